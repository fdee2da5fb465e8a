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

typedef struct Work {
    Pair *pair;
    Match match;
    int *block[2];                  /* of each section */
    Grams *heading[2], *content[2]; /* contents are read when they are asked for */
    GArray *found;                  /* of Candidate */
} Work;

typedef struct Candidate {
    int section[2];
    double likeness;
} Candidate;

/* ---- sections ---- */

static const PlanNode *heading_of(const PlanNode *node)
{
    return node->kind == PLAN_ANNEX ? node->u.annex.title : node->first;
}

static const char *title_of(Pool *pool, const PlanNode *node)
{
    const PlanNode *heading = heading_of(node);
    char *text = heading ? plan_text_of(heading) : g_strdup("");
    const char *number = node->kind == PLAN_ANNEX ? node->u.annex.label : node->u.section.number;
    const char *title =
        pool_printf(pool, "%s%s%s", number ? number : "", number && *text ? ". " : "", text);
    g_free(text);
    return title;
}

static void read_sections(Work *work, int s)
{
    const Side *side = &work->match.side[s];
    PairSide *result = &work->pair->side[s];
    GArray *sections = g_array_new(FALSE, TRUE, sizeof(PairSection));
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(int));
    for (int b = 0; b < side->blocks; b++) {
        const PlanNode *node = side->block[b].node;
        if (node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX) {
            PairSection section = {.node = node, .level = 1, .partner = -1};
            section.title = title_of(work->pair->pool, node);
            for (const PlanNode *p = node->parent; p; p = p->parent) {
                section.level += p->kind == PLAN_SECTION || p->kind == PLAN_ANNEX;
            }
            g_array_append_val(sections, section);
            g_array_append_val(blocks, b);
        }
    }
    result->sections = (int)sections->len;
    result->section = POOL_ARRAY(work->pair->pool, PairSection, sections->len + 1);
    for (guint i = 0; i < sections->len; i++) {
        result->section[i] = g_array_index(sections, PairSection, i);
    }
    g_array_free(sections, TRUE);
    work->block[s] = (int *)(void *)g_array_free(blocks, FALSE);
    work->heading[s] = g_new0(Grams, (gsize)result->sections + 1);
    work->content[s] = g_new0(Grams, (gsize)result->sections + 1);
    for (int i = 0; i < result->sections; i++) {
        const PlanNode *heading = heading_of(result->section[i].node);
        int block = heading ? side_find(side, heading) : -1;
        if (block >= 0) {
            work->heading[s][i] = grams_of(side, block);
        }
    }
}

/* ---- borrowed wording ---- */

typedef void (*RunStep)(uint64_t run, const int *token, void *context);

/* Calls back for each run of PROVINCES_RUN syllables in one paragraph, with its tokens. */
static void each_run(const Side *side, RunStep step, void *context)
{
    for (int b = 0; b < side->blocks; b++) {
        const Block *block = &side->block[b];
        bool leaf = block->node->kind == PLAN_PARAGRAPH || block->node->kind == PLAN_HEADING ||
                    block->node->kind == PLAN_CAPTION;
        int last[PROVINCES_RUN], count = 0;
        for (int i = 0; leaf && i < block->tokens; i++) {
            int token = block->first_token + i;
            if (!side->token[token].folded) {
                continue;
            }
            memmove(last, last + 1, sizeof last - sizeof *last);
            last[PROVINCES_RUN - 1] = token;
            if (++count >= PROVINCES_RUN) {
                uint64_t run = 0;
                for (int k = 0; k < PROVINCES_RUN; k++) {
                    run = hash_join(run, side->token[last[k]].folded);
                }
                step(run, last, context);
            }
        }
    }
}

static void add_run(uint64_t run, const int *token, void *context)
{
    (void)token;
    gint64 *key = g_new(gint64, 1);
    *key = (gint64)run;
    g_hash_table_add(context, key);
    // cppcheck-suppress memleak ; the table frees its keys
}

typedef struct Marking {
    GHashTable *runs; /* of the other plan */
    bool *borrowed;   /* [tokens] */
} Marking;

static void mark_run(uint64_t run, const int *token, void *context)
{
    const Marking *marking = context;
    gint64 key = (gint64)run;
    for (int k = 0; g_hash_table_contains(marking->runs, &key) && k < PROVINCES_RUN; k++) {
        marking->borrowed[token[k]] = true;
    }
}

static void count_borrowed(const Side *side, const bool *borrowed, int from, int count,
                           int *syllables, int *shared)
{
    *syllables = *shared = 0;
    for (int i = from; i < from + count; i++) {
        *syllables += side->token[i].folded != 0;
        *shared += borrowed[i];
    }
}

