/* The Markdown reader: CommonMark, as cmark reads it, and what officers need beyond it.
 *
 * - Headings: "# I. MỤC TIÊU", "## 1. …", "### 1.1. …"; also "Phần I.", "Chương I.", "Điều 1.". The
 *   typed number is taken off the title. {#ten} at the end names the heading.
 * - {danh-so="tu-dong"} at the end of a heading makes the program number it and all headings below
 *   it; on the first heading of a file it holds for the whole file. {danh-so="khong"} takes a
 *   heading and those below it out again. A typed number always wins.
 * - Points: "a) …" at the start of a paragraph, of a line or of a list item; "#) …" gets the next
 *   letter. A dash list or a picture right below a point belongs to it. {#ten} at the end names the
 * point.
 * - Pipe tables, pictures, notes and instructions: see the files named after them. {#ten} alone in
 * a paragraph names the block above it. */
#include "source/markdown.h"

#include <string.h>

#define MAX_HEADINGS 6 /* as many levels as CommonMark has */

/* An open list, item or quote. */
typedef struct Frame {
    PlanNode *container; /* where its blocks go */
    PlanNode *list;      /* of a list: the plan list being filled */
    PlanNode *list_home; /* of a list: where its plan lists go */
    size_t label;        /* of an item: bytes of the point's letter before its text */
} Frame;

typedef struct OpenHeading {
    int hashes;
    PlanNode *section;
    AutomaticNumbers numbers;
} OpenHeading;

typedef struct Blocks {
    Markdown *md;
    OpenHeading open[MAX_HEADINGS];
    int open_count;
    AutomaticNumbers file_numbers;
    bool any_heading;
    bool titled; /* the first heading is the title of the annex: those below may have two # */
} Blocks;

static Frame *top_frame(const Markdown *md)
{
    return md->frames->len > 0 ? &g_array_index(md->frames, Frame, md->frames->len - 1) : NULL;
}

static PlanNode *container_of(const Blocks *blocks)
{
    const Frame *frame = top_frame(blocks->md);
    if (frame) {
        return frame->container;
    }
    return blocks->open_count > 0 ? blocks->open[blocks->open_count - 1].section : blocks->md->part;
}

static int depth_of(const PlanNode *node)
{
    int depth = 0;
    for (; node->parent; node = node->parent) {
        depth++;
    }
    return depth;
}

/* False, with a finding the first time, if nothing more may be nested there. */
static bool may_nest(Markdown *md, const PlanNode *container, cmark_node *cmark)
{
    if (depth_of(container) < MARKDOWN_MAX_BLOCK_DEPTH) {
        return true;
    }
    if (!md->nesting_found) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", MARKDOWN_MAX_BLOCK_DEPTH / 2);
        findings_add(md->findings, FINDING_MD_TOO_NESTED, markdown_block_place(md, cmark), limit,
                     NULL);
        md->nesting_found = true;
    }
    return false;
}

static void within_block(Markdown *md, cmark_node *cmark)
{
    markdown_inlines_within(
        md,
        markdown_offset(md, cmark_node_get_start_line(cmark), cmark_node_get_start_column(cmark)),
        markdown_offset(md, cmark_node_get_end_line(cmark), INT_MAX));
}

/* The letter which begins the line at the offset; none if the author has escaped it. */
static PointLabel line_label(const Markdown *md, cmark_node *first, size_t at)
{
    const char *text = markdown_first_text(first);
    PointLabel label = markdown_point_label(text ? text : "");
    if (label.length > 0 && !markdown_typed_as(md, at, text, label.length)) {
        label.length = 0;
    }
    return label;
}

/* Offset of the text of the line at `at`. */
static size_t skip_margin(const Markdown *md, size_t at)
{
    while (at < md->cursor_end && strchr(" \t>", md->prepared->str[at])) {
        at++;
    }
    return at;
}

/* ---- lists and points ---- */

static PlanNode *new_list(Markdown *md, PlanNode *container, ListStyle style, SourcePos pos)
{
    PlanNode *list = plan_node_new(md->plan, PLAN_LIST, pos);
    list->u.list.style = style;
    plan_append(container, list);
    return list;
}

