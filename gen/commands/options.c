#include "commands/options.h"

#include "base/message.h"
#include "base/names.h"
#include "base/nearest.h"
#include "commands/commands.h"
#include "commands/installed.h"
#include "report/text.h"
#include "source/source.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* The manifest beside the program's own data, when the working folder has none. */
static char *default_fonts(void)
{
    if (g_file_test("fonts/phong-chu.ini", G_FILE_TEST_EXISTS)) {
        return g_strdup("fonts");
    }
    char *folder = installed_folder("fonts");
    return folder ? folder : g_strdup("fonts");
}

static void add_names(GPtrArray *names, const GOptionEntry *entries)
{
    for (const GOptionEntry *e = entries; e && e->long_name; e++) {
        if (*e->long_name) {
            g_ptr_array_add(names, g_strconcat("--", e->long_name, NULL));
        }
    }
}

static void print_unknown_option(const char *option, const GOptionEntry *common,
                                 const GOptionEntry *own)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    add_names(names, common);
    add_names(names, own);
    const char *near = nearest_name(option, (const char *const *)names->pdata, names->len);
    if (near) {
        fprintf(stderr, _("kehoach: không có tùy chọn “%s”; có phải “%s”?\n"), option, near);
    } else {
        fprintf(stderr, _("kehoach: không có tùy chọn “%s”\n"), option);
    }
    g_ptr_array_free(names, TRUE);
}

/* GLib's texts are English; they end with the option they are about. */
static void print_option_fault(const GError *error, char *const *argv, const GOptionEntry *common,
                               const GOptionEntry *own)
{
    const char *option = NULL;
    for (int i = 1; argv[i] && !option; i++) {
        if (argv[i][0] == '-' && g_str_has_suffix(error->message, argv[i])) {
            option = argv[i];
        }
    }
    if (!option) {
        fputs(_("kehoach: tùy chọn không đúng\n"), stderr);
    } else if (error->code == G_OPTION_ERROR_UNKNOWN_OPTION) {
        print_unknown_option(option, common, own);
    } else {
        fprintf(stderr, _("kehoach: sau tùy chọn “%s” phải ghi giá trị của nó\n"), option);
    }
}

static bool takes_value(const GOptionEntry *entries, char letter)
{
    for (const GOptionEntry *e = entries; e && e->long_name; e++) {
        if (e->short_name == letter) {
            return e->arg != G_OPTION_ARG_NONE;
        }
    }
    return false;
}

/* GLib knows "-j 4" but not "-j4". */
static char **part_values(int argc, char *const *argv, const GOptionEntry *common,
                          const GOptionEntry *own)
{
    GStrvBuilder *parted = g_strv_builder_new();
    bool options = true;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        options = options && strcmp(word, "--") != 0;
        if (options && word[0] == '-' && word[1] && word[1] != '-' && word[2] &&
            (takes_value(common, word[1]) || takes_value(own, word[1]))) {
            const char option[] = {'-', word[1], '\0'};
            g_strv_builder_add(parted, option);
            word += 2;
        }
        g_strv_builder_add(parted, word);
    }
    char **words = g_strv_builder_end(parted);
    g_strv_builder_unref(parted);
    return words;
}

