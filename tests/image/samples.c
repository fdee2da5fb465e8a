#include "samples.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

const PngForm PNG_FORMS[] = {
    {"grey-1", 0, 1, false, false, 0},        {"grey-2", 0, 2, true, false, 0},
    {"grey-4", 0, 4, false, false, 0},        {"grey-8", 0, 8, true, false, 0},
    {"grey-16", 0, 16, false, false, 0},      {"grey-key", 0, 8, false, true, 0},
    {"rgb-8", 2, 8, false, false, 0},         {"rgb-8-interlaced", 2, 8, true, false, 0},
    {"rgb-16", 2, 16, true, false, 0},        {"rgb-key", 2, 8, false, true, 0},
    {"palette-2", 3, 2, false, false, 0},     {"palette-8", 3, 8, true, false, 0},
    {"palette-key", 3, 4, false, true, 0},    {"grey-alpha-8", 4, 8, false, false, 0},
    {"grey-alpha-16", 4, 16, true, false, 0}, {"rgb-alpha-8", 6, 8, true, false, 0},
    {"rgb-alpha-16", 6, 16, false, false, 0}, {"rgb-gamma", 2, 8, false, false, 1.0},
};
const size_t PNG_FORM_COUNT = G_N_ELEMENTS(PNG_FORMS);

const JpegForm JPEG_FORMS[] = {
    {"grey", JPEG_GREY, false, 0, 0},      {"ycc", JPEG_YCC, false, 0, 0},
    {"progressive", JPEG_YCC, true, 0, 0}, {"rgb", JPEG_RGB_INSIDE, false, 0, 0},
    {"inks", JPEG_INKS, false, 0, 0},      {"exif-1", JPEG_YCC, false, 1, 0},
    {"exif-2", JPEG_YCC, false, 2, 0},     {"exif-3", JPEG_YCC, false, 3, 0},
    {"exif-4", JPEG_YCC, true, 4, 0},      {"exif-5", JPEG_YCC, false, 5, 0},
    {"exif-6", JPEG_YCC, false, 6, 0},     {"exif-7", JPEG_YCC, false, 7, 0},
    {"exif-8", JPEG_GREY, false, 8, 0},
};
const size_t JPEG_FORM_COUNT = G_N_ELEMENTS(JPEG_FORMS);

static const guint8 QUARTERS[4][3] = {{255, 0, 0}, {0, 128, 0}, {0, 0, 255}, {255, 255, 255}};

static int quarter_of(int x, int y)
{
    return (x >= SAMPLE_WIDTH / 2) + 2 * (y >= SAMPLE_HEIGHT / 2);
}

void sample_pixel(int x, int y, guint8 rgb[3])
{
    memcpy(rgb, QUARTERS[quarter_of(x, y)], 3);
}

static guint8 grey_of(const guint8 rgb[3])
{
    return (guint8)((rgb[0] + rgb[1] + rgb[2]) / 3);
}

/* ---- PNG ---- */

static void add_bytes(png_structp png, png_bytep bytes, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint)length);
}

static void end_bytes(png_structp png)
{
    (void)png;
}

static void put_sample(guint8 *row, size_t at, int depth, guint value)
{
    if (depth == 16) {
        row[2 * at] = row[2 * at + 1] = (guint8)value;
        return;
    }
    size_t bits = (size_t)depth, bit = at * bits, room = 8 - bits - bit % 8;
    row[bit / 8] |= (guint8)(value >> (8 - bits) << room);
}

/* White is what is transparent, so that it does not matter what lies under it. */
static void fill_row(const PngForm *form, int y, guint8 *row)
{
    static const int CHANNELS[] = {1, 0, 3, 1, 2, 0, 4};
    memset(row, 0, (size_t)SAMPLE_WIDTH * 8);
    for (int x = 0; x < SAMPLE_WIDTH; x++) {
        int channels = CHANNELS[form->colour], quarter = quarter_of(x, y);
        size_t at = (size_t)x * (size_t)channels;
        guint8 rgb[3], seen = quarter == 3 ? 0 : 255;
        sample_pixel(x, y, rgb);
        if (form->colour == 3) {
            put_sample(row, at, form->depth, (guint)quarter << (8 - MIN(form->depth, 8)));
            continue;
        }
        bool alpha = channels % 2 == 0;
        if (alpha && seen == 0) {
            memset(rgb, 77, 3);
        }
        if (channels < 3) {
            put_sample(row, at, form->depth, grey_of(rgb));
        }
        for (size_t c = 0; channels >= 3 && c < 3; c++) {
            put_sample(row, at + c, form->depth, rgb[c]);
        }
        if (alpha) {
            put_sample(row, at + (size_t)channels - 1, form->depth, seen);
        }
    }
}

static void put_key(png_structp png, png_infop info, const PngForm *form)
{
    png_byte alphas[4] = {255, 255, 255, 0};
    png_color_16 white = {0, 255, 255, 255, 255};
    if (form->keyed) {
        png_set_tRNS(png, info, alphas, form->colour == 3 ? 4 : 0, &white);
    }
}

static void put_palette(png_structp png, png_infop info, const PngForm *form)
{
    png_color palette[4];
    for (size_t i = 0; i < 4; i++) {
        /* What is transparent has any colour. */
        bool hidden = form->keyed && i == 3;
        palette[i].red = hidden ? 9 : QUARTERS[i][0];
        palette[i].green = hidden ? 9 : QUARTERS[i][1];
        palette[i].blue = hidden ? 9 : QUARTERS[i][2];
    }
    png_set_PLTE(png, info, palette, 4);
}

