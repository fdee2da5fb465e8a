#include "base/names.h"

#include <string.h>

#define MOST_LISTED 12

static gint compare_names(gconstpointer a, gconstpointer b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

void names_sort(GPtrArray *names)
{
    g_ptr_array_sort(names, compare_names);
}

GPtrArray *names_in_folder(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    if (!dir) {
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (*name != '.') {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_dir_close(dir);
    names_sort(names);
    return names;
}

char *names_listed(const char *const *names, size_t count)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < MIN(count, MOST_LISTED); i++) {
        g_string_append(list, i > 0 ? ", " : "");
        g_string_append(list, names[i]);
    }
    g_string_append(list, count > MOST_LISTED ? ", …" : "");
    return g_string_free(list, FALSE);
}
