/* Private to source/: XML files as a plain tree with exact positions.
 *
 * libxml2 reads, this part keeps: elements, attributes and texts with the line and column where
 * each begins, in the pool. No DTD, no entities of the author's, no network, no inclusion; depth
 * and attributes are limited. What may stand where is checked against tables (XmlShape), so that
 * every message can say what is allowed there and which name was probably meant. */
#ifndef KEHOACH_SOURCE_XML_H
#define KEHOACH_SOURCE_XML_H

#include "base/finding.h"

#define XML_MAX_ATTRIBUTES 64
/* Messages about the syntax of one file; after so many the rest says nothing new. */
#define XML_MAX_SYNTAX_FINDINGS 20

/* The same for what stands in the wrong place, and for cells that do not fit their table. */
#define XML_MAX_SHAPE_FINDINGS 200

typedef struct XmlAttribute {
    const char *name, *value; /* the value as typed, entities resolved */
    SourcePos pos;
} XmlAttribute;

typedef struct XmlNode XmlNode;

struct XmlNode {
    const char *name; /* with its prefix; NULL for a text */
    const char *text; /* of a text: as typed, entities resolved */
    size_t length;    /* of the text, in bytes */
    const XmlAttribute *attribute;
    int attribute_count;
    XmlNode *parent, *first, *last, *next;
    SourcePos pos;
};

/* The root element, in the pool, or NULL after a finding: a file that is not well-formed gives no
 * tree, because what follows a fault would only produce wrong messages. `root_hint` is the name of
 * the element the file should begin with, for the message about an empty file. */
XmlNode *xml_read(Pool *pool, const SourceFile *file, const char *root_hint, Findings *findings);

/* ---- what may stand where ---- */

typedef enum XmlContent {
    XML_NOTHING,    /* empty element */
    XML_WORDS,      /* text only; may be empty */
    XML_SOME_WORDS, /* text only, not empty */
    XML_ELEMENTS,   /* elements in any order, no text */
    XML_SEQUENCE,   /* elements in the order of the table, no text */
    XML_MIXED       /* text and elements */
} XmlContent;

/* `attributes` and `children`: names parted by spaces, each followed by how often it may stand
 * there: nothing = optional (attributes) or any number (children), "!" = required, exactly once
 * for children, "?" = at most once, "+" = at least once, "|" = any number, mixed with the name
 * before it. */
typedef struct XmlShape {
    const char *name;
    XmlContent content;
    const char *attributes, *children;
} XmlShape;

/* Checks the whole tree against the shapes (a table ended by a NULL name); the root must be one of
 * `roots` (parted by spaces). Gives false if the root is another element: then nothing below it was
 * looked at. Elements that are not in the table are reported and not looked into. */
bool xml_check(const XmlNode *root, const char *roots, const XmlShape *shapes, Findings *findings);

/* ---- walking ---- */

bool xml_is(const XmlNode *node, const char *name);
/* First child element of the name, or NULL. */
const XmlNode *xml_child(const XmlNode *parent, const char *name);
/* The next sibling element of the same name, or NULL. */
const XmlNode *xml_again(const XmlNode *node);
/* Number of child elements of the name. */
int xml_count(const XmlNode *parent, const char *name);

const XmlAttribute *xml_attribute(const XmlNode *node, const char *name);
/* The attribute's value cleaned (NFC, single spaces), or NULL if it is absent. An empty value is a
 * finding and NULL. */
const char *xml_value(Pool *pool, const XmlNode *node, const char *name, Findings *findings);
/* All text below the element, cleaned; "" if there is none. Paragraphs are parted by a space. */
const char *xml_words(Pool *pool, const XmlNode *node);

/* Where the first letter of a text stands; its own position may be that of a line end before it. */
SourcePos xml_text_pos(const XmlNode *text);

/* Next node in document order below `top` (the first is `top` itself), NULL at the end; with
 * `skip` the children of `node` are passed over. */
const XmlNode *xml_next(const XmlNode *top, const XmlNode *node, bool skip);

#endif
