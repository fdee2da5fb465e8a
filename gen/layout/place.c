/* Breaks the runs of a flow into pages and paints them: slices, notes, page numbers, draft marks.
 */
#include "layout/flow.h"

#include <string.h>

#define LINE_NUMBER_DISTANCE LEN_MM(5.0)
#define WATERMARK "DỰ THẢO"
#define WATERMARK_SIZE LEN_PT(110)
#define WATERMARK_ANGLE 52

static void widen_box(TagNode *figure, const Len *points, int count)
{
    Len *box = figure->box;
    bool empty = box[0] == 0 && box[1] == 0 && box[2] == 0 && box[3] == 0;
    for (int i = 0; i < count; i++) {
        Len x = points[(size_t)i * 2], y = points[(size_t)i * 2 + 1];
        box[0] = empty ? x : MIN(box[0], x);
        box[1] = empty ? y : MIN(box[1], y);
        box[2] = empty ? x : MAX(box[2], x);
        box[3] = empty ? y : MAX(box[3], y);
        empty = false;
    }
}

/* A figure's box grows with each of its items (ISO 32000-1, 14.8.5.4.3: BBox). */
static void note_figure(const PageItem *item)
{
    TagNode *figure = item->leaf ? item->leaf->parent : NULL;
    if (!figure || figure->role != TAG_FIGURE) {
        return;
    }
    if (item->kind == ITEM_PATH) {
        widen_box(figure, item->u.path.points, item->u.path.count);
    } else if (item->kind == ITEM_RULE) {
        Len ends[] = {item->u.rule.x, item->u.rule.y, item->u.rule.x + item->u.rule.width,
                      item->u.rule.y + item->u.rule.height};
        widen_box(figure, ends, 2);
    } else if (item->kind == ITEM_IMAGE) {
        Len ends[] = {item->u.image.x, item->u.image.y, item->u.image.x + item->u.image.width,
                      item->u.image.y + item->u.image.height};
        widen_box(figure, ends, 2);
    } else {
        const PageWord *first = &item->u.text.word[0],
                       *last = &item->u.text.word[item->u.text.count - 1];
        Len ends[] = {first->x, item->u.text.y - item->u.text.size,
                      last->x +
                          font_scale(last->shape->face, last->shape->width, item->u.text.size),
                      item->u.text.y + item->u.text.size / 4};
        widen_box(figure, ends, 2);
    }
}

static void paint_item(Pages *pages, Page *page, PageItem item, Len dy, bool of_figure)
{
    switch (item.kind) {
    case ITEM_TEXT:
        item.u.text.y += dy;
        break;
    case ITEM_RULE:
        item.u.rule.y += dy;
        break;
    case ITEM_IMAGE:
        item.u.image.y += dy;
        break;
    case ITEM_PATH: {
        size_t n = (size_t)item.u.path.count * 2;
        Len *points = POOL_ARRAY(pages->pool, Len, n);
        for (size_t i = 0; i < n; i++) {
            points[i] = item.u.path.points[i] + (i % 2 == 1 ? dy : 0);
        }
        item.u.path.points = points;
        break;
    }
    }
    if (of_figure) {
        note_figure(&item);
    }
    g_array_append_val(page->items, item);
}

void paint_strip(Setting *setting, Pages *pages, Page *page, const Strip *strip, Len y)
{
    for (int i = 0; setting->spot && i < strip->spot_count; i++) {
        ChangeSpot spot = strip->spot[i];
        spot.y += y;
        g_array_append_val(setting->spot, spot);
    }
    for (int i = 0; i < strip->item_count; i++) {
        paint_item(pages, page, strip->item[i], y, strip->has_figure);
    }
    for (int i = 0; i < strip->link_count; i++) {
        PageLink link = strip->link[i];
        link.y += y;
        g_array_append_val(page->links, link);
    }
    for (int i = 0; i < strip->destination_count; i++) {
        PageDestination place = {strip->destination[i], (int)pages->page->len - 1, y};
        g_array_append_val(pages->destinations, place);
    }
    for (int i = 0; i < strip->signature_count; i++) {
        PageSignature field = strip->signature[i];
        field.y += y;
        g_array_append_val(page->signatures, field);
    }
}

/* ---- what stands on every page ---- */

