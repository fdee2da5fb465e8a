/* Runs a target over kept inputs without a fuzzer: files, or all files of folders. */
#include "fuzz.h"

static int run_file(const char *path)
{
    char *bytes;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        fprintf(stderr, "cannot read %s\n", path);
        return 0;
    }
    /* Said before: the last name on the screen is the one that ended the program. */
    printf("%s\n", path);
    fflush(stdout);
    /* An exact copy, so that the sanitizer sees a read past the end. */
    uint8_t *exact = g_memdup2(bytes, length);
    LLVMFuzzerTestOneInput(exact, length);
    g_free(exact);
    g_free(bytes);
    return 1;
}

static int run(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    if (!dir) {
        return run_file(path);
    }
    int count = 0;
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *below = g_build_filename(path, name, NULL);
        count += run(below);
        g_free(below);
    }
    g_dir_close(dir);
    return count;
}

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; i++) {
        count += run(argv[i]);
    }
    printf("%d inputs\n", count);
    return count > 0 ? 0 : 1;
}
