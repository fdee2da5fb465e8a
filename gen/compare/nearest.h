/* Which plans are worth a page side by side. */
#ifndef KEHOACH_COMPARE_NEAREST_H
#define KEHOACH_COMPARE_NEAREST_H

#include "compare/wording.h"

#include <stddef.h>

/* Places in the list of plans; a < b. */
typedef struct PlanPair {
    int a, b;
} PlanPair;

/* A plan is known by its smallest hashes of so many neighbouring syllables: plans that share much
 * wording share some of them. */
#define SKETCH_RUN 8
#define SKETCH_SIZE 256

typedef struct Sketch {
    uint64_t hash[SKETCH_SIZE]; /* in order, each once */
    int count;
} Sketch;

/* g_free it. */
Sketch *sketch_new(const Wording *wording);

/* All pairs of up to `all` plans; of more, each plan with the one that shares most of its wording:
 * never more pairs than plans, and none of plans that share nothing. Time grows linearly with the
 * number of plans. In order; of PlanPair, g_array_unref it. `sketches` are not looked at where all
 * are paired. */
GArray *nearest_pairs(const Sketch *const *sketches, size_t count, size_t all);

#endif
