/* Private to the model stage: the steps of plan_resolve(), in this order. Each leaves a whole tree.
 */
#ifndef KEHOACH_PLAN_RESOLVE_H
#define KEHOACH_PLAN_RESOLVE_H

#include "plan/plan.h"

/* Unknown names beyond this are told without a search for the nearest one. */
#define RESOLVE_MAX_SUGGESTIONS 200

typedef struct Resolve {
    Plan *plan;
    Findings *findings;
    int suggestions; /* made so far */
} Resolve;

void resolve_indicators(Resolve *resolve);
void resolve_embeds(Resolve *resolve);
void resolve_heads(Resolve *resolve);
void resolve_numbers(Resolve *resolve);
void resolve_ids(Resolve *resolve);
void resolve_notes(Resolve *resolve);
void resolve_values(Resolve *resolve);
void resolve_references(Resolve *resolve);
void resolve_tasks(Resolve *resolve);

/* The table of a group's targets, not yet in the tree (resolve-targets.c). */
PlanNode *resolve_target_table(Resolve *resolve, const TargetGroup *group, SourcePos pos);

/* ---- for messages ---- */

/* "noi-dung.md, dòng 12". In the pool. */
const char *resolve_place_text(Resolve *resolve, SourcePos pos);
/* "a, b, c", shortened if there are many; what to say if there are none. In the pool. */
const char *resolve_name_list(Resolve *resolve, const char *const *names, size_t count);
/* The nearest name, or NULL. */
const char *resolve_nearest(Resolve *resolve, const char *typed, const char *const *names,
                            size_t count);
/* Records an unknown name: rule `near` with the nearest name, else `unknown` with all of them. */
void resolve_unknown_name(Resolve *resolve, FindingRule near, FindingRule unknown, SourcePos pos,
                          const char *typed, const char *const *names, size_t count);

#endif
