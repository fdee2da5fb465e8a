/* The rules of the checks for reading: by group, with the clause and the examples. */
#include "report/machine.h"

#include "base/message.h"

/* An example of several lines keeps them, indented. */
static void print_example(FILE *out, const char *word, const char *example)
{
    char **lines = g_strsplit(example, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        fprintf(out, "        %s%s %s\n", i ? "" : word, i ? "    " : ":", lines[i]);
    }
    g_strfreev(lines);
}

static void print_rule(FILE *out, const RuleInfo *rule)
{
    fprintf(out, "  KH%d  %s\n", rule->number, _(rule->text));
    if (*rule->clause) {
        fprintf(out, "        (%s)\n", rule->clause);
    }
    fprintf(out, "        %s: %s\n", _("chỗ"), finding_place_title(rule->place));
    print_example(out, _("sai"), rule->wrong);
    print_example(out, _("đúng"), rule->right);
}

void report_rules(FILE *out)
{
    for (int g = GROUP_NONE + 1; g < GROUP_COUNT; g++) {
        bool titled = false;
        for (int r = 0; r < FINDING_RULE_COUNT; r++) {
            const RuleInfo *rule = finding_rule((FindingRule)r);
            if (rule->group != (CheckGroup)g) {
                continue;
            }
            if (!titled) {
                fprintf(out, "%s\n", finding_group_title((CheckGroup)g));
                titled = true;
            }
            print_rule(out, rule);
        }
    }
}
