#include "font/set.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

/* The letters of the alphabet beyond ASCII, in both cases. A face that lacks one of them (as
 * Liberation 1.x does) prints boxes with a correct text layer, which nobody notices on screen. */
static const char VIETNAMESE[] =
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";

/* Where lines come nearest to each other: two marks on a capital above, a dot below a letter and
 * the deepest descenders beneath. */
static const char TALLEST[] = "ẦẤẨẪẰẮẲẴỀẾỂỄỒỐỔỖỜỚỞỠỪỨỬỮỲỶỸǺÅÑ|()[]{}/";
static const char LOWEST[] = "ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴgjpqyQÇç,;|()[]{}/";

static uint32_t find_glyph(const Face *face, uint32_t character)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->hb_font, character, &glyph) ? glyph : 0;
}

bool face_has(const Face *face, uint32_t character)
{
    return find_glyph(face, character) != 0;
}

static uint32_t find_lacking(const Face *face)
{
    for (const char *p = VIETNAMESE; *p; p = g_utf8_next_char(p)) {
        if (!find_glyph(face, g_utf8_get_char(p))) {
            return g_utf8_get_char(p);
        }
    }
    for (uint32_t c = ' '; c < 0x7F; c++) {
        if (!find_glyph(face, c)) {
            return c;
        }
    }
    return 0;
}

static void measure_extremes(Face *face)
{
    FaceMetrics *m = &face->metrics;
    hb_glyph_extents_t extents;
    for (const char *p = TALLEST; *p; p = g_utf8_next_char(p)) {
        uint32_t glyph = find_glyph(face, g_utf8_get_char(p));
        if (glyph && hb_font_get_glyph_extents(face->hb_font, glyph, &extents)) {
            m->ascender = MAX(m->ascender, extents.y_bearing);
        }
    }
    for (const char *p = LOWEST; *p; p = g_utf8_next_char(p)) {
        uint32_t glyph = find_glyph(face, g_utf8_get_char(p));
        if (glyph && hb_font_get_glyph_extents(face->hb_font, glyph, &extents)) {
            m->descender = MIN(m->descender, extents.y_bearing + extents.height);
        }
    }
}

/* The box of all glyphs stands in the head table only (OpenType, "head": xMin at byte 36). */
static void read_box(Face *face)
{
    hb_blob_t *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned int length;
    const char *bytes = hb_blob_get_data(head, &length);
    for (size_t i = 0; i < 4 && length >= 44; i++) {
        uint16_t word;
        memcpy(&word, bytes + 36 + 2 * i, sizeof word);
        face->metrics.box[i] = (int16_t)GUINT16_FROM_BE(word);
    }
    hb_blob_destroy(head);
}

static void measure(Face *face)
{
    FaceMetrics *m = &face->metrics;
    m->units_per_em = (int)hb_face_get_upem(face->hb_face);
    measure_extremes(face);
    read_box(face);

    hb_font_extents_t line;
    hb_font_get_h_extents(face->hb_font, &line);
    m->typo_ascender = line.ascender;
    m->typo_descender = line.descender;
    m->line_gap = line.line_gap;

    hb_position_t height;
    hb_ot_metrics_get_position_with_fallback(face->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
    m->cap_height = height;
    hb_ot_metrics_get_position_with_fallback(face->hb_font, HB_OT_METRICS_TAG_X_HEIGHT, &height);
    m->x_height = height;

    m->space_glyph = (int)find_glyph(face, ' ');
    m->space = face_advance(face, (uint32_t)m->space_glyph);
    m->italic_angle = (int)lroundf(hb_style_get_value(face->hb_font, HB_STYLE_TAG_SLANT_ANGLE));
    m->weight = (int)lroundf(hb_style_get_value(face->hb_font, HB_STYLE_TAG_WEIGHT));
    m->is_monospaced =
        face_advance(face, find_glyph(face, 'i')) == face_advance(face, find_glyph(face, 'M'));
}

/* The name as a PDF name may hold it; the file's own name if the font says none. */
static const char *read_postscript_name(const Face *face, const char *path, Pool *pool)
{
    char name[64];
    unsigned int room = sizeof name;
    unsigned int length = hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                                              hb_language_from_string("en", -1), &room, name);
    char *copy;
    if (length > 0) {
        copy = pool_strdup(pool, name);
    } else {
        char *base = g_path_get_basename(path);
        copy = pool_strdup(pool, base);
        g_free(base);
    }
    for (char *p = copy; *p; p++) {
        if (!g_ascii_isalnum(*p) && *p != '-') {
            *p = '-';
        }
    }
    return copy;
}

static bool has_outlines(const Face *face)
{
    hb_blob_t *glyf = hb_face_reference_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    bool has = hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(glyf);
    return has && hb_face_get_glyph_count(face->hb_face) > 1;
}

FaceTrouble face_open(Face *face, FaceStyle style, const char *path, Pool *pool, uint32_t *lacking)
{
    *face = (Face){.style = style};
    face->file = g_mapped_file_new(path, FALSE, NULL);
    if (!face->file) {
        return FACE_ABSENT;
    }
    face->blob = hb_blob_create(g_mapped_file_get_contents(face->file),
                                (unsigned int)g_mapped_file_get_length(face->file),
                                HB_MEMORY_MODE_READONLY, NULL, NULL);
    face->hb_face = hb_face_create(face->blob, 0);
    face->hb_font = hb_font_create(face->hb_face);
    if (!has_outlines(face)) {
        face_close(face);
        return FACE_NOT_TRUETYPE;
    }
    *lacking = find_lacking(face);
    if (*lacking) {
        face_close(face);
        return FACE_LACKS_LETTERS;
    }
    measure(face);
    face->postscript_name = read_postscript_name(face, path, pool);
    uint32_t box = find_glyph(face, 0x25A1); /* WHITE SQUARE */
    face->missing_glyph = box ? box : find_glyph(face, '?');
    hb_font_make_immutable(face->hb_font);
    return FACE_GOOD;
}

void face_share(Face *copy, const Face *face, Pool *pool)
{
    *copy = *face;
    copy->file = g_mapped_file_ref(face->file);
    copy->blob = hb_blob_reference(face->blob);
    copy->hb_face = hb_face_reference(face->hb_face);
    copy->hb_font = hb_font_reference(face->hb_font);
    copy->postscript_name = pool_strdup(pool, face->postscript_name);
}

void face_close(Face *face)
{
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    hb_blob_destroy(face->blob);
    if (face->file) {
        g_mapped_file_unref(face->file);
    }
    *face = (Face){0};
}

const FaceMetrics *face_metrics(const Face *face)
{
    return &face->metrics;
}

FaceStyle face_style(const Face *face)
{
    return face->style;
}

const char *face_postscript_name(const Face *face)
{
    return face->postscript_name;
}

const void *face_bytes(const Face *face, size_t *length)
{
    *length = g_mapped_file_get_length(face->file);
    return g_mapped_file_get_contents(face->file);
}

int32_t face_advance(const Face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}
