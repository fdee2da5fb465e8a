/* A picture: the file that is published beside the page, what it shows, and its caption. */
#include "html/write.h"

/* A page that stands in another one knows its files only by their whole address. */
static void write_address(HtmlWriter *writer, const PlanImage *image)
{
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        bool whole = turn.fragment && writer->site_url;
        html_url_attribute(writer, "src",
                           whole ? pool_printf(writer->pool, "%s%s/%s", writer->site_url,
                                               writer->plan->slug, image->file)
                                 : image->file);
    }
}

void html_figure(HtmlWriter *writer, const PlanNode *figure)
{
    const PlanImage *image = figure->u.figure.image;
    ImageHeader header = image_header(image->image);
    html_markup(writer, "<figure class=\"hinh\"");
    html_id_attribute(writer, figure);
    html_position_attribute(writer, figure->pos);
    html_markup(writer, ">\n");
    const PlanChange *change = plan_change_of(figure);
    html_open_change(writer, change);
    html_markup(writer, "<img");
    write_address(writer, image);
    html_attribute(writer, "alt", figure->u.figure.alternative);
    /* With its sides known nothing moves when the picture comes in. */
    html_format(writer, " width=\"%d\" height=\"%d\" loading=\"lazy\" decoding=\"async\">",
                header.width, header.height);
    html_close_change(writer, change);
    html_markup(writer, "\n");
    if (figure->first) {
        html_markup(writer, "<figcaption>");
        /* Of two plans in one there may be two. */
        for (const PlanNode *caption = figure->first; caption; caption = caption->next) {
            html_markup(writer, caption->previous ? "<br>" : "");
            html_inlines(writer, caption);
        }
        html_markup(writer, "</figcaption>\n");
    }
    html_markup(writer, "</figure>\n");
}
