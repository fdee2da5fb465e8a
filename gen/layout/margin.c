/* The outer margin of a plan that merges two: a bar beside each line that changed, and the number
 * of each change where it begins. Bars and numbers are artefacts; each number is the place of a
 * link to the change's entry in the list. */
#include "layout/flow.h"

#define NUMBER_GAP LEN_MM(1.2) /* behind the bar */
#define NUMBER_SPACE LEN_PT(3) /* between numbers */
#define SAME_LINE LEN_PT(6)
#define EDGE LEN_MM(4.0) /* no print nearer to the sheet's edge */

static int compare_spots(const void *a, const void *b)
{
    const ChangeSpot *x = a, *y = b;
    /* Lines side by side have their baseline in common rather than their top. */
    Len a_line = x->y / SAME_LINE, b_line = y->y / SAME_LINE;
    if (a_line != b_line) {
        return a_line < b_line ? -1 : 1;
    }
    int m = x->change ? x->change->number : 0, n = y->change ? y->change->number : 0;
    return (m > n) - (m < n);
}

static void paint_bar(Page *page, Len x, Len from, Len to)
{
    PageItem bar = {.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .colour = STYLE_BLACK};
    bar.u.rule.x = x;
    bar.u.rule.y = from;
    bar.u.rule.width = STYLE_CHANGE_BAR;
    bar.u.rule.height = to - from;
    g_array_append_val(page->items, bar);
}

/* Bars of lines that touch are one. */
static void paint_bars(const GArray *spots, Page *page, Len x)
{
    Len from = -1, to = -1;
    for (guint i = 0; i < spots->len; i++) {
        const ChangeSpot *spot = &g_array_index(spots, ChangeSpot, i);
        if (to >= 0 && spot->y > to + LEN_PT(1)) {
            paint_bar(page, x, from, to);
            to = -1;
        }
        from = to < 0 ? spot->y : from;
        to = MAX(to, spot->y + spot->height);
    }
    if (to >= 0) {
        paint_bar(page, x, from, to);
    }
}

/* Where the next number goes: beside its line, behind or below the one before. */
typedef struct Pen {
    Len left, right, x, y;
    Len line; /* of what the last number stands beside; -1 at first */
} Pen;

static void place_number(Pen *pen, const ChangeSpot *spot, Len width, Len step)
{
    if (pen->line < 0 || spot->y > pen->line + step / 2) {
        Len below = pen->line < 0 ? spot->y : pen->y + step;
        pen->y = MAX(spot->y, below);
        pen->x = pen->left;
        pen->line = pen->y;
    } else if (pen->x > pen->left && pen->x + width > pen->right) {
        pen->y += step;
        pen->line = MAX(pen->line, pen->y);
        pen->x = pen->left;
    }
}

static void paint_numbers(Setting *s, Pages *pages, Page *page, PageShape shape, Len bar)
{
    Len size = STYLE_CHANGE_NUMBER, step = style_leading(size);
    Pen pen = {
        .left = bar + STYLE_CHANGE_BAR + NUMBER_GAP, .right = shape.width - EDGE, .line = -1};
    for (guint i = 0; i < s->spot->len; i++) {
        const ChangeSpot *spot = &g_array_index(s->spot, ChangeSpot, i);
        if (!spot->link) {
            continue;
        }
        char text[16];
        int length = g_snprintf(text, sizeof text, "%d", spot->change->number);
        const Shape *shown = font_shape(s->fonts, FACE_REGULAR, text, (size_t)length);
        Len width = font_scale(shown->face, shown->width, size);
        place_number(&pen, spot, width, step);
        PageWord *word = POOL_NEW(s->pool, PageWord);
        *word = (PageWord){shown, pen.x, false};
        PageItem item = {.kind = ITEM_TEXT, .artifact = ARTIFACT_PAGINATION, .colour = STYLE_BLACK};
        item.u.text.face = FACE_REGULAR;
        item.u.text.size = size;
        item.u.text.y = pen.y + baseline_in(s->fonts, step, size);
        item.u.text.word = word;
        item.u.text.count = 1;
        g_array_append_val(page->items, item);
        PageLink link = {pen.x,
                         pen.y,
                         width,
                         step,
                         NULL,
                         spot->link->destination,
                         spot->link->contents,
                         spot->link->element};
        g_array_append_val(page->links, link);
        PageDestination place = {plan_change_place(s->pool, spot->change),
                                 (int)pages->page->len - 1, spot->y};
        g_array_append_val(pages->destinations, place);
        pen.x += width + NUMBER_SPACE;
    }
}

void margin_paint(Setting *setting, Pages *pages, Page *page, PageShape shape)
{
    if (!setting->spot) {
        return;
    }
    g_array_sort(setting->spot, compare_spots);
    Len bar = shape.width - shape.right + STYLE_CHANGE_BAR_DISTANCE;
    paint_bars(setting->spot, page, bar);
    paint_numbers(setting, pages, page, shape, bar);
    g_array_set_size(setting->spot, 0);
}
