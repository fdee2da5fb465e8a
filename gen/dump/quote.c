#include "dump/quote.h"

void dump_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c == '"' || c == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, (char)c);
        } else if (c == '\n') {
            g_string_append(out, "\\n");
        } else if (c == ' ' || (g_unichar_isgraph(c) && !g_unichar_iszerowidth(c))) {
            g_string_append_unichar(out, c);
        } else {
            g_string_append_printf(out, "\\u{%x}", (unsigned)c);
        }
    }
    g_string_append_c(out, '"');
}

void dump_attribute(GString *out, const char *name, const char *text)
{
    if (text) {
        g_string_append_printf(out, " %s=", name);
        dump_quoted(out, text);
    }
}

void dump_indent(GString *out, int level)
{
    for (int i = 0; i < level; i++) {
        g_string_append(out, "  ");
    }
}

void dump_millimetres(GString *out, Len length, int decimals)
{
    /* 1 mm = 72000/25.4 units, so 0,01 mm = 3600/127 units. */
    int64_t divisor = decimals == 1 ? 36000 : 3600;
    int64_t scaled = (int64_t)length * 127;
    int64_t rounded = (scaled < 0 ? -scaled : scaled) * 2 + divisor;
    rounded /= 2 * divisor;
    int64_t unit = decimals == 1 ? 10 : 100;
    g_string_append_printf(out, "%s%" G_GINT64_FORMAT ".%0*d", length < 0 && rounded ? "-" : "",
                           rounded / unit, decimals, (int)(rounded % unit));
}

void dump_points(GString *out, Len length)
{
    int64_t size = length < 0 ? -(int64_t)length : length;
    g_string_append_printf(out, "%s%" G_GINT64_FORMAT, length < 0 ? "-" : "", size / 1000);
    int rest = (int)(size % 1000);
    if (rest) {
        int digits = 3;
        while (rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        g_string_append_printf(out, ".%0*d", digits, rest);
    }
}
