/* Private to compare/: documents about a comparison, made as plans so that the ordinary writers
 * write them. */
#ifndef KEHOACH_COMPARE_DOCUMENT_H
#define KEHOACH_COMPARE_DOCUMENT_H

#include "compare/compare.h"

/* A free document with this title and the later plan's subject. `slug`: where its pages stand. */
Plan *document_new(const Comparison *comparison, const char *title, const char *subject);
PlanNode *document_body(const Plan *plan);
PlanNode *document_node(Plan *plan, PlanNode *parent, PlanKind kind);
PlanNode *document_text(Plan *plan, PlanNode *parent, const char *text);
/* A paragraph with one text. */
PlanNode *document_paragraph(Plan *plan, PlanNode *parent, const char *text);
/* A PLAN_CHANGE that shows its content as this kind. */
PlanNode *document_change(Plan *plan, PlanNode *parent, ChangeKind kind);
/* A link to a place of the merged plan's pages. */
PlanNode *document_link(Plan *plan, PlanNode *parent, const char *place);
/* A table with its first row: titles of the columns, "#" in front of an ordinal's, "0" of a
 * number's. */
PlanNode *document_table(Plan *plan, PlanNode *parent, const char *const *titles, int columns);
PlanNode *document_row(Plan *plan, PlanNode *table);
/* The row's next cell, without content. */
PlanNode *document_cell(Plan *plan, PlanNode *row);
PlanNode *document_text_cell(Plan *plan, PlanNode *row, const char *text);

#endif
