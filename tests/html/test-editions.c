/* Editions of a page that are made at once are what each is when it is made alone: plans, their
 * tasks and comparisons, of the documents and of every plan made for the tests. Pages of the site
 * have the same elements in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/message.h"
#include "compare/compare.h"
#include "html/html.h"
#include "sample.h"
#include "site/site.h"
#include "source/source.h"

#include <libintl.h>
#include <string.h>

#define ALL ((1U << HTML_EDITION_COUNT) - 1)

typedef HtmlMade (*Make)(const Plan *plan, HtmlEditions editions);

static FontSet *fonts;

static void free_made(HtmlMade *made)
{
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        g_bytes_unref(made->bytes[e]);
    }
}

static void assert_same(GBytes *together, GBytes *alone, const Plan *plan, HtmlEdition edition)
{
    assert_true(!together == !alone);
    if (together && !g_bytes_equal(together, alone)) {
        gsize length;
        const char *a = g_bytes_get_data(together, &length), *b = g_bytes_get_data(alone, NULL);
        size_t at = 0;
        while (a[at] && a[at] == b[at]) {
            at++;
        }
        at = at < 60 ? 0 : at - 60;
        fail_msg("%s, edition %d: “%.120s”, alone “%.120s”", plan->slug ? plan->slug : "", edition,
                 a + at, b + at);
    }
}

/* Every set of editions gives those and no others, each as it is alone. */
static void check_editions(Make make, const Plan *plan, HtmlEditions possible)
{
    HtmlMade alone = {{NULL}};
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        if (possible & HTML_EDITION(e)) {
            alone.bytes[e] = make(plan, HTML_EDITION(e)).bytes[e];
        }
    }
    for (HtmlEditions wanted = 1; wanted <= ALL; wanted++) {
        if ((wanted & ~possible) == 0) {
            HtmlMade made = make(plan, wanted);
            for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
                bool has = wanted & HTML_EDITION(e);
                assert_same(made.bytes[e], has ? alone.bytes[e] : NULL, plan, e);
            }
            free_made(&made);
        }
    }
    GBytes *page = alone.bytes[HTML_VIETNAMESE], *english = alone.bytes[HTML_ENGLISH];
    assert_true(!page || !g_bytes_equal(page, english));
    free_made(&alone);
}

/* ---- kinds of pages ---- */

static const HtmlDownload DOWNLOADS[] = {
    {"ke-hoach.pdf", "application/pdf", "PDF", N_("bản in đúng thể thức")},
    {"nhiem-vu.html", NULL, N_("Nhiệm vụ theo cơ quan"),
     N_("ai chủ trì, ai phối hợp, đến bao giờ")},
};
static const HtmlRelated RELATED = {"so-sanh/index.html", "cho-nay", N_("So với kế hoạch khác")};

static HtmlPage page_of(const Plan *plan, HtmlEditions editions)
{
    return (HtmlPage){.plan = plan,
                      .fonts = fonts,
                      .editions = editions,
                      .download = DOWNLOADS,
                      .download_count = G_N_ELEMENTS(DOWNLOADS),
                      .related = &RELATED,
                      .related_count = 1,
                      .positions = true,
                      .site_url = "https://kehoach.example/"};
}

static HtmlMade make_plan(const Plan *plan, HtmlEditions editions)
{
    HtmlPage page = page_of(plan, editions);
    return html_write_plan(&page);
}

static HtmlMade make_tasks(const Plan *plan, HtmlEditions editions)
{
    return site_write_plan_tasks(plan, editions, NULL, NULL);
}

static HtmlMade make_comparison(const Plan *plan, HtmlEditions editions)
{
    const HtmlChange changes[] = {
        {.number = 1,
         .kind = HTML_CHANGE_REWORDED,
         .topic_name = N_("Chỉ tiêu"),
         .place = "I.1",
         .before = "10%",
         .after = "20%",
         .description = "tăng 10 điểm phần trăm",
         .english = {.text = "10 points more: “trong đó” too", .quoted = "trong đó"}},
        {.number = 2, .kind = HTML_CHANGE_MOVED, .topic_name = N_("Chỉ tiêu"), .after = "mục 2"},
    };
    HtmlComparison list = {changes, G_N_ELEMENTS(changes), "bang-so-sanh.html"};
    HtmlPage page = page_of(plan, editions);
    return html_write_comparison(&page, &list);
}

