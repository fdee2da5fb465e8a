/* The page of a comparison: the list of changes, then the merged plan with its changes marked.
 *
 * Changed words stand in <ins> and <del>, always around phrasing content: neither may stand
 * directly in a table, a row or a list. What they mean is also said in words that are heard and not
 * seen; the bare elements are announced by few screen readers. */
#include "html/write.h"

#include <string.h>

#define PLACE HTML_OWN_ID "thay-doi-"

/* ---- marks in the text ---- */

static bool is_gone(ChangeShow show)
{
    return show == SHOW_REMOVED || show == SHOW_AWAY;
}

static const char *class_of(ChangeShow show)
{
    return show == SHOW_AWAY ? "chuyen-di" : show == SHOW_HERE ? "chuyen-den" : NULL;
}

/* What is heard before the words. */
static const char *lead_of(const PlanChange *change)
{
    switch (change->kind) {
    case CHANGE_ADDED:
        return N_("[thêm:");
    case CHANGE_REMOVED:
        return N_("[bỏ:");
    case CHANGE_REPLACED_OLD:
        return N_("[sửa từ:");
    case CHANGE_REPLACED_NEW:
        return N_("[thành:");
    case CHANGE_MOVED_AWAY:
        return N_("[chuyển đi:");
    case CHANGE_MOVED_HERE:
        return N_("[chuyển đến:");
    case CHANGE_SPLIT:
        return N_("[tách đoạn:");
    case CHANGE_JOINED:
        return N_("[gộp đoạn:");
    default:
        return N_("[sửa:");
    }
}

/* `words` given as N_("…"). */
static void say_unseen(HtmlWriter *writer, const char *words, const char *behind)
{
    html_markup(writer, "<span class=\"an\"");
    html_own_language(writer);
    html_markup(writer, ">");
    html_say(writer, words);
    html_markup(writer, behind);
    html_markup(writer, "</span>");
}

static const char *place_of(const HtmlWriter *writer, const PlanChange *change)
{
    return pool_printf(writer->pool, PLACE "%d%s", change->number,
                       change->kind == CHANGE_MOVED_AWAY ? "-cu" : "");
}

/* The first words of a change are its place. */
static bool is_first(HtmlWriter *writer, const PlanChange *change)
{
    int key = change->number * 2 + (change->kind == CHANGE_MOVED_AWAY);
    return writer->told && g_hash_table_add(writer->told, GINT_TO_POINTER(key));
}

void html_open_change(HtmlWriter *writer, const PlanChange *change)
{
    ChangeShow show = plan_change_show(change);
    if (show == SHOW_SAME) {
        return;
    }
    if (change->kind == CHANGE_REPLACED_NEW) {
        html_markup(writer, " ");
    }
    html_markup(writer, is_gone(show) ? "<del" : "<ins");
    html_attribute(writer, "class", class_of(show));
    if (is_first(writer, change)) {
        html_attribute(writer, "id", place_of(writer, change));
    }
    html_format(writer, " data-thay-doi=\"%d\">", change->number);
    say_unseen(writer, lead_of(change), " ");
}

void html_close_change(HtmlWriter *writer, const PlanChange *change)
{
    ChangeShow show = plan_change_show(change);
    if (show == SHOW_SAME) {
        return;
    }
    say_unseen(writer, "", "]");
    html_markup(writer, is_gone(show) ? "</del>" : "</ins>");
}

/* What changed and has no words of its own that could be marked. */
void html_note_change(HtmlWriter *writer, const PlanChange *change)
{
    if (plan_change_show(change) == SHOW_SAME || !is_first(writer, change)) {
        return;
    }
    html_format(writer, "<p class=\"co-thay-doi\" id=\"%s\" data-thay-doi=\"%d\"",
                place_of(writer, change), change->number);
    html_own_language(writer);
    html_markup(writer, ">");
    html_say_text(writer, html_said_format(writer, N_("Thay đổi %d"), change->number));
    html_markup(writer, "</p>\n");
}

/* ---- the list ---- */

static const struct {
    const char *name, *word;
} KINDS[] = {
    [HTML_CHANGE_ADDED] = {"them", N_("thêm")},
    [HTML_CHANGE_REMOVED] = {"bo", N_("bỏ")},
    [HTML_CHANGE_REWORDED] = {"sua", N_("sửa")},
    [HTML_CHANGE_MOVED] = {"chuyen", N_("chuyển chỗ")},
};

