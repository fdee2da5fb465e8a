/* The report as people see it: place, excerpt, caret, hint, summary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/text.h"

#include <stdlib.h>
#include <string.h>

static char *report_in(Findings *findings, bool colour, int width)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    report_findings(out, findings, colour, width);
    fclose(out);
    return text;
}

static char *report(Findings *findings, bool colour)
{
    return report_in(findings, colour, 0);
}

static SourceFile source(const char *text)
{
    return (SourceFile){"a/noi-dung.md", text, strlen(text), 0};
}

/* The report of one FILE_HAS_NUL finding at a place of `text`. */
static char *report_at(const char *text, uint32_t line, uint32_t column)
{
    SourceFile file = source(text);
    Findings *findings = findings_new();
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&file, line, column, false}, "7",
                 NULL);
    char *out = report(findings, false);
    findings_free(findings);
    return out;
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part)) {
        fail_msg("no “%s” in:\n%s", part, text);
    }
}

static void test_whole_report(void **state)
{
    (void)state;
    SourceFile file = source("một\nhai ba\nbốn\n");
    Findings *findings = findings_new();
    findings_add(findings, FINDING_FILE_NOT_UTF8, (SourcePos){&file, 2, 5, false}, "9", "0xff",
                 NULL);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&file, 0, 0, false}, "3", NULL);
    findings_add(findings, FINDING_OUTPUT_UNWRITABLE, (SourcePos){0}, "x.pdf", "đầy", NULL);
    char *out = report(findings, false);
    const RuleInfo *rule = finding_rule(FINDING_FILE_NOT_UTF8);
    char *expected = g_strdup_printf(
        "a/noi-dung.md:2:5: lỗi: tệp không phải UTF-8: byte thứ 9 (0xff) không hợp lệ [KH102]\n"
        "  2 | hai ba\n"
        "    |     ^\n"
        "  gợi ý: %s (%s)\n",
        rule->hint, rule->clause);
    assert_contains(out, expected);
    assert_contains(out, "kehoach: lỗi nghiêm trọng: không ghi được “x.pdf”: đầy");
    assert_contains(out, "\na/noi-dung.md: lỗi: tệp có ký tự NUL ở byte thứ 3");
    assert_contains(out, "\n1 lỗi nghiêm trọng, 2 lỗi\n");
    assert_null(strchr(out, '\033'));
    g_free(expected);
    free(out);
    out = report(findings, true);
    assert_contains(out, "\033[1;31mlỗi: \033[0m");
    free(out);
    findings_free(findings);
}

static void test_nothing_to_say(void **state)
{
    (void)state;
    Findings *findings = findings_new();
    char *out = report(findings, true);
    assert_string_equal(out ? out : "", "");
    free(out);
    findings_free(findings);
}

