#include "pdf/document.h"

#include "pdf/tree.h"

/* Links (ISO 32000-1, 12.5.6.5), their destinations, and empty signature fields (12.7.4.5). All
 * print (ISO 19005-3, 6.3.2), and each belongs to an element (ISO 14289-1, 7.18). */

static void put_rectangle(Syntax *s, const Page *page, Len x, Len y, Len width, Len height)
{
    Len corners[4] = {x, page->height - y - height, x + width, page->height - y};
    syntax_put(s, "\n/Rect [");
    for (size_t i = 0; i < 4; i++) {
        syntax_byte(s, ' ');
        syntax_thousandths(s, corners[i]);
    }
    syntax_put(s, "]\n/F 4");
}

/* A URI is ASCII (ISO 32000-1, 12.6.4.7); what is not is written as its UTF-8 bytes, percent
 * encoded (RFC 3987, 3.1). */
static void put_uri(Syntax *s, const char *url)
{
    static const char hex[] = "0123456789ABCDEF";
    Syntax uri = {0};
    for (const char *p = url; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c <= ' ' || c >= 0x7F) {
            char escaped[3] = {'%', hex[c >> 4], hex[c & 15]};
            syntax_append(&uri, escaped, sizeof escaped);
        } else {
            syntax_byte(&uri, *p);
        }
    }
    syntax_put(s, "\n/A <</S /URI /URI ");
    syntax_bytes(s, uri.bytes ? uri.bytes : "", uri.length);
    syntax_put(s, ">>");
    syntax_free(&uri);
}

/* Adds StructParent, ties the annotation to its element and puts it on the page's list. */
static void finish_annotation(PdfDocument *document, int page, const TagNode *element,
                              ObjectId object, Syntax *s, Syntax *list)
{
    int key = structure_add_annotation(document->structure, element, page, object);
    if (key >= 0) {
        syntax_put(s, "\n/StructParent ");
        syntax_integer(s, key);
    }
    haru_set(document->haru, object, s);
    syntax_byte(list, ' ');
    syntax_reference(list, object);
}

static void write_link(PdfDocument *document, int page, const PageLink *link, Syntax *list)
{
    Syntax s = {0};
    ObjectId object = haru_reserve(document->haru);
    syntax_put(&s, "/Type /Annot\n/Subtype /Link\n/Border [0 0 0]");
    put_rectangle(&s, document_page(document, page), link->x, link->y, link->width, link->height);
    document_put_entry(&s, "/P", document->page[page]);
    /* Demanded of every link (ISO 14289-1, 7.18.5). */
    const char *contents = link->contents ? link->contents : link->url;
    contents = contents ? contents : link->destination;
    if (contents) {
        syntax_put(&s, "\n/Contents ");
        syntax_text(&s, contents);
    }
    if (link->url) {
        put_uri(&s, link->url);
    } else if (link->destination) {
        syntax_put(&s, "\n/Dest ");
        syntax_bytes(&s, link->destination, strlen(link->destination));
    }
    finish_annotation(document, page, link->element, object, &s, list);
    syntax_free(&s);
}

/* ISO 19005-3, 6.3.3: even a field that shows nothing has an appearance. */
static ObjectId add_empty_appearance(PdfDocument *document, const PageSignature *field)
{
    Syntax s = {0};
    syntax_put(&s, "/Type /XObject\n/Subtype /Form\n/BBox [0 0 ");
    syntax_thousandths(&s, field->width);
    syntax_byte(&s, ' ');
    syntax_thousandths(&s, field->height);
    syntax_put(&s, "]\n/Resources <<>>");
    ObjectId object = haru_add_stream(document->haru, &s, "", 0);
    syntax_free(&s);
    return object;
}

static void write_signature(PdfDocument *document, int page, const PageSignature *field,
                            Syntax *list)
{
    Syntax s = {0};
    ObjectId object = haru_reserve(document->haru);
    syntax_put(&s, "/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T ");
    syntax_text(&s, field->name);
    if (field->description) {
        syntax_put(&s, "\n/TU ");
        syntax_text(&s, field->description);
    }
    put_rectangle(&s, document_page(document, page), field->x, field->y, field->width,
                  field->height);
    document_put_entry(&s, "/P", document->page[page]);
    syntax_put(&s, "\n/AP <</N ");
    syntax_reference(&s, add_empty_appearance(document, field));
    syntax_put(&s, ">>");
    finish_annotation(document, page, field->element, object, &s, list);
    g_array_append_val(document->fields, object);
    syntax_free(&s);
}

void annotations_write(PdfDocument *document, int page, Syntax *entries)
{
    const Page *p = document_page(document, page);
    if (p->links->len == 0 && p->signatures->len == 0) {
        return;
    }
    Syntax list = {0};
    for (guint i = 0; i < p->links->len; i++) {
        write_link(document, page, &g_array_index(p->links, PageLink, i), &list);
    }
    for (guint i = 0; i < p->signatures->len; i++) {
        write_signature(document, page, &g_array_index(p->signatures, PageSignature, i), &list);
    }
    /* The tabulator key follows the structure (ISO 14289-1, 7.18.3). */
    syntax_put(entries, "\n/Tabs /S\n/Annots [");
    syntax_append(entries, list.bytes, list.length);
    syntax_byte(entries, ']');
    syntax_free(&list);
}

void annotations_write_form(PdfDocument *document)
{
    if (document->fields->len == 0) {
        return;
    }
    /* Flag 1 says that there are fields to sign; nothing is signed yet, so not "append only"
     * (ISO 32000-1, 12.7.2). */
    syntax_put(document->catalogue, "\n/AcroForm <</SigFlags 1 /Fields [");
    for (guint i = 0; i < document->fields->len; i++) {
        syntax_byte(document->catalogue, ' ');
        syntax_reference(document->catalogue, g_array_index(document->fields, ObjectId, i));
    }
    syntax_put(document->catalogue, "]>>");
}

static int compare_destinations(const void *a, const void *b)
{
    const PageDestination *const *x = a, *const *y = b;
    int order = strcmp((*x)->name, (*y)->name);
    /* Of two of one name the first counts: the list is one array, so its order is by address. */
    return order ? order : (*x > *y) - (*x < *y);
}

/* Names, so that a web page can point into the file as well. */
ObjectId annotations_write_destinations(PdfDocument *document)
{
    const GArray *all = document->pages->destinations;
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        g_ptr_array_add(sorted, &g_array_index(all, PageDestination, i));
    }
    g_ptr_array_sort(sorted, compare_destinations);
    Tree *tree = tree_new(document->haru);
    const char *last = NULL;
    for (guint i = 0; i < sorted->len; i++) {
        const PageDestination *d = g_ptr_array_index(sorted, i);
        if ((last && strcmp(last, d->name) == 0) || d->page < 0 ||
            (guint)d->page >= document->pages->page->len) {
            continue;
        }
        last = d->name;
        Syntax *out = tree_add_name(tree, d->name);
        syntax_byte(out, '[');
        syntax_reference(out, document->page[d->page]);
        syntax_put(out, " /XYZ null ");
        syntax_thousandths(out, document_page(document, d->page)->height - d->y);
        syntax_put(out, " null]");
    }
    g_ptr_array_free(sorted, TRUE);
    return tree_finish(tree);
}
