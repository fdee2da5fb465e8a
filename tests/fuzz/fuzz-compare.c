/* Two texts, or two tables, of a plan compared: merging gives back both, the list leads from either
 * to the other and is as long the other way round, and a plan is no other than itself. The first
 * byte says which of the two the rest is; a line
 * "%%%" parts the earlier from the later. Without it the later is the first half. */
#include "fuzz.h"

#include "../compare/apply.h"
#include "../compare/same-tree.h"
#include "compare/compare.h"

#include <string.h>

#define MARK "\n%%%\n"

static Plan *read_one(const char *name, const char *text, size_t size)
{
    Findings *findings = findings_new();
    Plan *plan = fuzz_read(fuzz_folder_with(name, (const uint8_t *)text, size), findings);
    if (plan && findings_has_errors(findings)) {
        plan_free(plan);
        plan = NULL;
    }
    findings_free(findings);
    return plan;
}

static void check_list(const Plan *before, const Plan *after)
{
    for (int form = 0; form < 2; form++) {
        Comparison *comparison = compare_plans(before, after, (CompareOptions){.form = form});
        for (int i = 0; i < comparison->count; i++) {
            FUZZ_PROMISE(comparison->change[i].number == i + 1);
        }
        FUZZ_PROMISE(apply_both_ways(comparison, "input"));
        g_free(compare_write_text(comparison));
        Comparison *back = compare_plans(after, before, (CompareOptions){.form = form});
        FUZZ_PROMISE(back->count == comparison->count &&
                     back->edit_count == comparison->edit_count);
        comparison_free(back);
        comparison_free(comparison);
    }
}

static void check_itself(const Plan *plan)
{
    Comparison *comparison = compare_plans(plan, plan, (CompareOptions){.form = true});
    FUZZ_PROMISE(comparison->count == 0);
    comparison_free(comparison);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const char *name = data[0] % 2 ? "bang-mau.xml" : "noi-dung.md";
    char *text = g_strndup((const char *)data + 1, size - 1);
    char *mark = strstr(text, MARK);
    size_t length = mark ? (size_t)(mark - text) : strlen(text);
    const char *later = mark ? mark + strlen(MARK) : text;
    Plan *before = read_one(name, text, length);
    Plan *after = read_one(name, later, mark ? strlen(later) : length / 2);
    if (before && after) {
        FUZZ_PROMISE(round_trip(before, after, "input"));
        check_list(before, after);
    }
    if (before) {
        check_itself(before);
    }
    plan_free(before);
    plan_free(after);
    g_free(text);
    return 0;
}
