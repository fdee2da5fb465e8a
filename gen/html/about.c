/* Facts of the head where they stand, and the box "Về văn bản này" which says what the text is,
 * where it comes from and why a fact is unknown or inferred. */
#include "html/write.h"

#define UNKNOWN "(chưa rõ)"
#define INFERRED "(suy luận)"

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
    html_format(writer, "<a class=\"ngo\" href=\"#" HTML_OWN_ID "ngo-%u\" aria-label=\"%s ",
                writer->doubts->len, mark);
    html_text(writer, name);
    html_format(writer, ": xem lý do\">%s</a>", mark);
}

void html_fact(HtmlWriter *writer, const char *name, const Fact *fact)
{
    if (fact->state != FACT_UNKNOWN && fact->text) {
        html_words(writer, fact->text);
        html_markup(writer, fact->state == FACT_INFERRED ? " " : "");
    }
    html_fact_mark(writer, name, fact->state, fact->reason);
}

/* ---- the box ---- */

static void open_row(HtmlWriter *writer, const char *term)
{
    html_format(writer, "<div><dt>%s</dt><dd>", term);
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
        html_fact(writer, "Tỉnh, thành phố", &head->province);
        return;
    }
    html_text(writer, html_unit_name(writer->pool, unit));
    if (head->province.state != FACT_KNOWN) {
        html_markup(writer, " ");
        html_fact_mark(writer, "Tỉnh, thành phố", head->province.state, head->province.reason);
    }
    if (unit->successor && g_strcmp0(unit->successor->name, unit->name) == 0) {
        html_markup(writer, " (từ 01/7/2025 vẫn mang tên này)");
    } else if (unit->successor) {
        html_markup(writer, " (từ 01/7/2025: ");
        html_text(writer, html_unit_name(writer->pool, unit->successor));
        html_markup(writer, ")");
    }
}

static void write_facts(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    html_markup(writer, "<dl class=\"su-kien\">\n");
    open_row(writer, "Trạng thái");
    html_text(writer, html_state(writer->pool, head));
    close_row(writer);
    if (head->unit || !html_fact_absent(&head->province)) {
        open_row(writer, "Tỉnh, thành phố");
        write_province(writer);
        close_row(writer);
    }
    if (head->date.year) {
        open_row(writer, head->draft ? "Ngày của dự thảo" : "Ngày ban hành");
        html_date(writer, head->date, plan_date_short(writer->pool, head->date));
        close_row(writer);
    }
    open_row(writer, "Bản in");
    html_markup(writer, "<a href=\"" HTML_PDF_FILE "\" type=\"application/pdf\">PDF</a>, "
                        "sinh từ cùng một nguồn với trang này");
    close_row(writer);
    html_markup(writer, "</dl>\n");
}

static void write_doubts(HtmlWriter *writer)
{
    if (writer->doubts->len == 0) {
        return;
    }
    html_markup(writer, "<h3>Điểm chưa rõ hoặc suy luận</h3>\n<ul class=\"ly-do\">\n");
    for (guint i = 0; i < writer->doubts->len; i++) {
        const HtmlDoubt *doubt = &g_array_index(writer->doubts, HtmlDoubt, i);
        html_format(writer, "<li id=\"" HTML_OWN_ID "ngo-%u\"><strong>%s:</strong> %s", i + 1,
                    doubt->name, doubt->state == FACT_UNKNOWN ? "chưa rõ" : "suy luận");
        if (doubt->reason && *doubt->reason) {
            html_markup(writer, ". ");
            html_words(writer, doubt->reason);
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
        html_format(writer,
                    "<details>\n<summary>Nguồn của văn bản và những chỗ giữ nguyên "
                    "(%d điểm)</summary>\n",
                    list->count);
    } else {
        html_markup(writer, "<h3>Nguồn của văn bản</h3>\n");
    }
    html_markup(writer, "<ul class=\"nguon\">\n");
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
    html_format(writer,
                "<details>\n<summary>Chữ viết tắt trong văn bản (%u)</summary>\n"
                "<dl class=\"viet-tat\">\n",
                writer->abbreviations->len);
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

void html_about(HtmlWriter *writer)
{
    if (writer->plan->head.form == FORM_BOOK && writer->plan->head.provenance.count == 0) {
        return;
    }
    html_markup(writer, "<section class=\"ve-van-ban\" id=\"" HTML_OWN_ID
                        "ve\" aria-labelledby=\"" HTML_OWN_ID "ve-ten\">\n<h2 id=\"" HTML_OWN_ID
                        "ve-ten\">Về văn bản này</h2>\n");
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
