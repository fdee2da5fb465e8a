#include "commands/preview-plans.h"

#include "base/hash.h"
#include "base/message.h"
#include "check/check.h"
#include "commands/outputs.h"
#include "commands/preview-state.h"
#include "html/html.h"
#include "site/site.h"
#include "source/source.h"

#include <string.h>

/* The catalogues as they were read once; a plan that is still shown keeps its own. */
typedef struct SharedCatalogue {
    Catalogue *catalogue;
    int holders;
    guint edition;
} SharedCatalogue;

typedef struct ShownPlan {
    char *folder, *slug;
    bool elsewhere; /* named by its path, not found in the content folder */
    bool found;     /* while the folders are looked through */
    char *digest;   /* of what was read last; NULL = not read yet */
    JsonNode *findings;
    guint edition; /* counts the versions that were shown */
    /* The last good version, or NULL. */
    Plan *plan;
    SharedCatalogue *catalogue; /* that it points into */
    GArray *downloads;          /* what its pages offer */
} ShownPlan;

struct ShownPlans {
    char *content;
    const char *editor;
    FontSet *fonts;
    Preview *preview;
    PreviewWatch *watch;
    SharedCatalogue *catalogue;
    JsonNode *catalogue_findings, *folder_findings;
    GPtrArray *plan;     /* ShownPlan, by slug */
    GHashTable *sources; /* set of the files that may be opened */
    GHashTable *site;    /* set of the paths the site's files were put at */
    guint site_edition;
    bool site_stale;
};

/* ---- catalogues ---- */

static void leave_catalogue(SharedCatalogue *shared)
{
    if (shared && --shared->holders == 0) {
        source_catalogue_free(shared->catalogue);
        g_free(shared);
    }
}

/* Catalogues with faults would make every plan seem faulty: the earlier ones go on then. */
static void read_catalogue(ShownPlans *plans)
{
    Findings *findings = findings_new();
    Catalogue *catalogue = source_read_catalogue(plans->content, findings);
    bool good = !findings_has_errors(findings);
    g_clear_pointer(&plans->catalogue_findings, json_node_unref);
    plans->catalogue_findings = preview_findings(findings, NULL, NULL);
    findings_free(findings);
    if (!good && plans->catalogue) {
        source_catalogue_free(catalogue);
        return;
    }
    SharedCatalogue *shared = g_new0(SharedCatalogue, 1);
    *shared = (SharedCatalogue){catalogue, 1, plans->catalogue ? plans->catalogue->edition + 1 : 1};
    leave_catalogue(plans->catalogue);
    plans->catalogue = shared;
}

/* ---- one plan ---- */

static void drop_version(ShownPlan *shown)
{
    plan_free(shown->plan);
    leave_catalogue(shown->catalogue);
    shown->plan = NULL;
    shown->catalogue = NULL;
}

static void free_shown(gpointer data)
{
    ShownPlan *shown = data;
    drop_version(shown);
    g_clear_pointer(&shown->findings, json_node_unref);
    g_array_free(shown->downloads, TRUE);
    g_free(shown->digest);
    g_free(shown->folder);
    g_free(shown->slug);
    g_free(shown);
}

static void put(ShownPlans *plans, const char *slug, const char *file, GBytes *bytes)
{
    char *path = g_strconcat(slug, "/", file, NULL);
    preview_put(plans->preview, path, bytes);
    g_free(path);
}

/* Makes the output and puts it; gives whether the plan has one of the kind. */
static bool put_output(ShownPlans *plans, ShownPlan *shown, const PlanOutput *output,
                       Findings *findings, GArray *downloads)
{
    OutputRun run = {.plan = shown->plan,
                     .fonts = plans->fonts,
                     .findings = findings,
                     .positions = true,
                     .downloads = downloads};
    GBytes *bytes = output_make(output, &run);
    put(plans, shown->slug, output->file, bytes);
    if (bytes) {
        g_bytes_unref(bytes);
    }
    return bytes != NULL;
}

/* The page, offering what the version before had: that is seldom another, and looking takes longer
 * than the page. */
static void put_page(ShownPlans *plans, ShownPlan *shown, Findings *findings)
{
    GArray *downloads = g_array_copy(shown->downloads);
    for (size_t i = 0; i < PLAN_OUTPUT_COUNT; i++) {
        if (strcmp(PLAN_OUTPUTS[i].file, HTML_PAGE_FILE) == 0) {
            put_output(plans, shown, &PLAN_OUTPUTS[i], findings, downloads);
        }
    }
    g_array_free(downloads, TRUE);
}

