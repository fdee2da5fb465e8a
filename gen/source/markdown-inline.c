/* Inline markup: text, bold, italics, code, links, masks. */
#include "source/markdown.h"

#include <string.h>

void markdown_inlines_within(Markdown *md, size_t start, size_t end)
{
    md->cursor = start;
    md->cursor_end = MIN(end, md->prepared->len);
}

/* Bytes of an entity ("&amp;") at the offset, 0 if there is none. */
static size_t entity_length(const Markdown *md, size_t at)
{
    const char *p = md->prepared->str + at;
    size_t limit = MIN(md->cursor_end - at, 40);
    for (size_t i = 1; *p == '&' && i < limit; i++) {
        if (p[i] == ';') {
            return i + 1;
        }
    }
    return 0;
}

/* Moves the cursor over the source of `text`, which begins there. */
static void follow(Markdown *md, const char *text, size_t length)
{
    const char *p = md->prepared->str, *end = text + length;
    size_t room = md->cursor_end - MIN(md->cursor, md->cursor_end);
    if (length <= room && memcmp(p + md->cursor, text, length) == 0 && !memchr(text, '&', length)) {
        md->cursor += length; /* by far most text stands there as it is */
        return;
    }
    while (text < end && md->cursor < md->cursor_end) {
        size_t entity = entity_length(md, md->cursor);
        /* "&amp;" gives the very "&" it begins with; a name cmark does not know stays as typed. */
        bool typed = (size_t)(end - text) >= entity && memcmp(p + md->cursor, text, entity) == 0;
        if (entity > 0 && !typed) {
            md->cursor += entity;
            text = g_utf8_next_char(text);
        } else if (p[md->cursor] == *text) {
            md->cursor++;
            text++;
        } else if (p[md->cursor] == '\\') {
            md->cursor++;
        } else {
            return;
        }
    }
}

/* Gives where a piece of text stands in the prepared text, and moves the cursor behind it. Pieces
 * come in the order of the source; between two of them stand delimiters, addresses and line ends.
 * Inside one, backslashes and entities are gone. */
static size_t locate(Markdown *md, const char *text, size_t length)
{
    const char *p = md->prepared->str;
    size_t probe = 0;
    while (probe < length && probe < 64 && !g_ascii_ispunct(text[probe])) {
        probe++;
    }
    probe = probe == 0 && length > 0 ? 1 : probe;
    size_t at = md->cursor;
    if (probe > 0 && at < md->cursor_end && *text != '&' && entity_length(md, at) > 0) {
        follow(md, text, length);
        return at;
    }
    while (probe > 0 && at + probe <= md->cursor_end) {
        const char *hit = memchr(p + at, *text, md->cursor_end - at);
        if (!hit || (size_t)(hit - p) + probe > md->cursor_end) {
            break;
        }
        at = (size_t)(hit - p);
        if (memcmp(hit, text, probe) == 0) {
            md->cursor = at;
            follow(md, text, length);
            return at;
        }
        at++;
    }
    return md->cursor;
}

static void flush(Markdown *md)
{
    if (md->pending->len == 0) {
        return;
    }
    const char *text = source_clean_text(md->plan->pool, md->pending->str, md->pending->len, true);
    const PlanNode *last = md->inlines->last;
    bool at_start = !last && !plan_is_inline(md->inlines);
    if (*text == ' ' && (at_start || (last && last->kind == PLAN_LINE_BREAK))) {
        text++;
    }
    if (*text) {
        PlanNode *node = plan_node_new(md->plan, PLAN_TEXT, md->pending_pos);
        node->u.text.text = text;
        plan_append(md->inlines, node);
    }
    g_string_truncate(md->pending, 0);
}

static void add_plain(Markdown *md, const char *text, size_t length, size_t offset)
{
    if (length > 0) {
        if (md->pending->len == 0) {
            md->pending_pos = markdown_place_prepared(md, offset);
        }
        g_string_append_len(md->pending, text, (gssize)length);
    }
}

static void add_mask(Markdown *md, const Mask *mask)
{
    const char *typed = md->file->text + mask->start;
    PlanNode *node = NULL;
    switch (mask->kind) {
    case MASK_INSTRUCTION:
        node = markdown_instruction_inline(md, mask);
        break;
    case MASK_NOTE:
        node = markdown_note_mark(md, mask);
        break;
    case MASK_UNCLOSED: {
        size_t shown = strcspn(typed, "\n");
        char *start = g_utf8_substring(typed, 0, MIN(20, g_utf8_strlen(typed, (gssize)shown)));
        findings_add(md->findings, FINDING_MD_INSTRUCTION_UNCLOSED, markdown_place(md, mask->start),
                     start, NULL);
        g_free(start);
        return;
    }
    case MASK_DECLARATION:
        markdown_html_refuse(md, typed, markdown_place(md, mask->start));
        return;
    case MASK_ADDRESS: {
        const char *close = strchr(typed, ']');
        size_t length = close ? (size_t)(close - typed) + 1 : 1;
        char *label = g_strndup(typed, MIN(length, 80));
        char *valid = g_utf8_make_valid(label, -1);
        findings_add(md->findings, FINDING_MD_REFERENCE_LINK, markdown_place(md, mask->start),
                     valid, NULL);
        g_free(valid);
        g_free(label);
        return;
    }
    case MASK_LITERAL:
        add_plain(md, typed, mask->end - mask->start, mask->prepared);
        return;
    }
    if (node) {
        flush(md);
        plan_append(md->inlines, node);
    }
}