static void test_caret(void **state)
{
    (void)state;
    static const struct {
        const char *line, *shown, *caret;
        uint32_t column;
    } cases[] = {
        {"ệ x", "| ệ x\n", "|   ^\n", 3},
        {"e\u0323\u0302 x", "| e\u0323\u0302 x\n", "|   ^\n", 5}, /* marks take no room */
        {"漢字x", "| 漢字x\n", "|     ^\n", 3},
        {"\tx", "|     x\n", "|     ^\n", 2},
        {"ab\tx", "| ab  x\n", "|     ^\n", 4},
        {"ab", "| ab\n", "|   ^\n", 3}, /* behind the end */
        {"ab\r", "| ab\n", "|  ^\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *out = report_at(cases[i].line, 1, cases[i].column);
        assert_contains(out, cases[i].shown);
        assert_contains(out, cases[i].caret);
        free(out);
    }
}

static void test_long_line(void **state)
{
    (void)state;
    GString *line = g_string_new(NULL);
    for (int i = 0; i < 100; i++) {
        g_string_append(line, "ấbcdefghi ");
    }
    line->str[line->len - 1] = '.';
    char *out = report_at(line->str, 1, 501);
    assert_contains(out, "| …ấbcdefghi ");
    assert_contains(out, "…\n");
    const char *caret = strstr(out, " ^\n");
    assert_non_null(caret);
    free(out);
    out = report_at(line->str, 1, 1000);
    assert_contains(out, "fghi.\n");
    free(out);
    /* A letter under more marks than a line has room for is shown in part, not in full. */
    g_string_assign(line, "a");
    for (int i = 0; i < 20000; i++) {
        g_string_append(line, "\u0301");
    }
    out = report_at(line->str, 1, 1);
    assert_true(strlen(out) < 2500);
    free(out);
    g_string_free(line, TRUE);
}

/* On a terminal the excerpt and the hint keep to its columns; words are never cut. */
static void test_terminal_width(void **state)
{
    (void)state;
    GString *line = g_string_new(NULL);
    for (int i = 0; i < 60; i++) {
        g_string_append_printf(line, "chữ%d ", i);
    }
    SourceFile file = source(line->str);
    for (int width = 60; width <= 100; width += 20) {
        Findings *findings = findings_new();
        findings_add(findings, FINDING_NUMBER_LETTER_ORDER, (SourcePos){&file, 1, 150, false}, "e",
                     "đ", NULL);
        char *out = report_in(findings, false, width), *wide = report(findings, false);
        char **lines = g_strsplit(out, "\n", -1);
        GString *joined = g_string_new(lines[3]);
        for (guint i = 1; lines[i]; i++) {
            assert_true(g_utf8_strlen(lines[i], -1) <= width);
        }
        guint i = 4;
        for (; g_str_has_prefix(lines[i], "    "); i++) {
            g_string_append_printf(joined, " %s", lines[i] + strlen("    "));
        }
        assert_true(width == 100 || i > 4);
        assert_contains(wide, joined->str);
        g_string_free(joined, TRUE);
        g_strfreev(lines);
        free(wide);
        free(out);
        findings_free(findings);
    }
    g_string_free(line, TRUE);
}

static void test_hostile_text(void **state)
{
    (void)state;
    SourceFile file = source("a\033[2Jb\xff\u202e\n");
    file.path = "a\033]0;x\a.md";
    Findings *findings = findings_new();
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&file, 1, 2, false}, "\033[31m", NULL);
    char *out = report(findings, false);
    assert_null(strchr(out, '\033'));
    assert_null(strchr(out, '\a'));
    assert_null(strstr(out, "\u202e"));
    assert_true(g_utf8_validate(out, -1, NULL));
    free(out);
    findings_free(findings);
}

/* What glued a page together is shown as far as one reads. */
static void test_long_word(void **state)
{
    (void)state;
    enum { SHOWN = 500 };
    GString *word = g_string_new(NULL), *shown = g_string_new("");
    for (int i = 0; i < 100 * SHOWN; i++) {
        g_string_append(word, "ế");
        g_string_append(shown, i < SHOWN ? "ế" : "");
    }
    SourceFile file = source("một\n");
    Findings *findings = findings_new();
    SourcePos pos = {&file, 1, 1, false};
    findings_add(findings, FINDING_TEXT_SYLLABLE, pos, word->str, NULL);
    findings_add(findings, FINDING_TEXT_SYLLABLE, pos, shown->str, NULL);
    char *out = report(findings, false);
    char *cut = g_strconcat("“", shown->str, "…”", NULL);
    char *whole = g_strconcat("“", shown->str, "”", NULL);
    assert_contains(out, cut);
    assert_contains(out, whole);
    free(out);
    g_free(cut);
    g_free(whole);
    findings_free(findings);
    g_string_free(word, TRUE);
    g_string_free(shown, TRUE);
}

static void test_many_findings_in_one_line(void **state)
{
    (void)state;
    /* Linear: findings in a line of 1 MB would take long if each began at its start. */
    GString *line = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append(line, "chữ số ");
    }
    /* As many of one rule as a file may have. */
    enum { FILES = 2 };
    SourceFile file[FILES];
    char path[FILES][16];
    Findings *findings = findings_new();
    for (int f = 0; f < FILES; f++) {
        file[f] = source(line->str);
        g_snprintf(path[f], sizeof path[f], "%03d.md", f);
        file[f].path = path[f];
        file[f].order = f;
        for (uint32_t i = 0; i < FINDINGS_MAX_ALIKE; i++) {
            findings_add(findings, FINDING_FILE_HAS_NUL,
                         (SourcePos){&file[f], 1, 1400 * i + 1, false}, "1", NULL);
        }
    }
    char *out = report(findings, false);
    assert_contains(out, "1000 lỗi");
    free(out);
    findings_free(findings);
    g_string_free(line, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_report),   cmocka_unit_test(test_nothing_to_say),
        cmocka_unit_test(test_caret),          cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_terminal_width), cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_long_word),      cmocka_unit_test(test_many_findings_in_one_line),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
