/* Indicators linked to the catalogue; tables and charts put where the text asks for them. */
#include "plan/resolve.h"

#include "base/hash.h"
#include "base/message.h"

#include <stdlib.h>
#include <string.h>

/* ---- indicators ---- */

static void check_code(Resolve *resolve, Indicator *indicator)
{
    const Catalogue *catalogue = resolve->plan->catalogue;
    if (!indicator->code || !catalogue || catalogue->indicator_count <= 0) {
        return;
    }
    indicator->entry = catalogue_indicator_find(catalogue, indicator->code);
    if (indicator->entry) {
        return;
    }
    size_t count = (size_t)catalogue->indicator_count;
    const char **codes = g_new(const char *, count);
    for (size_t i = 0; i < count; i++) {
        codes[i] = catalogue->indicator[i].code;
    }
    resolve_unknown_name(resolve, FINDING_INDICATOR_CODE_NEAR, FINDING_INDICATOR_CODE,
                         indicator->pos, indicator->code, codes, count);
    g_free(codes);
}

/* Charges the earlier holder of a name, or takes the name. */
static void check_name(Resolve *resolve, GHashTable *names, FindingRule rule, const char *name,
                       SourcePos pos)
{
    if (!name) {
        return;
    }
    const SourcePos *earlier = g_hash_table_lookup(names, name);
    if (earlier) {
        findings_add(resolve->findings, rule, pos, name, resolve_place_text(resolve, *earlier),
                     NULL);
        return;
    }
    SourcePos *copy = POOL_NEW(resolve->plan->pool, SourcePos);
    *copy = pos;
    g_hash_table_insert(names, pool_strdup(resolve->plan->pool, name), copy);
}

void resolve_indicators(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    GHashTable *groups = g_hash_table_new(hash_string, g_str_equal);
    GHashTable *indicators = g_hash_table_new(hash_string, g_str_equal);
    for (int g = 0; g < plan->group_count; g++) {
        TargetGroup *group = &plan->groups[g];
        check_name(resolve, groups, FINDING_GROUP_TWICE, group->name, group->pos);
        if (group->count == 0) {
            continue;
        }
        /* Readers hand indicators over as constant; the links to the catalogue go into a copy. */
        Indicator *linked = POOL_ARRAY(plan->pool, Indicator, (size_t)group->count);
        memcpy(linked, group->indicator, (size_t)group->count * sizeof *linked);
        for (int i = 0; i < group->count; i++) {
            check_name(resolve, indicators, FINDING_INDICATOR_TWICE, linked[i].name, linked[i].pos);
            check_code(resolve, &linked[i]);
        }
        group->indicator = linked;
    }
    g_hash_table_unref(groups);
    g_hash_table_unref(indicators);
}

/* ---- embeds ---- */

typedef struct Embeds {
    Resolve *resolve;
    GHashTable *groups; /* name -> TargetGroup */
    GHashTable *placed; /* PlanNode or TargetGroup -> the PLAN_EMBED it went to */
} Embeds;

static void refuse_group(Resolve *resolve, const char *name, SourcePos pos)
{
    const Plan *plan = resolve->plan;
    if (plan->unread.targets) {
        return;
    }
    size_t count = (size_t)plan->group_count;
    const char **names = g_new(const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = plan->groups[i].name ? plan->groups[i].name : "";
    }
    resolve_unknown_name(resolve, FINDING_GROUP_NEAR, FINDING_GROUP_UNKNOWN, pos, name, names,
                         count);
    g_free(names);
}

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* Names of the XML tables, sorted because the table of them has no order of its own. g_free it. */
static const char **table_names(const Plan *plan, size_t *count)
{
    const char **names = g_new0(const char *, g_hash_table_size(plan->tables) + 1);
    GHashTableIter iter;
    gpointer name;
    *count = 0;
    g_hash_table_iter_init(&iter, plan->tables);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        names[(*count)++] = name;
    }
    qsort(names, *count, sizeof *names, compare_names);
    return names;
}

