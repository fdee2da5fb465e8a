#include "base/message.h"
#include "data/csv.h"
#include "data/data.h"

#include <string.h>

static const DataColumn COLUMNS[] = {
    {"id", DATA_TEXT, true, NULL, N_("Mã của con số, không đổi giữa các lần tạo")},
    {"plan", DATA_TEXT, true, NULL, N_("Mã kế hoạch: tỉnh/số-năm")},
    {"group", DATA_TEXT, true, NULL, N_("Nhóm chỉ tiêu trong kế hoạch")},
    {"indicator", DATA_TEXT, true, NULL, N_("Tên gọi của chỉ tiêu trong kế hoạch")},
    {"code", DATA_TEXT, false, NULL, N_("Mã chỉ tiêu quốc gia, nếu là chỉ tiêu ấy")},
    {"differs", DATA_TEXT, false, NULL, N_("Khác chỉ tiêu quốc gia ở điểm nào")},
    {"title", DATA_TEXT, true, NULL, N_("Tên chỉ tiêu như kế hoạch ghi")},
    {"kind", DATA_TEXT, true, "baseline target",
     N_("Số liệu gốc (baseline) hay mục tiêu (target)")},
    {"year", DATA_INTEGER, true, NULL, N_("Năm của con số")},
    {"component", DATA_TEXT, false, NULL, N_("Thành phần, nếu con số chỉ nói về một phần")},
    {"operator", DATA_TEXT, false, "eq gt ge lt le",
     N_("Bằng (eq), trên (gt), từ mức ấy trở lên (ge), dưới (lt), không quá (le)")},
    {"number", DATA_NUMBER, false, NULL, N_("Con số, dấu chấm thập phân")},
    {"unit", DATA_TEXT, false, NULL, N_("Đơn vị của con số")},
    {"base", DATA_TEXT, false, NULL, N_("Phần trăm của đại lượng nào: GRDP, GDP")},
    {"met", DATA_TRUTH, true, NULL, N_("Kế hoạch ghi là đã đạt")},
    {"wording", DATA_TEXT, true, NULL, N_("Nguyên văn của kế hoạch")},
    {"remark", DATA_TEXT, false, NULL, N_("Lời ghi đứng cạnh con số")},
    {"source", DATA_TEXT, false, NULL, N_("Nguồn của số liệu gốc")},
    {"measured_by", DATA_TEXT, false, NULL, N_("Cơ quan đo lường")},
    {"led_by", DATA_TEXT, false, NULL, N_("Cơ quan chủ trì")},
    {"note", DATA_TEXT, false, NULL, N_("Ghi chú của kế hoạch về chỉ tiêu")},
    {0},
};

const DataTable DATA_TARGETS = {"chi-tieu", DATA_TARGETS_FILE,
                                N_("Số liệu gốc và mục tiêu của các kế hoạch"), COLUMNS};

const char *data_operator_name(Operator op)
{
    switch (op) {
    case OPERATOR_EQUAL:
        return "eq";
    case OPERATOR_OVER:
        return "gt";
    case OPERATOR_AT_LEAST:
        return "ge";
    case OPERATOR_UNDER:
        return "lt";
    case OPERATOR_AT_MOST:
        return "le";
    }
    return "";
}

const char *data_value_id(Pool *pool, const Plan *plan, const Indicator *indicator,
                          const TargetValue *value, bool baseline)
{
    return pool_printf(pool, "%s#%s:%s:%d%s%s", plan->slug, indicator->name,
                       baseline ? "baseline" : "target", value->year, value->component ? ":" : "",
                       value->component ? value->component : "");
}

typedef struct TargetRows {
    GString *out;
    Pool *pool;
    const char *code; /* the only one wanted, or NULL */
} TargetRows;

static void add_value(TargetRows *rows, const Plan *plan, const TargetGroup *group,
                      const Indicator *indicator, const TargetValue *value, bool baseline)
{
    GString *out = rows->out;
    char year[16], number[DECIMAL_TEXT_SIZE] = "";
    g_snprintf(year, sizeof year, "%d", value->year);
    if (value->has_number) {
        decimal_format(value->number, true, number);
    }
    csv_cell(out, data_value_id(rows->pool, plan, indicator, value, baseline));
    csv_cell(out, plan->slug);
    csv_cell(out, group->name);
    csv_cell(out, indicator->name);
    csv_cell(out, indicator->code);
    csv_cell(out, indicator->differs);
    csv_cell(out, indicator->title);
    csv_cell(out, baseline ? "baseline" : "target");
    csv_cell(out, year);
    csv_cell(out, value->component);
    csv_cell(out, value->has_number ? data_operator_name(value->operator) : "");
    csv_cell(out, number);
    csv_cell(out, value->unit);
    csv_cell(out, value->base);
    csv_cell(out, value->met ? "true" : "false");
    csv_cell(out, value->wording);
    csv_cell(out, value->remark);
    csv_cell(out, baseline ? indicator->baseline_source : NULL);
    csv_cell(out, indicator->measured_by);
    csv_cell(out, indicator->led_by);
    csv_cell(out, indicator->remark);
    csv_end_row(out);
}

