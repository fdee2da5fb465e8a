/* The XML layer: positions, values, faults, what may stand where. */
#include "source-folder.h"
#include "source/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static XmlNode *parse(TestFolder *folder, const char *text)
{
    SourceFile *file = POOL_NEW(folder->pool, SourceFile);
    file->path = "thu.xml";
    file->text = text;
    file->length = strlen(text);
    return xml_read(folder->pool, file, "a", folder->findings);
}

static void assert_at(SourcePos pos, unsigned line, unsigned column)
{
    assert_int_equal(pos.line, line);
    assert_int_equal(pos.column, column);
}

static void positions(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const XmlNode *a = parse(folder, "<?xml version='1.0'?>\n"
                                     "<!-- <a> ở đây -->\n"
                                     "<a ổ='ế' x\n"
                                     "   = \"1>2\" >đầu<b/><b>\n"
                                     "  ế<!-- x --> sau</b><![CDATA[<c>]]></a>\n");
    assert_non_null(a);
    assert_at(a->pos, 3, 1);
    assert_int_equal(a->attribute_count, 2);
    assert_at(a->attribute[0].pos, 3, 4);
    assert_at(a->attribute[1].pos, 3, 10);
    assert_string_equal(a->attribute[1].value, "1>2");
    const XmlNode *text = a->first;
    assert_string_equal(text->text, "đầu");
    assert_at(text->pos, 4, 13);
    const XmlNode *b = text->next;
    assert_at(b->pos, 4, 16);
    b = xml_again(b);
    assert_at(b->pos, 4, 20);
    assert_at(xml_text_pos(b->first), 5, 3);
    assert_string_equal(b->first->text, "\n  ế sau");
    assert_string_equal(a->last->text, "<c>");
    assert_at(a->last->pos, 5, 22);
    assert_string_equal(folder_told(folder), "");
    folder_free(folder);
}

static void values(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const XmlNode *a = parse(folder, "<a x='&amp;&lt;&#38;&#x61;&quot;' y='a&#10;b'>"
                                     "&amp;&lt;&gt;&apos;&#7871;</a>");
    assert_non_null(a);
    assert_string_equal(xml_attribute(a, "x")->value, "&<&a\"");
    assert_string_equal(xml_value(folder->pool, a, "y", folder->findings), "a b");
    assert_string_equal(xml_words(folder->pool, a), "&<>'ế");
    folder_free(folder);
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } ROWS[] = {
        {"<a>\n <b>x</c>\n</a>", "KH107@2:6"},
        {"<a>\n <b>", "KH108@2:2"},
        {"<a><b</a>", "KH109@1:4"},
        {"<a x=1/>", "KH110@1:6"},
        {"<a x=“1”/>", "KH110@1:6"},
        {"<a>\n<b x=\"1/>\n</a>", "KH111@2:4"},
        {"<a x/>", "KH112@1:1"},
        {"<a x=\"1\"y=\"2\"/>", "KH113@1:9"},
        {"<a x='1' x='2'/>", "KH114@1:1"},
        {"<a>Sở TT&TT, A & B, C&</a>", "KH115@1:9 KH115@1:16 KH115@1:22"},
        {"<a>&nbsp;\n&xin;</a>", "KH116@1:4 KH116@2:1"},
        {"<a>< 10%</a>", "KH117@1:4"},
        {"<a>&#0;</a>", "KH118@1:4"},
        {"<a>\x01</a>", "KH118@1:4"},
        {"", "KH119@1:1"},
        {"\n  \n", "KH119@1:1"},
        {"xin chào", "KH119@1:1"},
        {"<a/>\nx", "KH120@2:1"},
        {"<a/><b/>", "KH120@1:5"},
        {"<a><!-- x -- y --></a>", "KH121@1:4"},
        {"<a><!-- x <b></a>", "KH121@1:4"},
        {"\n<?xml version='1.0'?><a/>", "KH122@2:1"},
        {"<?xml version='1.0' encoding='windows-1258'?><a/>", "KH123@1:21"},
        {"<a xmlns='urn:x'/>", "KH126@1:1"},
        {"<!DOCTYPE a><a/>", "KH106@1:1"},
        {"<a><![CDATA[x</a>", "KH105@1:4"},
        {"<a><?x </a>", "KH105@1:4"},
        {"<a>]]></a>", "KH105@1:4"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        XmlNode *root = parse(folder, ROWS[i].text);
        if (!strstr(ROWS[i].told, "KH126")) {
            assert_null(root);
        }
        if (strcmp(folder_told(folder), ROWS[i].told) != 0) {
            print_message("in: %s\n", ROWS[i].text);
        }
        assert_string_equal(folder_told(folder), ROWS[i].told);
        folder_free(folder);
    }
}

