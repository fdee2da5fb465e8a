/* Material becomes lines, lines become strips of placed items. */
#include "layout/inlines.h"
#include "layout/style.h"

#include <string.h>

/* What a break at a soft tie costs: in running text less than a loose line, in a title more than an
 * uneven one. */
#define COST_SOFT_TIE 60
#define COST_SOFT_TIE_TITLE 600

Len baseline_in(const FontSet *fonts, Len leading, Len size)
{
    const Face *face = font_face(fonts, FACE_REGULAR);
    const FaceMetrics *metrics = face_metrics(face);
    Len above = font_scale(face, metrics->ascender, size);
    Len below = font_scale(face, -metrics->descender, size);
    return above + (leading - above - below) / 2;
}

/* Cuts a piece that is wider than the measure: after the punctuation of addresses and codes if
 * there is one in the part that fits, else after the last character that fits. */
static void cut_piece(Setting *setting, Material *out, const Piece *wide, Len measure)
{
    const char *p = wide->shape->text;
    bool is_first = true;
    while (*p) {
        const char *end = p, *after_mark = NULL;
        Len width = 0;
        while (*end) {
            const char *next = g_utf8_next_char(end);
            const Shape *one = font_shape(setting->fonts, wide->face, end, (size_t)(next - end));
            width += font_scale(one->face, one->width, wide->size);
            if (width > measure && end > p) {
                break;
            }
            if (strchr("/-_.?&=,;:", *end)) {
                after_mark = next;
            }
            end = next;
        }
        if (*end && after_mark && after_mark > p) {
            end = after_mark;
        }
        Piece part = *wide;
        part.shape = font_shape(setting->fonts, wide->face, p, (size_t)(end - p));
        part.width = font_scale(part.shape->face, part.shape->width, wide->size);
        if (!is_first) {
            part.space = 0;
            part.tie = TIE_NONE;
            part.cut = true;
            part.forced = false;
            part.note = NULL;
        }
        *material_append(out) = part;
        is_first = false;
        p = end;
    }
}

static void cut_wide_pieces(Setting *setting, Material *m, Len measure)
{
    bool found = false;
    for (guint i = 0; i < m->count && !found; i++) {
        found = m->piece[i].width > measure;
    }
    if (!found) {
        return;
    }
    Material whole = *m;
    *m = material_new(setting);
    for (guint i = 0; i < whole.count; i++) {
        const Piece *p = &whole.piece[i];
        if (p->width > measure) {
            cut_piece(setting, m, p, measure);
        } else {
            *material_append(m) = *p;
        }
    }
    material_free(setting, &whole);
}

static void find_boxes(const Material *m, BreakMode mode, GArray *boxes)
{
    guint n = m->count;
    int soft = mode == BREAK_BALANCED ? COST_SOFT_TIE_TITLE : COST_SOFT_TIE;
    g_array_set_size(boxes, n);
    BreakBox *box = &g_array_index(boxes, BreakBox, 0);
    for (guint i = 0; i < n; i++) {
        const Piece *p = &m->piece[i];
        box[i] = (BreakBox){.width = p->width,
                            .space = p->space,
                            .tie = p->tie == TIE_FIRM,
                            .cost = p->tie == TIE_SOFT ? soft : 0,
                            .forced = p->forced && i > 0,
                            .cut = p->cut};
    }
    /* The last line never holds one word alone: its last two are tied. */
    if (mode == BREAK_JUSTIFIED && n > 6) {
        for (guint i = n - 1; i > 0; i--) {
            if (box[i].space > 0) {
                box[i].tie = true;
                break;
            }
        }
    }
}

struct LineRoom {
    LineBreaker *breaker;
    GArray *box;  /* of BreakBox */
    GArray *line; /* of BrokenLine */
    /* what stands in the line that is being made */
    GArray *item, *link, *note, *rule, *spot;
    GArray *word; /* of PageWord, by piece of the line */
};

LineRoom *line_room_new(void)
{
    LineRoom *room = g_new(LineRoom, 1);
    *room = (LineRoom){.breaker = line_breaker_new(),
                       .box = g_array_new(FALSE, FALSE, sizeof(BreakBox)),
                       .line = g_array_new(FALSE, FALSE, sizeof(BrokenLine)),
                       .item = g_array_new(FALSE, FALSE, sizeof(PageItem)),
                       .link = g_array_new(FALSE, FALSE, sizeof(PageLink)),
                       .note = g_array_new(FALSE, FALSE, sizeof(const PlanNode *)),
                       .word = g_array_new(FALSE, FALSE, sizeof(PageWord)),
                       .rule = g_array_new(FALSE, FALSE, sizeof(PageItem)),
                       .spot = g_array_new(FALSE, FALSE, sizeof(ChangeSpot))};
    return room;
}

