#include "base/text.h"

/* What most formatted pieces fit in. */
#define USUAL_ROOM 128

static void make_room(GString *text, size_t more)
{
    size_t length = text->len;
    if (text->allocated_len - length <= more) {
        g_string_set_size(text, length + more);
        g_string_truncate(text, length);
    }
}

void text_append_list(GString *text, const char *format, va_list arguments)
{
    make_room(text, USUAL_ROOM);
    va_list again;
    va_copy(again, arguments);
    size_t room = text->allocated_len - text->len;
    int length = g_vsnprintf(text->str + text->len, room, format, arguments);
    g_assert(length >= 0);
    if ((size_t)length >= room) {
        make_room(text, (size_t)length);
        (void)g_vsnprintf(text->str + text->len, (size_t)length + 1, format, again);
    }
    va_end(again);
    text->len += (size_t)length;
}

void text_append_format(GString *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_append_list(text, format, arguments);
    va_end(arguments);
}
