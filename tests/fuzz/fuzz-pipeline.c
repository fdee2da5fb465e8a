/* A whole folder through every stage: what is read without errors comes out of each writer, and the
 * same twice. */
#include "fuzz.h"

#include "data/data.h"
#include "html/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

static GBytes *write_pdf(const Plan *plan, Findings *findings)
{
    Pages *pages = layout_plan(plan, fuzz_fonts(), findings);
    GBytes *bytes = findings_has_errors(findings) ? NULL : pdf_write(pages, findings);
    pages_free(pages);
    return bytes;
}

static void check_equal(GBytes *a, GBytes *b)
{
    FUZZ_PROMISE(a && b && g_bytes_equal(a, b));
    g_bytes_unref(a);
    g_bytes_unref(b);
}

static void write_all(const Plan *plan, Findings *findings)
{
    GBytes *pdf = write_pdf(plan, findings);
    if (findings_has_errors(findings)) {
        FUZZ_PROMISE(!pdf);
        return;
    }
    check_equal(pdf, write_pdf(plan, findings));
    /* Editions made at once are what each is alone. */
    HtmlPage page = {
        .plan = plan, .fonts = fuzz_fonts(), .editions = (1U << HTML_EDITION_COUNT) - 1};
    HtmlMade made = html_write_plan(&page);
    for (HtmlEdition edition = 0; edition < HTML_EDITION_COUNT; edition++) {
        page.editions = HTML_EDITION(edition);
        check_equal(made.bytes[edition], html_write_plan(&page).bytes[edition]);
    }
    GBytes *targets = data_write_targets(plan), *tasks = data_write_tasks(plan);
    g_bytes_unref(targets);
    g_bytes_unref(tasks);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = g_strndup((const char *)data, size); /* ends, as files in memory do */
    Findings *findings = findings_new();
    Plan *plan = fuzz_read(fuzz_folder((const uint8_t *)text, size), findings);
    FUZZ_PROMISE(plan || findings_has_errors(findings));
    if (plan && !findings_has_errors(findings)) {
        write_all(plan, findings);
    }
    fuzz_check_findings(findings);
    findings_free(findings);
    plan_free(plan);
    g_free(text);
    return 0;
}
