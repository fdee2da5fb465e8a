#include "pdf/syntax.h"

#define FIRST_ROOM ((size_t)1024)

static const char HEX[] = "0123456789ABCDEF";

void syntax_free(Syntax *s)
{
    g_free(s->bytes);
    *s = (Syntax){0};
}

void syntax_reserve(Syntax *s, size_t more)
{
    size_t room = s->room ? s->room : FIRST_ROOM;
    while (room - s->length < more) {
        room *= 2;
    }
    if (room != s->room) {
        s->bytes = g_realloc(s->bytes, room);
        s->room = room;
    }
}

void syntax_integer(Syntax *s, int64_t value)
{
    syntax_decimal(s, value, 0);
}

void syntax_thousandths(Syntax *s, int64_t value)
{
    syntax_decimal(s, value, 3);
}

/* "00" to "99". */
static const char PAIRS[] = "00010203040506070809101112131415161718192021222324252627282930313233"
                            "34353637383940414243444546474849505152535455565758596061626364656667"
                            "6869707172737475767778798081828384858687888990919293949596979899";

/* The digits of a number that end before `end`; none for 0. Gives where they begin. */
static char *put_digits(char *end, uint64_t value)
{
    for (; value >= 100; value /= 100) {
        end -= 2;
        memcpy(end, PAIRS + value % 100 * 2, 2);
    }
    if (value >= 10) {
        end -= 2;
        memcpy(end, PAIRS + value * 2, 2);
    } else if (value > 0) {
        *--end = (char)('0' + value);
    }
    return end;
}

void syntax_decimal(Syntax *s, int64_t value, int places)
{
    char digits[32];
    char *end = digits + sizeof digits, *p = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    while (places > 0 && rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    if (places > 0) {
        for (; places > 0; places--) {
            *--p = (char)('0' + rest % 10);
            rest /= 10;
        }
        *--p = '.';
    }
    /* ".5" is a number too (7.3.3), but "0" is the shortest nought. */
    if (rest == 0 && p == end) {
        *--p = '0';
    }
    p = put_digits(p, rest);
    if (value < 0) {
        *--p = '-';
    }
    syntax_append(s, p, (size_t)(end - p));
}

void syntax_name(Syntax *s, const char *name)
{
    syntax_byte(s, '/');
    for (const char *p = name; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c <= ' ' || c >= 0x7F || strchr("()<>[]{}/%#", c)) {
            syntax_byte(s, '#');
            syntax_byte(s, HEX[c >> 4]);
            syntax_byte(s, HEX[c & 15]);
        } else {
            syntax_byte(s, *p);
        }
    }
}

static bool is_printable(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] < ' ' || bytes[i] > '~') {
            return false;
        }
    }
    return true;
}

static void put_literal(Syntax *s, const char *bytes, size_t length)
{
    syntax_byte(s, '(');
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\') {
            syntax_byte(s, '\\');
        }
        syntax_byte(s, bytes[i]);
    }
    syntax_byte(s, ')');
}

static void put_utf16(Syntax *s, unsigned unit)
{
    char bytes[4] = {HEX[unit >> 12 & 15], HEX[unit >> 8 & 15], HEX[unit >> 4 & 15],
                     HEX[unit & 15]};
    syntax_append(s, bytes, sizeof bytes);
}

void syntax_text(Syntax *s, const char *utf8)
{
    size_t length = strlen(utf8);
    if (is_printable(utf8, length)) {
        put_literal(s, utf8, length);
        return;
    }
    syntax_put(s, "<FEFF");
    for (const char *p = utf8; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x10000) {
            put_utf16(s, 0xD800 + ((c - 0x10000) >> 10));
            put_utf16(s, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_utf16(s, c);
        }
    }
    syntax_byte(s, '>');
}

void syntax_bytes(Syntax *s, const void *bytes, size_t length)
{
    if (is_printable(bytes, length)) {
        put_literal(s, bytes, length);
    } else {
        syntax_hex(s, bytes, length);
    }
}

void syntax_hex(Syntax *s, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    syntax_byte(s, '<');
    for (size_t i = 0; i < length; i++) {
        syntax_byte(s, HEX[p[i] >> 4]);
        syntax_byte(s, HEX[p[i] & 15]);
    }
    syntax_byte(s, '>');
}

void syntax_reference(Syntax *s, int object)
{
    syntax_integer(s, object);
    syntax_put(s, " 0 R");
}
