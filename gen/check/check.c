#include "check/check.h"

#include "check/checks.h"
#include "check/exceptions.h"

/* One a line: groups are independent of each other, and their order does not show. */
static void (*const GROUPS[])(Check *) = {
    check_form,          /* ke-hoach.xml */
    check_form_of_body,  /* grounds, end, annexes */
    check_numbering,     /* points, sections */
    check_outline,       /* headings */
    check_citations,     /* other documents */
    check_documents,     /* each of them everywhere */
    check_dates,         /* dates in the text */
    check_capitals,      /* names and sentences */
    check_text,          /* letters, spaces, marks */
    check_spelling,      /* words */
    check_abbreviations, /* words shortened, foreign words */
    check_letters,       /* letters that no font has */
    check_legacy,        /* letters from before Unicode */
    check_targets,       /* indicators and figures */
    check_tasks,         /* tasks of annexes */
    check_units,         /* provinces and agencies */
    check_access,        /* access, typed references */
    check_images,        /* pictures */
};

void check_tell(Check *check, FindingRule rule, const TextRun *run, const char *place,
                size_t length, const char *right)
{
    char *typed = g_strndup(place, length);
    findings_add(check->findings, rule, run_place(run, place), typed, right, NULL);
    g_free(typed);
}

void check_plan(const Plan *plan, const FontSet *fonts, Findings *findings)
{
    Check check = {.plan = plan, .fonts = fonts, .findings = findings_new(), .pool = pool_new()};
    TextRun *runs = runs_read(plan, check.pool, &check.run_count);
    check.lexicon = lexicon_read(runs, check.run_count, check.pool);
    check.run = runs;
    for (size_t i = 0; i < G_N_ELEMENTS(GROUPS); i++) {
        GROUPS[i](&check);
    }
    exceptions_apply(plan, check.findings, findings);
    findings_free(check.findings);
    pool_free(check.pool);
}
