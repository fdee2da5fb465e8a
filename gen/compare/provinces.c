/* Which sections of two plans are about the same, and how much wording they share. */
#include "compare/provinces.h"

#include "compare/shared.h"

/* Headings this alike make two sections worth measuring; so does a run of syllables they share. */
#define HEADING_LEAST 0.2
/* Of the likeness of two sections the heading has this part, the content the rest. From PAIR_LEAST
 * on they are about the same, from CHILD_LEAST on if the sections around them are; a section and an
 * annex only if their contents are alike. */
#define HEADING_WEIGHT 0.5
#define PAIR_LEAST 0.32
#define CHILD_LEAST 0.15
#define ANNEX_LEAST 0.5
#define UNALIKE (-1) /* less than any likeness */
/* A heading that is wholly within the other is as good as one this alike. */
#define WITHIN 0.7

typedef struct Work {
    Pair *pair;
    const Wording *wording[2];
    Shared *shared;
    Bag *heading[2], *content[2]; /* of sections */
    Tally *tally;
    guint8 *meet;  /* [sections of 0 * sections of 1]: share a run */
    GArray *found; /* of Candidate */
} Work;

/* Two sections that may be about the same. How alike their contents are is measured only once it
 * decides: of most it never does, since a section has one partner. */
typedef struct Candidate {
    int section[2];
    double heading;  /* what the headings add to the likeness */
    double likeness; /* the most that it can be, until it is measured */
    bool measured;
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

static void read_sections(Work *work, int s)
{
    const Wording *wording = work->wording[s];
    PairSide *result = &work->pair->side[s];
    gsize room = (gsize)wording->sections + 1;
    result->sections = wording->sections;
    result->left_out = wording->left_out;
    result->section = POOL_ARRAY(work->pair->pool, PairSection, room);
    work->heading[s] = g_new0(Bag, room);
    work->content[s] = g_new0(Bag, room);
    for (int i = 0; i < result->sections; i++) {
        const PlanNode *node = wording->section[i].node;
        PairSection section = {.node = node, .level = wording->section[i].level, .partner = -1};
        section.title = title_of(work->pair->pool, node);
        section.syllables = wording->section[i].all.count;
        result->section[i] = section;
        work->heading[s][i] = bag_read(work->shared, s, wording->section[i].heading, work->tally);
        work->content[s][i] = bag_read(work->shared, s, wording->section[i].all, work->tally);
    }
}

/* ---- borrowed wording ---- */

static void measure_side(Work *work, int s)
{
    const Wording *wording = work->wording[s];
    PairSide *result = &work->pair->side[s];
    /* How many syllables up to each are borrowed. */
    int *borrowed = g_new(int, (gsize)wording->syllables + 1);
    const int *met = work->shared->met[s];
    int until = 0;
    borrowed[0] = 0;
    for (int i = 0; i < wording->syllables; i++) {
        if (met[i] >= 0) {
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

static double heading_likeness(const Bag *x, const Bag *y, guint32 common)
{
    if (x->total == 0 || y->total == 0) {
        return 0;
    }
    double likeness = bags_alike(common, x, y);
    int fewer = (int)MIN(x->total, y->total);
    /* "Mục tiêu" within "Quan điểm, mục tiêu"; one syllable alone says nothing. */
    double within = likeness * (x->total + y->total) / 2 / fewer;
    return fewer > 1 ? MAX(likeness, WITHIN * within) : likeness;
}

/* How many grams two bags have in common: the longer is counted, the shorter looked up. */
static guint32 count_common(const Work *work, const Bag *a, const Bag *b)
{
    const Bag *longer = a->kinds > b->kinds ? a : b;
    tally_put(work->tally, longer);
    guint32 common = tally_common(work->tally, longer == a ? b : a);
    tally_take(work->tally, longer);
    return common;
}

static double content_likeness(const Work *work, int a, int b)
{
    const Bag *x = &work->content[0][a], *y = &work->content[1][b];
    return bags_alike(count_common(work, x, y), x, y);
}

/* The least that contents have to be alike. */
static double content_least(const Work *work, int a, int b)
{
    PlanKind kind = work->wording[0]->section[a].node->kind;
    return kind == work->wording[1]->section[b].node->kind ? 0 : ANNEX_LEAST;
}

static void measure(const Work *work, Candidate *candidate)
{
    int a = candidate->section[0], b = candidate->section[1];
    if (!candidate->measured) {
        double content = content_likeness(work, a, b);
        bool enough = content >= content_least(work, a, b);
        candidate->likeness =
            enough ? candidate->heading + (1 - HEADING_WEIGHT) * content : UNALIKE;
        candidate->measured = true;
    }
}

static guint8 *meet_at(const Work *work, int a, int b)
{
    return &work->meet[(gsize)a * (gsize)work->pair->side[1].sections + (gsize)b];
}

static void add_candidate(Work *work, int a, int b, double heading)
{
    const Bag *x = &work->content[0][a], *y = &work->content[1][b];
    /* Contents are most alike if all of the shorter is in the longer. */
    double most = bags_alike(MIN(x->total, y->total), x, y);
    heading *= HEADING_WEIGHT;
    Candidate candidate = {{a, b}, heading, heading + (1 - HEADING_WEIGHT) * most, false};
    if (candidate.likeness >= CHILD_LEAST && most >= content_least(work, a, b)) {
        g_array_append_val(work->found, candidate);
    }
}

static void find_candidates(Work *work)
{
    for (int a = 0; a < work->pair->side[0].sections; a++) {
        const Bag *x = &work->heading[0][a];
        tally_put(work->tally, x);
        for (int b = 0; b < work->pair->side[1].sections; b++) {
            const Bag *y = &work->heading[1][b];
            double heading = heading_likeness(x, y, tally_common(work->tally, y));
            if (heading >= HEADING_LEAST || *meet_at(work, a, b)) {
                add_candidate(work, a, b, heading);
            }
        }
        tally_take(work->tally, x);
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
static void find_meeting(const Work *work)
{
    int *owner[2] = {owners_of(work->wording[0]), owners_of(work->wording[1])};
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < work->wording[s]->syllables; i++) {
            int place = work->shared->met[s][i], met[2];
            if (place < 0) {
                continue;
            }
            met[s] = owner[s][i];
            met[1 - s] = owner[1 - s][place];
            if (met[0] >= 0 && met[1] >= 0) {
                *meet_at(work, met[0], met[1]) = true;
            }
        }
    }
    g_free(owner[0]);
    g_free(owner[1]);
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

static bool are_free(const Work *work, const Candidate *c)
{
    return work->pair->side[0].section[c->section[0]].partner < 0 &&
           work->pair->side[1].section[c->section[1]].partner < 0;
}

static int compare_measured(const void *a, const void *b, void *unused)
{
    (void)unused;
    return compare_candidates(a, b);
}

/* Takes the best of those that were measured, while none of the others can be as good. */
static void choose_measured(Work *work, GSequence *measured, double others)
{
    while (!g_sequence_is_empty(measured)) {
        GSequenceIter *first = g_sequence_get_begin_iter(measured);
        const Candidate *c = g_sequence_get(first);
        if (c->likeness <= others) {
            return;
        }
        set_partners(work, c->section[0], c->section[1], c->likeness);
        g_sequence_remove(first);
    }
}

/* The best first, as if all had been measured. */
static void choose_alike(Work *work)
{
    GSequence *measured = g_sequence_new(NULL);
    g_array_sort(work->found, compare_candidates);
    for (guint i = 0; i < work->found->len; i++) {
        Candidate *c = &g_array_index(work->found, Candidate, i);
        if (c->likeness < PAIR_LEAST) {
            break;
        }
        choose_measured(work, measured, c->likeness);
        if (are_free(work, c)) {
            measure(work, c);
            if (c->likeness >= PAIR_LEAST) {
                g_sequence_insert_sorted(measured, c, compare_measured, NULL);
            }
        }
    }
    choose_measured(work, measured, UNALIKE);
    g_sequence_free(measured);
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
            Candidate none = {.section = {x, y}};
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
            const Bag *p = &work->heading[0][x], *q = &work->heading[1][y];
            set_partners(work, x, y,
                         HEADING_WEIGHT * heading_likeness(p, q, count_common(work, p, q)) +
                             (1 - HEADING_WEIGHT) * content_likeness(work, x, y));
        }
        g_array_free(votes, TRUE);
    }
}

/* Those that are left and may yet stand within two sections that are about the same. */
static GArray *measure_left(Work *work)
{
    const PairSide *a = &work->pair->side[0], *b = &work->pair->side[1];
    GArray *left = g_array_new(FALSE, FALSE, sizeof(Candidate));
    for (guint i = 0; i < work->found->len; i++) {
        Candidate *c = &g_array_index(work->found, Candidate, i);
        int x = around(a, c->section[0]), y = around(b, c->section[1]);
        bool within = x >= 0 && y >= 0 && (a->section[x].partner < 0 || a->section[x].partner == y);
        if (within && are_free(work, c)) {
            measure(work, c);
            if (c->likeness >= CHILD_LEAST) {
                g_array_append_val(left, *c);
            }
        }
    }
    g_array_sort(left, compare_candidates);
    return left;
}

static void choose_within(Work *work)
{
    GArray *left = measure_left(work);
    for (guint i = 0; i < left->len; i++) {
        const Candidate *c = &g_array_index(left, Candidate, i);
        int x = around(&work->pair->side[0], c->section[0]);
        int y = around(&work->pair->side[1], c->section[1]);
        if (work->pair->side[0].section[x].partner == y) {
            set_partners(work, c->section[0], c->section[1], c->likeness);
        }
    }
    g_array_free(left, TRUE);
}

static void begin_work(Work *work)
{
    work->tally = tally_new(work->shared);
    for (int s = 0; s < 2; s++) {
        work->pair->plan[s] = work->pair->side[s].plan = work->wording[s]->plan;
        read_sections(work, s);
        measure_side(work, s);
    }
    gsize pairs = (gsize)work->pair->side[0].sections * (gsize)work->pair->side[1].sections;
    work->meet = g_new0(guint8, pairs + 1);
}

static void end_work(Work *work)
{
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < work->pair->side[s].sections; i++) {
            bag_clear(&work->heading[s][i]);
            bag_clear(&work->content[s][i]);
        }
        g_free(work->heading[s]);
        g_free(work->content[s]);
    }
    g_free(work->tally);
    g_free(work->meet);
    g_array_free(work->found, TRUE);
    shared_free(work->shared);
}

Pair *pair_of_wordings(Matrix *matrix, const Wording *a, const Wording *b)
{
    Pair *pair = g_new0(Pair, 1);
    pair->pool = pool_new();
    pair->matrix = matrix;
    Work work = {.pair = pair,
                 .wording = {a, b},
                 .shared = shared_new(a, b),
                 .found = g_array_new(FALSE, FALSE, sizeof(Candidate))};
    begin_work(&work);
    pair->same = a->hash == b->hash;
    find_meeting(&work);
    find_candidates(&work);
    choose_alike(&work);
    choose_around(&work);
    choose_within(&work);
    end_work(&work);
    return pair;
}

Pair *pair_new(const Catalogue *catalogue, const Plan *a, const Plan *b)
{
    Wording *x = wording_new(a), *y = wording_new(b);
    const Plan *plan[] = {a, b};
    Pair *pair = pair_of_wordings(matrix_new(catalogue, plan, 2), x, y);
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
