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

HtmlSaid site_title(const HtmlWriter *writer, HtmlSaid title)
{
    HtmlSaid whole;
    for (MessageLanguage l = MESSAGE_VIETNAMESE; l <= MESSAGE_ENGLISH; l++) {
        whole.in[l] =
            pool_printf(writer->pool, "%s – %s", title.in[l], message_text_in(l, HTML_SITE_NAME));
    }
    return whole;
}

HtmlWriter *site_page_begin(const Site *site, const SitePage *page, HtmlEditions editions)
{
    HtmlWriter *writer = html_writer_new(NULL, page->path, editions);
    writer->words = site->words;
    writer->fonts = site->fonts;
    writer->site_url = site->url;
    writer->download = page->download;
    writer->download_count = page->download_count;
    html_begin(writer, site_title(writer, page->title), html_said(page->introduction));
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang trang-so-lieu\">\n"
                        "<h1>");
    html_say_text(writer, page->title);
    html_markup(writer, "</h1>\n<p class=\"gioi-thieu\">");
    html_say(writer, page->introduction);
    html_markup(writer, "</p>\n");
    return writer;
}

HtmlMade site_page_end(HtmlWriter *writer)
{
    html_markup(writer, "</main>\n");
    html_end(writer);
    return html_writer_finish(writer);
}

void site_emit_pages(const char *path, const HtmlMade *made, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    emit(context, path, made->bytes[HTML_VIETNAMESE]);
    emit(context, html_page_name(pool, MESSAGE_ENGLISH, path), made->bytes[HTML_ENGLISH]);
    pool_free(pool);
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

void site_table_caption(HtmlWriter *writer, HtmlSaid caption)
{
    int number = ++writer->tables;
    html_claim_landmark(writer, caption);
    html_format(writer,
                "<div id=\"" TABLE_ID "\" class=\"khung-bang\" role=\"region\" tabindex=\"0\" "
                "aria-labelledby=\"" HTML_OWN_ID "ten-bang-%d\">\n<table class=\"so-lieu\">\n"
                "<caption><span id=\"" HTML_OWN_ID "ten-bang-%d\">",
                number, number, number);
    html_say_text(writer, caption);
    html_markup(writer, "</span></caption>\n<thead>\n<tr>");
}

void site_table_head(HtmlWriter *writer, HtmlSaid head)
{
    html_markup(writer, "<th scope=\"col\">");
    html_say_text(writer, head);
    html_markup(writer, "</th>");
}

void site_table_rows(HtmlWriter *writer)
{
    html_markup(writer, "</tr>\n</thead>\n<tbody>\n");
}

void site_table_begin(HtmlWriter *writer, HtmlSaid caption, const char *const *heads)
{
    site_table_caption(writer, caption);
    for (; *heads; heads++) {
        site_table_head(writer, html_said(*heads));
    }
    site_table_rows(writer);
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
    html_page_link(writer, writer->root,
                   pool_printf(writer->pool, "%s/" HTML_PAGE_FILE, plan->slug), fragment);
    html_plan_language(writer);
    html_markup(writer, ">");
    html_words(writer, site_plan_name(writer->pool, plan));
    html_markup(writer, "</a>");
}
