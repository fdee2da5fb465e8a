#include "commands/rights.h"

#include "base/confine.h"
#include "font/font.h"

#include <glib/gstdio.h>
#include <string.h>

static void add_path(GPtrArray *paths, const char *folder, const char *name)
{
    g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
}

/* A province's folder, a plan's or the catalogues' may be a link to where they are kept. */
static GPtrArray *list_readable(const Options *options, const Works *works)
{
    GPtrArray *paths = font_manifest_files(options->fonts);
    add_path(paths, options->content, "");
    add_path(paths, options->content, "danh-muc");
    for (guint i = 0; i < works->work->len; i++) {
        add_path(paths, g_array_index(works->work, Work, i).folder, "");
    }
    add_path(paths, options->fonts, "");
    return paths;
}

static char *find_existing(const char *path)
{
    char *above = g_canonicalize_filename(path, NULL);
    while (!g_file_test(above, G_FILE_TEST_EXISTS)) {
        char *next = g_path_get_dirname(above);
        g_free(above);
        above = next;
    }
    return above;
}

static Rights make_folder(const char *output)
{
    Rights rights = {g_canonicalize_filename(output, NULL), find_existing(output)};
    if (strcmp(rights.output, rights.above) == 0) {
        g_clear_pointer(&rights.output, g_free);
    } else {
        (void)g_mkdir_with_parents(output, 0755);
    }
    return rights;
}

Rights rights_give_up(const Options *options, const Works *works, const char *output)
{
    Rights rights = {NULL, NULL};
    if (!confine_is_there()) {
        return rights;
    }
    if (output) {
        rights = make_folder(output);
    }
    /* Without its folder nothing will be written, and the reason is to be told. */
    if (!output || g_file_test(output, G_FILE_TEST_IS_DIR)) {
        GPtrArray *readable = list_readable(options, works);
        (void)confine(readable, output, rights.output ? rights.above : NULL);
        g_ptr_array_unref(readable);
    }
    return rights;
}

void rights_end(Rights *rights)
{
    while (rights->output && strcmp(rights->output, rights->above) != 0 &&
           g_rmdir(rights->output) == 0) {
        char *next = g_path_get_dirname(rights->output);
        g_free(rights->output);
        rights->output = next;
    }
    g_clear_pointer(&rights->output, g_free);
    g_clear_pointer(&rights->above, g_free);
}
