/* Private to layout/: widths of a table's columns from what its cells need. Knows only widths. */
#ifndef KEHOACH_LAYOUT_COLUMNS_H
#define KEHOACH_LAYOUT_COLUMNS_H

#include "font/font.h"

/* An unbreakable stretch of a cell's text. */
typedef struct CellWord {
    Len width;
    Len space; /* before it */
    bool starts_paragraph;
} CellWord;

/* What one cell needs. */
typedef struct CellNeed {
    int row, column, span;
    Len narrowest;        /* its widest unbreakable stretch, padding included */
    Len widest;           /* all of its longest paragraph on one line, padding included */
    int64_t area;         /* width of all its text on one line: paragraphs added up */
    const CellWord *word; /* needed for sampled rows only */
    int words;
    bool head; /* of a header row: may break where a value may not */
} CellNeed;

/* In long tables every k-th row is enough to choose widths by. */
bool column_row_is_sampled(int row, int rows);

/* Finds widths that fill `available` exactly and keep the table low: columns start at their
 * narrowest, or at their values' width where the table has that room, and grow where that lowers
 * the rows most. Columns with `rigid` never grow past their
 * widest. Gives false if even the narrowest widths do not fit; the widest columns are then
 * shrunk. `need` is in row order; `padding` is what a cell's text has less than its column. */
bool column_widths(const CellNeed *need, int count, int columns, const bool *rigid, Len available,
                   Len padding, Len *width);

#endif
