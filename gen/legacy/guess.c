#include "legacy/letters.h"

#include <string.h>

/* Shares in percent of the words with marks that must be spelled right. */
#define SHARE_LIKELY 80
#define SHARE_SURE 95
/* Words with marks from which a guess is made at all, is likely, is sure. */
#define WORDS_POSSIBLE 3
#define WORDS_LIKELY 5
#define WORDS_SURE 20
/* What decides is found in the first pages. */
#define SAMPLE_BYTES ((size_t)64 * 1024)

typedef struct Score {
    int words, read;
    bool own; /* has letters that Western languages lack */
} Score;

static Score score(LegacyEncoding encoding, const uint8_t *bytes, size_t length)
{
    Score s = {0};
    char *text = legacy_decode(encoding, bytes, length, NULL);
    letters_count(text, strlen(text), &s.words, &s.read);
    for (const char *p = text; *p && !s.own; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        s.own = c >= 0x100 && letter_apart(c).key != 0;
    }
    g_free(text);
    return s;
}

static LegacyCertainty certainty(Score s)
{
    if (s.words >= WORDS_SURE && s.read * 100 >= s.words * SHARE_SURE) {
        return LEGACY_SURE;
    }
    return s.words >= WORDS_LIKELY ? LEGACY_LIKELY : LEGACY_POSSIBLE;
}

/* Enough to name the encoding: of a few words each must be spelled right. */
static bool suffices(Score s)
{
    return s.own && s.words >= WORDS_POSSIBLE &&
           (s.words < WORDS_LIKELY ? s.read == s.words : s.read * 100 >= s.words * SHARE_LIKELY);
}

LegacyGuess legacy_guess(const uint8_t *bytes, size_t length)
{
    size_t sample = MIN(length, SAMPLE_BYTES);
    LegacyGuess best = {LEGACY_NONE, LEGACY_POSSIBLE, 0, 0};
    bool tie = false;
    for (int i = LEGACY_TCVN3; i <= LEGACY_CP1258; i++) {
        Score s = score((LegacyEncoding)i, bytes, sample);
        if (!suffices(s)) {
            continue;
        }
        if (best.encoding == LEGACY_NONE || s.read > best.read) {
            best = (LegacyGuess){(LegacyEncoding)i, certainty(s), s.words, s.read};
            tie = false;
        } else if (s.read == best.read && i != LEGACY_TCVN1) {
            /* TCVN 5712-1 reads all TCVN3 alike: no doubt arises from it. */
            tie = true;
        }
    }
    if (tie) {
        best.encoding = LEGACY_NONE;
    }
    return best;
}
