/* PNG by libpng. Its errors jump; what is to be freed then lies in the structure of the run, which
 * its caller keeps. */
#include "image/parts.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

/* Bytes of one chunk beside the pixels; none of them is wanted. */
#define CHUNK_BYTES ((png_alloc_size_t)1024 * 1024)
#define CHUNK_COUNT 64
#define COMPRESSION 6
/* Of sRGB, as near as one exponent comes (PNG, 12.2). */
#define SCREEN_GAMMA 2.2

typedef struct PngReader {
    png_structp png;
    png_infop info;
    ImageSource source;
    size_t at;
    guint8 *pixels; /* of the whole picture or of a row */
} PngReader;

typedef struct PngMaker {
    png_structp png;
    png_infop info;
    GByteArray *file;
} PngMaker;

static void fail(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void take_bytes(png_structp png, png_bytep out, size_t length)
{
    PngReader *reader = png_get_io_ptr(png);
    if (length > reader->source.length - reader->at) {
        png_error(png, "cut short");
    }
    memcpy(out, reader->source.bytes + reader->at, length);
    reader->at += length;
}

/* ---- reading ---- */

static void open_reader(PngReader *reader, ImageSource source)
{
    /* Texts, profiles, places: passed over without being unpacked. */
    static const png_byte UNWANTED[] = "tEXt\0zTXt\0iTXt\0iCCP\0eXIf\0sPLT\0hIST\0tIME\0pCAL\0sCAL";
    *reader = (PngReader){.source = source};
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail, pass_over);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info) {
        g_error("libpng cannot be started"); /* no memory: its only reason */
    }
    png_set_read_fn(reader->png, reader, take_bytes);
    png_set_user_limits(reader->png, IMAGE_MAX_SIDE, IMAGE_MAX_SIDE);
    png_set_chunk_malloc_max(reader->png, CHUNK_BYTES);
    png_set_chunk_cache_max(reader->png, CHUNK_COUNT);
    png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, UNWANTED,
                                (int)(sizeof UNWANTED / 5));
}

static void close_reader(PngReader *reader)
{
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    g_free(reader->pixels);
}

/* The sides lie in the first chunk, which the standard puts at the beginning of every file. They
 * are looked at without libpng, whose own limits cannot be told from other faults. */
