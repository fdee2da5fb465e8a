#include "data/csv.h"
#include "data/data.h"

static const char *const COLUMNS[] = {
    "plan",    "group",     "indicator", "code",        "differs", "title", "kind",
    "year",    "component", "operator",  "number",      "unit",    "base",  "met",
    "wording", "remark",    "source",    "measured_by", "led_by",  "note",  NULL};

static const char *operator_sign(Operator op)
{
    switch (op) {
    case OPERATOR_EQUAL:
        return "eq";
    case OPERATOR_OVER:
        return "gt";
    case OPERATOR_AT_LEAST:
        return "ge";
    case OPERATOR_UNDER:
        return "lt";
    case OPERATOR_AT_MOST:
        return "le";
    }
    return "";
}

static void add_value(GString *out, const Plan *plan, const TargetGroup *group,
                      const Indicator *indicator, const TargetValue *value, gboolean baseline)
{
    char year[16], number[DECIMAL_TEXT_SIZE] = "";
    g_snprintf(year, sizeof year, "%d", value->year);
    if (value->has_number) {
        decimal_format(value->number, true, number);
    }
    csv_cell(out, plan->slug);
    csv_cell(out, group->name);
    csv_cell(out, indicator->name);
    csv_cell(out, indicator->code);
    csv_cell(out, indicator->differs);
    csv_cell(out, indicator->title);
    csv_cell(out, baseline ? "baseline" : "target");
    csv_cell(out, year);
    csv_cell(out, value->component);
    csv_cell(out, value->has_number ? operator_sign(value->operator) : "");
    csv_cell(out, number);
    csv_cell(out, value->unit);
    csv_cell(out, value->base);
    csv_cell(out, value->met ? "true" : "false");
    csv_cell(out, value->wording);
    csv_cell(out, value->remark);
    csv_cell(out, baseline ? indicator->baseline_source : NULL);
    csv_cell(out, indicator->measured_by);
    csv_cell(out, indicator->led_by);
    csv_cell(out, indicator->remark);
    csv_end_row(out);
}

GBytes *data_write_targets(const Plan *plan)
{
    if (plan->group_count == 0) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    csv_header(out, COLUMNS);
    for (int g = 0; g < plan->group_count; g++) {
        const TargetGroup *group = &plan->groups[g];
        for (int i = 0; i < group->count; i++) {
            const Indicator *indicator = &group->indicator[i];
            for (int k = 0; k < indicator->baseline_count; k++) {
                add_value(out, plan, group, indicator, &indicator->baseline[k], TRUE);
            }
            for (int k = 0; k < indicator->target_count; k++) {
                add_value(out, plan, group, indicator, &indicator->target[k], FALSE);
            }
        }
    }
    return g_string_free_to_bytes(out);
}
