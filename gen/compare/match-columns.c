/* Tables by their grid, and which column of one is which of the other: by heads, then content. */
#include "compare/parts.h"
#include "compare/sequence.h"

#include <string.h>

#define LEAST_COLUMN 0.5
#define LEAST_ONLY_COLUMN 0.25 /* of the only two between matched columns */
#define LEAST_MOVED_COLUMN 0.8
#define MAX_CONTENT 2000 /* rows that a column's content is judged by */

Grid grid_of(const Side *side, int table)
{
    const Block *top = &side->block[table];
    Grid grid = {0, top->node->u.table.columns, NULL, NULL};
    for (int i = table + 1; i < top->end; i = side->block[i].end) {
        grid.rows += side->block[i].node->kind == PLAN_ROW;
    }
    grid.row = g_new(int, (gsize)grid.rows + 1);
    grid.cell = g_new(int, (gsize)grid.rows *(gsize)grid.columns + 1);
    for (int i = 0; i < grid.rows * grid.columns; i++) {
        grid.cell[i] = -1;
    }
    int row = 0;
    for (int i = table + 1; i < top->end; i = side->block[i].end) {
        if (side->block[i].node->kind != PLAN_ROW) {
            continue;
        }
        grid.row[row] = i;
        for (int c = i + 1; c < side->block[i].end; c = side->block[c].end) {
            const PlanNode *cell = side->block[c].node;
            for (int y = row; y < MIN(row + cell->u.cell.row_span, grid.rows); y++) {
                for (int x = cell->u.cell.column;
                     x < MIN(cell->u.cell.column + cell->u.cell.column_span, grid.columns); x++) {
                    grid.cell[y * grid.columns + x] = c;
                }
            }
        }
        row++;
    }
    return grid;
}

void grid_clear(Grid *grid)
{
    g_free(grid->row);
    g_free(grid->cell);
}

static int header_rows(const Side *side, int table, const Grid *grid)
{
    return MIN(side->block[table].node->u.table.header_rows, grid->rows);
}

/* The words of all heads above a column, each once. */
static Grams head_grams(const Side *side, int table, const Grid *grid, int column, uint64_t *key)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    int last = -1;
    *key = 0;
    for (int r = 0; r < header_rows(side, table, grid); r++) {
        int cell = grid->cell[r * grid->columns + column];
        if (cell < 0 || cell == last) {
            continue;
        }
        last = cell;
        const Block *block = &side->block[cell];
        for (int i = 0; i < block->tokens; i++) {
            uint64_t word = side->token[block->first_token + i].folded;
            if (word) {
                g_array_append_val(words, word);
                *key = hash_join(*key, word);
            }
        }
    }
    Grams grams = {NULL, (int)words->len};
    grams.gram = (uint64_t *)(void *)g_array_free(words, FALSE);
    return grams;
}

static Grams content_grams(const Side *side, int table, const Grid *grid, int column)
{
    int from = header_rows(side, table, grid), to = MIN(grid->rows, from + MAX_CONTENT);
    Grams grams = {g_new(uint64_t, (gsize)(to - from) + 1), 0};
    for (int r = from; r < to; r++) {
        int cell = grid->cell[r * grid->columns + column];
        if (cell >= 0 && side->block[cell].words > 0) {
            grams.gram[grams.count++] = side->block[cell].hash;
        }
    }
    hashes_sort(grams.gram, grams.count);
    return grams;
}

bool is_ordinal_column(const Side *side, int table, const Grid *grid, int column)
{
    static const char *const HEADS[] = {"STT", "Stt", "TT", "Số TT", "SỐ TT", "Số thứ tự"};
    const PlanNode *node = side->block[table].node;
    if (node->u.table.column && node->u.table.column[column].type == COLUMN_ORDINAL) {
        return true;
    }
    int cell = header_rows(side, table, grid) > 0 ? grid->cell[column] : -1;
    if (cell < 0) {
        return false;
    }
    char *text = plan_text_of(side->block[cell].node);
    bool ordinal = false;
    for (size_t i = 0; i < G_N_ELEMENTS(HEADS) && !ordinal; i++) {
        ordinal = strcmp(text, HEADS[i]) == 0;
    }
    g_free(text);
    return ordinal;
}

