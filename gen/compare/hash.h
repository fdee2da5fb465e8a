/* Private to compare/: the hash by which what reads the same is known. Inline, since it is taken of
 * every syllable several times. */
#ifndef KEHOACH_COMPARE_HASH_H
#define KEHOACH_COMPARE_HASH_H

#include <stdint.h>

/* From nothing on, the order counts; of two hashes it does not. */
static inline uint64_t hash_join(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

#endif
