#include "font/font.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

static int set_up(void **state)
{
    Findings *findings = findings_new();
    *state = font_set_new(KEHOACH_FONTS, findings);
    findings_free(findings);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    font_set_free(*state);
    return 0;
}

static const Shape *shape(FontSet *fonts, const char *text)
{
    return font_shape(fonts, FACE_REGULAR, text, strlen(text));
}

static void test_a_word_is_shaped_once(void **state)
{
    FontSet *fonts = *state;
    const Shape *first = shape(fonts, "chuyển");
    assert_ptr_equal(shape(fonts, "chuyển"), first);
    assert_ptr_not_equal(font_shape(fonts, FACE_BOLD, "chuyển", strlen("chuyển")), first);
    assert_int_equal(first->count, 6);
    assert_int_equal(first->glyph[5].cluster, strlen("chuyể"));
    for (int i = 0; i < 20000; i++) {
        char word[16];
        g_snprintf(word, sizeof word, "%d", i);
        assert_string_equal(shape(fonts, word)->text, word);
    }
    assert_ptr_equal(shape(fonts, "chuyển"), first);
    assert_true(shape(fonts, "mới")->number > first->number);
}

static void test_kerning_without_ligatures(void **state)
{
    FontSet *fonts = *state;
    const Shape *kerned = shape(fonts, "AV");
    assert_true(kerned->width < shape(fonts, "A")->width + shape(fonts, "V")->width);
    assert_int_equal(kerned->width, kerned->glyph[0].advance + kerned->glyph[1].advance);
    assert_int_equal(shape(fonts, "fi")->count, 2);
    assert_int_equal(shape(fonts, "")->count, 0);
}

static void test_lacking_characters_are_named_and_drawn(void **state)
{
    FontSet *fonts = *state;
    const Shape *lacking = shape(fonts, "x中y");
    assert_int_equal(font_lacks(lacking), 0x4E2D);
    assert_int_not_equal(lacking->glyph[1].glyph, 0);
    assert_int_equal(font_lacks(shape(fonts, "ẨỄ")), 0);
}

/* A line box of ascender and descender holds every stacked letter and no more than the face's own
 * box. */
static void test_metrics_hold_the_stacked_letters(void **state)
{
    for (FaceStyle style = 0; style < FACE_COUNT; style++) {
        const FaceMetrics *m = face_metrics(font_face(*state, style));
        assert_true(m->ascender > m->typo_ascender);
        assert_true(m->ascender <= m->box[3] && m->descender >= m->box[1]);
        assert_true(m->cap_height > m->x_height && m->x_height > 0);
        assert_int_equal(m->space,
                         face_advance(font_face(*state, style), (uint32_t)m->space_glyph));
        assert_int_equal(m->italic_angle < 0, style == FACE_ITALIC || style == FACE_BOLD_ITALIC);
        assert_int_equal(m->weight >= 700, style == FACE_BOLD || style == FACE_BOLD_ITALIC);
        assert_int_equal(m->is_monospaced, style == FACE_MONO);
    }
}

static void check_only_finding(Findings *findings, FindingRule rule, const char *word)
{
    size_t count;
    const Finding *list = findings_sorted(findings, &count);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].rule, rule);
    char *hint = finding_hint(&list[0]);
    char *text = finding_text(&list[0]);
    assert_true(strstr(text, word) || strstr(hint, word));
    g_free(text);
    g_free(hint);
    findings_free(findings);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static void test_trouble_is_a_finding(void **state)
{
    (void)state;
    Findings *findings = findings_new();
    char *folder = g_dir_make_tmp("kehoach-font-XXXXXX", NULL);
    assert_null(font_set_new(folder, findings));
    check_only_finding(findings, FINDING_FONT_MANIFEST_UNREADABLE, "phong-chu.ini");

    write_file(folder, "phong-chu.ini", "[Phông]\nthuong = a.ttf\ndam = b.ttf\n");
    findings = findings_new();
    assert_null(font_set_new(folder, findings));
    check_only_finding(findings, FINDING_FONT_MISSING, "fonts-liberation2");

    /* A file that is no font is passed over and named. */
    write_file(folder, "a.ttf", "not a font");
    findings = findings_new();
    assert_null(font_set_new(folder, findings));
    assert_int_equal(findings_count(findings, SEVERITY_WARNING), 2);
    assert_int_equal(findings_exit_status(findings), 3);
    findings_free(findings);

    static const char *const files[] = {"phong-chu.ini", "a.ttf"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        char *path = g_build_filename(folder, files[i], NULL);
        assert_int_equal(g_unlink(path), 0);
        g_free(path);
    }
    assert_int_equal(g_rmdir(folder), 0);
    g_free(folder);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_is_shaped_once),
        cmocka_unit_test(test_kerning_without_ligatures),
        cmocka_unit_test(test_lacking_characters_are_named_and_drawn),
        cmocka_unit_test(test_metrics_hold_the_stacked_letters),
        cmocka_unit_test(test_trouble_is_a_finding),
    };
    return cmocka_run_group_tests_name("font", tests, set_up, tear_down);
}
