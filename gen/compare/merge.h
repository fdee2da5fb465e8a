/* Private to compare/: making the merged plan. */
#ifndef KEHOACH_COMPARE_MERGE_H
#define KEHOACH_COMPARE_MERGE_H

#include "compare/parts.h"

typedef struct Merge {
    Match *match;
    Plan *plan;           /* the merged one */
    GHashTable *made[2];  /* node of a side -> its node in the merged plan */
    GHashTable *moves[2]; /* block of the earlier plan -> PlanChange of its old and new place */
    GArray *links;        /* of PendingLink */
    int changes;          /* marks made so far that a reader should see */
    bool form_only;       /* what changes now is only numbering */
} Merge;

/* A new node like `source`, with nothing below it, last in `parent`. */
PlanNode *merge_copy(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent);
/* The same with everything below it. `anchor`: it is what links to the source lead to. */
PlanNode *merge_copy_whole(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent,
                           bool anchor);
/* Tells what a node of a side has become: where links to it lead, and what edits are made of. */
void merge_set_made(Merge *merge, SideName side, const PlanNode *source, PlanNode *node);
PlanChange *merge_mark(Merge *merge, ChangeKind kind, ChangeTopic topic, const PlanNode *before,
                       const PlanNode *after);
/* Writes what only one plan has; what is matched elsewhere is marked as moved. */
PlanNode *merge_before(Merge *merge, int block, PlanNode *parent, bool told);
PlanNode *merge_after(Merge *merge, int block, PlanNode *parent, bool told);
/* Writes two matched blocks as one. */
PlanNode *merge_pair(Merge *merge, int before, int after, PlanNode *parent);
/* The rows of two matched tables, in a grid that has the columns of both (merge-table.c). */
void merge_table(Merge *merge, int before, int after, PlanNode *node);
/* Which of the `n` blocks of a row stay where they are: as few moves as can be. `partner`: their
 * places among the `partners` of the other plan, or -1. */
void merge_stays(const Merge *merge, const int *partner, const int *weight, int n, int partners,
                 bool *stays);
/* Says of a change what the reader is told, given as N_("…"), in the languages of pages. `quoted`:
 * the plan's own words in it, or NULL. */
void merge_say(Pool *pool, PlanChange *change, const char *quoted, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
/* Tells a mark that what it marks differs in its own facts. */
void merge_note_form(Merge *merge, PlanNode *node, const PlanNode *before, const PlanNode *after);

/* Words (merge-text.c). */
void merge_text(Merge *merge, int before, int after, PlanNode *node);
/* The same where the block of `side` and its parts are one of the other; a node for each. */
void merge_texts(Merge *merge, int before, int after, SideName side, PlanNode *const *nodes);
void merge_copy_inlines(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent);

/* Appends the edits (Edit) to `edits`, or not if it is NULL. */
Plan *merge_plans(Match *match, GArray *edits);
/* Whether two nodes of a kind differ in nothing but their content. */
bool merge_same_facts(const PlanNode *a, const PlanNode *b);
/* The edits between two plans of which everything is merged (edits.c). */
void edits_collect(const Merge *merge, GArray *edits);

/* A link or mark whose destination is still a node of a side. */
void merge_link_later(Merge *merge, SideName side, PlanNode *node);

/* What a changed text is about. */
ChangeTopic topic_of_text(const char *before, const char *after);

#endif
