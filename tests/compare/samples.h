/* Made-up plans of any length, for bounds of time. */
#ifndef KEHOACH_TESTS_COMPARE_SAMPLES_H
#define KEHOACH_TESTS_COMPARE_SAMPLES_H

#include "plan/plan.h"

#define WORDS_A_PAGE 350

typedef struct Sample {
    int pages;
    guint32 seed;  /* equal seeds give equal words */
    double edited; /* part of the paragraphs that get other words, go, come or move */
} Sample;

/* Sections of paragraphs, as many words as the pages take. */
Plan *sample_text(Sample sample);
/* One table of 5 columns. */
Plan *sample_table(int rows, guint32 seed, double edited);
/* Paragraphs that all read `text`, or all differ if it is NULL. */
Plan *sample_paragraphs(int count, const char *text, guint32 seed);
/* One paragraph. */
Plan *sample_giant(int words, guint32 seed, double edited);

#endif
