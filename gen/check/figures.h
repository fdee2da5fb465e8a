/* Private to check/: looking at indicators and their values. */
#ifndef KEHOACH_CHECK_FIGURES_H
#define KEHOACH_CHECK_FIGURES_H

#include "check/checks.h"

/* Small letters, single spaces, what stands in brackets left out: for comparing titles. g_free it.
 */
char *title_key(const char *title);
/* "2025". In the pool. */
const char *number_words(Pool *pool, int number);

/* First and last year that the words name; 0 without. */
void years_of(const char *words, int *first, int *last);

/* The indicators beside each other. */
void check_indicators(Check *check);
/* What the text says about them. */
void check_prose_figures(Check *check);
/* Totals of tables. */
void check_totals(Check *check);

#endif
