#include "layout/flow.h"

static void free_run(gpointer data)
{
    Run *run = data;
    g_array_free(run->slice, TRUE);
    g_free(run);
}

PageShape page_shape(bool landscape)
{
    /* The decree gives the margins by the page's edges and makes no exception for landscape. */
    PageShape shape = {STYLE_PAGE_WIDTH,   STYLE_PAGE_HEIGHT, STYLE_MARGIN_LEFT,
                       STYLE_MARGIN_RIGHT, STYLE_MARGIN_TOP,  STYLE_MARGIN_BOTTOM};
    if (landscape) {
        shape.width = STYLE_PAGE_HEIGHT;
        shape.height = STYLE_PAGE_WIDTH;
    }
    return shape;
}

Flow *flow_new(Setting *setting, Pages *pages)
{
    Flow *flow = g_new0(Flow, 1);
    flow->setting = setting;
    flow->pages = pages;
    flow->run = g_ptr_array_new_with_free_func(free_run);
    flow->notes = g_hash_table_new(NULL, NULL);
    return flow;
}

void flow_free(Flow *flow)
{
    g_hash_table_unref(flow->notes);
    g_ptr_array_free(flow->run, TRUE);
    g_free(flow);
}

void flow_start_run(Flow *flow, PageShape shape, bool restart, const char *prefix)
{
    Run *run = g_new0(Run, 1);
    run->shape = shape;
    run->slice = g_array_new(FALSE, TRUE, sizeof(Slice));
    run->restart = restart;
    run->prefix = prefix;
    run->commented = flow->setting->plan->head.draft;
    g_ptr_array_add(flow->run, run);
    flow->pending = 0;
    flow->keep = 0;
}

Run *flow_run(const Flow *flow)
{
    return g_ptr_array_index(flow->run, flow->run->len - 1);
}

void flow_gap(Flow *flow, Len gap)
{
    flow->pending = MAX(flow->pending, gap);
}

void flow_keep(Flow *flow, int slices)
{
    flow->keep = MAX(flow->keep, slices);
}

Slice *flow_add(Flow *flow, Strip strip, Len height, int penalty)
{
    Slice slice = {
        .height = height,
        .space_before = flow->pending,
        .penalty = flow->keep > 0 ? BREAK_FORBIDDEN : penalty,
        .strip = strip,
    };
    flow->pending = 0;
    flow->keep -= flow->keep > 0;
    GArray *list = flow_run(flow)->slice;
    g_array_append_val(list, slice);
    return &g_array_index(list, Slice, list->len - 1);
}

void flow_add_lines(Flow *flow, const Strip *line, int count, Len leading, int penalty)
{
    for (int i = 0; i < count; i++) {
        /* No first line alone at a page's foot, no last line alone at a page's head. */
        bool alone = i == 1 || i == count - 1;
        Slice *slice = flow_add(flow, line[i], leading,
                                i == 0  ? penalty
                                : alone ? BREAK_FORBIDDEN
                                        : BREAK_FREE);
        slice->counts = true;
    }
}

void flow_bookmark(Flow *flow, int level, const char *title, const char *destination,
                   const TagNode *element)
{
    PageBookmark mark = {level, title, destination, element};
    g_array_append_val(flow->pages->bookmarks, mark);
}
