#include "apply.h"

#include "same-tree.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define TITLE "title"

/* A block to be made: one of the plan there is, or one that the JSON tells whole, or the part of a
 * paragraph, whose facts the JSON tells. */
typedef struct Seed {
    const PlanNode *node;
    JsonObject *block;
} Seed;

/* Characters from one place of a block up to another. */
typedef struct Stretch {
    const PlanNode *node;
    int from, to;
} Stretch;

typedef struct Apply {
    const char *from, *to; /* "before" and "after", or the other way round */
    Plan *plan;            /* what is made */
    GHashTable *node;      /* path -> node of the plan there is */
    GHashTable *path;      /* and back */
    GHashTable *gone;      /* nodes of it that do not stay where they are */
    GHashTable *facts;     /* of those that stay or move: node -> JsonObject */
    GHashTable *come;      /* path in the plan to be -> Seed */
    GHashTable *whole;     /* path in the plan to be: the block is told whole */
    GPtrArray *edits;      /* of JsonObject: those of text, split and join */
    GHashTable *made;      /* node of the plan there is -> its new node */
    GHashTable *placed;    /* path in the plan to be -> node */
    GHashTable *leads;     /* new link or mark -> path in the plan to be */
    bool good;
} Apply;

static bool is_text_block(PlanKind kind)
{
    return kind == PLAN_PARAGRAPH || kind == PLAN_HEADING || kind == PLAN_CAPTION;
}

static void fault(Apply *a, const char *what, const char *path)
{
    printf("  %s at %s, from %s\n", what, path, a->from);
    a->good = false;
}

/* ---- the plan there is ---- */

static void read_paths(Apply *a, const PlanNode *parent, const char *path)
{
    char *kept = pool_strdup(a->plan->pool, path);
    g_hash_table_insert(a->node, kept, (gpointer)(uintptr_t)parent);
    g_hash_table_insert(a->path, (gpointer)(uintptr_t)parent, kept);
    if (parent->kind == PLAN_ANNEX && parent->u.annex.title) {
        read_paths(a, parent->u.annex.title, pool_printf(a->plan->pool, "%s/" TITLE, path));
    }
    int place = 0;
    for (const PlanNode *child = parent->first; child && !plan_is_inline(child);
         child = child->next) {
        read_paths(a, child, pool_printf(a->plan->pool, "%s/%d", path, place++));
    }
}

/* ---- the edits ---- */

static JsonObject *side_of(JsonObject *edit, const char *side)
{
    return json_object_has_member(edit, side) ? json_object_get_object_member(edit, side) : NULL;
}

static JsonObject *block_of(JsonObject *side)
{
    return json_object_has_member(side, "block") ? json_object_get_object_member(side, "block")
                                                 : NULL;
}

static const char *path_of(JsonObject *side)
{
    return json_object_get_string_member(side, "path");
}

static const PlanNode *node_at(Apply *a, JsonObject *side)
{
    const PlanNode *node = g_hash_table_lookup(a->node, path_of(side));
    if (!node) {
        fault(a, "there is no block", path_of(side));
    }
    return node;
}

static void add_come(Apply *a, JsonObject *to, Seed seed)
{
    Seed *kept = POOL_NEW(a->plan->pool, Seed);
    *kept = seed;
    if (!g_hash_table_insert(a->come, (gpointer)(uintptr_t)path_of(to), kept)) {
        fault(a, "two blocks come", path_of(to));
    }
}

static void read_edit(Apply *a, JsonObject *edit)
{
    const char *kind = json_object_get_string_member(edit, "edit");
    JsonObject *from = side_of(edit, a->from), *to = side_of(edit, a->to);
    const PlanNode *node = from ? node_at(a, from) : NULL;
    if (strcmp(kind, "facts") == 0) {
        g_hash_table_insert(a->facts, (gpointer)(uintptr_t)node, block_of(to));
        return;
    }
    bool divides = strcmp(kind, "split") == 0 || strcmp(kind, "join") == 0;
    if (divides || strcmp(kind, "text") == 0) {
        g_ptr_array_add(a->edits, edit);
        if (divides && block_of(to)) {
            add_come(a, to, (Seed){NULL, block_of(to)});
        } else if (divides) {
            g_hash_table_add(a->gone, (gpointer)(uintptr_t)node);
        }
        return;
    }
    if (node) {
        g_hash_table_add(a->gone, (gpointer)(uintptr_t)node);
    }
    if (to && strcmp(kind, "move") == 0) {
        add_come(a, to, (Seed){node, NULL});
    } else if (to) {
        add_come(a, to, (Seed){NULL, block_of(to)});
        g_hash_table_add(a->whole, (gpointer)(uintptr_t)path_of(to));
    }
}

