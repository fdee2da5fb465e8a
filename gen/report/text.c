#include "report/text.h"

#include "base/message.h"
#include "report/place.h"
#include "report/wrap.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A paragraph of Markdown is one line of a thousand characters: show what is around the place. */
#define EXCERPT_WIDTH 96
#define EXCERPT_BEFORE 40
#define GUTTER_MARKS 7     /* columns beside the line's number, and for "…" at both ends */
#define EXCERPT_BYTES 1024 /* on either side; a heap of marks over one letter has no width */

#define COLOUR_BOLD "\033[1m"
#define COLOUR_DIM "\033[2m"
#define COLOUR_OFF "\033[0m"

static const struct {
    const char *word, *count, *colour;
} SEVERITIES[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = {N_("lưu ý"), N_("%zu lưu ý"), "\033[1;36m"},
    [SEVERITY_WARNING] = {N_("cảnh báo"), N_("%zu cảnh báo"), "\033[1;33m"},
    [SEVERITY_ERROR] = {N_("lỗi"), N_("%zu lỗi"), "\033[1;31m"},
    [SEVERITY_FAILURE] = {N_("lỗi nghiêm trọng"), N_("%zu lỗi nghiêm trọng"), "\033[1;31m"},
};

typedef struct Report {
    GString *out; /* written at once: a terminal or pipe takes its time for each piece */
    bool colour;
    int width; /* of the terminal, 0 if it is none */
    PlaceCursor cursor;
} Report;

static void write_colour(const Report *report, const char *code)
{
    if (report->colour) {
        g_string_append(report->out, code);
    }
}

static void append_clean(GString *out, const char *text)
{
    const char *end = text + strlen(text);
    for (size_t bytes; text < end; text += bytes) {
        gunichar c = place_character(text, end, &bytes);
        g_string_append_unichar(out, c == '\t' ? ' ' : c);
    }
}

/* The end of what fits behind `place` in `columns` columns, and the columns it takes. */
static const char *window_end(const char *place, const char *end, int columns, int *taken)
{
    const char *limit = end - place > EXCERPT_BYTES ? place + EXCERPT_BYTES : end;
    *taken = 0;
    for (size_t bytes; place < limit; place += bytes) {
        int width = wrap_width_of(place_character(place, end, &bytes), 0);
        if (*taken + width > columns) {
            break;
        }
        *taken += width;
    }
    return place;
}

/* The same before `place`. */
static const char *window_start(const char *place, const char *start, int columns)
{
    const char *limit = place - start > EXCERPT_BYTES ? place - EXCERPT_BYTES : start;
    int taken = 0;
    while (place > limit) {
        const char *before = place - 1;
        while (before > limit && ((unsigned char)*before & 0xc0) == 0x80) {
            before--;
        }
        size_t bytes;
        taken += wrap_width_of(place_character(before, place, &bytes), 0);
        if (taken > columns) {
            break;
        }
        place = before;
    }
    return place;
}

/* Appends the text with tabs as spaces; gives its width. */
static int append_window(GString *out, const char *text, const char *end, int column)
{
    for (size_t bytes; text < end; text += bytes) {
        gunichar c = place_character(text, end, &bytes);
        int width = wrap_width_of(c, column);
        if (c == '\t') {
            g_string_append_printf(out, "%*s", width, "");
        } else {
            g_string_append_unichar(out, c);
        }
        column += width;
    }
    return column;
}

static void write_gutter(const Report *report, int width, const char *number)
{
    write_colour(report, COLOUR_DIM);
    g_string_append_printf(report->out, "  %*s | ", width, number);
    write_colour(report, COLOUR_OFF);
}

static void write_excerpt(Report *report, SourcePos pos)
{
    PlaceCursor *cursor = &report->cursor;
    const char *end = pos.file->text ? place_find(cursor, pos) : NULL;
    if (!end || cursor->start == end) {
        return;
    }
    char number[16];
    int gutter = g_snprintf(number, sizeof number, "%u", (unsigned)pos.line);
    int around = report->width - gutter - GUTTER_MARKS;
    int width = report->width > 0 ? CLAMP(around, EXCERPT_BEFORE, EXCERPT_WIDTH) : EXCERPT_WIDTH;
    int behind;
    const char *until =
        window_end(cursor->place, end, width - width * EXCERPT_BEFORE / EXCERPT_WIDTH, &behind);
    const char *from = window_start(cursor->place, cursor->start, width - behind);
    int before;
    until = from == cursor->start ? window_end(from, end, width, &before) : until;
    GString *window = g_string_new(from > cursor->start ? "…" : "");
    int caret = append_window(window, from, cursor->place, from > cursor->start);
    append_window(window, cursor->place, until, caret);
    g_string_append(window, until < end ? "…" : "");
    write_gutter(report, gutter, number);
    g_string_append_printf(report->out, "%s\n", window->str);
    g_string_free(window, TRUE);
    if (pos.column > 0) {
        write_gutter(report, gutter, "");
        write_colour(report, COLOUR_BOLD);
        g_string_append_printf(report->out, "%*s^\n", caret, "");
        write_colour(report, COLOUR_OFF);
    }
}

