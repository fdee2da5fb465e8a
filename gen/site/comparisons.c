/* Comparisons of the site's plans: the matrix of targets, each plan beside the national targets,
 * pairs of plans beside each other, and the page that leads to them.
 *
 * Pages of pairs would be as many as the square of the plans. Up to ALL_PAIRS plans each has one
 * with each other; of more, each plan has one with its NEAREST likest, which is as many as there
 * are plans. Any other pair is made by "kehoach compare". */
#include "compare/matrix.h"
#include "compare/nearest.h"
#include "compare/provinces.h"
#include "site/frame.h"
#include "site/parts.h"

#include <string.h>

#define ALL_PAIRS 6
#define NAMED 2 /* plans that a page's title names */
#define SHOWN 6 /* plans that a page lists without being asked */

/* ---- one document ---- */

typedef struct Document {
    const Plan *plan;
    const char *name, *title, *description; /* title and description given as N_("…") */
    GBytes *csv, *json;                     /* csv: or NULL; taken */
    const Plan *const *about;               /* the plans it links to */
    size_t count;
} Document;

static const char *file_of(Pool *pool, const char *name, const char *ending)
{
    return pool_printf(pool, "%s%s", name, ending);
}

static void emit_file(const Document *document, const char *ending, GBytes *bytes, SiteEmit emit,
                      void *context)
{
    char *path = g_strconcat(SITE_COMPARE_FOLDER "/", document->name, ending, NULL);
    emit(context, path, bytes);
    g_free(path);
}

static GBytes *print(const Site *site, const Document *document, Pool *pool)
{
    SiteAttachment attachment[2];
    size_t count = 0;
    if (document->csv) {
        attachment[count++] = (SiteAttachment){file_of(pool, document->name, ".csv"),
                                               "Số liệu so sánh", "text/csv", document->csv};
    }
    attachment[count++] = (SiteAttachment){file_of(pool, document->name, ".json"),
                                           "Kết quả so sánh", "application/json", document->json};
    return site->print(site->print_context, document->plan, attachment, count);
}

static void write_plans(HtmlWriter *writer, const Document *document)
{
    html_markup(writer, "<ul>\n");
    for (size_t i = 0; i < document->count; i++) {
        html_markup(writer, "<li>");
        site_plan_link(writer, document->about[i], NULL);
        html_markup(writer, "</li>\n");
    }
    html_markup(writer, "</ul>\n");
}

/* The plans the document is about, folded where they are many, and the way to other comparisons. */
static void write_about(HtmlWriter *writer)
{
    const Document *document = writer->below_title_of;
    const char *name = N_("Các kế hoạch được so sánh");
    html_markup(writer, "<nav class=\"duoc-so-sanh\"");
    html_say_attribute(writer, "aria-label", html_said(name));
    html_markup(writer, ">\n");
    if (document->count > SHOWN) {
        html_markup(writer, "<details>\n<summary>");
        html_say(writer, name);
        html_format(writer, " (%" G_GSIZE_FORMAT ")</summary>\n", document->count);
        write_plans(writer, document);
        html_markup(writer, "</details>\n");
    } else {
        write_plans(writer, document);
    }
    html_markup(writer, "<p><a");
    html_page_link(writer, "", HTML_INDEX_FILE, NULL);
    html_markup(writer, ">");
    html_say(writer, N_("Mọi so sánh"));
    html_markup(writer, "</a></p>\n</nav>\n");
}

/* The document's own title is Vietnamese; a page's is in its language, with names in it. */
static HtmlSaid title_of(HtmlWriter *writer, const Document *document)
{
    HtmlSaid title = html_said(document->title);
    if (document->count > NAMED) {
        return site_title(writer, title);
    }
    for (size_t i = 0; i < document->count; i++) {
        const char *name = site_plan_name(writer->pool, document->about[i]);
        for (size_t l = 0; l < G_N_ELEMENTS(title.in); l++) {
            title.in[l] =
                pool_printf(writer->pool, "%s%s %s", title.in[l], i == 0 ? ":" : ";", name);
        }
    }
    return title;
}

