/* Private to compare/: the flat list of changes. */
#ifndef KEHOACH_COMPARE_LIST_H
#define KEHOACH_COMPARE_LIST_H

#include "compare/compare.h"

/* Sets the changes of a merged plan that no block shows: of its head and its targets. */
void head_compare(Plan *merged);
/* Appends the changes (HeadChange) of targets that no table cell shows. */
void targets_compare(Plan *merged, GArray *changes);
/* "trên", "tối thiểu" … */
const char *operator_word(Operator operator);
/* Numbers the changes of the merged plan in reading order and lists them. */
void list_changes(Comparison *comparison, CompareOptions options);
/* Names for machines: "added", "target" … */
const char *change_what_name(ChangeWhat what);
const char *change_topic_name(ChangeTopic topic);
/* Names for readers, in Vietnamese. */
const char *change_what_word(ChangeWhat what);

#endif
