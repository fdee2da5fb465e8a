/* Text from before Unicode: the first byte says what is done with the rest. */
#include "fuzz.h"

#include "legacy/legacy.h"

#include <string.h>

static void decode(LegacyEncoding encoding, const uint8_t *bytes, size_t length)
{
    size_t lost = 0;
    char *text = legacy_decode(encoding, bytes, length, &lost);
    FUZZ_PROMISE(g_utf8_validate(text, -1, NULL));
    FUZZ_PROMISE(lost <= length);
    char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    FUZZ_PROMISE(strcmp(text, composed) == 0);
    g_free(composed);
    g_free(text);
}

static void guess(const uint8_t *bytes, size_t length)
{
    LegacyGuess found = legacy_guess(bytes, length);
    FUZZ_PROMISE(found.read <= found.words);
    FUZZ_PROMISE(found.encoding < LEGACY_COUNT && found.encoding != LEGACY_UTF8);
    if (found.encoding != LEGACY_NONE) {
        decode(found.encoding, bytes, length);
    }
}

/* Lines come in order, inside the text, and what was meant is text too. */
static void find_misread(const char *text, size_t length)
{
    size_t from = 0;
    LegacyMisread found;
    while (legacy_find_misread(text, length, from, &found)) {
        FUZZ_PROMISE(found.offset >= from && found.length > 0);
        FUZZ_PROMISE(found.offset + found.length <= length);
        FUZZ_PROMISE(g_utf8_validate(found.meant, -1, NULL));
        g_free(found.meant);
        from = found.offset + found.length;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    LegacyEncoding encoding = (LegacyEncoding)(data[0] % LEGACY_COUNT);
    if (encoding == LEGACY_NONE) {
        guess(data + 1, size - 1);
    } else if (encoding != LEGACY_UTF8) {
        decode(encoding, data + 1, size - 1);
    } else {
        char *text = g_utf8_make_valid((const char *)data + 1, (gssize)size - 1);
        find_misread(text, strlen(text));
        g_free(text);
    }
    return 0;
}
