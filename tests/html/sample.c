#include "sample.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const Abbreviation ABBREVIATIONS[] = {
    {"CNTT", "công nghệ thông tin", "vi", NULL},
    {"UBND", "Ủy ban nhân dân", "vi", NULL},
    {"IoT", "Internet of Things", "en", NULL},
};

static const Unit UNITS[] = {
    {"34", "31", "Hải Phòng", true, "hai-phong", 20250701, 0, NULL, NULL, NULL},
    {"63", "30", "Hải Dương", false, "hai-duong", 0, 20250630, "31", &UNITS[0], NULL},
};

PlanNode *sample_add(Plan *plan, PlanNode *parent, PlanKind kind, const char *text)
{
    PlanNode *node = plan_node_new(plan, kind, (SourcePos){0});
    plan_append(parent, node);
    if (kind == PLAN_TEXT || kind == PLAN_CODE) {
        node->u.text.text = text;
    } else if (text) {
        plan_append(node, plan_text_new(plan, text, (SourcePos){0}));
    }
    return node;
}

PlanNode *sample_section(Plan *plan, PlanNode *parent, SectionRank rank, const char *number,
                         const char *title, const char *id)
{
    PlanNode *section = sample_add(plan, parent, PLAN_SECTION, NULL);
    section->id = id;
    section->u.section.rank = rank;
    section->u.section.number = number;
    sample_add(plan, section, PLAN_HEADING, title);
    return section;
}

PlanNode *sample_item(Plan *plan, PlanNode *list, const char *label, const char *text)
{
    PlanNode *item = sample_add(plan, list, PLAN_ITEM, NULL);
    item->u.item.label = label;
    sample_add(plan, item, PLAN_PARAGRAPH, text);
    return item;
}

static PlanNode *add_list(Plan *plan, PlanNode *parent, ListStyle style)
{
    PlanNode *list = sample_add(plan, parent, PLAN_LIST, NULL);
    list->u.list.style = style;
    return list;
}

PlanNode *sample_table(Plan *plan, PlanNode *parent, const char *caption, int columns)
{
    PlanNode *table = sample_add(plan, parent, PLAN_TABLE, NULL);
    TableColumn *column = POOL_ARRAY(plan->pool, TableColumn, (size_t)columns);
    table->u.table.columns = columns;
    table->u.table.column = column;
    if (caption) {
        sample_add(plan, table, PLAN_CAPTION, caption);
    }
    return table;
}

/* The first column of the row that no cell above reaches into. */
static bool is_taken(const PlanNode *table, int row, int column)
{
    for (const PlanNode *r = table->first; r; r = r->next) {
        for (const PlanNode *c = r->kind == PLAN_ROW ? r->first : NULL; c; c = c->next) {
            if (c->u.cell.row <= row && row < c->u.cell.row + c->u.cell.row_span &&
                c->u.cell.column <= column && column < c->u.cell.column + c->u.cell.column_span) {
                return true;
            }
        }
    }
    return false;
}

PlanNode *sample_row(Plan *plan, PlanNode *table, RowKind kind, int level, ...)
{
    int place = 0;
    for (const PlanNode *r = table->first; r; r = r->next) {
        place += r->kind == PLAN_ROW;
    }
    PlanNode *row = sample_add(plan, table, PLAN_ROW, NULL);
    row->u.row.kind = kind;
    row->u.row.level = level;
    table->u.table.header_rows += kind == ROW_HEADER;
    va_list args;
    va_start(args, level);
    int column = 0;
    for (const char *text; (text = va_arg(args, const char *));) {
        while (is_taken(table, place, column)) {
            column++;
        }
        PlanNode *cell = sample_add(plan, row, PLAN_CELL, NULL);
        cell->u.cell.row = place;
        cell->u.cell.column = column;
        cell->u.cell.header = kind == ROW_HEADER;
        if (g_ascii_isdigit(text[0]) && text[1] == 'x' && text[3] == ':') {
            cell->u.cell.row_span = text[0] - '0';
            cell->u.cell.column_span = text[2] - '0';
            text += 4;
        }
        if (*text == '!') {
            cell->u.cell.header = true;
            text++;
        }
        column += cell->u.cell.column_span;
        if (*text) {
            sample_add(plan, cell, PLAN_PARAGRAPH, text);
        }
    }
    va_end(args);
    return row;
}

void sample_note_mark(Plan *plan, PlanNode *parent, int number, const char *text)
{
    PlanNode *note = plan->notes->first;
    while (note && note->u.note.number != number) {
        note = note->next;
    }
    if (!note) {
        note = sample_add(plan, plan->notes, PLAN_NOTE, NULL);
        note->u.note.number = number;
        sample_add(plan, note, PLAN_PARAGRAPH, text);
    }
    note->u.note.marks++;
    PlanNode *mark = sample_add(plan, parent, PLAN_NOTE_MARK, NULL);
    mark->u.note_mark.note = note;
    mark->u.note_mark.occurrence = note->u.note.marks;
}

