/* Ties: each line of the table is a text; "~" stands where no line may break, "+" where a break is
 * possible but costs, " " where it is free. */
#include "plan/tie.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static const char *const CASES[] = {
    "Quyết định số~411/QĐ-TTg ngày~31/3/2022 của Thủ tướng",
    "theo Kế hoạch số~134/KH-UBND của UBND tỉnh Thanh~Hóa",
    "tại khoản~1~Mục~II và khoản~2 của văn bản",
    "điểm~b+nội dung~1.2+khoản~1~Mục~II",
    "tại điểm~a,~b+khoản~3 thì",
    "theo Điều~5 Luật này",
    "đến năm~2025, định hướng đến năm~2030",
    "giai đoạn~2022~-~2025 và giai đoạn~2021-2025",
    "kinh tế~- xã hội của tỉnh",
    "đạt~20%~GRDP trong năm",
    "tăng 30~% so với",
    "tại Phụ lục~I kèm theo",
    "TM.~ỦY~BAN~NHÂN~DÂN",
    "a)~Triển khai",
    "-~Tỷ trọng",
    "tỉnh Hải~Dương, tỉnh Bà~Rịa~-~Vũng~Tàu.",
    "(Nam~Định) và “Việt~Nam”",
    "khóa~XIII nhiệm kỳ~2020~-~2025",
    "lần thứ~XVII của Đảng",
    "năm nay và những năm tới",
    "mục tiêu cơ bản",
    "trước ngày~15/12 hằng năm",
    "từ 15~tuổi trở lên",
    "mô hình 04~lớp",
    "đạt trên~80%; đạt tối thiểu~10% và đạt~20%~GRDP",
};

static TieNames *make_names(void)
{
    TieNames *names = tie_names_new(NULL);
    static const char *const provinces[] = {"Thanh Hóa", "Hải Dương", "Nam Định",
                                            "Bà Rịa - Vũng Tàu"};
    for (size_t i = 0; i < G_N_ELEMENTS(provinces); i++) {
        tie_names_add(names, provinces[i]);
    }
    return names;
}

static void test_cases(void **state)
{
    (void)state;
    TieNames *names = make_names();
    for (size_t k = 0; k < G_N_ELEMENTS(CASES); k++) {
        char *plain = g_strdelimit(g_strdup(CASES[k]), "~+", ' ');
        char **word = g_strsplit(plain, " ", -1);
        int count = (int)g_strv_length(word);
        Tie *tie = g_new0(Tie, (size_t)count);
        tie_words(names, (const char *const *)word, count, tie);
        GString *got = g_string_new(word[0]);
        for (int i = 1; i < count; i++) {
            g_string_append_c(got, tie[i] == TIE_FIRM ? '~' : tie[i] == TIE_SOFT ? '+' : ' ');
            g_string_append(got, word[i]);
        }
        assert_string_equal(got->str, CASES[k]);
        g_string_free(got, TRUE);
        g_free(tie);
        g_strfreev(word);
        g_free(plain);
    }
    tie_names_free(names);
}

static void test_titles_break_between_words(void **state)
{
    (void)state;
    const char *const word[] = {"phát", "triển", "kinh", "tế",   "số",  "và",
                                "xã",   "hội",   "số,",  "thực", "hiện"};
    Tie tie[G_N_ELEMENTS(word)] = {TIE_NONE};
    const Tie expected[] = {TIE_NONE, TIE_SOFT, TIE_NONE, TIE_SOFT, TIE_SOFT, TIE_NONE,
                            TIE_NONE, TIE_SOFT, TIE_SOFT, TIE_NONE, TIE_SOFT};
    TieNames *names = make_names();
    const KnownWord *known[G_N_ELEMENTS(word)];
    for (size_t i = 0; i < G_N_ELEMENTS(word); i++) {
        known[i] = tie_know(names, word[i]);
    }
    tie_compounds(known, G_N_ELEMENTS(word), tie);
    assert_memory_equal(tie, expected, sizeof expected);
    tie_names_free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_titles_break_between_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
