/* Indicators: each value by itself, against its baseline, against the national target. */
#include "check/figures.h"

#include "plan/judge.h"

#include <stdlib.h>
#include <string.h>

static const TargetValue *last_figure(const Indicator *indicator)
{
    for (int i = indicator->target_count - 1; i >= 0; i--) {
        if (indicator->target[i].has_number) {
            return &indicator->target[i];
        }
    }
    return NULL;
}

/* What is better for an indicator, as far as its plan and the catalogue say. */
typedef enum Better { BETTER_UNKNOWN, BETTER_HIGHER, BETTER_LOWER } Better;

static Better better_of(const Indicator *indicator)
{
    if (indicator->entry) {
        return indicator->entry->higher_is_better ? BETTER_HIGHER : BETTER_LOWER;
    }
    for (int i = 0; i < indicator->target_count; i++) {
        const TargetValue *target = &indicator->target[i];
        if (target->operator== OPERATOR_UNDER || target->operator== OPERATOR_AT_MOST ||
            strstr(target->wording, "giảm")) {
            return BETTER_LOWER;
        }
        if (target->operator== OPERATOR_OVER || target->operator== OPERATOR_AT_LEAST ||
            g_str_has_prefix(target->wording, "đạt") ||
            strstr(target->wording, "tăng")) {
            return BETTER_HIGHER;
        }
    }
    /* All of something is what one strives for. */
    const TargetValue *last = last_figure(indicator);
    bool whole = last && strcmp(last->unit, "%") == 0 &&
                 decimal_compare(last->number, (Decimal){100, 0}) == 0;
    return whole ? BETTER_HIGHER : BETTER_UNKNOWN;
}

static const char *value_words(Pool *pool, const TargetValue *value)
{
    return value->component ? pool_printf(pool, "%s: %s", value->component, value->wording)
                            : value->wording;
}

const char *number_words(Pool *pool, int number)
{
    return pool_printf(pool, "%d", number);
}

void years_of(const char *words, int *first, int *last)
{
    *first = *last = 0;
    for (const char *p = words; *p;) {
        size_t digits = strspn(p, "0123456789");
        if (digits == 4 && (*p == '2' || *p == '1')) {
            int year = (int)strtol(p, NULL, 10);
            *first = *first == 0 ? year : MIN(*first, year);
            *last = MAX(*last, year);
        }
        p = digits > 0 ? p + digits : g_utf8_next_char(p);
    }
}

/* ---- units ---- */

/* The unit the others have: of the catalogue, else of the first value that has one. */
static const char *usual_unit(const Indicator *indicator)
{
    if (indicator->entry && *indicator->entry->unit) {
        return indicator->entry->unit;
    }
    for (int i = 0; i < indicator->target_count; i++) {
        if (*indicator->target[i].unit) {
            return indicator->target[i].unit;
        }
    }
    for (int i = 0; i < indicator->baseline_count; i++) {
        if (*indicator->baseline[i].unit) {
            return indicator->baseline[i].unit;
        }
    }
    return "";
}

static void check_unit(Check *check, const TargetValue *value, const char *unit)
{
    if (value->has_number && !*value->unit && *unit) {
        findings_add(check->findings, FINDING_TARGET_UNIT, value->pos, value->wording, unit, NULL);
    }
}

/* A share of a whole: not the growth of something, which may be any percentage. */
static bool is_share(const Indicator *indicator, const TargetValue *value)
{
    return strcmp(value->unit, "%") == 0 && !strstr(value->wording, "tăng") &&
           (indicator->entry || g_str_has_prefix(indicator->title, "Tỷ lệ") ||
            g_str_has_prefix(indicator->title, "Tỷ trọng") ||
            g_str_has_prefix(indicator->title, "Tỉ lệ"));
}

static bool is_over_whole(const Indicator *indicator, const TargetValue *value)
{
    return value->has_number && is_share(indicator, value) &&
           decimal_compare(value->number, (Decimal){100, 0}) > 0;
}

static void check_share(Check *check, const Indicator *indicator, const TargetValue *value)
{
    if (is_over_whole(indicator, value)) {
        bool explained = value->remark && *value->remark;
        findings_add(check->findings,
                     explained ? FINDING_TARGET_SHARE_EXPLAINED : FINDING_TARGET_SHARE_OVER,
                     value->pos, value->wording, NULL);
    }
}

