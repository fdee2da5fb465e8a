/* The contents list: sections down to the third level, annexes, notes. On narrow screens the style
 * sheet shows only its first level. */
#include "html/write.h"

#define CONTENTS_DEPTH 3

static void write_entry(HtmlWriter *writer, const PlanNode *node)
{
    html_markup(writer, "<li><a");
    html_id_link(writer, node);
    html_markup(writer, ">");
}

/* An entry for a part of the page that is none of the plan. */
static void write_own_entry(HtmlWriter *writer, const char *id, const char *name)
{
    html_markup(writer, "<li");
    html_own_language(writer);
    html_format(writer, "><a href=\"#%s\">", id);
    html_say(writer, name);
    html_markup(writer, "</a></li>\n");
}

static const PlanNode *next_section(const PlanNode *node)
{
    while (node && node->kind != PLAN_SECTION) {
        node = node->next;
    }
    return node;
}

static void write_section_entry(HtmlWriter *writer, const PlanNode *section)
{
    write_entry(writer, section);
    html_section_number(writer, section);
    /* Words only: a link may hold neither links nor note marks. */
    char *text = plan_text_later(section->first);
    html_words(writer, text);
    g_free(text);
    html_markup(writer, "</a>");
}

/* Entries of the sections below `parent`; not deeper than CONTENTS_DEPTH. */
static void write_sections(HtmlWriter *writer, const PlanNode *parent, int depth)
{
    for (const PlanNode *section = next_section(parent->first); section;
         section = next_section(section->next)) {
        write_section_entry(writer, section);
        if (depth < CONTENTS_DEPTH && next_section(section->first)) {
            html_markup(writer, "\n<ol>\n");
            write_sections(writer, section, depth + 1);
            html_markup(writer, "</ol>");
        }
        html_markup(writer, "</li>\n");
    }
}

static void write_annex_entry(HtmlWriter *writer, const PlanNode *annex)
{
    write_entry(writer, annex);
    html_text(writer, annex->u.annex.label ? annex->u.annex.label : "Phụ lục");
    if (annex->u.annex.title) {
        char *text = plan_text_later(annex->u.annex.title);
        html_markup(writer, ". ");
        html_words(writer, text);
        g_free(text);
    }
    html_markup(writer, "</a></li>\n");
}

void html_contents(HtmlWriter *writer)
{
    const Plan *plan = writer->plan;
    int entries = 0;
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        entries += part->kind == PLAN_ANNEX;
        if (part->kind == PLAN_BODY) {
            for (const PlanNode *s = next_section(part->first); s; s = next_section(s->next)) {
                entries++;
            }
        }
    }
    if (entries < 2) {
        return;
    }
    bool keep = writer->keep_abbreviations;
    writer->keep_abbreviations = true;
    html_markup(writer, "<nav class=\"muc-luc\" aria-labelledby=\"" HTML_OWN_ID "muc-luc\">\n"
                        "<p id=\"" HTML_OWN_ID "muc-luc\">");
    html_say(writer, N_("Mục lục"));
    html_markup(writer, "</p>\n<ol");
    html_plan_language(writer);
    html_markup(writer, ">\n");
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind == PLAN_BODY) {
            write_sections(writer, part, 1);
        } else if (part->kind == PLAN_ANNEX) {
            write_annex_entry(writer, part);
        }
    }
    if (plan->notes && plan->notes->first) {
        write_own_entry(writer, HTML_OWN_ID "ghi-chu", N_("Ghi chú"));
    }
    for (HtmlTurn turn = html_by_form(writer); html_next_turn(&turn);) {
        if (writer->download_count && !turn.fragment) {
            write_own_entry(writer, HTML_OWN_ID "tai-ve", N_("Tải về"));
        }
    }
    if (html_has_about(writer)) {
        write_own_entry(writer, HTML_OWN_ID "ve", N_("Về văn bản này"));
    }
    html_markup(writer, "</ol>\n</nav>\n");
    writer->keep_abbreviations = keep;
}
