#include "commands/compare-outputs.h"

#include "base/message.h"
#include "base/output.h"
#include "data/data.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <string.h>

#define PDF_FILE "so-sanh.pdf"
#define PAGE_FILE "so-sanh.html"
#define TABLE_PDF_FILE "bang-so-sanh.pdf"
#define TABLE_PAGE_FILE "bang-so-sanh.html"
#define JSON_FILE "so-sanh.json"
/* Page numbers of the overview, before those of the plan. */
#define OVERVIEW_PREFIX "SS-"

static GBytes *write_pdf(CompareRun *run, const Plan *const *plan, int count)
{
    size_t before = findings_count(run->findings, SEVERITY_ERROR);
    Pages *pages = layout_plans(plan, count, OVERVIEW_PREFIX, run->fonts, run->findings);
    GBytes *bytes = findings_count(run->findings, SEVERITY_ERROR) == before
                        ? pdf_write(pages, run->findings)
                        : NULL;
    pages_free(pages);
    return bytes;
}

static GBytes *make_pdf(CompareRun *run)
{
    const Plan *plan[] = {run->overview, run->comparison->merged};
    return write_pdf(run, plan, G_N_ELEMENTS(plan));
}

static GBytes *make_side_pdf(CompareRun *run)
{
    const Plan *plan = run->side;
    return write_pdf(run, &plan, 1);
}

static GBytes *make_json(CompareRun *run)
{
    return compare_write_json(run->comparison);
}

/* Beside the list, so that it can be read far from any site. */
static GBytes *make_schema(CompareRun *run)
{
    (void)run;
    const DataFile *file = DATA_SCHEMAS;
    while (strcmp(file->name, COMPARE_SCHEMA_FILE) != 0) {
        file++;
    }
    return g_bytes_new_static(file->bytes, file->length);
}

/* ---- pages ---- */

static const HtmlDownload DOWNLOADS[] = {
    {PDF_FILE, "application/pdf", "PDF", N_("bản so sánh để in, có tóm tắt")},
    {TABLE_PDF_FILE, "application/pdf", "PDF", N_("bảng “Trước | Sau | Ghi chú” để in")},
    {JSON_FILE, "application/json", "JSON", N_("danh sách thay đổi cho máy")},
    {COMPARE_SCHEMA_FILE, "application/schema+json", "JSON Schema", N_("lược đồ của danh sách ấy")},
};

static const char *path_of(CompareRun *run, const char *file)
{
    Pool *pool = run->comparison->merged->pool;
    return *run->slug ? pool_printf(pool, "%s/%s", run->slug, file) : file;
}

static HtmlChangeKind kind_of(ChangeWhat what)
{
    return what == WHAT_ADDED     ? HTML_CHANGE_ADDED
           : what == WHAT_REMOVED ? HTML_CHANGE_REMOVED
           : what == WHAT_MOVED   ? HTML_CHANGE_MOVED
                                  : HTML_CHANGE_REWORDED;
}

static HtmlChange *list_for_page(const Comparison *comparison)
{
    const Change **sorted = change_sort(comparison);
    HtmlChange *list = g_new0(HtmlChange, (gsize)comparison->count + 1);
    for (int i = 0; i < comparison->count; i++) {
        const Change *change = sorted[i];
        list[i] = (HtmlChange){
            .number = change->number,
            .kind = kind_of(change->what),
            .topic = change->topic,
            .topic_name = change_topic_word(change->topic),
            .place = change->place_after ? change->place_after : change->place_before,
            .before = change->before,
            .after = change->after,
            .description = change->description,
            .english = change->english,
        };
    }
    g_free(sorted);
    return list;
}

static HtmlMade make_pages(CompareRun *run)
{
    HtmlPage page = {.plan = run->comparison->merged,
                     .fonts = run->fonts,
                     .editions = HTML_PAGES,
                     .path = path_of(run, PAGE_FILE),
                     .download = DOWNLOADS,
                     .download_count = G_N_ELEMENTS(DOWNLOADS)};
    HtmlComparison list = {run->change, (size_t)run->comparison->count, TABLE_PAGE_FILE};
    return html_write_comparison(&page, &list);
}

static HtmlMade make_table_pages(CompareRun *run)
{
    HtmlPage page = {.plan = run->side,
                     .fonts = run->fonts,
                     .editions = HTML_PAGES,
                     .path = path_of(run, TABLE_PAGE_FILE),
                     .download = &DOWNLOADS[1],
                     .download_count = 1};
    return html_write_plan(&page);
}

