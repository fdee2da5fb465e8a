/* Sets blocks one after the other: sections, paragraphs, lists, code, quotes. */
#include "layout/flow.h"

#include <string.h>

static TextStyle body_style(Frame frame)
{
    TextStyle style = {.size = frame.size, .colour = STYLE_BLACK};
    return style;
}

/* A paragraph which ends in a colon leads in what follows. */
static bool leads_in(const PlanNode *paragraph)
{
    char *text = plan_text_of(paragraph);
    g_strchomp(text);
    bool leads = g_str_has_suffix(text, ":");
    g_free(text);
    return leads;
}

static bool is_led_in(PlanKind kind)
{
    return kind == PLAN_LIST || kind == PLAN_TABLE || kind == PLAN_CHART || kind == PLAN_FIGURE ||
           kind == PLAN_CODE_BLOCK || kind == PLAN_QUOTE;
}

void set_notes_of(Flow *flow, const Strip *line, int count, TagNode *tag)
{
    Setting *s = flow->setting;
    PageShape shape = flow_run(flow)->shape;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < line[i].note_count; k++) {
            const PlanNode *note = line[i].note[k];
            if (g_hash_table_contains(flow->notes, note)) {
                continue;
            }
            NoteBox *box = POOL_NEW(s->work, NoteBox);
            g_hash_table_insert(flow->notes, (gpointer)(guintptr)note, box);
            TagNode *element = tag_new(s->pool, tag, TAG_NOTE);
            element->id = pool_printf(s->pool, "note-%d", note->u.note.number);
            char number[16];
            g_snprintf(number, sizeof number, "%d", note->u.note.number);
            TextStyle style = {.size = STYLE_NOTE, .colour = STYLE_BLACK};
            GArray *lines = g_array_new(FALSE, TRUE, sizeof(Strip));
            for (const PlanNode *p = note->first; p; p = p->next) {
                Material m = material_new(s);
                if (p == note->first) {
                    TextStyle small = {.size = STYLE_NOTE * 2 / 3, .colour = STYLE_BLACK};
                    material_text(s, &m, number, small, tag_new(s->pool, element, TAG_LBL));
                    m.piece[0].rise = STYLE_NOTE / 3;
                    material_space(s, &m, style);
                }
                material_inlines(s, &m, p, style, tag_new(s->pool, element, TAG_P));
                LineBox place = {shape.left, shape_width(shape), 0, ALIGN_JUSTIFY,
                                 style_leading(STYLE_NOTE)};
                int n = 0;
                Strip *strips = material_lines(s, &m, place, &n);
                g_array_append_vals(lines, strips, (guint)n);
                material_free(s, &m);
            }
            box->count = (int)lines->len;
            box->leading = style_leading(STYLE_NOTE);
            box->line = POOL_ARRAY(s->work, Strip, lines->len + 1);
            if (lines->len > 0) {
                memcpy(box->line, lines->data, lines->len * sizeof(Strip));
                strip_add_destination(s, &box->line[0],
                                      pool_printf(s->pool, "ghi-chu-%d", note->u.note.number));
            }
            g_array_free(lines, TRUE);
        }
    }
}

void set_material(Flow *flow, Material *material, Frame frame, Len indent, int penalty)
{
    int count = 0;
    LineBox box = {frame.x, frame.width, indent, frame.align, style_leading(frame.size)};
    Strip *line = material_lines(flow->setting, material, box, &count);
    set_notes_of(flow, line, count, frame.tag);
    flow_gap(flow, frame.gap);
    flow_add_lines(flow, line, count, box.leading, penalty);
}

static void set_paragraph(Flow *flow, const PlanNode *node, Frame frame, int penalty)
{
    Material m = material_new(flow->setting);
    TagNode *tag = tag_new(flow->setting->pool, frame.tag, TAG_P);
    material_inlines(flow->setting, &m, node, body_style(frame), tag);
    set_material(flow, &m, frame, frame.indent, penalty);
    material_free(flow->setting, &m);
}

static void mark_place(Flow *flow, guint slice, const char *id)
{
    GArray *list = flow_run(flow)->slice;
    if (id && slice < list->len) {
        strip_add_destination(flow->setting, &g_array_index(list, Slice, slice).strip, id);
    }
}

