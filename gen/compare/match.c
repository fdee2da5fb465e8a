/* Which block of the earlier plan is which of the later: by identity (ids of the author, names of
 * annexes and tables), by equal content wherever it stands, by headings, and by likeness. */
#include "base/hash.h"
#include "compare/parts.h"
#include "compare/sequence.h"

#include <string.h>

/* Shorter texts say too little to be known again in another place. */
#define MIN_WORDS_ELSEWHERE 5
#define MAX_VOTES 16
/* Siblings beyond so many are not looked through for their headings. */
#define MAX_SECTIONS 400
/* Runs of unmatched blocks beyond this many pairs are left to the search by sketches. */
#define MAX_PAIRS 4000

#define LEAST_VOTE 0.4      /* share of content that makes two containers one */
#define LEAST_IN_PLACE 0.35 /* likeness of neighbours */
#define LEAST_ALONE 0.2     /* of the only two between matched neighbours */
#define LEAST_ELSEWHERE 0.5

static const Block *block_at(const Match *match, SideName side, int at)
{
    return &match->side[side].block[at];
}

static bool is_container(PlanKind kind)
{
    return kind == PLAN_SECTION || kind == PLAN_LIST || kind == PLAN_ITEM || kind == PLAN_QUOTE ||
           kind == PLAN_ANNEX;
}

static int first_of_kind(const Side *side, int parent, PlanKind kind)
{
    const Block *top = &side->block[parent];
    int child = parent + 1;
    return child < top->end && side->block[child].node->kind == kind ? child : -1;
}

void match_set(Match *match, int before, int after)
{
    Block *a = &match->side[BEFORE].block[before], *b = &match->side[AFTER].block[after];
    a->match = after;
    b->match = before;
    PlanKind kind = a->node->kind;
    if (kind == PLAN_SECTION || kind == PLAN_ANNEX) {
        /* A heading belongs to its section and goes nowhere alone. */
        int x = first_of_kind(&match->side[BEFORE], before, PLAN_HEADING);
        int y = first_of_kind(&match->side[AFTER], after, PLAN_HEADING);
        if (x >= 0 && y >= 0) {
            match_set(match, x, y);
        }
    }
}

static bool are_free(const Match *match, int before, int after)
{
    const Block *a = block_at(match, BEFORE, before), *b = block_at(match, AFTER, after);
    return a->match < 0 && b->match < 0 && a->node->kind == b->node->kind;
}

/* Matches two blocks that read the same, with all below them. */
void match_same(Match *match, int before, int after)
{
    int n = block_at(match, BEFORE, before)->end - before;
    if (block_at(match, AFTER, after)->end - after != n) {
        return;
    }
    for (int i = 0; i < n; i++) {
        if (are_free(match, before + i, after + i)) {
            match_set(match, before + i, after + i);
        }
    }
}

/* ---- by identity ---- */

static void match_parts(Match *match)
{
    const Block *b = match->side[AFTER].block;
    match_set(match, 0, 0);
    for (int x = 1; x < match->side[BEFORE].blocks; x = block_at(match, BEFORE, x)->end) {
        const PlanNode *part = block_at(match, BEFORE, x)->node;
        for (int y = 1; y < match->side[AFTER].blocks; y = b[y].end) {
            bool same_name =
                part->kind != PLAN_ANNEX ||
                (part->u.annex.name && g_strcmp0(part->u.annex.name, b[y].node->u.annex.name) == 0);
            if (are_free(match, x, y) && same_name) {
                match_set(match, x, y);
            }
        }
    }
}

static void match_named(Match *match)
{
    const Plan *after = match->side[AFTER].plan;
    for (int i = 0; i < match->side[BEFORE].blocks; i++) {
        const PlanNode *node = block_at(match, BEFORE, i)->node;
        const PlanNode *other = node->named ? g_hash_table_lookup(after->ids, node->id) : NULL;
        int at = other && other->named ? side_find(&match->side[AFTER], other) : -1;
        if (at >= 0 && are_free(match, i, at)) {
            match_set(match, i, at);
        }
    }
}

/* ---- by headings ---- */

static uint64_t heading_key(const Side *side, int section)
{
    int heading = first_of_kind(side, section, PLAN_HEADING);
    if (heading < 0) {
        return 0;
    }
    const Block *block = &side->block[heading];
    uint64_t key = 1;
    for (int i = 0; i < block->tokens; i++) {
        uint64_t word = side->token[block->first_token + i].folded;
        key = word ? hash_join(key, word) : key;
    }
    return key;
}

