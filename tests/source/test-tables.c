/* Tables and task tables: grid, headers, section rows. */
#include "source-folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#define COLUMNS                                                                                    \
    "<cot kieu='stt' ten='TT'/><cot ten='Việc'/><cot ten='Kinh phí'>"                           \
    "<cot kieu='so' ten='2024'/><cot kieu='so' ten='2025'/></cot>\n"

static PlanNode *read_table(TestFolder *folder, const char *columns, const char *rows)
{
    char *xml = g_strdup_printf("<bang ten='kinh-phi'><tieu-de>Kinh phí</tieu-de>%s%s</bang>",
                                columns, rows);
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write(folder, "bang-kinh-phi.xml", xml, -1);
    g_free(xml);
    return g_hash_table_lookup(folder_read(folder)->tables, "kinh-phi");
}

/* "H 0,0 1x1 TT; …": kind of the row, place, span (rows x columns), text of each cell. */
static char *drawing(const PlanNode *table)
{
    static const char *const KINDS[] = {[ROW_HEADER] = "H", [ROW_SECTION] = "S", [ROW_DATA] = "D"};
    GString *out = g_string_new(NULL);
    for (const PlanNode *row = table->first; row; row = row->next) {
        for (const PlanNode *cell = row->kind == PLAN_ROW ? row->first : NULL; cell;
             cell = cell->next) {
            char *text = plan_text_of(cell);
            g_string_append_printf(out, "%s%d %d,%d %dx%d%s %s\n", KINDS[row->u.row.kind],
                                   row->u.row.level, cell->u.cell.row, cell->u.cell.column,
                                   cell->u.cell.row_span, cell->u.cell.column_span,
                                   cell->u.cell.header ? "h" : "", text);
            g_free(text);
        }
    }
    return g_string_free(out, FALSE);
}

static void grid(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const PlanNode *table =
        read_table(folder, COLUMNS,
                   "<muc so='A'>Lớn</muc><muc so='I'>Nhỏ</muc>"
                   "<dong><o gop-dong='2'>1</o><o>a<p>b</p></o><o gop-cot='2'>x</o></dong>"
                   "<dong><o/><o>1,5</o><o>2</o></dong><muc>Không số</muc>");
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(table->u.table.columns, 4);
    assert_int_equal(table->u.table.header_rows, 2);
    assert_int_equal(table->u.table.column[0].type, COLUMN_ORDINAL);
    assert_int_equal(table->u.table.column[1].type, COLUMN_TEXT);
    assert_int_equal(table->u.table.column[3].type, COLUMN_NUMBER);
    assert_false(table->u.table.tasks);
    assert_int_equal(table->first->kind, PLAN_CAPTION);
    char *text = plan_text_of(table->first);
    assert_string_equal(text, "Kinh phí");
    g_free(text);
    text = drawing(table);
    assert_string_equal(text, "H0 0,0 2x1h TT\n"
                              "H0 0,1 2x1h Việc\n"
                              "H0 0,2 1x2h Kinh phí\n"
                              "H0 1,2 1x1h 2024\n"
                              "H0 1,3 1x1h 2025\n"
                              "S1 2,0 1x1h A\n"
                              "S1 2,1 1x3 Lớn\n"
                              "S2 3,0 1x1h I\n"
                              "S2 3,1 1x3 Nhỏ\n"
                              "D0 4,0 2x1h 1\n"
                              "D0 4,1 1x1 a b\n"
                              "D0 4,2 1x2 x\n"
                              "D0 5,1 1x1 \n"
                              "D0 5,2 1x1 1,5\n"
                              "D0 5,3 1x1 2\n"
                              "S1 6,0 1x4h Không số\n");
    g_free(text);
    folder_free(folder);
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *columns, *rows, *told;
    } ROWS[] = {
        {COLUMNS, "<dong><o>1</o></dong>", "KH162@2:1"},
        {COLUMNS, "<dong><o/><o/><o/><o/><o/></dong>", "KH163@2:23"},
        {COLUMNS, "<dong><o/><o/><o gop-cot='9'/></dong>", "KH163@2:15"},
        {COLUMNS,
         "<dong><o/><o/><o gop-dong='2'/><o/></dong>\n<dong><o/><o gop-cot='2'/><o/></dong>",
         "KH164@3:11"},
        {COLUMNS, "<dong><o gop-dong='3'/><o/><o/><o/></dong>", "KH165@2:7"},
        {COLUMNS, "<dong><o gop-dong='3'/><o/><o/><o/></dong><muc>x</muc>", "KH165@2:7"},
        {COLUMNS, "<dong><o gop-dong='99999999999'/><o/><o/><o gop-cot='0'/></dong>",
         "KH148@2:10 KH148@2:45"},
        {COLUMNS, "<dong><o/><o/><o>1.5</o><o/></dong>", "KH155@2:15"},
        {COLUMNS, "<dong>lạc<o/><o/><o/><o/></dong>", "KH136@2:7"},
        {COLUMNS, "<dong/>", "KH132@2:1 KH162@2:1"},
        {"", "<dong><o/></dong>", "KH132@1:1"},
        {"<cot ten='x' kieu='chữ'/>", "<dong><o/></dong>", "KH142@1:62"},
        {"<cot/>", "<dong><o/></dong>", "KH140@1:49"},
    };
    TestFolder *folder = folder_new();
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        assert_non_null(read_table(folder, ROWS[i].columns, ROWS[i].rows));
        print_message("%s\n", ROWS[i].rows);
        assert_string_equal(folder_told(folder), ROWS[i].told);
    }
    folder_free(folder);
}