static PlanNode *new_item(Markdown *md, PlanNode *list, const char *number, const char *ending,
                          SourcePos pos)
{
    PlanNode *item = plan_node_new(md->plan, PLAN_ITEM, pos);
    if (*number) {
        item->u.item.number = pool_strdup(md->plan->pool, number);
        item->u.item.label = pool_printf(md->plan->pool, "%s%s", number, ending);
    } else if (list->u.list.style == LIST_POINTS) {
        list->u.list.automatic = true;
    } else {
        item->u.item.label = ending;
    }
    plan_append(list, item);
    return item;
}

/* The item for a point which begins a paragraph or a line. */
static PlanNode *add_point(Blocks *blocks, const PointLabel *label, SourcePos pos)
{
    Markdown *md = blocks->md;
    Frame *frame = top_frame(md);
    PlanNode *container = container_of(blocks), *list = NULL;
    if (frame && frame->label > 0) {
        /* "- a) …" and in the next line "b) …": its neighbour, not its child. */
        list = container->parent;
    } else if (container->last && container->last->kind == PLAN_LIST &&
               container->last->u.list.style == LIST_POINTS && strcmp(label->letter, "a") != 0) {
        list = container->last;
    }
    if (!list) {
        list = new_list(md, container, LIST_POINTS, pos);
    }
    PlanNode *item = new_item(md, list, label->letter, ")", pos);
    if (frame && frame->label > 0) {
        frame->container = item;
    }
    return item;
}

static PointLabel item_point_label(Markdown *md, cmark_node *item)
{
    cmark_node *first = cmark_node_first_child(item);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) {
        return (PointLabel){.length = 0};
    }
    within_block(md, first);
    return line_label(md, cmark_node_first_child(first), md->cursor);
}

static void enter_list(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    Frame frame = {.container = container_of(blocks)};
    frame.list_home = frame.container;
    const PlanNode *last = frame.container->last;
    bool dashes = cmark_node_get_list_type(cmark) == CMARK_BULLET_LIST;
    if (dashes && last && last->kind == PLAN_LIST && last->u.list.style == LIST_POINTS &&
        last->last && item_point_label(md, cmark_node_first_child(cmark)).length == 0) {
        frame.list_home = last->last;
    }
    g_array_append_val(md->frames, frame);
}

/* The number as typed: cmark counts on from the first and forgets the rest. */
static void typed_number(const Markdown *md, cmark_node *item, char *number, size_t size)
{
    const char *p = md->prepared->str + markdown_offset(md, cmark_node_get_start_line(item),
                                                        cmark_node_get_start_column(item));
    size_t digits = strspn(p, "0123456789");
    g_snprintf(number, (gulong)size, "%.*s", (int)MIN(digits, size - 1), p);
}

static void enter_item(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    Frame *list_frame = top_frame(md);
    SourcePos pos = markdown_block_place(md, cmark);
    cmark_node *cmark_list = cmark_node_parent(cmark);
    PointLabel label = item_point_label(md, cmark);
    ListStyle style = LIST_DASHES;
    char number[16] = "";
    const char *ending = "-";
    if (cmark_node_get_list_type(cmark_list) == CMARK_ORDERED_LIST) {
        bool paren = cmark_node_get_list_delim(cmark_list) == CMARK_PAREN_DELIM;
        style = paren ? LIST_PARENS : LIST_NUMBERS;
        ending = paren ? ")" : ".";
        typed_number(md, cmark, number, sizeof number);
        label.length = 0;
    } else if (label.length > 0) {
        style = LIST_POINTS;
        ending = ")";
        g_strlcpy(number, label.letter, sizeof number);
    } else if (md->prepared->str[markdown_offset(md, cmark_node_get_start_line(cmark),
                                                 cmark_node_get_start_column(cmark))] == '+') {
        ending = "+";
    }
    Frame frame = {.container = list_frame->list_home};
    if (may_nest(md, list_frame->list_home, cmark)) {
        if (!list_frame->list || list_frame->list->u.list.style != style) {
            list_frame->list = new_list(md, list_frame->list_home, style, pos);
        }
        frame.container = new_item(md, list_frame->list, number, ending, pos);
        frame.label = label.length;
    }
    g_array_append_val(md->frames, frame);
}

