#include "base/hash.h"

#include <string.h>
#include <sys/random.h>

/* Short texts are most of what is hashed: without a call of the library for each. */
#define XXH_INLINE_ALL
#include <xxhash.h>

/* What this run has drawn. */
static struct {
    gsize drawn;
    guint64 multiplier;
    guint8 secret[XXH3_SECRET_SIZE_MIN];
} key;

/* Apart, so that what runs but once takes nothing from the way of each hash. Should the system give
 * no random bytes, the library's own serve as well as no key. */
static G_GNUC_NO_INLINE void draw_key(void)
{
    if (g_once_init_enter(&key.drawn)) {
        if (getrandom(key.secret, sizeof key.secret, 0) != (ssize_t)sizeof key.secret) {
            (void)XXH3_generateSecret(key.secret, sizeof key.secret, NULL, 0);
        }
        key.multiplier = XXH3_64bits_withSecret("", 0, key.secret, sizeof key.secret) | 1;
        g_once_init_leave(&key.drawn, 1);
    }
}

static inline void have_key(void)
{
    if (G_UNLIKELY(!g_atomic_pointer_get(&key.drawn))) {
        draw_key();
    }
}

guint64 hash_bytes(const void *bytes, size_t length)
{
    have_key();
    return XXH3_64bits_withSecret(bytes, length, key.secret, sizeof key.secret);
}

guint hash_string(gconstpointer text)
{
    return (guint)hash_bytes(text, strlen(text));
}

guint hash_int64(gconstpointer number)
{
    return (guint)(*(const guint64 *)number * hash_multiplier() >> 32);
}

guint64 hash_multiplier(void)
{
    have_key();
    return key.multiplier;
}