ImageFault png_read_sides(ImageSource source, ImageHeader *header)
{
    static const guint8 START[] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    if (source.length < 33 || memcmp(source.bytes + 8, START, sizeof START) != 0) {
        return IMAGE_FAULT_CONTENT;
    }
    guint32 side[2];
    for (size_t i = 0; i < 2; i++) {
        const guint8 *p = source.bytes + 16 + 4 * i;
        side[i] = (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
    }
    if (side[0] == 0 || side[1] == 0 || side[0] > G_MAXINT32 || side[1] > G_MAXINT32) {
        return IMAGE_FAULT_CONTENT;
    }
    header->width = (int)side[0];
    header->height = (int)side[1];
    return image_fits(side[0], side[1]) ? IMAGE_SOUND : IMAGE_FAULT_SIZE;
}

/* 8 bits a channel in sRGB: grey or RGB, with alpha or without. */
static void set_form(png_structp png, png_infop info)
{
    double gamma;
    png_set_expand(png);
    png_set_gamma(png, SCREEN_GAMMA, png_get_gAMA(png, info, &gamma) ? gamma : 1 / SCREEN_GAMMA);
    png_set_scale_16(png);
    (void)png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

/* Lays the row on white, in its own place. */
static void drop_alpha(guint8 *row, guint32 width, int channels)
{
    const guint8 *from = row;
    guint8 *to = row;
    for (guint32 x = 0; x < width; x++) {
        guint alpha = from[channels];
        for (int c = 0; c < channels; c++) {
            guint mixed = from[c] * alpha + 255 * (255 - alpha);
            to[c] = (guint8)((mixed + 127) / 255);
        }
        from += channels + 1;
        to += channels;
    }
}

/* ---- writing ---- */

static void add_bytes(png_structp png, png_bytep bytes, size_t length)
{
    GByteArray *file = png_get_io_ptr(png);
    g_byte_array_append(file, bytes, (guint)length);
}

static void end_bytes(png_structp png)
{
    (void)png;
}

static void open_maker(PngMaker *maker)
{
    *maker = (PngMaker){.file = g_byte_array_new()};
    maker->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, pass_over);
    maker->info = maker->png ? png_create_info_struct(maker->png) : NULL;
    if (!maker->info) {
        g_error("libpng cannot be started");
    }
    png_set_write_fn(maker->png, maker->file, add_bytes, end_bytes);
    png_set_compression_level(maker->png, COMPRESSION);
}

static void close_maker(PngMaker *maker)
{
    png_destroy_write_struct(&maker->png, &maker->info);
    if (maker->file) {
        g_byte_array_unref(maker->file);
    }
}

/* The picture row by row from the one file into the other; of an interlaced one all rows are there
 * only at its end. False after a jump of either. */
static bool copy_pixels(PngReader *reader, PngMaker *maker, int *channels)
{
    if (setjmp(png_jmpbuf(reader->png))) { // NOLINT(cert-err52-cpp): libpng has no other way
        return false;
    }
    if (setjmp(png_jmpbuf(maker->png))) { // NOLINT(cert-err52-cpp)
        return false;
    }
    png_read_info(reader->png, reader->info);
    set_form(reader->png, reader->info);
    guint32 width = png_get_image_width(reader->png, reader->info);
    guint32 height = png_get_image_height(reader->png, reader->info);
    bool alpha = png_get_channels(reader->png, reader->info) % 2 == 0;
    bool whole = png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE;
    size_t stride = png_get_rowbytes(reader->png, reader->info);
    *channels = png_get_channels(reader->png, reader->info) - alpha;
    reader->pixels = g_malloc(whole ? stride * height : stride);
    for (int pass = 0; whole && pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
        for (guint32 y = 0; y < height; y++) {
            png_read_row(reader->png, reader->pixels + stride * y, NULL);
        }
    }
    png_set_IHDR(maker->png, maker->info, width, height, 8,
                 *channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(maker->png, maker->info);
    for (guint32 y = 0; y < height; y++) {
        guint8 *row = whole ? reader->pixels + stride * y : reader->pixels;
        if (!whole) {
            png_read_row(reader->png, row, NULL);
        }
        if (alpha) {
            drop_alpha(row, width, *channels);
        }
        png_write_row(maker->png, row);
    }
    png_read_end(reader->png, NULL);
    png_write_end(maker->png, maker->info);
    return true;
}

/* The zlib stream of a file that was made here: the contents of its IDAT chunks one after the
 * other. */
static GBytes *collect_samples(const GByteArray *file)
{
    GByteArray *samples = g_byte_array_new();
    for (guint at = 8; at + 12 <= file->len;) {
        const guint8 *p = file->data + at;
        guint length = (guint)p[0] << 24 | (guint)p[1] << 16 | (guint)p[2] << 8 | p[3];
        if (memcmp(p + 4, "IDAT", 4) == 0) {
            g_byte_array_append(samples, p + 8, length);
        }
        at += 12 + length;
    }
    return g_byte_array_free_to_bytes(samples);
}

bool png_publish(ImageSource source, ImageData *data)
{
    PngReader reader;
    PngMaker maker;
    open_reader(&reader, source);
    open_maker(&maker);
    bool good = copy_pixels(&reader, &maker, &data->channels);
    if (good) {
        data->samples = collect_samples(maker.file);
        data->file = g_byte_array_free_to_bytes(g_steal_pointer(&maker.file));
    }
    close_maker(&maker);
    close_reader(&reader);
    return good;
}
