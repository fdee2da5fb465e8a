#include "plan/period.h"

#include <string.h>

#define MAX_WORDS 24
#define MAX_WORD 24 /* bytes; no word of a time is longer */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* The wording in small letters, cut into words, numbers and single signs. */
typedef struct Words {
    char word[MAX_WORDS][MAX_WORD];
    int count, at;
} Words;

typedef enum SpanUnit { SPAN_DAY, SPAN_MONTH, SPAN_QUARTER, SPAN_HALF, SPAN_YEAR } SpanUnit;

/* A stretch of time the words name: a day, a month, a quarter, half a year, a year. */
typedef struct Span {
    SpanUnit unit;
    int day, number, year; /* number: of the month, quarter or half; year 0: not said */
} Span;

/* ---- words ---- */

static bool is_dash(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 ||
           c == 0x2212;
}

static bool add_word(Words *words, const char *start, size_t length)
{
    if (words->count == MAX_WORDS || length >= MAX_WORD) {
        return false;
    }
    memcpy(words->word[words->count], start, length);
    words->word[words->count++][length] = '\0';
    return true;
}

static bool add_letters(Words *words, const char **text)
{
    char small[MAX_WORD];
    size_t length = 0;
    const char *p = *text;
    bool digits = g_ascii_isdigit(*p);
    for (; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        if (digits ? !g_ascii_isdigit(*p) : !g_unichar_isalpha(c)) {
            break;
        }
        if (length + 6 >= MAX_WORD) {
            return false;
        }
        length += (size_t)g_unichar_to_utf8(c, small + length);
    }
    *text = p;
    return length > 0 && add_word(words, small, length);
}

static bool cut(Words *words, const char *text)
{
    words->count = words->at = 0;
    while (*text) {
        gunichar c = g_utf8_get_char(text);
        bool good = true;
        if (g_unichar_isalnum(c)) {
            good = add_letters(words, &text);
        } else if (g_unichar_isspace(c)) {
            text = g_utf8_next_char(text);
        } else if (is_dash(c) || c == '/' || c == ',') {
            good = add_word(words, is_dash(c) ? "-" : c == '/' ? "/" : ",", 1);
            text = g_utf8_next_char(text);
        } else if ((c == '.' || c == ';') && !text[1]) {
            text++;
        } else {
            return false;
        }
        if (!good) {
            return false;
        }
    }
    return words->count > 0;
}

static bool at_end(const Words *words)
{
    return words->at == words->count;
}

static bool take(Words *words, const char *word)
{
    bool same = !at_end(words) && strcmp(words->word[words->at], word) == 0;
    words->at += same;
    return same;
}

/* All of the words, parted by spaces, or none of them. */
static bool take_words(Words *words, const char *phrase)
{
    int start = words->at;
    for (const char *p = phrase; *p;) {
        size_t length = strcspn(p, " ");
        const char *word = at_end(words) ? "" : words->word[words->at];
        if (strncmp(word, p, length) != 0 || word[length]) {
            words->at = start;
            return false;
        }
        words->at++;
        p += length + (p[length] == ' ');
    }
    return true;
}

static bool take_number(Words *words, int low, int high, int *number)
{
    if (at_end(words) || !g_ascii_isdigit(words->word[words->at][0]) ||
        strlen(words->word[words->at]) > 4) {
        return false;
    }
    int value = (int)g_ascii_strtoll(words->word[words->at], NULL, 10);
    if (value < low || value > high) {
        return false;
    }
    *number = value;
    words->at++;
    return true;
}

static bool take_year(Words *words, int *year)
{
    return take_number(words, FIRST_YEAR, LAST_YEAR, year);
}

/* ---- stretches of time ---- */

static bool take_quarter(Words *words, int *number)
{
    static const char *const ROMAN[] = {"i", "ii", "iii", "iv"};
    for (int i = 0; i < 4; i++) {
        if (take(words, ROMAN[i])) {
            *number = i + 1;
            return true;
        }
    }
    return take_number(words, 1, 4, number);
}

/* "/2022", "năm 2022", "2022": the year behind a month or a quarter, if there is one. */
static bool take_year_behind(Words *words, int *year)
{
    int start = words->at;
    bool slash = take(words, "/");
    if (!slash) {
        take(words, ",");
        take(words, "năm");
    }
    if (take_year(words, year)) {
        return true;
    }
    words->at = start;
    return !slash;
}

