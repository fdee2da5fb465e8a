/* How a plan's targets stand to a national one, and why, in words. */
#include "compare/judgement.h"

#include "plan/judge.h"

#include <string.h>

static const struct {
    const char *word, *name, *sign;
} STANDINGS[] = {
    [STANDING_STRONGER] = {"cao hơn", "stronger", "▲"},
    [STANDING_EQUAL] = {"bằng", "equal", "="},
    [STANDING_WEAKER] = {"thấp hơn", "weaker", "▼"},
    [STANDING_MISSING] = {"không nêu", "missing", "–"},
    [STANDING_NOT_COMPARABLE] = {"không so được", "not-comparable", "≠"},
    [STANDING_NONE] = {"", "none", ""},
};

const char *standing_word(Standing standing)
{
    return STANDINGS[standing].word;
}

const char *standing_name(Standing standing)
{
    return STANDINGS[standing].name;
}

const char *standing_sign(Standing standing)
{
    return STANDINGS[standing].sign;
}

const char *matrix_doubt(Pool *pool, const CatalogueTarget *national)
{
    if (national->disputed) {
        return pool_printf(pool, "các nguồn về mục tiêu quốc gia chưa thống nhất: %s",
                           national->disputed);
    }
    return national->indirect ? "mục tiêu quốc gia chỉ biết qua kế hoạch của các tỉnh" : "";
}

static void add_reason(GString *reason, const char *text)
{
    if (*text && !strstr(reason->str, text)) {
        g_string_append_printf(reason, "%s%s", reason->len > 0 ? "; " : "", text);
    }
}

/* ---- one value ---- */

/* "thấp hơn 30 điểm phần trăm" */
static const char *gap_words(Pool *pool, const TargetValue *ours, const TargetValue *theirs)
{
    Decimal gap;
    bool more = decimal_compare(ours->number, theirs->number) > 0;
    if (!decimal_subtract(more ? ours->number : theirs->number,
                          more ? theirs->number : ours->number, &gap)) {
        return more ? "cao hơn" : "thấp hơn";
    }
    for (; gap.scale > 0 && gap.digits % 10 == 0; gap.scale--) {
        gap.digits /= 10;
    }
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(gap, false, number);
    const char *unit = strcmp(ours->unit, "%") == 0 ? "điểm phần trăm" : ours->unit;
    return pool_printf(pool, "%s %s%s%s", more ? "con số cao hơn" : "con số thấp hơn", number,
                       *unit ? " " : "", unit);
}

static const char *judged_words(Pool *pool, Judgement judgement, const TargetValue *ours,
                                const TargetValue *theirs, bool higher_is_better)
{
    switch (judgement.reason) {
    case JUDGE_FIGURE:
        return gap_words(pool, ours, theirs);
    case JUDGE_OPERATOR:
        return pool_printf(pool, "cùng con số, nhưng %s đòi hỏi %s mức ấy",
                           judgement.result == JUDGE_WEAKER ? "quốc gia" : "kế hoạch",
                           higher_is_better ? "trên" : "dưới");
    case JUDGE_NO_NUMBER:
        return "không có con số để so";
    case JUDGE_UNIT:
        return pool_printf(pool, "đơn vị khác nhau: kế hoạch “%s”, quốc gia “%s”", ours->unit,
                           theirs->unit);
    case JUDGE_DIRECTION:
        return "một bên là mức tối thiểu, một bên là mức tối đa";
    default:
        break;
    }
    bool same = strcmp(ours->wording, theirs->wording) == 0;
    return judgement.result == JUDGE_EQUAL && !same ? "cách viết khác, mức như nhau" : "";
}

static Standing standing_of(JudgeResult result)
{
    static const Standing STANDING[] = {
        [JUDGE_EQUAL] = STANDING_EQUAL,
        [JUDGE_WEAKER] = STANDING_WEAKER,
        [JUDGE_STRONGER] = STANDING_STRONGER,
        [JUDGE_NOT_COMPARABLE] = STANDING_NOT_COMPARABLE,
    };
    return STANDING[result];
}

/* The figures are those of different things: says so and gives true. */
static bool measures_differ(Pool *pool, const MatrixCell *cell, const MatrixValue *ours,
                            GString *reason)
{
    if (ours->indicator->differs) {
        add_reason(reason, pool_printf(pool, "không cùng chỉ tiêu: %s", ours->indicator->differs));
        return true;
    }
    const char *base = judge_base(pool, ours->value, ours->indicator->title);
    const char *national = judge_base(pool, cell->national->value, cell->entry->name);
    if (*base && *national && strcmp(base, national) != 0) {
        add_reason(reason, pool_printf(pool, "kế hoạch tính theo %s, quốc gia tính theo %s", base,
                                       national));
        return true;
    }
    return false;
}