static void add_plan(TargetRows *rows, const Plan *plan)
{
    for (int g = 0; g < plan->group_count; g++) {
        const TargetGroup *group = &plan->groups[g];
        for (int i = 0; i < group->count; i++) {
            const Indicator *indicator = &group->indicator[i];
            if (rows->code && g_strcmp0(indicator->code, rows->code) != 0) {
                continue;
            }
            for (int k = 0; k < indicator->baseline_count; k++) {
                add_value(rows, plan, group, indicator, &indicator->baseline[k], true);
            }
            for (int k = 0; k < indicator->target_count; k++) {
                add_value(rows, plan, group, indicator, &indicator->target[k], false);
            }
        }
    }
}

GBytes *data_write_all_targets(const Plan *const *plans, size_t count, const char *code)
{
    TargetRows rows = {g_string_new(NULL), pool_new(), code};
    csv_header(rows.out, &DATA_TARGETS);
    for (size_t i = 0; i < count; i++) {
        add_plan(&rows, plans[i]);
    }
    pool_free(rows.pool);
    return g_string_free_to_bytes(rows.out);
}

GBytes *data_write_targets(const Plan *plan)
{
    return plan->group_count > 0 ? data_write_all_targets(&plan, 1, NULL) : NULL;
}

/* ---- the nation's ---- */

static const DataColumn NATIONAL_COLUMNS[] = {
    {"id", DATA_TEXT, true, NULL, N_("Mã của mục tiêu: mã chỉ tiêu và năm")},
    {"code", DATA_TEXT, true, NULL, N_("Mã chỉ tiêu; danh mục này đặt, quyết định không đánh mã")},
    {"group", DATA_TEXT, true, NULL, N_("Nhóm chỉ tiêu")},
    {"name", DATA_TEXT, true, NULL, N_("Tên chỉ tiêu")},
    {"name_en", DATA_TEXT, false, NULL, N_("Tên tiếng Anh, không phải bản dịch chính thức")},
    {"unit", DATA_TEXT, false, NULL, N_("Đơn vị của con số")},
    {"better", DATA_TEXT, true, "higher lower",
     N_("Cao hơn (higher) hay thấp hơn (lower) thì tốt hơn")},
    {"year", DATA_INTEGER, true, NULL, N_("Năm của mục tiêu")},
    {"wording", DATA_TEXT, true, NULL, N_("Mục tiêu như nguồn ghi")},
    {"confirmed", DATA_TEXT, true, "direct indirect",
     N_("Đọc được ở nguồn nói về chính quyết định (direct), hay chỉ thấy trong kế hoạch của các "
        "tỉnh "
        "(indirect)")},
    {"source", DATA_TEXT, true, NULL, N_("Nguồn")},
    {"disputed", DATA_TEXT, false, NULL, N_("Chỗ các nguồn ghi khác nhau")},
    {0},
};

const DataTable DATA_NATIONAL = {"muc-tieu-quoc-gia", DATA_NATIONAL_FILE,
                                 N_("Chỉ tiêu và mục tiêu quốc gia"), NATIONAL_COLUMNS};

static void add_national(GString *out, const CatalogueIndicator *entry,
                         const CatalogueTarget *target)
{
    char *id = g_strdup_printf("%s:%d", entry->code, target->year);
    char year[16];
    g_snprintf(year, sizeof year, "%d", target->year);
    csv_cell(out, id);
    csv_cell(out, entry->code);
    csv_cell(out, entry->group);
    csv_cell(out, entry->name);
    csv_cell(out, entry->name_en);
    csv_cell(out, entry->unit);
    csv_cell(out, entry->higher_is_better ? "higher" : "lower");
    csv_cell(out, year);
    csv_cell(out, target->wording);
    csv_cell(out, target->indirect ? "indirect" : "direct");
    csv_cell(out, target->source);
    csv_cell(out, target->disputed);
    csv_end_row(out);
    g_free(id);
}

GBytes *data_write_national(const Catalogue *catalogue)
{
    GString *out = g_string_new(NULL);
    csv_header(out, &DATA_NATIONAL);
    for (int i = 0; i < catalogue->indicator_count; i++) {
        const CatalogueIndicator *entry = &catalogue->indicator[i];
        for (int k = 0; k < entry->target_count; k++) {
            add_national(out, entry, &entry->target[k]);
        }
    }
    return g_string_free_to_bytes(out);
}
