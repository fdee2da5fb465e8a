/* Private to layout/: the flow of a document, one list of slices a run of pages of one shape.
 *
 * A slice is a strip that no page break cuts: a line, a line of a table row across its cells, the
 * header block, the signature block. */
#ifndef KEHOACH_LAYOUT_FLOW_H
#define KEHOACH_LAYOUT_FLOW_H

#include "layout/inlines.h"
#include "layout/pagebreak.h"
#include "layout/style.h"

typedef struct TableLayout TableLayout;

typedef struct Slice {
    Len height, space_before;
    int penalty;
    Strip strip;
    TableLayout *table; /* for a table's slices: the strip is empty, the table paints itself */
    int row, line;      /* which line of which row */
    bool counts;        /* a line of text: gets a line number in a draft */
} Slice;

/* Shape of the pages of a run. */
typedef struct PageShape {
    Len width, height;            /* of the sheet */
    Len left, right, top, bottom; /* margins */
} PageShape;

/* Slices that share their page shape and numbering; a new run starts on a new page. */
typedef struct Run {
    PageShape shape;
    GArray *slice;      /* of Slice */
    bool restart;       /* page numbers start at 1 again: a part's first run */
    const char *prefix; /* of page labels: "" for the body */
    bool commented;     /* a draft's lines are numbered for comments */
} Run;

typedef struct Flow {
    Setting *setting;
    Pages *pages;
    GPtrArray *run;    /* Run*; the last one is being filled */
    GHashTable *notes; /* PlanNode (note) -> NoteBox */
    Len pending;       /* gap before the next slice: gaps do not add up, the larger one counts */
    int keep;          /* so many of the next slices must stay with the one before them */
} Flow;

/* A note set for the page foot. */
typedef struct NoteBox {
    Strip *line;
    int count;
    Len leading;
} NoteBox;

static inline Len note_height(const NoteBox *box)
{
    return box->count * box->leading + STYLE_NOTE_GAP;
}

PageShape page_shape(bool landscape);
static inline Len shape_width(PageShape shape)
{
    return shape.width - shape.left - shape.right;
}
static inline Len shape_height(PageShape shape)
{
    return shape.height - shape.top - shape.bottom;
}

Flow *flow_new(Setting *setting, Pages *pages);
void flow_free(Flow *flow);
/* Starts a run; without effect on numbering unless `restart`. */
void flow_start_run(Flow *flow, PageShape shape, bool restart, const char *prefix);
Run *flow_run(const Flow *flow);
/* At least `gap` before the next slice. */
void flow_gap(Flow *flow, Len gap);
/* None of the next `slices` may start a page. */
void flow_keep(Flow *flow, int slices);
/* Appends one slice; `penalty` is raised to forbidden by flow_keep. */
Slice *flow_add(Flow *flow, Strip strip, Len height, int penalty);
/* Appends the lines of one paragraph: no widow, no orphan. `penalty` is for its first line. */
void flow_add_lines(Flow *flow, const Strip *line, int count, Len leading, int penalty);
void flow_bookmark(Flow *flow, int level, const char *title, const char *destination,
                   const TagNode *element);

/* ---- what fills it ---- */

/* Where blocks are set. */
typedef struct Frame {
    TagNode *tag;
    Len x, width;
    Len size;
    Len indent; /* first-line indent of paragraphs */
    Len gap;    /* between paragraphs */
    Align align;
    bool hanging; /* list labels hang (cells, quotes) */
    int heading;  /* level of the last heading, 1 = the document's title */
} Frame;

/* Sets the children of `parent` (blocks). */
void set_blocks(Flow *flow, const PlanNode *parent, Frame frame);
/* A paragraph whose material is already made. */
void set_material(Flow *flow, Material *material, Frame frame, Len indent, int penalty);
/* Header block, type and subject, grounds (NĐ 30, PL I, II.1-5). */
void set_head(Flow *flow, TagNode *tag);
/* Title of a document of free form. */
void set_book_title(Flow *flow, TagNode *tag);
void set_signature(Flow *flow, TagNode *tag);
void set_provenance(Flow *flow, TagNode *tag);
void set_annex_title(Flow *flow, const PlanNode *annex, TagNode *tag);
void set_table(Flow *flow, const PlanNode *table, Frame frame);
void set_chart(Flow *flow, const PlanNode *chart, Frame frame);
void set_figure(Flow *flow, const PlanNode *figure, Frame frame);
/* Sets the notes first marked below `node`, as elements after it in `tag`. */
void set_notes_of(Flow *flow, const Strip *line, int count, TagNode *tag);

/* ---- tables on pages (table.c paints what place.c asks for) ---- */

/* Height above a page's first slice: repeated header rows and titles of the open groups. */
Len table_carry(const TableLayout *table, int row, int line);
/* Height below a page's last slice: the foot of a row that goes on. */
Len table_closing(const TableLayout *table, int row, int line);
/* Paints the slices from (row, line) to before (end_row, end_line) at `y`; `continues` if the table
 * started on an earlier page. Gives the height painted. */
Len table_paint(TableLayout *table, Page *page, Len y, int row, int line, int end_row, int end_line,
                bool continues);

/* ---- pages ---- */

/* Breaks all runs into pages and paints them, with notes, page numbers and draft marks. */
void place_flow(Flow *flow);
/* Paints a strip at `y`. */
void paint_strip(Setting *setting, Pages *pages, Page *page, const Strip *strip, Len y);
/* Bars and numbers beside the changes of the page that is painted (margin.c). */
void margin_paint(Setting *setting, Pages *pages, Page *page, PageShape shape);

#endif
