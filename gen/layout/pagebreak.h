/* Private to layout/: chooses the page breaks of a whole run of slices at once: among all ways to
 * break it, the one with the least cost, by dynamic programming over the places where a page may
 * start (the page-level counterpart of linebreak.h). Knows only heights and costs. */
#ifndef KEHOACH_LAYOUT_PAGEBREAK_H
#define KEHOACH_LAYOUT_PAGEBREAK_H

#include "font/font.h"

/* Costs of a page break before a slice. Each page costs PAGE_COST, one that is half empty as much
 * again, so a break that costs BREAK_BAD is taken rather than leave well over a third of a page. */
#define PAGE_COST 1000
#define BREAK_FREE 0
#define BREAK_POOR 400           /* inside a list, before a lead-in's list */
#define BREAK_BAD 600            /* inside a table row that could stay whole */
#define BREAK_FORBIDDEN 10000000 /* a widow, a heading alone: only if nothing else fits */

typedef struct BreakSlice {
    Len height;
    Len space_before; /* dropped at a page's top */
    Len carry;        /* what is repeated above it if a page starts with it */
    Len closing;      /* what closes the page below it if the page ends with it */
    Len notes;        /* foot notes first marked in it */
    int penalty;      /* cost of starting a page with it */
} BreakSlice;

/* Appends the indexes (int) at which pages start, the first is 0. A slice with its notes taller
 * than a page stands alone on it and its notes run on to the next ones. `separator` stands above
 * the notes of a page; `height` is the room on each page. */
void break_pages(const BreakSlice *slice, int count, Len height, Len separator, GArray *starts);

#endif
