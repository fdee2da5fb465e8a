/* Findings for programs: editors, checkers, services. All of them carry what the text for people
 * carries, in the same words (finding_text, finding_hint). */
#ifndef KEHOACH_REPORT_MACHINE_H
#define KEHOACH_REPORT_MACHINE_H

#include "base/finding.h"

#include <stdio.h>

/* path:line:column: error|warning|note: text [KH123] (what compilers print). */
void report_gcc(FILE *out, Findings *findings);

/* {"findings": [{"file", "line", "column", "endLine", "endColumn", "rule", "severity", "text",
 * "hint", "clause"}, …]}: line and column from 1, 0 for a file as a whole; the end behind the last
 * character, 0 if it is not known; file "" if it is about no file; severity "note", "warning",
 * "error" or "failure". */
void report_json(FILE *out, Findings *findings);

/* SARIF 2.1.0, with the rules that were found. */
void report_sarif(FILE *out, Findings *findings);

/* The table of the checks for reading: by group, with clause and examples. */
void report_rules(FILE *out);
/* The same as {"rules": [{"rule", "severity", "group", "text", "hint", "clause", "place", "wrong",
 * "right"}, …]}, in the table's order. */
void report_rules_json(FILE *out);

#endif