static void fault_words(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    parse(folder, "<a>\n <b>\n</a>");
    char *words = folder_words(folder, 0);
    assert_non_null(strstr(words, "</a> không khớp: thẻ đang mở là <b> ở dòng 2"));
    assert_non_null(strstr(words, "gõ </b>"));
    g_free(words);
    folder_free(folder);
}

static const XmlShape SHAPES[] = {
    {"a", XML_SEQUENCE, "ten! so", "ngay! b? c+ d| e"},
    {"ngay", XML_SOME_WORDS, NULL, NULL},
    {"b", XML_NOTHING, "x", NULL},
    {"c", XML_MIXED, NULL, "i"},
    {"d", XML_WORDS, NULL, NULL},
    {"e", XML_ELEMENTS, NULL, "b"},
    {"i", XML_WORDS, NULL, NULL},
    {0},
};

static void shapes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } ROWS[] = {
        {"<a ten='x'><ngay>1</ngay><d/><c>x<i>y</i></c><d/><e><b x=''/></e></a>", ""},
        {"<z/>", "KH127@1:1"},
        {"<a ten='x'><ngay>1</ngay><c/><f/></a>", "KH128@1:30"},
        {"<a ten='x'><Ngày>1</Ngày><c/></a>", "KH129@1:12"},
        {"<a ten='x'><ngay>1<i/></ngay><c/></a>", "KH130@1:19"},
        {"<a ten='x'><ngay>1</ngay><b>x</b><c/></a>", "KH131@1:26"},
        {"<a ten='x'><ngay>1</ngay><b><i/></b><c/></a>", "KH131@1:26"},
        {"<a ten='x'><c/></a>", "KH132@1:1"},
        {"<a ten='x'><ngay>1</ngay><b/><b/><c/></a>", "KH133@1:30"},
        {"<a ten='x'><c/><ngay>1</ngay></a>", "KH134@1:16"},
        {"<a ten='x'><ngay> </ngay><c/></a>", "KH135@1:12"},
        {"<a ten='x'>\n lạc<ngay>1</ngay><c/></a>", "KH136@2:2"},
        {"<a ten='x' màu='1'><ngay>1</ngay><c/></a>", "KH137@1:12"},
        {"<a tên='x'><ngay>1</ngay><c/></a>", "KH140@1:1 KH138@1:4"},
        {"<a ten='x'><ngay x='1'>1</ngay><c/></a>", "KH139@1:18"},
        {"<a><ngay>1</ngay><c/></a>", "KH140@1:1"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        XmlNode *root = parse(folder, ROWS[i].text);
        assert_non_null(root);
        xml_check(root, "a", SHAPES, folder->findings);
        if (strcmp(folder_told(folder), ROWS[i].told) != 0) {
            print_message("in: %s\n", ROWS[i].text);
        }
        assert_string_equal(folder_told(folder), ROWS[i].told);
        folder_free(folder);
    }
}

static void near_names(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const XmlNode *root = parse(folder, "<a ten='x'><ngáy>1</ngáy><c/></a>");
    xml_check(root, "a", SHAPES, folder->findings);
    char *words = folder_words(folder, 0);
    assert_non_null(strstr(words, "có phải <ngay>?"));
    assert_non_null(strstr(words, "chỉ có: <ngay>, <b>, <c>, <d>, <e>"));
    g_free(words);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions),   cmocka_unit_test(values), cmocka_unit_test(faults),
        cmocka_unit_test(fault_words), cmocka_unit_test(shapes), cmocka_unit_test(near_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
