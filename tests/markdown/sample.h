/* A plan read from a Markdown text, and what came of it as short text to compare. */
#ifndef KEHOACH_TESTS_MARKDOWN_SAMPLE_H
#define KEHOACH_TESTS_MARKDOWN_SAMPLE_H

#include "source/read.h"

typedef struct Sample {
    Plan *plan;
    PlanNode *body;
    Findings *findings;
} Sample;

Sample sample_new(void);
void sample_free(Sample *sample);

/* Reads `text` into the body, or into a new annex. The text is copied. */
void sample_read(Sample *sample, const char *text);
PlanNode *sample_read_annex(Sample *sample, const char *name, const char *text);
/* The same for a text of any length, for floods. */
Sample sample_of(const char *text);

/* One line a node below `top`, indented by depth: "section I", "item a) #id", "'text'". In the
 * pool. */
const char *sample_outline(const Sample *sample, const PlanNode *top);
/* "201@3:5 213@9:1": number and place of each finding. In the pool. */
const char *sample_findings(const Sample *sample);
/* The first node of a kind, the `index`th from 0; fails the test if there is none. */
PlanNode *sample_node(const Sample *sample, PlanKind kind, int index);
/* Text below a node. In the pool. */
const char *sample_text(const Sample *sample, const PlanNode *node);

#endif
