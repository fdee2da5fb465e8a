#include "font/set.h"

#include "base/hash.h"

#include <string.h>

/* Room for the syllables of an ordinary plan without growing; 32 bytes each. */
#define FIRST_ROOM 4096

static void grow(ShapeCache *cache)
{
    size_t room = cache->room ? cache->room * 2 : FIRST_ROOM;
    ShapeSlot *slots = g_new0(ShapeSlot, room);
    for (size_t i = 0; i < cache->room; i++) {
        if (cache->slots[i].shape) {
            size_t at = cache->slots[i].hash & (room - 1);
            while (slots[at].shape) {
                at = (at + 1) & (room - 1);
            }
            slots[at] = cache->slots[i];
        }
    }
    g_free(cache->slots);
    cache->slots = slots;
    cache->room = room;
}

static bool holds(const ShapeSlot *slot, const ShapeSlot *wanted, const char *text)
{
    return slot->hash == wanted->hash && slot->length == wanted->length &&
           slot->face == wanted->face && memcmp(slot->head, wanted->head, sizeof slot->head) == 0 &&
           (wanted->length <= sizeof slot->head ||
            memcmp(slot->shape->text, text, wanted->length) == 0);
}

/* The slot that holds the word, or the free one where it belongs. */
static ShapeSlot *find_slot(const ShapeCache *cache, const ShapeSlot *wanted, const char *text)
{
    size_t at = wanted->hash & (cache->room - 1);
    while (cache->slots[at].shape && !holds(&cache->slots[at], wanted, text)) {
        at = (at + 1) & (cache->room - 1);
    }
    return &cache->slots[at];
}

/* Kerning, and no ligatures: "fi" must stay two characters for whoever searches, copies or has
 * the text read aloud. Marks and language forms keep their defaults. Script and language are
 * given, never guessed from the text, so that a word looks the same wherever it stands. */
static void run_harfbuzz(hb_buffer_t *buffer, const Face *face, const char *text, size_t length)
{
    static const hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string("vi", -1));
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    hb_shape(face->hb_font, buffer, features, G_N_ELEMENTS(features));
}

static void copy_glyphs(const FontSet *fonts, const Face *face, Shape *shape)
{
    unsigned int count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(fonts->buffer, &count);
    ShapeGlyph *glyph = POOL_ARRAY(fonts->pool, ShapeGlyph, count);
    for (unsigned int i = 0; i < count; i++) {
        uint32_t id = info[i].codepoint;
        int32_t advance = position[i].x_advance;
        if (id == 0) {
            if (!shape->lacks) {
                shape->lacks = g_utf8_get_char(shape->text + info[i].cluster);
            }
            id = face->missing_glyph;
            advance = face_advance(face, id);
        }
        glyph[i] = (ShapeGlyph){
            .glyph = (uint16_t)id,
            .cluster = info[i].cluster,
            .advance = advance,
            .x = position[i].x_offset,
            .y = position[i].y_offset,
        };
        shape->width += advance;
    }
    shape->glyph = glyph;
    shape->count = (int)count;
}

static const Shape *make_shape(FontSet *fonts, const Face *face, const char *text, size_t length)
{
    Shape *shape = POOL_NEW(fonts->pool, Shape);
    shape->face = face;
    shape->text = pool_strndup(fonts->pool, text, length);
    shape->number = (int)fonts->cache.used;
    run_harfbuzz(fonts->buffer, face, text, length);
    copy_glyphs(fonts, face, shape);
    return shape;
}

const Shape *font_shape(FontSet *fonts, FaceStyle style, const char *text, size_t length)
{
    ShapeCache *cache = &fonts->cache;
    /* Kept at most two thirds full. */
    if (cache->used * 3 >= cache->room * 2) {
        grow(cache);
    }
    const Face *face = &fonts->faces[style];
    ShapeSlot wanted = {
        .hash = (uint32_t)hash_bytes(text, length) + (uint32_t)style,
        .length = (uint32_t)length,
        .face = face,
    };
    memcpy(wanted.head, text, MIN(length, sizeof wanted.head));
    ShapeSlot *slot = find_slot(cache, &wanted, text);
    if (!slot->shape) {
        wanted.shape = make_shape(fonts, face, text, length);
        *slot = wanted;
        cache->used++;
    }
    return slot->shape;
}

const Shape *font_shape_word(FontSet *fonts, FaceStyle style, const char *text, size_t *length)
{
    const char *end = text;
    while (*end && *end != ' ') {
        end++;
    }
    *length = (size_t)(end - text);
    return font_shape(fonts, style, text, *length);
}

uint32_t font_lacks(const Shape *shape)
{
    return shape->lacks;
}
