#ifndef KEHOACH_TESTS_COMPARE_SAME_TREE_H
#define KEHOACH_TESTS_COMPARE_SAME_TREE_H

#include "plan/plan.h"

/* True if merging the two plans and taking them out again gives both; else says what differs. */
bool round_trip(const Plan *before, const Plan *after, const char *name);

/* True if both plans have the same tree, places in the source aside; else says what differs. */
bool same_tree(const Plan *expected, const Plan *actual, const char *name, const char *side);

#endif
