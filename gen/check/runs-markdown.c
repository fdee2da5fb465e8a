/* The runs of noi-dung.md. Only what tells prose from markup is looked at; how blocks nest is the
 * business of the reader (source/markdown.c). */
#include "check/reader.h"

#include <string.h>

/* Bytes to look for what closes a piece of markup. Longer ones are taken for text; without a bound
 * a line of a million "<" would take as many looks at the whole line. */
#define MARKUP_REACH 1024

typedef struct MarkdownReader {
    RunReader *reader;
    Cursor cursor;
    const char *line_end;
    bool in_table;
} MarkdownReader;

static const char *find_line_end(const Cursor *cursor, const char *from)
{
    const char *newline = memchr(from, '\n', (size_t)(cursor->end - from));
    return newline ? newline : cursor->end;
}

static TextRun about(const MarkdownReader *m, RunKind kind)
{
    return (TextRun){
        .kind = kind, .file = m->cursor.file, .element = "", .inside = "", .attribute = ""};
}

static size_t spaces(const char *p)
{
    return strspn(p, " \t");
}

/* ---- within a line ---- */

/* Bytes of "{#name}" and the like at the end of the line, with the space before them; else 0. */
static size_t braces_length(const MarkdownReader *m)
{
    const char *p = m->cursor.p + spaces(m->cursor.p);
    if (!g_str_has_prefix(p, "{#") && !g_str_has_prefix(p, "{danh-so")) {
        return 0;
    }
    const char *close = memchr(p, '}', MIN((size_t)(m->line_end - p), MARKUP_REACH));
    return close ? (size_t)(close + 1 - m->cursor.p) : 0;
}

/* Bytes of a code span, "`…`" or "``…``"; 0 if it is not closed. */
static size_t code_length(const Cursor *cursor)
{
    size_t ticks = strspn(cursor->p, "`");
    const char *limit = cursor->p + MIN((size_t)(cursor->end - cursor->p), MARKUP_REACH);
    for (const char *p = cursor->p + MIN(ticks, MARKUP_REACH);
         p < limit && (p = memchr(p, '`', (size_t)(limit - p)));) {
        size_t closing = strspn(p, "`");
        if (closing == ticks) {
            return (size_t)(p + closing - cursor->p);
        }
        p += closing;
    }
    return 0;
}

/* Bytes up to and with `close`, which must stand before the line's end. */
static size_t length_to(const MarkdownReader *m, const char *close)
{
    size_t room = MIN((size_t)(m->line_end - m->cursor.p), MARKUP_REACH);
    const char *found = g_strstr_len(m->cursor.p, (gssize)room, close);
    return found ? (size_t)(found - m->cursor.p) + strlen(close) : 0;
}

static bool is_word_char(const char *p)
{
    return (guchar)*p >= 0x80 || g_ascii_isalnum(*p);
}

/* A mark of emphasis touches a word; "_" only its edge. */
static bool is_emphasis(const MarkdownReader *m)
{
    const Cursor *c = &m->cursor;
    char before = ' ', after = ' ';
    if (c->p > c->file->text) {
        before = c->p[-1];
    }
    if (c->p + 1 < c->end) {
        after = c->p[1];
    }
    if (g_ascii_isspace(before) && g_ascii_isspace(after)) {
        return false;
    }
    return *c->p == '*' || !is_word_char(&before) || !is_word_char(&after);
}

/* What stands for itself no more: its bytes, and the text to put there. */
static size_t markup_length(const MarkdownReader *m, const char **instead)
{
    const Cursor *c = &m->cursor;
    *instead = "";
    size_t length = 0;
    switch (*c->p) {
    case '<':
        *instead = cursor_looks_at(c, "<!--") ? "" : RUN_OBJECT;
        length = cursor_looks_at(c, "<?") ? length_to(m, "?>")
                 : !**instead             ? length_to(m, "-->")
                                          : length_to(m, ">");
        break;
    case '`':
        *instead = RUN_OBJECT;
        length = code_length(c);
        break;
    case '[':
        length = c->p[1] == '^' ? length_to(m, "]") : 1;
        break;
    case ']':
        length = c->p[1] == '(' ? length_to(m, ")") : 1;
        break;
    case '*':
    case '_':
        length = is_emphasis(m) ? 1 : 0;
        break;
    case ' ':
    case '\t':
        /* The first of several spaces has looked over the others. */
        length = c->p > c->file->text && strchr(" \t", c->p[-1]) ? 0 : braces_length(m);
        break;
    case '{':
        length = braces_length(m);
        break;
    default:
        break;
    }
    return length;
}

/* A bracket that no link begins with. */
static bool is_bare_bracket(const MarkdownReader *m)
{
    const char *p = m->cursor.p;
    return *p == '[' && p[1] != '^' &&
           !g_strstr_len(p, (gssize)MIN((size_t)(m->line_end - p), MARKUP_REACH), "](");
}

