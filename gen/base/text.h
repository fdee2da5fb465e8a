/* Text that grows, in a GString. GLib appends in a function that allows for what is appended being
 * part of the string itself; here it never is, so that most appends are a copy on the spot. Most
 * outputs are put together from very many short pieces. */
#ifndef KEHOACH_BASE_TEXT_H
#define KEHOACH_BASE_TEXT_H

#include <glib.h>
#include <stdarg.h>
#include <string.h>

/* `piece` is no part of `text`. */
static inline void text_append_length(GString *text, const char *piece, size_t length)
{
    if (length < text->allocated_len - text->len) {
        memcpy(text->str + text->len, piece, length);
        text->len += length;
        text->str[text->len] = '\0';
    } else {
        g_string_append_len(text, piece, (gssize)length);
    }
}

static inline void text_append(GString *text, const char *piece)
{
    text_append_length(text, piece, strlen(piece));
}

/* Where so many bytes can be written behind the text, which takes those up to `end` on. */
static inline char *text_room(GString *text, size_t length)
{
    size_t before = text->len;
    if (length >= text->allocated_len - before) {
        g_string_set_size(text, before + length);
        text->len = before;
    }
    return text->str + before;
}

static inline void text_take(GString *text, char *end)
{
    *end = '\0';
    text->len = (size_t)(end - text->str);
}

/* Written where it will stay. No argument is part of `text`. */
void text_append_format(GString *text, const char *format, ...) G_GNUC_PRINTF(2, 3);
void text_append_list(GString *text, const char *format, va_list arguments) G_GNUC_PRINTF(2, 0);

/* `number` with zeros in front of it up to so many digits, of which there are at most ten. */
static inline void text_append_number(GString *text, int number, int digits)
{
    char figures[16];
    char *end = figures + sizeof figures, *p = end;
    unsigned left = number < 0 ? 0U - (unsigned)number : (unsigned)number;
    for (; left > 0 || digits > 0; left /= 10, digits--) {
        *--p = (char)('0' + left % 10);
    }
    if (number < 0) {
        *--p = '-';
    }
    text_append_length(text, p, (size_t)(end - p));
}

/* Bytes of `text` before the first that `stops` marks, as it has to mark the '\0' at the end. What
 * has to be escaped is rare: all that stands between two such bytes is appended at once. */
static inline size_t text_run(const char *text, const guint8 stops[256])
{
    const char *p = text;
    while (!stops[(guchar)*p]) {
        p++;
    }
    return (size_t)(p - text);
}

#endif
