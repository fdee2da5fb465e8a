/* The spelling of Vietnamese syllables: an onset, a rhyme and a tone. The rhymes are those of
 * dictionaries; the rules for c/k/q, g/gh and ng/ngh are those of the schoolbook. */
#include "legacy/letters.h"

#include <string.h>

/* "nghiêng": no syllable is longer. */
#define MAX_LETTERS 7

static const char RHYMES[] =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen "
    "oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uơ uơn up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt "
    "ư ưa ưc ưi ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu "
    "y ych yêm yên yêng yêt yêu yn ynh yp yt";

/* Longest first, so that "ngh" is not taken for "n". */
static const char *const ONSETS[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                     "tr",  "b",  "c",  "d",  "D",  "g",  "h",  "k",  "l",  "m",
                                     "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};

static GHashTable *rhymes_get(void)
{
    static GHashTable *rhymes;
    static gsize done;
    if (g_once_init_enter(&done)) {
        rhymes = g_hash_table_new(g_str_hash, g_str_equal);
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
    bool front = *rhyme && strchr("eEiy", *rhyme);
    if (strcmp(onset, "k") == 0 || strcmp(onset, "gh") == 0 || strcmp(onset, "ngh") == 0) {
        return front;
    }
    if (strcmp(onset, "c") == 0 || strcmp(onset, "ng") == 0) {
        return !front;
    }
    if (strcmp(onset, "g") == 0) { /* "gì", "gìn" are gi with its i as the vowel */
        return !front || strcmp(rhyme, "i") == 0 || strcmp(rhyme, "in") == 0;
    }
    return true;
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

bool legacy_is_syllable(const char *word, size_t length)
{
    char keys[MAX_LETTERS + 1];
    int n = 0;
    Tone tone = TONE_NONE;
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
        Letter letter = letter_apart(g_utf8_get_char(p));
        if (!letter.key || n == MAX_LETTERS || (letter.tone && tone)) {
            return false;
        }
        keys[n++] = letter.key;
        tone = letter.tone ? (Tone)letter.tone : tone;
    }
    keys[n] = '\0';
    for (size_t i = 0; i < G_N_ELEMENTS(ONSETS); i++) {
        if (!g_str_has_prefix(keys, ONSETS[i])) {
            continue;
        }
        const char *rhyme = keys + strlen(ONSETS[i]);
        if (*rhyme && onset_fits(ONSETS[i], rhyme) && tone_fits(rhyme, tone) &&
            g_hash_table_contains(rhymes_get(), rhyme)) {
            return true;
        }
    }
    return false;
}