/* The one free section with this heading right below `parent`, -1 if there is none or another. */
static int only_section(const Side *side, int parent, uint64_t key)
{
    int found = -1;
    for (int i = parent + 1; i < side->block[parent].end; i = side->block[i].end) {
        if (side->block[i].node->kind == PLAN_SECTION && side->block[i].match < 0 &&
            heading_key(side, i) == key) {
            if (found >= 0) {
                return -1;
            }
            found = i;
        }
    }
    return found;
}

/* Sections that keep their heading below a parent that is the same stay what they are, whatever
 * else went in and out of them.  */
static void match_headings(Match *match, int before, int after)
{
    const Side *a = &match->side[BEFORE], *b = &match->side[AFTER];
    int looked = 0;
    for (int i = before + 1; i < a->block[before].end && looked < MAX_SECTIONS;
         i = a->block[i].end) {
        if (a->block[i].node->kind != PLAN_SECTION) {
            continue;
        }
        looked++;
        uint64_t key = heading_key(a, i);
        if (a->block[i].match < 0 && only_section(a, before, key) == i) {
            int other = only_section(b, after, key);
            if (other >= 0) {
                match_set(match, i, other);
            }
        }
        int other = a->block[i].match;
        if (other >= 0 && b->block[other].parent == after) {
            match_headings(match, i, other);
        }
    }
}

/* The one list right below `parent`, -1 if there is none or another. */
static int only_list(const Side *side, int parent)
{
    int found = -1;
    for (int i = parent + 1; i < side->block[parent].end; i = side->block[i].end) {
        if (side->block[i].node->kind == PLAN_LIST) {
            if (found >= 0) {
                return -1;
            }
            found = i;
        }
    }
    return found;
}

/* A list has no name: the only one of a section stays the list of that section, or a point that
 * went elsewhere would take it along. */
static void match_only_lists(Match *match)
{
    for (int i = 0; i < match->side[BEFORE].blocks; i++) {
        const Block *block = block_at(match, BEFORE, i);
        if (block->match < 0 || block->in_table || !is_container(block->node->kind)) {
            continue;
        }
        int a = only_list(&match->side[BEFORE], i);
        int b = only_list(&match->side[AFTER], block->match);
        if (a >= 0 && b >= 0 && are_free(match, a, b)) {
            match_set(match, a, b);
        }
    }
}

static void match_all_headings(Match *match)
{
    for (int i = 1; i < match->side[BEFORE].blocks; i = block_at(match, BEFORE, i)->end) {
        if (block_at(match, BEFORE, i)->match >= 0) {
            match_headings(match, i, block_at(match, BEFORE, i)->match);
        }
    }
}

/* ---- by equal content ---- */

typedef struct Holder {
    int count[2], first[2];
} Holder;

static bool is_told_elsewhere(const Block *block)
{
    return !block->in_table && block->node->kind != PLAN_HEADING && block->parent >= 0 &&
           block->words >= MIN_WORDS_ELSEWHERE && block->node->kind != PLAN_NOTE &&
           block->node->kind != PLAN_CAPTION;
}

static GHashTable *index_hashes(const Match *match)
{
    GHashTable *index = g_hash_table_new_full(hash_int64, g_int64_equal, NULL, g_free);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < match->side[side].blocks; i++) {
            Block *block = &match->side[side].block[i];
            if (!is_told_elsewhere(block)) {
                continue;
            }
            Holder *holder = g_hash_table_lookup(index, &block->hash);
            if (!holder) {
                holder = g_new0(Holder, 1);
                g_hash_table_insert(index, &block->hash, holder);
            }
            if (holder->count[side]++ == 0) {
                holder->first[side] = i;
            }
        }
    }
    return index;
}

/* What occurs once on both sides, the largest first. */
static void match_unique(Match *match)
{
    GHashTable *index = index_hashes(match);
    for (int i = 0; i < match->side[BEFORE].blocks; i++) {
        const Block *block = block_at(match, BEFORE, i);
        const Holder *holder =
            is_told_elsewhere(block) ? g_hash_table_lookup(index, &block->hash) : NULL;
        if (holder && holder->count[BEFORE] == 1 && holder->count[AFTER] == 1 &&
            are_free(match, i, holder->first[AFTER])) {
            match_same(match, i, holder->first[AFTER]);
        }
    }
    g_hash_table_unref(index);
}

