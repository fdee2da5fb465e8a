/* phu-luc-*.xml: an annex that is a table of tasks, or holds an ordinary table. */
#include "source/tables.h"

#include "base/message.h"

#include <string.h>

static const XmlShape SHAPES[] = {
    {"phu-luc", XML_SEQUENCE, NULL, "tieu-de! bang-nhiem-vu? bang|"},
    {"tieu-de", XML_MIXED, NULL, "b i ghi-chu"},
    {"bang-nhiem-vu", XML_SEQUENCE, NULL, "nhan? nhom nhiem-vu|"},
    {"nhan", XML_NOTHING, "tt nhiem-vu chu-tri phoi-hop thoi-gian", NULL},
    {"nhom", XML_ELEMENTS, "so ten!", "nhom nhiem-vu"},
    {"nhiem-vu", XML_SEQUENCE, "so", "noi-dung! chu-tri! phoi-hop! thoi-gian!"},
    {"noi-dung", XML_MIXED, NULL, INLINE_CHILDREN},
    {"chu-tri", XML_MIXED, NULL, INLINE_CHILDREN},
    {"phoi-hop", XML_MIXED, NULL, INLINE_CHILDREN},
    {"thoi-gian", XML_MIXED, NULL, INLINE_CHILDREN},
    {"bang", XML_SEQUENCE, "ten", "tieu-de? cot+ muc dong|"},
    TABLE_SHAPES,
    INLINE_SHAPES,
    {0},
};

/* The columns of a task table: attribute and default of the label, element of the cell. */
static const struct {
    const char *attribute, *label, *element;
    ColumnType type;
} COLUMNS[] = {
    {"tt", "TT", NULL, COLUMN_ORDINAL},
    {"nhiem-vu", "Nhiệm vụ, giải pháp", "noi-dung", COLUMN_TEXT},
    {"chu-tri", "Chủ trì", "chu-tri", COLUMN_TEXT},
    {"phoi-hop", "Phối hợp", "phoi-hop", COLUMN_TEXT},
    {"thoi-gian", "Thời gian", "thoi-gian", COLUMN_TEXT},
};

#define COLUMN_COUNT ((int)G_N_ELEMENTS(COLUMNS))

static void add_header(Grid *grid, const XmlNode *element)
{
    const XmlNode *labels = xml_child(element, "nhan");
    SourcePos pos = labels ? labels->pos : element->pos;
    pos.made = !labels;
    PlanNode *row = grid_row(grid, ROW_HEADER, pos);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        const char *label =
            labels ? xml_value(grid->plan->pool, labels, COLUMNS[i].attribute, grid->findings)
                   : NULL;
        grid_text_cell(grid, row, 1, label ? label : COLUMNS[i].label, pos);
    }
    grid_row_end(grid, row);
    grid->table->u.table.header_rows = 1;
}

static void add_task(Grid *grid, const XmlNode *task)
{
    PlanNode *row = grid_row(grid, ROW_DATA, task->pos);
    if (!row) {
        return;
    }
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (!COLUMNS[i].element) {
            grid_text_cell(grid, row, 1, xml_value(grid->plan->pool, task, "so", grid->findings),
                           task->pos);
            continue;
        }
        const XmlNode *content = xml_child(task, COLUMNS[i].element);
        PlanNode *cell = grid_cell(grid, row, 1, 1, content ? content->pos : task->pos);
        if (content && cell) {
            inline_read_blocks(grid->plan, cell, content, grid->findings);
        }
    }
    grid_row_end(grid, row);
}

static void add_group(Grid *grid, const XmlNode *group, int level)
{
    Pool *pool = grid->plan->pool;
    const char *number = xml_value(pool, group, "so", grid->findings);
    const char *title = xml_value(pool, group, "ten", grid->findings);
    PlanNode *cell = grid_section_row(grid, number, level, group->pos);
    if (cell && title) {
        SourcePos pos = xml_attribute(group, "ten")->pos;
        PlanNode *paragraph = plan_node_new(grid->plan, PLAN_PARAGRAPH, pos);
        plan_append(cell, paragraph);
        plan_append(paragraph, plan_text_new(grid->plan, title, pos));
    }
}

static PlanNode *read_tasks(Plan *plan, const XmlNode *element, Findings *findings)
{
    PlanNode *table = plan_node_new(plan, PLAN_TABLE, element->pos);
    TableColumn *columns = POOL_ARRAY(plan->pool, TableColumn, (size_t)COLUMN_COUNT);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        columns[i].type = COLUMNS[i].type;
    }
    table->u.table.columns = COLUMN_COUNT;
    table->u.table.column = columns;
    table->u.table.tasks = true;
    Grid grid;
    grid_begin(&grid, plan, table, findings);
    add_header(&grid, element);
    bool any = false;
    int level = 0;
    bool skip = false;
    for (const XmlNode *n = xml_next(element, element, false); n; n = xml_next(element, n, skip)) {
        skip = !xml_is(n, "nhom");
        if (xml_is(n, "nhiem-vu")) {
            any = true;
            add_task(&grid, n);
        } else if (!skip) {
            level = 0;
            for (const XmlNode *up = n; xml_is(up, "nhom"); up = up->parent) {
                level++;
            }
            add_group(&grid, n, level);
        }
    }
    if (!any) {
        findings_add(findings, FINDING_TABLE_TASK_EMPTY, element->pos, NULL);
    }
    return table;
}

bool annex_read(Plan *plan, PlanNode *annex, const XmlNode *root, Findings *findings)
{
    if (!xml_check(root, "phu-luc", SHAPES, findings)) {
        return false;
    }
    const XmlNode *title = xml_child(root, "tieu-de");
    if (title) {
        PlanNode *heading = plan_node_new(plan, PLAN_HEADING, title->pos);
        inline_read_line(plan, heading, title, findings);
        if (heading->first) {
            annex->u.annex.title = heading;
        } else {
            findings_add(findings, FINDING_ELEMENT_EMPTY, title->pos, title->name, NULL);
        }
    }
    for (const XmlNode *n = root->first; n; n = n->next) {
        if (xml_is(n, "bang-nhiem-vu")) {
            plan_append(annex, read_tasks(plan, n, findings));
        } else if (xml_is(n, "bang")) {
            plan_append(annex, table_read(plan, n, findings));
        }
    }
    return true;
}
