/* Tables: column heads, section rows and row heads that a screen reader announces with each
 * cell. */
#include "html/write.h"

#include <string.h>

/* A table this long gets its own height on the screen, so that its head can stay in view. */
#define LONG_TABLE_ROWS 25
/* From so many columns on a table is wider than a phone. */
#define WIDE_TABLE_COLUMNS 5
#define MAX_SECTION_LEVELS 8

typedef struct TableWriter {
    HtmlWriter *writer;
    const PlanNode *table;
    int number, columns;
    /* With spanning heads or section rows, scope alone does not tell which heads a cell has: then
     * every head gets an id and every cell names its heads. */
    bool explicit_heads;
    GString **column_heads; /* [columns]: ids of the heads above, parted by spaces */
    GString *heads;         /* scratch: of a cell */
    const PlanNode *section[MAX_SECTION_LEVELS]; /* head cells of the sections around the row */
    const PlanNode **row_head; /* [columns]: head cell that reaches into this column's rows … */
    int *row_head_until;       /* … down to this row, exclusive */
} TableWriter;

static bool is_empty(const PlanNode *cell)
{
    for (const PlanNode *child = cell->first; child; child = child->next) {
        if (child->first) {
            return false;
        }
    }
    return true;
}

static int column_end(const PlanNode *cell, int columns)
{
    return MIN(cell->u.cell.column + cell->u.cell.column_span, columns);
}

static bool needs_explicit_heads(const PlanNode *table)
{
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind != PLAN_ROW) {
            continue;
        }
        if (row->u.row.kind == ROW_SECTION) {
            return true;
        }
        for (const PlanNode *cell = row->first; cell; cell = cell->next) {
            bool head = row->u.row.kind == ROW_HEADER || cell->u.cell.header;
            if (head && (cell->u.cell.column_span > 1 || cell->u.cell.row_span > 1)) {
                return true;
            }
        }
    }
    return table->u.table.header_rows > 1;
}

/* Ids come from the table's number and the cell's place; PLAN_CELL places are unique in a table. */
static void put_cell_id(const TableWriter *t, GString *out, const PlanNode *cell)
{
    text_append(out, HTML_OWN_ID "b");
    text_append_number(out, t->number, 1);
    text_append(out, "-");
    text_append_number(out, cell->u.cell.row, 1);
    text_append(out, "-");
    text_append_number(out, cell->u.cell.column, 1);
}

static void add_cell_id(const TableWriter *t, GString *ids, const PlanNode *cell)
{
    text_append(ids, ids->len ? " " : "");
    put_cell_id(t, ids, cell);
}

/* Adds `more` (ids parted by spaces) as far as `ids` lacks them: neighbouring columns share heads.
 */
static void add_missing_ids(GString *ids, const char *more)
{
    if (ids->len == 0) {
        text_append(ids, more);
        return;
    }
    while (*more) {
        size_t length = strcspn(more, " ");
        const char *at = ids->str;
        bool found = false;
        while (!found && *at) {
            size_t have = strcspn(at, " ");
            found = have == length && memcmp(at, more, length) == 0;
            at += have + (at[have] == ' ');
        }
        if (!found) {
            if (ids->len) {
                g_string_append_c(ids, ' ');
            }
            g_string_append_len(ids, more, (gssize)length);
        }
        more += length + (more[length] == ' ');
    }
}

static void write_heads(TableWriter *t, const PlanNode *cell, bool in_body)
{
    GString *ids = t->heads;
    g_string_truncate(ids, 0);
    int end = column_end(cell, t->columns);
    for (int c = cell->u.cell.column; c < end; c++) {
        add_missing_ids(ids, t->column_heads[c]->str);
    }
    if (in_body) {
        for (int level = 0; level < MAX_SECTION_LEVELS; level++) {
            if (t->section[level]) {
                add_cell_id(t, ids, t->section[level]);
            }
        }
        for (int c = 0; c < t->columns && !cell->u.cell.header; c++) {
            const PlanNode *head = t->row_head[c];
            bool first = c == 0 || t->row_head[c - 1] != head;
            if (head && first && t->row_head_until[c] > cell->u.cell.row) {
                add_cell_id(t, ids, head);
            }
        }
    }
    if (ids->len) {
        html_markup(t->writer, " headers=\"");
        html_markup(t->writer, ids->str);
        html_markup(t->writer, "\"");
    }
}

static void write_content(HtmlWriter *writer, const PlanNode *cell)
{
    bool several = cell->first && cell->first->next;
    for (const PlanNode *child = cell->first; child; child = child->next) {
        html_markup(writer, several ? "<p>" : "");
        html_inlines(writer, child);
        html_markup(writer, several ? "</p>" : "");
    }
}

