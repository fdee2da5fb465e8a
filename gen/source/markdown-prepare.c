/* The prepared copy of a Markdown file: masks for note marks and instructions, notes lifted out. */
#include "source/markdown.h"

#include <string.h>

#define PLANE_15 0xF0000u
#define PLANE_16 0x100000u
#define PLANE_SIZE 0xFFFEu

_Static_assert(MARKDOWN_MAX_MASKS <= 2 * PLANE_SIZE, "a mask is one code point of two planes");

/* A mask among words is ",X," because cmark must see punctuation there, as in the text it stands
 * for: whether "**" before or after it opens or closes depends on that. Alone on its line it is
 * "<?X?>", which cmark takes for a block of its own. */
#define INLINE_ENDS 1
#define BLOCK_ENDS 2

typedef struct Fence {
    char mark; /* '`' or '~'; 0 outside */
    size_t length;
} Fence;

typedef struct Preparation {
    Markdown *md;
    const char *p, *end; /* of the line being read, without its end */
    size_t brackets;
    Fence fence;
    NoteDefinition *open; /* the note whose lines are being collected */
    bool after_blank;
    bool lifted;       /* this line belongs to a note */
    bool never_closed; /* no "?>" in the rest of this line */
} Preparation;

static gunichar mask_code(guint index)
{
    return index < PLANE_SIZE ? PLANE_15 + index : PLANE_16 + (index - PLANE_SIZE);
}

/* Gives the mask's index, or -1 for another character. */
static long mask_index(gunichar c)
{
    if (c >= PLANE_16) {
        return (long)(c - PLANE_16) + (long)PLANE_SIZE;
    }
    return c >= PLANE_15 ? (long)(c - PLANE_15) : -1;
}

/* Both private planes begin with the byte F3 (from B0 on) or F4. */
static bool in_mask_planes(const char *p)
{
    guchar first = (guchar)p[0], second = (guchar)p[1];
    return first == 0xF4 || (first == 0xF3 && second >= 0xB0);
}

const Mask *markdown_mask_at(const Markdown *md, const char *text, const char *end, size_t *length)
{
    size_t ends = 0;
    if (*text == ',') {
        ends = INLINE_ENDS;
    } else if (end - text > 2 && text[0] == '<' && text[1] == '?') {
        ends = BLOCK_ENDS;
    }
    *length = 4 + 2 * ends;
    if (ends == 0 || (size_t)(end - text) < *length || !in_mask_planes(text + ends)) {
        return NULL;
    }
    long index = mask_index(g_utf8_get_char(text + ends));
    return index >= 0 && (gulong)index < md->masks->len
               ? &g_array_index(md->masks, Mask, (guint)index)
               : NULL;
}

const char *markdown_find_mask(const char *text, const char *end)
{
    const char *p = text;
    while (p < end && (guchar)*p < 0xF3) {
        p++;
    }
    if (p < end && p - text >= INLINE_ENDS && p[-INLINE_ENDS] == ',') {
        return p - INLINE_ENDS;
    }
    return p < end && p - text >= BLOCK_ENDS && p[-BLOCK_ENDS] == '<' ? p - BLOCK_ENDS : p;
}

GString *markdown_unmask(const Markdown *md, const char *text, size_t length)
{
    GString *out = g_string_sized_new(length);
    const char *end = text + length;
    while (text < end) {
        size_t used;
        const char *at = markdown_find_mask(text, end);
        g_string_append_len(out, text, at - text);
        const Mask *mask = at < end ? markdown_mask_at(md, at, end, &used) : NULL;
        if (mask) {
            g_string_append_len(out, md->file->text + mask->start,
                                (gssize)(mask->end - mask->start));
        } else if (at < end) {
            g_string_append_c(out, *at);
            used = 1;
        } else {
            used = 0;
        }
        text = at + used;
    }
    return out;
}

static size_t file_offset(const Preparation *prep, const char *p)
{
    return (size_t)(p - prep->md->file->text);
}

