/* A plan's text for the page of a portal: one element, whose classes and ids begin with a prefix,
 * and the style sheet for it. That sheet is made from the parts of the pages' own one that are
 * about the document: every selector is put below the fragment's element. */
#include "html/write.h"

#include <string.h>

#define PREFIX HTML_OWN_ID
#define ROOT "kehoach-vb"
/* No element is called kh-: the condition always holds, and makes a selector stronger than any of
 * the portal's with up to three ids and without !important. */
#define SCOPE "." ROOT ":not(#" PREFIX "#" PREFIX "#" PREFIX ")"
#define REM "var(--" PREFIX "rem)"

/* What the portal set for its own text ends at the fragment. Only attributes say how a drawing
 * looks, and a reset would take them for the portal's. Portals that change the size of the root
 * (10px is common) must not change the fragment's; a reader who wants larger text gets it. */
static const char RESET[] =
    "/* The text of a plan within another page: <div class=\"" ROOT
    "\">. Made from kehoach.css. */\n" SCOPE " {\n  all: initial;\n  display: block;\n  --" PREFIX
    "rem: max(1rem, 16px);\n}\n\n" SCOPE " :where(:not(svg, svg *)),\n" SCOPE " ::before,\n" SCOPE
    " ::after {\n  all: revert;\n}\n\n" SCOPE " svg,\n" SCOPE
    " svg * {\n  margin: 0;\n  padding: 0;\n  line-height: inherit;\n}\n\n";

/* ---- the style sheet ---- */

static char *without_comments(const char *css, size_t length)
{
    GString *out = g_string_sized_new(length);
    const char *end = css + length;
    while (css < end) {
        const char *comment = g_strstr_len(css, end - css, "/*");
        const char *close = comment ? g_strstr_len(comment, end - comment, "*/") : NULL;
        g_string_append_len(out, css, (close ? comment : end) - css);
        while (close && out->len && strchr(" \n", out->str[out->len - 1])) {
            g_string_truncate(out, out->len - 1);
        }
        css = close ? close + 2 : end;
    }
    return g_string_free(out, FALSE);
}

/* A heading stands one level lower in a fragment: the portal's page has its own h1. */
static size_t write_heading_name(GString *out, const char *at, const char *start)
{
    bool begins = at == start || !(g_ascii_isalnum(at[-1]) || strchr("-_.#", at[-1]));
    if (!begins || at[0] != 'h' || at[1] < '1' || at[1] > '5' || g_ascii_isalnum(at[2])) {
        return 0;
    }
    g_string_append_printf(out, "h%d", at[1] - '0' + 1);
    return 2;
}

static void write_selector(GString *out, const char *selector)
{
    g_string_append(out, SCOPE);
    if (strcmp(selector, ":root") == 0 || strcmp(selector, "body") == 0) {
        return;
    }
    g_string_append_c(out, ' ');
    bool quoted = false;
    for (const char *p = selector; *p;) {
        size_t used = quoted ? 0 : write_heading_name(out, p, selector);
        if (used == 0) {
            quoted = quoted != (*p == '"');
            g_string_append_c(out, *p);
            if (*p == '.' && !quoted) {
                g_string_append(out, PREFIX);
            }
            used = 1;
        }
        p += used;
    }
}

/* The selectors of a rule, parted by commas outside brackets. */
static void write_selectors(GString *out, const char *prelude)
{
    char *list = g_strdup(prelude), *start = list;
    int depth = 0;
    for (char *p = list;; p++) {
        depth += *p == '(' || *p == '[' ? 1 : *p == ')' || *p == ']' ? -1 : 0;
        bool end = *p == '\0';
        if (end || (*p == ',' && depth == 0)) {
            *p = '\0';
            write_selector(out, g_strstrip(start));
            g_string_append(out, end ? " {" : ",\n");
            start = p + 1;
        }
        if (end) {
            break;
        }
    }
    g_free(list);
}

/* Lengths in rem are those of the portal's root: the fragment has its own. */
static void write_declarations(GString *out, const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *p = text; p < end;) {
        bool may_begin = p == text || strchr(" (,:", p[-1]);
        size_t number = may_begin ? strspn(p, "-.0123456789") : 0;
        if (number > 0 && strncmp(p + number, "rem", 3) == 0) {
            g_string_append_printf(out, "calc(%.*s * " REM ")", (int)number, p);
            p += number + 3;
        } else {
            g_string_append_c(out, *p++);
        }
    }
}

/* Rules up to the end or the brace that closes them; rules hold no rules, but @media does. Gives
 * where it stopped. */
static const char *write_rules(GString *out, const char *css)
{
    for (;;) {
        css += strspn(css, " \n");
        if (*css == '\0' || *css == '}') {
            return css;
        }
        size_t length = strcspn(css, "{");
        char *prelude = g_strstrip(g_strndup(css, length));
        css += length + (css[length] == '{');
        if (*prelude == '@') {
            g_string_append_printf(out, "%s {\n", prelude);
            css = write_rules(out, css);
        } else {
            write_selectors(out, prelude);
            size_t body = strcspn(css, "}");
            write_declarations(out, css, body);
            css += body;
        }
        g_string_append(out, "}\n\n");
        g_free(prelude);
        css += *css == '}';
    }
}

GBytes *html_write_fragment_style(void)
{
    char *css =
        without_comments((const char *)html_fragment_style_bytes, html_fragment_style_length);
    GString *out = g_string_new(RESET);
    write_rules(out, css);
    g_free(css);
    return g_string_free_to_bytes(out);
}

/* ---- the text ---- */

/* Texts and attribute values have their quotation marks escaped, so that this is always a class. */
#define CLASS " class=\""

static void write_prefixed(GString *out, const char *html)
{
    for (const char *at; (at = strstr(html, CLASS)); html = at) {
        at += strlen(CLASS);
        text_append_length(out, html, (size_t)(at - html));
        while (*at != '"') {
            size_t length = strcspn(at, " \"");
            text_append(out, PREFIX);
            text_append_length(out, at, length);
            at += length;
            if (*at == ' ') {
                g_string_append_c(out, *at++);
            }
        }
    }
    g_string_append(out, html);
}

GBytes *html_make_fragment(GString *text)
{
    GString *out = g_string_sized_new(text->len * 9 / 8);
    g_string_append(out, "<div class=\"" ROOT "\" lang=\"vi\">\n");
    write_prefixed(out, text->str);
    g_string_append(out, "</div>\n");
    g_string_free(text, TRUE);
    return g_string_free_to_bytes(out);
}
