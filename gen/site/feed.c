/* The newest plans as a feed: Atom, RFC 4287. Times are the plans' own dates; a plan without a date
 * has no place in it. */
#include "data/data.h"
#include "site/frame.h"
#include "site/xml.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ENTRIES 100
/* A plan bears a day, no hour: the day's begin in Vietnam. */
#define DAY_BEGINS "T00:00:00+07:00"
/* Of a feed without entries; an update time is required. */
#define NO_TIME "1970-01-01" DAY_BEGINS

/* Names below this are this program's own (RFC 9562, 5.5). */
static const guint8 NAMESPACE[16] = {0x5d, 0x0f, 0x3e, 0x62, 0x9a, 0x41, 0x4c, 0x7b,
                                     0x8e, 0x25, 0x31, 0xd7, 0x60, 0xb4, 0xfa, 0x18};

/* The identifier made from a name: UUID version 5. The same name gives the same one for ever. */
static const char *name_urn(Pool *pool, const char *name)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, NAMESPACE, sizeof NAMESPACE);
    g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name));
    guint8 id[20];
    gsize length = sizeof id;
    g_checksum_get_digest(sum, id, &length);
    g_checksum_free(sum);
    id[6] = (guint8)((id[6] & 0x0f) | 0x50);
    id[8] = (guint8)((id[8] & 0x3f) | 0x80);
    return pool_printf(pool,
                       "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                       "%02x%02x%02x%02x%02x%02x",
                       id[0], id[1], id[2], id[3], id[4], id[5], id[6], id[7], id[8], id[9], id[10],
                       id[11], id[12], id[13], id[14], id[15]);
}

static int compare_newest(const void *a, const void *b)
{
    const Plan *x = *(const Plan *const *)a, *y = *(const Plan *const *)b;
    PlanDate dx = x->head.date, dy = y->head.date;
    int order =
        (dy.year * 10000 + dy.month * 100 + dy.day) - (dx.year * 10000 + dx.month * 100 + dx.day);
    return order ? order : strcmp(x->slug, y->slug);
}

static const char *time_of(Pool *pool, const Plan *plan)
{
    return pool_printf(pool, "%s" DAY_BEGINS, period_day(pool, plan->head.date));
}

static void write_link(GString *out, int indent, const char *relation, const char *media_type,
                       const char *address)
{
    g_string_append_printf(out, "%*s<link rel=\"%s\" type=\"%s\" href=\"", indent, "", relation,
                           media_type);
    xml_escape(out, address);
    g_string_append(out, "\"/>\n");
}

static void write_author(GString *out, Pool *pool, const PlanHead *head)
{
    const char *name = "";
    for (int i = 0; i < head->issuer.count; i++) {
        const char *line = head->issuer.items[i].text;
        name = line ? pool_printf(pool, "%s%s%s", name, *name ? " " : "", line) : name;
    }
    g_string_append(out, "  <author>\n");
    xml_text_element(out, 3, "name", *name ? name : "(chưa rõ)");
    g_string_append(out, "  </author>\n");
}

static void write_entry(GString *out, Pool *pool, const Plan *plan, const char *url)
{
    const char *folder = pool_printf(pool, "%s%s/", url, plan->slug);
    g_string_append(out, " <entry>\n");
    xml_text_element(out, 2, "id", name_urn(pool, plan->slug));
    xml_text_element(out, 2, "title", plan_title_line(pool, plan));
    xml_text_element(out, 2, "updated", time_of(pool, plan));
    write_author(out, pool, &plan->head);
    write_link(out, 2, "alternate", "text/html", pool_printf(pool, "%s" HTML_PAGE_FILE, folder));
    write_link(out, 2, "enclosure", "application/pdf",
               pool_printf(pool, "%s" HTML_PDF_FILE, folder));
    g_string_append_printf(out, "  <category term=\"%s\"/>\n",
                           plan->head.draft ? "du-thao" : "ban-hanh");
    g_string_append(out, " </entry>\n");
}

void site_write_feed(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    size_t count, dated = 0;
    const Plan *const *plans = site_official_plans(site, pool, &count);
    const Plan **newest = POOL_ARRAY(pool, const Plan *, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (plans[i]->head.date.year) {
            newest[dated++] = plans[i];
        }
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    qsort(newest, dated, sizeof *newest, compare_newest);
    const char *url = site->url ? site->url : "";
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n");
    xml_text_element(out, 1, "id", name_urn(pool, site->url ? site->url : HTML_FEED_FILE));
    xml_text_element(out, 1, "title", HTML_SITE_NAME);
    xml_text_element(out, 1, "updated", dated > 0 ? time_of(pool, newest[0]) : NO_TIME);
    write_link(out, 1, "self", "application/atom+xml", pool_printf(pool, "%s" HTML_FEED_FILE, url));
    write_link(out, 1, "alternate", "text/html", pool_printf(pool, "%s" HTML_INDEX_FILE, url));
    for (size_t i = 0; i < MIN(dated, MAX_ENTRIES); i++) {
        write_entry(out, pool, newest[i], url);
    }
    g_string_append(out, "</feed>\n");
    emit(context, HTML_FEED_FILE, g_string_free_to_bytes(out));
    pool_free(pool);
}
