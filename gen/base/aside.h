/* Files and folders that are there for a while, under names of their own: on every way out of the
 * program that it knows of they are deleted. Any thread may call. */
#ifndef KEHOACH_BASE_ASIDE_H
#define KEHOACH_BASE_ASIDE_H

#include <stdbool.h>

typedef struct Aside Aside;

/* Makes a file, open for writing in `fd`, or a folder that only this user may enter. The pattern
 * ends with XXXXXX, in whose place letters are put. NULL with errno if it could not. */
Aside *aside_new_file(const char *pattern, int *fd);
Aside *aside_new_folder(const char *pattern);
const char *aside_path(const Aside *aside);

/* Takes the place of what `path` is; frees. False with errno, and it still is aside, if not. */
bool aside_put(Aside *aside, const char *path);
/* Deletes, a folder with all that is in it, and frees. */
void aside_drop(Aside *aside);
/* Deletes all there are. For the end of the program: no file is put in place or made any more. */
void aside_drop_all(void);

#endif
