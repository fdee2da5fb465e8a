/* From XML text to a tree with positions, by libxml2's SAX interface. */
#include "source/xml.h"

#include "source/source.h"
#include "source/xml-fault.h"

#include <libxml/parser.h>
#include <string.h>

typedef struct Reader {
    Pool *pool;
    const SourceFile *file;
    Findings *findings;
    xmlParserCtxtPtr parser;
    XmlNode *root, *open; /* open: the element whose end has not been seen */
    int depth;
    GString *text;     /* of the text node being collected */
    size_t text_start; /* its offset */
    size_t markup_end; /* offset after the last tag, comment or instruction */
    XmlCursor cursor;
    XmlFaults faults;
    bool stopped; /* by us: whatever the parser says afterwards is noise */
} Reader;

/* ---- positions ---- */

void xml_cursor_set(XmlCursor *cursor, const SourceFile *file)
{
    *cursor = (XmlCursor){.file = file, .line = 1, .column = 1};
}

SourcePos xml_cursor_pos(XmlCursor *cursor, size_t offset)
{
    const SourceFile *file = cursor->file;
    if (offset > file->length) {
        offset = file->length;
    }
    if (offset < cursor->offset) {
        xml_cursor_set(cursor, file);
    }
    for (size_t i = cursor->offset; i < offset; i++) {
        if (file->text[i] == '\n') {
            cursor->line++;
            cursor->column = 1;
        } else if (((unsigned char)file->text[i] & 0xC0) != 0x80) {
            cursor->column++;
        }
    }
    cursor->offset = offset;
    return (SourcePos){.file = file, .line = cursor->line, .column = cursor->column};
}

/* Where the parser stands, as an offset into the file. Exact, because the parser is given the
 * file's bytes without any conversion. */
static size_t parser_offset(const Reader *r)
{
    long consumed = xmlByteConsumed(r->parser);
    size_t offset = consumed < 0 ? 0 : (size_t)consumed;
    return offset > r->file->length ? r->file->length : offset;
}

/* The "<" at or before the offset: no tag holds another one, so it begins the tag that ends there.
 */
static size_t tag_start(const Reader *r, size_t offset)
{
    while (offset > 0 && (offset >= r->file->length || r->file->text[offset] != '<')) {
        offset--;
    }
    return offset;
}

/* ---- building ---- */

static void stop(Reader *r)
{
    r->stopped = true;
    xmlStopParser(r->parser);
}

static void append(Reader *r, XmlNode *node)
{
    XmlNode *parent = r->open;
    node->parent = parent;
    if (!parent) {
        r->root = node;
    } else if (parent->last) {
        parent->last->next = node;
        parent->last = node;
    } else {
        parent->first = parent->last = node;
    }
}

static void finish_text(Reader *r)
{
    if (r->text->len == 0) {
        return;
    }
    if (r->open) {
        XmlNode *node = POOL_NEW(r->pool, XmlNode);
        node->pos = xml_cursor_pos(&r->cursor, r->text_start);
        node->text = pool_strndup(r->pool, r->text->str, r->text->len);
        node->length = r->text->len;
        append(r, node);
    }
    g_string_truncate(r->text, 0);
}

static const char *full_name(Reader *r, const xmlChar *prefix, const xmlChar *name)
{
    return prefix ? pool_printf(r->pool, "%s:%s", (const char *)prefix, (const char *)name)
                  : pool_strdup(r->pool, (const char *)name);
}

/* libxml2 hands "&" inside an attribute over as "&#38;", so that a second reading could undo it. */
static const char *attribute_value(Pool *pool, const xmlChar *start, const xmlChar *end)
{
    static const char AND[] = "&#38;";
    const char *from = (const char *)start, *stop_at = (const char *)end;
    char *value = pool_alloc(pool, (size_t)(stop_at - from) + 1);
    size_t n = 0;
    while (from < stop_at) {
        if (*from == '&' && (size_t)(stop_at - from) >= strlen(AND) &&
            memcmp(from, AND, strlen(AND)) == 0) {
            value[n++] = '&';
            from += strlen(AND);
        } else {
            value[n++] = *from++;
        }
    }
    value[n] = '\0';
    return value;
}

/* The offset of the next attribute's name in a well-formed tag, from `at` on; `at` then stands
 * behind its value. */