/* They are put again when they are asked for. */
static void drop_images(ShownPlans *plans, const ShownPlan *shown)
{
    for (guint i = 0; shown->plan && i < shown->plan->images->len; i++) {
        const PlanImage *image = g_ptr_array_index(shown->plan->images, i);
        if (image->file) {
            put(plans, shown->slug, image->file, NULL);
        }
    }
}

/* They are made again when they are asked for. */
static void drop_outputs(ShownPlans *plans, const ShownPlan *shown)
{
    for (size_t i = 0; i < PLAN_OUTPUT_COUNT; i++) {
        put(plans, shown->slug, PLAN_OUTPUTS[i].file, NULL);
    }
}

/* Looks what the plan offers beside its page, without making what every plan has; gives whether it
 * is something else than before. */
static bool find_downloads(ShownPlans *plans, ShownPlan *shown, Findings *findings)
{
    GArray *before = g_array_copy(shown->downloads);
    OutputRun run = {.downloads = shown->downloads};
    g_array_set_size(shown->downloads, 0);
    for (size_t i = 0; i < PLAN_OUTPUT_COUNT; i++) {
        const PlanOutput *output = &PLAN_OUTPUTS[i];
        if (output->always) {
            output_offer(output, &run);
        } else if (output->label) {
            put_output(plans, shown, output, findings, shown->downloads);
        }
    }
    bool same = before->len == shown->downloads->len;
    for (guint i = 0; same && i < before->len; i++) {
        same = strcmp(g_array_index(before, HtmlDownload, i).file,
                      g_array_index(shown->downloads, HtmlDownload, i).file) == 0;
    }
    g_array_free(before, TRUE);
    return !same;
}

/* What was read: the same digest means that nothing would change. */
static char *digest_of(const ShownPlans *plans, const Plan *plan, Findings *findings)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)&plans->catalogue->edition,
                      sizeof plans->catalogue->edition);
    for (int i = 0; plan && i < plan->file_count; i++) {
        const SourceFile *file = plan->files[i];
        g_checksum_update(sum, (const guchar *)file->path, -1);
        g_checksum_update(sum, (const guchar *)file->text, (gssize)file->length);
    }
    for (guint i = 0; plan && i < plan->images->len; i++) {
        const PlanImage *image = g_ptr_array_index(plan->images, i);
        g_checksum_update(sum, (const guchar *)(image->file ? image->file : ""), -1);
    }
    /* A file that is lacking shows in these alone. */
    JsonNode *node = preview_findings(findings, NULL, NULL);
    char *text = json_to_string(node, FALSE);
    g_checksum_update(sum, (const guchar *)text, -1);
    g_free(text);
    json_node_unref(node);
    char *digest = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    return digest;
}

static void note_sources(ShownPlans *plans, const Plan *plan, Findings *findings)
{
    for (int i = 0; plan && i < plan->file_count; i++) {
        g_hash_table_add(plans->sources, g_strdup(plan->files[i]->path));
    }
    size_t count = 0;
    const Finding *list = findings_sorted(findings, &count);
    for (size_t i = 0; i < count; i++) {
        if (list[i].pos.file) {
            g_hash_table_add(plans->sources, g_strdup(list[i].pos.file->path));
        }
    }
}

static void stale_site(ShownPlans *plans)
{
    if (!plans->site_stale) {
        GHashTableIter iter;
        gpointer path;
        g_hash_table_iter_init(&iter, plans->site);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
            preview_put(plans->preview, path, NULL);
        }
        g_hash_table_remove_all(plans->site);
        plans->site_stale = true;
    }
    plans->site_edition++;
}

/* ---- what the browsers are told ---- */

static void announce(ShownPlans *plans)
{
    JsonObject *shown_plans = json_object_new();
    for (guint i = 0; i < plans->plan->len; i++) {
        const ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        if (shown->findings) {
            JsonObject *object = json_object_new();
            json_object_set_int_member(object, "edition", shown->edition);
            json_object_set_string_member(object, "folder", shown->folder);
            json_object_set_member(object, "findings", json_node_ref(shown->findings));
            json_object_set_object_member(shown_plans, shown->slug, object);
        }
    }
    PreviewStateParts parts = {plans->editor != NULL, plans->site_edition, shown_plans,
                               plans->catalogue_findings, plans->folder_findings};
    char *state = preview_state(&parts);
    preview_announce(plans->preview, state);
    g_free(state);
}

/* ---- reading and showing a plan ---- */

