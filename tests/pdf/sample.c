#include "sample.h"

#include <string.h>

#define A4_SHORT 595276
#define A4_LONG 841890
#define LEFT LEN_PT(85)
#define SIZE LEN_PT(14)

Sample sample_new(FontSet *fonts)
{
    Sample s = {.pages = pages_new(fonts)};
    s.pages->title = "Kế hoạch chuyển đổi số “2025” & (thử) \\ 𝔸";
    s.pages->author = "UBND TỈNH THANH HÓA";
    s.pages->subject = "Kế hoạch <thử>";
    s.pages->keywords = "KTS, XHS";
    s.pages->language = "vi-VN";
    s.pages->year = 2022;
    s.pages->month = 6;
    s.pages->day = 5;
    return s;
}

void sample_add_page(Sample *sample, Len width, Len height, const char *label)
{
    sample->page = pages_add(sample->pages, width, height);
    sample->page->label = label;
    sample->y = LEN_PT(70);
}

void sample_set(Sample *sample, const TagNode *leaf, FaceStyle face, Len size, Len x, Len stretch,
                bool space_after, const char *text)
{
    FontSet *fonts = sample->pages->fonts;
    const Face *f = font_face(fonts, face);
    char **parts = g_strsplit(text, " ", -1);
    int count = (int)g_strv_length(parts);
    PageWord *words = POOL_ARRAY(sample->pages->pool, PageWord, (size_t)count);
    for (int i = 0; i < count; i++) {
        words[i].shape = font_shape(fonts, face, parts[i], strlen(parts[i]));
        words[i].x = x;
        words[i].space_before = i > 0;
        x += font_scale(f, words[i].shape->width + face_metrics(f)->space, size) + stretch;
    }
    g_strfreev(parts);
    PageItem item = {.kind = ITEM_TEXT, .leaf = leaf};
    item.artifact = leaf ? ARTIFACT_NONE : ARTIFACT_PAGINATION;
    item.u.text.face = face;
    item.u.text.size = size;
    item.u.text.y = sample->y;
    item.u.text.word = words;
    item.u.text.count = count;
    item.u.text.space_after = space_after;
    g_array_append_val(sample->page->items, item);
}

TagNode *sample_line(Sample *sample, TagNode *parent, TagRole role, FaceStyle face, Len x,
                     const char *text)
{
    TagNode *element = tag_new(sample->pages->pool, parent, role);
    sample->y += LEN_PT(18);
    sample_set(sample, tag_new(sample->pages->pool, element, TAG_CONTENT), face, SIZE, x, 0, false,
               text);
    return element;
}

void sample_rule(Sample *sample, Len x, Len y, Len width, Len height)
{
    PageItem item = {.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT};
    item.u.rule.x = x;
    item.u.rule.y = y;
    item.u.rule.width = width;
    item.u.rule.height = height;
    g_array_append_val(sample->page->items, item);
}

static TagNode *leaf_in(Sample *s, TagNode *element)
{
    return tag_new(s->pages->pool, element, TAG_CONTENT);
}

static void add_watermark(Sample *s)
{
    size_t from = s->page->items->len;
    Len y = s->y;
    s->y = LEN_PT(600);
    sample_set(s, NULL, FACE_BOLD, LEN_PT(80), LEN_PT(120), 0, false, "DỰ THẢO");
    s->y = y;
    PageItem *item = &g_array_index(s->page->items, PageItem, from);
    item->artifact = ARTIFACT_BACKGROUND;
    item->colour = (PageColour){225, 225, 225};
    item->u.text.angle = 45;
}

static void add_background(Sample *s)
{
    sample_rule(s, LEFT, LEN_PT(60), LEN_PT(100), LEN_PT(20));
    PageItem *item = &g_array_index(s->page->items, PageItem, s->page->items->len - 1);
    item->artifact = ARTIFACT_BACKGROUND;
    item->colour = (PageColour){255, 250, 205};
}

/* ---- links, notes, abbreviations ---- */

