/* Rows by their indicator, their wording or their likeness; cells by their columns. */
#include "base/hash.h"
#include "compare/parts.h"
#include "compare/sequence.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_ROW_ELSEWHERE 0.6

typedef struct TableMatch {
    Match *match;
    int table[2];
    Grid grid[2];
    GArray *columns; /* of MergedColumn */
    int *merged[2];  /* of each column: its place among the merged ones if both have it, else -1 */
    bool *ordinal;   /* of the merged columns */
} TableMatch;

static void read_columns(TableMatch *t)
{
    for (SideName side = BEFORE; side <= AFTER; side++) {
        int n = t->grid[side].columns;
        t->merged[side] = g_new(int, (gsize)n + 1);
        for (int i = 0; i < n; i++) {
            t->merged[side][i] = -1;
        }
    }
    t->ordinal = g_new0(bool, (gsize)t->columns->len + 1);
    for (guint i = 0; i < t->columns->len; i++) {
        const MergedColumn *c = &g_array_index(t->columns, MergedColumn, i);
        if (c->state == COLUMN_BOTH) {
            t->merged[BEFORE][c->before] = t->merged[AFTER][c->after] = (int)i;
            t->ordinal[i] = is_ordinal_column(&t->match->side[BEFORE], t->table[BEFORE],
                                              &t->grid[BEFORE], c->before) &&
                            is_ordinal_column(&t->match->side[AFTER], t->table[AFTER],
                                              &t->grid[AFTER], c->after);
        }
    }
}

/* The first merged column of a cell that both tables have, -1 if there is none. */
static int first_shared(const TableMatch *t, SideName side, const PlanNode *cell)
{
    for (int c = cell->u.cell.column; c < cell->u.cell.column + cell->u.cell.column_span; c++) {
        if (t->merged[side][c] >= 0) {
            return t->merged[side][c];
        }
    }
    return -1;
}

static int count_shared(const TableMatch *t, SideName side, const PlanNode *cell)
{
    int shared = 0;
    for (int c = cell->u.cell.column; c < cell->u.cell.column + cell->u.cell.column_span; c++) {
        shared += t->merged[side][c] >= 0;
    }
    return shared;
}

/* ---- rows ---- */

static const PlanNode *row_node(const TableMatch *t, SideName side, int row)
{
    return t->match->side[side].block[t->grid[side].row[row]].node;
}

static bool is_row_free(const TableMatch *t, SideName side, int row)
{
    return t->match->side[side].block[t->grid[side].row[row]].match < 0;
}

typedef uint64_t (*RowKey)(const TableMatch *t, SideName side, int row);

/* What the row says in the columns both tables have, its ordinal aside. */
static uint64_t content_key(const TableMatch *t, SideName side, int row)
{
    const Side *s = &t->match->side[side];
    int at = t->grid[side].row[row];
    uint64_t key = hash_join(3, (uint64_t)s->block[at].node->u.row.kind);
    for (int c = at + 1; c < s->block[at].end; c = s->block[c].end) {
        int column = first_shared(t, side, s->block[c].node);
        if (column >= 0 && !t->ordinal[column]) {
            key = hash_join(hash_join(key, (uint64_t)column), s->block[c].hash);
        }
    }
    return key;
}

static uint64_t indicator_key(const TableMatch *t, SideName side, int row)
{
    const Indicator *indicator = row_node(t, side, row)->u.row.indicator;
    if (!indicator) {
        return 0;
    }
    return hash_text(indicator->code ? indicator->code : indicator->name ? indicator->name : "");
}

/* Its first words: the task, the indicator. */
static uint64_t wording_key(const TableMatch *t, SideName side, int row)
{
    const Side *s = &t->match->side[side];
    int at = t->grid[side].row[row];
    for (int c = at + 1; c < s->block[at].end; c = s->block[c].end) {
        int column = first_shared(t, side, s->block[c].node);
        if (column >= 0 && !t->ordinal[column] && s->block[c].words > 0) {
            uint64_t key = hash_join(5, (uint64_t)s->block[at].node->u.row.kind);
            for (int i = 0; i < s->block[c].tokens; i++) {
                uint64_t word = s->token[s->block[c].first_token + i].folded;
                key = word ? hash_join(key, word) : key;
            }
            return key;
        }
    }
    return 0;
}

typedef struct KeyHolder {
    int count[2], row[2];
} KeyHolder;