static void read_edits(Apply *a, JsonArray *edits)
{
    for (guint i = 0; i < json_array_get_length(edits); i++) {
        read_edit(a, json_array_get_object_element(edits, i));
    }
}

static void read_list(Apply *a, JsonObject *list)
{
    JsonArray *changes = json_object_get_array_member(list, "changes");
    for (guint i = 0; i < json_array_get_length(changes); i++) {
        read_edits(
            a, json_object_get_array_member(json_array_get_object_element(changes, i), "edits"));
    }
    read_edits(a, json_object_get_array_member(list, "form_edits"));
}

/* ---- facts ---- */

static const char *text_of(Apply *a, JsonObject *block, const char *name)
{
    return pool_strdup(a->plan->pool,
                       json_object_get_string_member_with_default(block, name, NULL));
}

static int place_of(const char *name, const char *const *names, int count)
{
    int i = 0;
    while (i < count && g_strcmp0(name, names[i]) != 0) {
        i++;
    }
    return i;
}

static PlanKind kind_of(JsonObject *block)
{
    const char *name = json_object_get_string_member(block, "kind");
    PlanKind kind = PLAN_DOCUMENT;
    while (kind < PLAN_KIND_COUNT && strcmp(plan_kind_name(kind), name) != 0) {
        kind++;
    }
    return kind;
}

static const Indicator *indicator_of(Apply *a, JsonObject *block)
{
    const char *name = text_of(a, block, "indicator");
    Indicator *indicator = name ? POOL_NEW(a->plan->pool, Indicator) : NULL;
    if (indicator) {
        indicator->name = name;
    }
    return indicator;
}

static const TargetGroup *group_of(Apply *a, JsonObject *block)
{
    const char *name = text_of(a, block, "target_group");
    TargetGroup *group = name ? POOL_NEW(a->plan->pool, TargetGroup) : NULL;
    if (group) {
        group->name = name;
    }
    return group;
}

static void set_columns(Apply *a, PlanNode *table, JsonArray *types)
{
    static const char *const TYPES[] = {"text", "number", "ordinal"};
    int count = (int)json_array_get_length(types);
    TableColumn *column = POOL_ARRAY(a->plan->pool, TableColumn, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        column[i].type =
            (ColumnType)place_of(json_array_get_string_element(types, (guint)i), TYPES, 3);
    }
    table->u.table.columns = count;
    table->u.table.column = column;
}

/* All that is not content. */
static void set_facts(Apply *a, PlanNode *node, JsonObject *block)
{
    static const char *const RANKS[] = {"phan",  "chuong",   "muc",      "dieu",
                                        "khoan", "noi-dung", "tieu-muc", "none"};
    static const char *const LISTS[] = {"points", "numbers", "parentheses", "dashes"};
    static const char *const ROWS[] = {"header", "section", "data"};
    node->id = text_of(a, block, "id");
    node->named = json_object_get_boolean_member(block, "named");
    switch (node->kind) {
    case PLAN_ANNEX:
        node->u.annex.name = text_of(a, block, "name");
        node->u.annex.label = text_of(a, block, "label");
        node->u.annex.landscape = json_object_get_boolean_member(block, "landscape");
        break;
    case PLAN_SECTION:
        node->u.section.rank = (SectionRank)place_of(json_object_get_string_member(block, "rank"),
                                                     RANKS, RANK_COUNT - 1);
        node->u.section.level = (int)json_object_get_int_member(block, "level");
        node->u.section.number = text_of(a, block, "number");
        node->u.section.automatic = json_object_get_boolean_member(block, "automatic");
        break;
    case PLAN_LIST:
        node->u.list.style =
            (ListStyle)place_of(json_object_get_string_member(block, "style"), LISTS, LIST_DASHES);
        node->u.list.automatic = json_object_get_boolean_member(block, "automatic");
        break;
    case PLAN_ITEM:
        node->u.item.label = text_of(a, block, "label");
        node->u.item.number = text_of(a, block, "number");
        break;
    case PLAN_TABLE:
        set_columns(a, node, json_object_get_array_member(block, "columns"));
        node->u.table.header_rows = (int)json_object_get_int_member(block, "header_rows");
        node->u.table.group = group_of(a, block);
        node->u.table.tasks = json_object_get_boolean_member(block, "tasks");
        break;
    case PLAN_ROW:
        node->u.row.kind =
            (RowKind)place_of(json_object_get_string_member(block, "row"), ROWS, ROW_DATA);
        node->u.row.level = (int)json_object_get_int_member(block, "level");
        node->u.row.indicator = indicator_of(a, block);
        break;
    case PLAN_CELL:
        node->u.cell.row_span = (int)json_object_get_int_member(block, "row_span");
        node->u.cell.column_span = (int)json_object_get_int_member(block, "column_span");
        node->u.cell.header = json_object_get_boolean_member(block, "header");
        break;
    case PLAN_CHART:
        node->u.chart.name = text_of(a, block, "name");
        node->u.chart.group = group_of(a, block);
        break;
    case PLAN_CODE_BLOCK:
        node->u.code_block.language = text_of(a, block, "language");
        node->u.code_block.text = text_of(a, block, "text");
        break;
    case PLAN_NOTE:
        node->u.note.number = (int)json_object_get_int_member(block, "number");
        node->u.note.label = text_of(a, block, "label");
        break;
    case PLAN_ORIENTATION:
        node->u.orientation.landscape = json_object_get_boolean_member(block, "landscape");
        break;
    default:
        break;
    }
}

