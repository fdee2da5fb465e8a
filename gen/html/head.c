/* The document around the text: head, site header and footer. */
#include "html/write.h"

#include <string.h>

/* Nothing but what lies beside the page: no frame, no form, no outside request, nothing inline but
 * `allowed` (its digest as script-src takes it, or ""). */
static void write_security_policy(HtmlWriter *writer, const char *allowed)
{
    html_format(writer,
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'self'; script-src 'self'%s; img-src 'self' data:; base-uri 'none'; "
                "form-action 'none'\">\n",
                allowed);
}

/* Browsers run no data block, but whoever checks the page against its policy counts it as an inline
 * script. */
static const char *digest_of(Pool *pool, const char *script)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)script, -1);
    g_checksum_get_digest(checksum, digest, &length);
    g_checksum_free(checksum);
    char *encoded = g_base64_encode(digest, length);
    const char *source = pool_printf(pool, " 'sha256-%s'", encoded);
    g_free(encoded);
    return source;
}

static const struct {
    const char *code, *name;
} LANGUAGES[] = {
    [MESSAGE_VIETNAMESE] = {"vi", "Tiếng Việt"},
    [MESSAGE_ENGLISH] = {"en", "English"},
};

/* The page's file in the language, seen from the page beside it. */
static const char *file_in(const HtmlWriter *writer, MessageLanguage language)
{
    const char *slash = strrchr(writer->path, '/');
    return html_page_name(writer->pool, language, slash ? slash + 1 : writer->path);
}

/* Text sizes are chosen by style sheet alone, so the choice works without script; the script only
 * remembers it. */
static void write_text_sizes(HtmlWriter *writer)
{
    static const struct {
        const char *id, *shown, *name;
    } sizes[] = {
        {"nho", "A−", N_("A− Cỡ chữ nhỏ")},
        {"vua", "A", N_("A Cỡ chữ vừa")},
        {"lon", "A+", N_("A+ Cỡ chữ lớn")},
    };
    html_markup(writer, "<fieldset class=\"co-chu\"><legend>");
    html_say(writer, N_("Cỡ chữ"));
    html_markup(writer, "</legend>");
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        html_format(writer,
                    "<label><input type=\"radio\" name=\"co-chu\" id=\"" HTML_OWN_ID "co-chu-%s\"",
                    sizes[i].id);
        html_say_attribute(writer, "aria-label", html_said(sizes[i].name));
        html_format(writer, "%s><span aria-hidden=\"true\">%s</span></label>",
                    i == 1 ? " checked" : "", sizes[i].shown);
    }
    html_markup(writer, "</fieldset>\n");
}

static void write_links(HtmlWriter *writer)
{
    html_markup(writer, "<link rel=\"stylesheet\"");
    html_url_attribute(writer, "href",
                       pool_printf(writer->pool, "%s" HTML_STYLE_FILE, writer->root));
    /* Before the page is first shown, so that nothing moves when the script takes up the chosen
     * text size. */
    html_markup(writer, ">\n<script");
    html_url_attribute(writer, "src",
                       pool_printf(writer->pool, "%s" HTML_SCRIPT_FILE, writer->root));
    /* An icon of its own keeps browsers from asking for /favicon.ico. */
    html_markup(writer,
                " defer blocking=\"render\"></script>\n<link rel=\"icon\" href=\"data:,\">\n");
    for (size_t i = 0; i < G_N_ELEMENTS(LANGUAGES); i++) {
        html_format(writer, "<link rel=\"alternate\" hreflang=\"%s\"", LANGUAGES[i].code);
        html_url_attribute(writer, "href", file_in(writer, (MessageLanguage)i));
        html_markup(writer, ">\n");
    }
    for (size_t i = 0; i < writer->download_count; i++) {
        const HtmlDownload *download = &writer->download[i];
        if (!download->media_type) {
            continue;
        }
        html_markup(writer, "<link rel=\"alternate\"");
        html_attribute(writer, "type", download->media_type);
        html_markup(writer, " title=\"");
        html_say(writer, download->format);
        html_markup(writer, ": ");
        html_say(writer, download->label);
        html_markup(writer, "\"");
        html_url_attribute(writer, "href", download->file);
        html_markup(writer, ">\n");
    }
}

