/* Several editions of a page written at once. What they share, nearly all of it, is written once,
 * into the text of the first edition; what another has in the place of a part of that text is kept
 * beside it as a difference, and put in when the page is finished. */
#include "html/write.h"

#include <stdarg.h>
#include <string.h>

static const struct {
    MessageLanguage language;
    bool fragment;
} EDITIONS[] = {
    [HTML_VIETNAMESE] = {MESSAGE_VIETNAMESE, false},
    [HTML_ENGLISH] = {MESSAGE_ENGLISH, false},
    [HTML_FRAGMENT] = {MESSAGE_VIETNAMESE, true},
};

/* In the place of so many bytes of the first edition's text, the next bytes of its own. */
typedef struct Difference {
    size_t at, length, own_length;
} Difference;

static HtmlEdition first_of(HtmlEditions editions)
{
    return (HtmlEdition)g_bit_nth_lsf(editions, -1);
}

static void add_difference(HtmlWriter *writer, HtmlEdition edition, Difference difference)
{
    if (difference.length > 0 || difference.own_length > 0) {
        g_array_append_val(writer->sheet.variant[edition].differences, difference);
    }
}

/* ---- sheets ---- */

static HtmlSheet sheet_new(HtmlEditions editions)
{
    HtmlSheet sheet = {.text = g_string_sized_new(65536)};
    for (HtmlEdition e = first_of(editions) + 1; e < HTML_EDITION_COUNT; e++) {
        if (editions & HTML_EDITION(e)) {
            sheet.variant[e].own = g_string_new(NULL);
            sheet.variant[e].differences = g_array_new(FALSE, FALSE, sizeof(Difference));
        }
    }
    return sheet;
}

void html_open_sheet(HtmlWriter *writer, HtmlEditions editions)
{
    writer->editions = writer->now = editions;
    writer->sheet = sheet_new(editions);
    writer->out = writer->sheet.text;
}

HtmlSheet html_take_sheet(HtmlWriter *writer)
{
    HtmlSheet full = writer->sheet;
    html_open_sheet(writer, writer->editions);
    return full;
}

/* The edition's whole text. */
static GString *splice(const GString *text, const HtmlVariant *variant)
{
    size_t length = text->len + variant->own->len;
    for (guint i = 0; i < variant->differences->len; i++) {
        length -= g_array_index(variant->differences, Difference, i).length;
    }
    GString *whole = g_string_sized_new(length + 1);
    size_t from = 0;
    const char *own = variant->own->str;
    for (guint i = 0; i < variant->differences->len; i++) {
        const Difference *difference = &g_array_index(variant->differences, Difference, i);
        text_append_length(whole, text->str + from, difference->at - from);
        text_append_length(whole, own, difference->own_length);
        own += difference->own_length;
        from = difference->at + difference->length;
    }
    text_append_length(whole, text->str + from, text->len - from);
    return whole;
}

static void free_variant(HtmlVariant *variant)
{
    g_string_free(variant->own, TRUE);
    g_array_free(variant->differences, TRUE);
}

static GBytes *finish(HtmlEdition edition, GString *text)
{
    return EDITIONS[edition].fragment ? html_make_fragment(text) : g_string_free_to_bytes(text);
}

/* The fragment first, which for a while is there twice. */
HtmlMade html_close_sheet(HtmlWriter *writer)
{
    HtmlSheet *sheet = &writer->sheet;
    HtmlMade made = {{NULL}};
    HtmlEdition first = first_of(writer->editions);
    g_assert(writer->out == sheet->text); /* all turns have run to their end */
    for (HtmlEdition e = HTML_EDITION_COUNT - 1; e > first; e--) {
        HtmlVariant *variant = &sheet->variant[e];
        if (variant->own) {
            made.bytes[e] = finish(e, splice(sheet->text, variant));
            free_variant(variant);
        }
    }
    made.bytes[first] = finish(first, sheet->text);
    return made;
}

/* ---- passages ---- */

HtmlPassage html_begin_passage(const HtmlWriter *writer)
{
    HtmlPassage passage = {.from = writer->out->len};
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        const HtmlVariant *variant = &writer->sheet.variant[e];
        if (variant->own) {
            passage.variant[e].from = variant->differences->len;
            passage.variant[e].own_from = variant->own->len;
        }
    }
    return passage;
}

void html_end_passage(const HtmlWriter *writer, HtmlPassage *passage)
{
    passage->length = writer->out->len - passage->from;
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        const HtmlVariant *variant = &writer->sheet.variant[e];
        if (variant->own) {
            passage->variant[e].count = variant->differences->len - passage->variant[e].from;
            passage->variant[e].own_length = variant->own->len - passage->variant[e].own_from;
        }
    }
}

/* `of` may be the sheet that is written. */
static void add_passage(HtmlWriter *writer, const HtmlSheet *of, const HtmlPassage *passage)
{
    size_t to = writer->out->len;
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        const HtmlVariant *from = &of->variant[e];
        if (!from->own) {
            continue;
        }
        for (guint i = 0; i < passage->variant[e].count; i++) {
            Difference difference =
                g_array_index(from->differences, Difference, passage->variant[e].from + i);
            difference.at += to - passage->from;
            add_difference(writer, e, difference);
        }
        g_string_append_len(writer->sheet.variant[e].own,
                            from->own->str + passage->variant[e].own_from,
                            (gssize)passage->variant[e].own_length);
    }
    g_string_append_len(writer->out, of->text->str + passage->from, (gssize)passage->length);
}

void html_repeat_passage(HtmlWriter *writer, const HtmlPassage *passage)
{
    add_passage(writer, &writer->sheet, passage);
}

