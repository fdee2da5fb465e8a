#include "site/frame.h"

#include "site/parts.h"

const Plan *const *site_official_plans(const Site *site, Pool *pool, size_t *count)
{
    const Plan *const *plans = site_sorted_plans(site, pool);
    *count = 0;
    while (*count < site->count && plans[*count]->head.form == FORM_PLAN) {
        (*count)++;
    }
    return plans;
}

HtmlWriter *site_page_begin(const Site *site, const SitePage *page, MessageLanguage language)
{
    HtmlWriter *writer = html_writer_new(NULL, page->path, language);
    writer->words = site->words;
    writer->fonts = site->fonts;
    writer->site_url = site->url;
    writer->download = page->download;
    writer->download_count = page->download_count;
    const char *title = html_said(writer, page->title);
    html_begin(writer,
               pool_printf(writer->pool, "%s – %s", title, html_said(writer, HTML_SITE_NAME)),
               html_said(writer, page->introduction));
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang trang-so-lieu\">\n"
                        "<h1>");
    html_text(writer, title);
    html_markup(writer, "</h1>\n<p class=\"gioi-thieu\">");
    html_say(writer, page->introduction);
    html_markup(writer, "</p>\n");
    return writer;
}

void site_page_end(HtmlWriter *writer, SiteEmit emit, void *context)
{
    html_markup(writer, "</main>\n");
    html_end(writer);
    char *path = g_strdup(html_page_name(writer->pool, writer->language, writer->path));
    emit(context, path, html_writer_finish(writer));
    g_free(path);
}

void site_downloads(HtmlWriter *writer)
{
    html_markup(writer, "<div class=\"tai-ve\">\n");
    html_download_list(writer);
    html_markup(writer, "</div>\n");
}

#define TABLE_ID HTML_OWN_ID "bang-%d"

const char *site_next_table_id(const HtmlWriter *writer)
{
    return pool_printf(writer->pool, TABLE_ID, writer->tables + 1);
}

void site_table_begin(HtmlWriter *writer, const char *caption, const char *const *heads)
{
    int number = ++writer->tables;
    html_claim_landmark(writer, caption);
    html_format(writer,
                "<div id=\"" TABLE_ID "\" class=\"khung-bang\" role=\"region\" tabindex=\"0\" "
                "aria-labelledby=\"" HTML_OWN_ID "ten-bang-%d\">\n<table class=\"so-lieu\">\n"
                "<caption><span id=\"" HTML_OWN_ID "ten-bang-%d\">",
                number, number, number);
    html_text(writer, caption);
    html_markup(writer, "</span></caption>\n<thead>\n<tr>");
    for (; *heads; heads++) {
        html_markup(writer, "<th scope=\"col\">");
        html_say(writer, *heads);
        html_markup(writer, "</th>");
    }
    html_markup(writer, "</tr>\n</thead>\n<tbody>\n");
}

void site_table_end(HtmlWriter *writer)
{
    html_markup(writer, "</tbody>\n</table>\n</div>\n");
}

const char *site_plan_name(Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    const char *province = site_province(plan);
    const char *code = head->number.text && *head->number.text ? plan_code(pool, head)
                                                               : plan_type_name(pool, head);
    return *province ? pool_printf(pool, "%s, %s", province, code) : code;
}

void site_plan_link(HtmlWriter *writer, const Plan *plan, const char *fragment)
{
    html_markup(writer, "<a");
    html_url_attribute(writer, "href",
                       pool_printf(writer->pool, "%s%s/%s%s%s", writer->root, plan->slug,
                                   html_page_name(writer->pool, writer->language, HTML_PAGE_FILE),
                                   fragment ? "#" : "", fragment ? fragment : ""));
    html_plan_language(writer);
    html_markup(writer, ">");
    html_words(writer, site_plan_name(writer->pool, plan));
    html_markup(writer, "</a>");
}