static Standing judge_value(Pool *pool, MatrixCell *cell, const MatrixValue *ours, GString *reason)
{
    if (measures_differ(pool, cell, ours, reason)) {
        return STANDING_NOT_COMPARABLE;
    }
    const TargetValue *theirs = cell->national->value;
    bool higher = cell->entry->higher_is_better;
    Judgement judgement = judge_target(ours->value, theirs, higher);
    const char *words = judged_words(pool, judgement, ours->value, theirs, higher);
    if (*words && ours->value->component) {
        words = pool_printf(pool, "%s: %s", ours->value->component, words);
    }
    add_reason(reason, words);
    /* What is disputed is the word before the figure: it decides only between equal figures. */
    cell->uncertain =
        cell->uncertain || (cell->national->disputed && judgement.result != JUDGE_NOT_COMPARABLE &&
                            judgement.reason != JUDGE_FIGURE);
    return standing_of(judgement.result);
}

/* ---- what to know beside the judgement ---- */

/* The words that the title has more than the national name, if it is that name but for them. */
static const char *added_words(Pool *pool, const char *title, const char *name)
{
    size_t long_one = strlen(title), short_one = strlen(name), head = 0, tail = 0;
    if (long_one <= short_one) {
        return NULL;
    }
    while (head < short_one && title[head] == name[head]) {
        head++;
    }
    while (head > 0 && head < short_one && title[head - 1] != ' ') {
        head--;
    }
    while (tail < short_one - head && title[long_one - 1 - tail] == name[short_one - 1 - tail]) {
        tail++;
    }
    if (head + tail < short_one) {
        return NULL;
    }
    char *words = g_strndup(title + head, long_one - head - tail);
    const char *added = pool_strdup(pool, g_strstrip(words));
    g_free(words);
    return added;
}

static void add_baseline_note(Pool *pool, const MatrixCell *cell, const MatrixValue *ours,
                              const TargetValue *baseline, GString *reason)
{
    const char *source = ours->indicator->baseline_source;
    if (baseline->has_number && !*baseline->unit && *ours->value->unit) {
        add_reason(reason, pool_printf(pool, "số liệu gốc “%s” thiếu đơn vị", baseline->wording));
    } else if (!baseline->component &&
               judge_is_met(baseline, ours->value, cell->entry->higher_is_better)) {
        add_reason(reason,
                   pool_printf(pool, "số liệu gốc %s%s%s%s đã ở mức mục tiêu", baseline->wording,
                               source ? " (nguồn: " : "", source ? source : "", source ? ")" : ""));
    }
}

static void add_notes(Pool *pool, const MatrixCell *cell, const MatrixValue *ours, GString *reason)
{
    const Indicator *indicator = ours->indicator;
    if (!indicator->differs && cell->standing != STANDING_NOT_COMPARABLE) {
        const char *added = added_words(pool, indicator->title, cell->entry->name);
        if (added) {
            add_reason(reason,
                       pool_printf(pool, "tên chỉ tiêu trong kế hoạch có thêm “%s”", added));
        }
    }
    const char *title = cell->national->title;
    if (title && strcmp(title, indicator->title) != 0) {
        add_reason(reason,
                   pool_printf(pool, "năm %d tên chỉ tiêu quốc gia là “%s”", cell->year, title));
        if (indicator->remark) {
            add_reason(reason, pool_printf(pool, "kế hoạch ghi chú “%s”", indicator->remark));
        }
    }
    if (ours->value->met) {
        add_reason(reason, "kế hoạch ghi đã đạt");
    }
    for (int i = 0; i < indicator->baseline_count; i++) {
        add_baseline_note(pool, cell, ours, &indicator->baseline[i], reason);
    }
}

/* ---- a cell ---- */

