/* Signature block and recipients (NĐ 30/2020/NĐ-CP, PL I, Phần I, II.7-9), and the page that says
 * where the text comes from. */
#include "layout/flow.h"

#define UNKNOWN_SIGNATORY "(chưa rõ người ký)"
#define UNKNOWN_OFFICE "(chưa rõ chức vụ)"
#define UNKNOWN_RECIPIENTS "(chưa rõ)"

/* Boxes 7 and 9b of the diagram, in thousandths of the text's width (IV). */
#define RIGHT_FROM 497
#define RIGHT_TO 980
#define LEFT_TO 450

/* Appends centred lines of one text to the block; gives the top of the next line. */
static Len put_line(Flow *flow, Strip *strip, const char *text, TextStyle style, TagNode *tag,
                    Len x, Len width, Len y)
{
    Setting *s = flow->setting;
    Material m = material_new(s);
    material_text(s, &m, text, style, tag);
    int count = 0;
    LineBox box = {x, width, 0, ALIGN_CENTRE, style_leading(style.size)};
    Strip *line = material_title(s, &m, box, &count);
    strip_end_line(strip);
    for (int i = 0; i < count; i++) {
        strip_merge(s, strip, &line[i], y);
        y += box.leading;
    }
    material_free(s, &m);
    return y;
}

/* Empty fields for the signatory (7c) and the agency's stamp (8), which covers a third of the
 * signature on its left (II.8a). */
static void add_fields(Setting *s, Strip *strip, TagNode *tag, Len x, Len width, Len y)
{
    Len personal_width = LEN_MM(50.0), stamp = LEN_MM(36.0), height = LEN_MM(24.0);
    Len left = x + (width - personal_width) / 2;
    PageSignature *field = POOL_ARRAY(s->work, PageSignature, 2);
    field[0] = (PageSignature){left,
                               y + LEN_MM(3.0),
                               personal_width,
                               height,
                               "chu-ky-nguoi-ky",
                               "Chữ ký số của người có thẩm quyền",
                               tag_new(s->pool, tag, TAG_FORM)};
    field[1] = (PageSignature){left + personal_width / 3 - stamp,
                               y - LEN_MM(3.0),
                               stamp,
                               stamp,
                               "chu-ky-co-quan",
                               "Chữ ký số của cơ quan ban hành",
                               tag_new(s->pool, tag, TAG_FORM)};
    strip->signature = field;
    strip->signature_count = 2;
}

static bool is_missing(const Fact *fact)
{
    return fact->state == FACT_UNKNOWN || !fact->text || !*fact->text;
}

/* A draft leaves room for facts that are not there yet; elsewhere a missing fact is said to be
 * unknown. */
static Len put_fact(Flow *flow, Strip *strip, const Fact *fact, const char *name,
                    const char *unknown, TagNode *tag, Len x, Len width, Len y)
{
    bool missing = is_missing(fact);
    if (missing && flow->setting->plan->head.draft && fact->state == FACT_KNOWN) {
        return y + style_leading(STYLE_SIGNATURE);
    }
    TextStyle style = {
        .bold = !missing, .italic = missing, .size = STYLE_SIGNATURE, .colour = STYLE_BLACK};
    style.change = plan_change_of_fact(flow->setting->plan, name, -1);
    return put_line(flow, strip, missing ? unknown : fact->text, style,
                    tag_new(flow->setting->pool, tag, TAG_P), x, width, y);
}

