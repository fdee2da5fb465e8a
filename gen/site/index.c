/* The index over all plans: one group a province in alphabetical order, each with its newest plans,
 * then the free documents. And a page of each province with all its plans. */
#include "base/fold.h"
#include "site/frame.h"
#include "site/parts.h"

#include <string.h>

#define BOOKS_ID HTML_OWN_ID "tai-lieu"
#define FOLDER "danh-muc"
/* Of a province in the index: with 63 provinces a page of 200 KB. */
#define NEWEST 5

/* "../tinh/thanh-hoa/134-2022/": where the plan's files are. In the writer's pool. */
static const char *folder_of(HtmlWriter *writer, const Plan *plan)
{
    return pool_printf(writer->pool, "%s%s/", writer->root, plan->slug ? plan->slug : ".");
}

/* "Kế hoạch 134/KH-UBND" — the short name by which people ask for a document. */
static void write_name(HtmlWriter *writer, const PlanHead *head)
{
    if (head->form == FORM_BOOK) {
        html_text(writer, head->type.text ? head->type.text : "");
        return;
    }
    html_say(writer, N_("Kế hoạch"));
    html_markup(writer, " ");
    if (head->number.state == FACT_UNKNOWN) {
        html_say(writer, N_("(chưa rõ số)"));
    } else {
        html_markup(writer, "<span class=\"lien\">");
        html_text(writer, plan_code(writer->pool, head));
        html_markup(writer, "</span>");
    }
}

/* Few elements a plan: there may be ten thousand. */
static void write_plan(HtmlWriter *writer, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    const char *folder = folder_of(writer, plan);
    html_markup(writer, "<li><a");
    html_page_link(writer, folder, HTML_PAGE_FILE, NULL);
    html_markup(writer, ">");
    write_name(writer, head);
    if (head->subject.text && *head->subject.text) {
        html_markup(writer, head->form == FORM_BOOK ? ": <span" : " <span");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_words(writer, head->subject.text);
        html_markup(writer, "</span>");
    }
    html_markup(writer, "</a>\n<p>");
    if (head->form == FORM_PLAN) {
        if (head->date.year) {
            html_date(writer, head->date, plan_date_short(writer->pool, head->date));
        } else {
            html_markup(writer, "<span>");
            html_say(writer, head->draft ? N_("chưa ghi ngày") : N_("chưa rõ ngày"));
            html_markup(writer, "</span>");
        }
        html_format(writer, " <span class=\"trang-thai%s\">", head->draft ? " la-du-thao" : "");
        html_state(writer, head);
        html_markup(writer, "</span> ");
    }
    html_markup(writer, "<a");
    html_url_attribute(writer, "href", pool_printf(writer->pool, "%s" HTML_PDF_FILE, folder));
    /* Out of the list, "PDF" alone would not say of what. */
    html_markup(writer, " type=\"application/pdf\">PDF<span class=\"an\"> ");
    write_name(writer, head);
    html_markup(writer, "</span></a></p></li>\n");
}

/* ---- provinces ---- */

/* A run of plans of one province in the sorted list. */
typedef struct Group {
    const Plan *const *plan;
    size_t count;
} Group;

static Group group_at(const Plan *const *plan, size_t count)
{
    size_t length = 1;
    while (length < count && strcmp(site_province(plan[0]), site_province(plan[length])) == 0) {
        length++;
    }
    return (Group){plan, length};
}

/* "hai-duong" */
static const char *group_slug(Pool *pool, const Group *group)
{
    const char *name = site_province(group->plan[0]);
    char *folded = fold_text(*name ? name : "chưa rõ");
    const char *slug = pool_strdup(pool, g_strdelimit(folded, " ", '-'));
    g_free(folded);
    return slug;
}

/* "kh-tinh-hai-duong" */
static const char *group_id(HtmlWriter *writer, const Group *group)
{
    return pool_printf(writer->pool, HTML_OWN_ID "tinh-%s", group_slug(writer->pool, group));
}

/* "danh-muc/hai-duong.html" */
static const char *group_page(Pool *pool, const Group *group)
{
    return pool_printf(pool, FOLDER "/%s.html", group_slug(pool, group));
}

static HtmlSaid group_name(const Group *group)
{
    const char *name = site_province(group->plan[0]);
    return *name ? html_same(name) : html_said(N_("Chưa rõ tỉnh, thành phố"));
}

