/* Two plans of different provinces beside each other: sections that are about the same though
 * numbered and worded differently, what only one has, how much wording one has from the other, and
 * their targets. The same with the plans exchanged, but for the sides. */
#ifndef KEHOACH_COMPARE_PROVINCES_H
#define KEHOACH_COMPARE_PROVINCES_H

#include "compare/matrix.h"
#include "compare/wording.h"

/* Borrowed wording of a text: its syllables that stand in a run of at least so many syllables which
 * the other plan has too, word for word, within one paragraph, heading or cell. Case, tone
 * placement and punctuation do not count; numbers count as syllables. The share is of all its
 * syllables. What both took from the same decision is borrowed as well: the share does not say from
 * whom. */
#define PROVINCES_RUN 8

typedef struct PairSection {
    const PlanNode *node;    /* PLAN_SECTION or PLAN_ANNEX */
    int level;               /* 1 … */
    const char *title;       /* with its number */
    int syllables, borrowed; /* with all below it */
    int partner;             /* section of the other side that is about the same, or -1 */
    double likeness;         /* to it, 0 … 1 */
} PairSection;

typedef struct PairSide {
    const Plan *plan;
    PairSection *section;    /* in reading order */
    int sections, left_out;  /* as in Wording */
    int syllables, borrowed; /* of the whole plan */
} PairSide;

typedef struct Pair {
    Pool *pool;
    PairSide side[2];
    Matrix *matrix; /* of the two */
    const Plan *plan[2];
    bool same; /* both read the same, numbering aside */
} Pair;

Pair *pair_new(const Catalogue *catalogue, const Plan *a, const Plan *b);
/* The same of plans that were read and judged before: takes the matrix of the two, and borrows
 * nothing of the wordings. */
Pair *pair_of_wordings(Matrix *matrix, const Wording *a, const Wording *b);
void pair_free(Pair *pair);

/* plan_free() it. */
Plan *pair_document(const Pair *pair, const char *slug);
GBytes *pair_write_json(const Pair *pair);
/* In the user's language; g_free it. */
char *pair_write_text(const Pair *pair);

#endif
