/* The figures and tasks of plans as CSV, read back by a reader of our own. */
#include "data/csv.h"
#include "data/data.h"
#include "source/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

/* Rows of cells after RFC 4180; g_ptr_array_unref it. */
static GPtrArray *read_csv(const char *text, gsize length)
{
    GPtrArray *rows =
        g_ptr_array_new_with_free_func((GDestroyNotify)(void (*)(void))g_ptr_array_unref);
    GPtrArray *row = g_ptr_array_new_with_free_func(g_free);
    GString *cell = g_string_new(NULL);
    bool quoted = false;
    for (gsize i = 0; i < length; i++) {
        char c = text[i];
        if (quoted && c == '"' && text[i + 1] == '"') {
            g_string_append_c(cell, '"');
            i++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\r')) {
            g_ptr_array_add(row, g_strdup(cell->str));
            g_string_truncate(cell, 0);
        } else if (!quoted && c == '\n') {
            assert_true(i > 0 && text[i - 1] == '\r');
            g_ptr_array_add(rows, row);
            row = g_ptr_array_new_with_free_func(g_free);
        } else {
            g_string_append_c(cell, c);
        }
    }
    assert_int_equal(row->len, 0);
    g_ptr_array_unref(row);
    g_string_free(cell, TRUE);
    return rows;
}

static const char *cell_at(const GPtrArray *rows, guint row, const char *column)
{
    const GPtrArray *head = g_ptr_array_index(rows, 0), *cells = g_ptr_array_index(rows, row);
    assert_int_equal(head->len, cells->len);
    for (guint i = 0; i < head->len; i++) {
        if (strcmp(g_ptr_array_index(head, i), column) == 0) {
            return g_ptr_array_index(cells, i);
        }
    }
    fail_msg("no column %s", column);
    return NULL;
}

typedef struct Read {
    Findings *findings;
    Catalogue *catalogue;
    Plan *plan;
} Read;

static Read read_plan(const char *slug)
{
    Read read = {.findings = findings_new()};
    read.catalogue = source_read_catalogue(KEHOACH_CONTENT, read.findings);
    char *folder = g_build_filename(KEHOACH_CONTENT, "tinh", slug, NULL);
    read.plan = source_read_plan(folder, slug, read.catalogue, read.findings);
    plan_resolve(read.plan, read.findings);
    g_free(folder);
    return read;
}

static void clear(Read *read)
{
    plan_free(read->plan);
    source_catalogue_free(read->catalogue);
    findings_free(read->findings);
}

static void test_cells_are_quoted_and_guarded(void **state)
{
    (void)state;
    GString *out = g_string_new(NULL);
    const char *const cells[] = {"a",
                                 "b,c",
                                 "d\"e",
                                 "f\ng",
                                 "=1+1",
                                 "-",
                                 "-5",
                                 "- Sở",
                                 "+x",
                                 "@y",
                                 "",
                                 "-x",
                                 "-1+cmd|' /C a'!A0",
                                 "- 1+cmd|' /C a'!A0",
                                 "- WEBSERVICE(A1)",
                                 "- Sở A (chủ trì)",
                                 "-5%",
                                 "-5+A1",
                                 "\ta"};
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        csv_cell(out, cells[i]);
    }
    csv_end_row(out);
    assert_string_equal(out->str, "a,\"b,c\",\"d\"\"e\",\"f\ng\",'=1+1,-,-5,- Sở,'+x,'@y,,'-x,"
                                  "'-1+cmd|' /C a'!A0,'- 1+cmd|' /C a'!A0,'- WEBSERVICE(A1),"
                                  "- Sở A (chủ trì),-5%,'-5+A1,'\ta\r\n");
    g_string_free(out, TRUE);
}

/* The annex of Thanh Hóa 134 has 31 tasks in groups A (I-X) and B. */
static void test_tasks_of_a_real_plan(void **state)
{
    (void)state;
    Read read = read_plan("thanh-hoa/134-2022");
    GBytes *bytes = data_write_tasks(read.plan);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    GPtrArray *rows = read_csv(text, length);
    assert_int_equal(rows->len, 32);
    assert_string_equal(cell_at(rows, 1, "period"), "Hàng năm");
    assert_true(g_str_has_prefix(cell_at(rows, 1, "groups"), "A. PHÁT TRIỂN NỀN MÓNG"));
    assert_non_null(strstr(cell_at(rows, 1, "groups"), " > I. Hoàn thiện"));
    /* After A's ten groups B has none of its own. */
    assert_true(g_str_has_prefix(cell_at(rows, 31, "groups"), "B. "));
    assert_null(strstr(cell_at(rows, 31, "groups"), " > "));
    assert_string_equal(cell_at(rows, 31, "lead"), "Sở LĐTB&XH");
    g_ptr_array_unref(rows);
    g_bytes_unref(bytes);
    clear(&read);
}

static void test_targets_of_a_real_plan(void **state)
{
    (void)state;
    Read read = read_plan("hai-duong/5046-2023");
    GBytes *bytes = data_write_targets(read.plan);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    GPtrArray *rows = read_csv(text, length);
    int found = 0;
    for (guint i = 1; i < rows->len; i++) {
        const char *component = cell_at(rows, i, "component"),
                   *wording = cell_at(rows, i, "wording");
        if (strcmp(component, "Công nghiệp, xây dựng") == 0) {
            assert_string_equal(cell_at(rows, i, "number"), "13.32");
            assert_string_equal(cell_at(rows, i, "kind"), "baseline");
            found++;
        } else if (strcmp(wording, "30,07") == 0) {
            assert_string_equal(cell_at(rows, i, "unit"), "");
            assert_string_equal(cell_at(rows, i, "number"), "30.07");
            found++;
        } else if (strcmp(wording, "≥30%") == 0) {
            assert_string_equal(cell_at(rows, i, "operator"), "ge");
            assert_string_equal(cell_at(rows, i, "code"), "XHS-8");
            found++;
        } else if (strcmp(wording, "257%") == 0) {
            assert_non_null(strstr(cell_at(rows, i, "remark"), "chưa loại sự trùng lặp"));
            found++;
        }
    }
    assert_int_equal(found, 4);
    g_ptr_array_unref(rows);
    g_bytes_unref(bytes);
    clear(&read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_quoted_and_guarded),
        cmocka_unit_test(test_tasks_of_a_real_plan),
        cmocka_unit_test(test_targets_of_a_real_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