static void take_findings(ShownPlan *shown, JsonNode *findings)
{
    g_clear_pointer(&shown->findings, json_node_unref);
    shown->findings = findings;
}

/* The page first, which is what the author waits for; then the check, then the rest. */
static void show_version(ShownPlans *plans, ShownPlan *shown, Plan *plan, Findings *findings)
{
    bool first = !shown->plan;
    drop_images(plans, shown);
    drop_version(shown);
    shown->plan = plan;
    shown->catalogue = plans->catalogue;
    shown->catalogue->holders++;
    shown->edition++;
    stale_site(plans);
    drop_outputs(plans, shown);
    if (!first) {
        put_page(plans, shown, findings);
        announce(plans);
    }
    check_plan(plan, NULL, findings);
    take_findings(shown, preview_findings(findings, NULL, NULL));
    if (find_downloads(plans, shown, findings)) {
        shown->edition += !first;
        put_page(plans, shown, findings);
    }
}

static void show_faults(ShownPlans *plans, ShownPlan *shown, const Plan *plan, Findings *findings)
{
    take_findings(shown, preview_findings(findings, plan, shown->plan));
    if (!shown->plan) {
        GBytes *page = preview_empty_page(
            shown->slug, _("Kế hoạch này còn lỗi nên chưa tạo được trang. Sửa các lỗi đã nêu rồi "
                           "lưu lại; trang sẽ tự hiện ra."));
        put(plans, shown->slug, HTML_PAGE_FILE, page);
        g_bytes_unref(page);
    }
}

/* Reads the plan; gives whether anything is to be shown anew. */
static bool read_shown(ShownPlans *plans, ShownPlan *shown)
{
    Findings *findings = findings_new();
    Work work = {shown->folder, shown->slug, NULL, false, NULL};
    work_read_apart(&work, plans->catalogue->catalogue, findings);
    char *digest = digest_of(plans, work.plan, findings);
    bool changed = g_strcmp0(digest, shown->digest) != 0;
    g_free(shown->digest);
    shown->digest = digest;
    if (changed) {
        note_sources(plans, work.plan, findings);
    }
    if (changed && work.sound) {
        show_version(plans, shown, work.plan, findings);
        work.plan = NULL;
    } else if (changed) {
        show_faults(plans, shown, work.plan, findings);
    }
    findings_free(findings);
    plan_free(work.plan);
    return changed;
}

/* ---- folders ---- */

static ShownPlan *find_shown(const ShownPlans *plans, const char *slug)
{
    for (guint i = 0; i < plans->plan->len; i++) {
        ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        if (strcmp(shown->slug, slug) == 0) {
            return shown;
        }
    }
    return NULL;
}

static ShownPlan *add_shown(ShownPlans *plans, const char *folder, const char *slug, bool elsewhere)
{
    ShownPlan *shown = g_new0(ShownPlan, 1);
    shown->folder = g_strdup(folder);
    shown->slug = g_strdup(slug);
    shown->elsewhere = elsewhere;
    shown->downloads = g_array_new(FALSE, FALSE, sizeof(HtmlDownload));
    g_ptr_array_add(plans->plan, shown);
    return shown;
}

static gint compare_slugs(gconstpointer a, gconstpointer b)
{
    const ShownPlan *const *x = a, *const *y = b;
    return strcmp((*x)->slug, (*y)->slug);
}

/* Takes away what is no longer there; gives whether there was any. */
static bool drop_missing(ShownPlans *plans)
{
    bool dropped = false;
    for (guint i = plans->plan->len; i-- > 0;) {
        ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        if (!shown->found && !shown->elsewhere) {
            drop_outputs(plans, shown);
            drop_images(plans, shown);
            g_ptr_array_remove_index(plans->plan, i);
            dropped = true;
        }
    }
    return dropped;
}

/* Looks which plans there are; gives whether it is others than before. */
static bool find_plans(ShownPlans *plans)
{
    bool changed = false;
    Findings *findings = findings_new();
    GArray *found = source_find_plans(plans->content, findings);
    for (guint i = 0; i < plans->plan->len; i++) {
        ((ShownPlan *)g_ptr_array_index(plans->plan, i))->found = false;
    }
    for (guint i = 0; i < found->len; i++) {
        const SourceFolder *folder = &g_array_index(found, SourceFolder, i);
        ShownPlan *shown = find_shown(plans, folder->slug);
        if (!shown) {
            shown = add_shown(plans, folder->folder, folder->slug, false);
            changed = true;
        } else if (shown->elsewhere) {
            /* It was named, but it is one of these. */
            shown->elsewhere = false;
            g_free(shown->folder);
            shown->folder = g_strdup(folder->folder);
        }
        shown->found = true;
    }
    changed = drop_missing(plans) || changed;
    g_ptr_array_sort(plans->plan, compare_slugs);
    g_array_free(found, TRUE);
    g_clear_pointer(&plans->folder_findings, json_node_unref);
    plans->folder_findings = preview_findings(findings, NULL, NULL);
    findings_free(findings);
    return changed;
}