/* The right side: capacity, office, room to sign, name. Gives its height. */
static Len compose_signature(Flow *flow, Strip *strip, TagNode *tag)
{
    Setting *s = flow->setting;
    const PlanHead *head = &s->plan->head;
    PageShape shape = flow_run(flow)->shape;
    Len all = shape_width(shape);
    Len x = shape.left + (Len)((int64_t)all * RIGHT_FROM / 1000);
    Len width = (Len)((int64_t)all * (RIGHT_TO - RIGHT_FROM) / 1000);
    TextStyle bold = {.bold = true, .size = STYLE_SIGNATURE, .colour = STYLE_BLACK};
    TagNode *element = head->capacity.count > 0 ? tag_new(s->pool, tag, TAG_P) : NULL;
    Len y = 0;
    for (int i = 0; i < head->capacity.count; i++) {
        const Fact *fact = &head->capacity.items[i];
        if (!is_missing(fact)) {
            bold.change = plan_change_of_fact(s->plan, "quyen-han", i);
            y = put_line(flow, strip, fact->text, bold, element, x, width, y);
        }
    }
    y = put_fact(flow, strip, &head->office, "chuc-vu", UNKNOWN_OFFICE, tag, x, width, y);
    if (head->signature_fields && !head->draft) {
        add_fields(s, strip, tag, x, width, y);
    }
    y += STYLE_SIGNATURE_ROOM;
    return put_fact(flow, strip, &head->signatory, "ho-ten", UNKNOWN_SIGNATORY, tag, x, width, y);
}

typedef struct Column {
    Flow *flow;
    GArray *line;   /* of Strip */
    GArray *height; /* of Len */
    LineBox box;
} Column;

static void put_recipient(Column *column, const char *text, TextStyle style, TagNode *tag)
{
    Setting *s = column->flow->setting;
    Material m = material_new(s);
    LineBox box = column->box;
    box.leading = style_leading(style.size);
    if (g_str_has_prefix(text, "- ")) {
        material_text(s, &m, "-", style, tag_new(s->pool, tag, TAG_LBL));
        material_space(s, &m, style);
        material_text(s, &m, text + 2, style, tag_new(s->pool, tag, TAG_LBODY));
    } else {
        material_text(s, &m, text, style, tag);
    }
    int count = 0;
    Strip *line = material_lines(s, &m, box, &count);
    for (int i = 0; i < count; i++) {
        g_array_append_val(column->line, line[i]);
        g_array_append_val(column->height, box.leading);
    }
    material_free(s, &m);
}

static void compose_recipients(Column *column, TagNode *tag)
{
    Setting *s = column->flow->setting;
    const PlanHead *head = &s->plan->head;
    TextStyle title = {
        .bold = true, .italic = true, .size = STYLE_RECIPIENTS_HEAD, .colour = STYLE_BLACK};
    TextStyle plain = {.size = STYLE_RECIPIENTS, .colour = STYLE_BLACK};
    put_recipient(column, "Nơi nhận:", title, tag_new(s->pool, tag, TAG_P));
    const char **lines = NULL;
    int count = plan_recipient_lines(s->pool, head, &lines);
    if (count == 0) {
        plain.italic = true;
        put_recipient(column, UNKNOWN_RECIPIENTS, plain, tag_new(s->pool, tag, TAG_P));
        return;
    }
    TagNode *list = tag_new(s->pool, tag, TAG_L);
    list->numbering = "None";
    for (int i = 0; i < count; i++) {
        /* The last line is that of the archive. */
        plain.change = i < head->recipients.count ? plan_change_of_fact(s->plan, "noi-nhan", i)
                                                  : plan_change_of_fact(s->plan, "luu", -1);
        put_recipient(column, lines[i], plain, tag_new(s->pool, list, TAG_LI));
    }
}

/* One slice holds the right side with as many recipients as stand beside it; a longer list goes on
 * below, line by line. */
void set_signature(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    PageShape shape = flow_run(flow)->shape;
    TagNode *section = tag_new(s->pool, tag, TAG_SECT);
    Column column = {
        flow,
        g_array_new(FALSE, TRUE, sizeof(Strip)),
        g_array_new(FALSE, TRUE, sizeof(Len)),
        {shape.left, (Len)((int64_t)shape_width(shape) * LEFT_TO / 1000), 0, ALIGN_LEFT, 0}};
    compose_recipients(&column, section);
    Strip block = {0}, right = {0};
    Len height = compose_signature(flow, &right, section);
    Len y = 0;
    guint used = 0;
    for (; used < column.line->len; used++) {
        Len leading = g_array_index(column.height, Len, used);
        if (y + leading > height) {
            break;
        }
        strip_merge(s, &block, &g_array_index(column.line, Strip, used), y);
        y += leading;
    }
    strip_merge(s, &block, &right, 0);
    flow_gap(flow, LEN_PT(14));
    /* Never alone on a page: the last lines of the text go with it. */
    flow_keep(flow, 1);
    flow_add(flow, block, height, BREAK_FORBIDDEN);
    for (; used < column.line->len; used++) {
        flow_add(flow, g_array_index(column.line, Strip, used),
                 g_array_index(column.height, Len, used), BREAK_POOR);
    }
    g_array_free(column.line, TRUE);
    g_array_free(column.height, TRUE);
}

