/* Pages read back as trees: what they say, that their ids hold, that nothing breaks out of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "html/html.h"
#include "sample.h"
#include "site/site.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

#define XML(text) ((const xmlChar *)(text))

typedef struct Page {
    GBytes *bytes;
    const char *text;
    xmlDocPtr document;
    xmlXPathContextPtr paths;
} Page;

/* libxml2 knows HTML 4 only: it must build a tree, but its complaints about main, nav and the like
 * mean nothing. */
static Page page_read(GBytes *bytes)
{
    Page page = {.bytes = bytes};
    gsize length = 0;
    page.text = g_bytes_get_data(bytes, &length);
    page.document = htmlReadMemory(page.text, (int)length, NULL, "UTF-8",
                                   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    assert_non_null(page.document);
    page.paths = xmlXPathNewContext(page.document);
    return page;
}

static const HtmlDownload DOWNLOADS[] = {
    {"ke-hoach.pdf", "application/pdf", "PDF", "bản in"},
    {"chi-tieu.csv", "text/csv", "CSV", "chỉ tiêu"},
};

static GBytes *written(const Plan *plan)
{
    HtmlPage page = {.plan = plan,
                     .editions = HTML_EDITION(HTML_VIETNAMESE),
                     .download = DOWNLOADS,
                     .download_count = G_N_ELEMENTS(DOWNLOADS)};
    return html_write_plan(&page).bytes[HTML_VIETNAMESE];
}

static Page page_of(Plan *plan)
{
    Page page = page_read(written(plan));
    plan_free(plan);
    return page;
}

static void page_free(Page *page)
{
    xmlXPathFreeContext(page->paths);
    xmlFreeDoc(page->document);
    g_bytes_unref(page->bytes);
}

static int count(const Page *page, const char *path)
{
    xmlXPathObjectPtr found = xmlXPathEval(XML(path), page->paths);
    assert_non_null(found);
    int number = found->nodesetval ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    return number;
}

static void assert_count(const Page *page, const char *path, int expected)
{
    int found = count(page, path);
    if (found != expected) {
        fail_msg("%s: %d, not %d", path, found, expected);
    }
}

static void assert_text(const Page *page, const char *path, const char *expected)
{
    char *query = g_strdup_printf("normalize-space(%s)", path);
    xmlXPathObjectPtr found = xmlXPathEval(XML(query), page->paths);
    g_free(query);
    assert_non_null(found);
    assert_string_equal((const char *)found->stringval, expected);
    xmlXPathFreeObject(found);
}

/* Calls back with each value of an attribute. */
static void each_value(const Page *page, const char *path, void (*visit)(const char *, void *),
                       void *context)
{
    xmlXPathObjectPtr found = xmlXPathEval(XML(path), page->paths);
    for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++) {
        xmlChar *value = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        visit((const char *)value, context);
        xmlFree(value);
    }
    xmlXPathFreeObject(found);
}

static void add_id(const char *id, void *ids)
{
    if (!*id || strpbrk(id, " \t\n") || !g_hash_table_add(ids, g_strdup(id))) {
        fail_msg("id “%s” is twice there or no id", id);
    }
}

static void check_ids(const char *value, void *ids)
{
    char **names = g_strsplit(value, " ", -1);
    for (int i = 0; names[i]; i++) {
        const char *name = names[i][0] == '#' ? names[i] + 1 : names[i];
        if (!g_hash_table_contains(ids, name)) {
            fail_msg("no element has the id “%s”", name);
        }
    }
    g_strfreev(names);
}

/* Ids are unique, and every reference to one leads somewhere. */
static void check_references(const Page *page)
{
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    each_value(page, "//@id", add_id, ids);
    each_value(page, "//@headers | //@aria-labelledby | //a[starts-with(@href, '#')]/@href",
               check_ids, ids);
    g_hash_table_destroy(ids);
}

/* No link in a link, no block in a paragraph, one h1, levels without gaps. */
static void check_structure(const Page *page)
{
    assert_count(page, "//a//a", 0);
    assert_count(page, "//p//p | //p//ul | //p//ol | //p//table | //p//div", 0);
    assert_count(page, "//h1", 1);
    assert_count(page,
                 "//script[not(@src or @type='application/ld+json')] | //style | //iframe | "
                 "//form[not(@role='search')] | "
                 "//@style | //@onclick",
                 0);
    check_references(page);
}