static void write_words(HtmlWriter *writer, const HtmlChange *change)
{
    html_markup(writer, ": <span");
    html_plan_language(writer);
    html_markup(writer, ">");
    bool moved = change->kind == HTML_CHANGE_MOVED;
    if (moved) {
        html_text(writer, change->after ? change->after : change->before);
    }
    if (change->before && !moved) {
        html_markup(writer, "<del>");
        html_text(writer, change->before);
        html_markup(writer, "</del>");
    }
    if (change->before && change->after && !moved) {
        html_markup(writer, " <span aria-hidden=\"true\">→</span> ");
        say_unseen(writer, N_("thành"), " ");
    }
    if (change->after && !moved) {
        html_markup(writer, "<ins>");
        html_text(writer, change->after);
        html_markup(writer, "</ins>");
    }
    html_markup(writer, "</span>");
}

static void write_description(HtmlWriter *writer, const char *text, const char *quoted)
{
    if (!text) {
        return;
    }
    const char *at = quoted ? strstr(text, quoted) : NULL;
    html_markup(writer, " <span>(");
    if (at) {
        html_text_length(writer, text, (size_t)(at - text));
        html_markup(writer, "<span");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_text(writer, quoted);
        html_markup(writer, "</span>");
        text = at + strlen(quoted);
    }
    html_text(writer, text);
    html_markup(writer, ")</span>");
}

/* In the page's language, but for the plan's own words. */
static void describe(HtmlWriter *writer, const HtmlChange *change)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        if (turn.language == MESSAGE_ENGLISH) {
            write_description(writer, change->english.text, change->english.quoted);
        } else {
            write_description(writer, change->description, NULL);
        }
    }
}

static void write_change(HtmlWriter *writer, const HtmlChange *change)
{
    bool here = g_hash_table_contains(writer->told, GINT_TO_POINTER(change->number * 2));
    bool away = g_hash_table_contains(writer->told, GINT_TO_POINTER(change->number * 2 + 1));
    html_format(writer,
                "<li id=\"" HTML_OWN_ID "muc-thay-doi-%d\" data-so=\"%d\" data-loai=\"%s\" "
                "data-chu-de=\"%d\">",
                change->number, change->number, KINDS[change->kind].name, (int)change->topic);
    if (here || away) {
        html_format(writer, "<a href=\"#" PLACE "%d%s\">", change->number, here ? "" : "-cu");
    }
    html_format(writer, "%d. ", change->number);
    html_say(writer, KINDS[change->kind].word);
    if (change->place) {
        html_markup(writer, ", <span");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_text(writer, change->place);
        html_markup(writer, "</span>");
    }
    html_markup(writer, here || away ? "</a>" : "");
    if (change->before || change->after) {
        write_words(writer, change);
    }
    describe(writer, change);
    html_markup(writer, "</li>\n");
}

static void write_list(HtmlWriter *writer, const HtmlComparison *c)
{
    for (size_t i = 0; i < c->count;) {
        size_t end = i;
        while (end < c->count && c->change[end].topic == c->change[i].topic) {
            end++;
        }
        int topic = (int)c->change[i].topic;
        html_format(writer, "<div class=\"nhom-thay-doi\">\n<p id=\"" HTML_OWN_ID "chu-de-%d\">",
                    topic);
        html_say(writer, c->change[i].topic_name);
        html_format(writer, " (%zu)</p>\n<ol aria-labelledby=\"" HTML_OWN_ID "chu-de-%d\">\n",
                    end - i, topic);
        for (; i < end; i++) {
            write_change(writer, &c->change[i]);
        }
        html_markup(writer, "</ol>\n</div>\n");
    }
}

/* ---- the tools: shown by the script, which does what they say ---- */

static void write_choice(HtmlWriter *writer, const char *name, const char *value, const char *word)
{
    html_format(writer, "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\" checked> ", name,
                value);
    html_say(writer, word);
    html_markup(writer, "</label>\n");
}

static void write_filters(HtmlWriter *writer, const HtmlComparison *c)
{
    html_markup(writer, "<fieldset><legend>");
    html_say(writer, N_("Hiện các thay đổi loại"));
    html_markup(writer, "</legend>\n");
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        write_choice(writer, "loai", KINDS[i].name, KINDS[i].word);
    }
    html_markup(writer, "</fieldset>\n<fieldset><legend>");
    html_say(writer, N_("về"));
    html_markup(writer, "</legend>\n");
    for (size_t i = 0; i < c->count; i++) {
        if (i == 0 || c->change[i].topic != c->change[i - 1].topic) {
            write_choice(writer, "chu-de", pool_printf(writer->pool, "%d", (int)c->change[i].topic),
                         c->change[i].topic_name);
        }
    }
    html_markup(writer, "</fieldset>\n");
}

