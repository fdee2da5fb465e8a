#include "layout/inlines.h"

#include "base/text.h"
#include "layout/style.h"

#include <string.h>

/* Of so many spaces in a face and size. */
typedef struct SpaceWidth {
    FaceStyle face;
    Len size;
    size_t count;
    Len width;
} SpaceWidth;

struct MaterialRoom {
    SpaceWidth space; /* the last that was asked for */
    GArray *spare;    /* of Material: those that are done with */
    /* by word of the material that is being tied */
    GPtrArray *known;
    GArray *start; /* of guint: its first piece */
    GArray *tie;   /* of Tie */
};

MaterialRoom *material_room_new(void)
{
    MaterialRoom *room = g_new0(MaterialRoom, 1);
    room->spare = g_array_new(FALSE, FALSE, sizeof(Material));
    room->known = g_ptr_array_new();
    room->start = g_array_new(FALSE, FALSE, sizeof(guint));
    room->tie = g_array_new(FALSE, FALSE, sizeof(Tie));
    return room;
}

void material_room_free(MaterialRoom *room)
{
    for (guint i = 0; i < room->spare->len; i++) {
        g_free(g_array_index(room->spare, Material, i).piece);
    }
    g_array_unref(room->spare);
    g_ptr_array_unref(room->known);
    g_array_unref(room->start);
    g_array_unref(room->tie);
    g_free(room);
}

#define FIRST_PIECES 64

Material material_new(Setting *setting)
{
    GArray *spare = setting->material_room->spare;
    if (spare->len == 0) {
        return (Material){0};
    }
    Material material = g_array_index(spare, Material, spare->len - 1);
    g_array_set_size(spare, spare->len - 1);
    return material;
}

void material_free(Setting *setting, Material *material)
{
    Material spare = {.piece = g_steal_pointer(&material->piece), .room = material->room};
    g_array_append_val(setting->material_room->spare, spare);
}

Piece *material_append(Material *material)
{
    if (material->count == material->room) {
        material->room = MAX(2 * material->room, FIRST_PIECES);
        material->piece = g_renew(Piece, material->piece, material->room);
    }
    return &material->piece[material->count++];
}

static FaceStyle face_of(TextStyle style)
{
    if (style.mono) {
        return FACE_MONO;
    }
    if (style.bold) {
        return style.italic ? FACE_BOLD_ITALIC : FACE_BOLD;
    }
    return style.italic ? FACE_ITALIC : FACE_REGULAR;
}

/* What surrounds text while the inline tree is walked. */
typedef struct Context {
    TextStyle style;
    TagNode *tag;
    const PieceLink *link;
    Len rise;
} Context;

static TagNode *open_leaf(Setting *setting, TagNode *tag)
{
    if (!tag) {
        return NULL;
    }
    if (tag->last && tag->last->role == TAG_CONTENT) {
        return tag->last;
    }
    return tag_new(setting->pool, tag, TAG_CONTENT);
}

static void report_lacking(Setting *setting, const Shape *shape, SourcePos pos)
{
    uint32_t missing = font_lacks(shape);
    if (missing == 0 || !g_hash_table_add(setting->lacking, GUINT_TO_POINTER(missing))) {
        return;
    }
    char letter[8] = {0}, code[16];
    g_unichar_to_utf8(missing, letter);
    g_snprintf(code, sizeof code, "U+%04X", missing);
    findings_add(setting->findings, FINDING_LETTER_LACKING, pos, letter, code,
                 face_postscript_name(shape->face), NULL);
}

static bool is_around(gunichar c)
{
    return !g_unichar_isalnum(c) && c != '&';
}

static void look_for_abbreviation(const Catalogue *catalogue, const char *word, Look *look)
{
    const char *first = word, *end = word + strlen(word);
    while (first < end && is_around(g_utf8_get_char(first))) {
        first = g_utf8_next_char(first);
    }
    while (end > first && is_around(g_utf8_get_char(g_utf8_prev_char(end)))) {
        end = g_utf8_prev_char(end);
    }
    if (catalogue && end > first && end - first <= 16) {
        char core[20] = {0};
        memcpy(core, first, (size_t)(end - first));
        look->abbreviation = catalogue_abbreviation_find(catalogue, core);
        look->first = (uint32_t)(first - word);
        look->end = (uint32_t)(end - word);
    }
}

