/* ke-hoach.xml: facts, dates, province. */
#include "source-folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static void whole_head(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder->catalogue = source_read_catalogue(CONTENT, folder->findings);
    assert_string_equal(folder_told(folder), "");
    folder_write_rest(folder);
    folder_write_head(folder, NULL, NULL);
    const PlanHead *head = &folder_read(folder)->head;
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(head->form, FORM_PLAN);
    assert_false(head->draft);
    assert_true(head->signature_fields);
    assert_string_equal(head->unit->name, "Thanh Hóa");
    assert_string_equal(head->province.text, "Thanh Hóa");
    assert_int_equal(head->issuer.count, 2);
    assert_string_equal(head->issuer.items[1].text, "TỈNH THANH HÓA");
    assert_int_equal(head->issuer.items[1].pos.column, 40);
    assert_int_equal(head->parent_agency.count, 0);
    assert_int_equal(head->date.day, 16);
    assert_int_equal(head->date.month, 5);
    assert_int_equal(head->date.year, 2022);
    assert_string_equal(head->number.text, "134");
    assert_int_equal(head->capacity.count, 1);
    assert_int_equal(head->recipients.count, 1);
    assert_string_equal(head->archive.text, "VT, CNTT");
    assert_int_equal(head->provenance.count, 1);
    assert_null(head->circulation.text);
    folder_free(folder);
}

static void dates(void **state)
{
    (void)state;
    static const struct {
        const char *date, *told, *words;
    } ROWS[] = {
        {"05-08-2022", "", ""},
        {"5/8/2022", "", ""},
        {" 29/2/2024 ", "", ""},
        {"2022-05-16", "KH145@8:9", "ví dụ 16/5/2022"},
        {"ngày 05 tháng 7 năm 2022", "KH145@8:9", "ví dụ 05/7/2022"},
        {"16/5-2022", "KH145@8:9", "ví dụ 16/5/2022"},
        {"16/5/22", "KH145@8:9", ""},
        {"hôm nay", "KH145@8:9", ""},
        {"29/2/2023", "KH146@8:9", "tháng 2 năm 2023 có 28 ngày"},
        {"31/4/2022", "KH146@8:9", "có 30 ngày"},
        {"5/16/2022", "KH147@8:9", "không có tháng 16"},
        {"", "KH149@8:3", "chua-ro"},
    };
    TestFolder *folder = folder_new();
    folder_write_rest(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        folder_write_head(folder, "16/5/2022", ROWS[i].date);
        Plan *plan = folder_read(folder);
        print_message("%s\n", ROWS[i].date);
        assert_string_equal(folder_told(folder), ROWS[i].told);
        assert_int_equal(plan->head.date.year != 0, *ROWS[i].told == '\0');
        char *words = folder_words(folder, 0);
        assert_non_null(strstr(words, ROWS[i].words));
        g_free(words);
    }
    folder_free(folder);
}

static void facts(void **state)
{
    (void)state;
    static const struct {
        const char *find, *with, *told;
        FactState signatory;
    } ROWS[] = {
        {"<ho-ten>Nguyễn Văn A</ho-ten>", "<ho-ten chua-ro='không nêu'/>", "", FACT_UNKNOWN},
        {"<ho-ten>", "<ho-ten suy-luan='đoán'>", "", FACT_INFERRED},
        {"<ho-ten>", "<ho-ten chua-ro='x'>", "KH150@18:5", FACT_UNKNOWN},
        {"<ho-ten>Nguyễn Văn A", "<ho-ten suy-luan='x'>", "KH151@18:5", FACT_INFERRED},
        {"<ho-ten>", "<ho-ten chua-ro='x' suy-luan='y'>", "KH152@18:5 KH150@18:5", FACT_UNKNOWN},
        {"<ho-ten>Nguyễn Văn A", "<ho-ten chua-ro=''>", "KH141@18:13", FACT_KNOWN},
        {"<ho-ten>Nguyễn Văn A", "<ho-ten>", "KH149@18:5", FACT_KNOWN},
        {"    <ho-ten>Nguyễn Văn A</ho-ten>\n", "", "KH132@15:3", FACT_KNOWN},
        {"  <nguon><p>Soạn để thử.</p></nguon>\n", "", "", FACT_KNOWN},
        {"<so>134", "<so>134/KH", "KH148@5:3", FACT_KNOWN},
        {"<loai>", "<do-khan>gấp</do-khan><loai>", "KH183@9:3 KH134@9:25", FACT_KNOWN},
        {"\"ban-hanh\"", "\"banhanh\"", "KH142@2:11", FACT_KNOWN},
        {"<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>", "<quyen-han chua-ro='x'/>", "", FACT_KNOWN},
    };
    TestFolder *folder = folder_new();
    folder_write_rest(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        folder_write_head(folder, ROWS[i].find, ROWS[i].with);
        Plan *plan = folder_read(folder);
        print_message("%s\n", ROWS[i].with);
        assert_string_equal(folder_told(folder), ROWS[i].told);
        assert_int_equal(plan->head.signatory.state, ROWS[i].signatory);
    }
    /* the last row: an unknown line is no line, the list says why */
    assert_int_equal(folder->plan->head.capacity.count, 0);
    assert_int_equal(folder->plan->head.capacity.state, FACT_UNKNOWN);
    assert_string_equal(folder->plan->head.capacity.reason, "x");
    folder_free(folder);
}

