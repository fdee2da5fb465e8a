/* The head of a plan: issuer and national name, number and date, type and subject, grounds
 * (NĐ 30/2020/NĐ-CP, PL I, Phần I, II.1-6 and the diagram in IV); an annex's title (III.1); the
 * title of a free document. */
#include "layout/flow.h"

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define UNKNOWN "(chưa rõ)"

/* Rules stand so far below the baseline of their line. */
#define RULE_DROP LEN_PT(5.5)
/* Below lines in small letters: clear of the dots and tails under them. */
#define RULE_DROP_TEXT LEN_PT(8)

/* A place for centred lines in a composed strip. */
typedef struct Column {
    Flow *flow;
    Strip *strip;
    Len x, width;
    Len y;        /* next line's top */
    Len longest;  /* width of the longest line of the last text */
    Len baseline; /* of the last line */
} Column;

static void put_material(Column *column, Material *m, TextStyle style)
{
    Setting *s = column->flow->setting;
    LineBox box = {column->x, column->width, 0, ALIGN_CENTRE, style_leading(style.size)};
    int count = 0;
    Strip *line = material_title(s, m, box, &count);
    column->longest = 0;
    strip_end_line(column->strip);
    for (int i = 0; i < count; i++) {
        strip_merge(s, column->strip, &line[i], column->y);
        column->longest = MAX(column->longest, strip_width(&line[i]));
        column->baseline = column->y + baseline_in(s->fonts, box.leading, style.size);
        column->y += box.leading;
    }
}

static void put(Column *column, const char *text, TextStyle style, TagNode *tag)
{
    Setting *s = column->flow->setting;
    Material m = material_new(s);
    material_text(s, &m, text, style, tag);
    put_material(column, &m, style);
    material_free(s, &m);
}

static void put_inlines(Column *column, const PlanNode *node, TextStyle style, TagNode *tag)
{
    Setting *s = column->flow->setting;
    Material m = material_new(s);
    material_inlines(s, &m, node, style, tag);
    put_material(column, &m, style);
    material_free(s, &m);
}

static void put_rule(Column *column, Len width, Len drop)
{
    strip_add_rule(column->flow->setting, column->strip, column->x + (column->width - width) / 2,
                   column->baseline + drop, width, STYLE_RULE, STYLE_BLACK);
    column->y += LEN_PT(4);
}

static Len width_of(Setting *s, const char *text, TextStyle style)
{
    Material m = material_new(s);
    Len narrowest, widest;
    material_text(s, &m, text, style, NULL);
    material_extents(&m, &narrowest, &widest);
    material_free(s, &m);
    return widest;
}

static const char *fact_text(const Fact *fact)
{
    return fact->state == FACT_UNKNOWN || !fact->text || !*fact->text ? UNKNOWN : fact->text;
}

/* A draft leaves room to fill in the number and the date; an issued plan has them, so there they
 * are unknown. */
static const char *place_and_date(Setting *s)
{
    const PlanHead *head = &s->plan->head;
    bool unknown = !head->draft && head->date.year == 0;
    return pool_printf(s->pool, "%s, %s", fact_text(&head->place),
                       unknown ? "ngày " UNKNOWN : plan_date_long(s->pool, head->date));
}

static const char *number_and_symbol(Setting *s)
{
    const PlanHead *head = &s->plan->head;
    bool unknown = !head->draft && head->number.state == FACT_UNKNOWN;
    if (!unknown) {
        return pool_printf(s->pool, "Số: %s", plan_code(s->pool, head));
    }
    return pool_printf(s->pool, "Số: " UNKNOWN "/%s", fact_text(&head->symbol));
}

static const char *urgency_word(Urgency urgency, Len *width)
{
    switch (urgency) {
    case URGENCY_KHAN:
        *width = LEN_MM(20.0);
        return "KHẨN";
    case URGENCY_THUONG_KHAN:
        *width = LEN_MM(40.0);
        return "THƯỢNG KHẨN";
    case URGENCY_HOA_TOC:
        *width = LEN_MM(30.0);
        return "HỎA TỐC";
    case URGENCY_NONE:
        break;
    }
    return NULL;
}

static void frame_around(Column *column, Len x, Len y, Len width, Len height, PageColour colour)
{
    Setting *s = column->flow->setting;
    strip_add_rule(s, column->strip, x, y, width, STYLE_RULE, colour);
    strip_add_rule(s, column->strip, x, y + height - STYLE_RULE, width, STYLE_RULE, colour);
    strip_add_rule(s, column->strip, x, y, STYLE_RULE, height, colour);
    strip_add_rule(s, column->strip, x + width - STYLE_RULE, y, STYLE_RULE, height, colour);
}

