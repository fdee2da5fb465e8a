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

/* The letters of Vietnamese and their neighbours need no look into the tables of Unicode, which
 * would be most of the time of the checks. */
static bool in_word(gunichar c)
{
    if (c < 0x80) {
        return g_ascii_isalnum((char)c);
    }
    return (c >= 0x1ea0 && c <= 0x1ef9) || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

size_t word_length(const char *p)
{
    const char *end = p;
    while (in_word(letter_at(end))) {
        end = g_utf8_next_char(end);
    }
    return (size_t)(end - p);
}

const char *word_next(const char *p, size_t *length)
{
    while (*p && !in_word(letter_at(p))) {
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
    GString *out = g_string_sized_new(length);
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if ((guchar)*p < 0x80) {
            g_string_append_c(out, g_ascii_tolower(*p));
        } else {
            g_string_append_unichar(out, g_unichar_tolower(letter_at(p)));
        }
    }
    return g_string_free(out, FALSE);
}
