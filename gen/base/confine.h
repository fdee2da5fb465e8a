/* Giving up rights before the first line of a source is read: whatever a hostile source made of the
 * program, it could read only what it is shown, write only among the outputs, start no program,
 * reach no network and make no code. With Landlock (Linux 5.19 or later) and seccomp; where the
 * kernel has not got them, or another system runs, nothing is given up. */
#ifndef KEHOACH_BASE_CONFINE_H
#define KEHOACH_BASE_CONFINE_H

#include <glib.h>
#include <stdbool.h>

/* For the calling thread and all it starts, for ever; before it has started any. Folders stand for
 * all that is below them; what is not there is passed over. What is open stays open. Below
 * `emptied` folders without files may be deleted. `writable` and `emptied` may be NULL. False if
 * the files are not confined. */
bool confine(const GPtrArray *readable, const char *writable, const char *emptied);
/* Whether confine() can be had. */
bool confine_is_there(void);

#endif
