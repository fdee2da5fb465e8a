#include "base/flush.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Threads, of which each has a file open: not more than leave most of those that a process may have
 * open to the others. */
#define MOST_THREADS 32
#define PART_OF_FILES 4

typedef bool (*FlushStep)(const char *path);

typedef struct Flush {
    FlushGroup *group;
    const char *path;
    FlushStep step;
    int error; /* 0: flushed, or not yet tried */
} Flush;

struct Flusher {
    GMutex mutex;
    GCond more, ended; /* something to do; something is through */
    GQueue waiting;    /* of Flush */
    guint idle, busy;  /* threads that wait, and flushes that are under way */
    GPtrArray *threads;
    guint most; /* threads */
    bool closing;
};

struct FlushGroup {
    Flusher *flusher;
    GPtrArray *flushes; /* of Flush, in the order in which they were added */
    guint left;         /* waiting or under way */
    bool failed;        /* then those behind are not tried */
};

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

/* Other threads have so many files open. */
static bool lacks_files(int error)
{
    return error == EMFILE || error == ENFILE;
}

/* Takes the first of those that wait; the mutex is held, but not while the disk is waited for. What
 * there was no room to open beside the others is tried again when one of them is through. */
static void flush_next(Flusher *flusher)
{
    Flush *flush = g_queue_pop_head(&flusher->waiting);
    bool wanted = !flush->group->failed;
    flusher->busy++;
    g_mutex_unlock(&flusher->mutex);
    int error = wanted && !flush->step(flush->path) ? errno : 0;
    g_mutex_lock(&flusher->mutex);
    flusher->busy--;
    if (lacks_files(error) && flusher->busy > 0) {
        g_queue_push_head(&flusher->waiting, flush);
        g_cond_wait(&flusher->ended, &flusher->mutex);
        return;
    }
    flush->error = error;
    flush->group->failed = flush->group->failed || error;
    flush->group->left--;
    g_cond_broadcast(&flusher->ended);
}

static gpointer run(gpointer data)
{
    Flusher *flusher = data;
    g_mutex_lock(&flusher->mutex);
    while (!flusher->closing) {
        if (g_queue_is_empty(&flusher->waiting)) {
            flusher->idle++;
            g_cond_wait(&flusher->more, &flusher->mutex);
            flusher->idle--;
        } else {
            flush_next(flusher);
        }
    }
    g_mutex_unlock(&flusher->mutex);
    return NULL;
}

Flusher *flusher_new(void)
{
    Flusher *flusher = g_new0(Flusher, 1);
    g_mutex_init(&flusher->mutex);
    g_cond_init(&flusher->more);
    g_cond_init(&flusher->ended);
    g_queue_init(&flusher->waiting);
    flusher->threads = g_ptr_array_new();
    struct rlimit files;
    bool limited = getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY;
    flusher->most =
        limited ? (guint)MIN(MOST_THREADS, files.rlim_cur / PART_OF_FILES) : MOST_THREADS;
    return flusher;
}

void flusher_free(Flusher *flusher)
{
    if (!flusher) {
        return;
    }
    g_mutex_lock(&flusher->mutex);
    flusher->closing = true;
    g_cond_broadcast(&flusher->more);
    g_mutex_unlock(&flusher->mutex);
    for (guint i = 0; i < flusher->threads->len; i++) {
        g_thread_join(g_ptr_array_index(flusher->threads, i));
    }
    g_ptr_array_free(flusher->threads, TRUE);
    g_mutex_clear(&flusher->mutex);
    g_cond_clear(&flusher->more);
    g_cond_clear(&flusher->ended);
    g_free(flusher);
}

FlushGroup *flush_group_new(Flusher *flusher)
{
    FlushGroup *group = g_new0(FlushGroup, 1);
    group->flusher = flusher;
    group->flushes = g_ptr_array_new_with_free_func(g_free);
    return group;
}

static void add(FlushGroup *group, const char *path, FlushStep step)
{
    Flusher *flusher = group->flusher;
    Flush *flush = g_new0(Flush, 1);
    *flush = (Flush){group, path, step, 0};
    g_ptr_array_add(group->flushes, flush);
    g_mutex_lock(&flusher->mutex);
    g_queue_push_tail(&flusher->waiting, flush);
    group->left++;
    /* One is left for whoever will wait. */
    if (flusher->waiting.length > flusher->idle + 1 && flusher->threads->len < flusher->most) {
        GThread *thread = g_thread_try_new("flush", run, flusher, NULL);
        if (thread) {
            g_ptr_array_add(flusher->threads, thread);
        }
    }
    g_cond_signal(&flusher->more);
    g_mutex_unlock(&flusher->mutex);
}

void flush_group_add_file(FlushGroup *group, const char *path)
{
    add(group, path, flush_file);
}

void flush_group_add_folder(FlushGroup *group, const char *path)
{
    add(group, path, flush_folder);
}

/* Whoever waits takes part, for this group or for another. */
static void wait_for_end(FlushGroup *group)
{
    Flusher *flusher = group->flusher;
    while (group->left > 0) {
        if (g_queue_is_empty(&flusher->waiting)) {
            g_cond_wait(&flusher->ended, &flusher->mutex);
        } else {
            flush_next(flusher);
        }
    }
}

guint flush_group_wait(FlushGroup *group, int *error)
{
    g_mutex_lock(&group->flusher->mutex);
    wait_for_end(group);
    g_mutex_unlock(&group->flusher->mutex);
    guint flushed = 0;
    while (flushed < group->flushes->len &&
           !((const Flush *)g_ptr_array_index(group->flushes, flushed))->error) {
        flushed++;
    }
    if (flushed < group->flushes->len) {
        *error = ((const Flush *)g_ptr_array_index(group->flushes, flushed))->error;
    }
    return flushed;
}

void flush_group_free(FlushGroup *group)
{
    if (!group) {
        return;
    }
    g_mutex_lock(&group->flusher->mutex);
    group->failed = true;
    wait_for_end(group);
    g_mutex_unlock(&group->flusher->mutex);
    g_ptr_array_unref(group->flushes);
    g_free(group);
}
