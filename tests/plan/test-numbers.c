/* Numbers and names the program makes. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Sample resolved(const char *text)
{
    Sample sample = sample_of(text);
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    return sample;
}

/* Numbers or labels of all nodes of a kind, parted by spaces. */
static const char *numbers(const Sample *sample, PlanKind kind)
{
    GString *out = g_string_new(NULL);
    PlanNode *root = sample->plan->root;
    for (const PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == kind) {
            const char *number = kind == PLAN_SECTION ? node->u.section.number : node->u.item.label;
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", number ? number : "-");
        }
    }
    const char *text = pool_strdup(sample->plan->pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

static const char *ids(const Sample *sample)
{
    GString *out = g_string_new(NULL);
    PlanNode *root = sample->plan->root;
    for (const PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->id) {
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", node->id);
        }
    }
    const char *text = pool_strdup(sample->plan->pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

static void automatic_sections(void **state)
{
    (void)state;
    Sample sample = resolved("# A {danh-so=\"tu-dong\"}\n\n## B\n\n### C\n\n### D\n\n#### E\n\n"
                             "## 7. F\n\n## G\n\n# H\n\n## I\n");
    assert_string_equal(numbers(&sample, PLAN_SECTION), "I 1 1.1 1.2 1.2.1 7 8 II 1");
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
}

static void automatic_numbers_below_one_heading(void **state)
{
    (void)state;
    Sample sample = resolved("# I. A\n\n# III. B {danh-so=\"tu-dong\"}\n\n## C\n\n# D\n");
    assert_string_equal(numbers(&sample, PLAN_SECTION), "I III 1 -");
    sample_free(&sample);
}

static void automatic_points(void **state)
{
    (void)state;
    Sample sample = resolved("#) A\n\n#) B\n\n#) C\n\n#) D\n\n#) Đ\n\n#) E\n\n#) G\n");
    assert_string_equal(numbers(&sample, PLAN_ITEM), "a) b) c) d) đ) e) g)");
    sample_free(&sample);
    sample = resolved("d) A\n\n#) B\n\nĐoạn\n\n#) C\n");
    assert_string_equal(numbers(&sample, PLAN_ITEM), "d) đ) a)");
    sample_free(&sample);
}

static void letters_end_at_y(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 25; i++) {
        g_string_append(text, "#) A\n\n");
    }
    Sample sample = resolved(text->str);
    assert_true(g_str_has_suffix(numbers(&sample, PLAN_ITEM), "x) y) …) …)"));
    assert_string_equal(sample_findings(&sample), "321@47:1");
    sample_free(&sample);
    g_string_free(text, TRUE);
}

static void typed_letters_are_kept(void **state)
{
    (void)state;
    Sample sample = resolved("a) A\n\nb) B\n\ne) C\n\nf) D\n");
    assert_string_equal(numbers(&sample, PLAN_ITEM), "a) b) e) f)");
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
}

static void made_names_follow_the_place(void **state)
{
    (void)state;
    Sample sample = resolved("# II. A\n\n## 1. B {#ten}\n\n### 1.2. C\n\na) x\n\nđ) y\n\n"
                             "## 2. D\n\n1. z\n\n# Tổ chức thực hiện\n");
    assert_string_equal(ids(&sample), "muc-ii ten muc-ii-1-2 muc-ii-1-2-diem-a muc-ii-1-2-diem-dd "
                                      "muc-ii-2 muc-ii-2-1 to-chuc-thuc-hien");
    sample_free(&sample);
    sample = resolved("# Chương I. A\n\n## Điều 1. B\n\n### 1. C\n\n## Điều 2. D\n");
    assert_string_equal(ids(&sample), "chuong-i dieu-1 dieu-1-1 dieu-2");
    sample_free(&sample);
}

static void equal_names_are_told_apart(void **state)
{
    (void)state;
    Sample sample = resolved("# A\n\n# A\n\n# B {#a}\n\n# A\n");
    assert_string_equal(ids(&sample), "a-2 a-3 a a-4");
    sample_free(&sample);
    sample = resolved("# A {#x}\n\n# B {#x}\n");
    assert_string_equal(sample_findings(&sample), "301@3:1");
    assert_string_equal(ids(&sample), "x b");
    sample_free(&sample);
}

static void annexes(void **state)
{
    (void)state;
    Sample sample = sample_of("# I. A\n");
    PlanNode *annex = sample_read_annex(&sample, "p", "# T\n\n# I. B\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(annex->u.annex.label, "Phụ lục");
    assert_string_equal(ids(&sample), "muc-i phu-luc phu-luc-muc-i");
    sample_free(&sample);
    sample = sample_of("# I. A\n");
    sample_read_annex(&sample, "p", "# T\n\n# I. B\n");
    annex = sample_read_annex(&sample, "q", "# T\n\n# I. B\n");
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(annex->u.annex.label, "Phụ lục II");
    assert_string_equal(ids(&sample), "muc-i phu-luc-1 phu-luc-1-muc-i phu-luc-2 phu-luc-2-muc-i");
    sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(automatic_sections),
        cmocka_unit_test(automatic_numbers_below_one_heading),
        cmocka_unit_test(automatic_points),
        cmocka_unit_test(letters_end_at_y),
        cmocka_unit_test(typed_letters_are_kept),
        cmocka_unit_test(made_names_follow_the_place),
        cmocka_unit_test(equal_names_are_told_apart),
        cmocka_unit_test(annexes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