/* The folder and, down to `depth` levels, those in it: a plan may begin in any of them. */
static void add_folders(GPtrArray *folders, const char *path, int depth)
{
    g_ptr_array_add(folders, g_strdup(path));
    GDir *dir = depth > 0 ? g_dir_open(path, 0, NULL) : NULL;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *full = g_build_filename(path, name, NULL);
        if (*name != '.' && g_file_test(full, G_FILE_TEST_IS_DIR)) {
            add_folders(folders, full, depth - 1);
        }
        g_free(full);
    }
    if (dir) {
        g_dir_close(dir);
    }
}

static void watch_folders(ShownPlans *plans)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    /* content/tinh/thanh-hoa/134-2022: three levels. */
    add_folders(folders, plans->content, 3);
    for (guint i = 0; i < plans->plan->len; i++) {
        const ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        if (shown->elsewhere) {
            g_ptr_array_add(folders, g_strdup(shown->folder));
        }
    }
    preview_watch_folders(plans->watch, (const char *const *)folders->pdata, folders->len);
    g_ptr_array_free(folders, TRUE);
}

static bool contains(const char *const *folders, size_t count, const char *folder)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(folders[i], folder) == 0) {
            return true;
        }
    }
    return false;
}

/* Watching first, then reading: what is written in between is an event again. */
static void take_changes(void *context, const char *const *folders, size_t count)
{
    ShownPlans *plans = context;
    watch_folders(plans);
    bool changed = find_plans(plans);
    if (changed) {
        stale_site(plans);
    }
    char *catalogues = g_build_filename(plans->content, "danh-muc", NULL);
    bool all = contains(folders, count, catalogues);
    g_free(catalogues);
    if (all) {
        read_catalogue(plans);
        changed = true;
    }
    for (guint i = 0; i < plans->plan->len; i++) {
        ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        /* Nobody has looked at the others yet. */
        if (shown->digest && (all || contains(folders, count, shown->folder))) {
            changed = read_shown(plans, shown) || changed;
        } else if (!shown->digest && contains(folders, count, shown->folder)) {
            stale_site(plans);
            changed = true;
        }
    }
    if (changed) {
        announce(plans);
    }
}

/* ---- files that are asked for ---- */

static void put_site_file(void *context, const char *path, GBytes *bytes)
{
    ShownPlans *plans = context;
    preview_put(plans->preview, path, bytes);
    g_hash_table_add(plans->site, g_strdup(path));
    g_bytes_unref(bytes);
}

/* The pages about all plans; for them every plan has to be read. */
static void put_site(ShownPlans *plans)
{
    const Plan **list = g_new0(const Plan *, plans->plan->len + 1);
    size_t count = 0;
    for (guint i = 0; i < plans->plan->len; i++) {
        ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        if (!shown->digest) {
            read_shown(plans, shown);
        }
        if (shown->plan) {
            list[count++] = shown->plan;
        }
    }
    Site site = {.plan = list,
                 .count = count,
                 .catalogue = plans->catalogue->catalogue,
                 .fonts = plans->fonts};
    site_write(&site, put_site_file, plans);
    plans->site_stale = false;
    g_free(list);
    announce(plans);
}

/* The plan whose file the path is, with the file's name in `file`. */
static ShownPlan *shown_of_path(const ShownPlans *plans, const char *path, const char **file)
{
    for (guint i = 0; i < plans->plan->len; i++) {
        ShownPlan *shown = g_ptr_array_index(plans->plan, i);
        size_t length = strlen(shown->slug);
        if (strncmp(path, shown->slug, length) == 0 && path[length] == '/') {
            *file = path + length + 1;
            return shown;
        }
    }
    return NULL;
}

/* Puts the picture that is published as `file`; gives whether there is one. */
static bool put_image(ShownPlans *plans, const ShownPlan *shown, const char *file)
{
    for (guint i = 0; shown->plan && i < shown->plan->images->len; i++) {
        const PlanImage *image = g_ptr_array_index(shown->plan->images, i);
        const ImageData *data = g_strcmp0(image->file, file) == 0 ? image_data(image->image) : NULL;
        if (data) {
            put(plans, shown->slug, file, data->file);
            return true;
        }
    }
    return false;
}

