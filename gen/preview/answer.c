/* One request: is it allowed, what does it ask for, the answer with the headers all answers have.
 */
#include "preview/parts.h"

#include <stdio.h>
#include <string.h>

#define MAX_BODY 4096 /* of the one request that has a body */

#define NEWS_PATH "/" PREVIEW_OWN "tin"
#define OPEN_PATH "/" PREVIEW_OWN "mo"
#define PDF_PATH "/" PREVIEW_OWN "pdf/"
#define INDEX_FILE "index.html"
#define PAGE_FILE "ke-hoach.html"

/* A request while its body comes in. */
typedef struct Request {
    GString *body;
    bool refused;
} Request;

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned status,
                                     const char *type, struct MHD_Response *response)
{
    static const struct {
        const char *name, *value;
    } HEADERS[] = {
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"X-Frame-Options", "SAMEORIGIN"},
        /* Beside the page's own policy, which says the rest. */
        {"Content-Security-Policy", "frame-ancestors 'self'; base-uri 'none'"},
    };
    if (type) {
        http.add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(HEADERS); i++) {
        http.add_response_header(response, HEADERS[i].name, HEADERS[i].value);
    }
    enum MHD_Result result = http.queue_response(connection, status, response);
    http.destroy_response(response);
    return result;
}

static void drop_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* Takes the bytes. */
static enum MHD_Result send_bytes(struct MHD_Connection *connection, const char *type,
                                  GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    /* The library never writes to it, though its type says it might. */
    union {
        const void *constant;
        void *pointer;
    } same = {data};
    struct MHD_Response *response = http.create_response_from_buffer_with_free_callback_cls(
        length, same.pointer, drop_bytes, bytes);
    return send_response(connection, MHD_HTTP_OK, type, response);
}

static enum MHD_Result send_status(struct MHD_Connection *connection, unsigned status)
{
    char text[64];
    snprintf(text, sizeof text, "%u %s\n", status, http.get_reason_phrase_for(status));
    struct MHD_Response *response =
        http.create_response_from_buffer(strlen(text), text, MHD_RESPMEM_MUST_COPY);
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED) {
        http.add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    }
    return send_response(connection, status, "text/plain; charset=utf-8", response);
}

static enum MHD_Result send_place(struct MHD_Connection *connection, const char *path)
{
    struct MHD_Response *response =
        http.create_response_from_buffer(0, (char[]){""}, MHD_RESPMEM_MUST_COPY);
    http.add_response_header(response, MHD_HTTP_HEADER_LOCATION, path);
    return send_response(connection, MHD_HTTP_FOUND, NULL, response);
}

static GBytes *find_or_make(PreviewServer *server, const char *path)
{
    GBytes *bytes = state_find(&server->state, path);
    if (!bytes) {
        ask_for_file(server, path);
        bytes = state_find(&server->state, path);
    }
    return bytes;
}

static enum MHD_Result answer_news(PreviewServer *server, struct MHD_Connection *connection)
{
    struct MHD_Response *response = news_response(server);
    return response ? send_response(connection, MHD_HTTP_OK, NULL, response)
                    : send_status(connection, MHD_HTTP_SERVICE_UNAVAILABLE);
}

