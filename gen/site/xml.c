#include "site/xml.h"

void xml_escape(GString *out, const char *text)
{
    char *escaped = g_markup_escape_text(text, -1);
    g_string_append(out, escaped);
    g_free(escaped);
}

void xml_text_element(GString *out, int indent, const char *name, const char *text)
{
    if (text) {
        g_string_append_printf(out, "%*s<%s>", indent, "", name);
        xml_escape(out, text);
        g_string_append_printf(out, "</%s>\n", name);
    }
}
