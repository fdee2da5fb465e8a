/* Wordings of targets: operator, number, unit, base. */
#include "source-folder.h"
#include "source/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static TargetValue read_wording(TestFolder *folder, const char *wording)
{
    TargetValue value = {.wording = wording, .pos = {.line = 1, .column = 1}};
    target_wording_read(&value, folder->pool, folder->findings);
    return value;
}

static void read_well(void **state)
{
    (void)state;
    static const struct {
        const char *wording;
        Operator operator;
        const char *number, *unit, *base;
        bool met;
    } ROWS[] = {
        {"đạt 20% GRDP", OPERATOR_EQUAL, "20", "%", "GRDP", false},
        {"chiếm 20% GRDP của tỉnh", OPERATOR_EQUAL, "20", "%", "GRDP của tỉnh", false},
        {"đạt trên 80%", OPERATOR_OVER, "80", "%", "", false},
        {"Đạt tối thiểu 10%", OPERATOR_AT_LEAST, "10", "%", "", false},
        {"tăng tối thiểu 7%", OPERATOR_AT_LEAST, "7", "%", "", false},
        {"tăng 7%/năm", OPERATOR_EQUAL, "7", "%/năm", "", false},
        {"90% (đã đạt)", OPERATOR_EQUAL, "90", "%", "", true},
        {"đạt 100% (Đã đạt)", OPERATOR_EQUAL, "100", "%", "", true},
        {"50% (lao động, thương mại)", OPERATOR_EQUAL, "50", "%", "", false},
        {"ít nhất 1.200 hộ", OPERATOR_AT_LEAST, "1.200", "hộ", "", false},
        {"không dưới 5", OPERATOR_AT_LEAST, "5", "", "", false},
        {"không thấp hơn 5%", OPERATOR_AT_LEAST, "5", "%", "", false},
        {">=10%", OPERATOR_AT_LEAST, "10", "%", "", false},
        {"≥ 30%", OPERATOR_AT_LEAST, "30", "%", "", false},
        {">2%", OPERATOR_OVER, "2", "%", "", false},
        {"> 2,29 %", OPERATOR_OVER, "2,29", "%", "", false},
        {"=5", OPERATOR_EQUAL, "5", "", "", false},
        {"dưới 3%", OPERATOR_UNDER, "3", "%", "", false},
        {"<3%", OPERATOR_UNDER, "3", "%", "", false},
        {"giảm còn dưới 3%", OPERATOR_UNDER, "3", "%", "", false},
        {"tối đa 15 ngày", OPERATOR_AT_MOST, "15", "ngày", "", false},
        {"không quá 15 ngày", OPERATOR_AT_MOST, "15", "ngày", "", false},
        {"<= 5", OPERATOR_AT_MOST, "5", "", "", false},
        {"≤5", OPERATOR_AT_MOST, "5", "", "", false},
        {"80% trở lên", OPERATOR_AT_LEAST, "80", "%", "", false},
        {"từ 80% trở lên", OPERATOR_AT_LEAST, "80", "%", "", false},
        {"14,36%", OPERATOR_EQUAL, "14,36", "%", "", false},
        {"30,07", OPERATOR_EQUAL, "30,07", "", "", false},
        {"-2,5%", OPERATOR_EQUAL, "-2,5", "%", "", false},
        {"1.234.567,8 tỷ đồng", OPERATOR_EQUAL, "1.234.567,8", "tỷ đồng", "", false},
        {"12 điểm GRDP", OPERATOR_EQUAL, "12", "điểm", "GRDP", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        TargetValue value = read_wording(folder, ROWS[i].wording);
        char number[DECIMAL_TEXT_SIZE];
        decimal_format(value.number, false, number);
        print_message("%s\n", ROWS[i].wording);
        assert_string_equal(folder_told(folder), "");
        assert_true(value.has_number);
        assert_string_equal(number, ROWS[i].number);
        assert_int_equal(value.operator, ROWS[i].operator);
        assert_string_equal(value.unit, ROWS[i].unit);
        assert_string_equal(value.base, ROWS[i].base);
        assert_int_equal(value.met, ROWS[i].met);
        assert_string_equal(value.wording, ROWS[i].wording);
        folder_free(folder);
    }
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *wording, *told, *words;
        bool has_number;
    } ROWS[] = {
        {"-", "", "", false},
        {"chưa có", "KH157@1:1", "", false},
        {"", "KH157@1:1", "", false},
        {"đạt 12.5%", "KH155@1:1", "gõ 12,5:", false},
        {"1,234.5", "KH155@1:1", "gõ 1.234,5:", false},
        {"1234.56", "KH155@1:1", "gõ 1.234,56:", false},
        {"1,234,567", "KH155@1:1", "gõ 1.234.567:", false},
        {"0.005", "KH155@1:1", "gõ 0,005:", false},
        {"1 234 hộ", "KH155@1:1", "gõ 1.234:", false},
        {"123456789012345", "", "", true},
        {"1234567890123456", "KH156@1:1", "", false},
        {"theo dự tính 80%", "KH158@1:1", "không hiểu “theo dự tính”", true},
        {"10-20%", "KH159@1:1", "đã đọc số đầu, = 10%", true},
        {"từ 10% đến 20%", "KH159@1:1", "≥ 10%", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        TargetValue value = read_wording(folder, ROWS[i].wording);
        print_message("%s\n", ROWS[i].wording);
        assert_string_equal(folder_told(folder), ROWS[i].told);
        assert_int_equal(value.has_number, ROWS[i].has_number);
        char *words = folder_words(folder, 0);
        assert_non_null(strstr(words, ROWS[i].words));
        g_free(words);
        folder_free(folder);
    }
}

static void numbers_in_cells(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } ROWS[] = {
        {"1.234,5", ""},       {"12.5", "KH155@0:0"}, {"12.5 %", "KH155@0:0"}, {"-1,5", ""},
        {"-1.5", "KH155@0:0"}, {"mục 1.2", ""},       {"1.2 tỷ", ""},          {"", ""},
        {"2024", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        number_form_check(ROWS[i].text, (SourcePos){0}, folder->findings);
        assert_string_equal(folder_told(folder), ROWS[i].told);
        folder_free(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(read_well), cmocka_unit_test(faults),
                                       cmocka_unit_test(numbers_in_cells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
