/* Legacy text that was opened as Western text and saved as UTF-8: each byte became the character
 * that CP1252 has for it. */
#include "legacy/letters.h"
#include "legacy/syllable.h"

#include <string.h>

#define WORDS_LEAST 2
/* Share in percent of a line's unreadable words that must become readable. */
#define SHARE_LEAST 80

typedef struct Token {
    const char *start, *end;
    bool sound;                  /* spelled right as it stands */
    bool readable[LEGACY_COUNT]; /* when its bytes are decoded so */
} Token;

typedef struct Line {
    GArray *tokens; /* of Token: words with marks that a byte each could have made */
    int unsound;
    bool genuine; /* has letters that only Unicode has */
} Line;

/* The bytes the token was made of; false if it holds a character that no byte stands for, or is
 * plain ASCII. */
static bool token_bytes(const char *start, const char *end, GByteArray *bytes)
{
    bool marked = false;
    guint count = 0;
    g_byte_array_set_size(bytes, (guint)(end - start));
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        int byte = (guchar)*p < 0x80 ? *p : western_byte(g_utf8_get_char(p));
        if (byte < 0) {
            return false;
        }
        marked = marked || byte >= 0x80;
        bytes->data[count++] = (guint8)byte;
    }
    g_byte_array_set_size(bytes, count);
    return marked;
}

/* All its words with marks are spelled right, there is one, and beside them is only punctuation. */
static bool is_readable(const char *text, size_t length)
{
    int words = 0, read = 0;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool quote = (c >= 0x2010 && c <= 0x2026) || c == 0xA0 || c == 0xAB || c == 0xBB;
        if (c >= 0x80 && !letter_apart(c).key && !quote) {
            return false;
        }
    }
    letters_count(text, length, &words, &read);
    return words > 0 && words == read;
}

static char *decoded(LegacyEncoding encoding, const GByteArray *bytes)
{
    if (encoding != LEGACY_UTF8) {
        return legacy_decode(encoding, bytes->data, bytes->len, NULL);
    }
    return g_utf8_validate_len((const char *)bytes->data, bytes->len, NULL)
               ? g_strndup((const char *)bytes->data, bytes->len)
               : NULL;
}

/* "°", "½" stand in good texts too. */
static bool has_letter(const Token *token)
{
    for (const char *p = token->start; p < token->end; p = g_utf8_next_char(p)) {
        if (g_unichar_isalpha(g_utf8_get_char(p))) {
            return true;
        }
    }
    return false;
}

/* Spelled right as it stands. "sá»‘" seems so, a word and two quotation marks, but its bytes are a
 * sequence of UTF-8, which no writing makes by chance. */
static bool is_sound(const Token *token, const GByteArray *bytes)
{
    return !g_utf8_validate_len((const char *)bytes->data, bytes->len, NULL) &&
           is_readable(token->start, (size_t)(token->end - token->start));
}

static void judge_token(Token *token, const GByteArray *bytes)
{
    token->sound = is_sound(token, bytes);
    for (int i = LEGACY_TCVN3; i < LEGACY_COUNT; i++) {
        char *text = i == LEGACY_TCVN1 ? NULL : decoded((LegacyEncoding)i, bytes);
        token->readable[i] = text && is_readable(text, strlen(text));
        g_free(text);
    }
}

/* What a token is made of. */
typedef struct Make {
    bool marked;  /* beyond ASCII */
    bool genuine; /* with a character that no byte stands for */
    bool beside;  /* with two characters beyond ASCII side by side */
} Make;

/* Letters that only Unicode has begin with E1 (Vietnamese with tones) or C4 (ă, đ, ĩ); C3 begins
 * those that Western languages have. Others are looked up. */
static bool is_western(const char *p)
{
    guchar first = (guchar)*p;
    return first == 0xc3 ||
           (first != 0xe1 && first != 0xc4 && western_byte(g_utf8_get_char(p)) >= 0);
}

/* The end of the token at `p`. */
static const char *token_end(const char *p, const char *end, Make *make)
{
    const char *behind = NULL; /* the last character beyond ASCII */
    *make = (Make){0};
    for (;;) {
        while (p < end && g_ascii_isalpha(*p)) {
            p++;
        }
        if (p >= end || (guchar)*p < 0x80) {
            return p;
        }
        make->marked = true;
        make->beside = make->beside || p == behind;
        make->genuine = make->genuine || !is_western(p);
        behind = p = g_utf8_next_char(p);
    }
}

