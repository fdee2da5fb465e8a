/* One target against another. */
#include "plan/judge.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static TargetValue value(Operator operator, const char * number, const char *unit, const char *base)
{
    TargetValue v = {.year = 2025, .operator= operator, .unit = unit, .base = base};
    v.has_number = *number && decimal_parse(number, &v.number) == strlen(number);
    return v;
}

static void targets(void **state)
{
    (void)state;
    static const struct {
        Operator ours;
        const char *our_number, *our_unit, *our_base;
        Operator theirs;
        const char *number, *unit, *base;
        bool higher;
        JudgeResult result;
        JudgeReason reason;
    } ROWS[] = {
        /* "đạt" and "tối thiểu" ask for the same, "trên" for more */
        {OPERATOR_EQUAL, "80", "%", "", OPERATOR_EQUAL, "80", "%", "", true, JUDGE_EQUAL,
         JUDGE_REASON_NONE},
        {OPERATOR_EQUAL, "80", "%", "", OPERATOR_AT_LEAST, "80", "%", "", true, JUDGE_EQUAL,
         JUDGE_REASON_NONE},
        {OPERATOR_EQUAL, "95", "%", "", OPERATOR_OVER, "95", "%", "", true, JUDGE_WEAKER,
         JUDGE_OPERATOR},
        {OPERATOR_AT_LEAST, "30", "%", "", OPERATOR_OVER, "30", "%", "", true, JUDGE_WEAKER,
         JUDGE_OPERATOR},
        {OPERATOR_OVER, "30", "%", "", OPERATOR_EQUAL, "30", "%", "", true, JUDGE_STRONGER,
         JUDGE_OPERATOR},
        {OPERATOR_OVER, "50", "%", "", OPERATOR_OVER, "80", "%", "", true, JUDGE_WEAKER,
         JUDGE_FIGURE},
        {OPERATOR_EQUAL, "90", "%", "", OPERATOR_EQUAL, "80", "%", "", true, JUDGE_STRONGER,
         JUDGE_FIGURE},
        /* a larger figure beats a stricter word */
        {OPERATOR_EQUAL, "96", "%", "", OPERATOR_OVER, "95", "%", "", true, JUDGE_STRONGER,
         JUDGE_FIGURE},
        /* exact decimals, whatever their scale */
        {OPERATOR_EQUAL, "0,60", "%", "", OPERATOR_EQUAL, "0,6", "%", "", true, JUDGE_EQUAL,
         JUDGE_REASON_NONE},
        {OPERATOR_EQUAL, "9,999999999", "%", "", OPERATOR_EQUAL, "10", "%", "", true, JUDGE_WEAKER,
         JUDGE_FIGURE},
        {OPERATOR_EQUAL, "999.999.999.999.999", "hộ", "", OPERATOR_EQUAL, "0,000000001", "hộ", "",
         true, JUDGE_STRONGER, JUDGE_FIGURE},
        /* lower is better */
        {OPERATOR_UNDER, "5", "%", "", OPERATOR_AT_MOST, "5", "%", "", false, JUDGE_STRONGER,
         JUDGE_OPERATOR},
        {OPERATOR_EQUAL, "6", "%", "", OPERATOR_UNDER, "5", "%", "", false, JUDGE_WEAKER,
         JUDGE_FIGURE},
        {OPERATOR_EQUAL, "5", "%", "", OPERATOR_AT_MOST, "5", "%", "", false, JUDGE_EQUAL,
         JUDGE_REASON_NONE},
        /* GRDP against GDP */
        {OPERATOR_EQUAL, "20", "%", "GRDP của tỉnh", OPERATOR_EQUAL, "20", "%", "GDP", true,
         JUDGE_EQUAL, JUDGE_BASE},
        {OPERATOR_EQUAL, "20", "%", "GRDP của tỉnh", OPERATOR_EQUAL, "20", "%", "GRDP", true,
         JUDGE_EQUAL, JUDGE_REASON_NONE},
        {OPERATOR_EQUAL, "20", "%", "", OPERATOR_EQUAL, "20", "%", "GDP", true, JUDGE_EQUAL,
         JUDGE_REASON_NONE},
        {OPERATOR_EQUAL, "15", "%", "GRDP", OPERATOR_EQUAL, "20", "%", "GDP", true, JUDGE_WEAKER,
         JUDGE_FIGURE},
        /* what cannot be compared */
        {OPERATOR_EQUAL, "", "", "", OPERATOR_EQUAL, "20", "%", "", true, JUDGE_NOT_COMPARABLE,
         JUDGE_NO_NUMBER},
        {OPERATOR_EQUAL, "30,07", "", "", OPERATOR_OVER, "50", "%", "", true, JUDGE_NOT_COMPARABLE,
         JUDGE_UNIT},
        {OPERATOR_EQUAL, "7", "%/năm", "", OPERATOR_EQUAL, "7", "%", "", true, JUDGE_NOT_COMPARABLE,
         JUDGE_UNIT},
        {OPERATOR_UNDER, "50", "%", "", OPERATOR_OVER, "50", "%", "", true, JUDGE_NOT_COMPARABLE,
         JUDGE_DIRECTION},
        {OPERATOR_AT_LEAST, "5", "%", "", OPERATOR_EQUAL, "5", "%", "", false, JUDGE_NOT_COMPARABLE,
         JUDGE_DIRECTION},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TargetValue ours =
            value(ROWS[i].ours, ROWS[i].our_number, ROWS[i].our_unit, ROWS[i].our_base);
        TargetValue theirs = value(ROWS[i].theirs, ROWS[i].number, ROWS[i].unit, ROWS[i].base);
        Judgement judged = judge_target(&ours, &theirs, ROWS[i].higher);
        if (judged.result != ROWS[i].result || judged.reason != ROWS[i].reason) {
            fail_msg("row %zu: %d %d", i, (int)judged.result, (int)judged.reason);
        }
        /* Turned round, weaker is stronger and nothing else changes. */
        Judgement turned = judge_target(&theirs, &ours, ROWS[i].higher);
        JudgeResult opposite = judged.result == JUDGE_WEAKER     ? JUDGE_STRONGER
                               : judged.result == JUDGE_STRONGER ? JUDGE_WEAKER
                                                                 : judged.result;
        assert_int_equal(turned.result, opposite);
        assert_int_equal(turned.reason, judged.reason);
    }
}

