/* kehoach build: every chosen plan in all its forms, and what is about all of them. */
#include "commands/commands.h"

#include "base/message.h"
#include "base/output.h"
#include "build/build.h"
#include "commands/options.h"
#include "commands/outputs.h"
#include "commands/rights.h"
#include "commands/summary.h"
#include "html/html.h"
#include "site/site.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach build [tùy chọn] [kế hoạch…]\n"
       "\n"
       "Tạo PDF và HTML cho các kế hoạch; không nêu kế hoạch nào thì tạo tất cả và trang mục lục.\n"
       "Chỉ tạo lại những gì đã đổi từ lần trước.\n"
       "Kế hoạch: tên thư mục như thanh-hoa/134-2022, phần cuối như 134-2022, hoặc đường dẫn.\n"
       "\n"
       "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
       "  -o, --output THƯ-MỤC    thư mục kết quả (mặc định: output)\n"
       "  -f, --fonts THƯ-MỤC     thư mục có phong-chu.ini (mặc định: fonts)\n"
       "  -j, --jobs SỐ           số kế hoạch làm cùng lúc (mặc định: số lõi của máy)\n"
       "      --force             tạo lại tất cả, kể cả những gì không đổi\n"
       "      --prune             xóa tệp do lần trước tạo mà nay không còn tạo nữa\n"
       "  -v, --verbose           in cả từng tệp, những gì giữ nguyên, và vì sao phải tạo lại\n"
       "  -u, --site-url ĐỊA-CHỈ  nơi sẽ đặt kết quả, như https://kehoach.gov.vn/; có nó mới tạo\n"
       "                          được sitemap.xml và địa chỉ chính thức của từng trang\n"
       "      --json              in kết quả dưới dạng JSON\n"
       "  -q, --quiet             không in tiến độ\n"
       "  -h, --help              in hướng dẫn này\n"
       "\n"
       "Kết thúc với 0 nếu tốt, 1 nếu có lỗi trong nguồn, 2 nếu dùng sai, 3 nếu không đọc hoặc ghi "
       "được.\n");

#define MOST_JOBS 256

/* What build takes beside the common options. */
typedef struct BuildOptions {
    gint jobs;
    gboolean force, prune, verbose, json;
    char *site_url; /* as in HtmlPage */
} BuildOptions;

/* One plan on its way. */
typedef struct Task {
    Work *work;
    Product product;
    bool through; /* and so is everything about it */
} Task;

typedef struct Build {
    const Options *options;
    const BuildOptions *own;
    Works *works;
    BuildPlace place;
    Digest key[KEY_COUNT]; /* what is the same for all products */
    Task *task;
    Product **product; /* of each task */
    guint count;
    Product site;
    guint *chosen; /* indices of the tasks of one run of the schedule */
    guint chosen_count;
    FontSet *fonts;
    HtmlKits *kits;
    GPtrArray *shared, *vanished, *deleted;
    Summary summary;
    guint done, told; /* plans that are through; of those, in order, the ones that were told of */
    int lock;
    Rights rights;
} Build;

/* ---- what is up to date ---- */

static char *catalogue_folder(const Build *build)
{
    return g_build_filename(build->options->content, "danh-muc", NULL);
}

/* An option that changes outputs has to be part of one of these. */
static void find_common_keys(Build *build)
{
    Seen *seen = build->place.seen;
    GPtrArray *files = font_manifest_files(build->options->fonts);
    build->key[KEY_FONTS] = digest_files(seen, files);
    g_ptr_array_unref(files);

    char *folder = catalogue_folder(build);
    (void)digest_folder(seen, folder, &build->key[KEY_CATALOGUE]);
    g_free(folder);

    const char *url = build->own->site_url;
    build->key[KEY_ADDRESS] = digest_of_bytes(url ? url : "", url ? strlen(url) : 0);

    Digest program[2] = {digest_program(seen)};
    char *words = message_catalogue_file();
    (void)seen_digest(seen, words, &program[1]);
    g_free(words);
    build->key[KEY_PROGRAM] = digest_of_bytes(program, sizeof program);
}

