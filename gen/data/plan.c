/* JSON files: one plan, the list of plans, one indicator. */
#include "base/json.h"
#include "data/data.h"
#include "data/facts.h"
#include "data/text.h"

#include <string.h>

/* From the plan's folder to the outputs' root. */
static const char *path_to_root(Pool *pool, const char *slug)
{
    const char *path = "../";
    for (const char *p = slug; *p; p++) {
        path = *p == '/' ? pool_printf(pool, "%s../", path) : path;
    }
    return path;
}

static void write_groups(Json *json, Pool *pool, const Plan *plan)
{
    json_array(json, "target_groups");
    for (int g = 0; g < plan->group_count; g++) {
        const TargetGroup *group = &plan->groups[g];
        json_object(json, NULL);
        json_text(json, "name", group->name);
        json_text(json, "title", group->title);
        json_array(json, "indicators");
        for (int i = 0; i < group->count; i++) {
            json_object(json, NULL);
            facts_write_indicator(json, pool, plan, &group->indicator[i]);
            json_object_end(json);
        }
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_agencies(Json *json, const char *name, const Agency *agencies, int count)
{
    json_array(json, name);
    for (int i = 0; i < count; i++) {
        json_text(json, NULL, agencies[i].name);
    }
    json_array_end(json);
}

static void write_task(Json *json, Pool *pool, const PlanTask *task)
{
    json_object(json, NULL);
    json_text(json, "id", task->id);
    json_text_if(json, "annex", task->annex->id);
    json_text_if(json, "groups", task->groups);
    json_text_if(json, "number", task->number);
    json_text(json, "task", task->text);
    json_text(json, "lead", task->lead);
    json_text(json, "cooperate", task->cooperate);
    json_text(json, "period", task->wording);
    write_agencies(json, "lead_agencies", task->leads, task->lead_count);
    write_agencies(json, "cooperating_agencies", task->cooperators, task->cooperator_count);
    json_text_if(json, "from", period_day(pool, task->period.from));
    json_text_if(json, "until", period_day(pool, task->period.until));
    json_text_if(json, "repeats", period_repeat_name(task->period.repeat));
    json_object_end(json);
}

static void write_tasks(Json *json, Pool *pool, const Plan *plan)
{
    json_array(json, "tasks");
    for (int i = 0; i < plan->task_count; i++) {
        write_task(json, pool, &plan->tasks[i]);
    }
    json_array_end(json);
}

GBytes *data_write_plan(const Plan *plan)
{
    Pool *pool = pool_new();
    Json json = json_begin();
    json_text(&json, "$schema",
              pool_printf(pool, "%s" DATA_SCHEMA_FOLDER "/ke-hoach.schema.json",
                          path_to_root(pool, plan->slug)));
    facts_write(&json, pool, plan);
    text_write(&json, plan);
    write_groups(&json, pool, plan);
    write_tasks(&json, pool, plan);
    pool_free(pool);
    return json_end(&json);
}

GBytes *data_write_list(const Plan *const *plans, size_t count)
{
    Pool *pool = pool_new();
    Json json = json_begin();
    json_text(&json, "$schema", "luoc-do/danh-muc.schema.json");
    json_array(&json, "plans");
    for (size_t i = 0; i < count; i++) {
        json_object(&json, NULL);
        facts_write(&json, pool, plans[i]);
        json_text(&json, "data", pool_printf(pool, "../%s/" DATA_PLAN_FILE, plans[i]->slug));
        json_object_end(&json);
    }
    json_array_end(&json);
    pool_free(pool);
    return json_end(&json);
}

/* ---- one indicator ---- */

static void write_national(Json *json, const CatalogueIndicator *entry)
{
    json_array(json, "national_targets");
    for (int i = 0; i < entry->target_count; i++) {
        const CatalogueTarget *target = &entry->target[i];
        json_object(json, NULL);
        json_integer(json, "year", target->year);
        json_text(json, "wording", target->wording);
        json_text_if(json, "name", target->title);
        json_text(json, "confirmed", target->indirect ? "indirect" : "direct");
        json_text(json, "source", target->source);
        json_text_if(json, "disputed", target->disputed);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_plans(Json *json, Pool *pool, const CatalogueIndicator *entry,
                        const Plan *const *plans, size_t count)
{
    json_array(json, "plans");
    for (size_t p = 0; p < count; p++) {
        for (int g = 0; g < plans[p]->group_count; g++) {
            const TargetGroup *group = &plans[p]->groups[g];
            for (int i = 0; i < group->count; i++) {
                if (group->indicator[i].entry == entry) {
                    json_object(json, NULL);
                    json_text(json, "plan", plans[p]->slug);
                    facts_write_indicator(json, pool, plans[p], &group->indicator[i]);
                    json_object_end(json);
                }
            }
        }
    }
    json_array_end(json);
}

GBytes *data_write_indicator(const CatalogueIndicator *entry, const Plan *const *plans,
                             size_t count)
{
    Pool *pool = pool_new();
    Json json = json_begin();
    json_text(&json, "$schema", "../" DATA_SCHEMA_FOLDER "/chi-tieu.schema.json");
    json_text(&json, "code", entry->code);
    json_text(&json, "name", entry->name);
    json_text_if(&json, "name_en", entry->name_en);
    json_text(&json, "group", entry->group);
    json_text_if(&json, "unit", entry->unit);
    json_text(&json, "better", entry->higher_is_better ? "higher" : "lower");
    write_national(&json, entry);
    write_plans(&json, pool, entry, plans, count);
    pool_free(pool);
    return json_end(&json);
}