/* By far most words: a syllable, whose bytes are no sequence of UTF-8 because no two of them beyond
 * ASCII meet. */
static bool is_plain_syllable(const Token *token, Make make)
{
    return !make.beside && syllable_read(token->start, (size_t)(token->end - token->start)).spelled;
}

static void read_line(Line *line, const char *p, const char *end, GByteArray *bytes)
{
    while (p < end) {
        Make make;
        const char *start = p;
        p = token_end(p, end, &make);
        if (!make.marked || make.genuine) {
            line->genuine = line->genuine || make.genuine;
            p += p == start; /* what is no part is ASCII */
            continue;
        }
        Token token = {.start = start, .end = p};
        if (!has_letter(&token)) {
            continue;
        }
        g_array_append_val(line->tokens, token);
        if (!is_plain_syllable(&token, make) && token_bytes(token.start, token.end, bytes)) {
            line->unsound += !is_sound(&token, bytes);
        }
    }
}

/* The encoding that makes most of the unsound tokens readable, with how many. */
static LegacyEncoding best_encoding(const GArray *tokens, int *read)
{
    /* UTF-8 first: its sequences do not come about by chance. */
    static const LegacyEncoding ORDER[] = {LEGACY_UTF8, LEGACY_TCVN3, LEGACY_VNI, LEGACY_VISCII,
                                           LEGACY_CP1258};
    LegacyEncoding best = LEGACY_NONE;
    *read = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(ORDER); i++) {
        int n = 0;
        for (guint k = 0; k < tokens->len; k++) {
            const Token *token = &g_array_index(tokens, Token, k);
            n += !token->sound && token->readable[ORDER[i]];
        }
        if (n > *read) {
            *read = n;
            best = ORDER[i];
        }
    }
    return best;
}

/* The line's part from the first to the last misread word with these put right. "cã" may be a word
 * or a misread "có": beside letters that only Unicode has it is taken for a word. */
static void put_right(LegacyMisread *found, const char *text, const Line *line, GByteArray *bytes)
{
    GString *out = g_string_new(NULL);
    const char *done = NULL;
    for (guint k = 0; k < line->tokens->len; k++) {
        const Token *token = &g_array_index(line->tokens, Token, k);
        if (!token->readable[found->encoding] || (token->sound && line->genuine)) {
            continue;
        }
        if (done) {
            g_string_append_len(out, done, token->start - done);
        } else {
            found->offset = (size_t)(token->start - text);
        }
        token_bytes(token->start, token->end, bytes);
        char *right = decoded(found->encoding, bytes);
        g_string_append(out, right);
        g_free(right);
        done = token->end;
    }
    found->length = (size_t)(done - text) - found->offset;
    found->meant = g_string_free(out, FALSE);
}

static bool judge_line(const char *text, const Line *line, GByteArray *bytes, LegacyMisread *found)
{
    if (line->unsound < WORDS_LEAST) {
        return false;
    }
    for (guint k = 0; k < line->tokens->len; k++) {
        Token *token = &g_array_index(line->tokens, Token, k);
        token_bytes(token->start, token->end, bytes);
        judge_token(token, bytes);
    }
    found->encoding = best_encoding(line->tokens, &found->words);
    if (found->words < WORDS_LEAST || found->words * 100 < line->unsound * SHARE_LEAST) {
        return false;
    }
    put_right(found, text, line, bytes);
    return true;
}

bool legacy_find_misread(const char *text, size_t length, size_t from, LegacyMisread *found)
{
    GByteArray *bytes = g_byte_array_new();
    Line line = {.tokens = g_array_new(FALSE, FALSE, sizeof(Token))};
    const char *end = text + length;
    bool misread = false;
    for (const char *p = text + from; p < end && !misread;) {
        const char *feed = memchr(p, '\n', (size_t)(end - p));
        const char *line_end = feed ? feed : end;
        g_array_set_size(line.tokens, 0);
        line.unsound = 0;
        line.genuine = false;
        read_line(&line, p, line_end, bytes);
        misread = judge_line(text, &line, bytes, found);
        p = feed ? feed + 1 : end;
    }
    g_array_free(line.tokens, TRUE);
    g_byte_array_unref(bytes);
    return misread;
}