static void enter_quote(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    Frame frame = {.container = container_of(blocks)};
    if (may_nest(md, frame.container, cmark)) {
        PlanNode *quote = plan_node_new(md->plan, PLAN_QUOTE, markdown_block_place(md, cmark));
        plan_append(frame.container, quote);
        frame.container = quote;
    }
    g_array_append_val(md->frames, frame);
}

/* ---- paragraphs ---- */

/* "{#ten}" alone in a paragraph names what stands above. */
static bool name_block_above(PlanNode *paragraph, const char *id)
{
    PlanNode *above = paragraph->previous;
    if (paragraph->first || !id || !above || above->kind == PLAN_HEADING ||
        above->kind == PLAN_SECTION) {
        return false;
    }
    if (above->kind == PLAN_LIST && above->last) {
        above = above->last;
    }
    above->id = id;
    return true;
}

static void finish_paragraph(Markdown *md, PlanNode *paragraph, PlanNode *container)
{
    const char *id = markdown_attributes_take(md, paragraph, false).id;
    bool point = container->kind == PLAN_ITEM && !paragraph->previous;
    if (name_block_above(paragraph, id)) {
        plan_unlink(paragraph);
        return;
    }
    if (id && point) {
        container->id = id;
    } else {
        paragraph->id = id;
    }
    if (!paragraph->first && !id && container->kind != PLAN_ITEM) {
        /* All that stood there was refused. */
        plan_unlink(paragraph);
    }
}

/* A picture right below a point belongs to it, so that the points after it go on. */
static PlanNode *figure_home(PlanNode *container)
{
    const PlanNode *last = container->last;
    bool point = last && last->kind == PLAN_LIST && last->u.list.style == LIST_POINTS;
    return point && last->last ? last->last : container;
}

static void read_paragraph(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    if (pipe_table_read(md, cmark, container_of(blocks))) {
        return;
    }
    within_block(md, cmark);
    if (markdown_figure_read(md, cmark, figure_home(container_of(blocks)))) {
        return;
    }
    const Frame *frame = top_frame(md);
    /* The letter of "- a) …" is already the item's. */
    bool labelled = frame && frame->label > 0 && !cmark_node_previous(cmark);
    for (cmark_node *piece = cmark_node_first_child(cmark); piece;) {
        size_t start = skip_margin(md, md->cursor);
        SourcePos pos = markdown_place_prepared(md, start);
        PointLabel label = line_label(md, piece, start);
        PlanNode *container = container_of(blocks);
        if (label.length > 0 && !labelled) {
            container = add_point(blocks, &label, pos);
        }
        PlanNode *paragraph = plan_node_new(md->plan, PLAN_PARAGRAPH, pos);
        plan_append(container, paragraph);
        piece = markdown_inlines_read(md, piece, paragraph, label.length, true);
        finish_paragraph(md, paragraph, container);
        md->cursor = markdown_next_line(md);
        labelled = false;
    }
}

/* ---- headings ---- */

static SectionRank automatic_rank(const PlanNode *parent, int level)
{
    if (parent->kind == PLAN_SECTION) {
        switch (parent->u.section.rank) {
        case RANK_PHAN:
        case RANK_CHUONG:
            return RANK_MUC;
        case RANK_MUC:
        case RANK_DIEU:
            return RANK_KHOAN;
        case RANK_KHOAN:
            return RANK_NOI_DUNG;
        case RANK_NOI_DUNG:
        case RANK_TIEU_MUC:
            return RANK_TIEU_MUC;
        default:
            break;
        }
    }
    static const SectionRank BY_LEVEL[] = {RANK_MUC, RANK_KHOAN, RANK_NOI_DUNG};
    return level <= 3 ? BY_LEVEL[level - 1] : RANK_TIEU_MUC;
}

