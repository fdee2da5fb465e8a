/* The edits that turn one of two merged plans into the other: what has a partner stays, moves or
 * differs, what has none comes or goes. */
#include "compare/merge.h"
#include "compare/nodes.h"

typedef struct Collection {
    const Merge *merge;
    GArray *edits;
    int *partner[2]; /* of each block: the block that is one with it in the merged plan, or -1 */
} Collection;

static const Block *block_at(const Collection *c, SideName side, int at)
{
    return &c->merge->match->side[side].block[at];
}

static const PlanNode *made_of(const Collection *c, SideName side, int at)
{
    return at < 0 ? NULL : g_hash_table_lookup(c->merge->made[side], block_at(c, side, at)->node);
}

static void add_edit(Collection *c, EditKind kind, EditSide before, EditSide after,
                     const PlanChange *mark)
{
    Edit edit = {kind, before, after, mark};
    g_array_append_val(c->edits, edit);
}

/* By what they were written as, not by how they were matched: a cell may have a match of which the
 * merged table could make no use. */
static void find_partners(Collection *c)
{
    GHashTable *later = g_hash_table_new(NULL, NULL);
    const Side *side = c->merge->match->side;
    for (SideName s = BEFORE; s <= AFTER; s++) {
        c->partner[s] = g_new(int, (gsize)side[s].blocks + 1);
    }
    for (int i = 0; i < side[AFTER].blocks; i++) {
        c->partner[AFTER][i] = -1;
        const PlanNode *made = made_of(c, AFTER, i);
        if (made) {
            g_hash_table_insert(later, (void *)(uintptr_t)made, GINT_TO_POINTER(i + 1));
        }
    }
    for (int i = 0; i < side[BEFORE].blocks; i++) {
        const PlanNode *made = made_of(c, BEFORE, i);
        int at = made ? GPOINTER_TO_INT(g_hash_table_lookup(later, made)) - 1 : -1;
        c->partner[BEFORE][i] = at;
        if (at >= 0) {
            c->partner[AFTER][at] = i;
        }
    }
    g_hash_table_unref(later);
}

/* ---- text ---- */

static bool is_replaced_by(const PlanNode *old, const PlanNode *next)
{
    return old->change->kind == CHANGE_REPLACED_OLD && next && next->kind == PLAN_CHANGE &&
           next->change->kind == CHANGE_REPLACED_NEW;
}

/* The changes within one block of the merged plan. `at`: where each side's text has come to. */
static void collect_changes(Collection *c, const PlanNode *made, EditSide at[2])
{
    for (const PlanNode *child = made->first; child; child = child->next) {
        int count = nodes_characters(child);
        if (child->kind != PLAN_CHANGE) {
            at[BEFORE].offset += count;
            at[AFTER].offset += count;
            continue;
        }
        const PlanChange *mark = child->change;
        bool old = mark->kind == CHANGE_REMOVED || mark->kind == CHANGE_REPLACED_OLD;
        EditSide side[2] = {at[BEFORE], at[AFTER]};
        side[old ? BEFORE : AFTER].length = count;
        if (is_replaced_by(child, child->next)) {
            child = child->next;
            side[AFTER].length = nodes_characters(child);
        }
        add_edit(c, EDIT_TEXT, side[BEFORE], side[AFTER], mark);
        at[BEFORE].offset += side[BEFORE].length;
        at[AFTER].offset += side[AFTER].length;
    }
}

static bool continues(const PlanChange *mark)
{
    return mark && (mark->kind == CHANGE_SPLIT || mark->kind == CHANGE_JOINED);
}

static void collect_text(Collection *c, const PlanNode *made, const PlanNode *before,
                         const PlanNode *after)
{
    EditSide at[2] = {{before, 0, 0}, {after, 0, 0}};
    collect_changes(c, made, at);
    /* A paragraph that is several of the other plan goes on in the blocks behind it. */
    for (made = made->next; made && continues(made->change); made = made->next) {
        const PlanChange *mark = made->change;
        bool split = mark->kind == CHANGE_SPLIT;
        at[split ? AFTER : BEFORE] = (EditSide){split ? mark->after : mark->before, 0, 0};
        add_edit(c, split ? EDIT_SPLIT : EDIT_JOIN, at[BEFORE], at[AFTER], mark);
        collect_changes(c, made, at);
    }
}

/* ---- blocks ---- */

static bool has_moved(const PlanNode *made, const PlanNode *before)
{
    return made->change && made->change->kind == CHANGE_MOVED_HERE &&
           made->change->before == before;
}

static void collect_pair(Collection *c, int before, int after)
{
    const PlanNode *made = made_of(c, AFTER, after);
    EditSide a = {block_at(c, BEFORE, before)->node, 0, 0};
    EditSide b = {block_at(c, AFTER, after)->node, 0, 0};
    if (has_moved(made, a.node)) {
        add_edit(c, EDIT_MOVE, a, b, made->change);
    }
    if (made->change && !merge_same_facts(a.node, b.node)) {
        add_edit(c, EDIT_FACTS, a, b, made->change);
    }
    if (made->first && plan_is_inline(made->first)) {
        collect_text(c, made, a.node, b.node);
    }
}

/* A block of one plan alone. What stands below such a block goes with it; what continues the
 * paragraph before it is no block of its own. */
static void collect_lone(Collection *c, SideName side, int at)
{
    const Block *block = block_at(c, side, at);
    /* Of a row that moved, cells that the later table has not are not written. */
    const PlanNode *made = made_of(c, side, at);
    made = made ? made : made_of(c, side, block->parent);
    if (c->partner[side][block->parent] < 0 || continues(made->change)) {
        return;
    }
    EditSide here = {block->node, 0, 0}, none = {NULL, 0, 0};
    add_edit(c, side == BEFORE ? EDIT_REMOVE : EDIT_ADD, side == BEFORE ? here : none,
             side == BEFORE ? none : here, made->change);
}

void edits_collect(const Merge *merge, GArray *edits)
{
    Collection c = {.merge = merge, .edits = edits};
    find_partners(&c);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < merge->match->side[side].blocks; i++) {
            int partner = c.partner[side][i];
            if (partner < 0) {
                collect_lone(&c, side, i);
            } else if (side == BEFORE) {
                collect_pair(&c, i, partner);
            }
        }
    }
    g_free(c.partner[BEFORE]);
    g_free(c.partner[AFTER]);
}