static void examine_plan(void *context, guint index)
{
    Build *build = context;
    Task *task = &build->task[index];
    memcpy(task->product.key, build->key, sizeof build->key);
    task->product.known =
        digest_folder(build->place.seen, task->work->folder, &task->product.key[KEY_SOURCES]);
    product_examine(&task->product, &build->place, build->own->force);
}

/* ---- making plans ---- */

static guint count_jobs(const Build *build)
{
    return build->own->jobs > 0 ? (guint)build->own->jobs : schedule_cores();
}

/* The pictures that the pages show, a damaged one of which would have been found before. */
static bool stage_images(Build *build, Product *product, const Plan *plan)
{
    bool good = true;
    for (guint i = 0; i < plan->images->len && good; i++) {
        const PlanImage *image = g_ptr_array_index(plan->images, i);
        if (image->again) {
            continue;
        }
        const ImageData *data = image->image ? image_data(image->image) : NULL;
        good = data && product_stage(product, &build->place, image->file, g_bytes_ref(data->file));
    }
    return good;
}

/* The files that the plan's own, which is among the outputs, names: as they are. */
static bool stage_sources(Build *build, Product *product, const Plan *plan)
{
    bool good = true;
    for (int i = 0; i < plan->file_count && good; i++) {
        const SourceFile *file = plan->files[i];
        char *name = g_path_get_basename(file->path);
        char *path = g_build_filename(OUTPUT_SOURCE_FOLDER, name, NULL);
        if (strcmp(name, OUTPUT_SOURCE_NAME) != 0) {
            good = product_stage(product, &build->place, path,
                                 g_bytes_new_static(file->text, file->length));
        }
        g_free(path);
        g_free(name);
    }
    return good;
}

/* Source of some 200 pages: of a longer plan not all is made at once, which would hold too much
 * memory. */
#define SHORT_MAX ((size_t)512 * 1024)

/* As in OutputRun: the fragment of a long plan is made alone. */
#define ALL_EDITIONS (HTML_PAGES | HTML_EDITION(HTML_FRAGMENT))

/* The print takes as long as all the other outputs together and needs none of them: a core that has
 * no plan of its own makes it meanwhile, of a short plan. */
typedef struct Print {
    OutputRun run;
    GBytes *bytes;
    HtmlKit *kit;
    GThread *thread; /* NULL: it was made before the others */
} Print;

static gpointer make_print(gpointer data)
{
    Print *print = data;
    print->bytes = PLAN_OUTPUTS[PLAN_PRINT].make(&print->run);
    return NULL;
}

static bool is_short(const Plan *plan)
{
    size_t length = 0;
    for (int i = 0; i < plan->file_count; i++) {
        length += plan->files[i]->length;
    }
    return length <= SHORT_MAX;
}

static void begin_print(Build *build, Print *print, const OutputRun *run)
{
    *print = (Print){.run = *run};
    print->run.findings = findings_new();
    if (build->chosen_count < count_jobs(build) && is_short(run->plan)) {
        print->kit = html_kit_take(build->kits);
        print->run.fonts = print->kit->fonts;
        print->thread = g_thread_try_new("print", make_print, print, NULL);
    }
    if (!print->thread) {
        (void)make_print(print);
    }
}

/* Stages the print; gives whether it is whole. */
static bool end_print(Build *build, Print *print, Product *product)
{
    if (print->thread) {
        g_thread_join(print->thread);
    }
    bool good = print->bytes && findings_count(print->run.findings, SEVERITY_ERROR) == 0 &&
                product_stage(product, &build->place, PLAN_OUTPUTS[PLAN_PRINT].file,
                              g_bytes_ref(print->bytes));
    g_bytes_unref(print->bytes);
    product->record->pages = print->run.page_count;
    findings_merge(product->findings, print->run.findings);
    findings_free(print->run.findings);
    if (print->kit) {
        html_kit_give_back(build->kits, print->kit);
    }
    return good;
}

