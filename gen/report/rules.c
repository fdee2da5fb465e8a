/* The rules of the checks for reading: by group, with the clause and the examples. */
#include "report/machine.h"

#include "base/message.h"
#include "report/text.h"
#include "report/wrap.h"

#define WIDTH 80 /* where there is no terminal to ask */
#define RULE_INDENT 8
#define EXAMPLE_INDENT 12

static void append_line(GString *out, const char *text, int indent, int width)
{
    g_string_append_printf(out, "%*s", RULE_INDENT, "");
    wrap_append(out, text, RULE_INDENT, indent, width);
    g_string_append_c(out, '\n');
}

/* An example of several lines keeps them, indented. */
static void append_example(GString *out, const char *word, const char *example, int width)
{
    char **lines = g_strsplit(example, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        char *line = g_strdup_printf("%s%s %s", i ? "" : word, i ? "    " : ":", lines[i]);
        append_line(out, line, EXAMPLE_INDENT, width);
        g_free(line);
    }
    g_strfreev(lines);
}

static void append_rule(GString *out, const RuleInfo *rule, int width)
{
    char *text = g_strdup_printf("  KH%d  %s", rule->number, _(rule->text));
    char *clause = g_strdup_printf("(%s)", rule->clause);
    char *place = g_strdup_printf("%s: %s", _("chỗ"), finding_place_title(rule->place));
    wrap_append(out, text, 0, RULE_INDENT, width);
    g_string_append_c(out, '\n');
    if (*rule->clause) {
        append_line(out, clause, RULE_INDENT, width);
    }
    append_line(out, place, EXAMPLE_INDENT, width);
    append_example(out, _("sai"), rule->wrong, width);
    append_example(out, _("đúng"), rule->right, width);
    g_free(text);
    g_free(clause);
    g_free(place);
}

void report_rules(FILE *out)
{
    GString *rules = g_string_new(NULL);
    int terminal = report_width(fileno(out)), width = terminal > 0 ? terminal : WIDTH;
    for (int g = GROUP_NONE + 1; g < GROUP_COUNT; g++) {
        bool titled = false;
        for (int r = 0; r < FINDING_RULE_COUNT; r++) {
            const RuleInfo *rule = finding_rule((FindingRule)r);
            if (rule->group != (CheckGroup)g) {
                continue;
            }
            if (!titled) {
                g_string_append_printf(rules, "%s\n", finding_group_title((CheckGroup)g));
                titled = true;
            }
            append_rule(rules, rule, width);
        }
    }
    fwrite(rules->str, 1, rules->len, out);
    g_string_free(rules, TRUE);
}
