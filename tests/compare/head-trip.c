#include "head-trip.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct Place {
    const char *name; /* of HeadChange.fact */
    size_t offset;
} Place;

static const Place FACTS[] = {
    {"so", offsetof(PlanHead, number)},         {"ky-hieu", offsetof(PlanHead, symbol)},
    {"dia-danh", offsetof(PlanHead, place)},    {"loai", offsetof(PlanHead, type)},
    {"trich-yeu", offsetof(PlanHead, subject)}, {"luu-hanh", offsetof(PlanHead, circulation)},
    {"chuc-vu", offsetof(PlanHead, office)},    {"ho-ten", offsetof(PlanHead, signatory)},
    {"luu", offsetof(PlanHead, archive)},
};

static const Place LISTS[] = {
    {"chu-quan", offsetof(PlanHead, parent_agency)}, {"co-quan", offsetof(PlanHead, issuer)},
    {"quyen-han", offsetof(PlanHead, capacity)},     {"noi-nhan", offsetof(PlanHead, recipients)},
    {"nguon", offsetof(PlanHead, provenance)},
};

static void *at(const PlanHead *head, const Place *place)
{
    return (char *)(uintptr_t)head + place->offset;
}

static const char *words_of(const Fact *fact)
{
    return fact->state != FACT_UNKNOWN && fact->text ? fact->text : "";
}

/* ---- changes ---- */

static Fact new_fact(Plan *plan, GRand *random)
{
    return (Fact){.text = pool_printf(plan->pool, "mục %d", g_rand_int_range(random, 0, 6))};
}

static void edit_list(Plan *plan, FactList *list, GRand *random)
{
    Fact *items = POOL_ARRAY(plan->pool, Fact, (size_t)list->count + 2);
    int count = list->count;
    if (count > 0) {
        memcpy(items, list->items, (size_t)count * sizeof *items);
    }
    int from = g_rand_int_range(random, 0, count + 1), to = g_rand_int_range(random, 0, count + 1);
    int what = g_rand_int_range(random, 0, 4);
    if (what == 0 || count == 0) {
        memmove(items + from + 1, items + from, (size_t)(count - from) * sizeof *items);
        items[from] = new_fact(plan, random);
        count++;
    } else if (from < count && what == 1) {
        items[from] = new_fact(plan, random);
    } else if (from < count && what == 2) {
        memmove(items + from, items + from + 1, (size_t)(count - from - 1) * sizeof *items);
        count--;
    } else if (from < count && to < count) {
        Fact moved = items[from];
        memmove(items + from, items + from + 1, (size_t)(count - from - 1) * sizeof *items);
        memmove(items + to + 1, items + to, (size_t)(count - 1 - to) * sizeof *items);
        items[to] = moved;
    }
    list->items = items;
    list->count = count;
}

void head_edit(Plan *plan, GRand *random)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FACTS); i++) {
        if (g_rand_int_range(random, 0, 3) == 0) {
            *(Fact *)at(&plan->head, &FACTS[i]) = new_fact(plan, random);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        for (int n = g_rand_int_range(random, 0, 4); n > 0; n--) {
            edit_list(plan, at(&plan->head, &LISTS[i]), random);
        }
    }
}

/* ---- applying what is told ---- */

/* One way: from `from` to `to`; back with before and after exchanged. */
typedef struct Step {
    int from, to;
    const char *text;
} Step;

static Step step_of(const HeadChange *change, bool back)
{
    return back ? (Step){change->after_index, change->before_index, change->before}
                : (Step){change->before_index, change->after_index, change->after};
}

/* What is told has its place; the rest of the list fills the others in order. */
static bool apply_list(const Plan *merged, const char *name, const FactList *from,
                       const FactList *to, bool back)
{
    int count = from->count, kept = 0;
    bool *gone = g_new0(bool, (gsize)from->count + 1);
    const char **made = g_new0(const char *, (gsize)from->count + (gsize)to->count + 1);
    bool good = true;
    for (int i = 0; i < merged->head_change_count; i++) {
        Step step = step_of(&merged->head_change[i], back);
        if (strcmp(merged->head_change[i].fact, name) != 0) {
            continue;
        }
        count += (step.to >= 0) - (step.from >= 0);
        if (step.from >= 0) {
            good = good && !gone[step.from];
            gone[step.from] = true;
        }
        if (step.to >= 0) {
            good = good && step.to < to->count && !made[step.to];
            made[step.to] = step.text ? step.text : "";
        }
    }
    good = good && count == to->count;
    for (int i = 0; good && i < to->count; i++) {
        while (!made[i] && kept < from->count && gone[kept]) {
            kept++;
        }
        const char *text = made[i]              ? made[i]
                           : kept < from->count ? words_of(&from->items[kept++])
                                                : "";
        good = strcmp(text, words_of(&to->items[i])) == 0;
    }
    g_free(made);
    g_free(gone);
    return good;
}

static bool apply_fact(const Plan *merged, const char *name, const Fact *from, const Fact *to,
                       bool back)
{
    const char *text = words_of(from);
    for (int i = 0; i < merged->head_change_count; i++) {
        if (strcmp(merged->head_change[i].fact, name) == 0) {
            text = step_of(&merged->head_change[i], back).text;
        }
    }
    return strcmp(text ? text : "", words_of(to)) == 0;
}

bool head_round_trip(const Comparison *comparison)
{
    bool good = true;
    for (int back = 0; back < 2; back++) {
        const PlanHead *from = back ? &comparison->after->head : &comparison->before->head;
        const PlanHead *to = back ? &comparison->before->head : &comparison->after->head;
        for (size_t i = 0; i < G_N_ELEMENTS(FACTS) + G_N_ELEMENTS(LISTS); i++) {
            bool fact = i < G_N_ELEMENTS(FACTS);
            const Place *place = fact ? &FACTS[i] : &LISTS[i - G_N_ELEMENTS(FACTS)];
            void *a = at(from, place), *b = at(to, place);
            bool same = fact ? apply_fact(comparison->merged, place->name, a, b, back)
                             : apply_list(comparison->merged, place->name, a, b, back);
            if (!same) {
                printf("head: %s does not come out %s\n", place->name, back ? "back" : "there");
                good = false;
            }
        }
    }
    return good;
}
