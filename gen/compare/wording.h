/* What a plan says, read once for comparing it with many others: its syllables without case, tone
 * placement and punctuation, and which sections they stand in. */
#ifndef KEHOACH_COMPARE_WORDING_H
#define KEHOACH_COMPARE_WORDING_H

#include "compare/numbers.h"
#include "plan/plan.h"

/* Places of syllables: from `first`, so many. */
typedef struct Syllables {
    int first, count;
} Syllables;

typedef struct WordingSection {
    const PlanNode *node; /* PLAN_SECTION or PLAN_ANNEX */
    int level;            /* 1 … */
    Syllables all;        /* with all below it */
    Syllables heading;
} WordingSection;

/* Of two plans any section may be about the same as any other: beyond so many, five times what
 * plans have, those of the inner levels count only as a part of what they stand in. */
#define WORDING_MAX_SECTIONS 1000

typedef struct Wording {
    const Plan *plan;  /* borrowed */
    Numbers words;     /* the different syllables; hashes are equal for what reads the same */
    guint32 *syllable; /* their numbers, in reading order; a number counts as one */
    int syllables;
    int *text; /* [texts + 1]: where each paragraph, heading and caption begins */
    int texts;
    WordingSection *section; /* in reading order */
    int sections;
    int left_out;  /* sections beyond the limit */
    uint64_t hash; /* equal for plans that read the same, numbering aside */
} Wording;

static inline uint64_t wording_hash(const Wording *wording, int syllable)
{
    return wording->words.hash[wording->syllable[syllable]];
}

/* Any thread may read any plan. */
Wording *wording_new(const Plan *plan);
void wording_free(Wording *wording);

#endif
