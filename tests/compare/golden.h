#ifndef KEHOACH_TESTS_COMPARE_GOLDEN_H
#define KEHOACH_TESTS_COMPARE_GOLDEN_H

#include "plan/plan.h"

/* Compares `folder`/truoc with `folder`/sau, and what comes of it with `folder`/expected.txt. With
 * REWRITE in the environment that file is written anew; git shows what changed. */
bool golden_compare(const char *folder, const Catalogue *catalogue);

#endif
