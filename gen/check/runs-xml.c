/* The runs of an XML file, which the reader has found well-formed. */
#include "check/reader.h"

#include <string.h>

#define MAX_DEPTH 64 /* more than the reader lets pass */
#define MAX_NAME 40

/* Elements whose text is not prose but a value, or is about the text and not of it. */
static const struct {
    const char *inside, *name;
} NO_PROSE[] = {
    {"ke-hoach", "so"},      {"ke-hoach", "ky-hieu"}, {"ke-hoach", "ngay"},
    {"ke-hoach", "do-khan"}, {"ke-hoach", "nguon"},   {"tai-lieu", "ngay"},
};

/* Attributes that are printed. */
static const struct {
    const char *element, *name;
} PRINTED[] = {
    {"nhom", "tieu-de"},       {"nhan", NULL},
    {"nhom", "ten"},           {"cot", "ten"},
    {"gia-tri", "thanh-phan"}, {"muc-tieu", "thanh-phan"},
    {"gia-tri", "ghi-chu"},
};

/* Elements within a line; a note in a line is a run of its own. */
static const char *const INLINE[] = {"b", "i"};

typedef struct XmlReader {
    RunReader *reader;
    RunReader note; /* collects a note while the line around it waits */
    bool in_note;
    Cursor cursor;
    bool names_are_ids; /* of <nhom>: its title is in another attribute */
    const char *name[MAX_DEPTH];
    int depth;
    int silent; /* depth of the element whose text is left out; 0 if none */
} XmlReader;

static RunReader *current(XmlReader *x)
{
    return x->in_note ? &x->note : x->reader;
}

static const char *top(const XmlReader *x, int above)
{
    return x->depth > above ? x->name[x->depth - 1 - above] : "";
}

static TextRun about(const XmlReader *x, RunKind kind, const char *attribute)
{
    return (TextRun){.kind = kind,
                     .file = x->cursor.file,
                     .element = top(x, 0),
                     .inside = top(x, 1),
                     .attribute = attribute};
}

static bool is_inline(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(INLINE); i++) {
        if (strcmp(name, INLINE[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_prose(const XmlReader *x)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NO_PROSE); i++) {
        if (strcmp(top(x, 0), NO_PROSE[i].name) == 0 &&
            strcmp(top(x, 1), NO_PROSE[i].inside) == 0) {
            return false;
        }
    }
    return true;
}

static bool is_printed(const XmlReader *x, const char *attribute)
{
    const char *element = top(x, 0);
    if (x->names_are_ids && strcmp(attribute, "ten") == 0) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(PRINTED); i++) {
        if (strcmp(element, PRINTED[i].element) == 0 &&
            (!PRINTED[i].name || strcmp(attribute, PRINTED[i].name) == 0)) {
            return true;
        }
    }
    return false;
}

static void take_entity(RunReader *reader, Cursor *cursor)
{
    static const struct {
        const char *name, *text;
    } NAMES[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (cursor_looks_at(cursor, NAMES[i].name)) {
            run_replace(reader, cursor, strlen(NAMES[i].name), NAMES[i].text);
            return;
        }
    }
    const char *close = memchr(cursor->p, ';', MIN((size_t)(cursor->end - cursor->p), 12));
    if (!cursor_looks_at(cursor, "&#") || !close) {
        run_take(reader, cursor);
        return;
    }
    bool hex = cursor->p[2] == 'x';
    guint64 code = g_ascii_strtoull(cursor->p + (hex ? 3 : 2), NULL, hex ? 16 : 10);
    char letter[7] = "";
    if (code > 0 && code <= 0x10ffff && g_unichar_validate((gunichar)code)) {
        letter[g_unichar_to_utf8((gunichar)code, letter)] = '\0';
    }
    run_replace(reader, cursor, (size_t)(close + 1 - cursor->p), letter);
}

static void take_text(RunReader *reader, Cursor *cursor)
{
    if (*cursor->p == '&') {
        take_entity(reader, cursor);
    } else if (!run_take_plain(reader, cursor)) {
        run_take(reader, cursor);
    }
}

/* ASCII letters, digits, "-", ":" … up to what ends a name. In the pool. */
static const char *take_name(XmlReader *x)
{
    size_t length = strcspn(x->cursor.p, " \t\r\n/>=");
    const char *name = pool_strndup(x->reader->pool, x->cursor.p, MIN(length, MAX_NAME));
    cursor_skip_bytes(&x->cursor, length);
    return name;
}

