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
 * and a line that counts them; nothing if there are none. `colour` adds terminal colours. What
 * comes from sources is shown without control characters, so a hostile file cannot command the
 * terminal. */
void report_findings(FILE *out, Findings *findings, bool colour);

#endif
