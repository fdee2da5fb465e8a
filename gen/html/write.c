#include "html/write.h"

#include "base/hash.h"

#include <string.h>

/* ---- bytes ---- */

void html_markup_length(HtmlWriter *writer, const char *markup, size_t length)
{
    text_append_length(writer->out, markup, length);
}

void html_format(HtmlWriter *writer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append_list(writer->out, format, args);
    va_end(args);
}

void html_number(HtmlWriter *writer, int number)
{
    text_append_number(writer->out, number, 1);
}

/* HTML has no way to write these, not even as a reference. */
static bool is_forbidden(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
           (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Bytes to be looked at: markup, and what characters that are forbidden begin with: a control, C2
 * (U+0080 …), EF (U+FDD0 …, U+FFFE) or F0 and above. */
static const guint8 SPECIAL[256] = {
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    ['&'] = 1,  ['<'] = 1,  ['>'] = 1,  ['"'] = 1,  [0x7f] = 1, [0xc2] = 1, [0xef] = 1, [0xf0] = 1,
    [0xf1] = 1, [0xf2] = 1, [0xf3] = 1, [0xf4] = 1, [0xf5] = 1, [0xf6] = 1, [0xf7] = 1, [0xf8] = 1,
    [0xf9] = 1, [0xfa] = 1, [0xfb] = 1, [0xfc] = 1, [0xfd] = 1, [0xfe] = 1, [0xff] = 1,
};

/* What a character at which a special byte stands is written as, or NULL: as it is. */
static const char *instead_of(const char *character)
{
    switch (*character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return is_forbidden(g_utf8_get_char(character)) ? "\uFFFD" : NULL;
    }
}

void html_escape(GString *out, const char *text, size_t length)
{
    const char *end = text + length, *plain = text;
    for (const char *p = text; p < end;) {
        if (!SPECIAL[(guchar)*p]) {
            p++;
            continue;
        }
        const char *instead = instead_of(p), *next = p + g_utf8_skip[(guchar)*p];
        if (instead) {
            text_append_length(out, plain, (size_t)(p - plain));
            text_append(out, instead);
            plain = next;
        }
        p = next;
    }
    text_append_length(out, plain, (size_t)(end - plain));
}

void html_text_length(HtmlWriter *writer, const char *text, size_t length)
{
    html_escape(writer->out, text, length);
}

void html_position_attribute(HtmlWriter *writer, SourcePos pos)
{
    if (!writer->positions || !pos.file || !pos.line) {
        return;
    }
    const char *slash = strrchr(pos.file->path, '/');
    const char *place =
        pool_printf(writer->pool, "%s:%u", slash ? slash + 1 : pos.file->path, (unsigned)pos.line);
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        html_attribute(writer, "data-dong", turn.fragment ? NULL : place);
    }
}

void html_text(HtmlWriter *writer, const char *text)
{
    html_text_length(writer, text, strlen(text));
}

static void open_attribute(HtmlWriter *writer, const char *name)
{
    html_markup(writer, " ");
    html_markup(writer, name);
    html_markup(writer, "=\"");
}

void html_attribute(HtmlWriter *writer, const char *name, const char *value)
{
    if (value) {
        open_attribute(writer, name);
        html_text(writer, value);
        html_markup(writer, "\"");
    }
}

static void write_url(HtmlWriter *writer, const char *url, size_t length)
{
    const char *plain = url, *end = url + length;
    for (const char *p = url; p < end; p++) {
        unsigned char c = (unsigned char)*p;
        bool encoded = c == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
        if (g_ascii_isalnum(c) || encoded || strchr("-._~:/?#@!$'()*+,;=", c)) {
            continue;
        }
        text_append_length(writer->out, plain, (size_t)(p - plain));
        plain = p + 1;
        if (c == '&') {
            html_markup(writer, "&amp;");
        } else {
            html_format(writer, "%%%02X", c);
        }
    }
    text_append_length(writer->out, plain, (size_t)(end - plain));
}

void html_url_attribute(HtmlWriter *writer, const char *name, const char *url)
{
    open_attribute(writer, name);
    write_url(writer, url, strlen(url));
    html_markup(writer, "\"");
}

/* What page names in English have in front of their ending. */
#define ENGLISH_MARK ".en"

void html_page_link(HtmlWriter *writer, const char *folder, const char *page, const char *fragment)
{
    const char *ending = strrchr(page, '.');
    open_attribute(writer, "href");
    write_url(writer, folder, strlen(folder));
    write_url(writer, page, (size_t)(ending - page));
    html_in_english(writer, ENGLISH_MARK);
    write_url(writer, ending, strlen(ending));
    if (fragment) {
        html_markup(writer, "#");
        write_url(writer, fragment, strlen(fragment));
    }
    html_markup(writer, "\"");
}

void html_date(HtmlWriter *writer, PlanDate date, const char *shown)
{
    if (date.year) {
        html_format(writer, "<time datetime=\"%04d-%02d-%02d\">", date.year, date.month, date.day);
    }
    html_text(writer, shown);
    html_markup(writer, date.year ? "</time>" : "");
}

/* ---- names ---- */

const char *html_page_name(Pool *pool, MessageLanguage language, const char *file)
{
    const char *dot = strrchr(file, '.');
    if (language == MESSAGE_VIETNAMESE || !dot) {
        return file;
    }
    return pool_printf(pool, "%.*s" ENGLISH_MARK "%s", (int)(dot - file), file, dot);
}

const char *html_unit_name(Pool *pool, MessageLanguage language, const Unit *unit)
{
    /* Named after a person, so the common noun belongs to the name (NĐ 30, PL II, III.1b). */
    if (strcmp(unit->name, "Hồ Chí Minh") == 0) {
        return pool_printf(pool, message_text_in(language, N_("Thành phố %s")), unit->name);
    }
    return pool_printf(pool,
                       unit->city ? message_text_in(language, N_("thành phố %s"))
                                  : message_text_in(language, N_("tỉnh %s")),
                       unit->name);
}

void html_state(HtmlWriter *writer, const PlanHead *head)
{
    if (head->draft && head->draft_round) {
        html_say_text(writer, html_said_format(writer, N_("Dự thảo lần %d"), head->draft_round));
    } else {
        html_say(writer, head->draft ? N_("Dự thảo") : N_("Đã ban hành"));
    }
}

bool html_claim_landmark(HtmlWriter *writer, HtmlSaid name)
{
    bool first = g_hash_table_add(writer->landmarks, pool_strdup(writer->pool, name.in[0]));
    if (name.in[1] != name.in[0]) {
        g_hash_table_add(writer->landmarks, pool_strdup(writer->pool, name.in[1]));
    }
    return first;
}

/* ---- the writer ---- */

static const char *path_to_root(Pool *pool, const char *path)
{
    GString *root = g_string_new(NULL);
    for (const char *p = path; *p; p++) {
        g_string_append(root, *p == '/' ? "../" : "");
    }
    const char *copy = pool_strdup(pool, root->str);
    g_string_free(root, TRUE);
    return copy;
}

HtmlWriter *html_writer_new(const Plan *plan, const char *path, HtmlEditions editions)
{
    HtmlWriter *writer = g_new0(HtmlWriter, 1);
    html_open_sheet(writer, editions);
    writer->plan = plan;
    writer->pool = pool_new();
    writer->path = pool_strdup(writer->pool, path);
    writer->root = path_to_root(writer->pool, path);
    writer->landmarks = g_hash_table_new(hash_string, g_str_equal);
    writer->known_words = g_hash_table_new(hash_string, g_str_equal);
    writer->abbreviations = g_ptr_array_new();
    writer->doubts = g_array_new(FALSE, TRUE, sizeof(HtmlDoubt));
    if (plan) {
        writer->catalogue = plan->catalogue;
        if (plan->head.signatory.text) {
            writer->signatory = g_strsplit(plan->head.signatory.text, " ", 0);
        }
        writer->ids = html_ids_new(plan);
    }
    return writer;
}

HtmlMade html_writer_finish(HtmlWriter *writer)
{
    g_hash_table_destroy(writer->landmarks);
    g_hash_table_destroy(writer->known_words);
    g_ptr_array_free(writer->abbreviations, TRUE);
    g_array_free(writer->doubts, TRUE);
    html_words_free(writer->own_words);
    html_ids_free(writer->ids);
    g_strfreev(writer->signatory);
    pool_free(writer->pool);
    HtmlMade made = html_close_sheet(writer);
    g_free(writer);
    return made;
}
