/* What may stand where in our XML, and walking its tree. */
#include "source/xml.h"

#include "base/message.h"
#include "base/nearest.h"
#include "source/read.h"

#include <string.h>

#define MAX_WORDS 32
#define EXCERPT_LETTERS 40

/* One name of a shape's list. */
typedef struct Word {
    char name[32];
    char mark; /* '!', '?', '+', '|' or '\0' */
    int rank;  /* place in a sequence */
} Word;

typedef struct Words {
    Word word[MAX_WORDS];
    size_t count;
} Words;

static void split(const char *list, Words *words)
{
    words->count = 0;
    while (list && *(list += strspn(list, " ")) && words->count < MAX_WORDS) {
        Word *word = &words->word[words->count++];
        size_t length = strcspn(list, " ");
        size_t name = strcspn(list, " !?+|");
        g_strlcpy(word->name, list, MIN(sizeof word->name, name + 1));
        word->mark = '\0';
        if (name < length) {
            word->mark = list[name];
        }
        bool same = word->mark == '|' && words->count > 1;
        word->rank = (int)words->count - (same ? 2 : 1);
        list += length;
    }
}

static int find_word(const Words *words, const char *name)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->word[i].name, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static char *join(const Words *words, const char *before, const char *after)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < words->count; i++) {
        g_string_append_printf(out, "%s%s%s%s", i > 0 ? ", " : "", before, words->word[i].name,
                               after);
    }
    return g_string_free(out, FALSE);
}

static const char *near_word(const Words *words, const char *typed)
{
    const char *names[MAX_WORDS];
    for (size_t i = 0; i < words->count; i++) {
        names[i] = words->word[i].name;
    }
    return nearest_name(typed, names, words->count);
}

static const XmlShape *find_shape(const XmlShape *shapes, const char *name)
{
    for (; shapes->name; shapes++) {
        if (strcmp(shapes->name, name) == 0) {
            return shapes;
        }
    }
    return NULL;
}

/* ---- attributes ---- */

static void add_unknown_attribute(const XmlNode *node, const XmlAttribute *attribute,
                                  const Words *allowed, Findings *findings)
{
    if (allowed->count == 0) {
        findings_add(findings, FINDING_ATTRIBUTE_NONE, attribute->pos, attribute->name, node->name,
                     NULL);
        return;
    }
    const char *meant = near_word(allowed, attribute->name);
    char *list = join(allowed, "", "");
    findings_add(findings, meant ? FINDING_ATTRIBUTE_UNKNOWN_NEAR : FINDING_ATTRIBUTE_UNKNOWN,
                 attribute->pos, attribute->name, node->name, list, meant, NULL);
    g_free(list);
}

static void check_attributes(const XmlNode *node, const XmlShape *shape, Findings *findings)
{
    Words allowed;
    split(shape->attributes, &allowed);
    for (int i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *a = &node->attribute[i];
        bool schema = !node->parent && g_str_has_prefix(a->name, "xsi:");
        if (!schema && find_word(&allowed, a->name) < 0) {
            add_unknown_attribute(node, a, &allowed, findings);
        }
    }
    for (size_t i = 0; i < allowed.count; i++) {
        const Word *word = &allowed.word[i];
        if (word->mark == '!' && !xml_attribute(node, word->name)) {
            findings_add(findings, FINDING_ATTRIBUTE_MISSING, node->pos, node->name, word->name,
                         NULL);
        }
    }
}

/* ---- content ---- */

static bool is_blank(const XmlNode *text)
{
    return strspn(text->text, " \t\n") == text->length;
}

static void add_stray_text(const XmlNode *text, const Words *allowed, Findings *findings)
{
    Pool *pool = pool_new();
    const char *words = source_clean_text(pool, text->text, text->length, false);
    char *excerpt = g_utf8_strlen(words, -1) > EXCERPT_LETTERS
                        ? g_utf8_substring(words, 0, EXCERPT_LETTERS)
                        : g_strdup(words);
    char *list = join(allowed, "<", ">");
    findings_add(findings, FINDING_TEXT_STRAY, xml_text_pos(text), excerpt, text->parent->name,
                 list, NULL);
    g_free(list);
    g_free(excerpt);
    pool_free(pool);
}

