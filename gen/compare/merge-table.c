/* Two matched tables in one grid that has the rows and columns of both. */
#include "compare/merge.h"

#include <string.h>

/* A row of the merged table: its row in either table (a place in its grid), -1 if it does not stand
 * there. */
typedef struct MergedRow {
    PlanNode *node;
    int row[2];
} MergedRow;

typedef struct TableMerge {
    Merge *merge;
    PlanNode *table;
    Grid grid[2];
    GArray *columns; /* of MergedColumn */
    const PlanChange **column_mark;
    int *merged[2];       /* column of a table -> merged column */
    bool *ordinal;        /* of merged columns: renumbered, not changed */
    GHashTable *cell[2];  /* cell of a table -> its node at its own place */
    GHashTable *place[2]; /* row's block -> its place in the grid + 1 */
    GArray *rows;         /* of MergedRow */
} TableMerge;

static const Block *block_at(const TableMerge *t, SideName side, int at)
{
    return &t->merge->match->side[side].block[at];
}

/* ---- columns ---- */

/* " “Đến năm 2030”": the head right above the column, "" if there is none. */
static const char *column_name(TableMerge *t, SideName side, int column)
{
    const Grid *grid = &t->grid[side];
    if (grid->rows == 0 || block_at(t, side, grid->row[0])->node->u.row.kind != ROW_HEADER) {
        return "";
    }
    int row = 0;
    while (row + 1 < grid->rows &&
           block_at(t, side, grid->row[row + 1])->node->u.row.kind == ROW_HEADER) {
        row++;
    }
    int cell = grid->cell[row * grid->columns + column];
    char *text = cell >= 0 ? plan_text_of(block_at(t, side, cell)->node) : NULL;
    const char *name = text && *text ? pool_printf(t->merge->plan->pool, " “%s”", text) : "";
    g_free(text);
    return name;
}

static const PlanChange *mark_column(TableMerge *t, const MergedColumn *column,
                                     const PlanNode *before, const PlanNode *after)
{
    static const ChangeKind KINDS[] = {
        [COLUMN_BOTH] = CHANGE_FORM,       [COLUMN_REMOVED] = CHANGE_REMOVED,
        [COLUMN_ADDED] = CHANGE_ADDED,     [COLUMN_AWAY] = CHANGE_MOVED_AWAY,
        [COLUMN_HERE] = CHANGE_MOVED_HERE,
    };
    if (column->state == COLUMN_BOTH) {
        return NULL;
    }
    PlanChange *change =
        merge_mark(t->merge, KINDS[column->state], TOPIC_STRUCTURE,
                   column->before >= 0 ? before : NULL, column->after >= 0 ? after : NULL);
    bool later = column->state == COLUMN_ADDED || column->state == COLUMN_HERE;
    const char *name =
        column_name(t, later ? AFTER : BEFORE, later ? column->after : column->before);
    Pool *pool = t->merge->plan->pool;
    if (column->state == COLUMN_AWAY) {
        merge_say(pool, change, name, N_("cột%s chuyển thành cột %d"), name, column->after + 1);
    } else if (column->state == COLUMN_HERE) {
        merge_say(pool, change, name, N_("cột%s chuyển từ cột %d"), name, column->before + 1);
    } else {
        merge_say(pool, change, name, later ? N_("thêm cột%s") : N_("bỏ cột%s"), name);
    }
    return change;
}

static void join_moved_columns(TableMerge *t)
{
    for (guint i = 0; i < t->columns->len; i++) {
        const MergedColumn *away = &g_array_index(t->columns, MergedColumn, i);
        for (guint k = 0; away->state == COLUMN_AWAY && k < t->columns->len; k++) {
            const MergedColumn *here = &g_array_index(t->columns, MergedColumn, k);
            if (here->state == COLUMN_HERE && here->after == away->after) {
                ((PlanChange *)(uintptr_t)t->column_mark[i])->other = t->column_mark[k];
                ((PlanChange *)(uintptr_t)t->column_mark[k])->other = t->column_mark[i];
            }
        }
    }
}