static void test_document(void **state)
{
    (void)state;
    Page page = page_of(sample_plan());
    check_structure(&page);
    assert_true(g_str_has_prefix(page.text, "<!DOCTYPE html>\n<html lang=\"vi\">\n"));
    assert_count(&page,
                 "//meta[@http-equiv='Content-Security-Policy' and "
                 "starts-with(@content, \"default-src 'none'; style-src 'self'; "
                 "script-src 'self' 'sha256-\")]",
                 1);
    assert_count(&page, "//link[@rel='stylesheet' and @href='../../kehoach.css']", 1);
    assert_count(&page, "//header//a[@href='../../index.html']", 1);
    assert_count(&page, "//a[@href='ke-hoach.pdf' and @type='application/pdf']", 2);
    assert_count(&page, "//link[@rel='alternate' and @type='text/csv' and @href='chi-tieu.csv']",
                 1);
    assert_count(&page, "//link[@hreflang='en' and @href='ke-hoach.en.html']", 1);
    assert_count(&page, "//header//a[@hreflang='en' and @href='ke-hoach.en.html']", 1);
    assert_count(&page, "//script[@src='../../kehoach.js' and @defer]", 1);
    assert_text(&page, "//div[@class='co-quan']", "ỦY\u00A0BAN\u00A0NHÂN\u00A0DÂN TỈNH HẢI DƯƠNG");
    assert_text(&page, "//p[@class='so-hieu']", "Số: 5046/KH-UBND");
    assert_text(&page, "//p[@class='ngay-thang']", "Hải\u00A0Dương, ngày 29 tháng 12 năm 2023");
    assert_text(&page, "//time[1]/@datetime", "2023-12-29");
    assert_text(&page, "//p[contains(@class,'du-thao')]", "DỰ THẢO lần 2");
    assert_text(&page, "//p[contains(@class,'do-khan')]", "THƯỢNG KHẨN");
    assert_text(&page, "//h1/span[@class='ten-loai']", "KẾ HOẠCH");
    page_free(&page);
}

static void test_sections_and_lists(void **state)
{
    (void)state;
    Page page = page_of(sample_plan());
    assert_text(&page, "//section[@id='muc-tieu']/div/h2", "I. MỤC TIÊU");
    assert_text(&page, "//section[@id='mang-luoi']/div/h4", "1.1. Mạng lưới");
    assert_text(&page, "//section[@id='mang-luoi']/div/a/@aria-label",
                "# Liên kết tới: 1.1. Mạng lưới");
    /* Landmarks only for the main sections. */
    assert_count(&page, "//section[@id='muc-tieu' and @aria-labelledby]", 1);
    assert_count(&page, "//section[@id='mang-luoi' and @aria-labelledby]", 0);
    assert_count(&page, "//nav//a[@href='#mang-luoi']", 1);
    assert_count(&page, "//nav//a[@href='#phu-luc-1']", 1);
    /* The label is text in front of the point, a dash is not read out. */
    assert_text(&page, "//li[@id='ha-tang-a']/p/span[@class='nhan']", "a)");
    assert_count(&page, "//li[@id='ha-tang-a']/ul/li/p/span[@aria-hidden='true']", 2);
    assert_count(&page, "//a[@href='#muc-tieu-kts' and .='khoản\u00A01\u00A0Mục\u00A0I']", 1);
    assert_count(&page, "//a[@href='https://example.vn/?a=1&b=%22x%22%20y']", 1);
    assert_text(&page, "//data[@value='20.50']", "đạt trên\u00A020,50%\u00A0GRDP");
    page_free(&page);
}

static void test_tables(void **state)
{
    (void)state;
    Page page = page_of(sample_plan());
    assert_count(&page, "//div[@role='region' and @tabindex='0']/table", 3);
    assert_count(&page, "//table[1]/caption", 1);
    /* Two head rows: a value is headed by its year, the group above it and its row. */
    const char *value = "//td[.='trên\u00A020,50%']";
    assert_text(&page, "//td[.='trên\u00A020,50%']/@headers", "kh-b1-0-3 kh-b1-1-3 kh-b1-2-1");
    assert_count(&page, value, 1);
    assert_text(&page, "//th[@id='kh-b1-0-3']", "Mục tiêu");
    assert_text(&page, "//th[@id='kh-b1-0-3']/@scope", "colgroup");
    assert_text(&page, "//th[@id='kh-b1-1-3']/@headers", "kh-b1-0-3");
    assert_text(&page, "//th[@id='kh-b1-2-1']/@scope", "row");
    assert_count(&page, "//tr[@data-chi-tieu='KTS-1']", 1);
    /* Section rows start a body of their own and head what follows, each level. */
    assert_count(&page, "//table[contains(@class,'nhiem-vu')]/tbody", 3);
    assert_text(&page, "//td[.='Hằng năm']/@headers", "kh-b2-0-4 kh-b2-1-1 kh-b2-2-1 kh-b2-3-1");
    assert_text(&page, "//td[.='2025']/@headers", "kh-b2-0-4 kh-b2-5-1 kh-b2-6-1");
    assert_count(&page, "//th[@scope='rowgroup' and @colspan='4']", 3);
    /* The figures of the chart. */
    assert_text(&page, "//figure//tbody/tr/td[1]", "đạt trên\u00A020,50%\u00A0GRDP");
    page_free(&page);
}

