#include "base/json.h"

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

static void write_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        guchar c = (guchar)*p;
        if (c == '"' || c == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *p);
        } else if (c == '\n') {
            g_string_append(out, "\\n");
        } else if (c < 0x20) {
            g_string_append_printf(out, "\\u%04x", c);
        } else if (c == '<') {
            /* So that "</script>" and "<!--" cannot end a page's data block. */
            g_string_append(out, "\\u003c");
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

static void new_line(Json *json)
{
    if (json->out->len > 0) {
        g_string_append_c(json->out, '\n');
    }
    for (int i = 0; i < json->depth; i++) {
        g_string_append_c(json->out, ' ');
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
        write_quoted(json->out, name);
        g_string_append(json->out, ": ");
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
        write_quoted(json->out, value);
    } else {
        g_string_append(json->out, "null");
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
    g_string_append_printf(json->out, "%d", value);
}

void json_truth(Json *json, const char *name, bool value)
{
    begin_member(json, name);
    g_string_append(json->out, value ? "true" : "false");
}

void json_decimal(Json *json, const char *name, Decimal value)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value, true, number);
    begin_member(json, name);
    g_string_append(json->out, number);
}
