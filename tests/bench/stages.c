/* Prints how long each stage takes of one plan, in one process:
 *
 *   bench-stages CONTENT FONTS PLAN [TIMES]
 *
 * The fastest of TIMES rounds counts for each stage by itself: other work on the machine only adds.
 * A round is one plan from its files to its outputs in memory. Prints "name value" lines: times in
 * milliseconds, counts as they are. */
#include "check/check.h"
#include "data/data.h"
#include "html/html.h"
#include "layout/layout.h"
#include "pdf/deflate.h"
#include "pdf/pdf.h"
#include "source/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#define TIMES 5

typedef enum Stage {
    STAGE_CATALOGUE,
    STAGE_FONTS,
    STAGE_SOURCE,
    STAGE_MODEL,
    STAGE_CHECK,
    STAGE_LAYOUT, /* of words not shaped before */
    STAGE_LAYOUT_AGAIN,
    STAGE_PDF, /* with deflate */
    STAGE_DEFLATE,
    STAGE_HTML, /* the Vietnamese page */
    STAGE_ALL_PAGES,
    STAGE_DATA,
    STAGE_COUNT
} Stage;

typedef struct Bench {
    const char *content, *fonts, *folder, *slug;
    double best[STAGE_COUNT];
    struct timespec start;
    size_t pages, lines, glyphs, pdf_bytes;
} Bench;

static void begin(Bench *bench)
{
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &bench->start);
}

static void end(Bench *bench, Stage stage)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    double took = (double)(now.tv_sec - bench->start.tv_sec) * 1e3 +
                  (double)(now.tv_nsec - bench->start.tv_nsec) / 1e6;
    if (bench->best[stage] <= 0 || took < bench->best[stage]) {
        bench->best[stage] = took;
    }
}

/* ---- compression by itself ---- */

/* The next deflated stream of the file, opened again; false behind the last. `at` moves on. */
static bool next_stream(const guint8 *file, size_t length, size_t *at, GByteArray *plain)
{
    static const char filter[] = "/FlateDecode", opening[] = "stream\r\n";
    const guint8 *from = memmem(file + *at, length - *at, filter, strlen(filter));
    from = from ? memmem(from, length - (size_t)(from - file), opening, strlen(opening)) : NULL;
    if (!from) {
        return false;
    }
    from += strlen(opening);
    z_stream z = {.next_in = (Bytef *)(guintptr)from, .avail_in = (uInt)(file + length - from)};
    if (inflateInit(&z) != Z_OK) {
        return false;
    }
    g_byte_array_set_size(plain, 0);
    int status;
    do {
        guint8 piece[16384];
        z.next_out = piece;
        z.avail_out = sizeof piece;
        status = inflate(&z, Z_NO_FLUSH);
        g_byte_array_append(plain, piece, (guint)(sizeof piece - z.avail_out));
    } while (status == Z_OK);
    *at = length - z.avail_in;
    (void)inflateEnd(&z);
    return status == Z_STREAM_END;
}

/* All streams of the file, deflated anew. */
static void time_deflate(Bench *bench, GBytes *pdf)
{
    gsize length;
    const guint8 *file = g_bytes_get_data(pdf, &length);
    GPtrArray *streams = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);
    GByteArray *plain = g_byte_array_new();
    for (size_t at = 0; next_stream(file, length, &at, plain); plain = g_byte_array_new()) {
        g_ptr_array_add(streams, plain);
    }
    g_byte_array_unref(plain);
    Deflater *deflater = deflater_new();
    Syntax out = {0};
    begin(bench);
    for (guint i = 0; i < streams->len; i++) {
        const GByteArray *stream = g_ptr_array_index(streams, i);
        deflater_run(deflater, stream->data, stream->len, &out);
    }
    end(bench, STAGE_DEFLATE);
    syntax_free(&out);
    deflater_free(deflater);
    g_ptr_array_unref(streams);
}

/* ---- a round ---- */

static void count(Bench *bench, const Pages *pages)
{
    bench->pages = pages->page->len;
    bench->lines = bench->glyphs = 0;
    for (guint p = 0; p < pages->page->len; p++) {
        const GArray *items = ((const Page *)g_ptr_array_index(pages->page, p))->items;
        for (guint i = 0; i < items->len; i++) {
            const PageItem *item = &g_array_index(items, PageItem, i);
            bench->lines += item->kind == ITEM_TEXT;
            for (int w = 0; item->kind == ITEM_TEXT && w < item->u.text.count; w++) {
                bench->glyphs += (size_t)item->u.text.word[w].shape->count;
            }
        }
    }
}