static void test_notes_and_abbreviations(void **state)
{
    (void)state;
    Page page = page_of(sample_plan());
    assert_count(&page, "//a[@role='doc-noteref' and @href='#kh-ghi-chu-1']", 2);
    assert_count(&page, "//li[@id='kh-ghi-chu-1']//a[@role='doc-backlink']", 2);
    assert_count(&page, "//li[@id='kh-ghi-chu-2']//a[@role='doc-backlink']", 1);
    /* Explained once, in running text and not in headings. */
    assert_count(&page, "//abbr[.='CNTT']", 1);
    assert_text(&page, "//abbr[.='IoT']/@lang", "en");
    assert_text(&page, "//dl[@class='viet-tat']//dd[@lang='en']", "Internet of Things");
    assert_non_null(strstr(page.text, "<span class=\"lien\">411/QĐ-TTg</span>"));
    assert_non_null(strstr(page.text, "ngày\u00A031/12/2025"));
    page_free(&page);
}

static void test_doubts(void **state)
{
    (void)state;
    Plan *plan = sample_plan();
    plan->head.capacity.state = FACT_INFERRED; /* said once, by its line */
    Page page = page_of(plan);
    assert_count(&page, "//p[@class='quyen-han']", 1);
    assert_text(&page, "//p[@class='quyen-han']",
                "TM.\u00A0ỦY\u00A0BAN\u00A0NHÂN\u00A0DÂN (suy luận)");
    assert_text(&page, "//p[@class='chuc-vu']", "(chưa rõ)");
    assert_text(&page, "//li[@id='kh-ngo-2']",
                "Chức vụ người ký: chưa rõ. Bản thu được không ghi chức vụ.");
    assert_non_null(strstr(page.text, "tỉnh Hải Dương (từ 01/7/2025: thành phố Hải Phòng)"));
    page_free(&page);
}

static void test_book(void **state)
{
    (void)state;
    Page page = page_of(sample_book());
    /* The two sections have the same id and name in the source. */
    check_structure(&page);
    assert_count(&page, "//section[@id='vi-du'] | //section[@id='vi-du-2']", 2);
    assert_count(&page, "//section[@aria-labelledby and @id!='kh-tai-ve']", 1);
    assert_count(&page, "//div[@class='quoc-hieu'] | //div[@class='ky']", 0);
    assert_count(&page, "//link[@href='../kehoach.css']", 1);
    page_free(&page);
}

#define HOSTILE "</title><script>alert(1)</script>\"'&amp;<b>"

