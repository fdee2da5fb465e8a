#include "pdf/document.h"

/* What the file says about itself, twice: in XMP (ISO 16684-1) and in the information dictionary,
 * which must agree (ISO 19005-3, 6.6.3). Dates are the document's own; without one there are
 * none, since the clock must not show in the file. */

#define PRODUCER "kehoach (libharu)"
#define CREATOR "kehoach"
#define DEFAULT_LANGUAGE "vi-VN"
/* A title is demanded (ISO 14289-1, 7.1). */
#define DEFAULT_TITLE "Kế hoạch"

/* Both places get the same words, without what XML cannot hold: control characters and
 * noncharacters become spaces. NULL for nothing. */
static const char *clean(Pool *pool, const char *text)
{
    if (!text || !*text) {
        return NULL;
    }
    GString *clean = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_good = !g_unichar_iscntrl(c) && (c & 0xFFFE) != 0xFFFE;
        g_string_append_unichar(clean, is_good ? c : ' ');
    }
    const char *copy = pool_strndup(pool, clean->str, clean->len);
    g_string_free(clean, TRUE);
    return copy;
}

typedef struct Words {
    const char *title, *author, *subject, *keywords;
} Words;

static Words clean_words(const PdfDocument *document)
{
    const Pages *pages = document->pages;
    const char *title = clean(document->pool, pages->title);
    return (Words){
        .title = title ? title : DEFAULT_TITLE,
        .author = clean(document->pool, pages->author),
        .subject = clean(document->pool, pages->subject),
        .keywords = clean(document->pool, pages->keywords),
    };
}

bool metadata_has_date(const Pages *pages)
{
    return pages->year > 0 && pages->month > 0 && pages->day > 0;
}

static void put_digits(Syntax *s, int value, int digits)
{
    char text[8];
    for (int i = digits - 1; i >= 0; i--) {
        text[i] = (char)('0' + value % 10);
        value /= 10;
    }
    syntax_append(s, text, (size_t)digits);
}

static void put_day(Syntax *s, const Pages *pages, const char *between)
{
    put_digits(s, pages->year, 4);
    syntax_put(s, between);
    put_digits(s, pages->month, 2);
    syntax_put(s, between);
    put_digits(s, pages->day, 2);
}

/* Midnight in Việt Nam, UTC+7 without summer time. */
void metadata_put_date(Syntax *s, const Pages *pages)
{
    syntax_put(s, "(D:");
    put_day(s, pages, "");
    syntax_put(s, "000000+07'00')");
}

static void put_info_entry(Syntax *s, const char *key, const char *text)
{
    if (text) {
        syntax_put(s, key);
        syntax_text(s, text);
    }
}

static void write_info(PdfDocument *document, const Words *words)
{
    const Pages *pages = document->pages;
    Syntax s = {0};
    put_info_entry(&s, "/Title ", words->title);
    put_info_entry(&s, "\n/Author ", words->author);
    put_info_entry(&s, "\n/Subject ", words->subject);
    put_info_entry(&s, "\n/Keywords ", words->keywords);
    put_info_entry(&s, "\n/Creator ", CREATOR);
    put_info_entry(&s, "\n/Producer ", PRODUCER);
    if (metadata_has_date(pages)) {
        syntax_put(&s, "\n/CreationDate ");
        metadata_put_date(&s, pages);
        syntax_put(&s, "\n/ModDate ");
        metadata_put_date(&s, pages);
    }
    haru_set(document->haru, haru_info(document->haru), &s);
    syntax_free(&s);
}

/* ---- XMP ---- */

static void put_xml(Syntax *s, const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '&') {
            syntax_put(s, "&amp;");
        } else if (*p == '<') {
            syntax_put(s, "&lt;");
        } else if (*p == '>') {
            syntax_put(s, "&gt;");
        } else {
            syntax_byte(s, *p);
        }
    }
}

/* <name>before text after</name>, nothing without a text. */
static void put_property(Syntax *s, const char *name, const char *before, const char *text,
                         const char *after)
{
    if (!text) {
        return;
    }
    syntax_byte(s, '<');
    syntax_put(s, name);
    syntax_byte(s, '>');
    syntax_put(s, before);
    put_xml(s, text);
    syntax_put(s, after);
    syntax_put(s, "</");
    syntax_put(s, name);
    syntax_put(s, ">\n");
}

#define ALT_BEGIN "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define ALT_END "</rdf:li></rdf:Alt>"

static void put_date_properties(Syntax *s, const Pages *pages)
{
    static const char *const names[] = {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"};
    if (!metadata_has_date(pages)) {
        return;
    }
    Syntax date = {0};
    put_day(&date, pages, "-");
    syntax_put(&date, "T00:00:00+07:00");
    syntax_append(&date, "", 1);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        put_property(s, names[i], "", date.bytes, "");
    }
    syntax_free(&date);
}

/* pdfuaid is not among the schemas PDF/A knows, so the file describes it (ISO 19005-3, 6.6.2.3;
 * the description itself is given in ISO 14289-1, 5). */
static const char EXTENSION[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char XMP_BEGIN[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char XMP_END[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                              "<?xpacket end=\"w\"?>";

static void write_xmp(PdfDocument *document, const Words *words, const char *language)
{
    const Pages *pages = document->pages;
    Syntax xmp = {0}, entries = {0};
    syntax_put(&xmp, XMP_BEGIN);
    put_property(&xmp, "dc:format", "", "application/pdf", "");
    put_property(&xmp, "dc:title", ALT_BEGIN, words->title, ALT_END);
    put_property(&xmp, "dc:creator", "<rdf:Seq><rdf:li>", words->author, "</rdf:li></rdf:Seq>");
    put_property(&xmp, "dc:description", ALT_BEGIN, words->subject, ALT_END);
    put_property(&xmp, "dc:language", "<rdf:Bag><rdf:li>", language, "</rdf:li></rdf:Bag>");
    put_property(&xmp, "pdf:Keywords", "", words->keywords, "");
    put_property(&xmp, "pdf:Producer", "", PRODUCER, "");
    put_property(&xmp, "xmp:CreatorTool", "", CREATOR, "");
    put_date_properties(&xmp, pages);
    syntax_put(&xmp, EXTENSION);
    syntax_put(&xmp, XMP_END);
    /* Not compressed, so that programs which know no PDF can read it (ISO 32000-1, 14.3.2). */
    syntax_put(&entries, "/Type /Metadata\n/Subtype /XML");
    document_put_entry(document->catalogue, "/Metadata",
                       haru_add_stream(document->haru, &entries, xmp.bytes, xmp.length));
    syntax_free(&entries);
    syntax_free(&xmp);
}

void metadata_write(PdfDocument *document)
{
    const char *language = document->pages->language ? document->pages->language : DEFAULT_LANGUAGE;
    Words words = clean_words(document);
    write_info(document, &words);
    write_xmp(document, &words, language);
    syntax_put(document->catalogue, "\n/Lang ");
    syntax_text(document->catalogue, language);
    /* The window shows the title, not the file's name (ISO 14289-1, 7.1). */
    syntax_put(document->catalogue, "\n/ViewerPreferences <</DisplayDocTitle true>>");
}