/* They take their places in one order, whoever makes them, so that the same one fails first. Stops
 * at the first that cannot be made: its cause holds for the others too. */
static bool stage_outputs(Build *build, Product *product, OutputRun *run)
{
    Print print;
    begin_print(build, &print, run);
    output_offer(&PLAN_OUTPUTS[PLAN_PRINT], run);
    bool beside = print.thread;
    GBytes **made = g_new0(GBytes *, PLAN_OUTPUT_COUNT);
    size_t before = findings_count(run->findings, SEVERITY_ERROR);
    for (size_t i = PLAN_PRINT + 1; beside && i < PLAN_OUTPUT_COUNT; i++) {
        made[i] = output_make(&PLAN_OUTPUTS[i], run);
    }
    bool good = end_print(build, &print, product);
    for (size_t i = PLAN_PRINT + 1; i < PLAN_OUTPUT_COUNT && good; i++) {
        made[i] = beside ? made[i] : output_make(&PLAN_OUTPUTS[i], run);
        good = findings_count(run->findings, SEVERITY_ERROR) == before;
        if (good && made[i]) {
            good = product_stage(product, &build->place, PLAN_OUTPUTS[i].file,
                                 g_steal_pointer(&made[i]));
        }
    }
    for (size_t i = 0; i < PLAN_OUTPUT_COUNT; i++) {
        g_bytes_unref(made[i]);
    }
    g_free(made);
    return good && stage_images(build, product, run->plan) &&
           stage_sources(build, product, run->plan) && product_stage_record(product, &build->place);
}

/* Sources that changed while they were read make a product of nobody knows what. */
static void check_unchanged(Build *build, Task *task)
{
    Digest now;
    Product *product = &task->product;
    product->known = product->known && digest_folder(build->place.seen, task->work->folder, &now) &&
                     digest_equal(&now, &product->key[KEY_SOURCES]);
}

static void make_plan(void *context, guint index)
{
    Build *build = context;
    Task *task = &build->task[build->chosen[index]];
    Product *product = &task->product;
    work_read_apart(task->work, build->works->catalogue, product->findings);
    product->status = PRODUCT_FAILED;
    if (!task->work->sound) {
        return;
    }
    check_unchanged(build, task);
    product_begin(product, &build->place);
    HtmlKit *kit = html_kit_take(build->kits);
    OutputRun run = {.plan = task->work->plan,
                     .fonts = kit->fonts,
                     .findings = product->findings,
                     .site_url = build->own->site_url,
                     .downloads = g_array_new(FALSE, FALSE, sizeof(HtmlDownload)),
                     .words = kit->words,
                     .site_words = kit->site_words,
                     .editions = is_short(task->work->plan) ? ALL_EDITIONS : HTML_PAGES};
    task->work->sound = stage_outputs(build, product, &run);
    output_run_clear(&run);
    g_array_free(run.downloads, TRUE);
    html_kit_give_back(build->kits, kit);
}

static void tell_in_order(Build *build)
{
    while (build->told < build->count && build->task[build->told].through) {
        summary_plan(&build->summary, build->told++);
    }
}

static void commit_plan(void *context, guint index)
{
    Build *build = context;
    Task *task = &build->task[build->chosen[index]];
    if (task->work->sound) {
        task->work->sound = product_commit(&task->product, &build->place);
    } else {
        g_clear_pointer(&task->product.batch, output_batch_free);
    }
}

static void finish_plan(void *context, guint index)
{
    Build *build = context;
    Task *task = &build->task[build->chosen[index]];
    task->through = true;
    summary_progress(&build->summary, ++build->done, build->chosen_count, task->work->slug);
    tell_in_order(build);
}

static void choose(Build *build, bool (*is_chosen)(const Task *))
{
    build->chosen_count = 0;
    for (guint i = 0; i < build->count; i++) {
        if (is_chosen(&build->task[i])) {
            build->chosen[build->chosen_count++] = i;
        }
    }
}

