/* nftw() is of X/Open. */
#define _XOPEN_SOURCE 700

#include "base/aside.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* A folder is walked with so many open at once. */
#define OPEN_FOLDERS 16

struct Aside {
    Aside *next, *previous;
    bool folder;
    char path[];
};

/* Held while names change on the disk, so that the list is the truth; nothing is allocated then. */
static GMutex mutex;
static Aside *first;

static Aside *aside_new(const char *pattern, bool folder)
{
    size_t size = strlen(pattern) + 1;
    Aside *aside = g_malloc0(sizeof(Aside) + size);
    aside->folder = folder;
    memcpy(aside->path, pattern, size);
    return aside;
}

static void link_in(Aside *aside)
{
    aside->next = first;
    if (first) {
        first->previous = aside;
    }
    first = aside;
}

static void link_out(Aside *aside)
{
    if (aside->previous) {
        aside->previous->next = aside->next;
    } else {
        first = aside->next;
    }
    if (aside->next) {
        aside->next->previous = aside->previous;
    }
}

Aside *aside_new_file(const char *pattern, int *fd)
{
    Aside *aside = aside_new(pattern, false);
    g_mutex_lock(&mutex);
    *fd = g_mkstemp_full(aside->path, O_WRONLY | O_CLOEXEC, 0644);
    int error = errno;
    if (*fd >= 0) {
        link_in(aside);
    }
    g_mutex_unlock(&mutex);
    if (*fd < 0) {
        g_clear_pointer(&aside, g_free);
        errno = error;
    }
    return aside;
}

Aside *aside_new_folder(const char *pattern)
{
    Aside *aside = aside_new(pattern, true);
    g_mutex_lock(&mutex);
    bool good = g_mkdtemp_full(aside->path, 0700) != NULL;
    int error = errno;
    if (good) {
        link_in(aside);
    }
    g_mutex_unlock(&mutex);
    if (!good) {
        g_clear_pointer(&aside, g_free);
        errno = error;
    }
    return aside;
}

const char *aside_path(const Aside *aside)
{
    return aside->path;
}

bool aside_put(Aside *aside, const char *path)
{
    g_mutex_lock(&mutex);
    bool good = g_rename(aside->path, path) == 0;
    int error = errno;
    if (good) {
        link_out(aside);
    }
    g_mutex_unlock(&mutex);
    if (good) {
        g_free(aside);
    }
    errno = error;
    return good;
}

static int delete_entry(const char *path, const struct stat *about, int kind, struct FTW *level)
{
    (void)about;
    (void)kind;
    (void)level;
    return remove(path);
}

static void delete (const Aside *aside)
{
    if (aside->folder) {
        (void)nftw(aside->path, delete_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    } else {
        (void)g_unlink(aside->path);
    }
}

void aside_drop(Aside *aside)
{
    if (!aside) {
        return;
    }
    delete (aside);
    g_mutex_lock(&mutex);
    link_out(aside);
    g_mutex_unlock(&mutex);
    g_free(aside);
}

void aside_drop_all(void)
{
    g_mutex_lock(&mutex); /* for ever */
    for (const Aside *aside = first; aside; aside = aside->next) {
        delete (aside);
    }
}
