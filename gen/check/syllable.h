/* Private to check/: the make of a Vietnamese syllable. */
#ifndef KEHOACH_CHECK_SYLLABLE_H
#define KEHOACH_CHECK_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ToneStyle {
    TONE_NEITHER, /* no tone, or a syllable that both styles write alike */
    TONE_OLD,     /* òa, òe, ùy: on the first letter */
    TONE_NEW      /* oà, oè, uỳ: on the main vowel */
} ToneStyle;

typedef struct Syllable {
    bool possible; /* onset, rime and tone can stand together */
    int tones;     /* how many letters carry a tone */
    ToneStyle style;
} Syllable;

/* Looks at a word of small letters (NFC). */
Syllable syllable_read(const char *word, size_t length);

#endif