/* ---- lists ---- */

static const char *numbering_of(const PlanNode *list)
{
    switch (list->u.list.style) {
    case LIST_POINTS:
        return "LowerAlpha";
    case LIST_NUMBERS:
    case LIST_PARENS:
        return "Decimal";
    case LIST_DASHES:
        break;
    }
    return "None";
}

/* The label and the first paragraph share a line: in the body with the first-line indent of every
 * paragraph (II.6e), in narrow places hanging. */
static void set_item(Flow *flow, const PlanNode *item, Frame frame, TagNode *list, int penalty)
{
    Setting *s = flow->setting;
    TagNode *entry = tag_new(s->pool, list, TAG_LI);
    TagNode *label = tag_new(s->pool, entry, TAG_LBL);
    TagNode *body = tag_new(s->pool, entry, TAG_LBODY);
    const PlanNode *first = item->first && item->first->kind == PLAN_PARAGRAPH ? item->first : NULL;
    Material m = material_new(s);
    TextStyle label_style = body_style(frame);
    label_style.change = plan_change_of(item);
    material_text(s, &m, item->u.item.label, label_style, label);
    material_space(s, &m, body_style(frame));
    Frame inner = frame;
    inner.tag = body;
    if (first) {
        material_inlines(s, &m, first, body_style(frame), tag_new(s->pool, body, TAG_P));
    }
    guint at = flow_run(flow)->slice->len;
    Len indent = frame.indent;
    if (frame.hanging) {
        inner.x += STYLE_LIST_STEP;
        inner.width -= STYLE_LIST_STEP;
        indent = -STYLE_LIST_STEP;
    }
    set_material(flow, &m, inner, indent, penalty);
    material_free(s, &m);
    mark_place(flow, at, item->id);
    if (first) {
        mark_place(flow, at, first->id);
    }
    const PlanNode *rest = first ? first->next : item->first;
    if (rest) {
        if (!first || leads_in(first)) {
            flow_keep(flow, 1);
        }
        PlanNode view = *item;
        view.first = (PlanNode *)(guintptr)rest;
        set_blocks(flow, &view, inner);
    }
}

static void set_list(Flow *flow, const PlanNode *node, Frame frame)
{
    TagNode *list = tag_new(flow->setting->pool, frame.tag, TAG_L);
    list->numbering = numbering_of(node);
    for (const PlanNode *item = node->first; item; item = item->next) {
        set_item(flow, item, frame, list, BREAK_FREE);
    }
}

/* ---- headings ---- */

static const char *heading_label(Setting *s, const PlanNode *section)
{
    const char *number = section->u.section.number;
    return number ? pool_printf(s->pool, "%s.", number) : NULL;
}

static bool is_centred(const PlanNode *section)
{
    return section->u.section.rank == RANK_PHAN || section->u.section.rank == RANK_CHUONG;
}

static TextStyle heading_style(const PlanNode *section)
{
    TextStyle style = {.bold = true, .size = STYLE_BODY, .colour = STYLE_BLACK};
    SectionRank rank = section->u.section.rank;
    /* "1.1." is not in the decree: told apart from "1." by its slope. */
    style.italic = rank == RANK_NOI_DUNG || rank == RANK_TIEU_MUC;
    return style;
}

static TagRole heading_role(int level)
{
    return (TagRole)(TAG_H1 + CLAMP(level, 1, 6) - 1);
}

/* Phần and Chương: word and number on a line of their own, the heading in capitals below (II.6đ).
 */
static void set_centred_heading(Flow *flow, const PlanNode *section, const PlanNode *heading,
                                Frame frame, TagNode *tag)
{
    Setting *s = flow->setting;
    TextStyle style = heading_style(section);
    style.change = plan_change_of(heading);
    LineBox box = {frame.x, frame.width, 0, ALIGN_CENTRE, style_leading(style.size)};
    for (int part = 0; part < 2; part++) {
        Material m = material_new(s);
        if (part == 0 && section->u.section.number) {
            material_text(s, &m, section->u.section.number, style, tag);
        } else if (part == 1) {
            style.capitals = true;
            material_inlines(s, &m, heading, style, tag);
        }
        int count = 0;
        Strip *line = material_title(s, &m, box, &count);
        if (part == 0 && count > 0) {
            strip_end_line(&line[count - 1]);
        }
        flow_add_lines(flow, line, count, box.leading, part == 0 ? BREAK_FREE : BREAK_FORBIDDEN);
        material_free(s, &m);
    }
}

