/* Exact decimals, files put in place whole, findings in order, memory. */
#include "base/decimal.h"
#include "base/finding.h"
#include "base/flush.h"
#include "base/json.h"
#include "base/output.h"
#include "base/pool.h"
#include "base/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

typedef struct Number {
    const char *text;
    size_t used;
    int64_t digits;
    int scale;
} Number;

static void test_decimals_are_read_the_vietnamese_way(void **state)
{
    (void)state;
    const Number numbers[] = {
        {"14,36%", 5, 1436, 2},
        {"30,07", 5, 3007, 2},
        {"1.234,56", 8, 123456, 2},
        {"1.000", 5, 1000, 0},
        {"0,60", 4, 60, 2},
        {"257%", 3, 257, 0},
        {"5046/KH", 4, 5046, 0},
        {"-3,5", 4, -35, 1},
        {"−3,5", 6, -35, 1},
        {"12.345.678", 10, 12345678, 0},
        {"20% GRDP", 2, 20, 0},
        {"999999999999999", 15, 999999999999999, 0},
        /* no number of this form */
        {"12.5", 0, 0, 0},
        {"1.23,4", 0, 0, 0},
        {"1234.567", 0, 0, 0},
        {"9999999999999999", 0, 0, 0},
        {"0,1234567890", 0, 0, 0},
        {"%", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        Decimal value;
        assert_int_equal(decimal_parse(numbers[i].text, &value), numbers[i].used);
        if (numbers[i].used > 0) {
            assert_int_equal(value.digits, numbers[i].digits);
            assert_int_equal(value.scale, numbers[i].scale);
        }
    }
}

static void test_decimals_are_written_both_ways(void **state)
{
    (void)state;
    const struct {
        Decimal value;
        const char *words, *data;
    } cases[] = {
        {{1436, 2}, "14,36", "14.36"},
        {{123456, 2}, "1.234,56", "1234.56"},
        {{60, 2}, "0,60", "0.60"},
        {{5, 3}, "0,005", "0.005"},
        {{1000000, 0}, "1.000.000", "1000000"},
        {{-35, 1}, "-3,5", "-3.5"},
        {{0, 0}, "0", "0"},
        {{INT64_MIN, 0}, "-9.223.372.036.854.775.808", "-9223372036854775808"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char out[DECIMAL_TEXT_SIZE];
        decimal_format(cases[i].value, false, out);
        assert_string_equal(out, cases[i].words);
        decimal_format(cases[i].value, true, out);
        assert_string_equal(out, cases[i].data);
    }
}

static void test_decimals_are_counted_with_exactly(void **state)
{
    (void)state;
    Decimal made;
    assert_int_equal(decimal_compare((Decimal){60, 2}, (Decimal){6, 1}), 0);
    assert_true(decimal_subtract((Decimal){85, 0}, (Decimal){805, 1}, &made));
    assert_true(made.digits == 45 && made.scale == 1);
    made = decimal_trim((Decimal){-1200, 3});
    assert_true(made.digits == -12 && made.scale == 1);
    made = decimal_trim((Decimal){100, 0});
    assert_true(made.digits == 100 && made.scale == 0);
    const struct {
        Decimal part, whole, percent;
    } shares[] = {
        {{5, 0}, {80, 0}, {625, 2}},  {{25, 1}, {20, 0}, {125, 1}},   {{1, 0}, {3, 0}, {3333, 2}},
        {{2, 0}, {3, 0}, {6667, 2}},  {{-2, 0}, {3, 0}, {-6667, 2}},  {{1, 0}, {20000, 0}, {1, 2}},
        {{1, 0}, {20001, 0}, {0, 0}}, {{-1, 0}, {20000, 0}, {-1, 2}}, {{30, 2}, {-6, 1}, {-50, 0}},
        {{0, 0}, {7, 0}, {0, 0}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
        assert_true(decimal_percentage(shares[i].part, shares[i].whole, &made));
        assert_true(made.digits == shares[i].percent.digits);
        assert_int_equal(made.scale, shares[i].percent.scale);
    }
    assert_false(decimal_percentage((Decimal){5, 0}, (Decimal){0, 0}, &made));
    assert_false(decimal_percentage((Decimal){INT64_MAX / 2, 0}, (Decimal){1, 0}, &made));
}

static void assert_file(const char *path, const char *expected)
{
    char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, expected);
    g_free(text);
}

static void test_outputs_are_put_in_place_whole(void **state)
{
    (void)state;
    char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
    char *path = g_build_filename(folder, "a", "b", "tep.txt", NULL);
    Findings *findings = findings_new();
    assert_true(output_write(path, "một", strlen("một"), findings));
    assert_file(path, "một");
    GStatBuf before, after;
    assert_int_equal(g_stat(path, &before), 0);
    assert_true(output_write(path, "một", strlen("một"), findings));
    assert_int_equal(g_stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* an equal file is left alone */
    assert_true(output_write(path, "hai", strlen("hai"), findings));
    assert_file(path, "hai");
    assert_int_equal(findings_count(findings, SEVERITY_NOTE), 0);
    /* A folder stands where the file should go. */
    char *parent = g_path_get_dirname(path);
    assert_false(output_write(parent, "ba", 2, findings));
    assert_int_equal(findings_exit_status(findings), 3);
    assert_file(path, "hai");
    /* Nothing is left beside it. */
    GDir *dir = g_dir_open(parent, 0, NULL);
    int files = 0;
    while (g_dir_read_name(dir)) {
        files++;
    }
    g_dir_close(dir);
    assert_int_equal(files, 1);
    g_unlink(path);
    g_rmdir(parent);
    char *top = g_path_get_dirname(parent);
    g_rmdir(top);
    g_rmdir(folder);
    g_free(top);
    g_free(parent);
    g_free(path);
    g_free(folder);
    findings_free(findings);
}

static void test_findings_are_sorted_by_document_file_and_place(void **state)
{
    (void)state;
    const SourceFile first = {"a", "", 0, 0}, second = {"b", "", 0, 1};
    Findings *findings = findings_new();
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&second, 2, 1, false}, "1", NULL);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&first, 9, 1, false}, "2", NULL);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&first, 3, 7, false}, "3", NULL);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&first, 3, 4, false}, "4", NULL);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&first, 3, 4, false}, "5", NULL);
    findings_next_batch(findings);
    findings_add(findings, FINDING_FILE_HAS_NUL, (SourcePos){&first, 1, 1, false}, "6", NULL);
    size_t count;
    const Finding *sorted = findings_sorted(findings, &count);
    char order[8] = {0};
    for (size_t i = 0; i < count; i++) {
        order[i] = sorted[i].words[0][0];
    }
    assert_string_equal(order, "453216");
    char *text = finding_text(&sorted[0]);
    assert_non_null(strstr(text, "4"));
    assert_null(strstr(text, "{0}"));
    g_free(text);
    findings_free(findings);
}

