/* Pictures: "![what is to be seen](ban-do.png "Hình 1. Its name")" alone in a paragraph. A name for
 * references may follow: {#ban-do}. */
#include "source/markdown.h"

#include <string.h>

#define MAX_NAME 255     /* bytes of a file's name, on every file system */
#define SHOWN_ADDRESS 60 /* bytes of an address in a message: it may hold the whole picture */

/* Finds out whether a text has a note mark or an instruction in it. */
static bool has_mask(const Markdown *md, const char *text)
{
    const char *end = text + strlen(text);
    for (const char *p = text; p < end; p++) {
        size_t used;
        const Mask *mask = markdown_mask_at(md, p, end, &used);
        if (mask && mask->kind != MASK_LITERAL) {
            return true;
        }
    }
    return false;
}

/* The words between the brackets, without bold and italics. g_string_free it. */
static GString *prepared_alternative(cmark_node *image)
{
    GString *text = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(image);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *literal = cmark_node_get_literal(node);
        if (event == CMARK_EVENT_ENTER && literal) {
            g_string_append(text, literal);
        } else if (event == CMARK_EVENT_ENTER && node != image && !cmark_node_first_child(node)) {
            g_string_append_c(text, ' '); /* the end of a line */
        }
    }
    cmark_iter_free(iter);
    return text;
}

static const char *clean(Markdown *md, const char *prepared)
{
    GString *typed = markdown_unmask(md, prepared, strlen(prepared));
    const char *text = source_clean_text(md->plan->pool, typed->str, typed->len, false);
    g_string_free(typed, TRUE);
    return text;
}

/* The address as typed, "%20" for a space undone. In the pool. */
static const char *file_name(Markdown *md, cmark_node *image)
{
    const char *prepared = cmark_node_get_url(image);
    GString *typed = markdown_unmask(md, prepared ? prepared : "", prepared ? strlen(prepared) : 0);
    char *plain = g_uri_unescape_string(typed->str, NULL);
    bool good = plain && g_utf8_validate(plain, -1, NULL);
    const char *name = pool_strdup(md->plan->pool, good ? plain : typed->str);
    g_free(plain);
    g_string_free(typed, TRUE);
    return name;
}

static bool is_remote(const char *address)
{
    char *scheme = g_uri_parse_scheme(address);
    bool remote = scheme || g_str_has_prefix(address, "//");
    g_free(scheme);
    return remote;
}

static const char *shortened(Markdown *md, const char *address)
{
    if (strlen(address) <= SHOWN_ADDRESS) {
        return address;
    }
    const char *end = address + SHOWN_ADDRESS;
    while (((guchar)*end & 0xC0) == 0x80) {
        end--;
    }
    return pool_printf(md->plan->pool, "%.*s…", (int)(end - address), address);
}

/* Whether all that follows the picture in its paragraph is a name in braces, or nothing. */
static bool is_alone(cmark_node *image)
{
    GString *rest = g_string_new(NULL);
    bool plain = true;
    for (cmark_node *node = cmark_node_next(image); node; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        plain = plain && (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK);
        const char *literal = type == CMARK_NODE_TEXT ? cmark_node_get_literal(node) : " ";
        g_string_append(rest, literal);
    }
    g_strstrip(rest->str);
    size_t length = strlen(rest->str);
    bool alone = plain && (length == 0 || (rest->str[0] == '{' && rest->str[length - 1] == '}'));
    g_string_free(rest, TRUE);
    return alone;
}

static void refuse(Markdown *md, cmark_node *image, FindingRule rule, SourcePos pos)
{
    findings_add(md->findings, rule, pos, shortened(md, file_name(md, image)), NULL);
}

void markdown_figure_refuse(Markdown *md, cmark_node *image)
{
    refuse(md, image, FINDING_MD_IMAGE, markdown_place_prepared(md, md->cursor));
}

/* What it says of itself in words; false after a finding. */
static bool read_words(Markdown *md, cmark_node *image, SourcePos pos, const char **alternative,
                       const char **title)
{
    GString *prepared = prepared_alternative(image);
    const char *typed = cmark_node_get_title(image);
    typed = typed ? typed : "";
    *alternative = clean(md, prepared->str);
    *title = clean(md, typed);
    bool masked = has_mask(md, prepared->str) || has_mask(md, typed);
    g_string_free(prepared, TRUE);
    if (masked) {
        refuse(md, image, FINDING_MD_IMAGE_WORDS, pos);
    } else if (!**alternative) {
        refuse(md, image, FINDING_MD_IMAGE_ALTERNATIVE, pos);
    }
    return !masked && **alternative;
}

static void add_caption(Markdown *md, PlanNode *figure, const char *title)
{
    if (*title) {
        PlanNode *caption = plan_node_new(md->plan, PLAN_CAPTION, figure->pos);
        plan_append(caption, plan_text_new(md->plan, title, figure->pos));
        plan_append(figure, caption);
    }
}

/* The name behind the picture: what is left of its paragraph. */
static const char *read_name(Markdown *md, cmark_node *image)
{
    PlanNode *rest = plan_node_new(md->plan, PLAN_PARAGRAPH, (SourcePos){0});
    if (cmark_node_next(image)) {
        markdown_inlines_read(md, cmark_node_next(image), rest, 0, false);
    }
    return markdown_attributes_take(md, rest, false).id;
}

bool markdown_figure_read(Markdown *md, cmark_node *paragraph, PlanNode *container)
{
    cmark_node *image = cmark_node_first_child(paragraph);
    if (!image || cmark_node_get_type(image) != CMARK_NODE_IMAGE || !is_alone(image)) {
        return false;
    }
    SourcePos pos = markdown_place_prepared(md, md->cursor);
    const char *name = file_name(md, image), *alternative, *title;
    if (!read_words(md, image, pos, &alternative, &title)) {
        return true;
    }
    if (is_remote(name) || strlen(name) > MAX_NAME) {
        refuse(md, image, is_remote(name) ? FINDING_MD_IMAGE_REMOTE : FINDING_MD_IMAGE_MISSING,
               pos);
        return true;
    }
    const PlanImage *file = image_read(md->plan, name, pos, md->findings);
    if (!file) {
        return true;
    }
    PlanNode *figure = plan_node_new(md->plan, PLAN_FIGURE, pos);
    figure->u.figure.image = file;
    figure->u.figure.alternative = alternative;
    figure->id = read_name(md, image);
    add_caption(md, figure, title);
    plan_append(container, figure);
    return true;
}