/* What is known of a shape, met here. Good until the next is asked for. */
static Look *look_of(Setting *setting, const Shape *shape, SourcePos pos)
{
    guint number = (guint)shape->number;
    if (setting->look->len <= number) {
        g_array_set_size(setting->look, MAX(number + 1, setting->look->len * 2));
    }
    Look *look = &g_array_index(setting->look, Look, number);
    if (!look->looked) {
        look->looked = true;
        look_for_abbreviation(setting->plan->catalogue, shape->text, look);
        report_lacking(setting, shape, pos);
    }
    return look;
}

/* A long text sets most words in one size. */
static Len width_of(const Shape *shape, Look *look, Len size)
{
    if (look->size != size) {
        look->size = size;
        look->width = font_scale(shape->face, shape->width, size);
    }
    return look->width;
}

static void add_shape(Setting *setting, Material *m, const Shape *shape, Look *look,
                      const Context *context, TagNode *tag)
{
    Len size = context->style.size, space = m->break_pending || m->count == 0 ? 0 : m->space;
    *material_append(m) = (Piece){
        .shape = shape,
        .face = face_of(context->style),
        .size = size,
        .rise = context->rise,
        .width = width_of(shape, look, size),
        .space = space,
        .leaf = open_leaf(setting, tag),
        .link = context->link,
        .forced = m->break_pending,
        .colour = context->style.colour,
        .change = context->style.change,
        .told = m->told,
    };
    m->told = NULL;
    m->space = 0;
    m->break_pending = false;
}

static void add_piece(Setting *setting, Material *m, const char *text, size_t length,
                      const Context *context, TagNode *tag, SourcePos pos)
{
    const Shape *shape = font_shape(setting->fonts, face_of(context->style), text, length);
    add_shape(setting, m, shape, look_of(setting, shape, pos), context, tag);
}

/* An abbreviation gets a Span with its expansion (ISO 32000-1, 14.9.5) the first time it occurs in
 * a section, without the punctuation around it. */
static void add_word(Setting *setting, Material *m, const Shape *shape, size_t length,
                     const Context *context, SourcePos pos)
{
    Look *look = look_of(setting, shape, pos);
    const Abbreviation *abbreviation = context->tag ? look->abbreviation : NULL;
    if (!abbreviation || !g_hash_table_add(setting->expanded, (gpointer)(guintptr)abbreviation)) {
        add_shape(setting, m, shape, look, context, context->tag);
        return;
    }
    const char *word = shape->text;
    size_t first = look->first, end = look->end;
    if (first > 0) {
        add_piece(setting, m, word, first, context, context->tag, pos);
    }
    TagNode *span = tag_new(setting->pool, context->tag, TAG_SPAN);
    span->expansion = abbreviation->expansion;
    if (strcmp(abbreviation->language, "vi") != 0) {
        span->language = abbreviation->language;
    }
    add_piece(setting, m, word + first, end - first, context, span, pos);
    if (end < length) {
        add_piece(setting, m, word + end, length - end, context, context->tag, pos);
    }
}

/* A space has the width of the letters it stands among, not of those that follow it; the first of
 * two styles' spaces counts. In code every space counts. */
static void add_space(Setting *setting, Material *m, TextStyle style, size_t count)
{
    if (m->space == 0) {
        SpaceWidth *space = &setting->material_room->space;
        FaceStyle face = face_of(style);
        if (space->face != face || space->size != style.size || space->count != count) {
            const Face *found = font_face(setting->fonts, face);
            int64_t units = (int64_t)count * face_metrics(found)->space;
            *space = (SpaceWidth){face, style.size, count, font_scale(found, units, style.size)};
        }
        m->space = space->width;
    }
}

void material_space(Setting *setting, Material *material, TextStyle style)
{
    add_space(setting, material, style, 1);
}

