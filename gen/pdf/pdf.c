#include "pdf/pdf.h"

#include "pdf/document.h"

/* Content first (it says which glyphs and leaves are in use), fonts after it. */
static bool write_pages(PdfDocument *document)
{
    const GPtrArray *pages = document->pages->page;
    ContentWriter *writer = content_writer_new(document);
    ObjectId resources = haru_reserve(document->haru);
    document->page = POOL_ARRAY(document->pool, ObjectId, pages->len + 1);
    for (guint i = 0; i < pages->len; i++) {
        document->page[i] = haru_add_page(document->haru, content_write(writer, (int)i));
    }
    Syntax s = {0};
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = document_page(document, (int)i);
        syntax_clear(&s);
        syntax_put(&s, "/MediaBox [0 0 ");
        syntax_thousandths(&s, page->width);
        syntax_byte(&s, ' ');
        syntax_thousandths(&s, page->height);
        syntax_byte(&s, ']');
        document_put_entry(&s, "/Resources", resources);
        if (structure_has_runs(document->structure, (int)i)) {
            syntax_put(&s, "\n/StructParents ");
            syntax_integer(&s, i);
        }
        annotations_write(document, (int)i, &s);
        haru_set(document->haru, document->page[i], &s);
    }
    syntax_free(&s);
    bool good = content_write_resources(writer, resources);
    content_writer_free(writer);
    return good;
}

static void write_catalogue(PdfDocument *document)
{
    structure_write(document->structure);
    outline_write(document);
    labels_write(document);
    metadata_write(document);
    intent_write(document);
    annotations_write_form(document);
    ObjectId files = attachments_write(document);
    ObjectId destinations = annotations_write_destinations(document);
    if (files || destinations) {
        syntax_put(document->catalogue, "\n/Names <<");
        document_put_entry(document->catalogue, "/EmbeddedFiles", files);
        document_put_entry(document->catalogue, "/Dests", destinations);
        syntax_put(document->catalogue, ">>");
    }
    haru_set(document->haru, haru_catalogue(document->haru), document->catalogue);
}

static GBytes *save(PdfDocument *document, bool good, Findings *findings)
{
    if (!good) {
        findings_add(findings, FINDING_PDF_FONT_NOT_SUBSET, (SourcePos){0}, NULL);
        return NULL;
    }
    unsigned long status;
    GBytes *file = haru_save(document->haru, &status);
    if (!file) {
        char *text = g_strdup_printf("0x%04lX", status);
        findings_add(findings, FINDING_PDF_NOT_MADE, (SourcePos){0}, text, NULL);
        g_free(text);
    }
    return file;
}

GBytes *pdf_write(const Pages *pages, Findings *findings)
{
    if (pages->page->len == 0) {
        findings_add(findings, FINDING_PDF_NO_PAGES, (SourcePos){0}, NULL);
        return NULL;
    }
    Syntax catalogue = {0};
    PdfDocument document = {
        .pages = pages,
        .pool = pool_new(),
        .haru = haru_new(),
        .deflater = deflater_new(),
        .fields = g_array_new(FALSE, FALSE, sizeof(ObjectId)),
        .catalogue = &catalogue,
    };
    document.structure = structure_new(&document);
    bool good = write_pages(&document);
    if (good) {
        write_catalogue(&document);
    }
    GBytes *file = save(&document, good, findings);
    structure_free(document.structure);
    g_array_free(document.fields, TRUE);
    syntax_free(&catalogue);
    deflater_free(document.deflater);
    haru_free(document.haru);
    pool_free(document.pool);
    return file;
}
