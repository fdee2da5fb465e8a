#include "commands/compare-views.h"

#include "base/message.h"
#include "base/output.h"
#include "commands/commands.h"
#include "commands/outputs.h"
#include "compare/matrix.h"
#include "compare/provinces.h"
#include "site/site.h"

#include <stdio.h>
#include <string.h>

/* Longer lists of plans are named by a digest. */
#define NAMED_PLANS 3
#define DIGEST_LENGTH 8

bool compare_is_provinces(const Plan *before, const Plan *after)
{
    const Unit *a = before->head.unit, *b = after->head.unit;
    return a && b && a != b && before->head.form == FORM_PLAN && after->head.form == FORM_PLAN;
}

/* ---- writing ---- */

typedef struct Writing {
    const char *root;
    OutputBatch *batch;
    Findings *findings;
    bool good;
} Writing;

static void stage_file(void *context, const char *path, GBytes *bytes)
{
    Writing *writing = context;
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    char *whole = g_build_filename(writing->root, path, NULL);
    writing->good =
        writing->good && output_batch_stage(writing->batch, whole, data, length, writing->findings);
    g_free(whole);
    g_bytes_unref(bytes);
}

/* "thanh-hoa-134-2022--hai-duong-5046-2023"; behind the view's own name. NULL plans: all. */
static char *name_of(const char *view, const Site *site, bool all)
{
    GString *name = g_string_new(view);
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < site->count && !all; i++) {
        char *flat = g_strdelimit(g_strdup(site->plan[i]->slug), "/", '-');
        g_checksum_update(sum, (const guchar *)flat, (gssize)strlen(flat) + 1);
        if (site->count <= NAMED_PLANS) {
            g_string_append_printf(name, "%s%s", i > 0 ? "--" : "-", flat);
        }
        g_free(flat);
    }
    if (!all && site->count > NAMED_PLANS) {
        g_string_append_printf(name, "-%.*s", DIGEST_LENGTH, g_checksum_get_string(sum));
    }
    g_checksum_free(sum);
    return g_string_free(name, FALSE);
}

static void print_text(char *text)
{
    fputs(text, stdout);
    g_free(text);
}

static void print_bytes(GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    fwrite(data, 1, length, stdout);
    g_bytes_unref(bytes);
}

/* ---- the views ---- */

static int tell_matrix(const Site *site, const Options *options, CompareView view, bool json)
{
    Matrix *matrix = matrix_new(site->catalogue, site->plan, site->count);
    if (!options->quiet && json) {
        print_bytes(matrix_write_json(matrix));
    } else if (!options->quiet) {
        print_text(view == VIEW_TARGETS ? matrix_write_text(matrix)
                                        : matrix_write_superior_text(matrix));
    }
    int status = EXIT_WELL;
    for (int plan = 0; view == VIEW_SUPERIOR && plan < matrix->plans; plan++) {
        if (matrix_count(matrix, plan, -1, STANDING_WEAKER) +
                matrix_count(matrix, plan, -1, STANDING_MISSING) >
            0) {
            status = EXIT_FINDINGS;
        }
    }
    matrix_free(matrix);
    return status;
}

static int tell_pair(const Site *site, const Options *options, bool json)
{
    Pair *pair = pair_new(site->catalogue, site->plan[0], site->plan[1]);
    if (!options->quiet && json) {
        print_bytes(pair_write_json(pair));
    } else if (!options->quiet) {
        print_text(pair_write_text(pair));
    }
    int status = pair->same ? EXIT_WELL : EXIT_FINDINGS;
    pair_free(pair);
    return status;
}

static int make_view(const Site *site, const Options *options, CompareView view, bool all,
                     bool json, Writing *writing)
{
    static void (*const MAKE[])(const Site *, const char *, SiteEmit, void *) = {
        [VIEW_TARGETS] = site_write_matrix,
        [VIEW_SUPERIOR] = site_write_superior,
        [VIEW_PROVINCES] = site_write_pair,
    };
    static const char *const NAMES[] = {
        [VIEW_TARGETS] = "chi-tieu", [VIEW_SUPERIOR] = "cap-tren", [VIEW_PROVINCES] = "tinh"};
    for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
        stage_file(writing, HTML_FILES[i].file, HTML_FILES[i].write());
    }
    char *name = name_of(NAMES[view], site, all);
    MAKE[view](site, name, stage_file, writing);
    g_free(name);
    if (!writing->good || findings_has_errors(writing->findings) ||
        !output_batch_commit(writing->batch, writing->findings)) {
        return EXIT_TROUBLE;
    }
    return view == VIEW_PROVINCES ? tell_pair(site, options, json)
                                  : tell_matrix(site, options, view, json);
}

int compare_view_read(Works *works, const Options *options, CompareView view, bool json)
{
    FontSet *fonts = font_set_new(options->fonts, works->findings);
    if (!fonts) {
        return EXIT_TROUBLE;
    }
    bool all = options_choose_all(options);
    const Plan **plans = g_new0(const Plan *, works->work->len + 1);
    DocumentPrinter printer = {fonts, works->findings};
    Site site = {.plan = plans,
                 .catalogue = works->catalogue,
                 .fonts = fonts,
                 .print = output_print_document,
                 .print_context = &printer};
    for (guint i = 0; i < works->work->len; i++) {
        plans[site.count++] = g_array_index(works->work, Work, i).plan;
    }
    Pool *pool = pool_new();
    if (all) {
        size_t count;
        site.plan = site_official_plans(&site, pool, &count);
        site.count = count;
    }
    Writing writing = {options->output, output_batch_new(NULL, NULL), works->findings, true};
    int status = make_view(&site, options, view, all, json, &writing);
    output_batch_free(writing.batch);
    pool_free(pool);
    g_free(plans);
    font_set_free(fonts);
    return status;
}

int compare_view(Works *works, const Options *options, CompareView view, bool json)
{
    works_read_catalogue(works, options);
    for (guint i = 0; i < works->work->len; i++) {
        Work *work = &g_array_index(works->work, Work, i);
        work_read(works, work);
        if (!work->sound) {
            return EXIT_TROUBLE;
        }
    }
    return compare_view_read(works, options, view, json);
}
