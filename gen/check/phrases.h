/* Private to check/: looking for many phrases at once. Only the words with which one of them begins
 * are looked at, and of the phrases only those whose words the plan has. */
#ifndef KEHOACH_CHECK_PHRASES_H
#define KEHOACH_CHECK_PHRASES_H

#include "check/checks.h"

typedef struct Phrases Phrases;

/* No phrases yet. Lives in the check's pool. */
Phrases *phrases_new(const Check *check);
/* The same for phrases in small letters, which are found in any letters. */
Phrases *phrases_new_any_case(const Check *check);
/* Adds a phrase, which begins and ends with a letter or digit. They are numbered from 0 on. The
 * words are borrowed. */
void phrases_add(Phrases *phrases, const char *words);

/* A place to go on from; begin with {0}. */
typedef struct PhrasePlace {
    size_t word;       /* of the run */
    size_t after;      /* number of the last phrase found there and 1 */
    size_t number;     /* of the phrase */
    const char *start; /* where it stands in the run's text */
    size_t length;     /* bytes */
} PhrasePlace;

/* The next phrase that stands in the run as whole words, by places and then by numbers; false at
 * the end. */
bool phrases_next(const Phrases *phrases, const TextRun *run, PhrasePlace *place);

#endif
