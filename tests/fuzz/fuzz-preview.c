/* What may be asked of a preview, without its library: a request is a line with method and path,
 * lines of headers, an empty line and the body, as on the wire but for the percent signs, which the
 * library resolves. An input that begins with "<" is a page that gets the preview's script. */
#include "fuzz.h"

#include "preview/parts.h"

#include <string.h>

#define PORT 8030
#define TOKEN "cafe"
#define KNOWN "thanh-hoa/134-2022/ke-hoach.html"
#define SECRET "khong cho ai"
/* Is in no page but where somebody has put it unescaped. */
#define MARKUP "<b>"

struct MHD_Connection {
    char **header; /* "Name: value" */
};

struct MHD_Response {
    GString *body;
    unsigned status;
    char *place; /* Location */
    void *context;
    MHD_ContentReaderFreeCallback drop;
};

static struct MHD_Response *answer; /* of the request at hand */
static bool opened;

/* ---- the library ---- */

static enum MHD_Result add_header(struct MHD_Response *response, const char *name,
                                  const char *value)
{
    FUZZ_PROMISE(!strpbrk(value, "\r\n"));
    if (strcmp(name, MHD_HTTP_HEADER_LOCATION) == 0) {
        response->place = g_strdup(value);
    }
    return MHD_YES;
}

static struct MHD_Response *from_bytes(size_t size, const void *bytes)
{
    struct MHD_Response *response = g_new0(struct MHD_Response, 1);
    response->body = g_string_new_len(bytes, (gssize)size);
    return response;
}

static struct MHD_Response *from_buffer(size_t size, void *buffer, enum MHD_ResponseMemoryMode mode)
{
    FUZZ_PROMISE(mode == MHD_RESPMEM_MUST_COPY);
    return from_bytes(size, buffer);
}

static struct MHD_Response *from_lent_buffer(size_t size, void *buffer,
                                             MHD_ContentReaderFreeCallback drop, void *context)
{
    struct MHD_Response *response = from_bytes(size, buffer);
    drop(context);
    return response;
}

/* The first part of what has no end. */
static struct MHD_Response *from_reader(uint64_t size, size_t block, MHD_ContentReaderCallback read,
                                        void *context, MHD_ContentReaderFreeCallback drop)
{
    char *part = g_malloc(block);
    FUZZ_PROMISE(size == MHD_SIZE_UNKNOWN);
    ssize_t got = read(context, 0, part, block);
    FUZZ_PROMISE(got > 0 && (size_t)got <= block);
    struct MHD_Response *response = from_bytes((size_t)got, part);
    response->context = context;
    response->drop = drop;
    g_free(part);
    return response;
}

static void destroy(struct MHD_Response *response)
{
    FUZZ_PROMISE(response == answer); /* queued, and that holds it */
}

static enum MHD_Result queue(struct MHD_Connection *connection, unsigned status,
                             struct MHD_Response *response)
{
    (void)connection;
    FUZZ_PROMISE(!answer);
    answer = response;
    answer->status = status;
    return MHD_YES;
}

static int each_header(struct MHD_Connection *connection, enum MHD_ValueKind kind,
                       MHD_KeyValueIterator visit, void *context)
{
    int count = 0;
    for (char **line = connection->header; *line; line++, count++) {
        char *colon = strchr(*line, ':'), *name = g_strndup(*line, (gsize)(colon - *line));
        enum MHD_Result more = visit(context, kind, name, colon + 1 + strspn(colon + 1, " \t"));
        g_free(name);
        if (more == MHD_NO) {
            break;
        }
    }
    return count;
}

static const char *phrase(unsigned status)
{
    FUZZ_PROMISE(status >= 200 && status < 600);
    return "phrase";
}

/* ---- the thread that makes files ---- */

static void demand(void *context, const char *path)
{
    (void)context;
    FUZZ_PROMISE(*path != '/' && !strstr(path, "//") && !strchr(path, '\\'));
    FUZZ_PROMISE(!g_str_has_prefix(path, ".") && !strstr(path, "/."));
    FUZZ_PROMISE(g_utf8_validate(path, -1, NULL));
}

static bool open_place(void *context, const char *file, int line, int column)
{
    (void)context;
    FUZZ_PROMISE(g_utf8_validate(file, -1, NULL) && line >= 0 && column >= 0);
    opened = true;
    return strcmp(file, "noi-dung.md") == 0;
}

static gpointer make_files(gpointer context)
{
    for (;;) {
        g_main_context_iteration(context, TRUE);
    }
    return NULL;
}

