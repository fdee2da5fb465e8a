/* The page of one plan. */
#include "html/write.h"

/* Search engines and link previews show about this much. */
#define DESCRIPTION_LENGTH 300

static void open_download(HtmlWriter *writer, const HtmlDownload *download)
{
    html_markup(writer, "<a");
    if (download->media_type) {
        html_url_attribute(writer, "href", download->file);
    } else {
        html_page_link(writer, "", download->file, NULL);
    }
    html_attribute(writer, "type", download->media_type);
    html_markup(writer, download->media_type ? " download>" : ">");
}

static void write_download(HtmlWriter *writer, const HtmlDownload *download)
{
    open_download(writer, download);
    html_say(writer, download->format);
    html_markup(writer, "</a>");
}

static void write_related(HtmlWriter *writer, const HtmlRelated *related)
{
    html_markup(writer, "<li><a");
    html_page_link(writer, writer->root, related->path, related->fragment);
    html_markup(writer, ">");
    html_say(writer, related->label);
    html_markup(writer, "</a></li>\n");
}

static void write_jump(HtmlWriter *writer, const char *id, const char *words)
{
    html_format(writer, "<li><a href=\"#%s\">", id);
    html_say(writer, words);
    html_markup(writer, "</a></li>\n");
}

/* The ways out of the page. */
static void write_ways(HtmlWriter *writer)
{
    if (writer->download_count) {
        html_markup(writer, "<li>");
        const HtmlDownload *first = &writer->download[0];
        open_download(writer, first);
        for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
            html_text(writer,
                      pool_printf(writer->pool, message_text_in(turn.language, N_("Tải bản %s")),
                                  message_text_in(turn.language, first->format)));
        }
        html_markup(writer, "</a></li>\n");
    }
    for (size_t i = 0; i < writer->download_count; i++) {
        if (!writer->download[i].media_type) {
            html_markup(writer, "<li>");
            write_download(writer, &writer->download[i]);
            html_markup(writer, "</li>\n");
        }
    }
    for (size_t i = 0; i < writer->related_count; i++) {
        write_related(writer, &writer->related[i]);
    }
    if (writer->download_count > 1) {
        write_jump(writer, HTML_OWN_ID "tai-ve", N_("Tải về dạng khác"));
    }
}

static void write_toolbar(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    html_markup(writer, "<ul class=\"cong-cu\">\n");
    if (head->form == FORM_PLAN) {
        html_format(writer, "<li><span class=\"trang-thai%s\">", head->draft ? " la-du-thao" : "");
        html_state(writer, head);
        html_markup(writer, "</span></li>\n");
    }
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        if (!turn.fragment) {
            write_ways(writer);
        }
    }
    if (html_has_about(writer)) {
        write_jump(writer, HTML_OWN_ID "ve", N_("Về văn bản này"));
    }
    html_markup(writer, "</ul>\n");
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        if (turn.language != MESSAGE_VIETNAMESE) {
            html_markup(writer, "<p class=\"loi-dan\">");
            html_say(writer,
                     N_("Chỉ phần khung của trang này là tiếng Anh; kế hoạch giữ nguyên văn."));
            html_markup(writer, "</p>\n");
        }
    }
}

static void write_grounds(HtmlWriter *writer, const PlanNode *grounds)
{
    html_markup(writer, "<div class=\"can-cu\">\n");
    html_blocks(writer, grounds);
    html_markup(writer, "</div>\n");
}

static void write_annex(HtmlWriter *writer, const PlanNode *annex)
{
    html_format(writer, "<section class=\"phu-luc%s\"", annex->u.annex.landscape ? " ngang" : "");
    html_id_attribute(writer, annex);
    html_position_attribute(writer, annex->pos);
    const char *label = annex->u.annex.label ? annex->u.annex.label : "Phụ lục";
    html_markup(writer, " aria-labelledby=\"" HTML_OWN_ID "h-");
    html_id_text(writer, annex);
    html_claim_landmark(writer, html_same(label));
    html_markup(writer, "\">\n<h");
    html_level(writer, 1);
    html_markup(writer, " id=\"" HTML_OWN_ID "h-");
    html_id_text(writer, annex);
    html_markup(writer, "\"><span class=\"phu-luc-so\">");
    html_text(writer, label);
    html_markup(writer, "</span>");
    if (annex->u.annex.title) {
        html_markup(writer, " <span class=\"phu-luc-ten\">");
        bool keep = writer->keep_abbreviations;
        writer->keep_abbreviations = true;
        html_inlines(writer, annex->u.annex.title);
        writer->keep_abbreviations = keep;
        html_markup(writer, "</span>");
    }
    html_markup(writer, "</h");
    html_level(writer, 1);
    html_markup(writer, ">\n");
    const char *attachment = plan_annex_attachment(writer->pool, &writer->plan->head);
    if (*attachment) {
        html_markup(writer, "<p class=\"kem-theo\">");
        html_words(writer, attachment);
        html_markup(writer, "</p>\n");
    }
    html_blocks(writer, annex);
    html_markup(writer, "</section>\n");
}