/* "15/12/2022", "15/12", "12/2022", "15 tháng 12 năm 2022" */
static bool take_figures(Words *words, Span *span)
{
    int first, second;
    if (!take_number(words, 1, 31, &first)) {
        return false;
    }
    if (take(words, "tháng")) {
        *span = (Span){SPAN_DAY, first, 0, 0};
        return take_number(words, 1, 12, &span->number) && take_year_behind(words, &span->year);
    }
    if (!take(words, "/")) {
        return false;
    }
    if (first <= 12 && take_year(words, &second)) {
        *span = (Span){SPAN_MONTH, 0, first, second};
        return true;
    }
    if (!take_number(words, 1, 12, &second)) {
        return false;
    }
    *span = (Span){SPAN_DAY, first, second, 0};
    return !take(words, "/") || take_year(words, &span->year);
}

static bool take_half(Words *words, Span *span)
{
    int start = words->at;
    int six;
    if ((take_number(words, 6, 6, &six) || take(words, "sáu")) && take(words, "tháng")) {
        bool first = take(words, "đầu");
        if (first || take(words, "cuối")) {
            *span = (Span){SPAN_HALF, 0, first ? 1 : 2, 0};
            return take_year_behind(words, &span->year);
        }
    }
    words->at = start;
    return false;
}

static bool take_span(Words *words, Span *span)
{
    *span = (Span){.unit = SPAN_YEAR};
    if (take(words, "năm")) {
        return take_year(words, &span->year);
    }
    if (take(words, "ngày")) {
        return take_figures(words, span) && span->unit == SPAN_DAY;
    }
    if (take(words, "tháng")) {
        span->unit = SPAN_MONTH;
        return take_number(words, 1, 12, &span->number) && take_year_behind(words, &span->year);
    }
    if (take(words, "quý")) {
        span->unit = SPAN_QUARTER;
        return take_quarter(words, &span->number) && take_year_behind(words, &span->year);
    }
    return take_half(words, span) || take_year(words, &span->year) || take_figures(words, span);
}

/* The end of "quý III, IV/2022" and "tháng 6-9/2022" leaves out the word of its beginning. */
static bool take_short_end(Words *words, Span begin, Span *end)
{
    int start = words->at;
    *end = (Span){.unit = begin.unit};
    bool taken = begin.unit == SPAN_QUARTER && take_quarter(words, &end->number);
    taken = taken || (begin.unit == SPAN_MONTH && take_number(words, 1, 12, &end->number));
    if (taken && take_year_behind(words, &end->year)) {
        return true;
    }
    words->at = start;
    return false;
}

static bool take_end(Words *words, Span begin, Span *end)
{
    bool last = take(words, "hết");
    if (!last && begin.year == 0 && take_short_end(words, begin, end)) {
        return true;
    }
    return take_span(words, end);
}

static PlanDate first_day(Span span)
{
    switch (span.unit) {
    case SPAN_DAY:
        return (PlanDate){span.day, span.number, span.year};
    case SPAN_MONTH:
        return (PlanDate){1, span.number, span.year};
    case SPAN_QUARTER:
        return (PlanDate){1, 3 * span.number - 2, span.year};
    case SPAN_HALF:
        return (PlanDate){1, span.number == 1 ? 1 : 7, span.year};
    case SPAN_YEAR:
        break;
    }
    return (PlanDate){1, 1, span.year};
}

/* Without a year February has as many days as it may have. */
static int days_of(int month, int year)
{
    return g_date_get_days_in_month((GDateMonth)month, year ? (GDateYear)year : 2000);
}

static PlanDate last_day(Span span)
{
    PlanDate last = first_day(span);
    switch (span.unit) {
    case SPAN_DAY:
        return last;
    case SPAN_MONTH:
        break;
    case SPAN_QUARTER:
        last.month += 2;
        break;
    case SPAN_HALF:
        last.month += 5;
        break;
    case SPAN_YEAR:
        last.month = 12;
        break;
    }
    last.day = days_of(last.month, last.year);
    return last;
}

static bool is_day(PlanDate date)
{
    return date.day >= 1 && date.day <= days_of(date.month, date.year);
}

static PlanDate day_before(PlanDate date)
{
    if (date.day > 1) {
        date.day--;
    } else if (date.month > 1) {
        date.month--;
        date.day = days_of(date.month, date.year);
    } else {
        date = (PlanDate){31, 12, date.year ? date.year - 1 : 0};
    }
    return date;
}

static int order_of(PlanDate date)
{
    return date.year * 10000 + date.month * 100 + date.day;
}

/* ---- the whole ---- */

static PeriodRepeat take_repeat(Words *words)
{
    static const struct {
        const char *word;
        PeriodRepeat repeat;
    } EVERY[] = {
        {"năm", REPEAT_YEARLY},
        {"quý", REPEAT_QUARTERLY},
        {"tháng", REPEAT_MONTHLY},
        {"tuần", REPEAT_WEEKLY},
    };
    int start = words->at;
    if (take_words(words, "thường xuyên")) {
        return REPEAT_CONTINUOUS;
    }
    take_words(words, "định kỳ");
    if (take(words, "hằng") || take(words, "hàng") || take(words, "mỗi")) {
        for (size_t i = 0; i < G_N_ELEMENTS(EVERY); i++) {
            if (take(words, EVERY[i].word)) {
                return EVERY[i].repeat;
            }
        }
    }
    words->at = start;
    return REPEAT_NONE;
}