static void write_successor(HtmlWriter *writer, const Group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        const Unit *unit = group->plan[i]->head.unit;
        if (unit && unit->successor && strcmp(unit->successor->name, unit->name) != 0) {
            html_markup(writer, "<p>");
            for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
                html_text(writer,
                          pool_printf(
                              writer->pool, message_text_in(turn.language, N_("từ 01/7/2025: %s")),
                              html_unit_name(writer->pool, turn.language, unit->successor)));
            }
            html_markup(writer, "</p>\n");
            return;
        }
    }
}

static void open_group(HtmlWriter *writer, const char *class, const char *id)
{
    html_format(writer, "<section class=\"%s\"", class);
    html_attribute(writer, "id", id);
    html_markup(writer, ">\n<div class=\"tinh-ten\">\n<h2>");
}

static void write_plans(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    html_markup(writer, "</div>\n<div>\n<ul class=\"ke-hoach\">\n");
    for (size_t i = 0; i < count; i++) {
        write_plan(writer, plan[i]);
    }
    html_markup(writer, "</ul>\n");
}

static void close_group(HtmlWriter *writer)
{
    html_markup(writer, "</div>\n</section>\n");
}

static void open_page_link(HtmlWriter *writer, const Group *group)
{
    html_markup(writer, "<a");
    html_page_link(writer, "", group_page(writer->pool, group), NULL);
    html_markup(writer, ">");
}

static void write_province(HtmlWriter *writer, const Group *group)
{
    open_group(writer, "tinh", group_id(writer, group));
    open_page_link(writer, group);
    html_say_text(writer, group_name(group));
    html_markup(writer, "</a>");
    if (group->plan[0]->head.province.state == FACT_INFERRED) {
        html_markup(writer, " ");
        html_say(writer, N_("(suy luận)"));
    }
    html_markup(writer, "</h2>\n");
    write_successor(writer, group);
    write_plans(writer, group->plan, MIN(group->count, NEWEST));
    if (group->count > NEWEST) {
        html_markup(writer, "<p class=\"tat-ca\">");
        open_page_link(writer, group);
        html_say_text(writer, html_said_format(writer, N_("%s: tất cả %u kế hoạch"),
                                               site_province(group->plan[0]), (guint)group->count));
        html_markup(writer, "</a></p>\n");
    }
    close_group(writer);
}

static void write_books(HtmlWriter *writer, const Group *books)
{
    open_group(writer, "tinh tai-lieu", BOOKS_ID);
    html_say(writer, N_("Tài liệu hướng dẫn"));
    html_markup(writer, "</h2>\n");
    write_plans(writer, books->plan, books->count);
    close_group(writer);
}

/* Provinces with how many plans each has; the way through a long page. */
static void write_province_links(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    html_markup(writer, "<nav class=\"theo-tinh\"");
    html_say_attribute(writer, "aria-label", html_said(N_("Theo tỉnh, thành phố")));
    html_markup(writer, ">\n<ul>\n");
    for (size_t i = 0; i < count;) {
        Group group = group_at(plan + i, count - i);
        html_format(writer, "<li><a href=\"#%s\">", group_id(writer, &group));
        html_say_text(writer, group_name(&group));
        html_format(writer, "</a> <span>%" G_GSIZE_FORMAT "</span></li>\n", group.count);
        i += group.count;
    }
    html_markup(writer, "</ul>\n</nav>\n");
}

static void write_provinces(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    if (count == 0) {
        html_markup(writer, "<p>");
        html_say(writer, N_("Chưa có kế hoạch nào."));
        html_markup(writer, "</p>\n");
        return;
    }
    write_province_links(writer, plan, count);
    for (size_t i = 0; i < count;) {
        Group group = group_at(plan + i, count - i);
        write_province(writer, &group);
        i += group.count;
    }
}

/* ---- the page ---- */

static void write_site_links(HtmlWriter *writer)
{
    html_markup(writer, "<nav class=\"trang-khac\"");
    html_say_attribute(writer, "aria-label", html_said(N_("Các trang khác")));
    html_markup(writer, ">\n<ul>\n");
    for (size_t i = 0; i < SITE_LINK_COUNT; i++) {
        const SiteLink *link = &SITE_LINKS[i];
        if (strcmp(link->file, writer->path) == 0) {
            continue;
        }
        html_markup(writer, "<li><a");
        html_page_link(writer, "", link->file, NULL);
        html_markup(writer, ">");
        html_say(writer, link->name);
        html_markup(writer, "</a> <span>");
        html_say(writer, link->about);
        html_markup(writer, "</span></li>\n");
    }
    html_markup(writer, "</ul>\n</nav>\n");
}

