/* Notes: marks and definitions. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *notes, const char *findings)
{
    Sample sample = sample_of(text);
    assert_string_equal(sample_outline(&sample, sample.plan->notes), notes);
    assert_string_equal(sample_findings(&sample), findings);
    sample_free(&sample);
}

static void one_word_is_no_link_address(void **state)
{
    (void)state;
    check("x[^1]\n\n[^1]: Xem\n", "note 1\n paragraph\n  'Xem'\n", "");
}

static void definitions_of_several_lines(void **state)
{
    (void)state;
    check("x[^1][^b]\n\n[^1]: Một\nhai\n\n    Đoạn hai\n[^b]: Ba\n\nĐoạn thường\n",
          "note 1\n paragraph\n  'Một hai'\n paragraph\n  'Đoạn hai'\nnote b\n paragraph\n  'Ba'\n",
          "");
}

static void an_instruction_among_words_goes_on_with_a_note(void **state)
{
    (void)state;
    check("x[^1]\n\n[^1]: Theo\n<?xem a?> của văn bản\n",
          "note 1\n paragraph\n  'Theo '\n  reference a\n  ' của văn bản'\n", "");
    check("x[^1]\n\n[^1]: Theo\n<?ngat-trang?>\n", "note 1\n paragraph\n  'Theo'\n", "");
}

static void a_definition_ends_where_the_next_block_begins(void **state)
{
    (void)state;
    Sample sample = sample_of("x[^1]\n\n[^1]: Một\n# A\n");
    assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_HEADING, 0)), "A");
    assert_string_equal(sample_text(&sample, sample.plan->notes), "Một");
    sample_free(&sample);
}

static void faults(void **state)
{
    (void)state;
    check("x[^2]\n\n[^1]: Một\n", "", "226@1:2 227@3:1");
    check("x[^1]\n\n[^1]: Một\n[^1]: Hai\n", "note 1\n paragraph\n  'Một'\n", "228@4:1");
    check("x[^1]\n\n[^1]:\n", "note 1\n paragraph\n", "229@3:1");
    check("x[^a b]\n", "", "230@1:2");
    check("x[^1][^2]\n\n[^1]: y[^2]\n[^2]: z\n",
          "note 1\n paragraph\n  'y'\nnote 2\n paragraph\n  'z'\n", "231@3:8");
    check("x[^1]\n\n[^1]: y\n\n    - z\n", "note 1\n paragraph\n  'y'\n", "232@5:1");
}

static void an_escaped_mark_is_text(void **state)
{
    (void)state;
    Sample sample = sample_of("x \\[^1]\n");
    assert_string_equal(sample_text(&sample, sample.body), "x [^1]");
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
}

static void numbers_follow_the_first_marks(void **state)
{
    (void)state;
    Sample sample = sample_of("x[^b] y[^a] z[^b]\n\n[^a]: A\n[^b]: B <?gia-tri k 2025?>\n");
    plan_resolve(sample.plan, sample.findings);
    const PlanNode *first = sample.plan->notes->first;
    assert_string_equal(first->u.note.label, "b");
    assert_int_equal(first->u.note.number, 1);
    assert_int_equal(first->u.note.marks, 2);
    assert_int_equal(first->next->u.note.number, 2);
    const PlanNode *mark = sample_node(&sample, PLAN_NOTE_MARK, 2);
    assert_ptr_equal(mark->u.note_mark.note, first);
    assert_int_equal(mark->u.note_mark.occurrence, 2);
    sample_free(&sample);
}

static void notes_of_two_files_are_apart(void **state)
{
    (void)state;
    Sample sample = sample_new();
    sample_read(&sample, "x[^1]\n\n[^1]: Thân\n");
    sample_read_annex(&sample, "p", "# T[^1]\n\ny\n\n[^1]: Phụ lục\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(sample_outline(&sample, sample.plan->notes),
                        "note 1\n paragraph\n  'Thân'\nnote 1\n paragraph\n  'Phụ lục'\n");
    assert_int_equal(sample.plan->notes->last->u.note.number, 2);
    sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_is_no_link_address),
        cmocka_unit_test(definitions_of_several_lines),
        cmocka_unit_test(an_instruction_among_words_goes_on_with_a_note),
        cmocka_unit_test(a_definition_ends_where_the_next_block_begins),
        cmocka_unit_test(faults),
        cmocka_unit_test(an_escaped_mark_is_text),
        cmocka_unit_test(numbers_follow_the_first_marks),
        cmocka_unit_test(notes_of_two_files_are_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