static void time_print(Bench *bench, const Plan *plan, FontSet *fonts, Findings *findings)
{
    begin(bench);
    Pages *pages = layout_plan(plan, fonts, findings);
    end(bench, STAGE_LAYOUT);
    count(bench, pages);
    begin(bench);
    GBytes *pdf = pdf_write(pages, findings);
    end(bench, STAGE_PDF);
    pages_free(pages);
    if (pdf) {
        bench->pdf_bytes = g_bytes_get_size(pdf);
        time_deflate(bench, pdf);
        g_bytes_unref(pdf);
    }
    begin(bench);
    pages = layout_plan(plan, fonts, findings);
    end(bench, STAGE_LAYOUT_AGAIN);
    pages_free(pages);
}

static void time_pages(Bench *bench, const Plan *plan, FontSet *fonts)
{
    HtmlPage page = {.plan = plan, .fonts = fonts, .editions = HTML_EDITION(HTML_VIETNAMESE)};
    begin(bench);
    g_bytes_unref(html_write_plan(&page).bytes[HTML_VIETNAMESE]);
    end(bench, STAGE_HTML);
    begin(bench);
    page.editions = HTML_PAGES | HTML_EDITION(HTML_FRAGMENT);
    HtmlMade made = html_write_plan(&page);
    for (HtmlEdition edition = 0; edition < HTML_EDITION_COUNT; edition++) {
        g_bytes_unref(made.bytes[edition]);
    }
    end(bench, STAGE_ALL_PAGES);
    begin(bench);
    g_bytes_unref(data_write_plan(plan));
    g_bytes_unref(data_write_targets(plan));
    g_bytes_unref(data_write_tasks(plan));
    g_bytes_unref(data_write_calendar(&plan, 1));
    end(bench, STAGE_DATA);
}

static bool run_round(Bench *bench)
{
    Findings *findings = findings_new();
    begin(bench);
    Catalogue *catalogue = source_read_catalogue(bench->content, findings);
    end(bench, STAGE_CATALOGUE);
    begin(bench);
    FontSet *fonts = font_set_new(bench->fonts, findings);
    end(bench, STAGE_FONTS);
    begin(bench);
    Plan *plan = source_read_plan(bench->folder, bench->slug, catalogue, findings);
    end(bench, STAGE_SOURCE);
    bool good = plan && fonts;
    if (good) {
        begin(bench);
        plan_resolve(plan, findings);
        end(bench, STAGE_MODEL);
        begin(bench);
        check_plan(plan, fonts, findings);
        end(bench, STAGE_CHECK);
        time_print(bench, plan, fonts, findings);
        time_pages(bench, plan, fonts);
    }
    findings_free(findings);
    plan_free(plan);
    font_set_free(fonts);
    source_catalogue_free(catalogue);
    return good;
}

static void print_results(const Bench *bench)
{
    const double *t = bench->best;
    const struct {
        const char *name;
        double value;
    } times[] = {
        {"catalogue", t[STAGE_CATALOGUE]},
        {"fonts", t[STAGE_FONTS]},
        {"source", t[STAGE_SOURCE]},
        {"model", t[STAGE_MODEL]},
        {"check", t[STAGE_CHECK]},
        {"layout", t[STAGE_LAYOUT_AGAIN]},
        {"shape", MAX(t[STAGE_LAYOUT] - t[STAGE_LAYOUT_AGAIN], 0)},
        {"pdf", MAX(t[STAGE_PDF] - t[STAGE_DEFLATE], 0)},
        {"deflate", t[STAGE_DEFLATE]},
        {"html", t[STAGE_HTML]},
        {"all-pages", t[STAGE_ALL_PAGES]},
        {"data", t[STAGE_DATA]},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        printf("%s %.4f\n", times[i].name, times[i].value);
    }
    printf("pages %zu\nlines %zu\nglyphs %zu\nbytes %zu\n", bench->pages, bench->lines,
           bench->glyphs, bench->pdf_bytes);
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 5) {
        fprintf(stderr, "bench-stages CONTENT FONTS PLAN [TIMES]\n");
        return 2;
    }
    char *folder = g_build_filename(argv[1], "tinh", argv[3], NULL);
    Bench bench = {.content = argv[1], .fonts = argv[2], .folder = folder, .slug = argv[3]};
    int times = argc > 4 ? (int)strtol(argv[4], NULL, 10) : TIMES;
    bool good = true;
    for (int i = 0; i < times && good; i++) {
        good = run_round(&bench);
    }
    if (good) {
        print_results(&bench);
    } else {
        fprintf(stderr, "bench-stages: no such plan or no fonts: %s\n", folder);
    }
    g_free(folder);
    return good ? 0 : 3;
}
