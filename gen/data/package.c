/* The Data Package (Frictionless Data, specs.frictionlessdata.io, version 1): what the tables of
 * all plans are, column by column, for programs that read them. */
#include "base/json.h"
#include "base/message.h"
#include "data/data.h"

static const char *type_name(DataType type)
{
    switch (type) {
    case DATA_TEXT:
        return "string";
    case DATA_INTEGER:
        return "integer";
    case DATA_NUMBER:
        return "number";
    case DATA_TRUTH:
        return "boolean";
    case DATA_DAY:
        return "date";
    }
    return "any";
}

static void write_constraints(Json *json, const DataColumn *column, bool key)
{
    if (!column->required && !column->choices) {
        return;
    }
    json_object(json, "constraints");
    if (column->required) {
        json_truth(json, "required", true);
    }
    if (key) {
        json_truth(json, "unique", true);
    }
    if (column->choices) {
        char **choices = g_strsplit(column->choices, " ", 0);
        json_array(json, "enum");
        for (char **choice = choices; *choice; choice++) {
            json_text(json, NULL, *choice);
        }
        json_array_end(json);
        g_strfreev(choices);
    }
    json_object_end(json);
}

static void write_schema(Json *json, const DataTable *table)
{
    json_object(json, "schema");
    json_array(json, "fields");
    for (const DataColumn *column = table->column; column->name; column++) {
        json_object(json, NULL);
        json_text(json, "name", column->name);
        json_text(json, "type", type_name(column->type));
        json_text(json, "description", column->means);
        write_constraints(json, column, column == table->column);
        json_object_end(json);
    }
    json_array_end(json);
    json_text(json, "primaryKey", table->column->name);
    json_array(json, "missingValues");
    json_text(json, NULL, "");
    json_array_end(json);
    json_object_end(json);
}

/* RFC 4180. */
static void write_dialect(Json *json)
{
    json_object(json, "dialect");
    json_text(json, "delimiter", ",");
    json_text(json, "lineTerminator", "\r\n");
    json_text(json, "quoteChar", "\"");
    json_truth(json, "doubleQuote", true);
    json_truth(json, "header", true);
    json_object_end(json);
}

static void write_table(Json *json, const DataTable *table)
{
    json_object(json, NULL);
    json_text(json, "profile", "tabular-data-resource");
    json_text(json, "name", table->name);
    json_text(json, "path", table->file);
    json_text(json, "title", table->title);
    json_text(json, "format", "csv");
    json_text(json, "mediatype", "text/csv");
    json_text(json, "encoding", "utf-8");
    write_dialect(json);
    write_schema(json, table);
    json_object_end(json);
}

GBytes *data_write_package(void)
{
    static const DataTable *const TABLES[] = {&DATA_TARGETS, &DATA_TASKS, &DATA_NATIONAL};
    Json json = json_begin();
    json_text(&json, "profile", "data-package");
    json_text(&json, "name", "ke-hoach-cac-tinh");
    json_text(&json, "title", "Số liệu và nhiệm vụ trong kế hoạch của các tỉnh, thành phố");
    json_text(&json, "description",
              "Ô bắt đầu bằng dấu =, +, @ hoặc bằng dấu trừ trước chữ có thêm dấu nháy đơn ở đầu, "
              "để phần mềm bảng tính không chạy ô ấy như công thức.");
    json_array(&json, "resources");
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        write_table(&json, TABLES[i]);
    }
    json_object(&json, NULL);
    json_text(&json, "profile", "data-resource");
    json_text(&json, "name", "ke-hoach");
    json_text(&json, "path", DATA_PLAN_FILE);
    json_text(&json, "title", "Danh mục các kế hoạch");
    json_text(&json, "format", "json");
    json_text(&json, "mediatype", "application/json");
    json_text(&json, "encoding", "utf-8");
    json_object_end(&json);
    json_array_end(&json);
    return json_end(&json);
}