static const char *hashes_text(int count)
{
    static const char HASHES[] = "######";
    return HASHES + strlen(HASHES) - count;
}

/* Closes the headings the new one does not belong to, and says so if it skips a level. */
static void close_headings(Blocks *blocks, int hashes, SourcePos pos)
{
    while (blocks->open_count > 0 && blocks->open[blocks->open_count - 1].hashes >= hashes) {
        blocks->open_count--;
    }
    int above =
        blocks->open_count > 0 ? blocks->open[blocks->open_count - 1].hashes : blocks->titled;
    if (hashes > 1 && above == 0) {
        char typed[8];
        g_snprintf(typed, sizeof typed, "%d", hashes);
        findings_add(blocks->md->findings, FINDING_MD_LEVEL_FIRST, pos, typed, NULL);
    } else if (hashes > above + 1) {
        char from[8], to[8];
        g_snprintf(from, sizeof from, "%d", above);
        g_snprintf(to, sizeof to, "%d", hashes);
        findings_add(blocks->md->findings, FINDING_MD_LEVEL_JUMP, pos, from, to,
                     hashes_text(above + 1), NULL);
    }
}

static void open_section(Blocks *blocks, PlanNode *heading, int hashes, const TypedNumber *typed,
                         const Attributes *attributes)
{
    Markdown *md = blocks->md;
    close_headings(blocks, hashes, heading->pos);
    PlanNode *parent = container_of(blocks);
    PlanNode *section = plan_node_new(md->plan, PLAN_SECTION, heading->pos);
    AutomaticNumbers numbers = blocks->open_count > 0 ? blocks->open[blocks->open_count - 1].numbers
                                                      : blocks->file_numbers;
    if (attributes->has_numbers) {
        numbers = attributes->numbers;
    }
    section->id = attributes->id;
    section->u.section.level = blocks->open_count + 1;
    section->u.section.rank = typed->rank;
    if (typed->length > 0) {
        section->u.section.number = pool_strdup(md->plan->pool, typed->number);
    } else if (numbers == NUMBERS_AUTOMATIC) {
        section->u.section.automatic = true;
        section->u.section.rank = automatic_rank(parent, blocks->open_count + 1);
    }
    plan_append(section, heading);
    plan_append(parent, section);
    blocks->open[blocks->open_count++] = (OpenHeading){hashes, section, numbers};
}

/* The line of "=" or "-" below a heading's text; its margin and length in bytes. */
static guint find_underline(const Markdown *md, guint line, size_t *margin, size_t *marks)
{
    for (; line + 1 < md->lines->len; line++) {
        size_t length;
        const char *text = markdown_line(md, line, &length);
        *margin = strspn(text, " \t>");
        *marks = strspn(text + *margin, text[*margin] == '=' ? "=" : "-");
        size_t after = *margin + *marks + strspn(text + *margin + *marks, " \t");
        if (*marks > 0 && after == length) {
            return line;
        }
    }
    *margin = *marks = 0;
    return line - 1;
}

/* A line of "=" or "-" below a paragraph makes it a heading: hardly ever what an officer meant. */
static bool refuse_underline(Markdown *md, cmark_node *cmark, int hashes)
{
    size_t start =
        markdown_offset(md, cmark_node_get_start_line(cmark), cmark_node_get_start_column(cmark));
    if (md->prepared->str[start] == '#') {
        return false;
    }
    size_t margin, marks;
    guint line = find_underline(md, (guint)cmark_node_get_start_line(cmark), &margin, &marks);
    size_t at = g_array_index(md->lines, Line, line).prepared + margin;
    char *underline = g_strndup(md->prepared->str + at, MIN(marks, 20));
    findings_add(md->findings, FINDING_MD_UNDERLINED_HEADING, markdown_place_prepared(md, at),
                 underline, hashes == 1 ? "#" : "##", NULL);
    g_free(underline);
    return true;
}

