/* No memory left: the program ends in one place, so that the code below needs no paths for it and
 * no library goes on with half of what it asked for. The earlier outputs stay, what was put aside
 * is deleted, a message is told, the exit status is 3. */
#ifndef KEHOACH_BASE_MEMORY_H
#define KEHOACH_BASE_MEMORY_H

#include <glib.h>

/* Finds the words now: there may be no memory for them later. After message_language_init. */
void memory_init(void);

/* May be called from any thread, and needs no memory. */
G_NORETURN void memory_exhausted(void);

#endif
