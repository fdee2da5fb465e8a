/* Private to check/: what a plan says shall not be found (plan->head.exception). */
#ifndef KEHOACH_CHECK_EXCEPTIONS_H
#define KEHOACH_CHECK_EXCEPTIONS_H

#include "plan/plan.h"

/* Appends to `findings` what was `found`, without what the plan excepts; an exception that nothing
 * was found for is a finding itself: what it was made for is gone, and it would hide the next. Of
 * very many findings of one rule in one file only the first are appended. */
void exceptions_apply(const Plan *plan, Findings *found, Findings *findings);

#endif