static void write_tools(HtmlWriter *writer, const HtmlComparison *c)
{
    html_markup(writer, "<div class=\"doi-chieu\" role=\"group\" hidden");
    html_say_attribute(writer, "aria-label", html_said(N_("Xem từng thay đổi")));
    html_say_attribute(writer, "data-cho", html_said(N_("Thay đổi {so}: {loai} ({thu}/{tong})")));
    html_say_attribute(writer, "data-het", html_said(N_("Không có thay đổi nào được chọn")));
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        html_say_attribute(writer, pool_printf(writer->pool, "data-%s", KINDS[i].name),
                           html_said(KINDS[i].word));
    }
    html_markup(writer, ">\n<p><button type=\"button\" data-buoc=\"-1\">");
    html_say(writer, N_("Thay đổi trước"));
    html_markup(writer, "</button>\n<button type=\"button\" data-buoc=\"1\">");
    html_say(writer, N_("Thay đổi sau"));
    html_markup(writer, "</button>\n<output></output></p>\n");
    write_filters(writer, c);
    html_markup(writer, "<p><label><input type=\"checkbox\" name=\"phim\" checked> ");
    html_say(writer, N_("Dùng phím tắt: j hoặc n tới thay đổi sau, k hoặc p về thay đổi trước"));
    html_markup(writer, "</label></p>\n</div>\n");
}

static void write_counts(HtmlWriter *writer, const HtmlComparison *c)
{
    size_t count[G_N_ELEMENTS(KINDS)] = {0};
    for (size_t i = 0; i < c->count; i++) {
        count[c->change[i].kind]++;
    }
    html_markup(writer, "<p>");
    html_say_text(writer, html_said_format(writer, N_("Có %zu thay đổi"), c->count));
    const char *between = ": ";
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        if (count[i] > 0) {
            html_markup(writer, between);
            html_say(writer, KINDS[i].word);
            html_format(writer, " %zu", count[i]);
            between = ", ";
        }
    }
    html_markup(writer, ".</p>\n");
}

static void write_side(HtmlWriter *writer, const char *name, bool later)
{
    html_markup(writer, "<div><dt>");
    html_say(writer, name);
    html_markup(writer, "</dt><dd");
    html_plan_language(writer);
    html_markup(writer, ">");
    html_text(writer, plan_change_title(writer->pool, writer->plan, later));
    html_markup(writer, "</dd></div>\n");
}

static void write_intro(HtmlWriter *writer, const HtmlComparison *c)
{
    html_markup(writer, "<nav class=\"so-sanh\" aria-labelledby=\"" HTML_OWN_ID
                        "so-sanh\">\n<p class=\"ten-so-sanh\" id=\"" HTML_OWN_ID "so-sanh\">");
    html_say(writer, N_("So sánh"));
    html_markup(writer, "</p>\n<dl class=\"su-kien\">\n");
    write_side(writer, N_("Trước"), false);
    write_side(writer, N_("Sau"), true);
    html_markup(writer, "</dl>\n");
    write_counts(writer, c);
    if (c->table_file) {
        html_markup(writer, "<p><a");
        html_page_link(writer, "", c->table_file, NULL);
        html_markup(writer, ">");
        html_say(writer, N_("Bảng so sánh “Trước | Sau | Ghi chú”"));
        html_markup(writer, "</a></p>\n");
    }
    write_tools(writer, c);
    write_list(writer, c);
    html_markup(writer, "</nav>\n");
}

HtmlMade html_write_comparison(const HtmlPage *page, const HtmlComparison *comparison)
{
    HtmlWriter *writer = html_page_writer(page);
    writer->told = g_hash_table_new(NULL, NULL);
    /* The list comes first and leads to what the text then has. */
    html_document(writer);
    HtmlSheet text = html_take_sheet(writer);
    HtmlSaid title =
        html_said_format(writer, N_("So sánh: %s"), plan_title_line(writer->pool, page->plan));
    html_begin(writer, title, title);
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang\">\n");
    write_intro(writer, comparison);
    html_add_sheet(writer, &text);
    html_markup(writer, "</main>\n");
    html_end(writer);
    g_hash_table_unref(writer->told);
    return html_writer_finish(writer);
}
