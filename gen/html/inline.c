/* Phrasing content: text with what must stay together, abbreviations, links, notes, values. */
#include "html/write.h"

#include <string.h>

#define NBSP "\u00A0"

/* No abbreviation or code worth keeping whole is longer (bytes). */
#define MAX_WORD 40

/* A word of the text: without the punctuation around it. */
typedef struct Word {
    const char *text;
    size_t length;
} Word;

static Word bare_word(const char *text, size_t length)
{
    while (length > 0 && strchr("([\"'", *text)) {
        text++;
        length--;
    }
    /* Curly quotes are three bytes: U+201C, U+2018 in front, U+201D, U+2019 behind. */
    while (length >= 3 && (memcmp(text, "“", 3) == 0 || memcmp(text, "‘", 3) == 0)) {
        text += 3;
        length -= 3;
    }
    for (;;) {
        if (length > 0 && strchr(",.;:!?)]\"'", text[length - 1])) {
            length--;
        } else if (length >= 3 && (memcmp(text + length - 3, "”", 3) == 0 ||
                                   memcmp(text + length - 3, "’", 3) == 0)) {
            length -= 3;
        } else {
            return (Word){text, length};
        }
    }
}

/* 134/KH-UBND, QĐ-TTg: a line would break behind / and -. Plain compounds (và/hoặc) may break, and
 * figures (31/3/2022) do not break anyway. */
static bool is_code(Word word)
{
    if (word.length > MAX_WORD || word.length < 3) {
        return false;
    }
    const char *rest = word.text + 1, *end = word.text + word.length;
    bool joined = memchr(rest, '/', word.length - 1) || memchr(rest, '-', word.length - 1);
    bool capital = false;
    for (const char *p = word.text; joined && !capital && p < end; p = g_utf8_next_char(p)) {
        capital = g_unichar_isupper(g_utf8_get_char(p));
    }
    return capital;
}

/* The abbreviation the word is, if the page has not explained it yet. */
static const Abbreviation *new_abbreviation(HtmlWriter *writer, Word word)
{
    char name[MAX_WORD + 1];
    if (writer->keep_abbreviations || word.length < 2 || word.length > MAX_WORD ||
        !writer->abbreviation_begins[(guchar)*word.text]) {
        return NULL;
    }
    memcpy(name, word.text, word.length);
    name[word.length] = '\0';
    const Abbreviation *found = catalogue_abbreviation_find(writer->plan->catalogue, name);
    if (!found || !g_hash_table_add(writer->known_words, html_key(found->shortened))) {
        return NULL;
    }
    g_ptr_array_add(writer->abbreviations, html_key(found));
    return found;
}

static void write_abbreviation(HtmlWriter *writer, const Abbreviation *abbreviation)
{
    html_markup(writer, "<abbr");
    if (abbreviation->language && strcmp(abbreviation->language, "vi") != 0) {
        html_attribute(writer, "lang", abbreviation->language);
    }
    html_attribute(writer, "title", abbreviation->expansion);
    html_markup(writer, ">");
    html_text(writer, abbreviation->shortened);
    html_markup(writer, "</abbr>");
}

static void write_word(HtmlWriter *writer, const char *text, size_t length, Word bare)
{
    const Abbreviation *abbreviation = new_abbreviation(writer, bare);
    bool code = !abbreviation && is_code(bare);
    if (!abbreviation && !code) {
        html_text_length(writer, text, length);
        return;
    }
    html_text_length(writer, text, (size_t)(bare.text - text));
    if (abbreviation) {
        write_abbreviation(writer, abbreviation);
    } else {
        html_markup(writer, "<span class=\"lien\">");
        html_text_length(writer, bare.text, bare.length);
        html_markup(writer, "</span>");
    }
    const char *behind = bare.text + bare.length;
    html_text_length(writer, behind, (size_t)(text + length - behind));
}

/* Cuts the text into writer->words, in a copy of it that the next text overwrites. */
static void find_words(HtmlWriter *writer, const char *text)
{
    g_string_assign(writer->words_text, text);
    g_ptr_array_set_size(writer->words, 0);
    for (char *p = writer->words_text->str; *p;) {
        size_t spaces = strspn(p, " ");
        memset(p, 0, spaces);
        p += spaces;
        if (*p) {
            g_ptr_array_add(writer->words, p);
        }
        p += strcspn(p, " ");
    }
    g_array_set_size(writer->ties, writer->words->len);
    tie_words(writer->names, (const char *const *)(const void *)writer->words->pdata,
              (int)writer->words->len, (Tie *)(void *)writer->ties->data);
}

void html_words(HtmlWriter *writer, const char *text)
{
    find_words(writer, text);
    html_markup(writer, *text == ' ' ? " " : "");
    for (guint i = 0; i < writer->words->len; i++) {
        const char *word = g_ptr_array_index(writer->words, i);
        bool tied = g_array_index(writer->ties, Tie, i) == TIE_FIRM;
        if (tied && i > 0) {
            html_markup(writer, NBSP);
        } else if (i > 0) {
            g_string_append_c(writer->out, ' ');
        }
        size_t length = strlen(word);
        write_word(writer, word, length, bare_word(word, length));
    }
    html_markup(writer, writer->words->len && g_str_has_suffix(text, " ") ? " " : "");
}

/* ---- nodes ---- */

