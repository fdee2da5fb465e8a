/* Private to legacy/: the letters of Vietnamese taken apart and put together. */
#ifndef KEHOACH_LEGACY_LETTERS_H
#define KEHOACH_LEGACY_LETTERS_H

#include "legacy/legacy.h"

#include <glib.h>

typedef enum Tone { TONE_NONE, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_SAC, TONE_NANG } Tone;

/* The vowels without tone, in the order of the alphabet; each has a key that is one ASCII letter,
 * so that a syllable without its tone is a short ASCII string. */
typedef struct Letter {
    char key; /* of the small letter: 'a', 'A' for ă, 'B' for â, …; 0: no Vietnamese letter */
    uint8_t tone; /* Tone */
    bool capital;
} Letter;

Letter letter_apart(gunichar c);
/* The letter with the tone; 0 if `c` carries one already or cannot. */
gunichar letter_with_tone(gunichar c, Tone tone);
/* The tone of a combining mark, TONE_NONE if it is none. */
Tone letter_mark_tone(gunichar c);

/* Counts the words with letters beyond ASCII, and those of them that are spelled right. An
 * abbreviation ("QĐ", "HĐND") is neither. */
void letters_count(const char *text, size_t length, int *words, int *read);

/* The byte that CP1252 (with its five gaps as control characters, as Windows has it) writes for the
 * character; -1 if none. */
int western_byte(gunichar c);
gunichar western_character(uint8_t byte);

#endif
