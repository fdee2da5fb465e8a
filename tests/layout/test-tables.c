/* Tables on pages, with geometry asserted: heads and group titles repeated, rows cut only where
 * they must, nothing lost, nothing overlapping, no head and no section row alone at a page's foot.
 */
#include "sample-pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

#define COLUMNS                                                                                     \
    "<cot kieu=\"stt\" ten=\"TT\"/><cot kieu=\"chu\" ten=\"Việc\"/><cot kieu=\"chu\" ten=\"Nơi " \
    "làm\"/>"                                                                                      \
    "<cot ten=\"Kinh phí\"><cot kieu=\"so\" ten=\"Năm 2024\"/><cot kieu=\"so\" ten=\"Năm "       \
    "2025\"/></cot>"

static int count_of(const char *text, const char *part)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, part)); p += strlen(part)) {
        n++;
    }
    return n;
}

static GString *start_table(void)
{
    return g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bang ten=\"mau\">"
                        "<tieu-de>Bảng mẫu</tieu-de>" COLUMNS);
}

static void add_row(GString *xml, int number, int words)
{
    g_string_append_printf(xml, "<dong><o>%d</o><o>", number);
    for (int i = 0; i < words; i++) {
        g_string_append_printf(xml, "%sviệc%dx%d", i > 0 ? " " : "", number, i);
    }
    g_string_append_printf(xml, "</o><o>Sở số %d</o><o>%d,%02d</o><o>1.%03d,5</o></dong>", number,
                           number, number % 100, number % 1000);
}

static SamplePages set_table_text(GString *xml)
{
    g_string_append(xml, "</bang>\n");
    SamplePages s =
        sample_set("# I. MỤC\n\nĐoạn dẫn vào bảng:\n\n<?bang mau?>\n\nKết thúc./.\n", xml->str);
    g_string_free(xml, TRUE);
    return s;
}

/* The words of each row once and in order. */
static void assert_rows(const SamplePages *s, int rows, int words)
{
    char *text = content_text(s);
    const char *at = text;
    for (int r = 1; r <= rows; r++) {
        for (int i = 0; i < words; i++) {
            char word[40];
            g_snprintf(word, sizeof word, "việc%dx%d ", r, i);
            at = strstr(at, word);
            assert_non_null(at);
        }
    }
    assert_int_equal(count_of(text, "việc1x0 "), 1);
    g_free(text);
}

static void test_heads_are_repeated(void **state)
{
    (void)state;
    GString *xml = start_table();
    for (int i = 1; i <= 80; i++) {
        add_row(xml, i, 9);
    }
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    assert_rows(&s, 80, 9);
    guint pages = s.pages->page->len;
    assert_true(pages > 4);
    for (guint p = 0; p + 2 < pages; p++) {
        char *all = page_text(&s, p, true), *content = page_text(&s, p, false);
        assert_int_equal(count_of(all, "Năm 2024"), 1);
        assert_int_equal(count_of(all, "Kinh phí"), 1);
        /* The repeated head is an artefact, the first one content. */
        assert_int_equal(count_of(content, "Kinh phí"), p == 0 ? 1 : 0);
        g_free(all);
        g_free(content);
    }
    sample_clear(&s);
}

static void test_section_rows(void **state)
{
    (void)state;
    GString *xml = start_table();
    for (int i = 1; i <= 120; i++) {
        if (i % 7 == 1) {
            g_string_append_printf(xml, "<muc so=\"%d\">Nhóm thứ %d</muc>", i / 7 + 1, i / 7 + 1);
        }
        add_row(xml, i, 1 + i * 5 % 17);
    }
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    int continued = 0;
    for (guint p = 0; p + 1 < s.pages->page->len; p++) {
        char *line = lowest_line(&s, p), *all = page_text(&s, p, true),
             *content = page_text(&s, p, false);
        assert_null(strstr(line, "Nhóm"));
        assert_null(strstr(line, "Năm"));
        assert_null(strstr(line, "dẫn vào"));
        continued += count_of(all, "(tiếp theo)");
        assert_int_equal(count_of(content, "(tiếp theo)"), 0);
        g_free(line);
        g_free(all);
        g_free(content);
    }
    assert_true(continued >= 2);
    sample_clear(&s);
}

static void test_a_cell_taller_than_a_page(void **state)
{
    (void)state;
    GString *xml = start_table();
    add_row(xml, 1, 3);
    add_row(xml, 2, 1500);
    add_row(xml, 3, 3);
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    char *text = content_text(&s);
    assert_non_null(strstr(text, "việc2x1499 "));
    assert_int_equal(count_of(text, "việc2x700 "), 1);
    assert_true(s.pages->page->len >= 5);
    g_free(text);
    sample_clear(&s);
}

static void test_a_cell_over_many_rows(void **state)
{
    (void)state;
    GString *xml = start_table();
    g_string_append(xml, "<dong><o gop-dong=\"90\">1</o><o gop-dong=\"90\">Nhãn "
                         "nhóm</o><o>Sở</o><o>1</o><o>2</o></dong>");
    for (int i = 1; i < 90; i++) {
        g_string_append_printf(xml, "<dong><o>Nơi thứ %d làm việc</o><o>%d</o><o>%d</o></dong>", i,
                               i, i);
    }
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    int labels = 0, continued = 0;
    for (guint p = 0; p < s.pages->page->len; p++) {
        char *content = page_text(&s, p, false), *all = page_text(&s, p, true);
        labels += count_of(content, "Nhãn nhóm");
        continued += count_of(all, "(tiếp theo)");
        g_free(content);
        g_free(all);
    }
    assert_int_equal(labels, 1);
    assert_true(continued >= 2);
    sample_clear(&s);
}

