/* Dumps of small plans and pages made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dump/dump.h"

#include <string.h>

static const SourceFile HEAD_FILE = {"x/ke-hoach.xml", "", 0, 0};
static const SourceFile TEXT_FILE = {"x/noi-dung.md", "", 0, 1};

static SourcePos at(const SourceFile *file, uint32_t line, uint32_t column)
{
    return (SourcePos){file, line, column, false};
}

static PlanNode *add(Plan *plan, PlanNode *parent, PlanKind kind, uint32_t line)
{
    PlanNode *node = plan_node_new(plan, kind, at(&TEXT_FILE, line, 1));
    plan_append(parent, node);
    return node;
}

static void add_text(Plan *plan, PlanNode *parent, const char *text, uint32_t line)
{
    plan_append(parent, plan_text_new(plan, text, at(&TEXT_FILE, line, 3)));
}

static void check(GString *out, const char *expected)
{
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void test_head_and_targets(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanHead *head = &plan->head;
    plan->slug = "thanh-hoa/134-2022";
    head->draft = true;
    head->draft_round = 2;
    head->date = (PlanDate){16, 5, 2022};
    head->number = (Fact){"134", FACT_KNOWN, NULL, at(&HEAD_FILE, 5, 7)};
    head->office = (Fact){NULL, FACT_UNKNOWN, "không \"ghi\"", at(&HEAD_FILE, 9, 5)};
    Fact lines[] = {{"ỦY BAN NHÂN DÂN", FACT_KNOWN, NULL, at(&HEAD_FILE, 3, 5)}};
    head->issuer = (FactList){lines, 1, FACT_KNOWN, NULL, at(&HEAD_FILE, 2, 3)};
    TargetValue target = {.year = 2025,
                          .wording = "đạt trên 20,50% GRDP",
                          .has_number = true,
                          .number = {2050, 2},
                          .operator= OPERATOR_OVER,
                          .unit = "%",
                          .base = "GRDP",
                          .pos = at(&TEXT_FILE, 4, 5)};
    Indicator indicator = {.name = "kts",
                           .code = "KTS-1",
                           .title = "Tỷ trọng",
                           .target = &target,
                           .target_count = 1,
                           .pos = at(&TEXT_FILE, 3, 5)};
    TargetGroup group = {.name = "g",
                         .title = "Nhóm",
                         .indicator = &indicator,
                         .count = 1,
                         .pos = at(&TEXT_FILE, 2, 3)};
    plan->groups = &group;
    plan->group_count = 1;
    GString *out = g_string_new(NULL);
    dump_plan(plan, out);
    check(out, "plan slug=\"thanh-hoa/134-2022\"\n"
               "head form=plan state=draft round=2 date=2022-05-16\n"
               "  issuer @ke-hoach.xml 2:3\n"
               "    - \"ỦY BAN NHÂN DÂN\" @3:5\n"
               "  number \"134\" @5:7\n"
               "  office unknown reason=\"không \\\"ghi\\\"\" @9:5\n"
               "group g \"Nhóm\" @noi-dung.md 2:3\n"
               "  indicator kts KTS-1 no-entry \"Tỷ trọng\" @3:5\n"
               "    target 2025 > 20,50% base=\"GRDP\" wording=\"đạt trên 20,50% GRDP\" @4:5\n"
               "document made\n"
               "  notes made\n");
    plan_free(plan);
}

static void test_tree(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanNode *body = add(plan, plan->root, PLAN_BODY, 1);
    PlanNode *section = add(plan, body, PLAN_SECTION, 1);
    section->id = "muc-i";
    section->u.section.rank = RANK_MUC;
    section->u.section.level = 1;
    section->u.section.number = "I";
    add_text(plan, add(plan, section, PLAN_HEADING, 1), "MỤC TIÊU", 1);
    PlanNode *list = add(plan, section, PLAN_LIST, 3);
    list->u.list.style = LIST_POINTS;
    PlanNode *item = add(plan, list, PLAN_ITEM, 3);
    item->u.item.label = "đ)";
    item->u.item.number = "đ";
    PlanNode *paragraph = add(plan, item, PLAN_PARAGRAPH, 3);
    add_text(plan, paragraph, "ngày\u00a031", 3);
    PlanNode *link = add(plan, paragraph, PLAN_LINK, 3);
    link->u.link.target = section;
    PlanNode *table = add(plan, section, PLAN_TABLE, 5);
    TableColumn columns[] = {
        {.type = COLUMN_ORDINAL}, {.type = COLUMN_TEXT}, {.type = COLUMN_NUMBER}};
    table->u.table.columns = 3;
    table->u.table.column = columns;
    table->u.table.header_rows = 1;
    PlanNode *row = add(plan, table, PLAN_ROW, 5);
    row->u.row.kind = ROW_HEADER;
    PlanNode *cell = add(plan, row, PLAN_CELL, 5);
    cell->u.cell.column_span = 3;
    cell->u.cell.header = true;
    PlanNode *annex = add(plan, plan->root, PLAN_ANNEX, 9);
    annex->u.annex.label = "Phụ lục I";
    annex->u.annex.title = plan_node_new(plan, PLAN_HEADING, at(&TEXT_FILE, 9, 1));
    annex->u.annex.title->parent = annex;
    plan_append(annex->u.annex.title, plan_text_new(plan, "Danh mục", at(&TEXT_FILE, 9, 3)));
    GString *out = g_string_new(NULL);
    dump_plan(plan, out);
    check(out, "plan\n"
               "head form=plan state=issued\n"
               "document made\n"
               "  body @noi-dung.md 1:1\n"
               "    section muc level=1 number=\"I\" id=\"muc-i\" @1:1\n"
               "      heading @1:1\n"
               "        text \"MỤC TIÊU\" @1:3\n"
               "      list points @3:1\n"
               "        item label=\"đ)\" number=\"đ\" @3:1\n"
               "          paragraph @3:1\n"
               "            text \"ngày\\u{a0}31\" @3:3\n"
               "            link to=\"muc-i\" @3:1\n"
               "      table columns=otn headers=1 @5:1\n"
               "        row header @5:1\n"
               "          cell 0,0 span=1x3 header @5:1\n"
               "  annex label=\"Phụ lục I\" @9:1\n"
               "    heading @9:1\n"
               "      text \"Danh mục\" @9:3\n"
               "  notes made\n");
    plan_free(plan);
}

static PageItem text_item(const TagNode *leaf, const PageWord *words, int count, bool space_after)
{
    PageItem item = {.kind = ITEM_TEXT, .leaf = leaf};
    item.u.text.face = FACE_BOLD;
    item.u.text.size = LEN_PT(13) + 500;
    item.u.text.y = LEN_MM(25);
    item.u.text.word = words;
    item.u.text.count = count;
    item.u.text.space_after = space_after;
    return item;
}

static void test_pages_and_tags(void **state)
{
    (void)state;
    Pages *pages = pages_new(NULL);
    Page *page = pages_add(pages, 595276, 841890);
    page->label = "1";
    Shape first = {.text = "Kế"}, second = {.text = "hoạch"}, third = {.text = "số"};
    PageWord line[] = {{&first, LEN_MM(30), false}, {&second, LEN_MM(40), true}};
    PageWord rest[] = {{&third, LEN_MM(30), false}};
    TagNode *paragraph = tag_new(pages->pool, pages->structure, TAG_P);
    TagNode *leaf = tag_new(pages->pool, paragraph, TAG_CONTENT);
    TagNode *next = tag_new(pages->pool, paragraph, TAG_CONTENT);
    TagNode *table = tag_new(pages->pool, pages->structure, TAG_TABLE);
    TagNode *row = tag_new(pages->pool, table, TAG_TR);
    TagNode *head = tag_new(pages->pool, row, TAG_TH);
    head->id = "c1";
    head->scope = SCOPE_COLUMN;
    TagNode *data = tag_new(pages->pool, row, TAG_TD);
    const TagNode *headers[] = {head};
    data->headers = headers;
    data->header_count = 1;
    data->column_span = 2;
    TagNode *link = tag_new(pages->pool, data, TAG_LINK);
    TagNode *inside = tag_new(pages->pool, link, TAG_CONTENT);
    TagNode *after = tag_new(pages->pool, data, TAG_CONTENT);
    PageItem items[] = {
        text_item(leaf, line, 2, true),
        text_item(next, rest, 1, false),
        text_item(inside, rest, 1, false),
        text_item(after, rest, 1, false),
        {.kind = ITEM_RULE,
         .artifact = ARTIFACT_LAYOUT,
         .colour = {255, 0, 16},
         .u.rule = {LEN_MM(30), LEN_MM(26), LEN_MM(10), LEN_PT(1)}},
    };
    g_array_append_vals(page->items, items, G_N_ELEMENTS(items));
    PageLink place = {LEN_MM(1), LEN_MM(2), LEN_MM(3), LEN_MM(4), NULL, "muc-i", "Mục I", link};
    g_array_append_val(page->links, place);
    GString *out = g_string_new(NULL);
    dump_pages(pages, out);
    check(out, "page 1 label=\"1\" 210.0 x 297.0 mm\n"
               "  text 30.00 25.00 13.5 bold \"Kế hoạch\"\n"
               "  text 30.00 25.00 13.5 bold \"số\"\n"
               "  text 30.00 25.00 13.5 bold \"số\"\n"
               "  text 30.00 25.00 13.5 bold \"số\"\n"
               "  rule 30.00 26.00 10.00 0.35 #ff0010 [layout]\n"
               "  link 1.00 2.00 3.00 4.00 to=\"muc-i\" contents=\"Mục I\"\n");
    out = g_string_new(NULL);
    dump_tags(pages, out);
    check(out, "Document\n"
               "  P \"Kế hoạch số\"\n"
               "  Table\n"
               "    TR\n"
               "      TH id=\"c1\" scope=column\n"
               "      TD colspan=2 headers=c1\n"
               "        Link \"số\"\n"
               "        \"số\"\n");
    pages_free(pages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head_and_targets),
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_pages_and_tags),
    };
    return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