/* ---- by what they hold ---- */

typedef struct Vote {
    int container;
    int words;
} Vote;

static int count_votes(const Match *match, int container, Vote *vote)
{
    const Side *a = &match->side[BEFORE], *b = &match->side[AFTER];
    int votes = 0;
    for (int child = container + 1; child < a->block[container].end; child = a->block[child].end) {
        int other = a->block[child].match;
        int parent = other >= 0 ? b->block[other].parent : -1;
        if (parent < 0 || b->block[parent].node->kind != a->block[container].node->kind ||
            b->block[parent].match >= 0) {
            continue;
        }
        int i = 0;
        while (i < votes && vote[i].container != parent) {
            i++;
        }
        if (i == votes && votes < MAX_VOTES) {
            vote[votes++] = (Vote){parent, 0};
        }
        if (i < votes) {
            vote[i].words += MIN(a->block[child].words, b->block[other].words) + 1;
        }
    }
    return votes;
}

/* From the inside out, so that what was matched below counts above. */
static void match_containers(Match *match)
{
    for (int i = match->side[BEFORE].blocks - 1; i > 0; i--) {
        const Block *a = block_at(match, BEFORE, i);
        if (a->match >= 0 || !is_container(a->node->kind)) {
            continue;
        }
        Vote vote[MAX_VOTES];
        int votes = count_votes(match, i, vote), best = -1;
        double most = LEAST_VOTE;
        for (int v = 0; v < votes; v++) {
            int both = a->words + block_at(match, AFTER, vote[v].container)->words;
            double share = 2.0 * vote[v].words / MAX(both, 1);
            share += heading_key(&match->side[BEFORE], i) ==
                                 heading_key(&match->side[AFTER], vote[v].container) &&
                             a->node->kind == PLAN_SECTION
                         ? 0.5
                         : 0;
            if (share > most) {
                most = share;
                best = vote[v].container;
            }
        }
        if (best >= 0) {
            match_set(match, i, best);
        }
    }
}

/* ---- children of matched parents ---- */

typedef struct Children {
    Match *match;
    int *at[2], count[2];
    uint64_t *key[2];
    int *partner; /* of the earlier children: place among the later ones */
} Children;

static int *list_children(const Side *side, int parent, int *count)
{
    int end = side->block[parent].end, n = 0;
    for (int i = parent + 1; i < end; i = side->block[i].end) {
        n++;
    }
    int *at = g_new(int, (gsize)n + 1);
    *count = n;
    n = 0;
    for (int i = parent + 1; i < end; i = side->block[i].end) {
        at[n++] = i;
    }
    return at;
}

static uint64_t title_key(const Match *match, SideName side, int at)
{
    const Side *s = &match->side[side];
    const PlanNode *node = s->block[at].node;
    if (node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX) {
        return heading_key(s, at);
    }
    if (node->kind == PLAN_TABLE) {
        const char *name = g_hash_table_lookup(s->tables, node);
        name = node->u.table.group ? node->u.table.group->name : name;
        return name ? hash_text(name) : 0;
    }
    return 0;
}

/* Matched blocks have a key of their own, the others the one of their content or title. */
static void set_keys(Children *c, bool titles)
{
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < c->count[side]; i++) {
            const Block *block = block_at(c->match, side, c->at[side][i]);
            uint64_t kind = (uint64_t)block->node->kind + 1;
            uint64_t key = block->hash;
            if (block->match >= 0) {
                int pair = side == AFTER ? c->at[side][i] : block->match;
                key = hash_join(7, (uint64_t)pair);
            } else if (titles) {
                uint64_t title = title_key(c->match, side, c->at[side][i]);
                key = title ? hash_join(title, kind) : hash_join((uint64_t)side + 11, (uint64_t)i);
            }
            c->key[side][i] = key;
        }
    }
}

static void match_by_keys(Children *c, bool titles)
{
    set_keys(c, titles);
    sequence_match(c->key[BEFORE], c->count[BEFORE], c->key[AFTER], c->count[AFTER], c->partner);
    for (int i = 0; i < c->count[BEFORE]; i++) {
        int before = c->at[BEFORE][i];
        int after = c->partner[i] >= 0 ? c->at[AFTER][c->partner[i]] : -1;
        if (after < 0 || !are_free(c->match, before, after)) {
            continue;
        }
        if (titles) {
            match_set(c->match, before, after);
        } else {
            match_same(c->match, before, after);
        }
    }
}

