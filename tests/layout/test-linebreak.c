/* Line breaking against exhaustive search, and its promises one by one. */
#include "layout/linebreak.h"

#include "layout/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Needs what the headers above define. */
#include <cmocka.h>

#define SPACE 3500

/* Small deterministic numbers: the same words on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 16;
}

static void make_words(BreakBox *box, int count, uint32_t seed)
{
    for (int i = 0; i < count; i++) {
        box[i] = (BreakBox){.width = (Len)(8000 + next_random(&seed) % 30000),
                            .space = i > 0 ? SPACE : 0};
    }
}

static GArray *break_at(const BreakBox *box, int count, Len width, BreakMode mode)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(BrokenLine));
    LineBreaker *breaker = line_breaker_new();
    break_lines(breaker, box, count, (BreakWidths){width, width}, mode, lines);
    line_breaker_free(breaker);
    return lines;
}

static double ratio_of(const BreakBox *box, BrokenLine line)
{
    int64_t space = 0;
    for (int i = line.first + 1; i < line.end; i++) {
        space += box[i].space;
    }
    return space == 0 ? 0 : (double)line.spread / (double)space;
}

/* Every box stands in exactly one line, in order. */
static void assert_whole(const GArray *lines, int count)
{
    int at = 0;
    for (guint i = 0; i < lines->len; i++) {
        BrokenLine line = g_array_index(lines, BrokenLine, i);
        assert_int_equal(line.first, at);
        assert_true(line.end > line.first);
        at = line.end;
    }
    assert_int_equal(at, count);
}

static void test_lines_are_whole_and_inside_limits(void **state)
{
    (void)state;
    enum { COUNT = 300 };
    BreakBox box[COUNT];
    for (uint32_t seed = 1; seed <= 40; seed++) {
        make_words(box, COUNT, seed);
        GArray *lines = break_at(box, COUNT, 453500, BREAK_JUSTIFIED);
        assert_whole(lines, COUNT);
        for (guint i = 0; i < lines->len; i++) {
            BrokenLine line = g_array_index(lines, BrokenLine, i);
            assert_false(line.overfull);
            double ratio = ratio_of(box, line);
            assert_true(ratio >= -STYLE_SHRINK / 100.0 - 0.001);
            if (i + 1 < lines->len) {
                assert_true(ratio <= 0.5 * 2.2);
            }
        }
        g_array_free(lines, TRUE);
    }
}

/* Sum of the squared deviations of the spaces: a measure of its own, not the breaker's. */
static double unevenness(const BreakBox *box, const GArray *lines)
{
    double sum = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        double r = ratio_of(box, g_array_index(lines, BrokenLine, i));
        sum += r * r;
    }
    return sum;
}

static GArray *first_fit(const BreakBox *box, int count, Len width)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(BrokenLine));
    for (int first = 0; first < count;) {
        int end = first + 1;
        Len used = box[first].width;
        while (end < count && used + box[end].space + box[end].width <= width) {
            used += box[end].space + box[end].width;
            end++;
        }
        BrokenLine line = {first, end, end < count ? width - used : 0, false};
        g_array_append_val(lines, line);
        first = end;
    }
    return lines;
}

static void test_better_than_first_fit(void **state)
{
    (void)state;
    enum { COUNT = 120 };
    BreakBox box[COUNT];
    double ours = 0, greedy = 0;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        make_words(box, COUNT, seed);
        GArray *a = break_at(box, COUNT, 453500, BREAK_JUSTIFIED);
        GArray *b = first_fit(box, COUNT, 453500);
        ours += unevenness(box, a);
        greedy += unevenness(box, b);
        g_array_free(a, TRUE);
        g_array_free(b, TRUE);
    }
    print_message("unevenness: %.2f, first fit %.2f\n", ours, greedy);
    assert_true(ours < greedy * 0.6);
}

/* The white at line ends, squared: what ragged text minimises among all ways to break. */
static double best_ragged(const BreakBox *box, int count, int first, Len width)
{
    double best = INFINITY;
    Len used = -box[first].space;
    for (int end = first + 1; end <= count; end++) {
        used += box[end - 1].space + box[end - 1].width;
        if (used > width) {
            break;
        }
        double white = end == count ? 0 : (double)(width - used) / width;
        double rest = end == count ? 0 : best_ragged(box, count, end, width);
        best = fmin(best, white * white * white * white * white * white + rest);
    }
    return best;
}

