/* Dates in the text: that there is such a day, and that it is written as the decree writes it. */
#include "check/dates.h"

#include "check/phrases.h"
#include "check/words.h"

#include <stdlib.h>
#include <string.h>

#define PERIOD "giai đoạn"

int day_number(PlanDate date)
{
    return date.year * 10000 + date.month * 100 + date.day;
}

bool typed_date_read(const char *p, TypedDate *typed)
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

bool typed_date_in_words(const char *p, TypedDate *typed)
{
    static const char MONTH[] = " tháng ", YEAR[] = " năm ";
    size_t day = strspn(p, "0123456789");
    if (day < 1 || day > 2 || !g_str_has_prefix(p + day, MONTH)) {
        return false;
    }
    const char *month = p + day + strlen(MONTH);
    size_t digits = strspn(month, "0123456789");
    if (digits < 1 || digits > 2 || !g_str_has_prefix(month + digits, YEAR)) {
        return false;
    }
    const char *year = month + digits + strlen(YEAR);
    if (strspn(year, "0123456789") != 4) {
        return false;
    }
    *typed = (TypedDate){p, (size_t)(year + 4 - p), day, digits, 4, {0}, ' '};
    typed->date.day = (int)strtol(p, NULL, 10);
    typed->date.month = (int)strtol(month, NULL, 10);
    typed->date.year = (int)strtol(year, NULL, 10);
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
    const char *right = typed->sign == ' '
                            ? plan_date_long(check->pool, typed->date) + strlen("ngày ")
                            : plan_date_short(check->pool, typed->date);
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

/* ---- periods ---- */

/* "2022-2025" behind "giai đoạn ", as it is typed first in the text. */
typedef struct TypedPeriod {
    int from, to;
    const char *sign; /* with its spaces */
    size_t sign_length;
    const char *text; /* where it stands */
    size_t length;
    bool told;
} TypedPeriod;

static bool typed_period_read(const char *p, TypedPeriod *typed)
{
    size_t digits = strspn(p, "0123456789"), sign = strspn(p + digits, " -");
    const char *to = p + digits + sign;
    if (digits != 4 || !memchr(p + digits, '-', sign) || strspn(to, "0123456789") != 4) {
        return false;
    }
    *typed = (TypedPeriod){.from = (int)strtol(p, NULL, 10),
                           .to = (int)strtol(to, NULL, 10),
                           .sign = p + digits,
                           .sign_length = sign,
                           .text = p,
                           .length = (size_t)(to + 4 - p)};
    return true;
}

/* One period is written in one way; the first, most often the subject's, is the plan's own. */
static void check_period_style(Check *check, GArray *periods, const TextRun *run,
                               const TypedPeriod *typed)
{
    for (guint i = 0; i < periods->len; i++) {
        TypedPeriod *first = &g_array_index(periods, TypedPeriod, i);
        if (first->from != typed->from || first->to != typed->to) {
            continue;
        }
        if (!first->told && (first->sign_length != typed->sign_length ||
                             memcmp(first->sign, typed->sign, typed->sign_length) != 0)) {
            first->told = true;
            findings_add(check->findings, FINDING_DATE_PERIOD_STYLES, run_place(run, typed->text),
                         pool_strndup(check->pool, typed->text, typed->length),
                         pool_strndup(check->pool, first->text, first->length), NULL);
        }
        return;
    }
    g_array_append_val(periods, *typed);
}

/* "giai đoạn 2030-2026" goes backwards. */
static void check_periods(Check *check, const Phrases *words, GArray *periods, const TextRun *run)
{
    TypedPeriod typed;
    for (PhrasePlace at = {0}; phrases_next(words, run, &at);) {
        const char *space = at.start + at.length, *p = space + 1;
        if (*space != ' ' || !typed_period_read(p, &typed)) {
            continue;
        }
        if (typed.from > typed.to) {
            findings_add(check->findings, FINDING_DATE_PERIOD, run_place(run, p),
                         pool_strndup(check->pool, p, typed.length), NULL);
        } else {
            check_period_style(check, periods, run, &typed);
        }
    }
}

/* ---- one way in a place ---- */

static bool in_grounds(const TextRun *run)
{
    return strcmp(run->inside, "can-cu") == 0 || strcmp(run->element, "can-cu") == 0;
}

/* Where the text first writes dates in figures, and where in words. */
typedef struct DateStyles {
    const TextRun *figures_run, *words_run;
    TypedDate figures, words;
    int figures_count, words_count;
} DateStyles;

static void note_style(DateStyles *styles, const TextRun *run, const TypedDate *typed)
{
    bool words = typed->sign == ' ';
    int *count = words ? &styles->words_count : &styles->figures_count;
    if ((*count)++ == 0) {
        *(words ? &styles->words_run : &styles->figures_run) = run;
        *(words ? &styles->words : &styles->figures) = *typed;
    }
}

/* The rarer way is told where it stands first; of two equally common ones the words. */
static void check_styles(Check *check, const DateStyles *styles)
{
    if (styles->figures_count == 0 || styles->words_count == 0) {
        return;
    }
    bool words = styles->words_count <= styles->figures_count;
    const TypedDate *rare = words ? &styles->words : &styles->figures;
    char *text = g_strndup(rare->start, rare->length);
    findings_add(check->findings, FINDING_DATE_STYLES,
                 run_place(words ? styles->words_run : styles->figures_run, rare->start), text,
                 words ? plan_date_short(check->pool, rare->date)
                       : plan_date_long(check->pool, rare->date),
                 NULL);
    g_free(text);
}

static void check_ground(Check *check, const TextRun *run, const TypedDate *typed)
{
    if (typed->sign == ' ' || typed->year_digits != 4 || !in_calendar(typed->date)) {
        return;
    }
    char *text = g_strndup(typed->start, typed->length);
    findings_add(check->findings, FINDING_DATE_GROUNDS, run_place(run, typed->start), text,
                 plan_date_long(check->pool, typed->date), NULL);
    g_free(text);
}

/* A date in words stands behind "ngày ". */
static bool reads_date(const TextRun *run, const char *p, TypedDate *typed)
{
    static const char WORD[] = "ngày ";
    const char *before = p - strlen(WORD);
    bool starts = p == run->text || !strchr("/-.,", p[-1]);
    return g_ascii_isdigit(*p) && starts &&
           (typed_date_read(p, typed) ||
            (before >= run->text && memcmp(before, WORD, strlen(WORD)) == 0 &&
             typed_date_in_words(p, typed)));
}

static void check_run(Check *check, const TextRun *run, DateStyles *styles)
{
    const char *behind = run->text; /* the last date */
    TypedDate typed;
    for (size_t i = 0; i < run->word_count; i++) {
        const char *p = run_word(run, i);
        if (!g_ascii_isdigit(*p) || p < behind || !reads_date(run, p, &typed)) {
            continue;
        }
        behind = p + typed.length;
        judge(check, run, &typed);
        if (in_grounds(run)) {
            check_ground(check, run, &typed);
        } else if (run->kind == RUN_PARAGRAPH) {
            note_style(styles, run, &typed);
        }
    }
}

void check_dates(Check *check)
{
    DateStyles styles = {0};
    Phrases *words = phrases_new(check);
    phrases_add(words, PERIOD);
    GArray *periods = g_array_new(FALSE, FALSE, sizeof(TypedPeriod));
    for (size_t i = 0; i < check->run_count; i++) {
        check_run(check, &check->run[i], &styles);
        check_periods(check, words, periods, &check->run[i]);
    }
    if (check->plan->head.form == FORM_PLAN) {
        check_styles(check, &styles);
    }
    g_array_free(periods, TRUE);
}