typedef struct Run {
    int *at;
    Grams *content, *heading;
    int count;
} Run;

static Run open_run(const Children *c, SideName side, int from, int to)
{
    gsize room = (gsize)(to - from) + 1;
    Run run = {g_new(int, room), g_new0(Grams, room), g_new0(Grams, room), 0};
    const Side *s = &c->match->side[side];
    for (int i = from; i < to; i++) {
        int at = c->at[side][i];
        if (s->block[at].match >= 0) {
            continue;
        }
        run.at[run.count] = at;
        run.content[run.count] = grams_of(s, at);
        int heading = first_of_kind(s, at, PLAN_HEADING);
        if (heading >= 0) {
            run.heading[run.count] = grams_of(s, heading);
        }
        run.count++;
    }
    return run;
}

static void close_run(Run *run)
{
    for (int i = 0; i < run->count; i++) {
        grams_clear(&run->content[i]);
        grams_clear(&run->heading[i]);
    }
    g_free(run->at);
    g_free(run->content);
    g_free(run->heading);
}

static double run_likeness(const Match *match, const Run *a, int i, const Run *b, int j)
{
    const Block *x = block_at(match, BEFORE, a->at[i]), *y = block_at(match, AFTER, b->at[j]);
    if (x->node->kind != y->node->kind) {
        return 0;
    }
    if (x->node->kind == PLAN_FIGURE) {
        /* Another picture is another figure, so that both are shown. */
        return strcmp(figure_pixels(x->node), figure_pixels(y->node)) == 0;
    }
    if (x->words == 0 || y->words == 0) {
        return x->hash == y->hash || (x->node->kind == PLAN_CODE_BLOCK) ? 1 : 0.3;
    }
    double content = grams_likeness(&a->content[i], &b->content[j]);
    if (x->node->kind != PLAN_SECTION) {
        return content;
    }
    double heading = grams_likeness(&a->heading[i], &b->heading[j]);
    return MAX(content, 0.5 * heading + 0.5 * content);
}