GBytes *sample_png(const PngForm *form)
{
    GByteArray *file = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, file, add_bytes, end_bytes);
    png_set_IHDR(png, info, SAMPLE_WIDTH, SAMPLE_HEIGHT, form->depth, form->colour,
                 form->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    if (form->colour == 3) {
        put_palette(png, info, form);
    }
    put_key(png, info, form);
    if (form->gamma > 0) {
        png_set_gAMA(png, info, form->gamma);
    }
    char key[] = "Comment", secret[] = SAMPLE_SECRET;
    png_text text = {.compression = PNG_TEXT_COMPRESSION_NONE, .key = key, .text = secret};
    png_set_text(png, info, &text, 1);
    png_write_info(png, info);
    int passes = png_set_interlace_handling(png);
    guint8 row[SAMPLE_WIDTH * 8];
    for (int pass = 0; pass < passes; pass++) {
        for (int y = 0; y < SAMPLE_HEIGHT; y++) {
            fill_row(form, y, row);
            png_write_row(png, row);
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(file);
}

/* ---- JPEG ---- */

/* The pixel of the upright picture that lies at the place in the file (EXIF 2.32, 4.6.4). */
static void find_pixel(int orientation, int x, int y, guint8 rgb[3])
{
    int right = SAMPLE_WIDTH - 1, bottom = SAMPLE_HEIGHT - 1;
    switch (orientation) {
    case 2:
        sample_pixel(right - x, y, rgb);
        break;
    case 3:
        sample_pixel(right - x, bottom - y, rgb);
        break;
    case 4:
        sample_pixel(x, bottom - y, rgb);
        break;
    case 5:
        sample_pixel(y, x, rgb);
        break;
    case 6: /* to be turned to the right: the file's left edge comes on top */
        sample_pixel(right - y, x, rgb);
        break;
    case 7:
        sample_pixel(right - y, bottom - x, rgb);
        break;
    case 8:
        sample_pixel(y, bottom - x, rgb);
        break;
    default:
        sample_pixel(x, y, rgb);
        break;
    }
}

static void put_exif(struct jpeg_compress_struct *jpeg, int orientation)
{
    guint8 exif[] =
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0\0" SAMPLE_SECRET;
    exif[25] = (guint8)orientation;
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, exif, sizeof exif);
}

static void put_pixel(guint8 *to, JpegColours colours, const guint8 rgb[3])
{
    switch (colours) {
    case JPEG_GREY:
        *to = grey_of(rgb);
        break;
    case JPEG_INKS: /* no black, and each the other way round, as Adobe has it */
        memcpy(to, rgb, 3);
        to[3] = 255;
        break;
    default:
        memcpy(to, rgb, 3);
        break;
    }
}

enum { SCANS = 65 };

/* The mean and each of the 63 other coefficients alone; one scan more if the last bit of the mean
 * comes by itself. Fewer: the rest together. */
static void put_scans(jpeg_scan_info scans[SCANS], int count)
{
    int bits = count == SCANS, scan = 0;
    scans[scan++] = (jpeg_scan_info){1, {0}, 0, 0, 0, bits};
    for (int k = 1; k < DCTSIZE2 && scan < count - bits; k++) {
        bool is_last = scan == count - bits - 1;
        scans[scan++] = (jpeg_scan_info){1, {0}, k, is_last ? DCTSIZE2 - 1 : k, 0, 0};
    }
    if (bits) {
        scans[scan] = (jpeg_scan_info){1, {0}, 0, 0, 1, 0};
    }
}

GBytes *sample_jpeg(const JpegForm *form)
{
    static const struct {
        J_COLOR_SPACE given, inside;
        int channels;
    } COLOURS[] = {
        [JPEG_GREY] = {JCS_GRAYSCALE, JCS_GRAYSCALE, 1},
        [JPEG_YCC] = {JCS_RGB, JCS_YCbCr, 3},
        [JPEG_RGB_INSIDE] = {JCS_RGB, JCS_RGB, 3},
        [JPEG_INKS] = {JCS_CMYK, JCS_YCCK, 4},
    };
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    bool sideways = form->orientation >= 5;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &length);
    jpeg.image_width = sideways ? SAMPLE_HEIGHT : SAMPLE_WIDTH;
    jpeg.image_height = sideways ? SAMPLE_WIDTH : SAMPLE_HEIGHT;
    jpeg.input_components = COLOURS[form->colours].channels;
    jpeg.in_color_space = COLOURS[form->colours].given;
    jpeg_set_defaults(&jpeg);
    jpeg_set_colorspace(&jpeg, COLOURS[form->colours].inside);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (form->progressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_scan_info scans[SCANS];
    if (form->scans > 0) {
        put_scans(scans, form->scans);
        jpeg.scan_info = scans;
        jpeg.num_scans = form->scans;
    }
    jpeg_start_compress(&jpeg, TRUE);
    if (form->orientation > 0) {
        put_exif(&jpeg, form->orientation);
    }
    jpeg_write_marker(&jpeg, JPEG_COM, (const JOCTET *)SAMPLE_SECRET, sizeof SAMPLE_SECRET);
    while (jpeg.next_scanline < jpeg.image_height) {
        guint8 row[SAMPLE_WIDTH * 4], *rows = row;
        for (int x = 0; x < (int)jpeg.image_width; x++) {
            guint8 rgb[3];
            find_pixel(form->orientation, x, (int)jpeg.next_scanline, rgb);
            put_pixel(row + (size_t)x * (size_t)jpeg.input_components, form->colours, rgb);
        }
        (void)jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    GBytes *file = g_bytes_new(bytes, length);
    free(bytes);
    return file;
}
