#include "base/output.h"

#include "base/aside.h"
#include "base/hash.h"
#include "base/message.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Staged {
    char *path;
    Aside *aside; /* NULL once it is in place */
} Staged;

struct OutputBatch {
    char *folder;
    GArray *staged; /* of Staged */
    char *ready;    /* the last folder that was made ready for files; files of one follow another */
    bool aside;     /* of that: what is aside lies in `folder` */
    Flusher *flusher, *own_flusher;
    FlushGroup *flushes; /* of the staged files */
};

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

static bool is_same(const char *path, const void *bytes, size_t length)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || (size_t)about.st_size != length) {
        return false;
    }
    GMappedFile *old = g_mapped_file_new(path, FALSE, NULL);
    if (!old) {
        return false;
    }
    bool same = g_mapped_file_get_length(old) == length &&
                (length == 0 || memcmp(g_mapped_file_get_contents(old), bytes, length) == 0);
    g_mapped_file_unref(old);
    return same;
}

static void add_unwritable(Findings *findings, const char *path, int error)
{
    findings_add(findings, FINDING_OUTPUT_UNWRITABLE, (SourcePos){0}, path,
                 message_system_error(error), NULL);
}

/* ---- staging ---- */

/* A file can be renamed only within one disk. */
static bool on_one_disk(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev;
}

/* Makes the folder, and finds out where files for it wait. */
static bool make_ready(OutputBatch *batch, const char *folder)
{
    if (batch->ready && strcmp(batch->ready, folder) == 0) {
        return true;
    }
    if (g_mkdir_with_parents(folder, 0755) != 0) {
        return false;
    }
    g_free(batch->ready);
    batch->ready = g_strdup(folder);
    batch->aside = batch->folder && g_mkdir_with_parents(batch->folder, 0755) == 0 &&
                   on_one_disk(batch->folder, folder);
    return true;
}

static char *pattern_aside(const OutputBatch *batch, const char *path)
{
    if (!batch->aside) {
        return g_strdup_printf("%s.XXXXXX", path);
    }
    char *name = g_path_get_basename(path);
    char *pattern = g_strdup_printf("%s/%s.XXXXXX", batch->folder, name);
    g_free(name);
    return pattern;
}

/* Closed at once: the files of a thousand plans may wait to be flushed. */
static bool write_aside(OutputBatch *batch, const char *path, const void *bytes, size_t length)
{
    char *pattern = pattern_aside(batch, path);
    int fd = -1;
    Aside *aside = aside_new_file(pattern, &fd);
    g_free(pattern);
    bool good = aside && write_all(fd, bytes, length);
    int saved = errno;
    if (aside && close(fd) != 0 && good) {
        good = false;
        saved = errno;
    }
    if (good) {
        Staged staged = {g_strdup(path), aside};
        g_array_append_val(batch->staged, staged);
        return true;
    }
    aside_drop(aside);
    errno = saved;
    return false;
}

bool output_batch_stage(OutputBatch *batch, const char *path, const void *bytes, size_t length,
                        Findings *findings)
{
    if (is_same(path, bytes, length)) {
        return true;
    }
    char *folder = g_path_get_dirname(path);
    bool good = make_ready(batch, folder) && write_aside(batch, path, bytes, length);
    if (good) {
        const Staged *staged = &g_array_index(batch->staged, Staged, batch->staged->len - 1);
        flush_group_add_file(batch->flushes, aside_path(staged->aside));
    } else {
        add_unwritable(findings, path, errno);
    }
    g_free(folder);
    return good;
}

/* ---- committing ---- */

static bool flush_files(OutputBatch *batch, Findings *findings)
{
    int error = 0;
    guint flushed = flush_group_wait(batch->flushes, &error);
    if (error) {
        add_unwritable(findings, g_array_index(batch->staged, Staged, flushed).path, error);
    }
    return error == 0;
}

/* The first that fails ends it: its cause holds for the others too. */
static bool put_in_place(OutputBatch *batch, Findings *findings)
{
    for (guint i = 0; i < batch->staged->len; i++) {
        Staged *staged = &g_array_index(batch->staged, Staged, i);
        if (!aside_put(staged->aside, staged->path)) {
            add_unwritable(findings, staged->path, errno);
            return false;
        }
        staged->aside = NULL;
    }
    return true;
}

static bool flush_folders(const OutputBatch *batch, Findings *findings)
{
    GHashTable *met = g_hash_table_new(hash_string, g_str_equal);
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    FlushGroup *flushes = flush_group_new(batch->flusher);
    for (guint i = 0; i < batch->staged->len; i++) {
        char *folder = g_path_get_dirname(g_array_index(batch->staged, Staged, i).path);
        if (g_hash_table_contains(met, folder)) {
            g_free(folder);
        } else {
            g_hash_table_add(met, folder);
            g_ptr_array_add(folders, folder);
            flush_group_add_folder(flushes, folder);
        }
    }
    int error = 0;
    guint flushed = flush_group_wait(flushes, &error);
    if (error) {
        add_unwritable(findings, g_ptr_array_index(folders, flushed), error);
    }
    flush_group_free(flushes);
    g_ptr_array_unref(folders);
    g_hash_table_unref(met);
    return error == 0;
}

bool output_batch_commit(OutputBatch *batch, Findings *findings)
{
    return flush_files(batch, findings) && put_in_place(batch, findings) &&
           flush_folders(batch, findings);
}

OutputBatch *output_batch_new(const char *folder, Flusher *flusher)
{
    OutputBatch *batch = g_new0(OutputBatch, 1);
    batch->folder = g_strdup(folder);
    batch->own_flusher = flusher ? NULL : flusher_new();
    batch->flusher = flusher ? flusher : batch->own_flusher;
    batch->flushes = flush_group_new(batch->flusher);
    batch->staged = g_array_new(FALSE, FALSE, sizeof(Staged));
    return batch;
}

void output_batch_free(OutputBatch *batch)
{
    if (!batch) {
        return;
    }
    flush_group_free(batch->flushes);
    flusher_free(batch->own_flusher);
    for (guint i = 0; i < batch->staged->len; i++) {
        Staged *staged = &g_array_index(batch->staged, Staged, i);
        aside_drop(staged->aside);
        g_free(staged->path);
    }
    g_array_free(batch->staged, TRUE);
    g_free(batch->folder);
    g_free(batch->ready);
    g_free(batch);
}

bool output_write(const char *path, const void *bytes, size_t length, Findings *findings)
{
    OutputBatch *batch = output_batch_new(NULL, NULL);
    bool good = output_batch_stage(batch, path, bytes, length, findings) &&
                output_batch_commit(batch, findings);
    output_batch_free(batch);
    return good;
}

void output_keep(const char *path, const char *folder, const void *bytes, size_t length)
{
    OutputBatch *batch = output_batch_new(folder, NULL);
    char *above = g_path_get_dirname(path);
    if (g_file_test(above, G_FILE_TEST_IS_DIR) && make_ready(batch, above) &&
        write_aside(batch, path, bytes, length)) {
        Staged *staged = &g_array_index(batch->staged, Staged, 0);
        if (aside_put(staged->aside, staged->path)) {
            staged->aside = NULL;
        }
    }
    g_free(above);
    output_batch_free(batch);
}
