#include "compare/sheet.h"

#include "compare/document.h"

#include <string.h>

static PlanNode *add(const Sheet *sheet, PlanNode *parent, PlanKind kind)
{
    return document_node(sheet->plan, parent, kind);
}

static void add_words(const Sheet *sheet, PlanNode *parent, const char *text, size_t length)
{
    if (length > 0) {
        add(sheet, parent, PLAN_TEXT)->u.text.text = pool_strndup(sheet->plan->pool, text, length);
    }
}

static void add_text(const Sheet *sheet, PlanNode *parent, const char *text)
{
    add_words(sheet, parent, text, strlen(text));
}

Sheet sheet_new(const Catalogue *catalogue, const char *slug, const char *title,
                const char *subject)
{
    Plan *plan = plan_new();
    Sheet sheet = {.plan = plan};
    plan->catalogue = catalogue;
    plan->slug = pool_strdup(plan->pool, slug);
    plan->folder = plan->slug;
    plan->head.form = FORM_BOOK;
    plan->head.type.text = pool_strdup(plan->pool, title);
    plan->head.subject.text = pool_strdup(plan->pool, subject);
    sheet.body = add(&sheet, plan->root, PLAN_BODY);
    add(&sheet, sheet.body, PLAN_ORIENTATION)->u.orientation.landscape = true;
    sheet.open = sheet.body;
    return sheet;
}

Plan *sheet_end(Sheet *sheet)
{
    /* Nothing in it was typed, so there is nothing to tell anybody of. */
    Findings *findings = findings_new();
    plan_resolve(sheet->plan, findings);
    findings_free(findings);
    return sheet->plan;
}

void sheet_section(Sheet *sheet, int level, const char *id, const char *title)
{
    while (sheet->open->kind == PLAN_SECTION && sheet->open->u.section.level >= level) {
        sheet->open = sheet->open->parent;
    }
    PlanNode *section = add(sheet, sheet->open, PLAN_SECTION);
    section->u.section.rank = level == 1 ? RANK_MUC : RANK_KHOAN;
    section->u.section.level = level;
    section->u.section.automatic = true;
    if (id) {
        section->id = pool_strdup(sheet->plan->pool, id);
        section->named = true;
    }
    add_text(sheet, add(sheet, section, PLAN_HEADING), title);
    sheet->open = section;
}

void sheet_paragraph(Sheet *sheet, const char *text)
{
    add_text(sheet, add(sheet, sheet->open, PLAN_PARAGRAPH), text);
}

void sheet_points(Sheet *sheet, const char *const *text, int count)
{
    PlanNode *list = count > 0 ? add(sheet, sheet->open, PLAN_LIST) : NULL;
    for (int i = 0; i < count; i++) {
        list->u.list.style = LIST_DASHES;
        PlanNode *item = add(sheet, list, PLAN_ITEM);
        item->u.item.label = "-";
        add_text(sheet, add(sheet, item, PLAN_PARAGRAPH), text[i]);
    }
}

void sheet_chart(Sheet *sheet, const TargetGroup *group)
{
    Plan *plan = sheet->plan;
    plan->groups = POOL_NEW(plan->pool, TargetGroup);
    plan->groups[0] = *group;
    plan->group_count = 1;
    PlanNode *chart = add(sheet, sheet->open, PLAN_CHART);
    chart->u.chart.name = group->name;
}

/* ---- tables ---- */

static PlanNode *add_cell(Sheet *sheet, PlanNode *row, const char *text, int span)
{
    PlanNode *cell = add(sheet, row, PLAN_CELL);
    cell->u.cell.row = sheet->row;
    cell->u.cell.column = sheet->column;
    cell->u.cell.row_span = 1;
    cell->u.cell.column_span = span;
    sheet->column += span;
    for (const char *line = text; line;) {
        size_t length = strcspn(line, "\n");
        add_words(sheet, add(sheet, cell, PLAN_PARAGRAPH), line, length);
        line = line[length] ? line + length + 1 : NULL;
    }
    return cell;
}

static PlanNode *add_row(Sheet *sheet, RowKind kind)
{
    PlanNode *row = add(sheet, sheet->table, PLAN_ROW);
    row->u.row.kind = kind;
    sheet->row++;
    sheet->column = 0;
    return row;
}

void sheet_table(Sheet *sheet, const char *caption, const char *types, const char *const *heads)
{
    int columns = (int)strlen(types);
    TableColumn *column = POOL_ARRAY(sheet->plan->pool, TableColumn, (size_t)columns);
    for (int i = 0; i < columns; i++) {
        column[i].type = types[i] == 'n'   ? COLUMN_NUMBER
                         : types[i] == 'o' ? COLUMN_ORDINAL
                                           : COLUMN_TEXT;
    }
    sheet->table = add(sheet, sheet->open, PLAN_TABLE);
    sheet->table->u.table.columns = columns;
    sheet->table->u.table.column = column;
    sheet->table->u.table.header_rows = 1;
    add_text(sheet, add(sheet, sheet->table, PLAN_CAPTION), caption);
    sheet->row = -1;
    PlanNode *row = add_row(sheet, ROW_HEADER);
    for (int i = 0; i < columns; i++) {
        add_cell(sheet, row, heads[i], 1)->u.cell.header = true;
    }
}

void sheet_row(Sheet *sheet)
{
    add_row(sheet, ROW_DATA);
}

void sheet_named_row(Sheet *sheet, const char *id)
{
    PlanNode *row = add_row(sheet, ROW_DATA);
    row->id = pool_strdup(sheet->plan->pool, id);
    row->named = true;
}

void sheet_group_row(Sheet *sheet, const char *title)
{
    PlanNode *row = add_row(sheet, ROW_SECTION);
    row->u.row.level = 1;
    add_cell(sheet, row, title, sheet->table->u.table.columns);
}

void sheet_cell(Sheet *sheet, const char *text)
{
    const PlanNode *table = sheet->table;
    int head = table->u.table.column[0].type == COLUMN_ORDINAL ? 1 : 0;
    PlanNode *cell = add_cell(sheet, table->last, text ? text : "", 1);
    cell->u.cell.header = cell->u.cell.column == head;
}
