/* Prints how long comparisons take, and how the time grows with the length. */
#include "compare/compare.h"
#include "samples.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#define RUNS 3
#define EDITED 0.05

/* Seconds of the processor, which others on the machine do not lengthen, the fastest of a few; the
 * changes found. */
static double time_pair(const Plan *before, const Plan *after, int *changes)
{
    double best = 0;
    for (int i = 0; i < RUNS; i++) {
        clock_t start = clock();
        Comparison *comparison = compare_plans(before, after, (CompareOptions){.form = false});
        double took = (double)(clock() - start) / CLOCKS_PER_SEC;
        *changes = comparison->count;
        comparison_free(comparison);
        best = i == 0 || took < best ? took : best;
    }
    return best;
}

static double print_pair(const char *name, int size, Plan *before, Plan *after)
{
    int changes;
    double took = time_pair(before, after, &changes);
    printf("%-12s %7d: %8.1f ms, %6d thay đổi\n", name, size, took * 1000, changes);
    plan_free(before);
    plan_free(after);
    return took;
}

static void print_growth(double first, double last, double ratio)
{
    printf("%-12s         thời gian tăng theo độ dài mũ %.2f\n", "",
           log(last / first) / log(ratio));
}

int main(void)
{
    static const int PAGES[] = {10, 30, 100, 300};
    double first = 0, last = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        last = print_pair("trang", PAGES[i], sample_text((Sample){PAGES[i], 7, 0}),
                          sample_text((Sample){PAGES[i], 7, EDITED}));
        first = i == 0 ? last : first;
    }
    print_growth(first, last, 30);
    print_pair("trang khác", 300, sample_text((Sample){300, 7, 0}),
               sample_text((Sample){300, 99, 0}));
    first = print_pair("hàng", 1000, sample_table(1000, 7, 0), sample_table(1000, 7, EDITED));
    last = print_pair("hàng", 10000, sample_table(10000, 7, 0), sample_table(10000, 7, EDITED));
    print_growth(first, last, 10);
    return 0;
}
