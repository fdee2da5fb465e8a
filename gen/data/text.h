/* Private to data/: the text of a plan. */
#ifndef KEHOACH_DATA_TEXT_H
#define KEHOACH_DATA_TEXT_H

#include "base/json.h"
#include "plan/plan.h"

/* Grounds, body, annexes and notes: members of the open object. */
void text_write(Json *json, const Plan *plan);

#endif
