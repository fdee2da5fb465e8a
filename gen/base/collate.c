#include "base/collate.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* One letter with its marks, each level in its own number. */
typedef struct Element {
    gunichar letter; /* primary: letter and what makes it another letter (ă, â, đ, ê, ô, ơ, ư) */
    int tone;        /* secondary */
    bool capital; /* tertiary */
} Element;

enum { TONE_NONE, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_SAC, TONE_NANG };

/* Letters of the alphabet lie four apart, so that ă and â find room behind a. */
#define LETTER_STEP 4
#define FIRST_LETTER 0x200

#define LAST_CHARACTER 0x10ffff

static int tone_of(gunichar mark)
{
    switch (mark) {
    case 0x0300:
        return TONE_HUYEN;
    case 0x0309:
        return TONE_HOI;
    case 0x0303:
        return TONE_NGA;
    case 0x0301:
        return TONE_SAC;
    case 0x0323:
        return TONE_NANG;
    default:
        return TONE_NONE;
    }
}

/* How far behind its plain letter a letter with this mark stands; 0 for other marks. */
static unsigned shift_of(gunichar letter, gunichar mark)
{
    switch (mark) {
    case 0x0306: /* breve: ă */
        return 1;
    case 0x0302: /* circumflex: â after ă; ê and ô after the plain letter */
        return letter == 'a' ? 2 : 1;
    case 0x031b: /* horn: ơ after ô; ư */
        return letter == 'o' ? 2 : 1;
    default:
        return 0;
    }
}

/* Spaces, signs and digits keep their order before the letters, other scripts follow them. */
static gunichar primary_of(gunichar small)
{
    if (small >= 'a' && small <= 'z') {
        return FIRST_LETTER + (small - 'a') * LETTER_STEP;
    }
    if (small == 0x0111) { /* đ has no decomposition */
        return FIRST_LETTER + ('d' - 'a') * LETTER_STEP + 1;
    }
    return small < 0x80 ? small : small + 0x1000;
}

/* Reads the next element of decomposed text and moves on; false at the end. */
static bool next_element(const char **text, Element *element)
{
    const char *p = *text;
    if (!*p) {
        return false;
    }
    gunichar c = g_utf8_get_char(p);
    gunichar small = g_unichar_tolower(c);
    *element = (Element){primary_of(small), TONE_NONE, c != small};
    p += g_utf8_skip[(guchar)*p];
    for (; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar mark = g_utf8_get_char(p);
        unsigned shift = shift_of(small, mark);
        int tone = tone_of(mark);
        if (shift) {
            element->letter += shift;
        } else if (tone) {
            element->tone = tone;
        } else {
            break;
        }
    }
    *text = p;
    return true;
}

/* The same of composed text, which nearly all is: only of letters of the alphabet and of signs.
 * False for what only the normal form of the whole text tells. */
static bool next_composed(const char **text, Element *element)
{
    gunichar c = g_utf8_get_char(*text), part[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = {c};
    gsize parts = 1;
    if (c >= 0x80) {
        parts = g_unichar_fully_decompose(c, FALSE, part, G_N_ELEMENTS(part));
        if (c > LAST_CHARACTER || g_unichar_ismark(c) || (parts > 1 && part[0] >= 0x80)) {
            return false;
        }
    }
    gunichar small = g_unichar_tolower(part[0]);
    *element = (Element){primary_of(small), TONE_NONE, part[0] != small};
    for (gsize i = 1; i < parts; i++) {
        unsigned shift = shift_of(small, part[i]);
        int tone = tone_of(part[i]);
        if (!shift && !tone) {
            return false;
        }
        element->letter += shift;
        element->tone = shift ? element->tone : tone;
    }
    *text = g_utf8_next_char(*text);
    return (guchar) * *text < 0x80 || !g_unichar_ismark(g_utf8_get_char(*text));
}

typedef bool (*NextElement)(const char **text, Element *element);

/* False if an element could not be read. */
static bool compare_elements(const char *a, const char *b, NextElement next, int *order)
{
    int tone = 0, size = 0;
    while (*a && *b) {
        Element x, y;
        if (!next(&a, &x) || !next(&b, &y)) {
            return false;
        }
        if (x.letter != y.letter) {
            *order = x.letter < y.letter ? -1 : 1;
            return true;
        }
        if (!tone) {
            tone = x.tone - y.tone;
        }
        if (!size) {
            size = (int)x.capital - (int)y.capital;
        }
    }
    *order = *a ? 1 : *b ? -1 : tone ? tone : size;
    return true;
}

static char *decompose(const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_NFD);
    g_free(valid);
    return apart;
}

static int compare_decomposed(const char *a, const char *b)
{
    char *apart_a = decompose(a), *apart_b = decompose(b);
    int order = 0;
    (void)compare_elements(apart_a, apart_b, next_element, &order);
    if (order == 0) {
        /* A fixed order for what differs in nothing that counts. */
        order = strcmp(apart_a, apart_b);
    }
    g_free(apart_a);
    g_free(apart_b);
    return order;
}

static bool inside_character(const char *p)
{
    return ((guchar)*p & 0xc0) == 0x80;
}

int collate_vietnamese(const char *a, const char *b)
{
    /* What both begin with orders nothing. */
    size_t same = 0;
    while (a[same] && a[same] == b[same]) {
        same++;
    }
    if (a[same] == b[same]) {
        return 0;
    }
    while (same > 0 && (inside_character(a + same) || inside_character(b + same))) {
        same--;
    }
    int order = 0;
    bool told = compare_elements(a + same, b + same, next_composed, &order);
    return told && order != 0 ? order : compare_decomposed(a, b);
}
