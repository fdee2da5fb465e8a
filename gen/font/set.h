/* What the files of this folder share: a face with its HarfBuzz objects and the set that owns the
 * faces and the shapes. */
#ifndef KEHOACH_FONT_SET_H
#define KEHOACH_FONT_SET_H

#include "font/font.h"

#include <hb.h>

struct Face {
    FaceStyle style;
    GMappedFile *file;
    hb_blob_t *blob;
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scaled to font units */
    const char *postscript_name;
    FaceMetrics metrics;
    uint32_t missing_glyph; /* stands in for a character the face lacks */
};

/* One slot of the shape cache: open addressing, linear probing. */
typedef struct ShapeSlot {
    uint32_t hash;
    uint32_t length;
    const Shape *shape; /* NULL = free */
    const Face *face;
    char head[8]; /* the first bytes of the text: all of most words */
} ShapeSlot;

typedef struct ShapeCache {
    ShapeSlot *slots;
    size_t room; /* a power of two */
    size_t used;
} ShapeCache;

struct FontSet {
    Pool *pool; /* shapes, their texts and glyphs, names */
    Face faces[FACE_COUNT];
    ShapeCache cache;
    hb_buffer_t *buffer; /* reused by every call of font_shape */
};

typedef enum FaceTrouble {
    FACE_GOOD,
    FACE_ABSENT,       /* no such file, or not readable */
    FACE_NOT_TRUETYPE, /* no glyph outlines of the TrueType kind, which a PDF can embed */
    FACE_LACKS_LETTERS /* lacks a Vietnamese letter */
} FaceTrouble;

/* Maps `path` and measures the face. On trouble nothing stays open; for FACE_LACKS_LETTERS
 * `lacking` is the first letter that is missing. Names go to the pool. */
FaceTrouble face_open(Face *face, FaceStyle style, const char *path, Pool *pool, uint32_t *lacking);
/* The copy holds on to the same file and tables, which HarfBuzz lets several threads read. */
void face_share(Face *copy, const Face *face, Pool *pool);
/* Harmless on a face that was never opened. */
void face_close(Face *face);

#endif
