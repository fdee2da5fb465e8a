#include "same-tree.h"

#include "compare/compare.h"
#include "dump/dump.h"

#include <stdio.h>
#include <string.h>

static void clear_places(PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        node->pos = (SourcePos){0};
        if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            clear_places(node->u.annex.title);
        }
    }
}

/* The plan's tree as text, without places. */
static char *text_of_side(const Plan *plan, bool later)
{
    Plan *side = compare_project(plan, later);
    plan_verify(side);
    clear_places(side->root);
    GString *out = g_string_new(NULL);
    side->slug = NULL;
    side->group_count = 0;
    dump_plan(side, out);
    plan_free(side);
    return g_string_free(out, FALSE);
}

static bool same_lines(const char *expected, const char *actual, const char *name, const char *side)
{
    if (strcmp(expected, actual) == 0) {
        return true;
    }
    char **a = g_strsplit(expected, "\n", -1), **b = g_strsplit(actual, "\n", -1);
    int i = 0;
    while (a[i] && b[i] && strcmp(a[i], b[i]) == 0) {
        i++;
    }
    printf("%s, %s, line %d\n", name, side, i + 1);
    for (int k = MAX(i - 6, 0); k < i + 5; k++) {
        printf("  want %.200s\n", k < (int)g_strv_length(a) ? a[k] : "(end)");
        printf("  have %.200s\n", k < (int)g_strv_length(b) ? b[k] : "(end)");
    }
    fflush(stdout);
    g_strfreev(a);
    g_strfreev(b);
    return false;
}

/* Every place of a merged table is covered by one cell. */
static bool check_grid(const PlanNode *table, const char *name)
{
    int rows = 0, columns = table->u.table.columns, row = 0;
    for (const PlanNode *n = table->first; n; n = n->next) {
        rows += n->kind == PLAN_ROW;
    }
    char *covered = g_malloc0((gsize)rows * (gsize)columns + 1);
    bool good = true;
    for (const PlanNode *n = table->first; n; n = n->next) {
        for (const PlanNode *c = n->kind == PLAN_ROW ? n->first : NULL; c; c = c->next) {
            good = good && c->u.cell.row == row && c->u.cell.column >= 0;
            for (int y = row; good && y < row + c->u.cell.row_span; y++) {
                for (int x = c->u.cell.column; x < c->u.cell.column + c->u.cell.column_span; x++) {
                    good = good && y < rows && x < columns && !covered[y * columns + x]++;
                }
            }
        }
        row += n->kind == PLAN_ROW;
    }
    for (int i = 0; i < rows * columns; i++) {
        good = good && covered[i];
    }
    g_free(covered);
    if (!good) {
        printf("%s: a merged table has holes or cells on one another\n", name);
        row = 0;
        for (const PlanNode *n = table->first; g_getenv("SHOW") && n; n = n->next) {
            printf("row %d kind %d:", row, n->change ? (int)n->change->kind : -1);
            for (const PlanNode *c = n->kind == PLAN_ROW ? n->first : NULL; c; c = c->next) {
                printf(" [%d,%d %dx%d %d]", c->u.cell.row, c->u.cell.column, c->u.cell.row_span,
                       c->u.cell.column_span, c->change ? (int)c->change->kind : -1);
            }
            printf("\n");
            row += n->kind == PLAN_ROW;
        }
    }
    return good;
}

static bool check_grids(const Plan *merged, const char *name)
{
    for (const PlanNode *n = merged->root; n; n = plan_next(merged->root, n)) {
        if (n->kind == PLAN_TABLE && !check_grid(n, name)) {
            return false;
        }
    }
    return true;
}

bool same_tree(const Plan *expected, const Plan *actual, const char *name, const char *side)
{
    char *a = text_of_side(expected, true), *b = text_of_side(actual, true);
    bool same = same_lines(a, b, name, side);
    g_free(a);
    g_free(b);
    return same;
}

bool round_trip(const Plan *before, const Plan *after, const char *name)
{
    Plan *merged = compare_merge(before, after);
    plan_verify(merged);
    bool good = check_grids(merged, name);
    const Plan *plan[] = {before, after};
    for (int side = 0; side < 2; side++) {
        char *expected = text_of_side(plan[side], side == 1);
        char *actual = text_of_side(merged, side == 1);
        good = same_lines(expected, actual, name, side == 1 ? "after" : "before") && good;
        g_free(expected);
        g_free(actual);
    }
    plan_free(merged);
    return good;
}
