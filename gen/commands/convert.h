/* Private to commands/: kehoach check --chuyen-ma. */
#ifndef KEHOACH_COMMANDS_CONVERT_H
#define KEHOACH_COMMANDS_CONVERT_H

#include <stdbool.h>

/* Makes composed UTF-8 of each file (NULL-terminated), keeping the original beside it as FILE.goc
 * and saying what was done. `option` names the encoding ("tcvn3"), or is NULL to find it out. Gives
 * the exit status. */
int convert_files(char **paths, const char *option, bool quiet);

#endif
