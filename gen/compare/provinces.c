/* Which sections of two plans are about the same, and how much wording they share. */
#include "compare/provinces.h"

#include "compare/parts.h"

#include <string.h>

/* Headings this alike make two sections worth measuring; so does a run of syllables they share. */
#define HEADING_LEAST 0.2
/* Of the likeness of two sections the heading has this part, the content the rest. From PAIR_LEAST
 * on they are about the same, from CHILD_LEAST on if the sections around them are; a section and an
 * annex only if their contents are alike. */
#define HEADING_WEIGHT 0.5
#define PAIR_LEAST 0.32
#define CHILD_LEAST 0.15
#define ANNEX_LEAST 0.5
/* A heading that is wholly within the other is as good as one this alike. */
#define WITHIN 0.7

/* Which runs of PROVINCES_RUN syllables a wording has, and where each stands first: an open table
 * of the places of runs, from 1. */
typedef struct Runs {
    uint64_t *run; /* [syllables]: the one that begins there; NONE where a text ends before */
    guint32 *first;
    guint64 mask;
} Runs;

#define NONE 0

typedef struct Work {
    Pair *pair;
    const Wording *wording[2];
    Runs runs[2];
    Grams *heading[2], *content[2]; /* of sections; contents are read when they are asked for */
    GArray *found;                  /* of Candidate */
    GHashTable *seen;               /* pairs of sections that were measured */
} Work;

typedef struct Candidate {
    int section[2];
    double likeness;
} Candidate;

/* ---- sections ---- */

static const char *title_of(Pool *pool, const PlanNode *node)
{
    const PlanNode *heading = node->kind == PLAN_ANNEX ? node->u.annex.title : node->first;
    char *text = heading ? plan_text_of(heading) : g_strdup("");
    const char *number = node->kind == PLAN_ANNEX ? node->u.annex.label : node->u.section.number;
    const char *title =
        pool_printf(pool, "%s%s%s", number ? number : "", number && *text ? ". " : "", text);
    g_free(text);
    return title;
}

static Grams grams_at(const Wording *wording, Syllables place)
{
    return grams_of_syllables(wording->syllable + place.first, place.count);
}

static void read_sections(Work *work, int s)
{
    const Wording *wording = work->wording[s];
    PairSide *result = &work->pair->side[s];
    gsize room = (gsize)wording->sections + 1;
    result->sections = wording->sections;
    result->section = POOL_ARRAY(work->pair->pool, PairSection, room);
    work->heading[s] = g_new0(Grams, room);
    work->content[s] = g_new0(Grams, room);
    for (int i = 0; i < result->sections; i++) {
        const PlanNode *node = wording->section[i].node;
        PairSection section = {.node = node, .level = 1, .partner = -1};
        section.title = title_of(work->pair->pool, node);
        section.syllables = wording->section[i].all.count;
        for (const PlanNode *p = node->parent; p; p = p->parent) {
            section.level += p->kind == PLAN_SECTION || p->kind == PLAN_ANNEX;
        }
        result->section[i] = section;
        if (wording->section[i].heading.count > 0) {
            work->heading[s][i] = grams_at(wording, wording->section[i].heading);
        }
    }
}

/* ---- borrowed wording ---- */

/* The slot of a run, or the empty one where it belongs. */
static guint64 slot_of(const Runs *runs, uint64_t run)
{
    guint64 slot = run >> 1 & runs->mask;
    while (runs->first[slot] && runs->run[runs->first[slot] - 1] != run) {
        slot = (slot + 1) & runs->mask;
    }
    return slot;
}

G_STATIC_ASSERT((PROVINCES_RUN & (PROVINCES_RUN - 1)) == 0);

/* Runs lie within one text: of each the hash of its first half with that of the other, which are
 * made the same way. */
static Runs runs_of(const Wording *wording)
{
    gsize count = (gsize)wording->syllables;
    Runs runs = {.run = g_new0(uint64_t, count + 1)};
    for (int t = 0; t < wording->texts; t++) {
        int from = wording->text[t], length = wording->text[t + 1] - from;
        memcpy(runs.run + from, wording->syllable + from, (size_t)length * sizeof *runs.run);
        for (int half = 1; half < PROVINCES_RUN; half *= 2) {
            length = MAX(length - half, 0);
            for (int i = from; i < from + length; i++) {
                runs.run[i] = hash_join(runs.run[i], runs.run[i + half]) | 1;
            }
        }
        for (int i = from + length; i < wording->text[t + 1]; i++) {
            runs.run[i] = NONE;
        }
    }
    runs.mask = ((guint64)1 << (g_bit_storage(count) + 1)) - 1;
    runs.first = g_new0(guint32, runs.mask + 1);
    for (guint32 i = 0; i < count; i++) {
        if (runs.run[i] != NONE) {
            guint64 slot = slot_of(&runs, runs.run[i]);
            runs.first[slot] = runs.first[slot] ? runs.first[slot] : i + 1;
        }
    }
    return runs;
}

/* Where the run stands first, or -1. */
static int find_run(const Runs *runs, uint64_t run)
{
    return run == NONE ? -1 : (int)runs->first[slot_of(runs, run)] - 1;
}

