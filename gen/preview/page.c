/* What the preview adds to pages. The ordinary page stays as it is but for two things: its security
 * policy lets our script talk to us, and the script and its style sheet stand at its end. */
#include "preview/parts.h"

#include <string.h>

#define POLICY_START "<meta http-equiv=\"Content-Security-Policy\" content=\""
#define BODY_END "</body>"
#define ADDED                                                                                      \
    "<link rel=\"stylesheet\" href=\"/" PREVIEW_OWN "preview.css\">\n"                             \
    "<script src=\"/" PREVIEW_OWN "preview.js\"></script>\n"

/* What the script needs, beside what the page allows itself. */
static const struct {
    const char *directive, *source;
} NEEDED[] = {
    {"script-src", "'self'"},
    {"style-src", "'self'"},
    {"connect-src", "'self'"},
};

/* The policy with our own sources in it; ones it has already stand as they are. */
static char *widen_policy(const char *policy)
{
    char **part = g_strsplit(policy, ";", -1);
    GString *out = g_string_new(NULL);
    bool found[G_N_ELEMENTS(NEEDED)] = {false};
    for (char **p = part; *p; p++) {
        const char *text = g_strstrip(*p);
        if (!*text) {
            continue;
        }
        g_string_append_printf(out, "%s%s", out->len ? "; " : "", text);
        for (size_t i = 0; i < G_N_ELEMENTS(NEEDED); i++) {
            size_t length = strlen(NEEDED[i].directive);
            if (strncmp(text, NEEDED[i].directive, length) == 0 && text[length] == ' ') {
                found[i] = true;
                if (!strstr(text, NEEDED[i].source)) {
                    g_string_append_printf(out, " %s", NEEDED[i].source);
                }
            }
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NEEDED); i++) {
        if (!found[i]) {
            g_string_append_printf(out, "; %s %s", NEEDED[i].directive, NEEDED[i].source);
        }
    }
    g_strfreev(part);
    return g_string_free(out, FALSE);
}

GBytes *page_with_script(GBytes *page)
{
    gsize length;
    const char *text = g_bytes_get_data(page, &length);
    GString *out = g_string_sized_new(length + 512);
    const char *rest = text, *end = text + length;
    const char *policy = g_strstr_len(text, (gssize)length, POLICY_START);
    const char *close = policy ? memchr(policy + strlen(POLICY_START), '"',
                                        (size_t)(end - policy) - strlen(POLICY_START))
                               : NULL;
    if (close) {
        policy += strlen(POLICY_START);
        g_string_append_len(out, text, policy - text);
        char *own = g_strndup(policy, (gsize)(close - policy));
        char *wide = widen_policy(own);
        g_string_append(out, wide);
        g_free(wide);
        g_free(own);
        rest = close;
    }
    const char *body_end = g_strrstr_len(rest, end - rest, BODY_END);
    if (!body_end) {
        body_end = end;
    }
    g_string_append_len(out, rest, body_end - rest);
    g_string_append(out, ADDED);
    g_string_append_len(out, body_end, end - body_end);
    return g_string_free_to_bytes(out);
}

/* A page of the preview's own: the site's style, our script, one element. */
static GBytes *own_page(const char *title, const char *policy, const char *marks, const char *main)
{
    char *shown = g_markup_escape_text(title, -1);
    GString *out = g_string_new(NULL);
    g_string_append_printf(
        out,
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n" POLICY_START
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action "
        "'none'%s\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>%s</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" "
        "href=\"/kehoach.css\">\n</head>\n<body%s>\n<main>\n%s</main>\n</body>\n</html>\n",
        policy, shown, marks, main);
    g_free(shown);
    return g_string_free_to_bytes(out);
}

GBytes *page_around_pdf(const char *path)
{
    char *shown = g_markup_escape_text(path, -1);
    char *main =
        g_strdup_printf("<iframe class=\"xem-pdf\" title=\"PDF\" src=\"/%s\"></iframe>\n", shown);
    GBytes *plain =
        own_page(path, "; frame-src 'self'; object-src 'self'", " class=\"xem-trang-pdf\"", main);
    GBytes *page = page_with_script(plain);
    g_bytes_unref(plain);
    g_free(main);
    g_free(shown);
    return page;
}

GBytes *preview_empty_page(const char *slug, const char *words)
{
    char *shown = g_markup_escape_text(words, -1);
    char *main = g_strdup_printf("<p class=\"xem-chua-co\">%s</p>\n", shown);
    GBytes *page = own_page(slug, "", " data-xem-chua-co=\"\"", main);
    g_free(main);
    g_free(shown);
    return page;
}

const char *page_media_type(const char *path)
{
    static const struct {
        const char *ending, *type;
    } TYPES[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".csv", "text/csv; charset=utf-8"},
        {".pdf", "application/pdf"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".xml", "application/xml"},
        {".xsd", "application/xml"},
        {".txt", "text/plain; charset=utf-8"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        if (g_str_has_suffix(path, TYPES[i].ending)) {
            return TYPES[i].type;
        }
    }
    return "application/octet-stream";
}
