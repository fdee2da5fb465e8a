#include "pdf/document.h"

#include "base/hash.h"
#include "pdf/tree.h"

/* The structure tree (ISO 32000-1, 14.7). The tag tree is laid out once as an array in reading
 * order; every later walk is a loop over it. Elements are written from it while libharu writes
 * the file, so their text never stands in memory. */

#define NONE UINT32_MAX

typedef struct Node {
    const TagNode *tag;
    const char *id;               /* of an element that is kept and may be referred to; or NULL */
    uint32_t parent;              /* NONE for the root */
    uint32_t end;                 /* index behind its last descendant */
    uint32_t first_run, last_run; /* of a leaf: its marked content; of an element: annotations */
    TagRole role;                 /* of the tag */
    int page;                     /* of its first content; -1 = never placed */
    ObjectId object;              /* of an element that is kept */
} Node;

/* A stretch of marked content, or an annotation, of one node. */
typedef struct Run {
    uint32_t node;
    uint32_t next; /* of the same node */
    int page;
    int mark; /* MCID, -1 for an annotation */
    ObjectId annotation;
} Run;

struct Structure {
    PdfDocument *document;
    Node *nodes;
    uint32_t count;
    GArray *runs;        /* of Run, in the order they were written */
    GArray *annotations; /* of uint32_t: the node of each, by StructParent less the page count */
    int *marks;          /* by page: next MCID */
    GHashTable *ids;     /* set of Node by id */
};

/* ---- nodes ---- */

/* The node of a tag, which knows its place; NONE for NULL and for one outside the tree. */
static uint32_t find_node(const Structure *s, const TagNode *tag)
{
    bool known = tag && tag->order < s->count && s->nodes[tag->order].tag == tag;
    return known ? tag->order : NONE;
}

static TagNode *next_in_order(TagNode *tag, const TagNode *root)
{
    if (tag->first) {
        return tag->first;
    }
    while (tag != root && !tag->next) {
        tag = tag->parent;
    }
    return tag == root ? NULL : tag->next;
}

static void fill_nodes(Structure *s, TagNode *root)
{
    GArray *nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    uint32_t parent = NONE, i = 0;
    for (TagNode *tag = root; tag; tag = next_in_order(tag, root), i++) {
        while (parent != NONE && s->nodes[parent].tag != tag->parent) {
            s->nodes[parent].end = i;
            parent = s->nodes[parent].parent;
        }
        g_array_set_size(nodes, i + 1);
        s->nodes = &g_array_index(nodes, Node, 0);
        s->nodes[i] = (Node){.tag = tag,
                             .role = tag->role,
                             .parent = parent,
                             .end = i + 1,
                             .first_run = NONE,
                             .last_run = NONE,
                             .page = -1};
        tag->order = i;
        if (tag->first) {
            parent = i;
        }
    }
    for (; parent != NONE; parent = s->nodes[parent].parent) {
        s->nodes[parent].end = i;
    }
    s->count = i;
    g_array_free(nodes, FALSE);
}

static guint hash_id(gconstpointer node)
{
    return hash_string(((const Node *)node)->id);
}

static gboolean equal_ids(gconstpointer a, gconstpointer b)
{
    return strcmp(((const Node *)a)->id, ((const Node *)b)->id) == 0;
}

Structure *structure_new(PdfDocument *document)
{
    Structure *s = g_new0(Structure, 1);
    s->document = document;
    fill_nodes(s, document->pages->structure);
    s->runs = g_array_new(FALSE, FALSE, sizeof(Run));
    s->annotations = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    s->marks = g_new0(int, document->pages->page->len + 1);
    s->ids = g_hash_table_new(hash_id, equal_ids);
    return s;
}

void structure_free(Structure *structure)
{
    g_hash_table_destroy(structure->ids);
    g_array_free(structure->runs, TRUE);
    g_array_free(structure->annotations, TRUE);
    g_free(structure->marks);
    g_free(structure->nodes);
    g_free(structure);
}

/* ---- what is placed ---- */

static void add_run(Structure *s, uint32_t node, Run run)
{
    Node *n = &s->nodes[node];
    uint32_t index = s->runs->len;
    run.node = node;
    run.next = NONE;
    g_array_append_val(s->runs, run);
    if (n->last_run == NONE) {
        n->first_run = index;
        n->page = run.page;
    } else {
        g_array_index(s->runs, Run, n->last_run).next = index;
    }
    n->last_run = index;
}

