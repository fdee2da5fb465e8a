#include "pdf/font-subset.h"

#include <hb-subset.h>

/* All that a CIDFontType2 program needs without hinting (ISO 32000-1, 9.9, table 126). */
static const hb_tag_t KEPT_TABLES[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
};

#define GLYPH_LIMIT 65536
/* A ToUnicode map may not map a code to nothing; a glyph that only adds to the one before it
 * stands for a ZERO WIDTH SPACE. */
static const char NOTHING[] = "\xE2\x80\x8B";

typedef struct Code {
    uint16_t glyph;
    uint16_t next; /* another code of the same glyph, 0 = none */
    int32_t width; /* EM_UNITS */
    const char *text;
    size_t length;
} Code;

struct SubsetFont {
    const Face *face;
    Pool *pool;
    uint16_t *code_of; /* by glyph: its first code, 0 = none */
    GArray *codes;     /* of Code; 0 is .notdef */
};

SubsetFont *subset_font_new(const Face *face, Pool *pool)
{
    SubsetFont *font = POOL_NEW(pool, SubsetFont);
    font->face = face;
    font->pool = pool;
    font->code_of = g_new0(uint16_t, GLYPH_LIMIT);
    font->codes = g_array_new(FALSE, TRUE, sizeof(Code));
    g_array_set_size(font->codes, 1);
    return font;
}

void subset_font_free(SubsetFont *font)
{
    if (font) {
        g_free(font->code_of);
        g_array_free(font->codes, TRUE);
    }
}

static Code *find_code(const SubsetFont *font, uint16_t code)
{
    return &g_array_index(font->codes, Code, code);
}

uint16_t subset_font_code(SubsetFont *font, uint32_t glyph, const char *text, size_t length)
{
    if (length == 0) {
        text = NOTHING;
        length = sizeof NOTHING - 1;
    }
    uint16_t first = font->code_of[glyph & (GLYPH_LIMIT - 1)];
    for (uint16_t code = first; code; code = find_code(font, code)->next) {
        const Code *c = find_code(font, code);
        if (c->length == length && memcmp(c->text, text, length) == 0) {
            return code;
        }
    }
    if (font->codes->len >= GLYPH_LIMIT) {
        return first; /* every glyph of the face in two meanings: not a document */
    }
    const FaceMetrics *m = face_metrics(font->face);
    int64_t width = (int64_t)face_advance(font->face, glyph) * EM_UNITS;
    Code made = {
        .glyph = (uint16_t)glyph,
        .next = first,
        .width = (int32_t)((width + m->units_per_em / 2) / m->units_per_em),
        .text = pool_strndup(font->pool, text, length),
        .length = length,
    };
    uint16_t code = (uint16_t)font->codes->len;
    g_array_append_val(font->codes, made);
    font->code_of[made.glyph] = code;
    return code;
}

int32_t subset_font_width(const SubsetFont *font, uint16_t code)
{
    return find_code(font, code)->width;
}

/* The face with nothing else, so that no time goes into its character map and substitutions, and
 * no glyph comes in through some that were never made. */