static void test_hostile_text(void **state)
{
    (void)state;
    Plan *plan = sample_plan();
    PlanHead *head = &plan->head;
    head->subject = sample_fact(HOSTILE);
    head->type = sample_fact(HOSTILE);
    head->number = (Fact){HOSTILE, FACT_INFERRED, HOSTILE, {0}};
    head->place = (Fact){NULL, FACT_UNKNOWN, HOSTILE, {0}};
    PlanNode *body = plan->root->first->next;
    body->first->first->u.text.text = HOSTILE " \x01\xC2\x85\uFFFE";
    PlanNode *section =
        sample_section(plan, body, RANK_MUC, HOSTILE, HOSTILE, "x\" onclick=\"alert(1) y");
    section = sample_section(plan, body, RANK_MUC, "9", "Đề mục", "kh-noi-dung");
    PlanNode *paragraph = sample_add(plan, section, PLAN_PARAGRAPH, NULL);
    PlanNode *link = sample_add(plan, paragraph, PLAN_LINK, "một");
    link->u.link.url = "javascript:alert(1)";
    link = sample_add(plan, paragraph, PLAN_LINK, "hai");
    link->u.link.url = "https://x/\"><script>";
    PlanNode *inner = sample_add(plan, link, PLAN_LINK, "ba");
    inner->u.link.url = "https://y/";
    sample_note_mark(plan, link, 1, NULL);
    PlanNode *table = sample_table(plan, section, HOSTILE, 1);
    sample_row(plan, table, ROW_DATA, 0, HOSTILE, NULL);
    table = sample_table(plan, section, HOSTILE, 1);
    sample_row(plan, table, ROW_DATA, 0, "", NULL);
    Page page = page_of(plan);
    check_structure(&page);
    assert_count(&page, "//a[starts-with(@href, 'javascript')]", 0);
    assert_count(&page, "//section[@id='x-kh-noi-dung']", 1);
    assert_count(&page, "//b", 0);
    assert_text(&page, "//h1/span[@class='trich-yeu']", HOSTILE);
    assert_text(&page, "//figure/preceding::caption[1]", "Mục tiêu phát triển kinh tế số");
    assert_null(strchr(page.text, '\x01'));
    assert_null(strstr(page.text, "\xC2\x85"));
    assert_null(strstr(page.text, "\uFFFE"));
    page_free(&page);
}

static void test_deep_tree(void **state)
{
    (void)state;
    Plan *plan = sample_book();
    PlanNode *place = plan->root->first;
    for (int i = 0; i < PLAN_MAX_DEPTH - 4; i++) {
        place = sample_section(plan, place, RANK_NONE, NULL, "Sâu", NULL);
    }
    Page page = page_of(plan);
    check_references(&page);
    assert_count(&page, "//h6[@aria-level='30']", 1);
    page_free(&page);
}

static void test_long_table(void **state)
{
    (void)state;
    Plan *plan = sample_book();
    PlanNode *table = sample_table(plan, plan->root->first, "Dài", 3);
    sample_row(plan, table, ROW_HEADER, 0, "1x2:Tên", "Số", NULL);
    for (int i = 0; i < 10000; i++) {
        PlanNode *row = sample_add(plan, table, PLAN_ROW, NULL);
        row->u.row.kind = ROW_DATA;
        for (int c = 0; c < 3; c++) {
            PlanNode *cell = sample_add(plan, row, PLAN_CELL, NULL);
            cell->u.cell.row = i + 1;
            cell->u.cell.column = c;
            cell->u.cell.header = c == 0;
            sample_add(plan, cell, PLAN_PARAGRAPH, "Sở Thông tin và Truyền thông");
        }
    }
    GBytes *bytes = written(plan);
    plan_free(plan);
    const char *text = g_bytes_get_data(bytes, NULL);
    assert_non_null(strstr(text, "<table class=\"thuong dai\""));
    assert_non_null(strstr(text, "headers=\"kh-b1-0-2 kh-b1-10000-0\""));
    g_bytes_unref(bytes);
}

static Plan *province(const char *name, const char *slug, PlanDate date)
{
    Plan *plan = plan_new();
    plan->slug = slug;
    plan->head.province = sample_fact(name);
    plan->head.type = sample_fact("KẾ HOẠCH");
    plan->head.number = sample_fact("9");
    plan->head.symbol = sample_fact("KH-UBND");
    plan->head.subject = sample_fact("Chuyển đổi số");
    plan->head.date = date;
    return plan;
}

typedef struct Kept {
    const char *path;
    GBytes *bytes;
} Kept;

static void keep_file(void *context, const char *path, GBytes *bytes)
{
    Kept *kept = context;
    if (strcmp(path, kept->path) == 0) {
        kept->bytes = bytes;
    } else {
        g_bytes_unref(bytes);
    }
}

static GBytes *site_file(const Plan *const *plans, size_t count, const char *path)
{
    static const Catalogue NOTHING = {0};
    Site site = {.plan = plans, .count = count, .catalogue = &NOTHING};
    Kept kept = {path, NULL};
    site_write(&site, keep_file, &kept);
    assert_non_null(kept.bytes);
    return kept.bytes;
}

static Page index_of(const Plan *const *plans, size_t count)
{
    return page_read(site_file(plans, count, "index.html"));
}