void line_room_free(LineRoom *room)
{
    line_breaker_free(room->breaker);
    GArray *arrays[] = {room->box,  room->line, room->item, room->link,
                        room->note, room->word, room->rule, room->spot};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++) {
        g_array_unref(arrays[i]);
    }
    g_free(room);
}

/* Collects the items of one line. */
typedef struct LineMaker {
    Setting *setting;
    LineRoom *room;
    Len leading;
} LineMaker;

/* Words that stand together, of the pieces up to `piece`. */
static void add_words(LineMaker *maker, const PageWord *word, int count, const Piece *piece,
                      Len baseline, bool space_after)
{
    PageWord *words = POOL_ARRAY(maker->setting->pool, PageWord, (size_t)count);
    memcpy(words, word, (size_t)count * sizeof *words);
    PageItem item = {.kind = ITEM_TEXT, .leaf = piece->leaf, .colour = piece->colour};
    if (!piece->leaf) {
        item.artifact = ARTIFACT_PAGINATION;
    }
    item.u.text.face = piece->face;
    item.u.text.size = piece->size;
    item.u.text.y = baseline - piece->rise;
    item.u.text.word = words;
    item.u.text.count = count;
    item.u.text.space_after = space_after;
    g_array_append_val(maker->room->item, item);
}

static void extend_link(LineMaker *maker, const Piece *piece, Len x, Len baseline)
{
    if (!piece->link) {
        return;
    }
    Len top = baseline - piece->rise - piece->size * 4 / 5;
    Len height = piece->size;
    if (maker->room->link->len > 0) {
        PageLink *last = &g_array_index(maker->room->link, PageLink, maker->room->link->len - 1);
        if (last->element == piece->link->element) {
            last->width = x + piece->width - last->x;
            return;
        }
    }
    PageLink link = {x,
                     top,
                     piece->width,
                     height,
                     piece->link->url,
                     piece->link->destination,
                     piece->link->contents,
                     piece->link->element};
    g_array_append_val(maker->room->link, link);
}

/* Tells of the changes from one piece of a line to before another that have one mark. */
static void mark_changes(LineMaker *maker, const Piece *piece, const PageWord *word, int count,
                         Len baseline)
{
    bool changed = false;
    for (int i = 0; i < count;) {
        const Piece *first = &piece[i];
        int end = i + 1;
        while (end < count && piece[end].change == first->change && !piece[end].told) {
            end++;
        }
        if (first->change) {
            changed = true;
            change_draw(maker->setting->work, maker->room->rule, first->change, word[i].x,
                        word[end - 1].x + piece[end - 1].width - word[i].x, baseline, first->size);
        }
        if (first->told) {
            ChangeSpot spot = {0, maker->leading, first->change, first->told};
            g_array_append_val(maker->room->spot, spot);
        }
        i = end;
    }
    if (changed) {
        ChangeSpot bar = {0, maker->leading, NULL, NULL};
        g_array_append_val(maker->room->spot, bar);
    }
}

static bool same_item(const Piece *a, const Piece *b)
{
    return a->leaf == b->leaf && a->face == b->face && a->size == b->size && a->rise == b->rise &&
           memcmp(&a->colour, &b->colour, sizeof a->colour) == 0;
}

static void *copy_array(Pool *pool, const GArray *array, size_t size)
{
    if (array->len == 0) {
        return NULL;
    }
    void *copy = pool_alloc_array(pool, array->len, size);
    memcpy(copy, array->data, array->len * size);
    return copy;
}