static size_t next_attribute(const char *text, size_t length, size_t *at)
{
    size_t i = *at;
    while (i < length && g_ascii_isspace(text[i])) {
        i++;
    }
    size_t start = i;
    while (i < length && text[i] != '"' && text[i] != '\'' && text[i] != '>') {
        i++;
    }
    if (i < length && text[i] != '>') {
        char quote = text[i++];
        while (i < length && text[i] != quote) {
            i++;
        }
        i++;
    }
    *at = i;
    return start;
}

static size_t name_end(const char *text, size_t length, size_t at)
{
    while (at < length && !g_ascii_isspace(text[at]) && text[at] != '>' && text[at] != '/') {
        at++;
    }
    return at;
}

/* The attributes' positions come from the text: libxml2 gives attributes in their order but
 * declarations of namespaces apart, so each is found by its name. */
static void add_attributes(Reader *r, XmlNode *node, size_t start, int count,
                           const xmlChar **attributes)
{
    XmlAttribute *list = POOL_ARRAY(r->pool, XmlAttribute, (size_t)count);
    const char *text = r->file->text;
    size_t length = r->file->length;
    size_t at = name_end(text, length, start + 1);
    for (int i = 0; i < count; i++) {
        const xmlChar **a = attributes + (size_t)i * 5;
        list[i].name = full_name(r, a[1], a[0]);
        list[i].value = attribute_value(r->pool, a[3], a[4]);
        size_t here = next_attribute(text, length, &at);
        while (at < length && text[here] != '>' && text[here] != '/' &&
               strncmp(text + here, list[i].name, strlen(list[i].name)) != 0) {
            here = next_attribute(text, length, &at);
        }
        list[i].pos = xml_cursor_pos(&r->cursor, here);
    }
    node->attribute = list;
    node->attribute_count = count;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **attributes)
{
    (void)namespace_count, (void)namespaces, (void)defaulted;
    Reader *r = context;
    finish_text(r);
    size_t end = parser_offset(r);
    size_t start = tag_start(r, end);
    XmlNode *node = POOL_NEW(r->pool, XmlNode);
    node->name = full_name(r, prefix, name);
    node->pos = xml_cursor_pos(&r->cursor, start);
    if (uri && !r->open) {
        findings_add(r->findings, FINDING_XML_NAMESPACE, node->pos, node->name, NULL);
    }
    add_attributes(r, node, start, count, attributes);
    append(r, node);
    r->open = node;
    r->markup_end = end + 1;
    if (++r->depth > SOURCE_MAX_XML_DEPTH) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", SOURCE_MAX_XML_DEPTH);
        findings_add(r->findings, FINDING_XML_DEPTH, node->pos, limit, NULL);
        stop(r);
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    Reader *r = context;
    finish_text(r);
    r->markup_end = parser_offset(r);
    if (r->open) {
        r->open = r->open->parent;
        r->depth--;
    }
}

static void on_text(void *context, const xmlChar *text, int length)
{
    Reader *r = context;
    if (r->text->len == 0) {
        r->text_start = r->markup_end;
    }
    g_string_append_len(r->text, (const char *)text, length);
}

static void on_comment(void *context, const xmlChar *text)
{
    (void)text;
    Reader *r = context;
    r->markup_end = parser_offset(r);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    (void)target, (void)data;
    Reader *r = context;
    r->markup_end = parser_offset(r);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    Reader *r = context;
    size_t start = parser_offset(r);
    while (start > 0 && strncmp(r->file->text + start, "<!DOCTYPE", strlen("<!DOCTYPE")) != 0) {
        start--;
    }
    findings_add(r->findings, FINDING_XML_DTD, xml_cursor_pos(&r->cursor, start), NULL);
    stop(r);
}

static void on_fault(void *context, xmlErrorPtr error)
{
    Reader *r = context;
    if (r->stopped || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) {
        return;
    }
    size_t offset = parser_offset(r);
    /* Not the tag that begins where the parser stands, but the one it has gone through. */
    size_t tag = tag_start(r, offset > 0 ? offset - 1 : 0);
    xml_fault_add(&r->faults, error, offset, tag, r->open);
    if (r->faults.structure || r->faults.count >= XML_MAX_SYNTAX_FINDINGS) {
        /* The parser would go on guessing, outside the bounds checked before it began. */
        stop(r);
    }
}

/* ---- before the parser ---- */

/* libxml2 compares each attribute of a tag with all others; a tag with very many of them would hold
 * the program for minutes, so they are counted first. */
