/* A picture on the page: one Figure with its text alternative, its caption below it. */
#include "layout/flow.h"

#include <string.h>

#define CAPTION_GAP LEN_PT(4)
#define FRAME_WIDTH LEN_PT(1.5)

/* Of the height of a page's text: the rest is for the caption, and for text that leads in. */
static Len tallest(const Flow *flow)
{
    return shape_height(flow_run(flow)->shape) * 2 / 3;
}

/* A frame around a picture that is new, dashed around one that is gone. */
static PageItem frame_item(Setting *s, const PageItem *picture, const PlanChange *change)
{
    ChangeShow show = plan_change_show(change);
    bool gone = show == SHOW_REMOVED || show == SHOW_AWAY;
    Len left = picture->u.image.x - FRAME_WIDTH;
    Len right = left + picture->u.image.width + 2 * FRAME_WIDTH;
    Len top = -FRAME_WIDTH, bottom = picture->u.image.height + FRAME_WIDTH;
    const Len corners[] = {left, top, right, top, right, bottom, left, bottom};
    Len *points = POOL_ARRAY(s->work, Len, G_N_ELEMENTS(corners));
    memcpy(points, corners, sizeof corners);
    PageItem item = {
        .kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT, .colour = change_colour(change)};
    item.u.path.points = points;
    item.u.path.count = 4;
    item.u.path.closed = true;
    item.u.path.line_width = FRAME_WIDTH;
    item.u.path.dash = gone ? 4 * FRAME_WIDTH : 0;
    return item;
}

static Strip picture_strip(Setting *s, const PlanNode *node, Frame frame, ImageSize size,
                           TagNode *tag)
{
    TagNode *figure = tag_new(s->pool, tag, TAG_FIGURE);
    figure->alternative = node->u.figure.alternative;
    const PlanChange *change = plan_change_of(node);
    PageItem *item = POOL_ARRAY(s->work, PageItem, 2);
    item->kind = ITEM_IMAGE;
    item->leaf = tag_new(s->pool, figure, TAG_CONTENT);
    item->u.image.x = frame.x + (frame.width - (Len)size.width) / 2;
    item->u.image.width = (Len)size.width;
    item->u.image.height = (Len)size.height;
    item->u.image.image = node->u.figure.image->image;
    bool framed = plan_change_show(change) != SHOW_SAME;
    if (framed) {
        item[1] = frame_item(s, item, change);
    }
    return (Strip){.item = item, .item_count = framed ? 2 : 1, .has_figure = true};
}

/* Beside the Figure and not in it: who hears the alternative of an element does not hear what
 * stands inside it. */
static void set_caption(Flow *flow, const PlanNode *caption, Frame frame, TagNode *tag)
{
    Setting *s = flow->setting;
    TextStyle style = {.bold = true,
                       .size = STYLE_TABLE,
                       .colour = STYLE_BLACK,
                       .change = plan_change_of(caption)};
    LineBox box = {frame.x, frame.width, 0, ALIGN_CENTRE, style_leading(STYLE_TABLE)};
    Material m = material_new(s);
    material_inlines(s, &m, caption, style, tag_new(s->pool, tag, TAG_CAPTION));
    int count = 0;
    Strip *line = material_title(s, &m, box, &count);
    flow_gap(flow, CAPTION_GAP);
    flow_keep(flow, count);
    flow_add_lines(flow, line, count, box.leading, BREAK_FORBIDDEN);
    material_free(s, &m);
}

void set_figure(Flow *flow, const PlanNode *figure, Frame frame)
{
    Setting *s = flow->setting;
    ImageHeader header = image_header(figure->u.figure.image->image);
    ImageSize size = image_print_size(header, LEN_PT(72), frame.width, tallest(flow));
    TagNode *tag = tag_new(s->pool, frame.tag, TAG_DIV);
    flow_gap(flow, STYLE_TABLE_GAP);
    flow_add(flow, picture_strip(s, figure, frame, size, tag), (Len)size.height, BREAK_FREE);
    /* Of two plans in one there may be two. */
    for (const PlanNode *caption = figure->first; caption; caption = caption->next) {
        set_caption(flow, caption, frame, tag);
    }
    flow_gap(flow, STYLE_TABLE_GAP);
}
