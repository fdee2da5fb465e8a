/* kehoach build: every chosen plan as PDF and HTML, and the index over all. */
#include "commands/commands.h"

#include "base/message.h"
#include "base/output.h"
#include "commands/options.h"
#include "data/data.h"
#include "html/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <stdio.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach build [tùy chọn] [kế hoạch…]\n"
       "\n"
       "Tạo PDF và HTML cho các kế hoạch; không nêu kế hoạch nào thì tạo tất cả và trang mục lục.\n"
       "Kế hoạch: tên thư mục như thanh-hoa/134-2022, phần cuối như 134-2022, hoặc đường dẫn.\n"
       "\n"
       "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
       "  -o, --output THƯ-MỤC    thư mục kết quả (mặc định: output)\n"
       "  -f, --fonts THƯ-MỤC     thư mục có phong-chu.ini (mặc định: fonts)\n"
       "  -q, --quiet             không in tiến độ\n"
       "  -h, --help              in hướng dẫn này\n"
       "\n"
       "Kết thúc với 0 nếu tốt, 1 nếu có lỗi trong nguồn, 2 nếu dùng sai, 3 nếu không đọc hoặc ghi "
       "được.\n");

typedef struct Build {
    const Options *options;
    Findings *findings;
    FontSet *fonts;
    GPtrArray *made; /* paths, for the closing list */
} Build;

static bool write_file(Build *build, const char *slug, const char *name, GBytes *bytes)
{
    if (!bytes) {
        return false;
    }
    char *path = g_build_filename(build->options->output, slug, name, NULL);
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    bool good = output_write(path, data, length, build->findings);
    if (good) {
        g_ptr_array_add(build->made, path);
    } else {
        g_free(path);
    }
    g_bytes_unref(bytes);
    return good;
}

static void attach(Pages *pages, const char *name, const char *description, const char *media_type,
                   const char *relationship, const void *bytes, size_t length)
{
    PageAttachment attachment = {name, description, media_type, relationship, bytes, length};
    g_array_append_val(pages->attachments, attachment);
}

/* The data travel inside the PDF (PDF/A-3): the tables as CSV, and the XML they were made from. */
static void attach_data(Pages *pages, const Plan *plan, GBytes *targets, GBytes *tasks)
{
    gsize length;
    if (targets) {
        const void *bytes = g_bytes_get_data(targets, &length);
        attach(pages, DATA_TARGETS_FILE, "Chỉ tiêu của kế hoạch", "text/csv", "Data", bytes,
               length);
    }
    if (tasks) {
        const void *bytes = g_bytes_get_data(tasks, &length);
        attach(pages, DATA_TASKS_FILE, "Nhiệm vụ của kế hoạch", "text/csv", "Data", bytes, length);
    }
    for (int i = 0; i < plan->file_count; i++) {
        const SourceFile *file = plan->files[i];
        char *name = g_path_get_basename(file->path);
        if (g_str_has_suffix(name, ".xml")) {
            attach(pages, pool_strdup(pages->pool, name), "Nguồn XML của kế hoạch", "text/xml",
                   "Source", file->text, file->length);
        }
        g_free(name);
    }
}

static bool build_pdf(Build *build, const Plan *plan, guint *page_count)
{
    size_t before = findings_count(build->findings, SEVERITY_ERROR);
    Pages *pages = layout_plan(plan, build->fonts, build->findings);
    GBytes *targets = data_write_targets(plan), *tasks = data_write_tasks(plan);
    attach_data(pages, plan, targets, tasks);
    *page_count = pages->page->len;
    bool good = findings_count(build->findings, SEVERITY_ERROR) == before;
    if (good) {
        good = write_file(build, plan->slug, HTML_PDF_FILE, pdf_write(pages, build->findings));
    }
    pages_free(pages);
    g_bytes_unref(targets);
    g_bytes_unref(tasks);
    return good;
}

/* Outputs of a plan with errors are not made; earlier ones stay as they are. */
static void build_plan(Build *build, Work *work, guint at, guint total)
{
    if (!work->sound) {
        fprintf(stderr,
                _("[%u/%u] %s: có lỗi trong nguồn, không tạo; tệp cũ (nếu có) giữ nguyên\n"), at,
                total, work->slug);
        return;
    }
    guint page_count = 0;
    work->sound =
        build_pdf(build, work->plan, &page_count) &&
        write_file(build, work->slug, HTML_PAGE_FILE, html_write_plan(work->plan, build->fonts));
    if (work->sound && !build->options->quiet) {
        printf(_("[%u/%u] %s: %u trang\n"), at, total, work->slug, page_count);
        fflush(stdout);
    } else if (!work->sound) {
        fprintf(stderr, _("[%u/%u] %s: không tạo được; tệp cũ (nếu có) giữ nguyên\n"), at, total,
                work->slug);
    }
}

/* A plan with errors stays in the index as long as its earlier page is there. */
static bool has_page(const Build *build, const Work *work)
{
    char *path = g_build_filename(build->options->output, work->slug, HTML_PAGE_FILE, NULL);
    bool has = work->sound || g_file_test(path, G_FILE_TEST_EXISTS);
    g_free(path);
    return has && work->plan;
}

static void build_index(Build *build, const GArray *works)
{
    const Plan **plans = g_new0(const Plan *, works->len + 1);
    size_t count = 0;
    for (guint i = 0; i < works->len; i++) {
        const Work *work = &g_array_index(works, Work, i);
        if (has_page(build, work)) {
            plans[count++] = work->plan;
        }
    }
    write_file(build, "", "index.html", html_write_index(plans, count));
    g_free(plans);
}

static void list_made(const Build *build)
{
    if (build->options->quiet || build->made->len == 0) {
        return;
    }
    printf(_("Đã tạo %u tệp:\n"), build->made->len);
    for (guint i = 0; i < build->made->len; i++) {
        printf("  %s\n", (const char *)g_ptr_array_index(build->made, i));
    }
}

static void build_all(Build *build, Works *works)
{
    for (guint i = 0; i < works->work->len; i++) {
        Work *work = &g_array_index(works->work, Work, i);
        work_read(works, work);
        if (build->fonts) {
            build_plan(build, work, i + 1, works->work->len);
        }
    }
    if (!build->fonts || works->work->len == 0) {
        return;
    }
    write_file(build, "", HTML_STYLE_FILE, html_write_style());
    bool all = !build->options->rest || !build->options->rest[0];
    if (all) {
        build_index(build, works->work);
    }
}

int command_build(int argc, char **argv)
{
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE));
    if (status < 0) {
        Works works = works_open(&options);
        Build build = {&options, works.findings, font_set_new(options.fonts, works.findings),
                       g_ptr_array_new_with_free_func(g_free)};
        build_all(&build, &works);
        list_made(&build);
        fflush(stdout);
        g_ptr_array_free(build.made, TRUE);
        font_set_free(build.fonts);
        status = works_close(&works);
    }
    options_clear(&options);
    return status;
}
