#include "base/text.h"

#include "base/hash.h"
#include "plan/plan.h"

#include <string.h>

#define TEXT_ROOM 256 /* bytes that hold the text of most nodes */

#define BIT(kind) (UINT32_C(1) << (kind))
#define BLOCKS                                                                                     \
    (BIT(PLAN_PARAGRAPH) | BIT(PLAN_LIST) | BIT(PLAN_TABLE) | BIT(PLAN_CHART) | BIT(PLAN_FIGURE) | \
     BIT(PLAN_CODE_BLOCK) | BIT(PLAN_QUOTE) | BIT(PLAN_PAGE_BREAK) | BIT(PLAN_ORIENTATION) |       \
     BIT(PLAN_EMBED))
#define INLINES                                                                                    \
    (BIT(PLAN_TEXT) | BIT(PLAN_STRONG) | BIT(PLAN_EMPHASIS) | BIT(PLAN_CODE) | BIT(PLAN_LINK) |    \
     BIT(PLAN_NOTE_MARK) | BIT(PLAN_REFERENCE) | BIT(PLAN_VALUE) | BIT(PLAN_LINE_BREAK) |          \
     BIT(PLAN_CHANGE))

_Static_assert(PLAN_KIND_COUNT <= 32, "the sets of kinds below are 32 bits wide");

typedef struct KindInfo {
    const char *name;
    uint32_t contains;
} KindInfo;

static const KindInfo KINDS[] = {
    [PLAN_DOCUMENT] = {"document",
                       BIT(PLAN_GROUNDS) | BIT(PLAN_BODY) | BIT(PLAN_ANNEX) | BIT(PLAN_NOTES)},
    [PLAN_GROUNDS] = {"grounds", BIT(PLAN_PARAGRAPH)},
    [PLAN_BODY] = {"body", BIT(PLAN_SECTION) | BLOCKS},
    [PLAN_ANNEX] = {"annex", BIT(PLAN_SECTION) | BLOCKS},
    [PLAN_NOTES] = {"notes", BIT(PLAN_NOTE)},
    [PLAN_SECTION] = {"section", BIT(PLAN_HEADING) | BIT(PLAN_SECTION) | BLOCKS},
    [PLAN_HEADING] = {"heading", INLINES},
    [PLAN_PARAGRAPH] = {"paragraph", INLINES},
    [PLAN_LIST] = {"list", BIT(PLAN_ITEM)},
    [PLAN_ITEM] = {"item", BLOCKS},
    [PLAN_TABLE] = {"table", BIT(PLAN_CAPTION) | BIT(PLAN_ROW)},
    [PLAN_CAPTION] = {"caption", INLINES},
    [PLAN_ROW] = {"row", BIT(PLAN_CELL)},
    [PLAN_CELL] = {"cell", BIT(PLAN_PARAGRAPH)},
    [PLAN_CHART] = {"chart", 0},
    [PLAN_FIGURE] = {"figure", BIT(PLAN_CAPTION)},
    [PLAN_CODE_BLOCK] = {"code-block", 0},
    [PLAN_QUOTE] = {"quote", BLOCKS},
    [PLAN_NOTE] = {"note", BIT(PLAN_PARAGRAPH)},
    [PLAN_PAGE_BREAK] = {"page-break", 0},
    [PLAN_ORIENTATION] = {"orientation", 0},
    [PLAN_EMBED] = {"embed", 0},
    [PLAN_TEXT] = {"text", 0},
    [PLAN_STRONG] = {"strong", INLINES},
    [PLAN_EMPHASIS] = {"emphasis", INLINES},
    [PLAN_CODE] = {"code", 0},
    [PLAN_LINK] = {"link", INLINES},
    [PLAN_NOTE_MARK] = {"note-mark", 0},
    [PLAN_REFERENCE] = {"reference", BIT(PLAN_TEXT) | BIT(PLAN_LINK)},
    [PLAN_VALUE] = {"value", BIT(PLAN_TEXT)},
    [PLAN_LINE_BREAK] = {"line-break", 0},
    [PLAN_CHANGE] = {"change", INLINES},
};

_Static_assert(sizeof KINDS / sizeof KINDS[0] == PLAN_KIND_COUNT, "every kind needs a row");