/* "21/33" beside "63%": the fraction says what the percentage is. */
static void check_fraction(Check *check, const TargetValue *value, const char *words)
{
    const char *slash = words ? strchr(words, '/') : NULL;
    if (!slash || !value->has_number || strcmp(value->unit, "%") != 0) {
        return;
    }
    const char *start = slash;
    while (start > words && g_ascii_isdigit(start[-1])) {
        start--;
    }
    gint64 part = g_ascii_strtoll(start, NULL, 10), whole = g_ascii_strtoll(slash + 1, NULL, 10);
    const char *end = slash + 1 + strspn(slash + 1, "0123456789");
    /* "28/3/2023" is a date, "466/QĐ" a symbol, "9/1" no part of a whole. */
    if (start == slash || end == slash + 1 || *end == '/' || *end == '-' ||
        (start > words && start[-1] == '/') || part < 1 || part > whole || whole > 1000000) {
        return;
    }
    /* Right if rounding to the scale of the figure gives it, or cutting does nothing. */
    gint64 scale = 1;
    for (int i = 0; i < MIN(value->number.scale, 4); i++) {
        scale *= 10;
    }
    if (value->number.scale > 4) {
        return;
    }
    gint64 twice = (gint64)200 * part * scale;
    gint64 distance = ABS(twice - 2 * value->number.digits * whole);
    if (distance > whole) {
        /* A place more than was given, so that rounding shows. */
        gint64 tenths = ((gint64)2000 * part * scale / whole + 1) / 2;
        char right[DECIMAL_TEXT_SIZE];
        decimal_format((Decimal){tenths, value->number.scale + 1}, false, right);
        findings_add(check->findings, FINDING_TARGET_FRACTION, value->pos, value->wording,
                     pool_printf(check->pool, "%.*s", (int)(end - start), start), right, NULL);
    }
}

/* ---- against the baseline ---- */

static const TargetValue *baseline_of(const Indicator *indicator, const TargetValue *target)
{
    for (int i = 0; i < indicator->baseline_count; i++) {
        if (g_strcmp0(indicator->baseline[i].component, target->component) == 0) {
            return &indicator->baseline[i];
        }
    }
    return NULL;
}

static void check_baseline(Check *check, const Indicator *indicator, const TargetValue *target)
{
    Better better = better_of(indicator);
    const TargetValue *baseline = baseline_of(indicator, target);
    if (!baseline || better == BETTER_UNKNOWN || is_over_whole(indicator, baseline) ||
        !judge_is_met(baseline, target, better == BETTER_HIGHER)) {
        return;
    }
    /* "đạt 50%" after 60% plans to lose ground; "trên 2%" after 2,29% asks for nothing new. */
    bool declines =
        target->operator== OPERATOR_EQUAL && decimal_compare(baseline->number, target->number) != 0;
    findings_add(check->findings, declines ? FINDING_TARGET_DECLINES : FINDING_TARGET_REACHED,
                 target->pos, target->wording, number_words(check->pool, target->year),
                 baseline->wording, number_words(check->pool, baseline->year), NULL);
}

static void check_baseline_source(Check *check, const Indicator *indicator)
{
    const char *source = indicator->baseline_source;
    if (source && indicator->baseline_count > 0 && check->plan->head.unit &&
        (strstr(source, "Toàn quốc") || strstr(source, "toàn quốc") || strstr(source, "cả nước"))) {
        findings_add(check->findings, FINDING_BASELINE_NATIONAL, indicator->baseline[0].pos,
                     indicator->baseline[0].wording, NULL);
    }
}

/* ---- against the national target, and year against year ---- */

static void check_national(Check *check, const Indicator *indicator, const TargetValue *target)
{
    const CatalogueTarget *national;
    Judgement judged = judge_national(indicator, target, &national);
    if (judged.result != JUDGE_WEAKER) {
        return;
    }
    findings_add(check->findings,
                 judged.reason == JUDGE_OPERATOR ? FINDING_TARGET_WORD_WEAKER
                                                 : FINDING_TARGET_WEAKER,
                 target->pos, value_words(check->pool, target),
                 number_words(check->pool, target->year), national->wording, indicator->code, NULL);
}