Fact sample_fact(const char *text)
{
    return (Fact){text, FACT_KNOWN, NULL, {0}};
}

static FactList facts(Plan *plan, const char *first, ...)
{
    Fact *items = POOL_ARRAY(plan->pool, Fact, 16);
    FactList list = {items, 0, FACT_KNOWN, NULL, {0}};
    va_list args;
    va_start(args, first);
    for (const char *text = first; text; text = va_arg(args, const char *)) {
        items[list.count++] = sample_fact(text);
    }
    va_end(args);
    return list;
}

static void set_head(Plan *plan)
{
    PlanHead *head = &plan->head;
    plan->slug = "hai-duong/5046-2023";
    head->unit = &UNITS[1];
    head->province = sample_fact("Hải Dương");
    head->issuer = facts(plan, "ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG", NULL);
    head->number = sample_fact("5046");
    head->symbol = sample_fact("KH-UBND");
    head->place = sample_fact("Hải Dương");
    head->date = (PlanDate){29, 12, 2023};
    head->date_text = sample_fact("29/12/2023");
    head->type = sample_fact("KẾ HOẠCH");
    head->subject = sample_fact(
        "Thực hiện Chiến lược phát triển kinh tế số và xã hội số đến năm 2025, định hướng đến năm "
        "2030 theo Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ");
    head->draft = true;
    head->draft_round = 2;
    head->urgency = URGENCY_THUONG_KHAN;
    head->circulation = sample_fact("LƯU HÀNH NỘI BỘ");
    head->capacity = facts(plan, "TM. ỦY BAN NHÂN DÂN", NULL);
    ((Fact *)(gpointer)(guintptr)head->capacity.items)[0].state = FACT_INFERRED;
    ((Fact *)(gpointer)(guintptr)head->capacity.items)[0].reason = "Văn bản do Ủy ban ban hành.";
    head->office = (Fact){NULL, FACT_UNKNOWN, "Bản thu được không ghi chức vụ.", {0}};
    head->signatory = sample_fact("Nguyễn Minh Hùng");
    head->recipients = facts(plan, "Thủ tướng Chính phủ", "Các sở, ban, ngành", NULL);
    head->archive = sample_fact("VT, CNTT");
    head->provenance = facts(plan, "Nội dung lấy từ bản đăng trên một thư viện văn bản.",
                             "Số liệu giữ đúng bản thu được.", NULL);
}

static void add_targets(Plan *plan)
{
    TargetValue *target = POOL_ARRAY(plan->pool, TargetValue, 2);
    target[0] = (TargetValue){.year = 2025,
                              .wording = "đạt trên 20,50% GRDP",
                              .has_number = true,
                              .number = {2050, 2},
                              .operator= OPERATOR_OVER,
                              .unit = "%",
                              .base = "GRDP"};
    target[1] = (TargetValue){.year = 2030,
                              .wording = "đạt 30% GRDP",
                              .has_number = true,
                              .number = {30, 0},
                              .unit = "%",
                              .base = "GRDP"};
    Indicator *indicator = POOL_NEW(plan->pool, Indicator);
    *indicator = (Indicator){.name = "kts-ty-trong",
                             .code = "KTS-1",
                             .title = "Tỷ trọng kinh tế số trên GRDP",
                             .target = target,
                             .target_count = 2};
    plan->groups = POOL_NEW(plan->pool, TargetGroup);
    plan->group_count = 1;
    plan->groups[0] = (TargetGroup){.name = "kinh-te-so",
                                    .title = "Mục tiêu phát triển kinh tế số",
                                    .indicator = indicator,
                                    .count = 1};
}

static void add_target_table(Plan *plan, PlanNode *parent)
{
    PlanNode *table = sample_table(plan, parent, "Mục tiêu phát triển kinh tế số", 6);
    TableColumn *column = (TableColumn *)(gpointer)(guintptr)table->u.table.column;
    column[0].type = COLUMN_ORDINAL;
    column[3].type = column[4].type = column[2].type = COLUMN_NUMBER;
    table->u.table.group = plan->groups;
    sample_row(plan, table, ROW_HEADER, 0, "2x1:STT", "2x1:Nội dung chỉ tiêu", "2x1:Năm 2022",
               "1x2:Mục tiêu", "2x1:Cơ quan chủ trì", NULL);
    sample_row(plan, table, ROW_HEADER, 0, "2025", "2030", NULL);
    PlanNode *row = sample_row(plan, table, ROW_DATA, 0, "1", "!Tỷ trọng kinh tế số trên GRDP",
                               "14,36%", "trên 20,50%", "30%", "Cục Thống kê", NULL);
    row->u.row.indicator = plan->groups[0].indicator;
    sample_row(plan, table, ROW_DATA, 0, "2",
               "!Tỷ trọng thương mại điện tử trong tổng mức bán lẻ hàng hóa", "7,35%", "10%", "20%",
               "Sở Công Thương", NULL);
}

