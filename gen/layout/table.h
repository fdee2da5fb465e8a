/* Private to layout/: a table set in its columns, before it is cut into pages. */
#ifndef KEHOACH_LAYOUT_TABLE_H
#define KEHOACH_LAYOUT_TABLE_H

#include "layout/flow.h"

typedef struct CellLayout {
    const PlanNode *node;
    int row, column, row_span, column_span;
    Strip *line;
    int count;
    int placed;    /* lines painted so far, of a cell over several rows */
    Strip *repeat; /* header cells, section rows and row-spanning cells: again, as artefacts */
    int repeat_count;
} CellLayout;

typedef struct RowLayout {
    RowKind kind;
    int level;        /* of a section row */
    int first, end;   /* its cells, those that start in it */
    int lines;        /* text lines, at least 1 */
    int repeat_lines; /* of a section row when it is repeated with "(tiếp theo)" */
    int section;      /* the section row it stands under, -1 if none */
} RowLayout;

struct TableLayout {
    Setting *setting;
    Pages *pages;
    const PlanNode *node;
    int columns, rows, header_rows;
    Len *x; /* [columns + 1]: left edges and the right end */
    Len size, leading;
    CellLayout *cell;
    int cell_count;
    RowLayout *row;
    int *owner; /* [rows * columns]: the cell that covers a place, -1 if none */
    Len header_height;
};

static inline Len row_height(const TableLayout *t, int lines)
{
    return lines * t->leading + 2 * STYLE_CELL_PADDING_Y;
}

static inline bool is_header_row(const TableLayout *t, int row)
{
    return row < t->header_rows;
}

/* The open section rows above `row`, outermost first, at most `limit`; -1 ended count. */
#define TABLE_MAX_LEVELS 8
int open_sections(const TableLayout *table, int row, int section[TABLE_MAX_LEVELS]);

/* Sets a cell as an artefact, for repetition on a later page; `suffix` ends its text. */
#define TABLE_CONTINUED " (tiếp theo)"
void set_cell_again(TableLayout *table, CellLayout *cell, const char *suffix);

#endif