static void write_meta(HtmlWriter *writer, MessageLanguage language, const char *title,
                       const char *description)
{
    const char *linked_data = html_linked_data(writer, language);
    html_format(writer, "<!DOCTYPE html>\n<html lang=\"%s\">\n", LANGUAGES[language].code);
    html_markup(writer, "<head>\n<meta charset=\"utf-8\">\n");
    write_security_policy(writer, linked_data ? digest_of(writer->pool, linked_data) : "");
    html_markup(writer, "<meta name=\"viewport\" content=\"width=device-width, "
                        "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                        "<meta name=\"referrer\" content=\"no-referrer\">\n<title");
    if (writer->plan) {
        html_plan_language(writer);
    }
    html_markup(writer, ">");
    html_text(writer, title);
    html_markup(writer, "</title>\n<meta name=\"description\"");
    if (writer->plan) {
        html_plan_language(writer);
    }
    html_attribute(writer, "content", description);
    html_markup(writer, ">\n");
    write_links(writer);
    html_metadata(writer, language);
    if (linked_data) {
        html_markup(writer, "<script type=\"application/ld+json\">");
        html_markup(writer, linked_data);
        html_markup(writer, "</script>\n");
    }
}

/* Each language by its own name, for who reads only that. */
static void write_other_language(HtmlWriter *writer, MessageLanguage language)
{
    MessageLanguage other = language == MESSAGE_VIETNAMESE ? MESSAGE_ENGLISH : MESSAGE_VIETNAMESE;
    const char *code = LANGUAGES[other].code;
    html_format(writer, "<a lang=\"%s\" hreflang=\"%s\"", code, code);
    html_url_attribute(writer, "href", file_in(writer, other));
    html_format(writer, ">%s</a>\n", LANGUAGES[other].name);
}

static bool is_index(const HtmlWriter *writer)
{
    return strcmp(writer->path, HTML_INDEX_FILE) == 0;
}

/* Little of a head is the same in both languages: policy, address, links. */
static void write_head(HtmlWriter *writer, MessageLanguage language, const char *title,
                       const char *description)
{
    write_meta(writer, language, title, description);
    html_markup(writer, "</head>\n<body>\n<a class=\"bo-qua\" href=\"#" HTML_OWN_ID "noi-dung\">");
    html_say(writer, N_("Đến nội dung chính"));
    html_markup(writer, "</a>\n<header class=\"dau-trang\">\n<div class=\"be-ngang\">\n"
                        "<p class=\"ten-trang\"><a");
    html_page_link(writer, writer->root, HTML_INDEX_FILE, NULL);
    html_markup(writer, is_index(writer) ? " aria-current=\"page\">" : ">");
    html_say(writer, HTML_SITE_NAME);
    html_markup(writer, "</a></p>\n<div class=\"tuy-chon\">\n");
    write_other_language(writer, language);
    write_text_sizes(writer);
    html_markup(writer, "</div>\n</div>\n</header>\n");
}

void html_begin(HtmlWriter *writer, HtmlSaid title, HtmlSaid description)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        write_head(writer, turn.language, title.in[turn.language], description.in[turn.language]);
    }
}

void html_end(HtmlWriter *writer)
{
    html_markup(writer, "<footer class=\"cuoi-trang\">\n<div class=\"be-ngang\">\n");
    if (!is_index(writer)) {
        html_markup(writer, "<p><a");
        html_page_link(writer, writer->root, HTML_INDEX_FILE, NULL);
        html_markup(writer, ">");
        html_say(writer, N_("Danh mục kế hoạch"));
        html_markup(writer, "</a> · <a href=\"#" HTML_OWN_ID "noi-dung\">");
        html_say(writer, N_("Về đầu trang"));
        html_markup(writer, "</a></p>\n");
    }
    html_markup(writer, "<p>");
    html_say(writer, N_("Trang này không dùng cookie, không theo dõi người đọc và không tải gì từ "
                        "nơi khác."));
    html_markup(writer, "</p>\n</div>\n</footer>\n<p class=\"thong-bao\" role=\"status\"");
    html_say_attribute(writer, "data-da-chep", html_said(N_("Đã chép địa chỉ của mục này")));
    html_markup(writer, "></p>\n</body>\n</html>\n");
}
