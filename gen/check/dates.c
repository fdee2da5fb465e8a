/* Dates in the text: that there is such a day, and that it is written as the decree writes it. */
#include "check/checks.h"
#include "check/words.h"

#include <stdlib.h>
#include <string.h>

typedef struct TypedDate {
    const char *start;
    size_t length;
    size_t day_digits, month_digits, year_digits;
    PlanDate date;
    char sign; /* between the numbers */
} TypedDate;

static bool read_date(const char *p, TypedDate *typed)
{
    size_t day = strspn(p, "0123456789");
    char sign = p[day];
    if (day < 1 || day > 2 || (sign != '/' && sign != '-')) {
        return false;
    }
    size_t month = strspn(p + day + 1, "0123456789");
    const char *rest = p + day + 1 + month;
    if (month < 1 || month > 2 || *rest != sign) {
        return false;
    }
    size_t year = strspn(rest + 1, "0123456789");
    if (year != 4 && year != 2) {
        return false;
    }
    const char *end = rest + 1 + year;
    if (*end == sign || g_unichar_isalnum(letter_at(end))) {
        return false;
    }
    *typed = (TypedDate){p, (size_t)(end - p), day, month, year, {0}, sign};
    typed->date.day = (int)strtol(p, NULL, 10);
    typed->date.month = (int)strtol(p + day + 1, NULL, 10);
    typed->date.year = (int)strtol(rest + 1, NULL, 10);
    return true;
}

static bool in_calendar(PlanDate date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 &&
           g_date_valid_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
}

static bool is_later(PlanDate a, PlanDate b)
{
    return a.year * 10000 + a.month * 100 + a.day > b.year * 10000 + b.month * 100 + b.day;
}

/* Behind the number of a document: "số 411/QĐ-TTg ngày 31/3/2022". */
static bool is_of_document(const TextRun *run, const char *date)
{
    static const char WORD[] = " ngày ";
    const char *p = date - strlen(WORD);
    if (p < run->text || memcmp(p, WORD, strlen(WORD)) != 0) {
        return false;
    }
    const char *number = p;
    while (number > run->text && number[-1] != ' ') {
        number--;
    }
    return g_ascii_isdigit(*number) && memchr(number, '/', (size_t)(p - number));
}

static void judge(Check *check, const TextRun *run, const TypedDate *typed)
{
    char *text = g_strndup(typed->start, typed->length);
    const char *right = plan_date_short(check->pool, typed->date);
    SourcePos pos = run_place(run, typed->start);
    bool zeros = typed->day_digits == (typed->date.day < 10 ? 2 : strlen("31")) &&
                 typed->month_digits == (typed->date.month <= 2 || typed->date.month > 9 ? 2 : 1);
    if (typed->year_digits == 2) {
        findings_add(check->findings, FINDING_DATE_YEAR, pos, text, NULL);
    } else if (!in_calendar(typed->date)) {
        findings_add(check->findings, FINDING_DATE_NONE, pos, text, NULL);
    } else if (typed->sign == '-') {
        findings_add(check->findings, FINDING_DATE_HYPHENS, pos, text, right, NULL);
    } else if (!zeros) {
        findings_add(check->findings, FINDING_DATE_ZEROS, pos, text, right, NULL);
    } else if (check->plan->head.date.year > 0 && is_of_document(run, typed->start) &&
               is_later(typed->date, check->plan->head.date)) {
        findings_add(check->findings, FINDING_DATE_LATER, pos, text,
                     plan_date_short(check->pool, check->plan->head.date), NULL);
    }
    g_free(text);
}

/* "giai đoạn 2030-2026" goes backwards. */
static void check_period(Check *check, const TextRun *run)
{
    static const char WORD[] = "giai đoạn ";
    for (const char *p = run->text; (p = strstr(p, WORD)); p += strlen(WORD)) {
        const char *from = p + strlen(WORD), *to = from + strspn(from, "0123456789");
        if (to - from != 4) {
            continue;
        }
        to += strspn(to, " -");
        if (strspn(to, "0123456789") == 4 && strtol(from, NULL, 10) > strtol(to, NULL, 10)) {
            char *typed = g_strndup(from, (size_t)(to + 4 - from));
            findings_add(check->findings, FINDING_DATE_PERIOD, run_place(run, from), typed, NULL);
            g_free(typed);
        }
    }
}

void check_dates(Check *check)
{
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        TypedDate typed;
        for (const char *p = run->text; (p = word_next(p, &(size_t){0})); p += word_length(p)) {
            bool starts = p == run->text || !strchr("/-.,", p[-1]);
            if (g_ascii_isdigit(*p) && starts && read_date(p, &typed)) {
                judge(check, run, &typed);
                p += typed.length - typed.year_digits;
            }
        }
        check_period(check, run);
    }
}
