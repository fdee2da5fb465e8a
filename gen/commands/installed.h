/* Private to commands/: what is installed with the program. */
#ifndef KEHOACH_COMMANDS_INSTALLED_H
#define KEHOACH_COMMANDS_INSTALLED_H

#include "base/finding.h"

/* The folder ../share/kehoach/`name` beside the running program's own; NULL if there is none, as
 * for a program that is run where it was built. g_free it. */
char *installed_folder(const char *name);

/* Copies the files of the installed folder `name` into the folder `to`, unless that is there
 * already or nothing is installed. False, with a finding, if a file cannot be read or written. */
bool installed_copy(const char *name, const char *to, Findings *findings);

#endif