static void paint_text(Setting *s, Page *page, const char *text, TextStyle style, Len x, Len width,
                       Align align, Len baseline, ArtifactType artifact, int angle)
{
    Material m = material_new(s);
    material_text(s, &m, text, style, NULL);
    LineBox box = {x, width, 0, align, style_leading(style.size)};
    int count = 0;
    Strip *line = material_lines(s, &m, box, &count);
    for (int i = 0; count > 0 && i < line[0].item_count; i++) {
        PageItem item = line[0].item[i];
        item.artifact = artifact;
        item.u.text.y = baseline;
        item.u.text.angle = angle;
        g_array_append_val(page->items, item);
    }
    material_free(s, &m);
}

/* Centred in the top margin, not on the first page of a part (I.7, III.1đ). */
static void paint_page_number(Setting *s, Page *page, PageShape shape, int number)
{
    if (number == 1) {
        return;
    }
    char text[16];
    g_snprintf(text, sizeof text, "%d", number);
    TextStyle style = {.size = STYLE_PAGE_NUMBER, .colour = STYLE_BLACK};
    paint_text(s, page, text, style, shape.left, shape_width(shape), ALIGN_CENTRE,
               STYLE_PAGE_NUMBER_Y, ARTIFACT_PAGINATION, 0);
}

static void paint_watermark(Setting *s, Page *page)
{
    TextStyle style = {.bold = true, .size = WATERMARK_SIZE, .colour = STYLE_PALE};
    /* Turned about its first letter: starts low on the left, ends high on the right. */
    paint_text(s, page, WATERMARK, style, page->width / 5, page->width * 3, ALIGN_LEFT,
               page->height * 4 / 5, ARTIFACT_BACKGROUND, WATERMARK_ANGLE);
}

static void paint_line_number(Setting *s, Page *page, PageShape shape, int number, Len y,
                              Len height)
{
    char text[16];
    g_snprintf(text, sizeof text, "%d", number);
    TextStyle style = {.size = STYLE_LINE_NUMBER, .colour = STYLE_GREY};
    paint_text(s, page, text, style, shape.left - LINE_NUMBER_DISTANCE - LEN_MM(12.0), LEN_MM(12.0),
               ALIGN_RIGHT, y + baseline_in(s->fonts, height, STYLE_BODY), ARTIFACT_PAGINATION, 0);
}

/* ---- notes ---- */

static Len notes_of(const Flow *flow, const Slice *slice)
{
    Len height = 0;
    for (int i = 0; i < slice->strip.note_count; i++) {
        const NoteBox *box = g_hash_table_lookup(flow->notes, slice->strip.note[i]);
        height += box ? note_height(box) : 0;
    }
    return height;
}

/* Lines of notes that wait for their page: a note which did not fit goes on on the next page. */
typedef struct NoteQueue {
    GPtrArray *line; /* const Strip* */
    GArray *height;  /* Len */
    guint at;        /* first one not yet painted */
} NoteQueue;

static void queue_notes(const Flow *flow, NoteQueue *queue, const Slice *slice)
{
    for (int i = 0; i < slice->strip.note_count; i++) {
        const NoteBox *box = g_hash_table_lookup(flow->notes, slice->strip.note[i]);
        for (int k = 0; box && k < box->count; k++) {
            Len height = box->leading + (k == box->count - 1 ? STYLE_NOTE_GAP : 0);
            g_ptr_array_add(queue->line, &box->line[k]);
            g_array_append_val(queue->height, height);
        }
    }
}

/* Paints as many waiting lines as fit between `top` and the page's foot, against the foot. */
static void paint_notes(Flow *flow, NoteQueue *queue, Page *page, PageShape shape, Len top)
{
    Len bottom = shape.height - shape.bottom;
    Len room = bottom - top - STYLE_NOTE_SEPARATOR;
    Len used = 0;
    guint end = queue->at;
    while (end < queue->line->len && used + g_array_index(queue->height, Len, end) <= room) {
        used += g_array_index(queue->height, Len, end++);
    }
    if (end == queue->at) {
        return;
    }
    Len y = bottom - used;
    PageItem rule = {.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .colour = STYLE_BLACK};
    rule.u.rule.x = shape.left;
    rule.u.rule.y = y - STYLE_NOTE_SEPARATOR / 2;
    rule.u.rule.width = STYLE_NOTE_RULE_WIDTH;
    rule.u.rule.height = STYLE_TABLE_RULE;
    g_array_append_val(page->items, rule);
    for (; queue->at < end; queue->at++) {
        paint_strip(flow->setting, flow->pages, page, g_ptr_array_index(queue->line, queue->at), y);
        y += g_array_index(queue->height, Len, queue->at);
    }
}

