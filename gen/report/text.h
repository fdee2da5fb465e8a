/* Findings for people: what is wrong, the line it stands in, and what to type. */
#ifndef KEHOACH_REPORT_TEXT_H
#define KEHOACH_REPORT_TEXT_H

#include "base/finding.h"

#include <stdbool.h>
#include <stdio.h>

/* Writes each finding as
 *
 *     path:12:5: lỗi: text [KH123]
 *       12 | the line of the source
 *          |     ^
 *       gợi ý: what to do (clause of the law)
 *
 * and a line that counts them; nothing if there are none. `colour` adds terminal colours; hints
 * take several lines of `width` columns (0: one, however long). What comes from sources is shown
 * without control characters, so a hostile file cannot command the terminal. */
void report_findings(FILE *out, Findings *findings, bool colour, int width);

/* Columns of the terminal behind the file descriptor; 0 if it is none. */
int report_width(int terminal);

/* report_findings() on standard error, with colours and its width if it is a terminal. */
void report_findings_to_user(Findings *findings);

#endif
