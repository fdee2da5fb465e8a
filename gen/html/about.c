/* Facts of the head where they stand, and the box "Về văn bản này" which says what the text is,
 * where it comes from and why a fact is unknown or inferred. */
#include "html/write.h"

#define UNKNOWN N_("(chưa rõ)")
#define INFERRED N_("(suy luận)")

/* More statements than this are folded up: they are for who doubts, not for who reads. */
#define OPEN_STATEMENTS 4

bool html_fact_absent(const Fact *fact)
{
    return fact->state != FACT_UNKNOWN && (!fact->text || !*fact->text);
}

void html_fact_mark(HtmlWriter *writer, const char *name, FactState state, const char *reason)
{
    if (state == FACT_KNOWN) {
        return;
    }
    HtmlDoubt doubt = {name, state, reason};
    g_array_append_val(writer->doubts, doubt);
    const char *mark = state == FACT_UNKNOWN ? UNKNOWN : INFERRED;
    html_markup(writer, "<a class=\"ngo\"");
    html_own_language(writer);
    html_format(writer, " href=\"#" HTML_OWN_ID "ngo-%u\" aria-label=\"", writer->doubts->len);
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        html_say(writer, mark);
        html_markup(writer, " ");
        html_text(writer,
                  pool_printf(writer->pool, message_text_in(turn.language, N_("%s: xem lý do")),
                              message_text_in(turn.language, name)));
    }
    html_markup(writer, "\">");
    html_say(writer, mark);
    html_markup(writer, "</a>");
}

void html_fact(HtmlWriter *writer, const char *name, const Fact *fact)
{
    if (fact->state != FACT_UNKNOWN && fact->text) {
        const PlanChange *change = writer->told ? plan_change_of_this(writer->plan, fact) : NULL;
        html_open_change(writer, change);
        html_words(writer, fact->text);
        html_close_change(writer, change);
        html_markup(writer, fact->state == FACT_INFERRED ? " " : "");
    }
    html_fact_mark(writer, name, fact->state, fact->reason);
}

/* ---- the box ---- */

static void open_row(HtmlWriter *writer, const char *term)
{
    html_markup(writer, "<div><dt>");
    html_say(writer, term);
    html_markup(writer, "</dt><dd>");
}

static void close_row(HtmlWriter *writer)
{
    html_markup(writer, "</dd></div>\n");
}

/* Where the province is today, in one sentence. */
static void write_province(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    const Unit *unit = head->unit;
    if (!unit) {
        html_fact(writer, N_("Tỉnh, thành phố"), &head->province);
        return;
    }
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        html_text(writer, html_unit_name(writer->pool, turn.language, unit));
    }
    if (head->province.state != FACT_KNOWN) {
        html_markup(writer, " ");
        html_fact_mark(writer, N_("Tỉnh, thành phố"), head->province.state, head->province.reason);
    }
    if (unit->successor && g_strcmp0(unit->successor->name, unit->name) == 0) {
        html_markup(writer, " ");
        html_say(writer, N_("(từ 01/7/2025 vẫn mang tên này)"));
    } else if (unit->successor) {
        html_markup(writer, " ");
        for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
            html_text(writer,
                      pool_printf(writer->pool,
                                  message_text_in(turn.language, N_("(từ 01/7/2025: %s)")),
                                  html_unit_name(writer->pool, turn.language, unit->successor)));
        }
    }
}

static void write_facts(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    html_markup(writer, "<dl class=\"su-kien\">\n");
    open_row(writer, N_("Trạng thái"));
    html_state(writer, head);
    close_row(writer);
    if (head->unit || !html_fact_absent(&head->province)) {
        open_row(writer, N_("Tỉnh, thành phố"));
        write_province(writer);
        close_row(writer);
    }
    if (head->date.year) {
        open_row(writer, head->draft ? N_("Ngày của dự thảo") : N_("Ngày ban hành"));
        html_date(writer, head->date, plan_date_short(writer->pool, head->date));
        close_row(writer);
    }
    html_markup(writer, "</dl>\n");
}