/* ---- pages ---- */

/* Paints the slices [first, end) of one page; gives where their last ends. */
static Len paint_slices(Flow *flow, const Run *run, Page *page, int first, int end,
                        NoteQueue *queue)
{
    Setting *s = flow->setting;
    Len y = run->shape.top;
    int line_number = 0;
    for (int i = first; i < end;) {
        const Slice *slice = &g_array_index(run->slice, Slice, i);
        y += i > first ? slice->space_before : 0;
        if (!slice->table) {
            if (run->commented && slice->counts) {
                paint_line_number(s, page, run->shape, ++line_number, y, slice->height);
            }
            paint_strip(s, flow->pages, page, &slice->strip, y);
            queue_notes(flow, queue, slice);
            y += slice->height;
            i++;
            continue;
        }
        int k = i;
        Len row_y = y + (i == first ? table_carry(slice->table, slice->row, slice->line) : 0);
        while (k < end && g_array_index(run->slice, Slice, k).table == slice->table) {
            const Slice *part = &g_array_index(run->slice, Slice, k);
            if (run->commented) {
                paint_line_number(s, page, run->shape, ++line_number, row_y, part->height);
            }
            row_y += part->height;
            queue_notes(flow, queue, part);
            k++;
        }
        const Slice *next = k < (int)run->slice->len ? &g_array_index(run->slice, Slice, k) : NULL;
        bool goes_on = next && next->table == slice->table;
        const Slice *last = &g_array_index(run->slice, Slice, k - 1);
        int end_row = goes_on ? next->row : last->row;
        int end_line = goes_on ? next->line : last->line + 1;
        y += table_paint(slice->table, page, y, slice->row, slice->line, end_row, end_line,
                         i == first && (slice->row > 0 || slice->line > 0));
        i = k;
    }
    return y;
}

static GArray *break_run(const Flow *flow, const Run *run)
{
    int count = (int)run->slice->len;
    BreakSlice *slices = g_new0(BreakSlice, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        const Slice *slice = &g_array_index(run->slice, Slice, i);
        slices[i] = (BreakSlice){slice->height,         slice->space_before, 0, 0,
                                 notes_of(flow, slice), slice->penalty};
        if (slice->table) {
            slices[i].carry = table_carry(slice->table, slice->row, slice->line);
            slices[i].closing = table_closing(slice->table, slice->row, slice->line);
        }
    }
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(int));
    break_pages(slices, count, shape_height(run->shape), STYLE_NOTE_SEPARATOR, starts);
    g_free(slices);
    return starts;
}

static Page *start_page(Flow *flow, const Run *run, int *number)
{
    Setting *s = flow->setting;
    Page *page = pages_add(flow->pages, run->shape.width, run->shape.height);
    page->label = pool_printf(s->pool, "%s%d", run->prefix, ++*number);
    if (s->plan->head.draft) {
        paint_watermark(s, page);
    }
    paint_page_number(s, page, run->shape, *number);
    return page;
}

void place_flow(Flow *flow)
{
    int number = 0;
    NoteQueue queue = {g_ptr_array_new(), g_array_new(FALSE, FALSE, sizeof(Len)), 0};
    for (guint r = 0; r < flow->run->len; r++) {
        const Run *run = g_ptr_array_index(flow->run, r);
        if (run->slice->len == 0) {
            continue;
        }
        if (run->restart) {
            number = 0;
        }
        GArray *starts = break_run(flow, run);
        for (guint p = 0; p < starts->len; p++) {
            int first = g_array_index(starts, int, p);
            int end =
                p + 1 < starts->len ? g_array_index(starts, int, p + 1) : (int)run->slice->len;
            Page *page = start_page(flow, run, &number);
            Len y = paint_slices(flow, run, page, first, end, &queue);
            paint_notes(flow, &queue, page, run->shape, y);
            margin_paint(flow->setting, flow->pages, page, run->shape);
        }
        g_array_free(starts, TRUE);
        /* Notes longer than their last page: pages of notes alone. */
        while (queue.at < queue.line->len) {
            guint before = queue.at;
            Page *page = start_page(flow, run, &number);
            paint_notes(flow, &queue, page, run->shape, run->shape.top);
            margin_paint(flow->setting, flow->pages, page, run->shape);
            if (queue.at == before) {
                break;
            }
        }
    }
    g_ptr_array_free(queue.line, TRUE);
    g_array_free(queue.height, TRUE);
}
