/* The list of changes put to use: one plan and the JSON make the other. */
#ifndef KEHOACH_TESTS_COMPARE_APPLY_H
#define KEHOACH_TESTS_COMPARE_APPLY_H

#include "compare/compare.h"

/* Whether the earlier plan and the edits of the JSON make the later plan's tree, and the later and
 * the edits read backwards the earlier's; and whether each change has its edits and each edit that
 * is not of form alone its change. */
bool apply_both_ways(const Comparison *comparison, const char *name);

#endif
