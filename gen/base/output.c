#include "base/output.h"

#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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
    GMappedFile *old = g_mapped_file_new(path, FALSE, NULL);
    if (!old) {
        return false;
    }
    bool same = g_mapped_file_get_length(old) == length &&
                (length == 0 || memcmp(g_mapped_file_get_contents(old), bytes, length) == 0);
    g_mapped_file_unref(old);
    return same;
}

/* A rename is lasting only when the folder itself has reached the disk. */
static void flush_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

static bool replace_file(const char *path, const void *bytes, size_t length)
{
    char *aside = g_strdup_printf("%s.XXXXXX", path);
    int fd = g_mkstemp_full(aside, O_WRONLY | O_CLOEXEC, 0644);
    bool good = fd >= 0;
    if (good) {
        good = write_all(fd, bytes, length) && fsync(fd) == 0;
        int saved = errno;
        if (close(fd) != 0 && good) {
            good = false;
            saved = errno;
        }
        if (good && g_rename(aside, path) != 0) {
            good = false;
            saved = errno;
        }
        if (!good) {
            (void)g_unlink(aside);
        }
        errno = saved;
    }
    g_free(aside);
    return good;
}

bool output_write(const char *path, const void *bytes, size_t length, Findings *findings)
{
    if (is_same(path, bytes, length)) {
        return true;
    }
    char *folder = g_path_get_dirname(path);
    bool good = g_mkdir_with_parents(folder, 0755) == 0 && replace_file(path, bytes, length);
    if (good) {
        flush_folder(folder);
    } else {
        findings_add(findings, FINDING_OUTPUT_UNWRITABLE, (SourcePos){0}, path,
                     message_system_error(errno), NULL);
    }
    g_free(folder);
    return good;
}