/* ---- text ---- */

/* Texts and formatting that touch are joined when the trees are compared. */
static PlanNode *copy_inline(Apply *a, const PlanNode *source, PlanNode *parent)
{
    PlanNode *node = POOL_NEW(a->plan->pool, PlanNode);
    *node = *source;
    node->parent = node->first = node->last = node->next = node->previous = NULL;
    plan_append(parent, node);
    return node;
}

static bool is_dress(PlanKind kind)
{
    return kind == PLAN_STRONG || kind == PLAN_EMPHASIS || kind == PLAN_LINK;
}

/* Characters `from` … `to` of what stands below `source`; `at` counts those passed. */
static void copy_text(Apply *a, const PlanNode *source, PlanNode *parent, int from, int to, int *at)
{
    for (const PlanNode *n = source->first; n; n = n->next) {
        if (n->kind == PLAN_TEXT) {
            int count = (int)g_utf8_strlen(n->u.text.text, -1);
            int first = MAX(from - *at, 0), end = MIN(to - *at, count);
            if (first < end) {
                char *part = g_utf8_substring(n->u.text.text, first, end);
                copy_inline(a, n, parent)->u.text.text = pool_strdup(a->plan->pool, part);
                g_free(part);
            }
            *at += count;
        } else if (is_dress(n->kind)) {
            copy_text(a, n, copy_inline(a, n, parent), from, to, at);
        } else {
            if (*at >= from && *at < to) {
                PlanNode *whole = copy_inline(a, n, parent);
                int all = 0;
                copy_text(a, n, whole, 0, G_MAXINT, &all);
            }
            (*at)++;
        }
    }
}

static int count_text(const PlanNode *source)
{
    int count = 0;
    for (const PlanNode *n = source->first; n; n = n->next) {
        count += n->kind == PLAN_TEXT ? (int)g_utf8_strlen(n->u.text.text, -1)
                 : is_dress(n->kind)  ? count_text(n)
                                      : 1;
    }
    return count;
}

static void set_leading(Apply *a, PlanNode *node, JsonObject *block, const char *name)
{
    const char *path = text_of(a, block, name);
    if (path) {
        g_hash_table_insert(a->leads, node, (gpointer)(uintptr_t)path);
    }
}

static void make_inlines(Apply *a, JsonObject *block, PlanNode *parent)
{
    JsonArray *inlines = json_object_has_member(block, "inlines")
                             ? json_object_get_array_member(block, "inlines")
                             : NULL;
    for (guint i = 0; inlines && i < json_array_get_length(inlines); i++) {
        JsonObject *told = json_array_get_object_element(inlines, i);
        PlanNode *node = plan_node_new(a->plan, kind_of(told), (SourcePos){0});
        plan_append(parent, node);
        switch (node->kind) {
        case PLAN_TEXT:
        case PLAN_CODE:
            node->u.text.text = text_of(a, told, "text");
            break;
        case PLAN_LINK:
            node->u.link.url = text_of(a, told, "url");
            set_leading(a, node, told, "target");
            break;
        case PLAN_NOTE_MARK:
            node->u.note_mark.label = text_of(a, told, "label");
            set_leading(a, node, told, "note");
            break;
        case PLAN_REFERENCE:
            node->u.reference.targets = text_of(a, told, "targets");
            break;
        case PLAN_VALUE:
            node->u.value.name = text_of(a, told, "name");
            node->u.value.component = text_of(a, told, "component");
            node->u.value.year = (int)json_object_get_int_member(told, "year");
            node->u.value.number_only = json_object_get_boolean_member(told, "number_only");
            node->u.value.indicator = indicator_of(a, told);
            break;
        default:
            break;
        }
        make_inlines(a, told, node);
    }
}

