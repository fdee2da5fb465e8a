/* kehoach build: every chosen plan as PDF and HTML, and the index over all. */
#include "commands/commands.h"

#include "base/message.h"
#include "base/output.h"
#include "commands/options.h"
#include "commands/outputs.h"
#include "html/html.h"
#include "site/site.h"

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

/* Takes the bytes. */
static bool write_file(Build *build, const char *slug, const char *name, GBytes *bytes)
{
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

/* Stops at the first that cannot be made: its cause holds for the others too. */
static bool write_outputs(Build *build, OutputRun *run)
{
    for (size_t i = 0; i < PLAN_OUTPUT_COUNT; i++) {
        size_t before = findings_count(build->findings, SEVERITY_ERROR);
        GBytes *bytes = output_make(&PLAN_OUTPUTS[i], run);
        bool good = findings_count(build->findings, SEVERITY_ERROR) == before;
        if (bytes) {
            good = write_file(build, run->plan->slug, PLAN_OUTPUTS[i].file, bytes) && good;
        }
        if (!good) {
            return false;
        }
    }
    return true;
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
    OutputRun run = {.plan = work->plan,
                     .fonts = build->fonts,
                     .findings = build->findings,
                     .downloads = g_array_new(FALSE, FALSE, sizeof(HtmlDownload))};
    work->sound = write_outputs(build, &run);
    g_array_free(run.downloads, TRUE);
    if (work->sound && !build->options->quiet) {
        printf(_("[%u/%u] %s: %u trang\n"), at, total, work->slug, run.page_count);
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

static void write_site_file(void *context, const char *path, GBytes *bytes)
{
    write_file(context, "", path, bytes);
}

static void build_site(Build *build, const Works *works)
{
    const Plan **plans = g_new0(const Plan *, works->work->len + 1);
    size_t count = 0;
    for (guint i = 0; i < works->work->len; i++) {
        const Work *work = &g_array_index(works->work, Work, i);
        if (has_page(build, work)) {
            plans[count++] = work->plan;
        }
    }
    Site site = {plans, count, works->catalogue, build->fonts};
    site_write(&site, write_site_file, build);
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
    bool all = !build->options->rest || !build->options->rest[0];
    if (all) {
        build_site(build, works);
    } else {
        for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
            write_file(build, "", HTML_FILES[i].file, HTML_FILES[i].write());
        }
    }
}

int command_build(int argc, char **argv)
{
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), NULL);
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
