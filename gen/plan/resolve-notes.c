/* Notes in the order of their first marks, over the whole document. */
#include "plan/resolve.h"

static void count_mark(PlanNode *mark, PlanNode *ordered)
{
    PlanNode *note = mark->u.note_mark.note;
    if (!note) {
        return;
    }
    if (note->u.note.marks == 0) {
        int last = ordered->last ? ordered->last->u.note.number : 0;
        plan_unlink(note);
        plan_append(ordered, note);
        note->u.note.number = last + 1;
    }
    mark->u.note_mark.occurrence = ++note->u.note.marks;
}

static void count_marks(PlanNode *top, PlanNode *ordered)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_NOTE_MARK) {
            count_mark(node, ordered);
        } else if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            count_marks(node->u.annex.title, ordered);
        }
    }
}

/* Notes whose marks stand in no part of the tree (a table that was never put in) are dropped. */
void resolve_notes(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    PlanNode *ordered = plan_node_new(plan, PLAN_NOTES, plan->notes->pos);
    for (PlanNode *note = plan->notes->first; note; note = note->next) {
        note->u.note.marks = note->u.note.number = 0;
    }
    for (PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_NOTES) {
            count_marks(part, ordered);
        }
    }
    plan_unlink(plan->notes);
    plan_append(plan->root, ordered);
    plan->notes = ordered;
}