static void read_heading(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    SourcePos pos = markdown_block_place(md, cmark);
    int hashes = cmark_node_get_heading_level(cmark);
    if (refuse_underline(md, cmark, hashes)) {
        read_paragraph(blocks, cmark);
        return;
    }
    if (md->frames->len > 0) {
        findings_add(md->findings, FINDING_MD_HEADING_INSIDE, pos, NULL);
        read_paragraph(blocks, cmark);
        return;
    }
    within_block(md, cmark);
    md->cursor += (size_t)hashes;
    const char *text = markdown_first_text(cmark_node_first_child(cmark));
    TypedNumber typed = markdown_heading_number(text ? text : "");
    if (typed.length > 0 && !markdown_typed_as(md, md->cursor, text, typed.length)) {
        typed = (TypedNumber){.rank = RANK_NONE};
    }
    PlanNode *heading = plan_node_new(md->plan, PLAN_HEADING, pos);
    markdown_inlines_read(md, cmark_node_first_child(cmark), heading, typed.length, false);
    Attributes attributes = markdown_attributes_take(md, heading, true);
    if (!heading->first) {
        findings_add(md->findings, FINDING_MD_HEADING_EMPTY, pos, hashes_text(hashes), NULL);
    }
    if (!blocks->any_heading && attributes.has_numbers) {
        blocks->file_numbers = attributes.numbers;
    }
    bool title = md->part->kind == PLAN_ANNEX && !md->part->u.annex.title && !blocks->any_heading &&
                 hashes == 1 && typed.length == 0;
    blocks->any_heading = true;
    if (title) {
        md->part->u.annex.title = heading;
        blocks->titled = true;
        md->part->id = attributes.id ? attributes.id : md->part->id;
        return;
    }
    open_section(blocks, heading, hashes, &typed, &attributes);
}

/* ---- other blocks ---- */

/* The next control character (U+0000 to U+001F, U+007F to U+009F), or the end. */
static const char *next_control(const char *p)
{
    while ((guchar)*p >= ' ' && *p != 0x7F && !((guchar)*p == 0xC2 && (guchar)p[1] < 0xA0)) {
        p++;
    }
    return p;
}

static void read_code_block(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    size_t start =
        markdown_offset(md, cmark_node_get_start_line(cmark), cmark_node_get_start_column(cmark));
    SourcePos pos = markdown_place_prepared(md, start);
    if (!strchr("`~", md->prepared->str[start])) {
        findings_add(md->findings, FINDING_MD_INDENTED, pos, NULL);
    }
    const char *literal = cmark_node_get_literal(cmark);
    GString *typed = markdown_unmask(md, literal, strlen(literal));
    char *composed = source_normalise(typed->str, typed->len);
    GString *text = g_string_sized_new(typed->len);
    for (const char *p = composed; *p;) {
        const char *control = next_control(p);
        g_string_append_len(text, p, control - p);
        g_string_append(text, *control == '\t' ? "    " : *control == '\n' ? "\n" : "");
        p = *control ? g_utf8_next_char(control) : control;
    }
    while (text->len > 0 && text->str[text->len - 1] == '\n') {
        g_string_truncate(text, text->len - 1);
    }
    PlanNode *node = plan_node_new(md->plan, PLAN_CODE_BLOCK, pos);
    node->u.code_block.text = pool_strndup(md->plan->pool, text->str, text->len);
    const char *info = cmark_node_get_fence_info(cmark);
    node->u.code_block.language =
        info ? source_clean_text(md->plan->pool, info, strcspn(info, " "), false) : "";
    plan_append(container_of(blocks), node);
    g_string_free(text, TRUE);
    g_free(composed);
    g_string_free(typed, TRUE);
}

static void read_html_block(Blocks *blocks, cmark_node *cmark)
{
    Markdown *md = blocks->md;
    const char *literal = cmark_node_get_literal(cmark);
    const char *text = literal + strspn(literal, " ");
    size_t used;
    const Mask *mask = markdown_mask_at(md, text, text + strlen(text), &used);
    if (mask && mask->kind == MASK_INSTRUCTION) {
        markdown_instruction_block(md, mask, container_of(blocks));
    } else {
        markdown_html_refuse(md, text, markdown_block_place(md, cmark));
    }
}