static void write_page(const Site *site, const Document *document, const HtmlDownload *download,
                       size_t downloads, SiteEmit emit, void *context)
{
    char *path = g_strconcat(SITE_COMPARE_FOLDER "/", document->name, ".html", NULL);
    HtmlWriter *writer = html_writer_new(document->plan, path, HTML_PAGES);
    writer->fonts = site->fonts;
    writer->words = document->plan->catalogue == site->catalogue ? site->plan_words : NULL;
    writer->site_url = site->url;
    writer->download = download;
    writer->download_count = downloads;
    /* To machines it is a page of the site, no document of an authority. */
    writer->plan = NULL;
    html_begin(writer, title_of(writer, document), html_said(document->description));
    writer->plan = document->plan;
    html_markup(writer, "<main id=\"" HTML_OWN_ID "noi-dung\" class=\"be-ngang\">\n");
    writer->below_title = write_about;
    writer->below_title_of = document;
    html_document(writer);
    HtmlMade made = site_page_end(writer);
    site_emit_pages(path, &made, emit, context);
    g_free(path);
}

static void write_document(const Site *site, const Document *document, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    HtmlDownload download[3];
    size_t downloads = 0;
    GBytes *pdf = site->print ? print(site, document, pool) : NULL;
    if (pdf) {
        download[downloads++] = (HtmlDownload){file_of(pool, document->name, ".pdf"),
                                               "application/pdf", "PDF", N_("bản để in")};
        emit_file(document, ".pdf", pdf, emit, context);
    }
    if (document->csv) {
        download[downloads++] = (HtmlDownload){file_of(pool, document->name, ".csv"), "text/csv",
                                               "CSV", N_("từng con số và kết quả so sánh")};
        emit_file(document, ".csv", document->csv, emit, context);
    }
    download[downloads++] = (HtmlDownload){file_of(pool, document->name, ".json"),
                                           "application/json", "JSON", N_("kết quả so sánh")};
    emit_file(document, ".json", document->json, emit, context);
    write_page(site, document, download, downloads, emit, context);
    pool_free(pool);
}

/* A document made from a matrix, of which `document` says the rest. */
static void write_of_matrix(const Site *site, Document document, const Matrix *matrix,
                            Plan *(*make)(const Matrix *matrix, const char *slug), SiteEmit emit,
                            void *context)
{
    Plan *plan = make(matrix, SITE_COMPARE_FOLDER);
    document.plan = plan;
    document.csv = matrix_write_csv(matrix);
    document.json = matrix_write_json(matrix);
    document.about = matrix->plan;
    document.count = (size_t)matrix->plans;
    write_document(site, &document, emit, context);
    plan_free(plan);
}

static void write_matrix(const Site *site, const char *name, const Matrix *matrix, SiteEmit emit,
                         void *context)
{
    Document document = {.name = name,
                         .title = N_("Ma trận chỉ tiêu"),
                         .description = N_("Mục tiêu của các kế hoạch bên cạnh mục tiêu quốc gia: "
                                           "cao hơn, bằng, thấp hơn, không nêu, không so được.")};
    write_of_matrix(site, document, matrix, matrix_document, emit, context);
}

static void write_superior(const Site *site, const char *name, const Matrix *matrix, SiteEmit emit,
                           void *context)
{
    Document document = {.name = name,
                         .title = N_("Đối chiếu với mục tiêu cấp trên"),
                         .description = N_("Những mục tiêu quốc gia mà kế hoạch đặt thấp hơn hoặc "
                                           "không nêu.")};
    write_of_matrix(site, document, matrix, matrix_superior, emit, context);
}

void site_write_matrix(const Site *site, const char *name, SiteEmit emit, void *context)
{
    Matrix *matrix = matrix_new(site->catalogue, site->plan, site->count);
    write_matrix(site, name, matrix, emit, context);
    matrix_free(matrix);
}

void site_write_superior(const Site *site, const char *name, SiteEmit emit, void *context)
{
    Matrix *matrix = matrix_new(site->catalogue, site->plan, site->count);
    write_superior(site, name, matrix, emit, context);
    matrix_free(matrix);
}

/* Takes the pair. */
static void write_pair(const Site *site, const char *name, Pair *pair, SiteEmit emit, void *context)
{
    Plan *plan = pair_document(pair, SITE_COMPARE_FOLDER);
    Document document = {.plan = plan,
                         .name = name,
                         .title = N_("So sánh hai kế hoạch"),
                         .description = N_("Mục cùng nội dung, mục chỉ một bên có, lời văn trùng "
                                           "nhau và chỉ tiêu của hai kế hoạch."),
                         .csv = matrix_write_csv(pair->matrix),
                         .json = pair_write_json(pair),
                         .about = pair->plan,
                         .count = 2};
    write_document(site, &document, emit, context);
    plan_free(plan);
    pair_free(pair);
}