static void test_ten_thousand_rows(void **state)
{
    (void)state;
    GString *xml = start_table();
    for (int i = 1; i <= 10000; i++) {
        add_row(xml, i, 4);
    }
    SamplePages s = set_table_text(xml);
    assert_rows(&s, 10000, 4);
    assert_true(s.pages->page->len > 200);
    sample_clear(&s);
}

static void test_twelve_columns_landscape(void **state)
{
    (void)state;
    GString *xml = g_string_new(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bang ten=\"mau\"><tieu-de>Rộng</tieu-de>");
    for (int j = 1; j <= 12; j++) {
        g_string_append_printf(xml, "<cot kieu=\"%s\" ten=\"Chỉ tiêu số %d\"/>",
                               j == 1   ? "stt"
                               : j == 2 ? "chu"
                                        : "so",
                               j);
    }
    for (int i = 1; i <= 30; i++) {
        g_string_append_printf(xml, "<dong><o>%d</o><o>Đơn vị thứ %d của tỉnh</o>", i, i);
        for (int j = 3; j <= 12; j++) {
            g_string_append_printf(xml, "<o>%d.%03d,%d</o>", i, j * 37, j % 10);
        }
        g_string_append(xml, "</dong>");
    }
    g_string_append(xml, "</bang>\n");
    SamplePages s = sample_set(
        "# I. MỤC\n\nTrước.\n\n<?trang-ngang?>\n\n<?bang mau?>\n\n<?trang-doc?>\n\nSau./.\n",
        xml->str);
    g_string_free(xml, TRUE);
    assert_sound(&s);
    const Page *first = g_ptr_array_index(s.pages->page, 0),
               *second = g_ptr_array_index(s.pages->page, 1);
    assert_true(first->width < first->height);
    assert_true(second->width > second->height);
    sample_clear(&s);
}

/* The decimal commas of a column of numbers stand below each other. */
static void test_numbers_align_at_the_comma(void **state)
{
    (void)state;
    GString *xml = start_table();
    const char *const numbers[] = {"1,5", "12,25", "1.234,75", "999,125"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_append_printf(xml, "<dong><o>%zu</o><o>v</o><o>n</o><o>%s</o><o>1</o></dong>",
                               i + 1, numbers[i]);
    }
    SamplePages s = set_table_text(xml);
    Len comma = 0;
    int found = 0;
    const Page *page = g_ptr_array_index(s.pages->page, 0);
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        if (item->kind != ITEM_TEXT || !strchr(item->u.text.word[0].shape->text, ',') ||
            !g_ascii_isdigit(item->u.text.word[0].shape->text[0])) {
            continue;
        }
        const PageWord *word = &item->u.text.word[0];
        size_t head = strcspn(word->shape->text, ",");
        const Shape *part = font_shape(s.fonts, FACE_REGULAR, word->shape->text, head);
        Len at = word->x + font_scale(part->face, part->width, item->u.text.size);
        if (found++ > 0) {
            assert_in_range(at, comma - 5, comma + 5);
        }
        comma = at;
    }
    assert_int_equal(found, 4);
    sample_clear(&s);
}

static void test_notes_of_cells(void **state)
{
    (void)state;
    GString *xml = start_table();
    for (int i = 1; i <= 60; i++) {
        g_string_append_printf(
            xml,
            "<dong><o>%d</o><o>việc%dx0<ghi-chu>Chú thích riêng %d</ghi-chu></o><o>n</o>"
            "<o>1</o><o>2</o></dong>",
            i, i, i);
    }
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    for (guint p = 0; p < s.pages->page->len; p++) {
        char *text = page_text(&s, p, false);
        for (int i = 1; i <= 60; i++) {
            char mark[40], note[60];
            g_snprintf(mark, sizeof mark, "việc%dx0", i);
            g_snprintf(note, sizeof note, "Chú thích riêng %d\n", i);
            assert_int_equal(count_of(text, note), strstr(text, mark) ? count_of(text, note) : 0);
        }
        g_free(text);
    }
    char *all = content_text(&s);
    assert_int_equal(count_of(all, "Chú thích riêng"), 60);
    g_free(all);
    sample_clear(&s);
}

static void test_a_long_token_is_cut_not_lost(void **state)
{
    (void)state;
    GString *xml = start_table();
    g_string_append(xml, "<dong><o>1</o><o>");
    for (int i = 0; i < 60; i++) {
        g_string_append(xml, "abcdefghij");
    }
    g_string_append(xml, "</o><o>n</o><o>1</o><o>2</o></dong>");
    SamplePages s = set_table_text(xml);
    assert_sound(&s);
    char *text = content_text(&s);
    assert_int_equal(count_of(text, "j"), 60);
    g_free(text);
    sample_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads_are_repeated),
        cmocka_unit_test(test_section_rows),
        cmocka_unit_test(test_a_cell_taller_than_a_page),
        cmocka_unit_test(test_a_cell_over_many_rows),
        cmocka_unit_test(test_ten_thousand_rows),
        cmocka_unit_test(test_twelve_columns_landscape),
        cmocka_unit_test(test_numbers_align_at_the_comma),
        cmocka_unit_test(test_notes_of_cells),
        cmocka_unit_test(test_a_long_token_is_cut_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
