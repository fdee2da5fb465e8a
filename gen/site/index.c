/* The index over all plans: one group a province in alphabetical order, then the free documents. */
#include "base/collate.h"
#include "html/write.h"
#include "site/parts.h"

#include <stdlib.h>
#include <string.h>

static const char *province_of(const Plan *plan)
{
    const PlanHead *head = &plan->head;
    if (head->unit) {
        return head->unit->name;
    }
    return head->province.text && *head->province.text ? head->province.text : "";
}

static int day_of(const Plan *plan)
{
    PlanDate date = plan->head.date;
    return date.year * 10000 + date.month * 100 + date.day;
}

static int compare_plans(const void *a, const void *b)
{
    const Plan *x = *(const Plan *const *)a, *y = *(const Plan *const *)b;
    if (x->head.form != y->head.form) {
        return x->head.form == FORM_BOOK ? 1 : -1;
    }
    const char *px = province_of(x), *py = province_of(y);
    if (!*px != !*py) {
        return *px ? -1 : 1; /* unknown provinces last */
    }
    int order = collate_vietnamese(px, py);
    if (order == 0) {
        order = day_of(x) - day_of(y);
    }
    return order ? order : g_strcmp0(x->slug, y->slug);
}

static void write_link(HtmlWriter *writer, const Plan *plan, const char *file)
{
    char *path = g_strconcat(plan->slug ? plan->slug : ".", "/", file, NULL);
    html_markup(writer, "<a");
    html_url_attribute(writer, "href", path);
    g_free(path);
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

static void write_plan(HtmlWriter *writer, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    html_markup(writer, "<li>\n<p class=\"ke-hoach-ten\">");
    write_link(writer, plan, html_page_name(writer->pool, writer->language, HTML_PAGE_FILE));
    html_markup(writer, ">");
    write_name(writer, head);
    if (head->subject.text && *head->subject.text) {
        html_markup(writer, head->form == FORM_BOOK ? ": <span" : " <span");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_words(writer, head->subject.text);
        html_markup(writer, "</span>");
    }
    html_markup(writer, "</a></p>\n<ul class=\"ke-hoach-chi-tiet\">");
    if (head->form == FORM_PLAN) {
        html_markup(writer, "<li>");
        if (head->date.year) {
            html_date(writer, head->date, plan_date_short(writer->pool, head->date));
        } else {
            html_say(writer, head->draft ? N_("chưa ghi ngày") : N_("chưa rõ ngày"));
        }
        html_format(writer, "</li> <li><span class=\"trang-thai%s\">",
                    head->draft ? " la-du-thao" : "");
        html_text(writer, html_state(writer, head));
        html_markup(writer, "</span></li> ");
    }
    html_markup(writer, "<li>");
    write_link(writer, plan, HTML_PDF_FILE);
    /* Out of the list, "PDF" alone would not say of what. */
    html_markup(writer, " type=\"application/pdf\">PDF<span class=\"an\"> ");
    write_name(writer, head);
    html_markup(writer, "</span></a></li></ul>\n</li>\n");
}

static void open_province(HtmlWriter *writer, const Plan *plan)
{
    const Unit *unit = plan->head.unit;
    const char *name = province_of(plan);
    html_markup(writer, "<section class=\"tinh\">\n<div class=\"tinh-ten\">\n<h2>");
    html_text(writer, *name ? name : html_said(writer, N_("Chưa rõ tỉnh, thành phố")));
    if (plan->head.province.state == FACT_INFERRED) {
        html_markup(writer, " ");
        html_say(writer, N_("(suy luận)"));
    }
    html_markup(writer, "</h2>\n");
    if (unit && unit->successor && strcmp(unit->successor->name, unit->name) != 0) {
        html_markup(writer, "<p>");
        html_text(writer, pool_printf(writer->pool, html_said(writer, N_("từ 01/7/2025: %s")),
                                      html_unit_name(writer, unit->successor)));
        html_markup(writer, "</p>\n");
    }
    html_markup(writer, "</div>\n<ul class=\"ke-hoach\">\n");
}

static void write_provinces(HtmlWriter *writer, const Plan **plans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || strcmp(province_of(plans[i - 1]), province_of(plans[i])) != 0;
        if (first) {
            html_markup(writer, i ? "</ul>\n</section>\n" : "");
            open_province(writer, plans[i]);
        }
        write_plan(writer, plans[i]);
    }
    html_markup(writer, count ? "</ul>\n</section>\n" : "<p>");
    if (count == 0) {
        html_say(writer, N_("Chưa có kế hoạch nào."));
        html_markup(writer, "</p>\n");
    }
}

static void write_books(HtmlWriter *writer, const Plan **books, size_t count)
{
    if (count == 0) {
        return;
    }
    html_markup(writer, "<section class=\"tinh tai-lieu\">\n<div class=\"tinh-ten\">\n<h2>");
    html_say(writer, N_("Tài liệu hướng dẫn"));
    html_markup(writer, "</h2>\n</div>\n<ul class=\"ke-hoach\">\n");
    for (size_t i = 0; i < count; i++) {
        write_plan(writer, books[i]);
    }
    html_markup(writer, "</ul>\n</section>\n");
}

static void write_index(const Site *site, MessageLanguage language, SiteEmit emit, void *context)
{
    HtmlWriter *writer = html_writer_new(NULL, HTML_INDEX_FILE, language);
    size_t count = site->count;
    const Plan **sorted = POOL_ARRAY(writer->pool, const Plan *, count + 1);
    size_t official = 0;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = site->plan[i];
        official += site->plan[i]->head.form == FORM_PLAN;
    }
    qsort(sorted, count, sizeof(const Plan *), compare_plans);
    html_begin(writer, html_said(writer, HTML_SITE_NAME),
               html_said(writer, N_("Danh mục kế hoạch của Ủy ban nhân dân các tỉnh, thành phố: "
                                    "bản HTML để đọc, bản PDF để in.")));
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang danh-muc\">\n<h1>");
    html_say(writer, HTML_SITE_NAME);
    html_markup(writer, "</h1>\n<p class=\"gioi-thieu\">");
    html_say(writer, N_("Mỗi kế hoạch có một bản HTML để đọc và một bản PDF trình bày đúng thể "
                        "thức để in. Tên tỉnh xếp theo bảng chữ cái tiếng Việt, ghi như khi ban "
                        "hành; tên từ ngày 01/7/2025 ghi kèm bên dưới."));
    html_markup(writer, "</p>\n");
    write_provinces(writer, sorted, official);
    write_books(writer, sorted + official, count - official);
    html_markup(writer, "</main>\n");
    html_end(writer);
    char *path = g_strdup(html_page_name(writer->pool, language, HTML_INDEX_FILE));
    emit(context, path, html_writer_finish(writer));
    g_free(path);
}

void site_write_index(const Site *site, SiteEmit emit, void *context)
{
    write_index(site, MESSAGE_VIETNAMESE, emit, context);
    write_index(site, MESSAGE_ENGLISH, emit, context);
}