static PreviewServer *start(void)
{
    static PreviewServer server;
    if (!server.token) {
        http = (Http){.add_response_header = add_header,
                      .create_response_from_buffer = from_buffer,
                      .create_response_from_buffer_with_free_callback_cls = from_lent_buffer,
                      .create_response_from_callback = from_reader,
                      .destroy_response = destroy,
                      .get_connection_values = each_header,
                      .get_reason_phrase_for = phrase,
                      .queue_response = queue};
        state_init(&server.state);
        g_hash_table_insert(server.state.files, (gpointer)(guintptr)KNOWN,
                            g_bytes_new_static(SECRET, strlen(SECRET)));
        server.settings = (PreviewSettings){.demand = demand, .open = open_place};
        server.context = g_main_context_new();
        server.token = g_strdup(TOKEN);
        server.port = PORT;
        g_thread_unref(g_thread_new("files", make_files, server.context));
    }
    return &server;
}

/* ---- requests ---- */

/* Sent once, or NULL; what it must be, in other words than guard.c's. */
static const char *only(char **header, const char *name)
{
    const char *found = NULL;
    for (char **line = header; *line; line++) {
        if (g_ascii_strncasecmp(*line, name, strlen(name)) == 0 && (*line)[strlen(name)] == ':') {
            if (found) {
                return NULL;
            }
            found = *line + strlen(name) + 1;
            found += strspn(found, " \t");
        }
    }
    return found;
}

static bool is_ours(const char *host)
{
    return host && (g_ascii_strcasecmp(host, "localhost:8030") == 0 ||
                    strcmp(host, "127.0.0.1:8030") == 0 || strcmp(host, "[::1]:8030") == 0);
}

static void judge(char **header, const char *method, const char *body)
{
    const char *host = only(header, "Host"), *origin = only(header, "Origin");
    FUZZ_PROMISE(answer);
    FUZZ_PROMISE(is_ours(host) || (answer->status == MHD_HTTP_FORBIDDEN && !opened));
    FUZZ_PROMISE(!opened ||
                 (strcmp(method, "POST") == 0 && g_str_has_prefix(body, TOKEN "\n") && origin &&
                  g_str_has_prefix(origin, "http://") && is_ours(origin + strlen("http://"))));
    FUZZ_PROMISE(answer->status != MHD_HTTP_OK || strcmp(method, "GET") == 0 ||
                 strcmp(method, "HEAD") == 0);
    FUZZ_PROMISE(!strstr(answer->body->str, MARKUP));
    FUZZ_PROMISE(!answer->place || (answer->place[0] == '/' && answer->place[1] != '/'));
}

static void request(PreviewServer *server, const uint8_t *data, size_t size)
{
    char *text = g_strndup((const char *)data, size);
    char *end = strstr(text, "\n\n"), *body = end ? end + 2 : text + strlen(text);
    if (end) {
        *end = '\0';
    }
    struct MHD_Connection connection = {g_strsplit(text, "\n", -1)};
    char **header = connection.header, *url = *header ? strchr(*header, ' ') : NULL;
    bool is_whole = url != NULL;
    for (char **line = header; is_whole && *++line;) {
        is_whole = strchr(*line, ':') != NULL;
    }
    if (is_whole) {
        *url++ = '\0';
        connection.header = header + 1;
        void *state = NULL;
        opened = false;
        size_t left = 0, length = strlen(body);
        enum MHD_Result result =
            answer_request(server, &connection, url, *header, "HTTP/1.1", NULL, &left, &state);
        FUZZ_PROMISE(result == MHD_YES);
        for (const char *at = body; !answer && at < body + length;) {
            size_t part = left = MIN(1000, (size_t)(body + length - at));
            answer_request(server, &connection, url, *header, "HTTP/1.1", at, &left, &state);
            FUZZ_PROMISE(left == 0);
            at += part;
        }
        if (!answer) {
            left = 0;
            answer_request(server, &connection, url, *header, "HTTP/1.1", NULL, &left, &state);
        }
        judge(header + 1, *header, body);
        answer_completed(server, &connection, &state, MHD_REQUEST_TERMINATED_COMPLETED_OK);
        FUZZ_PROMISE(!state);
        if (answer->drop) {
            answer->drop(answer->context);
        }
        g_string_free(answer->body, TRUE);
        g_free(answer->place);
        g_clear_pointer(&answer, g_free);
    }
    g_strfreev(header);
    g_free(text);
}

/* Whatever the page and its policy look like, the script comes. */
static void add_script(const uint8_t *data, size_t size)
{
    char *text = g_utf8_make_valid((const char *)data, (gssize)size); /* without NUL */
    GBytes *page = g_bytes_new_take(text, strlen(text)), *with = page_with_script(page);
    FUZZ_PROMISE(g_strstr_len(g_bytes_get_data(with, NULL), (gssize)g_bytes_get_size(with),
                              "<script src=\"/" PREVIEW_OWN "preview.js\"></script>"));
    g_bytes_unref(with);
    g_bytes_unref(page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0 && data[0] == '<') {
        add_script(data, size);
    } else {
        request(start(), data, size);
    }
    return 0;
}
