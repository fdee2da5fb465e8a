/* What differs between the targets of two plans and stands in no table cell, where it would be told
 * already: attributes that no column shows, and targets that no table holds. */
#include "base/hash.h"
#include "compare/list.h"
#include "compare/parts.h"
#include "plan/judge.h"

typedef struct Targets {
    GHashTable *indicators; /* "name" and "code " of each -> Indicator */
    GHashTable *placed;     /* Indicators that have a row */
    GHashTable *cells;      /* texts of their tables' cells */
} Targets;

typedef struct Telling {
    Plan *merged;
    GArray *changes; /* of HeadChange */
    Targets side[2];
    const Indicator *indicator[2]; /* the pair, or one and NULL */
} Telling;

/* ---- the targets of a plan ---- */

static void add_key(Targets *targets, char *key, const Indicator *indicator)
{
    if (g_hash_table_contains(targets->indicators, key)) {
        g_free(key);
    } else {
        g_hash_table_insert(targets->indicators, key, (void *)(uintptr_t)indicator);
    }
}

static char *code_key(const Indicator *indicator)
{
    return g_strconcat(indicator->code ? indicator->code : "", " ", NULL);
}

static void read_cells(Targets *targets, const PlanNode *row)
{
    if (row->u.row.indicator) {
        g_hash_table_add(targets->placed, (void *)(uintptr_t)row->u.row.indicator);
    }
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        g_hash_table_add(targets->cells, plan_text_of(cell));
    }
}

static Targets read_targets(const Plan *plan)
{
    Targets targets = {g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL),
                       g_hash_table_new(NULL, NULL),
                       g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL)};
    for (int g = 0; g < plan->group_count; g++) {
        for (int i = 0; i < plan->groups[g].count; i++) {
            const Indicator *indicator = &plan->groups[g].indicator[i];
            add_key(&targets, g_strdup(indicator->name ? indicator->name : ""), indicator);
            add_key(&targets, code_key(indicator), indicator);
        }
    }
    for (const PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        if (node->kind == PLAN_ROW && node->parent->u.table.group) {
            read_cells(&targets, node);
        }
    }
    return targets;
}

static void clear_targets(Targets *targets)
{
    g_hash_table_unref(targets->indicators);
    g_hash_table_unref(targets->placed);
    g_hash_table_unref(targets->cells);
}

/* By its name, or else by the catalogue's code. */
static const Indicator *find_indicator(const Targets *targets, const Indicator *like)
{
    const Indicator *found = g_hash_table_lookup(targets->indicators, like->name ? like->name : "");
    if (!found && like->code) {
        char *key = code_key(like);
        found = g_hash_table_lookup(targets->indicators, key);
        g_free(key);
    }
    return found;
}

/* ---- telling ---- */

static const char *none_if_empty(const char *text)
{
    return text && *text ? text : NULL;
}

static void tell(Telling *t, const char *fact, const char *label, ChangeTopic topic,
                 const char *before, const char *after, const char *description)
{
    const Indicator *a = t->indicator[BEFORE], *b = t->indicator[AFTER];
    const char *title = b ? b->title : a->title;
    HeadChange change = {
        .change = {.kind = !before  ? CHANGE_ADDED
                           : !after ? CHANGE_REMOVED
                                    : CHANGE_EDITED,
                   .topic = topic,
                   .before_pos = a ? a->pos : (SourcePos){0},
                   .after_pos = b ? b->pos : (SourcePos){0},
                   .description = description,
                   .english = {description ? message_text_in(MESSAGE_ENGLISH, description) : NULL,
                               NULL}},
        .fact = fact,
        .label = pool_printf(t->merged->pool, "Chỉ tiêu “%s”: %s", title ? title : "", label),
        .before = before,
        .after = after,
        .before_index = -1,
        .after_index = -1};
    g_array_append_val(t->changes, change);
}

static bool is_placed(const Telling *t, SideName side)
{
    return t->indicator[side] && g_hash_table_contains(t->side[side].placed, t->indicator[side]);
}

/* An attribute in words, unless cells show both. */
static void compare_words(Telling *t, const char *fact, const char *label, ChangeTopic topic,
                          const char *before, const char *after)
{
    before = none_if_empty(before);
    after = none_if_empty(after);
    bool shown = (!before || g_hash_table_contains(t->side[BEFORE].cells, before)) &&
                 (!after || g_hash_table_contains(t->side[AFTER].cells, after));
    if (g_strcmp0(before, after) != 0 && !(shown && is_placed(t, BEFORE) && is_placed(t, AFTER))) {
        tell(t, fact, label, topic, before, after, NULL);
    }
}

static const char *judge_words(const Telling *t, const TargetValue *a, const TargetValue *b)
{
    static const char *const WORDS[] = {[JUDGE_EQUAL] = N_("tương đương"),
                                        [JUDGE_WEAKER] = N_("yếu hơn"),
                                        [JUDGE_STRONGER] = N_("mạnh hơn"),
                                        [JUDGE_NOT_COMPARABLE] = NULL};
    const CatalogueIndicator *entry = t->indicator[AFTER]->entry;
    bool ceiling = b->operator== OPERATOR_UNDER || b->operator== OPERATOR_AT_MOST;
    return WORDS[judge_target(b, a, entry ? entry->higher_is_better : !ceiling).result];
}

