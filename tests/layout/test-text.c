/* Running text on pages: paragraphs, headings, lists, notes, signature, drafts. */
#include "sample-pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static const char SENTENCE[] =
    "Tổ chức triển khai đồng bộ các nhiệm vụ, giải pháp phát triển kinh tế số, xã hội số trên "
    "địa bàn tỉnh theo kế hoạch đã đề ra. ";

static GString *many_sections(int count)
{
    GString *text = g_string_new(NULL);
    for (int i = 1; i <= count; i++) {
        g_string_append_printf(text, "%s %d. Tiêu đề thứ %d\n\n", i == 1 ? "# I. MỤC\n\n##" : "##",
                               i, i);
        for (int k = 0; k < 1 + i * 7 % 5; k++) {
            for (int n = 0; n < 1 + (i + k) % 4; n++) {
                g_string_append(text, SENTENCE);
            }
            g_string_append(text, "\n\n");
        }
    }
    g_string_append(text, "Kết thúc./.\n");
    return text;
}

/* Lines of content of a page from its top, by baseline; element they belong to. */
typedef struct Line {
    Len y;
    const TagNode *block;
} Line;

static const TagNode *block_of(const TagNode *leaf)
{
    const TagNode *t = leaf->parent;
    while (t && (t->role == TAG_SPAN || t->role == TAG_LINK || t->role == TAG_REFERENCE ||
                 t->role == TAG_CODE || t->role == TAG_LBL)) {
        t = t->role == TAG_LBL ? t->next : t->parent;
    }
    return t && t->role == TAG_LBODY && t->first ? t->first : t;
}

static GArray *lines_of_page(const SamplePages *s, guint p)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    const Page *page = g_ptr_array_index(s->pages->page, p);
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        if (item->kind != ITEM_TEXT || !item->leaf || item->u.text.size < LEN_PT(12)) {
            continue;
        }
        Line line = {item->u.text.y, block_of(item->leaf)};
        if (lines->len == 0 || g_array_index(lines, Line, lines->len - 1).y != line.y) {
            g_array_append_val(lines, line);
        }
    }
    return lines;
}

static int count_block(const GArray *lines, const TagNode *block)
{
    int n = 0;
    for (guint i = 0; i < lines->len; i++) {
        n += g_array_index(lines, Line, i).block == block;
    }
    return n;
}

static void test_no_widows_orphans_or_lone_headings(void **state)
{
    (void)state;
    GString *text = many_sections(60);
    SamplePages s = sample_set(text->str, NULL);
    assert_sound(&s);
    guint pages = s.pages->page->len;
    assert_true(pages > 10);
    for (guint p = 0; p + 2 < pages; p++) {
        GArray *here = lines_of_page(&s, p), *next = lines_of_page(&s, p + 1);
        const TagNode *last = g_array_index(here, Line, here->len - 1).block;
        assert_false(last->role >= TAG_H1 && last->role <= TAG_H6);
        if (g_array_index(next, Line, 0).block == last) {
            assert_true(count_block(here, last) >= 2);
            assert_true(count_block(next, last) >= 2);
        }
        /* A heading has at least two lines of its text below it, or all there are. */
        for (guint i = 0; i < here->len; i++) {
            const TagNode *block = g_array_index(here, Line, i).block;
            if (block->role == TAG_H3) {
                assert_true(i + 1 < here->len);
            }
        }
        g_array_free(here, TRUE);
        g_array_free(next, TRUE);
    }
    g_string_free(text, TRUE);
    sample_clear(&s);
}

static void test_signature_has_text_on_its_page(void **state)
{
    (void)state;
    /* Whatever the length of the text, the last page holds lines of it above the signature. */
    for (int n = 20; n < 75; n += 3) {
        GString *text = g_string_new("# I. MỤC\n\n");
        for (int i = 0; i < n; i++) {
            g_string_append(text, SENTENCE);
            g_string_append(text, i % 3 == 2 ? "\n\n" : " ");
        }
        SamplePages s = sample_set(text->str, NULL);
        guint last = s.pages->page->len - 2; /* the provenance page comes after it */
        char *page = page_text(&s, last, false);
        assert_non_null(strstr(page, "CHỦ TỊCH"));
        assert_non_null(strstr(page, "Tổ chức") ? page : strstr(page, "đề ra"));
        g_free(page);
        sample_clear(&s);
        g_string_free(text, TRUE);
    }
}

static void test_notes_stand_below_their_marks(void **state)
{
    (void)state;
    GString *text = g_string_new("# I. MỤC\n\n");
    for (int i = 1; i <= 40; i++) {
        g_string_append_printf(text, "%s%s Đánh dấu%d[^g%d] ở đây.\n\n", SENTENCE, SENTENCE, i, i);
    }
    for (int i = 1; i <= 40; i++) {
        g_string_append_printf(text,
                               "[^g%d]: Lời chú thứ %d, dài hơn một dòng một chút để xem nó có "
                               "được ngắt đúng cách hay không ở chân trang.\n\n",
                               i, i);
    }
    SamplePages s = sample_set(text->str, NULL);
    assert_sound(&s);
    for (guint p = 0; p < s.pages->page->len; p++) {
        char *page = page_text(&s, p, false);
        for (int i = 1; i <= 40; i++) {
            char mark[32], note[32];
            g_snprintf(mark, sizeof mark, "dấu%d\n", i);
            g_snprintf(note, sizeof note, "Lời chú thứ %d,", i);
            assert_int_equal(strstr(page, mark) != NULL, strstr(page, note) != NULL);
        }
        g_free(page);
    }
    g_string_free(text, TRUE);
    sample_clear(&s);
}

