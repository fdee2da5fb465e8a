/* Flate compression (ISO 32000-1, 7.4.4) by libdeflate, which takes half as long as zlib for the
 * same size: the streams of a PDF are whole in memory before they are compressed. */
#ifndef KEHOACH_PDF_DEFLATE_H
#define KEHOACH_PDF_DEFLATE_H

#include "pdf/syntax.h"

/* Keeps the tables from one stream to the next. */
typedef struct Deflater Deflater;

Deflater *deflater_new(void);
void deflater_free(Deflater *deflater);
/* Replaces what `out` holds by the compressed bytes. */
void deflater_run(Deflater *deflater, const void *bytes, size_t length, Syntax *out);

#endif
