/* The checks on a plan that was read and resolved without errors: what a clerk looks at before the
 * document goes to be signed. Each rule is a row of base/check-rules.h with the clause of the law
 * and a pair of examples.
 *
 * The checks only record; they never change the plan. They look at the tree (plan/) and, where
 * reading has mended what was typed (spaces, quotes, composed letters), at the source files the
 * plan keeps. The day of the check plays no part: what is old or new is so on the plan's own date.
 */
#ifndef KEHOACH_CHECK_CHECK_H
#define KEHOACH_CHECK_CHECK_H

#include "font/font.h"
#include "plan/plan.h"

/* Records what is amiss in `findings`, without what the plan excepts by <bo-qua>. Letters are
 * looked for in `fonts`; NULL if layout will tell which ones are lacking. Any thread may call, with
 * the same fonts too. */
void check_plan(const Plan *plan, const FontSet *fonts, Findings *findings);

#endif
