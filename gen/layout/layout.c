#include "layout/layout.h"

#include "base/hash.h"
#include "base/text.h"
#include "layout/flow.h"

const PageColour STYLE_BLACK = {0, 0, 0};
const PageColour STYLE_RED = {230, 0, 0};
const PageColour STYLE_GREY = {110, 110, 110};
const PageColour STYLE_PALE = {236, 236, 236};

static Frame body_frame(const Flow *flow, TagNode *tag, int heading)
{
    PageShape shape = flow_run(flow)->shape;
    Frame frame = {
        .tag = tag,
        .x = shape.left,
        .width = shape_width(shape),
        .size = STYLE_BODY,
        .indent = STYLE_INDENT,
        .gap = STYLE_PARAGRAPH_GAP,
        .align = ALIGN_JUSTIFY,
        .heading = heading,
    };
    return frame;
}

/* A text that begins in landscape has its title there. */
static bool starts_landscape(const PlanNode *body)
{
    return body->first && body->first->kind == PLAN_ORIENTATION &&
           body->first->u.orientation.landscape;
}

static void set_body(Flow *flow, const PlanNode *body, const char *prefix, TagNode *tag)
{
    const PlanHead *head = &flow->setting->plan->head;
    flow_start_run(flow, page_shape(starts_landscape(body)), true, prefix);
    if (head->form == FORM_PLAN) {
        set_head(flow, tag);
    } else {
        set_book_title(flow, tag);
    }
    set_blocks(flow, body, body_frame(flow, tag, 1));
    if (head->form == FORM_PLAN) {
        set_signature(flow, tag);
    }
}

static void set_annex(Flow *flow, const PlanNode *annex, TagNode *tag)
{
    Setting *s = flow->setting;
    flow_start_run(flow, page_shape(annex->u.annex.landscape), true,
                   pool_printf(s->pool, "%s-", annex->id ? annex->id : "phu-luc"));
    g_hash_table_remove_all(s->expanded);
    set_annex_title(flow, annex, tag);
    set_blocks(flow, annex, body_frame(flow, tag, 2));
}

static void describe(Pages *pages, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    pages->title = plan_title_line(pages->pool, plan);
    pages->language = "vi-VN";
    GString *author = g_string_new(NULL);
    for (int i = 0; i < head->issuer.count; i++) {
        if (head->issuer.items[i].text) {
            text_append_format(author, "%s%s", author->len > 0 ? " " : "",
                               head->issuer.items[i].text);
        }
    }
    pages->author = pool_strdup(pages->pool, author->str);
    g_string_free(author, TRUE);
    pages->subject = head->subject.text;
    pages->year = head->date.year;
    pages->month = head->date.month;
    pages->day = head->date.day;
}

/* Lays the plan out on new pages; gives the number of element ids so far. */
static int lay(Pages *pages, const Plan *plan, const char *prefix, int tag_ids, FontSet *fonts,
               Findings *findings)
{
    Setting setting = {
        .pool = pages->pool,
        .work = pool_new(),
        .plan = plan,
        .fonts = fonts,
        .findings = findings,
        .names = tie_names_new(plan->catalogue),
        .look = g_array_new(FALSE, TRUE, sizeof(Look)),
        .material_room = material_room_new(),
        .line_room = line_room_new(),
        .lacking = g_hash_table_new(NULL, NULL),
        .expanded = g_hash_table_new(NULL, NULL),
        .tag_ids = tag_ids,
        .remarked = plan->before ? g_hash_table_new(NULL, NULL) : NULL,
        .told = plan->before ? g_hash_table_new(NULL, NULL) : NULL,
        .spot = plan->before ? g_array_new(FALSE, FALSE, sizeof(ChangeSpot)) : NULL,
    };
    if (plan->head.signatory.text) {
        tie_names_add(setting.names, plan->head.signatory.text);
    }
    Flow *flow = flow_new(&setting, pages);
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind == PLAN_BODY) {
            set_body(flow, part, prefix, tag_new(pages->pool, pages->structure, TAG_PART));
        } else if (part->kind == PLAN_ANNEX) {
            set_annex(flow, part, tag_new(pages->pool, pages->structure, TAG_PART));
        }
    }
    set_provenance(flow, tag_new(pages->pool, pages->structure, TAG_PART));
    place_flow(flow);
    flow_free(flow);
    if (plan->before) {
        g_hash_table_unref(setting.remarked);
        g_hash_table_unref(setting.told);
        g_array_free(setting.spot, TRUE);
    }
    g_hash_table_unref(setting.expanded);
    g_hash_table_unref(setting.lacking);
    line_room_free(setting.line_room);
    material_room_free(setting.material_room);
    g_array_free(setting.look, TRUE);
    tie_names_free(setting.names);
    pool_free(setting.work);
    return setting.tag_ids;
}

/* What a link names and no text has (a fact which the head does not print) is told by the first
 * page of the last plan. */
static void complete_destinations(Pages *pages, int first_page)
{
    GHashTable *known = g_hash_table_new(hash_string, g_str_equal);
    for (guint i = 0; i < pages->destinations->len; i++) {
        const char *name = g_array_index(pages->destinations, PageDestination, i).name;
        g_hash_table_add(known, (gpointer)(guintptr)name);
    }
    for (guint p = 0; p < pages->page->len; p++) {
        const Page *page = g_ptr_array_index(pages->page, p);
        for (guint i = 0; i < page->links->len; i++) {
            const char *name = g_array_index(page->links, PageLink, i).destination;
            if (name && g_hash_table_add(known, (gpointer)(guintptr)name)) {
                PageDestination place = {name, first_page, 0};
                g_array_append_val(pages->destinations, place);
            }
        }
    }
    g_hash_table_unref(known);
}

static void check_length(const Pages *pages, Findings *findings)
{
    if (pages->page->len > LAYOUT_MAX_PAGES) {
        char number[16], limit[16];
        g_snprintf(number, sizeof number, "%u", pages->page->len);
        g_snprintf(limit, sizeof limit, "%d", LAYOUT_MAX_PAGES);
        findings_add(findings, FINDING_PAGES_TOO_MANY, (SourcePos){0}, number, limit, NULL);
    }
}

Pages *layout_plans(const Plan *const *plan, int count, const char *prefix, FontSet *fonts,
                    Findings *findings)
{
    Pages *pages = pages_new(fonts);
    describe(pages, plan[0]);
    int tag_ids = 0, first_page = 0;
    for (int i = 0; i < count; i++) {
        first_page = (int)pages->page->len;
        tag_ids = lay(pages, plan[i], i + 1 < count ? prefix : "", tag_ids, fonts, findings);
    }
    if (count > 1) {
        complete_destinations(pages, first_page);
    }
    check_length(pages, findings);
    return pages;
}

Pages *layout_plan(const Plan *plan, FontSet *fonts, Findings *findings)
{
    return layout_plans(&plan, 1, "", fonts, findings);
}
