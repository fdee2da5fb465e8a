/* Pages made by hand, with everything a plan may have on them. */
#ifndef TEST_PDF_SAMPLE_H
#define TEST_PDF_SAMPLE_H

#include "pages/pages.h"

typedef struct Sample {
    Pages *pages;
    Page *page; /* the one in work */
    Len y;      /* baseline of the line set last */
} Sample;

Sample sample_new(FontSet *fonts);
void sample_add_page(Sample *sample, Len width, Len height, const char *label);

/* Sets words parted by spaces from x on, with spaces `stretch` wider than the font's. */
void sample_set(Sample *sample, const TagNode *leaf, FaceStyle face, Len size, Len x, Len stretch,
                bool space_after, const char *text);
/* A line of its own, 18 pt below the one before: element, leaf and text. */
TagNode *sample_line(Sample *sample, TagNode *parent, TagRole role, FaceStyle face, Len x,
                     const char *text);
void sample_rule(Sample *sample, Len x, Len y, Len width, Len height);

/* A plan of three pages: headings, paragraph over two pages, list, table with headers and spans,
 * note and reference, links, chart, abbreviation, landscape annex, watermark, signature field,
 * attachments, bookmarks. */
Pages *sample_plan(FontSet *fonts);
/* One page, as short as a plan gets. */
Pages *sample_page(FontSet *fonts);
/* `pages` pages of running text, one paragraph each. */
Pages *sample_text(FontSet *fonts, int pages);
/* A table of `rows` rows in one TBody, 40 on a page. */
Pages *sample_table(FontSet *fonts, int rows);

#endif
