/* libharu as the object layer: objects, cross-reference table, page tree, catalogue, trailer and
 * file. haru.c is the only file that touches the library.
 *
 * Every object here is a dictionary of libharu whose entries are given as text, or by a function
 * that is called while the file is written, and a stream its bytes behind it. libharu's own
 * dictionary entries take 136 bytes a key, as much a name, keep numbers as float, strings below
 * 65,535 bytes and arrays below 32,768 elements; a table of 10,000 rows has 70,000 structure
 * elements, and one of them has 10,000 kids. */
#ifndef KEHOACH_PDF_HARU_H
#define KEHOACH_PDF_HARU_H

#include "pdf/syntax.h"

typedef struct Haru Haru;

/* Number of an indirect object (generation 0). 0 = it could not be made; haru_save will say so. */
typedef int ObjectId;

/* Writes a dictionary's entries: what stands between << and >>. */
typedef void (*EntriesWriter)(Syntax *out, const void *subject, size_t index);

Haru *haru_new(void);
void haru_free(Haru *haru);

/* A dictionary whose entries are set later. */
ObjectId haru_reserve(Haru *haru);
/* A dictionary with these entries. */
ObjectId haru_add(Haru *haru, const Syntax *entries);
/* Copies the entries. Any object of this header may be given, once. */
void haru_set(Haru *haru, ObjectId object, const Syntax *entries);
/* The entries come from `write`(out, subject, index) during haru_save; nothing is copied. */
void haru_set_late(Haru *haru, ObjectId object, EntriesWriter write, const void *subject,
                   size_t index);

/* A stream with these entries and bytes; copied. Length is added. */
ObjectId haru_add_stream(Haru *haru, const Syntax *entries, const void *bytes, size_t length);
/* A page at the end of the page tree with its deflated content. Parent and Contents are added;
 * the rest of its entries comes by haru_set. */
ObjectId haru_add_page(Haru *haru, const Syntax *deflated);

/* The catalogue; Type and Pages are there. */
ObjectId haru_catalogue(const Haru *haru);
/* The information dictionary, empty. */
ObjectId haru_info(const Haru *haru);

/* The whole file, or NULL with libharu's status in *status. Once. */
GBytes *haru_save(Haru *haru, unsigned long *status);

#endif
