/* Text in an encoding from before Unicode that was taken for Western text on its way here. */
#include "legacy/legacy.h"
#include "base/shorten.h"
#include "check/checks.h"

#include <string.h>

/* Of one file; who has more of it converts the file. */
#define MOST_PLACES 20
/* Characters of the text that a message shows. */
#define SHOWN 40

static SourcePos place_of(const SourceFile *file, size_t offset)
{
    SourcePos pos = {.file = file, .line = 1, .column = 1};
    for (const char *p = file->text; p < file->text + offset; p = g_utf8_next_char(p)) {
        pos.line += *p == '\n';
        pos.column = *p == '\n' ? 1 : pos.column + 1;
    }
    return pos;
}

static void check_file(Check *check, const SourceFile *file)
{
    LegacyMisread found;
    size_t from = 0;
    for (int n = 0; n < MOST_PLACES && legacy_find_misread(file->text, file->length, from, &found);
         n++) {
        char *typed = text_shortened(file->text + found.offset, found.length, SHOWN);
        char *meant = text_shortened(found.meant, strlen(found.meant), SHOWN);
        findings_add(check->findings, FINDING_TEXT_MISREAD, place_of(file, found.offset), typed,
                     legacy_name(found.encoding), meant, file->path, NULL);
        g_free(meant);
        g_free(typed);
        g_free(found.meant);
        const char *feed = strchr(file->text + found.offset + found.length, '\n');
        from = feed ? (size_t)(feed + 1 - file->text) : file->length;
    }
}

void check_legacy(Check *check)
{
    for (int i = 0; i < check->plan->file_count; i++) {
        check_file(check, check->plan->files[i]);
    }
}
