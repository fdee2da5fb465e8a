/* The matrix for machines. */
#include "compare/matrix.h"

#include "base/json.h"
#include "base/message.h"
#include "data/csv.h"

static const DataColumn COLUMNS[] = {
    {"plan", DATA_TEXT, true, NULL, N_("kế hoạch: tên thư mục")},
    {"code", DATA_TEXT, true, NULL, N_("mã chỉ tiêu quốc gia")},
    {"year", DATA_INTEGER, true, NULL, N_("năm của mục tiêu")},
    {"component", DATA_TEXT, false, NULL, N_("thành phần, nếu mục tiêu có nhiều phần")},
    {"title", DATA_TEXT, false, NULL, N_("tên chỉ tiêu như kế hoạch ghi")},
    {"wording", DATA_TEXT, false, NULL, N_("mục tiêu như kế hoạch ghi")},
    {"operator", DATA_TEXT, false, "eq gt ge lt le", N_("cách đọc chữ đứng trước con số")},
    {"number", DATA_NUMBER, false, NULL, N_("con số")},
    {"unit", DATA_TEXT, false, NULL, N_("đơn vị")},
    {"base", DATA_TEXT, false, NULL, N_("tính theo: GDP, GRDP")},
    {"baseline_year", DATA_INTEGER, false, NULL, N_("năm của số liệu gốc")},
    {"baseline", DATA_TEXT, false, NULL, N_("số liệu gốc như kế hoạch ghi")},
    {"national_wording", DATA_TEXT, false, NULL, N_("mục tiêu quốc gia như ghi")},
    {"national_operator", DATA_TEXT, false, "eq gt ge lt le", N_("cách đọc của mục tiêu quốc gia")},
    {"national_number", DATA_NUMBER, false, NULL, N_("con số của mục tiêu quốc gia")},
    {"national_indirect", DATA_TRUTH, false, NULL, N_("chỉ biết qua kế hoạch của các tỉnh")},
    {"judgement", DATA_TEXT, true, "stronger equal weaker missing not-comparable",
     N_("kết quả so sánh")},
    {"uncertain", DATA_TRUTH, true, NULL, N_("kết quả tùy vào chỗ các nguồn ghi khác nhau")},
    {"reason", DATA_TEXT, false, NULL, N_("lý do")},
    {NULL, DATA_TEXT, false, NULL, NULL},
};

static const DataTable TABLE = {"chi-tieu", "chi-tieu.csv", N_("Ma trận chỉ tiêu"), COLUMNS};

typedef void (*CellStep)(const MatrixCell *cell, void *context);

static void each_cell(const Matrix *matrix, CellStep step, void *context)
{
    for (int row = 0; row < matrix->catalogue->indicator_count; row++) {
        for (int plan = 0; plan < matrix->plans; plan++) {
            for (int y = 0; y < matrix->years; y++) {
                const MatrixCell *cell = matrix_cell(matrix, row, y, plan);
                if (cell->standing != STANDING_NONE) {
                    step(cell, context);
                }
            }
        }
    }
}

/* ---- CSV ---- */

static void put_integer(GString *out, int value)
{
    char text[16] = "";
    if (value != 0) {
        g_snprintf(text, sizeof text, "%d", value);
    }
    csv_cell(out, text);
}

static void put_number(GString *out, const TargetValue *value)
{
    char number[DECIMAL_TEXT_SIZE] = "";
    bool has = value && value->has_number;
    csv_cell(out, has ? data_operator_name(value->operator) : "");
    if (has) {
        decimal_format(value->number, true, number);
    }
    csv_cell(out, number);
}

static void put_baseline(GString *out, const Indicator *indicator)
{
    GString *words = g_string_new(NULL);
    for (int i = 0; indicator && i < indicator->baseline_count; i++) {
        const TargetValue *value = &indicator->baseline[i];
        g_string_append_printf(words, "%s%s%s%s", i > 0 ? "; " : "",
                               value->component ? value->component : "",
                               value->component ? ": " : "", value->wording);
    }
    put_integer(out, indicator ? indicator->baseline_year : 0);
    csv_cell(out, words->str);
    g_string_free(words, TRUE);
}

/* A row for each value, one for a cell without any. */
static void put_row(GString *out, const MatrixCell *cell, const MatrixValue *value)
{
    const TargetValue *ours = value ? value->value : NULL;
    csv_cell(out, cell->plan->slug);
    csv_cell(out, cell->entry->code);
    put_integer(out, cell->year);
    csv_cell(out, ours ? ours->component : NULL);
    csv_cell(out, value ? value->indicator->title : NULL);
    csv_cell(out, ours ? ours->wording : NULL);
    put_number(out, ours);
    csv_cell(out, ours ? ours->unit : NULL);
    csv_cell(out, ours ? ours->base : NULL);
    put_baseline(out, value ? value->indicator : NULL);
    csv_cell(out, cell->national ? cell->national->wording : NULL);
    put_number(out, cell->national ? cell->national->value : NULL);
    csv_cell(out, !cell->national ? "" : cell->national->indirect ? "true" : "false");
    csv_cell(out, standing_name(cell->standing));
    csv_cell(out, cell->uncertain ? "true" : "false");
    csv_cell(out, cell->reason);
    csv_end_row(out);
}

