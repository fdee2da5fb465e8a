/* Folding for search: what a reader types without marks, in either way of placing tones, composed
 * or not, small or capital, meets what a plan has. A word is a run of letters, marks and digits: in
 * Vietnamese a syllable, "134" and "kh" and "ubnd" in a code. The pages' script folds in the same
 * way (html/script/search.js); a table of samples holds both equal. */
#ifndef KEHOACH_BASE_FOLD_H
#define KEHOACH_BASE_FOLD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The next word at or after `*text` (valid UTF-8), which is left behind it; false at the end. */
bool fold_next_word(const char **text, const char **word, size_t *length);

/* Both appended: `folded` without any mark, đ as d: "hoa" of "Hòa" and of "HOÀ"; `marked` with its
 * marks, the tone behind all letters, so that its place in the syllable makes no difference: equal
 * for "hòa" and "hoà", not for "hóa" or "hoa". Only for comparing: it is no normal form. Nothing is
 * appended to `folded` for a word of marks alone. */
void fold_word(const char *word, size_t length, GString *folded, GString *marked);

/* The folded words of the text with single spaces between: "ke hoach so 134". g_free it. */
char *fold_text(const char *text);

#endif