static TagNode *add_link(Sample *s, TagNode *parent, Len x, const char *text, const char *url,
                         const char *destination)
{
    TagNode *element = tag_new(s->pages->pool, parent, TAG_LINK);
    sample_set(s, leaf_in(s, element), FACE_REGULAR, SIZE, x, 0, false, text);
    PageLink link = {.x = x,
                     .y = s->y - LEN_PT(12),
                     .width = LEN_PT(120),
                     .height = LEN_PT(16),
                     .url = url,
                     .destination = destination,
                     .contents = text,
                     .element = element};
    g_array_append_val(s->page->links, link);
    return element;
}

static void add_paragraph_with_note(Sample *s, TagNode *sect)
{
    TagNode *p = sample_line(s, sect, TAG_P, FACE_REGULAR, LEFT, "Tỷ trọng kinh tế số đạt 10%");
    TagNode *reference = tag_new(s->pages->pool, p, TAG_REFERENCE);
    TagNode *link = add_link(s, reference, LEN_PT(262), "[1]", NULL, "ghi-chu-1");
    (void)link;
    sample_set(s, leaf_in(s, p), FACE_REGULAR, SIZE, LEN_PT(290), 0, true, "của");
    TagNode *span = tag_new(s->pages->pool, p, TAG_SPAN);
    span->expansion = "Tổng sản phẩm trên địa bàn";
    sample_set(s, leaf_in(s, span), FACE_ITALIC, SIZE, LEN_PT(320), 0, false, "GRDP");
    sample_set(s, leaf_in(s, p), FACE_REGULAR, SIZE, LEN_PT(365), 0, false, ".");
    TagNode *note = sample_line(s, sect, TAG_NOTE, FACE_REGULAR, LEFT, "[1] Nguồn: Cục Thống kê");
    note->id = "ghi-chu-1";
    sample_line(s, sect, TAG_NOTE, FACE_REGULAR, LEFT, "[2] Ghi chú không có tên");
    p = sample_line(s, sect, TAG_P, FACE_REGULAR, LEFT, "Xem");
    add_link(s, p, LEN_PT(120), "cổng thông tin", "https://thanhhoa.gov.vn/kế hoạch?a=(1)", NULL);
    p = sample_line(s, sect, TAG_P, FACE_REGULAR, LEFT, "Xem");
    add_link(s, p, LEN_PT(120), "Mục I", NULL, "muc-i");
}

static void add_list(Sample *s, TagNode *sect)
{
    static const char *const labels[] = {"a)", "b)"};
    static const char *const bodies[] = {"hạ tầng số;", "nguồn nhân lực."};
    TagNode *list = tag_new(s->pages->pool, sect, TAG_L);
    list->numbering = "LowerAlpha";
    for (size_t i = 0; i < 2; i++) {
        TagNode *item = tag_new(s->pages->pool, list, TAG_LI);
        sample_line(s, item, TAG_LBL, FACE_REGULAR, LEFT, labels[i]);
        TagNode *body = tag_new(s->pages->pool, item, TAG_LBODY);
        sample_set(s, leaf_in(s, body), FACE_REGULAR, SIZE, LEN_PT(110), 0, false, bodies[i]);
    }
}

/* ---- table and chart ---- */

static TagNode *add_cell(Sample *s, TagNode *row, TagRole role, Len x, const char *text)
{
    TagNode *cell = tag_new(s->pages->pool, row, role);
    TagNode *leaf = leaf_in(s, cell);
    if (*text) {
        sample_set(s, leaf, role == TAG_TH ? FACE_BOLD : FACE_REGULAR, LEN_PT(12), x, 0, false,
                   text);
    }
    return cell;
}

static TagNode *add_header(Sample *s, TagNode *row, const char *id, Len x, const char *text)
{
    TagNode *cell = add_cell(s, row, TAG_TH, x, text);
    cell->id = id;
    cell->scope = SCOPE_COLUMN;
    return cell;
}

