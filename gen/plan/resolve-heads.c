/* Which cell heads a data row: the first that names what the row is about. An ordinal (TT, STT)
 * heads nothing, so it is the next column; a section row is headed by its title. One rule for
 * tables from XML, from Markdown and from targets, for screen readers of PDF and HTML alike. */
#include "plan/resolve.h"

/* The first column that is no ordinal. */
static int head_column(const PlanNode *table)
{
    int c = 0;
    while (c + 1 < table->u.table.columns && table->u.table.column[c].type == COLUMN_ORDINAL) {
        c++;
    }
    return c;
}

/* A row below a cell that covers the head column from above has no head of its own. */
static bool is_head(const PlanNode *cell, int column)
{
    if (cell->parent->u.row.kind == ROW_SECTION) {
        return !cell->next;
    }
    return cell->u.cell.column <= column && column < cell->u.cell.column + cell->u.cell.column_span;
}

void resolve_heads(Resolve *resolve)
{
    const PlanNode *top = resolve->plan->root;
    for (PlanNode *n = plan_next(top, resolve->plan->root); n; n = plan_next(top, n)) {
        if (n->kind != PLAN_ROW || n->u.row.kind == ROW_HEADER) {
            continue;
        }
        int column = head_column(n->parent);
        for (PlanNode *cell = n->first; cell; cell = cell->next) {
            cell->u.cell.header = is_head(cell, column);
        }
    }
}
