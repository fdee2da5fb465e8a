/* Folders: which files, where they may lie, which plans there are. */
#include "source-folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void parts_in_order(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    Plan *plan = folder_read(folder);
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(plan->file_count, 5);
    for (int i = 0; i < plan->file_count; i++) {
        assert_int_equal(plan->files[i]->order, i);
    }
    const PlanNode *part = plan->root->first;
    assert_int_equal(part->kind, PLAN_BODY);
    assert_int_equal(part->next->kind, PLAN_ANNEX);
    assert_int_equal(part->next->next->kind, PLAN_NOTES);
    assert_string_equal(plan->slug, "thu");
    folder_free(folder);
}

static void paths(void **state)
{
    (void)state;
    static const struct {
        const char *tep, *told, *words;
    } ROWS[] = {
        {"../chi-tieu.xml", "KH170@12:13", "ví dụ chi-tieu.xml"},
        {"/etc/passwd", "KH170@12:13", ""},
        {"a/../chi-tieu.xml", "KH170@12:13", ""},
        {"C:chi-tieu.xml", "KH170@12:13", ""},
        {"con\\chi-tieu.xml", "KH170@12:13", ""},
        {".", "KH170@12:13", ""},
        {"chi-tieu.csv", "KH174@12:13", "ở đây dùng tệp .xml"},
        {"Chỉ_tiêu.xml", "KH173@12:13", "có phải tep=\"chi-tieu.xml\"?"},
        {"xyz.xml", "KH172@12:13", "không có tệp “xyz.xml”"},
        {"ke-hoach.xml", "KH175@12:13 KH127@2:1 KH176@0:0", ""},
        {"bang-kinh-phi.xml", "KH175@13:24 KH127@1:1 KH176@0:0", ""},
    };
    TestFolder *folder = folder_new();
    folder_write_rest(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        folder_write_head(folder, "chi-tieu.xml", ROWS[i].tep);
        folder_read(folder);
        print_message("%s\n", ROWS[i].tep);
        if (i < 9) {
            assert_string_equal(folder_told(folder), ROWS[i].told);
        } else {
            assert_non_null(strstr(folder_told(folder), "KH175@"));
        }
        char *words = folder_words(folder, 0);
        assert_non_null(strstr(words, ROWS[i].words));
        g_free(words);
    }
    folder_free(folder);
}

static void links(void **state)
{
    (void)state;
    TestFolder *folder = folder_new(), *outside = folder_new();
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write_rest(outside);
    g_remove(folder_path(folder, "chi-tieu.xml"));
    assert_int_equal(
        symlink(folder_path(outside, "chi-tieu.xml"), folder_path(folder, "chi-tieu.xml")), 0);
    folder_read(folder);
    assert_string_equal(folder_told(folder), "KH171@12:13");
    g_remove(folder_path(folder, "chi-tieu.xml"));
    folder_write(
        folder, "that.xml",
        "<chi-tieu-ke-hoach><nhom ten='a' tieu-de='b'><chi-tieu ten='c'><noi-dung>d"
        "</noi-dung><muc-tieu nam='2025'>1</muc-tieu></chi-tieu></nhom></chi-tieu-ke-hoach>",
        -1);
    assert_int_equal(symlink("that.xml", folder_path(folder, "chi-tieu.xml")), 0);
    folder_read(folder);
    /* A link inside the folder is fine; only the file it leads to is not named. */
    assert_string_equal(folder_told(folder), "KH176@0:0");
    folder_free(outside);
    folder_free(folder);
}

static void all_files_in_one_run(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_rest(folder);
    folder_write(folder, "ke-hoach.xml", "<ke-hoach>\n<so>1</ke-hoach>", -1);
    folder_write(folder, "chi-tieu.xml", "<chi-tieu-ke-hoach/>", -1);
    folder_write(folder, "bang-kinh-phi.xml", "\xFF", -1);
    folder_write(folder, "phu-luc-nhiem-vu.xml", "<!DOCTYPE x><phu-luc/>", -1);
    assert_non_null(folder_read(folder));
    assert_string_equal(folder_told(folder), "KH107@2:6 KH102@1:1 KH132@1:1 KH106@1:1");
    /* A head that is no text at all */
    folder_write(folder, "ke-hoach.xml", "\0\0", 2);
    assert_non_null(folder_read(folder));
    assert_string_equal(folder_told(folder), "KH104@1:1 KH102@1:1 KH132@1:1 KH106@1:1");
    folder_free(folder);
}

static void unread_files(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    Plan *plan = folder_read(folder);
    assert_false(plan->unread.text || plan->unread.targets || plan->unread.tables ||
                 plan->unread.annexes);
    folder_write(folder, "chi-tieu.xml", "<chi-tieu-ke-hoach>", -1);
    plan = folder_read(folder);
    assert_true(plan->unread.targets);
    assert_false(plan->unread.text || plan->unread.tables || plan->unread.annexes);
    folder_write(folder, "bang-kinh-phi.xml", "<bảng/>", -1);
    folder_write(folder, "noi-dung.md", "\xFF", -1);
    plan = folder_read(folder);
    assert_true(plan->unread.tables && plan->unread.text);
    /* The annex is there by its name, whatever its file holds. */
    folder_write(folder, "phu-luc-nhiem-vu.xml", "<phu-luc>", -1);
    assert_false(folder_read(folder)->unread.annexes);
    g_remove(folder_path(folder, "phu-luc-nhiem-vu.xml"));
    assert_true(folder_read(folder)->unread.annexes);
    folder_free(folder);
}

