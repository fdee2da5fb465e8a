/* Paragraphs, points, lists and what Markdown has that a plan may not have. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *outline, const char *findings)
{
    Sample sample = sample_of(text);
    assert_string_equal(sample_outline(&sample, sample.body), outline);
    assert_string_equal(sample_findings(&sample), findings);
    sample_free(&sample);
}

static void points_become_a_list(void **state)
{
    (void)state;
    check("a) Một {#mot}\n\nb) Hai\n\nđ) Năm\n",
          "list\n"
          " item a) #mot\n  paragraph\n   'Một'\n"
          " item b)\n  paragraph\n   'Hai'\n"
          " item đ)\n  paragraph\n   'Năm'\n",
          "");
}

static void points_on_lines_of_one_paragraph(void **state)
{
    (void)state;
    check("Gồm:\na) Một\ntiếp {#mot}\nb) **Hai** {#hai}\n",
          "paragraph\n 'Gồm:'\n"
          "list\n"
          " item a) #mot\n  paragraph\n   'Một tiếp'\n"
          " item b) #hai\n  paragraph\n   strong\n    'Hai'\n",
          "");
}

static void dashes_below_a_point_are_its_own(void **state)
{
    (void)state;
    check("a) Một:\n\n- x\n- y\n\nb) Hai\n\nĐoạn\n\n- z\n",
          "list\n"
          " item a)\n  paragraph\n   'Một:'\n"
          "  list\n   item -\n    paragraph\n     'x'\n   item -\n    paragraph\n     'y'\n"
          " item b)\n  paragraph\n   'Hai'\n"
          "paragraph\n 'Đoạn'\n"
          "list\n item -\n  paragraph\n   'z'\n",
          "");
}

static void points_in_list_items(void **state)
{
    (void)state;
    check("1. Khoản\n   a) Một\n   b) Hai\n5. Năm\n",
          "list\n"
          " item 1.\n  paragraph\n   'Khoản'\n"
          "  list\n   item a)\n    paragraph\n     'Một'\n   item b)\n    paragraph\n     'Hai'\n"
          " item 5.\n  paragraph\n   'Năm'\n",
          "");
    check("- a) Một\n- b) Hai\n  c) Ba\n",
          "list\n"
          " item a)\n  paragraph\n   'Một'\n"
          " item b)\n  paragraph\n   'Hai'\n"
          " item c)\n  paragraph\n   'Ba'\n",
          "");
}

static void an_escaped_letter_is_no_point(void **state)
{
    (void)state;
    check("a\\) Một\n", "paragraph\n 'a) Một'\n", "");
    check("abc) Một\n", "paragraph\n 'abc) Một'\n", "");
    check("a)Một\n", "paragraph\n 'a)Một'\n", "");
}

static void other_lists_keep_their_marks(void **state)
{
    (void)state;
    check("2) x\n3) y\n", "list\n item 2)\n  paragraph\n   'x'\n item 3)\n  paragraph\n   'y'\n",
          "");
    check("- x\n  + y\n",
          "list\n item -\n  paragraph\n   'x'\n  list\n   item +\n    paragraph\n     'y'\n", "");
}

static void instructions_on_their_own_line(void **state)
{
    (void)state;
    check("<?bang-chi-tieu kinh-te-so?>\nchữ\n<?bang kp?>\n\n<?bieu-do kts?>\n\n<?trang-ngang?>\n"
          "<?ngat-trang?>\n<?trang-doc?>\n",
          "embed targets kinh-te-so\nparagraph\n 'chữ'\nembed table kp\nchart kts\nlandscape\n"
          "page-break\nportrait\n",
          "");
}

static void wrong_instructions(void **state)
{
    (void)state;
    check("<?bang-chitieu kts?>\n", "", "219@1:1");
    check("<?hoan-toan-khac x?>\n", "", "218@1:1");
    check("chữ <?bang kp?> chữ\n", "paragraph\n 'chữ chữ'\n", "222@1:5");
    check("<?bang?>\n\n<?ngat-trang x?>\n", "", "221@1:1 221@3:1");
    check("chữ <?gia-tri x\n", "paragraph\n 'chữ gia-tri x'\n", "220@1:5");
    check("- x\n\n  <?ngat-trang?>\n", "list\n item -\n  paragraph\n   'x'\n", "223@3:3");
    check("<?trang-ngang?>\n", "landscape\n", "224@1:1");
    check("<?trang-doc?>\n", "", "225@1:1");
}

static void instructions_in_code_are_text(void **state)
{
    (void)state;
    check("```text\n<?sai?> [^1]\n[^1]: x\n```\n", "code-block '<?sai?> [^1]\n[^1]: x'\n", "");
    check("`<?sai?> [^1]`\n", "paragraph\n code '<?sai?> [^1]'\n", "");
}

static void what_is_refused(void **state)
{
    (void)state;
    check("Chữ <b>đậm</b>\n", "paragraph\n 'Chữ đậm'\n", "201@1:5");
    check("<div>\nx\n</div>\n", "", "201@1:1");
    check("<!-- ghi chú -->\n", "paragraph\n '-- ghi chú -->'\n", "239@1:1");
    check("Xem ![hình](a.png)\n", "paragraph\n 'Xem hình'\n", "202@1:5");
    check("![bản đồ tỉnh](a.png)\n", "", "243@1:1");
    check("x\n\n***\n", "paragraph\n 'x'\n", "203@3:1");
    check("Đoạn\n---\n", "paragraph\n 'Đoạn'\n", "204@2:1");
    check("Đoạn\nhai\n===\n\nx\n", "paragraph\n 'Đoạn hai'\nparagraph\n 'x'\n", "204@3:1");
    check("    thụt\n", "code-block 'thụt'\n", "208@1:5");
    check("[a]: http://x\n", "paragraph\n 'a]: http://x'\n", "207@1:1");
}

static void a_name_alone_names_the_block_above(void **state)
{
    (void)state;
    check("<?bang kp?>\n\n{#bang-kinh-phi}\n", "embed table kp #bang-kinh-phi\n", "");
    check("Đoạn {#Hạ tầng}\n", "paragraph\n 'Đoạn'\n", "216@1:6");
}

static void line_ends_and_margins(void **state)
{
    (void)state;
    check("một\rhai\n", "paragraph\n 'một hai'\n", "");
    check("> Trích\n> dẫn\n", "quote\n paragraph\n  'Trích dẫn'\n", "");
    check("một\\\nhai\n", "paragraph\n 'một'\n line-break\n 'hai'\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_become_a_list),
        cmocka_unit_test(points_on_lines_of_one_paragraph),
        cmocka_unit_test(dashes_below_a_point_are_its_own),
        cmocka_unit_test(points_in_list_items),
        cmocka_unit_test(an_escaped_letter_is_no_point),
        cmocka_unit_test(other_lists_keep_their_marks),
        cmocka_unit_test(instructions_on_their_own_line),
        cmocka_unit_test(wrong_instructions),
        cmocka_unit_test(instructions_in_code_are_text),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(a_name_alone_names_the_block_above),
        cmocka_unit_test(line_ends_and_margins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
