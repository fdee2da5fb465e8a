/* Flate compression (ISO 32000-1, 7.4.4) by zlib. */
#ifndef KEHOACH_PDF_DEFLATE_H
#define KEHOACH_PDF_DEFLATE_H

#include "pdf/syntax.h"

/* Keeps zlib's tables from one stream to the next: setting them up costs as much as a short page.
 */
typedef struct Deflater Deflater;

Deflater *deflater_new(int level);
void deflater_free(Deflater *deflater);
/* Replaces what `out` holds by the compressed bytes. */
void deflater_run(Deflater *deflater, const void *bytes, size_t length, Syntax *out);

#endif
