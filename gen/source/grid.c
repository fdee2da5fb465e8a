/* Places of cells in a table with spans. */
#include "source/tables.h"

#include "base/message.h"

static const char *number_text(char *out, size_t size, int value)
{
    g_snprintf(out, (gulong)size, "%d", value);
    return out;
}

/* Counts a finding about places; false when there were enough of them in this table. */
static bool may_tell(Grid *grid, SourcePos pos)
{
    char limit[16];
    if (++grid->told == XML_MAX_SHAPE_FINDINGS) {
        findings_add(grid->findings, FINDING_FAULTS_MANY, pos,
                     number_text(limit, sizeof limit, XML_MAX_SHAPE_FINDINGS), NULL);
    }
    return grid->told < XML_MAX_SHAPE_FINDINGS;
}

void grid_begin(Grid *grid, Plan *plan, PlanNode *table, Findings *findings)
{
    *grid = (Grid){.plan = plan, .findings = findings, .table = table, .row = -1};
    grid->columns = table->u.table.columns;
}

PlanNode *grid_row(Grid *grid, RowKind kind, SourcePos pos)
{
    if (grid->full) {
        return NULL;
    }
    if (grid->cells + grid->columns > SOURCE_MAX_CELLS) {
        char limit[16];
        grid->full = true;
        findings_add(grid->findings, FINDING_TABLE_CELLS, pos,
                     number_text(limit, sizeof limit, SOURCE_MAX_CELLS), NULL);
        return NULL;
    }
    PlanNode *row = plan_node_new(grid->plan, PLAN_ROW, pos);
    row->u.row.kind = kind;
    plan_append(grid->table, row);
    grid->row++;
    grid->next = 0;
    return row;
}

/* Room for `wanted` columns from the next free one on; records why there is less. */
static int find_room(Grid *grid, int wanted, SourcePos pos)
{
    while (grid->next < grid->columns && grid->held[grid->next] > 0) {
        grid->next++;
    }
    int room = 0;
    while (room < wanted && grid->next + room < grid->columns &&
           grid->held[grid->next + room] == 0) {
        room++;
    }
    char columns[16], where[16];
    if (room == wanted || !may_tell(grid, pos)) {
        return room;
    }
    if (grid->next + room < grid->columns) {
        findings_add(grid->findings, FINDING_TABLE_OVERLAP, pos,
                     number_text(columns, sizeof columns, wanted),
                     number_text(where, sizeof where, grid->next + room + 1), NULL);
    } else {
        findings_add(grid->findings, FINDING_TABLE_ROW_LONG, pos,
                     number_text(columns, sizeof columns, grid->columns), NULL);
    }
    return room;
}

static PlanNode *place_cell(Grid *grid, PlanNode *row, int row_span, int column_span, SourcePos pos)
{
    PlanNode *cell = plan_node_new(grid->plan, PLAN_CELL, pos);
    cell->u.cell.row = grid->row;
    cell->u.cell.column = grid->next;
    cell->u.cell.row_span = row_span;
    cell->u.cell.column_span = column_span;
    cell->u.cell.header = row->u.row.kind == ROW_HEADER || grid->next == 0;
    plan_append(row, cell);
    for (int i = 0; i < column_span; i++) {
        grid->held[grid->next] = row_span;
        grid->holder[grid->next++] = cell;
    }
    grid->cells++;
    return cell;
}

PlanNode *grid_cell(Grid *grid, PlanNode *row, int row_span, int column_span, SourcePos pos)
{
    if (grid->next > grid->columns) {
        return NULL; /* said already for this row */
    }
    int room = find_room(grid, column_span, pos);
    if (room == 0) {
        grid->next = grid->columns + 1;
        return NULL;
    }
    return place_cell(grid, row, row_span, room, pos);
}

void grid_row_end(Grid *grid, PlanNode *row)
{
    int missing = 0;
    SourcePos pos = row->pos;
    pos.made = true;
    for (int i = MIN(grid->next, grid->columns); i < grid->columns; i++) {
        if (grid->held[i] == 0) {
            missing++;
            grid->next = i;
            place_cell(grid, row, 1, 1, pos);
        }
    }
    if (missing > 0 && may_tell(grid, row->pos)) {
        char have[16], all[16], lack[16];
        findings_add(grid->findings, FINDING_TABLE_ROW_SHORT, row->pos,
                     number_text(have, sizeof have, grid->columns - missing),
                     number_text(all, sizeof all, grid->columns),
                     number_text(lack, sizeof lack, missing), NULL);
    }
    for (int i = 0; i < grid->columns; i++) {
        grid->held[i] -= grid->held[i] > 0 ? 1 : 0;
    }
}

void grid_cut(Grid *grid, const char *what)
{
    PlanNode *told = NULL;
    for (int i = 0; i < grid->columns; i++) {
        PlanNode *cell = grid->holder[i];
        if (grid->held[i] == 0) {
            continue;
        }
        if (cell != told) {
            char wanted[16], left[16];
            int room = cell->u.cell.row_span - grid->held[i];
            findings_add(grid->findings, FINDING_TABLE_SPAN_END, cell->pos,
                         number_text(wanted, sizeof wanted, cell->u.cell.row_span),
                         number_text(left, sizeof left, room), what, NULL);
            cell->u.cell.row_span = room;
            told = cell;
        }
        grid->held[i] = 0;
    }
}

PlanNode *grid_text_cell(Grid *grid, PlanNode *row, int column_span, const char *text,
                         SourcePos pos)
{
    PlanNode *cell = grid_cell(grid, row, 1, column_span, pos);
    if (cell && text && *text) {
        PlanNode *paragraph = plan_node_new(grid->plan, PLAN_PARAGRAPH, pos);
        plan_append(cell, paragraph);
        plan_append(paragraph, plan_text_new(grid->plan, text, pos));
    }
    return cell;
}

PlanNode *grid_section_row(Grid *grid, const char *number, int level, SourcePos pos)
{
    grid_cut(grid, _("hàng mục"));
    PlanNode *row = grid_row(grid, ROW_SECTION, pos);
    if (!row) {
        return NULL;
    }
    row->u.row.level = level;
    bool apart = number && grid->columns > 1;
    if (apart) {
        grid_text_cell(grid, row, 1, number, pos);
    }
    PlanNode *cell = grid_cell(grid, row, 1, grid->columns - (apart ? 1 : 0), pos);
    grid_row_end(grid, row);
    return cell;
}
