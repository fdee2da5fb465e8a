/* The data of all plans, and the page that says what they are. */
#include "data/data.h"
#include "site/frame.h"

static const DataTable *const TABLES[] = {&DATA_TARGETS, &DATA_TASKS, &DATA_NATIONAL};

static void emit_all(const DataFile *files, const char *folder, SiteEmit emit, void *context)
{
    for (; files->name; files++) {
        char *path = g_strconcat(folder, "/", files->name, NULL);
        emit(context, path, g_bytes_new_static(files->bytes, files->length));
        g_free(path);
    }
}

static void write_files(const Site *site, const Plan *const *plans, size_t count, SiteEmit emit,
                        void *context)
{
    emit_all(DATA_SCHEMAS, DATA_SCHEMA_FOLDER, emit, context);
    /* Where published sources look for them, by the path that leads to content/luoc-do from where
     * they were typed: three folders above a plan's, one above a free document's. */
    emit_all(DATA_XML_SCHEMAS, DATA_XML_SCHEMA_FOLDER, emit, context);
    for (size_t i = 0; i < site->count; i++) {
        if (site->plan[i]->head.form == FORM_BOOK) {
            char *folder = g_strconcat(site->plan[i]->slug, "/" DATA_XML_SCHEMA_FOLDER, NULL);
            emit_all(DATA_XML_SCHEMAS, folder, emit, context);
            g_free(folder);
        }
    }
    emit(context, DATA_FOLDER "/" DATA_TARGETS_FILE, data_write_all_targets(plans, count, NULL));
    emit(context, DATA_FOLDER "/" DATA_TASKS_FILE, data_write_all_tasks(plans, count));
    emit(context, DATA_FOLDER "/" DATA_NATIONAL_FILE, data_write_national(site->catalogue));
    emit(context, DATA_FOLDER "/" DATA_PLAN_FILE, data_write_list(plans, count));
    emit(context, DATA_FOLDER "/" DATA_PACKAGE_FILE, data_write_package());
}

/* ---- the page ---- */

static const HtmlDownload DOWNLOADS[] = {
    {DATA_TARGETS_FILE, "text/csv", N_("CSV chỉ tiêu"),
     N_("số liệu gốc và mục tiêu của mọi kế hoạch")},
    {DATA_TASKS_FILE, "text/csv", N_("CSV nhiệm vụ"), N_("nhiệm vụ của mọi kế hoạch")},
    {DATA_NATIONAL_FILE, "text/csv", N_("CSV quốc gia"), N_("chỉ tiêu và mục tiêu quốc gia")},
    {DATA_PLAN_FILE, "application/json", "JSON",
     N_("phần đầu của mọi kế hoạch, và nơi có toàn bộ "
        "từng kế hoạch")},
    {DATA_PACKAGE_FILE, "application/json", "Data Package",
     N_("mô tả các bảng CSV cho máy đọc (Frictionless Data)")},
    {"../" DATA_CALENDAR_FILE, "text/calendar", N_("Lịch"),
     N_("thời hạn của các nhiệm vụ (iCalendar)")},
};
/* Without tasks there is no calendar, which is the last. */
#define WITHOUT_CALENDAR (G_N_ELEMENTS(DOWNLOADS) - 1)

static const char *type_name(DataType type)
{
    switch (type) {
    case DATA_TEXT:
        return N_("chữ");
    case DATA_INTEGER:
        return N_("số nguyên");
    case DATA_NUMBER:
        return N_("số thập phân");
    case DATA_TRUTH:
        return N_("true hoặc false");
    case DATA_DAY:
        return N_("ngày (2022-12-31)");
    }
    return "";
}

static void write_columns(HtmlWriter *writer, const DataTable *table)
{
    static const char *const HEADS[] = {N_("Cột"), N_("Kiểu"), N_("Ý nghĩa"), NULL};
    HtmlSaid caption = html_said(table->title);
    for (size_t l = 0; l < G_N_ELEMENTS(caption.in); l++) {
        caption.in[l] = pool_printf(writer->pool, "%s: %s", table->file, caption.in[l]);
    }
    site_table_begin(writer, caption, HEADS);
    for (const DataColumn *column = table->column; column->name; column++) {
        html_format(writer, "<tr><th scope=\"row\"><code>%s</code></th><td>", column->name);
        html_say(writer, type_name(column->type));
        if (column->required) {
            html_markup(writer, ", ");
            html_say(writer, N_("luôn có"));
        }
        html_markup(writer, "</td><td>");
        html_say(writer, column->means);
        html_markup(writer, "</td></tr>\n");
    }
    site_table_end(writer);
}