static void add_text(Markdown *md, const char *text, size_t length, size_t skip)
{
    const char *end = text + length;
    text += skip;
    size_t offset = locate(md, text, length - skip);
    const char *start = text, *p = start;
    while ((p = markdown_find_mask(p, end)) < end) {
        size_t used;
        const Mask *mask = markdown_mask_at(md, p, end, &used);
        if (!mask) {
            p++;
            continue;
        }
        add_plain(md, start, (size_t)(p - start), offset + (size_t)(start - text));
        add_mask(md, mask);
        p += used;
        start = p;
    }
    add_plain(md, start, (size_t)(end - start), offset + (size_t)(start - text));
}

static PlanNode *add_node(Markdown *md, PlanKind kind)
{
    flush(md);
    PlanNode *node = plan_node_new(md->plan, kind, markdown_place_prepared(md, md->cursor));
    plan_append(md->inlines, node);
    return node;
}

static void add_code(Markdown *md, cmark_node *cmark)
{
    const char *literal = cmark_node_get_literal(cmark);
    size_t offset = locate(md, literal, strlen(literal));
    GString *typed = markdown_unmask(md, literal, strlen(literal));
    PlanNode *node = add_node(md, PLAN_CODE);
    node->pos = markdown_place_prepared(md, offset);
    node->u.text.text = source_clean_text(md->plan->pool, typed->str, typed->len, false);
    g_string_free(typed, TRUE);
}

