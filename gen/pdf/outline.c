#include "pdf/document.h"

/* Bookmarks (ISO 32000-1, 12.3.3). The list comes flat with levels; a jump by more than one level
 * counts as one. */

typedef struct Entry {
    const PageBookmark *bookmark;
    ObjectId object;
    int parent, first, last, previous, next; /* indices, -1 = none */
    int kids;
} Entry;

static void link_entries(Entry *entries, int count)
{
    /* The chain of parents of entry i leads through the entries still open before it. */
    int last_top = -1;
    for (int i = 0; i < count; i++) {
        Entry *e = &entries[i];
        e->parent = e->first = e->last = e->previous = e->next = -1;
        int before = i - 1;
        while (before >= 0 && entries[before].bookmark->level >= e->bookmark->level) {
            before = entries[before].parent;
        }
        e->parent = before;
        int *last = before < 0 ? &last_top : &entries[before].last;
        e->previous = *last;
        *last = i;
        if (e->previous >= 0) {
            entries[e->previous].next = i;
        } else if (before >= 0) {
            entries[before].first = i;
        }
        if (before >= 0) {
            entries[before].kids++;
        }
    }
}

static void put_neighbour(Syntax *s, const char *key, const Entry *entries, int index)
{
    document_put_entry(s, key, index < 0 ? 0 : entries[index].object);
}

static void write_entry(PdfDocument *document, const Entry *entries, const Entry *e, ObjectId root)
{
    Syntax s = {0};
    syntax_put(&s, "/Title ");
    syntax_text(&s, e->bookmark->title ? e->bookmark->title : "");
    document_put_entry(&s, "/Parent", e->parent < 0 ? root : entries[e->parent].object);
    put_neighbour(&s, "/Prev", entries, e->previous);
    put_neighbour(&s, "/Next", entries, e->next);
    put_neighbour(&s, "/First", entries, e->first);
    put_neighbour(&s, "/Last", entries, e->last);
    if (e->kids > 0) {
        /* Top entries show their kids, those below start folded (negative). */
        syntax_put(&s, "\n/Count ");
        syntax_integer(&s, e->parent < 0 ? e->kids : -e->kids);
    }
    if (e->bookmark->destination) {
        syntax_put(&s, "\n/Dest ");
        syntax_bytes(&s, e->bookmark->destination, strlen(e->bookmark->destination));
    }
    if (e->bookmark->element) {
        document_put_entry(&s, "/SE", structure_object(document->structure, e->bookmark->element));
    }
    haru_set(document->haru, e->object, &s);
    syntax_free(&s);
}

void outline_write(PdfDocument *document)
{
    const GArray *bookmarks = document->pages->bookmarks;
    int count = (int)bookmarks->len;
    if (count == 0) {
        return;
    }
    ObjectId root = haru_reserve(document->haru);
    Entry *entries = g_new0(Entry, bookmarks->len);
    for (int i = 0; i < count; i++) {
        entries[i].bookmark = &g_array_index(bookmarks, PageBookmark, (guint)i);
        entries[i].object = haru_reserve(document->haru);
    }
    link_entries(entries, count);
    int visible = 0, last = 0;
    for (int i = 0; i < count; i++) {
        write_entry(document, entries, &entries[i], root);
        if (entries[i].parent < 0) {
            visible += 1 + entries[i].kids;
            last = i;
        }
    }
    Syntax s = {0};
    syntax_put(&s, "/Type /Outlines");
    document_put_entry(&s, "/First", entries[0].object);
    document_put_entry(&s, "/Last", entries[last].object);
    syntax_put(&s, "\n/Count ");
    syntax_integer(&s, visible);
    haru_set(document->haru, root, &s);
    syntax_free(&s);
    g_free(entries);
    document_put_entry(document->catalogue, "/Outlines", root);
    syntax_put(document->catalogue, "\n/PageMode /UseOutlines");
}
