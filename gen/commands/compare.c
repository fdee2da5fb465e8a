/* kehoach compare: what changed between two plans, or two revisions of one. */
#include "commands/commands.h"

#include "base/message.h"
#include "commands/compare-outputs.h"
#include "commands/compare-views.h"
#include "commands/options.h"
#include "commands/revision.h"
#include "commands/rights.h"
#include "compare/compare.h"

#include <stdio.h>
#include <string.h>

static const char USAGE[] = N_(
    "Cách dùng: kehoach compare [tùy chọn] TRƯỚC SAU\n"
    "           kehoach compare [tùy chọn] --rev CŨ[..MỚI] KẾ-HOẠCH\n"
    "           kehoach compare [tùy chọn] --chi-tieu|--cap-tren [kế hoạch…]\n"
    "\n"
    "So sánh hai kế hoạch, hoặc hai bản của một kế hoạch trong kho git, và tạo: bản so sánh từng\n"
    "chữ (so-sanh.pdf, so-sanh.html), bảng “Trước | Sau | Ghi chú” (bang-so-sanh.pdf,\n"
    "bang-so-sanh.html) và danh sách cho máy (so-sanh.json). Không khác nhau thì không tạo gì.\n"
    "Đánh số lại, chữ đậm, chữ nghiêng, vị trí dấu thanh không tính là thay đổi.\n"
    "\n"
    "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
    "  -o, --output THƯ-MỤC    thư mục kết quả (mặc định: output/so-sanh/TRƯỚC--SAU)\n"
    "  -f, --fonts THƯ-MỤC     thư mục phông chữ (mặc định: fonts)\n"
    "  --rev CŨ[..MỚI]         bản trong git; không nêu MỚI thì so với thư mục hiện nay\n"
    "  --chi-tieu              ma trận chỉ tiêu: mục tiêu của các kế hoạch bên cạnh mục tiêu quốc "
    "gia\n"
    "  --cap-tren              mục tiêu quốc gia mà kế hoạch đặt thấp hơn hoặc không nêu\n"
    "  --tinh                  hai kế hoạch độc lập: mục cùng nội dung, lời văn trùng, chỉ tiêu; "
    "là\n"
    "                          mặc định khi hai kế hoạch của hai tỉnh\n"
    "  --ban-thao              so từng chữ như hai dự thảo, kể cả của hai tỉnh\n"
    "  --format text|json      in ra bản tóm tắt hay JSON (mặc định: text)\n"
    "  --ca-hinh-thuc          kể cả khác biệt chỉ về hình thức\n"
    "  -q, --quiet             không in gì, chỉ tạo tệp\n"
    "  -h, --help              in hướng dẫn này\n"
    "\n"
    "Kết thúc với 0 nếu không có thay đổi, 1 nếu có, 2 nếu dùng sai, 3 nếu không đọc hoặc ghi "
    "được.\n");

typedef struct Request {
    char *revisions, *format;
    gboolean form, targets, superior, provinces, drafts;
    bool own_output; /* --output was given */
} Request;

/* ---- outputs ---- */

/* "thanh-hoa/134-2022" as one name. */
static char *flat_name(const char *slug)
{
    return g_strdelimit(g_strdup(slug), "/", '-');
}

static char *output_folder(const Options *options, const Request *request, const char *before,
                           const char *after)
{
    if (request->own_output) {
        return g_strdup(options->output);
    }
    char *a = flat_name(before), *b = flat_name(after);
    char *name = g_strconcat(a, "--", b, NULL);
    char *folder = g_build_filename(options->output, "so-sanh", name, NULL);
    g_free(name);
    g_free(a);
    g_free(b);
    return folder;
}

/* Nothing is made of two plans that are the same. With --output the folder is an outputs' root of
 * its own. */
static bool write_outputs(const Comparison *comparison, const Options *options,
                          const Request *request, const char *folder, Findings *findings)
{
    if (comparison->count == 0) {
        return true;
    }
    FontSet *fonts = font_set_new(options->fonts, findings);
    char *name = g_path_get_basename(folder);
    char *slug = request->own_output ? g_strdup("") : g_strconcat("so-sanh/", name, NULL);
    bool good = fonts && compare_outputs_write(comparison, options->output, slug, fonts, findings);
    font_set_free(fonts);
    g_free(slug);
    g_free(name);
    return good;
}

static void print_comparison(const Comparison *comparison, const Request *request)
{
    if (g_strcmp0(request->format, "json") == 0) {
        GBytes *bytes = compare_write_json(comparison);
        gsize length;
        const void *data = g_bytes_get_data(bytes, &length);
        fwrite(data, 1, length, stdout);
        g_bytes_unref(bytes);
        return;
    }
    char *text = compare_write_text(comparison);
    fputs(text, stdout);
    g_free(text);
}

/* ---- the two plans ---- */

/* Reads the plan from a copy of its folder as of a revision, and calls it by that. */
static void set_revision(Work *work, const char *copy, const char *revision)
{
    work->shown = g_strconcat(revision, ":", work->folder, NULL);
    char *slug = g_strconcat(work->slug, "@", revision, NULL);
    g_free(work->folder);
    g_free(work->slug);
    work->folder = g_strdup(copy);
    work->slug = slug;
}

static Work *work_at(const Works *works, guint i)
{
    return &g_array_index(works->work, Work, i);
}

static bool has_errors(const Works *works)
{
    return findings_has_errors(works->findings) || works->misused;
}

static bool is_json(const Request *request)
{
    return g_strcmp0(request->format, "json") == 0;
}

