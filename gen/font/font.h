/* Fonts: faces found by the manifest (fonts/phong-chu.ini), shaping with HarfBuzz, and a cache.
 *
 * Vietnamese text has a few thousand different syllables, so every word of a document is shaped
 * once: the cache maps (face, bytes) to a Shape. Measures are integers in font units; a Len is
 * 1/1000 pt. Results do not depend on the machine. */
#ifndef KEHOACH_FONT_FONT_H
#define KEHOACH_FONT_FONT_H

#include "base/finding.h"
#include "base/pool.h"

/* 1/1000 pt. A4 is 595276 x 841890. */
typedef int32_t Len;

#define LEN_PT(points) ((Len)((points)*1000))
/* 1 mm = 72/25.4 pt; rounded to the unit. */
#define LEN_MM(millimetres) ((Len)((millimetres)*72000.0 / 25.4 + 0.5))

typedef enum FaceStyle {
    FACE_REGULAR,
    FACE_BOLD,
    FACE_ITALIC,
    FACE_BOLD_ITALIC,
    FACE_MONO, /* code in guides */
    FACE_COUNT
} FaceStyle;

typedef struct Face Face;
typedef struct FontSet FontSet;

typedef struct ShapeGlyph {
    uint16_t glyph;
    uint32_t cluster; /* byte offset into the shape's text */
    int32_t advance;  /* font units */
    int32_t x, y;     /* offset of the drawn glyph, font units */
} ShapeGlyph;

/* One word (no spaces inside), shaped with kerning, without ligatures, so that characters stay
 * characters. Lives as long as its font set. */
typedef struct Shape {
    const Face *face;
    const char *text; /* NFC, NUL-terminated */
    const ShapeGlyph *glyph;
    int count;
    int32_t width;  /* sum of the advances, font units */
    uint32_t lacks; /* the first character the face has no glyph for, 0 if it has all */
    int number;     /* 0, 1, 2 … in order of first use in its font set: an index for tables that a
                       writer keeps about shapes */
} Shape;

/* Metrics in font units. */
typedef struct FaceMetrics {
    int units_per_em;
    int ascender, descender; /* of the tallest stacked Vietnamese capital (Ẩ, Ễ, Ự) and the lowest
                                mark, as drawn: a line box of this height clips nothing */
    int typo_ascender, typo_descender, line_gap; /* as the font says (hhea) */
    int cap_height, x_height;
    int space; /* advance of U+0020 */
    int space_glyph;
    int box[4];       /* of all glyphs: left, bottom, right, top */
    int italic_angle; /* degrees counter-clockwise from upright: -16 for a slanted face */
    int weight;       /* 400 regular, 700 bold */
    bool is_monospaced;
} FaceMetrics;

/* Reads the manifest `folder`/phong-chu.ini and maps the faces. A licensed Times New Roman in
 * `folder` wins over the packaged Liberation Serif 2. A file that is no TrueType font or lacks a
 * Vietnamese letter is passed over with a warning. A style that is found nowhere is a finding
 * (failure) and the result is NULL. `findings` is used during the call only. */
FontSet *font_set_new(const char *folder, Findings *findings);
/* Another set of the same faces with shapes of its own, for another thread: the files stay mapped
 * once. */
FontSet *font_set_share(const FontSet *fonts);
void font_set_free(FontSet *fonts);
/* The manifest and every file that it names, there or not, in the order in which they are looked
 * for: what these hold decides which faces font_set_new finds. Paths; g_ptr_array_unref it. */
GPtrArray *font_manifest_files(const char *folder);

const Face *font_face(const FontSet *fonts, FaceStyle style);
const FaceMetrics *face_metrics(const Face *face);
FaceStyle face_style(const Face *face);
const char *face_postscript_name(const Face *face);
/* The font file's bytes, mapped. */
const void *face_bytes(const Face *face, size_t *length);

/* Whether the face has a glyph for the character by itself. Any thread may call. */
bool face_has(const Face *face, uint32_t character);

/* Advance of a glyph by itself, without kerning, in font units. */
int32_t face_advance(const Face *face, uint32_t glyph);

/* The shape of `length` bytes of NFC text without spaces. A character the face lacks is drawn as
 * an empty box (never as .notdef, which PDF/A forbids: ISO 19005-3, 6.2.11.8) and reported by
 * font_lacks(). Not safe for several threads on one set. */
const Shape *font_shape(FontSet *fonts, FaceStyle style, const char *text, size_t length);
/* As font_shape, of the word that `text` begins with: up to a space or its end. */
const Shape *font_shape_word(FontSet *fonts, FaceStyle style, const char *text, size_t *length);
/* The first character of the shape that the face has no glyph for, 0 if it has all. */
uint32_t font_lacks(const Shape *shape);

/* Font units to Len at a size, rounded to nearest. */
static inline Len font_scale(const Face *face, int64_t units, Len size)
{
    int64_t em = face_metrics(face)->units_per_em;
    int64_t product = units * size;
    return (Len)((product >= 0 ? product + em / 2 : product - em / 2) / em);
}

#endif
