/* How alike two blocks are, and finding the blocks that are, without looking at all pairs. */
#include "compare/parts.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

/* A block is looked for by its smallest hashes of three syllables (bottom-k sketch): blocks that
 * share much of their wording share some of them. */
#define SKETCH 24
#define MAX_HOLDERS 24   /* what more blocks hold tells nothing */
#define MAX_CANDIDATES 8 /* are measured */
#define FEW 64           /* hashes that are sorted as they stand */

/* Shell's sort: the lists are short, and a call for each comparison would cost more than they. */
static void sort_few(uint64_t *hash, int count)
{
    for (int gap = count > 2 ? count / 2 : 1; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
        for (int i = gap; i < count; i++) {
            uint64_t moved = hash[i];
            int at = i;
            for (; at >= gap && hash[at - gap] > moved; at -= gap) {
                hash[at] = hash[at - gap];
            }
            hash[at] = moved;
        }
    }
}

/* Hashes are spread evenly: dealt out by their first bits into as many lots as there are, they lie
 * almost in order. */
void hashes_sort(uint64_t *hash, int count)
{
    if (count < FEW) {
        sort_few(hash, count);
        return;
    }
    guint bits = g_bit_storage((gulong)count) - 2, shift = 64 - bits;
    size_t lots = (size_t)1 << bits;
    int *end = g_new0(int, lots + 1); /* of each lot, from 1 */
    uint64_t *dealt = g_new(uint64_t, (gsize)count);
    for (int i = 0; i < count; i++) {
        end[(hash[i] >> shift) + 1]++;
    }
    for (size_t lot = 1; lot <= lots; lot++) {
        end[lot] += end[lot - 1];
    }
    for (int i = 0; i < count; i++) {
        dealt[end[hash[i] >> shift]++] = hash[i];
    }
    memcpy(hash, dealt, (size_t)count * sizeof *hash);
    for (size_t lot = 0; lot < lots; lot++) {
        int first = lot > 0 ? end[lot - 1] : 0;
        sort_few(hash + first, end[lot] - first);
    }
    g_free(dealt);
    g_free(end);
}

static Grams grams_of_syllables(const uint64_t *syllable, int count)
{
    Grams grams = {g_new(uint64_t, (gsize)count * 2 + 1), 0};
    for (int i = 0; i < count; i++) {
        grams.gram[grams.count++] = syllable[i];
        if (i > 0) {
            grams.gram[grams.count++] = hash_join(syllable[i - 1], syllable[i]);
        }
    }
    hashes_sort(grams.gram, grams.count);
    return grams;
}

Grams grams_of(const Side *side, int block)
{
    const Block *b = &side->block[block];
    uint64_t *syllable = g_new(uint64_t, (gsize)b->words + 1);
    int count = 0;
    for (int i = 0; i < b->tokens; i++) {
        uint64_t word = side->token[b->first_token + i].folded;
        if (word) {
            syllable[count++] = word;
        }
    }
    Grams grams = grams_of_syllables(syllable, count);
    g_free(syllable);
    return grams;
}

void grams_clear(Grams *grams)
{
    g_free(grams->gram);
    *grams = (Grams){NULL, 0};
}

