/* The merged plan numbered, and its changes listed. */
#include "compare/compare.h"

#include "compare/list.h"
#include "compare/merge.h"

static Match read_plans(const Plan *before, const Plan *after)
{
    Match match = {0};
    side_read(&match.side[BEFORE], before);
    side_read(&match.side[AFTER], after);
    return match;
}

static Plan *merge_with_edits(const Plan *before, const Plan *after, GArray *edits)
{
    Match match = read_plans(before, after);
    match_plans(&match);
    Plan *merged = merge_plans(&match, edits);
    side_clear(&match.side[BEFORE]);
    side_clear(&match.side[AFTER]);
    return merged;
}

Plan *compare_merge(const Plan *before, const Plan *after)
{
    return merge_with_edits(before, after, NULL);
}

/* ---- what is of form only ---- */

static PlanNode *unwrap(PlanNode *change)
{
    PlanNode *place = change, *next = change->next;
    while (change->first) {
        PlanNode *child = change->first;
        plan_unlink(child);
        plan_insert_after(place, child);
        place = child;
    }
    plan_unlink(change);
    return next;
}

/* Leaves out what only reads another way: of words the new stand alone, of blocks the new place. */
static void settle(PlanNode *parent)
{
    for (PlanNode *node = parent->first; node;) {
        PlanNode *next = node->next;
        const PlanChange *change = node->change;
        if (!change || change->topic != TOPIC_FORM) {
            if (!plan_is_inline(node)) {
                settle(node);
            }
            if (node->kind == PLAN_ANNEX && node->u.annex.title) {
                settle(node->u.annex.title);
            }
        } else if (change->kind == CHANGE_MOVED_AWAY || change->kind == CHANGE_REMOVED ||
                   (node->kind == PLAN_CHANGE && change->kind != CHANGE_REPLACED_NEW &&
                    change->kind != CHANGE_ADDED)) {
            plan_unlink(node);
        } else if (node->kind == PLAN_CHANGE) {
            next = unwrap(node);
        } else {
            if (change->kind == CHANGE_MOVED_HERE) {
                node->change = NULL;
            }
            settle(node);
        }
        node = next;
    }
}

Comparison *compare_plans(const Plan *before, const Plan *after, CompareOptions options)
{
    Comparison *comparison = g_new0(Comparison, 1);
    comparison->before = before;
    comparison->after = after;
    GArray *edits = g_array_new(FALSE, FALSE, sizeof(Edit));
    comparison->merged = merge_with_edits(before, after, edits);
    comparison->edit_count = (int)edits->len;
    comparison->edit = (const Edit *)(void *)g_array_free(edits, FALSE);
    if (!options.form) {
        settle(comparison->merged->root);
    }
    head_compare(comparison->merged);
    list_changes(comparison, options);
    return comparison;
}

void comparison_free(Comparison *comparison)
{
    if (comparison) {
        plan_free(comparison->merged);
        g_free((gpointer)(uintptr_t)comparison->edit);
        g_free(comparison);
    }
}
