/* Paints the part of a table that stands on one page: repeated header and group titles (artefacts),
 * cells, rules. */
#include "layout/table.h"

Len table_carry(const TableLayout *table, int row, int line)
{
    if (row < table->header_rows) {
        return 0;
    }
    Len height = table->header_height;
    int section[TABLE_MAX_LEVELS];
    int count = open_sections(table, row, section);
    for (int i = 0; i < count; i++) {
        height += row_height(table, table->row[section[i]].repeat_lines);
    }
    return height + (line > 0 ? STYLE_CELL_PADDING_Y : 0);
}

Len table_closing(const TableLayout *table, int row, int line)
{
    return line + 1 < table->row[row].lines ? STYLE_CELL_PADDING_Y : 0;
}

/* The horizontal and vertical rules of the part, joined as far as they run on. */
typedef struct Grid {
    TableLayout *table;
    Page *page;
    Len *open; /* [columns + 1]: where the vertical rule at x[j] started, -1 if there is none */
} Grid;

static void paint_rule(Grid *grid, Len x, Len y, Len width, Len height)
{
    PageItem item = {.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .colour = STYLE_BLACK};
    item.u.rule.x = x;
    item.u.rule.y = y;
    item.u.rule.width = width;
    item.u.rule.height = height;
    g_array_append_val(grid->page->items, item);
}

static int owner_of(const TableLayout *t, int row, int column)
{
    return t->owner[row * t->columns + column];
}

/* The rule above `row`, left out where a cell runs through it from the row above. At a page's head
 * and foot (`whole`) it always runs across. */
static void horizontal_rule(Grid *grid, int row, Len y, bool whole)
{
    const TableLayout *t = grid->table;
    for (int j = 0; j < t->columns;) {
        int start = j;
        while (j < t->columns && (whole || row == 0 || owner_of(t, row, j) < 0 ||
                                  owner_of(t, row, j) != owner_of(t, row - 1, j))) {
            j++;
        }
        if (j > start) {
            paint_rule(grid, t->x[start] - STYLE_TABLE_RULE / 2, y - STYLE_TABLE_RULE / 2,
                       t->x[j] - t->x[start] + STYLE_TABLE_RULE, STYLE_TABLE_RULE);
        }
        j += j == start;
    }
}

static void close_vertical(Grid *grid, int j, Len y)
{
    if (grid->open[j] >= 0) {
        paint_rule(grid, grid->table->x[j] - STYLE_TABLE_RULE / 2, grid->open[j], STYLE_TABLE_RULE,
                   y - grid->open[j]);
        grid->open[j] = -1;
    }
}

static void vertical_rules(Grid *grid, int row, Len y)
{
    const TableLayout *t = grid->table;
    for (int j = 0; j <= t->columns; j++) {
        bool inside = j > 0 && j < t->columns && owner_of(t, row, j) >= 0 &&
                      owner_of(t, row, j) == owner_of(t, row, j - 1);
        if (inside) {
            close_vertical(grid, j, y);
        } else if (grid->open[j] < 0) {
            grid->open[j] = y;
        }
    }
}

static void paint_lines(const TableLayout *t, Page *page, const Strip *line, int first, int end,
                        Len y)
{
    for (int k = first; k < end; k++) {
        paint_strip(t->setting, t->pages, page, &line[k], y + (k - first) * t->leading);
    }
}

/* A whole row again, as artefacts: a header row or a group's title. */
static Len repeat_row(const TableLayout *t, Grid *grid, int r, Len y)
{
    const RowLayout *row = &t->row[r];
    Len height = row_height(t, row->repeat_lines);
    horizontal_rule(grid, r, y, false);
    vertical_rules(grid, r, y);
    for (int i = row->first; i < row->end; i++) {
        const CellLayout *c = &t->cell[i];
        Len all = 0;
        for (int k = r; k < r + c->row_span; k++) {
            all += row_height(t, t->row[k].repeat_lines);
        }
        Len top = (all - c->repeat_count * t->leading) / 2;
        paint_lines(t, grid->page, c->repeat, 0, c->repeat_count, y + top);
    }
    return height;
}

