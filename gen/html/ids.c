/* Ids of a plan's nodes in its pages. Nearly every node has its own: only of the others is kept
 * which one they have. And which mark of its note a note mark is. */
#include "html/write.h"

#include "base/hash.h"

#include <string.h>

/* In front of authors' ids in a fragment, whose page has ids of its own. */
#define FRAGMENT_ID HTML_OWN_ID "vb-"

struct HtmlIds {
    Pool *pool;
    GHashTable *owners;      /* id -> PlanNode */
    GHashTable *others;      /* PlanNode -> its id where that is not the node's own */
    GHashTable *occurrences; /* PLAN_NOTE_MARK -> which mark of its note it is, from 1 */
    GHashTable *mark_counts; /* PLAN_NOTE -> how many marks it has */
};

/* HTML stumbles over spaces, CSS and URLs over much else. */
static bool may_stand(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
}

static bool is_id(const char *text)
{
    if (g_str_has_prefix(text, HTML_OWN_ID)) {
        return false;
    }
    while (may_stand(*text)) {
        text++;
    }
    return *text == '\0';
}

/* The id made so that it is one, none of the program's own and nobody else's. */
static const char *clean_id(const HtmlIds *ids, const char *wanted)
{
    GString *id = g_string_new(g_str_has_prefix(wanted, HTML_OWN_ID) ? "x-" : NULL);
    for (const char *p = wanted; *p; p++) {
        g_string_append_c(id, may_stand(*p) ? *p : '-');
    }
    gsize length = id->len;
    for (int i = 2; g_hash_table_contains(ids->owners, id->str); i++) {
        g_string_truncate(id, length);
        g_string_append_printf(id, "-%d", i);
    }
    const char *copy = pool_strndup(ids->pool, id->str, id->len);
    g_string_free(id, TRUE);
    return copy;
}

static void give_other(HtmlIds *ids, const PlanNode *node)
{
    if (g_hash_table_contains(ids->others, node)) {
        return;
    }
    const char *id = node->id && *node->id
                         ? clean_id(ids, node->id)
                         : pool_printf(ids->pool, HTML_OWN_ID "%s-%u", plan_kind_name(node->kind),
                                       g_hash_table_size(ids->owners) + 1);
    g_hash_table_insert(ids->others, html_key(node), html_key(id));
    g_hash_table_insert(ids->owners, html_key(id), html_key(node));
}

static void give_id(HtmlIds *ids, const PlanNode *node)
{
    if (!node->id || !*node->id || !is_id(node->id)) {
        give_other(ids, node);
        return;
    }
    const PlanNode *owner = g_hash_table_lookup(ids->owners, node->id);
    if (!owner) {
        g_hash_table_insert(ids->owners, html_key(node->id), html_key(node));
    } else if (owner != node) {
        give_other(ids, node);
    }
}

static void count_mark(HtmlIds *ids, const PlanNode *mark)
{
    const PlanNode *note = mark->u.note_mark.note;
    guint count = 1 + html_mark_count(ids, note);
    g_hash_table_insert(ids->mark_counts, html_key(note), GUINT_TO_POINTER(count));
    g_hash_table_insert(ids->occurrences, html_key(mark), GUINT_TO_POINTER(count));
}

static bool enter_node(const PlanNode *node, void *context)
{
    HtmlIds *ids = context;
    if (node->id || node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX) {
        give_id(ids, node);
    }
    if (node->kind == PLAN_LINK && node->u.link.target) {
        give_id(ids, node->u.link.target);
    }
    if (node->kind == PLAN_NOTE_MARK && node->u.note_mark.note) {
        count_mark(ids, node);
    }
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        plan_walk(node->u.annex.title, enter_node, NULL, ids);
    }
    return true;
}

HtmlIds *html_ids_new(const Plan *plan)
{
    HtmlIds *ids = g_new0(HtmlIds, 1);
    ids->pool = pool_new();
    ids->owners = g_hash_table_new(hash_string, g_str_equal);
    ids->others = g_hash_table_new(NULL, NULL);
    ids->occurrences = g_hash_table_new(NULL, NULL);
    ids->mark_counts = g_hash_table_new(NULL, NULL);
    plan_walk(plan->root, enter_node, NULL, ids);
    return ids;
}

void html_ids_free(HtmlIds *ids)
{
    if (ids) {
        g_hash_table_destroy(ids->owners);
        g_hash_table_destroy(ids->others);
        g_hash_table_destroy(ids->occurrences);
        g_hash_table_destroy(ids->mark_counts);
        pool_free(ids->pool);
        g_free(ids);
    }
}

const char *html_id(const HtmlIds *ids, const PlanNode *node)
{
    const char *other =
        g_hash_table_size(ids->others) > 0 ? g_hash_table_lookup(ids->others, node) : NULL;
    return other ? other : node->id && *node->id ? node->id : NULL;
}

guint html_mark_occurrence(const HtmlIds *ids, const PlanNode *mark)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(ids->occurrences, mark));
}

guint html_mark_count(const HtmlIds *ids, const PlanNode *note)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(ids->mark_counts, note));
}

/* ---- writing ---- */

/* Ids need no escaping, neither as text nor in an address. */
static void write_id(HtmlWriter *writer, const char *id)
{
    if (strncmp(id, HTML_OWN_ID, strlen(HTML_OWN_ID)) != 0) {
        html_in_fragment(writer, FRAGMENT_ID);
    }
    html_markup(writer, id);
}

void html_id_text(HtmlWriter *writer, const PlanNode *node)
{
    write_id(writer, html_id(writer->ids, node));
}

void html_id_attribute(HtmlWriter *writer, const PlanNode *node)
{
    const char *id = html_id(writer->ids, node);
    if (id) {
        html_markup(writer, " id=\"");
        write_id(writer, id);
        html_markup(writer, "\"");
    }
}

void html_id_link(HtmlWriter *writer, const PlanNode *node)
{
    html_markup(writer, " href=\"#");
    html_id_text(writer, node);
    html_markup(writer, "\"");
}