static void add_task_table(Plan *plan, PlanNode *parent)
{
    PlanNode *table = sample_table(plan, parent, NULL, 5);
    ((TableColumn *)(gpointer)(guintptr)table->u.table.column)[0].type = COLUMN_ORDINAL;
    table->u.table.tasks = true;
    sample_row(plan, table, ROW_HEADER, 0, "TT", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp",
               "Thời gian", NULL);
    sample_row(plan, table, ROW_SECTION, 1, "A", "1x4:PHÁT TRIỂN NỀN MÓNG", NULL);
    sample_row(plan, table, ROW_SECTION, 2, "I", "1x4:Hoàn thiện cơ chế, chính sách", NULL);
    sample_row(plan, table, ROW_DATA, 0, "1", "!Rà soát văn bản quy phạm pháp luật", "Sở Tư pháp",
               "2x1:Các sở, ban, ngành", "Hằng năm", NULL);
    sample_row(plan, table, ROW_DATA, 0, "2",
               "!Xây dựng chính sách khuyến khích hoạt động trực tuyến",
               "Sở Thông tin và Truyền thông", "2023 - 2025", NULL);
    sample_row(plan, table, ROW_SECTION, 1, "B", "1x4:PHÁT TRIỂN KINH TẾ SỐ", NULL);
    sample_row(plan, table, ROW_DATA, 0, "1", "!Phổ cập IoT", "", "", "2025", NULL);
}

static PlanNode *add_goals(Plan *plan, PlanNode *body)
{
    PlanNode *goals = sample_section(plan, body, RANK_MUC, "I", "MỤC TIÊU", "muc-tieu");
    PlanNode *economy =
        sample_section(plan, goals, RANK_KHOAN, "1", "Phát triển kinh tế số", "muc-tieu-kts");
    PlanNode *paragraph = sample_add(plan, economy, PLAN_PARAGRAPH, "Tỷ trọng kinh tế số ");
    PlanNode *value = sample_add(plan, paragraph, PLAN_VALUE, "đạt trên 20,50% GRDP");
    value->u.value.name = "kts-ty-trong";
    value->u.value.year = 2025;
    value->u.value.indicator = plan->groups[0].indicator;
    sample_add(plan, paragraph, PLAN_TEXT, " vào ngày 31/12/2025 theo Nghị quyết số 10-NQ/TU");
    sample_note_mark(plan, paragraph, 1, "Số liệu do Cục Thống kê công bố, xem “Niên giám”.");
    sample_add(plan, paragraph, PLAN_TEXT, "; ứng dụng CNTT, IoT; CNTT là nền tảng.");
    add_target_table(plan, economy);
    PlanNode *chart = sample_add(plan, economy, PLAN_CHART, NULL);
    chart->u.chart.group = plan->groups;
    return economy;
}

static void add_tasks(Plan *plan, PlanNode *body, const PlanNode *economy)
{
    PlanNode *tasks = sample_section(plan, body, RANK_MUC, "II", "NHIỆM VỤ, GIẢI PHÁP", "nhiem-vu");
    PlanNode *infra = sample_section(plan, tasks, RANK_KHOAN, "1", "Hạ tầng", "ha-tang");
    PlanNode *detail = sample_section(plan, infra, RANK_NOI_DUNG, "1.1", "Mạng lưới", "mang-luoi");
    PlanNode *points = add_list(plan, detail, LIST_POINTS);
    PlanNode *a = sample_item(
        plan, points, "a)",
        "Triển khai đồng bộ lộ trình số hóa những lĩnh vực hạ tầng thiết yếu của kinh tế số và xã "
        "hội số: bưu chính, giao thông, cấp điện, thủy lợi, đô thị, thương mại và năng lượng.");
    a->id = "ha-tang-a";
    PlanNode *dashes = add_list(plan, a, LIST_DASHES);
    sample_item(plan, dashes, "-", "Phủ sóng vùng lõm về băng thông rộng;");
    sample_item(plan, dashes, "-", "Mở rộng dung lượng kết nối.");
    PlanNode *d = sample_item(plan, points, "đ)", "Thực hiện ");
    PlanNode *reference = sample_add(plan, d->first, PLAN_REFERENCE, NULL);
    PlanNode *link = sample_add(plan, reference, PLAN_LINK, "khoản 1 Mục I");
    link->u.link.target = economy;
    sample_add(plan, d->first, PLAN_TEXT, " và ");
    link = sample_add(plan, d->first, PLAN_LINK, "Cổng thông tin");
    link->u.link.url = "https://example.vn/?a=1&b=\"x\" y";
    sample_note_mark(plan, d->first, 1, NULL);
    sample_note_mark(plan, d->first, 2, "Ghi chú thứ hai.");
    PlanNode *quote = sample_add(plan, detail, PLAN_QUOTE, NULL);
    sample_add(plan, quote, PLAN_PARAGRAPH, "Lời trích.");
    PlanNode *code = sample_add(plan, detail, PLAN_CODE_BLOCK, NULL);
    code->u.code_block.text = "<ke-hoach trang-thai=\"ban-hanh\">\n  <so>134</so>\n</ke-hoach>\n";
    code->u.code_block.language = "xml";
    PlanNode *numbers = add_list(plan, infra, LIST_NUMBERS);
    sample_item(plan, numbers, "1.", "Sở Tài chính bố trí kinh phí.");
    PlanNode *strong = sample_add(plan, infra, PLAN_PARAGRAPH, NULL);
    sample_add(plan, strong, PLAN_STRONG, "Giao UBND");
    sample_add(plan, strong, PLAN_EMPHASIS, " các huyện");
    sample_add(plan, strong, PLAN_CODE, "make");
    sample_add(plan, strong, PLAN_LINE_BREAK, NULL);
    sample_add(plan, strong, PLAN_TEXT, "tổ chức thực hiện./.");
}