/* Gives the place of the name that was probably meant, or -1. */
static int add_unknown_element(const XmlNode *child, const XmlShape *shape, const Words *allowed,
                               int told, Findings *findings)
{
    if (told > XML_MAX_SHAPE_FINDINGS) {
        return -1;
    }
    if (shape->content == XML_WORDS || shape->content == XML_SOME_WORDS) {
        findings_add(findings, FINDING_ELEMENT_NOT_HERE, child->pos, child->name, shape->name,
                     NULL);
        return -1;
    }
    const char *meant = near_word(allowed, child->name);
    char *list = join(allowed, "<", ">");
    findings_add(findings, meant ? FINDING_ELEMENT_UNKNOWN_NEAR : FINDING_ELEMENT_UNKNOWN,
                 child->pos, child->name, shape->name, list, meant, NULL);
    g_free(list);
    return meant ? find_word(allowed, meant) : -1;
}

static void add_missing(const XmlNode *node, const XmlShape *shape, const Words *allowed, size_t i,
                        Findings *findings)
{
    char *where = NULL;
    for (size_t k = i; shape->content == XML_SEQUENCE && k > 0 && !where; k--) {
        if (xml_child(node, allowed->word[k - 1].name)) {
            where = g_strdup_printf("%s <%s>", _(", ngay sau"), allowed->word[k - 1].name);
        }
    }
    findings_add(findings, FINDING_ELEMENT_MISSING, node->pos, node->name, allowed->word[i].name,
                 where ? where : "", NULL);
    g_free(where);
}

static void check_counts(const XmlNode *node, const XmlShape *shape, const Words *allowed,
                         const int *seen, Findings *findings)
{
    for (size_t i = 0; i < allowed->count; i++) {
        char mark = allowed->word[i].mark;
        if (seen[i] == 0 && (mark == '!' || mark == '+')) {
            add_missing(node, shape, allowed, i, findings);
        }
    }
}

static void add_many(const XmlNode *node, Findings *findings)
{
    char limit[16];
    g_snprintf(limit, sizeof limit, "%d", XML_MAX_SHAPE_FINDINGS);
    findings_add(findings, FINDING_FAULTS_MANY, node->pos, limit, NULL);
}

/* True if the parent would be right without the node. */
static bool is_spare(const XmlNode *node, const XmlShape *shapes)
{
    const XmlShape *parent = node->parent ? find_shape(shapes, node->parent->name) : NULL;
    Words allowed;
    split(parent ? parent->children : NULL, &allowed);
    int i = find_word(&allowed, node->name);
    char mark = '!';
    if (i >= 0) {
        mark = allowed.word[i].mark;
    }
    return mark != '!' && (mark != '+' || xml_count(node->parent, node->name) > 1);
}

/* Records what is wrong with the elements and texts directly in `node`. */
static void check_children(const XmlNode *node, const XmlShape *shape, const XmlShape *shapes,
                           Findings *findings)
{
    Words allowed;
    split(shape->children, &allowed);
    int seen[MAX_WORDS] = {0};
    int furthest = -1;
    bool order_told = shape->content != XML_SEQUENCE;
    bool text = false, elements = false;
    int told = 0; /* unknown or stray, directly in this element */
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (!child->name) {
            bool blank = is_blank(child);
            text = text || !blank;
            if (!blank && (shape->content == XML_ELEMENTS || shape->content == XML_SEQUENCE) &&
                ++told <= XML_MAX_SHAPE_FINDINGS) {
                add_stray_text(child, &allowed, findings);
            }
            continue;
        }
        elements = true;
        int i = find_word(&allowed, child->name);
        if (i < 0) {
            int meant = shape->content == XML_NOTHING
                            ? -1
                            : add_unknown_element(child, shape, &allowed, ++told, findings);
            if (meant >= 0) {
                /* A mistyped element is not missing as well. */
                seen[meant]++;
            }
            continue;
        }
        char mark = allowed.word[i].mark;
        if (++seen[i] == 2 && (mark == '!' || mark == '?')) {
            findings_add(findings, FINDING_ELEMENT_TWICE, child->pos, child->name, node->name,
                         NULL);
        }
        if (furthest >= 0 && allowed.word[i].rank < allowed.word[furthest].rank && !order_told) {
            findings_add(findings, FINDING_ELEMENT_ORDER, child->pos, child->name, node->name,
                         allowed.word[furthest].name, NULL);
            order_told = true;
        }
        furthest = MAX(furthest, i);
    }
    if (told > XML_MAX_SHAPE_FINDINGS) {
        add_many(node, findings);
    }
    check_counts(node, shape, &allowed, seen, findings);
    if (shape->content == XML_NOTHING && (text || elements)) {
        findings_add(findings, FINDING_ELEMENT_NOT_EMPTY, node->pos, node->name, NULL);
    }
    if (shape->content == XML_SOME_WORDS && !text) {
        findings_add(findings,
                     is_spare(node, shapes) ? FINDING_ELEMENT_EMPTY_SPARE : FINDING_ELEMENT_EMPTY,
                     node->pos, node->name, NULL);
    }
}

