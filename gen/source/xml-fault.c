/* libxml2's error codes as findings: our rule, the place the author has to look at, and the names
 * the message needs. Its own English texts are never shown. */
#include "source/xml-fault.h"

#include "base/message.h"
#include "base/nearest.h"

#include <string.h>

/* Which place the finding points to. */
typedef enum FaultPlace {
    AT_PARSER,  /* where the parser stood */
    AT_TAG,     /* the "<" of the tag the parser stood in */
    AT_OPEN,    /* the open element's start */
    AT_VALUE,   /* the name of the attribute whose value the parser stood in */
    AT_SIGN,    /* the "&" or "<" just before the parser */
    AT_COMMENT, /* the "<!--", "<![CDATA[" or "<?" before the parser */
    AT_CDATA,
    AT_INSTRUCTION
} FaultPlace;

typedef struct FaultRow {
    int code;
    FindingRule rule;
    FaultPlace place;
    bool structure; /* what follows would only be told because of this one */
} FaultRow;

static const FaultRow ROWS[] = {
    {XML_ERR_TAG_NAME_MISMATCH, FINDING_XML_TAG_MISMATCH, AT_TAG, true},
    {XML_ERR_TAG_NOT_FINISHED, FINDING_XML_TAG_UNCLOSED, AT_OPEN, true},
    {XML_ERR_GT_REQUIRED, FINDING_XML_TAG_BROKEN, AT_TAG, true},
    {XML_ERR_LTSLASH_REQUIRED, FINDING_XML_TAG_BROKEN, AT_TAG, true},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, FINDING_XML_QUOTE_MISSING, AT_PARSER, true},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, FINDING_XML_QUOTE_UNCLOSED, AT_VALUE, true},
    {XML_ERR_LT_IN_ATTRIBUTE, FINDING_XML_QUOTE_UNCLOSED, AT_VALUE, true},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, FINDING_XML_VALUE_MISSING, AT_TAG, true},
    {XML_ERR_SPACE_REQUIRED, FINDING_XML_SPACE_MISSING, AT_PARSER, true},
    {XML_ERR_ATTRIBUTE_REDEFINED, FINDING_XML_ATTRIBUTE_TWICE, AT_TAG, false},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, FINDING_XML_AMPERSAND, AT_SIGN, false},
    {XML_ERR_UNDECLARED_ENTITY, FINDING_XML_ENTITY_UNKNOWN, AT_SIGN, false},
    {XML_WAR_UNDECLARED_ENTITY, FINDING_XML_ENTITY_UNKNOWN, AT_SIGN, false},
    {XML_ERR_INVALID_CHAR, FINDING_XML_CHARACTER, AT_PARSER, true},
    {XML_ERR_INVALID_CHARREF, FINDING_XML_CHARACTER, AT_SIGN, false},
    {XML_ERR_INVALID_HEX_CHARREF, FINDING_XML_CHARACTER, AT_SIGN, false},
    {XML_ERR_INVALID_DEC_CHARREF, FINDING_XML_CHARACTER, AT_SIGN, false},
    {XML_ERR_HYPHEN_IN_COMMENT, FINDING_XML_COMMENT, AT_COMMENT, true},
    {XML_ERR_COMMENT_NOT_FINISHED, FINDING_XML_COMMENT, AT_COMMENT, true},
    {XML_ERR_CDATA_NOT_FINISHED, FINDING_XML_SYNTAX, AT_CDATA, true},
    {XML_ERR_PI_NOT_FINISHED, FINDING_XML_SYNTAX, AT_INSTRUCTION, true},
    {XML_ERR_RESERVED_XML_NAME, FINDING_XML_DECLARATION, AT_TAG, true},
    {XML_ERR_XMLDECL_NOT_STARTED, FINDING_XML_DECLARATION, AT_TAG, true},
    {XML_ERR_XMLDECL_NOT_FINISHED, FINDING_XML_DECLARATION, AT_TAG, true},
    {XML_ERR_VERSION_MISSING, FINDING_XML_DECLARATION, AT_TAG, true},
    {XML_ERR_STANDALONE_VALUE, FINDING_XML_DECLARATION, AT_TAG, true},
    {XML_ERR_UNKNOWN_ENCODING, FINDING_XML_ENCODING, AT_PARSER, true},
    {XML_ERR_UNSUPPORTED_ENCODING, FINDING_XML_ENCODING, AT_PARSER, true},
    {XML_ERR_DOCUMENT_EMPTY, FINDING_XML_EMPTY, AT_PARSER, true},
    {XML_ERR_DOCUMENT_END, FINDING_XML_AFTER_ROOT, AT_PARSER, true},
};

