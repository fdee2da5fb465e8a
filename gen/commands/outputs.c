#include "commands/outputs.h"

#include "data/data.h"
#include "html/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <string.h>

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

GBytes *output_print_document(void *context, const Plan *document, const SiteAttachment *attachment,
                              size_t attachments)
{
    const DocumentPrinter *printer = context;
    size_t before = findings_count(printer->findings, SEVERITY_ERROR);
    Pages *pages = layout_plan(document, printer->fonts, printer->findings);
    for (size_t i = 0; i < attachments; i++) {
        const SiteAttachment *a = &attachment[i];
        gsize length;
        const void *bytes = g_bytes_get_data(a->bytes, &length);
        attach(pages, a->name, a->description, a->media_type, "Data", bytes, length);
    }
    GBytes *bytes = findings_count(printer->findings, SEVERITY_ERROR) == before
                        ? pdf_write(pages, printer->findings)
                        : NULL;
    pages_free(pages);
    return bytes;
}

static GBytes *make_pdf(OutputRun *run)
{
    size_t before = findings_count(run->findings, SEVERITY_ERROR);
    Pages *pages = layout_plan(run->plan, run->fonts, run->findings);
    GBytes *targets = data_write_targets(run->plan), *tasks = data_write_tasks(run->plan);
    attach_data(pages, run->plan, targets, tasks);
    run->page_count = pages->page->len;
    GBytes *bytes = NULL;
    if (findings_count(run->findings, SEVERITY_ERROR) == before) {
        bytes = pdf_write(pages, run->findings);
    }
    pages_free(pages);
    g_bytes_unref(targets);
    g_bytes_unref(tasks);
    return bytes;
}

static GBytes *make_targets(OutputRun *run)
{
    return data_write_targets(run->plan);
}

static GBytes *make_tasks(OutputRun *run)
{
    return data_write_tasks(run->plan);
}

static GBytes *make_calendar(OutputRun *run)
{
    return data_write_calendar(&run->plan, 1);
}

static GBytes *make_data(OutputRun *run)
{
    return data_write_plan(run->plan);
}

/* The plan's own file; it names the others, which lie beside it. */
static GBytes *make_source(OutputRun *run)
{
    for (int i = 0; i < run->plan->file_count; i++) {
        const SourceFile *file = run->plan->files[i];
        char *name = g_path_get_basename(file->path);
        bool found = strcmp(name, OUTPUT_SOURCE_NAME) == 0;
        g_free(name);
        if (found) {
            return g_bytes_new_static(file->text, file->length);
        }
    }
    return NULL;
}

/* Where an official plan is held against others: pages of the site, whose list names its pairs. */
static size_t list_related(Pool *pool, const Plan *plan, HtmlRelated related[2])
{
    if (plan->head.form != FORM_PLAN) {
        return 0;
    }
    const char *name = site_comparison_name(pool, plan);
    related[0] = (HtmlRelated){pool_printf(pool, SITE_COMPARE_FOLDER "/%s.html", name), NULL,
                               N_("So với mục tiêu quốc gia")};
    related[1] = (HtmlRelated){SITE_COMPARE_FOLDER "/index.html", name, N_("So với kế hoạch khác")};
    return 2;
}

static HtmlMade write_pages(OutputRun *run, HtmlEditions editions)
{
    HtmlRelated related[2];
    size_t related_count = list_related(run->plan->pool, run->plan, related);
    HtmlPage page = {.plan = run->plan,
                     .fonts = run->fonts,
                     .editions = editions,
                     .download = (const HtmlDownload *)(const void *)run->downloads->data,
                     .download_count = run->downloads->len,
                     .related = related,
                     .related_count = related_count,
                     .positions = run->positions,
                     .site_url = run->site_url,
                     .words = run->words};
    return html_write_plan(&page);
}

static HtmlMade write_tasks_pages(OutputRun *run, HtmlEditions editions)
{
    return site_write_plan_tasks(run->plan, editions & HTML_PAGES, run->site_url, run->site_words);
}