static void merge_columns(TableMerge *t, int before, int after)
{
    const PlanNode *a = block_at(t, BEFORE, before)->node, *b = block_at(t, AFTER, after)->node;
    Pool *pool = t->merge->plan->pool;
    guint n = t->columns->len;
    TableColumn *column = POOL_ARRAY(pool, TableColumn, n + 1);
    t->column_mark = POOL_ARRAY(pool, const PlanChange *, n + 1);
    t->ordinal = g_new0(bool, n + 1);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        t->merged[side] = g_new0(int, (gsize)t->grid[side].columns + 1);
    }
    for (guint i = 0; i < n; i++) {
        const MergedColumn *m = &g_array_index(t->columns, MergedColumn, i);
        bool later = m->state == COLUMN_BOTH || m->state == COLUMN_ADDED || m->state == COLUMN_HERE;
        t->column_mark[i] = mark_column(t, m, a, b);
        column[i] = later ? b->u.table.column[m->after] : a->u.table.column[m->before];
        column[i].change = t->column_mark[i];
        if (m->before >= 0 && m->state != COLUMN_HERE) {
            t->merged[BEFORE][m->before] = (int)i;
        }
        if (later) {
            t->merged[AFTER][m->after] = (int)i;
            t->ordinal[i] =
                m->state == COLUMN_BOTH &&
                is_ordinal_column(&t->merge->match->side[BEFORE], before, &t->grid[BEFORE],
                                  m->before) &&
                is_ordinal_column(&t->merge->match->side[AFTER], after, &t->grid[AFTER], m->after);
        }
    }
    join_moved_columns(t);
    t->table->u.table.columns = (int)n;
    t->table->u.table.column = column;
}

static ColumnState state_of(const TableMerge *t, int column)
{
    return g_array_index(t->columns, MergedColumn, (guint)column).state;
}

/* The first merged column of a cell, of those both tables have if it has any. */
static int column_of(const TableMerge *t, SideName side, const PlanNode *cell)
{
    int first = t->merged[side][cell->u.cell.column];
    for (int c = cell->u.cell.column; c < cell->u.cell.column + cell->u.cell.column_span; c++) {
        if (state_of(t, t->merged[side][c]) == COLUMN_BOTH) {
            return t->merged[side][c];
        }
    }
    return first;
}

/* ---- rows ---- */

static void add_row(TableMerge *t, PlanNode *node, int before, int after)
{
    MergedRow row = {node, {-1, -1}};
    if (before >= 0) {
        row.row[BEFORE] =
            GPOINTER_TO_INT(g_hash_table_lookup(t->place[BEFORE], GINT_TO_POINTER(before))) - 1;
    }
    if (after >= 0) {
        row.row[AFTER] =
            GPOINTER_TO_INT(g_hash_table_lookup(t->place[AFTER], GINT_TO_POINTER(after))) - 1;
    }
    g_array_append_val(t->rows, row);
}

static void set_cell(TableMerge *t, SideName side, const PlanNode *source, PlanNode *node)
{
    g_hash_table_insert(t->cell[side], (void *)(uintptr_t)source, node);
}

static PlanNode *write_row_of(TableMerge *t, SideName side, int row, bool anchor)
{
    const PlanNode *source = block_at(t, side, row)->node;
    PlanNode *node = merge_copy(t->merge, side, source, t->table);
    if (anchor) {
        merge_set_made(t->merge, side, source, node);
    }
    for (const PlanNode *cell = source->first; cell; cell = cell->next) {
        set_cell(t, side, cell, merge_copy_whole(t->merge, side, cell, node, anchor));
    }
    add_row(t, node, side == BEFORE ? row : -1, side == AFTER ? row : -1);
    return node;
}

static void write_lone_row(TableMerge *t, SideName side, int row)
{
    const PlanNode *source = block_at(t, side, row)->node;
    PlanNode *node = write_row_of(t, side, row, true);
    node->change =
        merge_mark(t->merge, side == BEFORE ? CHANGE_REMOVED : CHANGE_ADDED, TOPIC_STRUCTURE,
                   side == BEFORE ? source : NULL, side == AFTER ? source : NULL);
}

