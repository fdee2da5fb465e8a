/* Asking the thread that makes the files: plans and fonts are used by that thread alone. */
#include "preview/parts.h"

typedef struct Question {
    PreviewServer *server;
    char *file;
    int line, column;
    bool open;           /* to open the place, else to make the file */
    bool answered, good; /* under the state's lock */
    int holders;         /* the asking thread and the other's queue */
} Question;

static void leave_question(gpointer data)
{
    Question *question = data;
    g_mutex_lock(&question->server->state.lock);
    bool last = --question->holders == 0;
    g_mutex_unlock(&question->server->state.lock);
    if (last) {
        g_free(question->file);
        g_free(question);
    }
}

static gboolean answer_question(gpointer data)
{
    Question *question = data;
    PreviewServer *server = question->server;
    const PreviewSettings *settings = &server->settings;
    bool good = true;
    if (question->open) {
        good = settings->open(settings->context, question->file, question->line, question->column);
    } else {
        settings->demand(settings->context, question->file);
    }
    g_mutex_lock(&server->state.lock);
    question->answered = true;
    question->good = good;
    g_cond_broadcast(&server->state.changed);
    g_mutex_unlock(&server->state.lock);
    return G_SOURCE_REMOVE;
}

static bool ask(PreviewServer *server, const char *file, int line, int column, bool open)
{
    Question *question = g_new0(Question, 1);
    *question = (Question){.server = server,
                           .file = g_strdup(file),
                           .line = line,
                           .column = column,
                           .open = open,
                           .holders = 2};
    /* Not g_main_context_invoke(), which would run it here while the other thread is elsewhere. */
    GSource *source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, answer_question, question, leave_question);
    g_source_attach(source, server->context);
    g_source_unref(source);
    g_mutex_lock(&server->state.lock);
    while (!question->answered && !server->state.ending) {
        g_cond_wait(&server->state.changed, &server->state.lock);
    }
    bool good = question->answered && question->good;
    g_mutex_unlock(&server->state.lock);
    leave_question(question);
    return good;
}

void ask_for_file(PreviewServer *server, const char *path)
{
    ask(server, path, 0, 0, false);
}

bool ask_to_open(PreviewServer *server, const char *file, int line, int column)
{
    return ask(server, file, line, column, true);
}