static bool is_stale(const Task *task)
{
    return task->product.reason != REASON_NONE;
}

static guint64 weigh_plan(void *context, guint index)
{
    const Build *build = context;
    return work_weigh(build->task[build->chosen[index]].work);
}

static void make_plans(Build *build)
{
    for (guint i = 0; i < build->count; i++) {
        build->task[i].through = !is_stale(&build->task[i]);
    }
    tell_in_order(build);
    const ScheduleSteps steps = {
        .weigh = weigh_plan, .work = make_plan, .settle = commit_plan, .done = finish_plan};
    schedule_run(build->chosen_count, count_jobs(build), &steps, build);
}

/* ---- the site ---- */

static bool has_earlier_page(const Build *build, const Task *task)
{
    char *path = g_build_filename(build->options->output, task->work->slug, HTML_PAGE_FILE, NULL);
    bool has = g_file_test(path, G_FILE_TEST_EXISTS);
    g_free(path);
    return has;
}

/* A plan with errors stays in the index as long as its earlier page is there. */
static bool has_page(const Build *build, const Task *task)
{
    return !is_stale(task) || task->work->sound ||
           (task->work->plan && has_earlier_page(build, task));
}

/* Of a plan that could not be found, read or written now the site would say less than its page,
 * which still is there, or nothing. */
static bool has_troubled_plan(const Build *build)
{
    bool troubled = findings_count(build->works->findings, SEVERITY_FAILURE) > 0;
    for (guint i = 0; i < build->count && !troubled; i++) {
        const Task *task = &build->task[i];
        bool failed = findings_count(task->product.findings, SEVERITY_FAILURE) > 0;
        troubled = is_stale(task) && (!task->work->plan || failed) && has_earlier_page(build, task);
    }
    return troubled;
}

/* The site is made from the same sources as the plans that stand in it. */
static void examine_site(Build *build)
{
    Product *site = &build->site;
    memcpy(site->key, build->key, sizeof build->key);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < build->count; i++) {
        const Task *task = &build->task[i];
        if (has_page(build, task)) {
            g_string_append_len(all, task->work->slug, (gssize)strlen(task->work->slug) + 1);
            g_string_append_len(all, (const char *)&task->product.key[KEY_SOURCES], sizeof(Digest));
            site->known = site->known && task->product.known;
        }
    }
    site->key[KEY_SOURCES] = digest_of_bytes(all->str, all->len);
    g_string_free(all, TRUE);
    product_examine(site, &build->place, build->own->force);
}

static bool is_unread(const Task *task)
{
    return !is_stale(task);
}

/* What there is to say of a plan that is up to date was said when it was made. */
static void read_plan(void *context, guint index)
{
    Build *build = context;
    Findings *findings = findings_new();
    work_read_again(build->task[build->chosen[index]].work, build->works->catalogue, findings);
    findings_free(findings);
}

typedef struct SiteRun {
    Build *build;
    bool good;
} SiteRun;

static void stage_site_file(void *context, const char *path, GBytes *bytes)
{
    SiteRun *run = context;
    if (run->good) {
        run->good = product_stage(&run->build->site, &run->build->place, path, bytes);
    } else {
        g_bytes_unref(bytes);
    }
}

static void spread(void *spreader, guint count, SiteWeigh weigh, SiteStep work, SiteStep done,
                   void *context)
{
    const ScheduleSteps steps = {.weigh = weigh, .work = work, .done = done};
    schedule_run(count, count_jobs(spreader), &steps, context);
}

