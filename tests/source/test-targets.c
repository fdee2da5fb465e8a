/* chi-tieu.xml. */
#include "source-folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static Plan *read_targets(TestFolder *folder, const char *xml)
{
    folder_write_head(folder, NULL, NULL);
    folder_write_rest(folder);
    folder_write(folder, "chi-tieu.xml", xml, -1);
    return folder_read(folder);
}

static void everything(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    Plan *plan = read_targets(
        folder,
        "<chi-tieu-ke-hoach><nhom ten='kts' tieu-de='Kinh tế số'>\n"
        "<nhan goc='Ước tính năm 2022'/>\n"
        "<chi-tieu ten='a' ma='KTS-1'><noi-dung>Tỷ <b>trọng</b></noi-dung>\n"
        "<goc nam='2022'><gia-tri thanh-phan='Dịch vụ' ghi-chu='(ước)'>9,21%</gia-tri>\n"
        "<gia-tri thanh-phan='Khác'>0,60%</gia-tri><nguon>DTI</nguon></goc>\n"
        "<muc-tieu nam='2025'>đạt 20% GRDP</muc-tieu><muc-tieu nam='2030'>&gt;=30%</muc-tieu>\n"
        "<do-luong>Cục <p>Thống kê</p></do-luong><chu-tri/><ghi-chu>x</ghi-chu></chi-tieu>\n"
        "<chi-tieu ten='b'><noi-dung>B</noi-dung><goc nam='2022' chua-thong-ke='co'>\n"
        "<gia-tri>chưa thống kê</gia-tri></goc><muc-tieu nam='2025'>5</muc-tieu></chi-tieu>\n"
        "</nhom></chi-tieu-ke-hoach>");
    assert_string_equal(folder_told(folder), "");
    const TargetGroup *group = &plan->groups[0];
    assert_int_equal(plan->group_count, 1);
    assert_string_equal(group->title, "Kinh tế số");
    assert_string_equal(group->labels.baseline, "Ước tính năm 2022");
    assert_null(group->labels.target);
    assert_null(group->labels.ordinal);
    const Indicator *a = &group->indicator[0], *b = &group->indicator[1];
    assert_int_equal(group->count, 2);
    assert_string_equal(a->title, "Tỷ trọng");
    assert_int_equal(a->baseline_year, 2022);
    assert_int_equal(a->baseline_count, 2);
    assert_string_equal(a->baseline[0].component, "Dịch vụ");
    assert_string_equal(a->baseline[0].remark, "(ước)");
    assert_int_equal(a->baseline[1].number.digits, 60);
    assert_int_equal(a->baseline[1].number.scale, 2);
    assert_string_equal(a->baseline_source, "DTI");
    assert_int_equal(a->target_count, 2);
    assert_int_equal(a->target[1].operator, OPERATOR_AT_LEAST);
    assert_int_equal(a->target[1].pos.line, 6);
    assert_int_equal(a->target[1].pos.column, 66);
    assert_string_equal(a->measured_by, "Cục Thống kê");
    assert_null(a->led_by);
    assert_true(b->not_counted);
    assert_false(b->baseline[0].has_number);
    assert_null(b->code);
    folder_free(folder);
}

static void all_faults_at_once(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    read_targets(folder,
                 "<chi-tieu-ke-hoach>\n"
                 "<nhom ten='Kinh tế' tieu-de=''>\n"
                 "<chi-tieu ten='a'><noi-dung/><muc-tieu nam='2025'>12.5%</muc-tieu>\n"
                 "<muc-tieu nam='25'>đạt</muc-tieu><muc-tieu nam='2025'>7%</muc-tieu></chi-tieu>\n"
                 "<chi-tieu ten='a' khac='x'><noi-dung>b</noi-dung>\n"
                 "<muctieu nam='2030'>8%</muctieu></chi-tieu></nhom></chi-tieu-ke-hoach>");
    assert_string_equal(folder_told(folder),
                        "KH143@2:7 KH141@2:21 KH135@3:19 KH155@3:51 KH148@4:11 KH157@4:20 "
                        "KH160@4:55 KH161@5:1 KH129@6:1");
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(everything),
                                       cmocka_unit_test(all_faults_at_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