static const char *column_class(const TableWriter *t, const PlanNode *cell)
{
    const TableColumn *column = t->table->u.table.column;
    if (!column || cell->u.cell.column_span > 1 || cell->u.cell.column >= t->columns) {
        return NULL;
    }
    switch (column[cell->u.cell.column].type) {
    case COLUMN_NUMBER:
        return "so";
    case COLUMN_ORDINAL:
        return "stt";
    default:
        return NULL;
    }
}

/* `scope` NULL for a data cell. */
static void write_cell(TableWriter *t, const PlanNode *cell, const char *scope, bool in_body)
{
    HtmlWriter *writer = t->writer;
    /* A head without words heads nothing. */
    if (is_empty(cell)) {
        scope = NULL;
    }
    html_markup(writer, scope ? "<th" : "<td");
    if (scope && t->explicit_heads) {
        html_markup(writer, " id=\"");
        put_cell_id(t, writer->out, cell);
        html_markup(writer, "\"");
    }
    html_attribute(writer, "scope", scope);
    if (cell->u.cell.column_span > 1) {
        html_markup(writer, " colspan=\"");
        html_number(writer, cell->u.cell.column_span);
        html_markup(writer, "\"");
    }
    if (cell->u.cell.row_span > 1) {
        html_markup(writer, " rowspan=\"");
        html_number(writer, cell->u.cell.row_span);
        html_markup(writer, "\"");
    }
    html_attribute(writer, "class", column_class(t, cell));
    if (t->explicit_heads) {
        write_heads(t, cell, in_body);
    }
    bool section = scope && strcmp(scope, "rowgroup") == 0;
    html_markup(writer, section ? "><div>" : ">");
    write_content(writer, cell);
    html_markup(writer, section ? "</div></th>" : scope ? "</th>" : "</td>");
}

/* ---- rows ---- */

static void write_head_row(TableWriter *t, const PlanNode *row)
{
    html_markup(t->writer, "<tr");
    html_position_attribute(t->writer, row->pos);
    html_markup(t->writer, ">");
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        write_cell(t, cell, cell->u.cell.column_span > 1 ? "colgroup" : "col", false);
    }
    html_markup(t->writer, "</tr>\n");
    /* Only now: a head is not its neighbour's head. */
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        if (!t->explicit_heads || is_empty(cell)) {
            continue;
        }
        int end = column_end(cell, t->columns);
        for (int c = cell->u.cell.column; c < end; c++) {
            add_cell_id(t, t->column_heads[c], cell);
        }
    }
}

/* The cell that names the section: the widest. Beside it there may be its number. */
static const PlanNode *section_head(const PlanNode *row)
{
    const PlanNode *widest = row->first;
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        if (cell->u.cell.column_span >= widest->u.cell.column_span && !is_empty(cell)) {
            widest = cell;
        }
    }
    return widest;
}

static void write_section_row(TableWriter *t, const PlanNode *row)
{
    int level = CLAMP(row->u.row.level, 1, MAX_SECTION_LEVELS) - 1;
    for (int l = level; l < MAX_SECTION_LEVELS; l++) {
        t->section[l] = NULL;
    }
    const PlanNode *head = section_head(row);
    html_format(t->writer, "<tr class=\"nhom bac-%d\"", level + 1);
    html_position_attribute(t->writer, row->pos);
    html_markup(t->writer, ">");
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        write_cell(t, cell, cell == head ? "rowgroup" : NULL, true);
    }
    html_markup(t->writer, "</tr>\n");
    if (head && !is_empty(head)) {
        t->section[level] = head;
    }
}

static void write_data_row(TableWriter *t, const PlanNode *row)
{
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        int end = column_end(cell, t->columns);
        for (int c = cell->u.cell.column; c < end; c++) {
            t->row_head[c] = cell->u.cell.header && !is_empty(cell) ? cell : NULL;
            t->row_head_until[c] = cell->u.cell.row + cell->u.cell.row_span;
        }
    }
    html_markup(t->writer, "<tr");
    html_id_attribute(t->writer, row);
    if (row->u.row.indicator) {
        html_attribute(t->writer, "data-chi-tieu", row->u.row.indicator->code);
    }
    html_position_attribute(t->writer, row->pos);
    html_markup(t->writer, ">");
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        /* A head over several rows is no rowgroup head: that would reach to its tbody's end. */
        write_cell(t, cell, cell->u.cell.header ? "row" : NULL, true);
    }
    html_markup(t->writer, "</tr>\n");
}

static const PlanNode *write_head(TableWriter *t, const PlanNode *row)
{
    if (!row || row->u.row.kind != ROW_HEADER) {
        return row;
    }
    html_markup(t->writer, "<thead>\n");
    for (; row && row->u.row.kind == ROW_HEADER; row = row->next) {
        write_head_row(t, row);
    }
    html_markup(t->writer, "</thead>\n");
    return row;
}

