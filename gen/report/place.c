#include "report/place.h"

#include <string.h>

/* Characters that would move the cursor, change colours or turn the direction of the line. */
static bool is_unsafe(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x2028 || c == 0x2029;
}

gunichar place_character(const char *p, const char *end, size_t *bytes)
{
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *bytes = 1;
        return 0xfffd;
    }
    *bytes = (size_t)g_utf8_skip[(guchar)*p];
    return c == '\t' || !is_unsafe(c) ? c : 0xfffd;
}

const char *place_find(PlaceCursor *cursor, SourcePos pos)
{
    const char *last = pos.file->text + pos.file->length;
    if (cursor->file != pos.file || cursor->line > pos.line ||
        (cursor->line == pos.line && cursor->column > pos.column)) {
        *cursor = (PlaceCursor){pos.file, pos.file->text, NULL, 1, pos.file->text, 1};
    }
    while (cursor->line < pos.line) {
        const char *newline = memchr(cursor->start, '\n', (size_t)(last - cursor->start));
        if (!newline) {
            return NULL;
        }
        cursor->start = cursor->place = newline + 1;
        cursor->end = NULL;
        cursor->line++;
        cursor->column = 1;
    }
    if (!cursor->end) {
        const char *newline = memchr(cursor->start, '\n', (size_t)(last - cursor->start));
        cursor->end = newline ? newline : last;
        if (cursor->end > cursor->start && cursor->end[-1] == '\r') {
            cursor->end--;
        }
    }
    for (size_t bytes; cursor->column < pos.column && cursor->place < cursor->end;) {
        place_character(cursor->place, cursor->end, &bytes);
        cursor->place += bytes;
        cursor->column++;
    }
    return cursor->end;
}

/* The text of the rule has the word in quotation marks: "“{0}” …". */
static bool is_quoted(const char *text, size_t word)
{
    char quoted[] = "“{0}”";
    *strchr(quoted, '0') = (char)('0' + (int)word);
    return word < 10 && strstr(text, quoted);
}

uint32_t place_end_column(PlaceCursor *cursor, const Finding *finding)
{
    SourcePos pos = finding->pos;
    const char *end = pos.file && pos.file->text && pos.line > 0 && pos.column > 0
                          ? place_find(cursor, pos)
                          : NULL;
    if (!end || cursor->column != pos.column) {
        return 0;
    }
    const char *text = finding_rule(finding->rule)->text;
    for (size_t i = 0; finding->words[i]; i++) {
        const char *word = finding->words[i];
        size_t length = strlen(word);
        if (length > 0 && length <= (size_t)(end - cursor->place) && is_quoted(text, i) &&
            memcmp(cursor->place, word, length) == 0) {
            return pos.column + (uint32_t)g_utf8_strlen(word, (gssize)length);
        }
    }
    return 0;
}
