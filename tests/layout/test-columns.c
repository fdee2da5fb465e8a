/* Column widths: filled exactly, nothing narrower than its widest word, room where it lowers rows. */
#include "layout/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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
        {0, 0, 1, 15000, 20000, 20000},   {0, 1, 1, 40000, 400000, 900000}, {0, 2, 1, 35000, 90000, 90000},
        {1, 0, 1, 15000, 20000, 20000},   {1, 1, 1, 52000, 600000, 600000}, {1, 2, 1, 35000, 300000, 300000},
    };
    const bool rigid[] = {true, false, false};
    Len width[3];
    assert_true(column_widths(need, 6, 3, rigid, 450000, width));
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
    const CellNeed need[] = {{0, 0, 1, 300000, 300000, 300000}, {0, 1, 1, 300000, 300000, 300000}};
    const bool rigid[] = {false, false};
    Len width[2];
    assert_false(column_widths(need, 2, 2, rigid, 400000, width));
    assert_int_equal(total(width, 2), 400000);
}

static void test_a_spanning_head_widens_its_columns(void **state)
{
    (void)state;
    const CellNeed need[] = {
        {0, 0, 2, 200000, 200000, 200000},
        {0, 2, 1, 10000, 10000, 10000},
        {1, 0, 1, 10000, 10000, 10000},
        {1, 1, 1, 10000, 10000, 10000},
        {1, 2, 1, 10000, 10000, 10000},
    };
    const bool rigid[] = {false, false, false};
    Len width[3];
    assert_true(column_widths(need, 5, 3, rigid, 230000, width));
    assert_true(width[0] + width[1] >= 200000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fills_exactly_and_respects_words),
        cmocka_unit_test(test_too_narrow_is_told),
        cmocka_unit_test(test_a_spanning_head_widens_its_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
