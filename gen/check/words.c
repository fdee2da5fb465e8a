#include "check/words.h"

#include <string.h>

gunichar letter_at(const char *p)
{
    return *p ? g_utf8_get_char(p) : 0;
}

gunichar letter_before(const char *text, const char *p)
{
    return p > text ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;
}

static bool in_word(gunichar c)
{
    return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c) || g_unichar_ismark(c);
}

size_t word_part_rare(const char *p)
{
    return in_word(g_utf8_get_char(p)) ? (size_t)(g_utf8_next_char(p) - p) : 0;
}

size_t word_length(const char *p)
{
    const char *end = p;
    for (size_t part; (part = word_part(end)) > 0;) {
        end += part;
    }
    return (size_t)(end - p);
}

const char *word_next(const char *p, size_t *length)
{
    while (*p && word_part(p) == 0) {
        p = g_utf8_next_char(p);
    }
    *length = word_length(p);
    return *length > 0 ? p : NULL;
}

bool word_is(const char *p, const char *words)
{
    return g_str_has_prefix(p, words) && !in_word(letter_at(p + strlen(words)));
}

const char *word_find(const char *text, const char *p, const char *words)
{
    while ((p = strstr(p, words))) {
        if (!in_word(letter_before(text, p)) && word_is(p, words)) {
            return p;
        }
        p = g_utf8_next_char(p);
    }
    return NULL;
}

bool has_marks(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((guchar)text[i] >= 0x80) {
            return true;
        }
    }
    return false;
}

bool same_but_case(const char *small, const char *text, size_t length)
{
    const char *p = small;
    for (; p < small + length && *text; p = g_utf8_next_char(p), text = g_utf8_next_char(text)) {
        if (g_unichar_tolower(letter_at(text)) != letter_at(p)) {
            return false;
        }
    }
    return p == small + length;
}

bool in_capitals(const char *text, size_t length)
{
    bool letters = false;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if (g_unichar_islower(letter_at(p))) {
            return false;
        }
        letters = letters || g_unichar_isupper(letter_at(p));
    }
    return letters;
}

char *in_small(const char *text, size_t length)
{
    /* A small letter takes at most three bytes for the two of its capital. */
    char *small = g_malloc(2 * length + 1), *out = small;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if ((guchar)*p < 0x80) {
            *out++ = g_ascii_tolower(*p);
        } else {
            out += g_unichar_to_utf8(g_unichar_tolower(letter_at(p)), out);
        }
    }
    *out = '\0';
    return small;
}

bool word_listed(const char *list, const char *word, size_t length)
{
    char framed[64];
    if (length + 3 > sizeof framed) {
        return false;
    }
    g_snprintf(framed, sizeof framed, " %.*s ", (int)length, word);
    return strstr(list, framed) != NULL;
}
