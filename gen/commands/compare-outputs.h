/* Private to commands/: what is made of a comparison, as a table. Adding an output is a row in
 * compare-outputs.c. */
#ifndef KEHOACH_COMMANDS_COMPARE_OUTPUTS_H
#define KEHOACH_COMMANDS_COMPARE_OUTPUTS_H

#include "base/finding.h"
#include "compare/compare.h"
#include "font/font.h"
#include "html/html.h"

/* One comparison while its outputs are made. */
typedef struct CompareRun {
    const Comparison *comparison;
    FontSet *fonts;
    Findings *findings;
    const char *slug; /* the outputs' folder below the outputs' root; "" for the root */
    Plan *overview, *side;
    HtmlChange *change; /* [comparison->count] */
} CompareRun;

typedef struct CompareOutput {
    const char *file; /* its name in that folder */
    /* NULL with an error among the findings. */
    GBytes *(*make)(CompareRun *run);
    /* In the place of `make`: a page in both languages, the English one named by html_page_name().
     */
    HtmlMade (*make_pages)(CompareRun *run);
} CompareOutput;

extern const CompareOutput COMPARE_OUTPUTS[];
extern const size_t COMPARE_OUTPUT_COUNT;

/* Writes all below the outputs' root; false with an error among the findings. */
bool compare_outputs_write(const Comparison *comparison, const char *root, const char *slug,
                           FontSet *fonts, Findings *findings);

#endif