Plan *plan_new(void)
{
    Plan *plan = g_new0(Plan, 1);
    plan->pool = pool_new();
    plan->tables = g_hash_table_new(hash_string, g_str_equal);
    plan->images = g_ptr_array_new();
    plan->root = plan_node_new(plan, PLAN_DOCUMENT, (SourcePos){.made = true});
    plan->notes = plan_node_new(plan, PLAN_NOTES, (SourcePos){.made = true});
    plan_append(plan->root, plan->notes);
    return plan;
}

void plan_free(Plan *plan)
{
    if (!plan) {
        return;
    }
    if (plan->tables) {
        g_hash_table_unref(plan->tables);
    }
    if (plan->ids) {
        g_hash_table_unref(plan->ids);
    }
    for (guint i = 0; i < plan->images->len; i++) {
        image_unref(((const PlanImage *)g_ptr_array_index(plan->images, i))->image);
    }
    g_ptr_array_unref(plan->images);
    pool_free(plan->pool);
    g_free(plan);
}

PlanNode *plan_node_new(Plan *plan, PlanKind kind, SourcePos pos)
{
    PlanNode *node = POOL_NEW(plan->pool, PlanNode);
    node->kind = kind;
    node->pos = pos;
    if (kind == PLAN_CELL) {
        node->u.cell.row_span = node->u.cell.column_span = 1;
    }
    return node;
}

PlanNode *plan_text_new(Plan *plan, const char *text, SourcePos pos)
{
    PlanNode *node = plan_node_new(plan, PLAN_TEXT, pos);
    node->u.text.text = pool_strdup(plan->pool, text);
    return node;
}

void plan_append(PlanNode *parent, PlanNode *child)
{
    PlanNode *last = parent->last;
    if (parent->kind == PLAN_DOCUMENT && last && last->kind == PLAN_NOTES &&
        child->kind != PLAN_NOTES) {
        /* The notes part is made with the document and stays its last. */
        if (last->previous) {
            plan_insert_after(last->previous, child);
            return;
        }
        child->next = last;
        last->previous = child;
        parent->first = child;
    } else if (last) {
        plan_insert_after(last, child);
        return;
    } else {
        parent->first = parent->last = child;
    }
    child->parent = parent;
}

void plan_insert_after(PlanNode *place, PlanNode *node)
{
    node->parent = place->parent;
    node->previous = place;
    node->next = place->next;
    if (place->next) {
        place->next->previous = node;
    } else if (place->parent) {
        place->parent->last = node;
    }
    place->next = node;
}

void plan_unlink(PlanNode *node)
{
    if (node->previous) {
        node->previous->next = node->next;
    } else if (node->parent) {
        node->parent->first = node->next;
    }
    if (node->next) {
        node->next->previous = node->previous;
    } else if (node->parent) {
        node->parent->last = node->previous;
    }
    node->parent = node->previous = node->next = NULL;
}

const char *plan_kind_name(PlanKind kind)
{
    return KINDS[kind].name;
}

bool plan_may_contain(PlanKind parent, PlanKind child)
{
    return (KINDS[parent].contains & BIT(child)) != 0;
}

void plan_walk(const PlanNode *top, PlanEnter enter, PlanLeave leave, void *context)
{
    const PlanNode *node = top;
    for (;;) {
        bool descend = enter ? enter(node, context) : true;
        if (descend && node->first) {
            node = node->first;
            continue;
        }
        if (leave) {
            leave(node, context);
        }
        while (node != top && !node->next) {
            node = node->parent;
            if (leave) {
                leave(node, context);
            }
        }
        if (node == top) {
            return;
        }
        node = node->next;
    }
}

PlanNode *plan_next(const PlanNode *top, const PlanNode *node)
{
    if (node->first) {
        return node->first;
    }
    while (node != top && !node->next) {
        node = node->parent;
    }
    return node == top ? NULL : node->next;
}

typedef struct Check {
    int depth;
} Check;

static void fault(const PlanNode *node, const char *what)
{
    g_error("plan tree, %s from %s:%u: %s", plan_kind_name(node->kind),
            node->pos.file ? node->pos.file->path : "?", (unsigned)node->pos.line, what);
}

