/* Private to source/: building tables row by row on a grid. */
#ifndef KEHOACH_SOURCE_TABLES_H
#define KEHOACH_SOURCE_TABLES_H

#include "source/parts.h"

/* Rows of XmlShape for <bang>, without the <bang> itself and without inline content. */
#define TABLE_SHAPES                                                                               \
    {"cot", XML_ELEMENTS, "ten! kieu", "cot"}, {"dong", XML_ELEMENTS, NULL, "o+"},                 \
        {"o", XML_MIXED, "gop-cot gop-dong", INLINE_CHILDREN},                                     \
    {                                                                                              \
        "muc", XML_MIXED, "so", INLINE_CHILDREN                                                    \
    }

typedef struct Grid {
    Plan *plan;
    Findings *findings;
    PlanNode *table;
    int columns;
    int row;                              /* of the row being filled */
    int next;                             /* column where the next cell is looked for */
    int held[SOURCE_MAX_COLUMNS];         /* rows still taken by a cell from above, this one too */
    PlanNode *holder[SOURCE_MAX_COLUMNS]; /* that cell */
    long cells;
    int told;  /* findings about places so far */
    bool full; /* the limit of cells was reached, with a finding */
} Grid;

void grid_begin(Grid *grid, Plan *plan, PlanNode *table, Findings *findings);
/* Appends a row; its cells are added by grid_cell. NULL when the table is full. */
PlanNode *grid_row(Grid *grid, RowKind kind, SourcePos pos);
/* Appends a cell at the next free place of the row. A cell that does not fit is a finding; it gets
 * the room there is. NULL if there is none at all. */
PlanNode *grid_cell(Grid *grid, PlanNode *row, int row_span, int column_span, SourcePos pos);
/* Ends the row: what is missing is a finding and filled with empty cells. */
void grid_row_end(Grid *grid, PlanNode *row);
/* Ends all cells that still reach downwards; `what` says in words what stands in the way. */
void grid_cut(Grid *grid, const char *what);

/* A cell with one paragraph of text. */
PlanNode *grid_text_cell(Grid *grid, PlanNode *row, int column_span, const char *text,
                         SourcePos pos);
/* Appends a row with `number` (may be NULL) and a cell over the other columns; the caller fills
 * the cell. */
PlanNode *grid_section_row(Grid *grid, const char *number, int level, SourcePos pos);

/* The table of a <bang>. Never NULL. */
PlanNode *table_read(Plan *plan, const XmlNode *element, Findings *findings);

#endif
