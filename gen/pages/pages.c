#include "pages/pages.h"

static const char *const ROLE_NAMES[TAG_ROLE_COUNT] = {
    [TAG_DOCUMENT] = "Document",
    [TAG_PART] = "Part",
    [TAG_SECT] = "Sect",
    [TAG_DIV] = "Div",
    [TAG_H1] = "H1",
    [TAG_H2] = "H2",
    [TAG_H3] = "H3",
    [TAG_H4] = "H4",
    [TAG_H5] = "H5",
    [TAG_H6] = "H6",
    [TAG_P] = "P",
    [TAG_BLOCK_QUOTE] = "BlockQuote",
    [TAG_CODE] = "Code",
    [TAG_L] = "L",
    [TAG_LI] = "LI",
    [TAG_LBL] = "Lbl",
    [TAG_LBODY] = "LBody",
    [TAG_TABLE] = "Table",
    [TAG_CAPTION] = "Caption",
    [TAG_THEAD] = "THead",
    [TAG_TBODY] = "TBody",
    [TAG_TR] = "TR",
    [TAG_TH] = "TH",
    [TAG_TD] = "TD",
    [TAG_NOTE] = "Note",
    [TAG_REFERENCE] = "Reference",
    [TAG_LINK] = "Link",
    [TAG_FIGURE] = "Figure",
    [TAG_FORM] = "Form",
    [TAG_SPAN] = "Span",
    [TAG_CONTENT] = "content",
};

const char *tag_role_name(TagRole role)
{
    return ROLE_NAMES[role];
}

TagNode *tag_new(Pool *pool, TagNode *parent, TagRole role)
{
    TagNode *tag = POOL_NEW(pool, TagNode);
    tag->role = role;
    tag->parent = parent;
    if (parent) {
        if (parent->last) {
            parent->last->next = tag;
        } else {
            parent->first = tag;
        }
        parent->last = tag;
    }
    return tag;
}

Pages *pages_new(FontSet *fonts)
{
    Pool *pool = pool_new();
    Pages *pages = POOL_NEW(pool, Pages);
    pages->pool = pool;
    pages->fonts = fonts;
    pages->page = g_ptr_array_new();
    pages->structure = tag_new(pool, NULL, TAG_DOCUMENT);
    pages->destinations = g_array_new(FALSE, TRUE, sizeof(PageDestination));
    pages->bookmarks = g_array_new(FALSE, TRUE, sizeof(PageBookmark));
    pages->attachments = g_array_new(FALSE, TRUE, sizeof(PageAttachment));
    return pages;
}

void pages_free(Pages *pages)
{
    if (!pages) {
        return;
    }
    for (guint i = 0; i < pages->page->len; i++) {
        Page *page = g_ptr_array_index(pages->page, i);
        g_array_free(page->items, TRUE);
        g_array_free(page->links, TRUE);
        g_array_free(page->signatures, TRUE);
    }
    g_ptr_array_free(pages->page, TRUE);
    g_array_free(pages->destinations, TRUE);
    g_array_free(pages->bookmarks, TRUE);
    g_array_free(pages->attachments, TRUE);
    pool_free(pages->pool);
}

Page *pages_add(Pages *pages, Len width, Len height)
{
    Page *page = POOL_NEW(pages->pool, Page);
    page->width = width;
    page->height = height;
    page->items = g_array_new(FALSE, TRUE, sizeof(PageItem));
    page->links = g_array_new(FALSE, TRUE, sizeof(PageLink));
    page->signatures = g_array_new(FALSE, TRUE, sizeof(PageSignature));
    g_ptr_array_add(pages->page, page);
    return page;
}