static void refuse_table(Resolve *resolve, const char *name, SourcePos pos)
{
    if (resolve->plan->unread.tables) {
        return;
    }
    size_t count;
    const char **names = table_names(resolve->plan, &count);
    resolve_unknown_name(resolve, FINDING_TABLE_NEAR, FINDING_TABLE_UNKNOWN, pos, name, names,
                         count);
    g_free(names);
}

/* The table an embed stands for; NULL if there is none to put in, with a finding if that is the
 * author's fault here and not in a file that could not be read. */
static PlanNode *find_table(Embeds *embeds, PlanNode *embed)
{
    Resolve *resolve = embeds->resolve;
    const char *name = embed->u.embed.name;
    TargetGroup *group = NULL;
    PlanNode *table = NULL;
    if (embed->u.embed.targets) {
        group = g_hash_table_lookup(embeds->groups, name);
    } else {
        table = g_hash_table_lookup(resolve->plan->tables, name);
    }
    if (!group && !table) {
        if (embed->u.embed.targets) {
            refuse_group(resolve, name, embed->pos);
        } else {
            refuse_table(resolve, name, embed->pos);
        }
        return NULL;
    }
    gpointer key = group ? (gpointer)group : table;
    PlanNode *earlier = g_hash_table_lookup(embeds->placed, key);
    if (earlier) {
        findings_add(resolve->findings, FINDING_TABLE_TWICE, embed->pos, name,
                     resolve_place_text(resolve, earlier->pos),
                     earlier->id ? earlier->id : pool_printf(resolve->plan->pool, "bang-%s", name),
                     NULL);
        return NULL;
    }
    g_hash_table_insert(embeds->placed, key, embed);
    if (group) {
        table = resolve_target_table(resolve, group, embed->pos);
    }
    return table;
}

/* XML tables keep their name as id; it may be referred to as "bang-ten". */
static void put_table(Embeds *embeds, PlanNode *embed, PlanNode *table)
{
    Pool *pool = embeds->resolve->plan->pool;
    if (embed->id) {
        table->id = embed->id;
    } else if (!table->id) {
        table->id = pool_printf(pool, "bang-%s", embed->u.embed.name);
    }
    embed->id = table->id;
    if (table->parent) {
        plan_unlink(table);
    }
    plan_insert_after(embed, table);
}

static void check_unused(Embeds *embeds)
{
    Plan *plan = embeds->resolve->plan;
    if (plan->unread.text) {
        return;
    }
    size_t count;
    const char **names = table_names(plan, &count);
    for (size_t i = 0; i < count; i++) {
        const PlanNode *table = g_hash_table_lookup(plan->tables, names[i]);
        if (!g_hash_table_contains(embeds->placed, table)) {
            findings_add(embeds->resolve->findings, FINDING_TABLE_UNUSED, table->pos, names[i],
                         NULL);
        }
    }
    g_free(names);
}

void resolve_embeds(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    Embeds embeds = {.resolve = resolve,
                     .groups = g_hash_table_new(hash_string, g_str_equal),
                     .placed = g_hash_table_new(NULL, NULL)};
    for (int g = plan->group_count - 1; g >= 0; g--) {
        if (plan->groups[g].name) {
            g_hash_table_insert(embeds.groups, pool_strdup(plan->pool, plan->groups[g].name),
                                &plan->groups[g]);
        }
    }
    for (PlanNode *node = plan->root, *next; node; node = next) {
        if (node->kind == PLAN_EMBED) {
            PlanNode *table = find_table(&embeds, node);
            if (table) {
                put_table(&embeds, node, table);
            }
            next = plan_next(plan->root, node);
            plan_unlink(node);
            continue;
        }
        if (node->kind == PLAN_CHART) {
            node->u.chart.group = g_hash_table_lookup(embeds.groups, node->u.chart.name);
            if (!node->u.chart.group) {
                refuse_group(resolve, node->u.chart.name, node->pos);
                next = plan_next(plan->root, node);
                plan_unlink(node);
                continue;
            }
        }
        next = plan_next(plan->root, node);
    }
    check_unused(&embeds);
    g_hash_table_unref(embeds.groups);
    g_hash_table_unref(embeds.placed);
}
