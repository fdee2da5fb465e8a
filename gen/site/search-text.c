/* A plan's text cut into sections for search. */
#include "base/json.h"
#include "base/text.h"
#include "html/write.h"
#include "site/search.h"

typedef struct Cutter {
    const HtmlIds *ids; /* that the page has */
    Pool *pool;
    GArray *entries; /* of SearchEntry */
    GArray *open;    /* of guint: entries of the sections around, the innermost last */
} Cutter;

static void clear_entry(gpointer entry)
{
    g_string_free(((SearchEntry *)entry)->text, TRUE);
}

static void open_entry(Cutter *cutter, const char *anchor, const char *heading)
{
    SearchEntry entry = {anchor, heading, g_string_new(NULL)};
    g_array_append_val(cutter->entries, entry);
    guint index = cutter->entries->len - 1;
    g_array_append_val(cutter->open, index);
}

static void close_entry(Cutter *cutter)
{
    g_array_set_size(cutter->open, cutter->open->len - 1);
}

/* Of the innermost open section. */
static GString *open_text(const Cutter *cutter)
{
    guint index = g_array_index(cutter->open, guint, cutter->open->len - 1);
    return g_array_index(cutter->entries, SearchEntry, index).text;
}

static void add_text(Cutter *cutter, const char *mark, const char *text)
{
    GString *out = open_text(cutter);
    if (*text) {
        text_append(out, out->len ? mark : "");
        text_append(out, text);
    }
}

/* Lines of code too stand in one line of an excerpt. */
static void squeeze(GString *out, size_t start)
{
    char *text = out->str + start;
    if (*text != ' ' && !strpbrk(text, "\t\n\v\f\r") && !strstr(text, "  ")) {
        return; /* nearly always */
    }
    char *to = text;
    for (const char *p = text; *p; p++) {
        bool space = g_ascii_isspace(*p);
        if (!space || (to > text && to[-1] != ' ')) {
            *to++ = (char)(space ? ' ' : *p);
        }
    }
    g_string_truncate(out, (gsize)(to - out->str));
}

/* The words of a block to the innermost open section. */
static void add_block(Cutter *cutter, const char *mark, const PlanNode *node)
{
    GString *out = open_text(cutter);
    gsize before = out->len;
    text_append(out, before ? mark : "");
    gsize start = out->len;
    plan_append_text(out, node);
    squeeze(out, start);
    if (out->len == start) {
        g_string_truncate(out, before);
    }
}

static const char *numbered(Pool *pool, const char *number, const PlanNode *heading)
{
    char *text = heading ? plan_text_of(heading) : g_strdup("");
    const char *whole = number && *text ? pool_printf(pool, "%s. %s", number, text)
                                        : pool_strdup(pool, number ? number : text);
    g_free(text);
    return whole;
}

static const char *anchor_of(const Cutter *cutter, const PlanNode *node)
{
    const char *id = html_id(cutter->ids, node);
    return id ? pool_strdup(cutter->pool, id) : "";
}

static bool enter_node(const PlanNode *node, void *context)
{
    Cutter *cutter = context;
    switch (node->kind) {
    case PLAN_SECTION:
        open_entry(cutter, anchor_of(cutter, node),
                   numbered(cutter->pool, node->u.section.number, node->first));
        return true;
    case PLAN_ANNEX:
        open_entry(cutter, anchor_of(cutter, node),
                   numbered(cutter->pool, node->u.annex.label, node->u.annex.title));
        return true;
    case PLAN_NOTES:
        open_entry(cutter, HTML_OWN_ID "ghi-chu", "");
        return true;
    case PLAN_PARAGRAPH:
    case PLAN_CODE_BLOCK:
        add_block(cutter, " ", node);
        return false;
    case PLAN_CAPTION:
    case PLAN_CELL:
        add_block(cutter, SEARCH_CELL_MARK, node);
        return false;
    case PLAN_FIGURE:
        add_text(cutter, SEARCH_CELL_MARK, node->u.figure.alternative);
        return true;
    case PLAN_HEADING:
        return false;
    default:
        return true;
    }
}

static void leave_node(const PlanNode *node, void *context)
{
    if (node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX || node->kind == PLAN_NOTES) {
        close_entry(context);
    }
}

/* Who looks for the province by the name it has now must find the plans of those merged into it. */
static void add_place(Cutter *cutter, const Unit *unit)
{
    if (!unit) {
        return;
    }
    add_text(cutter, " ", html_unit_name(cutter->pool, MESSAGE_VIETNAMESE, unit));
    if (unit->successor && g_strcmp0(unit->successor->name, unit->name) != 0) {
        add_text(cutter, " ",
                 pool_printf(cutter->pool, "(nay là %s).",
                             html_unit_name(cutter->pool, MESSAGE_VIETNAMESE, unit->successor)));
    } else {
        add_text(cutter, "", ".");
    }
}

GArray *search_entries(const Plan *plan, Pool *pool)
{
    HtmlIds *ids = html_ids_new(plan);
    Cutter cutter = {ids, pool, g_array_new(FALSE, FALSE, sizeof(SearchEntry)),
                     g_array_new(FALSE, FALSE, sizeof(guint))};
    g_array_set_clear_func(cutter.entries, clear_entry);
    open_entry(&cutter, "", plan_title_line(pool, plan));
    add_place(&cutter, plan->head.unit);
    plan_walk(plan->root, enter_node, leave_node, &cutter);
    g_array_free(cutter.open, TRUE);
    html_ids_free(ids);
    return cutter.entries;
}

GBytes *site_write_search_text(const Plan *plan)
{
    Pool *pool = pool_new();
    GArray *entries = search_entries(plan, pool);
    GString *out = g_string_new("kehoachSearch.takeText(");
    json_quote(out, plan->slug ? plan->slug : "");
    g_string_append(out, ",[");
    for (guint i = 0; i < entries->len; i++) {
        const SearchEntry *entry = &g_array_index(entries, SearchEntry, i);
        const char *parts[] = {entry->anchor, entry->heading, entry->text->str};
        for (size_t j = 0; j < G_N_ELEMENTS(parts); j++) {
            g_string_append(out, j ? "," : i ? ",\n[" : "\n[");
            json_quote(out, parts[j]);
        }
        g_string_append_c(out, ']');
    }
    g_string_append(out, "\n]);\n");
    g_array_unref(entries);
    pool_free(pool);
    return g_string_free_to_bytes(out);
}