static bool is_of(JsonObject *side, const char *path)
{
    return side && strcmp(path_of(side), path) == 0;
}

static int offset_of(JsonObject *side)
{
    return (int)json_object_get_int_member(side, "offset");
}

static int compare_stretches(const void *x, const void *y)
{
    const Stretch *a = x, *b = y;
    return a->from - b->from;
}

/* Where a text is cut: the part that begins there, at which of its characters. */
static const char *cut_of(Apply *a, guint edit, const char *from, int *offset)
{
    JsonObject *whole = side_of(g_ptr_array_index(a->edits, edit), a->from);
    JsonObject *part = side_of(g_ptr_array_index(a->edits, edit), a->to);
    if (!block_of(part) || !is_of(whole, from)) {
        return NULL;
    }
    *offset = offset_of(whole);
    return path_of(part);
}

/* Parts stand beside each other: "/1/9" before "/1/10". */
static bool is_behind(const char *part, const char *other)
{
    size_t n = strlen(part), m = strlen(other);
    return n != m ? n > m : strcmp(part, other) > 0;
}

/* What of a text the block at `to` has: from where it is cut off up to the next cut. */
static Stretch bounds_of(Apply *a, const PlanNode *node, const char *to)
{
    Stretch bounds = {node, 0, count_text(node)};
    const char *from = g_hash_table_lookup(a->path, node), *own = NULL;
    int offset = 0;
    for (guint i = 0; i < a->edits->len && !own; i++) {
        const char *part = cut_of(a, i, from, &offset);
        own = part && strcmp(part, to) == 0 ? part : NULL;
        bounds.from = own ? offset : 0;
    }
    for (guint i = 0; i < a->edits->len; i++) {
        const char *part = cut_of(a, i, from, &offset);
        if (part && (!own || is_behind(part, own))) {
            bounds.to = MIN(bounds.to, offset);
        }
    }
    return bounds;
}

/* What stays of a text between its bounds. */
static void add_kept(Apply *a, GArray *kept, Stretch bounds)
{
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(Stretch));
    const char *path = g_hash_table_lookup(a->path, bounds.node);
    for (guint i = 0; i < a->edits->len; i++) {
        JsonObject *side = side_of(g_ptr_array_index(a->edits, i), a->from);
        if (is_of(side, path) && json_object_has_member(side, "length")) {
            int from = offset_of(side), length = (int)json_object_get_int_member(side, "length");
            Stretch stretch = {bounds.node, from, from + length};
            g_array_append_val(gone, stretch);
        }
    }
    g_array_sort(gone, compare_stretches);
    int at = bounds.from;
    for (guint i = 0; i <= gone->len; i++) {
        Stretch stretch =
            i < gone->len ? g_array_index(gone, Stretch, i) : (Stretch){NULL, bounds.to, bounds.to};
        if (stretch.to <= bounds.from) {
            continue;
        }
        Stretch stays = {bounds.node, at, MIN(stretch.from, bounds.to)};
        if (stays.from < stays.to) {
            g_array_append_val(kept, stays);
        }
        at = MAX(at, stretch.to);
    }
    g_array_free(gone, TRUE);
}

/* The texts that a block is made of, in order: its own, those joined to it, or a part of one. */
static GArray *find_kept(Apply *a, const PlanNode *node, const char *to)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Stretch));
    if (node) {
        add_kept(a, kept, bounds_of(a, node, to));
    }
    for (guint i = 0; i < a->edits->len; i++) {
        JsonObject *edit = g_ptr_array_index(a->edits, i);
        JsonObject *from = side_of(edit, a->from), *here = side_of(edit, a->to);
        bool divides = !json_object_has_member(from, "length");
        if (divides && is_of(here, to)) {
            add_kept(a, kept, bounds_of(a, node_at(a, from), to));
        }
    }
    return kept;
}

