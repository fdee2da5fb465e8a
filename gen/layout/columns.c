#include "layout/columns.h"

#include <math.h>

/* More rows than this add nothing to the choice; every k-th is looked at. */
#define SAMPLE_ROWS 240
/* The room beyond the narrowest widths is handed out in so many parts. */
#define STEPS 96

typedef struct Search {
    const CellNeed *need;
    int count, columns;
    int *sample; /* indexes of the cells looked at, in row order */
    int samples;
} Search;

static void take_sample(Search *s)
{
    int rows = s->count > 0 ? s->need[s->count - 1].row + 1 : 0;
    int step = rows / SAMPLE_ROWS + 1;
    s->sample = g_new(int, (size_t)s->count + 1);
    for (int i = 0; i < s->count; i++) {
        if (s->need[i].span == 1 && s->need[i].row % step == 0) {
            s->sample[s->samples++] = i;
        }
    }
}

/* The least widths: each cell's, then those of cells over several columns, spread over these. */
static void least_widths(const Search *s, Len *least, Len *most)
{
    for (int j = 0; j < s->columns; j++) {
        least[j] = most[j] = 0;
    }
    for (int i = 0; i < s->count; i++) {
        const CellNeed *n = &s->need[i];
        if (n->span == 1) {
            least[n->column] = MAX(least[n->column], n->narrowest);
            most[n->column] = MAX(most[n->column], n->widest);
        }
    }
    for (int i = 0; i < s->count; i++) {
        const CellNeed *n = &s->need[i];
        if (n->span == 1) {
            continue;
        }
        int64_t sum = 0;
        for (int j = n->column; j < n->column + n->span; j++) {
            sum += least[j];
        }
        for (int j = n->column; sum < n->narrowest && j < n->column + n->span; j++) {
            least[j] += (Len)((n->narrowest - sum) / n->span + 1);
        }
    }
    for (int j = 0; j < s->columns; j++) {
        most[j] = MAX(most[j], least[j]);
    }
}

/* Height of the sampled rows in lines, made smooth (a high power mean over a row's cells), so that
 * each small widening counts and not only the one that saves a whole line. With `widened` one
 * column is taken wider by `by`. */
static double table_height(const Search *s, const Len *width, int widened, Len by)
{
    double total = 0, row_sum = 0;
    int row = -1;
    for (int k = 0; k < s->samples; k++) {
        const CellNeed *n = &s->need[s->sample[k]];
        if (n->row != row) {
            total += sqrt(sqrt(row_sum));
            row_sum = 0;
            row = n->row;
        }
        double w = width[n->column] + (n->column == widened ? by : 0);
        /* A ragged line loses some of its width. */
        double lines = n->widest <= w ? 1 : 1 + 1.12 * (double)n->area / fmax(w, 1);
        row_sum += lines * lines * lines * lines;
    }
    return total + sqrt(sqrt(row_sum));
}

static int best_column(const Search *s, const Len *width, const Len *most, const bool *rigid, Len step)
{
    double now = table_height(s, width, -1, 0);
    double best_gain = 0;
    int best = -1;
    for (int j = 0; j < s->columns; j++) {
        if (width[j] >= most[j]) {
            continue;
        }
        Len by = rigid[j] ? MIN(step, most[j] - width[j]) : step;
        double gain = (now - table_height(s, width, j, by)) / by;
        if (gain > best_gain) {
            best_gain = gain;
            best = j;
        }
    }
    return best;
}

/* Takes width from the widest columns only, down to one level: a column that is narrow anyway keeps
 * what its words need. */
static void shrink_widest(Len *width, int columns, Len available)
{
    int64_t rest = available;
    int open = columns;
    Len level = 0;
    for (bool changed = true; changed && open > 0;) {
        changed = false;
        level = (Len)(rest / open);
        rest = available;
        open = 0;
        for (int j = 0; j < columns; j++) {
            if (width[j] <= level) {
                rest -= width[j];
            } else {
                open++;
            }
        }
        changed = open > 0 && (Len)(rest / open) > level;
    }
    int64_t used = 0;
    for (int j = 0; j < columns; j++) {
        width[j] = MIN(width[j], level);
        used += width[j];
    }
    width[columns - 1] += (Len)(available - used);
}

bool column_widths(const CellNeed *need, int count, int columns, const bool *rigid, Len available,
                   Len *width)
{
    Search s = {need, count, columns, NULL, 0};
    Len *most = g_new0(Len, (size_t)columns);
    least_widths(&s, width, most);
    int64_t sum = 0;
    for (int j = 0; j < columns; j++) {
        sum += width[j];
    }
    bool fits = sum <= available;
    if (!fits) {
        shrink_widest(width, columns, available);
        g_free(most);
        return false;
    }
    take_sample(&s);
    Len step = (Len)((available - sum) / STEPS + 1);
    while (sum < available) {
        Len part = (Len)MIN(step, available - sum);
        int j = best_column(&s, width, most, rigid, part);
        if (j < 0) {
            break;
        }
        if (width[j] + part > most[j] && rigid[j]) {
            part = most[j] - width[j];
        }
        width[j] += part;
        sum += part;
    }
    /* All text has the room it wants: what is left goes to the columns in proportion. */
    int64_t rest = available - sum, base = sum;
    for (int j = 0; j < columns && base > 0; j++) {
        Len more = (Len)(rest * width[j] / base);
        width[j] += more;
        sum += more;
    }
    width[columns - 1] += (Len)(available - sum);
    g_free(s.sample);
    g_free(most);
    return true;
}
