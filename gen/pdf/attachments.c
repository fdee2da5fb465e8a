#include "pdf/document.h"

#include "pdf/tree.h"

/* Attached files (ISO 32000-1, 7.11.4) as files associated with the whole document (ISO 19005-3,
 * 6.8 and annex E). */

static ObjectId add_file(PdfDocument *document, const PageAttachment *a)
{
    Syntax s = {0}, deflated = {0};
    GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);
    g_checksum_update(sum, a->bytes, (gssize)a->length);
    syntax_put(&s, "/Type /EmbeddedFile\n/Subtype ");
    syntax_name(&s, a->media_type ? a->media_type : "application/octet-stream");
    syntax_put(&s, "\n/Params <</Size ");
    syntax_integer(&s, (int64_t)a->length);
    syntax_put(&s, " /CheckSum <");
    syntax_put(&s, g_checksum_get_string(sum));
    syntax_byte(&s, '>');
    if (metadata_has_date(document->pages)) {
        syntax_put(&s, " /ModDate ");
        metadata_put_date(&s, document->pages);
    }
    syntax_put(&s, ">>\n/Filter /FlateDecode");
    deflater_run(document->deflater, a->bytes, a->length, &deflated);
    ObjectId object = haru_add_stream(document->haru, &s, deflated.bytes, deflated.length);
    g_checksum_free(sum);
    syntax_free(&deflated);
    syntax_free(&s);
    return object;
}

static ObjectId add_specification(PdfDocument *document, const PageAttachment *a)
{
    Syntax s = {0};
    ObjectId file = add_file(document, a);
    syntax_put(&s, "/Type /Filespec\n/F ");
    syntax_text(&s, a->file_name);
    syntax_put(&s, "\n/UF ");
    syntax_text(&s, a->file_name);
    if (a->description) {
        syntax_put(&s, "\n/Desc ");
        syntax_text(&s, a->description);
    }
    syntax_put(&s, "\n/AFRelationship ");
    syntax_name(&s, a->relationship ? a->relationship : "Unspecified");
    syntax_put(&s, "\n/EF <</F ");
    syntax_reference(&s, file);
    syntax_put(&s, " /UF ");
    syntax_reference(&s, file);
    syntax_put(&s, ">>");
    ObjectId object = haru_add(document->haru, &s);
    syntax_free(&s);
    return object;
}

/* The tree's keys only have to ascend; numbers keep the order in which the files were given, which
 * is how a viewer lists them. */
ObjectId attachments_write(PdfDocument *document)
{
    const GArray *all = document->pages->attachments;
    if (all->len == 0) {
        return 0;
    }
    Tree *tree = tree_new(document->haru);
    syntax_put(document->catalogue, "\n/AF [");
    for (guint i = 0; i < all->len; i++) {
        ObjectId specification =
            add_specification(document, &g_array_index(all, PageAttachment, i));
        const char *key = pool_printf(document->pool, "%06u", i);
        syntax_reference(tree_add_name(tree, key), specification);
        syntax_byte(document->catalogue, ' ');
        syntax_reference(document->catalogue, specification);
    }
    syntax_byte(document->catalogue, ']');
    return tree_finish(tree);
}
