/* Comparison: two plans merged into one tree with marks, and the list of what changed.
 *
 * Blocks are known again by the author's ids, indicator codes and names, by equal content, by
 * headings and by likeness, wherever they stand; words are compared by syllable, tables by row and
 * column, cell by cell. Numbering, wrapping, composed and decomposed letters, the place of a tone
 * mark and bold or italic are no changes; they are told only on request.
 *
 * What plan.h says of changes is the contract with writers. Nothing here fails, and nothing depends
 * on the machine. Time grows linearly with length, for a given number of differences. */
#ifndef KEHOACH_COMPARE_COMPARE_H
#define KEHOACH_COMPARE_COMPARE_H

#include "base/message.h"
#include "plan/plan.h"

/* Ids of what only the earlier plan has begin with this, which no author can type. */
#define COMPARE_EARLIER_ID "truoc_"

typedef enum ChangeWhat {
    WHAT_ADDED,
    WHAT_REMOVED,
    WHAT_REPLACED,
    WHAT_MOVED,
    WHAT_SPLIT,  /* a paragraph that was the end of the one before it */
    WHAT_JOINED, /* a paragraph that became the end of the one before it */
    WHAT_EDITED, /* a cell, a fact of the head, a code block */
    WHAT_FORM,
    WHAT_COUNT
} ChangeWhat;

/* One change, as a reader counts them. Strings are in the merged plan's pool. */
typedef struct Change {
    int number;
    ChangeWhat what;
    ChangeTopic topic;
    const PlanNode *node; /* of the merged plan: where it shows first; NULL for the head */
    const PlanChange *mark;
    const char *kind; /* of the node: "section", "row", "text", "column", "head" … */
    const char *place_before, *place_after; /* "điểm a khoản 2 Mục I", NULL where it is not */
    SourcePos before_pos, after_pos;
    const char *before, *after; /* the words; NULL where there are none */
    const char *description;    /* or NULL */
    ChangeEnglish english;      /* the same */
    const char *section;        /* title of the section it is counted in */
} Change;

/* What turns the tree of one plan into that of the other, piece by piece and exactly, form and all.
 * A change of the list has any number of them. Both sides of an edit are places in their own plan,
 * so that the order of edits means nothing, and exchanging the sides leads back. */
typedef enum EditKind {
    EDIT_ADD,    /* a block that only the later plan has, with what is new below it */
    EDIT_REMOVE, /* one that only the earlier has */
    EDIT_MOVE,   /* in both, below another parent or in another order */
    EDIT_FACTS,  /* in both, with another number, id, span …: all facts of the block itself */
    EDIT_TEXT,   /* characters of a text that is in both */
    EDIT_SPLIT,  /* the later block has the text of the earlier from there on */
    EDIT_JOIN,   /* the text of the earlier block stands there in the later */
    EDIT_KIND_COUNT
} EditKind;

/* Offset and length in characters (code points) of the block's text, in which all that is no plain
 * text counts as one: a code, a line break, a reference, a value, the mark of a note. */
typedef struct EditSide {
    const PlanNode *node; /* of the compared plan; NULL where it has none */
    int offset, length;
} EditSide;

typedef struct Edit {
    EditKind kind;
    EditSide before, after;
    const PlanChange *mark; /* its number is that of the change it is part of; or NULL */
} Edit;

typedef struct Comparison {
    const Plan *before, *after; /* borrowed */
    Plan *merged;               /* owned */
    const Change *change;       /* in the order of their numbers */
    int count;
    const Edit *edit;
    int edit_count;
} Comparison;

typedef struct CompareOptions {
    bool form; /* number and list what is of form only, too */
} CompareOptions;

/* Both plans are resolved and must outlive the comparison. */
Comparison *compare_plans(const Plan *before, const Plan *after, CompareOptions options);
void comparison_free(Comparison *comparison);

/* One of the two plans, taken out of the merged one: `later` or earlier. Its tree is that of the
 * plan that was compared, but for touching pieces of text and of formatting, which are joined, and
 * for places in the source, which are those of the later plan where both have it.
 *
 * Only of a plan merged by compare_merge(): compare_plans() leaves marks of form out. */
Plan *compare_project(const Plan *merged, bool later);
/* The merged plan with all marks, those of form too; none has a number. */
Plan *compare_merge(const Plan *before, const Plan *after);

/* The list for machines, with all edits: UTF-8 JSON, COMPARE_SCHEMA_FILE describes it. */
#define COMPARE_SCHEMA_FILE "so-sanh.schema.json"
GBytes *compare_write_json(const Comparison *comparison);
/* Documents for readers, in Vietnamese; both borrow from the comparison. plan_free them.
 * What changed in numbers, then each change with a link to its place, the most important first. */
Plan *compare_overview(const Comparison *comparison);
/* The changes as pages list them, most important first. g_free it. */
const Change **change_sort(const Comparison *comparison);
/* Name of a topic for readers: N_("…"). */
const char *change_topic_word(ChangeTopic topic);
/* "Trước | Sau | Ghi chú", landscape, as it goes with a draft that is handed in. */
Plan *compare_side_by_side(const Comparison *comparison);
/* The list for readers, in the user's language, most important first. */
char *compare_write_text(const Comparison *comparison);

/* ---- wording ---- */

/* "điểm a khoản 2 Mục I"; the text's beginning where nothing is numbered. In the pool. */
const char *compare_place(Pool *pool, const PlanNode *node, bool own);
/* How two wordings of an indicator's targets or baselines differ, exactly: "tăng 2,5 điểm phần
 * trăm (12,5%); “đạt” thành “trên”". Indicators may be NULL. */
const char *compare_targets(Pool *pool, MessageLanguage language, const Indicator *before,
                            const Indicator *after, const char *old, const char *new);

#endif
