/* Private to check/: looking at words of Vietnamese text (NFC). Nothing depends on a locale. */
#ifndef KEHOACH_CHECK_WORDS_H
#define KEHOACH_CHECK_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* For letters that are in few texts. */
size_t word_part_rare(const char *p);

/* Bytes of the character at `p` if it stands in words, else 0. The letters of Vietnamese and their
 * neighbours are known by their first bytes: a look into the tables of Unicode for each would be
 * most of the time of the checks. */
static inline size_t word_part(const char *p)
{
    static const guint64 ASCII[2] = {G_GUINT64_CONSTANT(0x03ff000000000000),  /* 0-9 */
                                     G_GUINT64_CONSTANT(0x07fffffe07fffffe)}; /* A-Z a-z */
    guchar first = (guchar)p[0], second;
    if (first < 0x80) {
        return (ASCII[first / 64] >> (first % 64)) & 1;
    }
    second = (guchar)p[1];
    if ((first == 0xc3 && second != 0x97 && second != 0xb7) || (first >= 0xc4 && first <= 0xc6)) {
        return 2; /* U+00C0 to U+01BF without the signs of multiplication and division */
    }
    if (first == 0xe1 && (second == 0xba || second == 0xbb)) {
        return 3; /* U+1E80 to U+1EFF */
    }
    return word_part_rare(p);
}

/* The letter at `p`, 0 at the end; the one before `p`, 0 at the start of `text`. */
gunichar letter_at(const char *p);
gunichar letter_before(const char *text, const char *p);

/* Bytes of the letters (and digits) that follow at `p`. */
size_t word_length(const char *p);
/* The next word behind `p` and its length, or NULL. `p` must not stand in the midst of a word. */
const char *word_next(const char *p, size_t *length);
/* True if `p` begins with the words, and no letter or digit follows. */
bool word_is(const char *p, const char *words);
/* Where the words next stand as whole words from `p` on within `text`, or NULL. */
const char *word_find(const char *text, const char *p, const char *words);

/* The list has a space before and behind each word. */
bool word_listed(const char *list, const char *word, size_t length);

/* True if one of the letters is beyond ASCII. */
bool has_marks(const char *text, size_t length);
/* True if `text` begins with the words, which are in small letters, in any letters. `length` is
 * that of the words. */
bool same_but_case(const char *small, const char *text, size_t length);

/* No small letter, and a letter at all. */
bool in_capitals(const char *text, size_t length);
/* Copy in small letters; g_free it. */
char *in_small(const char *text, size_t length);

#endif
