#include "pdf/document.h"

#include "pdf/tree.h"

#include <stdlib.h>

/* Page labels (ISO 32000-1, 12.4.2): a label is a prefix and, if it ends so, a decimal number. A
 * range goes on while the prefix stays and the number grows by one. */

typedef struct Label {
    const char *text;
    size_t prefix;  /* bytes before the number */
    int64_t number; /* 0 = the label has none */
} Label;

/* Numbers of more than nine digits are no page numbers, and leading noughts belong to the prefix:
 * a viewer would not write them. */
static Label split_label(const char *text)
{
    Label label = {text ? text : "", 0, 0};
    size_t end = strlen(label.text), from = end;
    while (from > 0 && end - from < 9 && g_ascii_isdigit(label.text[from - 1])) {
        from--;
    }
    while (from < end && label.text[from] == '0') {
        from++;
    }
    label.prefix = from;
    label.number = from < end ? strtoll(label.text + from, NULL, 10) : 0;
    return label;
}

static bool continues(const Label *before, const Label *label)
{
    return before->number > 0 && label->number == before->number + 1 &&
           before->prefix == label->prefix && memcmp(before->text, label->text, label->prefix) == 0;
}

static void put_range(Syntax *s, Pool *pool, const Label *label)
{
    syntax_put(s, "<<");
    if (label->prefix > 0) {
        syntax_put(s, "/P ");
        syntax_text(s, pool_strndup(pool, label->text, label->prefix));
    }
    if (label->number > 0) {
        syntax_put(s, "/S /D");
        if (label->number > 1) {
            syntax_put(s, " /St ");
            syntax_integer(s, label->number);
        }
    }
    syntax_put(s, ">>");
}

void labels_write(PdfDocument *document)
{
    Tree *tree = tree_new(document->haru);
    Label before = {0};
    for (guint i = 0; i < document->pages->page->len; i++) {
        Label label = split_label(document_page(document, (int)i)->label);
        if (i == 0 || !continues(&before, &label)) {
            put_range(tree_add_number(tree, i), document->pool, &label);
        }
        before = label;
    }
    document_put_entry(document->catalogue, "/PageLabels", tree_finish(tree));
}