static void test_ragged_is_near_the_best(void **state)
{
    (void)state;
    enum { COUNT = 14 };
    BreakBox box[COUNT];
    for (uint32_t seed = 1; seed <= 30; seed++) {
        make_words(box, COUNT, seed);
        GArray *lines = break_at(box, COUNT, 110000, BREAK_RAGGED);
        double sum = 0;
        for (guint i = 0; i + 1 < lines->len; i++) {
            BrokenLine line = g_array_index(lines, BrokenLine, i);
            Len used = -box[line.first].space;
            for (int k = line.first; k < line.end; k++) {
                used += box[k].space + box[k].width;
            }
            double white = (110000.0 - used) / 110000.0;
            sum += pow(white, 6);
        }
        assert_true(sum <= best_ragged(box, COUNT, 0, 110000) * 1.6 + 0.02);
        g_array_free(lines, TRUE);
    }
}

static void test_ties_hold(void **state)
{
    (void)state;
    enum { COUNT = 200 };
    BreakBox box[COUNT];
    for (uint32_t seed = 1; seed <= 20; seed++) {
        make_words(box, COUNT, seed);
        for (int i = 1; i < COUNT; i++) {
            box[i].tie = i % 3 == 0;
        }
        GArray *lines = break_at(box, COUNT, 453500, BREAK_JUSTIFIED);
        for (guint i = 0; i + 1 < lines->len; i++) {
            assert_false(box[g_array_index(lines, BrokenLine, i).end].tie);
        }
        g_array_free(lines, TRUE);
    }
}

static void test_a_wide_word_is_overfull_alone(void **state)
{
    (void)state;
    BreakBox box[] = {
        {.width = 20000}, {.width = 90000, .space = SPACE}, {.width = 20000, .space = SPACE}};
    GArray *lines = break_at(box, 3, 50000, BREAK_RAGGED);
    assert_whole(lines, 3);
    assert_int_equal(lines->len, 3);
    assert_true(g_array_index(lines, BrokenLine, 1).overfull);
    g_array_free(lines, TRUE);
}

static void test_forced_breaks(void **state)
{
    (void)state;
    BreakBox box[] = {
        {.width = 20000}, {.width = 20000, .forced = true}, {.width = 20000, .space = SPACE}};
    GArray *lines = break_at(box, 3, 200000, BREAK_JUSTIFIED);
    assert_int_equal(lines->len, 2);
    assert_int_equal(g_array_index(lines, BrokenLine, 0).end, 1);
    assert_int_equal(g_array_index(lines, BrokenLine, 0).spread, 0);
    g_array_free(lines, TRUE);
}

static void test_balanced_lines_are_alike(void **state)
{
    (void)state;
    enum { COUNT = 10 };
    BreakBox box[COUNT];
    for (int i = 0; i < COUNT; i++) {
        box[i] = (BreakBox){.width = 20000, .space = i > 0 ? SPACE : 0};
    }
    GArray *lines = break_at(box, COUNT, 190000, BREAK_BALANCED);
    assert_int_equal(lines->len, 2);
    assert_int_equal(g_array_index(lines, BrokenLine, 0).end, 5);
    g_array_free(lines, TRUE);
}

static void test_a_megabyte_paragraph(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    BreakBox *box = g_new0(BreakBox, COUNT);
    make_words(box, COUNT, 7);
    GArray *lines = break_at(box, COUNT, 453500, BREAK_JUSTIFIED);
    assert_whole(lines, COUNT);
    g_array_free(lines, TRUE);
    g_free(box);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_whole_and_inside_limits),
        cmocka_unit_test(test_better_than_first_fit),
        cmocka_unit_test(test_ragged_is_near_the_best),
        cmocka_unit_test(test_ties_hold),
        cmocka_unit_test(test_a_wide_word_is_overfull_alone),
        cmocka_unit_test(test_forced_breaks),
        cmocka_unit_test(test_balanced_lines_are_alike),
        cmocka_unit_test(test_a_megabyte_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
