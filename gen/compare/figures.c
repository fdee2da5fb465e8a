/* How two figures differ, by exact arithmetic. */
#include "compare/list.h"

#include <string.h>

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

/* "tăng 5 (6,25%)", "up 5 (6.25%)"; NULL if they are equal or too large to tell. */
static const char *describe(Pool *pool, MessageLanguage language, Figure a, Figure b)
{
    bool english = language == MESSAGE_ENGLISH; /* a decimal point */
    int order = decimal_compare(a.number, b.number);
    Decimal size, percent, base = a.number;
    bool told = order < 0 ? decimal_subtract(b.number, a.number, &size)
                          : decimal_subtract(a.number, b.number, &size);
    if (order == 0 || !told) {
        return NULL;
    }
    base.digits = base.digits < 0 ? -base.digits : base.digits;
    char digits[DECIMAL_TEXT_SIZE], share[DECIMAL_TEXT_SIZE];
    decimal_format(decimal_trim(size), english, digits);
    bool up = order < 0;
    const char *told_size =
        a.percent ? pool_printf(pool,
                                message_text_in(language, up ? N_("tăng %s điểm phần trăm")
                                                             : N_("giảm %s điểm phần trăm")),
                                digits)
                  : pool_printf(pool, message_text_in(language, up ? N_("tăng %s") : N_("giảm %s")),
                                digits);
    if (!decimal_percentage(size, base, &percent)) {
        return told_size;
    }
    decimal_format(percent, english, share);
    return pool_printf(pool, "%s (%s%%)", told_size, share);
}

/* "tăng 5 (6,25%)": how two figures differ, exactly; NULL if one of the texts is none. */
static const char *compare_figures(Pool *pool, MessageLanguage language, const char *before,
                                   const char *after)
{
    Figure a, b;
    if (!read_figure(before, &a) || !read_figure(after, &b) || a.percent != b.percent) {
        return NULL;
    }
    return describe(pool, language, a, b);
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

const char *operator_word(Operator operator)
{
    static const char *const WORDS[] = {
        [OPERATOR_EQUAL] = N_("đạt"),          [OPERATOR_OVER] = N_("trên"),
        [OPERATOR_AT_LEAST] = N_("tối thiểu"), [OPERATOR_UNDER] = N_("dưới"),
        [OPERATOR_AT_MOST] = N_("tối đa"),
    };
    return WORDS[operator];
}

const char *compare_targets(Pool *pool, MessageLanguage language, const Indicator *before,
                            const Indicator *after, const char *old, const char *new)
{
    const TargetValue *a = before ? find_value(before, old) : NULL;
    const TargetValue *b = after ? find_value(after, new) : NULL;
    if (!a || !b || g_strcmp0(a->unit, b->unit) != 0 || g_strcmp0(a->base, b->base) != 0) {
        return compare_figures(pool, language, old, new);
    }
    bool percent = g_strcmp0(a->unit, "%") == 0;
    const char *figures =
        describe(pool, language, (Figure){a->number, percent}, (Figure){b->number, percent});
    if (a->operator== b->operator) {
        return figures;
    }
    const char *operators = pool_printf(pool, message_text_in(language, N_("“%s” thành “%s”")),
                                        message_text_in(language, operator_word(a->operator)),
                                        message_text_in(language, operator_word(b->operator)));
    return figures ? pool_printf(pool, "%s; %s", figures, operators) : operators;
}
