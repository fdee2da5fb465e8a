/* Private to commands/: a plan's folder as it was in a revision, taken from git. */
#ifndef KEHOACH_COMMANDS_REVISION_H
#define KEHOACH_COMMANDS_REVISION_H

#include <stdbool.h>

/* Writes the files of `folder` as of `revision` into a new private folder. Gives its path, or NULL
 * after telling why on standard error: no git, no repository, no such revision, no such folder in
 * it. Only plain files are taken. */
char *revision_take(const char *folder, const char *revision);
/* Deletes what revision_take() made, and frees the path. */
void revision_drop(char *path);

#endif
