/* JPEG by libjpeg-turbo. A grey or YCbCr picture that stands upright goes from one file into the
 * other by its coefficients, without a loss; any other by its pixels. The library's errors jump;
 * what is to be freed then lies in the structures of the run, which its caller keeps. */
#include "image/parts.h"

/* jpeglib.h uses FILE and size_t without including what declares them. */
#include <stdio.h>

#include <jpeglib.h>
#include <setjmp.h>
#include <string.h>

/* Of a picture that is coded anew: no difference is seen. */
#define QUALITY 92
#define ORIENTATION_TAG 0x0112
#define EXIF_MARKER (JPEG_APP0 + 1)

/* The ways a picture may lie (EXIF 2.32, 4.6.4): what its rows and columns are in the picture. */
typedef struct Turn {
    bool sideways;           /* rows are columns */
    bool mirror_x, mirror_y; /* of the file's own columns and rows, before they change places */
} Turn;

static const Turn TURNS[] = {
    [1] = {false, false, false}, [2] = {false, true, false}, [3] = {false, true, true},
    [4] = {false, false, true},  [5] = {true, false, false}, [6] = {true, false, true},
    [7] = {true, true, true},    [8] = {true, true, false},
};

typedef struct JpegErrors {
    struct jpeg_error_mgr manager; /* first: the library hands out its address */
    jmp_buf jump;
} JpegErrors;

typedef struct JpegReader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_progress_mgr progress;
    JpegErrors errors;
    guint8 *pixels; /* RGB or grey, as they lie in the file */
    guint8 *row;
} JpegReader;

typedef struct JpegMaker {
    struct jpeg_compress_struct jpeg;
    JpegErrors errors;
    struct jpeg_destination_mgr destination;
    guint8 block[16 * 1024]; /* of the file, before it goes there */
    GByteArray *file;
    guint8 *row;
} JpegMaker;

static void fail(j_common_ptr jpeg)
{
    JpegErrors *errors = (JpegErrors *)(void *)jpeg->err;
    longjmp(errors->jump, 1);
}

/* Level -1 is a warning: the data are not whole, and the library would make up the rest. */
static void fail_when_warned(j_common_ptr jpeg, int level)
{
    if (level < 0) {
        fail(jpeg);
    }
}

static void be_silent(j_common_ptr jpeg)
{
    (void)jpeg;
}

static struct jpeg_error_mgr *set_errors(JpegErrors *errors)
{
    struct jpeg_error_mgr *manager = jpeg_std_error(&errors->manager);
    manager->error_exit = fail;
    manager->emit_message = fail_when_warned;
    manager->output_message = be_silent;
    return manager;
}

/* ---- reading ---- */

/* A progressive file may have scans without number, each over all pixels. */
static void count_scans(j_common_ptr jpeg)
{
    const struct jpeg_decompress_struct *reader = (const void *)jpeg;
    if (reader->input_scan_number > IMAGE_MAX_SCANS) {
        fail(jpeg);
    }
}

static void open_reader(JpegReader *reader)
{
    memset(reader, 0, sizeof *reader);
    reader->jpeg.err = set_errors(&reader->errors);
}

static void close_reader(JpegReader *reader)
{
    jpeg_destroy_decompress(&reader->jpeg);
    g_free(reader->pixels);
    g_free(reader->row);
}

/* Up to the first scan: sides, colours, markers. */
static void read_head(JpegReader *reader, ImageSource source)
{
    jpeg_create_decompress(&reader->jpeg);
    reader->progress.progress_monitor = count_scans;
    reader->jpeg.progress = &reader->progress;
    jpeg_mem_src(&reader->jpeg, source.bytes, source.length);
    jpeg_save_markers(&reader->jpeg, EXIF_MARKER, 0xFFFF);
    (void)jpeg_read_header(&reader->jpeg, TRUE);
}

static guint number_at(const guint8 *p, size_t bytes, bool big)
{
    guint value = 0;
    for (size_t i = 0; i < bytes; i++) {
        value |= (guint)p[i] << 8 * (big ? bytes - 1 - i : i);
    }
    return value;
}