/* ---- columns ---- */

typedef struct Columns {
    int count[2];
    uint64_t *key[2];
    Grams *head[2], *content[2];
    int *partner; /* of earlier columns, in order */
    bool *taken;  /* later columns with a partner, moved or not */
    int *moved;   /* of earlier columns */
} Columns;

static void read_columns(Columns *c, SideName name, const Side *side, int table, const Grid *grid)
{
    int n = grid->columns;
    c->count[name] = n;
    c->key[name] = g_new(uint64_t, (gsize)n + 1);
    c->head[name] = g_new(Grams, (gsize)n + 1);
    c->content[name] = g_new(Grams, (gsize)n + 1);
    for (int i = 0; i < n; i++) {
        uint64_t key;
        c->head[name][i] = head_grams(side, table, grid, i, &key);
        hashes_sort(c->head[name][i].gram, c->head[name][i].count);
        c->content[name][i] = content_grams(side, table, grid, i);
        c->key[name][i] = key ? key : hash_join(23 + (uint64_t)name, (uint64_t)i);
    }
}

static double column_likeness(const Columns *c, int a, int b)
{
    const Grams *x = &c->content[BEFORE][a], *y = &c->content[AFTER][b];
    /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
    double content = x->count + y->count > 0 ? grams_likeness(x, y) : 0;
    const Grams *p = &c->head[BEFORE][a], *q = &c->head[AFTER][b];
    double head = p->count + q->count > 0 ? grams_likeness(p, q) : 0;
    return MAX(content, head);
}

/* Columns without heads, and heads that were worded anew. */
static void match_column_gap(Columns *c, int a0, int a1, int b0, int b1)
{
    double least = a1 - a0 == 1 && b1 - b0 == 1 ? LEAST_ONLY_COLUMN : LEAST_COLUMN;
    for (int a = a0; a < a1; a++) {
        int best = -1;
        double most = least;
        for (int b = b0; b < b1; b++) {
            double likeness = column_likeness(c, a, b);
            if (likeness >= most) {
                best = likeness > most || best < 0 ? b : best;
                most = likeness;
            }
        }
        if (best >= 0) {
            c->partner[a] = best;
            c->taken[best] = true;
            b0 = best + 1;
        }
    }
}

static void match_column_gaps(Columns *c)
{
    int a0 = 0, b0 = 0;
    for (int i = 0; i <= c->count[BEFORE]; i++) {
        bool end = i == c->count[BEFORE];
        if (end || (c->partner[i] >= 0 && c->key[BEFORE][i] == c->key[AFTER][c->partner[i]])) {
            int b1 = end ? c->count[AFTER] : c->partner[i];
            match_column_gap(c, a0, i, b0, b1);
            a0 = i + 1;
            b0 = b1 + 1;
        }
    }
}

static void match_moved_columns(Columns *c)
{
    for (int a = 0; a < c->count[BEFORE]; a++) {
        c->moved[a] = -1;
        for (int b = 0; b < c->count[AFTER] && c->partner[a] < 0 && c->moved[a] < 0; b++) {
            bool same = c->key[BEFORE][a] == c->key[AFTER][b] ||
                        (c->content[BEFORE][a].count > 1 &&
                         grams_likeness(&c->content[BEFORE][a], &c->content[AFTER][b]) >=
                             LEAST_MOVED_COLUMN);
            if (!c->taken[b] && same) {
                c->moved[a] = b;
                c->taken[b] = true;
            }
        }
    }
}