/* Degree of urgency: frame 30, 40 or 20 by 8 mm, bright red (III.2). */
static void put_urgency(Column *column, TagNode *tag)
{
    Setting *s = column->flow->setting;
    Len width = 0, height = LEN_MM(8.0);
    const char *word = urgency_word(s->plan->head.urgency, &width);
    if (!word) {
        return;
    }
    column->y += LEN_PT(4);
    frame_around(column, column->x + (column->width - width) / 2, column->y, width, height,
                 STYLE_RED);
    TextStyle style = {.bold = true, .size = STYLE_URGENCY, .colour = STYLE_RED};
    Len leading = style_leading(style.size), top = column->y;
    column->y += (height - leading) / 2;
    put(column, word, style, tag_new(s->pool, tag, TAG_P));
    column->y = top + height;
}

/* Round and date of a draft stand under the number, as artefacts: they are no part of the plan. */
static void put_draft_mark(Column *column)
{
    Setting *s = column->flow->setting;
    const PlanHead *head = &s->plan->head;
    if (!head->draft) {
        return;
    }
    TextStyle style = {.bold = true, .size = STYLE_NUMBER, .colour = STYLE_BLACK};
    const char *mark = head->draft_round > 0
                           ? pool_printf(s->pool, "DỰ THẢO lần %d", head->draft_round)
                           : "DỰ THẢO";
    column->y += LEN_PT(3);
    put(column, mark, style, NULL);
    if (head->date.year > 0) {
        style.bold = false;
        style.italic = true;
        put(column, pool_printf(s->pool, "(%s)", plan_date_short(s->pool, head->date)), style,
            NULL);
    }
}

/* Box 11: how far the document may go round; in the top margin above the national name. */
static void put_circulation(Flow *flow, Strip *strip, Len x, Len width, TagNode *tag)
{
    Setting *s = flow->setting;
    const Fact *fact = &s->plan->head.circulation;
    if (!fact->text || !*fact->text) {
        return;
    }
    TextStyle style = {.bold = true, .size = STYLE_URGENCY, .colour = STYLE_BLACK};
    Len text = width_of(s, fact->text, style), height = LEN_MM(8.0);
    Column column = {flow, strip, x, width, -LEN_MM(11.0), 0, 0};
    Len frame = text + 2 * LEN_MM(2.0);
    frame_around(&column, x + (width - frame) / 2, column.y, frame, height, STYLE_BLACK);
    column.y += (height - style_leading(style.size)) / 2;
    put(&column, fact->text, style, tag_new(s->pool, tag, TAG_P));
}

static void put_issuer(Column *column, TagNode *tag)
{
    Setting *s = column->flow->setting;
    const PlanHead *head = &s->plan->head;
    TextStyle style = {.size = STYLE_AGENCY, .colour = STYLE_BLACK};
    TagNode *element = tag_new(s->pool, tag, TAG_P);
    for (int i = 0; i < head->parent_agency.count; i++) {
        style.change = plan_change_of_fact(s->plan, "chu-quan", i);
        put(column, fact_text(&head->parent_agency.items[i]), style, element);
    }
    style.bold = true;
    Len longest = 0;
    for (int i = 0; i < head->issuer.count; i++) {
        style.change = plan_change_of_fact(s->plan, "co-quan", i);
        put(column, fact_text(&head->issuer.items[i]), style, element);
        longest = MAX(longest, column->longest);
    }
    /* A third to a half of the line's length (II.2). */
    put_rule(column, longest * 2 / 5, RULE_DROP);
}

static void set_header_block(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    PageShape shape = flow_run(flow)->shape;
    Strip strip = {0};
    TextStyle nation = {.bold = true, .size = STYLE_NATION, .colour = STYLE_BLACK};
    TextStyle motto = {.bold = true, .size = STYLE_MOTTO, .colour = STYLE_BLACK};
    TextStyle number = {.size = STYLE_NUMBER, .colour = STYLE_BLACK};
    TextStyle date = {.italic = true, .size = STYLE_PLACE_DATE, .colour = STYLE_BLACK};
    const char *when = place_and_date(s);
    Len right = MAX(width_of(s, NATION, nation), width_of(s, when, date));
    right = MIN(right, shape_width(shape) * 13 / 20);
    Column left = {flow, &strip, shape.left, shape_width(shape) - right - LEN_MM(2.0), 0, 0, 0};
    Column side = {flow, &strip, shape.width - shape.right - right, right, 0, 0, 0};
    put_circulation(flow, &strip, side.x, side.width, tag);
    put_issuer(&left, tag);
    TagNode *element = tag_new(s->pool, tag, TAG_P);
    put(&side, NATION, nation, element);
    put(&side, MOTTO, motto, element);
    put_rule(&side, side.longest, RULE_DROP_TEXT);
    /* Number and date stand on one line (II.4). */
    Len line = MAX(left.y, side.y) + LEN_PT(5);
    left.y = line + style_leading(date.size) - style_leading(number.size);
    side.y = line;
    number.change = plan_change_of_either(s->plan, "so", "ky-hieu");
    date.change = plan_change_of_either(s->plan, "dia-danh", "ngay");
    put(&left, number_and_symbol(s), number, tag_new(s->pool, tag, TAG_P));
    put(&side, when, date, tag_new(s->pool, tag, TAG_P));
    put_draft_mark(&left);
    put_urgency(&left, tag);
    flow_add(flow, strip, MAX(left.y, side.y), BREAK_FREE);
}

