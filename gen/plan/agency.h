/* Agencies as task tables name them: several in one cell, shortened or not, in capitals or not. */
#ifndef KEHOACH_PLAN_AGENCY_H
#define KEHOACH_PLAN_AGENCY_H

#include "base/pool.h"
#include "plan/catalogue.h"

#include <stdbool.h>

typedef struct Agency {
    /* Two names with the same key are the same agency: abbreviations of the catalogue written out,
     * small letters, nothing but letters and digits. */
    const char *key;
    /* Written out, with a capital at the beginning; those of a province, and what the catalogue
     * shortens, as the law writes them, however the plan does. */
    const char *name;
    bool known; /* at least in part: other spellings of the key give way to this one */
} Agency;

/* Reads cells of one plan or several; remembers the cells and the names it has met, which are few
 * in many tasks. */
typedef struct AgencyReader AgencyReader;

AgencyReader *agency_reader_new(Pool *pool, const Catalogue *catalogue);
void agency_reader_free(AgencyReader *reader);

/* The agencies of one cell, each once, in the cell's order; in the reader's pool. Paragraphs and
 * semicolons part them; a comma or "và" does so only before a word that begins an agency's name, so
 * that "Sở Lao động, Thương binh và Xã hội" stays whole. */
const Agency *agencies_read(AgencyReader *reader, const char *cell, int *count);

#endif