/* The orientation in a TIFF structure (EXIF 2.32, 4.5); 1 if it says none. */
static guint read_orientation(const guint8 *tiff, size_t length)
{
    if (length < 14) {
        return 1;
    }
    bool big = tiff[0] == 'M';
    size_t at = number_at(tiff + 4, 4, big);
    if (at < 8 || at > length - 2) {
        return 1;
    }
    size_t count = number_at(tiff + at, 2, big);
    for (at += 2; count > 0 && at + 12 <= length; at += 12, count--) {
        if (number_at(tiff + at, 2, big) == ORIENTATION_TAG) {
            guint value = number_at(tiff + at + 8, 2, big);
            return value >= 1 && value <= 8 ? value : 1;
        }
    }
    return 1;
}

static Turn find_turn(const JpegReader *reader)
{
    static const char START[] = "Exif\0";
    for (jpeg_saved_marker_ptr m = reader->jpeg.marker_list; m; m = m->next) {
        if (m->marker == EXIF_MARKER && m->data_length > sizeof START &&
            memcmp(m->data, START, sizeof START) == 0) {
            return TURNS[read_orientation(m->data + sizeof START, m->data_length - sizeof START)];
        }
    }
    return TURNS[1];
}

ImageFault jpeg_read_sides(ImageSource source, ImageHeader *header)
{
    JpegReader reader;
    open_reader(&reader);
    if (setjmp(reader.errors.jump)) { // NOLINT(cert-err52-cpp): the library has no other way
        close_reader(&reader);
        return IMAGE_FAULT_CONTENT;
    }
    read_head(&reader, source);
    guint width = reader.jpeg.image_width, height = reader.jpeg.image_height;
    bool sideways = find_turn(&reader).sideways;
    header->width = (int)(sideways ? height : width);
    header->height = (int)(sideways ? width : height);
    close_reader(&reader);
    return image_fits(width, height) ? IMAGE_SOUND : IMAGE_FAULT_SIZE;
}

/* ---- writing ---- */

static JpegMaker *maker_of(j_compress_ptr jpeg)
{
    return jpeg->client_data;
}

static void begin_block(j_compress_ptr jpeg)
{
    JpegMaker *maker = maker_of(jpeg);
    maker->destination.next_output_byte = maker->block;
    maker->destination.free_in_buffer = sizeof maker->block;
}

static boolean take_block(j_compress_ptr jpeg)
{
    JpegMaker *maker = maker_of(jpeg);
    g_byte_array_append(maker->file, maker->block, sizeof maker->block);
    begin_block(jpeg);
    return TRUE;
}

static void take_rest(j_compress_ptr jpeg)
{
    JpegMaker *maker = maker_of(jpeg);
    g_byte_array_append(maker->file, maker->block,
                        (guint)(sizeof maker->block - maker->destination.free_in_buffer));
}

static void open_maker(JpegMaker *maker)
{
    memset(maker, 0, sizeof *maker);
    maker->jpeg.err = set_errors(&maker->errors);
    maker->file = g_byte_array_new();
}

static void close_maker(JpegMaker *maker)
{
    jpeg_destroy_compress(&maker->jpeg);
    if (maker->file) {
        g_byte_array_unref(maker->file);
    }
    g_free(maker->row);
}

/* Not the library's destination in memory: after a jump nobody knows where its bytes are. */
static void begin_file(JpegMaker *maker)
{
    jpeg_create_compress(&maker->jpeg);
    maker->jpeg.client_data = maker;
    maker->destination.init_destination = begin_block;
    maker->destination.empty_output_buffer = take_block;
    maker->destination.term_destination = take_rest;
    maker->jpeg.dest = &maker->destination;
}

/* Huffman tables made for the picture: smaller, and the same for the same picture. */
static void copy_coefficients(JpegReader *reader, JpegMaker *maker)
{
    jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&reader->jpeg);
    begin_file(maker);
    jpeg_copy_critical_parameters(&reader->jpeg, &maker->jpeg);
    maker->jpeg.optimize_coding = TRUE;
    jpeg_write_coefficients(&maker->jpeg, coefficients);
    jpeg_finish_compress(&maker->jpeg);
    (void)jpeg_finish_decompress(&reader->jpeg);
}

