/* Figures in sentences: <?gia-tri ten 2025?> takes its words from the targets, so that text and
 * table cannot disagree. */
#include "plan/resolve.h"

#include "base/hash.h"
#include "base/message.h"
#include "base/text.h"

#include <string.h>

typedef struct Known {
    const Indicator *indicator;
} Known;

typedef struct ValueSearch {
    Resolve *resolve;
    const PlanNode *node;
    const Indicator *indicator;
    GHashTable *indicators; /* name -> Known */
    const char **names;     /* of all indicators */
    size_t name_count;
} ValueSearch;

static const char *year_text(ValueSearch *search)
{
    return pool_printf(search->resolve->plan->pool, "%d", search->node->u.value.year);
}

static void list_year(GString *list, int year, const char *remark)
{
    char text[32];
    g_snprintf(text, sizeof text, "%d%s", year, remark);
    if (year > 0 && !strstr(list->str, text)) {
        text_append_format(list, "%s%s", list->len > 0 ? ", " : "", text);
    }
}

static void refuse_year(ValueSearch *search)
{
    const Indicator *indicator = search->indicator;
    GString *years = g_string_new(NULL);
    if (indicator->baseline_count > 0) {
        list_year(years, indicator->baseline_year, _(" (số liệu gốc)"));
    }
    for (int i = 0; i < indicator->target_count; i++) {
        list_year(years, indicator->target[i].year, "");
    }
    findings_add(search->resolve->findings, FINDING_VALUE_YEAR, search->node->pos,
                 search->node->u.value.name, year_text(search),
                 years->len > 0 ? years->str : _("chưa có"), NULL);
    g_string_free(years, TRUE);
}

#define MAX_LISTED_COMPONENTS 12

/* The components of a year's values: “Dịch vụ”, “Thương mại”. g_string_free it. */
static GString *list_components(const TargetValue *values, int count, int year)
{
    GString *list = g_string_new(NULL);
    int listed = 0;
    for (int i = 0; i < count && listed < MAX_LISTED_COMPONENTS; i++) {
        if (values[i].year == year && values[i].component) {
            listed++;
            text_append_format(list, "%s“%s”", list->len > 0 ? ", " : "", values[i].component);
        }
    }
    return list;
}

static bool same_component(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The value of the year and component among `values`; NULL, with a finding, if only the component
 * is wrong. `any` tells whether the year is there at all. */
static const TargetValue *find_among(ValueSearch *search, const TargetValue *values, int count,
                                     bool *any)
{
    int year = search->node->u.value.year;
    const char *component = search->node->u.value.component;
    const TargetValue *only = NULL;
    int of_year = 0;
    for (int i = 0; i < count; i++) {
        if (values[i].year != year) {
            continue;
        }
        *any = true;
        of_year++;
        only = &values[i];
        if (same_component(values[i].component, component)) {
            return &values[i];
        }
    }
    if (of_year == 0 || (of_year == 1 && !component)) {
        return only;
    }
    GString *list = list_components(values, count, year);
    const char *known = list->len > 0 ? list->str : _("chưa có");
    if (component && list->len == 0) {
        findings_add(search->resolve->findings, FINDING_VALUE_COMPONENT_NONE, search->node->pos,
                     search->node->u.value.name, year_text(search), component, NULL);
    } else if (component) {
        findings_add(search->resolve->findings, FINDING_VALUE_COMPONENT, search->node->pos,
                     search->node->u.value.name, year_text(search), component, known, NULL);
    } else {
        findings_add(search->resolve->findings, FINDING_VALUE_COMPONENT_MISSING, search->node->pos,
                     search->node->u.value.name, year_text(search), known, NULL);
    }
    g_string_free(list, TRUE);
    return NULL;
}

/* Targets of the year go before the baseline: a plan speaks of what it wants. */
static const TargetValue *find_value(ValueSearch *search)
{
    const Indicator *indicator = search->indicator;
    bool any = false;
    const TargetValue *value = find_among(search, indicator->target, indicator->target_count, &any);
    if (!value && !any) {
        value = find_among(search, indicator->baseline, indicator->baseline_count, &any);
    }
    if (!any) {
        refuse_year(search);
    }
    return value;
}

/* "20% GRDP", "500 doanh nghiệp": without "đạt trên" and "(đã đạt)". */
static const char *number_text(Pool *pool, const TargetValue *value)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value->number, false, number);
    const char *unit = value->unit ? value->unit : "", *base = value->base ? value->base : "";
    bool joined = *unit == '\0' || strcmp(unit, "%") == 0;
    return pool_printf(pool, "%s%s%s%s%s", number, joined ? "" : " ", unit, *base ? " " : "", base);
}

static const char *value_text(ValueSearch *search)
{
    const TargetValue *value = find_value(search);
    if (!value) {
        return NULL;
    }
    const char *wording = value->wording ? value->wording : "";
    if (!search->node->u.value.number_only) {
        return wording;
    }
    if (!value->has_number) {
        findings_add(search->resolve->findings, FINDING_VALUE_NO_NUMBER, search->node->pos,
                     search->node->u.value.name, year_text(search), wording, NULL);
        return NULL;
    }
    return number_text(search->resolve->plan->pool, value);
}

static void resolve_value(ValueSearch *search, PlanNode *node)
{
    search->node = node;
    const Known *known = g_hash_table_lookup(search->indicators, node->u.value.name);
    search->indicator = known ? known->indicator : NULL;
    node->u.value.indicator = search->indicator;
    const char *text = NULL;
    if (search->indicator) {
        text = value_text(search);
    } else if (!search->resolve->plan->unread.targets) {
        resolve_unknown_name(search->resolve, FINDING_VALUE_NEAR, FINDING_VALUE_UNKNOWN, node->pos,
                             node->u.value.name, search->names, search->name_count);
    }
    SourcePos pos = node->pos;
    pos.made = true;
    /* The words are the target's own; a long one cited often is not copied. */
    PlanNode *words = plan_node_new(search->resolve->plan, PLAN_TEXT, pos);
    words->u.text.text = text && *text ? text : "…";
    plan_append(node, words);
}

static void index_indicators(ValueSearch *search)
{
    const Plan *plan = search->resolve->plan;
    size_t count = 0;
    for (int g = 0; g < plan->group_count; g++) {
        count += (size_t)plan->groups[g].count;
    }
    search->indicators = g_hash_table_new(hash_string, g_str_equal);
    search->names = g_new0(const char *, count + 1);
    for (int g = 0; g < plan->group_count; g++) {
        for (int i = 0; i < plan->groups[g].count; i++) {
            const Indicator *indicator = &plan->groups[g].indicator[i];
            if (indicator->name && !g_hash_table_contains(search->indicators, indicator->name)) {
                char *key = pool_strdup(plan->pool, indicator->name);
                Known *known = POOL_NEW(plan->pool, Known);
                known->indicator = indicator;
                g_hash_table_insert(search->indicators, key, known);
                search->names[search->name_count++] = key;
            }
        }
    }
}

static void resolve_below(ValueSearch *search, PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_VALUE && !node->first) {
            resolve_value(search, node);
        } else if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            resolve_below(search, node->u.annex.title);
        }
    }
}

void resolve_values(Resolve *resolve)
{
    ValueSearch search = {.resolve = resolve};
    index_indicators(&search);
    resolve_below(&search, resolve->plan->root);
    g_hash_table_unref(search.indicators);
    g_free(search.names);
}
