#include "base/nearest.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Longer names are not compared: nobody mistypes a name of this length into a near one, and the
 * work grows with the product of both lengths. */
#define MAX_LENGTH 64

typedef struct Folded {
    gunichar letter[MAX_LENGTH];
    size_t length;
} Folded;

/* The letter without its marks; đ has no decomposition in Unicode and is folded by hand. */
static gunichar base_letter(gunichar c)
{
    gunichar first, second;
    while (g_unichar_decompose(c, &first, &second)) {
        c = first;
    }
    c = g_unichar_tolower(c);
    if (c == 0x111) {
        return 'd';
    }
    return c == ' ' || c == '_' ? '-' : c;
}

static bool fold(const char *text, Folded *folded)
{
    folded->length = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_ismark(c)) {
            continue;
        }
        if (folded->length == MAX_LENGTH) {
            return false;
        }
        folded->letter[folded->length++] = base_letter(c);
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits (insert, drop, change, swap of neighbours) that turn one into the other. */
static size_t distance(const Folded *a, const Folded *b)
{
    size_t rows[3][MAX_LENGTH + 1];
    size_t *before = rows[0], *above = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b->length; j++) {
        above[j] = j;
        before[j] = 0;
    }
    for (size_t i = 1; i <= a->length; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            gunichar x = a->letter[i - 1], y = b->letter[j - 1];
            now[j] = least(least(above[j] + 1, now[j - 1] + 1), above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == b->letter[j - 2] && a->letter[i - 2] == y) {
                now[j] = least(now[j], before[j - 2] + 1);
            }
        }
        size_t *spare = before;
        before = above;
        above = now;
        now = spare;
    }
    return above[b->length];
}

const char *nearest_name(const char *typed, const char *const *names, size_t count)
{
    Folded wanted, known;
    if (!fold(typed, &wanted) || wanted.length == 0) {
        return NULL;
    }
    /* About one slip in four letters is still the same word. */
    size_t limit = wanted.length < 7 ? 1 : (wanted.length + 1) / 4;
    const char *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!fold(names[i], &known) || known.length > wanted.length + limit ||
            wanted.length > known.length + limit) {
            continue;
        }
        size_t d = distance(&wanted, &known);
        /* A name of which every letter would change is not near. */
        if (d <= limit && d < wanted.length) {
            best = names[i];
            if (d == 0) {
                break;
            }
            limit = d - 1;
        }
    }
    return best;
}