static void draft(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write_rest(folder);
    folder_write(folder, "ke-hoach.xml",
                 "<ke-hoach trang-thai='du-thao' lan='2'><tinh chua-ro='x'/>"
                 "<co-quan><dong>A</dong></co-quan><so/><ky-hieu>KH-UBND</ky-hieu>"
                 "<dia-danh>B</dia-danh><ngay/><loai>KẾ HOẠCH</loai><trich-yeu>C</trich-yeu>"
                 "<can-cu><p>Luật <i>X</i><ghi-chu>Số 1.</ghi-chu>;</p>\n<p>Nghị định.</p></can-cu>"
                 "<noi-dung tep='noi-dung.md'/><chi-tieu tep='chi-tieu.xml'/>"
                 "<bang ten='kinh-phi' tep='bang-kinh-phi.xml'/>"
                 "<phu-luc ten='nhiem-vu' tep='phu-luc-nhiem-vu.xml'/>"
                 "<ky><chuc-vu>D</chuc-vu><ho-ten/></ky><noi-nhan><noi>E</noi></noi-nhan>"
                 "</ke-hoach>",
                 -1);
    Plan *plan = folder_read(folder);
    assert_string_equal(folder_told(folder), "");
    assert_true(plan->head.draft);
    assert_int_equal(plan->head.draft_round, 2);
    assert_false(plan->head.signature_fields);
    assert_int_equal(plan->head.date.year, 0);
    const PlanNode *grounds = plan->root->first;
    assert_int_equal(grounds->kind, PLAN_GROUNDS);
    char *text = plan_text_of(grounds->first);
    assert_string_equal(text, "Luật X;");
    g_free(text);
    assert_non_null(grounds->first->next);
    const PlanNode *note = plan->notes->first;
    assert_int_equal(note->kind, PLAN_NOTE);
    text = plan_text_of(note);
    assert_string_equal(text, "Số 1.");
    g_free(text);
    const PlanNode *mark = grounds->first->first->next->next;
    assert_int_equal(mark->kind, PLAN_NOTE_MARK);
    assert_ptr_equal(mark->u.note_mark.note, note);
    folder_free(folder);
}

static void province(void **state)
{
    (void)state;
    static const struct {
        const char *find, *with, *told, *words;
    } ROWS[] = {
        {"ma=\"38\" he-ma=\"63\"", "ma=\"10\" he-ma=\"34\"", "KH153@3:3", "(hệ mã 63: Lào Cai)"},
        {"he-ma=\"63\"", "he-ma=\"65\"", "KH142@3:17", "he-ma=\"63\", he-ma=\"34\""},
        {" he-ma=\"63\"", "", "KH140@3:3", "he-ma"},
        {"16/5/2022", "16/5/2026", "KH154@3:3", "không có hiệu lực vào ngày 16/5/2026"},
    };
    TestFolder *folder = folder_new();
    folder->catalogue = source_read_catalogue(CONTENT, folder->findings);
    folder_write_rest(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        folder_write_head(folder, ROWS[i].find, ROWS[i].with);
        folder_read(folder);
        assert_string_equal(folder_told(folder), ROWS[i].told);
        char *words = folder_words(folder, 0);
        assert_non_null(strstr(words, ROWS[i].words));
        g_free(words);
    }
    folder_free(folder);
}

static void book(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    folder_write(folder, "noi-dung.md", "Chữ.\n", -1);
    folder_write(folder, "ke-hoach.xml",
                 "<tai-lieu trang-thai='ban-hanh'><tieu-de>Hướng dẫn</tieu-de>"
                 "<ngay>1/6/2026</ngay><noi-dung tep='noi-dung.md'/></tai-lieu>",
                 -1);
    Plan *plan = folder_read(folder);
    assert_string_equal(folder_told(folder), "");
    assert_int_equal(plan->head.form, FORM_BOOK);
    assert_string_equal(plan->head.type.text, "Hướng dẫn");
    assert_int_equal(plan->head.date.month, 6);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_head), cmocka_unit_test(dates),    cmocka_unit_test(facts),
        cmocka_unit_test(draft),      cmocka_unit_test(province), cmocka_unit_test(book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