static void set_heading(Flow *flow, const PlanNode *section, const PlanNode *heading, Frame frame)
{
    Setting *s = flow->setting;
    TagNode *tag = tag_new(s->pool, frame.tag, heading_role(frame.heading));
    guint at = flow_run(flow)->slice->len;
    flow_gap(flow, frame.heading <= 2 ? STYLE_SECTION_GAP : STYLE_PARAGRAPH_GAP);
    const char *label = heading_label(s, section);
    if (is_centred(section)) {
        set_centred_heading(flow, section, heading, frame, tag);
    } else {
        Material m = material_new(s);
        if (label) {
            TextStyle style = heading_style(section);
            style.change = plan_change_of(heading);
            material_text(s, &m, label, style, tag);
            material_space(s, &m, heading_style(section));
        }
        material_inlines(s, &m, heading, heading_style(section), tag);
        /* A heading of several lines is not stretched: its words stand as in its first line. */
        Frame inner = frame;
        inner.align = ALIGN_LEFT;
        set_material(flow, &m, inner, frame.indent, BREAK_FREE);
        material_free(s, &m);
    }
    /* All lines of a heading stay together and with two lines of what follows. */
    GArray *list = flow_run(flow)->slice;
    for (guint i = at + 1; i < list->len; i++) {
        g_array_index(list, Slice, i).penalty = BREAK_FORBIDDEN;
    }
    mark_place(flow, at, section->id);
    flow_keep(flow, 2);
    char *text = plan_text_later(heading);
    const char *title =
        label ? pool_printf(s->pool, "%s %s", label, text) : pool_strdup(s->pool, text);
    g_free(text);
    if (section->id) {
        flow_bookmark(flow, frame.heading - 1, title, section->id, tag);
    }
}

static void set_section(Flow *flow, const PlanNode *section, Frame frame)
{
    Setting *s = flow->setting;
    Frame inner = frame;
    inner.tag = tag_new(s->pool, frame.tag, TAG_SECT);
    inner.heading = frame.heading + 1;
    if (inner.heading == 2) {
        g_hash_table_remove_all(s->expanded);
    }
    const PlanNode *heading = section->first;
    if (heading && heading->kind == PLAN_HEADING) {
        set_heading(flow, section, heading, inner);
    }
    set_blocks(flow, section, inner);
}

/* ---- code and quotes ---- */

static void set_code_block(Flow *flow, const PlanNode *node, Frame frame)
{
    Setting *s = flow->setting;
    TagNode *tag = tag_new(s->pool, tag_new(s->pool, frame.tag, TAG_P), TAG_CODE);
    TextStyle style = {
        .mono = true, .size = STYLE_CODE, .colour = STYLE_BLACK, .change = plan_change_of(node)};
    Len step = font_scale(font_face(s->fonts, FACE_MONO),
                          face_metrics(font_face(s->fonts, FACE_MONO))->space, STYLE_CODE);
    flow_gap(flow, frame.gap);
    char **lines = g_strsplit(node->u.code_block.text, "\n", -1);
    int total = (int)g_strv_length(lines);
    while (total > 0 && *lines[total - 1] == '\0') {
        total--;
    }
    for (int i = 0; i < total; i++) {
        size_t spaces = strspn(lines[i], " ");
        Material m = material_new(s);
        material_text(s, &m, lines[i], style, tag);
        int count = 0;
        LineBox box = {frame.x + STYLE_LIST_STEP + (Len)spaces * step,
                       frame.width - STYLE_LIST_STEP - (Len)spaces * step, 0, ALIGN_LEFT,
                       style_leading(STYLE_CODE)};
        if (box.width < frame.width / 4) {
            box.x = frame.x + STYLE_LIST_STEP;
            box.width = frame.width - STYLE_LIST_STEP;
        }
        Strip *line = material_lines(s, &m, box, &count);
        if (count == 0) {
            Strip empty = {0};
            flow_add(flow, empty, box.leading, BREAK_POOR);
        }
        for (int k = 0; k < count; k++) {
            strip_end_line(&line[k]);
            flow_add(flow, line[k], box.leading, i == 0 ? BREAK_FREE : BREAK_POOR);
        }
        material_free(s, &m);
    }
    g_strfreev(lines);
}

