#include "commands/installed.h"

#include "base/message.h"
#include "base/output.h"

#include <errno.h>

char *installed_folder(const char *name)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);
    if (!program) {
        return NULL;
    }
    char *bin = g_path_get_dirname(program);
    char *folder = g_build_filename(bin, "..", "share", "kehoach", name, NULL);
    g_free(bin);
    g_free(program);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_clear_pointer(&folder, g_free);
    }
    return folder;
}

static bool copy_file(const char *from, const char *to, Findings *findings)
{
    char *bytes = NULL;
    gsize length = 0;
    bool read = g_file_get_contents(from, &bytes, &length, NULL);
    if (!read) {
        findings_add(findings, FINDING_FILE_UNREADABLE, (SourcePos){0}, from,
                     message_system_error(errno), NULL);
    }
    bool good = read && output_write(to, bytes, length, findings);
    g_free(bytes);
    return good;
}

bool installed_copy(const char *name, const char *to, Findings *findings)
{
    char *from = g_file_test(to, G_FILE_TEST_EXISTS) ? NULL : installed_folder(name);
    GDir *dir = from ? g_dir_open(from, 0, NULL) : NULL;
    bool good = true;
    for (const char *file; dir && good && (file = g_dir_read_name(dir));) {
        char *source = g_build_filename(from, file, NULL);
        char *copy = g_build_filename(to, file, NULL);
        good = copy_file(source, copy, findings);
        g_free(copy);
        g_free(source);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(from);
    return good;
}
