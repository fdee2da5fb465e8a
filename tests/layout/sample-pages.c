#include "sample-pages.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<ke-hoach trang-thai=\"%s\"%s>\n"
    "<tinh ma=\"38\" he-ma=\"63\"/>\n"
    "<co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>\n"
    "<so>7</so><ky-hieu>KH-UBND</ky-hieu><dia-danh>Thanh Hóa</dia-danh><ngay>5/1/2024</ngay>\n"
    "<loai>KẾ HOẠCH</loai><trich-yeu>Thử dàn trang</trich-yeu>\n"
    "<noi-dung tep=\"noi-dung.md\"/>\n%s"
    "<ky><quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han><chuc-vu>CHỦ TỊCH</chuc-vu>"
    "<ho-ten>Người Ký Mẫu</ho-ten></ky>\n"
    "<noi-nhan><noi>Các sở, ban, ngành</noi><luu>VT</luu></noi-nhan>\n"
    "<nguon><p>Văn bản thử.</p></nguon>\n"
    "</ke-hoach>\n";

static void write_text(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static void print_errors(Findings *findings)
{
    size_t count;
    const Finding *list = findings_sorted(findings, &count);
    for (size_t i = 0; i < count; i++) {
        char *text = finding_text(&list[i]);
        print_message("%u:%u %s\n", list[i].pos.line, list[i].pos.column, text);
        g_free(text);
    }
}

SamplePages sample_set_state(const char *text, const char *table, const char *state)
{
    SamplePages s = {0};
    s.folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
    bool draft = strcmp(state, "du-thao") == 0;
    char *head = g_strdup_printf(HEAD, state, draft ? " lan=\"2\"" : "",
                                 table ? "<bang ten=\"mau\" tep=\"bang-mau.xml\"/>\n" : "");
    write_text(s.folder, "ke-hoach.xml", head);
    write_text(s.folder, "noi-dung.md", text);
    if (table) {
        write_text(s.folder, "bang-mau.xml", table);
    }
    g_free(head);
    s.findings = findings_new();
    static const Catalogue none;
    s.plan = source_read_plan(s.folder, "mau", &none, s.findings);
    assert_non_null(s.plan);
    plan_resolve(s.plan, s.findings);
    s.fonts = font_set_new(KEHOACH_FONTS, s.findings);
    assert_non_null(s.fonts);
    s.pages = layout_plan(s.plan, s.fonts, s.findings);
    size_t count;
    const Finding *list = findings_sorted(s.findings, &count);
    for (size_t i = 0; i < count; i++) {
        /* The province is unknown to the empty catalogue: no matter here. */
        if (finding_rule(list[i].rule)->severity >= SEVERITY_ERROR &&
            strcmp(finding_rule(list[i].rule)->name, "PROVINCE_UNKNOWN") != 0) {
            print_errors(s.findings);
            fail();
        }
    }
    return s;
}

SamplePages sample_set(const char *text, const char *table)
{
    return sample_set_state(text, table, "ban-hanh");
}

void sample_clear(SamplePages *sample)
{
    pages_free(sample->pages);
    font_set_free(sample->fonts);
    plan_free(sample->plan);
    findings_free(sample->findings);
    GDir *dir = g_dir_open(sample->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(sample->folder, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(sample->folder);
    g_free(sample->folder);
}

/* ---- geometry ---- */

typedef struct Box {
    Len left, top, right, bottom;
} Box;

static Box text_box(const PageItem *item)
{
    const PageWord *first = &item->u.text.word[0],
                   *last = &item->u.text.word[item->u.text.count - 1];
    Len size = item->u.text.size;
    /* x-height and baseline: what may not touch; marks and descenders reach into the leading. */
    Box box = {first->x, item->u.text.y - size / 2,
               last->x + font_scale(last->shape->face, last->shape->width, size), item->u.text.y};
    return box;
}

static const Page *page_at(const SamplePages *s, guint i)
{
    return g_ptr_array_index(s->pages->page, i);
}

static bool is_marginal(const PageItem *item)
{
    return item->artifact == ARTIFACT_BACKGROUND || item->u.text.y < LEN_MM(20.0) ||
           item->u.text.size < LEN_PT(9);
}

static void assert_inside(const Page *page)
{
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        if (item->kind != ITEM_TEXT || is_marginal(item)) {
            continue;
        }
        Box box = text_box(item);
        assert_true(box.left >= LEN_MM(30.0) - 10);
        assert_true(box.right <= page->width - LEN_MM(20.0) + 10);
        assert_true(box.bottom <= page->height - LEN_MM(20.0));
        assert_true(box.top >= LEN_MM(20.0));
    }
}

static int by_top(const void *a, const void *b)
{
    const Box *x = a, *y = b;
    return (x->top > y->top) - (x->top < y->top);
}

static void assert_apart(const Page *page)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(Box));
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        if (item->kind == ITEM_TEXT && !is_marginal(item)) {
            Box box = text_box(item);
            g_array_append_val(boxes, box);
        }
    }
    qsort(boxes->data, boxes->len, sizeof(Box), by_top);
    for (guint i = 0; i < boxes->len; i++) {
        const Box *a = &g_array_index(boxes, Box, i);
        for (guint k = i + 1; k < boxes->len; k++) {
            const Box *b = &g_array_index(boxes, Box, k);
            if (b->top >= a->bottom) {
                break;
            }
            bool beside = b->left >= a->right - 10 || a->left >= b->right - 10;
            if (!beside) {
                print_message("overlap at %.1f mm: [%.1f %.1f] and [%.1f %.1f]\n", a->top / 2834.6,
                              a->left / 2834.6, a->right / 2834.6, b->left / 2834.6,
                              b->right / 2834.6);
            }
            assert_true(beside);
        }
    }
    g_array_free(boxes, TRUE);
}