static hb_face_t *keep_tables(const Face *font)
{
    size_t length;
    const void *bytes = face_bytes(font, &length);
    hb_blob_t *blob =
        hb_blob_create(bytes, (unsigned int)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *whole = hb_face_create(blob, 0), *kept = hb_face_builder_create();
    hb_blob_destroy(blob);
    for (size_t i = 0; i < G_N_ELEMENTS(KEPT_TABLES); i++) {
        hb_blob_t *table = hb_face_reference_table(whole, KEPT_TABLES[i]);
        (void)hb_face_builder_add_table(kept, KEPT_TABLES[i], table);
        hb_blob_destroy(table);
    }
    hb_face_destroy(whole);
    return kept;
}

/* The font program with the glyphs in use, renumbered without gaps, and the two-byte glyph number
 * of each code for CIDToGIDMap. NULL if HarfBuzz refuses the face. */
static hb_blob_t *make_subset(const SubsetFont *font, Syntax *glyph_map)
{
    hb_face_t *face = keep_tables(font->face);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (guint code = 0; code < font->codes->len; code++) {
        hb_set_add(glyphs, find_code(font, (uint16_t)code)->glyph);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);

    hb_blob_t *subset = NULL;
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (made) {
        const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (guint code = 0; code < font->codes->len; code++) {
            uint32_t glyph = hb_map_get(renumbered, find_code(font, (uint16_t)code)->glyph);
            char pair[2] = {(char)(glyph >> 8), (char)glyph};
            syntax_append(glyph_map, pair, sizeof pair);
        }
        subset = hb_face_reference_blob(made);
        hb_face_destroy(made);
    }
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    return subset;
}

/* "ABCDEF+Name" (ISO 32000-1, 9.6.4), the letters drawn from the subset's own bytes. In the font's
 * pool. */
static const char *name_subset(const SubsetFont *font, const char *bytes, size_t length)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);
    g_checksum_update(sum, (const guchar *)bytes, (gssize)length);
    guint8 digest[16];
    gsize size = sizeof digest;
    g_checksum_get_digest(sum, digest, &size);
    g_checksum_free(sum);
    char letters[7] = {0};
    for (size_t i = 0; i < 6; i++) {
        letters[i] = (char)('A' + digest[i] % 26);
    }
    return pool_printf(font->pool, "%s+%s", letters, face_postscript_name(font->face));
}

static ObjectId add_stream(Haru *haru, Deflater *deflater, Syntax *entries, const void *bytes,
                           size_t length)
{
    Syntax deflated = {0};
    deflater_run(deflater, bytes, length, &deflated);
    syntax_put(entries, "/Filter /FlateDecode");
    ObjectId object = haru_add_stream(haru, entries, deflated.bytes, deflated.length);
    syntax_free(&deflated);
    syntax_clear(entries);
    return object;
}

static void put_utf16_hex(Syntax *s, const char *text, size_t length)
{
    Syntax units = {0};
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gunichar high = c >= 0x10000 ? 0xD800 + ((c - 0x10000) >> 10) : 0;
        gunichar low = c >= 0x10000 ? 0xDC00 + ((c - 0x10000) & 0x3FF) : c;
        char bytes[4] = {(char)(high >> 8), (char)high, (char)(low >> 8), (char)low};
        syntax_append(&units, high ? bytes : bytes + 2, high ? 4 : 2);
    }
    syntax_hex(s, units.bytes, units.length);
    syntax_free(&units);
}

