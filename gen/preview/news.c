/* Telling pages what is new: server-sent events (HTML Standard, 9.2), one response a page that ends
 * with the preview. */
#include "preview/parts.h"

#include <string.h>

/* More pages than anybody looks at; the connections beyond stay free for the pages themselves. */
#define MAX_LISTENERS 40
/* A line now and then finds out whether the page is still there. */
#define PULSE (10 * G_TIME_SPAN_SECOND)
#define BLOCK 16384

typedef struct Listener {
    PreviewServer *server;
    GBytes *sending; /* or NULL */
    size_t sent;
    guint64 edition; /* the last one sent */
} Listener;

/* What the page has to hear next; NULL if the preview ends. */
static GBytes *wait_for_news(Listener *listener)
{
    PreviewState *state = &listener->server->state;
    gint64 until = g_get_monotonic_time() + PULSE;
    GBytes *news = NULL;
    g_mutex_lock(&state->lock);
    bool quiet = false;
    while (!state->ending && !quiet && listener->edition == state->edition) {
        quiet = !g_cond_wait_until(&state->changed, &state->lock, until);
    }
    if (!state->ending && listener->edition != state->edition) {
        listener->edition = state->edition;
        news = g_bytes_ref(state->news);
    } else if (!state->ending) {
        news = g_bytes_new_static(":\n\n", 3);
    }
    g_mutex_unlock(&state->lock);
    return news;
}

static ssize_t send_news(void *context, uint64_t position, char *buffer, size_t room)
{
    Listener *listener = context;
    (void)position;
    if (!listener->sending) {
        listener->sending = wait_for_news(listener);
        listener->sent = 0;
        if (!listener->sending) {
            return MHD_CONTENT_READER_END_OF_STREAM;
        }
    }
    gsize length;
    const char *text = g_bytes_get_data(listener->sending, &length);
    size_t part = MIN(length - listener->sent, room);
    memcpy(buffer, text + listener->sent, part);
    listener->sent += part;
    if (listener->sent == length) {
        g_clear_pointer(&listener->sending, g_bytes_unref);
    }
    return (ssize_t)part;
}

static void end_listener(void *context)
{
    Listener *listener = context;
    g_mutex_lock(&listener->server->state.lock);
    listener->server->state.listeners--;
    g_mutex_unlock(&listener->server->state.lock);
    if (listener->sending) {
        g_bytes_unref(listener->sending);
    }
    g_free(listener);
}

struct MHD_Response *news_response(PreviewServer *server)
{
    g_mutex_lock(&server->state.lock);
    bool room = server->state.listeners < MAX_LISTENERS;
    server->state.listeners += room;
    g_mutex_unlock(&server->state.lock);
    if (!room) {
        return NULL;
    }
    Listener *listener = g_new0(Listener, 1);
    listener->server = server;
    /* The first thing a page hears is the token it proves itself with. */
    char *hello = g_strdup_printf("event: token\ndata: %s\n\n", server->token);
    listener->sending = g_bytes_new_take(hello, strlen(hello));
    struct MHD_Response *response = http.create_response_from_callback(
        MHD_SIZE_UNKNOWN, BLOCK, send_news, listener, end_listener);
    http.add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
    return response;
}
