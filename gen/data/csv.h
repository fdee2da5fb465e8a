/* Private to data/ and compare/: CSV cells and rows. */
#ifndef KEHOACH_DATA_CSV_H
#define KEHOACH_DATA_CSV_H

#include "data/data.h"

/* Appends a cell (NULL counts as empty); the first of a row has no comma before it. */
void csv_cell(GString *out, const char *text);
void csv_end_row(GString *out);
/* The header line of the table. */
void csv_header(GString *out, const DataTable *table);

#endif