const CompareOutput COMPARE_OUTPUTS[] = {
    {PDF_FILE, make_pdf, NULL},    {TABLE_PDF_FILE, make_side_pdf, NULL},
    {JSON_FILE, make_json, NULL},  {COMPARE_SCHEMA_FILE, make_schema, NULL},
    {PAGE_FILE, NULL, make_pages}, {TABLE_PAGE_FILE, NULL, make_table_pages},
};
const size_t COMPARE_OUTPUT_COUNT = G_N_ELEMENTS(COMPARE_OUTPUTS);

static bool stage_file(OutputBatch *batch, const char *path, GBytes *bytes, Findings *findings)
{
    gsize length = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    bool good = bytes && output_batch_stage(batch, path, data, length, findings);
    g_bytes_unref(bytes);
    return good;
}

/* The output below the folder. */
static bool stage_output(OutputBatch *batch, const CompareOutput *output, CompareRun *run,
                         const char *folder)
{
    Pool *pool = pool_new();
    char *path = g_build_filename(folder, output->file, NULL);
    HtmlMade made = {{NULL}};
    if (output->make) {
        made.bytes[HTML_VIETNAMESE] = output->make(run);
    } else {
        made = output->make_pages(run);
    }
    bool good = stage_file(batch, path, made.bytes[HTML_VIETNAMESE], run->findings);
    if (output->make_pages) {
        good = stage_file(batch, html_page_name(pool, MESSAGE_ENGLISH, path),
                          made.bytes[HTML_ENGLISH], run->findings) &&
               good;
    }
    g_free(path);
    pool_free(pool);
    return good;
}

/* What all pages share, at the outputs' root. */
static bool stage_shared(OutputBatch *batch, const char *root, Findings *findings)
{
    bool good = true;
    for (size_t i = 0; i < HTML_FILE_COUNT && good; i++) {
        char *path = g_build_filename(root, HTML_FILES[i].file, NULL);
        good = stage_file(batch, path, HTML_FILES[i].write(), findings);
        g_free(path);
    }
    return good;
}

static bool has_image(const Plan *plan, const char *file)
{
    for (guint i = 0; plan && i < plan->images->len; i++) {
        const PlanImage *image = g_ptr_array_index(plan->images, i);
        if (strcmp(image->file, file) == 0) {
            return true;
        }
    }
    return false;
}

/* The pictures of a plan that `other` (or NULL) has not brought, for the pages beside them. */
static bool stage_images(OutputBatch *batch, const Plan *plan, const Plan *other, const char *root,
                         const char *slug, Findings *findings)
{
    bool good = true;
    for (guint i = 0; i < plan->images->len && good; i++) {
        const PlanImage *image = g_ptr_array_index(plan->images, i);
        bool there = image->again || has_image(other, image->file);
        const ImageData *data = there ? NULL : image_data(image->image);
        char *path = g_build_filename(root, slug, image->file, NULL);
        good = !data || stage_file(batch, path, g_bytes_ref(data->file), findings);
        g_free(path);
    }
    return good;
}

bool compare_outputs_write(const Comparison *comparison, const char *root, const char *slug,
                           FontSet *fonts, Findings *findings)
{
    CompareRun run = {.comparison = comparison,
                      .fonts = fonts,
                      .findings = findings,
                      .slug = slug,
                      .overview = compare_overview(comparison),
                      .side = compare_side_by_side(comparison),
                      .change = list_for_page(comparison)};
    OutputBatch *batch = output_batch_new(NULL, NULL);
    bool good = stage_shared(batch, root, findings) &&
                stage_images(batch, comparison->before, NULL, root, slug, findings) &&
                stage_images(batch, comparison->after, comparison->before, root, slug, findings);
    char *folder = g_build_filename(root, slug, NULL);
    for (size_t i = 0; i < COMPARE_OUTPUT_COUNT && good; i++) {
        good = stage_output(batch, &COMPARE_OUTPUTS[i], &run, folder);
    }
    g_free(folder);
    good = good && output_batch_commit(batch, findings);
    output_batch_free(batch);
    g_free(run.change);
    plan_free(run.overview);
    plan_free(run.side);
    return good;
}