static void measure_side(Work *work, int s)
{
    const Side *side = &work->match.side[s], *other = &work->match.side[1 - s];
    PairSide *result = &work->pair->side[s];
    Marking marking = {g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                       g_new0(bool, (gsize)side->tokens + 1)};
    each_run(other, add_run, marking.runs);
    each_run(side, mark_run, &marking);
    count_borrowed(side, marking.borrowed, 0, side->tokens, &result->syllables, &result->borrowed);
    for (int i = 0; i < result->sections; i++) {
        const Block *block = &side->block[work->block[s][i]];
        count_borrowed(side, marking.borrowed, block->first_token, block->tokens,
                       &result->section[i].syllables, &result->section[i].borrowed);
    }
    g_free(marking.borrowed);
    g_hash_table_unref(marking.runs);
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
        *grams = grams_of(&work->match.side[s], work->block[s][section]);
    }
    return grams;
}

static void add_candidate(Work *work, int a, int b)
{
    double heading = heading_likeness(work, a, b);
    double content = grams_likeness(content_of(work, 0, a), content_of(work, 1, b));
    Candidate candidate = {{a, b}, HEADING_WEIGHT * heading + (1 - HEADING_WEIGHT) * content};
    bool same_kind =
        work->pair->side[0].section[a].node->kind == work->pair->side[1].section[b].node->kind;
    if (candidate.likeness >= CHILD_LEAST && (same_kind || content >= ANNEX_LEAST)) {
        g_array_append_val(work->found, candidate);
    }
}

typedef struct Looking {
    Work *work;
    int s;               /* the side being read */
    int *owner[2];       /* [tokens]: the innermost section around, or -1 */
    GHashTable *holders; /* run -> section of the other side that has it first, + 1 */
    GHashTable *seen;    /* pairs of sections that were measured */
} Looking;

static void hold_run(uint64_t run, const int *token, void *context)
{
    const Looking *looking = context;
    gint64 key = (gint64)run;
    if (!g_hash_table_contains(looking->holders, &key)) {
        gint64 *kept = g_new(gint64, 1);
        *kept = key;
        g_hash_table_insert(looking->holders, kept,
                            GINT_TO_POINTER(looking->owner[1 - looking->s][token[0]] + 1));
    }
}

static void meet_run(uint64_t run, const int *token, void *context)
{
    const Looking *looking = context;
    gint64 key = (gint64)run;
    int other = GPOINTER_TO_INT(g_hash_table_lookup(looking->holders, &key)) - 1;
    int own = looking->owner[looking->s][token[0]];
    if (other < 0 || own < 0) {
        return;
    }
    int a = looking->s == 0 ? own : other, b = looking->s == 0 ? other : own;
    gint64 pair = (gint64)a * looking->work->pair->side[1].sections + b;
    if (!g_hash_table_contains(looking->seen, &pair)) {
        gint64 *kept = g_new(gint64, 1);
        *kept = pair;
        g_hash_table_add(looking->seen, kept);
        add_candidate(looking->work, a, b);
    }
}

/* Sections stand in reading order, so that the inner ones come after those around them. */
static int *owners_of(const Work *work, int s)
{
    const Side *side = &work->match.side[s];
    int *owner = g_new(int, (gsize)side->tokens + 1);
    for (int i = 0; i < side->tokens; i++) {
        owner[i] = -1;
    }
    for (int i = 0; i < work->pair->side[s].sections; i++) {
        const Block *block = &side->block[work->block[s][i]];
        for (int t = block->first_token; t < block->first_token + block->tokens; t++) {
            owner[t] = i;
        }
    }
    return owner;
}

/* Sections that share a run of syllables. From both sides, because a run may stand in several. */
static void find_alike(Work *work)
{
    Looking looking = {.work = work,
                       .owner = {owners_of(work, 0), owners_of(work, 1)},
                       .seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
    for (looking.s = 0; looking.s < 2; looking.s++) {
        looking.holders = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
        each_run(&work->match.side[1 - looking.s], hold_run, &looking);
        each_run(&work->match.side[looking.s], meet_run, &looking);
        g_hash_table_unref(looking.holders);
    }
    g_hash_table_unref(looking.seen);
    g_free(looking.owner[0]);
    g_free(looking.owner[1]);
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

Pair *pair_new(const Catalogue *catalogue, const Plan *a, const Plan *b)
{
    Pair *pair = g_new0(Pair, 1);
    pair->pool = pool_new();
    pair->plan[0] = pair->side[0].plan = a;
    pair->plan[1] = pair->side[1].plan = b;
    Work work = {.pair = pair,
                 .match = {.letters = letters_new()},
                 .found = g_array_new(FALSE, FALSE, sizeof(Candidate))};
    for (int s = 0; s < 2; s++) {
        side_read(&work.match.side[s], pair->plan[s], work.match.letters);
        read_sections(&work, s);
    }
    for (int s = 0; s < 2; s++) {
        measure_side(&work, s);
    }
    pair->same = work.match.side[0].block[0].hash == work.match.side[1].block[0].hash;
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
        g_free(work.block[s]);
        side_clear(&work.match.side[s]);
    }
    letters_free(work.match.letters);
    g_array_free(work.found, TRUE);
    pair->matrix = matrix_new(catalogue, pair->plan, 2);
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
