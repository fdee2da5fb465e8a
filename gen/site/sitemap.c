/* For search engines: robots.txt, and the list of all pages (sitemaps.org, protocol 0.9), which
 * needs absolute addresses. No page says when it changed: the sources do not know. */
#include "site/frame.h"
#include "site/xml.h"

#include <string.h>

#define SITEMAP_FILE "sitemap.xml"
#define MAX_ADDRESSES 50000 /* of one sitemap: sitemaps.org, "Sitemap file limits" */
#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

static void write_address(GString *out, const char *element, const char *url, const char *path)
{
    char *address = g_strconcat(url, path, NULL);
    g_string_append_printf(out, " <%s>", element);
    xml_text_element(out, 0, "loc", address);
    g_string_truncate(out, out->len - 1);
    g_string_append_printf(out, "</%s>\n", element);
    g_free(address);
}

static GBytes *write_list(const char *root, const char *element, const char *url,
                          const GPtrArray *paths, guint from, guint until)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    g_string_append_printf(out, "<%s xmlns=\"" NAMESPACE "\">\n", root);
    for (guint i = from; i < until; i++) {
        write_address(out, element, url, g_ptr_array_index(paths, i));
    }
    g_string_append_printf(out, "</%s>\n", root);
    return g_string_free_to_bytes(out);
}

/* One sitemap, or as many as it takes with one that lists them. */
static void write_sitemaps(const char *url, const GPtrArray *paths, SiteEmit emit, void *context)
{
    if (paths->len <= MAX_ADDRESSES) {
        emit(context, SITEMAP_FILE, write_list("urlset", "url", url, paths, 0, paths->len));
        return;
    }
    GPtrArray *maps = g_ptr_array_new_with_free_func(g_free);
    for (guint from = 0; from < paths->len; from += MAX_ADDRESSES) {
        char *name = g_strdup_printf("sitemap-%u.xml", maps->len + 1);
        guint until = MIN(from + MAX_ADDRESSES, paths->len);
        emit(context, name, write_list("urlset", "url", url, paths, from, until));
        g_ptr_array_add(maps, name);
    }
    emit(context, SITEMAP_FILE, write_list("sitemapindex", "sitemap", url, maps, 0, maps->len));
    g_ptr_array_free(maps, TRUE);
}

/* The page beside the plan in both languages. */
static void add_plan_page(GPtrArray *paths, const Plan *plan, const char *file)
{
    Pool *pool = pool_new();
    for (MessageLanguage l = MESSAGE_VIETNAMESE; l <= MESSAGE_ENGLISH; l++) {
        g_ptr_array_add(paths, g_strconcat(plan->slug, "/", html_page_name(pool, l, file), NULL));
    }
    pool_free(pool);
}

void site_write_sitemap(const Site *site, const GPtrArray *pages, SiteEmit emit, void *context)
{
    GString *robots = g_string_new("User-agent: *\nAllow: /\n");
    if (site->url) {
        GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < pages->len; i++) {
            g_ptr_array_add(paths, g_strdup(g_ptr_array_index(pages, i)));
        }
        for (size_t i = 0; i < site->count; i++) {
            add_plan_page(paths, site->plan[i], HTML_PAGE_FILE);
            if (site->plan[i]->task_count > 0) {
                add_plan_page(paths, site->plan[i], SITE_TASKS_FILE);
            }
        }
        write_sitemaps(site->url, paths, emit, context);
        g_ptr_array_free(paths, TRUE);
        g_string_append_printf(robots, "Sitemap: %s" SITEMAP_FILE "\n", site->url);
    }
    emit(context, "robots.txt", g_string_free_to_bytes(robots));
}
