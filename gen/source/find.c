/* Finding the plans below content/. */
#include "source/read.h"

#include "base/message.h"
#include "base/names.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD_FILE "ke-hoach.xml"

static void clear_folder(gpointer data)
{
    SourceFolder *folder = data;
    g_free(folder->folder);
    g_free(folder->slug);
}

static gint compare_slugs(gconstpointer a, gconstpointer b)
{
    const SourceFolder *x = a, *y = b;
    return strcmp(x->slug, y->slug);
}

static void add_unreadable(const char *path, const char *reason, Findings *findings)
{
    char *shown = g_utf8_make_valid(path, -1);
    findings_add(findings, FINDING_FILE_UNREADABLE, (SourcePos){0}, shown, reason, NULL);
    g_free(shown);
}

/* Names of the folders in `path`, sorted, without hidden ones; a folder that cannot be read is a
 * finding and empty. */
static GPtrArray *list_folders(const char *path, Findings *findings)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GError *error = NULL;
    GDir *dir = g_dir_open(path, 0, &error);
    if (!dir) {
        add_unreadable(path, message_file_error(error), findings);
        g_error_free(error);
        return names;
    }
    errno = 0; /* by which the end differs from a fault */
    for (const char *name; (name = g_dir_read_name(dir)); errno = 0) {
        char *full = g_build_filename(path, name, NULL);
        if (*name != '.' && g_file_test(full, G_FILE_TEST_IS_DIR)) {
            g_ptr_array_add(names, g_strdup(name));
        }
        g_free(full);
    }
    if (errno != 0) {
        add_unreadable(path, message_system_error(errno), findings);
    }
    g_dir_close(dir);
    names_sort(names);
    return names;
}

/* Outputs and addresses are named after the folder, so it must be safe in both. */
static bool is_safe_name(const char *name)
{
    for (const char *p = name; *p; p++) {
        if (!g_ascii_isalnum(*p) && !strchr("-_.", *p)) {
            return false;
        }
    }
    return true;
}

/* What the outputs' root, a free document's and a plan's folder keep for pages and data of their
 * own: a plan there would write over them. A test looks into the outputs for what is missing here.
 */
static const char *const RESERVED[] = {
    ".kehoach",    "chi-tieu",          "danh-muc",      "du-lieu",      "index.en.html",
    "index.html",  "kehoach-nhung.css", "kehoach.css",   "kehoach.js",   "luoc-do",
    "nguon",       "nhiem-vu.en.html",  "nhiem-vu.html", "nhiem-vu.ics", "robots.txt",
    "sitemap.xml", "so-sanh",           "tim-kiem",      "tin.atom",
};

/* Some file systems take capitals for small letters. */
static bool is_reserved(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(RESERVED); i++) {
        if (g_ascii_strcasecmp(name, RESERVED[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool source_check_folder(const char *path, const char *slug, Findings *findings)
{
    char **parts = g_strsplit(slug, "/", -1);
    FindingRule rule = FINDING_FOLDER_NAME;
    const char *wrong = NULL;
    for (char **part = parts; *part && !wrong; part++) {
        if (!is_safe_name(*part)) {
            wrong = *part;
        } else if (is_reserved(*part)) {
            rule = FINDING_FOLDER_RESERVED;
            wrong = *part;
        }
    }
    if (wrong) {
        char *shown = g_utf8_make_valid(path, -1);
        findings_add(findings, rule, (SourcePos){0}, shown,
                     rule == FINDING_FOLDER_RESERVED ? wrong : NULL, NULL);
        g_free(shown);
    }
    g_strfreev(parts);
    return !wrong;
}

static void add_plan(GArray *plans, const char *path, const char *slug, Findings *findings)
{
    if (source_check_folder(path, slug, findings)) {
        SourceFolder folder = {g_strdup(path), g_strdup(slug)};
        g_array_append_val(plans, folder);
    }
}

typedef enum Holding { HOLDS_NOTHING, HOLDS_PLAN, HOLDS_UNKNOWN } Holding;

/* A folder nobody can look into may hold a plan: that is told here. */
static Holding look_for_plan(const char *path, Findings *findings)
{
    char *head = g_build_filename(path, HEAD_FILE, NULL);
    GStatBuf about;
    Holding holding = HOLDS_PLAN;
    if (g_stat(head, &about) != 0) {
        holding = errno == ENOENT || errno == ENOTDIR ? HOLDS_NOTHING : HOLDS_UNKNOWN;
        if (holding == HOLDS_UNKNOWN) {
            add_unreadable(head, message_system_error(errno), findings);
        }
    }
    g_free(head);
    return holding;
}

static void add_skipped(const char *path, Findings *findings)
{
    char *shown = g_utf8_make_valid(path, -1);
    findings_add(findings, FINDING_PLAN_FILE_MISSING, (SourcePos){0}, shown, NULL);
    g_free(shown);
}

static void find_in_province(GArray *plans, const char *path, const char *province,
                             Findings *findings)
{
    GPtrArray *names = list_folders(path, findings);
    if (names->len == 0) {
        add_skipped(path, findings);
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        char *full = g_build_filename(path, name, NULL);
        Holding holding = look_for_plan(full, findings);
        if (holding == HOLDS_NOTHING) {
            add_skipped(full, findings);
        } else if (holding == HOLDS_PLAN) {
            char *slug = g_strdup_printf("%s/%s", province, name);
            add_plan(plans, full, slug, findings);
            g_free(slug);
        }
        g_free(full);
    }
    g_ptr_array_unref(names);
}

static void find_in_provinces(GArray *plans, const char *path, Findings *findings)
{
    GPtrArray *names = list_folders(path, findings);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        char *full = g_build_filename(path, name, NULL);
        find_in_province(plans, full, name, findings);
        g_free(full);
    }
    g_ptr_array_unref(names);
}

GArray *source_find_plans(const char *content, Findings *findings)
{
    GArray *plans = g_array_new(FALSE, TRUE, sizeof(SourceFolder));
    g_array_set_clear_func(plans, clear_folder);
    size_t before = findings_count(findings, SEVERITY_ERROR);
    if (!g_file_test(content, G_FILE_TEST_EXISTS)) {
        findings_add(findings, FINDING_CONTENT_MISSING, (SourcePos){0}, content, NULL);
        return plans;
    }
    GPtrArray *names = list_folders(content, findings);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        char *full = g_build_filename(content, name, NULL);
        if (strcmp(name, "tinh") == 0) {
            find_in_provinces(plans, full, findings);
        } else if (look_for_plan(full, findings) == HOLDS_PLAN) {
            add_plan(plans, full, name, findings);
        }
        g_free(full);
    }
    g_ptr_array_unref(names);
    if (plans->len == 0 && findings_count(findings, SEVERITY_ERROR) == before) {
        findings_add(findings, FINDING_PLANS_NONE, (SourcePos){0}, content, NULL);
    }
    g_array_sort(plans, compare_slugs);
    return plans;
}