static void set_quote(Flow *flow, const PlanNode *node, Frame frame)
{
    Frame inner = frame;
    inner.tag = tag_new(flow->setting->pool, frame.tag, TAG_BLOCK_QUOTE);
    inner.x += STYLE_INDENT;
    inner.width -= 2 * STYLE_INDENT;
    inner.indent = 0;
    set_blocks(flow, node, inner);
}

/* ---- all ---- */

/* The frame for the page shape that is now in force. */
static Frame fit_frame(const Flow *flow, Frame frame)
{
    PageShape shape = flow_run(flow)->shape;
    if (!frame.hanging && frame.x == shape.left) {
        frame.width = shape_width(shape);
    }
    return frame;
}

static void turn_page(Flow *flow, bool landscape, Frame *frame)
{
    PageShape before = flow_run(flow)->shape;
    if (landscape == (before.width > before.height)) {
        return;
    }
    flow_start_run(flow, page_shape(landscape), false, flow_run(flow)->prefix);
    PageShape now = flow_run(flow)->shape;
    frame->x += now.left - before.left;
    frame->width += shape_width(now) - shape_width(before);
}

/* What has no words, or lost them, is told beside its first line. */
static void tell_rest(Flow *flow, const PlanNode *node, guint at, TagNode *tag)
{
    Setting *s = flow->setting;
    GArray *list = flow_run(flow)->slice;
    const PieceLink *link =
        at < list->len && node->change ? change_link(s, node->change, node, tag) : NULL;
    if (link) {
        Slice *slice = &g_array_index(list, Slice, at);
        ChangeSpot spot = {0, slice->height, node->change, link};
        strip_add_spot(s, &slice->strip, spot);
    }
}

/* Sections nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
void set_blocks(Flow *flow, const PlanNode *parent, Frame frame)
{
    for (const PlanNode *n = parent->first; n; n = n->next) {
        /* A landscape part may begin or end inside a section before. */
        PageShape shape = flow_run(flow)->shape;
        if (!frame.hanging && frame.width + frame.x + shape.right != shape.width) {
            frame.x = shape.left;
            frame = fit_frame(flow, frame);
        }
        guint at = flow_run(flow)->slice->len;
        switch (n->kind) {
        case PLAN_SECTION:
            set_section(flow, n, frame);
            break;
        case PLAN_PARAGRAPH:
            set_paragraph(flow, n, frame, BREAK_FREE);
            mark_place(flow, at, n->id);
            if (n->next && is_led_in(n->next->kind) && leads_in(n)) {
                flow_keep(flow, 1);
            }
            break;
        case PLAN_LIST:
            set_list(flow, n, frame);
            break;
        case PLAN_TABLE:
            set_table(flow, n, frame);
            break;
        case PLAN_CHART:
            set_chart(flow, n, frame);
            mark_place(flow, at, n->id);
            break;
        case PLAN_FIGURE:
            set_figure(flow, n, frame);
            mark_place(flow, at, n->id);
            break;
        case PLAN_CODE_BLOCK:
            set_code_block(flow, n, frame);
            break;
        case PLAN_QUOTE:
            set_quote(flow, n, frame);
            break;
        case PLAN_PAGE_BREAK:
            flow_start_run(flow, flow_run(flow)->shape, false, flow_run(flow)->prefix);
            break;
        case PLAN_ORIENTATION:
            turn_page(flow, n->u.orientation.landscape, &frame);
            break;
        default: /* PLAN_HEADING and PLAN_CAPTION are set by their parents */
            break;
        }
        tell_rest(flow, n, at, frame.tag);
    }
}
