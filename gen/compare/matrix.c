/* The matrix: every national target in every plan. */
#include "compare/matrix.h"

#include "compare/judgement.h"

#include <string.h>

static void find_years(Matrix *matrix)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < matrix->catalogue->indicator_count; i++) {
        const CatalogueIndicator *entry = &matrix->catalogue->indicator[i];
        for (int t = 0; t < entry->target_count; t++) {
            target_year_add(years, entry->target[t].year);
        }
    }
    matrix->years = (int)years->len;
    matrix->year = POOL_ARRAY(matrix->pool, int, years->len + 1);
    for (guint i = 0; i < years->len; i++) {
        matrix->year[i] = g_array_index(years, int, i);
    }
    g_array_free(years, TRUE);
}

static MatrixCell *cell_at(const Matrix *matrix, int indicator, int year, int plan)
{
    return &matrix->cell[((size_t)indicator * (size_t)matrix->years + (size_t)year) *
                             (size_t)matrix->plans +
                         (size_t)plan];
}

const MatrixCell *matrix_cell(const Matrix *matrix, int indicator, int year, int plan)
{
    return cell_at(matrix, indicator, year, plan);
}

/* The values of a plan that are of a national target, a row of the catalogue at a time. */
static void gather_values(Matrix *matrix, int plan, GArray **values)
{
    const Plan *p = matrix->plan[plan];
    for (int g = 0; g < p->group_count; g++) {
        for (int i = 0; i < p->groups[g].count; i++) {
            const Indicator *indicator = &p->groups[g].indicator[i];
            for (int k = 0; indicator->entry && k < indicator->target_count; k++) {
                for (int y = 0; y < matrix->years; y++) {
                    if (matrix->year[y] == indicator->target[k].year) {
                        MatrixValue value = {indicator, &indicator->target[k]};
                        gsize row = (gsize)(indicator->entry - matrix->catalogue->indicator);
                        g_array_append_val(values[row * (gsize)matrix->years + (gsize)y], value);
                    }
                }
            }
        }
    }
}

static const CatalogueTarget *national_of(const CatalogueIndicator *entry, int year)
{
    for (int t = 0; t < entry->target_count; t++) {
        if (entry->target[t].year == year && entry->target[t].value) {
            return &entry->target[t];
        }
    }
    return NULL;
}

static void fill_plan(Matrix *matrix, int plan)
{
    int rows = matrix->catalogue->indicator_count;
    gsize places = (gsize)rows * (gsize)matrix->years;
    GArray **values = g_new(GArray *, places + 1);
    for (gsize i = 0; i < places; i++) {
        values[i] = g_array_new(FALSE, FALSE, sizeof(MatrixValue));
    }
    gather_values(matrix, plan, values);
    for (int r = 0; r < rows; r++) {
        for (int y = 0; y < matrix->years; y++) {
            /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign) */
            GArray *found = values[(gsize)r * (gsize)matrix->years + (gsize)y];
            MatrixValue *copy = POOL_ARRAY(matrix->pool, MatrixValue, found->len + 1);
            for (guint i = 0; i < found->len; i++) {
                copy[i] = g_array_index(found, MatrixValue, i);
            }
            MatrixCell *cell = cell_at(matrix, r, y, plan);
            cell->plan = matrix->plan[plan];
            cell->entry = &matrix->catalogue->indicator[r];
            cell->year = matrix->year[y];
            cell->national = national_of(cell->entry, cell->year);
            cell->value = copy;
            cell->count = (int)found->len;
            judge_cell(matrix->pool, cell);
            g_array_free(found, TRUE);
        }
    }
    g_free(values);
}

static Matrix *matrix_of(const Catalogue *catalogue, size_t count)
{
    Matrix *matrix = g_new0(Matrix, 1);
    matrix->pool = pool_new();
    matrix->catalogue = catalogue;
    matrix->plan = POOL_ARRAY(matrix->pool, const Plan *, count + 1);
    matrix->plans = (int)count;
    find_years(matrix);
    matrix->cell =
        POOL_ARRAY(matrix->pool, MatrixCell,
                   (size_t)catalogue->indicator_count * (size_t)matrix->years * count + 1);
    return matrix;
}

Matrix *matrix_new(const Catalogue *catalogue, const Plan *const *plans, size_t count)
{
    Matrix *matrix = matrix_of(catalogue, count);
    for (int p = 0; p < matrix->plans; p++) {
        matrix->plan[p] = plans[p];
        fill_plan(matrix, p);
    }
    return matrix;
}

Matrix *matrix_part(const Matrix *whole, const int *place, size_t count)
{
    Matrix *matrix = matrix_of(whole->catalogue, count);
    for (int p = 0; p < matrix->plans; p++) {
        matrix->plan[p] = whole->plan[place[p]];
        for (int r = 0; r < whole->catalogue->indicator_count; r++) {
            for (int y = 0; y < whole->years; y++) {
                *cell_at(matrix, r, y, p) = *cell_at(whole, r, y, place[p]);
            }
        }
    }
    return matrix;
}

void matrix_free(Matrix *matrix)
{
    if (matrix) {
        pool_free(matrix->pool);
        g_free(matrix);
    }
}

int matrix_count(const Matrix *matrix, int plan, int year, Standing standing)
{
    int count = 0;
    for (int r = 0; r < matrix->catalogue->indicator_count; r++) {
        for (int y = 0; y < matrix->years; y++) {
            count +=
                (year < 0 || y == year) && matrix_cell(matrix, r, y, plan)->standing == standing;
        }
    }
    return count;
}

const char *matrix_plan_name(Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    if (head->form == FORM_BOOK) {
        return plan_title_line(pool, plan);
    }
    const char *province = head->unit            ? head->unit->name
                           : head->province.text ? head->province.text
                                                 : "";
    const char *code = head->number.text && *head->number.text ? plan_code(pool, head)
                                                               : plan_type_name(pool, head);
    return *province ? pool_printf(pool, "%s, %s", province, code) : code;
}