/* One for all samples, kept to the end. */
static GHashTable *abbreviation_index(void)
{
    static GHashTable *index;
    if (!index) {
        index = g_hash_table_new(g_str_hash, g_str_equal);
        for (size_t i = 0; i < G_N_ELEMENTS(ABBREVIATIONS); i++) {
            g_hash_table_insert(index, (gpointer)(guintptr)ABBREVIATIONS[i].shortened,
                                (gpointer)(guintptr)&ABBREVIATIONS[i]);
        }
    }
    return index;
}

Plan *sample_plan(void)
{
    Plan *plan = plan_new();
    Catalogue *catalogue = POOL_NEW(plan->pool, Catalogue);
    catalogue->pool = plan->pool;
    catalogue->unit = UNITS;
    catalogue->unit_count = 2;
    catalogue->abbreviation = ABBREVIATIONS;
    catalogue->abbreviation_count = 3;
    catalogue->abbreviation_index = abbreviation_index();
    plan->catalogue = catalogue;
    set_head(plan);
    add_targets(plan);
    PlanNode *grounds = sample_add(plan, plan->root, PLAN_GROUNDS, NULL);
    sample_add(plan, grounds, PLAN_PARAGRAPH, "Luật Tổ chức chính quyền địa phương;");
    sample_add(plan, grounds, PLAN_PARAGRAPH, "Quyết định số 411/QĐ-TTg ngày 31/3/2022.");
    PlanNode *body = sample_add(plan, plan->root, PLAN_BODY, NULL);
    sample_add(plan, body, PLAN_PARAGRAPH,
               "Thực hiện Quyết định số 411/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch:");
    PlanNode *economy = add_goals(plan, body);
    add_tasks(plan, body, economy);
    PlanNode *annex = sample_add(plan, plan->root, PLAN_ANNEX, NULL);
    annex->id = "phu-luc-1";
    annex->u.annex.label = "Phụ lục";
    annex->u.annex.landscape = true;
    annex->u.annex.title = plan_node_new(plan, PLAN_HEADING, (SourcePos){0});
    annex->u.annex.title->parent = annex;
    plan_append(
        annex->u.annex.title,
        plan_text_new(plan, "Danh mục nhiệm vụ theo Quyết định số 411/QĐ-TTg", (SourcePos){0}));
    add_task_table(plan, annex);
    return plan;
}

Plan *sample_book(void)
{
    Plan *plan = plan_new();
    plan->slug = "huong-dan";
    plan->head.form = FORM_BOOK;
    plan->head.type = sample_fact("Hướng dẫn soạn kế hoạch");
    plan->head.subject = sample_fact("Dành cho công chức soạn thảo");
    plan->head.date = (PlanDate){1, 2, 2026};
    PlanNode *body = sample_add(plan, plan->root, PLAN_BODY, NULL);
    PlanNode *first = sample_section(plan, body, RANK_NONE, NULL, "Ví dụ", "vi-du");
    sample_add(plan, first, PLAN_PARAGRAPH, "Một thư mục mỗi kế hoạch.");
    PlanNode *second = sample_section(plan, body, RANK_NONE, NULL, "Ví dụ", "vi-du");
    sample_add(plan, second, PLAN_PARAGRAPH, "Thêm một ví dụ.");
    return plan;
}
