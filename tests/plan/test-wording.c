/* Wording shared by all writers. */
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Fact ISSUER[] = {{.text = "ỦY BAN NHÂN DÂN"}, {.text = "TỈNH THANH HÓA"}};
static const Unit THANH_HOA = {.name = "Thanh Hóa"};

static Plan *sample(void)
{
    Plan *plan = plan_new();
    PlanHead *head = &plan->head;
    head->unit = &THANH_HOA;
    head->issuer = (FactList){.items = ISSUER, .count = 2};
    head->number.text = "134";
    head->symbol.text = "KH-UBND";
    head->type.text = "KẾ HOẠCH";
    head->subject.text = "Triển khai Chiến lược";
    head->date = (PlanDate){16, 5, 2022};
    return plan;
}

static void dates(void **state)
{
    (void)state;
    Plan *plan = sample();
    assert_string_equal(plan_date_long(plan->pool, (PlanDate){5, 1, 2020}),
                        "ngày 05 tháng 01 năm 2020");
    assert_string_equal(plan_date_long(plan->pool, (PlanDate){29, 6, 2019}),
                        "ngày 29 tháng 6 năm 2019");
    assert_string_equal(plan_date_short(plan->pool, (PlanDate){5, 2, 2020}), "05/02/2020");
    assert_string_equal(plan_date_short(plan->pool, (PlanDate){31, 3, 2022}), "31/3/2022");
    assert_true(g_str_has_prefix(plan_date_long(plan->pool, (PlanDate){0, 0, 0}), "ngày\u00A0"));
    plan_free(plan);
}

static void codes(void **state)
{
    (void)state;
    Plan *plan = sample();
    assert_string_equal(plan_code(plan->pool, &plan->head), "134/KH-UBND");
    plan->head.number.text = "5";
    assert_string_equal(plan_code(plan->pool, &plan->head), "05/KH-UBND");
    plan->head.number.text = "";
    assert_string_equal(plan_code(plan->pool, &plan->head),
                        "\u00A0\u00A0\u00A0\u00A0\u00A0/KH-UBND");
    plan->head.number = (Fact){.text = "7", .state = FACT_UNKNOWN};
    assert_string_equal(plan_code(plan->pool, &plan->head),
                        "\u00A0\u00A0\u00A0\u00A0\u00A0/KH-UBND");
    plan_free(plan);
}

static void title_lines(void **state)
{
    (void)state;
    Plan *plan = sample();
    assert_string_equal(plan_title_line(plan->pool, plan),
                        "Kế hoạch 134/KH-UBND: Triển khai Chiến lược");
    plan->head.draft = true;
    plan->head.draft_round = 2;
    plan->head.number.text = "";
    assert_string_equal(plan_title_line(plan->pool, plan),
                        "Kế hoạch (dự thảo lần 2): Triển khai Chiến lược");
    plan->head.form = FORM_BOOK;
    plan->head.type.text = "Hướng dẫn";
    assert_string_equal(plan_title_line(plan->pool, plan), "Hướng dẫn: Triển khai Chiến lược");
    assert_string_equal(plan_annex_attachment(plan->pool, &plan->head), "");
    plan_free(plan);
}

static void attachment_lines(void **state)
{
    (void)state;
    Plan *plan = sample();
    assert_string_equal(plan_annex_attachment(plan->pool, &plan->head),
                        "(Kèm theo Kế hoạch số 134/KH-UBND ngày 16 tháng 5 năm 2022 của Ủy ban "
                        "nhân dân tỉnh Thanh Hóa)");
    plan->head.draft = true;
    const char *draft = plan_annex_attachment(plan->pool, &plan->head);
    assert_null(strstr(draft, "134"));
    assert_non_null(strstr(draft, "\u00A0của Ủy ban nhân dân tỉnh Thanh Hóa)"));
    plan->head.draft = false;
    static const Fact OFFICE[] = {{.text = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"}};
    plan->head.issuer = (FactList){.items = OFFICE, .count = 1};
    assert_true(g_str_has_suffix(plan_annex_attachment(plan->pool, &plan->head),
                                 "của Sở Thông tin và Truyền thông)"));
    plan_free(plan);
}

/* Without the catalogue: the place of issue is the unit's name, or every word of it has a capital.
 */
static void issuers_of_unknown_provinces(void **state)
{
    (void)state;
    static const struct {
        const char *line, *place, *issuer;
    } ROWS[] = {
        {"TỈNH VÍ DỤ", "Ví dụ", "của Ủy ban nhân dân tỉnh Ví dụ)"},
        {"TỈNH VÍ DỤ", "Nơi khác", "của Ủy ban nhân dân tỉnh Ví Dụ)"},
        {"TỈNH VÍ DỤ", NULL, "của Ủy ban nhân dân tỉnh Ví Dụ)"},
        {"THÀNH PHỐ ĐÔNG HẢI", NULL, "của Ủy ban nhân dân thành phố Đông Hải)"},
        {"HUYỆN XA", NULL, "của Ủy ban nhân dân huyện xa)"},
    };
    Plan *plan = sample();
    plan->head.unit = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const Fact lines[] = {{.text = "ỦY BAN NHÂN DÂN"}, {.text = ROWS[i].line}};
        plan->head.issuer = (FactList){.items = lines, .count = 2};
        plan->head.place = (Fact){.text = ROWS[i].place};
        assert_true(
            g_str_has_suffix(plan_annex_attachment(plan->pool, &plan->head), ROWS[i].issuer));
    }
    plan_free(plan);
}

static void recipients(void **state)
{
    (void)state;
    static const Fact LIST[] = {{.text = "Thủ tướng Chính phủ"}, {.text = "Như Điều 3"}};
    Plan *plan = sample();
    plan->head.recipients = (FactList){.items = LIST, .count = 2};
    plan->head.archive.text = "VT, CNTT";
    const char **lines;
    assert_int_equal(plan_recipient_lines(plan->pool, &plan->head, &lines), 3);
    assert_string_equal(lines[0], "- Thủ tướng Chính phủ;");
    assert_string_equal(lines[2], "- Lưu: VT, CNTT.");
    plan->head.archive.text = NULL;
    assert_int_equal(plan_recipient_lines(plan->pool, &plan->head, &lines), 2);
    assert_string_equal(lines[1], "- Như Điều 3.");
    plan_free(plan);
}

static void capitals_and_numbers(void **state)
{
    (void)state;
    Plan *plan = sample();
    assert_string_equal(plan_upper(plan->pool, "đặng thị i, ệ ữ"), "ĐẶNG THỊ I, Ệ Ữ");
    assert_true(plan_is_number("1.234,5"));
    assert_true(plan_is_number("20%"));
    assert_true(plan_is_number("20 %"));
    assert_false(plan_is_number("trên 20%"));
    assert_false(plan_is_number("20 người"));
    assert_false(plan_is_number(""));
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(codes),
        cmocka_unit_test(title_lines),
        cmocka_unit_test(attachment_lines),
        cmocka_unit_test(issuers_of_unknown_provinces),
        cmocka_unit_test(recipients),
        cmocka_unit_test(capitals_and_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