/* Numbers in a cell: how much more or less. */
static const char *describe_cell(TableMerge *t, MessageLanguage language, const PlanNode *before,
                                 const PlanNode *after)
{
    char *a = plan_text_of(before), *b = plan_text_of(after);
    const char *description =
        compare_targets(t->merge->plan->pool, language, before->parent->u.row.indicator,
                        after->parent->u.row.indicator, a, b);
    g_free(a);
    g_free(b);
    return description;
}

static ChangeTopic topic_of_cell(const PlanNode *before, const PlanNode *after, bool figures)
{
    if (figures || after->parent->u.row.indicator || before->parent->u.row.indicator) {
        return TOPIC_TARGET;
    }
    char *a = plan_text_of(before), *b = plan_text_of(after);
    ChangeTopic topic = topic_of_text(a, b);
    g_free(a);
    g_free(b);
    return topic;
}

static PlanNode *write_cell(TableMerge *t, int before, int after, bool ordinal, PlanNode *row)
{
    Merge *merge = t->merge;
    const PlanNode *a = block_at(t, BEFORE, before)->node, *b = block_at(t, AFTER, after)->node;
    int changes = merge->changes;
    merge->form_only = ordinal;
    PlanNode *cell = merge_pair(merge, before, after, row);
    merge->form_only = false;
    if (merge->changes > changes) {
        const char *description = describe_cell(t, MESSAGE_VIETNAMESE, a, b);
        ChangeTopic topic = topic_of_cell(a, b, description != NULL);
        PlanChange *change = merge_mark(merge, CHANGE_EDITED, topic, a, b);
        change->description = description;
        change->english.text = describe_cell(t, MESSAGE_ENGLISH, a, b);
        cell->change = change;
    }
    return cell;
}

/* A cell of a column that only one table has: it refers to the column's mark. */
static const PlanChange *mark_in_column(TableMerge *t, int column, const PlanNode *before,
                                        const PlanNode *after)
{
    const PlanChange *of = t->column_mark[column];
    if (!of) {
        return NULL;
    }
    PlanChange *mark = merge_mark(t->merge, of->kind, of->topic, before, after);
    mark->other = of;
    return mark;
}

/* Cells of a row of both, from left to right in the merged columns; `here`: the row has moved, and
 * what only the earlier has is shown where it was. */
static void write_cells(TableMerge *t, int before, int after, bool here, PlanNode *row)
{
    guint n = t->columns->len;
    int *cell[2] = {g_new(int, n + 1), g_new(int, n + 1)};
    for (SideName side = BEFORE; side <= AFTER; side++) {
        int from = side == BEFORE ? before : after;
        for (guint i = 0; i < n; i++) {
            cell[side][i] = -1;
        }
        for (int c = from + 1; c < block_at(t, side, from)->end; c = block_at(t, side, c)->end) {
            cell[side][column_of(t, side, block_at(t, side, c)->node)] = c;
        }
    }
    for (guint i = 0; i < n; i++) {
        int a = cell[BEFORE][i], b = cell[AFTER][i];
        ColumnState state = state_of(t, (int)i);
        PlanNode *node = NULL;
        if (a >= 0 && b >= 0) {
            node = write_cell(t, a, b, t->ordinal[i], row);
            if (!here) {
                set_cell(t, BEFORE, block_at(t, BEFORE, a)->node, node);
            }
        } else if (b >= 0) {
            int from = block_at(t, AFTER, b)->match;
            const PlanNode *later = block_at(t, AFTER, b)->node;
            bool moved = state == COLUMN_HERE && from >= 0;
            node = moved ? write_cell(t, from, b, false, row)
                         : merge_copy_whole(t->merge, AFTER, later, row, true);
            node->change =
                mark_in_column(t, (int)i, moved ? block_at(t, BEFORE, from)->node : NULL, later);
        } else if (a >= 0 && !here) {
            int to = block_at(t, BEFORE, a)->match;
            const PlanNode *earlier = block_at(t, BEFORE, a)->node;
            node = merge_copy_whole(t->merge, BEFORE, earlier, row, to < 0);
            node->change =
                mark_in_column(t, (int)i, earlier, to >= 0 ? block_at(t, AFTER, to)->node : NULL);
            set_cell(t, BEFORE, earlier, node);
        }
        if (b >= 0) {
            set_cell(t, AFTER, block_at(t, AFTER, b)->node, node);
        }
    }
    g_free(cell[BEFORE]);
    g_free(cell[AFTER]);
}