static void measure_side(Work *work, int s)
{
    const Wording *wording = work->wording[s];
    PairSide *result = &work->pair->side[s];
    /* How many syllables up to each are borrowed. */
    int *borrowed = g_new(int, (gsize)wording->syllables + 1);
    int until = 0;
    borrowed[0] = 0;
    for (int i = 0; i < wording->syllables; i++) {
        if (find_run(&work->runs[1 - s], work->runs[s].run[i]) >= 0) {
            until = i + PROVINCES_RUN;
        }
        borrowed[i + 1] = borrowed[i] + (i < until);
    }
    result->syllables = wording->syllables;
    result->borrowed = borrowed[wording->syllables];
    for (int i = 0; i < result->sections; i++) {
        Syllables all = wording->section[i].all;
        result->section[i].borrowed = borrowed[all.first + all.count] - borrowed[all.first];
    }
    g_free(borrowed);
}

/* ---- sections about the same ---- */

static double heading_likeness(const Work *work, int a, int b)
{
    const Grams *x = &work->heading[0][a], *y = &work->heading[1][b];
    if (x->count == 0 || y->count == 0) {
        return 0;
    }
    double likeness = grams_likeness(x, y);
    int fewer = MIN(x->count, y->count);
    /* "Mục tiêu" within "Quan điểm, mục tiêu"; one syllable alone says nothing. */
    double within = likeness * (x->count + y->count) / 2 / fewer;
    return fewer > 1 ? MAX(likeness, WITHIN * within) : likeness;
}

static const Grams *content_of(Work *work, int s, int section)
{
    Grams *grams = &work->content[s][section];
    if (!grams->gram) {
        *grams = grams_at(work->wording[s], work->wording[s]->section[section].all);
    }
    return grams;
}

/* The most that two lists can be alike: as many as the shorter has in common. */
static double most_alike(int a, int b)
{
    return a + b > 0 ? 2.0 * MIN(a, b) / (a + b) : 1;
}

/* Measures the contents unless they are too different in length to matter. */
static void measure(Work *work, int a, int b)
{
    const WordingSection *x = &work->wording[0]->section[a], *y = &work->wording[1]->section[b];
    double heading = HEADING_WEIGHT * heading_likeness(work, a, b);
    double least = x->node->kind == y->node->kind ? 0 : ANNEX_LEAST;
    double most = most_alike(MAX(2 * x->all.count - 1, 0), MAX(2 * y->all.count - 1, 0));
    if (most < least || heading + (1 - HEADING_WEIGHT) * most < CHILD_LEAST) {
        return;
    }
    double content = grams_likeness(content_of(work, 0, a), content_of(work, 1, b));
    Candidate candidate = {{a, b}, heading + (1 - HEADING_WEIGHT) * content};
    if (candidate.likeness >= CHILD_LEAST && content >= least) {
        g_array_append_val(work->found, candidate);
    }
}

static void add_candidate(Work *work, int a, int b)
{
    gint64 pair = (gint64)a * work->pair->side[1].sections + b;
    if (!g_hash_table_contains(work->seen, &pair)) {
        gint64 *kept = g_new(gint64, 1);
        *kept = pair;
        g_hash_table_add(work->seen, kept);
        measure(work, a, b);
    }
}

/* The innermost section around each syllable, or -1. Sections stand in reading order, so that the
 * inner ones come after those around them. */
static int *owners_of(const Wording *wording)
{
    int *owner = g_new(int, (gsize)wording->syllables + 1);
    for (int i = 0; i < wording->syllables; i++) {
        owner[i] = -1;
    }
    for (int i = 0; i < wording->sections; i++) {
        Syllables all = wording->section[i].all;
        for (int k = all.first; k < all.first + all.count; k++) {
            owner[k] = i;
        }
    }
    return owner;
}

/* Sections that share a run of syllables. From both sides, because a run may stand in several. */
static void find_alike(Work *work)
{
    int *owner[2] = {owners_of(work->wording[0]), owners_of(work->wording[1])};
    for (int s = 0; s < 2; s++) {
        int last[2] = {-1, -1}; /* most runs meet the same as the one before */
        for (int i = 0; i < work->wording[s]->syllables; i++) {
            int place = find_run(&work->runs[1 - s], work->runs[s].run[i]);
            int met[2];
            met[s] = owner[s][i];
            met[1 - s] = place >= 0 ? owner[1 - s][place] : -1;
            bool new = met[0] != last[0] || met[1] != last[1];
            if (new &&met[0] >= 0 && met[1] >= 0) {
                add_candidate(work, met[0], met[1]);
                memcpy(last, met, sizeof last);
            }
        }
    }
    g_free(owner[0]);
    g_free(owner[1]);
}

static void find_headings(Work *work)
{
    for (int a = 0; a < work->pair->side[0].sections; a++) {
        for (int b = 0; b < work->pair->side[1].sections; b++) {
            if (heading_likeness(work, a, b) >= HEADING_LEAST) {
                add_candidate(work, a, b);
            }
        }
    }
}

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    if (x->likeness > y->likeness || x->likeness < y->likeness) {
        return x->likeness > y->likeness ? -1 : 1;
    }
    int order = x->section[0] + x->section[1] - y->section[0] - y->section[1];
    return order ? order : x->section[0] - y->section[0];
}

