/* Words of running text as pages write them. Pages say the same words many times: what each looks
 * like and what it may not be parted from is found once. */
#include "html/write.h"

#include <string.h>

#define NBSP "\u00A0"

/* No abbreviation or code worth keeping whole is longer (bytes). */
#define MAX_WORD 40

#define FIRST_SLOTS 1024

/* What stands between two spaces. */
typedef struct Word {
    guint hash;
    size_t length, html_length;
    const char *text, *html;          /* html: where it explains no abbreviation */
    size_t front, bare;               /* bytes of signs in front, of the word itself */
    const Abbreviation *abbreviation; /* the word itself, or NULL */
    const KnownWord *known;
} Word;

struct HtmlWords {
    const Catalogue *catalogue; /* or NULL */
    TieNames *names;
    Pool *pool;
    Word **slot; /* open table; a power of two of them */
    guint slots, count;
    /* of the text being written, by place; room for so many words */
    const Word **word;
    const KnownWord **known;
    Tie *tie; /* in front of each */
    size_t room;
    GString *html; /* scratch */
};

HtmlWords *html_words_new(const Catalogue *catalogue)
{
    HtmlWords *words = g_new0(HtmlWords, 1);
    words->catalogue = catalogue;
    words->names = tie_names_new(catalogue);
    words->pool = pool_new();
    words->slots = FIRST_SLOTS;
    words->slot = g_new0(Word *, words->slots);
    words->html = g_string_new(NULL);
    return words;
}

void html_words_free(HtmlWords *words)
{
    if (words) {
        tie_names_free(words->names);
        pool_free(words->pool);
        g_free(words->slot);
        g_free(words->word);
        g_free(words->known);
        g_free(words->tie);
        g_string_free(words->html, TRUE);
        g_free(words);
    }
}

/* ---- one word ---- */

/* Without the punctuation around it. */
static void find_bare(Word *word)
{
    const char *text = word->text;
    size_t length = word->length;
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
            break;
        }
    }
    word->front = (size_t)(text - word->text);
    word->bare = length;
}

/* 134/KH-UBND, QĐ-TTg: a line would break behind / and -. Plain compounds (và/hoặc) may break, and
 * figures (31/3/2022) do not break anyway. */
static bool is_code(const Word *word)
{
    if (word->bare > MAX_WORD || word->bare < 3) {
        return false;
    }
    const char *text = word->text + word->front, *end = text + word->bare;
    bool joined = memchr(text + 1, '/', word->bare - 1) || memchr(text + 1, '-', word->bare - 1);
    bool capital = false;
    for (const char *p = text; joined && !capital && p < end; p = g_utf8_next_char(p)) {
        capital = g_unichar_isupper(g_utf8_get_char(p));
    }
    return capital;
}

static const Abbreviation *find_abbreviation(const HtmlWords *words, const Word *word)
{
    char name[MAX_WORD + 1];
    if (!words->catalogue || word->bare < 2 || word->bare > MAX_WORD) {
        return NULL;
    }
    memcpy(name, word->text + word->front, word->bare);
    name[word->bare] = '\0';
    return catalogue_abbreviation_find(words->catalogue, name);
}

static void find_html(HtmlWords *words, Word *word)
{
    GString *html = words->html;
    bool code = is_code(word);
    g_string_truncate(html, 0);
    html_escape(html, word->text, word->front);
    g_string_append(html, code ? "<span class=\"lien\">" : "");
    html_escape(html, word->text + word->front, word->bare);
    g_string_append(html, code ? "</span>" : "");
    html_escape(html, word->text + word->front + word->bare,
                word->length - word->front - word->bare);
    bool same = html->len == word->length && memcmp(html->str, word->text, html->len) == 0;
    word->html = same ? word->text : pool_strndup(words->pool, html->str, html->len);
    word->html_length = html->len;
}

/* ---- all of them ---- */

static Word **slot_of(const HtmlWords *words, const char *text, size_t length, guint hash)
{
    guint at = hash & (words->slots - 1);
    for (const Word *word; (word = words->slot[at]); at = (at + 1) & (words->slots - 1)) {
        if (word->hash == hash && word->length == length && memcmp(word->text, text, length) == 0) {
            break;
        }
    }
    return &words->slot[at];
}

