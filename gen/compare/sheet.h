/* Private to compare/: a document about plans, built from the top down. It is a Plan like any
 * other, so that every writer can print it; its words are Vietnamese like a plan's. */
#ifndef KEHOACH_COMPARE_SHEET_H
#define KEHOACH_COMPARE_SHEET_H

#include "plan/plan.h"

typedef struct Sheet {
    Plan *plan;
    PlanNode *body;
    PlanNode *open;  /* where the next block goes */
    PlanNode *table; /* the last table, and how far it is filled */
    int row, column;
} Sheet;

/* A landscape document of that title. `slug` names the outputs; both are copied. */
Sheet sheet_new(const Catalogue *catalogue, const char *slug, const char *title,
                const char *subject);
/* Numbers and names everything and gives the document away. */
Plan *sheet_end(Sheet *sheet);

/* Opens a section of level 1 or 2 and closes those that are not around it. `id` or NULL. */
void sheet_section(Sheet *sheet, int level, const char *id, const char *title);
void sheet_paragraph(Sheet *sheet, const char *text);
void sheet_points(Sheet *sheet, const char *const *text, int count);
/* The chart of a group that is then the plan's only one; the group is copied. */
void sheet_chart(Sheet *sheet, const TargetGroup *group);

/* A table with one header row. Types of columns, a letter each: "t" words, "n" figures, "o" ordinal
 * numbers. */
void sheet_table(Sheet *sheet, const char *caption, const char *types, const char *const *heads);
void sheet_row(Sheet *sheet);
/* The same with an id, which is copied. */
void sheet_named_row(Sheet *sheet, const char *id);
/* A row that heads those below it. */
void sheet_group_row(Sheet *sheet, const char *title);
/* The next cell of the row; lines of the text become paragraphs. The second cell of a row heads
 * it where the first is an ordinal number, else the first. */
void sheet_cell(Sheet *sheet, const char *text);

#endif
