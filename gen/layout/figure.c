/* A picture on the page: one Figure with its text alternative, its caption below it. */
#include "layout/flow.h"

#define CAPTION_GAP LEN_PT(4)

/* Of the height of a page's text: the rest is for the caption, and for text that leads in. */
static Len tallest(const Flow *flow)
{
    return shape_height(flow_run(flow)->shape) * 2 / 3;
}

static Strip picture_strip(Setting *s, const PlanNode *node, Frame frame, ImageSize size,
                           TagNode *tag)
{
    TagNode *figure = tag_new(s->pool, tag, TAG_FIGURE);
    figure->alternative = node->u.figure.alternative;
    PageItem *item = POOL_NEW(s->pool, PageItem);
    item->kind = ITEM_IMAGE;
    item->leaf = tag_new(s->pool, figure, TAG_CONTENT);
    item->u.image.x = frame.x + (frame.width - (Len)size.width) / 2;
    item->u.image.width = (Len)size.width;
    item->u.image.height = (Len)size.height;
    item->u.image.image = node->u.figure.image->image;
    return (Strip){.item = item, .item_count = 1};
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
    Material m = material_new();
    material_inlines(s, &m, caption, style, tag_new(s->pool, tag, TAG_CAPTION));
    int count = 0;
    Strip *line = material_title(s, &m, box, &count);
    flow_gap(flow, CAPTION_GAP);
    flow_keep(flow, count);
    flow_add_lines(flow, line, count, box.leading, BREAK_FORBIDDEN);
    material_free(&m);
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
