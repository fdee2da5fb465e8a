#include "layout/linebreak.h"

#include "layout/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Fitness classes: neighbouring lines more than one class apart look uneven. */
enum { FITNESS_TIGHT, FITNESS_NORMAL, FITNESS_LOOSE, FITNESS_VERY_LOOSE };

#define DEMERITS_FITNESS 8000.0 /* classes of neighbours differ by two or more */
#define DEMERITS_LINE 10.0      /* each line, so that fewer lines win among equals */
#define DEMERITS_BROKEN_TIE 1e7 /* only the last pass may break a tie */
#define DEMERITS_OVERFULL 1e10
#define DEMERITS_SHORT_END 2e5 /* a last line of one word */

/* No line is looser: of one that has next to no space to stretch. */
#define LOOSEST 1e6

#define FIRST_NODES 64

/* A break that may still be the end of some line. */
typedef struct Node {
    int box;  /* the next line starts with this box */
    int line; /* lines so far */
    int fitness;
    double demerits;
    int previous; /* index of the node before, -1 at the start */
} Node;

/* What a pass allows. */
typedef struct Pass {
    double tolerance; /* largest stretch ratio */
    bool break_ties;
    bool allow_overfull;
} Pass;

/* The last pass takes any line: in narrow cells and with very long words something must give. */
static const Pass PASSES[] = {
    {1.0, false, false}, {2.2, false, false}, {LOOSEST, false, false}, {LOOSEST, true, true}};

/* Of all boxes before one. */
typedef struct Sums {
    int64_t all;    /* widths and spaces */
    int64_t spaces; /* the spaces alone */
    int words;      /* how many spaces */
} Sums;

struct LineBreaker {
    const BreakBox *box;
    int count;
    BreakWidths widths;
    BreakMode mode;
    GArray *sum; /* of Sums: before each box, and of all */
    Node *node;  /* all that were ever made */
    int *active; /* indexes of nodes, in the order of their boxes */
    int nodes, actives, room;
    int first; /* of `active`: those before it are too far back by now */
};

LineBreaker *line_breaker_new(void)
{
    LineBreaker *b = g_new0(LineBreaker, 1);
    b->sum = g_array_new(FALSE, FALSE, sizeof(Sums));
    return b;
}

void line_breaker_free(LineBreaker *breaker)
{
    g_array_free(breaker->sum, TRUE);
    g_free(breaker->node);
    g_free(breaker->active);
    g_free(breaker);
}

/* An active node more; no more are active than were made. */
static void add_node(LineBreaker *b, Node node)
{
    if (b->nodes == b->room) {
        b->room = b->room > 0 ? b->room * 2 : FIRST_NODES;
        b->node = g_renew(Node, b->node, (gsize)b->room);
        b->active = g_renew(int, b->active, (gsize)b->room);
    }
    b->active[b->actives++] = b->nodes;
    b->node[b->nodes++] = node;
}

static const Sums *sums_before(const LineBreaker *b, int box)
{
    return &g_array_index(b->sum, Sums, (guint)box);
}

typedef struct LineFit {
    double ratio; /* of stretch (positive) or shrink (negative) */
    Len spread;
    bool overfull;
} LineFit;

static bool may_end_before(const LineBreaker *b, int i, const Pass *pass)
{
    if (i == b->count) {
        return true;
    }
    const BreakBox *box = &b->box[i];
    return box->forced || box->cut || (box->space > 0 && (!box->tie || pass->break_ties));
}