static bool check_attribute_counts(const SourceFile *file, Findings *findings)
{
    const char *p = file->text, *end = file->text + file->length;
    while ((p = memchr(p, '<', (size_t)(end - p)))) {
        static const struct {
            const char *from, *to;
        } PASSED[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
        const char *tag = p, *after = NULL;
        for (size_t i = 0; i < G_N_ELEMENTS(PASSED) && !after; i++) {
            if (g_str_has_prefix(p, PASSED[i].from)) {
                after = g_strstr_len(p, end - p, PASSED[i].to);
                after = after ? after + strlen(PASSED[i].to) : end;
            }
        }
        int count = 0;
        bool tag_like = p[1] == '/' || p[1] == '_' || g_ascii_isalpha(p[1]) || (p[1] & 0x80);
        for (p++; !after && tag_like && p < end && *p != '>' && *p != '<'; p++) {
            if (*p == '"' || *p == '\'') {
                const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
                p = close ? close : end - 1;
            }
            count += *p == '=' ? 1 : 0;
        }
        if (count > XML_MAX_ATTRIBUTES) {
            char limit[16];
            XmlCursor cursor;
            xml_cursor_set(&cursor, file);
            g_snprintf(limit, sizeof limit, "%d", XML_MAX_ATTRIBUTES);
            findings_add(findings, FINDING_XML_ATTRIBUTES,
                         xml_cursor_pos(&cursor, (size_t)(tag - file->text)), limit, NULL);
            return false;
        }
        p = after ? after : p;
    }
    return true;
}

/* The encoding a declaration names. The bytes are known to be UTF-8 already; a file that says
 * otherwise was saved by a tool that will change it back. */
static bool check_declared_encoding(const SourceFile *file, Findings *findings)
{
    if (!g_str_has_prefix(file->text, "<?xml")) {
        return true;
    }
    const char *end = strstr(file->text, "?>");
    const char *word = strstr(file->text, "encoding");
    if (!end || !word || word > end) {
        return true;
    }
    const char *value = word + strlen("encoding");
    value += strspn(value, " \t\n=\"'");
    size_t length = strcspn(value, "\"'?");
    if ((length == 5 && g_ascii_strncasecmp(value, "UTF-8", 5) == 0) || value >= end) {
        return true;
    }
    XmlCursor cursor;
    xml_cursor_set(&cursor, file);
    SourcePos pos = xml_cursor_pos(&cursor, (size_t)(word - file->text));
    char *name = g_strndup(value, length);
    findings_add(findings, FINDING_XML_ENCODING, pos, name, NULL);
    g_free(name);
    return false;
}

static xmlParserInputPtr refuse_entity(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

static gpointer start_library(gpointer unused)
{
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse_entity);
    return unused;
}

static const xmlSAXHandler CALLS = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .comment = on_comment,
    .processingInstruction = on_instruction,
    .internalSubset = on_doctype,
    .serror = on_fault,
};

XmlNode *xml_read(Pool *pool, const SourceFile *file, const char *root_hint, Findings *findings)
{
    if (!check_declared_encoding(file, findings) || !check_attribute_counts(file, findings)) {
        return NULL;
    }
    if (strspn(file->text, " \t\n") == file->length) {
        findings_add(findings, FINDING_XML_EMPTY, (SourcePos){.file = file, .line = 1, .column = 1},
                     root_hint, NULL);
        return NULL;
    }
    static GOnce started = G_ONCE_INIT;
    g_once(&started, start_library, NULL);
    Reader r = {.pool = pool, .file = file, .findings = findings};
    r.text = g_string_new(NULL);
    xml_cursor_set(&r.cursor, file);
    xml_faults_init(&r.faults, file, root_hint, findings);
    r.parser = xmlNewParserCtxt();
    if (!r.parser) {
        g_error("libxml2: out of memory");
    }
    *r.parser->sax = CALLS;
    r.parser->userData = &r;
    xmlDocPtr none = xmlCtxtReadMemory(r.parser, file->text, (int)file->length, NULL, NULL,
                                       XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
                                           XML_PARSE_BIG_LINES);
    bool good = r.parser->wellFormed && !r.stopped && r.root && r.faults.count == 0;
    if (!good && !r.stopped) {
        xml_faults_finish(&r.faults);
    }
    xmlFreeDoc(none);
    xmlFreeParserCtxt(r.parser);
    g_string_free(r.text, TRUE);
    return good ? r.root : NULL;
}
