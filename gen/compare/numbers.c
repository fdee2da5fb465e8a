#include "compare/numbers.h"

#define FEWEST_SLOTS 16

Numbers numbers_new(gsize expected)
{
    guint32 slots = FEWEST_SLOTS;
    while (slots / 2 <= expected) {
        slots *= 2;
    }
    return (Numbers){g_new(uint64_t, slots / 2), g_new0(guint32, slots), 0, slots - 1};
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
    numbers->hash = g_renew(uint64_t, numbers->hash, slots / 2);
    numbers->slot = g_new0(guint32, slots);
    numbers->mask = slots - 1;
    for (guint32 i = 0; i < numbers->count; i++) {
        numbers->slot[numbers_slot(numbers, numbers->hash[i])] = i + 1;
    }
}
