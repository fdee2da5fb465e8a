/* Private to commands/: a plan's folder as it was in a revision, taken from git. */
#ifndef KEHOACH_COMMANDS_REVISION_H
#define KEHOACH_COMMANDS_REVISION_H

#include "base/aside.h"

/* Writes the files of `folder` as of `revision` into a new private folder, which is aside until it
 * is dropped. Gives NULL after telling why on standard error: no git, no repository, no such
 * revision, no such folder in it. Only plain files are taken. */
Aside *revision_take(const char *folder, const char *revision);

#endif