static GArray *list_columns(const Columns *c)
{
    GArray *merged = g_array_new(FALSE, FALSE, sizeof(MergedColumn));
    int *from = g_new(int, (gsize)c->count[AFTER] + 1), b = 0;
    for (int i = 0; i < c->count[AFTER]; i++) {
        from[i] = -1;
    }
    for (int a = 0; a < c->count[BEFORE]; a++) {
        if (c->moved[a] >= 0) {
            from[c->moved[a]] = a;
        }
    }
    for (int a = 0; a <= c->count[BEFORE]; a++) {
        bool end = a == c->count[BEFORE];
        if (!end && c->partner[a] < 0) {
            MergedColumn gone = {c->moved[a] >= 0 ? COLUMN_AWAY : COLUMN_REMOVED, a, c->moved[a]};
            g_array_append_val(merged, gone);
            continue;
        }
        for (int to = end ? c->count[AFTER] : c->partner[a]; b < to; b++) {
            /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
            MergedColumn come = {from[b] >= 0 ? COLUMN_HERE : COLUMN_ADDED, from[b], b};
            g_array_append_val(merged, come);
        }
        if (!end) {
            MergedColumn both = {COLUMN_BOTH, a, b++};
            g_array_append_val(merged, both);
        }
    }
    g_free(from);
    return merged;
}

static GArray *match_in_order(const Match *match, int before, int after, const Grid *a,
                              const Grid *b)
{
    Columns c = {.partner = g_new(int, (gsize)a->columns + 1),
                 .taken = g_new0(bool, (gsize)b->columns + 1),
                 .moved = g_new(int, (gsize)a->columns + 1)};
    read_columns(&c, BEFORE, &match->side[BEFORE], before, a);
    read_columns(&c, AFTER, &match->side[AFTER], after, b);
    sequence_match(c.key[BEFORE], a->columns, c.key[AFTER], b->columns, c.partner);
    for (int i = 0; i < a->columns; i++) {
        if (c.partner[i] >= 0) {
            c.taken[c.partner[i]] = true;
        }
    }
    match_column_gaps(&c);
    match_moved_columns(&c);
    GArray *merged = list_columns(&c);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < c.count[side]; i++) {
            grams_clear(&c.head[side][i]);
            grams_clear(&c.content[side][i]);
        }
        g_free(c.key[side]);
        g_free(c.head[side]);
        g_free(c.content[side]);
    }
    g_free(c.partner);
    g_free(c.taken);
    g_free(c.moved);
    return merged;
}

static MergedColumn turn_column(MergedColumn column)
{
    static const ColumnState TURNED[] = {
        [COLUMN_BOTH] = COLUMN_BOTH,     [COLUMN_REMOVED] = COLUMN_ADDED,
        [COLUMN_ADDED] = COLUMN_REMOVED, [COLUMN_AWAY] = COLUMN_HERE,
        [COLUMN_HERE] = COLUMN_AWAY,
    };
    return (MergedColumn){TURNED[column.state], column.after, column.before};
}

/* Between two columns that both tables have, those of the earlier stand first. */
static void turn_columns(GArray *columns)
{
    GArray *old = g_array_copy(columns);
    g_array_set_size(columns, 0);
    for (guint from = 0, to; from < old->len; from = to + 1) {
        for (to = from; to < old->len && g_array_index(old, MergedColumn, to).state != COLUMN_BOTH;
             to++) {
        }
        for (int later = 0; later < 2; later++) {
            for (guint i = from; i < to; i++) {
                MergedColumn column = turn_column(g_array_index(old, MergedColumn, i));
                if ((column.state == COLUMN_ADDED || column.state == COLUMN_HERE) == (later == 1)) {
                    g_array_append_val(columns, column);
                }
            }
        }
        if (to < old->len) {
            MergedColumn both = turn_column(g_array_index(old, MergedColumn, to));
            g_array_append_val(columns, both);
        }
    }
    g_array_free(old, TRUE);
}

GArray *match_columns(const Match *match, int before, int after, const Grid *a, const Grid *b)
{
    if (!match->turned) {
        return match_in_order(match, before, after, a, b);
    }
    Match turned = match_turn(match);
    GArray *columns = match_in_order(&turned, after, before, b, a);
    turn_columns(columns);
    return columns;
}
