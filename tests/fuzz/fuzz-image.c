/* Pictures: what is published of any file is sound, has the sides that were told, and is published
 * as itself. The first byte says whether the checksums of a PNG's chunks are put right: without
 * that nearly every invented file would end at the first. */
#include "fuzz.h"

#include "image/image.h"

#include <string.h>

/* By the definition in the standard (PNG, annex D): slow, and no library's. */
static uint32_t checksum(const uint8_t *bytes, size_t length)
{
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320U : sum >> 1;
        }
    }
    return ~sum;
}

static void mend_checksums(uint8_t *bytes, size_t length)
{
    for (size_t at = 8; at + 12 <= length;) {
        uint8_t *p = bytes + at;
        size_t inside = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
        if (inside > length - at - 12) {
            return;
        }
        uint32_t sum = checksum(p + 4, inside + 4);
        for (size_t i = 0; i < 4; i++) {
            p[8 + inside + i] = (uint8_t)(sum >> (24 - 8 * i));
        }
        at += inside + 12;
    }
}

static void check_published(const ImageHeader *header, const ImageData *data)
{
    ImageHeader again;
    ImageFault fault;
    FUZZ_PROMISE(data->channels == 1 || data->channels == 3);
    FUZZ_PROMISE(g_bytes_get_size(data->samples) > 0);
    Image *image = image_open(data->file, &again, &fault);
    FUZZ_PROMISE(image && fault == IMAGE_SOUND);
    FUZZ_PROMISE(again.kind == header->kind && again.width == header->width &&
                 again.height == header->height);
    const ImageData *same = image_data(image);
    FUZZ_PROMISE(same && strcmp(same->digest, data->digest) == 0);
    image_unref(image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    uint8_t *bytes = g_memdup2(data + 1, size - 1);
    if (data[0] & 1) {
        mend_checksums(bytes, size - 1);
    }
    GBytes *file = g_bytes_new_take(bytes, size - 1);
    ImageHeader header;
    ImageFault fault;
    Image *image = image_open(file, &header, &fault);
    g_bytes_unref(file);
    FUZZ_PROMISE((image != NULL) == (fault == IMAGE_SOUND));
    /* Large ones are sound as well, but take the fuzzer's time. */
    bool small = image && (gint64)header.width * header.height <= 250000;
    if (image) {
        FUZZ_PROMISE(header.width > 0 && header.width <= IMAGE_MAX_SIDE);
        FUZZ_PROMISE((gint64)header.width * header.height <= IMAGE_MAX_PIXELS);
    }
    const ImageData *published = small ? image_data(image) : NULL;
    if (published) {
        check_published(&header, published);
    }
    image_unref(image);
    return 0;
}
