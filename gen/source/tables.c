/* bang-*.xml: tables written by hand, and the same <bang> inside an annex. */
#include "source/tables.h"

#include "base/message.h"

#include <string.h>

#define MAX_SPAN 10000

static const XmlShape SHAPES[] = {
    {"bang", XML_SEQUENCE, "ten!", "tieu-de! cot+ muc dong|"},
    {"tieu-de", XML_SOME_WORDS, NULL, NULL},
    TABLE_SHAPES,
    INLINE_SHAPES,
    {0},
};

/* ---- columns and header rows ---- */

static int count_leaves(const XmlNode *column)
{
    int leaves = 0;
    for (const XmlNode *n = column; n; n = xml_next(column, n, false)) {
        leaves += xml_is(n, "cot") && !xml_child(n, "cot") ? 1 : 0;
    }
    return leaves;
}

/* Tiers of headers over all columns. */
static int count_tiers(const XmlNode *element)
{
    int tiers = 0;
    for (const XmlNode *n = element; n;
         n = xml_next(element, n, n->name && n != element && !xml_is(n, "cot"))) {
        int depth = 0;
        for (const XmlNode *up = n; xml_is(up, "cot"); up = up->parent) {
            depth++;
        }
        tiers = MAX(tiers, depth);
    }
    return tiers;
}

static void read_columns(const XmlNode *element, PlanNode *table, Plan *plan, Findings *findings)
{
    static const char *const TYPES[] = {
        [COLUMN_TEXT] = "chu", [COLUMN_NUMBER] = "so", [COLUMN_ORDINAL] = "stt", NULL};
    TableColumn *columns = POOL_ARRAY(plan->pool, TableColumn, SOURCE_MAX_COLUMNS);
    int count = 0;
    for (const XmlNode *n = element; n;
         n = xml_next(element, n, n->name && n != element && !xml_is(n, "cot"))) {
        if (!xml_is(n, "cot") || xml_child(n, "cot")) {
            continue;
        }
        if (count < SOURCE_MAX_COLUMNS) {
            columns[count].type = (ColumnType)choice_read(n, "kieu", TYPES, COLUMN_TEXT, findings);
        }
        count++;
    }
    if (count > SOURCE_MAX_COLUMNS) {
        char is[16], limit[16];
        g_snprintf(is, sizeof is, "%d", count);
        g_snprintf(limit, sizeof limit, "%d", SOURCE_MAX_COLUMNS);
        findings_add(findings, FINDING_TABLE_COLUMNS, element->pos, is, limit, NULL);
    }
    table->u.table.columns = count;
    table->u.table.column = columns;
}

static void add_header_cell(Grid *grid, PlanNode *row, const XmlNode *column, int tiers_left)
{
    Plan *plan = grid->plan;
    int leaves = count_leaves(column);
    bool leaf = !xml_child(column, "cot");
    PlanNode *cell = grid_cell(grid, row, leaf ? tiers_left : 1, leaves, column->pos);
    const char *label = xml_value(plan->pool, column, "ten", grid->findings);
    if (cell && label) {
        SourcePos pos = xml_attribute(column, "ten")->pos;
        PlanNode *paragraph = plan_node_new(plan, PLAN_PARAGRAPH, pos);
        plan_append(cell, paragraph);
        plan_append(paragraph, plan_text_new(plan, label, pos));
    }
}

/* One row a tier; a column without columns of its own reaches down to the last tier. */
static void add_header_rows(Grid *grid, const XmlNode *element, int tiers)
{
    for (int tier = 1; tier <= tiers; tier++) {
        PlanNode *row = grid_row(grid, ROW_HEADER, element->pos);
        if (!row) {
            return;
        }
        for (const XmlNode *n = element; n;
             n = xml_next(element, n, n->name && n != element && !xml_is(n, "cot"))) {
            int depth = 0;
            for (const XmlNode *up = n; xml_is(up, "cot"); up = up->parent) {
                depth++;
            }
            if (depth == tier) {
                row->pos = row->first ? row->pos : n->pos;
                add_header_cell(grid, row, n, tiers - tier + 1);
            }
        }
        grid_row_end(grid, row);
        grid->table->u.table.header_rows++;
    }
}

/* ---- rows ---- */

typedef enum NumberKind { NUMBER_NONE, NUMBER_LETTER, NUMBER_ROMAN, NUMBER_ARABIC } NumberKind;

