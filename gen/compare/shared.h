/* Private to compare/: what two wordings have in common, counted.
 *
 * A gram is a syllable, or two that stand beside each other. Those of both wordings are numbered
 * together once, and of each section it is counted how often it has each gram that the other
 * wording has at all. How much two sections have in common then takes a step for each different
 * gram of the shorter, without sorting or searching: sections are held against each other by the
 * hundred. */
#ifndef KEHOACH_COMPARE_SHARED_H
#define KEHOACH_COMPARE_SHARED_H

#include "compare/wording.h"

typedef struct GramCount {
    guint32 gram, count;
} GramCount;

/* The grams of a stretch of syllables: of those that the other wording has, how often each. */
typedef struct Bag {
    GramCount *gram;
    guint32 kinds; /* in `gram` */
    guint32 total; /* of all grams, had by the other or not */
} Bag;

typedef struct Shared {
    const Wording *wording[2];
    guint32 *single[2], *paired[2]; /* [syllables]: the gram that it is, and that it is with the one
                                       before it; 0 if the other wording has none such */
    guint32 grams;                  /* the highest number of one */
    int *met[2]; /* [syllables]: where the run of PROVINCES_RUN syllables that begins here stands
                    first in the other wording; -1: nowhere */
} Shared;

/* Borrows both. */
Shared *shared_new(const Wording *a, const Wording *b);
void shared_free(Shared *shared);

/* How often each gram is in one of the two that are held against each other: by its number. */
typedef guint32 Tally;

/* One with nothing in it. g_free it. */
Tally *tally_new(const Shared *shared);

/* Of a wording, by side. Wants a tally with nothing in it, and leaves it so. */
Bag bag_read(const Shared *shared, int side, Syllables place, Tally *tally);
void bag_clear(Bag *bag);
/* Puts a bag in an empty tally, and takes the same out again. */
void tally_put(Tally *tally, const Bag *bag);
void tally_take(Tally *tally, const Bag *bag);

/* How many grams the tally and a bag of the other side have in common, each as often as both have
 * it. */
static inline guint32 tally_common(const Tally *tally, const Bag *bag)
{
    guint32 common = 0;
    for (guint32 i = 0; i < bag->kinds; i++) {
        common += MIN(bag->gram[i].count, tally[bag->gram[i].gram]);
    }
    return common;
}

/* 0 … 1: twice what both have, over what both have together. */
static inline double bags_alike(guint32 common, const Bag *a, const Bag *b)
{
    return a->total + b->total > 0 ? 2.0 * common / (a->total + b->total) : 1;
}

#endif