double grams_likeness(const Grams *a, const Grams *b)
{
    int both = 0;
    /* Without branches, of which no processor would guess which way they go. */
    for (int i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t x = a->gram[i], y = b->gram[j];
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    return a->count + b->count > 0 ? 2.0 * both / (a->count + b->count) : 1;
}

/* ---- search ---- */

/* The smallest different hashes of three syllables; short blocks are taken by what they have. */
static int sketch_of(const Side *side, int block, uint64_t *sketch)
{
    const Block *b = &side->block[block];
    int count = 0;
    uint64_t last[2] = {1, 1};
    for (int i = 0; i < b->tokens; i++) {
        uint64_t word = side->token[b->first_token + i].folded;
        if (!word) {
            continue;
        }
        uint64_t hash = hash_join(hash_join(last[0], last[1]), word);
        last[0] = last[1];
        last[1] = word;
        if (count == SKETCH && hash >= sketch[count - 1]) {
            continue;
        }
        int at = count;
        while (at > 0 && sketch[at - 1] > hash) {
            at--;
        }
        if (at > 0 && sketch[at - 1] == hash) {
            continue;
        }
        count += count < SKETCH;
        memmove(sketch + at + 1, sketch + at, (size_t)(count - 1 - at) * sizeof *sketch);
        sketch[at] = hash;
    }
    return count;
}

typedef struct Holders {
    int count, first[MAX_HOLDERS]; /* places in the list of `after` */
} Holders;

static GHashTable *index_sketches(const Side *side, const int *block, int count)
{
    GHashTable *index = g_hash_table_new_full(hash_int64, g_int64_equal, g_free, g_free);
    for (int i = 0; i < count; i++) {
        uint64_t sketch[SKETCH];
        int n = sketch_of(side, block[i], sketch);
        for (int s = 0; s < n; s++) {
            gint64 key = (gint64)sketch[s];
            Holders *holders = g_hash_table_lookup(index, &key);
            if (!holders) {
                holders = g_new0(Holders, 1);
                gint64 *kept = g_new(gint64, 1);
                *kept = key;
                g_hash_table_insert(index, kept, holders);
            }
            if (holders->count < MAX_HOLDERS) {
                holders->first[holders->count] = i;
            }
            holders->count++;
        }
    }
    return index;
}

typedef struct Candidate {
    int at, shared;
    double likeness;
} Candidate;

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    if (x->likeness > y->likeness || x->likeness < y->likeness) {
        return x->likeness > y->likeness ? -1 : 1;
    }
    return x->shared != y->shared ? y->shared - x->shared : x->at - y->at;
}

typedef struct Search {
    const Match *match;
    GHashTable *index; /* of sketches of the later blocks */
    const int *after;
    int *shared;  /* scratch, by later block */
    Grams *grams; /* of later blocks, once they were asked for */
} Search;

static const Grams *later_grams(Search *search, int at)
{
    if (!search->grams[at].gram) {
        search->grams[at] = grams_of(&search->match->side[AFTER], search->after[at]);
    }
    return &search->grams[at];
}

/* Those that share most of the sketch, then most alike first. */
static int find_candidates(Search *search, int before, Candidate *best)
{
    const Match *match = search->match;
    int *shared = search->shared;
    uint64_t sketch[SKETCH];
    int n = sketch_of(&match->side[BEFORE], before, sketch), seen = 0;
    Candidate found[SKETCH * MAX_HOLDERS];
    for (int s = 0; s < n; s++) {
        gint64 key = (gint64)sketch[s];
        const Holders *holders = g_hash_table_lookup(search->index, &key);
        for (int h = 0; holders && holders->count <= MAX_HOLDERS && h < holders->count; h++) {
            int at = holders->first[h];
            if (shared[at]++ == 0) {
                found[seen++].at = at;
            }
        }
    }
    for (int i = 0; i < seen; i++) {
        found[i].shared = shared[found[i].at];
        found[i].likeness = 0;
        shared[found[i].at] = 0;
    }
    /* cppcheck-suppress uninitvar ; the first `seen` are set above */
    qsort(found, (size_t)seen, sizeof *found, compare_candidates);
    int count = 0;
    Grams grams = grams_of(&match->side[BEFORE], before);
    for (int i = 0; i < seen && count < MAX_CANDIDATES; i++) {
        if (match->side[AFTER].block[search->after[found[i].at]].match < 0) {
            found[i].likeness = grams_likeness(&grams, later_grams(search, found[i].at));
            best[count++] = found[i];
        }
    }
    grams_clear(&grams);
    /* cppcheck-suppress uninitvar ; the first `count` are set above */
    qsort(best, (size_t)count, sizeof *best, compare_candidates);
    return count;
}

void similarity_pair(Match *match, const int *before, int count_before, const int *after,
                     int count_after, double least, TakePair take, void *context)
{
    if (count_before == 0 || count_after == 0) {
        return;
    }
    Search search = {.match = match,
                     .index = index_sketches(&match->side[AFTER], after, count_after),
                     .after = after,
                     .shared = g_new0(int, (gsize)count_after),
                     .grams = g_new0(Grams, (gsize)count_after)};
    for (int i = 0; i < count_before; i++) {
        if (match->side[BEFORE].block[before[i]].match >= 0) {
            continue;
        }
        Candidate best[MAX_CANDIDATES];
        int count = find_candidates(&search, before[i], best);
        for (int c = 0; c < count && best[c].likeness > least; c++) {
            if (take(match, before[i], after[best[c].at], context)) {
                break;
            }
        }
    }
    for (int i = 0; i < count_after; i++) {
        grams_clear(&search.grams[i]);
    }
    g_free(search.grams);
    g_free(search.shared);
    g_hash_table_unref(search.index);
}