void html_add_sheet(HtmlWriter *writer, HtmlSheet *sheet)
{
    HtmlPassage all = {.length = sheet->text->len};
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        if (sheet->variant[e].own) {
            all.variant[e].count = sheet->variant[e].differences->len;
            all.variant[e].own_length = sheet->variant[e].own->len;
        }
    }
    add_passage(writer, sheet, &all);
    g_string_free(sheet->text, TRUE);
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        if (sheet->variant[e].own) {
            free_variant(&sheet->variant[e]);
        }
    }
}

/* ---- turns ---- */

static HtmlTurn begin_turns(HtmlWriter *writer, bool (*differ)(HtmlEdition a, HtmlEdition b))
{
    HtmlTurn turn = {
        .writer = writer, .all = writer->now, .out = writer->out, .from = writer->out->len};
    HtmlEdition first = first_of(writer->now);
    for (HtmlEdition e = first + 1; e < HTML_EDITION_COUNT; e++) {
        if (turn.all & HTML_EDITION(e) && differ(first, e)) {
            turn.left |= HTML_EDITION(e);
        }
    }
    return turn;
}

static bool differ_in_language(HtmlEdition a, HtmlEdition b)
{
    return EDITIONS[a].language != EDITIONS[b].language;
}

static bool differ_in_form(HtmlEdition a, HtmlEdition b)
{
    return EDITIONS[a].fragment != EDITIONS[b].fragment;
}

HtmlTurn html_by_language(HtmlWriter *writer)
{
    return begin_turns(writer, differ_in_language);
}

HtmlTurn html_by_form(HtmlWriter *writer)
{
    return begin_turns(writer, differ_in_form);
}

static void take_turn(HtmlTurn *turn, HtmlEditions now)
{
    turn->writer->now = now;
    turn->edition = first_of(now);
    turn->language = EDITIONS[turn->edition].language;
    turn->fragment = EDITIONS[turn->edition].fragment;
}

bool html_next_turn(HtmlTurn *turn)
{
    HtmlWriter *writer = turn->writer;
    if (!turn->begun) {
        turn->begun = true;
        take_turn(turn, turn->all & ~turn->left);
        return true;
    }
    if (writer->out == turn->out) {
        turn->length = turn->out->len - turn->from;
    } else {
        add_difference(writer, turn->edition,
                       (Difference){turn->from, turn->length, writer->out->len - turn->own_from});
    }
    if (turn->left == 0) {
        writer->out = turn->out;
        writer->now = turn->all;
        return false;
    }
    take_turn(turn, HTML_EDITION(first_of(turn->left)));
    turn->left &= ~HTML_EDITION(turn->edition);
    writer->out = writer->sheet.variant[turn->edition].own;
    turn->own_from = writer->out->len;
    return true;
}

/* Mostly the edition is not the first of those that are written, which then lack the markup; gives
 * whether it is so. */
static bool write_beside(HtmlWriter *writer, HtmlEdition edition, const char *markup)
{
    if (first_of(writer->now) == edition) {
        return false;
    }
    if (writer->now & HTML_EDITION(edition)) {
        size_t length = strlen(markup);
        text_append_length(writer->sheet.variant[edition].own, markup, length);
        add_difference(writer, edition, (Difference){writer->out->len, 0, length});
    }
    return true;
}

void html_in_english(HtmlWriter *writer, const char *markup)
{
    if (!write_beside(writer, HTML_ENGLISH, markup)) {
        for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
            html_markup(writer, turn.language == MESSAGE_ENGLISH ? markup : "");
        }
    }
}

void html_in_fragment(HtmlWriter *writer, const char *markup)
{
    if (!write_beside(writer, HTML_FRAGMENT, markup)) {
        for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
            html_markup(writer, turn.fragment ? markup : "");
        }
    }
}

/* ---- texts in each language ---- */

HtmlSaid html_said(const char *text)
{
    return (HtmlSaid){{text, message_text_in(MESSAGE_ENGLISH, text)}};
}

HtmlSaid html_same(const char *text)
{
    return (HtmlSaid){{text, text}};
}

HtmlSaid html_said_format(const HtmlWriter *writer, const char *format, ...)
{
    HtmlSaid said;
    for (MessageLanguage l = MESSAGE_VIETNAMESE; l <= MESSAGE_ENGLISH; l++) {
        va_list args;
        va_start(args, format);
        char *text = g_strdup_vprintf(message_text_in(l, format), args);
        va_end(args);
        said.in[l] = pool_strdup(writer->pool, text);
        g_free(text);
    }
    return said;
}

void html_say_text(HtmlWriter *writer, HtmlSaid said)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        html_text(writer, said.in[turn.language]);
    }
}

void html_say(HtmlWriter *writer, const char *text)
{
    html_say_text(writer, html_said(text));
}

#define PLACE "%s"

void html_say_before(HtmlWriter *writer, const char *text)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        const char *said = message_text_in(turn.language, text);
        html_text_length(writer, said, (size_t)(strstr(said, PLACE) - said));
    }
}

void html_say_behind(HtmlWriter *writer, const char *text)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        const char *said = message_text_in(turn.language, text);
        html_text(writer, strstr(said, PLACE) + strlen(PLACE));
    }
}

void html_say_attribute(HtmlWriter *writer, const char *name, HtmlSaid said)
{
    html_markup(writer, " ");
    html_markup(writer, name);
    html_markup(writer, "=\"");
    html_say_text(writer, said);
    html_markup(writer, "\"");
}

void html_own_language(HtmlWriter *writer)
{
    html_in_english(writer, " lang=\"en\"");
}

void html_plan_language(HtmlWriter *writer)
{
    html_in_english(writer, " lang=\"vi\"");
}