static void too_wide(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    GString *columns = g_string_new(NULL);
    for (int i = 0; i <= SOURCE_MAX_COLUMNS; i++) {
        g_string_append(columns, "<cot ten='x'/>");
    }
    assert_non_null(read_table(folder, columns->str, "<dong><o/></dong>"));
    assert_string_equal(folder_told(folder), "KH166@1:1");
    g_string_free(columns, TRUE);
    folder_free(folder);
}

static void other_name(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_head(folder, "ten=\"kinh-phi\"", "ten=\"khac\"");
    folder_write_rest(folder);
    Plan *plan = folder_read(folder);
    assert_string_equal(folder_told(folder), "KH181@1:7");
    assert_non_null(g_hash_table_lookup(plan->tables, "khac"));
    folder_free(folder);
}

static const PlanNode *read_annex(TestFolder *folder, const char *xml)
{
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write(folder, "phu-luc-nhiem-vu.xml", xml, -1);
    const PlanNode *annex = folder_read(folder)->root->first;
    while (annex->kind != PLAN_ANNEX) {
        annex = annex->next;
    }
    return annex;
}

static void tasks(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const PlanNode *annex = read_annex(
        folder, "<phu-luc><tieu-de>Danh mục\n  nhiệm vụ</tieu-de><bang-nhiem-vu>"
                "<nhan phoi-hop='Cùng làm'/><nhom so='A' ten='MỘT'><nhom so='I' ten='Hai'>"
                "<nhiem-vu so='1'><noi-dung>Làm</noi-dung><chu-tri>Sở A</chu-tri><phoi-hop>"
                "<p>Sở B;</p>\n<p>Sở C</p></phoi-hop><thoi-gian>2025</thoi-gian></nhiem-vu>"
                "</nhom></nhom></bang-nhiem-vu></phu-luc>");
    assert_string_equal(folder_told(folder), "");
    assert_true(annex->u.annex.landscape);
    assert_string_equal(annex->u.annex.name, "nhiem-vu");
    char *text = plan_text_of(annex->u.annex.title);
    assert_string_equal(text, "Danh mục nhiệm vụ");
    g_free(text);
    assert_true(annex->first->u.table.tasks);
    assert_int_equal(annex->first->u.table.header_rows, 1);
    text = drawing(annex->first);
    assert_string_equal(text, "H0 0,0 1x1h TT\n"
                              "H0 0,1 1x1h Nhiệm vụ, giải pháp\n"
                              "H0 0,2 1x1h Chủ trì\n"
                              "H0 0,3 1x1h Cùng làm\n"
                              "H0 0,4 1x1h Thời gian\n"
                              "S1 1,0 1x1h A\n"
                              "S1 1,1 1x4 MỘT\n"
                              "S2 2,0 1x1h I\n"
                              "S2 2,1 1x4 Hai\n"
                              "D0 3,0 1x1h 1\n"
                              "D0 3,1 1x1 Làm\n"
                              "D0 3,2 1x1 Sở A\n"
                              "D0 3,3 1x1 Sở B; Sở C\n"
                              "D0 3,4 1x1 2025\n");
    g_free(text);
    folder_free(folder);
}

static void annex_faults(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    read_annex(folder,
               "<phu-luc><tieu-de/>\n<bang-nhiem-vu><nhom ten='x'/></bang-nhiem-vu></phu-luc>");
    assert_string_equal(folder_told(folder), "KH135@1:10 KH168@2:1");
    read_annex(folder, "<phu-luc><tieu-de>x</tieu-de>\n<bang-nhiem-vu><nhiem-vu><noi-dung/>"
                       "<chu-tri/><thoi-gian/></nhiem-vu></bang-nhiem-vu></phu-luc>");
    assert_string_equal(folder_told(folder), "KH132@2:16");
    const PlanNode *annex = read_annex(folder, "<phu-luc><tieu-de>x</tieu-de><bang><cot ten='a'/>"
                                               "<dong><o>1</o></dong></bang></phu-luc>");
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(annex->first->kind, PLAN_TABLE);
    folder_free(folder);
}

static void inline_text(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const PlanNode *table =
        read_table(folder, "<cot ten='a'/>",
                   "<dong><o> một <b> hai </b> <i>ba</i> \n <p> </p><p>bốn<b> </b></p> năm "
                   "<ghi-chu><p>x</p><p>y</p></ghi-chu></o></dong>");
    assert_string_equal(folder_told(folder), "");
    const PlanNode *cell = table->last->first;
    GString *out = g_string_new(NULL);
    for (const PlanNode *n = cell; n; n = plan_next(cell, n)) {
        g_string_append_printf(out, "%s%s%s ", plan_kind_name(n->kind),
                               n->kind == PLAN_TEXT ? "=" : "",
                               n->kind == PLAN_TEXT ? n->u.text.text : "");
    }
    assert_string_equal(out->str, "cell paragraph text=một  strong text=hai  emphasis text=ba "
                                  "paragraph text=bốn paragraph text=năm  note-mark ");
    g_string_free(out, TRUE);
    assert_non_null(folder->plan->notes->first->first->next);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grid),        cmocka_unit_test(faults), cmocka_unit_test(too_wide),
        cmocka_unit_test(other_name),  cmocka_unit_test(tasks),  cmocka_unit_test(annex_faults),
        cmocka_unit_test(inline_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
