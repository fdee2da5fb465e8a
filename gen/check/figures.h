/* Private to check/: looking at indicators and their values. */
#ifndef KEHOACH_CHECK_FIGURES_H
#define KEHOACH_CHECK_FIGURES_H

#include "check/checks.h"

/* What is better for an indicator, as far as its plan and the catalogue say. */
typedef enum Better { BETTER_UNKNOWN, BETTER_HIGHER, BETTER_LOWER } Better;

Better better_of(const Indicator *indicator);

/* Small letters, single spaces, what stands in brackets left out: for comparing titles. g_free it.
 */
char *title_key(const char *title);
/* The value as printed, cut short. In the pool. */
const char *value_words(Pool *pool, const TargetValue *value);
/* "2025". In the pool. */
const char *number_words(Pool *pool, int number);

/* First and last year that the words name; 0 without. */
void years_of(const char *words, int *first, int *last);

/* Each figure by itself (check-values), and the indicators beside each other. */
void check_values(Check *check, const Indicator *indicator);
void check_indicators(Check *check);
/* What the text says about them. */
void check_prose_figures(Check *check);
/* Totals of tables. */
void check_totals(Check *check);

#endif