static void take_one(MarkdownReader *m)
{
    Cursor *cursor = &m->cursor;
    const char *instead;
    if (run_take_plain(m->reader, cursor)) {
        return;
    }
    if (*cursor->p == '\\' && cursor->p + 1 < m->line_end && g_ascii_ispunct(cursor->p[1])) {
        char escaped[2] = {cursor->p[1], '\0'};
        run_replace(m->reader, cursor, 2, escaped);
        return;
    }
    bool bare = is_bare_bracket(m) || (*cursor->p == ']' && cursor->p[1] != '(');
    size_t length = bare ? 0 : markup_length(m, &instead);
    if (length > 0) {
        run_replace(m->reader, cursor, length, instead);
        if (cursor->p > m->line_end) { /* a code span may take several lines */
            m->line_end = find_line_end(cursor, cursor->p);
        }
    } else {
        run_take(m->reader, cursor);
    }
}

/* Takes what stands before `end` as prose of its own. */
static void take_piece(MarkdownReader *m, const char *end)
{
    run_begin(m->reader, about(m, RUN_CELL));
    while (m->cursor.p < end) {
        run_take(m->reader, &m->cursor);
    }
}

/* "![" of a picture that is closed within reach, in this paragraph: what stands in the brackets and
 * in the quotes is prose, each for itself; the address is none. */
static bool take_picture(MarkdownReader *m)
{
    Cursor *cursor = &m->cursor;
    const char *limit = cursor->p + MIN((size_t)(cursor->end - cursor->p), MARKUP_REACH);
    const char *gap = g_strstr_len(cursor->p, limit - cursor->p, "\n\n");
    limit = gap ? gap : limit;
    const char *words =
        cursor_looks_at(cursor, "![") ? g_strstr_len(cursor->p, limit - cursor->p, "](") : NULL;
    const char *close = words ? memchr(words, ')', (size_t)(limit - words)) : NULL;
    if (!close) {
        return false;
    }
    const char *quote = memchr(words, '"', (size_t)(limit - words));
    bool titled = quote && quote < close;
    const char *end = titled ? g_strstr_len(quote + 1, limit - quote - 1, "\")") : NULL;
    cursor_skip_bytes(cursor, 2);
    take_piece(m, words);
    if (end) {
        cursor_skip_to(cursor, quote + 1);
        take_piece(m, end);
        close = end + 1;
    }
    run_begin(m->reader, about(m, RUN_PARAGRAPH));
    cursor_skip_to(cursor, close + 1);
    m->line_end = find_line_end(cursor, cursor->p);
    return true;
}

static void take_line(MarkdownReader *m)
{
    while (m->cursor.p < m->line_end) {
        if (*m->cursor.p != '!' || !take_picture(m)) {
            take_one(m);
        }
    }
}

/* ---- lines ---- */

static bool is_delimiter_row(const char *p, const char *end)
{
    bool pipe = false, dash = false;
    for (; p < end; p++) {
        pipe = pipe || *p == '|';
        dash = dash || *p == '-';
        if (!strchr("|-: \t\r>", *p)) {
            return false;
        }
    }
    return pipe && dash;
}

static bool begins_table(const MarkdownReader *m)
{
    if (!memchr(m->cursor.p, '|', (size_t)(m->line_end - m->cursor.p)) ||
        m->line_end == m->cursor.end) {
        return false;
    }
    const char *next = m->line_end + 1;
    return is_delimiter_row(next, find_line_end(&m->cursor, next));
}

static void read_cells(MarkdownReader *m)
{
    run_begin(m->reader, about(m, RUN_CELL));
    if (is_delimiter_row(m->cursor.p, m->line_end)) {
        cursor_skip_to(&m->cursor, m->line_end);
    }
    while (m->cursor.p < m->line_end) {
        if (*m->cursor.p == '|') {
            cursor_skip(&m->cursor);
            run_begin(m->reader, about(m, RUN_CELL));
        } else {
            take_one(m);
        }
    }
}

/* Over a fenced block, up to and with its closing line. */
static void skip_fence(MarkdownReader *m)
{
    Cursor *cursor = &m->cursor;
    char mark[2] = {*cursor->p, '\0'};
    size_t length = strspn(cursor->p, mark);
    for (;;) {
        cursor_skip_to(cursor, m->line_end);
        if (cursor->p == cursor->end) {
            return;
        }
        cursor_skip(cursor);
        m->line_end = find_line_end(cursor, cursor->p);
        const char *p = cursor->p + strspn(cursor->p, " \t>");
        size_t closing = strspn(p, mark);
        if (closing >= length && spaces(p + closing) == strcspn(p + closing, "\r\n")) {
            cursor_skip_to(cursor, m->line_end);
            return;
        }
    }
}

