/* Private to the Markdown reader: what its files share.
 *
 * cmark knows neither notes nor processing instructions: "[^1]: text" is a link address to it and
 * "<?…?>" is HTML. So a prepared copy of the file is parsed, in which every note mark and every
 * instruction is a short mask and the definitions of notes are lifted out (markdown-prepare.c).
 * Lines stay where they are; places in the file are found through the masks (markdown-place.c). */
#ifndef KEHOACH_SOURCE_MARKDOWN_H
#define KEHOACH_SOURCE_MARKDOWN_H

#include "source/read.h"

#include <cmark.h>

/* cmark 0.30 needs the square of the number of brackets in the worst case ("![[]()" repeated). */
#define MARKDOWN_MAX_BRACKETS 10000
/* Masks are single code points of the private planes 15 and 16. */
#define MARKDOWN_MAX_MASKS 100000
/* Spaces, ">" and list marks before the text of one line; they bound cmark's nesting. */
#define MARKDOWN_MAX_INDENT 200
#define MARKDOWN_MAX_NOTE_LABEL 60 /* bytes */
/* Depth of blocks; the rest up to PLAN_MAX_DEPTH is for inlines and for tables put in later. */
#define MARKDOWN_MAX_BLOCK_DEPTH (PLAN_MAX_DEPTH - 28)
#define MARKDOWN_MAX_INLINE_DEPTH (PLAN_MAX_DEPTH - 12)

typedef enum MaskKind {
    MASK_INSTRUCTION, /* <?…?> */
    MASK_UNCLOSED,    /* <? without ?> on its line */
    MASK_NOTE,        /* [^label] */
    MASK_DECLARATION, /* <!: comments and the like, on which cmark 0.30 is quadratic */
    MASK_ADDRESS,     /* the "[" of a link address with a label, which we do not want */
    MASK_LITERAL      /* a character of the planes used for masks */
} MaskKind;

typedef struct Mask {
    MaskKind kind;
    size_t start, end;       /* bytes of the file */
    size_t prepared, length; /* bytes of the prepared text */
} Mask;

typedef struct Line {
    size_t start;    /* offset in the file */
    size_t prepared; /* and in the prepared text */
} Line;

/* "[^label]: text" with the lines that belong to it. */
typedef struct NoteDefinition {
    char *label; /* in the pool */
    SourcePos pos;
    guint first_line, line_count; /* from 0 */
    size_t prefix;                /* bytes of the prepared first line before the text */
    PlanNode *note;               /* once a mark has asked for it */
} NoteDefinition;

typedef struct Markdown {
    Plan *plan;
    PlanNode *part; /* PLAN_BODY or PLAN_ANNEX */
    const SourceFile *file;
    Findings *findings;

    GString *prepared; /* the file with masks */
    GString *body;     /* the same with the lines of notes left empty: what cmark parses */
    GArray *masks;     /* of Mask */
    GArray *lines;     /* of Line, and one more for the end */
    GPtrArray *definitions;
    GHashTable *definition_of; /* label -> NoteDefinition */

    /* the place last asked for: columns are counted on from there */
    size_t known_offset;
    SourcePos known;

    /* reading inlines: how far the prepared text has been read, and to where it may be */
    size_t cursor, cursor_end;
    GString *pending; /* text not yet in the tree */
    SourcePos pending_pos;
    PlanNode *inlines; /* where inlines go */
    int inline_depth;
    bool in_note; /* inside a note's text, where no other note may stand */

    /* reading blocks */
    GArray *frames; /* private to markdown.c */
    bool html_found, nesting_found, notes_full;
    bool landscape;
    SourcePos landscape_pos;
} Markdown;

/* ---- markdown-prepare.c ---- */

/* Makes prepared, body, masks, lines and definitions. False, with a finding, if the file must not
 * be parsed. */
bool markdown_prepare(Markdown *md);
/* The mask whose text begins at `text`, with its length in bytes; or NULL. */
const Mask *markdown_mask_at(const Markdown *md, const char *text, const char *end, size_t *length);
/* Where a mask may begin from `text` on, or the end. */
const char *markdown_find_mask(const char *text, const char *end);
/* Prepared text as the author typed it. g_string_free it. */
GString *markdown_unmask(const Markdown *md, const char *text, size_t length);

/* ---- markdown-place.c ---- */

