#include "pdf/tree.h"

/* Entries of a leaf and kids of a node. A leaf ends earlier when its values are long. */
#define ENTRIES_PER_LEAF 128
#define BYTES_PER_LEAF 16384
#define KIDS_PER_NODE 128

/* A finished node with its first and last key as written in Limits. */
typedef struct Node {
    ObjectId object;
    GString *first, *last;
} Node;

struct Tree {
    Haru *haru;
    bool is_names;
    Syntax leaf;           /* keys and values of the leaf in work */
    int entries;           /* in it */
    GString *first, *last; /* its keys */
    GArray *nodes;         /* of Node: the finished leaves */
};

Tree *tree_new(Haru *haru)
{
    Tree *tree = g_new0(Tree, 1);
    tree->haru = haru;
    tree->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    return tree;
}

/* Every node but the root has Limits; a root with Limits does no harm in a reader, but is not
 * what the standard says, so the root is told apart. */
static ObjectId write_node(Haru *haru, const char *what, const Syntax *inside, const Node *node,
                           bool is_root)
{
    Syntax s = {0};
    if (!is_root) {
        syntax_put(&s, "/Limits [");
        syntax_append(&s, node->first->str, node->first->len);
        syntax_byte(&s, ' ');
        syntax_append(&s, node->last->str, node->last->len);
        syntax_put(&s, "]\n");
    }
    syntax_put(&s, what);
    syntax_put(&s, " [");
    syntax_append(&s, inside->bytes, inside->length);
    syntax_put(&s, "]");
    ObjectId object = haru_add(haru, &s);
    syntax_free(&s);
    return object;
}

static void finish_leaf(Tree *tree, bool is_root)
{
    Node node = {0, tree->first, tree->last};
    node.object =
        write_node(tree->haru, tree->is_names ? "/Names" : "/Nums", &tree->leaf, &node, is_root);
    g_array_append_val(tree->nodes, node);
    tree->first = tree->last = NULL;
    tree->entries = 0;
    syntax_clear(&tree->leaf);
}

/* `key` as written. */
static Syntax *add_entry(Tree *tree, const Syntax *key)
{
    if (tree->entries >= ENTRIES_PER_LEAF || tree->leaf.length >= BYTES_PER_LEAF) {
        finish_leaf(tree, false);
    }
    if (tree->entries == 0) {
        tree->first = g_string_new_len(key->bytes, (gssize)key->length);
        tree->last = g_string_new(NULL);
    } else {
        syntax_byte(&tree->leaf, '\n');
    }
    g_string_overwrite_len(g_string_truncate(tree->last, 0), 0, key->bytes, (gssize)key->length);
    tree->entries++;
    syntax_append(&tree->leaf, key->bytes, key->length);
    syntax_byte(&tree->leaf, ' ');
    return &tree->leaf;
}

Syntax *tree_add_number(Tree *tree, int64_t key)
{
    Syntax s = {0};
    syntax_integer(&s, key);
    Syntax *leaf = add_entry(tree, &s);
    syntax_free(&s);
    return leaf;
}

Syntax *tree_add_name(Tree *tree, const char *key)
{
    Syntax s = {0};
    tree->is_names = true;
    syntax_bytes(&s, key, strlen(key));
    Syntax *leaf = add_entry(tree, &s);
    syntax_free(&s);
    return leaf;
}

/* Puts a level of nodes above the finished ones. */
static void add_level(Tree *tree)
{
    GArray *above = g_array_new(FALSE, FALSE, sizeof(Node));
    bool is_root = tree->nodes->len <= KIDS_PER_NODE;
    Syntax kids = {0};
    for (guint from = 0; from < tree->nodes->len; from += KIDS_PER_NODE) {
        guint to = MIN(from + KIDS_PER_NODE, tree->nodes->len);
        syntax_clear(&kids);
        for (guint i = from; i < to; i++) {
            syntax_reference(&kids, g_array_index(tree->nodes, Node, i).object);
            syntax_byte(&kids, ' ');
        }
        Node node = {0, g_array_index(tree->nodes, Node, from).first,
                     g_array_index(tree->nodes, Node, to - 1).last};
        node.object = write_node(tree->haru, "/Kids", &kids, &node, is_root);
        for (guint i = from; i < to; i++) {
            const Node *kid = &g_array_index(tree->nodes, Node, i);
            if (kid->first != node.first) {
                g_string_free(kid->first, TRUE);
            }
            if (kid->last != node.last) {
                g_string_free(kid->last, TRUE);
            }
        }
        g_array_append_val(above, node);
    }
    syntax_free(&kids);
    g_array_free(tree->nodes, TRUE);
    tree->nodes = above;
}

ObjectId tree_finish(Tree *tree)
{
    if (tree->entries > 0) {
        finish_leaf(tree, tree->nodes->len == 0);
    }
    while (tree->nodes->len > 1) {
        add_level(tree);
    }
    ObjectId root = 0;
    if (tree->nodes->len == 1) {
        const Node *node = &g_array_index(tree->nodes, Node, 0);
        root = node->object;
        g_string_free(node->first, TRUE);
        g_string_free(node->last, TRUE);
    }
    g_array_free(tree->nodes, TRUE);
    syntax_free(&tree->leaf);
    g_free(tree);
    return root;
}
