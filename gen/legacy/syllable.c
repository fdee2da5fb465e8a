/* The spelling of Vietnamese syllables: an onset, a rhyme and a tone. The rhymes are those of
 * dictionaries; the rules for c/k/q, g/gh and ng/ngh are those of the schoolbook. */
#include "legacy/syllable.h"

#include "base/hash.h"
#include "legacy/letters.h"

#include <stdint.h>
#include <string.h>

/* "nghiêng": no syllable is longer. */
#define MAX_LETTERS 7

static const char RHYMES[] =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen "
    "oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uơ uơn up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt "
    "ư ưa ưc ưi ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu "
    "y ych yêm yên yêng yêt yêu yn ynh yp yt";

/* Longest first, so that "ngh" is not taken for "n". */
static const char *const ONSETS[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                     "tr",  "b",  "c",  "d",  "D",  "g",  "h",  "k",  "l",  "m",
                                     "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};

/* A word's letters by their keys, so that offsets count letters. */
typedef struct Keys {
    char key[MAX_LETTERS + 1];
    int count;
    Tone tone;
    int tones, at; /* which letter carries the (last) tone */
} Keys;

static GHashTable *rhymes_get(void)
{
    static GHashTable *rhymes;
    static gsize done;
    if (g_once_init_enter(&done)) {
        rhymes = g_hash_table_new(hash_string, g_str_equal);
        char **list = g_strsplit(RHYMES, " ", -1);
        for (char **rhyme = list; *rhyme; rhyme++) {
            /* The keys are never longer than the letters, so they take their place. */
            char *out = *rhyme;
            for (const char *p = *rhyme; *p;) {
                gunichar c = g_utf8_get_char(p);
                p = g_utf8_next_char(p);
                *out++ = letter_apart(c).key;
            }
            *out = '\0';
            g_hash_table_add(rhymes, *rhyme);
        }
        /* The strings belong to the table, which lives as long as the program. */
        g_free(list);
        g_once_init_leave(&done, 1);
    }
    return rhymes;
}

/* What stands before e, ê, i, y (front vowels) and what before the others. */
static bool onset_fits(const char *onset, const char *rhyme)
{
    bool front = strchr("eEiy", *rhyme);
    if (strcmp(onset, "k") == 0 || strcmp(onset, "gh") == 0 || strcmp(onset, "ngh") == 0) {
        return front;
    }
    if (strcmp(onset, "c") == 0 || strcmp(onset, "ng") == 0) {
        return !front;
    }
    if (strcmp(onset, "g") == 0) { /* "gì", "giếng" are gi with its i as a vowel */
        return !front || *rhyme == 'i';
    }
    return strcmp(onset, "qu") != 0 || !strchr("uoU", *rhyme);
}

/* Syllables that end in a stop have only the tones sắc and nặng. */
static bool tone_fits(const char *rhyme, Tone tone)
{
    size_t n = strlen(rhyme);
    char last = rhyme[n - 1], before = '\0';
    if (n > 1) {
        before = rhyme[n - 2];
    }
    bool stop = strchr("cpt", last) || (last == 'h' && before == 'c');
    return !stop || tone == TONE_SAC || tone == TONE_NANG;
}

/* "hòa" and "hoà": o or u before the main vowel, nothing behind it. */
static ToneStyle style_of(const Keys *keys, const char *rhyme)
{
    bool open = strcmp(rhyme, "oa") == 0 || strcmp(rhyme, "oe") == 0 || strcmp(rhyme, "uy") == 0;
    if (!open || keys->tones == 0) {
        return TONE_NEITHER;
    }
    return keys->at == keys->count - 1 ? TONE_NEW : TONE_OLD;
}

/* Which letter of the rhyme may carry the tone: the main vowel; where both styles are in use, the
 * letter before it too. */
static bool tone_stands_well(const Keys *keys, const char *rhyme)
{
    if (keys->tones == 0 || style_of(keys, rhyme) != TONE_NEITHER ||
        g_str_has_prefix(rhyme, "oo")) {
        return true;
    }
    int start = keys->count - (int)strlen(rhyme);
    const char *marked = strpbrk(rhyme, "ABEOP");
    if (marked) {
        return keys->at == start + (int)(marked - rhyme);
    }
    size_t vowels = strspn(rhyme, "aeiouUy");
    /* "hoàn" and "hoài" have it on the second vowel, "mùa", "cười" and "tài" on the first. */
    bool glide = vowels >= 2 &&
                 ((rhyme[0] == 'o' && rhyme[1] != 'i') || (rhyme[0] == 'u' && rhyme[1] == 'y'));
    return keys->at == start + glide;
}

/* False if no syllable is written with such letters or so many of them. Tones are counted anyway.
 */
static bool read_keys(Keys *keys, const char *word, size_t length)
{
    bool fits = true;
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
        Letter letter = letter_apart(g_utf8_get_char(p));
        fits = fits && letter.key && keys->count < MAX_LETTERS;
        if (letter.tone) {
            keys->tone = (Tone)letter.tone;
            keys->tones++;
            keys->at = keys->count;
        }
        if (fits) {
            keys->key[keys->count++] = letter.key;
        }
    }
    return fits && keys->tones < 2;
}

static Syllable judge(const char *word, size_t length)
{
    Keys keys = {0};
    bool fits = read_keys(&keys, word, length);
    Syllable syllable = {.tones = keys.tones};
    for (size_t i = 0; fits && !syllable.possible && i < G_N_ELEMENTS(ONSETS); i++) {
        const char *onset = ONSETS[i];
        if (*onset != '\0' && *onset != keys.key[0]) {
            continue; /* by far most */
        }
        size_t letters = strlen(onset);
        if (strncmp(keys.key, onset, letters) != 0) {
            continue;
        }
        const char *rhyme = keys.key + letters;
        if (*rhyme && onset_fits(onset, rhyme) && tone_fits(rhyme, keys.tone) &&
            g_hash_table_contains(rhymes_get(), rhyme)) {
            syllable.spelled = true;
            syllable.possible = tone_stands_well(&keys, rhyme);
            syllable.style = syllable.possible ? style_of(&keys, rhyme) : TONE_NEITHER;
        }
    }
    return syllable;
}

/* A text has few different syllables, each many times. */
#define REMEMBERED 1024
#define REMEMBERED_BYTES 15

typedef struct Memory {
    char word[REMEMBERED_BYTES];
    uint8_t length; /* 0: none */
    Syllable syllable;
} Memory;

Syllable syllable_read(const char *word, size_t length)
{
    static _Thread_local Memory memory[REMEMBERED];
    if (length == 0 || length > REMEMBERED_BYTES) {
        return judge(word, length);
    }
    uint32_t hash = 0;
    for (size_t i = 0; i < length; i++) {
        hash = hash * 31 + (uint8_t)word[i];
    }
    Memory *m = &memory[hash % REMEMBERED];
    if (m->length != length || memcmp(m->word, word, length) != 0) {
        m->syllable = judge(word, length);
        m->length = (uint8_t)length;
        memcpy(m->word, word, length);
    }
    return m->syllable;
}

bool has_usual_letters(const char *text, size_t length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if ((unsigned char)*p >= 0x80 && !letter_apart(g_utf8_get_char(p)).key) {
            return false;
        }
    }
    return true;
}
