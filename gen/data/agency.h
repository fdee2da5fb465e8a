/* Agencies as task tables name them: several in one cell, shortened or not, in capitals or not. */
#ifndef KEHOACH_DATA_AGENCY_H
#define KEHOACH_DATA_AGENCY_H

#include "base/pool.h"
#include "plan/catalogue.h"

#include <stdbool.h>

typedef struct Agency {
    /* Two names with the same key are the same agency: abbreviations of the catalogue written out,
     * small letters, nothing but letters and digits. */
    const char *key;
    const char *name; /* written out, with a capital at the beginning */
    bool shortened;   /* the source had an abbreviation: the rest of the name is the catalogue's */
} Agency;

/* The agencies of one cell, each once, in the cell's order; in the pool. Paragraphs and semicolons
 * part them; a comma or "và" does so only before a word that begins an agency's name, so that "Sở
 * Lao động, Thương binh và Xã hội" stays whole. */
const Agency *agencies_read(Pool *pool, const Catalogue *catalogue, const char *cell, int *count);

#endif
