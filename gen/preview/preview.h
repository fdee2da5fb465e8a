/* Preview: shows files that are in memory to browsers on this machine, and tells them when they
 * change. It knows nothing of plans: who makes the files (commands/) puts them here, each under its
 * path below the outputs' root.
 *
 * Only this machine is served: the sockets are bound to the loopback addresses, and a request whose
 * Host is another name is refused, so that no page from elsewhere can read the drafts by having its
 * own name point here (DNS rebinding). Nothing is ever read from the disk on a request: a path is a
 * key of the table of files.
 *
 * Threads: the functions below belong to one thread, the one whose main context was the default
 * when the preview started; requests are answered by threads of their own, which see each set of
 * files as a whole or not at all. */
#ifndef KEHOACH_PREVIEW_PREVIEW_H
#define KEHOACH_PREVIEW_PREVIEW_H

#include <glib.h>
#include <stdbool.h>

#define PREVIEW_PORT 8030 /* tried first when none is asked for */

/* Paths below this one belong to the preview itself. */
#define PREVIEW_OWN "_xem/"

typedef struct Preview Preview;

typedef struct PreviewSettings {
    int port; /* 0: PREVIEW_PORT or, if it is taken, any that is free */
    /* A file is asked for that is not there: puts it there, if there is such a file. */
    void (*demand)(void *context, const char *path);
    /* A place in a source is to be opened in the user's editor: gives whether it was. */
    bool (*open)(void *context, const char *file, int line, int column);
    void *context;
} PreviewSettings;

/* Loads what a preview needs besides the program; false if it is not there. */
bool preview_load(void);
/* After preview_load. NULL if no socket could be had. `settings` is copied. */
Preview *preview_start(const PreviewSettings *settings);
/* Ends all requests and joins their threads. */
void preview_stop(Preview *preview);
int preview_port(const Preview *preview);

/* Puts a file (keeping a reference of its own) or, with NULL, takes it away. Pages (".html") get
 * the preview's script; the script may talk to the preview, otherwise the page's own security
 * policy holds. */
void preview_put(Preview *preview, const char *path, GBytes *bytes);
/* From now on requests see what was put and taken. */
void preview_publish(Preview *preview);
/* The same, and every open page is told: `state` is one line of JSON, see page/preview.js. */
void preview_announce(Preview *preview, const char *state);

/* A page that stands in for a plan's page as long as that cannot be made. */
GBytes *preview_empty_page(const char *slug, const char *words);

/* ---- watching ---- */

/* Tells which folders have changed: something in them was written, made, renamed or removed. Calls
 * come from the main context, after a moment of quiet, since editors write in several steps. */
typedef struct PreviewWatch PreviewWatch;
typedef void (*PreviewChanged)(void *context, const char *const *folders, size_t count);

PreviewWatch *preview_watch_new(PreviewChanged changed, void *context);
void preview_watch_free(PreviewWatch *watch);
/* From now on these folders (not what is below them); others no longer. */
void preview_watch_folders(PreviewWatch *watch, const char *const *folders, size_t count);

#endif