int structure_add_run(Structure *structure, const TagNode *leaf, int page)
{
    uint32_t node = find_node(structure, leaf);
    if (node == NONE || structure->nodes[node].parent == NONE) {
        return -1;
    }
    int mark = structure->marks[page]++;
    add_run(structure, node, (Run){.page = page, .mark = mark});
    return mark;
}

int structure_add_annotation(Structure *structure, const TagNode *element, int page,
                             ObjectId annotation)
{
    uint32_t node = element ? find_node(structure, element) : NONE;
    if (node == NONE) {
        return -1;
    }
    add_run(structure, node, (Run){.page = page, .mark = -1, .annotation = annotation});
    g_array_append_val(structure->annotations, node);
    return (int)(structure->document->pages->page->len + structure->annotations->len - 1);
}

bool structure_has_runs(const Structure *structure, int page)
{
    return structure->marks[page] > 0;
}

ObjectId structure_object(const Structure *structure, const TagNode *element)
{
    uint32_t node = find_node(structure, element);
    return node == NONE ? 0 : structure->nodes[node].object;
}

/* An element is kept if anything of it stands on a page. Empty cells stay all the same: without
 * them the cells behind would move into other columns. Children stand behind their parents, so
 * one pass from the end sees them first. */
static void choose_elements(Structure *s)
{
    for (uint32_t i = s->count; i-- > 0;) {
        Node *n = &s->nodes[i];
        bool is_cell = n->role == TAG_TH || n->role == TAG_TD;
        bool is_placed = n->page >= 0;
        if (n->role == TAG_CONTENT) {
            if (is_placed && s->nodes[n->parent].object == 0) {
                s->nodes[n->parent].object = -1;
            }
        } else if (is_placed || is_cell || n->object == -1 || n->parent == NONE) {
            n->object = -1; /* wanted */
            if (n->parent != NONE) {
                s->nodes[n->parent].object = -1;
            }
        }
        if (is_placed && n->parent != NONE) {
            s->nodes[n->parent].page = n->page;
        }
    }
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->nodes[i].object == -1) {
            s->nodes[i].object = haru_reserve(s->document->haru);
        }
    }
}

/* ---- IDs ---- */

/* Every note has one (ISO 14289-1, 7.9), its own or one made from its place. Of two equal IDs the
 * first counts. */
static void collect_ids(Structure *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        Node *n = &s->nodes[i];
        if (!n->object) {
            continue;
        }
        n->id = n->tag->id;
        if (!n->id && n->role == TAG_NOTE) {
            n->id = pool_printf(s->document->pool, "ghi-chu.%u", i);
        }
        if (n->id && g_hash_table_contains(s->ids, n)) {
            n->id = NULL;
        } else if (n->id) {
            g_hash_table_add(s->ids, n);
        }
    }
}

static int compare_ids(const void *a, const void *b)
{
    const Node *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static ObjectId write_id_tree(const Structure *s)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->nodes[i].id) {
            g_ptr_array_add(sorted, &s->nodes[i]);
        }
    }
    g_ptr_array_sort(sorted, compare_ids);
    Tree *tree = tree_new(s->document->haru);
    for (guint i = 0; i < sorted->len; i++) {
        const Node *n = g_ptr_array_index(sorted, i);
        syntax_reference(tree_add_name(tree, n->id), n->object);
    }
    g_ptr_array_free(sorted, TRUE);
    return tree_finish(tree);
}

/* ---- elements ---- */

static void put_text_entry(Syntax *out, const char *key, const char *text)
{
    if (text) {
        syntax_put(out, key);
        syntax_text(out, text);
    }
}

static void put_headers(Syntax *out, const Structure *s, const TagNode *cell)
{
    bool is_open = false;
    for (int i = 0; i < cell->header_count; i++) {
        Node wanted = {.id = cell->headers[i]->id};
        if (wanted.id && g_hash_table_contains(s->ids, &wanted)) {
            syntax_put(out, is_open ? " " : " /Headers [");
            syntax_bytes(out, wanted.id, strlen(wanted.id));
            is_open = true;
        }
    }
    syntax_put(out, is_open ? "]" : "");
}

/* ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5. */
static void put_cell_attributes(Syntax *out, const Structure *s, const TagNode *cell)
{
    static const char *const scopes[] = {"", "/Column", "/Row", "/Both"};
    bool has_scope = cell->role == TAG_TH && cell->scope != SCOPE_NONE;
    if (!has_scope && cell->header_count == 0 && cell->column_span <= 1 && cell->row_span <= 1) {
        return;
    }
    syntax_put(out, "\n/A <</O /Table");
    if (has_scope) {
        syntax_put(out, " /Scope ");
        syntax_put(out, scopes[cell->scope]);
    }
    if (cell->column_span > 1) {
        syntax_put(out, " /ColSpan ");
        syntax_integer(out, cell->column_span);
    }
    if (cell->row_span > 1) {
        syntax_put(out, " /RowSpan ");
        syntax_integer(out, cell->row_span);
    }
    put_headers(out, s, cell);
    syntax_put(out, ">>");
}

/* Placement and BBox (ISO 32000-1, 14.8.5.4), in the page's own coordinates. */
static void put_figure_attributes(Syntax *out, const Structure *s, const Node *figure)
{
    const Len *box = figure->tag->box;
    if (figure->page < 0) {
        return;
    }
    Len height = document_page(s->document, figure->page)->height;
    Len corners[4] = {box[0], height - box[3], box[2], height - box[1]};
    syntax_put(out, "\n/A <</O /Layout /Placement /Block /BBox [");
    for (size_t i = 0; i < 4; i++) {
        syntax_byte(out, ' ');
        syntax_thousandths(out, corners[i]);
    }
    syntax_put(out, "]>>");
}

static void put_attributes(Syntax *out, const Structure *s, const Node *node)
{
    const TagNode *tag = node->tag;
    if (tag->role == TAG_TH || tag->role == TAG_TD) {
        put_cell_attributes(out, s, tag);
    } else if (tag->role == TAG_L && tag->numbering) {
        syntax_put(out, "\n/A <</O /List /ListNumbering ");
        syntax_name(out, tag->numbering);
        syntax_put(out, ">>");
    } else if (tag->role == TAG_SPAN && tag->decoration) {
        /* ISO 32000-1, 14.8.5.4.5. */
        syntax_put(out, "\n/A <</O /Layout /TextDecorationType ");
        syntax_name(out, tag->decoration);
        syntax_put(out, ">>");
    } else if (tag->role == TAG_FIGURE) {
        put_figure_attributes(out, s, node);
    }
}

/* Page of the element's own content: what its integer kids count from; -1 = it has none. */
static int find_own_page(const Structure *s, uint32_t node)
{
    for (uint32_t i = node + 1; i < s->nodes[node].end; i = s->nodes[i].end) {
        if (s->nodes[i].role == TAG_CONTENT && s->nodes[i].page >= 0) {
            return s->nodes[i].page;
        }
    }
    uint32_t own = s->nodes[node].first_run;
    return own == NONE ? -1 : g_array_index(s->runs, Run, own).page;
}

static void put_runs(Syntax *out, const Structure *s, uint32_t first, int own_page)
{
    for (uint32_t i = first; i != NONE;) {
        const Run *run = &g_array_index(s->runs, Run, i);
        i = run->next;
        syntax_byte(out, ' ');
        if (run->mark >= 0 && run->page == own_page) {
            syntax_integer(out, run->mark);
            continue;
        }
        syntax_put(out, run->mark >= 0 ? "<</Type /MCR" : "<</Type /OBJR");
        if (run->page != own_page) {
            syntax_put(out, " /Pg ");
            syntax_reference(out, s->document->page[run->page]);
        }
        if (run->mark >= 0) {
            syntax_put(out, " /MCID ");
            syntax_integer(out, run->mark);
        } else {
            syntax_put(out, " /Obj ");
            syntax_reference(out, run->annotation);
        }
        syntax_put(out, ">>");
    }
}

/* Kids in the order of the tree: marked content of the leaves, elements, then the element's
 * annotations (ISO 32000-1, 14.7.4). */