static void a_file_is_read_once(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_head(folder, "tep=\"phu-luc-nhiem-vu.xml\"", "tep=\"noi-dung.md\"");
    folder_write_rest(folder);
    g_remove(folder_path(folder, "phu-luc-nhiem-vu.xml"));
    Plan *plan = folder_read(folder);
    assert_string_equal(folder_told(folder), "KH175@14:27");
    assert_int_equal(plan->file_count, 4);
    folder_free(folder);
}

static void no_head(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    assert_null(folder_read(folder));
    assert_string_equal(folder_told(folder), "KH101@0:0");
    g_mkdir(folder_path(folder, "ke-hoach.xml"), 0700);
    assert_null(folder_read(folder));
    assert_string_equal(folder_told(folder), "KH101@0:0");
    folder_free(folder);
}

static void unnamed_files(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write(folder, "phu-luc-2.md", "x", -1);
    folder_write(folder, "README.md", "x", -1);
    folder_write(folder, "anh.png", "x", -1);
    folder_write(folder, ".an.xml", "x", -1);
    folder_read(folder);
    assert_string_equal(folder_told(folder), "KH176@0:0");
    char *words = folder_words(folder, 0);
    assert_non_null(strstr(words, "<phu-luc … tep=\"phu-luc-2.md\"/>"));
    g_free(words);
    folder_free(folder);
}

static void make(TestFolder *folder, const char *path, bool head)
{
    g_mkdir_with_parents(folder_path(folder, path), 0700);
    if (head) {
        folder_write(folder, pool_printf(folder->pool, "%s/ke-hoach.xml", path), "", 0);
    }
}

static void find(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    make(folder, "tinh/thanh-hoa/134-2022", true);
    make(folder, "tinh/an-giang/5-2023", true);
    make(folder, "tinh/an-giang/trong", false);
    make(folder, "tinh/an-giang/K\u1ebf ho\u1ea1ch", true);
    make(folder, "tinh/ca-mau", false);
    make(folder, "huong-dan", true);
    make(folder, "danh-muc", false);
    make(folder, ".git", true);
    GArray *plans = source_find_plans(folder->path, folder->findings);
    assert_int_equal(plans->len, 3);
    assert_string_equal(g_array_index(plans, SourceFolder, 0).slug, "an-giang/5-2023");
    assert_string_equal(g_array_index(plans, SourceFolder, 1).slug, "huong-dan");
    assert_string_equal(g_array_index(plans, SourceFolder, 2).slug, "thanh-hoa/134-2022");
    assert_true(
        g_str_has_suffix(g_array_index(plans, SourceFolder, 2).folder, "/tinh/thanh-hoa/134-2022"));
    assert_string_equal(folder_told(folder), "KH180@0:0 KH179@0:0 KH179@0:0");
    g_array_unref(plans);
    folder_free(folder);
}

static void find_nothing(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    GArray *plans = source_find_plans(folder->path, folder->findings);
    assert_int_equal(plans->len, 0);
    assert_string_equal(folder_told(folder), "KH178@0:0");
    g_array_unref(plans);
    plans = source_find_plans(folder_path(folder, "khong-co"), folder->findings);
    assert_int_equal(plans->len, 0);
    assert_string_equal(folder_told(folder), "KH178@0:0 KH190@0:0");
    g_array_unref(plans);
    folder_free(folder);
}

static void catalogue(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    Catalogue *real = source_read_catalogue(CONTENT, folder->findings);
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(real->indicator_count, 17);
    const Unit *hue = catalogue_unit_find(real, "63", "46", 20241231);
    assert_string_equal(hue->name, "Thừa Thiên Huế");
    assert_int_equal(hue->until, 20241231);
    assert_string_equal(hue->successor->name, "Huế");
    assert_string_equal(catalogue_unit_find(real, "34", "15", 20250701)->name, "Lào Cai");
    assert_null(catalogue_unit_find(real, "34", "15", 20250630));
    const CatalogueIndicator *kts = catalogue_indicator_find(real, "KTS-2");
    assert_true(kts->higher_is_better);
    assert_string_equal(kts->target[0].wording, "đạt tối thiểu 10%");
    assert_string_equal(catalogue_abbreviation_find(real, "UBND")->expansion, "Ủy ban nhân dân");
    /* "Thứ tự" at the head of a column, "Thông tư" in a number: never in running text. */
    assert_null(catalogue_abbreviation_find(real, "TT"));
    source_catalogue_free(real);
    Catalogue *none = source_read_catalogue(folder->path, folder->findings);
    assert_int_equal(none->unit_count + none->indicator_count + none->abbreviation_count, 0);
    assert_string_equal(folder_told(folder), "KH191@0:0");
    source_catalogue_free(none);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_in_order),
        cmocka_unit_test(paths),
        cmocka_unit_test(links),
        cmocka_unit_test(all_files_in_one_run),
        cmocka_unit_test(no_head),
        cmocka_unit_test(unnamed_files),
        cmocka_unit_test(find),
        cmocka_unit_test(find_nothing),
        cmocka_unit_test(catalogue),
        cmocka_unit_test(unread_files),
        cmocka_unit_test(a_file_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