static void write_place(const Report *report, SourcePos pos)
{
    write_colour(report, COLOUR_BOLD);
    append_clean(report->out, pos.file ? pos.file->path : "kehoach");
    if (pos.file && pos.line) {
        g_string_append_printf(report->out, ":%u", (unsigned)pos.line);
        if (pos.column) {
            g_string_append_printf(report->out, ":%u", (unsigned)pos.column);
        }
    }
    g_string_append(report->out, ": ");
    write_colour(report, COLOUR_OFF);
}

/* Where the lines of a hint begin that do not fit into one. */
#define HINT_INDENT 4

static void write_hint(const Report *report, const char *hint, const char *clause)
{
    if (!*hint && !*clause) {
        return;
    }
    GString *clean = g_string_new(NULL);
    int column = wrap_append(report->out, "  ", 0, 0, 0);
    if (*hint) {
        g_string_append_printf(clean, "%s: ", _("gợi ý"));
        append_clean(clean, hint);
        g_string_append(clean, *clause ? " " : "");
        column = wrap_append(report->out, clean->str, column, HINT_INDENT, report->width);
    }
    if (*clause) {
        g_string_printf(clean, "(%s)", clause);
        write_colour(report, COLOUR_DIM);
        wrap_append(report->out, clean->str, column, HINT_INDENT, report->width);
        write_colour(report, COLOUR_OFF);
    }
    g_string_append_c(report->out, '\n');
    g_string_free(clean, TRUE);
}

static void write_finding(Report *report, const Finding *finding)
{
    const RuleInfo *rule = finding_rule(finding->rule);
    char *text = finding_text(finding), *hint = finding_hint(finding);
    write_place(report, finding->pos);
    write_colour(report, SEVERITIES[rule->severity].colour);
    g_string_append_printf(report->out, "%s: ", _(SEVERITIES[rule->severity].word));
    write_colour(report, COLOUR_OFF);
    append_clean(report->out, text);
    g_string_append_printf(report->out, " [KH%d]\n", rule->number);
    if (finding->pos.file && finding->pos.line) {
        write_excerpt(report, finding->pos);
    }
    write_hint(report, hint, rule->clause);
    g_free(text);
    g_free(hint);
}

/* "2 lỗi, 1 cảnh báo": the gravest first, what there is none of left out. */
static void write_summary(const Report *report, const size_t *counts)
{
    bool first = true;
    write_colour(report, COLOUR_BOLD);
    for (int s = SEVERITY_COUNT - 1; s >= 0; s--) {
        if (counts[s]) {
            g_string_append(report->out, first ? "" : ", ");
            /* The texts come from SEVERITIES and each takes one size_t. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            g_string_append_printf(report->out, _(SEVERITIES[s].count), counts[s]);
#pragma GCC diagnostic pop
            first = false;
        }
    }
    write_colour(report, COLOUR_OFF);
    g_string_append_c(report->out, '\n');
}

int report_width(int terminal)
{
    struct winsize size;
    return isatty(terminal) == 1 && ioctl(terminal, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void report_findings(FILE *out, Findings *findings, bool colour, int width)
{
    size_t count = 0, counts[SEVERITY_COUNT] = {0};
    const Finding *list = findings_sorted(findings, &count);
    Report report = {.out = g_string_new(NULL), .colour = colour, .width = width};
    for (size_t i = 0; i < count; i++) {
        write_finding(&report, &list[i]);
        counts[finding_rule(list[i].rule)->severity]++;
    }
    if (count) {
        write_summary(&report, counts);
    }
    fwrite(report.out->str, 1, report.out->len, out);
    g_string_free(report.out, TRUE);
}

void report_findings_to_user(Findings *findings)
{
    report_findings(stderr, findings, isatty(STDERR_FILENO) == 1, report_width(STDERR_FILENO));
}
