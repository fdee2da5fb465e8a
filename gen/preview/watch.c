#include "preview/preview.h"

#include "base/hash.h"

#include <gio/gio.h>

/* An editor's save is several events: a file beside, its renaming, a back-up. What comes within
 * QUIET after the last belongs together, but nothing waits longer than PATIENCE. A file that was
 * written and closed is most often all there is: that waits for WRITTEN only. In ms. */
#define QUIET 12
#define WRITTEN 3
#define PATIENCE 60

struct PreviewWatch {
    PreviewChanged changed;
    void *context;
    GHashTable *monitors; /* folder -> GFileMonitor */
    GHashTable *dirty;    /* set of folders */
    guint timer;          /* source, or 0 */
    gint64 since;         /* when the first event came (monotonic) */
};

static gboolean tell(gpointer data)
{
    PreviewWatch *watch = data;
    watch->timer = 0;
    guint count;
    gpointer *folders = g_hash_table_get_keys_as_array(watch->dirty, &count);
    g_hash_table_steal_all(watch->dirty);
    watch->changed(watch->context, (const char *const *)folders, count);
    for (guint i = 0; i < count; i++) {
        g_free(folders[i]);
    }
    g_free(folders);
    return G_SOURCE_REMOVE;
}

/* Editors' own files beside the one that is edited. */
static bool is_passing(const char *name)
{
    return *name == '.' || *name == '#' || g_str_has_suffix(name, "~");
}

static bool concerns(GFile *file)
{
    char *name = file ? g_file_get_basename(file) : NULL;
    bool real = name && !is_passing(name);
    g_free(name);
    return real;
}

static void note(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                 gpointer data)
{
    PreviewWatch *watch = data;
    /* While a file is being written nothing is to be read; the end of it is an event of its own. */
    if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED ||
        (!concerns(file) && !concerns(other))) {
        return;
    }
    gint64 now = g_get_monotonic_time();
    g_hash_table_add(watch->dirty, g_strdup(g_object_get_data(G_OBJECT(monitor), "folder")));
    if (watch->timer) {
        g_source_remove(watch->timer);
    } else {
        watch->since = now;
    }
    gint64 left = watch->since + (gint64)PATIENCE * 1000 - now;
    int quiet = event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT ? WRITTEN : QUIET;
    watch->timer = g_timeout_add((guint)CLAMP(left / 1000, 0, quiet), tell, watch);
}

static void end_monitor(gpointer data)
{
    GFileMonitor *monitor = data;
    g_file_monitor_cancel(monitor);
    g_object_unref(monitor);
}

PreviewWatch *preview_watch_new(PreviewChanged changed, void *context)
{
    PreviewWatch *watch = g_new0(PreviewWatch, 1);
    watch->changed = changed;
    watch->context = context;
    watch->monitors = g_hash_table_new_full(hash_string, g_str_equal, g_free, end_monitor);
    watch->dirty = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL);
    return watch;
}

void preview_watch_free(PreviewWatch *watch)
{
    if (watch->timer) {
        g_source_remove(watch->timer);
    }
    g_hash_table_unref(watch->monitors);
    g_hash_table_unref(watch->dirty);
    g_free(watch);
}

static void add_folder(PreviewWatch *watch, const char *folder)
{
    GFile *file = g_file_new_for_path(folder);
    GFileMonitor *monitor = g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
    g_object_unref(file);
    if (!monitor) {
        return;
    }
    g_object_set_data_full(G_OBJECT(monitor), "folder", g_strdup(folder), g_free);
    g_signal_connect(monitor, "changed", G_CALLBACK(note), watch);
    g_hash_table_insert(watch->monitors, g_strdup(folder), monitor);
}

static gboolean is_unwanted(gpointer folder, gpointer monitor, gpointer wanted)
{
    (void)monitor;
    /* A folder that was removed and made again is another one to the system. */
    return !g_hash_table_contains(wanted, folder) || !g_file_test(folder, G_FILE_TEST_IS_DIR);
}

void preview_watch_folders(PreviewWatch *watch, const char *const *folders, size_t count)
{
    GHashTable *wanted = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < count; i++) {
        g_hash_table_add(wanted, g_strdup(folders[i]));
    }
    g_hash_table_foreach_remove(watch->monitors, is_unwanted, wanted);
    for (size_t i = 0; i < count; i++) {
        if (!g_hash_table_contains(watch->monitors, folders[i])) {
            add_folder(watch, folders[i]);
        }
    }
    g_hash_table_unref(wanted);
}
