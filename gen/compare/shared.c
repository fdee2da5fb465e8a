#include "compare/shared.h"

#include "compare/hash.h"
#include "compare/provinces.h"

static gsize syllables_of(const Shared *shared, int side)
{
    return (gsize)shared->wording[side]->syllables;
}

/* Only what both have gets a number, so that tallies are short. */
static void number_singles(Shared *shared)
{
    const Wording *a = shared->wording[0], *b = shared->wording[1];
    guint32 *of_first = g_new0(guint32, (gsize)a->words.count + 1);
    guint32 *of_second = g_new0(guint32, (gsize)b->words.count + 1);
    for (guint32 i = 1; i <= b->words.count; i++) {
        guint32 known = numbers_find(&a->words, b->words.hash[i]);
        if (known > 0) {
            of_first[known] = of_second[i] = ++shared->grams;
        }
    }
    for (gsize i = 0; i < syllables_of(shared, 0); i++) {
        shared->single[0][i] = of_first[a->syllable[i]];
    }
    for (gsize i = 0; i < syllables_of(shared, 1); i++) {
        shared->single[1][i] = of_second[b->syllable[i]];
    }
    g_free(of_first);
    g_free(of_second);
}

/* Two beside each other are the same gram whichever comes first. */
static void number_pairs(Shared *shared)
{
    const Wording *a = shared->wording[0], *b = shared->wording[1];
    Numbers pairs = numbers_new(syllables_of(shared, 0) / 2);
    for (int i = 1; i < a->syllables; i++) {
        shared->paired[0][i] =
            numbers_add(&pairs, hash_join(wording_hash(a, i - 1), wording_hash(a, i)));
    }
    guint32 *of_first = g_new0(guint32, (gsize)pairs.count + 1);
    for (int i = 1; i < b->syllables; i++) {
        guint32 known = numbers_find(&pairs, hash_join(wording_hash(b, i - 1), wording_hash(b, i)));
        bool is_new = (known > 0) & (of_first[known] == 0);
        shared->grams += is_new;
        of_first[known] = is_new ? shared->grams : of_first[known];
        shared->paired[1][i] = of_first[known];
    }
    for (int i = 1; i < a->syllables; i++) {
        shared->paired[0][i] = of_first[shared->paired[0][i]];
    }
    numbers_clear(&pairs);
    g_free(of_first);
}

#define ROLL UINT64_C(0x9E3779B97F4A7C15)

typedef struct Runs {
    Numbers numbers;
    guint32 *of_first; /* [syllables of the first]: the number of the run that begins here, or 0 */
    int *first[2];     /* by number: where each begins first, from 1; 0: nowhere */
} Runs;

/* Of the first wording all runs are numbered. */
static void add_run(Runs *runs, int place, uint64_t hash)
{
    guint32 known = runs->numbers.count, number = numbers_add(&runs->numbers, hash);
    runs->of_first[place] = number;
    runs->first[0][number] = number > known ? place + 1 : runs->first[0][number];
}

/* Of the second those are known again that the first has. */
static void find_run(Shared *shared, Runs *runs, int place, uint64_t hash)
{
    guint32 number = numbers_find(&runs->numbers, hash);
    shared->met[1][place] = runs->first[0][number] - 1;
    runs->first[1][number] = runs->first[1][number] ? runs->first[1][number] : place + 1;
}

/* Only a stretch of shared syllables whose pairs are shared holds runs that both have. Their hash
 * rolls along: a polynomial of the numbers, with ROLL for its variable. */
static void read_runs(Shared *shared, int side, Runs *runs)
{
    const Wording *wording = shared->wording[side];
    const guint32 *single = shared->single[side], *paired = shared->paired[side];
    uint64_t leaving = 1; /* what a syllable has been multiplied with when it leaves */
    for (int i = 0; i < PROVINCES_RUN; i++) {
        leaving *= ROLL;
    }
    for (int t = 0; t < wording->texts; t++) {
        int length = 0;
        uint64_t hash = 0;
        for (int i = wording->text[t]; i < wording->text[t + 1]; i++) {
            if (single[i] == 0 || paired[i] == 0) {
                length = 0;
                hash = 0;
            }
            length += single[i] != 0;
            hash = hash * ROLL + single[i];
            if (length > PROVINCES_RUN) {
                hash -= leaving * single[i - PROVINCES_RUN];
            }
            if (length >= PROVINCES_RUN) {
                int place = i + 1 - PROVINCES_RUN;
                if (side == 0) {
                    add_run(runs, place, hash);
                } else {
                    find_run(shared, runs, place, hash);
                }
            }
        }
    }
}