/* "trước ngày 15/12", "đến hết năm 2025", "chậm nhất 30/6/2023": only an end is named. */
static bool take_deadline(Words *words, Period *period, bool *taken)
{
    Span span;
    take_words(words, "hoàn thành");
    bool latest = take_words(words, "chậm nhất");
    if (latest) {
        take(words, "là");
    }
    if (take(words, "trước")) {
        *taken = true;
        if (!take_span(words, &span) || !is_day(first_day(span))) {
            return false;
        }
        period->until = day_before(first_day(span));
        return true;
    }
    if (take(words, "đến") || take(words, "tới") || latest) {
        *taken = true;
        take(words, "hết");
        bool good = take_span(words, &span);
        period->until = last_day(span);
        return good && is_day(period->until);
    }
    return true;
}

/* "2022-2025", "từ năm 2022 đến năm 2025", "quý III, IV/2022", "năm 2023", "từ 2022" */
static bool take_stretch(Words *words, Period *period)
{
    Span begin, end;
    bool open = take(words, "từ");
    if (!open && !take(words, "trong")) {
        take_words(words, "giai đoạn");
    }
    if (!take_span(words, &begin)) {
        return false;
    }
    bool two = take(words, "-") || take(words, "đến") || take(words, "tới");
    if (!two && !open && begin.year == 0 && (take(words, ",") || take(words, "và"))) {
        /* Only neighbours make one stretch: between "quý I, III" there is a gap. */
        if (!take_end(words, begin, &end) || end.unit != begin.unit || begin.unit == SPAN_DAY ||
            end.number != begin.number + 1) {
            return false;
        }
    } else if (two) {
        if (!take_end(words, begin, &end)) {
            return false;
        }
    } else {
        end = begin;
    }
    if (begin.year == 0 && (two || !open)) {
        begin.year = end.year;
    }
    if ((begin.year == 0) != (end.year == 0)) {
        return false;
    }
    period->from = first_day(begin);
    period->until = last_day(end);
    if (open && !two) {
        period->until = (PlanDate){0};
    }
    return is_day(period->from) && (period->until.month == 0 || is_day(period->until)) &&
           (period->until.month == 0 || order_of(period->from) <= order_of(period->until));
}

static bool take_all(Words *words, Period *period)
{
    bool taken = false;
    period->repeat = take_repeat(words);
    if (period->repeat) {
        take(words, ",");
    }
    if (at_end(words)) {
        return period->repeat != REPEAT_NONE;
    }
    if (!take_deadline(words, period, &taken) || (!taken && !take_stretch(words, period))) {
        return false;
    }
    if (!at_end(words) && !period->repeat) {
        take(words, ",");
        period->repeat = take_repeat(words);
    }
    return at_end(words);
}

Period period_read(const char *wording)
{
    Words words;
    Period period = {.read = false};
    if (wording && cut(&words, wording) && take_all(&words, &period)) {
        period.read = true;
        return period;
    }
    return (Period){.read = false};
}

/* ---- order and words ---- */

/* Ends, or begins if the end is open, in a year; without one; repeated; not read. */
static int class_of(const Period *period)
{
    if (period->from.year || period->until.year) {
        return 0;
    }
    if (period->from.month || period->until.month) {
        return 1;
    }
    return period->repeat ? 2 : 3;
}

static int end_of(const Period *period)
{
    return period->until.month ? order_of(period->until) : order_of((PlanDate){31, 12, LAST_YEAR});
}

int period_compare(const Period *a, const Period *b)
{
    int order = class_of(a) - class_of(b);
    order = order ? order : end_of(a) - end_of(b);
    order = order ? order : order_of(a->from) - order_of(b->from);
    return order ? order : (int)b->repeat - (int)a->repeat;
}

const char *period_repeat_name(PeriodRepeat repeat)
{
    static const char *const NAMES[] = {
        [REPEAT_NONE] = "",
        [REPEAT_CONTINUOUS] = "continuous",
        [REPEAT_WEEKLY] = "weekly",
        [REPEAT_MONTHLY] = "monthly",
        [REPEAT_QUARTERLY] = "quarterly",
        [REPEAT_YEARLY] = "yearly",
    };
    return NAMES[repeat];
}

const char *period_day(Pool *pool, PlanDate date)
{
    return date.year ? pool_printf(pool, "%04d-%02d-%02d", date.year, date.month, date.day) : "";
}
