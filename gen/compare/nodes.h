/* Private to compare/: blocks of a plan as JSON, where they are and what they hold. */
#ifndef KEHOACH_COMPARE_NODES_H
#define KEHOACH_COMPARE_NODES_H

#include "base/json.h"
#include "compare/compare.h"

/* One of the two plans. */
typedef struct Nodes {
    GHashTable *place; /* block -> its place among its parent's children + 1 */
    GHashTable *moved; /* blocks that are in the other plan too, elsewhere */
    GString *path;     /* scratch */
} Nodes;

Nodes nodes_read(const Plan *plan);
void nodes_clear(Nodes *nodes);
void nodes_set_moved(Nodes *nodes, const PlanNode *block);

/* "/1/0/3": the fourth child of the first child of the second part. A title of an annex is
 * "/2/title". Valid until the next call. */
const char *nodes_path(Nodes *nodes, const PlanNode *block);
/* The block as a member of the open object or array: its facts alone, or with all below it but what
 * has moved there. */
void nodes_write(Nodes *nodes, Json *json, const char *name, const PlanNode *block, bool whole);
/* Of an inline, counted as in EditSide. */
int nodes_characters(const PlanNode *node);
/* Some characters of a block's text. */
void nodes_write_text(Nodes *nodes, Json *json, const char *name, const PlanNode *block, int offset,
                      int length);

#endif
