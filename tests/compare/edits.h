/* Random changes to a plan, each with what a comparison has to say of it. */
#ifndef KEHOACH_TESTS_COMPARE_EDITS_H
#define KEHOACH_TESTS_COMPARE_EDITS_H

#include "plan/plan.h"

/* What was done, by the numbers of blocks (edits_number): blocks of the earlier plan for REMOVED
 * and JOINED, of the later for the others. */
typedef enum Truth {
    TRUTH_ADDED, /* paragraphs, headings */
    TRUTH_REMOVED,
    TRUTH_EDITED,
    TRUTH_SPLIT,  /* the paragraph that is new */
    TRUTH_JOINED, /* the paragraph that is no more */
    TRUTH_MOVED,  /* sections, items, paragraphs */
    TRUTH_CELL,   /* cells whose text differs */
    TRUTH_ROW_ADDED,
    TRUTH_ROW_REMOVED,
    TRUTH_ROW_MOVED,
    TRUTH_COUNT
} Truth;

typedef struct Edits {
    GRand *random;
    Plan *before, *after;
    GHashTable *truth[TRUTH_COUNT]; /* of numbers */
    GHashTable *touched;            /* nodes of the later plan */
    uint32_t next_number;
} Edits;

/* Two equal plans; their blocks are numbered by their `pos.line`. */
Edits *edits_new(Plan *before, Plan *after, guint32 seed);
void edits_free(Edits *edits);
/* Makes `count` changes. */
void edits_make(Edits *edits, int count);

#endif
