#include "check/runs.h"

#include "check/reader.h"

#include <string.h>

RunReader run_reader_new(Pool *pool, GArray *runs)
{
    return (RunReader){.pool = pool,
                       .runs = runs,
                       .text = g_string_new(NULL),
                       .segments = g_array_new(FALSE, FALSE, sizeof(RunSegment)),
                       .at_line_start = true};
}

void run_reader_clear(RunReader *reader)
{
    g_string_free(reader->text, TRUE);
    g_array_free(reader->segments, TRUE);
}

/* ---- cursor ---- */

Cursor cursor_at_start(const SourceFile *file)
{
    return (Cursor){file, file->text, file->text + file->length, 1, 1};
}

static SourcePos cursor_pos(const Cursor *cursor)
{
    return (SourcePos){.file = cursor->file, .line = cursor->line, .column = cursor->column};
}

bool cursor_looks_at(const Cursor *cursor, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(cursor->end - cursor->p) >= length && memcmp(cursor->p, text, length) == 0;
}

void cursor_skip(Cursor *cursor)
{
    if (*cursor->p == '\n') {
        cursor->line++;
        cursor->column = 1;
    } else {
        cursor->column++;
    }
    const char *next = g_utf8_next_char(cursor->p);
    cursor->p = next < cursor->end ? next : cursor->end;
}

void cursor_skip_to(Cursor *cursor, const char *place)
{
    const char *end = MIN(place, cursor->end);
    for (; cursor->p < end; cursor->p++) {
        if (*cursor->p == '\n') {
            cursor->line++;
            cursor->column = 1;
        } else {
            cursor->column += ((guchar)*cursor->p & 0xc0) != 0x80;
        }
    }
}

void cursor_skip_bytes(Cursor *cursor, size_t bytes)
{
    cursor_skip_to(cursor, cursor->p + MIN(bytes, (size_t)(cursor->end - cursor->p)));
}

void cursor_skip_past(Cursor *cursor, const char *text)
{
    const char *found = g_strstr_len(cursor->p, cursor->end - cursor->p, text);
    cursor_skip_to(cursor, found ? found + strlen(text) : cursor->end);
}

/* ---- collecting ---- */

/* Takes spaces off the end of what was collected. */
static void trim(RunReader *reader)
{
    GString *text = reader->text;
    while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\t')) {
        g_string_truncate(text, text->len - 1);
    }
    GArray *segments = reader->segments;
    while (segments->len > 0 &&
           g_array_index(segments, RunSegment, segments->len - 1).offset >= text->len) {
        g_array_set_size(segments, segments->len - 1);
    }
    reader->expected = (SourcePos){0};
}

static bool same_place(SourcePos a, SourcePos b)
{
    return a.line == b.line && a.column == b.column;
}

/* Bytes of text for which a place is counted from the beginning of its segment. */
#define SEGMENT_BYTES 256

static bool needs_segment(const RunReader *reader, SourcePos pos)
{
    guint count = reader->segments->len;
    return count == 0 || !same_place(pos, reader->expected) ||
           reader->text->len - g_array_index(reader->segments, RunSegment, count - 1).offset >
               SEGMENT_BYTES;
}

