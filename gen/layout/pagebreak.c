#include "layout/pagebreak.h"

typedef struct State {
    int64_t cost; /* of the best way to end a page before this slice */
    int previous; /* where that page starts */
    Len overflow; /* notes which that page leaves to the next one */
} State;

/* A last page with next to nothing on it: better to give it some lines of the page before. */
#define SHORT_LAST_PAGE 16 /* a page's part */
#define COST_SHORT_LAST 300

typedef struct Sums {
    int64_t height, notes; /* of all slices before */
} Sums;

/* White at a page's foot: a little of it is no matter of choice, so that pages of running text are
 * filled and the rest stays on the last one; beyond a few lines it costs by its square, so that
 * what cannot be filled is shared among pages instead of leaving one half empty. */
#define WHITE_LINE 700    /* a page of nothing but white, by the line */
#define WHITE_SQUARE 5000 /* and beyond the free part, by the square */
#define WHITE_FREE 14     /* the free part: one of so many */

static int64_t white_cost(int64_t white, Len height)
{
    int64_t beyond = MAX(0, white - height / WHITE_FREE);
    return WHITE_LINE * white / height +
           WHITE_SQUARE * beyond * beyond / ((int64_t)height * height);
}

void break_pages(const BreakSlice *slice, int count, Len height, Len separator, GArray *starts)
{
    if (count == 0) {
        return;
    }
    Sums *sum = g_new0(Sums, (size_t)count + 1);
    State *best = g_new0(State, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        sum[i + 1].height = sum[i].height + slice[i].space_before + slice[i].height;
        sum[i + 1].notes = sum[i].notes + slice[i].notes;
        best[i + 1].cost = INT64_MAX;
    }
    for (int first = 0; first < count; first++) {
        if (best[first].cost == INT64_MAX) {
            continue;
        }
        int64_t base = sum[first].height + slice[first].space_before - slice[first].carry;
        for (int end = first + 1; end <= count; end++) {
            int64_t body = sum[end].height - base + slice[end - 1].closing;
            int64_t notes = sum[end].notes - sum[first].notes + best[first].overflow;
            int64_t used = body + (notes > 0 ? notes + separator : 0);
            Len overflow = 0;
            if (used > height) {
                if (end > first + 1) {
                    /* The body alone only grows: no later end fits. */
                    if (body - slice[end - 1].closing > height) {
                        break;
                    }
                    continue;
                }
                /* One slice that is too tall with its notes: they run on. */
                overflow = body + separator >= height ? (Len)notes : (Len)(used - height);
                used = height;
            }
            int64_t cost = best[first].cost + PAGE_COST;
            if (end < count && cost + slice[end].penalty >= best[end].cost) {
                continue; /* white costs more still */
            }
            if (end == count) {
                cost += first > 0 && used < height / SHORT_LAST_PAGE ? COST_SHORT_LAST : 0;
            } else {
                cost += white_cost(height - used, height) + slice[end].penalty;
            }
            if (cost < best[end].cost) {
                best[end] = (State){cost, first, overflow};
            }
        }
    }
    guint at = starts->len;
    for (int end = count; end > 0; end = best[end].previous) {
        g_array_append_val(starts, best[end].previous);
    }
    /* Collected from the end: turn round. */
    for (guint i = at, j = starts->len - 1; i < j; i++, j--) {
        int swap = g_array_index(starts, int, i);
        g_array_index(starts, int, i) = g_array_index(starts, int, j);
        g_array_index(starts, int, j) = swap;
    }
    g_free(best);
    g_free(sum);
}
