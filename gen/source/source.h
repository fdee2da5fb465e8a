/* Sources: reads the folders under content/ into plans and catalogues.
 *
 * Sources are untrusted. Files are UTF-8 without DTD, entities or network; paths stay inside the
 * plan's folder; sizes, depths and counts are limited by the constants below, each with a finding.
 * All findings of all files of a plan are recorded in one run. */
#ifndef KEHOACH_SOURCE_SOURCE_H
#define KEHOACH_SOURCE_SOURCE_H

#include "plan/plan.h"

#define SOURCE_MAX_FILE_SIZE ((size_t)4 * 1024 * 1024) /* bytes of one file */
/* Of all files of a plan, pictures apart; some twenty thousand pages. What is made of a byte has a
 * bound, so this is the bound of the tree too. */
#define SOURCE_MAX_PLAN_SIZE ((size_t)64 * 1024 * 1024)
#define SOURCE_MAX_XML_DEPTH 32
#define SOURCE_MAX_CELLS 1000000 /* of one table */
#define SOURCE_MAX_COLUMNS 64
#define SOURCE_MAX_NOTES 20000
#define SOURCE_MAX_ANNEXES 64
#define SOURCE_MAX_IMAGES 500 /* files; a file may be shown more than once */

/* The catalogues of `content`/danh-muc. Never NULL: what could not be read is empty, with findings.
 */
Catalogue *source_read_catalogue(const char *content, Findings *findings);
void source_catalogue_free(Catalogue *catalogue);

/* Reads the plan in `folder` (which holds ke-hoach.xml). `slug` names its outputs. The tree is not
 * yet resolved. NULL, with a finding, only if there is no readable ke-hoach.xml; otherwise a whole
 * plan with whatever could be read. The plan owns its source files: keep it as long as the
 * findings are in use. */
Plan *source_read_plan(const char *folder, const char *slug, const Catalogue *catalogue,
                       Findings *findings);
/* The same of a copy: `shown` stands for the folder in the findings. */
Plan *source_read_copy(const char *folder, const char *shown, const char *slug,
                       const Catalogue *catalogue, Findings *findings);

/* Decodes the plan's pictures, which reading has only looked at from outside; a damaged one is a
 * finding. Takes as long as all the rest, so it is left out where a plan is known to be sound. */
void source_check_images(const Plan *plan, Findings *findings);

/* Reads a file's bytes as they are; `shown` stands for it in the findings. False, with a finding,
 * if it is no readable file or larger than SOURCE_MAX_FILE_SIZE. */
bool source_read_bytes(const char *path, const SourceFile *shown, GByteArray *bytes,
                       Findings *findings);

/* The text in NFC and otherwise as it is; to be freed with g_free. In linear time, which
 * g_utf8_normalize on a long text is not. At most 30 combining marks stay on one letter. */
char *source_normalise(const char *text, size_t length);

/* Folders below `content` that hold a ke-hoach.xml, with their slugs ("thanh-hoa/134-2022",
 * "huong-dan"), sorted by slug. An unreadable or missing folder is a finding; `content` without any
 * plan too. */
typedef struct SourceFolder {
    char *folder, *slug;
} SourceFolder;
GArray *source_find_plans(const char *content,
                          Findings *findings); /* of SourceFolder; owns the strings */
/* Whether outputs can be named after the folder: its slug is fit for an address and not what pages
 * about all plans are called. A finding if not. */
bool source_check_folder(const char *path, const char *slug, Findings *findings);

#endif
