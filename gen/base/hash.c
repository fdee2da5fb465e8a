#include "base/hash.h"

#include <string.h>
#include <sys/random.h>

/* Short texts are most of what is hashed: without a call of the library for each. */
#define XXH_INLINE_ALL
#include <xxhash.h>

static guint8 secret[XXH3_SECRET_SIZE_MIN];

/* Should the system give no random bytes, the library's own serve as well as no key. */
static void draw_secret(void)
{
    static gsize drawn;
    if (g_once_init_enter(&drawn)) {
        if (getrandom(secret, sizeof secret, 0) != (ssize_t)sizeof secret) {
            (void)XXH3_generateSecret(secret, sizeof secret, NULL, 0);
        }
        g_once_init_leave(&drawn, 1);
    }
}

guint64 hash_bytes(const void *bytes, size_t length)
{
    draw_secret();
    return XXH3_64bits_withSecret(bytes, length, secret, sizeof secret);
}

guint hash_string(gconstpointer text)
{
    return (guint)hash_bytes(text, strlen(text));
}

guint64 hash_number(guint64 number)
{
    return hash_bytes(&number, sizeof number);
}