static void put_cell(const MatrixCell *cell, void *context)
{
    GString *out = context;
    for (int i = 0; i < MAX(cell->count, 1); i++) {
        put_row(out, cell, cell->count > 0 ? &cell->value[i] : NULL);
    }
}

GBytes *matrix_write_csv(const Matrix *matrix)
{
    GString *out = g_string_new(NULL);
    csv_header(out, &TABLE);
    each_cell(matrix, put_cell, out);
    return g_string_free_to_bytes(out);
}

/* ---- JSON ---- */

static void write_value(Json *json, const TargetValue *value)
{
    json_text_if(json, "component", value->component);
    json_text(json, "wording", value->wording);
    if (value->has_number) {
        json_text(json, "operator", data_operator_name(value->operator));
        json_decimal(json, "number", value->number);
        json_text_if(json, "unit", value->unit);
        json_text_if(json, "base", value->base);
    }
}

static void write_national(Json *json, const CatalogueIndicator *entry)
{
    json_array(json, "national");
    for (int t = 0; t < entry->target_count; t++) {
        const CatalogueTarget *target = &entry->target[t];
        json_object(json, NULL);
        json_integer(json, "year", target->year);
        if (target->value) {
            write_value(json, target->value);
        } else {
            json_text(json, "wording", target->wording);
        }
        json_truth(json, "indirect", target->indirect);
        json_text_if(json, "disputed", target->disputed);
        json_text_if(json, "source", target->source);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_baseline(Json *json, const Indicator *indicator)
{
    if (indicator->baseline_count == 0 && !indicator->not_counted) {
        return;
    }
    json_object(json, "baseline");
    json_integer(json, "year", indicator->baseline_year);
    json_truth(json, "counted", !indicator->not_counted);
    json_array(json, "values");
    for (int i = 0; i < indicator->baseline_count && !indicator->not_counted; i++) {
        json_object(json, NULL);
        write_value(json, &indicator->baseline[i]);
        json_object_end(json);
    }
    json_array_end(json);
    json_text_if(json, "source", indicator->baseline_source);
    json_object_end(json);
}

static void write_cell(Json *json, const MatrixCell *cell)
{
    json_object(json, NULL);
    json_text(json, "plan", cell->plan->slug);
    json_integer(json, "year", cell->year);
    json_text(json, "judgement", standing_name(cell->standing));
    json_truth(json, "uncertain", cell->uncertain);
    json_text_if(json, "reason", cell->reason);
    json_array(json, "values");
    for (int i = 0; i < cell->count; i++) {
        json_object(json, NULL);
        json_text(json, "title", cell->value[i].indicator->title);
        write_value(json, cell->value[i].value);
        write_baseline(json, cell->value[i].indicator);
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

static void write_indicator(Json *json, const Matrix *matrix, int row)
{
    const CatalogueIndicator *entry = &matrix->catalogue->indicator[row];
    json_object(json, NULL);
    json_text(json, "code", entry->code);
    json_text(json, "name", entry->name);
    json_text_if(json, "name_en", entry->name_en);
    write_national(json, entry);
    json_array(json, "cells");
    for (int plan = 0; plan < matrix->plans; plan++) {
        for (int y = 0; y < matrix->years; y++) {
            const MatrixCell *cell = matrix_cell(matrix, row, y, plan);
            if (cell->standing != STANDING_NONE) {
                write_cell(json, cell);
            }
        }
    }
    json_array_end(json);
    json_object_end(json);
}

static void write_plan(Json *json, const Matrix *matrix, int plan)
{
    Pool *pool = pool_new();
    json_object(json, NULL);
    json_text(json, "plan", matrix->plan[plan]->slug);
    json_text(json, "name", matrix_plan_name(pool, matrix->plan[plan]));
    json_array(json, "counts");
    for (int y = 0; y < matrix->years; y++) {
        json_object(json, NULL);
        json_integer(json, "year", matrix->year[y]);
        for (int s = 0; s < STANDING_COUNT; s++) {
            json_integer(json, standing_name((Standing)s),
                         matrix_count(matrix, plan, y, (Standing)s));
        }
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
    pool_free(pool);
}

GBytes *matrix_write_json(const Matrix *matrix)
{
    Json json = json_begin();
    json_text(&json, "national_source", matrix->catalogue->indicator_source);
    json_array(&json, "plans");
    for (int plan = 0; plan < matrix->plans; plan++) {
        write_plan(&json, matrix, plan);
    }
    json_array_end(&json);
    json_array(&json, "indicators");
    for (int row = 0; row < matrix->catalogue->indicator_count; row++) {
        write_indicator(&json, matrix, row);
    }
    json_array_end(&json);
    return json_end(&json);
}
