/* Private to data/: CSV cells and rows. */
#ifndef KEHOACH_DATA_CSV_H
#define KEHOACH_DATA_CSV_H

#include <glib.h>

/* Appends a cell (NULL counts as empty); the first of a row has no comma before it. */
void csv_cell(GString *out, const char *text);
void csv_end_row(GString *out);
/* A header line of plain names, ended by NULL. */
void csv_header(GString *out, const char *const *names);

#endif
