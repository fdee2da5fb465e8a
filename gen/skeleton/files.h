/* Private to skeleton/: the templates of files/, put into the program when it is built. */
#ifndef KEHOACH_SKELETON_FILES_H
#define KEHOACH_SKELETON_FILES_H

#include <stddef.h>

extern const unsigned char skeleton_head_bytes[];
extern const size_t skeleton_head_length;
extern const unsigned char skeleton_text_bytes[];
extern const size_t skeleton_text_length;
extern const unsigned char skeleton_targets_bytes[];
extern const size_t skeleton_targets_length;
extern const unsigned char skeleton_tasks_bytes[];
extern const size_t skeleton_tasks_length;

#endif
