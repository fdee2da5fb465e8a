/* Who may ask: only this machine, only by its own names (RFC 9110, 7.2), and to do something only
 * from our own pages. */
#include "preview/parts.h"

#include <stdio.h>
#include <string.h>

#define TOKEN_BYTES 16
#define MAX_PATH 1024

static const char *const NAMES[] = {"localhost", "127.0.0.1", "[::1]"};

typedef struct Header {
    const char *name, *value;
    int count;
} Header;

static enum MHD_Result note_header(void *context, enum MHD_ValueKind kind, const char *key,
                                   const char *value)
{
    Header *header = context;
    (void)kind;
    if (g_ascii_strcasecmp(key, header->name) == 0) {
        header->value = value;
        header->count++;
    }
    return MHD_YES;
}

/* The header's value; NULL unless it was sent exactly once. */
static const char *single_header(struct MHD_Connection *connection, const char *name)
{
    Header header = {name, NULL, 0};
    http.get_connection_values(connection, MHD_HEADER_KIND, note_header, &header);
    return header.count == 1 ? header.value : NULL;
}

static bool is_our_host(const char *host, int port)
{
    for (size_t i = 0; host && i < G_N_ELEMENTS(NAMES); i++) {
        char ours[64];
        snprintf(ours, sizeof ours, "%s:%d", NAMES[i], port);
        if (g_ascii_strcasecmp(host, ours) == 0) {
            return true;
        }
    }
    return false;
}

bool guard_host(struct MHD_Connection *connection, int port)
{
    return is_our_host(single_header(connection, MHD_HTTP_HEADER_HOST), port);
}

bool guard_origin(struct MHD_Connection *connection, int port)
{
    static const char SCHEME[] = "http://";
    const char *origin = single_header(connection, MHD_HTTP_HEADER_ORIGIN);
    const char *host = single_header(connection, MHD_HTTP_HEADER_HOST);
    /* The same name, too: one of our names is as strange to another as any. */
    return origin && host && g_str_has_prefix(origin, SCHEME) &&
           is_our_host(origin + strlen(SCHEME), port) &&
           g_ascii_strcasecmp(origin + strlen(SCHEME), host) == 0;
}

bool guard_path(const char *path)
{
    if (*path != '/' || strlen(path) > MAX_PATH || strstr(path, "//") || strstr(path, "/.") ||
        !g_utf8_validate(path, -1, NULL)) {
        return false;
    }
    for (const char *p = path; *p; p++) {
        if (g_ascii_iscntrl(*p) || *p == '\\') {
            return false;
        }
    }
    return true;
}

char *guard_token(void)
{
    unsigned char bytes[TOKEN_BYTES];
    FILE *source = fopen("/dev/urandom", "rb");
    size_t read = source ? fread(bytes, 1, sizeof bytes, source) : 0;
    if (source) {
        fclose(source);
    }
    if (read < sizeof bytes) {
        g_error("/dev/urandom cannot be read");
    }
    GString *token = g_string_new(NULL);
    for (size_t i = 0; i < sizeof bytes; i++) {
        g_string_append_printf(token, "%02x", bytes[i]);
    }
    return g_string_free(token, FALSE);
}