static void grow(HtmlWords *words)
{
    Word **old = words->slot;
    guint count = words->slots;
    words->slots *= 2;
    words->slot = g_new0(Word *, words->slots);
    for (guint i = 0; i < count; i++) {
        if (old[i]) {
            *slot_of(words, old[i]->text, old[i]->length, old[i]->hash) = old[i];
        }
    }
    g_free(old);
}

static const Word *word_at(HtmlWords *words, const char *text, size_t length, guint hash)
{
    Word **slot = slot_of(words, text, length, hash);
    Word *word = *slot;
    if (word) {
        return word;
    }
    word = POOL_NEW(words->pool, Word);
    *word = (Word){.hash = hash, .length = length, .text = pool_strndup(words->pool, text, length)};
    find_bare(word);
    word->abbreviation = find_abbreviation(words, word);
    word->known = tie_know(words->names, word->text);
    find_html(words, word);
    *slot = word;
    if (++words->count > words->slots / 2) {
        grow(words);
    }
    return word;
}

static void make_room(HtmlWords *words, size_t count)
{
    if (words->room < count) {
        words->room = count;
        words->word = g_renew(const Word *, words->word, count);
        words->known = g_renew(const KnownWord *, words->known, count);
        words->tie = g_renew(Tie, words->tie, count);
    }
}

/* Gives how many words there are. */
static size_t read_text(HtmlWords *words, const char *text, size_t length)
{
    make_room(words, length / 2 + 1);
    size_t count = 0;
    for (const char *p = text; *p;) {
        if (*p == ' ') {
            p++;
            continue;
        }
        const char *start = p;
        guint hash = 5381;
        for (; *p && *p != ' '; p++) {
            hash = (hash ^ (guchar)*p) * 0x01000193;
        }
        hash ^= hash >> 15;
        const Word *word = word_at(words, start, (size_t)(p - start), hash);
        words->word[count] = word;
        words->known[count++] = word->known;
    }
    tie_known(words->known, (int)count, words->tie);
    return count;
}

/* ---- writing ---- */

static void write_abbreviation(HtmlWriter *writer, const Word *word)
{
    const Abbreviation *abbreviation = word->abbreviation;
    html_text_length(writer, word->text, word->front);
    html_markup(writer, "<abbr");
    if (abbreviation->language && strcmp(abbreviation->language, "vi") != 0) {
        html_attribute(writer, "lang", abbreviation->language);
    }
    html_attribute(writer, "title", abbreviation->expansion);
    html_markup(writer, ">");
    html_text(writer, abbreviation->shortened);
    html_markup(writer, "</abbr>");
    html_text_length(writer, word->text + word->front + word->bare,
                     word->length - word->front - word->bare);
}

/* Whether the page has still to explain the abbreviation, which it then has. */
static bool is_new(HtmlWriter *writer, const Abbreviation *abbreviation)
{
    if (writer->keep_abbreviations ||
        !g_hash_table_add(writer->known_words, html_key(abbreviation->shortened))) {
        return false;
    }
    g_ptr_array_add(writer->abbreviations, html_key(abbreviation));
    return true;
}

void html_words(HtmlWriter *writer, const char *text)
{
    if (!writer->words) {
        writer->words = writer->own_words = html_words_new(writer->catalogue);
    }
    HtmlWords *words = writer->words;
    GString *out = writer->out;
    size_t length = strlen(text), count = read_text(words, text, length);
    if (writer->signatory) {
        tie_name((const char *const *)(const void *)writer->signatory,
                 (int)g_strv_length(writer->signatory), words->known, (int)count, words->tie);
    }
    text_append(out, *text == ' ' ? " " : "");
    for (size_t i = 0; i < count; i++) {
        const Word *word = words->word[i];
        if (i > 0) {
            text_append(out, words->tie[i] == TIE_FIRM ? NBSP : " ");
        }
        if (word->abbreviation && is_new(writer, word->abbreviation)) {
            write_abbreviation(writer, word);
        } else {
            text_append_length(out, word->html, word->html_length);
        }
    }
    text_append(out, count > 0 && text[length - 1] == ' ' ? " " : "");
}
