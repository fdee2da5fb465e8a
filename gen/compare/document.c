#include "compare/document.h"

Plan *document_new(const Comparison *comparison, const char *title, const char *subject)
{
    Plan *plan = plan_new();
    plan->slug = comparison->after->slug;
    plan->folder = comparison->after->folder;
    plan->catalogue = comparison->after->catalogue;
    plan->head.form = FORM_BOOK;
    plan->head.type.text = title;
    plan->head.subject.text = subject;
    plan_append(plan->root, plan_node_new(plan, PLAN_BODY, (SourcePos){0}));
    return plan;
}

PlanNode *document_body(const Plan *plan)
{
    return plan->root->first;
}

PlanNode *document_node(Plan *plan, PlanNode *parent, PlanKind kind)
{
    PlanNode *node = plan_node_new(plan, kind, (SourcePos){0});
    plan_append(parent, node);
    return node;
}

PlanNode *document_text(Plan *plan, PlanNode *parent, const char *text)
{
    PlanNode *node = plan_text_new(plan, text, (SourcePos){0});
    plan_append(parent, node);
    return node;
}

PlanNode *document_paragraph(Plan *plan, PlanNode *parent, const char *text)
{
    PlanNode *paragraph = document_node(plan, parent, PLAN_PARAGRAPH);
    document_text(plan, paragraph, text);
    return paragraph;
}

PlanNode *document_change(Plan *plan, PlanNode *parent, ChangeKind kind)
{
    PlanChange *change = POOL_NEW(plan->pool, PlanChange);
    change->kind = kind;
    change->number = 1; /* only numbered changes show */
    PlanNode *node = document_node(plan, parent, PLAN_CHANGE);
    node->change = change;
    return node;
}

PlanNode *document_link(Plan *plan, PlanNode *parent, const char *place)
{
    PlanNode *target = plan_node_new(plan, PLAN_PARAGRAPH, (SourcePos){0});
    target->id = place;
    PlanNode *link = document_node(plan, parent, PLAN_LINK);
    link->u.link.target = target;
    return link;
}

PlanNode *document_row(Plan *plan, PlanNode *table)
{
    PlanNode *row = document_node(plan, table, PLAN_ROW);
    row->u.row.kind = ROW_DATA;
    return row;
}

PlanNode *document_cell(Plan *plan, PlanNode *row)
{
    int line = 0;
    for (const PlanNode *above = row->previous; above; above = above->previous) {
        line += above->kind == PLAN_ROW;
    }
    int column = row->last ? row->last->u.cell.column + 1 : 0;
    PlanNode *cell = document_node(plan, row, PLAN_CELL);
    cell->u.cell.row = line;
    cell->u.cell.column = column;
    cell->u.cell.row_span = cell->u.cell.column_span = 1;
    return cell;
}

PlanNode *document_text_cell(Plan *plan, PlanNode *row, const char *text)
{
    PlanNode *cell = document_cell(plan, row);
    document_paragraph(plan, cell, text);
    return cell;
}

PlanNode *document_table(Plan *plan, PlanNode *parent, const char *const *titles, int columns)
{
    PlanNode *table = document_node(plan, parent, PLAN_TABLE);
    TableColumn *column = POOL_ARRAY(plan->pool, TableColumn, (size_t)columns);
    table->u.table.columns = columns;
    table->u.table.column = column;
    table->u.table.header_rows = 1;
    PlanNode *row = document_row(plan, table);
    row->u.row.kind = ROW_HEADER;
    for (int i = 0; i < columns; i++) {
        bool ordinal = *titles[i] == '#', number = *titles[i] == '0';
        column[i].type = ordinal ? COLUMN_ORDINAL : number ? COLUMN_NUMBER : COLUMN_TEXT;
        document_text_cell(plan, row, titles[i] + (ordinal || number))->u.cell.header = true;
    }
    return table;
}
