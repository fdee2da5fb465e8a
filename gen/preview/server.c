/* The preview as a whole: sockets, the files being put, announcements, the end. */
#include "preview/parts.h"

#include "base/hash.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define MAX_CONNECTIONS 64
#define IDLE_SECONDS 20          /* after which a silent connection is closed */
#define CONNECTION_MEMORY 32768U /* bytes for the headers of a request and the answer's */

struct Preview {
    PreviewServer server;
    struct MHD_Daemon *daemon[2]; /* 127.0.0.1 and, if there is one, ::1 */
    GHashTable *next;             /* path -> GBytes: what was put and is not yet seen */
};

/* Messages of the library are about clients that went away. */
static void say_nothing(void *context, const char *format, va_list arguments)
{
    (void)context;
    (void)format;
    (void)arguments;
}

static struct MHD_Daemon *listen_at(PreviewServer *server, const struct sockaddr *address,
                                    unsigned family)
{
    return http.start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL |
            MHD_USE_ERROR_LOG | family,
        0, NULL, NULL, answer_request, server, MHD_OPTION_EXTERNAL_LOGGER, say_nothing, NULL,
        MHD_OPTION_SOCK_ADDR, address, MHD_OPTION_NOTIFY_COMPLETED, answer_completed, NULL,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)MAX_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
        MHD_OPTION_END);
}

static struct MHD_Daemon *listen_v4(PreviewServer *server, int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return listen_at(server, (const struct sockaddr *)(const void *)&address, 0);
}

static struct MHD_Daemon *listen_v6(PreviewServer *server, int port)
{
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
    address.sin6_addr = in6addr_loopback;
    return listen_at(server, (const struct sockaddr *)(const void *)&address, MHD_USE_IPv6);
}

/* A fixed port is known before the first request can come; one that the system chose nobody knows
 * until we tell. */
static struct MHD_Daemon *open_first(PreviewServer *server, int port)
{
    server->port = port;
    struct MHD_Daemon *daemon = listen_v4(server, port);
    if (daemon && port == 0) {
        server->port = http.get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    }
    return daemon;
}

static bool open_sockets(Preview *preview, int wanted)
{
    PreviewServer *server = &preview->server;
    preview->daemon[0] = open_first(server, wanted ? wanted : PREVIEW_PORT);
    if (!preview->daemon[0] && !wanted) {
        preview->daemon[0] = open_first(server, 0);
    }
    if (preview->daemon[0]) {
        preview->daemon[1] = listen_v6(server, server->port);
    }
    return preview->daemon[0] != NULL;
}

static void unref_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

bool preview_load(void)
{
    return http_load();
}

Preview *preview_start(const PreviewSettings *settings)
{
    Preview *preview = g_new0(Preview, 1);
    PreviewServer *server = &preview->server;
    state_init(&server->state);
    server->settings = *settings;
    server->context = g_main_context_ref_thread_default();
    server->token = guard_token();
    preview->next = g_hash_table_new_full(hash_string, g_str_equal, g_free, unref_bytes);
    if (!open_sockets(preview, settings->port)) {
        preview_stop(preview);
        return NULL;
    }
    return preview;
}

void preview_stop(Preview *preview)
{
    PreviewServer *server = &preview->server;
    g_mutex_lock(&server->state.lock);
    server->state.ending = true;
    g_cond_broadcast(&server->state.changed);
    g_mutex_unlock(&server->state.lock);
    for (size_t i = 0; i < G_N_ELEMENTS(preview->daemon); i++) {
        if (preview->daemon[i]) {
            http.stop_daemon(preview->daemon[i]);
        }
    }
    /* Questions nobody waits for any more. */
    while (g_main_context_iteration(server->context, FALSE)) {
    }
    g_main_context_unref(server->context);
    state_clear(&server->state);
    g_hash_table_unref(preview->next);
    g_free(server->token);
    g_free(preview);
}

int preview_port(const Preview *preview)
{
    return preview->server.port;
}

void preview_put(Preview *preview, const char *path, GBytes *bytes)
{
    if (!bytes) {
        g_hash_table_remove(preview->next, path);
        return;
    }
    bool page = g_str_has_suffix(path, ".html");
    g_hash_table_insert(preview->next, g_strdup(path),
                        page ? page_with_script(bytes) : g_bytes_ref(bytes));
}

/* A table of its own for the requests, which may still be reading the one before. */
static PreviewFiles *copy_files(GHashTable *files)
{
    PreviewFiles *copy = g_hash_table_new_full(hash_string, g_str_equal, g_free, unref_bytes);
    GHashTableIter iter;
    gpointer path, bytes;
    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &path, &bytes)) {
        g_hash_table_insert(copy, g_strdup(path), g_bytes_ref(bytes));
    }
    return copy;
}

/* `news` is taken; or NULL. */
static void swap_files(Preview *preview, GBytes *news)
{
    PreviewState *state = &preview->server.state;
    PreviewFiles *files = copy_files(preview->next);
    g_mutex_lock(&state->lock);
    PreviewFiles *before = state->files;
    GBytes *old_news = NULL;
    state->files = files;
    if (news) {
        old_news = state->news;
        state->news = news;
        state->edition++;
        g_cond_broadcast(&state->changed);
    }
    g_mutex_unlock(&state->lock);
    g_hash_table_unref(before);
    if (old_news) {
        g_bytes_unref(old_news);
    }
}

void preview_publish(Preview *preview)
{
    swap_files(preview, NULL);
}

void preview_announce(Preview *preview, const char *state)
{
    char *event = g_strdup_printf("event: moi\ndata: %s\n\n", state);
    swap_files(preview, g_bytes_new_take(event, strlen(event)));
}