static void skip_spaces(Cursor *cursor)
{
    while (cursor->p < cursor->end && strchr(" \t\r\n", *cursor->p)) {
        cursor_skip(cursor);
    }
}

/* At name="value"; a printed value is a run of its own. */
static void read_attribute(XmlReader *x)
{
    Cursor *cursor = &x->cursor;
    const char *name = take_name(x);
    skip_spaces(cursor);
    if (*cursor->p != '=') {
        return;
    }
    cursor_skip(cursor);
    skip_spaces(cursor);
    char quote = *cursor->p;
    if (quote != '"' && quote != '\'') {
        return;
    }
    cursor_skip(cursor);
    bool printed = x->silent == 0 && is_printed(x, name);
    if (printed) {
        run_begin(current(x), about(x, RUN_ATTRIBUTE, name));
    }
    while (cursor->p < cursor->end && *cursor->p != quote) {
        if (!printed) {
            cursor_skip(cursor);
        } else {
            take_text(current(x), cursor);
        }
    }
    if (cursor->p < cursor->end) {
        cursor_skip(cursor);
    }
}

static void begin_text(XmlReader *x)
{
    run_begin(current(x), about(x, RUN_ELEMENT, ""));
}

static void close_element(XmlReader *x)
{
    const char *name = top(x, 0);
    bool note = x->in_note && strcmp(name, "ghi-chu") == 0;
    bool block = !is_inline(name);
    x->silent = x->silent == x->depth ? 0 : x->silent;
    x->depth -= x->depth > 0;
    if (note) {
        run_begin(&x->note, (TextRun){0});
        x->in_note = false;
    } else if (block) {
        begin_text(x);
    }
}

/* A note in the midst of a line; the remark on a target is an element of its own. */
static bool is_note(const XmlReader *x, const char *name)
{
    return strcmp(name, "ghi-chu") == 0 && strcmp(top(x, 1), "chi-tieu") != 0 && !x->in_note;
}

static void read_tag(XmlReader *x)
{
    Cursor *cursor = &x->cursor;
    cursor_skip(cursor);
    if (*cursor->p == '/') {
        close_element(x);
        cursor_skip_past(cursor, ">");
        return;
    }
    const char *name = take_name(x);
    if (x->depth == MAX_DEPTH) {
        cursor->p = cursor->end;
        return;
    }
    x->name[x->depth++] = name;
    x->names_are_ids = x->names_are_ids || strcmp(name, "chi-tieu-ke-hoach") == 0;
    if (is_note(x, name)) {
        x->in_note = true;
    }
    bool is_block = !is_inline(name);
    while (cursor->p < cursor->end && *cursor->p != '>' && *cursor->p != '/') {
        skip_spaces(cursor);
        if (*cursor->p != '>' && *cursor->p != '/' && cursor->p < cursor->end) {
            read_attribute(x);
        }
    }
    if (is_block) {
        begin_text(x);
    }
    if (x->silent == 0 && !is_prose(x)) {
        x->silent = x->depth;
    }
    if (cursor->p < cursor->end && *cursor->p == '/') {
        close_element(x);
    }
    cursor_skip_past(cursor, ">");
}

static void read_cdata(XmlReader *x)
{
    cursor_skip_bytes(&x->cursor, strlen("<![CDATA["));
    while (x->cursor.p < x->cursor.end && !cursor_looks_at(&x->cursor, "]]>")) {
        run_take(current(x), &x->cursor);
    }
    cursor_skip_bytes(&x->cursor, strlen("]]>"));
}

static void read_text(XmlReader *x)
{
    if (x->silent > 0 || x->depth == 0) {
        cursor_skip_to(&x->cursor, x->cursor.p + strcspn(x->cursor.p, "<"));
    } else {
        take_text(current(x), &x->cursor);
    }
}

void runs_read_xml(RunReader *reader, const SourceFile *file)
{
    XmlReader x = {.reader = reader,
                   .note = run_reader_new(reader->pool, reader->runs),
                   .cursor = cursor_at_start(file)};
    Cursor *cursor = &x.cursor;
    while (cursor->p < cursor->end) {
        if (*cursor->p != '<') {
            read_text(&x);
        } else if (cursor_looks_at(cursor, "<!--")) {
            cursor_skip_past(cursor, "-->");
        } else if (cursor_looks_at(cursor, "<![CDATA[")) {
            read_cdata(&x);
        } else if (cursor_looks_at(cursor, "<?")) {
            cursor_skip_past(cursor, "?>");
        } else {
            read_tag(&x);
        }
    }
    run_begin(&x.note, (TextRun){0});
    run_reader_clear(&x.note);
}
