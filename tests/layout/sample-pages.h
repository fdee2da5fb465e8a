/* Plans written to a temporary folder, read, resolved and set; and checks that hold for all pages.
 */
#ifndef KEHOACH_TESTS_LAYOUT_SAMPLE_PAGES_H
#define KEHOACH_TESTS_LAYOUT_SAMPLE_PAGES_H

#include "layout/layout.h"
#include "source/source.h"

typedef struct SamplePages {
    Plan *plan;
    Pages *pages;
    FontSet *fonts;
    Findings *findings;
    char *folder;
} SamplePages;

/* Sets a plan with this text; `table` (a <bang> named "mau", or NULL) can be embedded by
 * <?bang mau?>. `head` replaces the usual ke-hoach.xml elements after <ngay> if not NULL. The test
 * fails on any finding of severity error. */
SamplePages sample_set(const char *text, const char *table);
SamplePages sample_set_state(const char *text, const char *table, const char *state);
void sample_clear(SamplePages *sample);

/* Nothing leaves the margins (page numbers, line numbers and watermarks apart), no two texts of a
 * page overlap, every cell's text stands between rules of its table. */
void assert_sound(const SamplePages *sample);

/* All text of a page in painting order, words parted by spaces; artefacts only if asked for. */
char *page_text(const SamplePages *sample, guint page, bool artefacts);
/* All content of all pages by the structure tree's order, words parted by spaces. */
char *content_text(const SamplePages *sample);
/* The text of the lowest line of the page (all items on the lowest baseline, notes included). */
char *lowest_line(const SamplePages *sample, guint page);

#endif
