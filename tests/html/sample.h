/* Plans made by hand for the tests of the HTML writer. */
#ifndef KEHOACH_TESTS_HTML_SAMPLE_H
#define KEHOACH_TESTS_HTML_SAMPLE_H

#include "plan/plan.h"

/* A node below `parent`; with `text` it gets a text child. */
PlanNode *sample_add(Plan *plan, PlanNode *parent, PlanKind kind, const char *text);
PlanNode *sample_section(Plan *plan, PlanNode *parent, SectionRank rank, const char *number,
                         const char *title, const char *id);
PlanNode *sample_item(Plan *plan, PlanNode *list, const char *label, const char *text);
/* A table of `columns` columns without caption; add rows with sample_row(). */
PlanNode *sample_table(Plan *plan, PlanNode *parent, const char *caption, int columns);
/* A row of one-line cells, ended by NULL. Before the text a cell may say "2x1:" (rows x columns),
 * and "!" makes it a head. */
PlanNode *sample_row(Plan *plan, PlanNode *table, RowKind kind, int level, ...);
/* A mark in `parent` for note `number`, which is made when it is new. */
void sample_note_mark(Plan *plan, PlanNode *parent, int number, const char *text);
Fact sample_fact(const char *text);

/* An official plan with every kind of node and every oddity of the head. */
Plan *sample_plan(void);
/* A free document. */
Plan *sample_book(void);

#endif
