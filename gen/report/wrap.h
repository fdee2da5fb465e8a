/* Private to report/: text in lines of a certain width, measured as terminals do. */
#ifndef KEHOACH_REPORT_WRAP_H
#define KEHOACH_REPORT_WRAP_H

#include <glib.h>

/* Columns of the character when it stands in `column`. */
int wrap_width_of(gunichar c, int column);

/* Appends the text from `column` on; words that would end beyond `width` columns go to a line of
 * their own, which `indent` spaces begin. Spaces within the text stay as they are. With `width` 0
 * all is one line. Gives the column behind the text. */
int wrap_append(GString *out, const char *text, int column, int indent, int width);

#endif