void xml_faults_init(XmlFaults *faults, const SourceFile *file, const char *root_hint,
                     Findings *findings)
{
    *faults = (XmlFaults){
        .file = file, .root_hint = root_hint, .findings = findings, .last = file->length + 1};
}

static const FaultRow *find_row(int code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        if (ROWS[i].code == code) {
            return &ROWS[i];
        }
    }
    return NULL;
}

/* libxml2 has one code, "name required", for a "<" and for a "&" with no name behind it. */
static const FaultRow *row_of_bare_sign(const char *text, size_t offset)
{
    static const FaultRow AND = {0, FINDING_XML_AMPERSAND, AT_SIGN, false};
    static const FaultRow TAG = {0, FINDING_XML_TAG_BROKEN, AT_TAG, true};
    static const FaultRow LESS = {0, FINDING_XML_LESS_THAN, AT_SIGN, false};
    if (offset > 0 && text[offset - 1] == '&') {
        return &AND;
    }
    /* Behind anything else the name of an attribute is missing: the tag is not closed. */
    return offset > 0 && text[offset - 1] == '<' ? &LESS : &TAG;
}

static size_t sign_before(const char *text, size_t offset, char sign)
{
    size_t at = offset;
    while (at > 0 && text[at] != sign) {
        at--;
    }
    return text[at] == sign ? at : offset;
}

/* The name of the attribute whose value is open at the offset: the last one before it. */
static size_t attribute_before(const char *text, size_t offset)
{
    size_t at = offset;
    while (at > 0 && !(text[at] == '=' && (text[at + 1] == '"' || text[at + 1] == '\''))) {
        at--;
    }
    while (at > 0 && !g_ascii_isspace(text[at - 1]) && text[at - 1] != '<') {
        at--;
    }
    return at;
}

/* The name that stands at `at` in the text. */
static char *name_at(const char *text, size_t at)
{
    at += strspn(text + at, "</");
    return g_strndup(text + at, strcspn(text + at, " \t\n></=\"'&;"));
}

/* A plain word for the rare codes that have no rule of their own. */
static const char *plain_words(int code)
{
    switch (code) {
    case XML_ERR_CDATA_NOT_FINISHED:
        return _("<![CDATA[ chưa đóng bằng ]]>");
    case XML_ERR_MISPLACED_CDATA_END:
        return _("chuỗi ]]> không được đứng trong văn bản");
    case XML_ERR_PI_NOT_STARTED:
    case XML_ERR_PI_NOT_FINISHED:
        return _("lệnh <?…?> chưa đóng");
    case XML_ERR_DOCTYPE_NOT_FINISHED:
        return _("khai báo <!DOCTYPE không được dùng");
    case XML_ERR_EQUAL_REQUIRED:
        return _("thiếu dấu = giữa tên thuộc tính và giá trị");
    default:
        return NULL;
    }
}

static void add_general(XmlFaults *f, SourcePos pos, int code)
{
    char number[48];
    const char *words = plain_words(code);
    if (!words) {
        g_snprintf(number, sizeof number, "%s %d", _("mã lỗi libxml2"), code);
        words = number;
    }
    findings_add(f->findings, FINDING_XML_SYNTAX, pos, words, NULL);
}

/* The two names are one, mistyped in the opening tag or in the closing one. Which of them, only the
 * root tells: its name is known before the file is read. */
static bool is_slip(const XmlFaults *f, const char *open, const char *close)
{
    return strcmp(open, f->root_hint) != 0 && nearest_name(open, &close, 1) != NULL;
}

