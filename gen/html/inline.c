/* Phrasing content: text, links, notes, values. */
#include "html/write.h"

#include <string.h>

static bool is_safe_url(const char *url)
{
    return g_ascii_strncasecmp(url, "https://", 8) == 0 ||
           g_ascii_strncasecmp(url, "http://", 7) == 0 ||
           g_ascii_strncasecmp(url, "mailto:", 7) == 0;
}

/* Without one the link's words stand as plain text. Readers refuse other schemes already; a page
 * must not depend on that. */
static bool has_destination(const HtmlWriter *writer, const PlanNode *link)
{
    if (link->u.link.url) {
        return is_safe_url(link->u.link.url);
    }
    return link->u.link.target && html_id(writer->ids, link->u.link.target);
}

/* A link inside a link is only its words: HTML has no nested links. */
static void open_link(HtmlWriter *writer, const PlanNode *link)
{
    if (writer->open_link || !has_destination(writer, link)) {
        return;
    }
    writer->open_link = link;
    html_markup(writer, "<a");
    if (link->u.link.url) {
        html_url_attribute(writer, "href", link->u.link.url);
    } else {
        html_id_link(writer, link->u.link.target);
    }
    html_markup(writer, ">");
}

static void write_note_mark(HtmlWriter *writer, const PlanNode *mark)
{
    const PlanNode *note = mark->u.note_mark.note;
    if (!note) {
        html_markup(writer, "[");
        html_text(writer, mark->u.note_mark.label ? mark->u.note_mark.label : "?");
        html_markup(writer, "]");
        return;
    }
    int number = note->u.note.number;
    unsigned occurrence = html_mark_occurrence(writer->ids, mark);
    if (writer->open_link) {
        html_format(writer, "<sup id=\"" HTML_OWN_ID "dan-%d-%u\">[%d]</sup>", number, occurrence,
                    number);
        return;
    }
    html_format(writer,
                "<sup class=\"dau-ghi-chu\"><a id=\"" HTML_OWN_ID "dan-%d-%u\" href=\"#" HTML_OWN_ID
                "ghi-chu-%d\" role=\"doc-noteref\"",
                number, occurrence, number);
    html_own_language(writer);
    html_format(writer, " aria-label=\"[%d] ", number);
    html_say_text(writer, html_said_format(writer, N_("Ghi chú %d"), number));
    html_format(writer, "\">[%d]</a></sup>", number);
}

/* The number behind the words, when there is exactly one it can be. */
static const TargetValue *value_of(const PlanNode *node)
{
    const Indicator *indicator = node->u.value.indicator;
    const TargetValue *found = NULL;
    if (!indicator) {
        return NULL;
    }
    for (int i = 0; i < indicator->baseline_count + indicator->target_count; i++) {
        const TargetValue *value = i < indicator->target_count
                                       ? &indicator->target[i]
                                       : &indicator->baseline[i - indicator->target_count];
        if (value->year != node->u.value.year ||
            g_strcmp0(value->component, node->u.value.component) != 0) {
            continue;
        }
        if (found) {
            return NULL;
        }
        found = value;
    }
    return found && found->has_number ? found : NULL;
}

static void open_value(HtmlWriter *writer, const PlanNode *node)
{
    const TargetValue *value = value_of(node);
    if (value) {
        char number[DECIMAL_TEXT_SIZE];
        decimal_format(value->number, true, number);
        html_markup(writer, "<data value=\"");
        html_markup(writer, number);
        html_markup(writer, "\">");
    }
}

static bool enter_inline(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_TEXT:
        html_words(writer, node->u.text.text);
        break;
    case PLAN_STRONG:
        html_markup(writer, "<strong>");
        break;
    case PLAN_EMPHASIS:
        html_markup(writer, "<em>");
        break;
    case PLAN_CODE:
        html_markup(writer, "<code>");
        html_text(writer, node->u.text.text);
        html_markup(writer, "</code>");
        break;
    case PLAN_LINK:
        open_link(writer, node);
        break;
    case PLAN_NOTE_MARK:
        write_note_mark(writer, node);
        break;
    case PLAN_REFERENCE:
        if (!node->first && node->u.reference.targets) {
            html_text(writer, node->u.reference.targets);
        }
        break;
    case PLAN_VALUE:
        open_value(writer, node);
        break;
    case PLAN_LINE_BREAK:
        html_markup(writer, "<br>");
        break;
    case PLAN_CHANGE:
        html_open_change(writer, node->change);
        break;
    default:
        break;
    }
    return true;
}

static void leave_inline(const PlanNode *node, void *context)
{
    HtmlWriter *writer = context;
    switch (node->kind) {
    case PLAN_STRONG:
        html_markup(writer, "</strong>");
        break;
    case PLAN_EMPHASIS:
        html_markup(writer, "</em>");
        break;
    case PLAN_LINK:
        if (writer->open_link == node) {
            html_markup(writer, "</a>");
            writer->open_link = NULL;
        }
        break;
    case PLAN_VALUE:
        html_markup(writer, value_of(node) ? "</data>" : "");
        break;
    case PLAN_CHANGE:
        html_close_change(writer, node->change);
        break;
    default:
        break;
    }
}

void html_inlines(HtmlWriter *writer, const PlanNode *parent)
{
    const PlanChange *change = parent->first ? plan_change_of(parent) : NULL;
    html_open_change(writer, change);
    for (const PlanNode *child = parent->first; child; child = child->next) {
        plan_walk(child, enter_inline, leave_inline, writer);
    }
    html_close_change(writer, change);
}
