/* Skeletons: the files of a new plan, filled with what is known of it. What the author has to type
 * stands in them as "[… what to type]" or as an unknown fact (chua-ro), so that nothing unknown is
 * made up and every such place is seen in the outputs. The files depend on the facts alone. */
#ifndef KEHOACH_SKELETON_SKELETON_H
#define KEHOACH_SKELETON_SKELETON_H

#include "plan/plan.h"

/* Years below have no plan in the form of the decree (NĐ 30/2020/NĐ-CP, in force from 05/3/2020).
 */
#define SKELETON_FIRST_YEAR 2020
#define SKELETON_LAST_YEAR 2199

/* Texts are NFC without control characters. */
typedef struct SkeletonFacts {
    const Unit *unit; /* valid on the plan's day */
    int year;         /* the plan is for it */
    PlanDate date;    /* of issue; year 0 = not known */
    const char *subject;
    const char *number; /* digits; NULL = not given yet */
    const char *issuer; /* a body below the province's People's Committee; NULL = the committee */
    const char *symbol; /* "KH-SKHCN"; NULL = the committee's, or not known */
    bool annex;         /* with the table of tasks */
} SkeletonFacts;

typedef struct SkeletonFile {
    const char *name; /* in the plan's folder */
    const char *text; /* in the pool */
} SkeletonFile;

#define SKELETON_MAX_FILES 4

/* The day (yyyymmdd) whose units and laws hold for the plan: its date, else the year's last day. */
int skeleton_day(int year, PlanDate date);

/* Fills `files` and gives how many there are. */
int skeleton_write(Pool *pool, const SkeletonFacts *facts, SkeletonFile files[SKELETON_MAX_FILES]);

#endif