static bool is_safe_url(const char *url)
{
    return g_ascii_strncasecmp(url, "https://", 8) == 0 ||
           g_ascii_strncasecmp(url, "http://", 7) == 0 ||
           g_ascii_strncasecmp(url, "mailto:", 7) == 0;
}

/* Without one the link's words stand as plain text. Readers refuse other schemes already; a page
 * must not depend on that. */
static bool has_destination(const HtmlWriter *writer, const PlanNode *link)
{
    if (link->u.link.url) {
        return is_safe_url(link->u.link.url);
    }
    return link->u.link.target && html_id(writer, link->u.link.target);
}

/* A link inside a link is only its words: HTML has no nested links. */
static void open_link(HtmlWriter *writer, const PlanNode *link)
{
    if (writer->open_link || !has_destination(writer, link)) {
        return;
    }
    writer->open_link = link;
    html_markup(writer, "<a");
    if (link->u.link.url) {
        html_url_attribute(writer, "href", link->u.link.url);
    } else {
        char *fragment = g_strconcat("#", html_id(writer, link->u.link.target), NULL);
        html_url_attribute(writer, "href", fragment);
        g_free(fragment);
    }
    html_markup(writer, ">");
}

static void write_note_mark(HtmlWriter *writer, const PlanNode *mark)
{
    const PlanNode *note = mark->u.note_mark.note;
    if (!note) {
        html_markup(writer, "[");
        html_text(writer, mark->u.note_mark.label ? mark->u.note_mark.label : "?");
        html_markup(writer, "]");
        return;
    }
    int number = note->u.note.number;
    unsigned occurrence = GPOINTER_TO_UINT(g_hash_table_lookup(writer->occurrences, mark));
    if (writer->open_link) {
        html_format(writer, "<sup id=\"" HTML_OWN_ID "dan-%d-%u\">[%d]</sup>", number, occurrence,
                    number);
        return;
    }
    html_format(writer,
                "<sup class=\"dau-ghi-chu\"><a id=\"" HTML_OWN_ID "dan-%d-%u\" href=\"#" HTML_OWN_ID
                "ghi-chu-%d\" role=\"doc-noteref\"",
                number, occurrence, number);
    html_own_language(writer);
    html_format(writer, " aria-label=\"[%d] ", number);
    html_format(writer, html_said(writer, N_("Ghi chú %d")), number);
    html_format(writer, "\">[%d]</a></sup>", number);
}

/* The number behind the words, when there is exactly one it can be. */
static const TargetValue *value_of(const PlanNode *node)
{
    const Indicator *indicator = node->u.value.indicator;
    const TargetValue *found = NULL;
    if (!indicator) {
        return NULL;
    }
    for (int i = 0; i < indicator->baseline_count + indicator->target_count; i++) {
        const TargetValue *value = i < indicator->target_count
                                       ? &indicator->target[i]
                                       : &indicator->baseline[i - indicator->target_count];
        if (value->year != node->u.value.year ||
            g_strcmp0(value->component, node->u.value.component) != 0) {
            continue;
        }
        if (found) {
            return NULL;
        }
        found = value;
    }
    return found && found->has_number ? found : NULL;
}

static void open_value(HtmlWriter *writer, const PlanNode *node)
{
    const TargetValue *value = value_of(node);
    if (value) {
        char number[DECIMAL_TEXT_SIZE];
        decimal_format(value->number, true, number);
        html_format(writer, "<data value=\"%s\">", number);
    }
}

static bool enter_inline(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_TEXT:
        html_words(writer, node->u.text.text);
        break;
    case PLAN_STRONG:
        html_markup(writer, "<strong>");
        break;
    case PLAN_EMPHASIS:
        html_markup(writer, "<em>");
        break;
    case PLAN_CODE:
        html_markup(writer, "<code>");
        html_text(writer, node->u.text.text);
        html_markup(writer, "</code>");
        break;
    case PLAN_LINK:
        open_link(writer, node);
        break;
    case PLAN_NOTE_MARK:
        write_note_mark(writer, node);
        break;
    case PLAN_REFERENCE:
        if (!node->first && node->u.reference.targets) {
            html_text(writer, node->u.reference.targets);
        }
        break;
    case PLAN_VALUE:
        open_value(writer, node);
        break;
    case PLAN_LINE_BREAK:
        html_markup(writer, "<br>");
        break;
    case PLAN_CHANGE:
        html_open_change(writer, node->change);
        break;
    default:
        break;
    }
    return true;
}

static void leave_inline(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_STRONG:
        html_markup(writer, "</strong>");
        break;
    case PLAN_EMPHASIS:
        html_markup(writer, "</em>");
        break;
    case PLAN_LINK:
        if (writer->open_link == node) {
            html_markup(writer, "</a>");
            writer->open_link = NULL;
        }
        break;
    case PLAN_VALUE:
        html_markup(writer, value_of(node) ? "</data>" : "");
        break;
    case PLAN_CHANGE:
        html_close_change(writer, node->change);
        break;
    default:
        break;
    }
}

void html_inlines(HtmlWriter *writer, const PlanNode *parent)
{
    const PlanChange *change = parent->first ? plan_change_of(parent) : NULL;
    html_open_change(writer, change);
    for (const PlanNode *child = parent->first; child; child = child->next) {
        plan_walk(child, enter_inline, leave_inline, writer);
    }
    html_close_change(writer, change);
}