static void add_with_words(XmlFaults *f, const FaultRow *row, SourcePos pos, const xmlError *error,
                           size_t at, const XmlNode *open)
{
    char line[16];
    char *name = name_at(f->file->text, at);
    switch (row->rule) {
    case FINDING_XML_TAG_MISMATCH:
        if (open && is_slip(f, open->name, name)) {
            g_snprintf(line, sizeof line, "%u", pos.line);
            findings_add(f->findings, FINDING_XML_TAG_SLIP, open->pos, open->name, name, line,
                         NULL);
            break;
        }
        g_snprintf(line, sizeof line, "%u", open ? open->pos.line : (unsigned)error->int1);
        findings_add(f->findings, row->rule, pos, name, open ? open->name : error->str1, line,
                     NULL);
        break;
    case FINDING_XML_TAG_UNCLOSED:
        findings_add(f->findings, row->rule, pos, open ? open->name : name, NULL);
        break;
    case FINDING_XML_TAG_BROKEN:
        findings_add(f->findings, row->rule, pos, name, NULL);
        break;
    case FINDING_XML_VALUE_MISSING:
    case FINDING_XML_ATTRIBUTE_TWICE:
        findings_add(f->findings, row->rule, pos, error->str1 ? error->str1 : name, NULL);
        break;
    case FINDING_XML_ENTITY_UNKNOWN: {
        char *entity = name_at(f->file->text, at + 1);
        findings_add(f->findings, row->rule, pos, entity, NULL);
        g_free(entity);
        break;
    }
    case FINDING_XML_ENCODING:
        findings_add(f->findings, row->rule, pos, error->str1 ? error->str1 : "?", NULL);
        break;
    case FINDING_XML_SYNTAX:
        add_general(f, pos, error->code);
        break;
    case FINDING_XML_EMPTY:
        findings_add(f->findings, row->rule, pos, f->root_hint, NULL);
        break;
    default:
        findings_add(f->findings, row->rule, pos, NULL);
        break;
    }
    g_free(name);
}

static size_t last_before(const char *text, size_t offset, const char *mark)
{
    for (size_t at = offset; at > 0; at--) {
        if (g_str_has_prefix(text + at - 1, mark)) {
            return at - 1;
        }
    }
    return offset;
}

static size_t find_place(const FaultRow *row, const char *text, size_t offset, size_t tag)
{
    switch (row->place) {
    case AT_TAG:
        return tag;
    case AT_VALUE:
        return attribute_before(text, offset > 0 ? offset - 1 : 0);
    case AT_SIGN:
        /* The parser may already stand at the next sign. */
        return sign_before(text, offset > 0 ? offset - 1 : 0,
                           row->rule == FINDING_XML_LESS_THAN ? '<' : '&');
    case AT_COMMENT:
        return last_before(text, offset, "<!--");
    case AT_CDATA:
        return last_before(text, offset, "<![CDATA[");
    case AT_INSTRUCTION:
        return last_before(text, offset, "<?");
    default:
        return offset;
    }
}

void xml_fault_add(XmlFaults *faults, const xmlError *error, size_t offset, size_t tag,
                   const XmlNode *open)
{
    const char *text = faults->file->text;
    const FaultRow *row = find_row(error->code);
    if (error->code == XML_ERR_INVALID_CHAR && offset > 0 && text[offset - 1] == ';') {
        /* A character named by its number, "&#0;": the reference is at fault, not the tag. */
        row = find_row(XML_ERR_INVALID_CHARREF);
    }
    if (error->code == XML_ERR_NAME_REQUIRED) {
        row = row_of_bare_sign(text, offset);
    }
    bool structure = !row || row->structure;
    if (faults->count >= XML_MAX_SYNTAX_FINDINGS || (structure && faults->structure)) {
        return;
    }
    XmlCursor cursor;
    xml_cursor_set(&cursor, faults->file);
    size_t at = row ? find_place(row, text, offset, tag) : offset;
    /* libxml2 often tells one fault twice, in two functions. */
    if (at == faults->last) {
        return;
    }
    faults->last = at;
    SourcePos pos = xml_cursor_pos(&cursor, at);
    if (row && row->place == AT_OPEN && open) {
        pos = open->pos;
    }
    faults->count++;
    faults->structure = faults->structure || structure;
    if (row) {
        add_with_words(faults, row, pos, error, at, open);
    } else {
        add_general(faults, pos, error->code);
    }
}

void xml_faults_finish(XmlFaults *faults)
{
    if (faults->count == 0) {
        add_general(faults, (SourcePos){.file = faults->file, .line = 1, .column = 1},
                    XML_ERR_INTERNAL_ERROR);
    }
}
