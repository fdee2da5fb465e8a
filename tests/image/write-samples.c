/* Writes every sample into a folder. With --fuzz each has the byte in front that fuzz-image takes
 * its choices from. */
#include "samples.h"

#include <stdio.h>
#include <string.h>

static bool write_sample(const char *folder, bool fuzz, const char *kind, const char *name,
                         GBytes *bytes)
{
    GByteArray *out = g_byte_array_new();
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    if (fuzz) {
        g_byte_array_append(out, (const guint8 *)"\1", 1);
    }
    g_byte_array_append(out, data, (guint)length);
    char *file = g_strdup_printf("%s.%s", name, kind);
    char *path = g_build_filename(folder, file, NULL);
    bool good = g_file_set_contents(path, (const char *)out->data, (gssize)out->len, NULL);
    g_free(path);
    g_free(file);
    g_byte_array_unref(out);
    g_bytes_unref(bytes);
    return good;
}

int main(int argc, char **argv)
{
    bool fuzz = argc == 3 && strcmp(argv[1], "--fuzz") == 0, good = true;
    if (argc != 2 + fuzz) {
        fprintf(stderr, "write-samples [--fuzz] FOLDER\n");
        return 2;
    }
    const char *folder = argv[argc - 1];
    for (size_t i = 0; i < PNG_FORM_COUNT; i++) {
        good =
            write_sample(folder, fuzz, "png", PNG_FORMS[i].name, sample_png(&PNG_FORMS[i])) && good;
    }
    for (size_t i = 0; i < JPEG_FORM_COUNT; i++) {
        good = write_sample(folder, fuzz, "jpg", JPEG_FORMS[i].name, sample_jpeg(&JPEG_FORMS[i])) &&
               good;
    }
    return good ? 0 : 1;
}
