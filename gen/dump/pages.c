/* The placed pages as text: items in reading order, then links and signature fields. */
#include "dump/dump.h"
#include "dump/quote.h"

static const char *const FACE_NAMES[FACE_COUNT] = {
    [FACE_REGULAR] = "regular",         [FACE_BOLD] = "bold", [FACE_ITALIC] = "italic",
    [FACE_BOLD_ITALIC] = "bold-italic", [FACE_MONO] = "mono",
};

static const char *const ARTIFACT_NAMES[] = {
    [ARTIFACT_NONE] = NULL,
    [ARTIFACT_PAGINATION] = "pagination",
    [ARTIFACT_LAYOUT] = "layout",
    [ARTIFACT_BACKGROUND] = "background",
};

static void dump_place(GString *out, Len value)
{
    g_string_append_c(out, ' ');
    dump_millimetres(out, value, 2);
}

static void dump_box(GString *out, Len x, Len y, Len width, Len height)
{
    dump_place(out, x);
    dump_place(out, y);
    dump_place(out, width);
    dump_place(out, height);
}

static void dump_words(const PageItem *item, GString *out)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < item->u.text.count; i++) {
        const PageWord *word = &item->u.text.word[i];
        if (word->space_before && i > 0) {
            g_string_append_c(text, ' ');
        }
        g_string_append(text, word->shape->text);
    }
    g_string_append_c(out, ' ');
    dump_quoted(out, text->str);
    g_string_free(text, TRUE);
}

static void dump_item(const PageItem *item, GString *out)
{
    switch (item->kind) {
    case ITEM_TEXT:
        g_string_append(out, "  text");
        dump_place(out, item->u.text.count ? item->u.text.word[0].x : 0);
        dump_place(out, item->u.text.y);
        g_string_append_c(out, ' ');
        dump_points(out, item->u.text.size);
        g_string_append_printf(out, " %s", FACE_NAMES[item->u.text.face]);
        dump_words(item, out);
        if (item->u.text.angle) {
            g_string_append_printf(out, " angle=%d", item->u.text.angle);
        }
        break;
    case ITEM_RULE:
        g_string_append(out, "  rule");
        dump_box(out, item->u.rule.x, item->u.rule.y, item->u.rule.width, item->u.rule.height);
        break;
    case ITEM_IMAGE: {
        ImageHeader header = image_header(item->u.image.image);
        g_string_append(out, "  image");
        dump_box(out, item->u.image.x, item->u.image.y, item->u.image.width, item->u.image.height);
        g_string_append_printf(out, " %s %dx%d", image_ending(header.kind), header.width,
                               header.height);
        break;
    }
    case ITEM_PATH:
        g_string_append_printf(out, "  path%s%s", item->u.path.closed ? " closed" : "",
                               item->u.path.filled ? " filled" : "");
        if (!item->u.path.filled) {
            g_string_append(out, " line=");
            dump_points(out, item->u.path.line_width);
        }
        if (item->u.path.dash) {
            g_string_append(out, " dash=");
            dump_points(out, item->u.path.dash);
        }
        for (int i = 0; i < item->u.path.count; i++) {
            const Len *point = item->u.path.points + (ptrdiff_t)2 * i;
            dump_place(out, point[0]);
            g_string_append_c(out, ',');
            dump_millimetres(out, point[1], 2);
        }
        break;
    }
    if (item->colour.red || item->colour.green || item->colour.blue) {
        g_string_append_printf(out, " #%02x%02x%02x", item->colour.red, item->colour.green,
                               item->colour.blue);
    }
    if (ARTIFACT_NAMES[item->artifact]) {
        g_string_append_printf(out, " [%s]", ARTIFACT_NAMES[item->artifact]);
    }
    g_string_append_c(out, '\n');
}

static void dump_page(const Page *page, guint number, GString *out)
{
    g_string_append_printf(out, "page %u", number);
    dump_attribute(out, "label", page->label);
    g_string_append_c(out, ' ');
    dump_millimetres(out, page->width, 1);
    g_string_append(out, " x ");
    dump_millimetres(out, page->height, 1);
    g_string_append(out, " mm\n");
    for (guint i = 0; i < page->items->len; i++) {
        dump_item(&g_array_index(page->items, PageItem, i), out);
    }
    for (guint i = 0; i < page->links->len; i++) {
        const PageLink *link = &g_array_index(page->links, PageLink, i);
        g_string_append(out, "  link");
        dump_box(out, link->x, link->y, link->width, link->height);
        dump_attribute(out, "url", link->url);
        dump_attribute(out, "to", link->destination);
        dump_attribute(out, "contents", link->contents);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < page->signatures->len; i++) {
        const PageSignature *field = &g_array_index(page->signatures, PageSignature, i);
        g_string_append(out, "  signature");
        dump_box(out, field->x, field->y, field->width, field->height);
        dump_attribute(out, "name", field->name);
        dump_attribute(out, "description", field->description);
        g_string_append_c(out, '\n');
    }
}

void dump_pages(const Pages *pages, GString *out)
{
    for (guint i = 0; i < pages->page->len; i++) {
        dump_page(g_ptr_array_index(pages->page, i), i + 1, out);
    }
    for (guint i = 0; i < pages->bookmarks->len; i++) {
        const PageBookmark *mark = &g_array_index(pages->bookmarks, PageBookmark, i);
        dump_indent(out, mark->level - 1);
        g_string_append(out, "bookmark ");
        dump_quoted(out, mark->title);
        dump_attribute(out, "to", mark->destination);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < pages->destinations->len; i++) {
        const PageDestination *place = &g_array_index(pages->destinations, PageDestination, i);
        g_string_append(out, "destination ");
        dump_quoted(out, place->name);
        g_string_append_printf(out, " page %d", place->page + 1);
        dump_place(out, place->y);
        g_string_append_c(out, '\n');
    }
}
