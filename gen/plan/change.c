#include "plan/change.h"

#include "base/shorten.h"

#include <string.h>

#define MAX_WORDS 120 /* characters of a change's words in its description */

ChangeShow plan_change_show(const PlanChange *change)
{
    static const ChangeShow SHOW[CHANGE_KIND_COUNT] = {
        [CHANGE_FORM] = SHOW_SAME,          [CHANGE_ADDED] = SHOW_ADDED,
        [CHANGE_REMOVED] = SHOW_REMOVED,    [CHANGE_REPLACED_OLD] = SHOW_REMOVED,
        [CHANGE_REPLACED_NEW] = SHOW_ADDED, [CHANGE_MOVED_AWAY] = SHOW_AWAY,
        [CHANGE_MOVED_HERE] = SHOW_HERE,    [CHANGE_EDITED] = SHOW_EDITED,
        [CHANGE_GAP] = SHOW_SAME,           [CHANGE_SPLIT] = SHOW_HERE,
        [CHANGE_JOINED] = SHOW_HERE,
    };
    return change && change->number > 0 ? SHOW[change->kind] : SHOW_SAME;
}

/* Of a cell that stands in a column which only one table has. */
static const PlanChange *column_change(const PlanNode *cell)
{
    const PlanNode *table = cell->parent ? cell->parent->parent : NULL;
    if (!table || table->kind != PLAN_TABLE || !table->u.table.column ||
        cell->u.cell.column >= table->u.table.columns) {
        return NULL;
    }
    return table->u.table.column[cell->u.cell.column].change;
}

const PlanChange *plan_change_of(const PlanNode *block)
{
    for (const PlanNode *node = block; node; node = node->parent) {
        ChangeShow show = plan_change_show(node->change);
        bool words = node->kind == PLAN_CELL && show == SHOW_EDITED;
        if (show != SHOW_SAME && !words) {
            return node->change;
        }
        if (node->kind == PLAN_CELL && plan_change_show(column_change(node)) != SHOW_SAME) {
            return column_change(node);
        }
    }
    return NULL;
}

const PlanChange *plan_change_of_fact(const Plan *plan, const char *fact, int after_index)
{
    for (int i = 0; i < plan->head_change_count; i++) {
        const HeadChange *head = &plan->head_change[i];
        if (strcmp(head->fact, fact) == 0 && head->after && head->after_index == after_index &&
            head->change.number > 0) {
            return &head->change;
        }
    }
    return NULL;
}

const PlanChange *plan_change_of_either(const Plan *plan, const char *fact, const char *other)
{
    const PlanChange *change = plan_change_of_fact(plan, fact, -1);
    return change ? change : plan_change_of_fact(plan, other, -1);
}

const PlanChange *plan_change_of_this(const Plan *plan, const Fact *fact)
{
    const PlanHead *head = &plan->head;
    const struct {
        const char *name;
        const Fact *fact;
    } FACTS[] = {
        {"dia-danh", &head->place},       {"loai", &head->type},      {"trich-yeu", &head->subject},
        {"luu-hanh", &head->circulation}, {"chuc-vu", &head->office}, {"ho-ten", &head->signatory},
    };
    const struct {
        const char *name;
        const FactList *list;
    } LISTS[] = {
        {"chu-quan", &head->parent_agency},
        {"co-quan", &head->issuer},
        {"quyen-han", &head->capacity},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FACTS); i++) {
        if (FACTS[i].fact == fact) {
            return plan_change_of_fact(plan, FACTS[i].name, -1);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        for (int k = 0; k < LISTS[i].list->count; k++) {
            if (&LISTS[i].list->items[k] == fact) {
                return plan_change_of_fact(plan, LISTS[i].name, k);
            }
        }
    }
    return NULL;
}

static const char *words_of(Pool *pool, const PlanNode *node)
{
    if (!node) {
        return NULL;
    }
    char *text = plan_text_of(node->kind == PLAN_SECTION && node->first ? node->first : node);
    g_strstrip(text);
    char *start = text_shortened(text, strlen(text), MAX_WORDS);
    const char *words = *start ? pool_strdup(pool, start) : NULL;
    g_free(start);
    g_free(text);
    return words;
}

/* The other half of a replacement stands beside it. */
static const PlanNode *half(const PlanNode *node, ChangeKind kind)
{
    const PlanNode *beside = kind == CHANGE_REPLACED_NEW ? node->next : node->previous;
    bool found =
        beside && beside->kind == PLAN_CHANGE && beside->change && beside->change->kind == kind;
    return found ? beside : NULL;
}

void plan_change_words(Pool *pool, const Plan *plan, const PlanChange *change, const PlanNode *node,
                       const char **before, const char **after)
{
    *before = *after = NULL;
    for (int i = 0; i < plan->head_change_count; i++) {
        if (&plan->head_change[i].change == change) {
            *before = plan->head_change[i].before;
            *after = plan->head_change[i].after;
            return;
        }
    }
    if (!node || node->kind != PLAN_CHANGE) {
        bool come = change->kind == CHANGE_ADDED || change->kind == CHANGE_SPLIT;
        bool gone = change->kind == CHANGE_REMOVED || change->kind == CHANGE_JOINED;
        *before = come ? NULL : words_of(pool, change->before);
        *after = gone ? NULL : words_of(pool, change->after);
        return;
    }
    switch (change->kind) {
    case CHANGE_REPLACED_OLD:
        *before = words_of(pool, node);
        *after = words_of(pool, half(node, CHANGE_REPLACED_NEW));
        break;
    case CHANGE_REPLACED_NEW:
        *before = words_of(pool, half(node, CHANGE_REPLACED_OLD));
        *after = words_of(pool, node);
        break;
    case CHANGE_REMOVED:
        *before = words_of(pool, node);
        break;
    default:
        *after = words_of(pool, node);
        break;
    }
}

static bool append_later(const PlanNode *node, void *context)
{
    bool gone = node->kind == PLAN_CHANGE &&
                (node->change->kind == CHANGE_REMOVED || node->change->kind == CHANGE_REPLACED_OLD);
    if (gone || node->kind == PLAN_NOTE_MARK) {
        return false;
    }
    if (node->kind == PLAN_TEXT || node->kind == PLAN_CODE) {
        g_string_append(context, node->u.text.text);
    } else if (node->kind == PLAN_LINE_BREAK) {
        g_string_append_c(context, ' ');
    }
    return true;
}

char *plan_text_later(const PlanNode *block)
{
    GString *text = g_string_new(NULL);
    plan_walk(block, append_later, NULL, text);
    return g_strchomp(g_string_free(text, FALSE));
}

const char *plan_change_place(Pool *pool, const PlanChange *change)
{
    return pool_printf(pool, "thay-doi-%d%s", change->number,
                       change->kind == CHANGE_MOVED_AWAY ? "-cu" : "");
}

const char *plan_change_entry(Pool *pool, int number)
{
    return pool_printf(pool, "muc-thay-doi-%d", number);
}

const char *plan_change_title(Pool *pool, const Plan *merged, bool later)
{
    const Plan *plan = later ? merged->after : merged->before;
    const Plan *other = later ? merged->before : merged->after;
    const char *title = plan_title_line(pool, plan);
    bool same = g_strcmp0(title, plan_title_line(pool, other)) == 0;
    return same && plan->slug && g_strcmp0(plan->slug, other->slug) != 0
               ? pool_printf(pool, "%s (%s)", title, plan->slug)
               : title;
}