static void check_node(const PlanNode *node, int depth)
{
    if (depth > PLAN_MAX_DEPTH) {
        fault(node, "too deep");
    }
    if (node->first ? node->first->previous || !node->last : node->last != NULL) {
        fault(node, "ends of the child list");
    }
    for (const PlanNode *child = node->first; child; child = child->next) {
        if (child->parent != node) {
            fault(child, "parent");
        }
        if (child->next ? child->next->previous != child : node->last != child) {
            fault(child, "neighbours");
        }
        if (!plan_may_contain(node->kind, child->kind)) {
            fault(child, plan_kind_name(node->kind));
        }
        if (child->kind == PLAN_HEADING && child->previous) {
            fault(child, "heading behind other content");
        }
    }
}

static bool enter_check(const PlanNode *node, void *context)
{
    Check *check = context;
    /* A mark of a merged plan is no depth of the text. */
    check->depth += node->kind != PLAN_CHANGE;
    check_node(node, check->depth);
    switch (node->kind) {
    case PLAN_TEXT:
    case PLAN_CODE:
        if (!node->u.text.text || !g_utf8_validate(node->u.text.text, -1, NULL)) {
            fault(node, "text");
        }
        break;
    case PLAN_SECTION:
        if (!node->first || node->first->kind != PLAN_HEADING) {
            fault(node, "no heading");
        }
        break;
    case PLAN_CELL:
        if (node->u.cell.row_span < 1 || node->u.cell.column_span < 1) {
            fault(node, "span");
        }
        break;
    case PLAN_CHANGE:
        if (!node->change) {
            fault(node, "no change");
        }
        break;
    case PLAN_ANNEX:
        if (node->u.annex.title) {
            Check title = {1};
            plan_walk(node->u.annex.title, enter_check, NULL, &title);
        }
        break;
    default:
        break;
    }
    return true;
}

static void leave_check(const PlanNode *node, void *context)
{
    Check *check = context;
    check->depth -= node->kind != PLAN_CHANGE;
}

void plan_verify(const Plan *plan)
{
    if (!plan->root || plan->root->kind != PLAN_DOCUMENT) {
        g_error("plan tree: no document");
    }
    if (!plan->notes || plan->notes->parent != plan->root || plan->root->last != plan->notes) {
        g_error("plan tree: the notes are not the last part");
    }
    Check check = {0};
    plan_walk(plan->root, enter_check, leave_check, &check);
}

/* Parts two words that stand in different blocks. The text begins at `start`. */
static void part_words(GString *out, size_t start)
{
    if (out->len > start && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
}

void plan_append_text(GString *out, const PlanNode *node)
{
    size_t start = out->len;
    for (const PlanNode *n = node; n; n = plan_next(node, n)) {
        switch (n->kind) {
        case PLAN_TEXT:
        case PLAN_CODE:
            text_append(out, n->u.text.text);
            break;
        case PLAN_CODE_BLOCK:
            part_words(out, start);
            text_append(out, n->u.code_block.text);
            break;
        case PLAN_FIGURE:
            part_words(out, start);
            text_append(out, n->u.figure.alternative);
            break;
        case PLAN_LINE_BREAK:
            part_words(out, start);
            break;
        default:
            if (!plan_is_inline(n)) {
                part_words(out, start);
            }
            break;
        }
    }
    while (out->len > start && strchr(" \n", out->str[out->len - 1])) {
        g_string_truncate(out, out->len - 1);
    }
}

char *plan_text_of(const PlanNode *node)
{
    GString *out = g_string_sized_new(TEXT_ROOM);
    plan_append_text(out, node);
    return g_string_free(out, FALSE);
}

void plan_append_cell(GString *out, const PlanNode *cell, const char *between)
{
    size_t start = out->len;
    for (const PlanNode *p = cell ? cell->first : NULL; p; p = p->next) {
        text_append(out, out->len > start ? between : "");
        plan_append_text(out, p);
    }
}

const char *plan_cell_text(Pool *pool, const PlanNode *cell, const char *between)
{
    GString *out = g_string_sized_new(TEXT_ROOM);
    plan_append_cell(out, cell, between);
    const char *copy = pool_strndup(pool, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}
