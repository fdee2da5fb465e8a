/* Files made to hurt: all are refused or read, soon, and with few words. */
#include "source-folder.h"

#include "source/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static TestFolder *folder_with(const char *name, GString *text)
{
    TestFolder *folder = folder_new();
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write(folder, name, text->str, (gssize)text->len);
    g_string_free(text, TRUE);
    assert_non_null(folder_read(folder));
    return folder;
}

static GString *repeated(const char *before, const char *unit, int times, const char *after)
{
    GString *text = g_string_new(before);
    for (int i = 0; i < times; i++) {
        g_string_append(text, unit);
    }
    g_string_append(text, after);
    return text;
}

static void assert_targets(GString *text, const char *told)
{
    TestFolder *folder = folder_with("chi-tieu.xml", text);
    assert_string_equal(folder_told(folder), told);
    folder_free(folder);
}

static void entities(void **state)
{
    (void)state;
    GString *text = g_string_new("<!DOCTYPE x [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 12; i++) {
        g_string_append_printf(text, "<!ENTITY a%d '", i);
        for (int k = 0; k < 10; k++) {
            g_string_append_printf(text, "&a%d;", i - 1);
        }
        g_string_append(text, "'>");
    }
    g_string_append(text, "]><chi-tieu-ke-hoach>&a11;</chi-tieu-ke-hoach>");
    assert_targets(text, "KH106@1:1");
    assert_targets(g_string_new("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"), "KH106@1:1");
    assert_targets(g_string_new("<x>\n<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]></x>"),
                   "KH117@2:1 KH117@2:14");
}

static void depth(void **state)
{
    (void)state;
    assert_targets(repeated("", "<nhom>", 300000, ""), "KH124@1:193");
    TestFolder *folder =
        folder_with("bang-kinh-phi.xml",
                    repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de>", "<cot ten='a'>", 31, ""));
    assert_string_equal(folder_told(folder), "KH108@1:432");
    folder_free(folder);
    GString *text = repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de>", "<cot ten='a'>", 31, "");
    text = g_string_append(text, "");
    for (int i = 0; i < 31; i++) {
        g_string_append(text, "</cot>");
    }
    g_string_append(text, "<dong><o>1</o></dong></bang>");
    folder = folder_with("bang-kinh-phi.xml", text);
    assert_string_equal(folder_told(folder), "");
    folder_free(folder);
}

static void attributes(void **state)
{
    (void)state;
    GString *text = g_string_new("<chi-tieu-ke-hoach");
    for (int i = 0; i < 100000; i++) {
        g_string_append_printf(text, " a%d=''", i);
    }
    g_string_append(text, "/>");
    assert_targets(text, "KH125@1:1");
    /* A stray quote must not hide the attributes from the count. */
    text = g_string_new("<chi-tieu-ke-hoach>< \"<b a=\"\"");
    for (int i = 0; i < 100000; i++) {
        g_string_append_printf(text, " a%d=\"\"", i);
    }
    g_string_append(text, "/></chi-tieu-ke-hoach>");
    assert_targets(text, "KH125@1:23");
}

static void many_faults(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        int times;
        size_t most;
    } ROWS[] = {
        {"& ", 1000000, XML_MAX_SYNTAX_FINDINGS},
        {"< ", 1000000, XML_MAX_SYNTAX_FINDINGS},
        {"&x;", 1000000, XML_MAX_SYNTAX_FINDINGS},
        {"<n/>", 800000, XML_MAX_SHAPE_FINDINGS + 3},
        {"chữ<!-- x -->", 100000, 3},
        {"<nhom ten='a'/>", 200000, 250000},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        print_message("%s\n", ROWS[i].unit);
        TestFolder *folder =
            folder_with("chi-tieu.xml", repeated("<chi-tieu-ke-hoach>", ROWS[i].unit, ROWS[i].times,
                                                 "</chi-tieu-ke-hoach>"));
        size_t count = findings_count(folder->findings, SEVERITY_NOTE);
        assert_true(count > 0 && count <= ROWS[i].most);
        folder_free(folder);
    }
}

static void tables(void **state)
{
    (void)state;
    TestFolder *folder = folder_with(
        "bang-kinh-phi.xml",
        repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de><cot ten='a'/><cot ten='b'/>",
                 "<dong><o gop-dong='10000' gop-cot='2'>1</o></dong>\n", 50000, "</bang>"));
    assert_true(findings_count(folder->findings, SEVERITY_NOTE) <= XML_MAX_SHAPE_FINDINGS + 2);
    folder_free(folder);
    GString *text = repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de>", "<cot ten='a'/>",
                             SOURCE_MAX_COLUMNS, "");
    for (int i = 0; i < 200000; i++) {
        g_string_append(text, "<dong><o/></dong>");
    }
    g_string_append(text, "</bang>");
    folder = folder_with("bang-kinh-phi.xml", text);
    assert_true(findings_count(folder->findings, SEVERITY_NOTE) <= XML_MAX_SHAPE_FINDINGS + 2);
    folder_free(folder);
}

static void notes(void **state)
{
    (void)state;
    TestFolder *folder =
        folder_with("bang-kinh-phi.xml",
                    repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de><cot ten='a'/><dong><o>",
                             "<ghi-chu>a</ghi-chu>", 50000, "</o></dong></bang>"));
    assert_int_equal(findings_count(folder->findings, SEVERITY_NOTE), 1);
    assert_true(g_str_has_prefix(folder_told(folder), "KH169@1:"));
    folder_free(folder);
}

static void large_good_table(void **state)
{
    (void)state;
    TestFolder *folder = folder_with(
        "bang-kinh-phi.xml",
        repeated("<bang ten='kinh-phi'><tieu-de>x</tieu-de><cot ten='a'/><cot ten='b'/>",
                 "<dong><o>1</o><o>Nội dung</o></dong>\n", 90000, "</bang>"));
    assert_string_equal(folder_told(folder), "");
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities),         cmocka_unit_test(depth),  cmocka_unit_test(attributes),
        cmocka_unit_test(many_faults),      cmocka_unit_test(tables), cmocka_unit_test(notes),
        cmocka_unit_test(large_good_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