/* Bytes of "- ", "1. ", "1.2. " or "a) " with the space behind; 0 if there is none. */
static size_t label_length(const char *p)
{
    size_t length = 0;
    if (*p && strchr("-*+", *p)) {
        length = 1;
    } else if (g_ascii_isdigit(*p)) {
        length = strspn(p, "0123456789.");
        length += p[length] == ')';
        bool ends = p[length - 1] == '.' || p[length - 1] == ')';
        length = ends ? length : 0;
    } else if (*p == '#' && p[1] == ')') {
        length = 2;
    } else if (g_unichar_islower(g_utf8_get_char(p))) {
        length = (size_t)(g_utf8_next_char(p) - p);
        length = p[length] == ')' ? length + 1 : 0;
    }
    size_t space = length ? spaces(p + length) : 0;
    return space ? length + space : 0;
}

/* Of a heading: also "IV. " and "Điều 3. ". */
static size_t heading_label_length(const char *p)
{
    size_t length = label_length(p);
    if (length > 0) {
        return length;
    }
    length = strspn(p, "IVX");
    if (length == 0) {
        static const char *const WORDS[] = {"Phần ", "Chương ", "Mục ", "Điều "};
        for (size_t i = 0; i < G_N_ELEMENTS(WORDS) && length == 0; i++) {
            if (g_str_has_prefix(p, WORDS[i])) {
                length = strlen(WORDS[i]);
                size_t digits = strspn(p + length, "IVX0123456789");
                length = digits ? length + digits : 0;
            }
        }
        return length ? length + strspn(p + length, ".:") +
                            spaces(p + length + strspn(p + length, ".:"))
                      : 0;
    }
    return p[length] == '.' && spaces(p + length + 1) ? length + 1 + spaces(p + length + 1) : 0;
}

static size_t note_label_length(const MarkdownReader *m)
{
    if (!cursor_looks_at(&m->cursor, "[^")) {
        return 0;
    }
    size_t length = length_to(m, "]:");
    return length ? length + spaces(m->cursor.p + length) : 0;
}

static void read_heading(MarkdownReader *m, size_t marks)
{
    run_begin(m->reader, about(m, RUN_HEADING));
    cursor_skip_bytes(&m->cursor, marks + spaces(m->cursor.p + marks));
    cursor_skip_bytes(&m->cursor, heading_label_length(m->cursor.p));
    take_line(m);
    run_begin(m->reader, about(m, RUN_PARAGRAPH));
}

static void read_prose(MarkdownReader *m)
{
    Cursor *cursor = &m->cursor;
    size_t label;
    if ((label = note_label_length(m)) > 0 || (label = label_length(cursor->p)) > 0) {
        run_begin(m->reader, about(m, RUN_PARAGRAPH));
        cursor_skip_bytes(cursor, label);
        /* "- a) …": a label within an item. */
        cursor_skip_bytes(cursor, label_length(cursor->p));
    }
    take_line(m);
}

static void read_line(MarkdownReader *m)
{
    Cursor *cursor = &m->cursor;
    cursor_skip_bytes(cursor, strspn(cursor->p, " \t>"));
    size_t marks = strspn(cursor->p, "#");
    bool blank = strcspn(cursor->p, "\r\n") == 0 || cursor->p >= m->line_end;
    if (blank) {
        m->in_table = false;
        run_begin(m->reader, about(m, RUN_PARAGRAPH));
    } else if (cursor_looks_at(cursor, "```") || cursor_looks_at(cursor, "~~~")) {
        run_begin(m->reader, about(m, RUN_PARAGRAPH));
        skip_fence(m);
    } else if (marks > 0 && marks <= 6 && spaces(cursor->p + marks)) {
        read_heading(m, marks);
    } else if (m->in_table || begins_table(m)) {
        m->in_table = true;
        read_cells(m);
    } else if (cursor_looks_at(cursor, "<?") &&
               length_to(m, "?>") + spaces(cursor->p + length_to(m, "?>")) ==
                   strcspn(cursor->p, "\r\n")) {
        run_begin(m->reader, about(m, RUN_PARAGRAPH));
        cursor_skip_to(cursor, m->line_end);
    } else {
        read_prose(m);
    }
}

void runs_read_markdown(RunReader *reader, const SourceFile *file)
{
    MarkdownReader m = {.reader = reader, .cursor = cursor_at_start(file)};
    run_begin(reader, about(&m, RUN_PARAGRAPH));
    while (m.cursor.p < m.cursor.end) {
        m.line_end = find_line_end(&m.cursor, m.cursor.p);
        read_line(&m);
        cursor_skip_to(&m.cursor, m.line_end);
        if (m.cursor.p < m.cursor.end) {
            run_take(reader, &m.cursor);
        }
    }
}
