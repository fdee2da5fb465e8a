/* Private to check/: the words of all runs. A text has few different words, each of them many
 * times; what a check asks of a word as such it asks once of each different one, and goes by its
 * number from there on. */
#ifndef KEHOACH_CHECK_LEXICON_H
#define KEHOACH_CHECK_LEXICON_H

#include "check/runs.h"

typedef struct LexiconWord {
    const char *text; /* where it first stands: no NUL behind it */
    uint32_t length;  /* bytes */
    uint32_t hash;
    bool marked;  /* has letters beyond ASCII */
    bool usual;   /* has nothing but ASCII and letters of Vietnamese */
    bool letters; /* and of ASCII nothing but letters */
} LexiconWord;

typedef struct Lexicon Lexicon;

/* Finds the words of the runs and fills in what the runs tell of them. Lives in the pool. */
const Lexicon *lexicon_read(TextRun *runs, size_t count, Pool *pool);

size_t lexicon_count(const Lexicon *lexicon);
const LexiconWord *lexicon_word(const Lexicon *lexicon, size_t id);
/* The word's number, or -1 if no run has it. */
ptrdiff_t lexicon_find(const Lexicon *lexicon, const char *text, size_t length);

#endif
