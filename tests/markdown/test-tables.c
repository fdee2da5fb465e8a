/* Pipe tables. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* The cells of the first table, row by row: "a|b / c|d". */
static const char *cells(const Sample *sample)
{
    GString *out = g_string_new(NULL);
    const PlanNode *table = sample_node(sample, PLAN_TABLE, 0);
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind != PLAN_ROW) {
            continue;
        }
        g_string_append(out, out->len > 0 ? " / " : "");
        for (const PlanNode *cell = row->first; cell; cell = cell->next) {
            g_string_append_printf(out, "%s%s", cell->previous ? "|" : "",
                                   sample_text(sample, cell));
        }
    }
    const char *text = pool_strdup(sample->plan->pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

static void check(const char *text, const char *wanted, const char *findings)
{
    Sample sample = sample_of(text);
    assert_string_equal(cells(&sample), wanted);
    assert_string_equal(sample_findings(&sample), findings);
    sample_free(&sample);
}

static void rows_and_cells(void **state)
{
    (void)state;
    check("| a | b |\n|---|:-:|\n| c |  |\n", "a|b / c|", "");
    check("a | b\n--- | ---\nc | d\n", "a|b / c|d", "");
    check("| a |\n| - |\n| x \\| y |\n| `p \\| q` |\n| \\\\ |\n", "a / x | y / p | q / \\", "");
    check("> | a |\n> |---|\n> | b |\n", "a / b", "");
    check("- | a |\n  |---|\n  | b |\n", "a / b", "");
    check("| a |\n|---|\n| # b |\n| - c |\n| 1. d |\n| > e |\n", "a / # b / - c / 1. d / > e", "");
}

static void wrong_rows(void **state)
{
    (void)state;
    check("| a | b |\n|---|\n| c | d |\n", "a|b / c|d", "234@1:1");
    check("| a | b |\n|---|---|\n| c | d | e |\n| f |\n", "a|b / c|d / f|", "235@3:1 236@4:1");
}

static void column_types(void **state)
{
    (void)state;
    Sample sample = sample_of("| TT | Tên | Số | Tỷ lệ | Phải |\n|---|---|---|---|--:|\n"
                              "| 1 | a | 1.234,5 | 20% | x |\n| 2 | 5 | - | | y |\n");
    const PlanNode *table = sample_node(&sample, PLAN_TABLE, 0);
    static const ColumnType WANTED[] = {COLUMN_ORDINAL, COLUMN_TEXT, COLUMN_NUMBER, COLUMN_NUMBER,
                                        COLUMN_NUMBER};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(table->u.table.column[i].type, WANTED[i]);
    }
    assert_int_equal(table->u.table.header_rows, 1);
    assert_true(table->first->first->u.cell.header);
    sample_free(&sample);
}

static void captions_and_names(void **state)
{
    (void)state;
    Sample sample = sample_of("Bảng: Kinh **phí**\n\n| a |\n|---|\n| b |\n{#kinh-phi}\n");
    assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_CAPTION, 0)), "Kinh phí");
    assert_string_equal(sample_node(&sample, PLAN_TABLE, 0)->id, "kinh-phi");
    assert_ptr_equal(sample.body->first, sample.body->last);
    sample_free(&sample);
    sample = sample_of("Dẫn vào\nBảng 1. Kinh phí\n| a |\n|---|\n| b |\n");
    assert_string_equal(sample_outline(&sample, sample.body),
                        "paragraph\n 'Dẫn vào Bảng 1. Kinh phí'\ntable t\n row\n  cell\n   "
                        "paragraph\n    'a'\n row\n  cell\n   paragraph\n    'b'\n");
    sample_free(&sample);
}

static void markup_and_notes_in_cells(void **state)
{
    (void)state;
    Sample sample = sample_of("| a |\n|---|\n| **b**[^1] <?gia-tri k 2025?> |\n\n[^1]: N\n");
    const PlanNode *row = sample_node(&sample, PLAN_ROW, 1);
    assert_string_equal(sample_outline(&sample, row),
                        "cell\n paragraph\n  strong\n   'b'\n  mark 1\n  ' '\n  value k 2025\n");
    assert_string_equal(sample_text(&sample, sample.plan->notes), "N");
    const PlanNode *mark = sample_node(&sample, PLAN_NOTE_MARK, 0);
    assert_int_equal(mark->pos.line, 3);
    assert_int_equal(mark->pos.column, 8);
    sample_free(&sample);
}

static void too_wide(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 65; i++) {
        g_string_append(text, "|a");
    }
    g_string_append(text, "|\n");
    for (int i = 0; i < 65; i++) {
        g_string_append(text, "|-");
    }
    g_string_append(text, "|\n");
    Sample sample = sample_of(text->str);
    assert_string_equal(sample_findings(&sample), "237@1:1");
    sample_free(&sample);
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(wrong_rows),
        cmocka_unit_test(column_types),
        cmocka_unit_test(captions_and_names),
        cmocka_unit_test(markup_and_notes_in_cells),
        cmocka_unit_test(too_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
