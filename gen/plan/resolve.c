/* The model stage: what must be known of the whole document before anything is written. */
#include "plan/resolve.h"

#include "base/message.h"
#include "base/names.h"
#include "base/nearest.h"

#include <string.h>

const char *resolve_place_text(Resolve *resolve, SourcePos pos)
{
    return pool_printf(resolve->plan->pool, "%s, %s %u", pos.file ? pos.file->path : "?", _("dòng"),
                       (unsigned)pos.line);
}

const char *resolve_name_list(Resolve *resolve, const char *const *names, size_t count)
{
    if (count == 0) {
        return _("chưa có");
    }
    char *list = names_listed(names, count);
    const char *copy = pool_strdup(resolve->plan->pool, list);
    g_free(list);
    return copy;
}

const char *resolve_nearest(Resolve *resolve, const char *typed, const char *const *names,
                            size_t count)
{
    if (resolve->suggestions >= RESOLVE_MAX_SUGGESTIONS) {
        return NULL;
    }
    resolve->suggestions++;
    return nearest_name(typed, names, count);
}

void resolve_unknown_name(Resolve *resolve, FindingRule near, FindingRule unknown, SourcePos pos,
                          const char *typed, const char *const *names, size_t count)
{
    const char *nearest = resolve_nearest(resolve, typed, names, count);
    if (nearest) {
        findings_add(resolve->findings, near, pos, typed, nearest, NULL);
    } else {
        findings_add(resolve->findings, unknown, pos, typed,
                     resolve_name_list(resolve, names, count), NULL);
    }
}

void plan_resolve(Plan *plan, Findings *findings)
{
    static void (*const STEPS[])(Resolve *) = {
        resolve_indicators, resolve_embeds, resolve_heads,      resolve_numbers, resolve_ids,
        resolve_notes,      resolve_values, resolve_references, resolve_tasks,
    };
    Resolve resolve = {.plan = plan, .findings = findings};
    for (size_t i = 0; i < G_N_ELEMENTS(STEPS); i++) {
        STEPS[i](&resolve);
#ifndef NDEBUG
        plan_verify(plan);
#endif
    }
}
