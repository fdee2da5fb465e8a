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

/* "tăng 5 (6,25%)"; NULL if they are equal or too large to tell. */
static const char *describe(Pool *pool, Figure a, Figure b)
{
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

const char *compare_figures(Pool *pool, const char *before, const char *after)
{
    Figure a, b;
    if (!read_figure(before, &a) || !read_figure(after, &b) || a.percent != b.percent) {
        return NULL;
    }
    return describe(pool, a, b);
}

/* The baseline or target that a cell words, NULL if it words none or several. */
static const TargetValue *find_value(const Indicator *indicator, const char *wording)
{
    const TargetValue *found = NULL;
    int count = indicator->baseline_count + indicator->target_count;
    for (int i = 0; i < count; i++) {
        const TargetValue *value = i < indicator->target_count
                                       ? &indicator->target[i]
                                       : &indicator->baseline[i - indicator->target_count];
        if (g_strcmp0(value->wording, wording) == 0) {
            if (found && found->operator!= value->operator) {
                return NULL;
            }
            found = value;
        }
    }
    return found && found->has_number ? found : NULL;
}

const char *compare_targets(Pool *pool, const Indicator *before, const Indicator *after,
                            const char *old, const char *new)
{
    static const char *const WORDS[] = {
        [OPERATOR_EQUAL] = "đạt",  [OPERATOR_OVER] = "trên",      [OPERATOR_AT_LEAST] = "tối thiểu",
        [OPERATOR_UNDER] = "dưới", [OPERATOR_AT_MOST] = "tối đa",
    };
    const TargetValue *a = before ? find_value(before, old) : NULL;
    const TargetValue *b = after ? find_value(after, new) : NULL;
    if (!a || !b || g_strcmp0(a->unit, b->unit) != 0 || g_strcmp0(a->base, b->base) != 0) {
        return compare_figures(pool, old, new);
    }
    bool percent = g_strcmp0(a->unit, "%") == 0;
    const char *figures =
        describe(pool, (Figure){a->number, percent}, (Figure){b->number, percent});
    if (a->operator== b->operator) {
        return figures;
    }
    return pool_printf(pool, "%s%s“%s” thành “%s”", figures ? figures : "", figures ? "; " : "",
                       WORDS[a->operator], WORDS[b->operator]);
}
