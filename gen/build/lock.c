/* One build at a time in a folder. */
/* flock() is beyond POSIX; unlike fcntl's locks it belongs to the open file, not the process. */
#define _DEFAULT_SOURCE

#include "build/build.h"

#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_FILE "khoa"

/* Whoever holds the lock is the only one that writes there. */
static void clear_aside(const char *root)
{
    char *folder = g_build_filename(root, BUILD_FOLDER, BUILD_ASIDE_FOLDER, NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder, name, NULL);
        (void)g_unlink(path);
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(folder);
}

/* Who may not write there has nothing to protect; what is in the way is told of by the writing. */
static bool is_harmless(int error)
{
    return error == EACCES || error == EPERM || error == EROFS || error == ENOTDIR ||
           error == EEXIST || error == EISDIR;
}

/* Disks of networks may know no locks. */
static bool has_no_locks(int error)
{
    return error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP;
}

static bool take(int fd, void (*on_wait)(void))
{
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        return true;
    }
    if (errno != EWOULDBLOCK) {
        return has_no_locks(errno);
    }
    on_wait();
    int result;
    do {
        result = flock(fd, LOCK_EX);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

int build_lock(const char *root, void (*on_wait)(void), Findings *findings)
{
    char *folder = g_build_filename(root, BUILD_FOLDER, NULL);
    char *path = g_build_filename(folder, LOCK_FILE, NULL);
    int fd = -1;
    if (g_mkdir_with_parents(folder, 0755) == 0) {
        fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0644);
    }
    int error = errno;
    if (fd >= 0 && take(fd, on_wait)) {
        clear_aside(root);
    } else if (fd >= 0) {
        error = errno;
        (void)close(fd);
        fd = -1;
    }
    if (fd < 0 && !is_harmless(error)) {
        findings_add(findings, FINDING_OUTPUT_UNWRITABLE, (SourcePos){0}, path,
                     message_system_error(error), NULL);
    }
    g_free(path);
    g_free(folder);
    return fd;
}

void build_unlock(int lock)
{
    if (lock >= 0) {
        (void)close(lock);
    }
}
