/* Hostile inputs: whatever the text, reading ends soon and the tree is whole. */
#include "sample.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FLOOD_SIZE ((size_t)512 * 1024)
/* Far above what any of them needs; what grows with the square needs far more. */
#define SECONDS 30

static char *repeat(const char *text, size_t size)
{
    GString *out = g_string_sized_new(size);
    while (out->len + strlen(text) <= size) {
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}

/* Reads and resolves the text within the time; gives the findings. */
static void read_in_time(const char *text, const char *findings)
{
    alarm(SECONDS);
    Sample sample = sample_of(text);
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    if (findings) {
        assert_string_equal(sample_findings(&sample), findings);
    }
    sample_free(&sample);
    alarm(0);
}

static void floods(void **state)
{
    (void)state;
    static const struct {
        const char *text, *findings;
    } FLOODS[] = {
        {"![[]()", "210@0:0"}, {"[", "210@0:0"},     {"[a](b", "210@0:0"},
        {"[^1]", "211@0:0"},   {"<?", "211@0:0"},    {"<?xem a?>", NULL},
        {"<!A ", "211@0:0"},   {"[a]: b\n", NULL},   {"\U000F0001", "211@0:0"},
        {"> ", "212@1:1"},     {"- ", "212@1:1"},    {"1. ", "212@1:1"},
        {"*a **b ", NULL},     {"_*", NULL},         {"**a", NULL},
        {"`a``", NULL},        {"<a b=\"", NULL},    {"&amp;", NULL},
        {"&x", NULL},          {"\\[", NULL},        {"a) x\n", NULL},
        {"# I. a\n\n", NULL},  {"a {#x}\n\n", NULL}, {" - a\n", NULL},
        {"|", NULL},           {"\n", NULL},         {"{#", NULL},
        {"```\n", NULL},       {"a\\\n", NULL},      {"#) x\n", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FLOODS); i++) {
        char *text = repeat(FLOODS[i].text, FLOOD_SIZE);
        read_in_time(text, FLOODS[i].findings);
        g_free(text);
    }
}

static void deep_lists(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 95; i++) {
        g_string_append_printf(text, "%*s- a\n", 2 * i, "");
    }
    alarm(SECONDS);
    Sample sample = sample_of(text->str);
    size_t count;
    const Finding *findings = findings_sorted(sample.findings, &count);
    assert_int_equal(count, 1);
    assert_int_equal(findings[0].rule, FINDING_MD_TOO_NESTED);
    plan_resolve(sample.plan, sample.findings);
    /* No word is lost. */
    assert_int_equal(strlen(sample_text(&sample, sample.body)), 2 * 95 - 1);
    sample_free(&sample);
    alarm(0);
    g_string_free(text, TRUE);
}

static void deep_emphasis(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 2000; i++) {
        g_string_append(text, i % 2 ? "*a " : "_b ");
    }
    for (int i = 2000; i-- > 0;) {
        g_string_append(text, i % 2 ? " c*" : " d_");
    }
    read_in_time(text->str, NULL);
    g_string_free(text, TRUE);
}

static void many_notes(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 50000; i++) {
        g_string_append_printf(text, "[^%d]\n", i);
    }
    g_string_append_c(text, '\n');
    for (int i = 0; i < 50000; i++) {
        g_string_append_printf(text, "[^%d]: n\n", i);
    }
    alarm(SECONDS);
    Sample sample = sample_of(text->str);
    plan_resolve(sample.plan, sample.findings);
    assert_int_equal(findings_count(sample.findings, SEVERITY_ERROR), 1);
    assert_int_equal(sample.plan->notes->last->u.note.number, SOURCE_MAX_NOTES);
    sample_free(&sample);
    alarm(0);
    g_string_truncate(text, 0);
    for (int i = 0; i < 100001; i++) {
        g_string_append_printf(text, "[^%d] ", i);
    }
    read_in_time(text->str, "211@0:0");
    g_string_free(text, TRUE);
}

static void many_references(void **state)
{
    (void)state;
    GString *text = g_string_new("# I. A\n\n");
    for (int i = 0; i < 20000; i++) {
        g_string_append_printf(text, "- x <?xem a%d, b?> {#a%d}\n", i, i);
    }
    read_in_time(text->str, NULL);
    g_string_free(text, TRUE);
}

static void long_table(void **state)
{
    (void)state;
    char *rows = repeat("| 1 | **x** y | `c` |\n", FLOOD_SIZE);
    char *text = g_strdup_printf("| a | b | c |\n|---|---|---|\n%s", rows);
    read_in_time(text, "");
    g_free(text);
    g_free(rows);
}

/* GLib composes a long text in time that grows with the square. */
static void decomposed_code(void **state)
{
    (void)state;
    char *letters = repeat("e\u0323\u0302", FLOOD_SIZE * 4);
    char *text = g_strdup_printf("```\n%s\n```\n", letters);
    alarm(SECONDS);
    Sample sample = sample_of(text);
    const char *code = sample_node(&sample, PLAN_CODE_BLOCK, 0)->u.code_block.text;
    assert_true(g_str_has_prefix(code, "\u1ec7\u1ec7") && g_str_has_suffix(code, "\u1ec7\u1ec7"));
    sample_free(&sample);
    alarm(0);
    g_free(text);
    g_free(letters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floods),          cmocka_unit_test(deep_lists),
        cmocka_unit_test(deep_emphasis),   cmocka_unit_test(many_notes),
        cmocka_unit_test(many_references), cmocka_unit_test(long_table),
        cmocka_unit_test(decomposed_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