static void refuse_rule_line(Markdown *md, cmark_node *cmark)
{
    size_t start =
        markdown_offset(md, cmark_node_get_start_line(cmark), cmark_node_get_start_column(cmark));
    const char *text = md->prepared->str + start;
    char *line = g_strndup(text, MIN(strcspn(text, "\n"), 20));
    findings_add(md->findings, FINDING_MD_RULE_LINE, markdown_place_prepared(md, start), line,
                 NULL);
    g_free(line);
}

/* Reads one block; true if it has blocks inside, which are read next and then left. */
static bool enter_block(Blocks *blocks, cmark_node *cmark)
{
    switch (cmark_node_get_type(cmark)) {
    case CMARK_NODE_BLOCK_QUOTE:
        enter_quote(blocks, cmark);
        return true;
    case CMARK_NODE_LIST:
        enter_list(blocks, cmark);
        return true;
    case CMARK_NODE_ITEM:
        enter_item(blocks, cmark);
        return true;
    case CMARK_NODE_PARAGRAPH:
        read_paragraph(blocks, cmark);
        break;
    case CMARK_NODE_HEADING:
        read_heading(blocks, cmark);
        break;
    case CMARK_NODE_CODE_BLOCK:
        read_code_block(blocks, cmark);
        break;
    case CMARK_NODE_HTML_BLOCK:
        read_html_block(blocks, cmark);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        refuse_rule_line(blocks->md, cmark);
        break;
    default:
        break;
    }
    return false;
}

static void leave_block(Blocks *blocks)
{
    GArray *frames = blocks->md->frames;
    g_array_set_size(frames, frames->len - 1);
}

static void read_blocks(Markdown *md, cmark_node *document)
{
    Blocks blocks = {.md = md};
    cmark_node *node = cmark_node_first_child(document);
    while (node) {
        if (enter_block(&blocks, node)) {
            if (cmark_node_first_child(node)) {
                node = cmark_node_first_child(node);
                continue;
            }
            leave_block(&blocks);
        }
        while (node != document && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            if (node != document) {
                leave_block(&blocks);
            }
        }
        node = node == document ? NULL : cmark_node_next(node);
    }
}

static void read_document(Markdown *md)
{
    bool landscape = md->landscape;
    cmark_node *document = cmark_parse_document(md->body->str, md->body->len, CMARK_OPT_DEFAULT);
    read_blocks(md, document);
    cmark_node_free(document);
    markdown_notes_read(md);
    if (md->landscape && !landscape) {
        findings_add(md->findings, FINDING_MD_LANDSCAPE_OPEN, md->landscape_pos, NULL);
    }
}

bool markdown_read(Plan *plan, PlanNode *part, const SourceFile *file, Findings *findings)
{
    if (file->length == 0) {
        return true;
    }
    Markdown md = {.plan = plan, .part = part, .file = file, .findings = findings};
    md.prepared = g_string_sized_new(file->length);
    md.body = g_string_sized_new(file->length);
    md.pending = g_string_new(NULL);
    md.masks = g_array_new(FALSE, FALSE, sizeof(Mask));
    md.lines = g_array_new(FALSE, FALSE, sizeof(Line));
    md.frames = g_array_new(FALSE, TRUE, sizeof(Frame));
    md.definitions = g_ptr_array_new();
    md.landscape = part->kind == PLAN_ANNEX && part->u.annex.landscape;
    bool sound = markdown_prepare(&md);
    if (sound) {
        read_document(&md);
    }
    if (md.definition_of) {
        g_hash_table_unref(md.definition_of);
    }
    g_ptr_array_free(md.definitions, TRUE);
    g_array_free(md.frames, TRUE);
    g_array_free(md.lines, TRUE);
    g_array_free(md.masks, TRUE);
    g_string_free(md.pending, TRUE);
    g_string_free(md.body, TRUE);
    g_string_free(md.prepared, TRUE);
    return sound;
}