/* ISO 32000-1, 9.10.3; at most 100 lines a block, as the CMap format has it. */
static ObjectId add_to_unicode(const SubsetFont *font, Haru *haru, Deflater *deflater,
                               Syntax *entries)
{
    Syntax s = {0};
    syntax_put(&s, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (guint from = 1; from < font->codes->len; from += 100) {
        guint to = MIN(from + 100, font->codes->len);
        syntax_integer(&s, to - from);
        syntax_put(&s, " beginbfchar\n");
        for (guint code = from; code < to; code++) {
            const Code *c = find_code(font, (uint16_t)code);
            char pair[2] = {(char)(code >> 8), (char)code};
            syntax_hex(&s, pair, sizeof pair);
            syntax_byte(&s, ' ');
            put_utf16_hex(&s, c->text, c->length);
            syntax_byte(&s, '\n');
        }
        syntax_put(&s, "endbfchar\n");
    }
    syntax_put(&s, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    ObjectId object = add_stream(haru, deflater, entries, s.bytes, s.length);
    syntax_free(&s);
    return object;
}

static void put_scaled(Syntax *s, const char *key, const FaceMetrics *m, int units)
{
    syntax_put(s, key);
    syntax_integer(s, ((int64_t)units * 1000) / m->units_per_em);
}

/* ISO 32000-1, 9.8. The flags call the font symbolic: its codes follow no Latin encoding. */
static ObjectId add_descriptor(const SubsetFont *font, Haru *haru, const char *name,
                               ObjectId program, Syntax *s)
{
    enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
    const FaceMetrics *m = face_metrics(font->face);
    syntax_put(s, "/Type /FontDescriptor\n/FontName ");
    syntax_name(s, name);
    syntax_put(s, "\n/Flags ");
    syntax_integer(s, SYMBOLIC | (m->is_monospaced ? FIXED_PITCH : SERIF) |
                          (m->italic_angle ? ITALIC : 0));
    static const char *const sides[] = {"\n/FontBBox [", " ", " ", " "};
    for (size_t i = 0; i < 4; i++) {
        put_scaled(s, sides[i], m, m->box[i]);
    }
    syntax_put(s, "]\n/ItalicAngle ");
    syntax_integer(s, m->italic_angle);
    put_scaled(s, "\n/Ascent ", m, m->typo_ascender);
    put_scaled(s, "\n/Descent ", m, m->typo_descender);
    put_scaled(s, "\n/CapHeight ", m, m->cap_height);
    put_scaled(s, "\n/XHeight ", m, m->x_height);
    /* No font file says its stem width; this rule of thumb follows the weight. */
    syntax_put(s, "\n/StemV ");
    syntax_integer(s, 50 + m->weight * m->weight / (65 * 65));
    syntax_put(s, "\n/FontFile2 ");
    syntax_reference(s, program);
    ObjectId object = haru_add(haru, s);
    syntax_clear(s);
    return object;
}

/* CIDFontType2 (ISO 32000-1, 9.7.4): widths of all codes, which stand without gaps. */
static ObjectId add_descendant(const SubsetFont *font, Haru *haru, const char *name,
                               ObjectId descriptor, ObjectId glyph_map, Syntax *s)
{
    syntax_put(s, "/Type /Font\n/Subtype /CIDFontType2\n/BaseFont ");
    syntax_name(s, name);
    syntax_put(s, "\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
                  "\n/CIDToGIDMap ");
    syntax_reference(s, glyph_map);
    syntax_put(s, "\n/FontDescriptor ");
    syntax_reference(s, descriptor);
    syntax_put(s, "\n/W [1 [");
    for (guint code = 1; code < font->codes->len; code++) {
        if (code > 1) {
            syntax_byte(s, ' ');
        }
        syntax_thousandths(s, find_code(font, (uint16_t)code)->width);
    }
    syntax_put(s, "]]");
    ObjectId object = haru_add(haru, s);
    syntax_clear(s);
    return object;
}

bool subset_font_write(SubsetFont *font, Haru *haru, Deflater *deflater, ObjectId object)
{
    Syntax glyphs = {0}, s = {0};
    hb_blob_t *subset = make_subset(font, &glyphs);
    if (subset) {
        unsigned int length;
        const char *bytes = hb_blob_get_data(subset, &length);
        syntax_put(&s, "/Length1 ");
        syntax_integer(&s, length);
        syntax_byte(&s, '\n');
        const char *name = name_subset(font, bytes, length);
        ObjectId program = add_stream(haru, deflater, &s, bytes, length);
        ObjectId glyph_map = add_stream(haru, deflater, &s, glyphs.bytes, glyphs.length);
        ObjectId to_unicode = add_to_unicode(font, haru, deflater, &s);
        ObjectId descriptor = add_descriptor(font, haru, name, program, &s);
        ObjectId descendant = add_descendant(font, haru, name, descriptor, glyph_map, &s);
        syntax_put(&s, "/Type /Font\n/Subtype /Type0\n/BaseFont ");
        syntax_name(&s, name);
        syntax_put(&s, "\n/Encoding /Identity-H\n/DescendantFonts [");
        syntax_reference(&s, descendant);
        syntax_put(&s, "]\n/ToUnicode ");
        syntax_reference(&s, to_unicode);
        haru_set(haru, object, &s);
        hb_blob_destroy(subset);
    }
    syntax_free(&s);
    syntax_free(&glyphs);
    return subset != NULL;
}