static void write_doubts(HtmlWriter *writer)
{
    if (writer->doubts->len == 0) {
        return;
    }
    html_own_heading(writer, 2, NULL, N_("Điểm chưa rõ hoặc suy luận"));
    html_markup(writer, "<ul class=\"ly-do\">\n");
    for (guint i = 0; i < writer->doubts->len; i++) {
        const HtmlDoubt *doubt = &g_array_index(writer->doubts, HtmlDoubt, i);
        html_format(writer, "<li id=\"" HTML_OWN_ID "ngo-%u\"><strong>", i + 1);
        html_say(writer, doubt->name);
        html_markup(writer, ":</strong> ");
        html_say(writer, doubt->state == FACT_UNKNOWN ? N_("chưa rõ") : N_("suy luận"));
        if (doubt->reason && *doubt->reason) {
            html_markup(writer, ". <span");
            html_plan_language(writer);
            html_markup(writer, ">");
            html_words(writer, doubt->reason);
            html_markup(writer, "</span>");
        }
        html_markup(writer, "</li>\n");
    }
    html_markup(writer, "</ul>\n");
}

static void write_provenance(HtmlWriter *writer)
{
    const FactList *list = &writer->plan->head.provenance;
    if (list->count == 0) {
        return;
    }
    bool fold = list->count > OPEN_STATEMENTS;
    if (fold) {
        html_markup(writer, "<details>\n<summary>");
        html_say_text(writer, html_said_format(
                                  writer, N_("Nguồn của văn bản và những chỗ giữ nguyên (%d điểm)"),
                                  list->count));
        html_markup(writer, "</summary>\n<ul class=\"nguon\"");
    } else {
        html_own_heading(writer, 2, NULL, N_("Nguồn của văn bản"));
        html_markup(writer, "<ul class=\"nguon\"");
    }
    html_plan_language(writer);
    html_markup(writer, ">\n");
    for (int i = 0; i < list->count; i++) {
        html_markup(writer, "<li>");
        html_words(writer, list->items[i].text ? list->items[i].text : "");
        html_markup(writer, "</li>\n");
    }
    html_markup(writer, fold ? "</ul>\n</details>\n" : "</ul>\n");
}

static void write_abbreviations(HtmlWriter *writer)
{
    if (writer->abbreviations->len == 0) {
        return;
    }
    html_markup(writer, "<details>\n<summary>");
    html_say_text(writer, html_said_format(writer, N_("Chữ viết tắt trong văn bản (%u)"),
                                           writer->abbreviations->len));
    html_markup(writer, "</summary>\n<dl class=\"viet-tat\"");
    html_plan_language(writer);
    html_markup(writer, ">\n");
    for (guint i = 0; i < writer->abbreviations->len; i++) {
        const Abbreviation *abbreviation = g_ptr_array_index(writer->abbreviations, i);
        html_markup(writer, "<div><dt>");
        html_text(writer, abbreviation->shortened);
        html_markup(writer, "</dt><dd");
        if (g_strcmp0(abbreviation->language, "vi") != 0) {
            html_attribute(writer, "lang", abbreviation->language);
        }
        html_markup(writer, ">");
        html_text(writer, abbreviation->expansion);
        html_markup(writer, "</dd></div>\n");
    }
    html_markup(writer, "</dl>\n</details>\n");
}

bool html_has_about(const HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    return head->form == FORM_PLAN || head->provenance.count > 0;
}

void html_about(HtmlWriter *writer)
{
    if (!html_has_about(writer)) {
        return;
    }
    html_markup(writer, "<section class=\"ve-van-ban\" id=\"" HTML_OWN_ID "ve\"");
    html_own_language(writer);
    html_markup(writer, " aria-labelledby=\"" HTML_OWN_ID "ve-ten\">\n");
    html_own_heading(writer, 1, HTML_OWN_ID "ve-ten", N_("Về văn bản này"));
    if (writer->plan->head.form == FORM_PLAN) {
        write_facts(writer);
    }
    write_doubts(writer);
    /* The reasons and statements explain no abbreviation first. */
    bool keep = writer->keep_abbreviations;
    writer->keep_abbreviations = true;
    write_provenance(writer);
    writer->keep_abbreviations = keep;
    write_abbreviations(writer);
    html_markup(writer, "</section>\n");
}
