/* Words of running text as pages write them. Pages say the same words many times: what each looks
 * like and what it may not be parted from is found once. */
#include "html/write.h"

#include "base/hash.h"

#include <string.h>

#define NBSP "\u00A0"
#define NBSP_LENGTH (sizeof NBSP - 1)

/* No abbreviation or code worth keeping whole is longer (bytes). */
#define MAX_WORD 40

#define FIRST_SLOTS 1024
#define FIRST_ROOM 64

/* So many bytes of a word can be read: mostly more than it has, in one go. */
#define SHORT 16

/* What stands between two spaces. */
typedef struct Word {
    guint64 hash;
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

static void make_room(HtmlWords *words, size_t count)
{
    if (words->room < count) {
        words->room = count;
        words->word = g_renew(const Word *, words->word, count);
        words->known = g_renew(const KnownWord *, words->known, count);
        words->tie = g_renew(Tie, words->tie, count);
    }
}

HtmlWords *html_words_new(const Catalogue *catalogue)
{
    HtmlWords *words = g_new0(HtmlWords, 1);
    words->catalogue = catalogue;
    words->names = tie_names_new(catalogue);
    words->pool = pool_new();
    words->slots = FIRST_SLOTS;
    words->slot = g_new0(Word *, words->slots);
    words->html = g_string_new(NULL);
    make_room(words, FIRST_ROOM);
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

static const char *keep(HtmlWords *words, const char *text, size_t length)
{
    char *copy = pool_alloc(words->pool, MAX(length + 1, SHORT));
    memcpy(copy, text, length);
    return copy;
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
    word->html = same ? word->text : keep(words, html->str, html->len);
    word->html_length = html->len;
}

/* ---- all of them ---- */

/* A word is read in pieces of eight bytes. */
typedef guint64 Piece;
#define EVERY_BYTE(byte) ((Piece)(byte)*G_GUINT64_CONSTANT(0x0101010101010101))

/* The high bit of each byte that is zero; only the lowest of them is sure. */
static Piece zero_bytes(Piece piece)
{
    return (piece - EVERY_BYTE(0x01)) & ~piece & EVERY_BYTE(0x80);
}

/* The length of the word at `text`. */
static size_t word_length(const char *text, const char *end)
{
    for (const char *p = text;; p += sizeof(Piece)) {
        Piece piece = EVERY_BYTE(' ');
        if (end - p >= (ptrdiff_t)sizeof piece) {
            memcpy(&piece, p, sizeof piece);
        } else {
            memcpy(&piece, p, (size_t)(end - p));
        }
        Piece spaces = zero_bytes(GUINT64_FROM_LE(piece) ^ EVERY_BYTE(' '));
        if (spaces) {
            return (size_t)(p - text) + (size_t)__builtin_ctzll(spaces) / 8;
        }
    }
}

static bool is_word(const Word *word, const char *text, size_t length, guint64 hash)
{
    return word->hash == hash && word->length == length && memcmp(word->text, text, length) == 0;
}

static Word **slot_of(const HtmlWords *words, const char *text, size_t length, guint64 hash)
{
    guint at = (guint)hash & (words->slots - 1);
    while (words->slot[at] && !is_word(words->slot[at], text, length, hash)) {
        at = (at + 1) & (words->slots - 1);
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

static const Word *word_at(HtmlWords *words, const char *text, size_t length, guint64 hash)
{
    Word **slot = slot_of(words, text, length, hash);
    Word *word = *slot;
    if (word) {
        return word;
    }
    word = POOL_NEW(words->pool, Word);
    *word = (Word){.hash = hash, .length = length, .text = keep(words, text, length)};
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

/* Gives how many words there are and how many bytes they take where none explains an abbreviation.
 */
static size_t read_text(HtmlWords *words, const char *text, size_t length, size_t *html_length)
{
    make_room(words, length / 2 + 1);
    const Word **word = words->word;
    const KnownWord **known = words->known;
    size_t count = 0, bytes = 0;
    const char *end = text + length;
    for (const char *p = text; p < end; p++) {
        if (*p == ' ') {
            continue;
        }
        size_t taken = word_length(p, end);
        const Word *found = word_at(words, p, taken, hash_bytes(p, taken));
        word[count] = found;
        known[count++] = found->known;
        bytes += found->html_length;
        p += taken; /* to the space behind it or the end */
    }
    tie_known(known, (int)count, words->tie);
    *html_length = bytes + count * NBSP_LENGTH;
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

static char *put_word(char *to, const Word *word)
{
    if (word->html_length <= SHORT) {
        memcpy(to, word->html, SHORT);
    } else {
        memcpy(to, word->html, word->html_length);
    }
    return to + word->html_length;
}

static char *put_space(char *to, Tie tie)
{
    if (tie == TIE_FIRM) {
        memcpy(to, NBSP, NBSP_LENGTH);
        return to + NBSP_LENGTH;
    }
    *to = ' ';
    return to + 1;
}

void html_words(HtmlWriter *writer, const char *text)
{
    if (!writer->words) {
        writer->words = writer->own_words = html_words_new(writer->catalogue);
    }
    HtmlWords *words = writer->words;
    GString *out = writer->out;
    size_t length = strlen(text), room;
    size_t count = read_text(words, text, length, &room);
    if (writer->signatory) {
        tie_name((const char *const *)(const void *)writer->signatory,
                 (int)g_strv_length(writer->signatory), words->known, (int)count, words->tie);
    }
    text_append(out, *text == ' ' ? " " : "");
    char *to = text_room(out, room + SHORT);
    for (size_t i = 0; i < count; i++) {
        const Word *word = words->word[i];
        if (i > 0) {
            to = put_space(to, words->tie[i]);
        }
        if (word->abbreviation && is_new(writer, word->abbreviation)) {
            text_take(out, to);
            write_abbreviation(writer, word);
            to = text_room(out, room + SHORT);
        } else {
            to = put_word(to, word);
        }
    }
    text_take(out, to);
    text_append(out, count > 0 && text[length - 1] == ' ' ? " " : "");
}