/* Is the element allowed where it stands? Its parent has been looked at before. */
static bool is_known(const XmlNode *node, const XmlShape *shapes)
{
    const XmlShape *parent = find_shape(shapes, node->parent->name);
    Words allowed;
    split(parent ? parent->children : NULL, &allowed);
    return find_word(&allowed, node->name) >= 0;
}

static bool enough_said(const XmlNode *node, size_t before, Findings *findings)
{
    if (findings_count(findings, SEVERITY_NOTE) - before < XML_MAX_SHAPE_FINDINGS) {
        return false;
    }
    add_many(node, findings);
    return true;
}

bool xml_check(const XmlNode *root, const char *roots, const XmlShape *shapes, Findings *findings)
{
    Words known;
    split(roots, &known);
    if (find_word(&known, root->name) < 0) {
        char *list = join(&known, "<", ">");
        char *wanted = known.count > 1 ? g_strdup_printf("%s %s", _("một trong"), list) : NULL;
        findings_add(findings, FINDING_ELEMENT_ROOT, root->pos, root->name, wanted ? wanted : list,
                     NULL);
        g_free(wanted);
        g_free(list);
        return false;
    }
    size_t before = findings_count(findings, SEVERITY_NOTE);
    unsigned looked_at = 0;
    bool skip = false;
    for (const XmlNode *node = root; node; node = xml_next(root, node, skip)) {
        skip = true;
        if (!node->name || (node != root && !is_known(node, shapes))) {
            continue;
        }
        const XmlShape *shape = find_shape(shapes, node->name);
        /* Counting takes a while, so it is not done at every node. */
        if (++looked_at % 64 == 0 && enough_said(node, before, findings)) {
            break;
        }
        if (shape) {
            check_attributes(node, shape, findings);
            check_children(node, shape, shapes, findings);
            skip = false;
        }
    }
    return true;
}

/* ---- walking ---- */

bool xml_is(const XmlNode *node, const char *name)
{
    return node && node->name && strcmp(node->name, name) == 0;
}

static const XmlNode *first_named(const XmlNode *node, const char *name)
{
    while (node && !xml_is(node, name)) {
        node = node->next;
    }
    return node;
}

const XmlNode *xml_child(const XmlNode *parent, const char *name)
{
    return parent ? first_named(parent->first, name) : NULL;
}

const XmlNode *xml_again(const XmlNode *node)
{
    return first_named(node->next, node->name);
}

int xml_count(const XmlNode *parent, const char *name)
{
    int n = 0;
    for (const XmlNode *node = xml_child(parent, name); node; node = xml_again(node)) {
        n++;
    }
    return n;
}

const XmlAttribute *xml_attribute(const XmlNode *node, const char *name)
{
    for (int i = 0; node && i < node->attribute_count; i++) {
        if (strcmp(node->attribute[i].name, name) == 0) {
            return &node->attribute[i];
        }
    }
    return NULL;
}

const char *xml_value(Pool *pool, const XmlNode *node, const char *name, Findings *findings)
{
    const XmlAttribute *attribute = xml_attribute(node, name);
    if (!attribute) {
        return NULL;
    }
    const char *value = source_clean_text(pool, attribute->value, strlen(attribute->value), false);
    if (*value == '\0') {
        findings_add(findings, FINDING_ATTRIBUTE_EMPTY, attribute->pos, name, NULL);
        return NULL;
    }
    return value;
}

const char *xml_words(Pool *pool, const XmlNode *node)
{
    if (node->first && node->first == node->last && node->first->text) {
        return source_clean_text(pool, node->first->text, node->first->length, false);
    }
    GString *all = g_string_new(NULL);
    for (const XmlNode *n = node; n; n = xml_next(node, n, false)) {
        if (n->text) {
            g_string_append_len(all, n->text, (gssize)n->length);
        } else if (xml_is(n, "p")) {
            g_string_append_c(all, ' ');
        }
    }
    const char *words = source_clean_text(pool, all->str, all->len, false);
    g_string_free(all, TRUE);
    return words;
}

SourcePos xml_text_pos(const XmlNode *text)
{
    SourcePos pos = text->pos;
    for (const char *p = text->text; *p && g_ascii_isspace(*p); p++) {
        pos.column = *p == '\n' ? 1 : pos.column + 1;
        pos.line += *p == '\n' ? 1 : 0;
    }
    return pos;
}

const XmlNode *xml_next(const XmlNode *top, const XmlNode *node, bool skip)
{
    if (node->first && !skip) {
        return node->first;
    }
    while (node != top && !node->next) {
        node = node->parent;
    }
    return node == top ? NULL : node->next;
}
