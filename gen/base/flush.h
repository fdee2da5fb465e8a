/* Waiting for the disk. A disk takes its time over each file that is to be flushed, but answers
 * many at once: so others than those who make the files wait for it, and begin as soon as there is
 * one. */
#ifndef KEHOACH_BASE_FLUSH_H
#define KEHOACH_BASE_FLUSH_H

#include <glib.h>
#include <stdbool.h>

/* Threads that flush. They are started as there is work for them; if the system gives none, those
 * who wait do it. Any thread may call. */
typedef struct Flusher Flusher;

Flusher *flusher_new(void);
/* All its groups are gone. */
void flusher_free(Flusher *flusher);

/* Files and folders whose end is waited for together. One thread adds and waits. */
typedef struct FlushGroup FlushGroup;

FlushGroup *flush_group_new(Flusher *flusher);
/* Those that nobody has begun are left out. */
void flush_group_free(FlushGroup *group);
/* `path` has to live as long as the group. */
void flush_group_add_file(FlushGroup *group, const char *path);
void flush_group_add_folder(FlushGroup *group, const char *path);
/* Waits for all that were added. Gives how many of them, from the first on, are flushed: if not
 * all, `error` is what the next one failed with. It is the same one whatever the threads do. */
guint flush_group_wait(FlushGroup *group, int *error);

#endif
