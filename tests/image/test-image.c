/* What is published of pictures: the same pixels, upright, on white, and nothing but pixels. */
#include "image/image.h"
#include "samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>
#include <zlib.h>

static Image *open_sound(GBytes *file)
{
    ImageFault fault;
    Image *image = image_open(file, NULL, &fault);
    assert_int_equal(fault, IMAGE_SOUND);
    assert_non_null(image);
    g_bytes_unref(file);
    return image;
}

/* RGB, as another reader of the libraries sees it. */
static guint8 *read_png(const guint8 *bytes, gsize length)
{
    png_image reader = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&reader, bytes, length));
    reader.format = PNG_FORMAT_RGB;
    guint8 *pixels = g_malloc(PNG_IMAGE_SIZE(reader));
    assert_true(png_image_finish_read(&reader, NULL, pixels, 0, NULL));
    return pixels;
}

static guint8 *read_jpeg(const guint8 *bytes, gsize length)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, bytes, length);
    assert_int_equal(jpeg_read_header(&jpeg, TRUE), JPEG_HEADER_OK);
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    size_t stride = (size_t)jpeg.output_width * 3;
    guint8 *pixels = g_malloc(stride * jpeg.output_height);
    while (jpeg.output_scanline < jpeg.output_height) {
        guint8 *row = pixels + stride * jpeg.output_scanline;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return pixels;
}

static guint8 *read_bytes(GBytes *file, ImageKind kind)
{
    gsize length;
    const guint8 *bytes = g_bytes_get_data(file, &length);
    return kind == IMAGE_PNG ? read_png(bytes, length) : read_jpeg(bytes, length);
}

static guint mean(const guint8 rgb[3])
{
    return (guint)(rgb[0] + rgb[1] + rgb[2]) / 3;
}

/* In the middle of each quarter, where no JPEG rings. `levels`: of grey in the file. */
static void check_quarters(const guint8 *pixels, int channels, guint levels, int tolerance)
{
    for (int quarter = 0; quarter < 4; quarter++) {
        int x = SAMPLE_WIDTH / 4 + (quarter % 2) * SAMPLE_WIDTH / 2;
        int y = SAMPLE_HEIGHT / 4 + (quarter / 2) * SAMPLE_HEIGHT / 2;
        guint8 wanted[3];
        sample_pixel(x, y, wanted);
        const guint8 *seen = pixels + ((size_t)y * SAMPLE_WIDTH + (size_t)x) * 3;
        for (size_t c = 0; c < 3; c++) {
            guint level = mean(wanted) * levels / 256;
            int expected = channels == 1 ? (int)(level * 255 / (levels - 1)) : wanted[c];
            assert_in_range(seen[c] + 1000, expected + 1000 - tolerance,
                            expected + 1000 + tolerance);
        }
    }
}

static void check_no_secret(GBytes *file)
{
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    assert_null(g_strstr_len(bytes, (gssize)length, "Exif"));
    for (gsize i = 0; i + strlen(SAMPLE_SECRET) <= length; i++) {
        assert_false(memcmp(bytes + i, SAMPLE_SECRET, strlen(SAMPLE_SECRET)) == 0);
    }
}

/* The zlib stream has a filter's byte and the samples of each row (ISO 32000-1, 7.4.4.4). */
static void check_samples(const ImageData *data)
{
    guint8 rows[SAMPLE_HEIGHT * (1 + SAMPLE_WIDTH * 3)];
    uLongf room = sizeof rows;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(data->samples, &length);
    assert_int_equal(uncompress(rows, &room, bytes, (uLong)length), Z_OK);
    assert_int_equal(room, SAMPLE_HEIGHT * (1 + SAMPLE_WIDTH * data->channels));
}

static void png_of_every_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < PNG_FORM_COUNT; i++) {
        const PngForm *form = &PNG_FORMS[i];
        Image *image = open_sound(sample_png(form));
        ImageHeader header = image_header(image);
        assert_int_equal(header.kind, IMAGE_PNG);
        assert_int_equal(header.width, SAMPLE_WIDTH);
        assert_int_equal(header.height, SAMPLE_HEIGHT);
        const ImageData *data = image_data(image);
        assert_non_null(data);
        assert_int_equal(data->channels, form->colour == 0 || form->colour == 4 ? 1 : 3);
        check_samples(data);
        check_no_secret(data->file);
        guint8 *pixels = read_bytes(data->file, IMAGE_PNG);
        if (form->gamma > 0) {
            /* Half of the light is three quarters of the way to white. */
            assert_in_range(pixels[3 * (SAMPLE_WIDTH - 1) + 1], 183, 190);
        } else {
            check_quarters(pixels, data->channels, 1U << MIN(form->depth, 8), 0);
        }
        g_free(pixels);
        image_unref(image);
    }
}

static void jpeg_of_every_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < JPEG_FORM_COUNT; i++) {
        const JpegForm *form = &JPEG_FORMS[i];
        Image *image = open_sound(sample_jpeg(form));
        ImageHeader header = image_header(image);
        assert_int_equal(header.kind, IMAGE_JPEG);
        assert_int_equal(header.width, SAMPLE_WIDTH);
        assert_int_equal(header.height, SAMPLE_HEIGHT);
        const ImageData *data = image_data(image);
        assert_non_null(data);
        assert_int_equal(data->channels, form->colours == JPEG_GREY ? 1 : 3);
        assert_ptr_equal(data->samples, data->file);
        check_no_secret(data->file);
        guint8 *pixels = read_bytes(data->file, IMAGE_JPEG);
        check_quarters(pixels, data->channels, 256, 6);
        g_free(pixels);
        image_unref(image);
    }
}