static void add_table(Sample *s, TagNode *sect)
{
    Pool *pool = s->pages->pool;
    sample_line(s, sect, TAG_P, FACE_ITALIC, LEFT, "Đơn vị tính: %");
    TagNode *table = tag_new(pool, sect, TAG_TABLE);
    TagNode *head = tag_new(pool, table, TAG_THEAD);
    TagNode *row = tag_new(pool, head, TAG_TR);
    s->y += LEN_PT(18);
    Len top = s->y - LEN_PT(14);
    TagNode *name = add_header(s, row, "cot-ten", LEFT, "Chỉ tiêu");
    name->row_span = 2;
    TagNode *targets = add_header(s, row, "cot-muc-tieu", LEN_PT(300), "Mục tiêu");
    targets->column_span = 2;
    row = tag_new(pool, head, TAG_TR);
    s->y += LEN_PT(18);
    const TagNode **above = POOL_ARRAY(pool, const TagNode *, 1);
    above[0] = targets;
    TagNode *years[2];
    for (size_t i = 0; i < 2; i++) {
        years[i] = add_header(s, row, i ? "cot-2030" : "cot-2025", LEN_PT(300 + 80 * (int)i),
                              i ? "2030" : "2025");
        years[i]->headers = above;
        years[i]->header_count = 1;
    }
    TagNode *body = tag_new(pool, table, TAG_TBODY);
    for (int r = 0; r < 3; r++) {
        row = tag_new(pool, body, TAG_TR);
        s->y += LEN_PT(18);
        TagNode *first = add_cell(s, row, TAG_TH, LEFT, "Kinh tế số trên GRDP");
        first->id = pool_printf(pool, "hang-%d", r);
        first->scope = SCOPE_ROW;
        for (size_t i = 0; i < 2; i++) {
            const TagNode **headers = POOL_ARRAY(pool, const TagNode *, 3);
            headers[0] = targets;
            headers[1] = years[i];
            headers[2] = first;
            TagNode *cell =
                add_cell(s, row, TAG_TD, LEN_PT(300 + 80 * (int)i), r == 1 ? "" : "20,5");
            cell->headers = headers;
            cell->header_count = 3;
        }
        sample_rule(s, LEFT, s->y + LEN_PT(4), LEN_PT(400), 500);
    }
    sample_rule(s, LEFT, top, LEN_PT(400), 500);
}

static void add_chart(Sample *s, TagNode *sect)
{
    static const Len line[] = {100000, 700000, 200000, 660000, 300000, 640000};
    static const Len bar[] = {120000, 720000, 140000, 720000, 140000, 650000, 120000, 650000};
    TagNode *figure = tag_new(s->pages->pool, sect, TAG_FIGURE);
    figure->alternative = "Biểu đồ: kinh tế số từ 10% năm 2022 lên 30% năm 2030";
    memcpy(figure->box, (Len[4]){95000, 620000, 320000, 740000}, sizeof figure->box);
    TagNode *leaf = leaf_in(s, figure);
    PageItem item = {.kind = ITEM_PATH, .leaf = leaf, .colour = {200, 16, 46}};
    item.u.path.points = bar;
    item.u.path.count = 4;
    item.u.path.closed = item.u.path.filled = true;
    g_array_append_val(s->page->items, item);
    item.u.path.points = line;
    item.u.path.count = 3;
    item.u.path.closed = item.u.path.filled = false;
    item.u.path.line_width = 1500;
    item.u.path.dash = 4000;
    item.colour = (PageColour){0, 60, 130};
    g_array_append_val(s->page->items, item);
    s->y = LEN_PT(735);
    sample_set(s, leaf, FACE_REGULAR, LEN_PT(10), LEN_PT(120), 0, false, "2025");
}

/* ---- whole documents ---- */

static void add_signature(Sample *s, TagNode *sect)
{
    TagNode *form = tag_new(s->pages->pool, sect, TAG_FORM);
    PageSignature field = {.x = LEN_PT(350),
                           .y = LEN_PT(500),
                           .width = LEN_PT(150),
                           .height = LEN_PT(60),
                           .name = "chu-ky-1",
                           .description = "Chữ ký số của Chủ tịch",
                           .element = form};
    g_array_append_val(s->page->signatures, field);
}

