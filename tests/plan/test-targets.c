/* Target tables, embedded tables and figures in sentences. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const TargetValue BASELINE_SHARE[] = {
    {.year = 2022, .wording = "14,36%", .has_number = true, .number = {1436, 2}, .unit = "%"}};
static const TargetValue TARGET_SHARE[] = {
    {.year = 2030, .wording = "trên 30%"},
    {.year = 2025,
     .wording = "đạt 20% GRDP (đã đạt)",
     .has_number = true,
     .number = {20, 0},
     .unit = "%",
     .base = "GRDP",
     .met = true},
};
static const TargetValue BASELINE_BRANCH[] = {
    {.year = 2022, .wording = "9,21%", .component = "Dịch vụ"},
    {.year = 2022, .wording = "0,6%", .component = "Nông nghiệp", .remark = "(ước)"},
};
static const TargetValue TARGET_BRANCH[] = {
    {.year = 2025, .wording = "10%"},
};
static const Indicator FULL[] = {
    {.name = "kts-ty-trong",
     .title = "Tỷ trọng kinh tế số",
     .baseline = BASELINE_SHARE,
     .baseline_count = 1,
     .baseline_year = 2022,
     .baseline_source = "DTI 2022",
     .target = TARGET_SHARE,
     .target_count = 2,
     .measured_by = "Cục Thống kê"},
    {.name = "kts-nganh",
     .code = "KTS-2",
     .title = "Tỷ trọng trong từng ngành",
     .baseline = BASELINE_BRANCH,
     .baseline_count = 2,
     .baseline_year = 2022,
     .target = TARGET_BRANCH,
     .target_count = 1},
};
static const Indicator SHORT[] = {
    {.name = "xhs", .title = "Dân số", .target = TARGET_BRANCH, .target_count = 1}};

static TargetGroup GROUPS[2];

static Sample sample_with_targets(const char *text)
{
    GROUPS[0] = (TargetGroup){
        .name = "kinh-te-so", .title = "Mục tiêu kinh tế số", .indicator = FULL, .count = 2};
    GROUPS[1] = (TargetGroup){.name = "xa-hoi-so", .indicator = SHORT, .count = 1};
    Sample sample = sample_of(text);
    sample.plan->groups = GROUPS;
    sample.plan->group_count = 2;
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    return sample;
}

static void full_table(void **state)
{
    (void)state;
    Sample sample = sample_with_targets("<?bang-chi-tieu kinh-te-so?>\n");
    const PlanNode *table = sample_node(&sample, PLAN_TABLE, 0);
    assert_ptr_equal(table->u.table.group, &GROUPS[0]);
    assert_string_equal(table->id, "bang-kinh-te-so");
    assert_int_equal(table->u.table.columns, 7);
    assert_int_equal(table->u.table.header_rows, 2);
    assert_string_equal(sample_text(&sample, table->first), "Mục tiêu kinh tế số");
    const PlanNode *upper = table->first->next, *lower = upper->next;
    assert_string_equal(
        sample_text(&sample, upper),
        "TT Nội dung chỉ tiêu Năm 2022 Mục tiêu 2025 Mục tiêu 2030 Đơn vị đo lường");
    assert_string_equal(sample_text(&sample, lower), "Số liệu Nguồn số liệu");
    assert_int_equal(upper->first->u.cell.row_span, 2);
    assert_int_equal(upper->first->next->next->u.cell.column_span, 2);
    assert_int_equal(upper->first->next->next->next->u.cell.column, 4);
    assert_int_equal(lower->first->u.cell.column, 2);
    assert_int_equal(lower->first->u.cell.row, 1);
    const PlanNode *row = lower->next;
    assert_string_equal(row->u.row.indicator->name, "kts-ty-trong");
    assert_string_equal(sample_text(&sample, row),
                        "1 Tỷ trọng kinh tế số 14,36% DTI 2022 đạt 20% GRDP (đã đạt) trên 30% Cục "
                        "Thống kê");
    assert_true(row->first->next->u.cell.header);
    assert_false(row->first->u.cell.header);
    const PlanNode *branches = row->next->first->next->next;
    assert_string_equal(sample_text(&sample, branches->first), "- Dịch vụ: 9,21%");
    assert_string_equal(sample_text(&sample, branches->last), "- Nông nghiệp: 0,6% (ước)");
    assert_int_equal(table->u.table.column[0].type, COLUMN_ORDINAL);
    assert_string_equal(sample_findings(&sample), "");
    sample_free(&sample);
}

static void columns_without_data_vanish(void **state)
{
    (void)state;
    Sample sample = sample_with_targets("<?bang-chi-tieu xa-hoi-so?>\n");
    const PlanNode *table = sample_node(&sample, PLAN_TABLE, 0);
    assert_int_equal(table->u.table.columns, 3);
    assert_int_equal(table->u.table.header_rows, 1);
    assert_int_equal(table->u.table.column[2].type, COLUMN_NUMBER);
    assert_int_equal(table->first->kind, PLAN_ROW);
    assert_int_equal(table->first->first->u.cell.row_span, 1);
    sample_free(&sample);
}

static void check_value(const char *typed, const char *wanted, const char *findings)
{
    char *text = g_strdup_printf("x <?gia-tri %s?>\n", typed);
    Sample sample = sample_with_targets(text);
    assert_string_equal(sample_text(&sample, sample_node(&sample, PLAN_VALUE, 0)), wanted);
    assert_string_equal(sample_findings(&sample), findings);
    sample_free(&sample);
    g_free(text);
}

static void values(void **state)
{
    (void)state;
    check_value("kts-ty-trong 2025", "đạt 20% GRDP (đã đạt)", "");
    check_value("kts-ty-trong 2025 so", "20% GRDP", "");
    check_value("kts-ty-trong 2022", "14,36%", "");
    check_value("kts-nganh 2022 \"Dịch vụ\"", "9,21%", "");
    check_value("kts-nganh 2022 “Nông nghiệp”", "0,6%", "");
    check_value("kts-nganh 2025", "10%", "");
}

static void wrong_values(void **state)
{
    (void)state;
    check_value("kts-ty-trog 2025", "…", "312@1:3");
    check_value("hoan-toan-khac 2025", "…", "311@1:3");
    check_value("kts-ty-trong 2027", "…", "313@1:3");
    check_value("kts-nganh 2022 \"Biển\"", "…", "314@1:3");
    check_value("kts-nganh 2022", "…", "315@1:3");
    check_value("kts-nganh 2025 \"Biển\"", "…", "324@1:3");
    check_value("kts-ty-trong 2030 so", "…", "316@1:3");
    Sample sample = sample_with_targets("x <?gia-tri kts-ty-trong 2027?>\n");
    size_t count;
    char *hint = finding_hint(findings_sorted(sample.findings, &count));
    assert_string_equal(hint, "các năm có: 2022 (số liệu gốc), 2030, 2025");
    g_free(hint);
    sample_free(&sample);
}

static void tables_are_put_in_once(void **state)
{
    (void)state;
    Sample sample = sample_of("<?bang kp?>\n\n<?bang kp?>\n\n<?bang kq?>\n\n<?bang-chi-tieu x?>\n\n"
                              "<?bieu-do x?>\n");
    PlanNode *table = plan_node_new(sample.plan, PLAN_TABLE, (SourcePos){.made = true});
    PlanNode *spare = plan_node_new(sample.plan, PLAN_TABLE, (SourcePos){.line = 9});
    char name[] = "kp", other[] = "du";
    g_hash_table_insert(sample.plan->tables, name, table);
    g_hash_table_insert(sample.plan->tables, other, spare);
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    assert_string_equal(sample_findings(&sample), "305@9:0 304@3:1 303@5:1 306@7:1 306@9:1");
    assert_ptr_equal(sample.body->first, table);
    assert_ptr_equal(sample.body->last, table);
    assert_string_equal(table->id, "bang-kp");
    sample_free(&sample);
}

/* What a file that could not be read defines is not missing. */
static void nothing_is_missing_from_unread_files(void **state)
{
    (void)state;
    Sample sample = sample_of("<?bang a?>\n\n<?bang-chi-tieu b?>\n\n<?bieu-do b?>\n\n"
                              "x <?gia-tri c 2025?> <?xem d?> <?xem phu-luc:e?>\n");
    sample.plan->unread = (PlanUnread){.tables = true, .targets = true, .annexes = true};
    plan_resolve(sample.plan, sample.findings);
    plan_verify(sample.plan);
    assert_string_equal(sample_findings(&sample), "");
    assert_string_equal(sample_text(&sample, sample.body), "x … … …");
    sample_free(&sample);
    sample = sample_of("x <?bang-chi-tieu b?>\n\n<?bang-chi-tieu b?>\n\n<?xem d?>\n");
    PlanNode *table = plan_node_new(sample.plan, PLAN_TABLE, (SourcePos){.line = 9});
    char name[] = "a";
    g_hash_table_insert(sample.plan->tables, name, table);
    sample.plan->unread = (PlanUnread){.text = true};
    plan_resolve(sample.plan, sample.findings);
    assert_string_equal(sample_findings(&sample), "222@1:3 306@3:1");
    sample_free(&sample);
}

static void indicators_are_linked(void **state)
{
    (void)state;
    static const CatalogueIndicator ENTRIES[] = {{.code = "KTS-1"}};
    Catalogue catalogue = {.indicator = ENTRIES, .indicator_count = 1};
    TargetGroup groups[2] = {{.name = "a", .indicator = FULL, .count = 2},
                             {.name = "a", .indicator = FULL, .count = 1}};
    Sample sample = sample_of("x\n");
    sample.plan->catalogue = &catalogue;
    sample.plan->groups = groups;
    sample.plan->group_count = 2;
    plan_resolve(sample.plan, sample.findings);
    /* The unknown code, the group's and the indicator's second use. */
    assert_string_equal(sample_findings(&sample), "323@0:0 308@0:0 309@0:0");
    sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_table),
        cmocka_unit_test(columns_without_data_vanish),
        cmocka_unit_test(values),
        cmocka_unit_test(wrong_values),
        cmocka_unit_test(tables_are_put_in_once),
        cmocka_unit_test(nothing_is_missing_from_unread_files),
        cmocka_unit_test(indicators_are_linked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