/* How the boxes [first, end) fill their line. */
static LineFit fit_line(const LineBreaker *b, int first, int end, int line)
{
    /* The sums count the space before each box; the one before the line's first box is dropped. */
    const Sums *from = sums_before(b, first), *to = sums_before(b, end);
    int64_t natural = to->all - from->all - b->box[first].space;
    int64_t space = to->spaces - from->spaces - b->box[first].space;
    int64_t width = line == 0 ? b->widths.first : b->widths.rest;
    int64_t rest = width - natural;
    LineFit fit = {0, 0, false};
    bool is_last = end == b->count || b->box[end].forced;
    if (b->mode != BREAK_JUSTIFIED) {
        fit.overfull = rest < 0;
        /* Ragged lines: the measure is the white at the line's end, a fifth of the width at 1. */
        fit.ratio = (double)rest / ((double)width / 5);
        if (is_last && b->mode == BREAK_RAGGED && rest >= 0) {
            fit.ratio = 0;
        }
        return fit;
    }
    if (rest >= 0) {
        if (is_last) {
            return fit;
        }
        double stretch = (double)space * STYLE_STRETCH / 100;
        fit.ratio = rest > 0 ? (stretch > 0 ? MIN((double)rest / stretch, LOOSEST) : LOOSEST) : 0;
        fit.spread = (Len)rest;
        return fit;
    }
    double shrink = (double)space * STYLE_SHRINK / 100;
    fit.ratio = shrink > 0 ? (double)rest / shrink : -LOOSEST;
    if (fit.ratio < -1) {
        fit.overfull = true;
        fit.ratio = -1;
        fit.spread = (Len)-shrink;
    } else {
        fit.spread = (Len)rest;
    }
    return fit;
}

static int fitness_of(const LineBreaker *b, double ratio)
{
    if (b->mode != BREAK_JUSTIFIED) {
        return FITNESS_NORMAL;
    }
    return ratio < -0.5   ? FITNESS_TIGHT
           : ratio <= 0.5 ? FITNESS_NORMAL
           : ratio <= 1   ? FITNESS_LOOSE
                          : FITNESS_VERY_LOOSE;
}

static double demerits_of(const LineBreaker *b, const Node *from, int end, const LineFit *fit,
                          int fitness)
{
    double size = fabs(fit->ratio);
    /* Grows with the cube as in the paper, then slowly: very loose lines must stay cheaper than an
     * overfull one, and the looser of two still costs more. */
    double badness = MIN(100 * size * size * size, 1e4) + 50 * MIN(size, 200.0);
    double demerits = (DEMERITS_LINE + badness) * (DEMERITS_LINE + badness);
    if (end < b->count) {
        demerits += (double)b->box[end].cost * b->box[end].cost;
        if (b->box[end].tie && !b->box[end].forced) {
            demerits += DEMERITS_BROKEN_TIE;
        }
    } else if (from->box > 0 &&
               sums_before(b, end)->words - sums_before(b, from->box)->words <= 1) {
        demerits += DEMERITS_SHORT_END;
    }
    if (abs(fitness - from->fitness) > 1) {
        demerits += DEMERITS_FITNESS;
    }
    if (fit->overfull) {
        demerits += DEMERITS_OVERFULL;
    }
    return demerits;
}

/* Of the starts for a line which ends before box `end`: the best for each fitness. */
typedef struct Candidates {
    Node best[FITNESS_VERY_LOOSE + 1];
    bool found[FITNESS_VERY_LOOSE + 1];
} Candidates;

static void consider(const LineBreaker *b, Candidates *c, int index, int end, const LineFit *fit)
{
    const Node *from = &b->node[index];
    int fitness = fitness_of(b, fit->ratio);
    double demerits = from->demerits + demerits_of(b, from, end, fit, fitness);
    if (!c->found[fitness] || demerits < c->best[fitness].demerits) {
        c->found[fitness] = true;
        c->best[fitness] = (Node){end, from->line + 1, fitness, demerits, index};
    }
}

/* Tries the active nodes as starts of a line which ends before box `end`, and drops those that are
 * too far back for this end and so for every later one. */
static void try_break(LineBreaker *b, int end, const Pass *pass)
{
    Candidates c = {.found = {false}};
    bool forced = end == b->count || b->box[end].forced;
    int *active = b->active;
    int count = b->actives, kept = b->first, i = b->first;
    for (; i < count; i++) {
        int index = active[i];
        const Node *from = &b->node[index];
        LineFit fit = fit_line(b, from->box, end, from->line);
        bool last_chance =
            fit.overfull && pass->allow_overfull && kept == b->first && i + 1 == count;
        bool feasible = fit.overfull ? last_chance : fit.ratio <= pass->tolerance;
        if (feasible) {
            consider(b, &c, index, end, &fit);
        } else if (!fit.overfull && (from->line > 0 || b->widths.first == b->widths.rest)) {
            break; /* what starts behind it fills the line even less */
        }
        if (!fit.overfull) {
            active[kept++] = index;
        } else if (kept == b->first) {
            b->first = ++kept;
        }
    }
    if (forced) {
        kept = b->first;
    } else if (kept == i) {
        kept = count;
    } else {
        memmove(active + kept, active + i, (size_t)(count - i) * sizeof *active);
        kept += count - i;
    }
    b->actives = kept;
    for (int f = 0; f <= FITNESS_VERY_LOOSE; f++) {
        if (c.found[f]) {
            add_node(b, c.best[f]);
        }
    }
}