/* ---- plans ---- */

typedef struct World {
    Catalogue *catalogue;
    Findings *findings;
    Plan *before; /* the plan read before, to be compared */
    int plans, with_tasks, compared;
} World;

static void check_plan(World *world, Plan *plan)
{
    check_editions(make_plan, plan, ALL);
    HtmlMade tasks = make_tasks(plan, HTML_EDITION(HTML_VIETNAMESE));
    if (tasks.bytes[HTML_VIETNAMESE]) {
        check_editions(make_tasks, plan, HTML_PAGES);
        world->with_tasks++;
    }
    free_made(&tasks);
    if (world->before) {
        Comparison *comparison = compare_plans(world->before, plan, (CompareOptions){0});
        check_editions(make_comparison, comparison->merged, HTML_PAGES);
        comparison_free(comparison);
        world->compared++;
    }
    plan_free(world->before);
    world->before = plan;
    world->plans++;
}

static void check_folder(World *world, const char *folder, const char *slug)
{
    Plan *plan = source_read_plan(folder, slug, world->catalogue, world->findings);
    if (plan) {
        plan_resolve(plan, world->findings);
        check_plan(world, plan);
    }
}

static void check_documents(World *world)
{
    GArray *folders = source_find_plans(KEHOACH_CONTENT, world->findings);
    for (guint i = 0; i < folders->len; i++) {
        const SourceFolder *found = &g_array_index(folders, SourceFolder, i);
        check_folder(world, found->folder, found->slug);
    }
    g_array_unref(folders);
}

static void check_fixtures(World *world)
{
    GDir *dir = g_dir_open(KEHOACH_FIXTURES, 0, NULL);
    assert_non_null(dir);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *folder = g_build_filename(KEHOACH_FIXTURES, name, NULL);
        char *file = g_build_filename(folder, "ke-hoach.xml", NULL);
        if (g_file_test(file, G_FILE_TEST_EXISTS)) {
            check_folder(world, folder, name);
        }
        g_free(file);
        g_free(folder);
    }
    g_dir_close(dir);
}

static void test_editions(void **state)
{
    (void)state;
    World world = {.findings = findings_new()};
    fonts = font_set_new(KEHOACH_FONTS, world.findings);
    assert_non_null(fonts);
    world.catalogue = source_read_catalogue(KEHOACH_CONTENT, world.findings);
    check_documents(&world);
    assert_true(world.with_tasks > 0);
    check_fixtures(&world);
    assert_true(world.plans > 20 && world.compared > 20);
    plan_free(world.before);
    source_catalogue_free(world.catalogue);
    g_clear_pointer(&fonts, font_set_free);
    findings_free(world.findings);
}

/* ---- the site ---- */

static void keep_page(void *context, const char *path, GBytes *bytes)
{
    g_hash_table_insert(context, g_strdup(path), bytes);
}

/* "<main id=…", "<h2 id=…": every element that has an id, in the order of the page. */
static char *elements_with_id(GBytes *page)
{
    GString *list = g_string_new(NULL);
    const char *text = g_bytes_get_data(page, NULL);
    for (const char *at = text; (at = strstr(at, " id=\"")); at += strlen(" id=\"")) {
        const char *start = at;
        while (*start != '<') {
            start--;
        }
        g_string_append_len(list, start, (gssize)strcspn(start, " "));
        g_string_append_len(list, at, (gssize)strcspn(at + strlen(" id=\""), "\"") + 5);
    }
    return g_string_free(list, FALSE);
}

