/* Private to commands/: the rights that a verb gives up before it reads a source (base/confine.h).
 */
#ifndef KEHOACH_COMMANDS_RIGHTS_H
#define KEHOACH_COMMANDS_RIGHTS_H

#include "commands/options.h"

typedef struct Rights {
    char *output; /* a folder that was made for its rights alone, or NULL */
    char *above;  /* what there was of its path before */
} Rights;

/* From now on the contents, the chosen plans and the fonts can be read, and `output`, or nothing if
 * NULL, written: it is made if it is not there, since rights are given to folders. */
Rights rights_give_up(const Options *options, const Works *works, const char *output);
/* A folder made for nothing goes again. */
void rights_end(Rights *rights);

#endif
