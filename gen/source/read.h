/* Private to source/: what the readers share. */
#ifndef KEHOACH_SOURCE_READ_H
#define KEHOACH_SOURCE_READ_H

#include "source/source.h"

/* Loads a file into the plan's (or catalogue's) pool: checks size, NUL bytes and UTF-8 and records
 * a finding for each fault (NULL then). A BOM is dropped, CRLF becomes LF; the text is otherwise as
 * on disk, so that lines and columns are the author's; normalisation to NFC happens where texts
 * enter the tree (source_clean_text). `shown` is the path for messages. */
const SourceFile *source_load(Pool *pool, const char *path, const char *shown, int order,
                              Findings *findings);

/* NFC, NBSP and runs of white space to one space, soft hyphens, zero-width and control characters
 * dropped; leading and trailing spaces kept as one space only with `keep_ends`. In the pool. */
const char *source_clean_text(Pool *pool, const char *text, size_t length, bool keep_ends);

/* Reads Markdown into `part` (PLAN_BODY or PLAN_ANNEX). With PLAN_ANNEX the first level-1 heading
 * without a number becomes the annex title. Notes go to plan->notes. False, with a finding, if the
 * text was not looked at. */
bool markdown_read(Plan *plan, PlanNode *part, const SourceFile *file, Findings *findings);

/* "đạt trên 80% GRDP (đã đạt)" -> operator, number, unit, base, met. wording and pos are kept. A
 * wording without a number is allowed only for "-"; otherwise a finding. */
void target_wording_read(TargetValue *value, Pool *pool, Findings *findings);

#endif
