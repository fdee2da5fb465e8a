/* Layout: a resolved plan becomes pages in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I.
 *
 *   inlines -> words -> lines (linebreak)          paragraphs, headings, cells, notes
 *   blocks  -> slices (flow)                        strips that a page never cuts
 *   slices  -> pages (pagebreak, place)             with repeated table heads, notes, page numbers
 *
 * Layout decides what is content and what is artefact, and builds the structure tree in reading
 * order while it goes. It measures through font/ and knows nothing of PDF. */
#ifndef KEHOACH_LAYOUT_LAYOUT_H
#define KEHOACH_LAYOUT_LAYOUT_H

#include "base/finding.h"
#include "pages/pages.h"
#include "plan/plan.h"

/* More is an error: what is meant to be printed and signed has less. */
#define LAYOUT_MAX_PAGES 20000

/* Never NULL. A letter that the font lacks is a finding; a word wider than its place is cut, never
 * lost. The pages borrow from the plan and the font set: free them first. */
Pages *layout_plan(const Plan *plan, FontSet *fonts, Findings *findings);
/* Several in one document, which has the first one's title; pages of all but the last have `prefix`
 * before their number. */
Pages *layout_plans(const Plan *const *plan, int count, const char *prefix, FontSet *fonts,
                    Findings *findings);

#endif
