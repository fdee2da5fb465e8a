/* A syllable is an onset and a rime; which rimes there are is a closed list. A rime that ends in a
 * stop (c, ch, p, t) has one of two tones. */
#include "check/syllable.h"

#include <glib.h>
#include <string.h>

#define MAX_LETTERS 8 /* "nghiêng" has seven */

typedef enum Tone { TONE_LEVEL, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_SAC, TONE_NANG } Tone;

/* Longest first: the first that fits and leaves a rime counts, but others are tried too. */
static const char *const ONSETS[] = {
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
    "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x", "",
};

static const char RIMES[] =
    " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp "
    "ôt "
    "ơ ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ uôc uôi "
    "uôm "
    "uôn uông uôt up ut uy uya uych uyên uyêt uynh uyp uych uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi "
    "ươm "
    "ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh ych yt ";

typedef struct Letters {
    char plain[MAX_LETTERS * 4 + 1]; /* without tones */
    Tone tone;
    int tones, at; /* which letter carries the (last) tone */
    int count;
} Letters;

static Tone tone_of(gunichar mark)
{
    switch (mark) {
    case 0x300:
        return TONE_HUYEN;
    case 0x309:
        return TONE_HOI;
    case 0x303:
        return TONE_NGA;
    case 0x301:
        return TONE_SAC;
    case 0x323:
        return TONE_NANG;
    default:
        return TONE_LEVEL;
    }
}

/* Takes the tone off one letter. */
static gunichar without_tone(gunichar letter, Tone *tone)
{
    gunichar parts[4];
    gsize count = g_unichar_fully_decompose(letter, FALSE, parts, G_N_ELEMENTS(parts));
    gunichar plain = parts[0];
    *tone = TONE_LEVEL;
    for (gsize i = 1; i < MIN(count, G_N_ELEMENTS(parts)); i++) {
        gunichar both;
        if (tone_of(parts[i]) != TONE_LEVEL) {
            *tone = tone_of(parts[i]);
        } else if (g_unichar_compose(plain, parts[i], &both)) {
            plain = both;
        }
    }
    return plain;
}

static bool read_letters(Letters *letters, const char *word, size_t length)
{
    char *out = letters->plain;
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p), letters->count++) {
        if (letters->count == MAX_LETTERS) {
            return false;
        }
        Tone tone;
        out += g_unichar_to_utf8(without_tone(g_utf8_get_char(p), &tone), out);
        if (tone != TONE_LEVEL) {
            letters->tone = tone;
            letters->tones++;
            letters->at = letters->count;
        }
    }
    *out = '\0';
    return true;
}

static bool is_rime(const char *rime)
{
    char framed[MAX_LETTERS * 4 + 3];
    g_snprintf(framed, sizeof framed, " %s ", rime);
    return *rime && strstr(RIMES, framed) != NULL;
}

static bool begins_front(const char *rime)
{
    return *rime == 'i' || *rime == 'y' || *rime == 'e' || g_str_has_prefix(rime, "ê");
}

static bool go_together(const char *onset, const char *rime)
{
    if (strcmp(onset, "k") == 0 || strcmp(onset, "gh") == 0 || strcmp(onset, "ngh") == 0) {
        return begins_front(rime);
    }
    if (strcmp(onset, "c") == 0 || strcmp(onset, "ng") == 0) {
        return !begins_front(rime);
    }
    if (strcmp(onset, "g") == 0) {
        return !begins_front(rime) || *rime == 'i';
    }
    if (strcmp(onset, "qu") == 0) {
        return *rime != 'u' && *rime != 'o' && !g_str_has_prefix(rime, "ư");
    }
    return true;
}

static bool ends_in_stop(const char *rime)
{
    size_t length = strlen(rime);
    return strchr("cpt", rime[length - 1]) || g_str_has_suffix(rime, "ch");
}

/* "hòa" and "hoà": o or u before the main vowel, nothing behind it. */
static ToneStyle style_of(const Letters *letters, const char *rime)
{
    static const char *const OPEN[] = {"oa", "oe", "uy"};
    for (size_t i = 0; i < G_N_ELEMENTS(OPEN); i++) {
        if (strcmp(rime, OPEN[i]) == 0 && letters->tone != TONE_LEVEL) {
            return letters->at == letters->count - 1 ? TONE_NEW : TONE_OLD;
        }
    }
    return TONE_NEITHER;
}

/* Which letter of the rime may carry the tone: the main vowel; where both styles are in use, the
 * letter before it too. */
static bool tone_stands_well(const Letters *letters, const char *rime)
{
    if (letters->tones == 0 || style_of(letters, rime) != TONE_NEITHER) {
        return true;
    }
    int start = letters->count - (int)g_utf8_strlen(rime, -1), main = start, vowels = 0;
    for (const char *p = rime; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool vowel = g_utf8_strchr("aăâeêioôơuưy", -1, c) != NULL;
        bool marked = g_utf8_strchr("ăâêôơ", -1, c) != NULL;
        int at = start + (int)g_utf8_pointer_to_offset(rime, p);
        if (marked) {
            return letters->at == at;
        }
        vowels += vowel;
        main = vowel && vowels <= 2 ? at : main;
    }
    /* "hoàn" and "hoài" have it on the second vowel, "mùa", "cười" and "tài" on the first. */
    bool glide = (rime[0] == 'o' || (rime[0] == 'u' && rime[1] == 'y')) && vowels >= 2 &&
                 !g_str_has_prefix(rime, "oi") && !g_str_has_prefix(rime, "oo");
    if (g_str_has_prefix(rime, "oo")) {
        return true;
    }
    return letters->at == (glide ? main : start);
}

Syllable syllable_read(const char *word, size_t length)
{
    Letters letters = {.plain = ""};
    Syllable syllable = {0};
    bool fits = read_letters(&letters, word, length);
    syllable.tones = letters.tones;
    for (size_t i = 0; fits && !syllable.possible && i < G_N_ELEMENTS(ONSETS); i++) {
        const char *onset = ONSETS[i];
        if (!g_str_has_prefix(letters.plain, onset)) {
            continue;
        }
        const char *rime = letters.plain + strlen(onset);
        if (!is_rime(rime) || !go_together(onset, rime) || letters.tones > 1) {
            continue;
        }
        bool stop = ends_in_stop(rime);
        syllable.possible = tone_stands_well(&letters, rime) &&
                            (!stop || letters.tone == TONE_SAC || letters.tone == TONE_NANG);
        syllable.style = syllable.possible ? style_of(&letters, rime) : TONE_NEITHER;
    }
    return syllable;
}