/* Free rows whose key occurs once among those of either table. */
static void match_rows_once(TableMatch *t, RowKey key_of)
{
    GHashTable *index = g_hash_table_new_full(hash_int64, g_int64_equal, g_free, g_free);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int r = 0; r < t->grid[side].rows; r++) {
            uint64_t key = is_row_free(t, side, r) ? key_of(t, side, r) : 0;
            if (key == 0) {
                continue;
            }
            KeyHolder *holder = g_hash_table_lookup(index, &key);
            if (!holder) {
                uint64_t *kept = g_new(uint64_t, 1);
                *kept = key;
                holder = g_new0(KeyHolder, 1);
                g_hash_table_insert(index, kept, holder);
            }
            holder->count[side]++;
            holder->row[side] = r;
        }
    }
    for (int r = 0; r < t->grid[BEFORE].rows; r++) {
        uint64_t key = is_row_free(t, BEFORE, r) ? key_of(t, BEFORE, r) : 0;
        const KeyHolder *holder = key ? g_hash_table_lookup(index, &key) : NULL;
        if (holder && holder->count[BEFORE] == 1 && holder->count[AFTER] == 1 &&
            row_node(t, BEFORE, r)->u.row.kind ==
                row_node(t, AFTER, holder->row[AFTER])->u.row.kind) {
            match_set(t->match, t->grid[BEFORE].row[r], t->grid[AFTER].row[holder->row[AFTER]]);
        }
    }
    g_hash_table_unref(index);
}

static void match_rows_in_order(TableMatch *t)
{
    uint64_t *key[2];
    for (SideName side = BEFORE; side <= AFTER; side++) {
        key[side] = g_new(uint64_t, (gsize)t->grid[side].rows + 1);
        for (int r = 0; r < t->grid[side].rows; r++) {
            int match = t->match->side[side].block[t->grid[side].row[r]].match;
            int pair = side == AFTER ? t->grid[side].row[r] : match;
            key[side][r] = match >= 0 ? hash_join(29, (uint64_t)pair) : content_key(t, side, r);
        }
    }
    int *partner = g_new(int, (gsize)t->grid[BEFORE].rows + 1);
    sequence_match(key[BEFORE], t->grid[BEFORE].rows, key[AFTER], t->grid[AFTER].rows, partner);
    for (int r = 0; r < t->grid[BEFORE].rows; r++) {
        if (partner[r] >= 0 && is_row_free(t, BEFORE, r) && is_row_free(t, AFTER, partner[r])) {
            match_set(t->match, t->grid[BEFORE].row[r], t->grid[AFTER].row[partner[r]]);
        }
    }
    g_free(partner);
    g_free(key[BEFORE]);
    g_free(key[AFTER]);
}

static bool take_row(Match *match, int before, int after, void *context)
{
    (void)context;
    const Block *a = &match->side[BEFORE].block[before], *b = &match->side[AFTER].block[after];
    if (a->match >= 0 || b->match >= 0 || a->node->u.row.kind != b->node->u.row.kind) {
        return false;
    }
    match_set(match, before, after);
    return true;
}

static int *list_free_rows(const TableMatch *t, SideName side, int *count)
{
    int *rows = g_new(int, (gsize)t->grid[side].rows + 1);
    *count = 0;
    for (int r = 0; r < t->grid[side].rows; r++) {
        if (is_row_free(t, side, r)) {
            rows[(*count)++] = t->grid[side].row[r];
        }
    }
    return rows;
}

static void match_rows_alike(TableMatch *t)
{
    int count[2], *rows[2];
    for (SideName side = BEFORE; side <= AFTER; side++) {
        rows[side] = list_free_rows(t, side, &count[side]);
    }
    similarity_pair(t->match, rows[BEFORE], count[BEFORE], rows[AFTER], count[AFTER],
                    LEAST_ROW_ELSEWHERE, take_row, NULL);
    g_free(rows[BEFORE]);
    g_free(rows[AFTER]);
}

/* ---- cells ---- */

/* The cells of a row that both tables can have, by merged column: block or -1. */
static void list_cells(const TableMatch *t, SideName side, int row, int *cell)
{
    const Side *s = &t->match->side[side];
    for (guint i = 0; i < t->columns->len; i++) {
        cell[i] = -1;
    }
    for (int c = row + 1; c < s->block[row].end; c = s->block[c].end) {
        int column = first_shared(t, side, s->block[c].node);
        if (column >= 0) {
            cell[column] = c;
        }
    }
}

/* One merged row can hold both only if they are cut into cells alike. */
static bool are_cut_alike(const TableMatch *t, int before, int after, int *a, int *b)
{
    const Side *x = &t->match->side[BEFORE], *y = &t->match->side[AFTER];
    if (x->block[before].node->u.row.kind != y->block[after].node->u.row.kind) {
        return false;
    }
    list_cells(t, BEFORE, before, a);
    list_cells(t, AFTER, after, b);
    for (guint i = 0; i < t->columns->len; i++) {
        if ((a[i] < 0) != (b[i] < 0) ||
            (a[i] >= 0 && count_shared(t, BEFORE, x->block[a[i]].node) !=
                              count_shared(t, AFTER, y->block[b[i]].node))) {
            return false;
        }
    }
    return true;
}

