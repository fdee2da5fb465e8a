/* Private to compare/: judging one cell of the matrix. */
#ifndef KEHOACH_COMPARE_JUDGEMENT_H
#define KEHOACH_COMPARE_JUDGEMENT_H

#include "compare/matrix.h"

/* Sets standing, wording and reason of a cell whose values are set. */
void judge_cell(Pool *pool, MatrixCell *cell);

#endif