int options_parse(Options *options, int argc, char **argv, const char *usage,
                  const GOptionEntry *own)
{
    *options = (Options){0};
    GOptionEntry entries[] = {
        {"content", 'c', 0, G_OPTION_ARG_FILENAME, &options->content, NULL, NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, NULL, NULL},
        {"fonts", 'f', 0, G_OPTION_ARG_FILENAME, &options->fonts, NULL, NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, NULL, NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &options->help, NULL, NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new(NULL);
    /* GLib's own help is English and knows nothing of the verbs. */
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    if (own) {
        g_option_context_add_main_entries(context, own, NULL);
    }
    GError *error = NULL;
    char **words = part_values(argc, argv, entries, own);
    bool good = g_option_context_parse_strv(context, &words, &error);
    g_option_context_free(context);
    if (!good) {
        print_option_fault(error, words, entries, own);
        fprintf(stderr, "%s", usage);
        g_clear_error(&error);
    }
    g_strfreev(words);
    if (!good) {
        return EXIT_USAGE;
    }
    if (options->help) {
        printf("%s", usage);
        return EXIT_WELL;
    }
    if (!options->content) {
        options->content = g_strdup("content");
    }
    if (!options->output) {
        options->output = g_strdup("output");
    }
    if (!options->fonts) {
        options->fonts = default_fonts();
    }
    return -1;
}

void options_clear(Options *options)
{
    g_free(options->content);
    g_free(options->output);
    g_free(options->fonts);
    g_strfreev(options->rest);
}

static void add_work(GArray *works, const char *folder, const char *slug)
{
    Work work = {g_strdup(folder), g_strdup(slug), NULL, false, NULL};
    g_array_append_val(works, work);
}

/* "thanh-hoa/134-2022" is chosen by itself and by "134-2022". */
static bool names_slug(const char *name, const char *slug)
{
    if (strcmp(name, slug) == 0) {
        return true;
    }
    const char *last = strrchr(slug, '/');
    return last && strcmp(name, last + 1) == 0;
}

/* A folder that is named by its path: its slug is its last two parts below a "tinh" folder, else
 * its own name. */
static char *slug_of_folder(const char *folder)
{
    char *path = g_canonicalize_filename(folder, NULL);
    char *name = g_path_get_basename(path);
    char *above = g_path_get_dirname(path);
    char *parent = g_path_get_basename(above);
    char *root = g_path_get_dirname(above);
    char *top = g_path_get_basename(root);
    char *slug = strcmp(top, "tinh") == 0 ? g_strconcat(parent, "/", name, NULL) : g_strdup(name);
    g_free(top);
    g_free(root);
    g_free(parent);
    g_free(above);
    g_free(name);
    g_free(path);
    return slug;
}

/* The slug meant by a mistyped name: near it as a whole, or near its last part. */
static const char *nearest_slug(const GArray *found, const char *name)
{
    guint n = found->len;
    const char **names = g_new0(const char *, (size_t)n * 2 + 1);
    for (guint i = 0; i < n; i++) {
        const char *slug = g_array_index(found, SourceFolder, i).slug;
        const char *last = strrchr(slug, '/');
        names[i] = slug;
        names[n + i] = last ? last + 1 : slug;
    }
    const char *near = nearest_name(name, names, (size_t)n * 2);
    const char *slug = NULL;
    for (guint i = 0; near && !slug && i < 2 * n; i++) {
        slug = names[i] == near ? names[i % n] : NULL;
    }
    g_free(names);
    return slug;
}

/* The slugs of the plans below a folder, as messages list them; g_free it. */
static char *slugs_below(const GArray *found, const char *folder)
{
    GPtrArray *slugs = g_ptr_array_new();
    char *path = g_canonicalize_filename(folder, NULL);
    char *start = g_str_has_suffix(path, "/") ? g_strdup(path) : g_strconcat(path, "/", NULL);
    for (guint i = 0; i < found->len; i++) {
        const SourceFolder *f = &g_array_index(found, SourceFolder, i);
        char *plan = g_canonicalize_filename(f->folder, NULL);
        if (g_str_has_prefix(plan, start)) {
            g_ptr_array_add(slugs, f->slug);
        }
        g_free(plan);
    }
    char *list = names_listed((const char *const *)slugs->pdata, slugs->len);
    g_free(start);
    g_free(path);
    g_ptr_array_unref(slugs);
    return list;
}

static void add_unknown_plan(Works *works, const GArray *found, const char *name)
{
    works->misused = true;
    if (found->len == 0) {
        return; /* Why there are no plans at all is said instead. */
    }
    const char *near = nearest_slug(found, name);
    if (near) {
        findings_add(works->findings, FINDING_PLAN_UNKNOWN_NEAR, (SourcePos){0}, name, near, NULL);
        return;
    }
    char *list = slugs_below(found, "/");
    findings_add(works->findings, FINDING_PLAN_UNKNOWN, (SourcePos){0}, name, list, NULL);
    g_free(list);
}

static bool holds(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    bool there = g_file_test(path, G_FILE_TEST_EXISTS);
    g_free(path);
    return there;
}

/* A folder of plans was named where one plan is meant: true, and a finding. */
static bool is_above_plans(Works *works, const GArray *found, const char *folder)
{
    if (holds(folder, "ke-hoach.xml")) {
        return false;
    }
    bool content = holds(folder, "tinh") || holds(folder, "danh-muc");
    char *below = slugs_below(found, folder);
    bool above = content || *below;
    if (above) {
        works->misused = true;
        findings_add(works->findings,
                     content ? FINDING_PLAN_IS_CONTENT : FINDING_PLAN_IS_ABOVE_PLANS,
                     (SourcePos){0}, folder, content ? NULL : below, NULL);
    }
    g_free(below);
    return above;
}

static void choose_one(Works *works, const GArray *found, const char *name)
{
    guint before = works->work->len;
    for (guint i = 0; i < found->len; i++) {
        const SourceFolder *f = &g_array_index(found, SourceFolder, i);
        if (names_slug(name, f->slug)) {
            add_work(works->work, f->folder, f->slug);
        }
    }
    if (works->work->len > before) {
        return;
    }
    char *file = g_str_has_suffix(name, "ke-hoach.xml") ? g_path_get_dirname(name) : g_strdup(name);
    if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
        char *slug = slug_of_folder(file);
        if (!is_above_plans(works, found, file) &&
            source_check_folder(file, slug, works->findings)) {
            add_work(works->work, file, slug);
        }
        g_free(slug);
    } else {
        add_unknown_plan(works, found, name);
    }
    g_free(file);
}

static void choose_works(Works *works, const Options *options)
{
    bool all = options_choose_all(options);
    /* A missing content folder matters only if its plans are asked for. */
    Findings *found_findings = findings_new();
    GArray *found = source_find_plans(options->content, found_findings);
    if (all) {
        for (guint i = 0; i < found->len; i++) {
            const SourceFolder *f = &g_array_index(found, SourceFolder, i);
            add_work(works->work, f->folder, f->slug);
        }
    }
    for (char **name = options->rest; !all && *name; name++) {
        choose_one(works, found, *name);
    }
    if (all || (works->misused && found->len == 0)) {
        findings_merge(works->findings, found_findings);
    }
    g_array_free(found, TRUE);
    findings_free(found_findings);
}

bool options_choose_all(const Options *options)
{
    return !options->rest || !options->rest[0];
}

Works works_choose(const Options *options)
{
    Works works = {.findings = findings_new(), .work = g_array_new(FALSE, TRUE, sizeof(Work))};
    choose_works(&works, options);
    return works;
}

void works_read_catalogue(Works *works, const Options *options)
{
    /* Without plans whatever is wrong with the catalogues only follows from why there are none. */
    if (works->work->len > 0) {
        works->catalogue = source_read_catalogue(options->content, works->findings);
    }
}

static void read_plan(Work *work, const Catalogue *catalogue, bool known, Findings *findings)
{
    size_t before = findings_count(findings, SEVERITY_ERROR);
    work->plan = source_read_copy(work->folder, work->shown ? work->shown : work->folder,
                                  work->slug, catalogue, findings);
    if (work->plan) {
        plan_resolve(work->plan, findings);
    }
    if (work->plan && !known) {
        source_check_images(work->plan, findings);
    }
    work->sound = work->plan && findings_count(findings, SEVERITY_ERROR) == before;
}

void work_read_apart(Work *work, const Catalogue *catalogue, Findings *findings)
{
    read_plan(work, catalogue, false, findings);
}

void work_read_again(Work *work, const Catalogue *catalogue, Findings *findings)
{
    read_plan(work, catalogue, true, findings);
}

void work_read(Works *works, Work *work)
{
    findings_next_batch(works->findings);
    work_read_apart(work, works->catalogue, works->findings);
}

guint64 work_weigh(const Work *work)
{
    GPtrArray *names = names_in_folder(work->folder);
    guint64 weight = 0;
    for (guint i = 0; names && i < names->len; i++) {
        char *path = g_build_filename(work->folder, g_ptr_array_index(names, i), NULL);
        GStatBuf file;
        weight += g_stat(path, &file) == 0 ? (guint64)file.st_size : 0;
        g_free(path);
    }
    if (names) {
        g_ptr_array_unref(names);
    }
    return weight;
}

int works_status(const Works *works)
{
    int status = findings_exit_status(works->findings);
    return works->misused && status != EXIT_TROUBLE ? EXIT_USAGE : status;
}

int works_close(Works *works)
{
    if (works->report) {
        works->report(stdout, works->findings);
    } else {
        report_findings_to_user(works->findings);
    }
    int status = works_status(works);
    works_free(works);
    return status;
}

void works_free(Works *works)
{
    /* Findings point into the plans' source files, plans into the catalogues: freed in that order.
     */
    findings_free(works->findings);
    for (guint i = 0; i < works->work->len; i++) {
        Work *work = &g_array_index(works->work, Work, i);
        plan_free(work->plan);
        g_free(work->folder);
        g_free(work->shown);
        g_free(work->slug);
    }
    g_array_free(works->work, TRUE);
    source_catalogue_free(works->catalogue);
}
