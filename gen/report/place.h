/* Private to report/: places in sources. */
#ifndef KEHOACH_REPORT_PLACE_H
#define KEHOACH_REPORT_PLACE_H

#include "base/finding.h"

/* Where the last place was: findings come sorted by line and column, so the search for the next one
 * goes on from there and a whole report reads each source once. Zero to begin with. */
typedef struct PlaceCursor {
    const SourceFile *file;
    const char *start, *end; /* of the line; end NULL = not looked for yet */
    uint32_t line;
    const char *place; /* of the character `column` */
    uint32_t column;
} PlaceCursor;

/* The character at `p`, which may be damaged UTF-8, and its bytes; U+FFFD for what is damaged or
 * would command a terminal. */
gunichar place_character(const char *p, const char *end, size_t *bytes);

/* Moves the cursor to the place and gives the end of its line, or NULL if the source is shorter. */
const char *place_find(PlaceCursor *cursor, SourcePos pos);
/* The column behind the last character of what the finding is about, in the line where it begins; 0
 * if that is not known. It is known where the message quotes what stands at its place. */
uint32_t place_end_column(PlaceCursor *cursor, const Finding *finding);

#endif
