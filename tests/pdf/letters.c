#include "letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <hb.h>
#include <math.h>

typedef struct Outline {
    double area; /* twice, font units, with sign */
    double x, y;
} Outline;

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    Outline *o = data;
    o->x = (double)x;
    o->y = (double)y;
}

static void line(Outline *o, double x, double y)
{
    o->area += o->x * y - x * o->y;
    o->x = x;
    o->y = y;
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    line(data, (double)x, (double)y);
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, void *user)
{
    (void)funcs, (void)state, (void)user;
    Outline *o = data;
    double x0 = o->x, y0 = o->y;
    for (int i = 1; i <= 16; i++) {
        double t = i / 16.0, s = 1 - t;
        line(o, s * s * x0 + 2 * s * t * (double)x1 + t * t * (double)x2,
             s * s * y0 + 2 * s * t * (double)y1 + t * t * (double)y2);
    }
}

Ink ink_of_outline(const Face *face, uint32_t glyph)
{
    size_t length;
    const void *bytes = face_bytes(face, &length);
    hb_blob_t *blob =
        hb_blob_create(bytes, (unsigned int)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *whole = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(whole);
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, curve_to, NULL, NULL);
    Outline outline = {0};
    hb_font_get_glyph_shape(font, glyph, funcs, &outline);
    hb_glyph_extents_t box;
    assert_true(hb_font_get_glyph_extents(font, glyph, &box));
    hb_draw_funcs_destroy(funcs);
    hb_font_destroy(font);
    hb_face_destroy(whole);
    hb_blob_destroy(blob);
    double em = face_metrics(face)->units_per_em;
    return (Ink){
        .area = fabs(outline.area) / 2 / em / em,
        .left = box.x_bearing / em,
        .right = (box.x_bearing + box.width) / em,
        .top = box.y_bearing / em,
        .bottom = (box.y_bearing + box.height) / em,
    };
}

Picture picture_read(const char *path)
{
    Picture p = {0};
    gsize length;
    assert_true(g_file_get_contents(path, &p.memory, &length, NULL));
    assert_true(g_str_has_prefix(p.memory, "P5"));
    char *at = p.memory + 2;
    p.width = (int)strtol(at, &at, 10);
    p.height = (int)strtol(at, &at, 10);
    assert_int_equal(strtol(at, &at, 10), 255);
    p.grey = (unsigned char *)at + 1;
    assert_true(p.width > 0 && p.height > 0 &&
                length == (gsize)(at + 1 - p.memory) + (gsize)p.width * (gsize)p.height);
    return p;
}

void picture_free(Picture *picture)
{
    g_free(picture->memory);
}

Ink ink_of_picture(const Picture *picture, double from, double to, double baseline, double em)
{
    Ink ink = {.left = 9, .right = -9, .bottom = 9, .top = -9};
    for (int y = 0; y < picture->height; y++) {
        for (int x = (int)from; x < (int)to; x++) {
            int dark = 255 - picture->grey[y * picture->width + x];
            ink.area += dark / 255.0 / em / em;
            if (dark > 127) {
                ink.left = fmin(ink.left, (x - from) / em);
                ink.right = fmax(ink.right, (x + 1 - from) / em);
                ink.top = fmax(ink.top, (baseline - y) / em);
                ink.bottom = fmin(ink.bottom, (baseline - y - 1) / em);
            }
        }
    }
    return ink;
}