/* What a cell says is one value, however unlike the old and the new are. */
static void match_only_paragraphs(Match *match, int before, int after)
{
    const Block *a = &match->side[BEFORE].block[before], *b = &match->side[AFTER].block[after];
    bool only = before + 1 < a->end && after + 1 < b->end && a[1].end == a->end &&
                b[1].end == b->end && a[1].node->kind == b[1].node->kind;
    if (only && a[1].match < 0 && b[1].match < 0) {
        match_set(match, before + 1, after + 1);
    }
}

static void match_cell(TableMatch *t, int before, int after)
{
    const Block *a = &t->match->side[BEFORE].block[before];
    const Block *b = &t->match->side[AFTER].block[after];
    if (a->match >= 0 || b->match >= 0) {
        return;
    }
    if (a->hash == b->hash) {
        match_same(t->match, before, after);
    } else {
        match_set(t->match, before, after);
        match_only_paragraphs(t->match, before, after);
        match_children(t->match, before, after);
    }
}

static void unmatch(Match *match, int before)
{
    Block *a = &match->side[BEFORE].block[before];
    match->side[AFTER].block[a->match].match = -1;
    a->match = -1;
}

static void unmatch_below(Match *match, int before)
{
    for (int i = before; i < match->side[BEFORE].block[before].end; i++) {
        if (match->side[BEFORE].block[i].match >= 0) {
            unmatch(match, i);
        }
    }
}

/* Moved columns: their cells in a matched row, where they are one column wide. */
static void match_moved_cells(TableMatch *t, int row_a, int row_b)
{
    for (guint i = 0; i < t->columns->len; i++) {
        const MergedColumn *c = &g_array_index(t->columns, MergedColumn, i);
        if (c->state != COLUMN_HERE) {
            continue;
        }
        int a = t->grid[BEFORE].cell[row_a * t->grid[BEFORE].columns + c->before];
        int b = t->grid[AFTER].cell[row_b * t->grid[AFTER].columns + c->after];
        if (a >= 0 && b >= 0 && t->match->side[BEFORE].block[a].node->u.cell.column_span == 1 &&
            t->match->side[AFTER].block[b].node->u.cell.column_span == 1 &&
            t->match->side[BEFORE].block[a].parent == t->grid[BEFORE].row[row_a] &&
            t->match->side[AFTER].block[b].parent == t->grid[AFTER].row[row_b]) {
            match_cell(t, a, b);
        }
    }
}

static void match_cells(TableMatch *t)
{
    int *a = g_new(int, t->columns->len + 1), *b = g_new(int, t->columns->len + 1);
    GHashTable *places = g_hash_table_new(NULL, NULL);
    for (int r = 0; r < t->grid[AFTER].rows; r++) {
        g_hash_table_insert(places, GINT_TO_POINTER(t->grid[AFTER].row[r]), GINT_TO_POINTER(r));
    }
    for (int r = 0; r < t->grid[BEFORE].rows; r++) {
        int row = t->grid[BEFORE].row[r], other = t->match->side[BEFORE].block[row].match;
        if (other < 0) {
            continue;
        }
        if (!are_cut_alike(t, row, other, a, b)) {
            unmatch_below(t->match, row);
            continue;
        }
        for (guint i = 0; i < t->columns->len; i++) {
            if (a[i] >= 0) {
                match_cell(t, a[i], b[i]);
            }
        }
        match_moved_cells(t, r,
                          GPOINTER_TO_INT(g_hash_table_lookup(places, GINT_TO_POINTER(other))));
    }
    g_hash_table_unref(places);
    g_free(a);
    g_free(b);
}

static void match_captions(Match *match, int before, int after)
{
    const Block *a = &match->side[BEFORE].block[before], *b = &match->side[AFTER].block[after];
    if (before + 1 < a->end && after + 1 < b->end && a[1].node->kind == PLAN_CAPTION &&
        b[1].node->kind == PLAN_CAPTION && a[1].match < 0 && b[1].match < 0) {
        match_set(match, before + 1, after + 1);
    }
}

void match_tables(Match *match, int before, int after)
{
    match_captions(match, before, after);
    TableMatch t = {
        .match = match,
        .table = {before, after},
        .grid = {grid_of(&match->side[BEFORE], before), grid_of(&match->side[AFTER], after)}};
    t.columns = match_columns(match, before, after, &t.grid[BEFORE], &t.grid[AFTER]);
    read_columns(&t);
    match_rows_in_order(&t);
    match_rows_once(&t, indicator_key);
    match_rows_once(&t, content_key);
    match_rows_once(&t, wording_key);
    match_neighbours(match, before, after);
    match_rows_alike(&t);
    match_cells(&t);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        grid_clear(&t.grid[side]);
        g_free(t.merged[side]);
    }
    g_free(t.ordinal);
    g_array_free(t.columns, TRUE);
}
