#include "layout/columns.h"

#include <math.h>

/* More rows than this add nothing to the choice; every k-th is looked at. */
#define SAMPLE_ROWS 120
/* The room beyond the narrowest widths is handed out in so many parts. */
#define STEPS 96

bool column_row_is_sampled(int row, int rows)
{
    return row % (rows / SAMPLE_ROWS + 1) == 0;
}

/* A cell that is looked at, and the fourth power of its estimated lines at its column's width. */
typedef struct Sample {
    const CellNeed *need;
    double power;
    int least; /* lines where each of its paragraphs fits on one */
} Sample;

/* Their row: samples [first, end), and its height. */
typedef struct SampleRow {
    int first, end;
    double height;
    bool changed; /* by the last widening */
} SampleRow;

/* A column widened to `width`: what the height of each row would be. */
typedef struct Trial {
    double width; /* 0: not tried yet */
    double *height;
} Trial;

typedef struct Search {
    const CellNeed *need;
    int count, columns;
    Sample *sample; /* in row order */
    int samples;
    SampleRow *row;
    int rows;
    Trial *trial; /* by column */
} Search;

static int count_paragraphs(const CellNeed *n)
{
    int count = n->words > 0;
    for (int i = 1; i < n->words; i++) {
        count += n->word[i].starts_paragraph;
    }
    return count;
}

static void take_sample(Search *s)
{
    int rows = s->count > 0 ? s->need[s->count - 1].row + 1 : 0;
    s->sample = g_new0(Sample, (size_t)s->count + 1);
    s->row = g_new0(SampleRow, (size_t)s->count + 1);
    s->trial = g_new0(Trial, (size_t)s->columns);
    for (int i = 0; i < s->count; i++) {
        const CellNeed *need = &s->need[i];
        if (need->span != 1 || !column_row_is_sampled(need->row, rows)) {
            continue;
        }
        if (s->samples == 0 || s->sample[s->samples - 1].need->row != need->row) {
            s->row[s->rows++] = (SampleRow){.first = s->samples};
        }
        s->sample[s->samples++] = (Sample){.need = need, .least = count_paragraphs(need)};
        s->row[s->rows - 1].end = s->samples;
    }
    for (int j = 0; j < s->columns; j++) {
        s->trial[j].height = g_new0(double, (size_t)s->rows + 1);
    }
}

