/* Private to layout/: breaks a paragraph into lines, the whole paragraph at once, after Knuth and
 * Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981). Knows only
 * widths. */
#ifndef KEHOACH_LAYOUT_LINEBREAK_H
#define KEHOACH_LAYOUT_LINEBREAK_H

#include "font/font.h"

/* A piece that is never broken, with the space that stands before it. */
typedef struct BreakBox {
    Len width;
    Len space;   /* natural width of the space before it; 0 if it is glued to its predecessor */
    bool tie;    /* the space before it must not become a line's end */
    bool cut;    /* a line may end before it though there is no space: a cut inside a long word */
    int cost;    /* what a break before it costs beside its looseness; 0 as a rule */
    bool forced; /* a line ends before it, always */
} BreakBox;

typedef enum BreakMode {
    BREAK_JUSTIFIED, /* spaces stretch and shrink */
    BREAK_RAGGED,    /* spaces are fixed; lines as equal as may be, the last one free */
    BREAK_BALANCED   /* the same, the last line too: centred titles */
} BreakMode;

typedef struct BreakWidths {
    Len first, rest; /* of the first line and of the others; above 0 */
} BreakWidths;

/* A broken line: boxes [first, end). */
typedef struct BrokenLine {
    int first, end;
    /* Justified lines: the width to spread over the line's spaces (may be negative). 0 for the last
     * line unless it must shrink. */
    Len spread;
    bool overfull; /* wider than its place even with all spaces shrunk */
} BrokenLine;

/* Room for the work, used again from one paragraph to the next. Not for several threads at once. */
typedef struct LineBreaker LineBreaker;
LineBreaker *line_breaker_new(void);
void line_breaker_free(LineBreaker *breaker);

/* Appends the lines to `lines` (of BrokenLine). */
void break_lines(LineBreaker *breaker, const BreakBox *box, int count, BreakWidths widths,
                 BreakMode mode, GArray *lines);

#endif
