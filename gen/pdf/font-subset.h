/* A face as this file uses it: a composite font with an embedded subset (ISO 32000-1, 9.7; ISO
 * 14289-1, 7.21; ISO 19005-3, 6.2.11).
 *
 * Codes (CIDs) are given in order of first use, one for each pair of glyph and text. So a page's
 * content can be written before the subset is known, codes stay small, and a glyph that draws two
 * characters (hyphen and non-breaking hyphen) still gives each of them back when read. */
#ifndef KEHOACH_PDF_FONT_SUBSET_H
#define KEHOACH_PDF_FONT_SUBSET_H

#include "pdf/haru.h"

#include "pdf/deflate.h"

typedef struct SubsetFont SubsetFont;

SubsetFont *subset_font_new(const Face *face, Pool *pool);
void subset_font_free(SubsetFont *font);

/* The code of a glyph that stands for these bytes of text. */
uint16_t subset_font_code(SubsetFont *font, uint32_t glyph, const char *text, size_t length);

/* Widths are counted in millionths of an em, which is what three decimals of /W say: a reader who
 * adds up widths stands exactly where we think. */
#define EM_UNITS 1000000
int32_t subset_font_width(const SubsetFont *font, uint16_t code);

/* Writes the font with its subset, widths and ToUnicode map into a reserved object. False if the
 * face cannot be subset. */
bool subset_font_write(SubsetFont *font, Haru *haru, Deflater *deflater, ObjectId object);

#endif