static void test_pool_memory_is_zero_and_aligned(void **state)
{
    (void)state;
    Pool *pool = pool_new();
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        unsigned char *p = pool_alloc(pool, size);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(p[i], 0);
        }
        memset(p, 255, size);
    }
    assert_string_equal(pool_printf(pool, "%d-%s", 7, "b"), "7-b");
    pool_free(pool);
}

/* Of many files the first that cannot be flushed is told, whatever the threads do. */
static void test_flushing_tells_the_first_failure(void **state)
{
    (void)state;
    char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
    assert_non_null(folder);
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < 100; i++) {
        char *path = g_strdup_printf("%s/%d", folder, i);
        assert_true(g_file_set_contents(path, "x", 1, NULL));
        g_ptr_array_add(paths, path);
    }
    Flusher *flusher = flusher_new();
    for (int round = 0; round < 20; round++) {
        FlushGroup *good = flush_group_new(flusher), *bad = flush_group_new(flusher);
        FlushGroup *dropped = flush_group_new(flusher);
        for (guint i = 0; i < paths->len; i++) {
            const char *path = g_ptr_array_index(paths, i);
            flush_group_add_file(good, path);
            flush_group_add_file(bad, i == 40 ? "/proc/no-such-file" : i > 40 ? folder : path);
            flush_group_add_file(dropped, path);
        }
        flush_group_add_folder(good, folder);
        flush_group_free(dropped);
        int error = 0;
        assert_int_equal(flush_group_wait(bad, &error), 40);
        assert_int_equal(error, ENOENT); /* and not that a folder is no file */
        error = 0;
        assert_int_equal(flush_group_wait(good, &error), paths->len + 1);
        assert_int_equal(error, 0);
        flush_group_free(good);
        flush_group_free(bad);
    }
    flusher_free(flusher);
    for (guint i = 0; i < paths->len; i++) {
        assert_int_equal(g_unlink(g_ptr_array_index(paths, i)), 0);
    }
    g_ptr_array_unref(paths);
    assert_int_equal(g_rmdir(folder), 0);
    g_free(folder);
}

static void test_text_grows_by_numbers(void **state)
{
    (void)state;
    static const struct {
        int number, digits;
        const char *written;
    } CASES[] = {{0, 1, "0"},
                 {0, 2, "00"},
                 {7, 2, "07"},
                 {2022, 4, "2022"},
                 {12345, 4, "12345"},
                 {-3, 2, "-03"},
                 {G_MAXINT, 1, "2147483647"},
                 {G_MININT, 1, "-2147483648"}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        GString *text = g_string_new("x");
        text_append_number(text, CASES[i].number, CASES[i].digits);
        assert_string_equal(text->str + 1, CASES[i].written);
        assert_int_equal(text->len, strlen(text->str));
        g_string_free(text, TRUE);
    }
}