/* Two notes, one of them longer than a page: it runs on, nothing is lost, nothing overlaps. */
static void test_a_note_longer_than_a_page(void **state)
{
    (void)state;
    GString *text = g_string_new("# I. MỤC\n\n");
    for (int i = 0; i < 12; i++) {
        g_string_append_printf(text, "%s%s\n\n", SENTENCE,
                               i == 3 ? "Dài[^a] và ngắn[^b]." : SENTENCE);
    }
    g_string_append(text, "[^a]: ");
    for (int i = 0; i < 1600; i++) {
        g_string_append_printf(text, "chữ%d ", i);
    }
    g_string_append(text, "\n\n[^b]: Lời chú ngắn.\n");
    SamplePages s = sample_set(text->str, NULL);
    assert_sound(&s);
    char *all = content_text(&s);
    const char *at = all;
    for (int i = 0; i < 1600; i++) {
        char word[32];
        g_snprintf(word, sizeof word, "chữ%d", i);
        at = strstr(at, word);
        assert_non_null(at);
    }
    assert_non_null(strstr(all, "Lời chú ngắn."));
    int pages_with_note = 0;
    for (guint p = 0; p < s.pages->page->len; p++) {
        char *page = page_text(&s, p, false);
        pages_with_note += strstr(page, "chữ") != NULL;
        g_free(page);
    }
    assert_true(pages_with_note >= 2);
    g_free(all);
    sample_clear(&s);
    g_string_free(text, TRUE);
}

static void test_decomposed_letters_give_the_same_pages(void **state)
{
    (void)state;
    GString *text = many_sections(12);
    char *decomposed = g_utf8_normalize(text->str, -1, G_NORMALIZE_NFD);
    assert_string_not_equal(text->str, decomposed);
    SamplePages a = sample_set(text->str, NULL), b = sample_set(decomposed, NULL);
    assert_int_equal(a.pages->page->len, b.pages->page->len);
    for (guint p = 0; p < a.pages->page->len; p++) {
        char *x = page_text(&a, p, true), *y = page_text(&b, p, true);
        assert_string_equal(x, y);
        g_free(x);
        g_free(y);
    }
    sample_clear(&a);
    sample_clear(&b);
    g_free(decomposed);
    g_string_free(text, TRUE);
}

static void test_characters_stay_as_written(void **state)
{
    (void)state;
    SamplePages s = sample_set("# I. MỤC\n\nCổng thông tin... \"dấu thẳng\" và “dấu cong” - gạch "
                               "-- hai gạch fi fl ffi./.\n",
                               NULL);
    char *text = content_text(&s);
    assert_non_null(
        strstr(text, "tin... \"dấu thẳng\" và “dấu cong” - gạch -- hai gạch fi fl ffi./."));
    g_free(text);
    sample_clear(&s);
}

static void test_drafts_are_marked(void **state)
{
    (void)state;
    GString *text = many_sections(8);
    SamplePages s = sample_set_state(text->str, NULL, "du-thao");
    assert_sound(&s);
    const Page *second = g_ptr_array_index(s.pages->page, 1);
    int watermark = 0, numbers = 0;
    for (guint i = 0; i < second->items->len; i++) {
        const PageItem *item = &g_array_index(second->items, PageItem, i);
        if (item->kind != ITEM_TEXT) {
            continue;
        }
        watermark += item->artifact == ARTIFACT_BACKGROUND && item->u.text.angle != 0;
        numbers += !item->leaf && item->u.text.size < LEN_PT(9);
    }
    assert_int_equal(watermark, 1);
    assert_true(numbers > 25);
    char *first = page_text(&s, 0, true), *content = page_text(&s, 0, false);
    assert_non_null(strstr(first, "DỰ THẢO lần 2"));
    assert_null(strstr(content, "DỰ THẢO"));
    assert_int_equal(second->signatures->len, 0);
    g_free(first);
    g_free(content);
    sample_clear(&s);
    g_string_free(text, TRUE);
}

/* One page more is an error: tests/messages/pages-too-many. */
static void test_as_many_pages_as_there_may_be(void **state)
{
    (void)state;
    GString *text = g_string_new("# I. MỤC\n\nHết.\n");
    SamplePages few = sample_set(text->str, NULL);
    guint rest = LAYOUT_MAX_PAGES - few.pages->page->len;
    sample_clear(&few);
    for (guint i = 0; i < rest; i++) {
        g_string_append(text, "\n<?ngat-trang?>\n\nHết.\n");
    }
    SamplePages s = sample_set(text->str, NULL);
    assert_int_equal(s.pages->page->len, LAYOUT_MAX_PAGES);
    sample_clear(&s);
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_widows_orphans_or_lone_headings),
        cmocka_unit_test(test_signature_has_text_on_its_page),
        cmocka_unit_test(test_notes_stand_below_their_marks),
        cmocka_unit_test(test_a_note_longer_than_a_page),
        cmocka_unit_test(test_decomposed_letters_give_the_same_pages),
        cmocka_unit_test(test_characters_stay_as_written),
        cmocka_unit_test(test_drafts_are_marked),
        cmocka_unit_test(test_as_many_pages_as_there_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