static bool known_scheme(const char *url)
{
    static const char *const SCHEMES[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; i < G_N_ELEMENTS(SCHEMES); i++) {
        if (g_ascii_strncasecmp(url, SCHEMES[i], strlen(SCHEMES[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The node for a link, or NULL, with a finding, if only its text may stay. */
static PlanNode *open_link(Markdown *md, cmark_node *cmark)
{
    const char *typed = cmark_node_get_url(cmark);
    GString *url = markdown_unmask(md, typed ? typed : "", typed ? strlen(typed) : 0);
    SourcePos pos = markdown_place_prepared(md, md->cursor);
    PlanNode *node = NULL;
    if (url->str[0] == '#') {
        findings_add(md->findings, FINDING_MD_LINK_INSIDE, pos, url->str, url->str + 1, NULL);
    } else if (!known_scheme(url->str)) {
        findings_add(md->findings, FINDING_MD_LINK_SCHEME, pos, url->str, NULL);
    } else {
        node = add_node(md, PLAN_LINK);
        node->u.link.url = source_clean_text(md->plan->pool, url->str, url->len, false);
    }
    g_string_free(url, TRUE);
    return node;
}

/* Opens what has inlines inside: bold, italics, links. NULL if only the inlines are kept. */
static PlanNode *open_span(Markdown *md, cmark_node *cmark)
{
    PlanNode *node = NULL;
    if (md->inline_depth >= MARKDOWN_MAX_INLINE_DEPTH) {
        if (!md->nesting_found) {
            char limit[16];
            g_snprintf(limit, sizeof limit, "%d", MARKDOWN_MAX_INLINE_DEPTH);
            findings_add(md->findings, FINDING_MD_TOO_NESTED,
                         markdown_place_prepared(md, md->cursor), limit, NULL);
            md->nesting_found = true;
        }
        return NULL;
    }
    switch (cmark_node_get_type(cmark)) {
    case CMARK_NODE_EMPH:
        node = add_node(md, PLAN_EMPHASIS);
        break;
    case CMARK_NODE_STRONG:
        node = add_node(md, PLAN_STRONG);
        break;
    case CMARK_NODE_LINK:
        node = open_link(md, cmark);
        break;
    default:
        markdown_figure_refuse(md, cmark);
        break;
    }
    if (node) {
        md->inlines = node;
        md->inline_depth++;
    }
    return node;
}

static void close_span(Markdown *md, cmark_node *cmark)
{
    PlanNode *node = cmark_node_get_user_data(cmark);
    if (node) {
        flush(md);
        md->inlines = node->parent;
        md->inline_depth--;
    }
}

const char *markdown_first_text(cmark_node *first)
{
    while (first && (cmark_node_get_type(first) == CMARK_NODE_STRONG ||
                     cmark_node_get_type(first) == CMARK_NODE_EMPH)) {
        first = cmark_node_first_child(first);
    }
    return first && cmark_node_get_type(first) == CMARK_NODE_TEXT ? cmark_node_get_literal(first)
                                                                  : NULL;
}

bool markdown_typed_as(const Markdown *md, size_t at, const char *text, size_t length)
{
    const char *p = md->prepared->str;
    while (at < md->cursor_end && strchr(" \t>*_", p[at])) {
        at++;
    }
    return md->cursor_end - MIN(at, md->cursor_end) >= length && strncmp(p + at, text, length) == 0;
}

size_t markdown_next_line(const Markdown *md)
{
    const char *p = md->prepared->str;
    const char *end = memchr(p + md->cursor, '\n', md->cursor_end - md->cursor);
    return end ? (size_t)(end - p) + 1 : md->cursor_end;
}

/* True if the line behind the break begins a point of its own. */
static bool point_follows(const Markdown *md, cmark_node *line_break)
{
    const char *text = markdown_first_text(cmark_node_next(line_break));
    size_t length = text ? markdown_point_label(text).length : 0;
    return length > 0 && markdown_typed_as(md, markdown_next_line(md), text, length);
}

static void read_html(Markdown *md, cmark_node *cmark)
{
    const char *literal = cmark_node_get_literal(cmark);
    size_t offset = locate(md, literal, strlen(literal));
    size_t used;
    const Mask *mask = markdown_mask_at(md, literal, literal + strlen(literal), &used);
    if (mask) {
        /* An instruction alone on its line, but inside a paragraph as cmark sees it. */
        add_mask(md, mask);
        return;
    }
    markdown_html_refuse(md, literal, markdown_place_prepared(md, offset));
}

/* Reads one node; true if its children are to be read. */
static bool read_inline(Markdown *md, cmark_node *cmark, size_t *skip)
{
    switch (cmark_node_get_type(cmark)) {
    case CMARK_NODE_TEXT: {
        const char *literal = cmark_node_get_literal(cmark);
        size_t length = strlen(literal);
        add_text(md, literal, length, MIN(*skip, length));
        *skip = 0;
        break;
    }
    case CMARK_NODE_SOFTBREAK:
        add_plain(md, " ", 1, md->cursor);
        break;
    case CMARK_NODE_LINEBREAK:
        add_node(md, PLAN_LINE_BREAK);
        break;
    case CMARK_NODE_CODE:
        add_code(md, cmark);
        break;
    case CMARK_NODE_HTML_INLINE:
        read_html(md, cmark);
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        cmark_node_set_user_data(cmark, open_span(md, cmark));
        return true;
    default:
        break;
    }
    return false;
}

static int depth_of(const PlanNode *node)
{
    int depth = 0;
    for (; node->parent; node = node->parent) {
        depth++;
    }
    return depth;
}

cmark_node *markdown_inlines_read(Markdown *md, cmark_node *first, PlanNode *into, size_t skip,
                                  bool split)
{
    md->inlines = into;
    md->inline_depth = depth_of(into);
    cmark_node *top = first ? cmark_node_parent(first) : NULL;
    cmark_node *node = first, *stopped = NULL;
    while (node) {
        cmark_node_type type = cmark_node_get_type(node);
        if (split && (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) &&
            cmark_node_parent(node) == top && point_follows(md, node)) {
            stopped = cmark_node_next(node);
            break;
        }
        if (read_inline(md, node, &skip) && cmark_node_first_child(node)) {
            node = cmark_node_first_child(node);
            continue;
        }
        /* A span without children closes at once. */
        if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
            type == CMARK_NODE_IMAGE) {
            close_span(md, node);
        }
        while (node != top && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            if (node == top) {
                break;
            }
            close_span(md, node);
        }
        node = node == top ? NULL : cmark_node_next(node);
    }
    flush(md);
    markdown_trim_end(md, into);
    return stopped;
}

void markdown_trim_end(Markdown *md, PlanNode *block)
{
    PlanNode *last;
    while ((last = block->last)) {
        if (last->kind == PLAN_LINE_BREAK) {
            plan_unlink(last);
            continue;
        }
        if (last->kind != PLAN_TEXT) {
            return;
        }
        size_t length = strlen(last->u.text.text);
        if (length > 0 && last->u.text.text[length - 1] != ' ') {
            return;
        }
        if (length > 1) {
            /* Cleaned text has no two spaces in a row. */
            last->u.text.text = pool_strndup(md->plan->pool, last->u.text.text, length - 1);
            return;
        }
        plan_unlink(last);
    }
}

/* True if cmark would find nothing but text there. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr("\\`*_[]<>&!\n", text[i])) {
            return false;
        }
    }
    return true;
}

/* Before a slice, so that cmark takes its start for the middle of a paragraph and not for a list
 * or a heading: punctuation, for the same reason as around masks, and no mask. */
#define SLICE_START ";"

void markdown_slice_read(Markdown *md, const char *text, size_t length, size_t start, size_t end,
                         PlanNode *into)
{
    markdown_inlines_within(md, start, end);
    if (is_plain(text, length)) {
        md->inlines = into;
        add_text(md, text, length, 0);
        flush(md);
        markdown_trim_end(md, into);
        return;
    }
    char *whole = g_strdup_printf(SLICE_START "%.*s", (int)length, text);
    cmark_node *document = cmark_parse_document(whole, strlen(whole), CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(document);
    if (paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH) {
        markdown_inlines_read(md, cmark_node_first_child(paragraph), into, strlen(SLICE_START),
                              false);
    }
    cmark_node_free(document);
    g_free(whole);
}
