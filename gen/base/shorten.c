#include "base/shorten.h"

#include <glib.h>

#define MORE "…"

char *text_shortened(const char *text, size_t length, size_t most)
{
    const char *p = text, *end = text + length;
    for (; most > 0 && p < end; most--) {
        p = g_utf8_next_char(p);
    }
    return p >= end ? g_strndup(text, length) : g_strdup_printf("%.*s" MORE, (int)(p - text), text);
}
