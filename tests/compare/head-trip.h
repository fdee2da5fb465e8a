#ifndef KEHOACH_TESTS_COMPARE_HEAD_TRIP_H
#define KEHOACH_TESTS_COMPARE_HEAD_TRIP_H

#include "compare/compare.h"

/* Random changes to a plan's head: facts, and items of lists reworded, moved, added, dropped. */
void head_edit(Plan *plan, GRand *random);
/* True if what is told of the head turns the earlier one into the later, and back; else says what
 * it does not. */
bool head_round_trip(const Comparison *comparison);

#endif
