#include "check/exceptions.h"

#include <string.h>

static bool is_in_file(SourcePos pos, const char *name)
{
    if (!pos.file) {
        return false;
    }
    const char *path = pos.file->path, *slash = strrchr(path, '/');
    return strcmp(slash ? slash + 1 : path, name) == 0;
}

static bool covers(const PlanException *exception, const Finding *finding)
{
    return exception->rule == finding->rule &&
           (!exception->file || is_in_file(finding->pos, exception->file));
}

/* Said of one file by one rule; after so many the rest says nothing new. */
#define MOST_ALIKE 200

/* What was handed over of one file. */
typedef struct Told {
    const SourceFile *file;
    unsigned by_rule[FINDING_RULE_COUNT];
    bool many;
} Told;

/* Hands the finding over unless enough like it were; the first left out is told of. */
static void tell(Told *told, const Finding *finding, Findings *findings)
{
    if (told->file != finding->pos.file) {
        *told = (Told){.file = finding->pos.file};
    }
    if (told->by_rule[finding->rule]++ < MOST_ALIKE) {
        findings_repeat(findings, finding);
    } else if (!told->many) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", MOST_ALIKE);
        findings_add(findings, FINDING_FAULTS_MANY, finding->pos, limit, NULL);
        told->many = true;
    }
}

/* The place of the first exception that covers the finding; the number of them if none does. */
static int find_exception(const PlanHead *head, const Finding *finding)
{
    int i = 0;
    while (i < head->exception_count && !covers(&head->exception[i], finding)) {
        i++;
    }
    return i;
}

void exceptions_apply(const Plan *plan, Findings *found, Findings *findings)
{
    const PlanHead *head = &plan->head;
    bool *used = g_new0(bool, (size_t)head->exception_count + 1);
    Told told = {0};
    size_t count;
    const Finding *finding = findings_sorted(found, &count);
    for (size_t i = 0; i < count; i++) {
        int exception = find_exception(head, &finding[i]);
        used[exception] = true;
        if (exception == head->exception_count) {
            tell(&told, &finding[i], findings);
        }
    }
    for (int i = 0; i < head->exception_count; i++) {
        if (!used[i]) {
            char rule[16];
            g_snprintf(rule, sizeof rule, "KH%d", finding_rule(head->exception[i].rule)->number);
            findings_add(findings, FINDING_EXCEPTION_UNUSED, head->exception[i].pos, rule, NULL);
        }
    }
    g_free(used);
}