static void make_site(Build *build)
{
    choose(build, is_unread);
    const ScheduleSteps reading = {.weigh = weigh_plan, .work = read_plan};
    schedule_run(build->chosen_count, count_jobs(build), &reading, build);
    const Plan **plans = g_new0(const Plan *, build->count + 1);
    size_t count = 0;
    for (guint i = 0; i < build->count; i++) {
        const Task *task = &build->task[i];
        if (has_page(build, task) && task->work->plan) {
            plans[count++] = task->work->plan;
        }
    }
    product_begin(&build->site, &build->place);
    SiteRun run = {build, true};
    DocumentPrinter printer = {build->fonts, build->site.findings};
    Site site = {.plan = plans,
                 .count = count,
                 .catalogue = build->works->catalogue,
                 .fonts = build->fonts,
                 .kits = build->kits,
                 .print = output_print_document,
                 .print_context = &printer,
                 .spread = spread,
                 .spreader = build,
                 .url = build->own->site_url};
    site_write(&site, stage_site_file, &run);
    build->site.status = PRODUCT_FAILED;
    if (run.good && product_stage_record(&build->site, &build->place)) {
        (void)product_commit(&build->site, &build->place);
    }
    g_free(plans);
}

static bool has_shared(const Build *build)
{
    bool has = true;
    for (size_t i = 0; i < HTML_FILE_COUNT && has; i++) {
        char *path = g_build_filename(build->options->output, HTML_FILES[i].file, NULL);
        has = g_file_test(path, G_FILE_TEST_EXISTS);
        g_free(path);
    }
    return has;
}

/* Without the site, what the pages of single plans need. */
static void write_shared(Build *build)
{
    OutputBatch *batch = output_batch_new(NULL, NULL);
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    bool good = true;
    for (size_t i = 0; i < HTML_FILE_COUNT && good; i++) {
        GBytes *bytes = HTML_FILES[i].write();
        gsize length;
        const void *data = g_bytes_get_data(bytes, &length);
        char *path = g_build_filename(build->options->output, HTML_FILES[i].file, NULL);
        good = output_batch_stage(batch, path, data, length, build->site.findings);
        g_ptr_array_add(paths, path);
        g_bytes_unref(bytes);
    }
    if (good && output_batch_commit(batch, build->site.findings)) {
        g_ptr_array_extend_and_steal(build->shared, paths);
    } else {
        g_ptr_array_unref(paths);
    }
    output_batch_free(batch);
}

/* ---- what is no more ---- */

static bool is_plan(const Build *build, const char *slug)
{
    for (guint i = 0; i < build->count; i++) {
        if (strcmp(build->task[i].work->slug, slug) == 0) {
            return true;
        }
    }
    return false;
}

static void look_for_vanished(Build *build)
{
    GPtrArray *slugs = record_list(build->options->output);
    for (guint i = 0; i < slugs->len; i++) {
        const char *slug = g_ptr_array_index(slugs, i);
        if (is_plan(build, slug)) {
            continue;
        }
        if (build->own->prune) {
            product_prune_all(slug, &build->place, build->deleted);
        } else {
            g_ptr_array_add(build->vanished, g_strdup(slug));
        }
    }
    g_ptr_array_unref(slugs);
}

static void prune(Build *build, bool all)
{
    for (guint i = 0; build->own->prune && i < build->count; i++) {
        product_prune(&build->task[i].product, &build->place, build->deleted);
    }
    if (all) {
        if (build->own->prune) {
            product_prune(&build->site, &build->place, build->deleted);
        }
        look_for_vanished(build);
    }
}

/* ---- all of it ---- */

static void say_waiting(void)
{
    fputs(_("kehoach: một lần tạo khác đang ghi vào thư mục kết quả, đợi xong sẽ làm tiếp\n"),
          stderr);
}

/* A folder that is not there holds nothing to protect and is not made for nothing. */
static bool lock(Build *build)
{
    size_t before = findings_count(build->works->findings, SEVERITY_FAILURE);
    if (build->lock < 0) {
        build->lock = build_lock(build->options->output, say_waiting, build->works->findings);
    }
    return findings_count(build->works->findings, SEVERITY_FAILURE) == before;
}

static void check_words(Build *build)
{
    if (!message_catalogue_is_read()) {
        char *file = message_catalogue_file();
        findings_add(build->works->findings, FINDING_FILE_UNREADABLE, (SourcePos){0}, file,
                     message_system_error(EIO), NULL);
        g_free(file);
    }
}