static void put_kids(Syntax *out, const Structure *s, uint32_t node)
{
    int own_page = find_own_page(s, node);
    if (own_page >= 0) {
        syntax_put(out, "\n/Pg ");
        syntax_reference(out, s->document->page[own_page]);
    }
    syntax_put(out, "\n/K [");
    for (uint32_t i = node + 1; i < s->nodes[node].end; i = s->nodes[i].end) {
        const Node *kid = &s->nodes[i];
        if (kid->role == TAG_CONTENT) {
            put_runs(out, s, kid->first_run, own_page);
        } else if (kid->object) {
            syntax_byte(out, ' ');
            syntax_reference(out, kid->object);
        }
    }
    put_runs(out, s, s->nodes[node].first_run, own_page);
    syntax_byte(out, ']');
}

static void write_element(Syntax *out, const void *subject, size_t index)
{
    const Structure *s = subject;
    const Node *node = &s->nodes[index];
    const TagNode *tag = node->tag;
    syntax_put(out, "/S /");
    syntax_put(out, tag_role_name(tag->role));
    syntax_put(out, " /P ");
    /* The root's parent is the StructTreeRoot, the object before it. */
    syntax_reference(out, node->parent == NONE ? node->object - 1 : s->nodes[node->parent].object);
    if (node->id) {
        syntax_put(out, "\n/ID ");
        syntax_bytes(out, node->id, strlen(node->id));
    }
    put_text_entry(out, "\n/T ", tag->title);
    put_text_entry(out, "\n/Lang ", tag->language);
    put_text_entry(out, "\n/Alt ", tag->alternative);
    put_text_entry(out, "\n/ActualText ", tag->actual_text);
    put_text_entry(out, "\n/E ", tag->expansion);
    put_attributes(out, s, node);
    put_kids(out, s, (uint32_t)index);
}

/* ---- the parent tree (ISO 32000-1, 14.7.4.4) ---- */

/* StructParents of a page is its index, StructParent of an annotation counts on from there. */
static ObjectId write_parent_tree(const Structure *s)
{
    Tree *tree = tree_new(s->document->haru);
    guint i = 0;
    for (guint page = 0; page < s->document->pages->page->len; page++) {
        if (s->marks[page] == 0) {
            continue;
        }
        Syntax *out = tree_add_number(tree, page);
        syntax_byte(out, '[');
        int seen = 0;
        /* Runs were noted page by page, so those of this page follow. */
        for (; i < s->runs->len && seen < s->marks[page]; i++) {
            const Run *run = &g_array_index(s->runs, Run, i);
            if (run->mark >= 0) {
                syntax_put(out, seen++ > 0 ? " " : "");
                syntax_reference(out, s->nodes[s->nodes[run->node].parent].object);
            }
        }
        syntax_byte(out, ']');
    }
    for (guint k = 0; k < s->annotations->len; k++) {
        uint32_t node = g_array_index(s->annotations, uint32_t, k);
        Syntax *out = tree_add_number(tree, (int64_t)s->document->pages->page->len + k);
        syntax_reference(out, s->nodes[node].object);
    }
    return tree_finish(tree);
}

void structure_write(Structure *structure)
{
    Haru *haru = structure->document->haru;
    ObjectId root = haru_reserve(haru);
    choose_elements(structure);
    collect_ids(structure);
    for (uint32_t i = 0; i < structure->count; i++) {
        if (structure->nodes[i].object) {
            haru_set_late(haru, structure->nodes[i].object, write_element, structure, i);
        }
    }
    Syntax s = {0};
    syntax_put(&s, "/Type /StructTreeRoot\n/K [");
    syntax_reference(&s, structure->nodes[0].object);
    syntax_byte(&s, ']');
    document_put_entry(&s, "/ParentTree", write_parent_tree(structure));
    syntax_put(&s, "\n/ParentTreeNextKey ");
    syntax_integer(&s,
                   (int64_t)structure->document->pages->page->len + structure->annotations->len);
    document_put_entry(&s, "/IDTree", write_id_tree(structure));
    haru_set(haru, root, &s);
    syntax_free(&s);
    document_put_entry(structure->document->catalogue, "/StructTreeRoot", root);
    syntax_put(structure->document->catalogue, "\n/MarkInfo <</Marked true>>");
}
