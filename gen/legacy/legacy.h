/* Vietnamese text from before Unicode: TCVN3 (fonts .VnTime), TCVN 5712-1, VNI (fonts VNI-…),
 * VISCII, Windows-1258. Names the encoding of bytes that are not UTF-8, finds such text where it
 * was taken for Western letters and saved as UTF-8, and converts both.
 *
 * An encoding is judged by what comes out of it: the share of words with marks that are syllables
 * of Vietnamese spelling. The tables are here and not the system's iconv, because that knows
 * neither TCVN3 nor VNI, and some systems install none of the others; a message must not depend on
 * the machine. (QĐ 72/2002/QĐ-TTg made TCVN 6909:2001, Unicode, mandatory from 01/01/2003.)
 *
 * Not to be seen in bytes: capitals typed with the capital fonts of TCVN3 (.VnTimeH) are stored as
 * small letters and stay small. */
#ifndef KEHOACH_LEGACY_LEGACY_H
#define KEHOACH_LEGACY_LEGACY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum LegacyEncoding {
    LEGACY_NONE,
    LEGACY_TCVN3,
    LEGACY_TCVN1, /* TCVN 5712-1: TCVN3 and the capitals with marks among the control characters */
    LEGACY_VNI,
    LEGACY_VISCII,
    LEGACY_CP1258,
    LEGACY_UTF8, /* only of misread text: UTF-8 taken for Western letters and saved once more */
    LEGACY_COUNT
} LegacyEncoding;

/* "TCVN3 (ABC)". */
const char *legacy_name(LegacyEncoding encoding);
/* The encoding that --bang-ma calls so ("tcvn3"); LEGACY_NONE if there is none such. */
LegacyEncoding legacy_encoding_find(const char *option);

typedef enum LegacyCertainty {
    LEGACY_POSSIBLE, /* a few words, all of them readable */
    LEGACY_LIKELY,
    LEGACY_SURE
} LegacyCertainty;

typedef struct LegacyGuess {
    LegacyEncoding encoding; /* LEGACY_NONE: nothing fits */
    LegacyCertainty certainty;
    int words; /* with marks */
    int read;  /* of these, syllables of Vietnamese spelling */
} LegacyGuess;

/* For bytes that are not UTF-8. */
LegacyGuess legacy_guess(const uint8_t *bytes, size_t length);

/* The text in UTF-8, composed (NFC); g_free it. Bytes that mean nothing in the encoding become
 * U+FFFD and are counted in `lost`. Not for LEGACY_UTF8. */
char *legacy_decode(LegacyEncoding encoding, const uint8_t *bytes, size_t length, size_t *lost);

/* A line of misread text: "Céng hßa x· héi". */
typedef struct LegacyMisread {
    LegacyEncoding encoding;
    size_t offset, length; /* from the first misread word of the line to the end of the last */
    int words;
    char *meant; /* what it should read; g_free it */
} LegacyMisread;

/* Finds the first line with misread text from byte `from` (a line's start) on, in valid UTF-8. At
 * least two words must become readable, and nearly all that are not. */
bool legacy_find_misread(const char *text, size_t length, size_t from, LegacyMisread *found);

#endif
