#include "commands/revision.h"

#include "base/message.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define PLAIN_FILE "100644 "
#define PROGRAM_FILE "100755 "

/* Runs git in the folder, without a shell. Gives false if it could not run or failed; `out` is what
 * it wrote, to be freed. */
static bool run_git(const char *folder, const char *const *arguments, char **out, gsize *length,
                    GError **error)
{
    GPtrArray *line = g_ptr_array_new();
    g_ptr_array_add(line, (void *)(uintptr_t) "git");
    g_ptr_array_add(line, (void *)(uintptr_t) "-C");
    g_ptr_array_add(line, (void *)(uintptr_t)folder);
    for (; *arguments; arguments++) {
        g_ptr_array_add(line, (void *)(uintptr_t)*arguments);
    }
    g_ptr_array_add(line, NULL);
    *out = NULL;
    GSubprocess *git = g_subprocess_newv(
        (const char *const *)line->pdata,
        G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
    g_ptr_array_free(line, TRUE);
    GBytes *bytes = NULL;
    bool good = git && g_subprocess_communicate(git, NULL, NULL, &bytes, NULL, error) &&
                g_subprocess_get_successful(git);
    if (good) {
        gsize size;
        const char *data = g_bytes_get_data(bytes, &size);
        *out = g_malloc(size + 1);
        memcpy(*out, data ? data : "", size);
        (*out)[size] = '\0';
        *length = size;
    }
    if (bytes) {
        g_bytes_unref(bytes);
    }
    g_clear_object(&git);
    return good;
}

/* The full name of a revision, which no option can be mistaken for; NULL if there is none. */
static char *find_commit(const char *folder, const char *revision, GError **error)
{
    char *wanted = g_strconcat(revision, "^{commit}", NULL), *name = NULL;
    const char *arguments[] = {"rev-parse",        "--verify", "--quiet",
                               "--end-of-options", wanted,     NULL};
    gsize length;
    if (run_git(folder, arguments, &name, &length, error)) {
        g_strchomp(name);
    }
    g_free(wanted);
    return name;
}

/* Paths stay inside the folder. */
static bool is_inside(const char *path)
{
    if (*path == '/' || *path == '\0') {
        return false;
    }
    char **part = g_strsplit(path, "/", -1);
    bool inside = true;
    for (char **p = part; *p; p++) {
        inside = inside && strcmp(*p, "..") != 0;
    }
    g_strfreev(part);
    return inside;
}

static bool take_file(const char *folder, const char *object, const char *path, const char *into)
{
    const char *arguments[] = {"cat-file", "blob", object, NULL};
    char *text;
    gsize length;
    if (!run_git(folder, arguments, &text, &length, NULL)) {
        return false;
    }
    char *target = g_build_filename(into, path, NULL), *above = g_path_get_dirname(target);
    bool good = g_mkdir_with_parents(above, 0700) == 0 &&
                g_file_set_contents(target, text, (gssize)length, NULL);
    g_free(above);
    g_free(target);
    g_free(text);
    return good;
}

/* "100644 blob 1f2e… \tnoi-dung.md" of git ls-tree. Gives how many files there were, -1 for a
 * fault. */
static int take_files(const char *folder, const char *list, gsize length, const char *into)
{
    int taken = 0;
    for (const char *line = list; line < list + length; line += strlen(line) + 1) {
        const char *tab = strchr(line, '\t');
        bool plain = g_str_has_prefix(line, PLAIN_FILE) || g_str_has_prefix(line, PROGRAM_FILE);
        const char *object = strstr(line, " blob ");
        if (!plain || !tab || !object || object > tab || !is_inside(tab + 1)) {
            continue;
        }
        object += strlen(" blob ");
        char *name = g_strndup(object, (gsize)(tab - object));
        bool good = take_file(folder, name, tab + 1, into);
        g_free(name);
        if (!good) {
            return -1;
        }
        taken++;
    }
    return taken;
}

/* With `-C folder` git lists what is below it, by paths from there. */
static int take_commit(const char *folder, const char *commit, const char *into)
{
    const char *arguments[] = {"ls-tree", "-r", "-z", commit, NULL};
    char *list;
    gsize length;
    if (!run_git(folder, arguments, &list, &length, NULL)) {
        return -1;
    }
    int taken = take_files(folder, list, length, into);
    g_free(list);
    return taken;
}

static char *find_repository(const char *folder, GError **error)
{
    const char *arguments[] = {"rev-parse", "--show-toplevel", NULL};
    char *top = NULL;
    gsize length;
    run_git(folder, arguments, &top, &length, error);
    return top;
}

Aside *revision_take(const char *folder, const char *revision)
{
    GError *error = NULL;
    char *top = find_repository(folder, &error);
    char *commit = top ? find_commit(folder, revision, &error) : NULL;
    char *pattern = g_build_filename(g_get_tmp_dir(), "kehoach-ban-XXXXXX", NULL);
    Aside *into = commit ? aside_new_folder(pattern) : NULL;
    int taken = into ? take_commit(folder, commit, aside_path(into)) : -1;
    g_free(pattern);
    if (taken <= 0) {
        if (error) {
            fputs(_("kehoach: không chạy được git; cài git để so sánh hai bản trong kho\n"),
                  stderr);
        } else if (!top) {
            fprintf(stderr, _("kehoach: “%s” không nằm trong kho git nào\n"), folder);
        } else if (!commit) {
            fprintf(stderr, _("kehoach: kho git không có bản “%s”\n"), revision);
        } else if (taken == 0) {
            fprintf(stderr, _("kehoach: bản “%s” không có thư mục “%s”\n"), revision, folder);
        } else {
            fprintf(stderr, _("kehoach: không lấy được bản “%s” của “%s”\n"), revision, folder);
        }
        g_clear_pointer(&into, aside_drop);
    }
    g_clear_error(&error);
    g_free(commit);
    g_free(top);
    return into;
}
