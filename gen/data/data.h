/* The figures and tasks of a plan as data: CSV after RFC 4180 (CRLF, quotes doubled), UTF-8, one
 * header line of stable ASCII names. Numbers have a decimal point in their own column and stand as
 * worded beside it. Cells that a spreadsheet would take for a formula are preceded by an
 * apostrophe. */
#ifndef KEHOACH_DATA_DATA_H
#define KEHOACH_DATA_DATA_H

#include "plan/plan.h"

#define DATA_TARGETS_FILE "chi-tieu.csv"
#define DATA_TASKS_FILE "nhiem-vu.csv"

/* Each baseline and each target of every group, a row a value; NULL if the plan has no targets. */
GBytes *data_write_targets(const Plan *plan);

/* Each task of the annexes' task tables with its groups, a row a task; NULL if there are none. */
GBytes *data_write_tasks(const Plan *plan);

#endif
