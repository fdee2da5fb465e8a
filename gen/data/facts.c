#include "data/facts.h"

#include "data/data.h"

static const char *const STATES[] = {
    [FACT_KNOWN] = "known",
    [FACT_INFERRED] = "inferred",
    [FACT_UNKNOWN] = "unknown",
};

static bool is_absent(FactState state, bool empty)
{
    return state == FACT_KNOWN && empty;
}

static void write_state(Json *json, FactState state, const char *reason)
{
    json_text(json, "state", STATES[state]);
    json_text_if(json, "reason", reason);
}

/* {"value": …, "state": …, "reason": …}; nothing if the source says nothing of it. */
static void write_fact(Json *json, const char *name, const Fact *fact, const char *value)
{
    if (is_absent(fact->state, !value || !*value)) {
        return;
    }
    json_object(json, name);
    json_text(json, "value", fact->state == FACT_UNKNOWN ? NULL : value);
    write_state(json, fact->state, fact->reason);
    json_object_end(json);
}

static void write_facts(Json *json, const char *name, const FactList *list)
{
    if (is_absent(list->state, list->count == 0)) {
        return;
    }
    json_object(json, name);
    json_array(json, "values");
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].text) {
            json_text(json, NULL, list->items[i].text);
        }
    }
    json_array_end(json);
    write_state(json, list->state, list->reason);
    json_object_end(json);
}

static void write_unit(Json *json, const char *name, const Unit *unit)
{
    json_object(json, name);
    json_text(json, "code_system", unit->system);
    json_text(json, "code", unit->code);
    json_text(json, "name", unit->name);
    json_truth(json, "city", unit->city);
    json_object_end(json);
}

static void write_province(Json *json, const PlanHead *head)
{
    const char *name = head->unit ? head->unit->name : head->province.text;
    if (is_absent(head->province.state, !name || !*name)) {
        return;
    }
    json_object(json, "province");
    json_text(json, "value", head->province.state == FACT_UNKNOWN ? NULL : name);
    write_state(json, head->province.state, head->province.reason);
    if (head->unit) {
        write_unit(json, "unit", head->unit);
        if (head->unit->successor) {
            write_unit(json, "successor", head->unit->successor);
        }
    }
    json_object_end(json);
}

static void write_date(Json *json, Pool *pool, const PlanHead *head)
{
    write_fact(json, "date", &head->date_text, period_day(pool, head->date));
}

static void write_head(Json *json, Pool *pool, const PlanHead *head)
{
    static const char *const URGENCY[] = {
        [URGENCY_NONE] = NULL,
        [URGENCY_KHAN] = "khan",
        [URGENCY_THUONG_KHAN] = "thuong-khan",
        [URGENCY_HOA_TOC] = "hoa-toc",
    };
    json_object(json, "head");
    write_province(json, head);
    write_facts(json, "parent_agency", &head->parent_agency);
    write_facts(json, "issuer", &head->issuer);
    write_fact(json, "number", &head->number, head->number.text);
    write_fact(json, "symbol", &head->symbol, head->symbol.text);
    write_fact(json, "place", &head->place, head->place.text);
    write_date(json, pool, head);
    write_fact(json, "type", &head->type, head->type.text);
    write_fact(json, "subject", &head->subject, head->subject.text);
    json_text_if(json, "urgency", URGENCY[head->urgency]);
    write_fact(json, "circulation", &head->circulation, head->circulation.text);
    write_facts(json, "capacity", &head->capacity);
    write_fact(json, "office", &head->office, head->office.text);
    write_fact(json, "signatory", &head->signatory, head->signatory.text);
    write_facts(json, "recipients", &head->recipients);
    write_fact(json, "archive", &head->archive, head->archive.text);
    write_facts(json, "provenance", &head->provenance);
    json_object_end(json);
}

void facts_write(Json *json, Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    json_text(json, "id", plan->slug);
    json_text(json, "form", head->form == FORM_BOOK ? "book" : "plan");
    if (head->form == FORM_PLAN) {
        json_text(json, "status", head->draft ? "draft" : "issued");
        if (head->draft_round > 0) {
            json_integer(json, "draft_round", head->draft_round);
        }
    }
    json_text(json, "title", plan_title_line(pool, plan));
    write_head(json, pool, head);
}

/* One baseline or target as an object of the open array. */
static void write_value(Json *json, Pool *pool, const Plan *plan, const Indicator *indicator,
                        const TargetValue *value, bool baseline)
{
    json_object(json, NULL);
    json_text(json, "id", data_value_id(pool, plan, indicator, value, baseline));
    json_integer(json, "year", value->year);
    json_text_if(json, "component", value->component);
    json_text(json, "wording", value->wording);
    if (value->has_number) {
        char number[DECIMAL_TEXT_SIZE];
        decimal_format(value->number, true, number);
        json_text(json, "operator", data_operator_name(value->operator));
        json_decimal(json, "number", value->number);
        json_text(json, "decimal", number);
    }
    json_text_if(json, "unit", value->unit);
    json_text_if(json, "base", value->base);
    json_text_if(json, "remark", value->remark);
    json_truth(json, "met", value->met);
    json_object_end(json);
}

void facts_write_indicator(Json *json, Pool *pool, const Plan *plan, const Indicator *indicator)
{
    json_text(json, "id", pool_printf(pool, "%s#%s", plan->slug, indicator->name));
    json_text(json, "name", indicator->name);
    json_text_if(json, "code", indicator->code);
    json_text_if(json, "differs", indicator->differs);
    json_text(json, "title", indicator->title);
    json_text_if(json, "measured_by", indicator->measured_by);
    json_text_if(json, "led_by", indicator->led_by);
    json_text_if(json, "remark", indicator->remark);
    json_text_if(json, "baseline_source", indicator->baseline_source);
    json_truth(json, "not_counted", indicator->not_counted);
    json_array(json, "baseline");
    for (int i = 0; i < indicator->baseline_count; i++) {
        write_value(json, pool, plan, indicator, &indicator->baseline[i], true);
    }
    json_array_end(json);
    json_array(json, "targets");
    for (int i = 0; i < indicator->target_count; i++) {
        write_value(json, pool, plan, indicator, &indicator->target[i], false);
    }
    json_array_end(json);
}
