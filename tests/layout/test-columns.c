/* Column widths: filled exactly, nothing narrower than its widest word, room where it lowers rows.
 */
#include "layout/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static Len total(const Len *width, int columns)
{
    Len sum = 0;
    for (int j = 0; j < columns; j++) {
        sum += width[j];
    }
    return sum;
}

static void test_fills_exactly_and_respects_words(void **state)
{
    (void)state;
    const CellNeed need[] = {
        {0, 0, 1, 15000, 20000, 20000, NULL, 0, false},
        {0, 1, 1, 40000, 400000, 900000, NULL, 0, false},
        {0, 2, 1, 35000, 90000, 90000, NULL, 0, false},
        {1, 0, 1, 15000, 20000, 20000, NULL, 0, false},
        {1, 1, 1, 52000, 600000, 600000, NULL, 0, false},
        {1, 2, 1, 35000, 300000, 300000, NULL, 0, false},
    };
    const bool rigid[] = {true, false, false};
    Len width[3];
    assert_true(column_widths(need, 6, 3, rigid, 450000, 8000, width));
    assert_int_equal(total(width, 3), 450000);
    assert_true(width[0] >= 15000 && width[1] >= 52000 && width[2] >= 35000);
    /* The long column gets the room; the number column not more than it can use, but its share of
     * what is left over. */
    assert_true(width[1] > 2 * width[2] - 30000);
    assert_true(width[0] < 40000);
}

static void test_too_narrow_is_told(void **state)
{
    (void)state;
    const CellNeed need[] = {{0, 0, 1, 300000, 300000, 300000, NULL, 0, false},
                             {0, 1, 1, 300000, 300000, 300000, NULL, 0, false}};
    const bool rigid[] = {false, false};
    Len width[2];
    assert_false(column_widths(need, 2, 2, rigid, 400000, 8000, width));
    assert_int_equal(total(width, 2), 400000);
}

static void test_a_spanning_head_widens_its_columns(void **state)
{
    (void)state;
    const CellNeed need[] = {
        {0, 0, 2, 200000, 200000, 200000, NULL, 0, false},
        {0, 2, 1, 10000, 10000, 10000, NULL, 0, false},
        {1, 0, 1, 10000, 10000, 10000, NULL, 0, false},
        {1, 1, 1, 10000, 10000, 10000, NULL, 0, false},
        {1, 2, 1, 10000, 10000, 10000, NULL, 0, false},
    };
    const bool rigid[] = {false, false, false};
    Len width[3];
    assert_true(column_widths(need, 5, 3, rigid, 230000, 8000, width));
    assert_true(width[0] + width[1] >= 200000);
}

/* Two columns of one row: width moves to the one whose lines it saves. */
static void test_lines_decide(void **state)
{
    (void)state;
    enum { LONG = 40, SHORT = 12 };
    CellWord a[LONG], b[SHORT];
    for (int i = 0; i < LONG; i++) {
        a[i] = (CellWord){30000, 3500, i == 0};
    }
    for (int i = 0; i < SHORT; i++) {
        b[i] = (CellWord){60000, 3500, i == 0};
    }
    const CellNeed need[] = {
        {0, 0, 1, 38000, LONG * 33500 + 8000, LONG * 33500, a, LONG, false},
        {0, 1, 1, 68000, SHORT * 63500 + 8000, SHORT * 63500, b, SHORT, false},
    };
    const bool rigid[] = {false, false};
    Len width[2];
    assert_true(column_widths(need, 2, 2, rigid, 450000, 8000, width));
    assert_int_equal(total(width, 2), 450000);
    /* The best of all divisions, by trial. */
    int best = LONG;
    for (Len w = 38000; w <= 450000 - 68000; w += 500) {
        int in_a = (w - 8000 + 3500) / 33500, in_b = (450000 - w - 8000 + 3500) / 63500;
        int lines_a = (LONG + in_a - 1) / in_a, lines_b = (SHORT + in_b - 1) / in_b;
        best = MIN(best, MAX(lines_a, lines_b));
    }
    int in_a = (width[0] - 8000 + 3500) / 33500, in_b = (width[1] - 8000 + 3500) / 63500;
    assert_int_equal(MAX((LONG + in_a - 1) / in_a, (SHORT + in_b - 1) / in_b), best);
}

/* A value keeps its line though breaking it would make the table lower; a head may break, and where
 * values want too much of the table they break too. */
static void test_values_stay_whole(void **state)
{
    (void)state;
    enum { LONG = 24 };
    CellWord name[LONG], value[2] = {{16000, 0, true}, {40000, 3500, false}};
    for (int i = 0; i < LONG; i++) {
        name[i] = (CellWord){30000, 3500, i == 0};
    }
    CellNeed need[] = {
        {0, 0, 1, 60000, 60000, 60000, NULL, 0, true},
        {0, 1, 1, 40000, 160000, 152000, NULL, 0, true},
        {1, 0, 1, 38000, LONG * 33500 + 8000, LONG * 33500, name, LONG, false},
        {1, 1, 1, 48000, 67500, 59500, value, 2, false},
    };
    const bool rigid[] = {false, false};
    Len width[2];
    assert_true(column_widths(need, 4, 2, rigid, 450000, 8000, width));
    assert_true(width[1] >= 67500 && width[1] < 160000);
    assert_true(column_widths(need, 4, 2, rigid, 130000, 8000, width));
    assert_true(width[1] < 67500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_stay_whole),
        cmocka_unit_test(test_lines_decide),
        cmocka_unit_test(test_fills_exactly_and_respects_words),
        cmocka_unit_test(test_too_narrow_is_told),
        cmocka_unit_test(test_a_spanning_head_widens_its_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
