/* The text of a plan as JSON, and the names of what it holds. */
#ifndef KEHOACH_DATA_TEXT_H
#define KEHOACH_DATA_TEXT_H

#include "base/json.h"
#include "plan/plan.h"

/* Grounds, body, annexes and notes: members of the open object. */
void text_write(Json *json, const Plan *plan);

/* "khoan", "points", "section". */
const char *text_rank_name(SectionRank rank);
const char *text_list_name(ListStyle style);
const char *text_row_name(RowKind kind);

#endif
