/* How two figures differ, by exact arithmetic. */
#include "compare/compare.h"

#include <string.h>

#define SCALE_PERCENT INT64_C(10000) /* hundredths of a percent */

/* A figure with what stands around it: ">= 80,5 %" is 80,5 and "%". */
typedef struct Figure {
    Decimal number;
    bool percent;
} Figure;

static bool read_figure(const char *text, Figure *figure)
{
    if (!plan_is_number(text)) {
        return false;
    }
    while (*text == '<' || *text == '>' || *text == '=' || *text == ' ' ||
           g_str_has_prefix(text, "≥") || g_str_has_prefix(text, "≤")) {
        text = g_utf8_next_char(text);
    }
    decimal_parse(text, &figure->number);
    figure->percent = strchr(text, '%') != NULL;
    return true;
}

static bool scale_up(Decimal *value, int scale)
{
    while (value->scale < scale) {
        if (value->digits > INT64_MAX / 100 || value->digits < -(INT64_MAX / 100)) {
            return false;
        }
        value->digits *= 10;
        value->scale++;
    }
    return true;
}

static Decimal without_zeros(Decimal value)
{
    while (value.scale > 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        value.scale--;
    }
    return value;
}

const char *compare_figures(Pool *pool, const char *before, const char *after)
{
    Figure a, b;
    if (!read_figure(before, &a) || !read_figure(after, &b) || a.percent != b.percent) {
        return NULL;
    }
    int scale = MAX(a.number.scale, b.number.scale);
    if (!scale_up(&a.number, scale) || !scale_up(&b.number, scale) ||
        a.number.digits == b.number.digits) {
        return NULL;
    }
    int64_t more = b.number.digits - a.number.digits, size = more < 0 ? -more : more;
    char digits[DECIMAL_TEXT_SIZE], share[DECIMAL_TEXT_SIZE];
    decimal_format(without_zeros((Decimal){size, scale}), false, digits);
    const char *unit = a.percent ? " điểm phần trăm" : "";
    const char *word = more < 0 ? "giảm" : "tăng";
    int64_t base = a.number.digits < 0 ? -a.number.digits : a.number.digits;
    if (base == 0 || size > INT64_MAX / SCALE_PERCENT / 2) {
        return pool_printf(pool, "%s %s%s", word, digits, unit);
    }
    int64_t rounded = (size * SCALE_PERCENT + base / 2) / base;
    decimal_format(without_zeros((Decimal){rounded, 2}), false, share);
    return pool_printf(pool, "%s %s%s (%s%%)", word, digits, unit, share);
}
