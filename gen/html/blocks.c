/* Flow content: sections with their headings, paragraphs, lists, quotes, code, notes. */
#include "html/write.h"

#include <string.h>

#define LAST_HEADING_LEVEL 6

/* ---- headings ---- */

static int level_of(int below, bool fragment)
{
    return 1 + below + fragment;
}

void html_level(HtmlWriter *writer, int below)
{
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        int level = MIN(level_of(below, turn.fragment), LAST_HEADING_LEVEL);
        g_string_append_c(writer->out, (char)('0' + level));
    }
}

/* What the element cannot say. */
static void write_deep_level(HtmlWriter *writer, int below)
{
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        int level = level_of(below, turn.fragment);
        if (level > LAST_HEADING_LEVEL) {
            html_format(writer, " aria-level=\"%d\"", level);
        }
    }
}

void html_section_number(HtmlWriter *writer, const PlanNode *section)
{
    const char *number = section->u.section.number;
    if (!number) {
        return;
    }
    SectionRank rank = section->u.section.rank;
    /* Word and number of Phần and Chương stand on a line of their own (NĐ 30, PL I, V.6a). */
    bool own_line = rank == RANK_PHAN || rank == RANK_CHUONG;
    html_markup(writer,
                own_line ? "<span class=\"so-muc dong-rieng\">" : "<span class=\"so-muc\">");
    html_text(writer, number);
    html_markup(writer, own_line ? "</span> " : ".</span> ");
}

#define LINK_NAME N_("Liên kết tới: %s")

/* The link of a section to itself, for quoting it; its name is more than the sign. */
static void write_anchor(HtmlWriter *writer, const PlanNode *section)
{
    html_markup(writer, "<a class=\"neo\"");
    html_id_link(writer, section);
    html_markup(writer, " aria-label=\"# ");
    html_say_before(writer, LINK_NAME);
    if (section->u.section.number) {
        html_text(writer, section->u.section.number);
        html_markup(writer, ". ");
    }
    char *heading = plan_text_later(section->first);
    html_text(writer, heading);
    g_free(heading);
    html_say_behind(writer, LINK_NAME);
    html_markup(writer, "\">#</a>");
}

/* How deep the section stands in sections; a typed level that skips one leaves no gap here. */
static int heading_level(const PlanNode *section)
{
    int below = 1;
    for (const PlanNode *node = section->parent; node; node = node->parent) {
        below += node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX;
    }
    return below;
}

/* A heading with the link to itself. */
static void write_heading(HtmlWriter *writer, const PlanNode *section)
{
    int below = heading_level(section);
    const PlanNode *heading = section->first;
    html_markup(writer, "<div class=\"tieu-de\"><h");
    html_level(writer, below);
    html_markup(writer, " id=\"" HTML_OWN_ID "h-");
    html_id_text(writer, section);
    html_markup(writer, "\"");
    write_deep_level(writer, below);
    html_markup(writer, ">");
    html_section_number(writer, section);
    bool keep = writer->keep_abbreviations;
    writer->keep_abbreviations = true;
    html_inlines(writer, heading);
    writer->keep_abbreviations = keep;
    html_markup(writer, "</h");
    html_level(writer, below);
    html_markup(writer, ">");
    write_anchor(writer, section);
    html_markup(writer, "</div>\n");
}

void html_own_heading(HtmlWriter *writer, int below, const char *id, const char *text)
{
    html_markup(writer, "<h");
    html_level(writer, below);
    html_attribute(writer, "id", id);
    html_own_language(writer);
    html_markup(writer, ">");
    html_say(writer, text);
    html_markup(writer, "</h");
    html_level(writer, below);
    html_markup(writer, ">\n");
}

static void open_section(HtmlWriter *writer, const PlanNode *section)
{
    html_markup(writer, "<section");
    html_id_attribute(writer, section);
    html_position_attribute(writer, section->pos);
    /* Only the main sections become landmarks: one for every heading would bury the others. */
    if (section->parent->kind == PLAN_BODY) {
        char *name = plan_text_later(section->first);
        char *whole = g_strdup_printf(
            "%s %s", section->u.section.number ? section->u.section.number : "", name);
        if (html_claim_landmark(writer, html_same(whole))) {
            html_markup(writer, " aria-labelledby=\"" HTML_OWN_ID "h-");
            html_id_text(writer, section);
            html_markup(writer, "\"");
        }
        g_free(whole);
        g_free(name);
    }
    html_markup(writer, ">\n");
    write_heading(writer, section);
}

/* ---- lists ---- */

static bool is_dashes(const PlanNode *item)
{
    return item->parent->u.list.style == LIST_DASHES;
}

static void open_list(HtmlWriter *writer, const PlanNode *list)
{
    static const char *const classes[] = {
        [LIST_POINTS] = "diem",
        [LIST_NUMBERS] = "khoan",
        [LIST_PARENS] = "khoan",
        [LIST_DASHES] = "gach",
    };
    ListStyle style = list->u.list.style;
    html_markup(writer, style == LIST_DASHES ? "<ul" : "<ol");
    html_markup(writer, " class=\"danh-sach ");
    html_markup(writer, classes[style]);
    html_markup(writer, "\"");
    html_id_attribute(writer, list);
    html_markup(writer, ">\n");
}

/* The label is text, so that it is read, found and copied as printed; a dash says no more than the
 * list itself does. */
static void write_label(HtmlWriter *writer, const PlanNode *item)
{
    html_markup(writer, is_dashes(item) ? "<span class=\"nhan\" aria-hidden=\"true\">"
                                        : "<span class=\"nhan\">");
    html_text(writer, item->u.item.label ? item->u.item.label : "-");
    html_markup(writer, "</span> ");
}

