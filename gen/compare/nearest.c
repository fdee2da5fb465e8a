#include "compare/nearest.h"

#include "compare/parts.h"

#include <string.h>

/* A plan is known by its smallest hashes of so many neighbouring syllables: plans that share much
 * wording share some of them. */
#define RUN 8
#define SKETCH 256
/* What more plans have is common law wording and tells nothing; it also bounds the search. */
#define MAX_HOLDERS 16

struct Sketch {
    uint64_t hash[SKETCH]; /* the smallest, in order */
    int count;
};

static void add_hash(Sketch *sketch, uint64_t hash)
{
    if (sketch->count == SKETCH && hash >= sketch->hash[SKETCH - 1]) {
        return; /* nearly all */
    }
    int at = 0;
    for (int end = sketch->count; at < end;) {
        int middle = (at + end) / 2;
        if (sketch->hash[middle] < hash) {
            at = middle + 1;
        } else {
            end = middle;
        }
    }
    if (at < sketch->count && sketch->hash[at] == hash) {
        return;
    }
    sketch->count += sketch->count < SKETCH;
    memmove(sketch->hash + at + 1, sketch->hash + at,
            (size_t)(sketch->count - 1 - at) * sizeof *sketch->hash);
    sketch->hash[at] = hash;
}

Sketch *sketch_new(const Wording *wording)
{
    Sketch *sketch = g_new(Sketch, 1);
    sketch->count = 0;
    for (int i = 0; i + RUN <= wording->syllables; i++) {
        add_hash(sketch, wording_run(wording, i, RUN));
    }
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
