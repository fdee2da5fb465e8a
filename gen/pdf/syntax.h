/* PDF syntax in a growing buffer (ISO 32000-1, 7.2 and 7.3). Numbers are written by hand: no
 * locale, no printf, the same bytes on every machine. */
#ifndef KEHOACH_PDF_SYNTAX_H
#define KEHOACH_PDF_SYNTAX_H

#include "font/font.h"

#include <string.h>

typedef struct Syntax {
    char *bytes; /* not NUL-terminated */
    size_t length, room;
} Syntax;

/* A zero-filled Syntax is an empty one. */
void syntax_free(Syntax *s);
/* Makes room for `more` bytes behind the end. */
void syntax_reserve(Syntax *s, size_t more);

static inline void syntax_clear(Syntax *s)
{
    s->length = 0;
}

static inline void syntax_append(Syntax *s, const void *bytes, size_t length)
{
    if (length > s->room - s->length) {
        syntax_reserve(s, length);
    }
    if (length > 0) {
        memcpy(s->bytes + s->length, bytes, length);
    }
    s->length += length;
}

/* The text as it is. */
static inline void syntax_put(Syntax *s, const char *text)
{
    syntax_append(s, text, strlen(text));
}

static inline void syntax_byte(Syntax *s, char byte)
{
    syntax_append(s, &byte, 1);
}

void syntax_integer(Syntax *s, int64_t value);
/* value / 1000, without trailing zeros: a Len in points. */
void syntax_thousandths(Syntax *s, int64_t value);
/* value / 10^places, without trailing zeros; places <= 9. */
void syntax_decimal(Syntax *s, int64_t value, int places);

/* "/Name", with #xx for what a name may not hold as it is (7.3.5). */
void syntax_name(Syntax *s, const char *name);
/* A text string (7.9.2.2): ASCII as it is, anything else as UTF-16BE with its mark. */
void syntax_text(Syntax *s, const char *utf8);
/* A byte string (7.9.2.4): printable ASCII as a literal string, else hexadecimal. */
void syntax_bytes(Syntax *s, const void *bytes, size_t length);
/* <0A…> */
void syntax_hex(Syntax *s, const void *bytes, size_t length);
/* "12 0 R" */
void syntax_reference(Syntax *s, int object);

#endif