static void clear_editions(struct OutputEditions *editions)
{
    for (HtmlEdition e = 0; e < HTML_EDITION_COUNT; e++) {
        g_clear_pointer(&editions->made.bytes[e], g_bytes_unref);
    }
    editions->known = false;
}

void output_run_clear(OutputRun *run)
{
    clear_editions(&run->pages);
    clear_editions(&run->tasks);
}

static GBytes *make_edition(OutputRun *run, HtmlEdition edition, struct OutputEditions *editions,
                            HtmlMade (*write)(OutputRun *run, HtmlEditions editions))
{
    if (!(run->editions & HTML_EDITION(edition))) {
        return write(run, HTML_EDITION(edition)).bytes[edition];
    }
    if (!editions->known) {
        editions->made = write(run, run->editions);
        editions->known = true;
    }
    return g_steal_pointer(&editions->made.bytes[edition]);
}

static GBytes *make_page(OutputRun *run)
{
    return make_edition(run, HTML_VIETNAMESE, &run->pages, write_pages);
}

static GBytes *make_english_page(OutputRun *run)
{
    return make_edition(run, HTML_ENGLISH, &run->pages, write_pages);
}

static GBytes *make_fragment(OutputRun *run)
{
    return make_edition(run, HTML_FRAGMENT, &run->pages, write_pages);
}

static GBytes *make_tasks_page(OutputRun *run)
{
    return make_edition(run, HTML_VIETNAMESE, &run->tasks, write_tasks_pages);
}

static GBytes *make_english_tasks_page(OutputRun *run)
{
    return make_edition(run, HTML_ENGLISH, &run->tasks, write_tasks_pages);
}

static GBytes *make_search_text(OutputRun *run)
{
    return site_write_search_text(run->plan);
}

/* The pages come after everything they lead to. */
const PlanOutput PLAN_OUTPUTS[] = {
    [PLAN_PRINT] = {HTML_PDF_FILE, make_pdf, "application/pdf", "PDF", N_("bản in đúng thể thức"),
                    .always = true},
    {SITE_SEARCH_TEXT_FILE, make_search_text},
    {DATA_TARGETS_FILE, make_targets, "text/csv", N_("CSV chỉ tiêu"),
     N_("bảng số liệu gốc và mục tiêu")},
    {DATA_TASKS_FILE, make_tasks, "text/csv", N_("CSV nhiệm vụ"), N_("bảng nhiệm vụ")},
    {DATA_CALENDAR_FILE, make_calendar, "text/calendar", N_("Lịch"),
     N_("thời hạn của các nhiệm vụ (iCalendar)")},
    {SITE_TASKS_FILE, make_tasks_page, NULL, N_("Nhiệm vụ theo cơ quan"),
     N_("ai chủ trì, ai phối hợp, đến bao giờ")},
    {OUTPUT_TASKS_FILE_ENGLISH, make_english_tasks_page},
    {DATA_PLAN_FILE, make_data, "application/json", "JSON",
     N_("toàn bộ kế hoạch dưới dạng dữ liệu")},
    {OUTPUT_SOURCE_FOLDER "/" OUTPUT_SOURCE_NAME, make_source, "application/xml", "XML",
     N_("nguồn của kế hoạch")},
    {HTML_FRAGMENT_FILE, make_fragment, "text/html", "HTML",
     N_("phần thân để nhúng vào cổng thông tin khác"), .always = true},
    {HTML_PAGE_FILE, make_page},
    {HTML_PAGE_FILE_ENGLISH, make_english_page},
};
const size_t PLAN_OUTPUT_COUNT = G_N_ELEMENTS(PLAN_OUTPUTS);

void output_offer(const PlanOutput *output, OutputRun *run)
{
    if (output->label) {
        HtmlDownload download = {output->file, output->media_type, output->format, output->label};
        g_array_append_val(run->downloads, download);
    }
}

GBytes *output_make(const PlanOutput *output, OutputRun *run)
{
    if (output->always) {
        output_offer(output, run);
    }
    GBytes *bytes = output->make(run);
    if (bytes && !output->always) {
        output_offer(output, run);
    }
    return bytes;
}