/* One heading of two texts, the second below the first, and the rule below them. */
static void set_title(Flow *flow, const char *first, const char *second, bool rule, TagNode *tag)
{
    PageShape shape = flow_run(flow)->shape;
    Strip strip = {0};
    TextStyle style = {.bold = true, .size = STYLE_TYPE, .colour = STYLE_BLACK};
    Len inset = shape_width(shape) / 16;
    Column column = {flow, &strip, shape.left + inset, shape_width(shape) - 2 * inset, 0, 0, 0};
    Setting *s = flow->setting;
    style.change = plan_change_of_fact(s->plan, "loai", -1);
    put(&column, first, style, tag);
    Len longest = column.longest;
    if (second && *second) {
        style.change = plan_change_of_fact(s->plan, "trich-yeu", -1);
        put(&column, second, style, tag);
        longest = column.longest;
    }
    if (rule) {
        /* A third to a half of the line's length (II.5). */
        put_rule(&column, longest * 2 / 5, RULE_DROP_TEXT);
    }
    flow_add(flow, strip, column.y, BREAK_FREE);
}

static void set_grounds(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    PageShape shape = flow_run(flow)->shape;
    for (const PlanNode *part = s->plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_GROUNDS) {
            continue;
        }
        for (const PlanNode *p = part->first; p; p = p->next) {
            Material m = material_new(s);
            TextStyle style = {.italic = true, .size = STYLE_BODY, .colour = STYLE_BLACK};
            Frame frame = {.tag = tag,
                           .x = shape.left,
                           .width = shape_width(shape),
                           .size = STYLE_BODY,
                           .gap = STYLE_PARAGRAPH_GAP,
                           .align = ALIGN_JUSTIFY};
            material_inlines(s, &m, p, style, tag_new(s->pool, tag, TAG_P));
            set_material(flow, &m, frame, STYLE_INDENT, BREAK_FREE);
            material_free(s, &m);
        }
    }
}

void set_head(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    const PlanHead *head = &s->plan->head;
    set_header_block(flow, tag);
    flow_gap(flow, LEN_PT(20));
    flow_keep(flow, 1);
    set_title(flow, fact_text(&head->type), fact_text(&head->subject), true,
              tag_new(s->pool, tag, TAG_H1));
    flow_gap(flow, LEN_PT(18));
    flow_keep(flow, 1);
    set_grounds(flow, tag);
}

void set_book_title(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    const PlanHead *head = &s->plan->head;
    set_title(flow, plan_upper(s->pool, fact_text(&head->type)), head->subject.text, true,
              tag_new(s->pool, tag, TAG_H1));
    flow_gap(flow, LEN_PT(18));
    flow_keep(flow, 1);
}

void set_annex_title(Flow *flow, const PlanNode *annex, TagNode *tag)
{
    Setting *s = flow->setting;
    PageShape shape = flow_run(flow)->shape;
    TagNode *heading = tag_new(s->pool, tag, TAG_H2);
    Strip strip = {0};
    /* Titles of annexes are long: nearly the whole width. */
    Len inset = shape_width(shape) / 40;
    Column column = {flow, &strip, shape.left + inset, shape_width(shape) - 2 * inset, 0, 0, 0};
    TextStyle style = {.bold = true, .size = STYLE_ANNEX, .colour = STYLE_BLACK};
    style.change = plan_change_of(annex);
    put(&column, annex->u.annex.label, style, heading);
    char *title = annex->u.annex.title ? plan_text_later(annex->u.annex.title) : NULL;
    if (annex->u.annex.title && annex->u.annex.title->first) {
        style.capitals = true;
        put_inlines(&column, annex->u.annex.title, style, heading);
    }
    if (s->plan->head.form == FORM_PLAN) {
        TextStyle slanted = {.italic = true, .size = STYLE_ANNEX, .colour = STYLE_BLACK};
        put(&column, plan_annex_attachment(s->pool, &s->plan->head), slanted,
            tag_new(s->pool, tag, TAG_P));
        put_rule(&column, MIN(column.longest * 2 / 5, LEN_MM(40.0)), RULE_DROP_TEXT);
    }
    if (annex->id) {
        strip_add_destination(s, &strip, annex->id);
        const char *name = title && *title
                               ? pool_printf(s->pool, "%s. %s", annex->u.annex.label, title)
                               : annex->u.annex.label;
        flow_bookmark(flow, 1, name, annex->id, heading);
    }
    g_free(title);
    flow_add(flow, strip, column.y, BREAK_FREE);
    flow_gap(flow, LEN_PT(14));
    flow_keep(flow, 1);
}
