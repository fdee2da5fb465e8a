/* What stretches of two wordings have in common, counted the plain way: sorted and merged. */
#ifndef KEHOACH_TESTS_COMPARE_PLAIN_H
#define KEHOACH_TESTS_COMPARE_PLAIN_H

#include "compare/wording.h"

/* Of uint64_t, for qsort. */
int plain_order(const void *a, const void *b);
/* Syllables and pairs of them, each as often as both have it. */
guint32 plain_common(const Wording *a, Syllables x, const Wording *b, Syllables y);

#endif
