#include "report/text.h"

#include "base/message.h"

#include <string.h>

/* A paragraph of Markdown is one line of a thousand characters: show what is around the place. */
#define EXCERPT_WIDTH 96
#define EXCERPT_BEFORE 40
#define EXCERPT_BYTES 1024 /* on either side; a heap of marks over one letter has no width */
#define TAB_WIDTH 4

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

/* Where the last excerpt was taken: findings come sorted by line and column, so the search for the
 * next place goes on from there and the whole report reads each source once. */
typedef struct Cursor {
    const SourceFile *file;
    const char *start, *end; /* of the line; end NULL = not looked for yet */
    uint32_t line;
    const char *place; /* of the character `column` */
    uint32_t column;
} Cursor;

typedef struct Report {
    FILE *out;
    bool colour;
    Cursor cursor;
} Report;

static void write_colour(const Report *report, const char *code)
{
    if (report->colour) {
        fputs(code, report->out);
    }
}

/* Characters that would move the cursor, change colours or turn the direction of the line. */
static bool is_unsafe(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x2028 || c == 0x2029;
}

/* The character at `p`, which may be damaged UTF-8, and its bytes. */
static gunichar character_at(const char *p, const char *end, size_t *bytes)
{
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *bytes = 1;
        return 0xfffd;
    }
    *bytes = (size_t)g_utf8_skip[(guchar)*p];
    return c == '\t' || !is_unsafe(c) ? c : 0xfffd;
}

static int width_of(gunichar c, int column)
{
    if (c == '\t') {
        return TAB_WIDTH - column % TAB_WIDTH;
    }
    if (g_unichar_iszerowidth(c)) {
        return 0;
    }
    return g_unichar_iswide(c) ? 2 : 1;
}

static void append_clean(GString *out, const char *text)
{
    const char *end = text + strlen(text);
    for (size_t bytes; text < end; text += bytes) {
        gunichar c = character_at(text, end, &bytes);
        g_string_append_unichar(out, c == '\t' ? ' ' : c);
    }
}

static void write_clean(FILE *out, const char *text)
{
    GString *clean = g_string_new(NULL);
    append_clean(clean, text);
    fputs(clean->str, out);
    g_string_free(clean, TRUE);
}

/* Moves the cursor to the place and gives the end of its line, or NULL if the source is shorter. */
static const char *find_place(Cursor *cursor, SourcePos pos)
{
    const char *last = pos.file->text + pos.file->length;
    if (cursor->file != pos.file || cursor->line > pos.line ||
        (cursor->line == pos.line && cursor->column > pos.column)) {
        *cursor = (Cursor){pos.file, pos.file->text, NULL, 1, pos.file->text, 1};
    }
    while (cursor->line < pos.line) {
        const char *newline = memchr(cursor->start, '\n', (size_t)(last - cursor->start));
        if (!newline) {
            return NULL;
        }
        cursor->start = cursor->place = newline + 1;
        cursor->end = NULL;
        cursor->line++;
        cursor->column = 1;
    }
    if (!cursor->end) {
        const char *newline = memchr(cursor->start, '\n', (size_t)(last - cursor->start));
        cursor->end = newline ? newline : last;
        if (cursor->end > cursor->start && cursor->end[-1] == '\r') {
            cursor->end--;
        }
    }
    for (size_t bytes; cursor->column < pos.column && cursor->place < cursor->end;) {
        character_at(cursor->place, cursor->end, &bytes);
        cursor->place += bytes;
        cursor->column++;
    }
    return cursor->end;
}

