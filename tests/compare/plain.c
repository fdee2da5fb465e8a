#include "plain.h"

#include "compare/hash.h"

#include <stdlib.h>

int plain_order(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static int plain_grams(const Wording *wording, Syllables place, uint64_t *gram)
{
    int count = 0;
    for (int i = place.first; i < place.first + place.count; i++) {
        gram[count++] = wording_hash(wording, i);
        if (i > place.first) {
            gram[count++] = hash_join(wording_hash(wording, i - 1), wording_hash(wording, i));
        }
    }
    qsort(gram, (size_t)count, sizeof *gram, plain_order);
    return count;
}

guint32 plain_common(const Wording *a, Syllables x, const Wording *b, Syllables y)
{
    uint64_t *one = g_new(uint64_t, 2 * (gsize)x.count + 1);
    uint64_t *other = g_new(uint64_t, 2 * (gsize)y.count + 1);
    int n = plain_grams(a, x, one), m = plain_grams(b, y, other);
    guint32 common = 0;
    for (int i = 0, k = 0; i < n && k < m;) {
        common += one[i] == other[k];
        int step = one[i] <= other[k];
        k += other[k] <= one[i];
        i += step;
    }
    g_free(one);
    g_free(other);
    return common;
}
