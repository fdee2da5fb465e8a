#include "compare/sequence.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Ranges up to this long together are searched to the end; for longer ones the number of edits is
 * limited. Both bound the time: per key the first by its half, the second by itself. */
#define EXHAUSTIVE_LENGTH 2048
#define MAX_EDITS 256
/* Anchors fewer than one in so many keys are too few; runs of so many keys serve instead. */
#define FEW_UNIQUE 64
#define PHRASE 4

typedef struct Range {
    int a0, a1, b0, b1;
} Range;

typedef struct Search {
    const uint64_t *a, *b;
    int *match;
    GArray *ranges;          /* of Range: still to do */
    int *forward, *backward; /* furthest places by diagonal */
} Search;

typedef struct Place {
    uint64_t key;
    int at;
} Place;

static int compare_places(const void *a, const void *b)
{
    const Place *x = a, *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->at - y->at;
}

static void push(Search *search, int a0, int a1, int b0, int b1)
{
    if (a0 < a1 && b0 < b1) {
        Range range = {a0, a1, b0, b1};
        g_array_append_val(search->ranges, range);
    }
}

/* Whether two paths on one diagonal, the first `x` far on its diagonal `k`, the other `rest` far
 * from the other end, meet inside the grid. */
static bool meet(int n, int m, int x, int k, int rest)
{
    int y = x - k, rest_y = rest - (n - m - k);
    return x + rest >= n && x <= n && y >= 0 && y <= m && rest <= n && rest_y >= 0 && rest_y <= m;
}

/* Myers 1986, the linear-space refinement: where the shortest edit's middle lies. False if it takes
 * more edits than allowed. `r` has no common beginning or end. */
static bool find_middle(Search *search, const Range *r, int *middle_a, int *middle_b)
{
    const uint64_t *a = search->a + r->a0, *b = search->b + r->b0;
    int n = r->a1 - r->a0, m = r->b1 - r->b0, delta = n - m;
    int limit = n + m <= EXHAUSTIVE_LENGTH ? (n + m + 1) / 2 : MAX_EDITS;
    int *forward = search->forward + limit + 1, *backward = search->backward + limit + 1;
    bool odd = (delta & 1) != 0;
    forward[1] = backward[1] = 0;
    for (int d = 0; d <= limit; d++) {
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && forward[k - 1] < forward[k + 1]) ? forward[k + 1]
                                                                           : forward[k - 1] + 1;
            int y = x - k;
            while (x < n && y < m && x >= 0 && y >= 0 && a[x] == b[y]) {
                x++;
                y++;
            }
            forward[k] = x;
            int other = delta - k;
            if (odd && other > -d && other < d && meet(n, m, x, k, backward[other])) {
                *middle_a = r->a0 + x;
                *middle_b = r->b0 + y;
                return true;
            }
        }
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && backward[k - 1] < backward[k + 1]) ? backward[k + 1]
                                                                             : backward[k - 1] + 1;
            int y = x - k;
            while (x < n && y < m && x >= 0 && y >= 0 && a[n - 1 - x] == b[m - 1 - y]) {
                x++;
                y++;
            }
            backward[k] = x;
            int other = delta - k;
            if (!odd && other >= -d && other <= d && meet(n, m, x, k, forward[other])) {
                *middle_a = r->a1 - x;
                *middle_b = r->b1 - y;
                return true;
            }
        }
    }
    return false;
}

/* Each place with the key of the `window` keys from there on. */
static Place *sorted_windows(const uint64_t *key, int from, int to, int window)
{
    int n = MAX(to - from, 0);
    Place *place = g_new(Place, (gsize)n + 1);
    for (int i = 0; i < n; i++) {
        uint64_t joined = 0;
        for (int k = i; k < MIN(i + window, n); k++) {
            joined = (joined ^ key[from + k]) * UINT64_C(0x9E3779B97F4A7C15);
            joined ^= joined >> 31;
        }
        place[i] = (Place){window == 1 ? key[from + i] : joined, from + i};
    }
    qsort(place, (size_t)n, sizeof *place, compare_places);
    return place;
}

