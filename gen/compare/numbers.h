/* Private to compare/: hashes numbered from 1 in the order in which they come, so that what is
 * known of each stands in plain arrays, and counting costs no search. An open table, because a call
 * and an allocation for each of the tens of thousands of a plan would cost more than the rest of
 * the work. */
#ifndef KEHOACH_COMPARE_NUMBERS_H
#define KEHOACH_COMPARE_NUMBERS_H

#include <glib.h>
#include <stdint.h>

typedef struct Numbers {
    uint64_t *hash;      /* [count + 1]: by number */
    guint32 *slot;       /* [mask + 1]: numbers; 0 where there is none */
    uint64_t multiplier; /* of hashes, which follow from the sources alone (base/hash.h) */
    guint32 count, mask; /* at most half of the slots are taken */
} Numbers;

/* Room for so many; it grows. */
Numbers numbers_new(gsize expected);
void numbers_clear(Numbers *numbers);
void numbers_grow(Numbers *numbers);

/* What is new and what is known again comes as it likes, and no processor would guess which: there
 * is no branch on it. */

/* The slot of a hash, or the empty one where it belongs. */
static inline guint32 numbers_slot(const Numbers *numbers, uint64_t hash)
{
    guint32 slot = (guint32)(hash * numbers->multiplier >> 32) & numbers->mask;
    for (;;) {
        guint32 number = numbers->slot[slot];
        if ((number == 0) | (numbers->hash[number] == hash)) {
            return slot;
        }
        slot = (slot + 1) & numbers->mask;
    }
}

/* The number of a hash, or 0. */
static inline guint32 numbers_find(const Numbers *numbers, uint64_t hash)
{
    return numbers->slot[numbers_slot(numbers, hash)];
}

static inline guint32 numbers_add(Numbers *numbers, uint64_t hash)
{
    guint32 *slot = &numbers->slot[numbers_slot(numbers, hash)], number = *slot;
    numbers->hash[numbers->count + 1] = hash;
    numbers->count += number == 0;
    number = number == 0 ? numbers->count : number;
    *slot = number;
    if (numbers->count > numbers->mask / 2) {
        numbers_grow(numbers);
    }
    return number;
}

#endif
