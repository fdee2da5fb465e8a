/* Private to layout/: widths of a table's columns from what its cells need. Knows only widths. */
#ifndef KEHOACH_LAYOUT_COLUMNS_H
#define KEHOACH_LAYOUT_COLUMNS_H

#include "font/font.h"

/* What one cell needs, padding included. */
typedef struct CellNeed {
    int row, column, span;
    Len narrowest; /* its widest unbreakable stretch */
    Len widest;    /* all of its longest paragraph on one line */
    int64_t area;  /* width of all its text on one line: paragraphs added up */
} CellNeed;

/* Finds widths that fill `available` exactly and keep the table low: columns start at their
 * narrowest and grow where that lowers the rows most. Columns with `rigid` never grow past their
 * widest. Gives false if even the narrowest widths do not fit; the widest columns are then
 * shrunk. `need` is in row order. */
bool column_widths(const CellNeed *need, int count, int columns, const bool *rigid, Len available,
                   Len *width);

#endif