static void open_item(HtmlWriter *writer, const PlanNode *item)
{
    html_markup(writer, "<li");
    html_id_attribute(writer, item);
    html_position_attribute(writer, item->pos);
    html_markup(writer, ">");
    if (!item->first || item->first->kind != PLAN_PARAGRAPH) {
        html_markup(writer, "<p>");
        write_label(writer, item);
        html_markup(writer, "</p>\n");
    }
}

static void write_paragraph(HtmlWriter *writer, const PlanNode *paragraph)
{
    html_markup(writer, "<p");
    html_id_attribute(writer, paragraph);
    html_position_attribute(writer, paragraph->pos);
    html_markup(writer, ">");
    if (paragraph->parent->kind == PLAN_ITEM && !paragraph->previous) {
        write_label(writer, paragraph->parent);
    }
    html_inlines(writer, paragraph);
    html_markup(writer, "</p>\n");
}

/* ---- code ---- */

static void write_code_block(HtmlWriter *writer, const PlanNode *block)
{
    /* Long lines scroll, so the block must be reachable by keyboard, and so it needs a name. */
    html_markup(writer, "<div class=\"khung-ma\" role=\"region\" tabindex=\"0\"");
    html_say_attribute(writer, "aria-label",
                       html_said_format(writer, N_("Đoạn mã %d"), ++writer->code_blocks));
    html_id_attribute(writer, block);
    html_position_attribute(writer, block->pos);
    html_markup(writer, "><pre><code>");
    html_text(writer, block->u.code_block.text);
    html_markup(writer, "</code></pre></div>\n");
}

/* ---- all blocks ---- */

static bool enter_block(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_SECTION:
        open_section(writer, node);
        return true;
    case PLAN_PARAGRAPH:
        write_paragraph(writer, node);
        return false;
    case PLAN_LIST:
        open_list(writer, node);
        return true;
    case PLAN_ITEM:
        open_item(writer, node);
        return true;
    case PLAN_QUOTE:
        html_markup(writer, "<blockquote>\n");
        return true;
    case PLAN_TABLE:
        html_table(writer, node);
        return false;
    case PLAN_CHART:
        html_note_change(writer, plan_change_of(node));
        html_chart(writer, node);
        return false;
    case PLAN_FIGURE:
        html_figure(writer, node);
        return false;
    case PLAN_CODE_BLOCK:
        html_note_change(writer, plan_change_of(node));
        write_code_block(writer, node);
        return false;
    default:
        /* Headings were written with their sections; pages mean nothing here. */
        return false;
    }
}

static void leave_block(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_SECTION:
        html_markup(writer, "</section>\n");
        break;
    case PLAN_LIST:
        html_markup(writer, node->u.list.style == LIST_DASHES ? "</ul>\n" : "</ol>\n");
        break;
    case PLAN_ITEM:
        html_markup(writer, "</li>\n");
        break;
    case PLAN_QUOTE:
        html_markup(writer, "</blockquote>\n");
        break;
    default:
        break;
    }
}

void html_blocks(HtmlWriter *writer, const PlanNode *parent)
{
    for (const PlanNode *child = parent->first; child; child = child->next) {
        plan_walk(child, enter_block, leave_block, writer);
    }
}

/* ---- notes ---- */

static void write_back_links(HtmlWriter *writer, const PlanNode *note)
{
    unsigned marks = html_mark_count(writer->ids, note);
    int number = note->u.note.number;
    for (unsigned i = 1; i <= marks; i++) {
        html_format(writer,
                    " <a class=\"ve\" href=\"#" HTML_OWN_ID "dan-%d-%u\" role=\"doc-backlink\"",
                    number, i);
        html_own_language(writer);
        html_markup(writer, " aria-label=\"");
        if (marks == 1) {
            html_say_text(writer, html_said_format(writer, N_("Về chỗ dẫn ghi chú %d"), number));
            html_markup(writer, "\">↩</a>");
        } else {
            html_say_text(writer, html_said_format(writer, N_("Về chỗ dẫn thứ %u của ghi chú %d"),
                                                   i, number));
            html_format(writer, "\">↩<sup>%u</sup></a>", i);
        }
    }
}

static void write_note(HtmlWriter *writer, const PlanNode *note)
{
    html_format(writer, "<li id=\"" HTML_OWN_ID "ghi-chu-%d\">", note->u.note.number);
    for (const PlanNode *child = note->first; child; child = child->next) {
        html_markup(writer, "<p>");
        if (!child->previous) {
            html_format(writer, "<span class=\"nhan\">[%d]</span> ", note->u.note.number);
        }
        html_inlines(writer, child);
        if (!child->next) {
            write_back_links(writer, note);
        }
        html_markup(writer, "</p>\n");
    }
    html_markup(writer, "</li>\n");
}

void html_notes(HtmlWriter *writer)
{
    const PlanNode *notes = writer->plan->notes;
    if (!notes || !notes->first) {
        return;
    }
    html_markup(writer,
                "<section class=\"ghi-chu\" role=\"doc-endnotes\" aria-labelledby=\"" HTML_OWN_ID
                "ghi-chu\">\n");
    html_own_heading(writer, 1, HTML_OWN_ID "ghi-chu", N_("Ghi chú"));
    html_markup(writer, "<ol class=\"danh-sach\">\n");
    for (const PlanNode *note = notes->first; note; note = note->next) {
        write_note(writer, note);
    }
    html_markup(writer, "</ol>\n</section>\n");
}
