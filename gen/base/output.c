#include "base/output.h"

#include "base/aside.h"
#include "base/hash.h"
#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
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
    if (!good) {
        add_unwritable(findings, path, errno);
    }
    g_free(folder);
    return good;
}

/* ---- committing ---- */

/* A disk takes its time over each flush, but answers many at once. */
#define FLUSHERS 8

typedef bool (*FlushStep)(const char *path);

/* What several threads flush: paths and, of each, the one that a finding names. They are taken in
 * order, and of those that fail the first is told: it is the same one whatever the threads do. */
typedef struct Flushing {
    GPtrArray *paths, *named; /* const char * */
    FlushStep flush;
    gint next, failed; /* atomic */
    int *error;        /* by path */
} Flushing;

/* Other threads have so many files open: what was not flushed is tried again when they have ended.
 */
static bool lacks_files(int error)
{
    return error == EMFILE || error == ENFILE;
}

static void flush_in_turn(gpointer none, gpointer data)
{
    (void)none;
    Flushing *flushing = data;
    while (!g_atomic_int_get(&flushing->failed)) {
        guint i = (guint)g_atomic_int_add(&flushing->next, 1);
        if (i >= flushing->paths->len) {
            break;
        }
        if (!flushing->flush(g_ptr_array_index(flushing->paths, i))) {
            flushing->error[i] = errno;
            if (!lacks_files(errno)) {
                g_atomic_int_set(&flushing->failed, true);
            }
        }
    }
}

/* The calling thread takes part, so that it is enough if the system gives no other. Threads are
 * kept from one batch to the next. */
static bool flush_all(GPtrArray *paths, GPtrArray *named, FlushStep flush, Findings *findings)
{
    Flushing flushing = {.paths = paths,
                         .named = named,
                         .flush = flush,
                         .error = g_new0(int, (gsize)paths->len + 1)};
    g_thread_pool_set_max_unused_threads(FLUSHERS);
    GThreadPool *pool = g_thread_pool_new(flush_in_turn, &flushing, FLUSHERS, FALSE, NULL);
    for (guint i = 1; pool && i < MIN(FLUSHERS, paths->len); i++) {
        (void)g_thread_pool_push(pool, &flushing, NULL);
    }
    flush_in_turn(NULL, &flushing);
    if (pool) {
        g_thread_pool_free(pool, TRUE, TRUE);
    }
    guint first = 0;
    for (; first < paths->len; first++) {
        int *error = &flushing.error[first];
        if (lacks_files(*error)) {
            *error = flush(g_ptr_array_index(paths, first)) ? 0 : errno;
        }
        if (*error) {
            break;
        }
    }
    bool good = first == paths->len;
    if (!good) {
        add_unwritable(findings, g_ptr_array_index(named, first), flushing.error[first]);
    }
    g_free(flushing.error);
    return good;
}

static bool flush_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool good = fsync(fd) == 0;
    int saved = errno;
    if (close(fd) != 0 && good) {
        good = false;
        saved = errno;
    }
    errno = saved;
    return good;
}

static bool flush_files(const OutputBatch *batch, Findings *findings)
{
    GPtrArray *paths = g_ptr_array_new(), *named = g_ptr_array_new();
    for (guint i = 0; i < batch->staged->len; i++) {
        const Staged *staged = &g_array_index(batch->staged, Staged, i);
        g_ptr_array_add(paths, (gpointer)(guintptr)aside_path(staged->aside));
        g_ptr_array_add(named, staged->path);
    }
    bool good = flush_all(paths, named, flush_file, findings);
    g_ptr_array_unref(paths);
    g_ptr_array_unref(named);
    return good;
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

/* A rename is lasting only when the folder itself has reached the disk. Some disks of networks have
 * nothing to flush there (EINVAL); a folder that may be written but not read is left to the system.
 */
static bool flush_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return errno == EACCES;
    }
    bool good = fsync(fd) == 0 || errno == EINVAL;
    int saved = errno;
    (void)close(fd);
    errno = saved;
    return good;
}

static bool flush_folders(const OutputBatch *batch, Findings *findings)
{
    GHashTable *met = g_hash_table_new(hash_string, g_str_equal);
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < batch->staged->len; i++) {
        char *folder = g_path_get_dirname(g_array_index(batch->staged, Staged, i).path);
        if (g_hash_table_contains(met, folder)) {
            g_free(folder);
        } else {
            g_hash_table_add(met, folder);
            g_ptr_array_add(folders, folder);
        }
    }
    bool good = flush_all(folders, folders, flush_folder, findings);
    g_ptr_array_unref(folders);
    g_hash_table_unref(met);
    return good;
}

bool output_batch_commit(OutputBatch *batch, Findings *findings)
{
    return flush_files(batch, findings) && put_in_place(batch, findings) &&
           flush_folders(batch, findings);
}

OutputBatch *output_batch_new(const char *folder)
{
    OutputBatch *batch = g_new0(OutputBatch, 1);
    batch->folder = g_strdup(folder);
    batch->staged = g_array_new(FALSE, FALSE, sizeof(Staged));
    return batch;
}

void output_batch_free(OutputBatch *batch)
{
    if (!batch) {
        return;
    }
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
    OutputBatch *batch = output_batch_new(NULL);
    bool good = output_batch_stage(batch, path, bytes, length, findings) &&
                output_batch_commit(batch, findings);
    output_batch_free(batch);
    return good;
}

void output_keep(const char *path, const char *folder, const void *bytes, size_t length)
{
    OutputBatch *batch = output_batch_new(folder);
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
