/* "Did you mean": the known name nearest to a mistyped one. */
#ifndef KEHOACH_BASE_NEAREST_H
#define KEHOACH_BASE_NEAREST_H

#include <stddef.h>

/* Gives the name nearest to `typed` (borrowed from `names`), or NULL if none is near enough to be
 * meant. Case, Vietnamese marks and the choice between space, "_" and "-" count as no difference,
 * so "Hạ tầng" finds "ha-tang". Of equally near names the first wins. */
const char *nearest_name(const char *typed, const char *const *names, size_t count);

#endif
