#include "data/csv.h"

#include "base/text.h"

#include <string.h>

/* "=1+1", "+84…", "@sum": what spreadsheets run. A minus before a digit or alone is a number or the
 * sign for "not counted". */
/* A number below zero and an item of a list are no formula; one that computes, calls a function or
 * asks another program ("-1+cmd|…!A0") is. */
static gboolean is_plain_minus(const char *text)
{
    if (text[1] != '\0' && text[1] != ' ' && !g_ascii_isdigit(text[1])) {
        return FALSE;
    }
    for (const char *call = strchr(text, '('); call; call = strchr(call + 1, '(')) {
        if (g_ascii_isalnum(call[-1]) || call[-1] == '.' || call[-1] == '_') {
            return FALSE;
        }
    }
    return !strpbrk(text, g_ascii_isdigit(text[1]) ? "|!+*/^&=<>" : "|!");
}

static gboolean starts_formula(const char *text)
{
    if (strchr("=+@\t\r", text[0]) && text[0] != '\0') {
        return TRUE;
    }
    return text[0] == '-' && !is_plain_minus(text);
}

void csv_cell(GString *out, const char *text)
{
    if (out->len > 0 && out->str[out->len - 1] != '\n') {
        g_string_append_c(out, ',');
    }
    if (!text) {
        return;
    }
    const char *guard = starts_formula(text) ? "'" : "";
    if (!strpbrk(text, ",\"\r\n")) {
        text_append(out, guard);
        text_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    text_append(out, guard);
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        text_append_length(out, text, (size_t)(quote - text));
        text_append_length(out, "\"\"", 2);
    }
    text_append(out, text);
    g_string_append_c(out, '"');
}

void csv_end_row(GString *out)
{
    text_append_length(out, "\r\n", 2);
}

void csv_header(GString *out, const DataTable *table)
{
    for (const DataColumn *column = table->column; column->name; column++) {
        csv_cell(out, column->name);
    }
    csv_end_row(out);
}
