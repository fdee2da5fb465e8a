/* What stands before and behind the text on paper (NĐ 30/2020/NĐ-CP, PL I, Mục II and IV). The
 * order of the source is the order of reading; the style sheet puts the blocks side by side. */
#include "html/write.h"

#include <string.h>

static const char *const URGENCY_WORDS[] = {
    [URGENCY_NONE] = NULL,
    [URGENCY_KHAN] = "KHẨN",
    [URGENCY_THUONG_KHAN] = "THƯỢNG KHẨN",
    [URGENCY_HOA_TOC] = "HỎA TỐC",
};

static void write_fact_line(HtmlWriter *writer, const char *class, const char *name,
                            const Fact *fact)
{
    if (html_fact_absent(fact)) {
        return;
    }
    html_format(writer, "<p class=\"%s\"", class);
    html_position_attribute(writer, fact->pos);
    html_markup(writer, ">");
    html_fact(writer, name, fact);
    html_markup(writer, "</p>\n");
}

/* A list of lines as printed, one paragraph each. The list's own state marks the whole where no
 * line says it already. */
static void write_lines(HtmlWriter *writer, const char *class, const char *name,
                        const FactList *list)
{
    bool said = false;
    for (int i = 0; i < list->count; i++) {
        write_fact_line(writer, class, name, &list->items[i]);
        said = said || list->items[i].state == list->state;
    }
    if (list->state != FACT_KNOWN && !said) {
        html_format(writer, "<p class=\"%s\">", class);
        html_fact_mark(writer, name, list->state, list->reason);
        html_markup(writer, "</p>\n");
    }
}

static void write_number(HtmlWriter *writer, const PlanHead *head)
{
    html_markup(writer, "<p class=\"so-hieu\"");
    html_position_attribute(writer, head->number.pos);
    html_markup(writer, ">Số: <span class=\"lien\">");
    if (head->number.state == FACT_UNKNOWN) {
        html_fact_mark(writer, N_("Số"), head->number.state, head->number.reason);
        if (!html_fact_absent(&head->symbol)) {
            html_markup(writer, "/");
            html_fact(writer, N_("Ký hiệu"), &head->symbol);
        }
        html_markup(writer, "</span></p>\n");
        return;
    }
    const PlanChange *change = plan_change_of_either(writer->plan, "so", "ky-hieu");
    html_open_change(writer, change);
    html_text(writer, plan_code(writer->pool, head));
    html_close_change(writer, change);
    html_markup(writer, "</span>");
    if (head->number.state != FACT_KNOWN) {
        html_markup(writer, " ");
        html_fact_mark(writer, N_("Số"), head->number.state, head->number.reason);
    }
    if (head->symbol.state != FACT_KNOWN) {
        html_markup(writer, " ");
        html_fact_mark(writer, N_("Ký hiệu"), head->symbol.state, head->symbol.reason);
    }
    html_markup(writer, "</p>\n");
}

static void write_place_and_date(HtmlWriter *writer, const PlanHead *head)
{
    html_markup(writer, "<p class=\"ngay-thang\"");
    html_position_attribute(writer, head->place.pos);
    html_markup(writer, ">");
    if (!html_fact_absent(&head->place)) {
        html_fact(writer, N_("Địa danh"), &head->place);
        html_markup(writer, ", ");
    }
    if (head->date_text.state == FACT_UNKNOWN) {
        html_markup(writer, "ngày ");
    } else {
        html_markup(writer, "<span class=\"lien\">");
        const PlanChange *change = plan_change_of_fact(writer->plan, "ngay", -1);
        html_open_change(writer, change);
        html_date(writer, head->date, plan_date_long(writer->pool, head->date));
        html_close_change(writer, change);
        html_markup(writer, "</span>");
        html_markup(writer, head->date_text.state == FACT_INFERRED ? " " : "");
    }
    html_fact_mark(writer, N_("Ngày"), head->date_text.state, head->date_text.reason);
    html_markup(writer, "</p>\n");
}