/* Puts a mask for the text from prep->p to `end` and goes on behind it. */
static void put_mask(Preparation *prep, MaskKind kind, const char *end, bool alone)
{
    GString *out = prep->md->prepared;
    Mask mask = {kind, file_offset(prep, prep->p), file_offset(prep, end), out->len, 0};
    guint index = prep->md->masks->len;
    g_string_append(out, alone ? "<?" : ",");
    g_string_append_unichar(out, index < MARKDOWN_MAX_MASKS ? mask_code(index) : PLANE_15);
    g_string_append(out, alone ? "?>" : ",");
    mask.length = out->len - mask.prepared;
    g_array_append_val(prep->md->masks, mask);
    prep->p = end;
}

/* End of "[^label]" at `p`, or NULL. */
static const char *note_mark_end(const char *p, const char *end)
{
    if (end - p < 4 || p[0] != '[' || p[1] != '^') {
        return NULL;
    }
    for (const char *q = p + 2; q < end; q++) {
        if (*q == ']') {
            return q > p + 2 ? q + 1 : NULL;
        }
        if (*q == '[' || *q == '\\') {
            return NULL;
        }
    }
    return NULL;
}

static const char *find_close(const char *p, const char *end)
{
    for (const char *q = p + 2; q + 1 < end; q++) {
        if (q[0] == '?' && q[1] == '>') {
            return q + 2;
        }
    }
    return NULL;
}

static bool only_spaces(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r')) {
        p++;
    }
    return p == end;
}

static void mask_instruction(Preparation *prep, bool line_start)
{
    const char *close = prep->never_closed ? NULL : find_close(prep->p, prep->end);
    if (!close) {
        /* Told once a line. */
        put_mask(prep, prep->never_closed ? MASK_LITERAL : MASK_UNCLOSED, prep->p + 2, false);
        prep->never_closed = true;
        return;
    }
    bool alone = line_start && only_spaces(close, prep->end) &&
                 markdown_instruction_is_block(prep->p + 2, (size_t)(close - prep->p) - 4);
    put_mask(prep, MASK_INSTRUCTION, close, alone);
}

/* True if the "[" at `p`, first of its line, begins a link address: "[label]: …". The label may go
 * over several lines and has at most 999 characters. */
static bool begins_address(const char *p)
{
    for (int i = 1; i < 1000 && p[i]; i++) {
        if (p[i] == '\\' && p[i + 1]) {
            i++;
        } else if (p[i] == ']') {
            return i > 1 && p[i + 1] == ':';
        } else if (p[i] == '[' || (p[i] == '\n' && p[i + 1] == '\n')) {
            return false;
        }
    }
    return false;
}

/* The end of the stretch at `p` in which nothing needs a look: at these, and at what may be of the
 * planes used for masks. */
static const char *plain_end(const char *p, const char *end)
{
    while (p < end && *p != '\\' && *p != '<' && *p != '[' && *p != '\r' && (guchar)*p < 0xF3) {
        p++;
    }
    return p;
}

/* Copies one line from prep->p with masks. */
static void mask_line(Preparation *prep)
{
    GString *out = prep->md->prepared;
    const char *text_start = prep->p;
    prep->never_closed = false;
    while (prep->p < prep->end) {
        const char *p = plain_end(prep->p, prep->end);
        const char *rest_end = prep->end;
        g_string_append_len(out, prep->p, p - prep->p);
        prep->p = p;
        if (p == rest_end) {
            return;
        }
        switch (*p) {
        case '\\':
            /* What an author has escaped is no mark; the pair is copied. */
            if (p + 1 < rest_end && g_ascii_ispunct(p[1])) {
                g_string_append_len(out, p, 2);
                prep->p += 2;
                continue;
            }
            break;
        case '<':
            if (p + 1 < rest_end && p[1] == '?') {
                mask_instruction(prep, p == text_start);
                continue;
            }
            if (p + 2 < rest_end && p[1] == '!' &&
                (p[2] == '-' || p[2] == '[' || g_ascii_isalpha(p[2]))) {
                put_mask(prep, MASK_DECLARATION, p + 2, false);
                continue;
            }
            break;
        case '[': {
            const char *note_end = note_mark_end(p, rest_end);
            if (note_end) {
                put_mask(prep, MASK_NOTE, note_end, false);
                continue;
            }
            if (p == text_start && begins_address(p)) {
                put_mask(prep, MASK_ADDRESS, p + 1, false);
                continue;
            }
            prep->brackets++;
            break;
        }
        case '\r':
            /* cmark would begin a new line here and count others than an editor does. */
            g_string_append_c(out, ' ');
            prep->p++;
            continue;
        default:
            if (rest_end - p >= 4 && in_mask_planes(p)) {
                put_mask(prep, MASK_LITERAL, p + 4, false);
                continue;
            }
            break;
        }
        g_string_append_c(out, *p);
        prep->p++;
    }
}

