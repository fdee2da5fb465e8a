/* Private to data/: parts that several JSON files have alike. */
#ifndef KEHOACH_DATA_FACTS_H
#define KEHOACH_DATA_FACTS_H

#include "base/json.h"
#include "plan/plan.h"

/* Form, state, title and the facts of the head, each with whether it is known, inferred or unknown:
 * members of the open object. */
void facts_write(Json *json, Pool *pool, const Plan *plan);
/* What an indicator says beyond its figures, and these: members of the open object. */
void facts_write_indicator(Json *json, Pool *pool, const Plan *plan, const Indicator *indicator);

#endif
