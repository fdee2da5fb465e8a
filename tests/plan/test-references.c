/* Citations in the order of the law. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char PLAN_TEXT_SAMPLE[] = "# I. A\n\n"
                                       "## 1. B {#b}\n\n"
                                       "### 1.1. C {#c}\n\n"
                                       "### 1.2. D {#d}\n\n"
                                       "a) x {#da}\n\n- g\n- h {#dah}\n\n"
                                       "b) y {#db}\n\n"
                                       "### 1.4. E {#e}\n\n"
                                       "b) z {#eb}\n\n"
                                       "#### 1.4.1. F {#f}\n\n"
                                       "# II. G {#g}\n\n"
                                       "## 3. H {#h}\n\n"
                                       "c) x {#hc}\n\n"
                                       "d) y {#hd}\n\n"
                                       "1. Khoản {#k}\n\n   Đoạn hai {#doan}\n\n"
                                       "# Chương V. I {#chuong}\n\n"
                                       "## Điều 6. K {#dieu}\n\n"
                                       "1. Khoản một\n2. Khoản hai\n   a) Điểm {#diem-dieu}\n\n"
                                       "# Lời kết {#ket}\n\n"
                                       "Bảng: Kinh phí\n\n| a |\n|---|\n| b |\n{#bang-kp}\n\n";

/* What "<?xem targets?>" becomes behind the sample plan. */
static void check(const char *targets, const char *wanted)
{
    char *text = g_strdup_printf("%s# X. Y\n\nXem <?xem %s?>.\n", PLAN_TEXT_SAMPLE, targets);
    Sample sample = sample_of(text);
    sample_read_annex(&sample, "nhiem-vu", "# T\n\n# I. A {#pl-a}\n");
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_REFERENCE, 0)), wanted);
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
    g_free(text);
}

static void one_target(void **state)
{
    (void)state;
    check("da", "điểm a nội dung 1.2 khoản 1 Mục I");
    check("d", "nội dung 1.2 khoản 1 Mục I");
    check("b", "khoản 1 Mục I");
    check("g", "Mục II");
    check("f", "nội dung 1.4.1 khoản 1 Mục I");
    check("hc", "điểm c khoản 3 Mục II");
    check("dah", "gạch đầu dòng thứ 2 điểm a nội dung 1.2 khoản 1 Mục I");
    check("doan", "điểm 1 khoản 3 Mục II");
    check("chuong", "Chương V");
    check("dieu", "Điều 6");
    check("diem-dieu", "điểm a khoản 2 Điều 6");
    check("ket", "“Lời kết”");
    check("bang-kp", "bảng “Kinh phí”");
}

static void several_targets(void **state)
{
    (void)state;
    check("da, db", "điểm a, b nội dung 1.2 khoản 1 Mục I");
    check("hc, hd", "điểm c, d khoản 3 Mục II");
    check("c, d", "nội dung 1.1, 1.2 khoản 1 Mục I");
    check("da, db, eb, c",
          "điểm a, b nội dung 1.2, điểm b nội dung 1.4, nội dung 1.1 khoản 1 Mục I");
    check("c, da, db", "nội dung 1.1, điểm a, b nội dung 1.2 khoản 1 Mục I");
    check("da, b", "điểm a nội dung 1.2 khoản 1, khoản 1 Mục I");
    check("da, hc", "điểm a nội dung 1.2 khoản 1 Mục I; điểm c khoản 3 Mục II");
    check("muc-i, g", "Mục I, II");
}

static void annexes(void **state)
{
    (void)state;
    check("phu-luc:nhiem-vu", "Phụ lục");
    check("pl-a", "Mục I Phụ lục");
    check("phu-luc", "Phụ lục");
    Sample sample = sample_of("# I. A {#a}\n\n<?xem phu-luc:p, phu-luc:q?>\n");
    sample.plan->head.type.text = "KẾ HOẠCH";
    sample_read_annex(&sample, "p", "# T\n\n# I. B {#b}\n\nTheo <?xem b?>\n");
    sample_read_annex(&sample, "q", "# T\n\nTheo <?xem a?>, <?xem b?>\n");
    plan_resolve(sample.plan, sample.findings);
    static const char *const WANTED[] = {"Phụ lục I, II", "Mục I", "Mục I Kế hoạch này",
                                         "Mục I Phụ lục I"};
    for (int i = 0; i < 4; i++) {
        assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_REFERENCE, i)),
                            WANTED[i]);
    }
    sample_free(&sample);
}

static void each_target_is_linked(void **state)
{
    (void)state;
    Sample sample = sample_of("# I. A {#a}\n\na) x {#x}\n\nb) y {#y}\n\nTheo <?xem x, y?>\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(sample_outline(&sample, sample_node(&sample, PLAN_REFERENCE, 0)),
                        "link x\n 'điểm a'\n', '\nlink y\n 'b Mục I'\n");
    assert_true(sample_node(&sample, PLAN_LINK, 0)->pos.made);
    sample_free(&sample);
}

static void a_sentence_begins_with_a_capital(void **state)
{
    (void)state;
    Sample sample = sample_of("# I. A\n\na) x {#x}\n\n<?xem x?> và <?xem x?>\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_PARAGRAPH, 1)),
                        "Điểm a Mục I và điểm a Mục I");
    sample_free(&sample);
}

static void check_findings(const char *text, const char *findings, const char *hint)
{
    Sample sample = sample_of(text);
    sample_read_annex(&sample, "nhiem-vu", "# T\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(sample_findings(&sample), findings);
    size_t count;
    char *typed = finding_hint(findings_sorted(sample.findings, &count));
    assert_string_equal(typed, hint);
    g_free(typed);
    sample_free(&sample);
}

static void broken_references(void **state)
{
    (void)state;
    check_findings("# I. A {#ha-tang}\n\nx <?xem ha-tnag?>\n", "318@3:3",
                   "gõ <?xem ha-tang?>, hoặc gõ {#ha-tnag} ở chỗ được dẫn chiếu");
    check_findings("# I. A\n\nx <?xem kinh-phi?>\n", "317@3:3",
                   "gõ {#kinh-phi} ở cuối tiêu đề hoặc điểm được dẫn chiếu");
    check_findings("x <?xem phu-luc:x?>\n", "319@1:3", "các phụ lục: nhiem-vu");
    static const char UNNUMBERED[] = "đánh số tiêu đề hoặc điểm chứa nó, hoặc đặt tiêu đề cho bảng";
    /* Titles that would have to quote each other, or whose words are not known yet. */
    check_findings("# I. A {#a}\n\n## M <?xem n?> {#m}\n\n## N <?xem m?> {#n}\n", "320@3:6 320@5:6",
                   UNNUMBERED);
    check_findings("# I. A {#a}\n\n## M <?xem a?> {#m}\n\nx <?xem m?>\n", "320@5:3", UNNUMBERED);
    check_findings("Đoạn {#doan}\n\nx <?xem doan?>\n", "320@3:3", UNNUMBERED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_target),
        cmocka_unit_test(several_targets),
        cmocka_unit_test(annexes),
        cmocka_unit_test(each_target_is_linked),
        cmocka_unit_test(a_sentence_begins_with_a_capital),
        cmocka_unit_test(broken_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