static void write_bodies(TableWriter *t, const PlanNode *row)
{
    bool open = false;
    for (; row; row = row->next) {
        bool section = row->u.row.kind == ROW_SECTION && row->first;
        if (!open || section) {
            html_markup(t->writer, open ? "</tbody>\n<tbody>\n" : "<tbody>\n");
            open = true;
        }
        if (section) {
            write_section_row(t, row);
        } else {
            write_data_row(t, row);
        }
    }
    html_markup(t->writer, open ? "</tbody>\n" : "");
}

/* scope=colgroup speaks of <colgroup>s, so the first head row's spans become such. */
static void write_column_groups(TableWriter *t, const PlanNode *first_row)
{
    bool spans = false;
    for (const PlanNode *cell = first_row->first; cell; cell = cell->next) {
        spans = spans || cell->u.cell.column_span > 1;
    }
    if (!spans || first_row->u.row.kind != ROW_HEADER) {
        return;
    }
    for (const PlanNode *cell = first_row->first; cell; cell = cell->next) {
        html_format(t->writer, "<colgroup span=\"%d\"></colgroup>", cell->u.cell.column_span);
    }
    html_markup(t->writer, "\n");
}

/* ---- the region around it ---- */

/* A wide table scrolls in a region of its own: reachable by keyboard, and named by its caption
 * where no other region has that name. */
static void open_region(HtmlWriter *writer, int number, const char *caption)
{
    html_markup(writer, "<div class=\"khung-bang\" role=\"region\" tabindex=\"0\"");
    if (caption && *caption && html_claim_landmark(writer, html_same(caption))) {
        html_format(writer, " aria-labelledby=\"" HTML_OWN_ID "ten-bang-%d\"", number);
    } else {
        HtmlSaid name = caption && *caption
                            ? html_said_format(writer, N_("Bảng %d: %s"), number, caption)
                            : html_said_format(writer, N_("Bảng %d"), number);
        html_say_attribute(writer, "aria-label", name);
        html_claim_landmark(writer, name);
    }
    html_markup(writer, ">\n");
}

static int count_rows(const PlanNode *table)
{
    int rows = 0;
    for (const PlanNode *row = table->first; row; row = row->next) {
        rows += row->kind == PLAN_ROW;
    }
    return rows;
}

static void write_table(TableWriter *t, const PlanNode *caption)
{
    HtmlWriter *writer = t->writer;
    const PlanNode *first_row = caption ? caption->next : t->table->first;
    html_format(writer, "<table class=\"%s%s%s\"",
                t->table->u.table.group   ? "chi-tieu"
                : t->table->u.table.tasks ? "nhiem-vu"
                                          : "thuong",
                t->columns >= WIDE_TABLE_COLUMNS ? " rong" : "",
                count_rows(t->table) > LONG_TABLE_ROWS ? " dai" : "");
    html_id_attribute(writer, t->table);
    html_markup(writer, ">\n");
    if (caption) {
        html_format(writer, "<caption><span id=\"" HTML_OWN_ID "ten-bang-%d\">", t->number);
        html_inlines(writer, caption);
        html_markup(writer, "</span></caption>\n");
    }
    if (first_row) {
        write_column_groups(t, first_row);
        write_bodies(t, write_head(t, first_row));
    }
    html_markup(writer, "</table>\n");
}

void html_table(HtmlWriter *writer, const PlanNode *table)
{
    const PlanNode *caption =
        table->first && table->first->kind == PLAN_CAPTION ? table->first : NULL;
    TableWriter t = {.writer = writer,
                     .table = table,
                     .number = ++writer->tables,
                     .columns = MAX(table->u.table.columns, 0),
                     .explicit_heads = needs_explicit_heads(table)};
    size_t columns = (size_t)t.columns;
    t.column_heads = POOL_ARRAY(writer->pool, GString *, columns);
    t.row_head = POOL_ARRAY(writer->pool, const PlanNode *, columns);
    t.row_head_until = POOL_ARRAY(writer->pool, int, columns);
    for (int c = 0; c < t.columns; c++) {
        t.column_heads[c] = g_string_new(NULL);
    }
    t.heads = g_string_new(NULL);
    char *name = caption ? plan_text_of(caption) : NULL;
    open_region(writer, t.number, name);
    write_table(&t, caption);
    html_markup(writer, "</div>\n");
    g_free(name);
    g_string_free(t.heads, TRUE);
    for (int c = 0; c < t.columns; c++) {
        g_string_free(t.column_heads[c], TRUE);
    }
}