static void write_row_pair(TableMerge *t, int before, int after, bool here)
{
    const PlanNode *a = block_at(t, BEFORE, before)->node, *b = block_at(t, AFTER, after)->node;
    PlanNode *row = merge_copy(t->merge, AFTER, b, t->table);
    merge_set_made(t->merge, BEFORE, a, row);
    merge_set_made(t->merge, AFTER, b, row);
    merge_note_form(t->merge, row, a, b);
    write_cells(t, before, after, here, row);
    add_row(t, row, here ? -1 : before, after);
}

static int row_number(TableMerge *t, SideName side, int row)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(t->place[side], GINT_TO_POINTER(row)));
}

static PlanChange *mark_moved_row(TableMerge *t, ChangeKind kind, int before, int after)
{
    PlanChange *change =
        merge_mark(t->merge, kind, TOPIC_STRUCTURE, block_at(t, BEFORE, before)->node,
                   block_at(t, AFTER, after)->node);
    Pool *pool = t->merge->plan->pool;
    if (kind == CHANGE_MOVED_AWAY) {
        merge_say(pool, change, NULL, N_("chuyển đến hàng %d"), row_number(t, AFTER, after));
    } else {
        merge_say(pool, change, NULL, N_("chuyển từ hàng %d"), row_number(t, BEFORE, before));
    }
    return change;
}

/* One place of a move; the first to be written waits for the other. */
static void write_moved_row(TableMerge *t, GHashTable *waiting, ChangeKind kind, int before,
                            int after)
{
    if (kind == CHANGE_MOVED_AWAY) {
        write_row_of(t, BEFORE, before, false);
    } else {
        write_row_pair(t, before, after, true);
    }
    PlanNode *row = t->table->last;
    PlanChange *mark = mark_moved_row(t, kind, before, after);
    PlanChange *other = g_hash_table_lookup(waiting, GINT_TO_POINTER(before));
    if (other) {
        mark->other = other;
        other->other = mark;
    } else {
        g_hash_table_insert(waiting, GINT_TO_POINTER(before), mark);
    }
    row->change = mark;
}

static void write_rows(TableMerge *t)
{
    const Grid *a = &t->grid[BEFORE], *b = &t->grid[AFTER];
    int *partner = g_new(int, (gsize)a->rows + 1), *weight = g_new(int, (gsize)a->rows + 1);
    bool *stays = g_new(bool, (gsize)a->rows + 1);
    GHashTable *waiting = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < a->rows; i++) {
        int match = block_at(t, BEFORE, a->row[i])->match;
        gpointer place =
            match >= 0 ? g_hash_table_lookup(t->place[AFTER], GINT_TO_POINTER(match)) : NULL;
        partner[i] = GPOINTER_TO_INT(place) - 1;
        weight[i] = 1;
    }
    merge_stays(t->merge, partner, weight, a->rows, b->rows, stays);
    int next = 0;
    for (int i = 0; i <= a->rows; i++) {
        bool end = i == a->rows;
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        if (!end && partner[i] < 0) {
            write_lone_row(t, BEFORE, a->row[i]);
        } else if (!end && !stays[i]) {
            write_moved_row(t, waiting, CHANGE_MOVED_AWAY, a->row[i], b->row[partner[i]]);
        } else {
            for (int to = end ? b->rows : partner[i]; next < to; next++) {
                int match = block_at(t, AFTER, b->row[next])->match;
                if (match >= 0) {
                    write_moved_row(t, waiting, CHANGE_MOVED_HERE, match, b->row[next]);
                } else {
                    write_lone_row(t, AFTER, b->row[next]);
                }
            }
            if (!end) {
                write_row_pair(t, a->row[i], b->row[next++], false);
            }
        }
    }
    g_hash_table_unref(waiting);
    g_free(stays);
    g_free(weight);
    g_free(partner);
}

