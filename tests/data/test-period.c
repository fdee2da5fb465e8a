/* Times and agencies as task tables word them. */
#include "data/data.h"
#include "source/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static const char *shown(Pool *pool, PlanDate date)
{
    return date.month == 0 ? ""
           : date.year     ? period_day(pool, date)
                           : pool_printf(pool, "--%02d-%02d", date.month, date.day);
}

/* "from/until repeat", or "-" for what is not read. */
static const char *read_as(Pool *pool, const char *wording)
{
    Period period = period_read(wording);
    if (!period.read) {
        assert_int_equal(period.from.month + period.until.month + (int)period.repeat, 0);
        return "-";
    }
    return pool_printf(pool, "%s/%s %s", shown(pool, period.from), shown(pool, period.until),
                       period_repeat_name(period.repeat));
}

static void test_periods_are_read_as_worded(void **state)
{
    static const struct {
        const char *wording, *read;
    } CASES[] = {
        {"2022", "2022-01-01/2022-12-31 "},
        {"Năm 2023", "2023-01-01/2023-12-31 "},
        {"2022 - 2025", "2022-01-01/2025-12-31 "},
        {"2022-2025.", "2022-01-01/2025-12-31 "},
        {"Giai đoạn 2022–2025", "2022-01-01/2025-12-31 "},
        {"Từ năm 2022 đến hết năm 2025", "2022-01-01/2025-12-31 "},
        {"Từ năm 2022", "2022-01-01/ "},
        {"Quý IV/2022", "2022-10-01/2022-12-31 "},
        {"Quý 1 năm 2024", "2024-01-01/2024-03-31 "},
        {"Quý III, IV/2022", "2022-07-01/2022-12-31 "},
        {"Quý III - Quý IV/2022", "2022-07-01/2022-12-31 "},
        {"Quý II", "--04-01/--06-30 "},
        {"Tháng 02/2024", "2024-02-01/2024-02-29 "},
        {"Tháng 6-9/2022", "2022-06-01/2022-09-30 "},
        {"Tháng 6 năm 2022", "2022-06-01/2022-06-30 "},
        {"12/2022", "2022-12-01/2022-12-31 "},
        {"6 tháng đầu năm 2023", "2023-01-01/2023-06-30 "},
        {"06 tháng cuối năm 2023", "2023-07-01/2023-12-31 "},
        {"15/12/2022", "2022-12-15/2022-12-15 "},
        {"ngày 15 tháng 12 năm 2022", "2022-12-15/2022-12-15 "},
        {"Trước ngày 15/12/2022", "/2022-12-14 "},
        {"trước ngày 15/12", "/--12-14 "},
        {"Trước 01/01/2023", "/2022-12-31 "},
        {"Trước tháng 3/2024", "/2024-02-29 "},
        {"Trước năm 2025", "/2024-12-31 "},
        {"Đến năm 2025", "/2025-12-31 "},
        {"Đến hết quý I/2023", "/2023-03-31 "},
        {"Hoàn thành trước ngày 30/6/2023", "/2023-06-29 "},
        {"Chậm nhất 30/6/2023", "/2023-06-30 "},
        {"Hằng năm", "/ yearly"},
        {"Hàng năm", "/ yearly"},
        {"HẰNG NĂM", "/ yearly"},
        {"Hằng quý", "/ quarterly"},
        {"Định kỳ hàng tháng", "/ monthly"},
        {"Thường xuyên", "/ continuous"},
        {"Hằng năm, trước ngày 15/12", "/--12-14 yearly"},
        {"Hằng năm, 2022-2025", "2022-01-01/2025-12-31 yearly"},
        {"2022-2025, thường xuyên", "2022-01-01/2025-12-31 continuous"},
        /* More than a time, or none, or impossible: nothing is taken from it. */
        {"Theo Kế hoạch số 53/KH-UBND ngày 03/3/2022.", "-"},
        {"Theo Kế hoạch số 106/KH-UBND ngày 12/4/2022", "-"},
        {"Sau khi có hướng dẫn", "-"},
        {"Quý I, III/2022", "-"},
        {"Quý V/2022", "-"},
        {"30/02/2022", "-"},
        {"29/02/2023", "-"},
        {"13/2022", "-"},
        {"2025 - 2022", "-"},
        {"2022, 2024", "-"},
        {"15/12/22", "-"},
        {"đầu năm 2023", "-"},
        {"2022 hoặc 2023", "-"},
        {"20222023", "-"},
        {"2022 -", "-"},
        {"từ", "-"},
        {"hằng", "-"},
        {"-", "-"},
        {"…", "-"},
        {"", "-"},
    };
    (void)state;
    Pool *pool = pool_new();
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        const char *read = read_as(pool, CASES[i].wording);
        if (strcmp(read, CASES[i].read) != 0) {
            fail_msg("“%s” was read as %s, not %s", CASES[i].wording, read, CASES[i].read);
        }
    }
    assert_false(period_read(NULL).read);
    pool_free(pool);
}