/* No vertical rule runs through a text. */
static void assert_not_struck(const Page *page)
{
    for (guint r = 0; r < page->items->len; r++) {
        const PageItem *rule = &g_array_index(page->items, PageItem, r);
        if (rule->kind != ITEM_RULE || rule->u.rule.height < rule->u.rule.width) {
            continue;
        }
        for (guint i = 0; i < page->items->len; i++) {
            const PageItem *item = &g_array_index(page->items, PageItem, i);
            if (item->kind != ITEM_TEXT || is_marginal(item)) {
                continue;
            }
            Box box = text_box(item);
            bool level =
                box.bottom > rule->u.rule.y && box.top < rule->u.rule.y + rule->u.rule.height;
            assert_false(level && box.left < rule->u.rule.x &&
                         box.right > rule->u.rule.x + rule->u.rule.width);
        }
    }
}

void assert_sound(const SamplePages *sample)
{
    for (guint i = 0; i < sample->pages->page->len; i++) {
        assert_inside(page_at(sample, i));
        assert_apart(page_at(sample, i));
        assert_not_struck(page_at(sample, i));
    }
}

/* ---- text ---- */

static void append_item(GString *out, const PageItem *item)
{
    for (int k = 0; k < item->u.text.count; k++) {
        if (item->u.text.word[k].space_before && out->len > 0 && out->str[out->len - 1] != ' ') {
            g_string_append_c(out, ' ');
        }
        g_string_append(out, item->u.text.word[k].shape->text);
    }
    if (item->u.text.space_after) {
        g_string_append_c(out, ' ');
    }
}

char *page_text(const SamplePages *sample, guint page, bool artefacts)
{
    GString *out = g_string_new(NULL);
    const Page *p = page_at(sample, page);
    for (guint i = 0; i < p->items->len; i++) {
        const PageItem *item = &g_array_index(p->items, PageItem, i);
        if (item->kind == ITEM_TEXT && (item->leaf || artefacts)) {
            append_item(out, item);
            g_string_append_c(out, '\n');
        }
    }
    return g_string_free(out, FALSE);
}

static void collect(const TagNode *tag, GHashTable *by_leaf, GString *out)
{
    for (const TagNode *t = tag->first; t; t = t->next) {
        if (t->role == TAG_CONTENT) {
            GPtrArray *items = g_hash_table_lookup(by_leaf, t);
            for (guint i = 0; items && i < items->len; i++) {
                append_item(out, g_ptr_array_index(items, i));
            }
        } else {
            collect(t, by_leaf, out);
            bool inlined = t->role == TAG_SPAN || t->role == TAG_LINK || t->role == TAG_REFERENCE ||
                           t->role == TAG_CODE;
            if (!inlined && out->len > 0 && out->str[out->len - 1] != ' ') {
                g_string_append_c(out, ' ');
            }
        }
    }
}

char *content_text(const SamplePages *sample)
{
    GHashTable *by_leaf =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)(void (*)(void))g_ptr_array_unref);
    for (guint p = 0; p < sample->pages->page->len; p++) {
        const Page *page = page_at(sample, p);
        for (guint i = 0; i < page->items->len; i++) {
            PageItem *item = &g_array_index(page->items, PageItem, i);
            if (item->kind != ITEM_TEXT || !item->leaf) {
                continue;
            }
            GPtrArray *list = g_hash_table_lookup(by_leaf, item->leaf);
            if (!list) {
                list = g_ptr_array_new();
                g_hash_table_insert(by_leaf, (gpointer)(guintptr)item->leaf, list);
            }
            g_ptr_array_add(list, item);
        }
    }
    GString *out = g_string_new(NULL);
    collect(sample->pages->structure, by_leaf, out);
    g_hash_table_unref(by_leaf);
    return g_string_free(out, FALSE);
}

char *lowest_line(const SamplePages *sample, guint page)
{
    const Page *p = page_at(sample, page);
    Len lowest = 0;
    for (guint i = 0; i < p->items->len; i++) {
        const PageItem *item = &g_array_index(p->items, PageItem, i);
        if (item->kind == ITEM_TEXT && !is_marginal(item)) {
            lowest = MAX(lowest, item->u.text.y);
        }
    }
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < p->items->len; i++) {
        const PageItem *item = &g_array_index(p->items, PageItem, i);
        if (item->kind == ITEM_TEXT && !is_marginal(item) && item->u.text.y == lowest) {
            append_item(out, item);
            g_string_append_c(out, ' ');
        }
    }
    return g_string_free(out, FALSE);
}
