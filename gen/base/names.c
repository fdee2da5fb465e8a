#include "base/names.h"

#include <string.h>

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