void site_write_pair(const Site *site, const char *name, SiteEmit emit, void *context)
{
    write_pair(site, name, pair_new(site->catalogue, site->plan[0], site->plan[1]), emit, context);
}

/* ---- names ---- */

const char *site_comparison_name(Pool *pool, const Plan *plan)
{
    char *name = g_strdelimit(g_strdup(plan->slug), "/", '-');
    const char *copy = pool_strdup(pool, name);
    g_free(name);
    return copy;
}

/* The two stand in an order that follows from nothing else: a fault in a plan may change its place
 * in the site, but not the names of files. */
static bool is_turned(const Plan *a, const Plan *b)
{
    return g_strcmp0(a->slug, b->slug) > 0;
}

static const char *pair_name(Pool *pool, const Plan *a, const Plan *b)
{
    bool turned = is_turned(a, b);
    return pool_printf(pool, "%s--%s", site_comparison_name(pool, turned ? b : a),
                       site_comparison_name(pool, turned ? a : b));
}

/* ---- the list ---- */

typedef struct List {
    const Site *site;  /* of official plans, in order */
    Wording **wording; /* of each */
    Sketch **sketch;   /* of each, if not all are paired */
    Matrix *matrix;
    GArray *pairs;     /* of PlanPair */
    GArray **pairs_of; /* of each plan: places in `pairs` */
    HtmlWriter *writer;
} List;

static void open_link(HtmlWriter *writer, const char *name)
{
    html_markup(writer, "<a");
    html_page_link(writer, "", pool_printf(writer->pool, "%s.html", name), NULL);
    html_markup(writer, ">");
}

static void write_pairs(const List *list, int plan)
{
    HtmlWriter *writer = list->writer;
    html_markup(writer, "<td>");
    for (guint i = 0; i < list->pairs_of[plan]->len; i++) {
        guint at = g_array_index(list->pairs_of[plan], guint, i);
        const PlanPair *pair = &g_array_index(list->pairs, PlanPair, at);
        const Plan *other = list->site->plan[pair->a == plan ? pair->b : pair->a];
        html_markup(writer, "<p>");
        open_link(writer,
                  pair_name(writer->pool, list->site->plan[pair->a], list->site->plan[pair->b]));
        html_text(writer, site_plan_name(writer->pool, other));
        html_markup(writer, "</a></p>");
    }
    html_markup(writer, "</td>");
}

static void write_plan(const List *list, int plan)
{
    HtmlWriter *writer = list->writer;
    html_markup(writer, "<tr");
    html_attribute(writer, "id", site_comparison_name(writer->pool, list->site->plan[plan]));
    html_markup(writer, "><th scope=\"row\">");
    site_plan_link(writer, list->site->plan[plan], NULL);
    html_markup(writer, "</th>");
    for (int s = 0; s < STANDING_COUNT; s++) {
        html_format(writer, "<td class=\"so\">%d</td>",
                    matrix_count(list->matrix, plan, -1, (Standing)s));
    }
    html_markup(writer, "<td>");
    open_link(writer, site_comparison_name(writer->pool, list->site->plan[plan]));
    html_say(writer, N_("xem từng mục tiêu"));
    html_markup(writer, "</a></td>");
    write_pairs(list, plan);
    html_markup(writer, "</tr>\n");
}

static void write_list(List *list, SiteEmit emit, void *context)
{
    static const char *const HEADS[] = {N_("Kế hoạch"),
                                        N_("Cao hơn quốc gia"),
                                        N_("Bằng"),
                                        N_("Thấp hơn"),
                                        N_("Không nêu"),
                                        N_("Không so được"),
                                        N_("Thấp hơn hoặc không nêu"),
                                        N_("So với kế hoạch khác"),
                                        NULL};
    SitePage frame = {SITE_COMPARE_FOLDER "/" HTML_INDEX_FILE,
                      html_said(N_("So sánh các kế hoạch")),
                      N_("Mỗi kế hoạch so với mục tiêu quốc gia và với kế hoạch khác; mỗi kết quả "
                         "đều ghi lý do."),
                      NULL, 0};
    HtmlWriter *writer = list->writer = site_page_begin(list->site, &frame, HTML_PAGES);
    html_markup(writer, "<p>");
    open_link(writer, SITE_MATRIX_NAME);
    html_say(writer, N_("Ma trận chỉ tiêu của mọi kế hoạch"));
    html_markup(writer, "</a></p>\n");
    if (list->site->count > ALL_PAIRS) {
        html_markup(writer, "<p>");
        html_say_text(writer, html_said_format(writer,
                                               N_("Vì có hơn %d kế hoạch, mỗi kế hoạch chỉ được so "
                                                  "với kế hoạch có lời văn gần nhất; hai kế hoạch "
                                                  "bất kỳ: lệnh kehoach compare."),
                                               ALL_PAIRS));
        html_markup(writer, "</p>\n");
    }
    site_table_begin(writer, html_said(N_("Số mục tiêu quốc gia theo kết quả so sánh")), HEADS);
    for (int plan = 0; plan < list->matrix->plans; plan++) {
        write_plan(list, plan);
    }
    site_table_end(writer);
    HtmlMade made = site_page_end(writer);
    site_emit_pages(frame.path, &made, emit, context);
}

