#include "plan/judge.h"

#include <string.h>

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

/* "GRDP của tỉnh" is of GRDP. Length of the first word. */
static size_t base_length(const char *base)
{
    return strcspn(text_or_empty(base), " ,;(");
}

/* GRDP is to a province what GDP is to the country: comparable, but worth a word. A base that is
 * not said is that of the indicator's name. */
static bool bases_differ(const TargetValue *a, const TargetValue *b)
{
    size_t x = base_length(a->base), y = base_length(b->base);
    return x > 0 && y > 0 && (x != y || strncmp(a->base, b->base, x) != 0);
}

static bool is_ceiling(Operator operator)
{
    return operator== OPERATOR_UNDER || operator== OPERATOR_AT_MOST;
}

static bool is_floor(Operator operator)
{
    return operator== OPERATOR_OVER || operator== OPERATOR_AT_LEAST;
}

static bool is_strict(Operator operator)
{
    return operator== OPERATOR_OVER || operator== OPERATOR_UNDER;
}

Judgement judge_target(const TargetValue *ours, const TargetValue *theirs, bool higher_is_better)
{
    if (!ours->has_number || !theirs->has_number) {
        return (Judgement){JUDGE_NOT_COMPARABLE, JUDGE_NO_NUMBER};
    }
    if (strcmp(text_or_empty(ours->unit), text_or_empty(theirs->unit)) != 0) {
        return (Judgement){JUDGE_NOT_COMPARABLE, JUDGE_UNIT};
    }
    bool wrong_way = higher_is_better ? is_ceiling(ours->operator) || is_ceiling(theirs->operator)
                                      : is_floor(ours->operator) || is_floor(theirs->operator);
    if (wrong_way) {
        return (Judgement){JUDGE_NOT_COMPARABLE, JUDGE_DIRECTION};
    }
    int order = decimal_compare(ours->number, theirs->number);
    order = higher_is_better ? order : -order;
    if (order != 0) {
        return (Judgement){order < 0 ? JUDGE_WEAKER : JUDGE_STRONGER, JUDGE_FIGURE};
    }
    int strict = (int)is_strict(ours->operator) - (int)is_strict(theirs->operator);
    if (strict != 0) {
        return (Judgement){strict < 0 ? JUDGE_WEAKER : JUDGE_STRONGER, JUDGE_OPERATOR};
    }
    return (Judgement){JUDGE_EQUAL, bases_differ(ours, theirs) ? JUDGE_BASE : JUDGE_REASON_NONE};
}

Judgement judge_national(const Indicator *indicator, const TargetValue *target,
                         const CatalogueTarget **national)
{
    const CatalogueIndicator *entry = indicator->entry;
    *national = NULL;
    for (int i = 0; entry && i < entry->target_count; i++) {
        if (entry->target[i].year == target->year) {
            *national = &entry->target[i];
        }
    }
    if (!*national || !(*national)->value) {
        return (Judgement){JUDGE_NOT_COMPARABLE, JUDGE_NO_NUMBER};
    }
    if (indicator->differs) {
        return (Judgement){JUDGE_NOT_COMPARABLE, JUDGE_DIFFERS};
    }
    return judge_target(target, (*national)->value, entry->higher_is_better);
}

const char *judge_base(Pool *pool, const TargetValue *value, const char *title)
{
    static const char *const BASES[] = {"GRDP", "GDP"};
    if (base_length(value->base) > 0) {
        return pool_strndup(pool, value->base, base_length(value->base));
    }
    for (const char *p = text_or_empty(title); *p;) {
        size_t length = strcspn(p, " ,;()");
        for (size_t i = 0; i < G_N_ELEMENTS(BASES); i++) {
            if (length == strlen(BASES[i]) && strncmp(p, BASES[i], length) == 0) {
                return BASES[i];
            }
        }
        p += length;
        p += strspn(p, " ,;()");
    }
    return "";
}

bool judge_is_met(const TargetValue *baseline, const TargetValue *target, bool higher_is_better)
{
    if (!baseline->has_number || !target->has_number ||
        strcmp(text_or_empty(baseline->unit), text_or_empty(target->unit)) != 0) {
        return false;
    }
    int order = decimal_compare(baseline->number, target->number);
    order = higher_is_better ? order : -order;
    return is_strict(target->operator) ? order > 0 : order >= 0;
}