static void meet_runs(Shared *shared)
{
    gsize most = syllables_of(shared, 0) + 1;
    Runs runs = {
        numbers_new(most / 4), g_new0(guint32, most), {g_new0(int, most), g_new0(int, most)}};
    for (gsize i = 0; i < syllables_of(shared, 1); i++) {
        shared->met[1][i] = -1;
    }
    read_runs(shared, 0, &runs);
    read_runs(shared, 1, &runs);
    runs.first[1][0] = 0;
    for (gsize i = 0; i < syllables_of(shared, 0); i++) {
        shared->met[0][i] = runs.first[1][runs.of_first[i]] - 1;
    }
    numbers_clear(&runs.numbers);
    g_free(runs.of_first);
    g_free(runs.first[0]);
    g_free(runs.first[1]);
}

Shared *shared_new(const Wording *a, const Wording *b)
{
    Shared *shared = g_new0(Shared, 1);
    shared->wording[0] = a;
    shared->wording[1] = b;
    for (int s = 0; s < 2; s++) {
        gsize room = syllables_of(shared, s) + 1;
        shared->single[s] = g_new(guint32, room);
        shared->paired[s] = g_new0(guint32, room);
        shared->met[s] = g_new(int, room);
    }
    number_singles(shared);
    number_pairs(shared);
    meet_runs(shared);
    return shared;
}

void shared_free(Shared *shared)
{
    for (int s = 0; s < 2; s++) {
        g_free(shared->single[s]);
        g_free(shared->paired[s]);
        g_free(shared->met[s]);
    }
    g_free(shared);
}

/* ---- counting ---- */

Tally *tally_new(const Shared *shared)
{
    return g_new0(Tally, (gsize)shared->grams + 1);
}

typedef struct Counting {
    GramCount *gram;
    guint32 kinds;
    Tally *tally;
} Counting;

/* Lists a gram when it is met for the first time. The place behind the last is written, too, which
 * costs less than to ask; 0, which is none, is in the tally from the start. */
static inline void count_gram(Counting *counting, guint32 gram)
{
    counting->gram[counting->kinds] = (GramCount){gram, 0};
    counting->kinds += counting->tally[gram]++ == 0;
}

Bag bag_read(const Shared *shared, int side, Syllables place, Tally *tally)
{
    const guint32 *single = shared->single[side] + place.first;
    const guint32 *paired = shared->paired[side] + place.first;
    guint32 total = place.count > 0 ? 2 * (guint32)place.count - 1 : 0;
    Counting counting = {g_new(GramCount, (gsize)total + 1), 0, tally};
    tally[0] = 1;
    if (place.count > 0) {
        count_gram(&counting, single[0]);
    }
    for (int i = 1; i < place.count; i++) {
        count_gram(&counting, single[i]);
        count_gram(&counting, paired[i]);
    }
    tally[0] = 0;
    for (guint32 i = 0; i < counting.kinds; i++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript) */
        counting.gram[i].count = tally[counting.gram[i].gram];
        tally[counting.gram[i].gram] = 0;
    }
    GramCount *gram = g_renew(GramCount, counting.gram, (gsize)counting.kinds + 1);
    return (Bag){gram, counting.kinds, total};
}

void bag_clear(Bag *bag)
{
    g_free(bag->gram);
    *bag = (Bag){0};
}

void tally_put(Tally *tally, const Bag *bag)
{
    for (guint32 i = 0; i < bag->kinds; i++) {
        tally[bag->gram[i].gram] = bag->gram[i].count;
    }
}

void tally_take(Tally *tally, const Bag *bag)
{
    for (guint32 i = 0; i < bag->kinds; i++) {
        tally[bag->gram[i].gram] = 0;
    }
}
