/* Private to check/: what the groups of checks share. */
#ifndef KEHOACH_CHECK_CHECKS_H
#define KEHOACH_CHECK_CHECKS_H

#include "check/lexicon.h"
#include "font/font.h"
#include "plan/plan.h"

/* One plan being checked. */
typedef struct Check {
    const Plan *plan;
    const FontSet *fonts; /* or NULL */
    Findings *findings;
    Pool *pool; /* for what the checks make on their way */
    const TextRun *run;
    size_t run_count;
    const Lexicon *lexicon; /* of the runs */
} Check;

/* Records a finding about `length` bytes of the run from `place` on, which are its first word; the
 * second is `right`, or NULL. */
void check_tell(Check *check, FindingRule rule, const TextRun *run, const char *place,
                size_t length, const char *right);

/* The groups, in the order of their table in check.c. */
void check_form(Check *check);
void check_form_of_body(Check *check);
void check_numbering(Check *check);
void check_outline(Check *check);
void check_citations(Check *check);
void check_documents(Check *check);
void check_dates(Check *check);
void check_capitals(Check *check);
void check_text(Check *check);
void check_spelling(Check *check);
void check_abbreviations(Check *check);
void check_letters(Check *check);
void check_legacy(Check *check);
void check_targets(Check *check);
void check_tasks(Check *check);
void check_units(Check *check);
void check_access(Check *check);
void check_images(Check *check);

#endif
