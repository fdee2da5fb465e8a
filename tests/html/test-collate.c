/* The order of the Vietnamese alphabet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/collate.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each text sorts before all that follow it. */
static void check_order(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = collate_vietnamese(texts[i], texts[j]);
            if ((order > 0) - (order < 0) != (i > j) - (i < j)) {
                fail_msg("“%s” and “%s”: %d", texts[i], texts[j], order);
            }
        }
    }
}

static void test_letters(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g",
                                          "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                                          "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"};
    check_order(letters, COUNT(letters));
}

static void test_tones(void **state)
{
    (void)state;
    static const char *const tones[] = {"ba", "Ba", "bà", "bả", "bã", "bá", "bạ", "bạc", "băm"};
    check_order(tones, COUNT(tones));
    static const char *const horned[] = {"ơ", "ờ", "ở", "ỡ", "ớ", "ợ"};
    check_order(horned, COUNT(horned));
}

static void test_provinces(void **state)
{
    (void)state;
    static const char *const names[] = {
        "An Giang",  "Bà Rịa - Vũng Tàu", "Bạc Liêu",    "Bắc Giang", "Bắc Kạn",   "Bắc Ninh",
        "Bến Tre",   "Bình Dương",        "Bình Định",   "Cà Mau",    "Cao Bằng",  "Cần Thơ",
        "Đà Nẵng",   "Đắk Lắk",           "Đắk Nông",    "Điện Biên", "Đồng Nai",  "Đồng Tháp",
        "Gia Lai",   "Hà Giang",          "Hà Nam",      "Hà Nội",    "Hải Dương", "Hải Phòng",
        "Hậu Giang", "Hòa Bình",          "Hồ Chí Minh", "Huế",       "Hưng Yên"};
    check_order(names, COUNT(names));
}

static void test_forms_and_damage(void **state)
{
    (void)state;
    /* Composed and decomposed writing sort alike. */
    assert_int_equal(collate_vietnamese("Vi\u1ec7t", "Vie\u0323\u0302t"), 0);
    assert_int_equal(collate_vietnamese("", ""), 0);
    assert_true(collate_vietnamese("", "a") < 0);
    assert_true(collate_vietnamese("2022", "a") < 0);
    /* Damaged UTF-8 still has a place, the same both ways. */
    assert_true(collate_vietnamese("a\xff", "b") < 0);
    assert_true(collate_vietnamese("b", "a\xff") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_tones),
        cmocka_unit_test(test_provinces),
        cmocka_unit_test(test_forms_and_damage),
    };
    return cmocka_run_group_tests_name("collate", tests, NULL, NULL);
}
