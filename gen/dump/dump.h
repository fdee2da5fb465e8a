/* Text dumps of each stage, for tests and for people who look for a fault. The form is stable:
 * goldens depend on it. */
#ifndef KEHOACH_DUMP_DUMP_H
#define KEHOACH_DUMP_DUMP_H

#include "pages/pages.h"
#include "plan/plan.h"

/* The head, targets and tree, a node a line, indented, with line:column. */
void dump_plan(const Plan *plan, GString *out);
/* Each page with its items: kind, place in mm, size, text. */
void dump_pages(const Pages *pages, GString *out);
/* The structure tree in reading order with roles, attributes and text. */
void dump_tags(const Pages *pages, GString *out);

#endif
