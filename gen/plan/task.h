/* The tasks of a plan: the rows of its annexes' task tables, with agencies and times as read from
 * their cells. plan_resolve() reads them once, for all that is made of the plan; they live as long
 * as it does. */
#ifndef KEHOACH_PLAN_TASK_H
#define KEHOACH_PLAN_TASK_H

#include "plan/agency.h"
#include "plan/period.h"
#include "plan/plan.h"

struct PlanTask {
    const char *id; /* "thanh-hoa/134-2022#nhiem-vu-a-ii-1" */
    const Plan *plan;
    int order; /* from 0, in the plan */
    const PlanNode *annex, *row;
    const char *groups;                     /* "A. … > I. …"; "" if none */
    const char *number, *text;              /* as in the table */
    const char *lead, *cooperate, *wording; /* cells as worded; paragraphs parted by line feeds */
    const Agency *leads, *cooperators;
    int lead_count, cooperator_count;
    Period period; /* of the wording */
};

#endif