/* What making a file has found comes to what reading has found. */
static void put_late_output(ShownPlans *plans, ShownPlan *shown, const PlanOutput *output)
{
    Findings *findings = findings_new();
    GArray *downloads = g_array_copy(shown->downloads);
    put_output(plans, shown, output, findings, downloads);
    if (findings_count(findings, SEVERITY_NOTE) > 0) {
        preview_findings_add(shown->findings, findings);
        announce(plans);
    }
    g_array_free(downloads, TRUE);
    findings_free(findings);
}

void shown_plans_demand(void *context, const char *path)
{
    ShownPlans *plans = context;
    const char *file = NULL;
    ShownPlan *shown = shown_of_path(plans, path, &file);
    if (shown && !shown->digest) {
        read_shown(plans, shown);
        announce(plans);
    }
    for (size_t i = 0; shown && i < PLAN_OUTPUT_COUNT; i++) {
        if (strcmp(PLAN_OUTPUTS[i].file, file) == 0) {
            if (shown->plan && strcmp(file, HTML_PAGE_FILE) != 0) {
                put_late_output(plans, shown, &PLAN_OUTPUTS[i]);
            }
            preview_publish(plans->preview);
            return;
        }
    }
    if (shown && put_image(plans, shown, file)) {
        preview_publish(plans->preview);
        return;
    }
    if (plans->site_stale) {
        put_site(plans);
    }
}

/* ---- opening a place ---- */

static char *fill_in(const char *word, const char *file, int line, int column)
{
    GString *out = g_string_new(word);
    char number[16];
    g_string_replace(out, "{file}", file, 0);
    g_snprintf(number, sizeof number, "%d", MAX(line, 1));
    g_string_replace(out, "{line}", number, 0);
    g_snprintf(number, sizeof number, "%d", MAX(column, 1));
    g_string_replace(out, "{column}", number, 0);
    return g_string_free(out, FALSE);
}

/* Only files that were read as sources, and without a shell between. */
bool shown_plans_open(void *context, const char *file, int line, int column)
{
    const ShownPlans *plans = context;
    int count = 0;
    char **command = NULL;
    if (!plans->editor || !g_hash_table_contains(plans->sources, file) ||
        !g_shell_parse_argv(plans->editor, &count, &command, NULL)) {
        return false;
    }
    char *path = g_canonicalize_filename(file, NULL);
    for (int i = 0; i < count; i++) {
        char *word = fill_in(command[i], path, line, column);
        g_free(command[i]);
        command[i] = word;
    }
    bool good = g_spawn_async(NULL, command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL);
    g_free(path);
    g_strfreev(command);
    return good;
}

/* ---- the whole ---- */

ShownPlans *shown_plans_new(const char *content, const GArray *named, FontSet *fonts,
                            const char *editor)
{
    ShownPlans *plans = g_new0(ShownPlans, 1);
    plans->content = g_strdup(content);
    plans->editor = editor;
    plans->fonts = fonts;
    plans->plan = g_ptr_array_new_with_free_func(free_shown);
    plans->sources = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL);
    plans->site = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL);
    plans->site_stale = true;
    for (guint i = 0; named && i < named->len; i++) {
        const Work *work = &g_array_index(named, Work, i);
        if (!find_shown(plans, work->slug)) {
            add_shown(plans, work->folder, work->slug, true);
        }
    }
    return plans;
}

void shown_plans_start(ShownPlans *plans, Preview *preview)
{
    plans->preview = preview;
    plans->watch = preview_watch_new(take_changes, plans);
    for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
        GBytes *bytes = HTML_FILES[i].write();
        preview_put(preview, HTML_FILES[i].file, bytes);
        g_bytes_unref(bytes);
    }
    watch_folders(plans);
    read_catalogue(plans);
    find_plans(plans);
    announce(plans);
}

void shown_plans_free(ShownPlans *plans)
{
    if (plans->watch) {
        preview_watch_free(plans->watch);
    }
    g_ptr_array_free(plans->plan, TRUE);
    leave_catalogue(plans->catalogue);
    g_clear_pointer(&plans->catalogue_findings, json_node_unref);
    g_clear_pointer(&plans->folder_findings, json_node_unref);
    g_hash_table_unref(plans->sources);
    g_hash_table_unref(plans->site);
    g_free(plans->content);
    g_free(plans);
}