/* Bytes before the text of a line: spaces, ">" and list marks. `spaces` gives the indent before the
 * first of the marks. */
static size_t line_prefix(const char *p, const char *end, size_t *spaces)
{
    const char *start = p;
    *spaces = 0;
    bool marks = false;
    while (p < end) {
        if (*p == ' ' || *p == '\t') {
            *spaces += marks ? 0 : *p == '\t' ? 4 : 1;
            p++;
            continue;
        }
        const char *q = p;
        if (strchr(">-+*", *p)) {
            q = p + 1;
        } else {
            while (q < end && g_ascii_isdigit(*q) && q - p < 9) {
                q++;
            }
            q = q > p && q < end && (*q == '.' || *q == ')') ? q + 1 : p;
        }
        bool mark = q > p && (*p == '>' || q == end || *q == ' ' || *q == '\t');
        if (!mark) {
            break;
        }
        marks = true;
        p = q;
    }
    return (size_t)(p - start);
}

/* Inside code only indents and ">" are no text. */
static size_t code_prefix(const char *p, const char *end)
{
    const char *start = p;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '>')) {
        p++;
    }
    return (size_t)(p - start);
}

/* Follows ``` and ~~~ as cmark does, so that examples in code keep their "[^1]:". */
static bool follow_fence(Preparation *prep, const char *p)
{
    if (p == prep->end || (*p != '`' && *p != '~')) {
        return false;
    }
    size_t n = 0;
    while (p + n < prep->end && p[n] == *p) {
        n++;
    }
    if (prep->fence.mark) {
        if (*p == prep->fence.mark && n >= prep->fence.length && only_spaces(p + n, prep->end)) {
            prep->fence = (Fence){0, 0};
        }
        return true;
    }
    if (n < 3 || (*p == '`' && memchr(p + n, '`', (size_t)(prep->end - p) - n))) {
        return false;
    }
    prep->fence = (Fence){*p, n};
    return true;
}

/* The label if the line begins a note's text; its content begins at `*text`. */
static char *definition_label(const char *p, const char *end, const char **text)
{
    const char *close = note_mark_end(p, end);
    if (!close || close == end || *close != ':') {
        return NULL;
    }
    *text = close + 1;
    while (*text < end && (**text == ' ' || **text == '\t')) {
        (*text)++;
    }
    return g_strndup(p + 2, (size_t)(close - p) - 3);
}

/* True if an instruction begins the line that stands for a block, or is not closed on it. */
static bool begins_instruction(const char *p, const char *end)
{
    if (end - p < 2 || p[0] != '<' || p[1] != '?') {
        return false;
    }
    const char *close = find_close(p, end);
    return !close || markdown_instruction_is_block(p + 2, (size_t)(close - p) - 4);
}

/* A line right below a note's text goes on with it unless it begins something else. */
static bool continues_paragraph(const char *p, const char *end)
{
    return !(strchr("#>|", *p) || begins_instruction(p, end) ||
             ((*p == '-' || *p == '+' || *p == '*') && end - p > 1 && p[1] == ' ') ||
             (end - p > 2 && (strncmp(p, "```", 3) == 0 || strncmp(p, "~~~", 3) == 0)));
}

static void open_definition(Preparation *prep, guint line, char *label)
{
    Markdown *md = prep->md;
    NoteDefinition *definition = POOL_NEW(md->plan->pool, NoteDefinition);
    definition->label =
        pool_strdup(md->plan->pool, source_clean_text(md->plan->pool, label, strlen(label), true));
    definition->first_line = line;
    definition->line_count = 1;
    definition->pos = (SourcePos){.file = md->file, .line = line + 1, .column = 1};
    g_ptr_array_add(md->definitions, definition);
    prep->open = definition;
}