/* The end of what fits behind `place` in `columns` columns, and the columns it takes. */
static const char *window_end(const char *place, const char *end, int columns, int *taken)
{
    const char *limit = end - place > EXCERPT_BYTES ? place + EXCERPT_BYTES : end;
    *taken = 0;
    for (size_t bytes; place < limit; place += bytes) {
        int width = width_of(character_at(place, end, &bytes), 0);
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
        taken += width_of(character_at(before, place, &bytes), 0);
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
        gunichar c = character_at(text, end, &bytes);
        int width = width_of(c, column);
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
    fprintf(report->out, "  %*s | ", width, number);
    write_colour(report, COLOUR_OFF);
}

static void write_excerpt(Report *report, SourcePos pos)
{
    Cursor *cursor = &report->cursor;
    const char *end = pos.file->text ? find_place(cursor, pos) : NULL;
    if (!end || cursor->start == end) {
        return;
    }
    int behind;
    const char *until = window_end(cursor->place, end, EXCERPT_WIDTH - EXCERPT_BEFORE, &behind);
    const char *from = window_start(cursor->place, cursor->start, EXCERPT_WIDTH - behind);
    int before;
    until = from == cursor->start ? window_end(from, end, EXCERPT_WIDTH, &before) : until;
    GString *window = g_string_new(from > cursor->start ? "…" : "");
    int caret = append_window(window, from, cursor->place, from > cursor->start);
    append_window(window, cursor->place, until, caret);
    g_string_append(window, until < end ? "…" : "");
    char number[16];
    int gutter = g_snprintf(number, sizeof number, "%u", (unsigned)pos.line);
    write_gutter(report, gutter, number);
    fprintf(report->out, "%s\n", window->str);
    g_string_free(window, TRUE);
    if (pos.column > 0) {
        write_gutter(report, gutter, "");
        write_colour(report, COLOUR_BOLD);
        fprintf(report->out, "%*s^\n", caret, "");
        write_colour(report, COLOUR_OFF);
    }
}

static void write_place(const Report *report, SourcePos pos)
{
    write_colour(report, COLOUR_BOLD);
    write_clean(report->out, pos.file ? pos.file->path : "kehoach");
    if (pos.file && pos.line) {
        fprintf(report->out, ":%u", (unsigned)pos.line);
        if (pos.column) {
            fprintf(report->out, ":%u", (unsigned)pos.column);
        }
    }
    fputs(": ", report->out);
    write_colour(report, COLOUR_OFF);
}

static void write_hint(const Report *report, const char *hint, const char *clause)
{
    if (!*hint && !*clause) {
        return;
    }
    fputs("  ", report->out);
    if (*hint) {
        fprintf(report->out, "%s: ", _("gợi ý"));
        write_clean(report->out, hint);
    }
    if (*clause) {
        write_colour(report, COLOUR_DIM);
        fprintf(report->out, "%s(%s)", *hint ? " " : "", clause);
        write_colour(report, COLOUR_OFF);
    }
    fputc('\n', report->out);
}

static void write_finding(Report *report, const Finding *finding)
{
    const RuleInfo *rule = finding_rule(finding->rule);
    char *text = finding_text(finding), *hint = finding_hint(finding);
    write_place(report, finding->pos);
    write_colour(report, SEVERITIES[rule->severity].colour);
    fprintf(report->out, "%s: ", _(SEVERITIES[rule->severity].word));
    write_colour(report, COLOUR_OFF);
    write_clean(report->out, text);
    fprintf(report->out, " [KH%d]\n", rule->number);
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
            fputs(first ? "" : ", ", report->out);
            /* The texts come from SEVERITIES and each takes one size_t. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            fprintf(report->out, _(SEVERITIES[s].count), counts[s]);
#pragma GCC diagnostic pop
            first = false;
        }
    }
    write_colour(report, COLOUR_OFF);
    fputc('\n', report->out);
}

void report_findings(FILE *out, Findings *findings, bool colour)
{
    size_t count = 0, counts[SEVERITY_COUNT] = {0};
    const Finding *list = findings_sorted(findings, &count);
    Report report = {.out = out, .colour = colour};
    for (size_t i = 0; i < count; i++) {
        write_finding(&report, &list[i]);
        counts[finding_rule(list[i].rule)->severity]++;
    }
    if (count) {
        write_summary(&report, counts);
    }
}