static void add_text(Setting *setting, Material *m, const char *text, const Context *context,
                     SourcePos pos)
{
    if (context->style.capitals) {
        text = plan_upper(setting->pool, text);
    }
    FaceStyle face = face_of(context->style);
    for (const char *p = text; *p;) {
        if (*p == ' ') {
            size_t count = 1;
            while (p[count] == ' ') {
                count++;
            }
            add_space(setting, m, context->style, context->style.mono ? count : 1);
            p += count;
            continue;
        }
        size_t length;
        const Shape *shape = font_shape_word(setting->fonts, face, p, &length);
        add_word(setting, m, shape, length, context, pos);
        p += length;
    }
}

/* What follows was changed. Its number is a link beside the words, not one around them: links do
 * not nest. */
static void enter_change(Setting *setting, Material *m, Context *context, const PlanChange *change,
                         const PlanNode *node)
{
    if (plan_change_show(change) == SHOW_SAME) {
        return;
    }
    context->style.change = change;
    context->style.colour = change_colour(change);
    if (context->tag) {
        TagNode *beside = context->link ? context->link->element->parent : context->tag;
        const PieceLink *told = change_link(setting, change, node, beside);
        m->told = told ? told : m->told;
        context->tag = change_span(setting, change, context->tag);
    }
}

void material_text(Setting *setting, Material *material, const char *text, TextStyle style,
                   TagNode *tag)
{
    Context context = {.style = style, .tag = tag};
    enter_change(setting, material, &context, style.change, NULL);
    add_text(setting, material, text, &context, (SourcePos){0});
}

static const PieceLink *link_new(Setting *setting, const PlanNode *node, TagNode *tag,
                                 const char *contents)
{
    PieceLink *link = POOL_NEW(setting->pool, PieceLink);
    link->element = tag_new(setting->pool, tag, TAG_LINK);
    link->contents = contents;
    if (node->kind == PLAN_LINK) {
        link->url = node->u.link.url;
        link->destination = node->u.link.target ? node->u.link.target->id : NULL;
    }
    return link;
}

/* A note's mark: Reference, in it a Link to the note (ISO 14289-1, 7.9 and 7.18.5). */
static void add_note_mark(Setting *setting, Material *m, const PlanNode *node, Context context)
{
    PlanNode *note = node->u.note_mark.note;
    if (!note) {
        return;
    }
    char number[16];
    g_snprintf(number, sizeof number, "%d", note->u.note.number);
    if (context.tag) {
        TagNode *reference = tag_new(setting->pool, context.tag, TAG_REFERENCE);
        PieceLink *link = POOL_NEW(setting->pool, PieceLink);
        link->element = tag_new(setting->pool, reference, TAG_LINK);
        link->destination = pool_printf(setting->pool, "ghi-chu-%d", note->u.note.number);
        link->contents = pool_printf(setting->pool, "Ghi chú %d", note->u.note.number);
        context.link = link;
        context.tag = link->element;
    }
    context.rise = context.style.size / 3;
    context.style.size = context.style.size * 2 / 3;
    m->space = 0;
    add_piece(setting, m, number, strlen(number), &context, context.tag, node->pos);
    if (node->u.note_mark.occurrence <= 1 && context.tag) {
        m->piece[m->count - 1].note = note;
    }
}

/* Inline nodes nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
static void add_inlines(Setting *setting, Material *m, const PlanNode *parent, Context context)
{
    for (const PlanNode *n = parent->first; n; n = n->next) {
        Context inner = context;
        switch (n->kind) {
        case PLAN_TEXT:
            add_text(setting, m, n->u.text.text, &context, n->pos);
            break;
        case PLAN_CODE:
            inner.style.mono = true;
            inner.style.capitals = false;
            inner.style.size = context.style.size * 9 / 10;
            if (context.tag) {
                inner.tag = tag_new(setting->pool, context.tag, TAG_CODE);
            }
            add_text(setting, m, n->u.text.text, &inner, n->pos);
            break;
        case PLAN_STRONG:
            inner.style.bold = true;
            add_inlines(setting, m, n, inner);
            break;
        case PLAN_EMPHASIS:
            inner.style.italic = !context.style.italic;
            add_inlines(setting, m, n, inner);
            break;
        case PLAN_LINK:
            if (context.tag && (n->u.link.url || n->u.link.target)) {
                char *contents = plan_text_of(n);
                inner.link =
                    link_new(setting, n, context.tag, pool_strdup(setting->pool, contents));
                inner.tag = inner.link->element;
                g_free(contents);
            }
            add_inlines(setting, m, n, inner);
            break;
        case PLAN_NOTE_MARK:
            add_note_mark(setting, m, n, context);
            break;
        case PLAN_LINE_BREAK:
            m->break_pending = true;
            break;
        case PLAN_CHANGE:
            if (n->change->kind == CHANGE_REPLACED_NEW && plan_change_show(n->change)) {
                /* The new words stand behind the old ones, not against them. */
                add_space(setting, m, context.style, 1);
            }
            enter_change(setting, m, &inner, n->change, n);
            add_inlines(setting, m, n, inner);
            break;
        default: /* PLAN_REFERENCE, PLAN_VALUE: as what they hold */
            add_inlines(setting, m, n, inner);
            break;
        }
    }
}