/* A plan is chosen by the province of its time and by the one merged from it. */
static void check_choices(const Plan *const *plans, size_t count)
{
    GBytes *list = site_file(plans, count, "tim-kiem/danh-sach.js");
    gsize length;
    const char *text = g_bytes_get_data(list, &length);
    assert_non_null(
        g_strstr_len(text, (gssize)length,
                     "\"values\":[\"ke-hoach\",\"2024\",\"ban-hanh\",\"2023\",\"63-hai-duong\","
                     "\"34-hai-phong\",\"du-thao\",\"tai-lieu\",\"2026\"],\n"
                     "\"plans\":\"0 1 2,0 1 2,0 3 2,0 4 5 3 6,0 1 2,7 8\""));
    g_bytes_unref(list);
}

/* Where the plans are listed. */
#define LIST "//div[@id='kh-danh-muc']"

static void test_index(void **state)
{
    (void)state;
    Plan *plans[] = {sample_book(),
                     province("Đà Nẵng", "da-nang/9-2024", (PlanDate){1, 2, 2024}),
                     province("Thanh Hóa", "thanh-hoa/9-2024", (PlanDate){1, 2, 2024}),
                     province("Bạc Liêu", "bac-lieu/9-2024", (PlanDate){1, 2, 2024}),
                     sample_plan(),
                     province("Đà Nẵng", "da-nang/9-2023", (PlanDate){1, 2, 2023})};
    Page page = index_of((const Plan *const *)plans, G_N_ELEMENTS(plans));
    check_structure(&page);
    assert_count(&page, LIST "//h2", 5);
    assert_text(&page, LIST "/section[1]//h2", "Bạc Liêu");
    assert_text(&page, LIST "/section[2]//h2", "Đà Nẵng");
    assert_text(&page, LIST "/section[2]//li[1]//time", "01/02/2024");
    assert_text(&page, LIST "/section[3]//h2", "Hải Dương");
    assert_text(&page, LIST "/section[3]//div/p", "từ 01/7/2025: thành phố Hải Phòng");
    assert_text(&page, LIST "/section[3]//span[contains(@class,'trang-thai')]", "Dự thảo lần 2");
    assert_text(&page, LIST "/section[4]//h2", "Thanh Hóa");
    assert_text(&page, LIST "/section[5]//h2", "Tài liệu hướng dẫn");
    assert_count(&page, "//a[@href='thanh-hoa/9-2024/ke-hoach.html']", 1);
    assert_count(&page, "//a[@href='thanh-hoa/9-2024/ke-hoach.pdf']", 1);
    assert_count(&page, "//link[@href='kehoach.css']", 1);
    /* The way to each province, with how many plans it has. */
    assert_text(&page, LIST "/nav//li[a/@href='#kh-tinh-da-nang']/span", "2");
    assert_count(&page, LIST "/section[@id='kh-tinh-da-nang']", 1);
    assert_count(&page, LIST "/nav//a", 4);
    check_choices((const Plan *const *)plans, G_N_ELEMENTS(plans));
    assert_text(&page, "//select[@name='tinh']/optgroup[1]/option", "Hải Phòng");
    assert_text(&page, "//select[@name='tinh']/optgroup[2]/option", "Hải Dương");
    assert_text(&page, "//select[@name='nam']/option[2]", "2026");
    assert_count(&page, "//select[@name='nam']/option", 4);
    assert_count(&page, "//select[@name='loai']/option", 3);
    page_free(&page);
    page = index_of(NULL, 0);
    check_structure(&page);
    page_free(&page);
    for (size_t i = 0; i < G_N_ELEMENTS(plans); i++) {
        plan_free(plans[i]);
    }
}

static void test_shared_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
        GBytes *bytes = HTML_FILES[i].write();
        gsize length = 0;
        const char *text = g_bytes_get_data(bytes, &length);
        assert_true(length > 500 && text[length - 1] == '\n');
        /* Nothing is fetched from anywhere. */
        assert_null(g_strstr_len(text, (gssize)length, "url("));
        assert_null(g_strstr_len(text, (gssize)length, "@import"));
        g_bytes_unref(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document),     cmocka_unit_test(test_sections_and_lists),
        cmocka_unit_test(test_tables),       cmocka_unit_test(test_notes_and_abbreviations),
        cmocka_unit_test(test_doubts),       cmocka_unit_test(test_book),
        cmocka_unit_test(test_hostile_text), cmocka_unit_test(test_deep_tree),
        cmocka_unit_test(test_long_table),   cmocka_unit_test(test_index),
        cmocka_unit_test(test_shared_files),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