/* The places of runs of `window` keys that occur once on both sides. */
static int unique_pairs(const Search *search, const Range *r, int window, Range *pair)
{
    int n = r->a1 - r->a0, m = r->b1 - r->b0, count = 0;
    Place *a = sorted_windows(search->a, r->a0, r->a1, window);
    Place *b = sorted_windows(search->b, r->b0, r->b1, window);
    for (int i = 0, j = 0; i < n && j < m;) {
        if (a[i].key < b[j].key) {
            i++;
        } else if (a[i].key > b[j].key) {
            j++;
        } else {
            uint64_t key = a[i].key;
            int i0 = i, j0 = j;
            while (i < n && a[i].key == key) {
                i++;
            }
            while (j < m && b[j].key == key) {
                j++;
            }
            if (i - i0 == 1 && j - j0 == 1 && search->a[a[i0].at] == search->b[b[j0].at]) {
                pair[count++] = (Range){a[i0].at, 0, b[j0].at, 0};
            }
        }
    }
    g_free(a);
    g_free(b);
    return count;
}

static int compare_pairs(const void *a, const void *b)
{
    const Range *x = a, *y = b;
    return x->a0 - y->a0;
}

/* Splits a range too different for the shortest edit at its unique keys (patience). What has none
 * is taken to have nothing in common. */
static void split_at_unique(Search *search, const Range *r)
{
    int most = MIN(r->a1 - r->a0, r->b1 - r->b0);
    Range *pair = g_new(Range, (gsize)most + 1);
    int count = unique_pairs(search, r, 1, pair);
    if (count < most / FEW_UNIQUE) {
        /* Few words of a long text are rare, but most of its phrases are. */
        count = unique_pairs(search, r, PHRASE, pair);
    }
    qsort(pair, (size_t)count, sizeof *pair, compare_pairs);
    int *partner = g_new(int, (gsize)count + 1), *weight = g_new(int, (gsize)count + 1);
    bool *stays = g_new(bool, (gsize)count + 1);
    for (int i = 0; i < count; i++) {
        partner[i] = pair[i].b0 - r->b0;
        weight[i] = 1;
    }
    sequence_heaviest(partner, weight, count, r->b1 - r->b0, stays);
    int a = r->a0, b = r->b0;
    for (int i = 0; i < count; i++) {
        if (stays[i]) {
            search->match[pair[i].a0] = pair[i].b0;
            push(search, a, pair[i].a0, b, pair[i].b0);
            a = pair[i].a0 + 1;
            b = pair[i].b0 + 1;
        }
    }
    if (a > r->a0) {
        push(search, a, r->a1, b, r->b1);
    }
    g_free(stays);
    g_free(weight);
    g_free(partner);
    g_free(pair);
}

static void match_range(Search *search, Range r)
{
    while (r.a0 < r.a1 && r.b0 < r.b1 && search->a[r.a0] == search->b[r.b0]) {
        search->match[r.a0++] = r.b0++;
    }
    while (r.a0 < r.a1 && r.b0 < r.b1 && search->a[r.a1 - 1] == search->b[r.b1 - 1]) {
        search->match[--r.a1] = --r.b1;
    }
    if (r.a0 == r.a1 || r.b0 == r.b1) {
        return;
    }
    int a, b;
    if (find_middle(search, &r, &a, &b)) {
        bool parts = (a > r.a0 || b > r.b0) && (a < r.a1 || b < r.b1);
        if (parts) {
            push(search, r.a0, a, r.b0, b);
            push(search, a, r.a1, b, r.b1);
        }
    } else {
        split_at_unique(search, &r);
    }
}

/* What only one side has takes no part in the search. Gives the count; `at` are the places kept. */
static int keep_shared(const uint64_t *key, int n, const Place *other, int m, uint64_t *kept,
                       int *at)
{
    int count = 0;
    for (int i = 0; i < n; i++) {
        int low = 0, high = m;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (other[middle].key < key[i]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < m && other[low].key == key[i]) {
            kept[count] = key[i];
            at[count++] = i;
        }
    }
    return count;
}

/* `match` is written through the search. NOLINTNEXTLINE(readability-non-const-parameter) */
static void match_shared(const uint64_t *a, int n, const uint64_t *b, int m, int *match)
{
    gsize room = (gsize)MAX(EXHAUSTIVE_LENGTH, 2 * MAX_EDITS) + 8;
    Search search = {a, b, match, g_array_new(FALSE, FALSE, sizeof(Range)), NULL, NULL};
    room = MIN(room, (gsize)n + (gsize)m + 8);
    room = MAX(room, (gsize)2 * MAX_EDITS + 8);
    search.forward = g_new(int, room);
    search.backward = g_new(int, room);
    push(&search, 0, n, 0, m);
    while (search.ranges->len > 0) {
        Range range = g_array_index(search.ranges, Range, search.ranges->len - 1);
        g_array_set_size(search.ranges, search.ranges->len - 1);
        match_range(&search, range);
    }
    g_free(search.forward);
    g_free(search.backward);
    g_array_free(search.ranges, TRUE);
}

