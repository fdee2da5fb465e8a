/* A chart on the page: the drawing of chart/ as vectors, one Figure with its text alternative. */
#include "chart/chart.h"

#include "layout/flow.h"

#include <string.h>

/* Letters on the page keep their words apart by spaces, as in every text. */
static PageItem text_item(Setting *s, const ChartShape *shape, Len left, const TagNode *leaf)
{
    PageItem item = {.kind = ITEM_TEXT, .leaf = leaf, .colour = STYLE_BLACK};
    GArray *words = g_array_new(FALSE, TRUE, sizeof(PageWord));
    Len x = left + shape->x;
    const Face *font = font_face(s->fonts, FACE_REGULAR);
    Len space = font_scale(font, face_metrics(font)->space, shape->size);
    for (const char *p = shape->text; *p;) {
        size_t n = strcspn(p, " ");
        PageWord word = {font_shape(s->fonts, FACE_REGULAR, p, n), x, words->len > 0};
        x += font_scale(font, word.shape->width, shape->size);
        g_array_append_val(words, word);
        p += n;
        for (; *p == ' '; p++) {
            x += space;
        }
    }
    PageWord *copy = POOL_ARRAY(s->pool, PageWord, words->len);
    memcpy(copy, words->data, words->len * sizeof *copy);
    item.u.text.face = FACE_REGULAR;
    item.u.text.size = shape->size;
    item.u.text.y = shape->y;
    item.u.text.word = copy;
    item.u.text.count = (int)words->len;
    item.u.text.space_after = true;
    g_array_free(words, TRUE);
    return item;
}

static PageItem box_item(Setting *s, const ChartShape *shape, Len left, const TagNode *leaf,
                         bool border)
{
    PageItem item = {.kind = ITEM_PATH, .leaf = leaf};
    Len x = left + shape->x, y = shape->y, right = x + shape->width, bottom = y + shape->height;
    const Len corners[] = {x, y, right, y, right, bottom, x, bottom};
    Len *points = POOL_ARRAY(s->work, Len, G_N_ELEMENTS(corners));
    memcpy(points, corners, sizeof corners);
    item.u.path.points = points;
    item.u.path.count = 4;
    item.u.path.closed = true;
    item.u.path.filled = !border;
    item.u.path.line_width = LEN_PT(0.6);
    item.colour = border ? STYLE_BLACK : (PageColour){shape->tone, shape->tone, shape->tone};
    return item;
}

static void add_item(GArray *items, PageItem item, bool decoration)
{
    if (decoration) {
        item.leaf = NULL;
        item.artifact = ARTIFACT_LAYOUT;
    }
    g_array_append_val(items, item);
}

/* Gives the height of the title's lines and the gap below them. */
static Len set_chart_title(Flow *flow, Strip *strip, const char *title, Frame frame,
                           TagNode *figure)
{
    Setting *s = flow->setting;
    TextStyle style = {.bold = true, .size = STYLE_TABLE, .colour = STYLE_BLACK};
    LineBox box = {frame.x, frame.width, 0, ALIGN_CENTRE, style_leading(STYLE_TABLE)};
    Material m = material_new(s);
    material_text(s, &m, title, style, figure);
    int count = 0;
    Strip *line = material_title(s, &m, box, &count);
    for (int i = 0; i < count; i++) {
        strip_end_line(&line[i]);
        strip_merge(s, strip, &line[i], i * box.leading);
    }
    material_free(s, &m);
    return count * box.leading + LEN_PT(4);
}

void set_chart(Flow *flow, const PlanNode *chart, Frame frame)
{
    Setting *s = flow->setting;
    if (!chart->u.chart.group) {
        return;
    }
    const Chart *drawing =
        chart_draw(s->pool, s->fonts, chart->u.chart.group, frame.width, MESSAGE_VIETNAMESE);
    TagNode *figure = tag_new(s->pool, frame.tag, TAG_FIGURE);
    figure->alternative = chart_alternative(s->pool, chart->u.chart.group, MESSAGE_VIETNAMESE);
    figure->title = drawing->title;
    TagNode *leaf = tag_new(s->pool, figure, TAG_CONTENT);
    GArray *items = g_array_new(FALSE, TRUE, sizeof(PageItem));
    for (int i = 0; i < drawing->count; i++) {
        const ChartShape *shape = &drawing->shape[i];
        if (shape->kind == CHART_TEXT) {
            add_item(items, text_item(s, shape, frame.x, leaf), shape->decoration);
            continue;
        }
        add_item(items, box_item(s, shape, frame.x, leaf, false), shape->decoration);
        if (shape->kind == CHART_BAR) {
            add_item(items, box_item(s, shape, frame.x, leaf, true), shape->decoration);
        }
    }
    Strip drawn = {.item = POOL_ARRAY(s->work, PageItem, items->len),
                   .item_count = (int)items->len,
                   .has_figure = true};
    memcpy(drawn.item, items->data, items->len * sizeof(PageItem));
    g_array_free(items, TRUE);
    Strip strip = {0};
    Len top = set_chart_title(flow, &strip, drawing->title, frame, figure);
    strip_merge(s, &strip, &drawn, top);
    flow_gap(flow, STYLE_TABLE_GAP);
    flow_add(flow, strip, top + drawing->height, BREAK_FREE);
    flow_gap(flow, STYLE_TABLE_GAP);
}