SourcePos markdown_place(Markdown *md, size_t offset);          /* of the file */
SourcePos markdown_place_prepared(Markdown *md, size_t offset); /* of the prepared text */
/* Offset in the prepared text of a cmark line and column (both from 1). */
size_t markdown_offset(const Markdown *md, int line, int column);
/* The prepared text of line `line` (from 0) without its line end. */
const char *markdown_line(const Markdown *md, guint line, size_t *length);
SourcePos markdown_block_place(Markdown *md, cmark_node *block);

/* ---- markdown-inline.c ---- */

/* Sets the part of the prepared text the next inlines come from. */
void markdown_inlines_within(Markdown *md, size_t start, size_t end);
/* Reads `first` and its following siblings into `into`, leaving out the first `skip` bytes of
 * text. With `split` it ends before a line that begins a point and gives that line's first node;
 * otherwise NULL. */
cmark_node *markdown_inlines_read(Markdown *md, cmark_node *first, PlanNode *into, size_t skip,
                                  bool split);
/* True if the line at the offset reads as `text` does once bold and italics are opened: an author
 * who has typed "a\) " does not want a point. */
bool markdown_typed_as(const Markdown *md, size_t at, const char *text, size_t length);
/* Offset of the line after the cursor. */
size_t markdown_next_line(const Markdown *md);
/* Reads inline markup from a slice of text (a cell, a caption) into `into`. The slice comes from
 * the prepared text between `start` and `end`. */
void markdown_slice_read(Markdown *md, const char *text, size_t length, size_t start, size_t end,
                         PlanNode *into);
/* Drops spaces at the end of a paragraph or heading, and text nodes which get empty by that. */
void markdown_trim_end(Markdown *md, PlanNode *block);
/* The first text below a paragraph or heading, through bold and italics; NULL if it begins with
 * something else. */
const char *markdown_first_text(cmark_node *first);

/* ---- markdown-figure.c ---- */

/* Reads a paragraph that is nothing but a picture: appends the figure to `container`. False if it
 * is another paragraph. */
bool markdown_figure_read(Markdown *md, cmark_node *paragraph, PlanNode *container);
/* Records a picture in the midst of a text; its alternative stays as text. */
void markdown_figure_refuse(Markdown *md, cmark_node *image);

/* ---- markdown-html.c ---- */

/* Records the HTML tag or comment at the start of `text`. */
void markdown_html_refuse(Markdown *md, const char *text, SourcePos pos);

/* ---- markdown-instruction.c ---- */

/* True if the instruction stands for a block (or is unknown): it wants a line of its own. `text` is
 * what stands between "<?" and "?>". */
bool markdown_instruction_is_block(const char *text, size_t length);
/* The node for an instruction inside a paragraph; NULL, with a finding, if it may not stand there.
 */
PlanNode *markdown_instruction_inline(Markdown *md, const Mask *mask);
/* Appends what an instruction on its own line stands for to `container`. */
void markdown_instruction_block(Markdown *md, const Mask *mask, PlanNode *container);

/* ---- markdown-notes.c ---- */

/* A mark for the note, or NULL with a finding. */
PlanNode *markdown_note_mark(Markdown *md, const Mask *mask);
/* Reads the text of every note that has a mark; records those that have none. */
void markdown_notes_read(Markdown *md);

/* ---- markdown-number.c ---- */

typedef struct TypedNumber {
    SectionRank rank;
    char number[32]; /* as printed: "I", "1.2", "Điều 3" */
    size_t length;   /* bytes of the number with what parts it from the title; 0 if there is none */
} TypedNumber;

/* The number typed before a heading's title. */
TypedNumber markdown_heading_number(const char *text);

typedef struct PointLabel {
    char letter[8]; /* "a", "đ"; "" for "#)", a letter still to be given */
    size_t length;  /* bytes of the label with its space; 0 if the text begins no point */
} PointLabel;

PointLabel markdown_point_label(const char *text);

typedef enum AutomaticNumbers { NUMBERS_TYPED, NUMBERS_AUTOMATIC, NUMBERS_NONE } AutomaticNumbers;

typedef struct Attributes {
    const char *id; /* or NULL */
    bool has_numbers;
    AutomaticNumbers numbers;
} Attributes;

/* Takes "{#ten danh-so="tu-dong"}" off the end of a block's text. */
Attributes markdown_attributes_take(Markdown *md, PlanNode *block, bool heading);

/* ---- pipe-table.c ---- */

/* Reads the lines of a paragraph which hold a pipe table: appends what stands before the table as a
 * paragraph, then the table, to `container`. False if there is no table in it. */
bool pipe_table_read(Markdown *md, cmark_node *paragraph, PlanNode *container);

#endif