/* The new characters that stand at this place of the text to be. */
static JsonObject *find_new(Apply *a, const char *to, int at, int *next)
{
    JsonObject *found = NULL;
    *next = G_MAXINT;
    for (guint i = 0; i < a->edits->len; i++) {
        JsonObject *side = side_of(g_ptr_array_index(a->edits, i), a->to);
        if (!is_of(side, to) || !json_object_has_member(side, "length") ||
            json_object_get_int_member(side, "length") == 0) {
            continue;
        }
        if (offset_of(side) == at) {
            found = side;
        } else if (offset_of(side) > at) {
            *next = MIN(*next, offset_of(side));
        }
    }
    return found;
}

static void make_text(Apply *a, PlanNode *block, const PlanNode *node, const char *to)
{
    GArray *kept = find_kept(a, node, to);
    int at = 0;
    for (guint i = 0; a->good;) {
        int next, passed = 0;
        JsonObject *new = find_new(a, to, at, &next);
        if (new) {
            make_inlines(a, new, block);
            at += (int)json_object_get_int_member(new, "length");
            continue;
        }
        if (i == kept->len) {
            if (next != G_MAXINT) {
                fault(a, "nothing before the new characters", to);
            }
            break;
        }
        Stretch *stretch = &g_array_index(kept, Stretch, i);
        int count = MIN(stretch->to - stretch->from, next - at);
        copy_text(a, stretch->node, block, stretch->from, stretch->from + count, &passed);
        at += count;
        stretch->from += count;
        i += stretch->from == stretch->to;
    }
    g_array_free(kept, TRUE);
}

/* ---- blocks ---- */

static PlanNode *make_block(Apply *a, Seed seed, PlanNode *parent, const char *path);

static Seed next_kept(Apply *a, const PlanNode **node, JsonArray *blocks, guint *place)
{
    Seed seed = {NULL, NULL};
    if (blocks && *place < json_array_get_length(blocks)) {
        seed.block = json_array_get_object_element(blocks, (*place)++);
    }
    while (*node && g_hash_table_contains(a->gone, *node)) {
        *node = (*node)->next;
    }
    if (*node) {
        seed.node = *node;
        *node = (*node)->next;
    }
    return seed;
}

/* What comes has its place; what stays takes the others in order. */
static void make_children(Apply *a, Seed seed, PlanNode *block, const char *path)
{
    bool whole = !seed.node;
    const PlanNode *node = seed.node ? seed.node->first : NULL;
    JsonArray *blocks = whole && json_object_has_member(seed.block, "blocks")
                            ? json_object_get_array_member(seed.block, "blocks")
                            : NULL;
    guint place = 0;
    for (int i = 0;; i++) {
        char *at = pool_printf(a->plan->pool, "%s/%d", path, i);
        const Seed *come = g_hash_table_lookup(a->come, at);
        Seed child = come ? *come : next_kept(a, &node, blocks, &place);
        if (!child.node && !child.block) {
            break;
        }
        make_block(a, child, block, at);
    }
}

static void make_title(Apply *a, Seed seed, PlanNode *annex, const char *path)
{
    const char *at = pool_printf(a->plan->pool, "%s/" TITLE, path);
    const Seed *come = g_hash_table_lookup(a->come, at);
    Seed title = {NULL, NULL};
    annex->u.annex.title = NULL;
    if (come) {
        title = *come;
    } else if (!seed.node) {
        title.block = side_of(seed.block, TITLE);
    } else if (seed.node->u.annex.title &&
               !g_hash_table_contains(a->gone, seed.node->u.annex.title)) {
        title.node = seed.node->u.annex.title;
    }
    if (title.node || title.block) {
        annex->u.annex.title = make_block(a, title, NULL, at);
    }
}

static PlanNode *make_block(Apply *a, Seed seed, PlanNode *parent, const char *path)
{
    JsonObject *facts = seed.node ? g_hash_table_lookup(a->facts, seed.node) : seed.block;
    PlanKind kind = seed.node ? seed.node->kind : kind_of(seed.block);
    PlanNode *node = kind == PLAN_DOCUMENT ? a->plan->root
                     : kind == PLAN_NOTES  ? a->plan->notes
                                           : POOL_NEW(a->plan->pool, PlanNode);
    if (seed.node && kind != PLAN_DOCUMENT && kind != PLAN_NOTES) {
        *node = *seed.node;
        node->parent = node->first = node->last = node->next = node->previous = NULL;
    }
    node->kind = kind;
    if (facts) {
        set_facts(a, node, facts);
    }
    if (parent && kind != PLAN_NOTES) {
        plan_append(parent, node);
    }
    if (seed.node) {
        g_hash_table_insert(a->made, (gpointer)(uintptr_t)seed.node, node);
    }
    g_hash_table_insert(a->placed, (gpointer)(uintptr_t)path, node);
    if (kind == PLAN_ANNEX) {
        make_title(a, seed, node, path);
    }
    if (!is_text_block(kind)) {
        make_children(a, seed, node, path);
    } else if (seed.block &&
               (g_hash_table_contains(a->whole, path) || !g_hash_table_contains(a->come, path))) {
        make_inlines(a, seed.block, node);
    } else {
        make_text(a, node, seed.node, path);
    }
    return node;
}

