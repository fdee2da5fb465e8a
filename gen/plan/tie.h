/* For all writers of text: which spaces must not become a line's end. Vietnamese has no hyphenation
 * and breaks only at spaces, so numbers, citations, dates and names are kept whole by ties. */
#ifndef KEHOACH_PLAN_TIE_H
#define KEHOACH_PLAN_TIE_H

#include "plan/catalogue.h"

/* How firmly the space before a word holds. */
typedef enum Tie {
    TIE_NONE,
    TIE_SOFT, /* a break costs something: between the links of a long citation */
    TIE_FIRM  /* no break */
} Tie;

/* Names of several words which are kept whole: provincial units, "Việt Nam", persons; and what is
 * known of words that were met. Not for several threads at once. */
typedef struct TieNames TieNames;
TieNames *tie_names_new(const Catalogue *catalogue);
void tie_names_add(TieNames *names, const char *name);
void tie_names_free(TieNames *names);

/* What ties ask of one word, found once; lives as long as the names, of which none may be added
 * any more. */
typedef struct KnownWord KnownWord;
const KnownWord *tie_know(TieNames *names, const char *word);
/* As tie_words(), of words that are known. */
void tie_known(const KnownWord *const *known, int count, Tie *tie);

/* Sets tie[i] for the space between words i - 1 and i; tie[0] is TIE_NONE. A word is what stands
 * between two spaces, with its punctuation. */
void tie_words(TieNames *names, const char *const *word, int count, Tie *tie);

/* Ties one more name, given as its words, wherever it stands among words. */
void tie_name(const char *const *name, int words, const KnownWord *const *known, int count,
              Tie *tie);

/* For titles and narrow cells: makes the space inside common words of two syllables (kinh tế, xã
 * hội) a soft tie, so that their short lines break between words. In running text there are too
 * many of them. */
void tie_compounds(const KnownWord *const *known, int count, Tie *tie);

#endif