/* Places the pieces of one line from x on; `spread` goes to its spaces in proportion. */
static Strip make_strip(LineMaker *maker, const Material *m, BrokenLine line, Len x, Len baseline,
                        bool is_last)
{
    const Piece *piece = &m->piece[line.first];
    int count = line.end - line.first, begun = 0; /* the first word that has no item yet */
    int64_t spaces = 0, passed = 0, natural = x;
    for (int i = 1; i < count; i++) {
        spaces += piece[i].space;
    }
    bool spreads = line.spread != 0 && spaces > 0;
    LineRoom *room = maker->room;
    g_array_set_size(room->word, (guint)count);
    PageWord *word = &g_array_index(room->word, PageWord, 0);
    for (int i = 0; i < count; i++) {
        const Piece *p = &piece[i];
        if (i > 0) {
            passed += p->space;
            natural += p->space;
            if (!same_item(p, p - 1)) {
                add_words(maker, &word[begun], i - begun, p - 1, baseline, false);
                begun = i;
            }
        }
        Len at = (Len)(natural + (spreads ? line.spread * passed / spaces : 0));
        word[i] = (PageWord){p->shape, at, i > 0 && p->space > 0};
        extend_link(maker, p, at, baseline);
        if (p->note) {
            g_array_append_val(room->note, p->note);
        }
        natural += p->width;
    }
    bool goes_on = !is_last && (piece[count].space > 0 || piece[count].forced);
    add_words(maker, &word[begun], count - begun, &piece[count - 1], baseline, goes_on);
    mark_changes(maker, piece, word, count, baseline);
    g_array_append_vals(room->item, room->rule->data, room->rule->len);
    Pool *pool = maker->setting->work;
    Strip strip = {
        .item = copy_array(pool, room->item, sizeof(PageItem)),
        .item_count = (int)room->item->len,
        .link = copy_array(pool, room->link, sizeof(PageLink)),
        .link_count = (int)room->link->len,
        .note = copy_array(pool, room->note, sizeof(const PlanNode *)),
        .note_count = (int)room->note->len,
        .spot = copy_array(pool, room->spot, sizeof(ChangeSpot)),
        .spot_count = (int)room->spot->len,
    };
    g_array_set_size(room->rule, 0);
    g_array_set_size(room->spot, 0);
    g_array_set_size(room->item, 0);
    g_array_set_size(room->link, 0);
    g_array_set_size(room->note, 0);
    return strip;
}

static Len natural_width(const Material *m, BrokenLine line)
{
    int64_t width = 0;
    for (int i = line.first; i < line.end; i++) {
        const Piece *p = &m->piece[i];
        width += p->width + (i > line.first ? p->space : 0);
    }
    return (Len)width;
}

static Strip *lines_of(Setting *setting, Material *m, LineBox box, BreakMode mode, int *count)
{
    *count = 0;
    if (m->count == 0) {
        return NULL;
    }
    material_tie(setting, m, mode != BREAK_JUSTIFIED);
    cut_wide_pieces(setting, m, box.width);
    LineRoom *room = setting->line_room;
    find_boxes(m, mode, room->box);
    BreakWidths widths = {box.width - box.indent, box.width};
    g_array_set_size(room->line, 0);
    break_lines(room->breaker, &g_array_index(room->box, BreakBox, 0), (int)room->box->len, widths,
                mode, room->line);
    const GArray *lines = room->line;
    Strip *strips = POOL_ARRAY(setting->work, Strip, lines->len);
    LineMaker maker = {.setting = setting, .room = room, .leading = box.leading};
    Len size = 0;
    for (guint k = 0; k < m->count; k++) {
        size = MAX(size, m->piece[k].size);
    }
    Len baseline = baseline_in(setting->fonts, box.leading, size);
    for (guint i = 0; i < lines->len; i++) {
        BrokenLine line = g_array_index(lines, BrokenLine, i);
        Len x = box.x + (i == 0 ? box.indent : 0);
        if (box.align != ALIGN_JUSTIFY) {
            line.spread = 0;
        }
        if (box.align == ALIGN_CENTRE || box.align == ALIGN_RIGHT) {
            Len rest = box.x + box.width - x - natural_width(m, line);
            x += box.align == ALIGN_CENTRE ? rest / 2 : rest;
        }
        strips[i] = make_strip(&maker, m, line, x, baseline, i + 1 == lines->len);
    }
    *count = (int)lines->len;
    return strips;
}

Strip *material_lines(Setting *setting, Material *material, LineBox box, int *count)
{
    BreakMode mode = box.align == ALIGN_JUSTIFY ? BREAK_JUSTIFIED : BREAK_RAGGED;
    return lines_of(setting, material, box, mode, count);
}

Strip *material_title(Setting *setting, Material *material, LineBox box, int *count)
{
    return lines_of(setting, material, box, BREAK_BALANCED, count);
}

Len strip_width(const Strip *strip)
{
    Len left = G_MAXINT32, right = 0;
    for (int i = 0; i < strip->item_count; i++) {
        const PageItem *item = &strip->item[i];
        if (item->kind == ITEM_TEXT && item->u.text.count > 0) {
            const PageWord *last = &item->u.text.word[item->u.text.count - 1];
            Len end =
                last->x + font_scale(last->shape->face, last->shape->width, item->u.text.size);
            left = MIN(left, item->u.text.word[0].x);
            right = MAX(right, end);
        }
    }
    return right > left ? right - left : 0;
}