/* "A", "IV", "3": the kinds of numbers that section rows carry, from large to small. A single I,
 * V or X is Roman; C, D, L and M alone are letters of a list. */
static NumberKind number_kind(const char *number)
{
    size_t length = number ? strlen(number) : 0;
    if (length == 0) {
        return NUMBER_NONE;
    }
    if (g_ascii_isdigit(*number)) {
        return NUMBER_ARABIC;
    }
    if (strspn(number, "IVX") == length || (length > 1 && strspn(number, "IVXLCDM") == length)) {
        return NUMBER_ROMAN;
    }
    return NUMBER_LETTER;
}

/* Levels go by the kinds of numbers in the order in which they first appear, so that a table that
 * has only I, II, III has them on level 1. */
static int section_level(NumberKind kinds[4], const char *number)
{
    NumberKind kind = number_kind(number);
    int i = 0;
    while (i < 3 && kinds[i] != NUMBER_NONE && kinds[i] != kind) {
        i++;
    }
    if (kind != NUMBER_NONE) {
        kinds[i] = kind;
    }
    return kind == NUMBER_NONE ? 1 : i + 1;
}

static int read_span(const XmlNode *cell, const char *attribute, Findings *findings)
{
    return count_read(cell, attribute, 1, MAX_SPAN, 1, _("số ô gộp (từ 1)"), "2", findings);
}

static void read_row(Grid *grid, const XmlNode *element)
{
    PlanNode *row = grid_row(grid, ROW_DATA, element->pos);
    if (!row) {
        return;
    }
    for (const XmlNode *n = xml_child(element, "o"); n; n = xml_again(n)) {
        int down = read_span(n, "gop-dong", grid->findings);
        int across = read_span(n, "gop-cot", grid->findings);
        PlanNode *cell = grid_cell(grid, row, down, across, n->pos);
        if (!cell) {
            continue;
        }
        inline_read_blocks(grid->plan, cell, n, grid->findings);
        const TableColumn *column = &grid->table->u.table.column[cell->u.cell.column];
        if (column->type == COLUMN_NUMBER) {
            number_form_check(xml_words(grid->plan->pool, n), n->pos, grid->findings);
        }
    }
    grid_row_end(grid, row);
}

static void read_rows(Grid *grid, const XmlNode *element)
{
    NumberKind kinds[4] = {NUMBER_NONE};
    for (const XmlNode *n = element->first; n; n = n->next) {
        if (xml_is(n, "dong")) {
            read_row(grid, n);
        } else if (xml_is(n, "muc")) {
            const char *number = xml_value(grid->plan->pool, n, "so", grid->findings);
            int level = section_level(kinds, number);
            PlanNode *cell = grid_section_row(grid, number, level, n->pos);
            if (cell) {
                inline_read_blocks(grid->plan, cell, n, grid->findings);
            }
        }
    }
    grid_cut(grid, _("cuối bảng"));
}

PlanNode *table_read(Plan *plan, const XmlNode *element, Findings *findings)
{
    PlanNode *table = plan_node_new(plan, PLAN_TABLE, element->pos);
    const XmlNode *title = xml_child(element, "tieu-de");
    if (title) {
        PlanNode *caption = plan_node_new(plan, PLAN_CAPTION, title->pos);
        plan_append(table, caption);
        inline_read_line(plan, caption, title, findings);
    }
    read_columns(element, table, plan, findings);
    if (table->u.table.columns == 0 || table->u.table.columns > SOURCE_MAX_COLUMNS) {
        /* Said already; without columns there is no grid to put rows on. */
        table->u.table.columns = MIN(table->u.table.columns, SOURCE_MAX_COLUMNS);
        return table;
    }
    Grid grid;
    grid_begin(&grid, plan, table, findings);
    add_header_rows(&grid, element, count_tiers(element));
    read_rows(&grid, element);
    return table;
}

bool table_file_read(Plan *plan, const XmlNode *root, const char *name, Findings *findings)
{
    if (!xml_check(root, "bang", SHAPES, findings)) {
        return false;
    }
    const char *own = name_read(plan->pool, root, "ten", findings);
    if (own && name && strcmp(own, name) != 0) {
        findings_add(findings, FINDING_TABLE_NAME_DIFFERS, xml_attribute(root, "ten")->pos, own,
                     name, NULL);
    }
    PlanNode *table = table_read(plan, root, findings);
    name = name ? name : own;
    if (name) {
        table->id = name;
        g_hash_table_insert(plan->tables, lent(name), table);
    }
    return true;
}