/* CMYK without a profile as paint on white; Adobe's files hold the opposite of each value. */
static void mix_inks(const guint8 *inks, guint8 *rgb, guint width, bool inverted)
{
    for (guint x = 0; x < width; x++, inks += 4, rgb += 3) {
        guint black = inverted ? inks[3] : 255U - inks[3];
        for (int c = 0; c < 3; c++) {
            guint light = inverted ? inks[c] : 255U - inks[c];
            rgb[c] = (guint8)((light * black + 127) / 255);
        }
    }
}

static void read_pixels(JpegReader *reader)
{
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    bool inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    bool grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
    jpeg->out_color_space = inks ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
    /* The slow method gives the same pixels on every processor. */
    jpeg->dct_method = JDCT_ISLOW;
    (void)jpeg_start_decompress(jpeg);
    size_t stride = (size_t)jpeg->output_width * (grey ? 1 : 3);
    reader->pixels = g_malloc(stride * jpeg->output_height);
    reader->row = inks ? g_malloc((size_t)jpeg->output_width * 4) : NULL;
    while (jpeg->output_scanline < jpeg->output_height) {
        guint8 *to = reader->pixels + stride * jpeg->output_scanline;
        guint8 *row = inks ? reader->row : to;
        (void)jpeg_read_scanlines(jpeg, &row, 1);
        if (inks) {
            mix_inks(reader->row, to, jpeg->output_width, jpeg->saw_Adobe_marker);
        }
    }
    (void)jpeg_finish_decompress(jpeg);
}

static void write_pixels(const JpegReader *reader, JpegMaker *maker, Turn turn)
{
    const struct jpeg_decompress_struct *from = &reader->jpeg;
    struct jpeg_compress_struct *jpeg = &maker->jpeg;
    bool grey = from->out_color_space == JCS_GRAYSCALE;
    size_t channels = grey ? 1 : 3, columns = from->output_width, rows = from->output_height;
    begin_file(maker);
    jpeg->image_width = (JDIMENSION)(turn.sideways ? rows : columns);
    jpeg->image_height = (JDIMENSION)(turn.sideways ? columns : rows);
    jpeg->input_components = (int)channels;
    jpeg->in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_compress(jpeg, TRUE);
    maker->row = g_malloc(jpeg->image_width * channels);
    while (jpeg->next_scanline < jpeg->image_height) {
        for (size_t i = 0; i < jpeg->image_width; i++) {
            size_t x = turn.sideways ? jpeg->next_scanline : i;
            size_t y = turn.sideways ? i : jpeg->next_scanline;
            x = turn.mirror_x ? columns - 1 - x : x;
            y = turn.mirror_y ? rows - 1 - y : y;
            memcpy(maker->row + i * channels, reader->pixels + (y * columns + x) * channels,
                   channels);
        }
        (void)jpeg_write_scanlines(jpeg, &maker->row, 1);
    }
    jpeg_finish_compress(jpeg);
}

/* False after a jump of either side. */
static bool copy_picture(JpegReader *reader, JpegMaker *maker, ImageSource source)
{
    if (setjmp(reader->errors.jump)) { // NOLINT(cert-err52-cpp)
        return false;
    }
    if (setjmp(maker->errors.jump)) { // NOLINT(cert-err52-cpp)
        return false;
    }
    read_head(reader, source);
    J_COLOR_SPACE inside = reader->jpeg.jpeg_color_space;
    Turn turn = find_turn(reader);
    bool upright = !turn.sideways && !turn.mirror_x && !turn.mirror_y;
    if (upright && (inside == JCS_GRAYSCALE || inside == JCS_YCbCr)) {
        copy_coefficients(reader, maker);
    } else {
        read_pixels(reader);
        write_pixels(reader, maker, turn);
    }
    return true;
}

bool jpeg_publish(ImageSource source, ImageData *data)
{
    JpegReader reader;
    JpegMaker maker;
    open_reader(&reader);
    open_maker(&maker);
    bool good = copy_picture(&reader, &maker, source);
    if (good) {
        data->file = g_byte_array_free_to_bytes(g_steal_pointer(&maker.file));
        data->samples = g_bytes_ref(data->file);
        data->channels = maker.jpeg.num_components;
    }
    close_maker(&maker);
    close_reader(&reader);
    return good;
}
