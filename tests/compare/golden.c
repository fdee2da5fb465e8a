/* Small hand-made pairs against the expected merged tree, summary and JSON beside them. */
#include "golden.h"

#include "apply.h"
#include "compare/compare.h"
#include "dump/dump.h"
#include "source/source.h"

#include <stdio.h>
#include <string.h>

static Plan *read_side(const char *folder, const char *side, const Catalogue *catalogue,
                       Findings *findings)
{
    char *path = g_build_filename(folder, side, NULL);
    Plan *plan = source_read_plan(path, side, catalogue, findings);
    plan_resolve(plan, findings);
    g_free(path);
    return plan;
}

/* NULL if the list of changes does not lead from one to the other. */
static char *text_of_pair(const Plan *before, const Plan *after, const char *name)
{
    Comparison *comparison = compare_plans(before, after, (CompareOptions){.form = false});
    plan_verify(comparison->merged);
    if (!apply_both_ways(comparison, name)) {
        comparison_free(comparison);
        return NULL;
    }
    char *text = compare_write_text(comparison);
    GString *out = g_string_new(text);
    g_string_append_c(out, '\n');
    dump_plan(comparison->merged, out);
    GBytes *json = compare_write_json(comparison);
    gsize length;
    const char *data = g_bytes_get_data(json, &length);
    g_string_append_c(out, '\n');
    g_string_append_len(out, data, (gssize)length);
    g_bytes_unref(json);
    g_free(text);
    comparison_free(comparison);
    return g_string_free(out, FALSE);
}

static void show_difference(const char *path, const char *expected, const char *actual)
{
    char **a = g_strsplit(expected, "\n", -1), **b = g_strsplit(actual, "\n", -1);
    int i = 0;
    while (a[i] && b[i] && strcmp(a[i], b[i]) == 0) {
        i++;
    }
    printf("%s:%d\n  - %s\n  + %s\n", path, i + 1, a[i] ? a[i] : "(end)", b[i] ? b[i] : "(end)");
    g_strfreev(a);
    g_strfreev(b);
}

bool golden_compare(const char *folder, const Catalogue *catalogue)
{
    Findings *findings = findings_new();
    Plan *before = read_side(folder, "truoc", catalogue, findings);
    Plan *after = read_side(folder, "sau", catalogue, findings);
    char *actual = text_of_pair(before, after, folder), *expected = NULL;
    char *path = g_build_filename(folder, "expected.txt", NULL);
    if (actual && g_getenv("REWRITE")) {
        g_file_set_contents(path, actual, -1, NULL);
    }
    bool good =
        actual && g_file_get_contents(path, &expected, NULL, NULL) && strcmp(expected, actual) == 0;
    if (!good && actual) {
        show_difference(path, expected ? expected : "", actual);
    }
    g_free(expected);
    g_free(path);
    g_free(actual);
    findings_free(findings);
    plan_free(before);
    plan_free(after);
    return good;
}