static void upright_jpeg_without_loss(void **state)
{
    (void)state;
    const JpegForm form = {"progressive", JPEG_YCC, true, 1, 0};
    GBytes *file = sample_jpeg(&form);
    guint8 *before = read_bytes(file, IMAGE_JPEG);
    Image *image = open_sound(file);
    guint8 *after = read_bytes(image_data(image)->file, IMAGE_JPEG);
    assert_memory_equal(before, after, (size_t)SAMPLE_WIDTH * SAMPLE_HEIGHT * 3);
    g_free(before);
    g_free(after);
    image_unref(image);
}

static void same_pixels_same_bytes(void **state)
{
    (void)state;
    Image *plain = open_sound(sample_png(&(PngForm){"a", 2, 8, false, false, 0}));
    Image *other = open_sound(sample_png(&(PngForm){"b", 6, 16, true, false, 0}));
    assert_string_not_equal(image_digest(plain), image_digest(other));
    assert_string_equal(image_data(plain)->digest, image_data(other)->digest);
    image_unref(plain);
    image_unref(other);
}

static void same_file_one_image(void **state)
{
    (void)state;
    Image *one = open_sound(sample_png(&PNG_FORMS[0]));
    Image *two = open_sound(sample_png(&PNG_FORMS[0]));
    assert_ptr_equal(one, two);
    image_unref(two);
    assert_non_null(image_data(one));
    image_unref(one);
}

static GBytes *part_of(GBytes *file, gsize length)
{
    GBytes *part = g_bytes_new_from_bytes(file, 0, length);
    g_bytes_unref(file);
    return part;
}

/* Cut anywhere it is told as damaged, at once or when it is decoded; never half a picture. */
static void cut_short(void **state)
{
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        gsize length = 1, at = 0;
        for (; at < length; at += at < 64 ? 1 : 13) {
            GBytes *file = kind == 0   ? sample_png(&PNG_FORMS[6])
                           : kind == 1 ? sample_jpeg(&JPEG_FORMS[1])
                                       : sample_jpeg(&JPEG_FORMS[2]);
            length = g_bytes_get_size(file);
            file = part_of(file, at);
            ImageFault fault;
            Image *image = image_open(file, NULL, &fault);
            assert_true(!image || !image_data(image));
            assert_true(image || fault == IMAGE_FAULT_KIND || fault == IMAGE_FAULT_CONTENT);
            image_unref(image);
            g_bytes_unref(file);
        }
    }
}

/* The header is judged before anything is taken: sides of a picture of 12 TB. */
static void too_large(void **state)
{
    (void)state;
    static const guint8 SIDES[] = {0, 31, 0, 0, 0, 31, 0, 0};
    GBytes *file = sample_png(&PNG_FORMS[6]);
    guint8 *bytes = g_memdup2(g_bytes_get_data(file, NULL), g_bytes_get_size(file));
    memcpy(bytes + 16, SIDES, sizeof SIDES);
    GBytes *large = g_bytes_new_take(bytes, g_bytes_get_size(file));
    ImageHeader header;
    ImageFault fault;
    assert_null(image_open(large, &header, &fault));
    assert_int_equal(fault, IMAGE_FAULT_SIZE);
    assert_int_equal(header.width, 31 << 16);
    g_bytes_unref(large);
    g_bytes_unref(file);
}

static void print_size(void **state)
{
    (void)state;
    /* 1500 pixels are 10 inches, more than there is room for. */
    ImageSize size = image_print_size((ImageHeader){IMAGE_PNG, 1500, 750}, 254, 1600, 1713);
    assert_int_equal(size.width, 1600);
    assert_int_equal(size.height, 800);
    /* 750 are 5 inches. */
    size = image_print_size((ImageHeader){IMAGE_PNG, 750, 750}, 254, 1600, 1713);
    assert_int_equal(size.width, 1270);
    /* Never narrower than 80 mm, but for what is too tall. */
    size = image_print_size((ImageHeader){IMAGE_PNG, 100, 50}, 254, 1600, 1713);
    assert_int_equal(size.width, 800);
    size = image_print_size((ImageHeader){IMAGE_PNG, 100, 1000}, 254, 1600, 1713);
    assert_int_equal(size.height, 1713);
    assert_int_equal(size.width, 171);
}

/* Each scan is work over all pixels, and costs the sender next to nothing. */
static void too_many_scans(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        const JpegForm form = {"scans", JPEG_GREY, true, 0, IMAGE_MAX_SCANS + more};
        GBytes *file = sample_jpeg(&form);
        ImageFault fault;
        Image *image = image_open(file, NULL, &fault);
        const ImageData *data = image ? image_data(image) : NULL;
        assert_int_equal(data == NULL, more == 1);
        image_unref(image);
        g_bytes_unref(file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_of_every_kind),
        cmocka_unit_test(jpeg_of_every_kind),
        cmocka_unit_test(upright_jpeg_without_loss),
        cmocka_unit_test(same_pixels_same_bytes),
        cmocka_unit_test(same_file_one_image),
        cmocka_unit_test(cut_short),
        cmocka_unit_test(too_large),
        cmocka_unit_test(too_many_scans),
        cmocka_unit_test(print_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