/* ---- the grid ---- */

/* Whose place it is: the later table's where it has one, else the earlier's. */
static PlanNode *owner_of(const TableMerge *t, const MergedRow *row, int column)
{
    const MergedColumn *m = &g_array_index(t->columns, MergedColumn, (guint)column);
    bool later = m->state != COLUMN_REMOVED && m->state != COLUMN_AWAY;
    bool earlier = m->state != COLUMN_ADDED && m->state != COLUMN_HERE;
    SideName side = AFTER;
    int at = -1;
    if (row->row[AFTER] >= 0 && later) {
        at = t->grid[AFTER].cell[row->row[AFTER] * t->grid[AFTER].columns + m->after];
    } else if (row->row[BEFORE] >= 0 && earlier) {
        side = BEFORE;
        at = t->grid[BEFORE].cell[row->row[BEFORE] * t->grid[BEFORE].columns + m->before];
    }
    return at >= 0 ? g_hash_table_lookup(t->cell[side], block_at(t, side, at)->node) : NULL;
}

static void add_gap(TableMerge *t, const MergedRow *row, int at, int column, PlanNode *behind)
{
    PlanNode *gap = plan_node_new(t->merge->plan, PLAN_CELL, row->node->pos);
    gap->u.cell.row = at;
    gap->u.cell.column = column;
    gap->change = merge_mark(t->merge, CHANGE_GAP, TOPIC_FORM, NULL, NULL);
    if (behind) {
        plan_insert_after(behind, gap);
        return;
    }
    gap->next = row->node->first;
    gap->parent = row->node;
    if (gap->next) {
        gap->next->previous = gap;
    } else {
        row->node->last = gap;
    }
    row->node->first = gap;
}

/* Gives a cell all the places next to its first that are its own. */
static void spread(TableMerge *t, PlanNode *const *owner, bool *covered, PlanNode *cell, int row,
                   int column)
{
    int rows = (int)t->rows->len, columns = (int)t->columns->len, wide = 1, high = 1;
    while (column + wide < columns && owner[row * columns + column + wide] == cell &&
           !covered[row * columns + column + wide]) {
        wide++;
    }
    for (bool own = true; own && row + high < rows; high += own) {
        for (int c = column; own && c < column + wide; c++) {
            own = owner[(row + high) * columns + c] == cell;
        }
        if (!own) {
            break;
        }
    }
    for (int r = row; r < row + high; r++) {
        for (int c = column; c < column + wide; c++) {
            covered[r * columns + c] = true;
        }
    }
    cell->u.cell.row = row;
    cell->u.cell.column = column;
    cell->u.cell.row_span = high;
    cell->u.cell.column_span = wide;
}

static void lay_grid(TableMerge *t)
{
    int rows = (int)t->rows->len, columns = (int)t->columns->len;
    gsize places = (gsize)rows * (gsize)columns + 1;
    PlanNode **owner = g_new0(PlanNode *, places);
    bool *covered = g_new0(bool, places);
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            owner[r * columns + c] = owner_of(t, &g_array_index(t->rows, MergedRow, (guint)r), c);
        }
    }
    for (int r = 0; r < rows; r++) {
        const MergedRow *row = &g_array_index(t->rows, MergedRow, (guint)r);
        PlanNode *behind = NULL;
        for (int c = 0; c < columns; c++) {
            PlanNode *cell = owner[r * columns + c];
            if (covered[r * columns + c]) {
                continue;
            }
            PlanNode *next = behind ? behind->next : row->node->first;
            if (cell && cell == next) {
                spread(t, owner, covered, cell, r, c);
                behind = cell;
            } else {
                add_gap(t, row, r, c, behind);
                behind = behind ? behind->next : row->node->first;
            }
        }
    }
    g_free(owner);
    g_free(covered);
}

