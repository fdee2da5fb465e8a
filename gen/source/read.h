/* Private to source/: what the readers share. */
#ifndef KEHOACH_SOURCE_READ_H
#define KEHOACH_SOURCE_READ_H

#include "source/source.h"

#include <sys/types.h>

/* Loads a file into the plan's (or catalogue's) pool: checks size, NUL bytes and UTF-8 and records
 * a finding for each fault (NULL then). A BOM is dropped, CRLF becomes LF; the text is otherwise as
 * on disk, so that lines and columns are the author's; normalisation to NFC happens where texts
 * enter the tree (source_clean_text). `shown` is the path for messages. */
const SourceFile *source_load(Pool *pool, const char *path, const char *shown, int order,
                              Findings *findings);

/* The same for any file of at most `limit` bytes: appends them. Gives 0, an errno value, or
 * SOURCE_NOT_A_FILE; of a larger file the size, and bytes beyond the limit. */
#define SOURCE_NOT_A_FILE (-1)
int source_read_file(const char *path, GByteArray *bytes, size_t limit, off_t *size);
/* Tells of one that could not be read. */
void source_add_unreadable(Findings *findings, SourcePos pos, const char *shown, int error);

/* Whether it is the name of a file in the plan's folder and of nothing else. */
bool source_is_file_name(const char *name);
/* Where the path leads, through whatever links: what is read stays inside the folder. */
typedef enum PathPlace { PATH_INSIDE, PATH_ABSENT, PATH_OUTSIDE } PathPlace;
PathPlace source_path_place(const char *folder, const char *path);

/* NFC, NBSP and runs of white space to one space, soft hyphens, zero-width and control characters
 * dropped; leading and trailing spaces kept as one space only with `keep_ends`. In the pool. */
const char *source_clean_text(Pool *pool, const char *text, size_t length, bool keep_ends);

/* Reads Markdown into `part` (PLAN_BODY or PLAN_ANNEX). With PLAN_ANNEX the first level-1 heading
 * without a number becomes the annex title. Notes go to plan->notes. False, with a finding, if the
 * text was not looked at. */
bool markdown_read(Plan *plan, PlanNode *part, const SourceFile *file, Findings *findings);

/* ---- images.c ---- */

/* The picture of the file's name in the plan's folder, looked at from outside when it is first
 * asked for. NULL if it is refused; a finding at `pos` the first time. */
const PlanImage *image_read(Plan *plan, const char *name, SourcePos pos, Findings *findings);

/* "đạt trên 80% GRDP (đã đạt)" -> operator, number, unit, base, met. wording and pos are kept. A
 * wording without a number is allowed only for "-"; otherwise a finding. */
void target_wording_read(TargetValue *value, Pool *pool, Findings *findings);

#endif