void strip_add_rule(Setting *setting, Strip *strip, Len x, Len y, Len width, Len height,
                    PageColour colour)
{
    Strip rule = {.item = POOL_NEW(setting->work, PageItem), .item_count = 1};
    rule.item->kind = ITEM_RULE;
    rule.item->artifact = ARTIFACT_LAYOUT;
    rule.item->colour = colour;
    rule.item->u.rule.x = x;
    rule.item->u.rule.y = y;
    rule.item->u.rule.width = width;
    rule.item->u.rule.height = height;
    strip_merge(setting, strip, &rule, 0);
}

void strip_add_spot(Setting *setting, Strip *strip, ChangeSpot spot)
{
    size_t n = (size_t)strip->spot_count;
    ChangeSpot *spots = POOL_ARRAY(setting->work, ChangeSpot, n + 1);
    for (size_t i = 0; i < n; i++) {
        spots[i] = strip->spot[i];
    }
    spots[n] = spot;
    strip->spot = spots;
    strip->spot_count = (int)n + 1;
}

void strip_end_line(Strip *strip)
{
    for (int i = strip->item_count - 1; i >= 0; i--) {
        if (strip->item[i].kind == ITEM_TEXT) {
            strip->item[i].u.text.space_after = true;
            return;
        }
    }
}

void strip_add_destination(Setting *setting, Strip *strip, const char *name)
{
    int n = strip->destination_count;
    const char **list = POOL_ARRAY(setting->work, const char *, (size_t)n + 1);
    for (int i = 0; i < n; i++) {
        list[i] = strip->destination[i];
    }
    list[n] = name;
    strip->destination = list;
    strip->destination_count = n + 1;
}

static const Len *lowered(Pool *pool, const Len *points, int count, Len dy)
{
    size_t n = (size_t)count * 2;
    Len *copy = POOL_ARRAY(pool, Len, n);
    for (size_t i = 0; i < n; i++) {
        copy[i] = points[i] + (i % 2 == 1 ? dy : 0);
    }
    return copy;
}

void strip_merge(Setting *setting, Strip *strip, const Strip *more, Len dy)
{
    size_t n = (size_t)strip->item_count, m = (size_t)more->item_count;
    PageItem *items = POOL_ARRAY(setting->work, PageItem, n + m);
    if (n > 0) {
        memcpy(items, strip->item, n * sizeof *items);
    }
    for (size_t i = 0; i < m; i++) {
        items[n + i] = more->item[i];
        if (items[n + i].kind == ITEM_TEXT) {
            items[n + i].u.text.y += dy;
        } else if (items[n + i].kind == ITEM_RULE) {
            items[n + i].u.rule.y += dy;
        } else {
            items[n + i].u.path.points =
                lowered(setting->work, items[n + i].u.path.points, items[n + i].u.path.count, dy);
        }
    }
    strip->item = items;
    strip->item_count = (int)(n + m);
    strip->has_figure |= more->has_figure;
    n = (size_t)strip->link_count;
    m = (size_t)more->link_count;
    if (m > 0) {
        PageLink *links = POOL_ARRAY(setting->work, PageLink, n + m);
        if (n > 0) {
            memcpy(links, strip->link, n * sizeof *links);
        }
        for (size_t i = 0; i < m; i++) {
            links[n + i] = more->link[i];
            links[n + i].y += dy;
        }
        strip->link = links;
        strip->link_count = (int)(n + m);
    }
    n = (size_t)strip->note_count;
    m = (size_t)more->note_count;
    if (m > 0) {
        const PlanNode **notes = POOL_ARRAY(setting->work, const PlanNode *, n + m);
        for (size_t i = 0; i < n + m; i++) {
            notes[i] = i < n ? strip->note[i] : more->note[i - n];
        }
        strip->note = notes;
        strip->note_count = (int)(n + m);
    }
    n = (size_t)strip->signature_count;
    m = (size_t)more->signature_count;
    if (m > 0) {
        PageSignature *fields = POOL_ARRAY(setting->work, PageSignature, n + m);
        for (size_t i = 0; i < n + m; i++) {
            fields[i] = i < n ? strip->signature[i] : more->signature[i - n];
            fields[i].y += i < n ? 0 : dy;
        }
        strip->signature = fields;
        strip->signature_count = (int)(n + m);
    }
    for (int i = 0; i < more->spot_count; i++) {
        ChangeSpot spot = more->spot[i];
        spot.y += dy;
        strip_add_spot(setting, strip, spot);
    }
    for (int i = 0; i < more->destination_count; i++) {
        strip_add_destination(setting, strip, more->destination[i]);
    }
}