void material_inlines(Setting *setting, Material *material, const PlanNode *node, TextStyle style,
                      TagNode *tag)
{
    Context context = {.style = style, .tag = tag};
    const PlanChange *change = style.change ? style.change : plan_change_of(node);
    enter_change(setting, material, &context, change, node);
    add_inlines(setting, material, node, context);
    const char *remark = tag ? change_remark(setting, change, node) : NULL;
    if (remark) {
        style.italic = true;
        Context beside = {.style = style};
        beside.style.size = style.size * 4 / 5;
        add_space(setting, material, style, 1);
        add_text(setting, material, remark, &beside, node->pos);
    }
}

/* A word for tying is all pieces between two spaces; most are one piece, … */
static const KnownWord *known_shape(Setting *setting, const Shape *shape)
{
    Look *look = look_of(setting, shape, (SourcePos){0});
    if (!look->known) {
        look->known = tie_know(setting->names, shape->text);
    }
    return look->known;
}

/* … of the others note marks are no part of the text. */
static const KnownWord *known_pieces(Setting *setting, const Piece *piece, guint count)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        if (piece[i].rise == 0) {
            text_append(text, piece[i].shape->text);
        }
    }
    const KnownWord *known = tie_know(setting->names, text->str);
    g_string_free(text, TRUE);
    return known;
}

void material_tie(Setting *setting, Material *material, bool compounds)
{
    guint n = material->count, words = 0;
    if (n < 2) {
        return;
    }
    Piece *piece = material->piece;
    MaterialRoom *room = setting->material_room;
    g_ptr_array_set_size(room->known, (gint)n);
    g_array_set_size(room->start, n);
    g_array_set_size(room->tie, n);
    const KnownWord **known = (const KnownWord **)room->known->pdata;
    guint *start = &g_array_index(room->start, guint, 0);
    Tie *tie = &g_array_index(room->tie, Tie, 0);
    for (guint i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && piece[end].space <= 0 && !piece[end].forced; end++) {
        }
        bool whole = end == i + 1 && piece[i].rise == 0;
        known[words] = whole ? known_shape(setting, piece[i].shape)
                             : known_pieces(setting, &piece[i], end - i);
        start[words++] = i;
    }
    tie_known(known, (int)words, tie);
    if (compounds) {
        tie_compounds(known, (int)words, tie);
    }
    for (guint i = 1; i < words; i++) {
        piece[start[i]].tie = tie[i];
    }
}

void material_extents(const Material *material, Len *narrowest, Len *widest)
{
    int64_t stretch = 0, line = 0, most = 0, longest = 0;
    for (guint i = 0; i < material->count; i++) {
        const Piece *p = &material->piece[i];
        if (p->forced) {
            line = 0;
        }
        bool breaks = p->forced || (p->space > 0 && p->tie != TIE_FIRM);
        stretch = breaks ? p->width : stretch + p->space + p->width;
        line += p->space + p->width;
        most = MAX(most, stretch);
        longest = MAX(longest, line);
    }
    *narrowest = (Len)MIN(most, G_MAXINT32 / 4);
    *widest = (Len)MIN(longest, G_MAXINT32 / 4);
}
