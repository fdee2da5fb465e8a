#include "pdf/deflate.h"

#include <libdeflate.h>

/* Measured on 1,000 pages of text: level 4 takes two thirds as long again and makes the file 1.5 %
 * smaller, level 6 takes twice as long again for 3 %. */
#define LEVEL 1

struct Deflater {
    struct libdeflate_compressor *compressor;
};

Deflater *deflater_new(void)
{
    Deflater *d = g_new(Deflater, 1);
    d->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!d->compressor) {
        g_error("libdeflate: out of memory"); /* its only reason; ends the program as GLib does */
    }
    return d;
}

void deflater_free(Deflater *deflater)
{
    libdeflate_free_compressor(deflater->compressor);
    g_free(deflater);
}

void deflater_run(Deflater *deflater, const void *bytes, size_t length, Syntax *out)
{
    size_t bound = libdeflate_zlib_compress_bound(deflater->compressor, length);
    syntax_clear(out);
    syntax_reserve(out, bound);
    /* With room for the bound it always succeeds (libdeflate.h). */
    out->length = libdeflate_zlib_compress(deflater->compressor, bytes, length, out->bytes, bound);
}
