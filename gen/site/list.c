/* The plans as the script of the index page needs them (search.h): what each can be chosen by, all
 * in one small file, and what a result says of it, a hundred plans a file. The page itself shows a
 * few plans of each province, so that it stays small however many there are. */
#include "site/search.h"

#include "base/hash.h"
#include "base/json.h"
#include "site/parts.h"

#include <string.h>

/* The place of the value among those met so far. */
static guint number_of(GHashTable *known, GPtrArray *values, const char *value)
{
    gpointer number;
    if (g_hash_table_lookup_extended(known, value, NULL, &number)) {
        return GPOINTER_TO_UINT(number);
    }
    g_hash_table_insert(known, html_key(value), GUINT_TO_POINTER(values->len));
    g_ptr_array_add(values, html_key(value));
    return values->len - 1;
}

/* "0 3 8,0 4 9": of each plan the numbers of its values. */
static void put_facets(GString *out, Pool *pool, const Plan *const *plan, size_t count)
{
    GHashTable *known = g_hash_table_new(hash_string, g_str_equal);
    GPtrArray *values = g_ptr_array_new();
    GString *plans = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        char **facets = g_strsplit(site_facets(pool, plan[i]), " ", -1);
        for (char **facet = facets; *facet; facet++) {
            g_string_append_printf(plans, "%s%u",
                                   facet != facets ? " "
                                   : i > 0         ? ","
                                                   : "",
                                   number_of(known, values, pool_strdup(pool, *facet)));
        }
        g_strfreev(facets);
    }
    g_string_append(out, "\"values\":[");
    for (guint i = 0; i < values->len; i++) {
        g_string_append(out, i > 0 ? "," : "");
        json_quote(out, g_ptr_array_index(values, i));
    }
    g_string_append(out, "],\n\"plans\":");
    json_quote(out, plans->str);
    g_string_free(plans, TRUE);
    g_ptr_array_free(values, TRUE);
    g_hash_table_destroy(known);
}

/* 0 issued, 1 a draft, 2 its first round … */
static int state_number(const PlanHead *head)
{
    return head->draft ? 1 + head->draft_round : 0;
}

/* [slug, code, subject, day as shown, day, state, province]; of a free document [slug, type,
 * subject]. Texts that are not known are "". */
static void put_plan(GString *out, Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    const char *subject = head->subject.text ? head->subject.text : "";
    bool book = head->form == FORM_BOOK;
    const char *name = book                                 ? head->type.text
                       : head->number.state == FACT_UNKNOWN ? ""
                                                            : plan_code(pool, head);
    const char *texts[] = {plan->slug ? plan->slug : "", name ? name : "", subject,
                           head->date.year ? plan_date_short(pool, head->date) : "",
                           head->date.year ? pool_printf(pool, "%04d-%02d-%02d", head->date.year,
                                                         head->date.month, head->date.day)
                                           : ""};
    g_string_append_c(out, '[');
    for (size_t i = 0; i < (book ? 3 : G_N_ELEMENTS(texts)); i++) {
        g_string_append(out, i > 0 ? "," : "");
        json_quote(out, texts[i]);
    }
    if (!book) {
        g_string_append_printf(out, ",%d,", state_number(head));
        json_quote(out, site_province(plan));
    }
    g_string_append_c(out, ']');
}

void site_write_list(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    const Plan *const *plan = site_sorted_plans(site, pool);
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t from = 0; from < site->count; from += SEARCH_LIST_SHARD) {
        size_t number = from / SEARCH_LIST_SHARD;
        GString *out = g_string_new(NULL);
        g_string_append_printf(out, "kehoachSearch.takePlans(%" G_GSIZE_FORMAT ",[", number);
        for (size_t i = from; i < MIN(from + SEARCH_LIST_SHARD, site->count); i++) {
            g_string_append(out, i > from ? ",\n" : "\n");
            put_plan(out, pool, plan[i]);
        }
        g_string_append(out, "\n]);\n");
        g_checksum_update(sum, (const guchar *)out->str, (gssize)out->len);
        emit(context, pool_printf(pool, SEARCH_LIST_FILE, number), g_string_free_to_bytes(out));
    }
    GString *root = g_string_new("kehoachSearch.takeList({\"order\":");
    json_quote(root, site_order_name(pool, plan, site->count));
    g_string_append_printf(root, ",\n\"version\":\"%.12s\",\n", g_checksum_get_string(sum));
    put_facets(root, pool, plan, site->count);
    g_string_append(root, "});\n");
    emit(context, SEARCH_LIST_ROOT, g_string_free_to_bytes(root));
    g_checksum_free(sum);
    pool_free(pool);
}
