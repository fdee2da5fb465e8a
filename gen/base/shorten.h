/* Texts of sources in messages and lists: as much of them as a reader needs. */
#ifndef KEHOACH_BASE_SHORTEN_H
#define KEHOACH_BASE_SHORTEN_H

#include <stddef.h>

/* The text, or its first `most` characters and "…". g_free it. */
char *text_shortened(const char *text, size_t length, size_t most);

#endif