static void test_json_escapes_what_it_must(void **state)
{
    (void)state;
    char all[0x80];
    for (int i = 1; i < 0x80; i++) {
        all[i - 1] = (char)i;
    }
    all[0x7f] = '\0';
    Json json = json_begin();
    json_text(&json, "a", all);
    json_text(&json, "b", "\"Kế hoạch\"");
    json_text(&json, "c", "");
    json_integer(&json, "d", -12);
    for (int i = 0; i < 40; i++) {
        json_array(&json, i == 0 ? "e" : NULL);
    }
    for (int i = 0; i < 40; i++) {
        json_array_end(&json);
    }
    GBytes *bytes = json_end(&json);
    gsize length;
    char *text = g_strndup(g_bytes_get_data(bytes, &length), g_bytes_get_size(bytes));
    GString *wanted = g_string_new("{\n \"a\": \"");
    for (int i = 1; i < 0x80; i++) {
        if (i == '\n') {
            g_string_append(wanted, "\\n");
        } else if (i < 0x20 || i == '<') {
            g_string_append_printf(wanted, "\\u%04x", i);
        } else {
            g_string_append(wanted, i == '"' || i == '\\' ? "\\" : "");
            g_string_append_c(wanted, (char)i);
        }
    }
    g_string_append(wanted, "\",\n \"b\": \"\\\"Kế hoạch\\\"\",\n \"c\": \"\",\n \"d\": -12,\n");
    assert_int_equal(strncmp(text, wanted->str, wanted->len), 0);
    char *deep = g_strnfill(40, ' ');
    char *line = g_strconcat("\n", deep, "[]\n", NULL);
    assert_non_null(strstr(text, line));
    g_free(line);
    g_free(deep);
    g_string_free(wanted, TRUE);
    g_free(text);
    g_bytes_unref(bytes);
}

static bool is_zero(const unsigned char *memory, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (memory[i]) {
            return false;
        }
    }
    return true;
}

/* Texts of every length up to more than a block holds: each whole, aligned, unhurt by the next,
 * and what was tried at the end of a block has left nothing behind. */
static void test_pool_keeps_formatted_texts(void **state)
{
    (void)state;
    enum { TEXTS = 700, STEP = 97 };
    Pool *pool = pool_new();
    char *wanted[TEXTS], *kept[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
        wanted[i] = g_strnfill((gsize)i * STEP, (char)('a' + i % 26));
        kept[i] = pool_printf(pool, "%d %s", i, wanted[i]);
        unsigned char *p = pool_alloc(pool, 24);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        assert_true(is_zero(p, 24));
        memset(p, 255, 24);
    }
    for (int i = 0; i < TEXTS; i++) {
        char *whole = g_strdup_printf("%d %s", i, wanted[i]);
        assert_string_equal(kept[i], whole);
        g_free(whole);
        g_free(wanted[i]);
    }
    pool_free(pool);
}

/* Beside GLib's own way, whatever room the string has. */
static void test_texts_grow(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL), *same = g_string_new(NULL);
    for (int i = 0; i < 400; i++) {
        char *piece = g_strnfill((gsize)(i * 7 % 300), (char)('a' + i % 26));
        text_append(text, piece);
        g_string_append(same, piece);
        text_append_length(text, piece, strlen(piece) / 2);
        g_string_append_len(same, piece, (gssize)(strlen(piece) / 2));
        text_append_format(text, "%s|%d", piece, i);
        g_string_append_printf(same, "%s|%d", piece, i);
        assert_string_equal(text->str, same->str);
        assert_int_equal(text->len, same->len);
        g_free(piece);
    }
    g_string_free(text, TRUE);
    g_string_free(same, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decimals_are_read_the_vietnamese_way),
        cmocka_unit_test(test_decimals_are_written_both_ways),
        cmocka_unit_test(test_decimals_are_counted_with_exactly),
        cmocka_unit_test(test_outputs_are_put_in_place_whole),
        cmocka_unit_test(test_findings_are_sorted_by_document_file_and_place),
        cmocka_unit_test(test_pool_memory_is_zero_and_aligned),
        cmocka_unit_test(test_flushing_tells_the_first_failure),
        cmocka_unit_test(test_text_grows_by_numbers),
        cmocka_unit_test(test_json_escapes_what_it_must),
        cmocka_unit_test(test_pool_keeps_formatted_texts),
        cmocka_unit_test(test_texts_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
