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
/* A heading that is wholly within the other is as good as one this alike. */
#define WITHIN 0.7

typedef struct Work {
    Pair *pair;
    const Wording *wording[2];
    Shared *shared;
    Bag *heading[2], *content[2]; /* of sections */
    Tally *of_heading, *of_content;
    guint8 *alike; /* [sections of 0 * sections of 1]: are worth measuring */
    GArray *found; /* of Candidate */
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

static void read_sections(Work *work, int s)
{
    const Wording *wording = work->wording[s];
    PairSide *result = &work->pair->side[s];
    gsize room = (gsize)wording->sections + 1;
    result->sections = wording->sections;
    result->section = POOL_ARRAY(work->pair->pool, PairSection, room);
    work->heading[s] = g_new0(Bag, room);
    work->content[s] = g_new0(Bag, room);
    for (int i = 0; i < result->sections; i++) {
        const PlanNode *node = wording->section[i].node;
        PairSection section = {.node = node, .level = 1, .partner = -1};
        section.title = title_of(work->pair->pool, node);
        section.syllables = wording->section[i].all.count;
        for (const PlanNode *p = node->parent; p; p = p->parent) {
            section.level += p->kind == PLAN_SECTION || p->kind == PLAN_ANNEX;
        }
        result->section[i] = section;
        work->heading[s][i] =
            bag_read(work->shared, s, wording->section[i].heading, work->of_heading);
        work->content[s][i] = bag_read(work->shared, s, wording->section[i].all, work->of_content);
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

/* Measures two sections, of which that of side `s` is in the tallies, by heading and, unless they
 * are too different in length to matter, by content. */
static void measure(Work *work, int s, const int *section)
{
    int at = section[s], other = section[1 - s];
    PlanKind kind = work->wording[s]->section[at].node->kind;
    PlanKind other_kind = work->wording[1 - s]->section[other].node->kind;
    const Bag *a = &work->heading[s][at], *b = &work->heading[1 - s][other];
    double heading = HEADING_WEIGHT * heading_likeness(a, b, tally_common(work->of_heading, b));
    const Bag *p = &work->content[s][at], *q = &work->content[1 - s][other];
    double least = kind == other_kind ? 0 : ANNEX_LEAST;
    /* The most that they can be alike: all of the shorter is in the longer. */
    double most = bags_alike(MIN(p->total, q->total), p, q);
    if (most < least || heading + (1 - HEADING_WEIGHT) * most < CHILD_LEAST) {
        return;
    }
    double content = bags_alike(tally_common(work->of_content, q), p, q);
    Candidate candidate = {{section[0], section[1]}, heading + (1 - HEADING_WEIGHT) * content};
    if (candidate.likeness >= CHILD_LEAST && content >= least) {
        g_array_append_val(work->found, candidate);
    }
}

static guint8 *alike_at(const Work *work, int a, int b)
{
    return &work->alike[(gsize)a * (gsize)work->pair->side[1].sections + (gsize)b];
}

/* Of two sections, whatever they are. */
static double likeness_of(Work *work, int a, int b)
{
    const Bag *x = &work->heading[0][a], *y = &work->heading[1][b];
    const Bag *p = &work->content[0][a], *q = &work->content[1][b];
    tally_put(work->of_heading, x);
    tally_put(work->of_content, p);
    double heading = heading_likeness(x, y, tally_common(work->of_heading, y));
    double content = bags_alike(tally_common(work->of_content, q), p, q);
    tally_take(work->of_heading, x);
    tally_take(work->of_content, p);
    return HEADING_WEIGHT * heading + (1 - HEADING_WEIGHT) * content;
}

/* Each pair once: the longer section is counted, the shorter looked up. */
static void measure_alike(Work *work, int s)
{
    int section[2];
    for (int i = 0; i < work->pair->side[s].sections; i++) {
        const PairSection *other = work->pair->side[1 - s].section;
        int syllables = work->pair->side[s].section[i].syllables;
        section[s] = i;
        tally_put(work->of_heading, &work->heading[s][i]);
        tally_put(work->of_content, &work->content[s][i]);
        for (int k = 0; k < work->pair->side[1 - s].sections; k++) {
            section[1 - s] = k;
            if (other[k].syllables < syllables + 1 - s && *alike_at(work, section[0], section[1])) {
                measure(work, s, section);
            }
        }
        tally_take(work->of_heading, &work->heading[s][i]);
        tally_take(work->of_content, &work->content[s][i]);
    }
}

static void find_headings(Work *work)
{
    for (int a = 0; a < work->pair->side[0].sections; a++) {
        const Bag *x = &work->heading[0][a];
        tally_put(work->of_heading, x);
        for (int b = 0; b < work->pair->side[1].sections; b++) {
            const Bag *y = &work->heading[1][b];
            guint32 common = tally_common(work->of_heading, y);
            *alike_at(work, a, b) = heading_likeness(x, y, common) >= HEADING_LEAST;
        }
        tally_take(work->of_heading, x);
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
        for (int i = 0; i < work->wording[s]->syllables; i++) {
            int place = work->shared->met[s][i], met[2];
            if (place < 0) {
                continue;
            }
            met[s] = owner[s][i];
            met[1 - s] = owner[1 - s][place];
            if (met[0] >= 0 && met[1] >= 0) {
                *alike_at(work, met[0], met[1]) = true;
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
            set_partners(work, x, y, likeness_of(work, x, y));
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

static void begin_work(Work *work)
{
    work->of_heading = tally_new(work->shared);
    work->of_content = tally_new(work->shared);
    for (int s = 0; s < 2; s++) {
        work->pair->plan[s] = work->pair->side[s].plan = work->wording[s]->plan;
        read_sections(work, s);
        measure_side(work, s);
    }
    gsize pairs = (gsize)work->pair->side[0].sections * (gsize)work->pair->side[1].sections;
    work->alike = g_new0(guint8, pairs + 1);
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
    g_free(work->of_heading);
    g_free(work->of_content);
    g_free(work->alike);
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
    find_headings(&work);
    find_alike(&work);
    measure_alike(&work, 0);
    measure_alike(&work, 1);
    choose_partners(&work);
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
