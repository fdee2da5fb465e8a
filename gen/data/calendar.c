/* Tasks as a calendar: RFC 5545. */
#include "base/text.h"
#include "data/data.h"

#include <string.h>

#define LINE_OCTETS 75 /* RFC 5545, 3.1, without the line's end */
#define SUMMARY_LENGTH                                                                             \
    120 /* characters a calendar shows at a glance; the whole is the description */

/* For plans without a date: the stamp is required, and the clock is no part of the sources. */
static const PlanDate NO_DATE = {1, 1, 1970};

/* Written as it comes; a line lies in `line` until it is whole. */
typedef struct Calendar {
    GString *out, *line;
} Calendar;

/* Long lines go on after a line feed and a space; never inside a character. */
static void write_line(Calendar *calendar, const char *line, size_t left)
{
    GString *out = calendar->out;
    for (size_t room = LINE_OCTETS; left > room; room = LINE_OCTETS - 1) {
        size_t length = room;
        while (length > 0 && ((guchar)line[length] & 0xc0) == 0x80) {
            length--;
        }
        text_append_length(out, line, length);
        text_append_length(out, "\r\n ", 3);
        line += length;
        left -= length;
    }
    text_append_length(out, line, left);
    text_append_length(out, "\r\n", 2);
}

static void write_word(Calendar *calendar, const char *word)
{
    write_line(calendar, word, strlen(word));
}

/* `name` with what stands behind it, up to the line that end_line() writes. */
static GString *begin_line(Calendar *calendar, const char *name)
{
    g_string_truncate(calendar->line, 0);
    text_append(calendar->line, name);
    return calendar->line;
}

static void end_line(Calendar *calendar)
{
    write_line(calendar, calendar->line->str, calendar->line->len);
}

/* RFC 5545, 3.3.11: what has a meaning of its own in a text, and control characters. */
static const guint8 ESCAPED[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1,          1,         1,        1,
                                    1, 1, 1, 1, 1, 1, 1, 1, 1,          1,         1,        1,
                                    1, 1, 1, 1, 1, 1, 1, 1, ['\\'] = 1, [';'] = 1, [','] = 1};

static void append_text(GString *line, const char *text)
{
    for (;;) {
        size_t run = text_run(text, ESCAPED);
        text_append_length(line, text, run);
        text += run;
        if (!*text) {
            break;
        }
        bool control = (guchar)*text < 0x20;
        text_append(line, *text == '\n' ? "\\n" : control ? " " : "\\");
        if (!control) {
            g_string_append_c(line, *text);
        }
        text++;
    }
}

static void append_day(GString *line, PlanDate date)
{
    text_append_number(line, date.year, 4);
    text_append_number(line, date.month, 2);
    text_append_number(line, date.day, 2);
}

static PlanDate day_after(PlanDate date)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    g_date_add_days(&day, 1);
    return (PlanDate){g_date_get_day(&day), (int)g_date_get_month(&day), g_date_get_year(&day)};
}

static void write_day(Calendar *calendar, const char *name, PlanDate date)
{
    append_day(begin_line(calendar, name), date);
    end_line(calendar);
}

/* Where the character behind the first `count` begins, or the end of a shorter text. */
static const char *behind_characters(const char *text, int count)
{
    while (*text && count-- > 0) {
        text = g_utf8_next_char(text);
    }
    return text;
}

static void write_summary(Calendar *calendar, Pool *pool, const char *text)
{
    bool whole = !*behind_characters(text, SUMMARY_LENGTH);
    const char *end = behind_characters(text, whole ? SUMMARY_LENGTH : SUMMARY_LENGTH - 1);
    char *shown = pool_strndup(pool, text, (size_t)(end - text));
    for (char *p = shown; (p = strchr(p, '\n'));) {
        *p = ' ';
    }
    GString *line = begin_line(calendar, "SUMMARY:");
    append_text(line, shown);
    text_append(line, whole ? "" : "…");
    end_line(calendar);
}

/* One more line of the description. */
static void append_fact(GString *line, const char *name, const char *fact)
{
    if (*fact) {
        text_append(line, "\\n");
        text_append(line, name);
        append_text(line, fact);
    }
}

static void write_description(Calendar *calendar, const char *title, const PlanTask *task)
{
    GString *line = begin_line(calendar, "DESCRIPTION:");
    append_text(line, task->text);
    append_fact(line, "Chủ trì: ", task->lead);
    append_fact(line, "Phối hợp: ", task->cooperate);
    append_fact(line, "Thời gian: ", task->wording);
    append_fact(line, "", title);
    end_line(calendar);
}

static void write_categories(Calendar *calendar, const PlanTask *task)
{
    if (task->lead_count == 0) {
        return;
    }
    GString *line = begin_line(calendar, "CATEGORIES:");
    for (int i = 0; i < task->lead_count; i++) {
        text_append(line, i > 0 ? "," : "");
        append_text(line, task->leads[i].name);
    }
    end_line(calendar);
}

/* An end without a beginning is one day, and so is a beginning without an end. */
static void write_days(Calendar *calendar, const Period *period)
{
    PlanDate from = period->from.year ? period->from : period->until;
    PlanDate until = period->until.year ? period->until : from;
    write_day(calendar, "DTSTART;VALUE=DATE:", from);
    /* Not part of the event: RFC 5545, 3.6.1. */
    write_day(calendar, "DTEND;VALUE=DATE:", day_after(until));
}

static void write_task(Calendar *calendar, Pool *pool, const char *title, const PlanTask *task)
{
    const Period *period = &task->period;
    bool dated = period->from.year || period->until.year;
    write_word(calendar, dated ? "BEGIN:VEVENT" : "BEGIN:VTODO");
    append_text(begin_line(calendar, "UID:"), task->id);
    text_append(calendar->line, "@kehoach");
    end_line(calendar);
    append_day(begin_line(calendar, "DTSTAMP:"),
               task->plan->head.date.year ? task->plan->head.date : NO_DATE);
    text_append(calendar->line, "T000000Z");
    end_line(calendar);
    if (dated) {
        write_days(calendar, period);
        write_word(calendar, "TRANSP:TRANSPARENT");
        write_word(calendar, task->plan->head.draft ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    }
    write_summary(calendar, pool, task->text);
    write_description(calendar, title, task);
    write_categories(calendar, task);
    write_word(calendar, dated ? "END:VEVENT" : "END:VTODO");
}

static void write_plan(Calendar *calendar, const Plan *plan)
{
    Pool *pool = pool_new();
    const char *title = plan_title_line(pool, plan);
    for (int i = 0; i < plan->task_count; i++) {
        write_task(calendar, pool, title, &plan->tasks[i]);
    }
    pool_free(pool);
}

GBytes *data_write_calendar(const Plan *const *plans, size_t count)
{
    Calendar calendar = {g_string_new(NULL), g_string_new(NULL)};
    write_word(&calendar, "BEGIN:VCALENDAR");
    write_word(&calendar, "VERSION:2.0");
    write_word(&calendar, "PRODID:-//kehoach//nhiem-vu//VI");
    write_word(&calendar, "CALSCALE:GREGORIAN");
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || plans[i]->task_count > 0;
        write_plan(&calendar, plans[i]);
    }
    write_word(&calendar, "END:VCALENDAR");
    g_string_free(calendar.line, TRUE);
    if (!any) {
        g_string_free(calendar.out, TRUE);
        return NULL;
    }
    return g_string_free_to_bytes(calendar.out);
}
