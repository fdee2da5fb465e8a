/* One of two merged plans, taken out again. */
#include "compare/compare.h"

#include "base/hash.h"

#include <string.h>

typedef struct Projection {
    Plan *plan;
    bool later;
    GHashTable *notes; /* note of the compared plan (or merged, if unmarked) -> its new node */
} Projection;

static bool is_left_out(const PlanChange *change, bool later)
{
    if (!change) {
        return false;
    }
    switch (change->kind) {
    case CHANGE_ADDED:
    case CHANGE_REPLACED_NEW:
    case CHANGE_MOVED_HERE:
        return !later;
    case CHANGE_REMOVED:
    case CHANGE_REPLACED_OLD:
    case CHANGE_MOVED_AWAY:
        return later;
    case CHANGE_GAP:
        return true;
    default:
        return false;
    }
}

/* The node whose own facts count on this side. */
static const PlanNode *facts_of(const PlanNode *node, bool later)
{
    const PlanNode *of = NULL;
    if (node->change && node->kind != PLAN_CHANGE) {
        of = later ? node->change->after : node->change->before;
    }
    /* The mark of a column stands on its cells, too. */
    return of && of->kind == node->kind ? of : node;
}

static const char *id_of(const PlanNode *node, bool later)
{
    const char *id = facts_of(node, later)->id;
    return id && g_str_has_prefix(id, COMPARE_EARLIER_ID) ? id + strlen(COMPARE_EARLIER_ID) : id;
}

static PlanNode *copy_node(Projection *p, const PlanNode *source, PlanNode *parent)
{
    const PlanNode *facts = facts_of(source, p->later);
    PlanNode *node = POOL_NEW(p->plan->pool, PlanNode);
    *node = *facts;
    node->pos = source->pos;
    node->id = id_of(source, p->later);
    node->change = NULL;
    node->parent = node->first = node->last = node->next = node->previous = NULL;
    if (node->kind == PLAN_LINK) {
        node->u.link.target = source->u.link.target;
    }
    if (parent) {
        plan_append(parent, node);
    }
    return node;
}

/* Whether on this side the words belong to the paragraph before. */
static bool continues(const PlanChange *change, bool later)
{
    return change && change->kind == (later ? CHANGE_JOINED : CHANGE_SPLIT);
}

/* ---- touching pieces ---- */

static bool may_join(const PlanNode *a, const PlanNode *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    if (a->kind == PLAN_LINK) {
        return a->u.link.target == b->u.link.target && g_strcmp0(a->u.link.url, b->u.link.url) == 0;
    }
    return a->kind == PLAN_TEXT || a->kind == PLAN_STRONG || a->kind == PLAN_EMPHASIS;
}

static void add_inlines(Projection *p, const PlanNode *source, PlanNode *parent);

static void add_inline(Projection *p, const PlanNode *source, PlanNode *parent)
{
    if (source->kind == PLAN_CHANGE) {
        if (!is_left_out(source->change, p->later)) {
            add_inlines(p, source, parent);
        }
        return;
    }
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    PlanNode *last = parent->last;
    bool join = last && may_join(last, source) && parent->kind != PLAN_REFERENCE;
    if (source->kind == PLAN_TEXT && !*source->u.text.text) {
        return;
    }
    if (join && source->kind == PLAN_TEXT) {
        last->u.text.text =
            pool_printf(p->plan->pool, "%s%s", last->u.text.text, source->u.text.text);
        return;
    }
    PlanNode *node = join ? last : copy_node(p, source, parent);
    add_inlines(p, source, node);
    bool hollow =
        node->kind == PLAN_STRONG || node->kind == PLAN_EMPHASIS || node->kind == PLAN_LINK;
    if (hollow && !node->first) {
        plan_unlink(node);
    }
}

/* Inlines nest at most PLAN_MAX_DEPTH deep, which bounds the recursion; so do blocks. */
static void add_inlines(Projection *p, const PlanNode *source, PlanNode *parent)
{
    for (const PlanNode *child = source->first; child; child = child->next) {
        add_inline(p, child, parent);
    }
}

/* ---- blocks ---- */

static void place_cells(PlanNode *table)
{
    int columns = table->u.table.columns, y = 0;
    int *held = g_new0(int, (gsize)columns + 1);
    for (PlanNode *row = table->first; row; row = row->next) {
        if (row->kind != PLAN_ROW) {
            continue;
        }
        int x = 0;
        for (PlanNode *cell = row->first; cell; cell = cell->next) {
            while (x < columns && held[x] > y) {
                x++;
            }
            cell->u.cell.row = y;
            cell->u.cell.column = x;
            for (int i = 0; i < cell->u.cell.column_span && x < columns; i++) {
                held[x++] = y + cell->u.cell.row_span;
            }
        }
        y++;
    }
    g_free(held);
}

static void add_block(Projection *p, const PlanNode *source, PlanNode *parent)
{
    if (is_left_out(source->change, p->later)) {
        return;
    }
    if (continues(source->change, p->later)) {
        add_inlines(p, source, parent->last);
        return;
    }
    PlanNode *node = source->kind == PLAN_NOTES ? p->plan->notes : copy_node(p, source, parent);
    if (source->kind == PLAN_NOTE) {
        const PlanNode *key = facts_of(source, p->later);
        g_hash_table_insert(p->notes, (void *)(uintptr_t)key, node);
        node->u.note.marks = 0;
    }
    if (source->kind == PLAN_ANNEX) {
        const PlanNode *title = source->u.annex.title;
        node->u.annex.title = NULL;
        if (title && !is_left_out(title->change, p->later)) {
            node->u.annex.title = copy_node(p, title, NULL);
            add_inlines(p, title, node->u.annex.title);
        }
    }
    if (source->first && plan_is_inline(source->first)) {
        add_inlines(p, source, node);
        return;
    }
    for (const PlanNode *child = source->first; child; child = child->next) {
        add_block(p, child, node);
    }
    if (node->kind == PLAN_TABLE) {
        place_cells(node);
    }
}

static void collect_ids(Plan *plan)
{
    plan->ids = g_hash_table_new(hash_string, g_str_equal);
    for (PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        if (node->id) {
            g_hash_table_insert(plan->ids, (void *)(uintptr_t)node->id, node);
        }
    }
}

/* Marks and links of the new tree lead into it. */
static void join_links(Projection *p, PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            join_links(p, node->u.annex.title);
        } else if (node->kind == PLAN_LINK && node->u.link.target) {
            const char *id = id_of(node->u.link.target, p->later);
            node->u.link.target = id ? g_hash_table_lookup(p->plan->ids, id) : NULL;
        } else if (node->kind == PLAN_NOTE_MARK && node->u.note_mark.note) {
            PlanNode *note =
                g_hash_table_lookup(p->notes, facts_of(node->u.note_mark.note, p->later));
            node->u.note_mark.note = note;
            if (note) {
                node->u.note_mark.occurrence = ++note->u.note.marks;
            }
        }
    }
}

Plan *compare_project(const Plan *merged, bool later)
{
    const Plan *of = later ? merged->after : merged->before;
    Projection p = {plan_new(), later, g_hash_table_new(NULL, NULL)};
    p.plan->head = of ? of->head : merged->head;
    for (const PlanNode *part = merged->root->first; part; part = part->next) {
        add_block(&p, part, p.plan->root);
    }
    collect_ids(p.plan);
    join_links(&p, p.plan->root);
    g_hash_table_unref(p.notes);
    return p.plan;
}