static void write_paragraph(HtmlWriter *writer, const char *text)
{
    html_markup(writer, "<p>");
    html_say(writer, text);
    html_markup(writer, "</p>\n");
}

static void write_heading(HtmlWriter *writer, const char *text)
{
    html_markup(writer, "<h2>");
    html_say(writer, text);
    html_markup(writer, "</h2>\n");
}

static void write_schemas(HtmlWriter *writer, const DataFile *files, const char *folder)
{
    html_markup(writer, "<ul>\n");
    for (; files->name; files++) {
        html_markup(writer, "<li><a");
        html_url_attribute(writer, "href", pool_printf(writer->pool, "%s/%s", folder, files->name));
        html_format(writer, ">%s</a></li>\n", files->name);
    }
    html_markup(writer, "</ul>\n");
}

static void write_page(const Site *site, bool calendar, SiteEmit emit, void *context)
{
    SitePage page = {
        DATA_FOLDER "/" HTML_INDEX_FILE, html_said(N_("Dữ liệu")),
        N_("Số liệu, nhiệm vụ và nội dung của các kế hoạch dưới dạng máy đọc được. Mỗi "
           "trang kế hoạch có dữ liệu riêng của kế hoạch ấy; ở đây là của mọi kế "
           "hoạch."),
        DOWNLOADS, calendar ? G_N_ELEMENTS(DOWNLOADS) : WITHOUT_CALENDAR};
    HtmlWriter *writer = site_page_begin(site, &page, HTML_PAGES);
    site_downloads(writer);
    write_heading(writer, N_("Được dùng thế nào"));
    write_paragraph(writer,
                    N_("Con số, tên chỉ tiêu, số hiệu và tên riêng giữ đúng như nguồn; lời văn có "
                       "thể đã được diễn đạt lại. Trang của từng kế hoạch, mục “Về văn bản này”, "
                       "nói rõ bản ấy lấy từ đâu và khác bản đã ký ở chỗ nào. Cần trích dẫn nguyên "
                       "văn thì dùng bản đã ký."));
    write_paragraph(writer, N_("Dữ liệu không kèm giấy phép sử dụng nào."));
    write_heading(writer, N_("Các bảng CSV"));
    write_paragraph(writer,
                    N_("UTF-8, dấu phẩy ngăn cột, một dòng tên cột (RFC 4180). Con số ở cột riêng "
                       "với dấu chấm thập phân, nguyên văn ở cột bên cạnh. Ô bắt đầu bằng dấu của "
                       "công thức có thêm dấu nháy đơn ở đầu, để bảng tính không chạy ô ấy."));
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        write_columns(writer, TABLES[i]);
    }
    write_heading(writer, N_("Mã không đổi"));
    write_paragraph(writer,
                    N_("Mã kế hoạch là thư mục của nó; mã mục, nhiệm vụ, chỉ tiêu là mã kế hoạch, "
                       "dấu # và tên trong kế hoạch. Tạo lại hay thêm hàng ở chỗ khác không làm mã "
                       "thay đổi. Phần sau dấu # của một mục hay nhiệm vụ cũng là neo trong trang "
                       "HTML của kế hoạch."));
    write_heading(writer, N_("Lược đồ"));
    write_paragraph(writer, N_("Tệp JSON theo các lược đồ JSON Schema (2020-12):"));
    write_schemas(writer, DATA_SCHEMAS, "luoc-do");
    write_paragraph(writer, N_("Nguồn XML của kế hoạch, ở thư mục nguon cạnh mỗi trang, theo các "
                               "lược đồ XML Schema:"));
    write_schemas(writer, DATA_XML_SCHEMAS, "../" DATA_XML_SCHEMA_FOLDER);
    HtmlMade made = site_page_end(writer);
    site_emit_pages(page.path, &made, emit, context);
}

void site_write_datasets(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    size_t count;
    const Plan *const *plans = site_official_plans(site, pool, &count);
    bool calendar = false;
    for (size_t i = 0; i < count && !calendar; i++) {
        calendar = plans[i]->task_count > 0;
    }
    write_files(site, plans, count, emit, context);
    write_page(site, calendar, emit, context);
    pool_free(pool);
}