static enum MHD_Result answer_get(PreviewServer *server, struct MHD_Connection *connection,
                                  const char *url)
{
    if (strcmp(url, NEWS_PATH) == 0) {
        return answer_news(server, connection);
    }
    if (strcmp(url, "/" PREVIEW_OWN "preview.js") == 0) {
        return send_bytes(connection, page_media_type(url),
                          g_bytes_new_static(preview_script_bytes, preview_script_length));
    }
    if (strcmp(url, "/" PREVIEW_OWN "preview.css") == 0) {
        return send_bytes(connection, page_media_type(url),
                          g_bytes_new_static(preview_style_bytes, preview_style_length));
    }
    bool around_pdf = g_str_has_prefix(url, PDF_PATH);
    const char *path = around_pdf ? url + strlen(PDF_PATH) : url + 1;
    path = *path ? path : INDEX_FILE;
    GBytes *bytes = find_or_make(server, path);
    if (bytes && around_pdf) {
        g_bytes_unref(bytes);
        bytes = page_around_pdf(path);
        path = PAGE_FILE;
    }
    if (bytes) {
        return send_bytes(connection, page_media_type(path), bytes);
    }
    /* "/thanh-hoa/134-2022" is a way to name a plan here as on the command line. */
    size_t length = strlen(url);
    char *page = g_strdup_printf("%s%s" PAGE_FILE, url, url[length - 1] == '/' ? "" : "/");
    bytes = around_pdf || g_str_has_suffix(url, ".html") ? NULL : find_or_make(server, page + 1);
    enum MHD_Result result =
        bytes ? send_place(connection, page) : send_status(connection, MHD_HTTP_NOT_FOUND);
    if (bytes) {
        g_bytes_unref(bytes);
    }
    g_free(page);
    return result;
}

/* Lines of the body: token, file, line, column. */
static enum MHD_Result answer_open(PreviewServer *server, struct MHD_Connection *connection,
                                   const Request *request)
{
    char **line = g_strsplit(request->body->str, "\n", 5);
    unsigned status = MHD_HTTP_BAD_REQUEST;
    if (!guard_origin(connection, server->port) || !line[0] ||
        strcmp(line[0], server->token) != 0) {
        status = MHD_HTTP_FORBIDDEN;
    } else if (g_strv_length(line) == 4 && g_utf8_validate(line[1], -1, NULL)) {
        int at = (int)CLAMP(g_ascii_strtoll(line[2], NULL, 10), 0, G_MAXINT);
        int column = (int)CLAMP(g_ascii_strtoll(line[3], NULL, 10), 0, G_MAXINT);
        status =
            ask_to_open(server, line[1], at, column) ? MHD_HTTP_NO_CONTENT : MHD_HTTP_NOT_FOUND;
    }
    g_strfreev(line);
    return send_status(connection, status);
}

/* The answer that is already sure when the headers are there; 0 if there is none. */
static unsigned refusal(const PreviewServer *server, struct MHD_Connection *connection,
                        const char *url, const char *method)
{
    if (!guard_host(connection, server->port)) {
        return MHD_HTTP_FORBIDDEN;
    }
    if (!guard_path(url)) {
        return MHD_HTTP_NOT_FOUND;
    }
    bool opens = strcmp(method, MHD_HTTP_METHOD_POST) == 0 && strcmp(url, OPEN_PATH) == 0;
    if (!opens && strcmp(method, MHD_HTTP_METHOD_GET) != 0 &&
        strcmp(method, MHD_HTTP_METHOD_HEAD) != 0) {
        return MHD_HTTP_METHOD_NOT_ALLOWED;
    }
    return 0;
}

enum MHD_Result answer_request(void *context, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *upload,
                               size_t *upload_size, void **request)
{
    PreviewServer *server = context;
    Request *r = *request;
    (void)version;
    if (!r) {
        r = g_new0(Request, 1);
        r->body = g_string_new(NULL);
        *request = r;
        unsigned status = refusal(server, connection, url, method);
        return status ? send_status(connection, status) : MHD_YES;
    }
    if (*upload_size > 0) {
        r->refused = r->refused || r->body->len + *upload_size > MAX_BODY;
        if (!r->refused) {
            g_string_append_len(r->body, upload, (gssize)*upload_size);
        }
        *upload_size = 0;
        return MHD_YES;
    }
    if (r->refused) {
        return send_status(connection, MHD_HTTP_CONTENT_TOO_LARGE);
    }
    return strcmp(method, MHD_HTTP_METHOD_POST) == 0 ? answer_open(server, connection, r)
                                                     : answer_get(server, connection, url);
}

void answer_completed(void *context, struct MHD_Connection *connection, void **request,
                      enum MHD_RequestTerminationCode code)
{
    Request *r = *request;
    (void)context;
    (void)connection;
    (void)code;
    if (r) {
        g_string_free(r->body, TRUE);
        g_free(r);
        *request = NULL;
    }
}
