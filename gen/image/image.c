#include "image/parts.h"

#include "base/hash.h"

#include <string.h>

struct Image {
    int holders; /* guarded by `living_lock` */
    ImageHeader header;
    GBytes *source;
    char digest[65];
    GMutex lock; /* of what follows */
    bool tried, good;
    ImageData data;
};

/* The images that are held by anybody, by digest: a picture in two plans, or in two versions of
 * one, is decoded once. */
static GMutex living_lock;
static GHashTable *living;

static const struct {
    const char *ending, *media_type;
    ImageFault (*read_sides)(ImageSource source, ImageHeader *header);
    bool (*publish)(ImageSource source, ImageData *data);
} KINDS[IMAGE_KIND_COUNT] = {
    [IMAGE_PNG] = {"png", "image/png", png_read_sides, png_publish},
    [IMAGE_JPEG] = {"jpg", "image/jpeg", jpeg_read_sides, jpeg_publish},
};

/* ---- kinds ---- */

static bool begins(ImageSource source, const char *start, size_t length)
{
    return source.length >= length && memcmp(source.bytes, start, length) == 0;
}

static bool find_kind(ImageSource source, ImageKind *kind)
{
    if (begins(source, "\x89PNG\r\n\x1A\n", 8)) {
        *kind = IMAGE_PNG;
        return true;
    }
    *kind = IMAGE_JPEG;
    return begins(source, "\xFF\xD8\xFF", 3);
}

const char *image_other_kind(const void *bytes, size_t length)
{
    static const struct {
        size_t at;
        const char *start, *name;
    } OTHERS[] = {
        {0, "GIF8", "GIF"},      {8, "WEBP", "WebP"},      {0, "BM", "BMP"},    {0, "II*", "TIFF"},
        {0, "MM", "TIFF"},       {0, "%PDF", "PDF"},       {4, "ftyp", "HEIC"}, {0, "<svg", "SVG"},
        {0, "<?xml", "SVG/XML"}, {0, "PK\x03\x04", "ZIP"},
    };
    const guint8 *p = bytes;
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        size_t need = strlen(OTHERS[i].start);
        if (length >= OTHERS[i].at + need && memcmp(p + OTHERS[i].at, OTHERS[i].start, need) == 0) {
            return OTHERS[i].name;
        }
    }
    return NULL;
}

const char *image_ending(ImageKind kind)
{
    return KINDS[kind].ending;
}

const char *image_media_type(ImageKind kind)
{
    return KINDS[kind].media_type;
}

bool image_fits(guint32 width, guint32 height)
{
    return width > 0 && height > 0 && width <= IMAGE_MAX_SIDE && height <= IMAGE_MAX_SIDE &&
           (guint64)width * height <= IMAGE_MAX_PIXELS;
}

ImageSize image_print_size(ImageHeader header, gint64 inch, gint64 widest, gint64 tallest)
{
    gint64 natural = inch * header.width / IMAGE_RESOLUTION;
    gint64 width = MIN(MAX(natural, inch * IMAGE_NARROWEST * 10 / 254), widest);
    ImageSize size = {width, width * header.height / header.width};
    if (size.height > tallest) {
        size = (ImageSize){tallest * header.width / header.height, tallest};
    }
    /* A line of pixels is thinner than the unit. */
    return (ImageSize){MAX(size.width, 1), MAX(size.height, 1)};
}

/* ---- images ---- */

static ImageSource source_of(GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    return (ImageSource){data, length};
}

static void put_digest(char digest[65], GBytes *bytes)
{
    char *text = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_strlcpy(digest, text, 65);
    g_free(text);
}

/* The image with this content, made if nobody holds one. */
static Image *find_or_make(GBytes *bytes, ImageHeader header)
{
    char digest[65];
    put_digest(digest, bytes);
    g_mutex_lock(&living_lock);
    if (!living) {
        living = g_hash_table_new(hash_string, g_str_equal);
    }
    Image *image = g_hash_table_lookup(living, digest);
    if (!image) {
        image = g_new0(Image, 1);
        image->header = header;
        image->source = g_bytes_ref(bytes);
        memcpy(image->digest, digest, sizeof digest);
        g_mutex_init(&image->lock);
        g_hash_table_insert(living, image->digest, image);
    }
    image->holders++;
    g_mutex_unlock(&living_lock);
    return image;
}

Image *image_open(GBytes *bytes, ImageHeader *header, ImageFault *fault)
{
    ImageSource source = source_of(bytes);
    ImageHeader found = {0};
    *fault = find_kind(source, &found.kind) ? KINDS[found.kind].read_sides(source, &found)
                                            : IMAGE_FAULT_KIND;
    if (header) {
        *header = found;
    }
    return *fault == IMAGE_SOUND ? find_or_make(bytes, found) : NULL;
}

static void free_image(Image *image)
{
    g_clear_pointer(&image->data.file, g_bytes_unref);
    g_clear_pointer(&image->data.samples, g_bytes_unref);
    g_clear_pointer(&image->source, g_bytes_unref);
    g_mutex_clear(&image->lock);
    g_free(image);
}

void image_unref(Image *image)
{
    if (!image) {
        return;
    }
    g_mutex_lock(&living_lock);
    bool last = --image->holders == 0;
    if (last) {
        g_hash_table_remove(living, image->digest);
    }
    if (last && g_hash_table_size(living) == 0) {
        g_clear_pointer(&living, g_hash_table_unref);
    }
    g_mutex_unlock(&living_lock);
    if (last) {
        free_image(image);
    }
}

ImageHeader image_header(const Image *image)
{
    return image->header;
}

const char *image_digest(const Image *image)
{
    return image->digest;
}

/* What an image is never changes; only that it was looked at does. */
static Image *looked_at(const Image *image)
{
    union {
        const Image *constant;
        Image *image;
    } same = {image};
    return same.image;
}

const ImageData *image_data(const Image *image)
{
    Image *own = looked_at(image);
    g_mutex_lock(&own->lock);
    if (!own->tried) {
        own->tried = true;
        own->good = KINDS[own->header.kind].publish(source_of(own->source), &own->data);
        if (own->good) {
            put_digest(own->data.digest, own->data.file);
            /* What was given is not needed any more. */
            g_clear_pointer(&own->source, g_bytes_unref);
        }
    }
    bool good = own->good;
    g_mutex_unlock(&own->lock);
    return good ? &own->data : NULL;
}
