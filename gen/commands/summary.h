/* Private to commands/: what `kehoach build` says while it works and at the end. */
#ifndef KEHOACH_COMMANDS_SUMMARY_H
#define KEHOACH_COMMANDS_SUMMARY_H

#include "build/build.h"

typedef enum SummaryForm {
    SUMMARY_SILENT,
    SUMMARY_LINES,    /* a line a plan that is made; totals at the end */
    SUMMARY_VERBOSE,  /* also what is kept, why something is made, and each file */
    SUMMARY_REWRITTEN /* one line on a terminal that changes; totals at the end */
} SummaryForm;

/* Everything a build did; borrowed. */
typedef struct Summary {
    SummaryForm form;
    const char *root;
    Product *const *plan; /* in the order of their slugs */
    guint plan_count;
    const Product *site;       /* NULL: not all plans were chosen */
    const GPtrArray *shared;   /* paths of files that belong to no product */
    const GPtrArray *vanished; /* slugs of plans that are no more and whose files are still there */
    const GPtrArray *deleted;  /* paths */
    Findings *findings;        /* all */
    int status;                /* to exit with */
} Summary;

/* Plan `index` is through; `done` of all are. Called in the order of the plans. */
void summary_plan(const Summary *summary, guint index);
/* One more is through, in whatever order; `slug` is its name. */
void summary_progress(const Summary *summary, guint done, guint total, const char *slug);
void summary_end(const Summary *summary);

/* The same for programs, as JSON on standard output. */
void summary_print_json(const Summary *summary);

#endif
