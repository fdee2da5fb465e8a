/* Private to layout/: inline nodes become pieces (shaped words with style, leaf, link and note),
 * pieces become lines, lines become strips of placed items. */
#ifndef KEHOACH_LAYOUT_INLINES_H
#define KEHOACH_LAYOUT_INLINES_H

#include "base/finding.h"
#include "layout/linebreak.h"
#include "pages/pages.h"
#include "plan/change.h"
#include "plan/plan.h"
#include "plan/tie.h"

/* Room for the work on one paragraph, used again for the next (inlines.c, lines.c). */
typedef struct MaterialRoom MaterialRoom;
typedef struct LineRoom LineRoom;

/* What all parts of one layout share. */
typedef struct Setting {
    Pool *pool; /* of the pages */
    Pool *work; /* of this layout: lines and tables before they are painted */
    const Plan *plan;
    FontSet *fonts;
    Findings *findings;
    TieNames *names;
    GArray *look; /* of Look, by shape number */
    MaterialRoom *material_room;
    LineRoom *line_room;
    GHashTable *lacking;  /* characters already reported as lacking */
    GHashTable *expanded; /* abbreviations already expanded in this part */
    int tag_ids;          /* for unique element ids */
    GHashTable *remarked; /* moves that have told of their other place; or NULL */
    GHashTable *told;     /* changes whose number has its place in the margin; NULL if the plan does
                             not merge two */
    GArray *spot;         /* of ChangeSpot: what the margin of the page being painted is to tell */
} Setting;

/* What was found out about a word, which a long text repeats. */
typedef struct Look {
    const KnownWord *known;           /* NULL = not asked for yet */
    const Abbreviation *abbreviation; /* without the punctuation around it; or NULL */
    uint32_t first, end;              /* bytes of the abbreviation within the word */
    Len size, width;                  /* the width in the size it was last set in */
    bool looked;                      /* for an abbreviation and for what its face lacks */
} Look;

typedef struct PieceLink {
    const char *url, *destination, *contents;
    TagNode *element;
} PieceLink;

/* Where a line was changed: a bar in the margin, and the number of what begins there. */
typedef struct ChangeSpot {
    Len y, height;
    const PlanChange *change; /* NULL: only the bar */
    const PieceLink *link;    /* of the number; or NULL */
} ChangeSpot;

typedef struct Piece {
    const Shape *shape;
    FaceStyle face;
    Len size, rise; /* rise: above the baseline, for note marks */
    Len width;
    Len space; /* natural space before it; 0 if it is glued to its predecessor */
    Tie tie;
    bool forced; /* a line starts with it */
    bool cut;    /* a line may start with it: it goes on a word that was too wide */
    const TagNode *leaf;
    const PieceLink *link;
    const PlanNode *note; /* this piece is the first mark of the note */
    PageColour colour;
    const PlanChange *change; /* what became of it, or NULL */
    const PieceLink *told;    /* the change begins with this piece */
} Piece;

typedef struct Material {
    Piece *piece;
    guint count, room;     /* pieces; of these it has memory for `room` */
    Len space;             /* width of the space that was read last, 0 after a piece */
    bool break_pending;    /* a forced break likewise */
    const PieceLink *told; /* a change that begins with the next piece */
} Material;

typedef struct TextStyle {
    bool bold, italic, mono, capitals;
    Len size;
    PageColour colour;
    const PlanChange *change; /* of all of the text; or NULL */
} TextStyle;

MaterialRoom *material_room_new(void);
void material_room_free(MaterialRoom *room);

Material material_new(Setting *setting);
void material_free(Setting *setting, Material *material);
/* Appends a piece and gives it, to be set. Moves those before it. */
Piece *material_append(Material *material);

/* Appends text as pieces, parted at spaces; marked content below `tag` (NULL for artefacts). */
void material_text(Setting *setting, Material *material, const char *text, TextStyle style,
                   TagNode *tag);
/* Appends a space of this style: after a label that is set apart from its text. */
void material_space(Setting *setting, Material *material, TextStyle style);
/* Appends the inline children of `node`; structure elements go below `tag`. */
void material_inlines(Setting *setting, Material *material, const PlanNode *node, TextStyle style,
                      TagNode *tag);
/* Finds ties, with `compounds` inside compound words too; call once, when the material is whole. */
void material_tie(Setting *setting, Material *material, bool compounds);
/* Widths: the widest unbreakable stretch (ties count once they are found), and all on one line. */
void material_extents(const Material *material, Len *narrowest, Len *widest);

/* ---- changes (changes.c) ---- */

/* The link from a change to its entry in the list, as an element of `tag`; NULL if the change is
 * not shown or was told before. `node` is where it stands, NULL in the head. */
const PieceLink *change_link(Setting *setting, const PlanChange *change, const PlanNode *node,
                             TagNode *tag);
/* The element around words that were changed. */
TagNode *change_span(Setting *setting, const PlanChange *change, TagNode *tag);
PageColour change_colour(const PlanChange *change);
/* Rules under or through a stretch of a line. Appends PageItems. */
void change_draw(Pool *pool, GArray *items, const PlanChange *change, Len x, Len width,
                 Len baseline, Len size);
/* What a move says of its other place behind its first words; NULL for other changes, and where it
 * was said before. */
const char *change_remark(Setting *setting, const PlanChange *change, const PlanNode *node);

/* ---- lines ---- */

typedef enum Align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;

/* Placed items with y relative to the strip's own top; x absolute on the page. */
typedef struct Strip {
    PageItem *item;
    int item_count;
    PageLink *link;
    int link_count;
    const char **destination; /* names that lead to its top */
    int destination_count;
    const PlanNode **note; /* first marked here */
    int note_count;
    PageSignature *signature;
    int signature_count;
    ChangeSpot *spot;
    int spot_count;
    bool has_figure; /* some of its items are a Figure's */
} Strip;

LineRoom *line_room_new(void);
void line_room_free(LineRoom *room);

typedef struct LineBox {
    Len x, width; /* the measure */
    Len indent;   /* of the first line */
    Align align;
    Len leading;
} LineBox;

/* Breaks the material and gives a strip a line (array in the work's pool). Words wider than the
 * measure are cut into smaller pieces first. */
Strip *material_lines(Setting *setting, Material *material, LineBox box, int *count);
/* As material_lines, but `balanced`: lines of equal length, for centred titles. */
Strip *material_title(Setting *setting, Material *material, LineBox box, int *count);

/* Width of the line a strip holds: from its leftmost to its rightmost ink box. */
Len strip_width(const Strip *strip);
void strip_add_rule(Setting *setting, Strip *strip, Len x, Len y, Len width, Len height,
                    PageColour colour);
void strip_add_destination(Setting *setting, Strip *strip, const char *name);
void strip_add_spot(Setting *setting, Strip *strip, ChangeSpot spot);
/* Ends the strip's last line in the text: a space parts it from what is set below it. */
void strip_end_line(Strip *strip);
/* Puts all of `more` into `strip`, lowered by `dy`. */
void strip_merge(Setting *setting, Strip *strip, const Strip *more, Len dy);

/* The baseline below the top of a line of this leading and size: letters in the middle of it. */
Len baseline_in(const FontSet *fonts, Len leading, Len size);

#endif