static void drop_sample(Search *s)
{
    for (int j = 0; j < s->columns; j++) {
        g_free(s->trial[j].height);
    }
    g_free(s->trial);
    g_free(s->row);
    g_free(s->sample);
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

/* A value ("đạt trên 95%", "Quý IV/2025") is read at one glance and stays on one line as long as
 * the columns that hold values leave the others most of the table. */
#define VALUE_WIDTH LEN_MM(32)
#define VALUES_PERCENT 40

static void keep_values_whole(const Search *s, Len available, Len *width)
{
    Len *whole = g_new0(Len, (size_t)s->columns);
    for (int i = 0; i < s->count; i++) {
        const CellNeed *n = &s->need[i];
        if (n->span == 1 && !n->head && n->widest <= VALUE_WIDTH) {
            whole[n->column] = MAX(whole[n->column], n->widest);
        }
    }
    int64_t used = 0, more = 0, rest = available;
    for (int j = 0; j < s->columns; j++) {
        if (whole[j] > width[j]) {
            used += whole[j];
            more += whole[j] - width[j];
        }
        rest -= width[j];
    }
    if (used * 100 <= (int64_t)available * VALUES_PERCENT && more * 100 <= rest * VALUES_PERCENT) {
        for (int j = 0; j < s->columns; j++) {
            width[j] = MAX(width[j], whole[j]);
        }
    }
    g_free(whole);
}

/* Fourth power of a cell's lines in a width. A ragged line loses some of its width. */
static double power_of_lines(const CellNeed *n, double width)
{
    double lines = n->widest <= width ? 1 : 1 + 1.12 * (double)n->area / MAX(width, 1);
    return lines * lines * lines * lines;
}

/* Height of a row in lines, made smooth (a high power mean over its cells), so that each small
 * widening counts and not only the one that saves a whole line. */
static double row_height(const Search *s, const SampleRow *row)
{
    double sum = 0;
    for (int k = row->first; k < row->end; k++) {
        sum += s->sample[k].power;
    }
    return sqrt(sqrt(sum));
}

/* As row_height, with one column `width` wide. */
static double widened_height(const Search *s, const SampleRow *row, int column, double width)
{
    double sum = 0;
    bool differs = false;
    for (int k = row->first; k < row->end; k++) {
        const Sample *sample = &s->sample[k];
        double power = sample->power;
        if (sample->need->column == column) {
            power = power_of_lines(sample->need, width);
            differs |= power != sample->power;
        }
        sum += power;
    }
    return differs ? sqrt(sqrt(sum)) : row->height;
}

/* Estimates the cells of a column at its width; of all columns if it is -1. */
static void estimate(Search *s, const Len *width, int column)
{
    for (int r = 0; r < s->rows; r++) {
        for (int k = s->row[r].first; k < s->row[r].end; k++) {
            Sample *sample = &s->sample[k];
            if (column < 0 || sample->need->column == column) {
                double power = power_of_lines(sample->need, width[sample->need->column]);
                s->row[r].changed |= power != sample->power;
                sample->power = power;
            }
        }
        s->row[r].height = row_height(s, &s->row[r]);
    }
}

/* The height of all rows with one column `width` wide. Only rows that the last widening changed
 * have another one than when the same was tried before. */
static double try_width(Search *s, int column, double width)
{
    Trial *trial = &s->trial[column];
    bool same = trial->width == width;
    double height = 0;
    for (int r = 0; r < s->rows; r++) {
        if (!same || s->row[r].changed) {
            trial->height[r] = widened_height(s, &s->row[r], column, width);
        }
        height += trial->height[r];
    }
    trial->width = width;
    return height;
}

static int best_column(Search *s, const Len *width, const Len *most, const bool *rigid, Len step)
{
    double now = 0, best_gain = 0;
    for (int r = 0; r < s->rows; r++) {
        now += s->row[r].height;
    }
    int best = -1;
    for (int j = 0; j < s->columns; j++) {
        if (width[j] >= most[j]) {
            continue;
        }
        Len by = rigid[j] ? MIN(step, most[j] - width[j]) : step;
        double gain = (now - try_width(s, j, (double)width[j] + by)) / by;
        if (gain > best_gain) {
            best_gain = gain;
            best = j;
        }
    }
    for (int r = 0; r < s->rows; r++) {
        s->row[r].changed = false;
    }
    return best;
}

/* ---- the last touch: real lines instead of estimates ---- */

/* Steps by which width is moved from one column to another, coarse to fine. */
static const Len MOVES[] = {LEN_PT(48), LEN_PT(32), LEN_PT(24), LEN_PT(16),
                            LEN_PT(12), LEN_PT(8),  LEN_PT(4),  LEN_PT(2)};
#define MAX_MOVES 40

/* Lines of a cell's text in a column's width, filled as far as they go. */
static int count_lines(const Sample *sample, Len width, Len padding)
{
    const CellNeed *n = sample->need;
    if (n->widest <= width) {
        return sample->least;
    }
    width -= padding;
    int lines = 0;
    int64_t used = 0;
    for (int i = 0; i < n->words; i++) {
        const CellWord *w = &n->word[i];
        if (lines == 0 || w->starts_paragraph || used + w->space + w->width > width) {
            lines++;
            used = w->width;
        } else {
            used += w->space + w->width;
        }
    }
    return lines;
}

/* Lines of every sampled cell at its column's width, a step narrower and a step wider. */
typedef struct Lines {
    int now, narrower, wider;
} Lines;

static void count_all(const Search *s, const Len *width, Len padding, Len step, Lines *lines)
{
    for (int k = 0; k < s->samples; k++) {
        const Sample *sample = &s->sample[k];
        Len w = width[sample->need->column];
        lines[k] = (Lines){count_lines(sample, w, padding), count_lines(sample, w - step, padding),
                           count_lines(sample, w + step, padding)};
    }
}

/* Cost of all sampled rows with a step of width moved from one column to another: their height in
 * lines, and far less the lines of each cell, so that of equally low tables the one wins that
 * breaks short cells least. */
#define ROW_LINE 12
static int64_t height_after(const Search *s, const Lines *lines, int from, int to)
{
    int64_t total = 0, cells = 0;
    int row = -1, most = 0;
    for (int k = 0; k < s->samples; k++) {
        const CellNeed *n = s->sample[k].need;
        if (n->row != row) {
            total += most;
            most = 0;
            row = n->row;
        }
        int here = n->column == from ? lines[k].narrower
                   : n->column == to ? lines[k].wider
                                     : lines[k].now;
        most = MAX(most, here);
        cells += here;
    }
    return (total + most) * ROW_LINE + cells;
}

/* Moves one step of width where that saves the most lines; false if nothing does. */
static bool move_once(const Search *s, Len *width, const Len *least, Len padding, Len step,
                      Lines *lines)
{
    count_all(s, width, padding, step, lines);
    int64_t best = height_after(s, lines, -1, -1);
    int best_from = -1, best_to = -1;
    for (int from = 0; from < s->columns; from++) {
        for (int to = 0; to < s->columns && width[from] - step >= least[from]; to++) {
            int64_t height = from == to ? INT64_MAX : height_after(s, lines, from, to);
            if (height < best) {
                best = height;
                best_from = from;
                best_to = to;
            }
        }
    }
    if (best_from < 0) {
        return false;
    }
    width[best_from] -= step;
    width[best_to] += step;
    return true;
}

static void move_width(const Search *s, Len *width, const Len *least, Len padding)
{
    Lines *lines = g_new0(Lines, (size_t)s->samples + 1);
    for (size_t k = 0; k < G_N_ELEMENTS(MOVES); k++) {
        for (int i = 0; i < MAX_MOVES && move_once(s, width, least, padding, MOVES[k], lines);
             i++) {
        }
    }
    g_free(lines);
}

/* Takes width from the widest columns only, down to one level: a column that is narrow anyway keeps
 * what its words need. */
static void shrink_widest(Len *width, int columns, Len available)
{
    /* The level rises as narrow columns are found that need less than their share. */
    Len level = 0;
    for (bool rises = true; rises;) {
        int64_t rest = available;
        int wide = 0;
        for (int j = 0; j < columns; j++) {
            rest -= width[j] <= level ? width[j] : 0;
            wide += width[j] > level;
        }
        Len share = wide > 0 ? (Len)(rest / wide) : level;
        rises = share > level;
        level = MAX(level, share);
    }
    int64_t used = 0;
    for (int j = 0; j < columns; j++) {
        width[j] = MIN(width[j], level);
        used += width[j];
    }
    width[columns - 1] += (Len)(available - used);
}

bool column_widths(const CellNeed *need, int count, int columns, const bool *rigid, Len available,
                   Len padding, Len *width)
{
    Search s = {.need = need, .count = count, .columns = columns};
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
    keep_values_whole(&s, available, width);
    sum = 0;
    for (int j = 0; j < columns; j++) {
        sum += width[j];
        most[j] = MAX(most[j], width[j]);
    }
    take_sample(&s);
    Len *least = g_new(Len, (size_t)columns);
    for (int j = 0; j < columns; j++) {
        least[j] = width[j];
    }
    Len step = (Len)((available - sum) / STEPS + 1);
    estimate(&s, width, -1);
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
        estimate(&s, width, j);
    }
    /* All text has the room it wants: what is left goes to the columns in proportion. */
    int64_t rest = available - sum, base = sum;
    for (int j = 0; j < columns && base > 0; j++) {
        Len more = (Len)(rest * width[j] / base);
        width[j] += more;
        sum += more;
    }
    width[columns - 1] += (Len)(available - sum);
    move_width(&s, width, least, padding);
    g_free(least);
    drop_sample(&s);
    g_free(most);
    return true;
}