static void add_destination(Sample *s, const char *name, const char *title, int level,
                            const TagNode *element)
{
    PageDestination d = {name, (int)s->pages->page->len - 1, s->y - LEN_PT(14)};
    g_array_append_val(s->pages->destinations, d);
    if (title) {
        PageBookmark b = {level, title, name, element};
        g_array_append_val(s->pages->bookmarks, b);
    }
}

static void add_attachments(Sample *s)
{
    static const char csv[] = "chi-tieu,2025\nKTS,20\n";
    PageAttachment a = {.file_name = "chỉ tiêu.csv",
                        .description = "Số liệu chỉ tiêu",
                        .media_type = "text/csv",
                        .relationship = "Data",
                        .bytes = csv,
                        .length = sizeof csv - 1};
    g_array_append_val(s->pages->attachments, a);
    a.file_name = "ke-hoach.xml";
    a.media_type = "application/xml";
    a.relationship = "Source";
    g_array_append_val(s->pages->attachments, a);
}

Pages *sample_plan(FontSet *fonts)
{
    Sample s = sample_new(fonts);
    Pool *pool = s.pages->pool;
    sample_add_page(&s, A4_SHORT, A4_LONG, "1");
    add_watermark(&s);
    add_background(&s);
    TagNode *sect = tag_new(pool, s.pages->structure, TAG_SECT);
    TagNode *heading = sample_line(&s, sect, TAG_H1, FACE_BOLD, LEFT, "KẾ HOẠCH");
    heading->title = "Kế hoạch";
    add_destination(&s, "ke-hoach", "KẾ HOẠCH", 1, heading);
    heading = sample_line(&s, sect, TAG_H2, FACE_BOLD, LEFT, "I. MỤC TIÊU");
    add_destination(&s, "muc-i", "I. MỤC TIÊU", 2, heading);
    add_paragraph_with_note(&s, sect);
    add_destination(&s, "ghi-chu-1", NULL, 0, NULL);
    add_list(&s, sect);
    add_table(&s, sect);
    add_chart(&s, sect);
    TagNode *empty = tag_new(pool, sect, TAG_P); /* never placed: leaves no trace */
    leaf_in(&s, empty);

    TagNode *p = tag_new(pool, sect, TAG_P); /* over two pages */
    TagNode *leaf = leaf_in(&s, p);
    s.y = LEN_PT(780);
    sample_set(&s, leaf, FACE_REGULAR, SIZE, LEFT, LEN_PT(2), true, "Đoạn văn này bắt đầu ở trang");
    sample_add_page(&s, A4_SHORT, A4_LONG, "2");
    sample_set(&s, NULL, FACE_REGULAR, LEN_PT(13), LEN_PT(295), 0, false, "2");
    s.y = LEN_PT(90);
    sample_set(&s, leaf, FACE_REGULAR, SIZE, LEFT, 0, false, "một và kết thúc ở trang hai.");
    TagNode *code = sample_line(&s, sect, TAG_CODE, FACE_MONO, LEFT, "<?gia-tri kts-grdp?>");
    code->language = "en";
    TagNode *span =
        tag_new(pool, sample_line(&s, sect, TAG_P, FACE_BOLD_ITALIC, LEFT, "Ký hiệu"), TAG_SPAN);
    span->actual_text = "lớn hơn hoặc bằng";
    sample_set(&s, leaf_in(&s, span), FACE_REGULAR, SIZE, LEN_PT(160), 0, false, "≥");
    add_signature(&s, sect);

    sample_add_page(&s, A4_LONG, A4_SHORT, "PL-1");
    TagNode *annex = tag_new(pool, s.pages->structure, TAG_PART);
    heading = sample_line(&s, annex, TAG_H1, FACE_BOLD, LEN_PT(350), "Phụ lục I");
    add_destination(&s, "phu-luc-1", "Phụ lục I", 1, heading);
    sample_line(&s, annex, TAG_P, FACE_REGULAR, LEFT, "Trang ngang.");
    sample_add_page(&s, A4_LONG, A4_SHORT, "PL-2"); /* nothing on it */
    add_attachments(&s);
    return s.pages;
}

