/* How writers show what changed between two plans (plan.h, "changes between two plans"). */
#ifndef KEHOACH_PLAN_CHANGE_H
#define KEHOACH_PLAN_CHANGE_H

#include "plan/plan.h"

typedef enum ChangeShow {
    SHOW_SAME,
    SHOW_ADDED,
    SHOW_REMOVED,
    SHOW_AWAY,  /* stood here before */
    SHOW_HERE,  /* stood elsewhere before, or in another paragraph */
    SHOW_EDITED /* in both, and not the same */
} ChangeShow;

/* SHOW_SAME for NULL and for a mark without number. */
ChangeShow plan_change_show(const PlanChange *change);
/* The mark that tells how to show the content of a block: its own or the nearest above it, NULL if
 * there is none. The words of an edited cell bear marks of their own. */
const PlanChange *plan_change_of(const PlanNode *block);
/* The mark of a fact of the head by its name ("so"); the later of several; or NULL. */
const PlanChange *plan_change_of_fact(const Plan *plan, const char *fact, int after_index);
/* The same of a line that shows two facts, of which the first that changed counts. */
const PlanChange *plan_change_of_either(const Plan *plan, const char *fact, const char *other);
/* The same by the fact itself, one of plan->head. */
const PlanChange *plan_change_of_this(const Plan *plan, const Fact *fact);
/* The words before and after of a change at `node`, NULL where there are none. `node` is NULL for
 * the head's. In the pool. */
void plan_change_words(Pool *pool, const Plan *plan, const PlanChange *change, const PlanNode *node,
                       const char **before, const char **after);
/* Text below a block without the words that are no more. g_free it. */
char *plan_text_later(const PlanNode *block);
/* "Kế hoạch 134/KH-UBND: Triển khai …": one of the two that are merged; where both are called the
 * same, with the name of its folder or revision. In the pool. */
const char *plan_change_title(Pool *pool, const Plan *merged, bool later);
/* Names of the two places of a change, as links lead to them: where it stands in the merged plan
 * ("thay-doi-3"; where something moved from: "thay-doi-3-cu"), and where it is listed. */
const char *plan_change_place(Pool *pool, const PlanChange *change);
const char *plan_change_entry(Pool *pool, int number);

#endif