static void add_statement(Flow *flow, Frame frame, const char *text)
{
    Material m = material_new(flow->setting);
    TextStyle style = {.size = frame.size, .colour = STYLE_BLACK};
    material_text(flow->setting, &m, text, style, tag_new(flow->setting->pool, frame.tag, TAG_P));
    set_material(flow, &m, frame, 0, BREAK_FREE);
    material_free(flow->setting, &m);
}

static void add_reason(Flow *flow, Frame frame, const char *name, FactState state,
                       const char *reason)
{
    if (state == FACT_KNOWN || !reason || !*reason) {
        return;
    }
    add_statement(flow, frame,
                  pool_printf(flow->setting->pool, "%s (%s): %s", name,
                              state == FACT_UNKNOWN ? "chưa rõ" : "suy luận", reason));
}

/* The reason of the list as a whole, else those of its lines. */
static void add_reasons(Flow *flow, Frame frame, const char *name, const FactList *list)
{
    add_reason(flow, frame, name, list->state, list->reason);
    for (int i = 0; i < list->count && list->state == FACT_KNOWN; i++) {
        add_reason(flow, frame, name, list->items[i].state, list->items[i].reason);
    }
}

/* Where the text comes from and which facts are unknown or inferred: on a page of its own after
 * everything else, since it is no part of the plan. */
void set_provenance(Flow *flow, TagNode *tag)
{
    Setting *s = flow->setting;
    const PlanHead *head = &s->plan->head;
    if (head->provenance.count == 0) {
        return;
    }
    flow_start_run(flow, page_shape(false), true, "VB-");
    flow_run(flow)->commented = false;
    PageShape shape = flow_run(flow)->shape;
    Frame frame = {.tag = tag_new(s->pool, tag, TAG_SECT),
                   .x = shape.left,
                   .width = shape_width(shape),
                   .size = STYLE_PROVENANCE,
                   .gap = LEN_PT(4),
                   .align = ALIGN_LEFT};
    TagNode *heading = tag_new(s->pool, frame.tag, TAG_H2);
    Material m = material_new(s);
    TextStyle style = {.bold = true, .size = STYLE_BODY, .colour = STYLE_BLACK};
    material_text(s, &m, "Về văn bản này", style, heading);
    set_material(flow, &m, frame, 0, BREAK_FREE);
    material_free(s, &m);
    GArray *list = flow_run(flow)->slice;
    strip_add_destination(s, &g_array_index(list, Slice, 0).strip, "ve-van-ban-nay");
    flow_bookmark(flow, 1, "Về văn bản này", "ve-van-ban-nay", heading);
    flow_keep(flow, 1);
    add_statement(flow, frame, "(Phần này do người biên tập ghi, không thuộc văn bản.)");
    for (int i = 0; i < head->provenance.count; i++) {
        add_statement(flow, frame, head->provenance.items[i].text);
    }
    add_reason(flow, frame, "Tỉnh ban hành", head->province.state, head->province.reason);
    add_reason(flow, frame, "Số văn bản", head->number.state, head->number.reason);
    add_reason(flow, frame, "Địa danh", head->place.state, head->place.reason);
    add_reason(flow, frame, "Ngày ban hành", head->date_text.state, head->date_text.reason);
    add_reason(flow, frame, "Trích yếu", head->subject.state, head->subject.reason);
    add_reasons(flow, frame, "Quyền hạn ký", &head->capacity);
    add_reasons(flow, frame, "Cơ quan ban hành", &head->issuer);
    add_reason(flow, frame, "Chức vụ", head->office.state, head->office.reason);
    add_reason(flow, frame, "Người ký", head->signatory.state, head->signatory.reason);
    add_reason(flow, frame, "Nơi nhận", head->recipients.state, head->recipients.reason);
}
