/* Private to check/: the kinds of documents by their names. */
#ifndef KEHOACH_CHECK_KINDS_H
#define KEHOACH_CHECK_KINDS_H

#include <stddef.h>

typedef struct DocumentKind {
    const char *name;      /* "Kế hoạch" */
    const char *shortened; /* "KH" in symbols (NĐ 30, PL III, Mục I); NULL if it has none there */
} DocumentKind;

/* The kind whose name this is, in any letters; NULL if there is none. */
const DocumentKind *kind_find(const char *name);
/* The kind whose name (or whose name in small letters) stands in the text up to `end`, a word
 * before it; where the name begins is put into `start`. NULL if none does. */
const DocumentKind *kind_before(const char *text, const char *end, const char **start);

#endif
