/* What the files of this folder share while one file is written, and what each of them does for
 * it. Every part gives its entries to the catalogue as text. */
#ifndef KEHOACH_PDF_DOCUMENT_H
#define KEHOACH_PDF_DOCUMENT_H

#include "pages/pages.h"
#include "pdf/deflate.h"
#include "pdf/font-subset.h"
#include "pdf/haru.h"

typedef struct Structure Structure;
typedef struct ContentWriter ContentWriter;

typedef struct PdfDocument {
    const Pages *pages;
    Pool *pool;
    Haru *haru;
    Deflater *deflater;
    Structure *structure;
    ObjectId *page;    /* objects of the pages, by index */
    GArray *fields;    /* of ObjectId: form fields */
    Syntax *catalogue; /* its entries, collected */
} PdfDocument;

static inline const Page *document_page(const PdfDocument *document, int index)
{
    return g_ptr_array_index(document->pages->page, (guint)index);
}

/* "/Key 12 0 R", nothing for object 0. */
static inline void document_put_entry(Syntax *s, const char *key, ObjectId object)
{
    if (object) {
        syntax_byte(s, '\n');
        syntax_put(s, key);
        syntax_byte(s, ' ');
        syntax_reference(s, object);
    }
}

/* ---- content.c ---- */
ContentWriter *content_writer_new(PdfDocument *document);
void content_writer_free(ContentWriter *writer);
/* The page's content stream, borrowed until the next call. */
const Syntax *content_write(ContentWriter *writer, int page);
/* Writes the fonts in use and the resource dictionary of all pages into its reserved object.
 * False if a face cannot be subset. */
bool content_write_resources(ContentWriter *writer, ObjectId resources);

/* ---- structure.c ---- */
Structure *structure_new(PdfDocument *document);
void structure_free(Structure *structure);
/* Notes a run of marked content of the leaf; gives its MCID, -1 if the leaf is not in the tree. */
int structure_add_run(Structure *structure, const TagNode *leaf, int page);
/* Notes an annotation of the element; gives its StructParent, -1 if it is not in the tree. */
int structure_add_annotation(Structure *structure, const TagNode *element, int page,
                             ObjectId annotation);
/* Whether the page has marked content so far. */
bool structure_has_runs(const Structure *structure, int page);
/* The element's object; 0 if it is not in the tree or left out. After structure_write. */
ObjectId structure_object(const Structure *structure, const TagNode *element);
/* Writes the tree; adds StructTreeRoot and MarkInfo to the catalogue. */
void structure_write(Structure *structure);

/* ---- annotations.c ---- */
/* Writes the page's annotations; adds Annots and Tabs to its entries. */
void annotations_write(PdfDocument *document, int page, Syntax *entries);
void annotations_write_form(PdfDocument *document);
/* The tree of named destinations, 0 if there are none. */
ObjectId annotations_write_destinations(PdfDocument *document);

/* ---- the rest, one subject each ---- */
/* The picture as an object; 0 if it is damaged. */
ObjectId image_write(PdfDocument *document, const Image *image);
void outline_write(PdfDocument *document);
void labels_write(PdfDocument *document);
void metadata_write(PdfDocument *document);
void intent_write(PdfDocument *document);
/* Adds AF to the catalogue; gives the tree of embedded files, 0 if there are none. */
ObjectId attachments_write(PdfDocument *document);

/* Whether the document's own date is known. */
bool metadata_has_date(const Pages *pages);
/* "D:20220331000000+07'00'" in parentheses; only with a date. */
void metadata_put_date(Syntax *s, const Pages *pages);

#endif