/* What making needs. With a fault in a catalogue nothing counts as known, so that the next build
 * reads it and tells of it again; without a catalogue that is there nothing is made. */
static bool prepare(Build *build)
{
    build->fonts = font_set_new(build->options->fonts, build->works->findings);
    works_read_catalogue(build->works, build->options);
    build->kits = html_kits_new(build->fonts, build->works->catalogue);
    bool sound = !findings_has_errors(build->works->findings);
    for (guint i = 0; i < build->count && !sound; i++) {
        build->task[i].product.known = false;
    }
    check_words(build);
    if (!build->fonts || findings_count(build->works->findings, SEVERITY_FAILURE) > 0) {
        return false;
    }
    return lock(build);
}

/* What would have been made is not what was kept. */
static void give_up(Build *build)
{
    for (guint i = 0; i < build->chosen_count; i++) {
        build->task[build->chosen[i]].product.status = PRODUCT_FAILED;
    }
}

static void build_all(Build *build)
{
    bool all = options_choose_all(build->options);
    if (g_file_test(build->options->output, G_FILE_TEST_IS_DIR) && !lock(build)) {
        return;
    }
    find_common_keys(build);
    build->rights = rights_give_up(build->options, build->works, build->options->output);
    const ScheduleSteps examining = {.work = examine_plan};
    schedule_run(build->count, count_jobs(build), &examining, build);
    choose(build, is_stale);
    bool ready = false;
    if (build->chosen_count > 0) {
        ready = prepare(build);
        if (!ready) {
            give_up(build);
            return;
        }
    }
    make_plans(build);
    /* What was not found need not be gone. */
    bool found = findings_count(build->works->findings, SEVERITY_FAILURE) == 0;
    if (all && !has_troubled_plan(build)) {
        examine_site(build);
        if (build->site.reason != REASON_NONE && (ready || prepare(build))) {
            make_site(build);
        }
    } else if (!all && (ready || !has_shared(build))) {
        write_shared(build);
    }
    prune(build, all && found);
}

static SummaryForm choose_form(const Options *options, const BuildOptions *own)
{
    if (options->quiet || own->json) {
        return SUMMARY_SILENT;
    }
    if (own->verbose) {
        return SUMMARY_VERBOSE;
    }
    return isatty(STDOUT_FILENO) == 1 ? SUMMARY_REWRITTEN : SUMMARY_LINES;
}

/* In the order of the plans, however they were made. */
static void gather_findings(Build *build)
{
    for (guint i = 0; i < build->count; i++) {
        findings_next_batch(build->works->findings);
        findings_merge(build->works->findings, build->task[i].product.findings);
    }
    findings_next_batch(build->works->findings);
    findings_merge(build->works->findings, build->site.findings);
}

static Build open_build(const Options *options, const BuildOptions *own, Works *works)
{
    char *path = g_build_filename(options->output, BUILD_FOLDER, BUILD_SEEN_FILE, NULL);
    Build build = {
        .options = options,
        .own = own,
        .works = works,
        .place = {options->output, seen_open(path), flusher_new()},
        .task = g_new0(Task, works->work->len + 1),
        .count = works->work->len,
        .chosen = g_new0(guint, works->work->len + 1),
        .shared = g_ptr_array_new_with_free_func(g_free),
        .vanished = g_ptr_array_new_with_free_func(g_free),
        .deleted = g_ptr_array_new_with_free_func(g_free),
        .lock = -1,
    };
    g_free(path);
    build.product = g_new0(Product *, build.count + 1);
    for (guint i = 0; i < build.count; i++) {
        build.task[i].work = &g_array_index(works->work, Work, i);
        product_init(&build.task[i].product, build.task[i].work->slug);
        build.product[i] = &build.task[i].product;
    }
    product_init(&build.site, NULL);
    build.summary = (Summary){
        .form = choose_form(options, own),
        .root = options->output,
        .plan = build.product,
        .plan_count = build.count,
        .shared = build.shared,
        .vanished = build.vanished,
        .deleted = build.deleted,
        .findings = works->findings,
    };
    return build;
}