static void test_long_wordings_are_not_read(void **state)
{
    (void)state;
    GString *text = g_string_new("năm 2022");
    for (int i = 0; i < 10000; i++) {
        g_string_append(text, i % 2 ? ", năm 2022" : " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    }
    assert_false(period_read(text->str).read);
    g_string_free(text, TRUE);
}

static void test_order_of_periods(void **state)
{
    static const char *const IN_ORDER[] = {
        "Trước ngày 01/6/2022", "2022",   "Tháng 11 - 12/2022", "2021-2025", "2022-2025",
        "Từ năm 2022",          "Quý II", "Hằng năm",           "khi cần",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(IN_ORDER); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(IN_ORDER); k++) {
            Period a = period_read(IN_ORDER[i]), b = period_read(IN_ORDER[k]);
            int order = period_compare(&a, &b);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

typedef struct World {
    Findings *findings;
    Catalogue *catalogue;
    Pool *pool;
    AgencyReader *agencies;
} World;

/* The names, parted by bars. */
static const char *names_of(const World *world, const char *cell)
{
    int count;
    const Agency *agencies = agencies_read(world->agencies, cell, &count);
    const char *names = "";
    for (int i = 0; i < count; i++) {
        names = pool_printf(world->pool, "%s%s%s", names, i ? "|" : "", agencies[i].name);
    }
    return names;
}

static const char *key_of(const World *world, const char *cell)
{
    int count;
    const Agency *agencies = agencies_read(world->agencies, cell, &count);
    assert_int_equal(count, 1);
    return agencies[0].key;
}

static void test_agencies(void **state)
{
    (void)state;
    World w = {.findings = findings_new(), .pool = pool_new()};
    w.catalogue = source_read_catalogue(KEHOACH_CONTENT, w.findings);
    w.agencies = agency_reader_new(w.pool, w.catalogue);
    assert_string_equal(names_of(&w, "Sở TT&TT"), "Sở Thông tin và Truyền thông");
    assert_string_equal(names_of(&w, "Sở Tài chính;\nSở KH&ĐT."),
                        "Sở Tài chính|Sở Kế hoạch và Đầu tư");
    /* However the plan spells them. */
    assert_string_equal(names_of(&w, "Sở Lao động, Thương binh và Xã hội"),
                        "Sở Lao động - Thương binh và Xã hội");
    assert_string_equal(names_of(&w, "Sở Nội Vụ; CÁC SỞ, BAN, NGÀNH"),
                        "Sở Nội vụ|Các sở, ban, ngành");
    assert_string_equal(names_of(&w, "Sở Nội vụ tỉnh; Sở Nội"), "Sở Nội vụ tỉnh|Sở Nội");
    assert_string_equal(names_of(&w, "Các sở, ban, ngành, UBND các huyện, thị xã, thành phố"),
                        "Các sở, ban, ngành|Ủy ban nhân dân các huyện, thị xã, thành phố");
    assert_string_equal(names_of(&w, "- Sở TT&TT; các sở, ban, ngành.\n- Các doanh nghiệp"),
                        "Sở Thông tin và Truyền thông|Các sở, ban, ngành|Các doanh nghiệp");
    assert_string_equal(names_of(&w, "Sở Tài chính và Sở Công Thương, Công an tỉnh"),
                        "Sở Tài chính|Sở Công Thương|Công an tỉnh");
    assert_string_equal(names_of(&w, "Ngân hàng Nhà nước Việt Nam, Chi nhánh Thanh Hóa."),
                        "Ngân hàng Nhà nước Việt Nam, Chi nhánh Thanh Hóa");
    /* The same agency twice in a cell is named once. */
    assert_string_equal(names_of(&w, "Sở TT&TT; Sở Thông tin và Truyền thông; SỞ TT&TT"),
                        "Sở Thông tin và Truyền thông");
    assert_string_equal(names_of(&w, ""), "");
    assert_string_equal(names_of(&w, " ; .\n-"), "");
    assert_string_equal(key_of(&w, "Sở LĐTB&XH"), key_of(&w, "Sở Lao động, Thương binh và Xã hội"));
    assert_string_equal(key_of(&w, "Sở Nội Vụ"), key_of(&w, "sở nội vụ."));
    assert_string_not_equal(key_of(&w, "Các huyện"), key_of(&w, "UBND các huyện"));
    source_catalogue_free(w.catalogue);
    findings_free(w.findings);
    agency_reader_free(w.agencies);
    pool_free(w.pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods_are_read_as_worded),
        cmocka_unit_test(test_long_wordings_are_not_read),
        cmocka_unit_test(test_order_of_periods),
        cmocka_unit_test(test_agencies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