/* How a value is read, where it is worded alike: "80 %, trên, của GRDP". */
static const char *reading_of(Pool *pool, const TargetValue *value)
{
    char figure[DECIMAL_TEXT_SIZE] = "";
    if (value->has_number) {
        decimal_format(value->number, false, figure);
    }
    const char *unit = none_if_empty(value->unit), *base = none_if_empty(value->base);
    return pool_printf(
        pool, "%s%s%s%s%s%s%s%s%s", value->has_number ? operator_word(value->operator) : "",
        value->has_number ? " " : "", figure, unit ? " " : "", unit ? unit : "", base ? " " : "",
        base ? base : "", value->met ? ", đã đạt" : "", value->has_number ? "" : "không có số");
}

static void compare_values(Telling *t, const char *label, const TargetValue *a,
                           const TargetValue *b)
{
    Pool *pool = t->merged->pool;
    bool placed = is_placed(t, BEFORE) && is_placed(t, AFTER);
    if (!a || !b || g_strcmp0(a->wording, b->wording) != 0) {
        if (!placed) {
            tell(t, "muc-tieu", label, TOPIC_TARGET, a ? a->wording : NULL, b ? b->wording : NULL,
                 a && b ? judge_words(t, a, b) : NULL);
        }
        return;
    }
    const char *before = reading_of(pool, a), *after = reading_of(pool, b);
    if (g_strcmp0(before, after) != 0) {
        tell(t, "muc-tieu", label, TOPIC_TARGET, before, after, judge_words(t, a, b));
    }
    compare_words(t, "ghi-chu", label, TOPIC_TARGET, a->remark, b->remark);
}

static bool is_same_value(const TargetValue *a, const TargetValue *b)
{
    return a->year == b->year && g_strcmp0(a->component, b->component) == 0;
}

/* Values of a year and component; what only one plan has, too. */
static void compare_lists(Telling *t, const char *word, const TargetValue *a, int count_a,
                          const TargetValue *b, int count_b)
{
    bool *taken = g_new0(bool, (gsize)count_b + 1);
    for (int i = 0; i < count_a + count_b; i++) {
        const TargetValue *value = i < count_a ? &a[i] : &b[i - count_a], *other = NULL;
        if (i >= count_a && taken[i - count_a]) {
            continue;
        }
        for (int k = 0; i < count_a && !other && k < count_b; k++) {
            if (!taken[k] && is_same_value(value, &b[k])) {
                taken[k] = true;
                other = &b[k];
            }
        }
        const char *label =
            pool_printf(t->merged->pool, "%s năm %d%s%s", word, value->year,
                        value->component ? ", " : "", value->component ? value->component : "");
        compare_values(t, label, i < count_a ? value : NULL, i < count_a ? other : value);
    }
    g_free(taken);
}

static void compare_indicators(Telling *t)
{
    static const Indicator NONE;
    const Indicator *a = t->indicator[BEFORE] ? t->indicator[BEFORE] : &NONE;
    const Indicator *b = t->indicator[AFTER] ? t->indicator[AFTER] : &NONE;
    if (a == &NONE || b == &NONE) {
        SideName side = a == &NONE ? AFTER : BEFORE;
        if (is_placed(t, side)) {
            return; /* its row is told */
        }
    }
    compare_words(t, "noi-dung", "nội dung", TOPIC_TARGET, a->title, b->title);
    compare_lists(t, "hiện trạng", a->baseline, a->baseline_count, b->baseline, b->baseline_count);
    compare_lists(t, "mục tiêu", a->target, a->target_count, b->target, b->target_count);
    compare_words(t, "nguon", "nguồn số liệu", TOPIC_TARGET, a->baseline_source,
                  b->baseline_source);
    compare_words(t, "do-luong", "cơ quan đo lường", TOPIC_AGENCY, a->measured_by, b->measured_by);
    compare_words(t, "chu-tri", "cơ quan chủ trì", TOPIC_AGENCY, a->led_by, b->led_by);
    compare_words(t, "ghi-chu", "ghi chú", TOPIC_TARGET, a->remark, b->remark);
    compare_words(t, "khac", "điểm khác", TOPIC_TARGET, a->differs, b->differs);
}

void targets_compare(Plan *merged, GArray *changes)
{
    Telling t = {.merged = merged,
                 .changes = changes,
                 .side = {read_targets(merged->before), read_targets(merged->after)}};
    for (SideName side = BEFORE; side <= AFTER; side++) {
        const Plan *plan = side == BEFORE ? merged->before : merged->after;
        for (int g = 0; g < plan->group_count; g++) {
            for (int i = 0; i < plan->groups[g].count; i++) {
                const Indicator *one = &plan->groups[g].indicator[i];
                const Indicator *other = find_indicator(&t.side[!side], one);
                if (side == BEFORE || !other) {
                    t.indicator[side] = one;
                    t.indicator[!side] = other;
                    compare_indicators(&t);
                }
            }
        }
    }
    clear_targets(&t.side[BEFORE]);
    clear_targets(&t.side[AFTER]);
}
