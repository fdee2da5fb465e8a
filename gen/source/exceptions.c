/* <bo-qua> in ke-hoach.xml: what the checks shall not say about this plan. */
#include "source/parts.h"

#include "base/nearest.h"

#include <string.h>

#define HEAD_FILE "ke-hoach.xml"

/* Only what the checks look for: what a reader says is about text it did not understand. */
static bool is_check(FindingRule rule)
{
    return rule < FINDING_RULE_COUNT && finding_rule(rule)->group != GROUP_NONE;
}

static char *printed_name(unsigned rule)
{
    return g_strdup_printf("KH%d", finding_rule((FindingRule)rule)->number);
}

/* The check meant by "712" or "KH-712", else the one whose number is a slip away; or NULL. */
static char *nearest_check(const char *typed)
{
    const char *digits = typed + strcspn(typed, "0123456789");
    char *with_prefix = g_strconcat("KH", digits, NULL);
    FindingRule same = finding_rule_find(with_prefix);
    if (is_check(same)) {
        return with_prefix;
    }
    g_free(with_prefix);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (unsigned rule = 0; rule < FINDING_RULE_COUNT; rule++) {
        if (is_check((FindingRule)rule)) {
            g_ptr_array_add(names, printed_name(rule));
        }
    }
    char *near = g_strdup(nearest_name(typed, (const char *const *)names->pdata, names->len));
    g_ptr_array_free(names, TRUE);
    return near;
}

/* Gives FINDING_RULE_COUNT, after a finding, if the rule is none of the checks. */
static FindingRule read_rule(const XmlNode *node, const char *typed, Findings *findings)
{
    FindingRule rule = finding_rule_find(typed);
    if (is_check(rule)) {
        return rule;
    }
    SourcePos pos = xml_attribute(node, "quy-tac")->pos;
    if (rule < FINDING_RULE_COUNT) {
        findings_add(findings, FINDING_EXCEPTION_READER, pos, typed, NULL);
        return FINDING_RULE_COUNT;
    }
    char *near = nearest_check(typed);
    findings_add(findings, near ? FINDING_EXCEPTION_NEAR : FINDING_EXCEPTION_UNKNOWN, pos, typed,
                 near, NULL);
    g_free(near);
    return FINDING_RULE_COUNT;
}

/* False, after a finding, if the plan has no such file. */
static bool find_file(const XmlNode *node, const char *typed, const GArray *files,
                      Findings *findings)
{
    GPtrArray *names = g_ptr_array_new();
    g_ptr_array_add(names, lent(HEAD_FILE));
    for (guint i = 0; i < files->len; i++) {
        g_ptr_array_add(names, lent(g_array_index(files, NamedFile, i).file));
    }
    g_ptr_array_add(names, NULL);
    bool found = g_strv_contains((const char *const *)names->pdata, typed);
    if (!found) {
        char *list = g_strjoinv(", ", (char **)names->pdata);
        findings_add(findings, FINDING_EXCEPTION_FILE, xml_attribute(node, "o")->pos, typed, list,
                     NULL);
        g_free(list);
    }
    g_ptr_array_free(names, TRUE);
    return found;
}

void exceptions_read(Plan *plan, const XmlNode *root, const GArray *files, Findings *findings)
{
    PlanHead *head = &plan->head;
    int room = xml_count(root, "bo-qua");
    PlanException *all = POOL_ARRAY(plan->pool, PlanException, (size_t)room);
    head->exception = all;
    for (const XmlNode *n = xml_child(root, "bo-qua"); n; n = xml_again(n)) {
        const char *rule = xml_value(plan->pool, n, "quy-tac", findings);
        PlanException read = {.rule = FINDING_RULE_COUNT, .pos = n->pos};
        read.reason = xml_value(plan->pool, n, "ly-do", findings);
        read.file = xml_value(plan->pool, n, "o", findings);
        if (rule) {
            read.rule = read_rule(n, rule, findings);
        }
        bool placed = !read.file || find_file(n, read.file, files, findings);
        if (read.rule < FINDING_RULE_COUNT && read.reason && placed) {
            all[head->exception_count++] = read;
        }
    }
}
