/* The form of the index page: what to look for and what to choose by. The script answers it
 * (html/script/search-form.js); its words are here, so that they are translated like all others. */
#include "base/collate.h"
#include "base/fold.h"
#include "html/write.h"
#include "site/parts.h"

#include <string.h>

#define ISSUED "ban-hanh"
#define DRAFT "du-thao"
#define BOOK "tai-lieu"

/* One value of a choice. */
typedef struct Choice {
    const char *value, *shown;
    bool own; /* `shown` is the page's own, given as N_("…") */
} Choice;

/* ---- facets ---- */

/* "63-hai-phong" and "34-hai-phong" are two units: the new one has the plans of the provinces
 * merged into it too. */
static const char *unit_value(Pool *pool, const Unit *unit)
{
    return pool_printf(pool, "%s-%s", unit->system, unit->folder);
}

/* "ke-hoach", "chuong-trinh": the type of document. */
static const char *kind_value(Pool *pool, const PlanHead *head)
{
    if (head->form == FORM_BOOK) {
        return BOOK;
    }
    char *folded = fold_text(plan_type_name(pool, head));
    const char *value = pool_strdup(pool, g_strdelimit(folded, " ", '-'));
    g_free(folded);
    return value;
}

const char *site_facets(Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    GString *values = g_string_new(kind_value(pool, head));
    if (head->unit) {
        g_string_append_printf(values, " %s", unit_value(pool, head->unit));
        if (head->unit->successor) {
            g_string_append_printf(values, " %s", unit_value(pool, head->unit->successor));
        }
    }
    if (head->date.year) {
        g_string_append_printf(values, " %d", head->date.year);
    }
    if (head->form == FORM_PLAN) {
        g_string_append_printf(values, " %s", head->draft ? DRAFT : ISSUED);
    }
    const char *copy = pool_strdup(pool, values->str);
    g_string_free(values, TRUE);
    return copy;
}

/* ---- choices ---- */

static void add_choice(GArray *choices, const char *value, const char *shown, bool own)
{
    for (guint i = 0; i < choices->len; i++) {
        if (strcmp(g_array_index(choices, Choice, i).value, value) == 0) {
            return;
        }
    }
    Choice choice = {value, shown, own};
    g_array_append_val(choices, choice);
}

static int compare_shown(const void *a, const void *b)
{
    return collate_vietnamese(((const Choice *)a)->shown, ((const Choice *)b)->shown);
}

static int compare_newest(const void *a, const void *b)
{
    return strcmp(((const Choice *)b)->value, ((const Choice *)a)->value);
}

static void write_options(HtmlWriter *writer, const GArray *choices)
{
    for (guint i = 0; i < choices->len; i++) {
        const Choice *choice = &g_array_index(choices, Choice, i);
        html_markup(writer, "<option");
        html_attribute(writer, "value", choice->value);
        html_markup(writer, ">");
        html_say_text(writer, choice->own ? html_said(choice->shown) : html_same(choice->shown));
        html_markup(writer, "</option>\n");
    }
}

/* `label` given as N_("…"). */
static void write_option_group(HtmlWriter *writer, const char *label, GArray *choices)
{
    if (choices->len > 0) {
        g_array_sort(choices, compare_shown);
        html_markup(writer, "<optgroup");
        html_say_attribute(writer, "label", html_said(label));
        html_markup(writer, ">\n");
        write_options(writer, choices);
        html_markup(writer, "</optgroup>\n");
    }
    g_array_unref(choices);
}

/* `label` given as N_("…"). */
static void open_select(HtmlWriter *writer, const char *name, const char *label)
{
    html_format(writer, "<p><label for=\"" HTML_OWN_ID "loc-%s\">", name);
    html_say(writer, label);
    html_format(writer, "</label>\n<select id=\"" HTML_OWN_ID "loc-%s\" name=\"%s\">\n", name,
                name);
    html_markup(writer, "<option value=\"\">");
    html_say(writer, N_("Tất cả"));
    html_markup(writer, "</option>\n");
}

static void close_select(HtmlWriter *writer)
{
    html_markup(writer, "</select></p>\n");
}

static GArray *new_choices(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Choice));
}

static void write_provinces(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    GArray *before = new_choices(), *since = new_choices();
    for (size_t i = 0; i < count; i++) {
        for (const Unit *unit = plan[i]->head.unit; unit; unit = unit->successor) {
            add_choice(unit->successor_code ? before : since, unit_value(writer->pool, unit),
                       unit->name, false);
        }
    }
    open_select(writer, "tinh", N_("Tỉnh, thành phố"));
    write_option_group(writer, N_("Từ 01/7/2025 (34 đơn vị)"), since);
    write_option_group(writer, N_("Đến 30/6/2025 (63 đơn vị)"), before);
    close_select(writer);
}

static void write_years(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    GArray *years = new_choices();
    for (size_t i = 0; i < count; i++) {
        if (plan[i]->head.date.year) {
            const char *year = pool_printf(writer->pool, "%04d", plan[i]->head.date.year);
            add_choice(years, year, year, false);
        }
    }
    g_array_sort(years, compare_newest);
    open_select(writer, "nam", N_("Năm"));
    write_options(writer, years);
    close_select(writer);
    g_array_unref(years);
}