static void match_in_order(const uint64_t *a, int n, const uint64_t *b, int m, int *match)
{
    for (int i = 0; i < n; i++) {
        match[i] = -1;
    }
    int head = 0, tail = 0;
    while (head < n && head < m && a[head] == b[head]) {
        match[head] = head;
        head++;
    }
    while (tail < n - head && tail < m - head && a[n - 1 - tail] == b[m - 1 - tail]) {
        match[n - 1 - tail] = m - 1 - tail;
        tail++;
    }
    int rest_a = n - head - tail, rest_b = m - head - tail;
    if (rest_a == 0 || rest_b == 0) {
        return;
    }
    Place *in_a = sorted_windows(a, head, n - tail, 1),
          *in_b = sorted_windows(b, head, m - tail, 1);
    uint64_t *kept_a = g_new(uint64_t, (gsize)rest_a), *kept_b = g_new(uint64_t, (gsize)rest_b);
    int *at_a = g_new(int, (gsize)rest_a), *at_b = g_new(int, (gsize)rest_b);
    int *partner = g_new(int, (gsize)rest_a);
    int count_a = keep_shared(a + head, rest_a, in_b, rest_b, kept_a, at_a);
    int count_b = keep_shared(b + head, rest_b, in_a, rest_a, kept_b, at_b);
    for (int i = 0; i < count_a; i++) {
        partner[i] = -1;
    }
    match_shared(kept_a, count_a, kept_b, count_b, partner);
    for (int i = 0; i < count_a; i++) {
        if (partner[i] >= 0) {
            match[head + at_a[i]] = head + at_b[partner[i]];
        }
    }
    g_free(partner);
    g_free(at_a);
    g_free(at_b);
    g_free(kept_a);
    g_free(kept_b);
    g_free(in_a);
    g_free(in_b);
}

static bool comes_first(const uint64_t *a, int n, const uint64_t *b, int m)
{
    int i = 0;
    while (i < n && i < m && a[i] == b[i]) {
        i++;
    }
    return n != m ? n < m : i == n || a[i] < b[i];
}

/* Of several shortest edits the one that is found depends on which sequence is looked at first. */
void sequence_match(const uint64_t *a, int n, const uint64_t *b, int m, int *match)
{
    if (comes_first(a, n, b, m)) {
        match_in_order(a, n, b, m, match);
        return;
    }
    int *back = g_new(int, (gsize)m + 1);
    match_in_order(b, m, a, n, back);
    for (int i = 0; i < n; i++) {
        match[i] = -1;
    }
    for (int i = 0; i < m; i++) {
        if (back[i] >= 0) {
            match[back[i]] = i;
        }
    }
    g_free(back);
}

/* A tree of prefix maxima over b's places (Fenwick): best[i] is the place in `a` that ends the
 * heaviest chain there, plus 1. */
void sequence_heaviest(const int *partner, const int *weight, int n, int partners, bool *stays)
{
    int64_t *total = g_new0(int64_t, (gsize)n + 1);
    int *before = g_new(int, (gsize)n + 1), *best = g_new0(int, (gsize)partners + 2);
    int last = 0;
    for (int i = 0; i < n; i++) {
        stays[i] = false;
        if (partner[i] < 0) {
            continue;
        }
        int chain = 0;
        for (int p = partner[i]; p > 0; p -= p & -p) {
            chain = total[best[p]] > total[chain] ? best[p] : chain;
        }
        before[i + 1] = chain;
        total[i + 1] = total[chain] + weight[i];
        for (int p = partner[i] + 1; p <= partners; p += p & -p) {
            best[p] = total[i + 1] > total[best[p]] ? i + 1 : best[p];
        }
        last = total[i + 1] > total[last] ? i + 1 : last;
    }
    for (; last > 0; last = before[last]) {
        stays[last - 1] = true;
    }
    g_free(best);
    g_free(before);
    g_free(total);
}
