/* The make of a Vietnamese syllable. */
#ifndef KEHOACH_LEGACY_SYLLABLE_H
#define KEHOACH_LEGACY_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ToneStyle {
    TONE_NEITHER, /* no tone, or a syllable that both styles write alike */
    TONE_OLD,     /* òa, òe, ùy: on the first letter */
    TONE_NEW      /* oà, oè, uỳ: on the main vowel */
} ToneStyle;

typedef struct Syllable {
    bool spelled;  /* onset, rhyme and tone can stand together */
    bool possible; /* and the tone stands where it may */
    int tones;     /* how many letters carry a tone */
    ToneStyle style;
} Syllable;

/* Looks at a word (NFC) of small or capital letters. */
Syllable syllable_read(const char *word, size_t length);

/* True if `text` has nothing but ASCII and letters of Vietnamese (NFC). */
bool has_usual_letters(const char *text, size_t length);

#endif