static const PlanNode *find_part(const Plan *plan, PlanKind kind)
{
    const PlanNode *part = plan->root->first;
    while (part && part->kind != kind) {
        part = part->next;
    }
    return part;
}

/* Title and issuer, for search engines and previews. */
static const char *describe(HtmlWriter *writer, const char *title)
{
    const FactList *issuer = &writer->plan->head.issuer;
    GString *text = g_string_new(title);
    for (int i = 0; i < issuer->count; i++) {
        if (issuer->items[i].text) {
            g_string_append_printf(text, "%s%s", i ? " " : ". ", issuer->items[i].text);
        }
    }
    if (g_utf8_strlen(text->str, -1) > DESCRIPTION_LENGTH) {
        g_string_truncate(
            text, (gsize)(g_utf8_offset_to_pointer(text->str, DESCRIPTION_LENGTH - 1) - text->str));
        g_string_append(text, "…");
    }
    const char *copy = pool_strdup(writer->pool, text->str);
    g_string_free(text, TRUE);
    return copy;
}

void html_download_list(HtmlWriter *writer)
{
    html_markup(writer, "<ul>\n");
    for (size_t i = 0; i < writer->download_count; i++) {
        const HtmlDownload *download = &writer->download[i];
        html_markup(writer, "<li>");
        write_download(writer, download);
        html_markup(writer, ": ");
        html_say(writer, download->label);
        html_markup(writer, "</li>\n");
    }
    html_markup(writer, "</ul>\n");
}

static void write_downloads(HtmlWriter *writer)
{
    if (writer->download_count == 0) {
        return;
    }
    html_markup(writer, "<section class=\"tai-ve\" id=\"" HTML_OWN_ID "tai-ve\"");
    html_own_language(writer);
    html_markup(writer, " aria-labelledby=\"" HTML_OWN_ID "tai-ve-ten\">\n");
    html_own_heading(writer, 1, HTML_OWN_ID "tai-ve-ten", N_("Tải về"));
    html_download_list(writer);
    html_markup(writer, "</section>\n");
}

void html_document(HtmlWriter *writer)
{
    const Plan *plan = writer->plan;
    html_format(writer, "<article class=\"van-ban%s\">\n<div class=\"mo-dau\">\n",
                plan->head.form == FORM_BOOK ? " sach" : "");
    write_toolbar(writer);
    html_letterhead(writer);
    if (writer->below_title) {
        writer->below_title(writer);
    }
    html_markup(writer, "</div>\n");
    html_contents(writer);
    html_markup(writer, "<div class=\"than-bai\"");
    html_plan_language(writer);
    html_markup(writer, ">\n");
    const PlanNode *grounds = find_part(plan, PLAN_GROUNDS), *body = find_part(plan, PLAN_BODY);
    if (grounds && grounds->first) {
        write_grounds(writer, grounds);
    }
    if (body) {
        html_blocks(writer, body);
    }
    html_signature(writer);
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind == PLAN_ANNEX) {
            write_annex(writer, part);
        }
    }
    html_notes(writer);
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        if (!turn.fragment) {
            write_downloads(writer);
        }
    }
    html_about(writer);
    html_markup(writer, "</div>\n</article>\n");
}

HtmlWriter *html_page_writer(const HtmlPage *page)
{
    const Plan *plan = page->plan;
    char *path = page->path                  ? g_strdup(page->path)
                 : plan->slug && *plan->slug ? g_strconcat(plan->slug, "/" HTML_PAGE_FILE, NULL)
                                             : g_strdup(HTML_PAGE_FILE);
    HtmlWriter *writer = html_writer_new(plan, path, page->editions);
    g_free(path);
    writer->fonts = page->fonts;
    writer->positions = page->positions;
    writer->site_url = page->site_url;
    writer->download = page->download;
    writer->download_count = page->download_count;
    writer->related = page->related;
    writer->related_count = page->related_count;
    writer->words = page->words;
    return writer;
}

HtmlMade html_write_plan(const HtmlPage *page)
{
    HtmlWriter *writer = html_page_writer(page);
    const char *title = plan_title_line(writer->pool, page->plan);
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        if (!turn.fragment) {
            html_begin(writer, html_same(title), html_same(describe(writer, title)));
            html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang\">\n");
        }
    }
    html_document(writer);
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        if (!turn.fragment) {
            html_markup(writer, "</main>\n");
            html_end(writer);
        }
    }
    return html_writer_finish(writer);
}
