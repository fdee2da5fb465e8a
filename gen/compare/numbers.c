#include "compare/numbers.h"

#include "base/hash.h"

#define FEWEST_SLOTS 16

/* One is written behind the last. */
static uint64_t *new_hashes(uint64_t *hash, guint32 slots)
{
    hash = g_renew(uint64_t, hash, (gsize)slots / 2 + 2);
    hash[0] = 0;
    return hash;
}

Numbers numbers_new(gsize expected)
{
    guint32 slots = FEWEST_SLOTS;
    while (slots / 2 <= expected) {
        slots *= 2;
    }
    return (Numbers){.hash = new_hashes(NULL, slots),
                     .slot = g_new0(guint32, slots),
                     .multiplier = hash_multiplier(),
                     .mask = slots - 1};
}

void numbers_clear(Numbers *numbers)
{
    g_free(numbers->hash);
    g_free(numbers->slot);
    *numbers = (Numbers){0};
}

void numbers_grow(Numbers *numbers)
{
    guint32 slots = 2 * (numbers->mask + 1);
    g_free(numbers->slot);
    numbers->hash = new_hashes(numbers->hash, slots);
    numbers->slot = g_new0(guint32, slots);
    numbers->mask = slots - 1;
    for (guint32 number = 1; number <= numbers->count; number++) {
        numbers->slot[numbers_slot(numbers, numbers->hash[number])] = number;
    }
}