/* What was asked for; the first of several, which is_used_well() refuses. */
static CompareView view_of(const Request *request)
{
    return request->targets     ? VIEW_TARGETS
           : request->superior  ? VIEW_SUPERIOR
           : request->provinces ? VIEW_PROVINCES
                                : VIEW_CHANGES;
}

static int compare_works(Works *works, const Options *options, const Request *request)
{
    works_read_catalogue(works, options);
    for (guint i = 0; i < 2; i++) {
        work_read(works, work_at(works, i));
    }
    const Work *a = work_at(works, 0), *b = work_at(works, 1);
    if (!a->sound || !b->sound) {
        return EXIT_TROUBLE;
    }
    if (!request->drafts && !request->revisions && compare_is_provinces(a->plan, b->plan)) {
        return compare_view_read(works, options, VIEW_PROVINCES, is_json(request));
    }
    Comparison *comparison =
        compare_plans(a->plan, b->plan, (CompareOptions){.form = request->form});
    char *folder = output_folder(options, request, a->slug, b->slug);
    bool good = write_outputs(comparison, options, request, folder, works->findings);
    if (good && !options->quiet) {
        print_comparison(comparison, request);
    }
    int status = !good ? EXIT_TROUBLE : comparison->count > 0 ? EXIT_FINDINGS : EXIT_WELL;
    g_free(folder);
    comparison_free(comparison);
    return status;
}

/* One plan as it was, and as it was later or is now. */
static int compare_revisions(Works *works, const Options *options, const Request *request)
{
    char **name = g_strsplit(request->revisions, "..", 2);
    char *folder = g_strdup(work_at(works, 0)->folder), *slug = g_strdup(work_at(works, 0)->slug);
    Work now = {g_strdup(folder), g_strdup(slug), NULL, false, NULL};
    g_array_append_val(works->work, now);
    Aside *taken[2] = {NULL, NULL};
    bool good = true;
    for (guint i = 0; i < 2 && name[i] && *name[i] && good; i++) {
        taken[i] = revision_take(folder, name[i]);
        good = taken[i] != NULL;
        if (good) {
            set_revision(work_at(works, i), aside_path(taken[i]), name[i]);
        }
    }
    int status = good ? compare_works(works, options, request) : EXIT_TROUBLE;
    aside_drop(taken[0]);
    aside_drop(taken[1]);
    g_free(slug);
    g_free(folder);
    g_strfreev(name);
    return status;
}

static bool is_used_well(const Options *options, const Request *request)
{
    guint named = options->rest ? g_strv_length(options->rest) : 0;
    bool format = !request->format || strcmp(request->format, "text") == 0 ||
                  strcmp(request->format, "json") == 0;
    bool revisions = !request->revisions || *request->revisions;
    bool since = !request->revisions || !g_str_has_prefix(request->revisions, "..");
    bool one = request->targets + request->superior + request->provinces + request->drafts +
                   (request->revisions != NULL) <=
               1;
    bool any = request->targets || request->superior;
    return format && revisions && since && one && (any || named == (request->revisions ? 1U : 2U));
}

static int compare_chosen(const Options *options, const Request *request)
{
    if (!is_used_well(options, request)) {
        fprintf(stderr, "%s", _(USAGE));
        return EXIT_USAGE;
    }
    Works works = works_choose(options);
    int status = EXIT_TROUBLE;
    if (has_errors(&works)) {
        return works_close(&works);
    }
    CompareView view = view_of(request);
    Rights rights = {NULL, NULL};
    bool any = view == VIEW_TARGETS || view == VIEW_SUPERIOR;
    if (!any && works.work->len != (request->revisions ? 1U : 2U)) {
        fputs(_("kehoach: cần nêu đúng hai kế hoạch, bằng tên đầy đủ\n"), stderr);
        works_close(&works);
        return EXIT_USAGE;
    }
    /* Of revisions git is asked, and their files are deleted in the end. */
    if (!request->revisions) {
        rights = rights_give_up(options, &works, options->output);
    }
    if (view != VIEW_CHANGES) {
        status = compare_view(&works, options, view, is_json(request));
    } else {
        status = request->revisions ? compare_revisions(&works, options, request)
                                    : compare_works(&works, options, request);
    }
    rights_end(&rights);
    works_close(&works);
    return status;
}

int command_compare(int argc, char **argv)
{
    Options options;
    Request request = {0};
    const GOptionEntry own[] = {
        {"rev", 0, 0, G_OPTION_ARG_STRING, &request.revisions, NULL, NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &request.format, NULL, NULL},
        {"chi-tieu", 0, 0, G_OPTION_ARG_NONE, &request.targets, NULL, NULL},
        {"cap-tren", 0, 0, G_OPTION_ARG_NONE, &request.superior, NULL, NULL},
        {"tinh", 0, 0, G_OPTION_ARG_NONE, &request.provinces, NULL, NULL},
        {"ban-thao", 0, 0, G_OPTION_ARG_NONE, &request.drafts, NULL, NULL},
        {"ca-hinh-thuc", 0, 0, G_OPTION_ARG_NONE, &request.form, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    for (int i = 1; i < argc; i++) {
        request.own_output = request.own_output || g_str_has_prefix(argv[i], "-o") ||
                             g_str_has_prefix(argv[i], "--output");
    }
    int status = options_parse(&options, argc, argv, _(USAGE), own);
    if (status < 0) {
        status = compare_chosen(&options, &request);
    }
    g_free(request.revisions);
    g_free(request.format);
    options_clear(&options);
    return status;
}
