/* The document around the text: head, site header and footer. */
#include "html/write.h"

/* Nothing but what lies beside the page: no script, no frame, no form, no outside request. */
#define SECURITY_POLICY                                                                            \
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action "    \
    "'none'"

/* Text sizes are chosen by style sheet alone, so the choice works without script and holds for the
 * page it was made on; a browser's zoom does the same for all pages. */
static void write_text_sizes(HtmlWriter *writer)
{
    static const struct {
        const char *id, *shown, *name;
    } sizes[] = {
        {"nho", "A−", "A− Cỡ chữ nhỏ"},
        {"vua", "A", "A Cỡ chữ vừa"},
        {"lon", "A+", "A+ Cỡ chữ lớn"},
    };
    html_markup(writer, "<fieldset class=\"co-chu\"><legend>Cỡ chữ</legend>");
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        html_format(writer,
                    "<label><input type=\"radio\" name=\"co-chu\" id=\"" HTML_OWN_ID
                    "co-chu-%s\" aria-label=\"%s\"%s><span aria-hidden=\"true\">%s</span></label>",
                    sizes[i].id, sizes[i].name, i == 1 ? " checked" : "", sizes[i].shown);
    }
    html_markup(writer, "</fieldset>\n");
}

static void write_meta(HtmlWriter *writer, const char *title, const char *description)
{
    html_markup(writer, "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"" SECURITY_POLICY
                        "\">\n<meta name=\"viewport\" content=\"width=device-width, "
                        "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    html_text(writer, title);
    html_markup(writer, "</title>\n<meta name=\"description\"");
    html_attribute(writer, "content", description);
    html_markup(writer, ">\n<link rel=\"stylesheet\"");
    const char *style = pool_printf(writer->pool, "%s" HTML_STYLE_FILE, writer->root);
    html_url_attribute(writer, "href", style);
    /* An icon of its own keeps browsers from asking for /favicon.ico. */
    html_markup(writer, ">\n<link rel=\"icon\" href=\"data:,\">\n");
}

void html_begin(HtmlWriter *writer, const char *title, const char *description, const char *pdf)
{
    write_meta(writer, title, description);
    if (pdf) {
        html_markup(writer, "<link rel=\"alternate\" type=\"application/pdf\" title=\"Bản PDF\"");
        html_url_attribute(writer, "href", pdf);
        html_markup(writer, ">\n");
    }
    html_markup(writer,
                "</head>\n<body>\n"
                "<a class=\"bo-qua\" href=\"#" HTML_OWN_ID "noi-dung\">Đến nội dung chính</a>\n"
                "<header class=\"dau-trang\">\n<div class=\"be-ngang\">\n<p class=\"ten-trang\">");
    html_markup(writer, "<a");
    html_url_attribute(writer, "href",
                       pool_printf(writer->pool, "%s" HTML_INDEX_FILE, writer->root));
    html_markup(writer, writer->plan ? ">" : " aria-current=\"page\">");
    html_markup(writer, HTML_SITE_NAME "</a></p>\n");
    write_text_sizes(writer);
    html_markup(writer, "</div>\n</header>\n");
}

void html_end(HtmlWriter *writer)
{
    html_markup(writer, "<footer class=\"cuoi-trang\">\n<div class=\"be-ngang\">\n");
    if (writer->plan) {
        html_markup(writer, "<p><a");
        html_url_attribute(writer, "href",
                           pool_printf(writer->pool, "%s" HTML_INDEX_FILE, writer->root));
        html_markup(writer, ">Danh mục kế hoạch</a> · <a href=\"#" HTML_OWN_ID
                            "noi-dung\">Về đầu trang</a></p>\n");
    }
    html_markup(writer,
                "<p>Trang này không dùng cookie, không theo dõi người đọc và không tải gì từ "
                "nơi khác.</p>\n</div>\n</footer>\n</body>\n</html>\n");
}