/* ---- all of them ---- */

/* The first piece is the matrix; then one a plan, then one a pair. These have no PDF: there are as
 * many as plans and pairs, and all of them are made anew when one plan changes. They are printed
 * from the browser, or by "kehoach compare --cap-tren" or "--tinh". */
static void write_piece(const Site *site, guint index, const void *what, SiteEmit emit,
                        void *context)
{
    const List *list = what;
    Site part = *site;
    Pool *pool = pool_new();
    if (index == 0) {
        write_matrix(&part, SITE_MATRIX_NAME, list->matrix, emit, context);
    } else if (index <= site->count) {
        int place = (int)index - 1;
        Matrix *matrix = matrix_part(list->matrix, &place, 1);
        part.print = NULL;
        write_superior(&part, site_comparison_name(pool, site->plan[place]), matrix, emit, context);
        matrix_free(matrix);
    } else {
        const PlanPair *pair =
            &g_array_index(list->pairs, PlanPair, index - 1 - (guint)site->count);
        bool turned = is_turned(site->plan[pair->a], site->plan[pair->b]);
        int place[] = {turned ? pair->b : pair->a, turned ? pair->a : pair->b};
        part.print = NULL;
        write_pair(&part, pair_name(pool, site->plan[pair->a], site->plan[pair->b]),
                   pair_of_wordings(matrix_part(list->matrix, place, 2), list->wording[place[0]],
                                    list->wording[place[1]]),
                   emit, context);
    }
    pool_free(pool);
}

static void read_wording(const Site *site, guint index, const void *what, SiteEmit emit,
                         void *context)
{
    (void)emit;
    (void)context;
    const List *list = what;
    list->wording[index] = wording_new(site->plan[index]);
    if (site->count > ALL_PAIRS) {
        list->sketch[index] = sketch_new(list->wording[index]);
    }
}

/* Every plan is read once, however many it is held against; one alone is not read at all. */
static void find_pairs(List *list, SiteEmit emit, void *context)
{
    size_t count = list->site->count;
    list->wording = g_new0(Wording *, count + 1);
    list->sketch = g_new0(Sketch *, count + 1);
    if (count > 1) {
        site_spread(list->site, (guint)count, false, read_wording, list, emit, context);
    }
    list->pairs =
        nearest_pairs((const Sketch *const *)(const void *)list->sketch, count, ALL_PAIRS);
    list->pairs_of = g_new(GArray *, count + 1);
    for (size_t i = 0; i < count; i++) {
        list->pairs_of[i] = g_array_new(FALSE, FALSE, sizeof(guint));
    }
    for (guint i = 0; i < list->pairs->len; i++) {
        const PlanPair *pair = &g_array_index(list->pairs, PlanPair, i);
        g_array_append_val(list->pairs_of[pair->a], i);
        g_array_append_val(list->pairs_of[pair->b], i);
    }
}

static void forget_pairs(List *list)
{
    for (size_t i = 0; i < list->site->count; i++) {
        wording_free(list->wording[i]);
        g_free(list->sketch[i]);
        g_array_free(list->pairs_of[i], TRUE);
    }
    g_free(list->wording);
    g_free(list->sketch);
    g_free(list->pairs_of);
    g_array_free(list->pairs, TRUE);
}

void site_write_comparisons(const Site *site, SiteEmit emit, void *context)
{
    Site official = *site;
    Pool *pool = pool_new();
    official.plan = site_official_plans(site, pool, &official.count);
    List list = {.site = &official,
                 .matrix = matrix_new(site->catalogue, official.plan, official.count)};
    find_pairs(&list, emit, context);
    site_spread(&official, 1 + (guint)official.count + list.pairs->len, false, write_piece, &list,
                emit, context);
    write_list(&list, emit, context);
    forget_pairs(&list);
    matrix_free(list.matrix);
    pool_free(pool);
}
