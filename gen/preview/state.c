#include "preview/parts.h"

#include "base/hash.h"

void state_init(PreviewState *state)
{
    *state = (PreviewState){0};
    g_mutex_init(&state->lock);
    g_cond_init(&state->changed);
    state->files = g_hash_table_new(hash_string, g_str_equal);
}

void state_clear(PreviewState *state)
{
    g_hash_table_unref(state->files);
    if (state->news) {
        g_bytes_unref(state->news);
    }
    g_mutex_clear(&state->lock);
    g_cond_clear(&state->changed);
}

GBytes *state_find(PreviewState *state, const char *path)
{
    g_mutex_lock(&state->lock);
    GBytes *bytes = g_hash_table_lookup(state->files, path);
    if (bytes) {
        g_bytes_ref(bytes);
    }
    g_mutex_unlock(&state->lock);
    return bytes;
}