static bool has_year(const Plan *plan, int year)
{
    for (int g = 0; g < plan->group_count; g++) {
        for (int i = 0; i < plan->groups[g].count; i++) {
            const Indicator *indicator = &plan->groups[g].indicator[i];
            for (int k = 0; k < indicator->target_count; k++) {
                if (indicator->target[k].year == year) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* Whether the plan has the indicator at all, or any of its group. */
static void find_near(const MatrixCell *cell, bool *indicator, bool *group)
{
    for (int g = 0; g < cell->plan->group_count; g++) {
        for (int i = 0; i < cell->plan->groups[g].count; i++) {
            const CatalogueIndicator *entry = cell->plan->groups[g].indicator[i].entry;
            *indicator = *indicator || entry == cell->entry;
            /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
            *group = *group || (entry && strcmp(entry->group, cell->entry->group) == 0);
        }
    }
}

static const char *missing_words(Pool *pool, const MatrixCell *cell)
{
    bool indicator = false, group = false;
    find_near(cell, &indicator, &group);
    if (cell->plan->group_count == 0) {
        return "kế hoạch không có bảng chỉ tiêu";
    }
    if (!has_year(cell->plan, cell->year)) {
        return pool_printf(pool, "kế hoạch không nêu mục tiêu nào cho năm %d", cell->year);
    }
    if (indicator) {
        return pool_printf(pool, "kế hoạch không nêu mục tiêu năm %d của chỉ tiêu này", cell->year);
    }
    return group ? "kế hoạch không nêu chỉ tiêu này"
                 : pool_printf(pool, "kế hoạch không nêu chỉ tiêu quốc gia nào của nhóm “%s”",
                               cell->entry->group_title);
}

/* From what is furthest behind; what cannot be compared comes before what is enough. */
static Standing worse(Standing a, Standing b)
{
    static const int ORDER[] = {
        [STANDING_STRONGER] = 4, [STANDING_EQUAL] = 3,          [STANDING_WEAKER] = 0,
        [STANDING_MISSING] = 1,  [STANDING_NOT_COMPARABLE] = 2, [STANDING_NONE] = 5,
    };
    return ORDER[a] <= ORDER[b] ? a : b;
}

static const char *word_values(Pool *pool, const MatrixCell *cell)
{
    if (cell->count == 1 && !cell->value->value->component) {
        return cell->value->value->wording;
    }
    GString *words = g_string_new(NULL);
    for (int i = 0; i < cell->count; i++) {
        const TargetValue *value = cell->value[i].value;
        g_string_append_printf(words, "%s%s%s%s", i > 0 ? "; " : "",
                               value->component ? value->component : "",
                               value->component ? ": " : "", value->wording);
    }
    const char *copy = pool_strdup(pool, words->str);
    g_string_free(words, TRUE);
    return copy;
}

void judge_cell(Pool *pool, MatrixCell *cell)
{
    GString *reason = g_string_new(NULL);
    cell->wording = word_values(pool, cell);
    cell->standing = STANDING_NONE;
    if (cell->national && cell->count == 0) {
        cell->standing = STANDING_MISSING;
        add_reason(reason, missing_words(pool, cell));
    } else if (!cell->national && cell->count > 0) {
        cell->standing = STANDING_NOT_COMPARABLE;
        add_reason(reason, pool_printf(pool, "quốc gia không có mục tiêu năm %d", cell->year));
    }
    for (int i = 0; cell->national && i < cell->count; i++) {
        cell->standing = worse(cell->standing, judge_value(pool, cell, &cell->value[i], reason));
    }
    for (int i = 0; cell->national && i < cell->count; i++) {
        add_notes(pool, cell, &cell->value[i], reason);
    }
    cell->reason = pool_strdup(pool, reason->str);
    g_string_free(reason, TRUE);
}

/* ---- two plans ---- */

const char *matrix_between(Pool *pool, const MatrixCell *left, const MatrixCell *right)
{
    if (left->count == 0 || right->count == 0) {
        return left->count == right->count ? "hai bên không nêu"
               : left->count == 0          ? "chỉ bên phải nêu"
                                           : "chỉ bên trái nêu";
    }
    const MatrixValue *a = &left->value[0], *b = &right->value[0];
    if (left->count > 1 || right->count > 1) {
        return "nhiều con số, không so được";
    }
    const char *differs = a->indicator->differs, *other = b->indicator->differs;
    if (g_strcmp0(differs, other) != 0) {
        return pool_printf(pool, "không so được: không cùng chỉ tiêu (%s)",
                           differs ? differs : other);
    }
    const char *x = judge_base(pool, a->value, a->indicator->title);
    const char *y = judge_base(pool, b->value, b->indicator->title);
    if (*x && *y && strcmp(x, y) != 0) {
        return pool_printf(pool, "không so được: bên trái tính theo %s, bên phải tính theo %s", x,
                           y);
    }
    Judgement judgement = judge_target(a->value, b->value, left->entry->higher_is_better);
    switch (judgement.result) {
    case JUDGE_EQUAL:
        return "bằng nhau";
    case JUDGE_WEAKER:
    case JUDGE_STRONGER:
        return pool_printf(
            pool, "%s cao hơn%s", judgement.result == JUDGE_STRONGER ? "bên trái" : "bên phải",
            judgement.reason == JUDGE_OPERATOR ? " (cùng con số, khác chữ đứng trước)" : "");
    default:
        return "không so được: khác đơn vị hoặc không có con số";
    }
}
