/* The structure tree as text, with the words that each leaf marks. One pass over the pages collects
 * the words by leaf, one over the tree writes them, so the time is linear in both. */
#include "dump/dump.h"
#include "dump/quote.h"

static const char *const SCOPE_NAMES[] = {
    [SCOPE_NONE] = NULL,
    [SCOPE_COLUMN] = "column",
    [SCOPE_ROW] = "row",
    [SCOPE_BOTH] = "both",
};

/* What the pages show of one leaf. */
typedef struct LeafContent {
    GString *text;
    unsigned drawings; /* rules and paths */
} LeafContent;

static void free_content(gpointer data)
{
    LeafContent *content = data;
    g_string_free(content->text, TRUE);
    g_free(content);
}

static LeafContent *content_of(GHashTable *contents, const TagNode *leaf)
{
    /* The table takes its keys as pointers to what may change; leaves never do. */
    union {
        const TagNode *leaf;
        gpointer pointer;
    } key = {leaf};
    LeafContent *content = g_hash_table_lookup(contents, leaf);
    if (!content) {
        content = g_new0(LeafContent, 1);
        content->text = g_string_new(NULL);
        g_hash_table_insert(contents, key.pointer, content);
    }
    return content;
}

static void collect_item(GHashTable *contents, const PageItem *item)
{
    if (!item->leaf) {
        return;
    }
    LeafContent *content = content_of(contents, item->leaf);
    if (item->kind != ITEM_TEXT) {
        content->drawings++;
        return;
    }
    for (int i = 0; i < item->u.text.count; i++) {
        const PageWord *word = &item->u.text.word[i];
        if (word->space_before) {
            g_string_append_c(content->text, ' ');
        }
        g_string_append(content->text, word->shape->text);
    }
    if (item->u.text.space_after) {
        g_string_append_c(content->text, ' ');
    }
}

static GHashTable *collect_contents(const Pages *pages)
{
    GHashTable *contents = g_hash_table_new_full(NULL, NULL, NULL, free_content);
    for (guint p = 0; p < pages->page->len; p++) {
        const Page *page = g_ptr_array_index(pages->page, p);
        for (guint i = 0; i < page->items->len; i++) {
            collect_item(contents, &g_array_index(page->items, PageItem, i));
        }
    }
    return contents;
}

static void dump_element(const TagNode *tag, GString *out)
{
    g_string_append(out, tag_role_name(tag->role));
    dump_attribute(out, "id", tag->id);
    dump_attribute(out, "title", tag->title);
    dump_attribute(out, "alt", tag->alternative);
    dump_attribute(out, "actual", tag->actual_text);
    dump_attribute(out, "expansion", tag->expansion);
    dump_attribute(out, "decoration", tag->decoration);
    dump_attribute(out, "lang", tag->language);
    if (SCOPE_NAMES[tag->scope]) {
        g_string_append_printf(out, " scope=%s", SCOPE_NAMES[tag->scope]);
    }
    if (tag->column_span > 1) {
        g_string_append_printf(out, " colspan=%d", tag->column_span);
    }
    if (tag->row_span > 1) {
        g_string_append_printf(out, " rowspan=%d", tag->row_span);
    }
    for (int i = 0; i < tag->header_count; i++) {
        const char *id = tag->headers[i]->id;
        g_string_append_printf(out, "%s%s", i ? "," : " headers=", id ? id : "?");
    }
    dump_attribute(out, "numbering", tag->numbering);
}

/* Writes the run of neighbouring leaves from `leaf` on as one text, and gives its last leaf: where
 * a leaf ends is the page breaker's affair, not the reader's. */
static const TagNode *dump_leaves(const TagNode *leaf, GHashTable *contents, GString *out)
{
    GString *text = g_string_new(NULL);
    unsigned drawings = 0;
    for (;; leaf = leaf->next) {
        const LeafContent *content = g_hash_table_lookup(contents, leaf);
        if (content) {
            g_string_append(text, content->text->str);
            drawings += content->drawings;
        }
        if (!leaf->next || leaf->next->role != TAG_CONTENT) {
            break;
        }
    }
    if (text->len || !drawings) {
        dump_quoted(out, text->str);
    }
    if (drawings) {
        g_string_append_printf(out, "%s(%u drawn)", text->len ? " " : "", drawings);
    }
    g_string_free(text, TRUE);
    return leaf;
}

static bool has_only_leaves(const TagNode *tag)
{
    for (const TagNode *child = tag->first; child; child = child->next) {
        if (child->role != TAG_CONTENT) {
            return false;
        }
    }
    return tag->first != NULL;
}

void dump_tags(const Pages *pages, GString *out)
{
    GHashTable *contents = collect_contents(pages);
    const TagNode *top = pages->structure, *tag = top;
    int level = 0;
    while (tag) {
        dump_indent(out, level);
        bool descend = false;
        if (tag->role == TAG_CONTENT) {
            tag = dump_leaves(tag, contents, out);
        } else {
            dump_element(tag, out);
            if (has_only_leaves(tag)) {
                g_string_append_c(out, ' ');
                dump_leaves(tag->first, contents, out);
            } else {
                descend = tag->first != NULL;
            }
        }
        g_string_append_c(out, '\n');
        if (descend) {
            tag = tag->first;
            level++;
            continue;
        }
        while (tag != top && !tag->next) {
            tag = tag->parent;
            level--;
        }
        tag = tag == top ? NULL : tag->next;
    }
    g_hash_table_destroy(contents);
}
