#include "compare/nearest.h"

#include "compare/hash.h"

#include <stdlib.h>
#include <string.h>

/* What more plans have is common law wording and tells nothing; it also bounds the search. */
#define MAX_HOLDERS 16

/* Hashes are spread evenly, so that it is known below what there are about so many: more than are
 * kept, since a plan may say much of what it says several times. Where it does so still more often,
 * more are let in. */
#define LET_IN ((uint64_t)5 * SKETCH_SIZE)
#define ROOM (3 * SKETCH_SIZE)

/* The smallest hashes that were found, and some more until it is settled which they are. */
typedef struct Smallest {
    uint64_t hash[ROOM];
    int count;
} Smallest;

static int compare_hashes(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Leaves the smallest, each once. */
static void settle(Smallest *found)
{
    int count = 0;
    qsort(found->hash, (size_t)found->count, sizeof *found->hash, compare_hashes);
    for (int i = 0; i < found->count && count < SKETCH_SIZE; i++) {
        if (count == 0 || found->hash[i] != found->hash[count - 1]) {
            found->hash[count++] = found->hash[i];
        }
    }
    found->count = count;
}

/* Runs are hashed side by side: within one, each syllable has to wait for the one before it. */
#define SIDE_BY_SIDE 4

/* Adds hashes up to `most`, and gives how small they may be further on. */
static inline uint64_t add_runs(Smallest *found, const Wording *wording, int first, int count,
                                uint64_t most)
{
    uint64_t hash[SIDE_BY_SIDE] = {0};
    for (int k = 0; k < SKETCH_RUN; k++) {
        for (int i = 0; i < count; i++) {
            hash[i] = hash_join(hash[i], wording_hash(wording, first + i + k));
        }
    }
    for (int i = 0; i < count; i++) {
        if (hash[i] <= most) {
            found->hash[found->count++] = hash[i];
            if (found->count == ROOM) {
                settle(found);
                most = found->count == SKETCH_SIZE ? found->hash[SKETCH_SIZE - 1] : most;
            }
        }
    }
    return most;
}

static void read_runs(Smallest *found, const Wording *wording, uint64_t most)
{
    int runs = wording->syllables + 1 - SKETCH_RUN, i = 0;
    found->count = 0;
    for (; i + SIDE_BY_SIDE <= runs; i += SIDE_BY_SIDE) {
        most = add_runs(found, wording, i, SIDE_BY_SIDE, most);
    }
    for (; i < runs; i++) {
        most = add_runs(found, wording, i, 1, most);
    }
    settle(found);
}

Sketch *sketch_new(const Wording *wording)
{
    Smallest found;
    uint64_t runs = (uint64_t)MAX(wording->syllables, 1);
    uint64_t most = runs > LET_IN ? UINT64_MAX / runs * LET_IN : UINT64_MAX;
    read_runs(&found, wording, most);
    while (found.count < SKETCH_SIZE && most < UINT64_MAX) {
        most = most < UINT64_MAX / 4 ? most * 4 : UINT64_MAX;
        read_runs(&found, wording, most);
    }
    Sketch *sketch = g_new(Sketch, 1);
    sketch->count = found.count;
    memcpy(sketch->hash, found.hash, (size_t)found.count * sizeof *found.hash);
    return sketch;
}

typedef struct Holder {
    uint64_t hash;
    int plan;
} Holder;

static int compare_holders(const void *a, const void *b)
{
    const Holder *x = a, *y = b;
    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : x->plan - y->plan;
}

/* For each plan the one with which it shares most hashes, the first of equals; -1 if none. */
static void find_nearest(const GArray *holders, size_t count, int *nearest)
{
    GHashTable **shared = g_new(GHashTable *, count + 1);
    for (size_t i = 0; i < count; i++) {
        shared[i] = g_hash_table_new(NULL, NULL);
    }
    for (guint from = 0, to; from < holders->len; from = to) {
        const Holder *first = &g_array_index(holders, Holder, from);
        for (to = from + 1; to < holders->len && (first + (to - from))->hash == first->hash; to++) {
        }
        guint same = to - from;
        for (guint i = 0; same > 1 && same <= MAX_HOLDERS && i < same * same; i++) {
            int a = first[i / same].plan, b = first[i % same].plan;
            if (a != b) {
                gpointer key = GINT_TO_POINTER(b + 1);
                int now = GPOINTER_TO_INT(g_hash_table_lookup(shared[a], key));
                g_hash_table_insert(shared[a], key, GINT_TO_POINTER(now + 1));
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        GHashTableIter iter;
        gpointer plan, times;
        int most = 0;
        nearest[i] = -1;
        g_hash_table_iter_init(&iter, shared[i]);
        while (g_hash_table_iter_next(&iter, &plan, &times)) {
            int other = GPOINTER_TO_INT(plan) - 1, found = GPOINTER_TO_INT(times);
            if (found > most || (found == most && other < nearest[i])) {
                most = found;
                nearest[i] = other;
            }
        }
        g_hash_table_unref(shared[i]);
    }
    g_free(shared);
}

static void pair_nearest(GArray *pairs, const Sketch *const *sketches, size_t count)
{
    GArray *holders = g_array_new(FALSE, FALSE, sizeof(Holder));
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < sketches[i]->count; k++) {
            Holder holder = {sketches[i]->hash[k], (int)i};
            g_array_append_val(holders, holder);
        }
    }
    g_array_sort(holders, compare_holders);
    int *nearest = g_new(int, count);
    find_nearest(holders, count, nearest);
    for (int i = 0; i < (int)count; i++) {
        int other = nearest[i];
        bool told = other >= 0 && other < i && nearest[other] == i;
        if (other >= 0 && !told) {
            PlanPair pair = {MIN(i, other), MAX(i, other)};
            g_array_append_val(pairs, pair);
        }
    }
    g_free(nearest);
    g_array_free(holders, TRUE);
}

GArray *nearest_pairs(const Sketch *const *sketches, size_t count, size_t all)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(PlanPair));
    for (int a = 0; count <= all && a < (int)count; a++) {
        for (int b = a + 1; b < (int)count; b++) {
            PlanPair pair = {a, b};
            g_array_append_val(pairs, pair);
        }
    }
    if (count > all) {
        pair_nearest(pairs, sketches, count);
    }
    return pairs;
}