/* The pairs in order that are most alike together. */
static void match_run(Match *match, const Run *a, const Run *b)
{
    int n = a->count, m = b->count, wide = m + 1;
    double least = n == 1 && m == 1 ? LEAST_ALONE : LEAST_IN_PLACE;
    double *best = g_new0(double, (gsize)(n + 1) * (gsize)wide);
    bool *taken = g_new0(bool, (gsize)(n + 1) * (gsize)wide);
    for (int i = n - 1; i >= 0; i--) {
        for (int j = m - 1; j >= 0; j--) {
            double likeness = run_likeness(match, a, i, b, j);
            double pair = likeness >= least ? likeness + best[(i + 1) * wide + j + 1] : -1;
            double skip = MAX(best[(i + 1) * wide + j], best[i * wide + j + 1]);
            taken[i * wide + j] = pair > skip;
            best[i * wide + j] = MAX(pair, skip);
        }
    }
    for (int i = 0, j = 0; i < n && j < m;) {
        if (taken[i * wide + j]) {
            match_set(match, a->at[i++], b->at[j++]);
        } else if (best[(i + 1) * wide + j] >= best[i * wide + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    g_free(best);
    g_free(taken);
}

/* Between neighbours that are matched, by likeness. */
static void match_gaps(Children *c)
{
    set_keys(c, false);
    sequence_match(c->key[BEFORE], c->count[BEFORE], c->key[AFTER], c->count[AFTER], c->partner);
    int from_a = 0, from_b = 0;
    for (int i = 0; i <= c->count[BEFORE]; i++) {
        bool end = i == c->count[BEFORE];
        if (!end && c->partner[i] < 0) {
            continue;
        }
        int to_b = end ? c->count[AFTER] : c->partner[i];
        if (i > from_a && to_b > from_b && (int64_t)(i - from_a) * (to_b - from_b) <= MAX_PAIRS) {
            Run a = open_run(c, BEFORE, from_a, i), b = open_run(c, AFTER, from_b, to_b);
            match_run(c->match, &a, &b);
            close_run(&a);
            close_run(&b);
        }
        from_a = i + 1;
        from_b = to_b + 1;
    }
}

static Children open_children(Match *match, int before, int after)
{
    Children c = {.match = match};
    for (SideName side = BEFORE; side <= AFTER; side++) {
        c.at[side] =
            list_children(&match->side[side], side == BEFORE ? before : after, &c.count[side]);
        c.key[side] = g_new(uint64_t, (gsize)c.count[side] + 1);
    }
    c.partner = g_new(int, (gsize)c.count[BEFORE] + 1);
    return c;
}

static void close_children(Children *c)
{
    for (SideName side = BEFORE; side <= AFTER; side++) {
        g_free(c->at[side]);
        g_free(c->key[side]);
    }
    g_free(c->partner);
}

void match_neighbours(Match *match, int before, int after)
{
    Children c = open_children(match, before, after);
    match_gaps(&c);
    close_children(&c);
}

/* Below two blocks that are matched: all of it if they read the same, else what is alike. */
static void match_below(Match *match, int before, int after)
{
    if (block_at(match, BEFORE, before)->hash == block_at(match, AFTER, after)->hash) {
        match_same(match, before, after);
    } else {
        match_children(match, before, after);
    }
}

void match_children(Match *match, int before, int after)
{
    if (block_at(match, BEFORE, before)->node->kind == PLAN_TABLE) {
        match_tables(match, before, after);
        return;
    }
    Children c = open_children(match, before, after);
    if (c.count[BEFORE] > 0 && c.count[AFTER] > 0) {
        match_by_keys(&c, false);
        match_by_keys(&c, true);
        match_gaps(&c);
        for (int i = 0; i < c.count[BEFORE]; i++) {
            int child = c.at[BEFORE][i], other = block_at(match, BEFORE, child)->match;
            if (other >= 0 && block_at(match, AFTER, other)->parent == after) {
                match_below(match, child, other);
            }
        }
    }
    close_children(&c);
}

/* ---- what is left, anywhere ---- */

static int *list_free(const Match *match, SideName side, PlanKind kind, int *count)
{
    const Side *s = &match->side[side];
    int *at = g_new(int, (gsize)s->blocks + 1);
    *count = 0;
    for (int i = 0; i < s->blocks; i++) {
        const Block *block = &s->block[i];
        bool in_note = block->parent >= 0 && s->block[block->parent].node->kind == PLAN_NOTE;
        if (block->node->kind == kind && block->match < 0 && !block->in_table && !in_note &&
            block->words >= MIN_WORDS_ELSEWHERE) {
            at[(*count)++] = i;
        }
    }
    return at;
}

static bool take_pair(Match *match, int before, int after, void *context)
{
    (void)context;
    if (!are_free(match, before, after)) {
        return false;
    }
    match_set(match, before, after);
    match_below(match, before, after);
    return true;
}

static void match_elsewhere(Match *match, PlanKind kind)
{
    int count[2], *at[2];
    for (SideName side = BEFORE; side <= AFTER; side++) {
        at[side] = list_free(match, side, kind, &count[side]);
    }
    similarity_pair(match, at[BEFORE], count[BEFORE], at[AFTER], count[AFTER], LEAST_ELSEWHERE,
                    take_pair, NULL);
    g_free(at[BEFORE]);
    g_free(at[AFTER]);
}

/* Matched blocks whose parents are not: what stands below them was not looked at yet. */
static void match_below_moved(Match *match)
{
    for (int i = 0; i < match->side[BEFORE].blocks; i++) {
        const Block *a = block_at(match, BEFORE, i);
        if (a->match < 0 || a->parent < 0 || a->in_table) {
            continue;
        }
        const Block *b = block_at(match, AFTER, a->match);
        if (!is_paired(match, a->parent, b->parent)) {
            match_below(match, i, a->match);
        }
    }
}

Match match_turn(const Match *match)
{
    Match turned = {{match->side[AFTER], match->side[BEFORE]}, false};
    return turned;
}

static void match_in_order(Match *match)
{
    static const PlanKind KINDS[] = {PLAN_SECTION, PLAN_TABLE, PLAN_ITEM, PLAN_PARAGRAPH,
                                     PLAN_NOTE};
    match_parts(match);
    match_named(match);
    match_all_headings(match);
    match_unique(match);
    match_only_lists(match);
    match_containers(match);
    match_children(match, 0, 0);
    match_below_moved(match);
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        match_elsewhere(match, KINDS[i]);
        match_containers(match);
    }
    match_below_moved(match);
    match_splits(match);
}

void match_plans(Match *match)
{
    if (match->side[BEFORE].block->exact <= match->side[AFTER].block->exact) {
        match_in_order(match);
        return;
    }
    Match turned = match_turn(match);
    match_in_order(&turned);
    *match = match_turn(&turned);
    match->turned = true;
}
