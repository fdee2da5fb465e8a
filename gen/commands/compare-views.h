/* Private to commands/: comparisons of plans that are not drafts of one another. */
#ifndef KEHOACH_COMMANDS_COMPARE_VIEWS_H
#define KEHOACH_COMMANDS_COMPARE_VIEWS_H

#include "commands/options.h"

typedef enum CompareView {
    VIEW_CHANGES,  /* two drafts, or two revisions */
    VIEW_TARGETS,  /* --chi-tieu */
    VIEW_SUPERIOR, /* --cap-tren */
    VIEW_PROVINCES /* --tinh */
} CompareView;

/* Compares the chosen plans, which it reads, and prints a summary, or with `json` the data. All
 * official plans are meant where none is named. Gives the exit status. */
int compare_view(Works *works, const Options *options, CompareView view, bool json);
/* The same of plans that have been read; gives the status without that of the findings. */
int compare_view_read(Works *works, const Options *options, CompareView view, bool json);
/* Whether the two plans, which have been read, are of different provinces. */
bool compare_is_provinces(const Plan *before, const Plan *after);

#endif