/* Decides whether a line belongs to a note. Gives where its text to be masked begins. */
static const char *lift_line(Preparation *prep, guint line, size_t spaces)
{
    const char *p = prep->p, *text = p;
    bool blank = only_spaces(p, prep->end);
    const char *first = p;
    while (first < prep->end && (*first == ' ' || *first == '\t')) {
        first++;
    }
    char *label = spaces < 4 ? definition_label(first, prep->end, &text) : NULL;
    prep->lifted = true;
    if (label) {
        open_definition(prep, line, label);
        g_free(label);
        return text;
    }
    if (prep->open && blank) {
        prep->after_blank = true;
        prep->open->line_count++;
        return p;
    }
    if (prep->open &&
        (prep->after_blank ? spaces >= 2 : spaces >= 2 || continues_paragraph(first, prep->end))) {
        prep->after_blank = false;
        prep->open->line_count++;
        return p;
    }
    prep->open = NULL;
    prep->lifted = false;
    return p;
}

static bool prepare_line(Preparation *prep, guint number)
{
    Markdown *md = prep->md;
    GString *out = md->prepared;
    Line line = {file_offset(prep, prep->p), out->len};
    size_t spaces, prefix = line_prefix(prep->p, prep->end, &spaces);
    if (prefix > MARKDOWN_MAX_INDENT && !only_spaces(prep->p, prep->end)) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", MARKDOWN_MAX_INDENT);
        findings_add(md->findings, FINDING_MD_TOO_INDENTED,
                     (SourcePos){.file = md->file, .line = number + 1, .column = 1}, limit, NULL);
        return false;
    }
    bool code = prep->fence.mark != 0;
    if (code) {
        prefix = code_prefix(prep->p, prep->end);
    }
    code = follow_fence(prep, prep->p + prefix) || code;
    const char *text = prep->p;
    if (code) {
        prep->lifted = false;
        prep->open = NULL;
    } else {
        text = lift_line(prep, number, spaces);
    }
    bool defines = prep->lifted && prep->open->line_count == 1;
    if (!defines) {
        text = prep->p + prefix;
    }
    g_string_append_len(out, prep->p, text - prep->p);
    for (char *c = out->str + line.prepared; *c; c++) {
        if (*c == '\r') {
            *c = ' ';
        }
    }
    if (defines) {
        prep->open->prefix = out->len - line.prepared;
        prep->after_blank = false;
    }
    g_array_append_val(md->lines, line);
    prep->p = text;
    mask_line(prep);
    if (!prep->lifted) {
        g_string_append_len(md->body, out->str + line.prepared, (gssize)(out->len - line.prepared));
    }
    g_string_append_c(out, '\n');
    g_string_append_c(md->body, '\n');
    return true;
}

static bool refuse_flood(Markdown *md, const Preparation *prep)
{
    char limit[16];
    bool brackets = prep->brackets > MARKDOWN_MAX_BRACKETS;
    if (!brackets && md->masks->len <= MARKDOWN_MAX_MASKS) {
        return false;
    }
    g_snprintf(limit, sizeof limit, "%d", brackets ? MARKDOWN_MAX_BRACKETS : MARKDOWN_MAX_MASKS);
    findings_add(md->findings, brackets ? FINDING_MD_TOO_MANY_BRACKETS : FINDING_MD_TOO_MANY_MARKS,
                 (SourcePos){.file = md->file}, limit, NULL);
    return true;
}

bool markdown_prepare(Markdown *md)
{
    Preparation prep = {.md = md};
    const char *p = md->file->text, *end = p + md->file->length;
    for (guint line = 0; p < end; line++) {
        const char *line_end = memchr(p, '\n', (size_t)(end - p));
        line_end = line_end ? line_end : end;
        prep.p = p;
        prep.end = line_end;
        if (!prepare_line(&prep, line) || refuse_flood(md, &prep)) {
            return false;
        }
        p = line_end < end ? line_end + 1 : end;
    }
    Line last = {md->file->length, md->prepared->len};
    g_array_append_val(md->lines, last);
    return true;
}