Pages *sample_page(FontSet *fonts)
{
    Sample s = sample_new(fonts);
    sample_add_page(&s, A4_SHORT, A4_LONG, "1");
    TagNode *sect = tag_new(s.pages->pool, s.pages->structure, TAG_SECT);
    TagNode *heading = sample_line(&s, sect, TAG_H1, FACE_BOLD, LEFT, "KẾ HOẠCH");
    add_destination(&s, "ke-hoach", "KẾ HOẠCH", 1, heading);
    for (int i = 0; i < 30; i++) {
        sample_line(&s, sect, TAG_P, i % 7 == 6 ? FACE_ITALIC : FACE_REGULAR, LEFT,
                    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; xây dựng, ưu đãi");
    }
    sample_line(&s, sect, TAG_P, FACE_BOLD_ITALIC, LEFT, "Nơi nhận:");
    return s.pages;
}

/* Different syllables on every page, so that compressing is not too easy. */
static const char *make_text(Pool *pool, unsigned seed)
{
    static const char *const onsets[] = {"",   "b",  "c",  "d", "đ", "gi", "kh", "l",  "m", "ng",
                                         "nh", "ph", "qu", "r", "s", "t",  "th", "tr", "v", "x"};
    static const char *const rimes[] = {"ại", "ưởng", "ế",   "ông", "iện",  "uyển",
                                        "ổi", "ố",    "ăng", "ầu",  "ương", "ờng",
                                        "ệt", "ản",   "inh", "ữ",   "ợp",   "ang"};
    GString *line = g_string_new(NULL);
    for (int i = 0; i < 12; i++) {
        seed = seed * 1664525u + 1013904223u;
        g_string_append(line, i ? " " : "");
        g_string_append(line, onsets[(seed >> 24) % G_N_ELEMENTS(onsets)]);
        g_string_append(line, rimes[(seed >> 16) % G_N_ELEMENTS(rimes)]);
    }
    char *copy = pool_strdup(pool, line->str);
    g_string_free(line, TRUE);
    return copy;
}

Pages *sample_text(FontSet *fonts, int pages)
{
    Sample s = sample_new(fonts);
    for (int page = 0; page < pages; page++) {
        sample_add_page(&s, A4_SHORT, A4_LONG, pool_printf(s.pages->pool, "%d", page + 1));
        for (int k = 0; k < 6; k++) {
            TagNode *p = tag_new(s.pages->pool, s.pages->structure, TAG_P);
            TagNode *leaf = leaf_in(&s, p);
            for (int line = 0; line < 6; line++) {
                s.y += LEN_PT(18);
                sample_set(&s, leaf, FACE_REGULAR, SIZE, LEFT, line * 350, line < 5,
                           make_text(s.pages->pool, (unsigned)(page * 36 + k * 6 + line)));
            }
        }
    }
    return s.pages;
}

Pages *sample_table(FontSet *fonts, int rows)
{
    Sample s = sample_new(fonts);
    Pool *pool = s.pages->pool;
    TagNode *table = tag_new(pool, s.pages->structure, TAG_TABLE);
    TagNode *row = tag_new(pool, tag_new(pool, table, TAG_THEAD), TAG_TR);
    sample_add_page(&s, A4_SHORT, A4_LONG, "1");
    add_header(&s, row, "cot-1", LEFT, "Số");
    add_header(&s, row, "cot-2", LEN_PT(150), "Tên");
    TagNode *body = tag_new(pool, table, TAG_TBODY);
    for (int r = 0; r < rows; r++) {
        if (r % 40 == 39) {
            sample_add_page(&s, A4_SHORT, A4_LONG, pool_printf(pool, "%u", s.pages->page->len + 1));
        }
        s.y += LEN_PT(17);
        row = tag_new(pool, body, TAG_TR);
        add_cell(&s, row, TAG_TD, LEFT, pool_printf(pool, "%d", r + 1));
        add_cell(&s, row, TAG_TD, LEN_PT(150), "Phụ lục");
    }
    return s.pages;
}
