#include "base/json.h"

#include "base/text.h"

Json json_begin(void)
{
    Json json = {g_string_new(NULL), 0, true};
    json_object(&json, NULL);
    return json;
}

GBytes *json_end(Json *json)
{
    json_object_end(json);
    g_string_append_c(json->out, '\n');
    return g_string_free_to_bytes(json->out);
}

/* What cannot stand in a string as it is; all control characters. */
static const guint8 ESCAPED[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1,         1,          1,        1,
                                    1, 1, 1, 1, 1, 1, 1, 1, 1,         1,          1,        1,
                                    1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1, ['<'] = 1};

static void write_escaped(GString *out, guchar c)
{
    if (c == '"' || c == '\\') {
        g_string_append_c(out, '\\');
        g_string_append_c(out, (char)c);
    } else if (c == '\n') {
        text_append(out, "\\n");
    } else {
        /* "<" too, so that "</script>" and "<!--" cannot end a page's data block. */
        g_string_append_printf(out, "\\u%04x", c);
    }
}

void json_quote(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (;;) {
        size_t run = text_run(text, ESCAPED);
        text_append_length(out, text, run);
        text += run;
        if (!*text) {
            break;
        }
        write_escaped(out, (guchar)*text++);
    }
    g_string_append_c(out, '"');
}

static void new_line(Json *json)
{
    static const char SPACES[] = "                                ";
    if (json->out->len > 0) {
        g_string_append_c(json->out, '\n');
    }
    for (size_t left = (size_t)json->depth; left > 0;) {
        size_t share = MIN(left, strlen(SPACES));
        text_append_length(json->out, SPACES, share);
        left -= share;
    }
}

/* Comma, line and name: everything before the value. */
static void begin_member(Json *json, const char *name)
{
    if (!json->first) {
        g_string_append_c(json->out, ',');
    }
    json->first = false;
    new_line(json);
    if (name) {
        g_string_append_c(json->out, '"');
        text_append(json->out, name);
        text_append_length(json->out, "\": ", 3);
    }
}

static void open_bracket(Json *json, const char *name, char bracket)
{
    begin_member(json, name);
    g_string_append_c(json->out, bracket);
    json->depth++;
    json->first = true;
}

static void close_bracket(Json *json, char bracket)
{
    json->depth--;
    if (!json->first) {
        new_line(json);
    }
    g_string_append_c(json->out, bracket);
    json->first = false;
}

void json_object(Json *json, const char *name)
{
    open_bracket(json, name, '{');
}

void json_object_end(Json *json)
{
    close_bracket(json, '}');
}

void json_array(Json *json, const char *name)
{
    open_bracket(json, name, '[');
}

void json_array_end(Json *json)
{
    close_bracket(json, ']');
}

void json_text(Json *json, const char *name, const char *value)
{
    begin_member(json, name);
    if (value) {
        json_quote(json->out, value);
    } else {
        text_append(json->out, "null");
    }
}

void json_text_if(Json *json, const char *name, const char *value)
{
    if (value && *value) {
        json_text(json, name, value);
    }
}

void json_integer(Json *json, const char *name, int value)
{
    begin_member(json, name);
    text_append_number(json->out, value, 1);
}

void json_truth(Json *json, const char *name, bool value)
{
    begin_member(json, name);
    text_append(json->out, value ? "true" : "false");
}

void json_decimal(Json *json, const char *name, Decimal value)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value, true, number);
    begin_member(json, name);
    text_append(json->out, number);
}
