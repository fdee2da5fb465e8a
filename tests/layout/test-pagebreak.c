/* Page breaking: what never may happen, and the choice among what may. */
#include "layout/pagebreak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Needs what the headers above define. */
#include <cmocka.h>

#define LINE 18000
#define PAGE (10 * LINE)

static GArray *break_slices(const BreakSlice *slice, int count)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(int));
    break_pages(slice, count, PAGE, 10000, starts);
    return starts;
}

static int start_at(const GArray *starts, guint page)
{
    return g_array_index(starts, int, page);
}

static void fill_lines(BreakSlice *slice, int count)
{
    for (int i = 0; i < count; i++) {
        slice[i] = (BreakSlice){.height = LINE};
    }
}

static void test_pages_are_filled(void **state)
{
    (void)state;
    BreakSlice slice[35];
    fill_lines(slice, 35);
    GArray *starts = break_slices(slice, 35);
    assert_int_equal(starts->len, 4);
    assert_int_equal(start_at(starts, 0), 0);
    assert_int_equal(start_at(starts, 1), 10);
    assert_int_equal(start_at(starts, 3), 30);
    g_array_free(starts, TRUE);
}

static void test_forbidden_break_moves_back(void **state)
{
    (void)state;
    BreakSlice slice[20];
    fill_lines(slice, 20);
    slice[10].penalty = BREAK_FORBIDDEN; /* a heading stands in slice 9 */
    GArray *starts = break_slices(slice, 20);
    for (guint i = 0; i < starts->len; i++) {
        assert_int_not_equal(start_at(starts, i), 10);
    }
    g_array_free(starts, TRUE);
}

static void test_space_is_dropped_at_the_top(void **state)
{
    (void)state;
    BreakSlice slice[20];
    fill_lines(slice, 20);
    slice[10].space_before = LINE;
    GArray *starts = break_slices(slice, 20);
    assert_int_equal(starts->len, 2);
    assert_int_equal(start_at(starts, 1), 10);
    g_array_free(starts, TRUE);
}

static void test_carry_and_closing_take_room(void **state)
{
    (void)state;
    BreakSlice slice[20];
    fill_lines(slice, 20);
    for (int i = 1; i < 20; i++) {
        slice[i].carry = 2 * LINE;
        slice[i].closing = LINE / 2;
    }
    GArray *starts = break_slices(slice, 20);
    int page = 0;
    for (guint p = 0; p < starts->len; p++) {
        int first = start_at(starts, p);
        int end = p + 1 < starts->len ? start_at(starts, p + 1) : 20;
        Len used = (end - first) * LINE + slice[first].carry + slice[end - 1].closing;
        assert_true(used <= PAGE);
        page++;
    }
    assert_int_equal(page, 3);
    g_array_free(starts, TRUE);
}

static void test_notes_stand_on_their_page(void **state)
{
    (void)state;
    BreakSlice slice[12];
    fill_lines(slice, 12);
    slice[9].notes = 2 * LINE; /* does not fit below line 10 */
    GArray *starts = break_slices(slice, 12);
    assert_int_equal(starts->len, 2);
    assert_true(start_at(starts, 1) <= 9);
    g_array_free(starts, TRUE);
}

static void test_a_note_longer_than_a_page_runs_on(void **state)
{
    (void)state;
    BreakSlice slice[3];
    fill_lines(slice, 3);
    slice[1].notes = 30 * LINE;
    GArray *starts = break_slices(slice, 3);
    assert_true(starts->len >= 2);
    g_array_free(starts, TRUE);
}

static void test_a_slice_taller_than_a_page(void **state)
{
    (void)state;
    BreakSlice slice[3];
    fill_lines(slice, 3);
    slice[1].height = 3 * PAGE;
    GArray *starts = break_slices(slice, 3);
    assert_int_equal(starts->len, 3);
    g_array_free(starts, TRUE);
}

static void test_white_is_shared(void **state)
{
    (void)state;
    /* Two blocks of 7 and one of 6 lines that must not be cut, after 3 free lines: 3 + 7 | 7 | 6
     * and not 3 | 7 | 7 | 6. */
    BreakSlice slice[23];
    fill_lines(slice, 23);
    for (int i = 4; i < 23; i++) {
        slice[i].penalty = i == 10 || i == 17 ? BREAK_FREE : BREAK_FORBIDDEN;
    }
    GArray *starts = break_slices(slice, 23);
    assert_int_equal(starts->len, 3);
    assert_int_equal(start_at(starts, 1), 10);
    assert_int_equal(start_at(starts, 2), 17);
    g_array_free(starts, TRUE);
}

static void test_the_last_page_is_not_nearly_empty(void **state)
{
    (void)state;
    BreakSlice slice[41];
    fill_lines(slice, 41);
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(int));
    break_pages(slice, 41, 40 * LINE, 10000, starts);
    assert_int_equal(starts->len, 2);
    assert_true(start_at(starts, 1) < 40);
    g_array_free(starts, TRUE);
}

static void test_many_pages(void **state)
{
    (void)state;
    enum { COUNT = 400000 };
    BreakSlice *slice = g_new0(BreakSlice, COUNT);
    fill_lines(slice, COUNT);
    GArray *starts = break_slices(slice, COUNT);
    assert_int_equal(starts->len, COUNT / 10);
    g_array_free(starts, TRUE);
    g_free(slice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_filled),
        cmocka_unit_test(test_forbidden_break_moves_back),
        cmocka_unit_test(test_space_is_dropped_at_the_top),
        cmocka_unit_test(test_carry_and_closing_take_room),
        cmocka_unit_test(test_notes_stand_on_their_page),
        cmocka_unit_test(test_a_note_longer_than_a_page_runs_on),
        cmocka_unit_test(test_a_slice_taller_than_a_page),
        cmocka_unit_test(test_white_is_shared),
        cmocka_unit_test(test_the_last_page_is_not_nearly_empty),
        cmocka_unit_test(test_many_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