/* Whatever differs in its words: the English page has the elements of the Vietnamese one. */
static void check_pair(GHashTable *files, const char *path, GBytes *page)
{
    char *stem = g_strndup(path, strlen(path) - strlen(".html"));
    char *english_path = g_strconcat(stem, ".en.html", NULL);
    GBytes *english = g_hash_table_lookup(files, english_path);
    if (!english) {
        fail_msg("%s is not there", english_path);
    }
    const char *text = g_bytes_get_data(english, NULL);
    assert_true(g_str_has_prefix(text, "<!DOCTYPE html>\n<html lang=\"en\">\n"));
    assert_true(g_str_has_suffix(text, "</body>\n</html>\n"));
    char *mine = elements_with_id(page), *other = elements_with_id(english);
    assert_string_equal(mine, other);
    g_free(mine);
    g_free(other);
    g_free(english_path);
    g_free(stem);
}

static void test_site(void **state)
{
    (void)state;
    Findings *findings = findings_new();
    GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify)plan_free);
    Catalogue *catalogue = source_read_catalogue(KEHOACH_CONTENT, findings);
    GArray *folders = source_find_plans(KEHOACH_CONTENT, findings);
    for (guint i = 0; i < folders->len; i++) {
        const SourceFolder *found = &g_array_index(folders, SourceFolder, i);
        Plan *plan = source_read_plan(found->folder, found->slug, catalogue, findings);
        plan_resolve(plan, findings);
        g_ptr_array_add(plans, plan);
    }
    GHashTable *files =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    Site site = {.plan = (const Plan *const *)(const void *)plans->pdata,
                 .count = plans->len,
                 .catalogue = catalogue,
                 .fonts = font_set_new(KEHOACH_FONTS, findings)};
    site_write(&site, keep_page, files);
    GHashTableIter iter;
    gpointer path, page;
    int pages = 0;
    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &path, &page)) {
        if (g_str_has_suffix(path, ".html") && !g_str_has_suffix(path, ".en.html")) {
            check_pair(files, path, page);
            pages++;
        }
    }
    assert_true(pages > 20);
    g_hash_table_unref(files);
    g_array_unref(folders);
    g_ptr_array_unref(plans);
    source_catalogue_free(catalogue);
    font_set_free(site.fonts);
    findings_free(findings);
}

/* Plans with every oddity, which no reader lets through. */
static void test_samples(void **state)
{
    (void)state;
    Plan *samples[] = {sample_plan(), sample_book()};
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        check_editions(make_plan, samples[i], ALL);
        plan_free(samples[i]);
    }
}

/* A fragment has ids that no page has, its headings one level lower, and no way out of it. */
static void test_fragment(void **state)
{
    (void)state;
    Plan *plan = sample_plan();
    HtmlMade made = make_plan(plan, HTML_EDITION(HTML_FRAGMENT) | HTML_PAGES);
    const char *page = g_bytes_get_data(made.bytes[HTML_VIETNAMESE], NULL);
    const char *fragment = g_bytes_get_data(made.bytes[HTML_FRAGMENT], NULL);
    assert_true(g_str_has_prefix(fragment, "<div class=\"kehoach-vb\" lang=\"vi\">\n<article "));
    assert_non_null(strstr(page, "<h1 class=\"ten-van-ban\">"));
    assert_null(strstr(fragment, "<h1"));
    assert_non_null(strstr(fragment, "<h2 class=\"kh-ten-van-ban\">"));
    static const char *const PAGE_ONLY[] = {"ke-hoach.pdf", "nhiem-vu.html", "so-sanh/", "<main",
                                            "data-dong"};
    for (size_t i = 0; i < G_N_ELEMENTS(PAGE_ONLY); i++) {
        assert_null(strstr(fragment, PAGE_ONLY[i]));
    }
    for (const char *at = fragment; (at = strstr(at, " id=\"")); at++) {
        assert_true(g_str_has_prefix(at, " id=\"kh-"));
    }
    for (const char *at = fragment; (at = strstr(at, " href=\"#")); at++) {
        assert_true(g_str_has_prefix(at, " href=\"#kh-"));
    }
    free_made(&made);
    plan_free(plan);
}

int main(void)
{
    message_language_init();
    bindtextdomain("kehoach", KEHOACH_LOCALES);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_editions),
                                       cmocka_unit_test(test_samples), cmocka_unit_test(test_site),
                                       cmocka_unit_test(test_fragment)};
    return cmocka_run_group_tests_name("editions", tests, NULL, NULL);
}