static void set_partners(Work *work, int a, int b, double likeness)
{
    PairSection *x = &work->pair->side[0].section[a], *y = &work->pair->side[1].section[b];
    if (x->partner < 0 && y->partner < 0) {
        x->partner = b;
        y->partner = a;
        x->likeness = y->likeness = likeness;
    }
}

/* The section around a section, or -1. */
static int around(const PairSide *side, int section)
{
    int level = side->section[section].level;
    for (int i = section - 1; i >= 0; i--) {
        if (side->section[i].level < level) {
            return i;
        }
    }
    return -1;
}

static void choose_alike(Work *work)
{
    for (guint i = 0; i < work->found->len; i++) {
        const Candidate *c = &g_array_index(work->found, Candidate, i);
        if (c->likeness >= PAIR_LEAST) {
            set_partners(work, c->section[0], c->section[1], c->likeness);
        }
    }
}

/* Two sections with other headings whose parts are about the same are, too: those with most such
 * parts first. From the innermost outwards, since what is found here is a part of what is around.
 */
static void choose_around(Work *work)
{
    const PairSide *a = &work->pair->side[0], *b = &work->pair->side[1];
    for (int found = 1; found > 0;) {
        GArray *votes = g_array_new(FALSE, FALSE, sizeof(Candidate));
        for (int i = 0; i < a->sections; i++) {
            int other = a->section[i].partner, x = around(a, i), y;
            y = other >= 0 ? around(b, other) : -1;
            if (x < 0 || y < 0 || a->section[x].partner >= 0 || b->section[y].partner >= 0) {
                continue;
            }
            guint at = 0;
            while (at < votes->len && (g_array_index(votes, Candidate, at).section[0] != x ||
                                       g_array_index(votes, Candidate, at).section[1] != y)) {
                at++;
            }
            Candidate none = {{x, y}, 0};
            if (at == votes->len) {
                g_array_append_val(votes, none);
            }
            g_array_index(votes, Candidate, at).likeness += 1;
        }
        g_array_sort(votes, compare_candidates);
        found = (int)votes->len;
        for (guint i = 0; i < votes->len; i++) {
            const Candidate *c = &g_array_index(votes, Candidate, i);
            int x = c->section[0], y = c->section[1];
            set_partners(work, x, y,
                         HEADING_WEIGHT * heading_likeness(work, x, y) +
                             (1 - HEADING_WEIGHT) *
                                 grams_likeness(content_of(work, 0, x), content_of(work, 1, y)));
        }
        g_array_free(votes, TRUE);
    }
}

static void choose_within(Work *work)
{
    const PairSide *a = &work->pair->side[0], *b = &work->pair->side[1];
    for (guint i = 0; i < work->found->len; i++) {
        const Candidate *c = &g_array_index(work->found, Candidate, i);
        int x = around(a, c->section[0]), y = around(b, c->section[1]);
        if (x >= 0 && y >= 0 && a->section[x].partner == y) {
            set_partners(work, c->section[0], c->section[1], c->likeness);
        }
    }
}

static void choose_partners(Work *work)
{
    g_array_sort(work->found, compare_candidates);
    choose_alike(work);
    choose_around(work);
    choose_within(work);
}

Pair *pair_of_wordings(const Catalogue *catalogue, const Wording *a, const Wording *b)
{
    Pair *pair = g_new0(Pair, 1);
    pair->pool = pool_new();
    Work work = {.pair = pair,
                 .wording = {a, b},
                 .found = g_array_new(FALSE, FALSE, sizeof(Candidate)),
                 .seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
    for (int s = 0; s < 2; s++) {
        pair->plan[s] = pair->side[s].plan = work.wording[s]->plan;
        work.runs[s] = runs_of(work.wording[s]);
        read_sections(&work, s);
    }
    for (int s = 0; s < 2; s++) {
        measure_side(&work, s);
    }
    pair->same = a->hash == b->hash;
    find_headings(&work);
    find_alike(&work);
    choose_partners(&work);
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < pair->side[s].sections; i++) {
            grams_clear(&work.heading[s][i]);
            grams_clear(&work.content[s][i]);
        }
        g_free(work.heading[s]);
        g_free(work.content[s]);
        g_free(work.runs[s].run);
        g_free(work.runs[s].first);
    }
    g_hash_table_unref(work.seen);
    g_array_free(work.found, TRUE);
    pair->matrix = matrix_new(catalogue, pair->plan, 2);
    return pair;
}

Pair *pair_new(const Catalogue *catalogue, const Plan *a, const Plan *b)
{
    Wording *x = wording_new(a), *y = wording_new(b);
    Pair *pair = pair_of_wordings(catalogue, x, y);
    wording_free(x);
    wording_free(y);
    return pair;
}

void pair_free(Pair *pair)
{
    if (pair) {
        matrix_free(pair->matrix);
        pool_free(pair->pool);
        g_free(pair);
    }
}
