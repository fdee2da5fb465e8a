/* Private to check/: looking at words of Vietnamese text (NFC). Nothing depends on a locale. */
#ifndef KEHOACH_CHECK_WORDS_H
#define KEHOACH_CHECK_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

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

/* No small letter, and a letter at all. */
bool in_capitals(const char *text, size_t length);
/* Copy in small letters; g_free it. */
char *in_small(const char *text, size_t length);

#endif
