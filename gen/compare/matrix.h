/* Targets of plans beside the national ones, and beside one another.
 *
 * A cell of the matrix is one national target (an indicator in a year) in one plan. It is judged
 * only where both measure the same: an indicator that says what it differs in, a share of GRDP
 * against one of GDP, a figure without its unit are not comparable. Operators count: "trên 80%"
 * asks for more than "đạt 80%", which asks for as much as "tối thiểu 80%". Each judgement has its
 * reason in words. */
#ifndef KEHOACH_COMPARE_MATRIX_H
#define KEHOACH_COMPARE_MATRIX_H

#include "plan/plan.h"

typedef enum Standing {
    STANDING_STRONGER,
    STANDING_EQUAL,
    STANDING_WEAKER,
    STANDING_MISSING,
    STANDING_NOT_COMPARABLE,
    STANDING_COUNT,
    STANDING_NONE = STANDING_COUNT /* there is no such national target, nor has the plan one */
} Standing;

typedef struct MatrixValue {
    const Indicator *indicator;
    const TargetValue *value;
} MatrixValue;

typedef struct MatrixCell {
    const Plan *plan;
    const CatalogueIndicator *entry;
    const CatalogueTarget *national; /* NULL: none of that year */
    int year;
    const MatrixValue *value; /* what the plan has of that indicator and year */
    int count;
    Standing standing;   /* of several values the one furthest behind */
    bool uncertain;      /* rests on words about which sources of the national target disagree */
    const char *wording; /* all values: "đạt trên 80%"; "" if missing */
    const char *reason;  /* "" where there is nothing to explain */
} MatrixCell;

typedef struct Matrix {
    Pool *pool;
    const Catalogue *catalogue;
    const Plan **plan;
    int plans;
    int *year; /* of national targets, in order */
    int years;
    MatrixCell *cell; /* use matrix_cell() */
} Matrix;

/* The plans are resolved, have the catalogue in common and must outlive the matrix. */
Matrix *matrix_new(const Catalogue *catalogue, const Plan *const *plans, size_t count);
/* Of some of the plans, given by their places in the whole, which must outlive it: a plan is judged
 * once, however many it is shown beside. */
Matrix *matrix_part(const Matrix *whole, const int *place, size_t count);
void matrix_free(Matrix *matrix);
const MatrixCell *matrix_cell(const Matrix *matrix, int indicator, int year, int plan);
/* How many national targets of the year stand so in the plan. Years count from 0; -1: all. */
int matrix_count(const Matrix *matrix, int plan, int year, Standing standing);

/* "cao hơn"; for machines "stronger"; a sign that is never alone: "▲". */
const char *standing_word(Standing standing);
const char *standing_name(Standing standing);
const char *standing_sign(Standing standing);
/* "Thanh Hóa, 134/KH-UBND". In the pool. */
const char *matrix_plan_name(Pool *pool, const Plan *plan);
/* The catalogue's doubt about a national target: only known through plans, or disputed. "" if there
 * is none. In the pool. */
const char *matrix_doubt(Pool *pool, const CatalogueTarget *national);

/* How the targets of two plans stand to each other: "bên trái cao hơn", with the reason. In the
 * pool.
 */
const char *matrix_between(Pool *pool, const MatrixCell *left, const MatrixCell *right);

/* ---- documents; plan_free() them ---- */

/* The whole matrix: counts with a chart, the tables, baselines, reasons, targets beyond it. */
Plan *matrix_document(const Matrix *matrix, const char *slug);
/* Each plan against its superior, the nation: what is weaker or missing, with both wordings. */
Plan *matrix_superior(const Matrix *matrix, const char *slug);

/* "kts-1-2025": the id of an indicator's row among the targets of a year. In the pool. */
const char *matrix_row_id(Pool *pool, const CatalogueIndicator *entry, int year);

/* ---- for machines ---- */

/* A row a cell, RFC 4180. */
GBytes *matrix_write_csv(const Matrix *matrix);
GBytes *matrix_write_json(const Matrix *matrix);

/* ---- for the terminal, in the user's language; g_free it ---- */

char *matrix_write_text(const Matrix *matrix);
char *matrix_write_superior_text(const Matrix *matrix);

#endif
