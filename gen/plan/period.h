/* When a task is due, read from the plan's own words. Exactly what the words say, or nothing:
 * nothing is taken from the plan's date, from other tasks or from a guess. */
#ifndef KEHOACH_PLAN_PERIOD_H
#define KEHOACH_PLAN_PERIOD_H

#include "base/pool.h"
#include "plan/plan.h"

typedef enum PeriodRepeat {
    REPEAT_NONE,
    REPEAT_CONTINUOUS, /* "thường xuyên" */
    REPEAT_WEEKLY,
    REPEAT_MONTHLY,
    REPEAT_QUARTERLY,
    REPEAT_YEARLY
} PeriodRepeat;

/* First and last day, both in time: "trước ngày 15/12/2022" ends on 14/12/2022, "năm 2022" on
 * 31/12/2022. An end that the words leave open has month 0. With month but year 0, the words name a
 * day or a stretch of the year without the year: "Quý II", "hằng năm, trước ngày 15/12". */
typedef struct Period {
    PlanDate from, until;
    PeriodRepeat repeat;
    bool read; /* the words were understood as a whole */
} Period;

/* Reads "2022 - 2025", "Quý IV/2022", "Hằng năm", "trước ngày 15/12/2022" … `read` is false, and
 * all else empty, for any text that is more or other than a time ("Theo Kế hoạch số 53/KH-UBND ngày
 * 03/3/2022"). */
Period period_read(const char *wording);

/* Order for lists: what ends first comes first; then what has no year, what is repeated, what could
 * not be read. 0 if neither goes first. */
int period_compare(const Period *a, const Period *b);

/* "yearly", "" for none: the word of the data files. */
const char *period_repeat_name(PeriodRepeat repeat);
/* "2022-12-31"; "" if the day or its year is open. In the pool. */
const char *period_day(Pool *pool, PlanDate date);

#endif