static void write_index(const Site *site, SiteEmit emit, void *context)
{
    HtmlWriter *writer = html_writer_new(NULL, HTML_INDEX_FILE, HTML_PAGES);
    writer->words = site->words;
    writer->site_url = site->url;
    size_t count = site->count;
    const Plan *const *sorted = site_sorted_plans(site, writer->pool);
    size_t official = 0;
    while (official < count && sorted[official]->head.form == FORM_PLAN) {
        official++;
    }
    html_begin(writer, html_said(HTML_SITE_NAME),
               html_said(N_("Danh mục kế hoạch của Ủy ban nhân dân các tỉnh, thành phố: "
                            "bản HTML để đọc, bản PDF để in.")));
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang danh-muc\">\n<h1>");
    html_say(writer, HTML_SITE_NAME);
    html_markup(writer, "</h1>\n<p class=\"gioi-thieu\">");
    html_say(writer, N_("Mỗi kế hoạch có một bản HTML để đọc và một bản PDF trình bày đúng thể "
                        "thức để in. Tên tỉnh xếp theo bảng chữ cái tiếng Việt, ghi như khi ban "
                        "hành; tên từ ngày 01/7/2025 ghi kèm bên dưới."));
    html_markup(writer, "</p>\n");
    if (SITE_LINK_COUNT > 1) {
        write_site_links(writer);
    }
    if (count > 0) {
        site_write_form(writer, sorted, count);
    }
    html_markup(writer, "<div id=\"" HTML_OWN_ID "danh-muc\">\n");
    write_provinces(writer, sorted, official);
    if (count > official) {
        write_books(writer, &(Group){sorted + official, count - official});
    }
    html_markup(writer, "</div>\n");
    HtmlMade made = site_page_end(writer);
    site_emit_pages(HTML_INDEX_FILE, &made, emit, context);
}

/* ---- a province ---- */

static size_t same_year(const Plan *const *plan, size_t count)
{
    size_t length = 1;
    while (length < count && plan[length]->head.date.year == plan[0]->head.date.year) {
        length++;
    }
    return length;
}

static void write_years(HtmlWriter *writer, const Group *group)
{
    for (size_t i = 0; i < group->count;) {
        const Plan *const *plan = group->plan + i;
        size_t count = same_year(plan, group->count - i);
        open_group(writer, "tinh", NULL);
        if (plan[0]->head.date.year) {
            html_format(writer, "%d", plan[0]->head.date.year);
        } else {
            html_say(writer, N_("Chưa rõ năm"));
        }
        html_markup(writer, "</h2>\n");
        write_plans(writer, plan, count);
        close_group(writer);
        i += count;
    }
}

static void write_province_page(const Site *site, const Group *group, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    const char *path = group_page(pool, group);
    HtmlWriter *writer = html_writer_new(NULL, path, HTML_PAGES);
    writer->words = site->words;
    writer->site_url = site->url;
    HtmlSaid title = group_name(group), about;
    for (MessageLanguage l = MESSAGE_VIETNAMESE; l <= MESSAGE_ENGLISH; l++) {
        about.in[l] = pool_printf(pool, message_text_in(l, N_("%s: mọi kế hoạch, mới nhất trước.")),
                                  title.in[l]);
    }
    html_begin(writer, site_title(writer, title), about);
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang danh-muc\">\n<h1>");
    html_say_text(writer, title);
    html_markup(writer, "</h1>\n<div class=\"gioi-thieu\">\n");
    write_successor(writer, group);
    html_markup(writer, "<p>");
    html_say_text(writer, html_said_format(writer, N_("Số kế hoạch: %u."), (guint)group->count));
    html_markup(writer, "</p>\n</div>\n");
    write_years(writer, group);
    HtmlMade made = site_page_end(writer);
    site_emit_pages(path, &made, emit, context);
    pool_free(pool);
}

static void write_province_pages(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    size_t count;
    const Plan *const *plan = site_official_plans(site, pool, &count);
    for (size_t i = 0; i < count;) {
        Group group = group_at(plan + i, count - i);
        write_province_page(site, &group, emit, context);
        i += group.count;
    }
    pool_free(pool);
}

void site_write_index(const Site *site, SiteEmit emit, void *context)
{
    write_province_pages(site, emit, context);
    write_index(site, emit, context);
}
