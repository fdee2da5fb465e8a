/* "Did you mean". */
#include "base/nearest.h"

#include <stddef.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const NAMES[] = {"bang",    "bang-chi-tieu", "bieu-do", "gia-tri",
                                    "ha-tang", "noi-nhan",      "xem"};

static void check(const char *typed, const char *wanted)
{
    const char *found = nearest_name(typed, NAMES, sizeof NAMES / sizeof NAMES[0]);
    if (wanted) {
        assert_non_null(found);
        assert_string_equal(found, wanted);
    } else {
        assert_null(found);
    }
}

static void near_names(void **state)
{
    (void)state;
    check("gia-try", "gia-tri");
    check("gai-tri", "gia-tri");
    check("bang-chitieu", "bang-chi-tieu");
    check("Hạ tầng", "ha-tang");
    check("HA_TANG", "ha-tang");
    check("xme", "xem");
    check("biểu đồ", "bieu-do");
    check("noinhan", "noi-nhan");
    check("noi-nhna", "noi-nhan");
}

static void far_names(void **state)
{
    (void)state;
    check("hoan-toan-khac", NULL);
    check("nguoi-soan", NULL); /* other words with letters alike */
    check("bao-cao", NULL);
    check("", NULL);
    check("a", NULL);
    check("z", NULL);
    check("mot-ten-rat-dai-mot-ten-rat-dai-mot-ten-rat-dai-mot-ten-rat-dai-mot-ten-rat-dai", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_names),
        cmocka_unit_test(far_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
