/* The order of the Vietnamese alphabet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/collate.h"

#include <glib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

/* One order for both ways of writing marks, which are read in ways of their own. */
static void check_pair(const char *a, const char *b, int wanted)
{
    char *a_apart = g_utf8_normalize(a, -1, G_NORMALIZE_NFD);
    char *b_apart = g_utf8_normalize(b, -1, G_NORMALIZE_NFD);
    const char *const as[] = {a, a_apart}, *const bs[] = {b, b_apart};
    for (size_t i = 0; i < COUNT(as); i++) {
        for (size_t j = 0; j < COUNT(bs); j++) {
            int order = collate_vietnamese(as[i], bs[j]);
            if (sign(order) != wanted) {
                fail_msg("“%s” and “%s”: %d", as[i], bs[j], order);
            }
        }
    }
    g_free(a_apart);
    g_free(b_apart);
}

/* Each text sorts before all that follow it. */
static void check_order(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            check_pair(texts[i], texts[j], (i > j) - (i < j));
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

/* What the alphabet does not have, and words that begin alike. */
static void test_other_writing(void **state)
{
    (void)state;
    static const char *const texts[] = {"Can",   "Cán",    "Cần",    "Ç",       "Sở",
                                        "Sở Tư", "Sở Tưa", "Sở Từa", "Sở – Từ", "Z\u00fcrich",
                                        "œ",     "ỡ",      "…",      "İ",       "e\u0302\u0301"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (size_t j = 0; j < COUNT(texts); j++) {
            char *a = g_utf8_normalize(texts[i], -1, G_NORMALIZE_NFD);
            char *b = g_utf8_normalize(texts[j], -1, G_NORMALIZE_NFD);
            check_pair(texts[i], texts[j], sign(collate_vietnamese(a, b)));
            g_free(a);
            g_free(b);
        }
    }
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
        cmocka_unit_test(test_letters),          cmocka_unit_test(test_tones),
        cmocka_unit_test(test_provinces),        cmocka_unit_test(test_other_writing),
        cmocka_unit_test(test_forms_and_damage),
    };
    return cmocka_run_group_tests_name("collate", tests, NULL, NULL);
}
