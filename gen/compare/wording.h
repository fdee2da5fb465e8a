/* What a plan says, read once for comparing it with many others: its syllables without case, tone
 * placement and punctuation, and which sections they stand in. */
#ifndef KEHOACH_COMPARE_WORDING_H
#define KEHOACH_COMPARE_WORDING_H

#include "plan/plan.h"

/* Places of syllables: from `first`, so many. */
typedef struct Syllables {
    int first, count;
} Syllables;

typedef struct WordingSection {
    const PlanNode *node; /* PLAN_SECTION or PLAN_ANNEX */
    Syllables all;        /* with all below it */
    Syllables heading;
} WordingSection;

typedef struct Wording {
    const Plan *plan;   /* borrowed */
    uint64_t *syllable; /* a number counts as one; equal for what reads the same */
    int syllables;
    int *text; /* [texts + 1]: where each paragraph, heading and caption begins */
    int texts;
    WordingSection *section; /* in reading order */
    int sections;
    uint64_t hash; /* equal for plans that read the same, numbering aside */
} Wording;

/* Any thread may read any plan. */
Wording *wording_new(const Plan *plan);
void wording_free(Wording *wording);

#endif
