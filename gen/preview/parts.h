/* Private to preview/: what its files share. */
#ifndef KEHOACH_PREVIEW_PARTS_H
#define KEHOACH_PREVIEW_PARTS_H

#include "preview/http.h"
#include "preview/preview.h"

/* ---- state.c: what is shown, shared by all threads ---- */

/* A table from path to GBytes that never changes; a new set is a new table. */
typedef GHashTable PreviewFiles;

typedef struct PreviewState {
    GMutex lock;
    GCond changed;       /* of anything below */
    PreviewFiles *files; /* what requests see */
    GBytes *news;        /* the last announcement as a server-sent event, or NULL */
    guint64 edition;     /* counts announcements */
    guint listeners;     /* pages that are being told */
    bool ending;
} PreviewState;

void state_init(PreviewState *state);
void state_clear(PreviewState *state);
/* The file of the path or NULL; g_bytes_unref it. */
GBytes *state_find(PreviewState *state, const char *path);

/* ---- guard.c: who may ask ---- */

/* Whether the request names this machine as its host, once, with our port. */
bool guard_host(struct MHD_Connection *connection, int port);
/* Whether it comes from one of our own pages: its Origin is our host. */
bool guard_origin(struct MHD_Connection *connection, int port);
/* Whether the path can be one of ours. */
bool guard_path(const char *path);
/* Random words for the pages to prove themselves with. g_free them. */
char *guard_token(void);

/* ---- page.c: what is added to pages ---- */

/* The page with the preview's script in it. */
GBytes *page_with_script(GBytes *page);
/* The page around the PDF at `path`. */
GBytes *page_around_pdf(const char *path);
const char *page_media_type(const char *path);

extern const unsigned char preview_script_bytes[];
extern const size_t preview_script_length;
extern const unsigned char preview_style_bytes[];
extern const size_t preview_style_length;

/* ---- answer.c: one request ---- */

typedef struct PreviewServer {
    PreviewState state;
    PreviewSettings settings;
    GMainContext *context; /* of the thread that makes the files */
    char *token;
    int port;
} PreviewServer;

/* For http.start_daemon; the context is the PreviewServer. */
enum MHD_Result answer_request(void *context, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *upload,
                               size_t *upload_size, void **request);
void answer_completed(void *context, struct MHD_Connection *connection, void **request,
                      enum MHD_RequestTerminationCode code);

/* ---- news.c: telling pages ---- */

/* A response without end that sends each announcement, or NULL if too many listen. */
struct MHD_Response *news_response(PreviewServer *server);

/* ---- ask.c: asking the thread that makes the files ---- */

/* Both wait until the other thread has answered or the preview ends. */
void ask_for_file(PreviewServer *server, const char *path);
bool ask_to_open(PreviewServer *server, const char *file, int line, int column);

#endif
