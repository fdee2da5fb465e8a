#include "html/write.h"

#include <string.h>

/* ---- bytes ---- */

void html_format(HtmlWriter *writer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_append_list(writer->out, format, args);
    va_end(args);
}

/* HTML has no way to write these, not even as a reference. */
static bool is_forbidden(gunichar c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
           (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Most bytes need no look: neither markup nor the beginning of a character that is forbidden, which
 * begin with a control, C2 (U+0080 …), EF (U+FDD0 …, U+FFFE) or F0 and above. */
static bool is_plain(guchar byte)
{
    return byte >= 0x20 && byte < 0xef && byte != '&' && byte != '<' && byte != '>' &&
           byte != '"' && byte != 0x7f && byte != 0xc2;
}

void html_escape(GString *out, const char *text, size_t length)
{
    const char *end = text + length, *plain = text;
    for (const char *p = text; p < end;) {
        if (is_plain((guchar)*p)) {
            p++;
            continue;
        }
        const char *instead = NULL;
        switch (*p) {
        case '&':
            instead = "&amp;";
            break;
        case '<':
            instead = "&lt;";
            break;
        case '>':
            instead = "&gt;";
            break;
        case '"':
            instead = "&quot;";
            break;
        default:
            if (is_forbidden(g_utf8_get_char(p))) {
                instead = "\uFFFD";
            }
            break;
        }
        const char *next = p + g_utf8_skip[(guchar)*p];
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

const char *html_said(const HtmlWriter *writer, const char *text)
{
    return message_text_in(writer->language, text);
}

void html_say(HtmlWriter *writer, const char *text)
{
    html_text(writer, html_said(writer, text));
}

void html_own_language(HtmlWriter *writer)
{
    html_markup(writer, writer->language == MESSAGE_VIETNAMESE ? "" : " lang=\"en\"");
}

void html_plan_language(HtmlWriter *writer)
{
    html_markup(writer, writer->language == MESSAGE_VIETNAMESE ? "" : " lang=\"vi\"");
}

void html_position_attribute(HtmlWriter *writer, SourcePos pos)
{
    if (writer->positions && pos.file && pos.line) {
        const char *slash = strrchr(pos.file->path, '/');
        html_attribute(writer, "data-dong",
                       pool_printf(writer->pool, "%s:%u", slash ? slash + 1 : pos.file->path,
                                   (unsigned)pos.line));
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

void html_url_attribute(HtmlWriter *writer, const char *name, const char *url)
{
    open_attribute(writer, name);
    const char *plain = url;
    for (const char *p = url; *p; p++) {
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
    html_markup(writer, plain);
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
    return pool_printf(pool, "%.*s.en%s", (int)(dot - file), file, dot);
}

const char *html_unit_name(const HtmlWriter *writer, const Unit *unit)
{
    /* Named after a person, so the common noun belongs to the name (NĐ 30, PL II, III.1b). */
    if (strcmp(unit->name, "Hồ Chí Minh") == 0) {
        return pool_printf(writer->pool, html_said(writer, N_("Thành phố %s")), unit->name);
    }
    return pool_printf(writer->pool,
                       unit->city ? html_said(writer, N_("thành phố %s"))
                                  : html_said(writer, N_("tỉnh %s")),
                       unit->name);
}

const char *html_state(const HtmlWriter *writer, const PlanHead *head)
{
    if (!head->draft) {
        return html_said(writer, N_("Đã ban hành"));
    }
    return head->draft_round ? pool_printf(writer->pool, html_said(writer, N_("Dự thảo lần %d")),
                                           head->draft_round)
                             : html_said(writer, N_("Dự thảo"));
}

bool html_claim_landmark(HtmlWriter *writer, const char *name)
{
    return g_hash_table_add(writer->landmarks, (gpointer)pool_strdup(writer->pool, name));
}

/* ---- ids ---- */

/* An id without what HTML (spaces) or CSS and URLs would stumble over. */
static const char *clean_id(HtmlWriter *writer, const char *wanted)
{
    bool like_own = g_str_has_prefix(wanted, HTML_OWN_ID);
    GString *id = g_string_new(writer->fragment ? HTML_OWN_ID "vb-" : like_own ? "x-" : NULL);
    for (const char *p = wanted; *p; p++) {
        g_string_append_c(id, g_ascii_isalnum(*p) || strchr("-_.", *p) ? *p : '-');
    }
    const char *copy = pool_strdup(writer->pool, id->str);
    g_string_free(id, TRUE);
    return copy;
}

static void give_id(HtmlWriter *writer, const PlanNode *node)
{
    if (g_hash_table_contains(writer->ids, node)) {
        return;
    }
    const char *id;
    if (node->id && *node->id) {
        const char *wanted = clean_id(writer, node->id);
        id = wanted;
        for (int i = 2; g_hash_table_contains(writer->used_ids, id); i++) {
            id = pool_printf(writer->pool, "%s-%d", wanted, i);
        }
    } else {
        id = pool_printf(writer->pool, HTML_OWN_ID "%s-%u", plan_kind_name(node->kind),
                         g_hash_table_size(writer->ids) + 1);
    }
    g_hash_table_insert(writer->ids, html_key(node), html_key(id));
    g_hash_table_add(writer->used_ids, html_key(id));
}

static void count_mark(HtmlWriter *writer, const PlanNode *mark)
{
    const PlanNode *note = mark->u.note_mark.note;
    guint count = 1 + GPOINTER_TO_UINT(g_hash_table_lookup(writer->mark_counts, note));
    g_hash_table_insert(writer->mark_counts, html_key(note), GUINT_TO_POINTER(count));
    g_hash_table_insert(writer->occurrences, html_key(mark), GUINT_TO_POINTER(count));
}

static bool enter_id(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    if (node->id || node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX) {
        give_id(writer, node);
    }
    if (node->kind == PLAN_LINK && node->u.link.target) {
        give_id(writer, node->u.link.target);
    }
    if (node->kind == PLAN_NOTE_MARK && node->u.note_mark.note) {
        count_mark(writer, node);
    }
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        plan_walk(node->u.annex.title, enter_id, NULL, writer);
    }
    return true;
}

const char *html_id(const HtmlWriter *writer, const PlanNode *node)
{
    return g_hash_table_lookup(writer->ids, node);
}

void html_id_attribute(HtmlWriter *writer, const PlanNode *node)
{
    html_attribute(writer, "id", html_id(writer, node));
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

static HtmlWriter *writer_new(const Plan *plan, const char *path, MessageLanguage language,
                              bool fragment)
{
    HtmlWriter *writer = g_new0(HtmlWriter, 1);
    writer->fragment = fragment;
    writer->title_level = fragment ? 2 : 1;
    writer->out = g_string_sized_new(65536);
    writer->plan = plan;
    writer->language = language;
    writer->pool = pool_new();
    writer->path = pool_strdup(writer->pool, path);
    writer->root = path_to_root(writer->pool, path);
    writer->ids = g_hash_table_new(NULL, NULL);
    writer->used_ids = g_hash_table_new(g_str_hash, g_str_equal);
    writer->landmarks = g_hash_table_new(g_str_hash, g_str_equal);
    writer->occurrences = g_hash_table_new(NULL, NULL);
    writer->mark_counts = g_hash_table_new(NULL, NULL);
    writer->known_words = g_hash_table_new(g_str_hash, g_str_equal);
    writer->abbreviations = g_ptr_array_new();
    writer->doubts = g_array_new(FALSE, TRUE, sizeof(HtmlDoubt));
    if (plan) {
        writer->catalogue = plan->catalogue;
        if (plan->head.signatory.text) {
            writer->signatory = g_strsplit(plan->head.signatory.text, " ", 0);
        }
        plan_walk(plan->root, enter_id, NULL, writer);
    }
    return writer;
}

HtmlWriter *html_writer_new(const Plan *plan, const char *path, MessageLanguage language)
{
    return writer_new(plan, path, language, false);
}

HtmlWriter *html_fragment_writer_new(const Plan *plan)
{
    return writer_new(plan, HTML_FRAGMENT_FILE, MESSAGE_VIETNAMESE, true);
}

GBytes *html_writer_finish(HtmlWriter *writer)
{
    GBytes *bytes = g_string_free_to_bytes(writer->out);
    g_hash_table_destroy(writer->ids);
    g_hash_table_destroy(writer->used_ids);
    g_hash_table_destroy(writer->landmarks);
    g_hash_table_destroy(writer->occurrences);
    g_hash_table_destroy(writer->mark_counts);
    g_hash_table_destroy(writer->known_words);
    g_ptr_array_free(writer->abbreviations, TRUE);
    g_array_free(writer->doubts, TRUE);
    html_words_free(writer->own_words);
    g_strfreev(writer->signatory);
    pool_free(writer->pool);
    g_free(writer);
    return bytes;
}
