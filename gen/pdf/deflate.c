#include "pdf/deflate.h"

#define ZLIB_CONST
#include <zlib.h>

struct Deflater {
    z_stream stream;
};

Deflater *deflater_new(int level)
{
    Deflater *d = g_new0(Deflater, 1);
    if (deflateInit(&d->stream, level) != Z_OK) {
        g_error("zlib: out of memory"); /* its only reason; ends the program as GLib does */
    }
    return d;
}

void deflater_free(Deflater *deflater)
{
    (void)deflateEnd(&deflater->stream);
    g_free(deflater);
}

void deflater_run(Deflater *deflater, const void *bytes, size_t length, Syntax *out)
{
    z_stream *z = &deflater->stream;
    (void)deflateReset(z);
    syntax_clear(out);
    /* With room for the bound, one call does it (zlib.h, deflateBound). */
    syntax_reserve(out, deflateBound(z, length));
    z->next_in = bytes;
    z->avail_in = (uInt)length;
    z->next_out = (Bytef *)out->bytes;
    z->avail_out = (uInt)out->room;
    (void)deflate(z, Z_FINISH);
    out->length = z->total_out;
}