static void close_build(Build *build)
{
    seen_save(build->place.seen, options_choose_all(build->options));
    seen_free(build->place.seen);
    build_unlock(build->lock);
    rights_end(&build->rights);
    for (guint i = 0; i < build->count; i++) {
        product_clear(&build->task[i].product);
    }
    product_clear(&build->site);
    flusher_free(build->place.flusher);
    html_kits_free(build->kits);
    font_set_free(build->fonts);
    g_ptr_array_unref(build->shared);
    g_ptr_array_unref(build->vanished);
    g_ptr_array_unref(build->deleted);
    g_free(build->product);
    g_free(build->chosen);
    g_free(build->task);
}

static int run_build(const Options *options, const BuildOptions *own)
{
    Works works = works_choose(options);
    Build build = open_build(options, own, &works);
    if (build.count > 0) {
        build_all(&build);
    }
    gather_findings(&build);
    if (options_choose_all(options)) {
        build.summary.site = &build.site;
    }
    summary_end(&build.summary);
    if (own->json) {
        build.summary.status = works_status(&works);
        summary_print_json(&build.summary);
    }
    close_build(&build);
    return works_close(&works);
}

/* GLib takes spaces and signs in the name of a host and encodes them, which no server is called. */
static bool is_host(const char *name)
{
    for (const char *p = name; *p; p++) {
        if ((guchar)*p < 0x80 && !g_ascii_isalnum(*p) && !strchr("-.:", *p)) {
            return false;
        }
    }
    return *name;
}

/* "https://kehoach.gov.vn/tinh/" with a slash at the end; NULL if it is no address of a folder on
 * the web. */
static char *read_site_url(const char *typed)
{
    GUri *uri = g_uri_parse(typed, G_URI_FLAGS_NONE, NULL);
    const char *scheme = uri ? g_uri_get_scheme(uri) : "";
    bool web = strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0;
    bool plain = web && g_uri_get_host(uri) && is_host(g_uri_get_host(uri)) &&
                 !g_uri_get_query(uri) && !g_uri_get_fragment(uri) && !g_uri_get_userinfo(uri);
    char *url = plain ? g_uri_to_string(uri) : NULL;
    g_clear_pointer(&uri, g_uri_unref);
    if (url && !g_str_has_suffix(url, "/")) {
        char *folder = g_strconcat(url, "/", NULL);
        g_free(url);
        url = folder;
    }
    return url;
}

/* Reads what was typed into what HtmlPage wants; false, told, if it is no such address. */
static bool take_site_url(BuildOptions *own)
{
    if (!own->site_url) {
        return true;
    }
    char *url = read_site_url(own->site_url);
    if (!url) {
        fprintf(stderr,
                _("kehoach: “%s” không phải địa chỉ trang web; gõ như https://kehoach.gov.vn/ "
                  "(không có ? và #)\n"),
                own->site_url);
        return false;
    }
    g_free(own->site_url);
    own->site_url = url;
    return true;
}

int command_build(int argc, char **argv)
{
    BuildOptions own = {0};
    const GOptionEntry entries[] = {
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &own.jobs, NULL, NULL},
        {"force", 0, 0, G_OPTION_ARG_NONE, &own.force, NULL, NULL},
        {"prune", 0, 0, G_OPTION_ARG_NONE, &own.prune, NULL, NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &own.verbose, NULL, NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &own.json, NULL, NULL},
        {"site-url", 'u', 0, G_OPTION_ARG_STRING, &own.site_url, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), entries);
    if (status < 0 && (own.jobs < 0 || own.jobs > MOST_JOBS)) {
        fprintf(stderr, _("kehoach: --jobs là một số từ 1 đến %d\n"), MOST_JOBS);
        status = EXIT_USAGE;
    }
    if (status < 0 && !take_site_url(&own)) {
        status = EXIT_USAGE;
    }
    if (status < 0) {
        status = run_build(&options, &own);
    }
    g_free(own.site_url);
    options_clear(&options);
    return status;
}
