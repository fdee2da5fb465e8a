/* Private to compare/: the longest common part of two sequences of keys. */
#ifndef KEHOACH_COMPARE_SEQUENCE_H
#define KEHOACH_COMPARE_SEQUENCE_H

#include <stdint.h>

/* For each of the `n` keys of `a` the place in `b` of its partner, -1 for none; partners are equal
 * and in the same order, and the same with the sequences exchanged. The shortest edit where it is
 * near, else one found over keys that occur once: time grows linearly with the length for a given
 * number of differences and is bounded for any; memory is linear. */
void sequence_match(const uint64_t *a, int n, const uint64_t *b, int m, int *match);

/* The heaviest set of places that is in order on both sides. `partner` holds different places (or
 * -1); `weight` is at least 1 for those that count. Sets stays[i]. */
void sequence_heaviest(const int *partner, const int *weight, int n, int partners, _Bool *stays);

#endif