/* Whether a line from the first active node to before box `end` is too loose by far, so that no
 * line from a later one can do either: most ends are passed over by this glance. */
static bool is_far_from_full(const LineBreaker *b, int end, const Pass *pass)
{
    const Node *from = &b->node[b->active[b->first]];
    bool alone = b->first + 1 == b->actives;
    bool ordered = from->line > 0 || alone || b->widths.first == b->widths.rest;
    if (!ordered || end == b->count || b->box[end].forced || pass->tolerance >= LOOSEST) {
        return false;
    }
    const Sums *before = sums_before(b, from->box), *to = sums_before(b, end);
    Len first_space = b->box[from->box].space;
    Len width = from->line == 0 ? b->widths.first : b->widths.rest;
    double rest = (double)(width - (to->all - before->all - first_space));
    double loose = b->mode == BREAK_JUSTIFIED
                       ? (double)(to->spaces - before->spaces - first_space) * STYLE_STRETCH / 100
                       : (double)width / 5;
    /* A little more than the tolerance, where rounding might speak for either. */
    return rest > 0 && rest > loose * pass->tolerance * 1.001;
}

/* The best node at the paragraph's end, or -1 if the pass found no way. */
static int run_pass(LineBreaker *b, const Pass *pass)
{
    b->nodes = b->actives = b->first = 0;
    add_node(b, (Node){0, 0, FITNESS_NORMAL, 0, -1});
    for (int i = 1; i <= b->count && b->actives > b->first; i++) {
        if (may_end_before(b, i, pass) && !is_far_from_full(b, i, pass)) {
            try_break(b, i, pass);
        }
    }
    int best = -1;
    for (int i = b->first; i < b->actives; i++) {
        int k = b->active[i];
        const Node *node = &b->node[k];
        if (node->box == b->count && (best < 0 || node->demerits < b->node[best].demerits)) {
            best = k;
        }
    }
    return best;
}

static void append_lines(const LineBreaker *b, int last, GArray *lines)
{
    guint at = lines->len;
    int total = b->node[last].line;
    g_array_set_size(lines, at + (guint)total);
    for (int k = last, line = total - 1; line >= 0; line--) {
        const Node *node = &b->node[k];
        int first = b->node[node->previous].box;
        LineFit fit = fit_line(b, first, node->box, line);
        g_array_index(lines, BrokenLine, at + (guint)line) =
            (BrokenLine){first, node->box, fit.spread, fit.overfull};
        k = node->previous;
    }
}

void break_lines(LineBreaker *breaker, const BreakBox *box, int count, BreakWidths widths,
                 BreakMode mode, GArray *lines)
{
    if (count == 0) {
        return;
    }
    LineBreaker *b = breaker;
    b->box = box;
    b->count = count;
    b->widths = widths;
    b->mode = mode;
    g_array_set_size(b->sum, (guint)count + 1);
    Sums *sum = &g_array_index(b->sum, Sums, 0);
    sum[0] = (Sums){0};
    for (int i = 0; i < count; i++) {
        sum[i + 1] = (Sums){sum[i].all + box[i].space + box[i].width, sum[i].spaces + box[i].space,
                            sum[i].words + (box[i].space > 0 || i == 0)};
    }
    int last = -1;
    for (size_t p = 0; p < G_N_ELEMENTS(PASSES) && last < 0; p++) {
        last = run_pass(b, &PASSES[p]);
    }
    g_assert(last >= 0);
    append_lines(b, last, lines);
}