/* Takes `columns` characters. */
static void append(RunReader *reader, SourcePos pos, const char *text, size_t length,
                   uint32_t columns)
{
    if (needs_segment(reader, pos)) {
        RunSegment segment = {reader->text->len, pos};
        g_array_append_val(reader->segments, segment);
        reader->expected = pos;
    }
    g_string_append_len(reader->text, text, (gssize)length);
    reader->expected.column += columns;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* A line end is a space where words stand on both sides of it. */
static void take_line_end(RunReader *reader, Cursor *cursor)
{
    trim(reader);
    if (reader->text->len > 0) {
        append(reader, cursor_pos(cursor), " ", 1, 1);
    }
    reader->at_line_start = true;
    cursor_skip(cursor);
}

/* A Vietnamese letter has two marks; composing takes the square of their number. */
#define MOST_MARKS 16

/* The end of the letter at `p` with the marks that belong to it. */
static const char *letter_end(const char *p, const char *end)
{
    const char *next = g_utf8_next_char(p);
    for (int marks = 0; marks < MOST_MARKS && next < end && (guchar)*next >= 0x80 &&
                        g_unichar_ismark(g_utf8_get_char(next));
         marks++) {
        next = g_utf8_next_char(next);
    }
    return MIN(next, end);
}

/* Bytes of the character at `p`, beyond ASCII, if it is surely composed as it stands: Latin and
 * Vietnamese letters (below U+0300, U+1EA0 to U+1EF9) and the marks of Western text (U+2010 to
 * U+2027); else 0. */
static size_t composed_length(const char *p)
{
    guchar first = (guchar)p[0], second = (guchar)p[1];
    if (first < 0xcc) {
        return 2;
    }
    bool vietnamese = first == 0xe1 && ((second == 0xba && (guchar)p[2] >= 0xa0) ||
                                        (second == 0xbb && (guchar)p[2] <= 0xb9));
    bool mark = first == 0xe2 && second == 0x80 && (guchar)p[2] >= 0x90 && (guchar)p[2] <= 0xa7;
    return vietnamese || mark ? 3 : 0;
}

/* Letters, digits and marks with which no markup begins: ASCII, a bit for each. */
static bool is_plain(char c)
{
    static const guint64 PLAIN[4] = {
        G_GUINT64_CONSTANT(0xaffffb2200000000), /* !%()+,-./0-9:;=? */
        G_GUINT64_CONSTANT(0x07fffffe07fffffe), /* A-Z a-z */
    };
    return (PLAIN[(guchar)c / 64] >> ((guchar)c % 64)) & 1;
}

/* A stretch of text and how many characters it has. */
typedef struct Stretch {
    const char *end;
    uint32_t columns;
} Stretch;

/* The stretch at `p` that stands as it is: what is plain, composed letters, and single spaces
 * within. */
static Stretch plain_stretch(const char *p, const char *end)
{
    uint32_t columns = 0;
    while (p < end) {
        if (is_plain(*p) ||
            (*p == ' ' && p + 1 < end && (is_plain(p[1]) || (guchar)p[1] >= 0x80))) {
            p++;
        } else if ((guchar)*p < 0x80) {
            return (Stretch){p, columns};
        } else {
            size_t length = composed_length(p);
            if (length == 0) { /* a mark may belong to the letter before it */
                p -= columns > 0;
                while (columns > 0 && ((guchar)*p & 0xc0) == 0x80) {
                    p--;
                }
                return (Stretch){p, columns - (columns > 0)};
            }
            p += length;
        }
        columns++;
    }
    return (Stretch){p, columns};
}

bool run_take_plain(RunReader *reader, Cursor *cursor)
{
    const char *from = cursor->p;
    if (reader->at_line_start && *from == ' ') {
        return false;
    }
    Stretch plain = plain_stretch(from, from + MIN(cursor->end - from, SEGMENT_BYTES));
    if (plain.end <= from || plain.end > cursor->end) {
        return false;
    }
    reader->at_line_start = false;
    append(reader, cursor_pos(cursor), from, (size_t)(plain.end - from), plain.columns);
    cursor->p = plain.end;
    cursor->column += plain.columns; /* no line ends within */
    return true;
}

void run_take(RunReader *reader, Cursor *cursor)
{
    if (*cursor->p == '\n') {
        take_line_end(reader, cursor);
        return;
    }
    if (reader->at_line_start && is_space(*cursor->p)) {
        cursor_skip(cursor);
        return;
    }
    reader->at_line_start = false;
    SourcePos pos = cursor_pos(cursor);
    const char *from = cursor->p, *to = letter_end(from, cursor->end);
    if (to == g_utf8_next_char(from) && ((guchar)*from < 0x80 || composed_length(from) > 0)) {
        append(reader, pos, from, (size_t)(to - from), 1);
        cursor_skip(cursor);
        return;
    }
    char *composed = g_utf8_normalize(from, to - from, G_NORMALIZE_NFC);
    size_t length = composed ? strlen(composed) : 0;
    append(reader, pos, composed ? composed : "", length,
           composed ? (uint32_t)g_utf8_strlen(composed, -1) : 0);
    if (reader->open.decomposed.line == 0 &&
        (!composed || length != (size_t)(to - from) || memcmp(composed, from, length) != 0)) {
        reader->open.decomposed = pos;
    }
    g_free(composed);
    cursor_skip_to(cursor, to);
}

void run_replace(RunReader *reader, Cursor *cursor, size_t bytes, const char *text)
{
    if (*text) {
        reader->at_line_start = false;
        append(reader, cursor_pos(cursor), text, strlen(text), (uint32_t)g_utf8_strlen(text, -1));
    }
    cursor_skip_bytes(cursor, bytes);
}

void run_begin(RunReader *reader, TextRun about)
{
    trim(reader);
    if (reader->text->len > 0) {
        TextRun run = reader->open;
        run.text = pool_strndup(reader->pool, reader->text->str, reader->text->len);
        run.length = reader->text->len;
        run.segment_count = reader->segments->len;
        RunSegment *segment = POOL_ARRAY(reader->pool, RunSegment, run.segment_count);
        memcpy(segment, reader->segments->data, run.segment_count * sizeof *segment);
        run.segment = segment;
        g_array_append_val(reader->runs, run);
    }
    g_string_truncate(reader->text, 0);
    g_array_set_size(reader->segments, 0);
    reader->expected = (SourcePos){0};
    reader->at_line_start = true;
    reader->open = about;
}

/* ---- the face ---- */

TextRun *runs_read(const Plan *plan, Pool *pool, size_t *count)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(TextRun));
    RunReader reader = run_reader_new(pool, runs);
    for (int i = 0; i < plan->file_count; i++) {
        const SourceFile *file = plan->files[i];
        if (g_str_has_suffix(file->path, ".md")) {
            runs_read_markdown(&reader, file);
        } else if (g_str_has_suffix(file->path, ".xml")) {
            runs_read_xml(&reader, file);
        }
        run_begin(&reader, (TextRun){0});
    }
    run_reader_clear(&reader);
    TextRun *made = POOL_ARRAY(pool, TextRun, runs->len);
    memcpy(made, runs->data, runs->len * sizeof *made);
    *count = runs->len;
    g_array_free(runs, TRUE);
    return made;
}

SourcePos run_pos(const TextRun *run, size_t offset)
{
    size_t low = 0, high = run->segment_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        *(run->segment[middle].offset <= offset ? &low : &high) = middle;
    }
    SourcePos pos = run->segment[low].pos;
    const char *from = run->text + run->segment[low].offset;
    pos.column += (uint32_t)g_utf8_strlen(from, (gssize)(offset - run->segment[low].offset));
    return pos;
}

SourcePos run_place(const TextRun *run, const char *place)
{
    return run_pos(run, (size_t)(place - run->text));
}