static void baselines(void **state)
{
    (void)state;
    TargetValue over = value(OPERATOR_OVER, "2", "%", "");
    TargetValue reach = value(OPERATOR_EQUAL, "100", "%", "");
    TargetValue most = value(OPERATOR_AT_MOST, "5", "%", "");
    TargetValue b = value(OPERATOR_EQUAL, "2,29", "%", "");
    assert_true(judge_is_met(&b, &over, true));
    b = value(OPERATOR_EQUAL, "2,0", "%", "");
    assert_false(judge_is_met(&b, &over, true));
    b = value(OPERATOR_EQUAL, "100", "%", "");
    assert_true(judge_is_met(&b, &reach, true));
    b = value(OPERATOR_EQUAL, "5", "%", "");
    assert_true(judge_is_met(&b, &most, false));
    b = value(OPERATOR_EQUAL, "30,07", "", "");
    assert_false(judge_is_met(&b, &over, true));
}

static void national(void **state)
{
    (void)state;
    TargetValue theirs = value(OPERATOR_OVER, "80", "%", "");
    CatalogueTarget target = {.year = 2025, .wording = "đạt trên 80%", .value = &theirs};
    CatalogueIndicator entry = {
        .code = "KTS-4", .higher_is_better = true, .target = &target, .target_count = 1};
    Indicator indicator = {.entry = &entry};
    TargetValue ours = value(OPERATOR_OVER, "50", "%", "");
    const CatalogueTarget *found;
    Judgement judged = judge_national(&indicator, &ours, &found);
    assert_int_equal(judged.result, JUDGE_WEAKER);
    assert_ptr_equal(found, &target);
    indicator.differs = "phạm vi khác";
    judged = judge_national(&indicator, &ours, &found);
    assert_int_equal(judged.reason, JUDGE_DIFFERS);
    ours.year = 2026;
    judged = judge_national(&indicator, &ours, &found);
    assert_int_equal(judged.result, JUDGE_NOT_COMPARABLE);
    assert_null(found);
    indicator.entry = NULL;
    assert_int_equal(judge_national(&indicator, &ours, &found).result, JUDGE_NOT_COMPARABLE);
}

static void decimals(void **state)
{
    (void)state;
    Decimal a, b, out;
    decimal_parse("63,6", &a);
    decimal_parse("-0,65", &b);
    assert_true(decimal_add(a, b, &out));
    assert_int_equal(out.digits, 6295);
    assert_int_equal(out.scale, 2);
    assert_true(decimal_subtract(a, b, &out));
    assert_int_equal(out.digits, 6425);
    assert_true(decimal_compare(b, a) < 0);
    decimal_parse("-1,5", &a);
    decimal_parse("-1,25", &b);
    assert_true(decimal_compare(a, b) < 0);
    decimal_parse("999.999.999.999.999", &a);
    decimal_parse("0,000000001", &b);
    assert_false(decimal_add(a, b, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets),
        cmocka_unit_test(baselines),
        cmocka_unit_test(national),
        cmocka_unit_test(decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
