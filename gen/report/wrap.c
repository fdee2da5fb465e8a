#include "report/wrap.h"

#include <string.h>

#define TAB_WIDTH 4

int wrap_width_of(gunichar c, int column)
{
    if (c == '\t') {
        return TAB_WIDTH - column % TAB_WIDTH;
    }
    if (g_unichar_iszerowidth(c)) {
        return 0;
    }
    return g_unichar_iswide(c) ? 2 : 1;
}

static int width_of_text(const char *text, size_t length)
{
    int width = 0;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        width += wrap_width_of(g_utf8_get_char(p), width);
    }
    return width;
}

int wrap_append(GString *out, const char *text, int column, int indent, int width)
{
    while (*text) {
        size_t spaces = strspn(text, " "), word = strcspn(text + spaces, " ");
        int wide = width_of_text(text + spaces, word);
        /* A word that is wider than a line stands alone and goes over its end. */
        if (width > 0 && column > indent && column + (int)spaces + wide > width) {
            g_string_append_printf(out, "\n%*s", indent, "");
            column = indent;
        } else {
            g_string_append_len(out, text, (gssize)spaces);
            column += (int)spaces;
        }
        g_string_append_len(out, text + spaces, (gssize)word);
        column += wide;
        text += spaces + word;
    }
    return column;
}