/* ---- the whole ---- */

static PlanNode *destination(Apply *a, PlanNode *node, const PlanNode *old)
{
    const char *path = g_hash_table_lookup(a->leads, node);
    PlanNode *found = path  ? g_hash_table_lookup(a->placed, path)
                      : old ? g_hash_table_lookup(a->made, old)
                            : NULL;
    if ((path || old) && !found) {
        fault(a, "leads nowhere", path ? path : "a block that is gone");
    }
    return found;
}

static void join_links(Apply *a, PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            join_links(a, node->u.annex.title);
        } else if (node->kind == PLAN_LINK) {
            node->u.link.target = destination(a, node, node->u.link.target);
        } else if (node->kind == PLAN_NOTE_MARK) {
            node->u.note_mark.note = destination(a, node, node->u.note_mark.note);
        }
    }
}

static bool apply(const Plan *from, const Plan *to, JsonObject *list, bool back, const char *name)
{
    Apply a = {.from = back ? "after" : "before",
               .to = back ? "before" : "after",
               .plan = plan_new(),
               .node = g_hash_table_new(g_str_hash, g_str_equal),
               .path = g_hash_table_new(NULL, NULL),
               .gone = g_hash_table_new(NULL, NULL),
               .facts = g_hash_table_new(NULL, NULL),
               .come = g_hash_table_new(g_str_hash, g_str_equal),
               .whole = g_hash_table_new(g_str_hash, g_str_equal),
               .edits = g_ptr_array_new(),
               .made = g_hash_table_new(NULL, NULL),
               .placed = g_hash_table_new(g_str_hash, g_str_equal),
               .leads = g_hash_table_new(NULL, NULL),
               .good = true};
    a.plan->head = to->head;
    read_paths(&a, from->root, "");
    read_list(&a, list);
    if (a.good) {
        make_block(&a, (Seed){from->root, NULL}, NULL, "");
        join_links(&a, a.plan->root);
    }
    if (a.good) {
        plan_verify(a.plan);
    }
    bool good = a.good && same_tree(to, a.plan, name, a.to);
    GHashTable *const tables[] = {a.node,  a.path, a.gone,   a.facts, a.come,
                                  a.whole, a.made, a.placed, a.leads};
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_hash_table_unref(tables[i]);
    }
    g_ptr_array_free(a.edits, TRUE);
    plan_free(a.plan);
    return good;
}

/* Every change is told by edits, and every edit that is not of form alone belongs to a change. */
static bool tells_all(const Comparison *comparison, const char *name)
{
    int *edits = g_new0(int, (gsize)comparison->count + 1);
    bool good = true;
    for (int i = 0; i < comparison->edit_count; i++) {
        const PlanChange *mark = comparison->edit[i].mark;
        edits[mark ? mark->number : 0]++;
        if (!mark || (mark->number == 0 && mark->topic != TOPIC_FORM)) {
            printf("%s: an edit of no change, kind %d\n", name, (int)comparison->edit[i].kind);
            good = false;
        }
    }
    for (int i = comparison->merged->head_change_count; i < comparison->count; i++) {
        if (edits[comparison->change[i].number] == 0) {
            printf("%s: change %d has no edits\n", name, comparison->change[i].number);
            good = false;
        }
    }
    g_free(edits);
    return good;
}

bool apply_both_ways(const Comparison *comparison, const char *name)
{
    GBytes *bytes = compare_write_json(comparison);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    JsonParser *parser = json_parser_new();
    bool good = tells_all(comparison, name) &&
                json_parser_load_from_data(parser, data, (gssize)length, NULL);
    if (good) {
        JsonObject *list = json_node_get_object(json_parser_get_root(parser));
        good = apply(comparison->before, comparison->after, list, false, name);
        good = apply(comparison->after, comparison->before, list, true, name) && good;
    }
    g_object_unref(parser);
    g_bytes_unref(bytes);
    return good;
}
