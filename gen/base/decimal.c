#include "base/decimal.h"

#include <glib.h>
#include <string.h>

#define MAX_DIGITS 15
#define MAX_SCALE 9
#define SHARE_SCALE 2 /* of percentages */

static size_t count_digits(const char *p)
{
    size_t n = 0;
    while (g_ascii_isdigit(p[n])) {
        n++;
    }
    return n;
}

static bool add_digits(Decimal *value, int *total, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (++*total > MAX_DIGITS) {
            return false;
        }
        value->digits = value->digits * 10 + (p[i] - '0');
    }
    return true;
}

size_t decimal_parse(const char *text, Decimal *value)
{
    const char *p = text;
    bool negative = false;
    if (*p == '-') {
        negative = true;
        p++;
    } else if (g_str_has_prefix(p, "\u2212")) {
        negative = true;
        p += strlen("\u2212");
    }
    *value = (Decimal){0, 0};
    int total = 0;
    size_t n = count_digits(p);
    if (n == 0 || !add_digits(value, &total, p, n)) {
        return 0;
    }
    bool may_group = n <= 3;
    p += n;
    while (*p == '.' && g_ascii_isdigit(p[1])) {
        n = count_digits(p + 1);
        if (!may_group || n != 3 || !add_digits(value, &total, p + 1, n)) {
            return 0;
        }
        p += 1 + n;
    }
    if (*p == ',' && g_ascii_isdigit(p[1])) {
        n = count_digits(p + 1);
        if (n > MAX_SCALE || !add_digits(value, &total, p + 1, n)) {
            return 0;
        }
        value->scale = (int)n;
        p += 1 + n;
    }
    if (negative) {
        value->digits = -value->digits;
    }
    return (size_t)(p - text);
}

static int64_t power_of_ten(int n)
{
    int64_t power = 1;
    while (n-- > 0) {
        power *= 10;
    }
    return power;
}

int decimal_compare(Decimal a, Decimal b)
{
    /* Whole parts, then fractions on one scale: neither can overflow. */
    int64_t one_a = power_of_ten(a.scale), one_b = power_of_ten(b.scale);
    int64_t whole_a = a.digits / one_a, whole_b = b.digits / one_b;
    if (whole_a != whole_b) {
        return whole_a < whole_b ? -1 : 1;
    }
    int64_t rest_a = a.digits % one_a * power_of_ten(MAX_SCALE - a.scale);
    int64_t rest_b = b.digits % one_b * power_of_ten(MAX_SCALE - b.scale);
    return (rest_a > rest_b) - (rest_a < rest_b);
}

bool decimal_add(Decimal a, Decimal b, Decimal *sum)
{
    int scale = MAX(a.scale, b.scale);
    int64_t x, y;
    sum->scale = scale;
    return !__builtin_mul_overflow(a.digits, power_of_ten(scale - a.scale), &x) &&
           !__builtin_mul_overflow(b.digits, power_of_ten(scale - b.scale), &y) &&
           !__builtin_add_overflow(x, y, &sum->digits);
}

bool decimal_subtract(Decimal a, Decimal b, Decimal *difference)
{
    /* No decimal read has the one number that has no negative. */
    return decimal_add(a, (Decimal){-b.digits, b.scale}, difference);
}

Decimal decimal_trim(Decimal value)
{
    while (value.scale > 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        value.scale--;
    }
    return value;
}

bool decimal_percentage(Decimal part, Decimal whole, Decimal *percent)
{
    /* Both on one scale, 100 percent in hundredths: the digits alone make the share. */
    int scale = MAX(part.scale, whole.scale);
    int64_t x, y, twice;
    if (whole.digits == 0 ||
        __builtin_mul_overflow(part.digits, power_of_ten(scale - part.scale), &x) ||
        __builtin_mul_overflow(x, 100 * power_of_ten(SHARE_SCALE), &x) ||
        __builtin_mul_overflow(whole.digits, power_of_ten(scale - whole.scale), &y)) {
        return false;
    }
    int64_t quotient = x / y, rest = x % y;
    if (__builtin_mul_overflow(rest < 0 ? -rest : rest, 2, &twice)) {
        return false;
    }
    if (twice >= (y < 0 ? -y : y)) {
        quotient += (x < 0) == (y < 0) ? 1 : -1;
    }
    *percent = decimal_trim((Decimal){quotient, SHARE_SCALE});
    return true;
}

void decimal_format(Decimal value, bool point, char *out)
{
    char digits[32];
    bool negative = value.digits < 0;
    uint64_t rest = negative ? (uint64_t) - (value.digits + 1) + 1 : (uint64_t)value.digits;
    int n = 0;
    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0 || n <= value.scale);
    if (negative) {
        *out++ = '-';
    }
    for (int i = n - 1; i >= 0; i--) {
        *out++ = digits[i];
        int whole = i - value.scale;
        if (i == value.scale && value.scale > 0) {
            *out++ = point ? '.' : ',';
        } else if (!point && whole > 0 && whole % 3 == 0) {
            *out++ = '.';
        }
    }
    *out = '\0';
}
