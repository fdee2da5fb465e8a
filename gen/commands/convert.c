/* kehoach check --chuyen-ma: makes UTF-8 of files in the encodings before Unicode. The original is
 * kept beside the file before anything is written: no guess may cost a text. */
#include "commands/convert.h"

#include "base/message.h"
#include "base/output.h"
#include "commands/commands.h"
#include "legacy/legacy.h"
#include "report/text.h"
#include "source/source.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define BACKUP ".goc"

typedef struct Conversion {
    const SourceFile *file;
    GByteArray *bytes;
    LegacyEncoding encoding; /* asked for, or LEGACY_NONE to find out */
    Findings *findings;
    bool quiet;
} Conversion;

/* Every misread line put right; gives their number. */
static char *mend_misread(const char *text, size_t length, int *lines)
{
    GString *out = g_string_new(NULL);
    size_t done = 0;
    LegacyMisread found;
    while (legacy_find_misread(text, length, done, &found)) {
        g_string_append_len(out, text + done, (gssize)(found.offset - done));
        g_string_append(out, found.meant);
        g_free(found.meant);
        done = found.offset + found.length;
        ++*lines;
    }
    g_string_append_len(out, text + done, (gssize)(length - done));
    return g_string_free(out, FALSE);
}

/* The copy of a file that is still what it was: without it the conversion can be tried again. */
static void drop_backup(const Conversion *c, const char *backup)
{
    char *text;
    gsize length;
    if (!g_file_get_contents(c->file->path, &text, &length, NULL)) {
        return;
    }
    if (length == c->bytes->len && memcmp(text, c->bytes->data, length) == 0) {
        (void)g_unlink(backup);
    }
    g_free(text);
}

/* Keeps the original, then writes. */
static bool put_in_place(const Conversion *c, const char *text)
{
    char *backup = g_strconcat(c->file->path, BACKUP, NULL);
    bool good = false;
    if (g_file_test(backup, G_FILE_TEST_EXISTS)) {
        findings_add(c->findings, FINDING_BACKUP_EXISTS, (SourcePos){0}, backup, NULL);
    } else {
        good = output_write(backup, c->bytes->data, c->bytes->len, c->findings) &&
               output_write(c->file->path, text, strlen(text), c->findings);
        if (!good) {
            drop_backup(c, backup);
        }
    }
    g_free(backup);
    return good;
}

/* A sample for the user to judge by: the first line with a marked letter. */
static char *sample_of(const char *text)
{
    char *sample = g_strdup("");
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (!g_str_is_ascii(*line)) {
            g_free(sample);
            sample = g_utf8_substring(*line, 0, MIN(g_utf8_strlen(*line, -1), 60));
            break;
        }
    }
    g_strfreev(lines);
    return g_strstrip(sample);
}

static void tell(const Conversion *c, const char *from, const char *text)
{
    if (c->quiet) {
        return;
    }
    char *sample = sample_of(text);
    printf(_("%s: đã chuyển từ %s sang UTF-8; bản gốc giữ ở %s%s\n"), c->file->path, from,
           c->file->path, BACKUP);
    printf(_("  đọc lại xem có đúng không: %s\n"), sample);
    g_free(sample);
}

static void convert_unicode(const Conversion *c)
{
    const char *text = (const char *)c->bytes->data;
    int lines = 0;
    char *mended = mend_misread(text, c->bytes->len, &lines);
    char *normal = source_normalise(mended, strlen(mended));
    bool same = strlen(normal) == c->bytes->len && memcmp(normal, text, c->bytes->len) == 0;
    if (same) {
        if (!c->quiet) {
            printf(_("%s: đã là UTF-8 dựng sẵn, không đổi gì\n"), c->file->path);
        }
    } else if (put_in_place(c, normal)) {
        tell(c, lines > 0 ? _("chữ đọc nhầm bảng mã") : _("UTF-8 tổ hợp"), normal);
    }
    g_free(normal);
    g_free(mended);
}

static void convert_legacy(const Conversion *c)
{
    LegacyEncoding encoding = c->encoding;
    if (encoding == LEGACY_NONE) {
        encoding = legacy_guess(c->bytes->data, c->bytes->len).encoding;
    }
    if (encoding == LEGACY_NONE) {
        findings_add(c->findings, FINDING_ENCODING_UNCLEAR, (SourcePos){0}, c->file->path, NULL);
        return;
    }
    size_t lost;
    char *text = legacy_decode(encoding, c->bytes->data, c->bytes->len, &lost);
    if (lost > 0) {
        char number[32];
        g_snprintf(number, sizeof number, "%" G_GSIZE_FORMAT, lost);
        findings_add(c->findings, FINDING_ENCODING_LOSES, (SourcePos){0}, c->file->path, number,
                     legacy_name(encoding), NULL);
    } else if (put_in_place(c, text)) {
        tell(c, legacy_name(encoding), text);
        if (encoding == LEGACY_TCVN3 && !c->quiet) {
            fputs(
                _("  chữ in hoa gõ bằng phông .VnTimeH đã thành chữ thường: gõ lại chữ hoa ở những "
                  "chỗ ấy\n"),
                stdout);
        }
    }
    g_free(text);
}

static void convert_file(const SourceFile *file, LegacyEncoding encoding, bool quiet,
                         Findings *findings)
{
    Conversion c = {file, g_byte_array_new(), encoding, findings, quiet};
    if (source_read_bytes(file->path, file, c.bytes, findings)) {
        if (c.bytes->len == 0 ||
            g_utf8_validate_len((const char *)c.bytes->data, c.bytes->len, NULL)) {
            convert_unicode(&c);
        } else {
            convert_legacy(&c);
        }
    }
    g_byte_array_unref(c.bytes);
}

int convert_files(char **paths, const char *option, bool quiet)
{
    LegacyEncoding encoding = option ? legacy_encoding_find(option) : LEGACY_NONE;
    if (option && encoding == LEGACY_NONE) {
        fprintf(stderr,
                _("kehoach: không có bảng mã “%s”; các bảng mã: tcvn3, tcvn5712, vni, viscii, "
                  "cp1258\n"),
                option);
        return EXIT_USAGE;
    }
    if (!paths || !*paths) {
        fputs(_("kehoach: sau --chuyen-ma phải ghi tên tệp\n"), stderr);
        return EXIT_USAGE;
    }
    Findings *findings = findings_new();
    /* Findings point into them. */
    SourceFile *files = g_new0(SourceFile, g_strv_length(paths));
    for (int i = 0; paths[i]; i++) {
        files[i] = (SourceFile){.path = paths[i], .text = "", .order = i};
        convert_file(&files[i], encoding, quiet, findings);
    }
    report_findings_to_user(findings);
    int status = findings_exit_status(findings);
    findings_free(findings);
    g_free(files);
    return status;
}
