/* Letters, spaces and marks. */
#include "check/checks.h"

#include <string.h>

static void check_spaces(Check *check, const TextRun *run)
{
    for (const char *p = run->text; (p = strstr(p, "  "));) {
        size_t count = strspn(p, " ");
        char words[16];
        g_snprintf(words, sizeof words, "%zu", count);
        findings_add(check->findings, FINDING_TEXT_SPACES, run_pos(run, (size_t)(p - run->text)),
                     words, NULL);
        p += count;
    }
}

void check_text(Check *check)
{
    for (size_t i = 0; i < check->run_count; i++) {
        check_spaces(check, &check->run[i]);
    }
}