/* A cell that the merged grid shapes anew keeps in its mark the shape it had. */
static void keep_shapes(TableMerge *t)
{
    for (SideName side = BEFORE; side <= AFTER; side++) {
        GHashTableIter iter;
        gpointer source, made;
        g_hash_table_iter_init(&iter, t->cell[side]);
        while (g_hash_table_iter_next(&iter, &source, &made)) {
            const PlanNode *cell = source;
            PlanNode *node = made;
            if (!node->change && (cell->u.cell.row_span != node->u.cell.row_span ||
                                  cell->u.cell.column_span != node->u.cell.column_span ||
                                  cell->u.cell.header != node->u.cell.header)) {
                int at = side_find(&t->merge->match->side[side], cell);
                int match = block_at(t, side, at)->match;
                const PlanNode *other = match >= 0 ? block_at(t, !side, match)->node : NULL;
                node->change =
                    merge_mark(t->merge, CHANGE_FORM, TOPIC_FORM, side == BEFORE ? cell : other,
                               side == BEFORE ? other : cell);
            }
        }
    }
}

/* A table that is shaped like neither keeps their shapes in its mark. */
static void keep_table_shape(TableMerge *t, const PlanNode *before, const PlanNode *after)
{
    PlanNode *table = t->table;
    const PlanNode *of[] = {before, after};
    for (SideName side = BEFORE; side <= AFTER && !table->change; side++) {
        if (table->u.table.columns != of[side]->u.table.columns ||
            table->u.table.header_rows != of[side]->u.table.header_rows) {
            table->change = merge_mark(t->merge, CHANGE_FORM, TOPIC_FORM, before, after);
        }
    }
}

static void count_headers(PlanNode *table)
{
    int headers = 0;
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind == PLAN_ROW) {
            if (row->u.row.kind != ROW_HEADER) {
                break;
            }
            headers++;
        }
    }
    table->u.table.header_rows = headers;
}

static void merge_captions(Merge *merge, int before, int after, PlanNode *table)
{
    const Block *a = &merge->match->side[BEFORE].block[before];
    const Block *b = &merge->match->side[AFTER].block[after];
    bool in_a = before + 1 < a->end && a[1].node->kind == PLAN_CAPTION;
    bool in_b = after + 1 < b->end && b[1].node->kind == PLAN_CAPTION;
    if (in_a && in_b) {
        merge_pair(merge, before + 1, after + 1, table);
    } else if (in_a) {
        merge_before(merge, before + 1, table, false);
    } else if (in_b) {
        merge_after(merge, after + 1, table, false);
    }
}

void merge_table(Merge *merge, int before, int after, PlanNode *node)
{
    const Match *match = merge->match;
    TableMerge t = {
        .merge = merge,
        .table = node,
        .grid = {grid_of(&match->side[BEFORE], before), grid_of(&match->side[AFTER], after)},
        .cell = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)},
        .place = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)},
        .rows = g_array_new(FALSE, FALSE, sizeof(MergedRow))};
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int r = 0; r < t.grid[side].rows; r++) {
            g_hash_table_insert(t.place[side], GINT_TO_POINTER(t.grid[side].row[r]),
                                GINT_TO_POINTER(r + 1));
        }
    }
    t.columns = match_columns(match, before, after, &t.grid[BEFORE], &t.grid[AFTER]);
    merge_captions(merge, before, after, node);
    merge_columns(&t, before, after);
    write_rows(&t);
    lay_grid(&t);
    keep_shapes(&t);
    count_headers(node);
    keep_table_shape(&t, match->side[BEFORE].block[before].node,
                     match->side[AFTER].block[after].node);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        grid_clear(&t.grid[side]);
        g_free(t.merged[side]);
        g_hash_table_unref(t.cell[side]);
        g_hash_table_unref(t.place[side]);
    }
    g_free(t.ordinal);
    g_array_free(t.columns, TRUE);
    g_array_free(t.rows, TRUE);
}
