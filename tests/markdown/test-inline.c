/* Inline markup and where it stands. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *outline, const char *findings)
{
    Sample sample = sample_of(text);
    PlanNode *paragraph = sample.body->first;
    assert_string_equal(paragraph ? sample_outline(&sample, paragraph) : "", outline);
    assert_string_equal(sample_findings(&sample), findings);
    sample_free(&sample);
}

static void markup(void **state)
{
    (void)state;
    check("**đậm** *nghiêng* `mã` \\*sao\\* &amp; &lt;\n",
          "strong\n 'đậm'\n' '\nemphasis\n 'nghiêng'\n' '\ncode 'mã'\n' *sao* & <'\n", "");
}

static void text_is_composed_and_single_spaced(void **state)
{
    (void)state;
    check("Vie\u0323\u0302t\u00A0\u00A0Nam  x\u200B\n", "'Việt Nam x'\n", "");
}

static void values_and_references(void **state)
{
    (void)state;
    check(
        "Đạt **<?gia-tri kts 2025?>**, <?gia-tri kts 2025 \"Dịch vụ\"?>, <?gia-tri kts 2025 so?>\n",
        "'Đạt '\nstrong\n value kts 2025\n', '\nvalue kts 2025 Dịch vụ\n', '\nvalue kts 2025 so\n",
        "");
    check("<?xem a, b?> và <?xem phu-luc:x?>\n", "reference a, b\n' và '\nreference phu-luc:x\n",
          "");
    check("<?gia-tri kts?> <?xem?> <?xem a b?> <?xem ,?> <?gia-tri kts 20?>\n", "",
          "221@1:1 221@1:17 221@1:25 221@1:37 221@1:47");
}

/* CommonMark takes a line that begins with "<?" for HTML. */
static void instructions_open_a_paragraph(void **state)
{
    (void)state;
    check("<?gia-tri kts 2025?> là mức tối thiểu\n<?xem a?> quy định.\n",
          "value kts 2025\n' là mức tối thiểu '\nreference a\n' quy định.'\n", "");
    check("  <?xem a?>\n", "reference a\n", "");
    check("<?xem a?>\n<?gia-tri kts 2025?>\n", "reference a\n' '\nvalue kts 2025\n", "");
    Sample sample = sample_of("- <?xem a?> x\n\n> <?xem b?> y\n\na) <?xem c?> z\n\n"
                              "| a | b |\n|---|---|\n| <?gia-tri kts 2025?> | <?xem d?> |\n");
    sample_node(&sample, PLAN_REFERENCE, 3);
    sample_node(&sample, PLAN_VALUE, 0);
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
}

static void wrong_names_are_pointed_at(void **state)
{
    (void)state;
    Sample sample = sample_of("Sở TT&amp;TT và\nsở khác &xyz; {#Ten}\n\n# I. A &amp; B {#T_A} #\n\n"
                              "a \\* b[^1] {#T_B}\n\n[^1]: y\n");
    assert_string_equal(sample_findings(&sample), "216@2:15 216@4:16 216@6:12");
    sample_free(&sample);
}

static void places_of_nodes(void **state)
{
    (void)state;
    Sample sample =
        sample_of("Đường **số** <?xem a?>\nvà `a` &amp; <?gia-tri b 2025?> hết[^x]\n\n[^x]: y\n");
    const PlanNode *reference = sample_node(&sample, PLAN_REFERENCE, 0);
    assert_int_equal(reference->pos.line, 1);
    assert_int_equal(reference->pos.column, 14);
    const PlanNode *value = sample_node(&sample, PLAN_VALUE, 0);
    assert_int_equal(value->pos.line, 2);
    assert_int_equal(value->pos.column, 14);
    const PlanNode *mark = sample_node(&sample, PLAN_NOTE_MARK, 0);
    assert_int_equal(mark->pos.line, 2);
    assert_int_equal(mark->pos.column, 36);
    const PlanNode *code = sample_node(&sample, PLAN_CODE, 0);
    assert_int_equal(code->pos.line, 2);
    assert_int_equal(code->pos.column, 5);
    sample_free(&sample);
}

static void places_behind_containers(void **state)
{
    (void)state;
    Sample sample = sample_of("> - một\n>   hai <?gia-try a 2025?>\n\n| a | b |\n|---|---|\n"
                              "| x \\| **y** | đ <?sai?> |\n");
    assert_string_equal(sample_findings(&sample), "219@2:9 218@6:18");
    sample_free(&sample);
}

static void links(void **state)
{
    (void)state;
    check("[chữ](https://a.vn/b_c) <http://x.vn> [thư](mailto:a@b.vn)\n",
          "link https://a.vn/b_c\n 'chữ'\n' '\nlink http://x.vn\n 'http://x.vn'\n' '\n"
          "link mailto:a@b.vn\n 'thư'\n",
          "");
    check("[a](javascript:x) [b](tep.pdf) [c](#ten) [d](JavaScript:x)\n", "'a b c d'\n",
          "205@1:1 205@1:19 206@1:32 205@1:42");
}

static void marks_do_not_disturb_markup(void **state)
{
    (void)state;
    check("**Hết.**[^1] _x_[^1] [^1](sau)\n\n[^1]: y\n",
          "strong\n 'Hết.'\nmark 1\n' '\nemphasis\n 'x'\nmark 1\n' '\nmark 1\n'(sau)'\n", "");
}

static void private_characters_stay(void **state)
{
    (void)state;
    check("a\U000F0000b ,\U00100001, [^1]\n\n[^1]: y\n", "'a\U000F0000b ,\U00100001, '\nmark 1\n",
          "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup),
        cmocka_unit_test(text_is_composed_and_single_spaced),
        cmocka_unit_test(values_and_references),
        cmocka_unit_test(instructions_open_a_paragraph),
        cmocka_unit_test(wrong_names_are_pointed_at),
        cmocka_unit_test(places_of_nodes),
        cmocka_unit_test(places_behind_containers),
        cmocka_unit_test(links),
        cmocka_unit_test(marks_do_not_disturb_markup),
        cmocka_unit_test(private_characters_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
