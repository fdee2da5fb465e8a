#include "base/collate.h"
#include "site/parts.h"

#include <stdlib.h>

#define ORDER_NAME_LENGTH 12

const char *site_province(const Plan *plan)
{
    const PlanHead *head = &plan->head;
    if (head->unit) {
        return head->unit->name;
    }
    return head->province.text ? head->province.text : "";
}

static int day_of(const Plan *plan)
{
    PlanDate date = plan->head.date;
    return date.year * 10000 + date.month * 100 + date.day;
}

static int compare_plans(const void *a, const void *b)
{
    const Plan *x = *(const Plan *const *)a, *y = *(const Plan *const *)b;
    if (x->head.form != y->head.form) {
        return x->head.form == FORM_BOOK ? 1 : -1;
    }
    const char *px = site_province(x), *py = site_province(y);
    if (!*px != !*py) {
        return *px ? -1 : 1; /* unknown provinces last */
    }
    /* Nearly all comparisons of many plans are within a province, and collating is dear. */
    int order = g_strcmp0(px, py) == 0 ? 0 : collate_vietnamese(px, py);
    if (order == 0) {
        order = day_of(y) - day_of(x);
    }
    return order ? order : g_strcmp0(x->slug, y->slug);
}

const Plan *const *site_sorted_plans(const Site *site, Pool *pool)
{
    const Plan **sorted = POOL_ARRAY(pool, const Plan *, site->count + 1);
    for (size_t i = 0; i < site->count; i++) {
        sorted[i] = site->plan[i];
    }
    qsort(sorted, site->count, sizeof(const Plan *), compare_plans);
    return sorted;
}

const char *site_order_name(Pool *pool, const Plan *const *plans, size_t count)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < count; i++) {
        g_checksum_update(sum, (const guchar *)(plans[i]->slug ? plans[i]->slug : ""), -1);
        g_checksum_update(sum, (const guchar *)"\n", 1);
    }
    const char *name = pool_strndup(pool, g_checksum_get_string(sum), ORDER_NAME_LENGTH);
    g_checksum_free(sum);
    return name;
}
