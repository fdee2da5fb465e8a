/* Lists of names (GPtrArray of owned strings) whose order is the same on every machine, and names
 * in messages. */
#ifndef KEHOACH_BASE_NAMES_H
#define KEHOACH_BASE_NAMES_H

#include <glib.h>
#include <stddef.h>

/* By bytes. */
void names_sort(GPtrArray *names);

/* What stands in the folder, sorted, without hidden names; NULL if it cannot be read. */
GPtrArray *names_in_folder(const char *path);

/* "a, b, c" for messages; of many names the first ones and "…". g_free it. */
char *names_listed(const char *const *names, size_t count);

#endif
