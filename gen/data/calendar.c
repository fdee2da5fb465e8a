/* Tasks as a calendar: RFC 5545. */
#include "data/data.h"

#include <string.h>

#define LINE_OCTETS 75 /* RFC 5545, 3.1, without the line's end */
#define SUMMARY_LENGTH                                                                             \
    120 /* characters a calendar shows at a glance; the whole is the description */

/* For plans without a date: the stamp is required, and the clock is no part of the sources. */
static const PlanDate NO_DATE = {1, 1, 1970};

/* Long lines go on after a line feed and a space; never inside a character. */
static void write_line(GString *out, const char *line)
{
    size_t room = LINE_OCTETS;
    for (const char *end = line + strlen(line); (size_t)(end - line) > room;) {
        size_t length = room;
        while (length > 0 && ((guchar)line[length] & 0xc0) == 0x80) {
            length--;
        }
        g_string_append_len(out, line, (gssize)length);
        g_string_append(out, "\r\n ");
        line += length;
        room = LINE_OCTETS - 1;
    }
    g_string_append(out, line);
    g_string_append(out, "\r\n");
}

/* RFC 5545, 3.3.11: what has a meaning of its own in a text. */
static void append_text(GString *line, const char *text)
{
    const char *plain = text;
    for (const char *p = text; *p; p++) {
        bool control = (guchar)*p < 0x20;
        if (!control && *p != '\\' && *p != ';' && *p != ',') {
            continue;
        }
        g_string_append_len(line, plain, p - plain);
        g_string_append(line, *p == '\n' ? "\\n" : control ? " " : "\\");
        plain = control ? p + 1 : p;
    }
    g_string_append(line, plain);
}

static void write_text(GString *out, const char *name, const char *text)
{
    GString *line = g_string_new(name);
    g_string_append_c(line, ':');
    append_text(line, text);
    write_line(out, line->str);
    g_string_free(line, TRUE);
}

static void write_day(GString *out, const char *name, PlanDate date, guint days_later)
{
    GDate *day = g_date_new_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    g_date_add_days(day, days_later);
    g_string_append_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, g_date_get_year(day),
                           (int)g_date_get_month(day), g_date_get_day(day));
    g_date_free(day);
}

static void write_summary(GString *out, const char *text)
{
    char *line = g_strdelimit(g_strdup(text), "\n", ' ');
    if (g_utf8_strlen(line, -1) > SUMMARY_LENGTH) {
        char *start = g_utf8_substring(line, 0, SUMMARY_LENGTH - 1);
        g_free(line);
        line = g_strconcat(start, "…", NULL);
        g_free(start);
    }
    write_text(out, "SUMMARY", line);
    g_free(line);
}

static void write_description(GString *out, Pool *pool, const PlanTask *task)
{
    GString *text = g_string_new(task->text);
    if (*task->lead) {
        g_string_append_printf(text, "\nChủ trì: %s", task->lead);
    }
    if (*task->cooperate) {
        g_string_append_printf(text, "\nPhối hợp: %s", task->cooperate);
    }
    if (*task->wording) {
        g_string_append_printf(text, "\nThời gian: %s", task->wording);
    }
    g_string_append_printf(text, "\n%s", plan_title_line(pool, task->plan));
    write_text(out, "DESCRIPTION", text->str);
    g_string_free(text, TRUE);
}

static void write_categories(GString *out, const PlanTask *task)
{
    if (task->lead_count == 0) {
        return;
    }
    GString *line = g_string_new("CATEGORIES:");
    for (int i = 0; i < task->lead_count; i++) {
        g_string_append(line, i > 0 ? "," : "");
        append_text(line, task->leads[i].name);
    }
    write_line(out, line->str);
    g_string_free(line, TRUE);
}

/* An end without a beginning is one day, and so is a beginning without an end. */
static void write_days(GString *out, const Period *period)
{
    PlanDate from = period->from.year ? period->from : period->until;
    PlanDate until = period->until.year ? period->until : from;
    write_day(out, "DTSTART", from, 0);
    write_day(out, "DTEND", until, 1); /* not part of the event: RFC 5545, 3.6.1 */
}

static void write_task(GString *out, Pool *pool, const PlanTask *task)
{
    const Period *period = &task->period;
    bool dated = period->from.year || period->until.year;
    PlanDate stamp = task->plan->head.date.year ? task->plan->head.date : NO_DATE;
    write_line(out, dated ? "BEGIN:VEVENT" : "BEGIN:VTODO");
    write_text(out, "UID", pool_printf(pool, "%s@kehoach", task->id));
    write_line(
        out, pool_printf(pool, "DTSTAMP:%04d%02d%02dT000000Z", stamp.year, stamp.month, stamp.day));
    if (dated) {
        write_days(out, period);
        write_line(out, "TRANSP:TRANSPARENT");
        write_line(out, task->plan->head.draft ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    }
    write_summary(out, task->text);
    write_description(out, pool, task);
    write_categories(out, task);
    write_line(out, dated ? "END:VEVENT" : "END:VTODO");
}

GBytes *data_write_calendar(const Plan *const *plans, size_t count)
{
    GString *out = g_string_new(NULL);
    write_line(out, "BEGIN:VCALENDAR");
    write_line(out, "VERSION:2.0");
    write_line(out, "PRODID:-//kehoach//nhiem-vu//VI");
    write_line(out, "CALSCALE:GREGORIAN");
    int tasks_written = 0;
    for (size_t i = 0; i < count; i++) {
        Pool *pool = pool_new();
        for (int k = 0; k < plans[i]->task_count; k++) {
            write_task(out, pool, &plans[i]->tasks[k]);
        }
        tasks_written += plans[i]->task_count;
        pool_free(pool);
    }
    write_line(out, "END:VCALENDAR");
    if (tasks_written == 0) {
        g_string_free(out, TRUE);
        return NULL;
    }
    return g_string_free_to_bytes(out);
}