/* A cell over several rows: as many of its lines as this page's part of its rows holds; when all
 * were painted on earlier pages, its text again with "(tiếp theo)". */
static void paint_spanning(TableLayout *t, Page *page, CellLayout *c, Len y, Len height, bool first)
{
    int room = MAX(0, (int)((height - 2 * STYLE_CELL_PADDING_Y) / t->leading));
    Len top = y + STYLE_CELL_PADDING_Y;
    if (!first && c->placed >= c->count) {
        set_cell_again(t, c, TABLE_CONTINUED);
        paint_lines(t, page, c->repeat, 0, MIN(room, c->repeat_count), top);
        return;
    }
    int end = MIN(c->count, c->placed + room);
    if (is_header_row(t, c->row)) {
        top = y + (height - c->count * t->leading) / 2;
        end = c->count;
    }
    paint_lines(t, page, c->line, c->placed, end, top);
    c->placed = end;
}

/* Height of the lines [from, to) of row r as painted on one page. */
static Len part_height(const TableLayout *t, int from, int to)
{
    return (to - from) * t->leading + 2 * STYLE_CELL_PADDING_Y;
}

/* What part of each row stands on this page. */
typedef struct Part {
    int row, line, end_row, end_line;
} Part;

static void part_of_row(const TableLayout *t, Part part, int r, int *from, int *to)
{
    *from = r == part.row ? part.line : 0;
    *to = r == part.end_row ? part.end_line : t->row[r].lines;
}

static void paint_row(TableLayout *t, Page *page, int r, Len y, Part part, int last)
{
    int from, to;
    part_of_row(t, part, r, &from, &to);
    Len height = part_height(t, from, to);
    for (int j = 0; j < t->columns;) {
        int owner = owner_of(t, r, j);
        if (owner < 0) {
            j++;
            continue;
        }
        CellLayout *c = &t->cell[owner];
        if (c->row_span == 1) {
            Len top = y + STYLE_CELL_PADDING_Y;
            if (is_header_row(t, r)) {
                top = y + (height - c->count * t->leading) / 2;
            }
            paint_lines(t, page, c->line, MIN(from, c->count), MIN(to, c->count), top);
        } else if (c->row == r || r == part.row) {
            Len all = 0;
            for (int k = r; k < c->row + c->row_span && k <= last; k++) {
                int k_from, k_to;
                part_of_row(t, part, k, &k_from, &k_to);
                all += part_height(t, k_from, k_to);
            }
            paint_spanning(t, page, c, y, all, c->row == r && from == 0);
        }
        j = c->column + c->column_span;
    }
}

Len table_paint(TableLayout *table, Page *page, Len y, int row, int line, int end_row, int end_line,
                bool continues)
{
    TableLayout *t = table;
    Len *open = g_new(Len, (size_t)t->columns + 1);
    for (int j = 0; j <= t->columns; j++) {
        open[j] = -1;
    }
    Grid grid = {t, page, open};
    Len at = y;
    if (continues && row >= t->header_rows) {
        for (int r = 0; r < t->header_rows; r++) {
            at += repeat_row(t, &grid, r, at);
        }
        int section[TABLE_MAX_LEVELS];
        int count = open_sections(t, row, section);
        for (int i = 0; i < count; i++) {
            at += repeat_row(t, &grid, section[i], at);
        }
    }
    Part part = {row, line, end_row, end_line};
    int last = end_line > 0 ? end_row : end_row - 1;
    for (int r = row; r <= last; r++) {
        int from, to;
        part_of_row(t, part, r, &from, &to);
        horizontal_rule(&grid, r, at, r == row);
        vertical_rules(&grid, r, at);
        paint_row(t, page, r, at, part, last);
        at += part_height(t, from, to);
    }
    horizontal_rule(&grid, 0, at, true);
    for (int j = 0; j <= t->columns; j++) {
        close_vertical(&grid, j, at);
    }
    g_free(open);
    return at - y;
}
