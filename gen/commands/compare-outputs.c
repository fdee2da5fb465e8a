#include "commands/compare-outputs.h"

#include "base/output.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

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

const CompareOutput COMPARE_OUTPUTS[] = {
    {"so-sanh.pdf", make_pdf},
    {"bang-so-sanh.pdf", make_side_pdf},
    {"so-sanh.json", make_json},
};
const size_t COMPARE_OUTPUT_COUNT = G_N_ELEMENTS(COMPARE_OUTPUTS);

bool compare_outputs_write(const Comparison *comparison, const char *root, const char *slug,
                           FontSet *fonts, Findings *findings)
{
    CompareRun run = {.comparison = comparison,
                      .fonts = fonts,
                      .findings = findings,
                      .slug = slug,
                      .overview = compare_overview(comparison),
                      .side = compare_side_by_side(comparison)};
    bool good = true;
    for (size_t i = 0; i < COMPARE_OUTPUT_COUNT && good; i++) {
        GBytes *bytes = COMPARE_OUTPUTS[i].make(&run);
        char *path = g_build_filename(root, slug, COMPARE_OUTPUTS[i].file, NULL);
        gsize length = 0;
        const void *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
        good = bytes && output_write(path, data, length, findings);
        g_free(path);
        g_bytes_unref(bytes);
    }
    plan_free(run.overview);
    plan_free(run.side);
    return good;
}
