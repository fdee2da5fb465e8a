/* Private to check/: dates as they are typed. */
#ifndef KEHOACH_CHECK_DATES_H
#define KEHOACH_CHECK_DATES_H

#include "plan/plan.h"

typedef struct TypedDate {
    const char *start;
    size_t length;
    size_t day_digits, month_digits, year_digits;
    PlanDate date;
    char sign; /* between the numbers: '/' or '-'; ' ' if it is written in words */
} TypedDate;

/* 20220331: for comparing. */
int day_number(PlanDate date);

/* Reads "31/3/2022" or "31-3-2022" at `p`. */
bool typed_date_read(const char *p, TypedDate *typed);
/* Reads "31 tháng 3 năm 2022" at `p`, which stands behind "ngày ". */
bool typed_date_in_words(const char *p, TypedDate *typed);

#endif
