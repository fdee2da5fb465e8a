/* What two wordings have in common, against counting it plainly: random texts, with stretches of
 * one in the other. */
#include "compare/hash.h"
#include "compare/nearest.h"
#include "compare/provinces.h"
#include "compare/shared.h"
#include "plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ROUNDS 60
#define MOST 400  /* syllables */
#define WORDS 300 /* that texts are made of */
#define STRETCHES 40
#define LONGEST 5000 /* syllables of a sketch */

static guint32 state = 7;

static int random_below(int most)
{
    state = state * 1664525 + 1013904223;
    return (int)((state >> 8) % (guint32)most);
}

/* Of the first words more than of the last, as in any language. */
static uint64_t random_word(void)
{
    int word = random_below(random_below(WORDS) + 1);
    return hash_join(hash_join(1, (uint64_t)word), 5) | 1;
}

static void begin(Wording *wording, int syllables, int texts)
{
    *wording = (Wording){.words = numbers_new(1),
                         .syllable = g_new(guint32, (gsize)syllables + 1),
                         .syllables = syllables,
                         .text = g_new(int, (gsize)texts + 1),
                         .texts = texts};
    for (int i = 0; i < syllables; i++) {
        wording->syllable[i] = numbers_add(&wording->words, random_word());
    }
    for (int i = 0; i <= texts; i++) {
        wording->text[i] = i * syllables / texts;
    }
}

static void end(Wording *wording)
{
    numbers_clear(&wording->words);
    g_free(wording->syllable);
    g_free(wording->text);
}

/* A stretch of one stands in the other. */
static void copy_stretch(Wording *to, const Wording *from)
{
    int length = random_below(1 + MIN(40, MIN(to->syllables, from->syllables)));
    int a = random_below(from->syllables - length + 1),
        b = random_below(to->syllables - length + 1);
    for (int i = 0; i < length; i++) {
        to->syllable[b + i] = numbers_add(&to->words, wording_hash(from, a + i));
    }
}

/* ---- grams ---- */

static Syllables random_stretch(const Wording *wording)
{
    int first = random_below(wording->syllables + 1);
    return (Syllables){first, random_below(wording->syllables - first + 1)};
}

static void check_bags(const Shared *shared)
{
    Tally *tally = tally_new(shared);
    for (int i = 0; i < STRETCHES; i++) {
        int s = i % 2;
        Syllables x = random_stretch(shared->wording[s]),
                  y = random_stretch(shared->wording[1 - s]);
        Bag a = bag_read(shared, s, x, tally), b = bag_read(shared, 1 - s, y, tally);
        assert_int_equal(a.total, MAX(2 * x.count - 1, 0));
        assert_true(a.kinds <= a.total);
        tally_put(tally, &a);
        assert_int_equal(tally_common(tally, &b),
                         plain_common(shared->wording[s], x, shared->wording[1 - s], y));
        tally_take(tally, &a);
        assert_int_equal(tally_common(tally, &b), 0);
        bag_clear(&a);
        bag_clear(&b);
    }
    g_free(tally);
}

/* ---- runs ---- */

static bool same_run(const Wording *a, int x, const Wording *b, int y)
{
    for (int i = 0; i < PROVINCES_RUN; i++) {
        if (wording_hash(a, x + i) != wording_hash(b, y + i)) {
            return false;
        }
    }
    return true;
}

static bool is_run(const Wording *wording, int at)
{
    for (int t = 0; t < wording->texts; t++) {
        if (wording->text[t] <= at && at + PROVINCES_RUN <= wording->text[t + 1]) {
            return true;
        }
    }
    return false;
}

static int plain_place(const Wording *a, int at, const Wording *b)
{
    for (int i = 0; is_run(a, at) && i < b->syllables; i++) {
        if (is_run(b, i) && same_run(a, at, b, i)) {
            return i;
        }
    }
    return -1;
}

static int check_runs(const Shared *shared)
{
    int found = 0;
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < shared->wording[s]->syllables; i++) {
            int place = plain_place(shared->wording[s], i, shared->wording[1 - s]);
            assert_int_equal(shared->met[s][i], place);
            found += place >= 0;
        }
    }
    return found;
}

static void test_random(void **unused)
{
    (void)unused;
    int runs = 0;
    for (int round = 0; round < ROUNDS; round++) {
        Wording a, b;
        begin(&a, random_below(MOST), 1 + random_below(9));
        begin(&b, random_below(MOST), 1 + random_below(9));
        for (int i = 0; i < 6; i++) {
            copy_stretch(&a, i % 2 ? &a : &b);
            copy_stretch(&b, i % 2 ? &b : &a);
        }
        Shared *shared = shared_new(&a, &b);
        check_bags(shared);
        runs += check_runs(shared);
        shared_free(shared);
        end(&a);
        end(&b);
    }
    assert_true(runs > ROUNDS);
}

/* ---- sketches ---- */

static void check_sketch(const Wording *wording)
{
    static uint64_t plain[LONGEST];
    int count = 0, different = 0;
    for (int i = 0; i + SKETCH_RUN <= wording->syllables; i++, count++) {
        plain[count] = 0;
        for (int k = 0; k < SKETCH_RUN; k++) {
            plain[count] = hash_join(plain[count], wording_hash(wording, i + k));
        }
    }
    qsort(plain, (size_t)count, sizeof *plain, plain_order);
    Sketch *sketch = sketch_new(wording);
    for (int i = 0; i < count && different < SKETCH_SIZE; i++) {
        if (i == 0 || plain[i] != plain[i - 1]) {
            assert_true(different < sketch->count);
            assert_true(sketch->hash[different++] == plain[i]);
        }
    }
    assert_int_equal(sketch->count, different);
    g_free(sketch);
}

/* Of few runs and many, and of runs that are nearly all the same. */
static void test_sketches(void **unused)
{
    (void)unused;
    const int lengths[] = {0, 1, 7, 8, 9, 12, 300, 519, 520, 1000, LONGEST};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        Wording wording;
        begin(&wording, lengths[i], 1);
        check_sketch(&wording);
        for (int k = 50; k < wording.syllables; k++) {
            wording.syllable[k] = wording.syllable[k % 50];
        }
        check_sketch(&wording);
        end(&wording);
    }
}

/* ---- numbers ---- */

static void test_numbers(void **unused)
{
    (void)unused;
    Numbers numbers = numbers_new(0);
    for (guint32 i = 0; i < 10000; i++) {
        uint64_t hash = hash_join(1, i);
        assert_int_equal(numbers_find(&numbers, hash), 0);
        assert_int_equal(numbers_add(&numbers, hash), i + 1);
        assert_int_equal(numbers_add(&numbers, hash_join(1, i / 2)), i / 2 + 1);
    }
    assert_int_equal(numbers.count, 10000);
    for (guint32 i = 0; i < 10000; i++) {
        assert_int_equal(numbers_find(&numbers, hash_join(1, i)), i + 1);
        assert_true(numbers.hash[i + 1] == hash_join(1, i));
    }
    numbers_clear(&numbers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_sketches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