static void write_official_block(HtmlWriter *writer, const PlanHead *head)
{
    if (!html_fact_absent(&head->circulation)) {
        write_fact_line(writer, "khung luu-hanh", N_("Phạm vi lưu hành"), &head->circulation);
    }
    html_markup(writer,
                "<div class=\"quoc-hieu\">\n"
                "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>\n"
                "<p class=\"tieu-ngu\"><span>Độc lập - Tự do - Hạnh phúc</span></p>\n</div>\n"
                "<div class=\"co-quan\">\n");
    write_lines(writer, "chu-quan", N_("Cơ quan chủ quản"), &head->parent_agency);
    write_lines(writer, "ban-hanh", N_("Cơ quan ban hành"), &head->issuer);
    html_markup(writer, "</div>\n");
    write_number(writer, head);
    write_place_and_date(writer, head);
    if (URGENCY_WORDS[head->urgency]) {
        html_format(writer, "<p class=\"khung do-khan\">%s</p>\n", URGENCY_WORDS[head->urgency]);
    }
}

void html_letterhead(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    bool book = head->form == FORM_BOOK;
    bool keep = writer->keep_abbreviations;
    writer->keep_abbreviations = true;
    html_format(writer, "<div class=\"dau-van-ban%s\"", book ? " sach" : "");
    html_plan_language(writer);
    html_markup(writer, ">\n");
    if (!book) {
        write_official_block(writer, head);
    }
    if (head->draft) {
        /* In words as on paper: a colour or a watermark would not be read. */
        char *state = head->draft_round ? g_strdup_printf("DỰ THẢO lần %d", head->draft_round)
                                        : g_strdup("DỰ THẢO");
        html_markup(writer, "<p class=\"khung du-thao\">");
        html_text(writer, state);
        html_markup(writer, "</p>\n");
        g_free(state);
    }
    html_markup(writer, "<h");
    html_level(writer, 0);
    html_markup(writer, " class=\"ten-van-ban\"><span class=\"ten-loai\">");
    html_fact(writer, book ? N_("Tên tài liệu") : N_("Tên loại"), &head->type);
    html_markup(writer, "</span>");
    if (!html_fact_absent(&head->subject)) {
        html_markup(writer, " <span class=\"trich-yeu\"");
        html_position_attribute(writer, head->subject.pos);
        html_markup(writer, ">");
        html_fact(writer, N_("Trích yếu"), &head->subject);
        html_markup(writer, "</span>");
    }
    html_markup(writer, "</h");
    html_level(writer, 0);
    html_markup(writer, ">\n</div>\n");
    writer->keep_abbreviations = keep;
}

/* ---- signature and recipients ---- */

static void write_signatory(HtmlWriter *writer, const PlanHead *head)
{
    html_markup(writer, "<div class=\"nguoi-ky\">\n");
    write_lines(writer, "quyen-han", N_("Quyền hạn ký"), &head->capacity);
    write_fact_line(writer, "chuc-vu", N_("Chức vụ người ký"), &head->office);
    write_fact_line(writer, "ho-ten", N_("Người ký"), &head->signatory);
    html_markup(writer, "</div>\n");
}

static void write_recipients(HtmlWriter *writer, const PlanHead *head)
{
    const char **lines = NULL;
    int count = plan_recipient_lines(writer->pool, head, &lines);
    if (count == 0 && head->recipients.state == FACT_KNOWN) {
        return;
    }
    html_markup(writer, "<div class=\"noi-nhan\"");
    html_position_attribute(writer, head->recipients.pos);
    html_markup(writer, ">\n<p class=\"noi-nhan-ten\">Nơi nhận:");
    if (head->recipients.state != FACT_KNOWN) {
        html_markup(writer, " ");
        html_fact_mark(writer, N_("Nơi nhận"), head->recipients.state, head->recipients.reason);
    }
    html_markup(writer, "</p>\n");
    if (count > 0) {
        html_markup(writer, "<ul class=\"danh-sach gach\">\n");
    }
    for (int i = 0; i < count; i++) {
        const char *line = g_str_has_prefix(lines[i], "- ") ? lines[i] + 2 : lines[i];
        html_markup(writer, "<li><p><span class=\"nhan\" aria-hidden=\"true\">-</span> ");
        /* The last line is that of the archive. */
        const PlanChange *change = i < head->recipients.count
                                       ? plan_change_of_fact(writer->plan, "noi-nhan", i)
                                       : plan_change_of_fact(writer->plan, "luu", -1);
        html_open_change(writer, change);
        html_words(writer, line);
        html_close_change(writer, change);
        html_markup(writer, "</p></li>\n");
    }
    html_markup(writer, count > 0 ? "</ul>\n</div>\n" : "</div>\n");
}

void html_signature(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    if (head->form == FORM_BOOK) {
        return;
    }
    html_markup(writer, "<div class=\"ky\">\n");
    write_signatory(writer, head);
    write_recipients(writer, head);
    html_markup(writer, "</div>\n");
}
