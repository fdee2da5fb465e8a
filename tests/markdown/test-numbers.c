/* Headings: numbers typed before the title, names, levels, annex titles. */
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

static void check_number(const char *heading, SectionRank rank, const char *number,
                         const char *title)
{
    char *text = g_strdup_printf("# %s\n", heading);
    Sample sample = sample_of(text);
    const PlanNode *section = sample_node(&sample, PLAN_SECTION, 0);
    assert_int_equal(section->u.section.rank, rank);
    if (number) {
        assert_string_equal(section->u.section.number, number);
    } else {
        assert_null(section->u.section.number);
    }
    assert_string_equal(sample_text(&sample, section->first), title);
    sample_free(&sample);
    g_free(text);
}

static void typed_numbers(void **state)
{
    (void)state;
    check_number("I. MỤC TIÊU", RANK_MUC, "I", "MỤC TIÊU");
    check_number("XIV. MỤC TIÊU", RANK_MUC, "XIV", "MỤC TIÊU");
    check_number("**IV. MỤC TIÊU**", RANK_MUC, "IV", "MỤC TIÊU");
    check_number("Mục 1. CHUNG", RANK_MUC, "Mục 1", "CHUNG");
    check_number("Phần I. CHUNG", RANK_PHAN, "Phần I", "CHUNG");
    check_number("Chương II: CHUNG", RANK_CHUONG, "Chương II", "CHUNG");
    check_number("Điều 12. Tên", RANK_DIEU, "Điều 12", "Tên");
    check_number("1. Tên", RANK_KHOAN, "1", "Tên");
    check_number("1.1. Tên", RANK_NOI_DUNG, "1.1", "Tên");
    check_number("1.1 Tên", RANK_NOI_DUNG, "1.1", "Tên");
    check_number("2.1.3. Tên", RANK_TIEU_MUC, "2.1.3", "Tên");
    check_number("Tên", RANK_NONE, NULL, "Tên");
    check_number("5 nhiệm vụ", RANK_NONE, NULL, "5 nhiệm vụ");
    check_number("IV nhiệm vụ", RANK_NONE, NULL, "IV nhiệm vụ");
    check_number("Internet", RANK_NONE, NULL, "Internet");
    check_number("1.Tên", RANK_NONE, NULL, "1.Tên");
    check_number("Điều kiện", RANK_NONE, NULL, "Điều kiện");
}

static void sections_nest_by_hashes(void **state)
{
    (void)state;
    check("# I. A {#a}\n\n## 1. B\n\nx\n\n## 2. C\n\n# II. D\n",
          "section I #a\n heading\n  'A'\n"
          " section 1\n  heading\n   'B'\n  paragraph\n   'x'\n"
          " section 2\n  heading\n   'C'\n"
          "section II\n heading\n  'D'\n",
          "");
}

static void skipped_levels(void **state)
{
    (void)state;
    check("# I. A\n\n### 1. B\n\n## 2. C\n",
          "section I\n heading\n  'A'\n section 1\n  heading\n   'B'\n section 2\n  heading\n   "
          "'C'\n",
          "213@3:1");
    check("## 1. A\n\n#### B\n", "section 1\n heading\n  'A'\n section -\n  heading\n   'B'\n",
          "240@1:1 213@3:1");
}

static void wrong_headings(void **state)
{
    (void)state;
    check("- # A\n", "list\n item -\n  paragraph\n   'A'\n", "214@1:3");
    check("# I.\n", "section I\n heading\n", "215@1:1");
    check("# A {#Hạ tầng số}\n", "section -\n heading\n  'A'\n", "216@1:5");
    check("# A {danh-so=\"x\"}\n", "section -\n heading\n  'A'\n", "217@1:5");
    check("# A {x}\n", "section -\n heading\n  'A {x}'\n", "");
}

static void automatic_numbers_are_marked(void **state)
{
    (void)state;
    Sample sample = sample_of("# A {#ten danh-so=\"tu-dong\"}\n\n## B\n\n## 7. C\n\n# D "
                              "{danh-so=\"khong\"}\n\n## E\n\n# F\n");
    static const struct {
        bool automatic;
        SectionRank rank;
    } WANTED[] = {{true, RANK_MUC},   {true, RANK_KHOAN}, {false, RANK_KHOAN},
                  {false, RANK_NONE}, {false, RANK_NONE}, {true, RANK_MUC}};
    for (int i = 0; i < (int)G_N_ELEMENTS(WANTED); i++) {
        const PlanNode *section = sample_node(&sample, PLAN_SECTION, i);
        assert_int_equal(section->u.section.automatic, WANTED[i].automatic);
        assert_int_equal(section->u.section.rank, WANTED[i].rank);
    }
    assert_string_equal(sample_node(&sample, PLAN_SECTION, 0)->id, "ten");
    sample_free(&sample);
}

static void annex_title(void **state)
{
    (void)state;
    Sample sample = sample_new();
    PlanNode *annex = sample_read_annex(&sample, "a", "# Danh mục **dự án**\n\n# I. A\n");
    assert_non_null(annex->u.annex.title);
    assert_string_equal(sample_text(&sample, annex->u.annex.title), "Danh mục dự án");
    assert_string_equal(sample_outline(&sample, annex), "section I\n heading\n  'A'\n");
    annex = sample_read_annex(&sample, "b", "# I. A\n\n# B\n");
    assert_null(annex->u.annex.title);
    /* The title is the level above: what is below it may have two marks, but not three. */
    annex = sample_read_annex(&sample, "c", "# Tên\n\n## 1. A\n\n### 1.1. B\n\n## 2. C\n");
    assert_string_equal(sample_outline(&sample, annex),
                        "section 1\n heading\n  'A'\n section 1.1\n  heading\n   'B'\n"
                        "section 2\n heading\n  'C'\n");
    assert_string_equal(sample_findings(&sample), "");
    sample_read_annex(&sample, "d", "# Tên\n\n### A\n");
    assert_string_equal(sample_findings(&sample), "213@3:1");
    sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_numbers),
        cmocka_unit_test(sections_nest_by_hashes),
        cmocka_unit_test(skipped_levels),
        cmocka_unit_test(wrong_headings),
        cmocka_unit_test(automatic_numbers_are_marked),
        cmocka_unit_test(annex_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
