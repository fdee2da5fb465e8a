/* Pages: what layout hands to a page writer. Items are placed to the unit; each belongs to a leaf
 * of the structure tree or is an artefact, decided by layout. The writer only wraps marks around
 * them. Coordinates: Len (1/1000 pt), origin at the page's top left corner, y downwards. */
#ifndef KEHOACH_PAGES_PAGES_H
#define KEHOACH_PAGES_PAGES_H

#include "base/pool.h"
#include "font/font.h"
#include "image/image.h"

/* ---- logical structure (ISO 32000-1, 14.7 and 14.8) ---- */

typedef enum TagRole {
    TAG_DOCUMENT,
    TAG_PART,
    TAG_SECT,
    TAG_DIV,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_P,
    TAG_BLOCK_QUOTE,
    TAG_CODE,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_NOTE,
    TAG_REFERENCE,
    TAG_LINK,
    TAG_FIGURE,
    TAG_FORM,
    TAG_SPAN,
    TAG_CONTENT, /* a leaf: a stretch of marked content, not an element */
    TAG_ROLE_COUNT
} TagRole;

typedef enum TagScope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } TagScope;

typedef struct TagNode TagNode;
struct TagNode {
    TagRole role;
    uint32_t order; /* place in reading order: of the page writer, while it writes */
    TagNode *parent, *first, *last, *next;
    const char *id;          /* element ID, for table headers and notes; or NULL */
    const char *title;       /* T; or NULL */
    const char *alternative; /* Alt; or NULL */
    const char *actual_text; /* ActualText, on a TAG_SPAN element; or NULL */
    const char *expansion;   /* E, on TAG_SPAN; or NULL */
    const char
        *decoration;      /* TextDecorationType, on TAG_SPAN: "Underline", "LineThrough"; or NULL */
    const char *language; /* Lang where it differs from the document's; or NULL */
    TagScope scope;       /* of TAG_TH */
    int column_span, row_span;     /* of TAG_TH and TAG_TD; 0 counts as 1 */
    const TagNode *const *headers; /* of TAG_TD and TAG_TH, all with an id */
    int header_count;
    const char *numbering; /* ListNumbering: "None", "Decimal", "LowerAlpha", "Disc" … */
    Len box[4];            /* of TAG_FIGURE: left, top, right, bottom on its page (BBox) */
};

TagNode *tag_new(Pool *pool, TagNode *parent, TagRole role);
const char *tag_role_name(TagRole role);

/* ---- items ---- */

typedef enum ArtifactType {
    ARTIFACT_NONE,       /* real content: item->leaf says whose */
    ARTIFACT_PAGINATION, /* page numbers, repeated headers */
    ARTIFACT_LAYOUT,     /* rules, backgrounds */
    ARTIFACT_BACKGROUND  /* watermarks */
} ArtifactType;

/* One word of a text item. */
typedef struct PageWord {
    const Shape *shape;
    Len x;             /* left edge, from the page's left edge */
    bool space_before; /* a space belongs before it in the text (the gap is drawn by x) */
} PageWord;

typedef enum PageItemKind {
    ITEM_TEXT,
    ITEM_RULE, /* a filled rectangle: lines and backgrounds */
    ITEM_PATH, /* chart shapes: polygon or line, filled or stroked */
    ITEM_IMAGE
} PageItemKind;

typedef struct PageColour {
    uint8_t red, green, blue;
} PageColour;

typedef struct PageItem {
    PageItemKind kind;
    ArtifactType artifact;
    const TagNode *leaf; /* TAG_CONTENT, or NULL for an artefact */
    PageColour colour;
    union {
        struct {
            FaceStyle face;
            Len size;
            Len y; /* baseline */
            const PageWord *word;
            int count;
            bool space_after; /* a space ends the item in the text: the line's end inside a
                                 paragraph */
            int angle; /* degrees, counter-clockwise about (word[0].x, y); 0 except watermarks */
        } text;
        struct {
            Len x, y, width, height;
        } rule;
        struct {
            const Len *points; /* x, y pairs */
            int count;
            bool closed, filled;
            Len line_width; /* of a stroke */
            Len dash;       /* 0 = solid */
        } path;
        struct {
            Len x, y, width, height;
            const Image *image; /* borrowed from the plan, which lives longer */
        } image;
    } u;
} PageItem;

/* A rectangle that leads somewhere; several rectangles (one a line) may share one Link element. */
typedef struct PageLink {
    Len x, y, width, height;
    const char *url;         /* or NULL */
    const char *destination; /* name in Pages.destinations, or NULL */
    const char *contents;    /* what the link does, for Contents (PDF/UA 7.18.5) */
    TagNode *element;        /* TAG_LINK */
} PageLink;

/* An empty signature field (NĐ 30, PL I, II.7d and 8). */
typedef struct PageSignature {
    Len x, y, width, height;
    const char *name, *description;
    TagNode *element; /* TAG_FORM */
} PageSignature;

typedef struct Page {
    Len width, height;
    const char
        *label;    /* page number as printed or understood: "1", "2"; prefix for annexes "PL-1" */
    GArray *items; /* PageItem, in reading order */
    GArray *links; /* PageLink */
    GArray *signatures; /* PageSignature */
} Page;

typedef struct PageDestination {
    const char *name;
    int page; /* index */
    Len y;
} PageDestination;

typedef struct PageBookmark {
    int level; /* 1 = top */
    const char *title;
    const char *destination;
    const TagNode *element; /* structure element, or NULL */
} PageBookmark;

typedef struct PageAttachment {
    const char *file_name, *description, *media_type;
    const char *relationship; /* AFRelationship: "Data", "Source", "Alternative" */
    const void *bytes;
    size_t length;
} PageAttachment;

typedef struct Pages {
    Pool *pool;
    FontSet *fonts;
    GPtrArray *page;      /* Page* */
    TagNode *structure;   /* TAG_DOCUMENT */
    GArray *destinations; /* PageDestination */
    GArray *bookmarks;    /* PageBookmark */
    GArray *attachments;  /* PageAttachment */
    const char *title, *author, *subject, *keywords, *language;
    int year, month, day; /* of the document (its own date, never the clock); year 0 = unknown */
} Pages;

Pages *pages_new(FontSet *fonts);
void pages_free(Pages *pages);
Page *pages_add(Pages *pages, Len width, Len height);

#endif