static void write_states(HtmlWriter *writer)
{
    open_select(writer, "trang-thai", N_("Trạng thái"));
    const Choice states[] = {{ISSUED, N_("Đã ban hành"), true}, {DRAFT, N_("Dự thảo"), true}};
    GArray *choices = new_choices();
    g_array_append_vals(choices, states, G_N_ELEMENTS(states));
    write_options(writer, choices);
    g_array_unref(choices);
    close_select(writer);
}

static void write_kinds(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    GArray *kinds = new_choices();
    for (size_t i = 0; i < count; i++) {
        const PlanHead *head = &plan[i]->head;
        add_choice(kinds, kind_value(writer->pool, head),
                   head->form == FORM_BOOK ? N_("Tài liệu hướng dẫn")
                                           : plan_type_name(writer->pool, head),
                   true);
    }
    open_select(writer, "loai", N_("Loại"));
    write_options(writer, kinds);
    close_select(writer);
    g_array_unref(kinds);
}

/* ---- the form ---- */

/* What the script says. {0} and %d are numbers. */
static void write_script_words(HtmlWriter *writer)
{
    static const struct {
        const char *attribute, *text;
    } words[] = {
        {"data-khong", N_("Không có kết quả")},
        {"data-mot", N_("1 kết quả")},
        {"data-nhieu", N_("{0} kết quả")},
        {"data-dang-tim", N_("Đang tìm…")},
        {"data-loi", N_("Không tải được dữ liệu tìm kiếm. Hãy tải lại trang rồi thử lại.")},
        {"data-ke-hoach", N_("Kế hoạch")},
        {"data-chua-ro-so", N_("(chưa rõ số)")},
        {"data-chua-ro-ngay", N_("chưa rõ ngày")},
        {"data-chua-ghi-ngay", N_("chưa ghi ngày")},
        {"data-chua-ro-tinh", N_("Chưa rõ tỉnh, thành phố")},
        {"data-tai-lieu", N_("Tài liệu hướng dẫn")},
        {"data-da-ban-hanh", N_("Đã ban hành")},
        {"data-du-thao", N_("Dự thảo")},
        {"data-du-thao-lan", N_("Dự thảo lần %d")},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        html_say_attribute(writer, words[i].attribute, html_said(words[i].text));
    }
}

static void write_query(HtmlWriter *writer)
{
    html_markup(writer, "<p class=\"tim-chu\"><label for=\"" HTML_OWN_ID "tim\">");
    html_say(writer, N_("Tìm trong các kế hoạch"));
    html_markup(writer, "</label>\n<span class=\"goi-y\" id=\"" HTML_OWN_ID "goi-y\">");
    html_say(writer, N_("Gõ có dấu hoặc không dấu, ví dụ: ha tang so"));
    html_markup(writer, "</span>\n<span class=\"tim-o\"><input type=\"search\" id=\"" HTML_OWN_ID
                        "tim\" name=\"q\" lang=\"vi\" aria-describedby=\"" HTML_OWN_ID
                        "goi-y\" autocomplete=\"off\" autocapitalize=\"none\" "
                        "spellcheck=\"false\" maxlength=\"200\">\n<button type=\"submit\">");
    html_say(writer, N_("Tìm"));
    html_markup(writer, "</button></span></p>\n");
}

void site_write_form(HtmlWriter *writer, const Plan *const *plan, size_t count)
{
    html_markup(writer, "<form class=\"tim-kiem\" role=\"search\"");
    html_say_attribute(writer, "aria-label", html_said(N_("Tìm và lọc kế hoạch")));
    html_attribute(writer, "data-thu-tu", site_order_name(writer->pool, plan, count));
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        html_attribute(writer, "data-trang",
                       html_page_name(writer->pool, turn.language, HTML_PAGE_FILE));
    }
    html_attribute(writer, "data-pdf", HTML_PDF_FILE);
    write_script_words(writer);
    html_markup(writer, ">\n");
    write_query(writer);
    html_markup(writer, "<div class=\"loc\">\n");
    write_provinces(writer, plan, count);
    write_years(writer, plan, count);
    write_states(writer);
    write_kinds(writer, plan, count);
    html_markup(writer, "<p><button type=\"reset\">");
    html_say(writer, N_("Xóa lựa chọn"));
    html_markup(writer, "</button></p>\n</div>\n</form>\n<p class=\"so-ket-qua\" id=\"" HTML_OWN_ID
                        "so-ket-qua\" role=\"status\"></p>\n<section class=\"ket-qua\" "
                        "id=\"" HTML_OWN_ID "ket-qua\" aria-labelledby=\"" HTML_OWN_ID
                        "ket-qua-ten\" hidden>\n<h2 id=\"" HTML_OWN_ID "ket-qua-ten\">");
    html_say(writer, N_("Kết quả tìm kiếm"));
    html_markup(writer, "</h2>\n<ol class=\"ke-hoach\"></ol>\n<button type=\"button\" hidden>");
    html_say(writer, N_("Xem thêm kết quả"));
    html_markup(writer, "</button>\n</section>\n");
}