static void check_later(Check *check, const Indicator *indicator, const TargetValue *later)
{
    Better better = better_of(indicator);
    for (int i = 0; i < indicator->target_count && better != BETTER_UNKNOWN; i++) {
        const TargetValue *earlier = &indicator->target[i];
        if (earlier->year < later->year && g_strcmp0(earlier->component, later->component) == 0 &&
            judge_target(later, earlier, better == BETTER_HIGHER).result == JUDGE_WEAKER) {
            findings_add(check->findings, FINDING_TARGET_LATER_WEAKER, later->pos, later->wording,
                         number_words(check->pool, later->year), earlier->wording,
                         number_words(check->pool, earlier->year), NULL);
            return;
        }
    }
}

static void check_base(Check *check, const TargetValue *target)
{
    bool gdp = g_str_has_prefix(target->base, "GDP") && !g_ascii_isalnum(target->base[3]);
    if (gdp && check->plan->head.unit) {
        findings_add(check->findings, FINDING_TARGET_BASE, target->pos, target->wording, NULL);
    }
}

static void check_year(Check *check, const TargetValue *target)
{
    int year = check->plan->head.date.year;
    if (year > 0 && target->year > 0 && target->year < year) {
        findings_add(check->findings, FINDING_TARGET_YEAR, target->pos, target->wording,
                     number_words(check->pool, target->year), number_words(check->pool, year),
                     NULL);
    }
}

/* The year where the plan ends, if its subject says so; 0 if it does not. "Kế hoạch năm 2026" may
 * look further ahead. */
static int last_year_of(const Check *check)
{
    const char *subject = check->plan->head.subject.text;
    int first, last = 0;
    if (subject && (strstr(subject, "giai đoạn ") || strstr(subject, "đến năm "))) {
        years_of(subject, &first, &last);
    }
    return last;
}

static void check_period(Check *check, const TargetValue *target, int last_year)
{
    if (last_year > 0 && target->year > last_year) {
        findings_add(check->findings, FINDING_TARGET_AFTER_PERIOD, target->pos, target->wording,
                     number_words(check->pool, target->year), number_words(check->pool, last_year),
                     NULL);
    }
}

/* ---- a whole and its parts in one indicator ---- */

static void check_parts(Check *check, const Indicator *indicator, const TargetValue *whole)
{
    if (whole->component || !whole->has_number) {
        return;
    }
    int parts = 0, above = 0, below = 0;
    const char *list = "";
    for (int i = 0; i < indicator->target_count; i++) {
        const TargetValue *part = &indicator->target[i];
        if (part->year != whole->year || !part->component || !part->has_number ||
            strcmp(part->unit, whole->unit) != 0 || strcmp(part->unit, "%") != 0) {
            continue;
        }
        parts++;
        int order = decimal_compare(part->number, whole->number);
        above += order > 0;
        below += order < 0;
        list = pool_printf(check->pool, "%s%s%s", list, *list ? ", " : "", part->wording);
    }
    /* A share of the whole lies between those of its parts. */
    if (parts > 1 && (above == parts || below == parts)) {
        findings_add(check->findings, FINDING_TARGET_PARTS, whole->pos, whole->wording,
                     number_words(check->pool, whole->year), list, NULL);
    }
}

static void check_met(Check *check, const Indicator *indicator, const TargetValue *target)
{
    if (target->met && indicator->baseline_count == 0) {
        findings_add(check->findings, FINDING_TARGET_MET, target->pos, target->wording, NULL);
    }
}

static void check_values(Check *check, const Indicator *indicator)
{
    const char *unit = usual_unit(indicator);
    int last_year = last_year_of(check);
    for (int i = 0; i < indicator->baseline_count; i++) {
        const TargetValue *value = &indicator->baseline[i];
        check_unit(check, value, unit);
        check_share(check, indicator, value);
        check_fraction(check, value, indicator->baseline_source);
        check_fraction(check, value, value->remark);
    }
    check_baseline_source(check, indicator);
    for (int i = 0; i < indicator->target_count; i++) {
        const TargetValue *value = &indicator->target[i];
        check_unit(check, value, unit);
        check_share(check, indicator, value);
        check_baseline(check, indicator, value);
        check_national(check, indicator, value);
        check_later(check, indicator, value);
        check_base(check, value);
        check_year(check, value);
        check_period(check, value, last_year);
        check_parts(check, indicator, value);
        check_met(check, indicator, value);
    }
}

void check_targets(Check *check)
{
    for (int g = 0; g < check->plan->group_count; g++) {
        for (int i = 0; i < check->plan->groups[g].count; i++) {
            check_values(check, &check->plan->groups[g].indicator[i]);
        }
    }
    check_indicators(check);
    check_prose_figures(check);
    check_totals(check);
}
