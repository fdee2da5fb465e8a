/* Digests by what the disk says of a file, so that what is unchanged is not read. */
#include "build/build.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The file is read by the machine that wrote it or not at all, so numbers are as in memory. */
static const char MAGIC[16] = "kehoach da-xem 2";
#define SHARE ((size_t)64 * 1024)

/* Same identity, same content. */
typedef struct Identity {
    guint64 device, inode, size;
    gint64 changed, touched; /* content (mtime) and state (ctime), nanoseconds */
} Identity;

typedef struct Sight {
    Identity identity;
    Digest digest;
} Sight;

/* What is known of one identity in this run. */
typedef struct Entry {
    Sight sight; /* first: the table finds entries by their identity */
    char *own;   /* path of a file that this process wrote: to be looked at again; else NULL */
    bool lasting;
    bool met;
} Entry;

struct Seen {
    GMutex mutex;
    char *path;
    GHashTable *entries; /* Entry -> itself */
    bool grown;
};

/* ---- identities ---- */

static guint hash_identity(gconstpointer key)
{
    const Identity *i = key;
    guint64 mixed = (i->inode * 0x9E3779B97F4A7C15U) ^ (guint64)i->touched ^ i->size << 40;
    return (guint)(mixed ^ mixed >> 32);
}

static gboolean same_identity(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(Identity)) == 0;
}

static gint64 nanoseconds(struct timespec time)
{
    return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static bool identify(const struct stat *about, Identity *identity)
{
    *identity = (Identity){
        .device = (guint64)about->st_dev,
        .inode = (guint64)about->st_ino,
        .size = (guint64)about->st_size,
        .changed = nanoseconds(about->st_mtim),
        .touched = nanoseconds(about->st_ctim),
    };
    return S_ISREG(about->st_mode);
}

/* The clock that files get their times from: it moves in steps of some milliseconds. */
static gint64 file_clock(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return nanoseconds(now);
}

static void free_entry(gpointer data)
{
    Entry *entry = data;
    g_free(entry->own);
    g_free(entry);
}

/* ---- looking ---- */

static bool find(Seen *seen, const Identity *identity, Digest *digest)
{
    g_mutex_lock(&seen->mutex);
    Entry *entry = g_hash_table_lookup(seen->entries, identity);
    if (entry) {
        entry->met = true;
        *digest = entry->sight.digest;
    }
    g_mutex_unlock(&seen->mutex);
    return entry != NULL;
}

static void add(Seen *seen, const Identity *identity, const Digest *digest, const char *own,
                bool lasting)
{
    Entry *entry = g_new0(Entry, 1);
    *entry = (Entry){{*identity, *digest}, g_strdup(own), lasting, true};
    g_mutex_lock(&seen->mutex);
    g_hash_table_replace(seen->entries, entry, entry);
    seen->grown = true;
    g_mutex_unlock(&seen->mutex);
}

static bool sum_up(int fd, Digest *digest)
{
    DigestSum *sum = digest_begin();
    guint8 *share = g_malloc(SHARE);
    ssize_t n = 0;
    do {
        n = read(fd, share, SHARE);
        digest_add(sum, share, n > 0 ? (size_t)n : 0);
    } while (n > 0 || (n < 0 && errno == EINTR));
    g_free(share);
    *digest = digest_end(sum);
    return n == 0;
}

static bool read_digest(Seen *seen, const char *path, Digest *digest)
{
    gint64 now = file_clock();
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return false;
    }
    struct stat about;
    Identity before, after;
    bool good = fstat(fd, &about) == 0 && identify(&about, &before) && sum_up(fd, digest);
    if (good && fstat(fd, &about) == 0 && identify(&about, &after) &&
        same_identity(&before, &after) && before.touched < now) {
        add(seen, &before, digest, NULL, true);
    }
    (void)close(fd);
    return good;
}

bool seen_digest(Seen *seen, const char *path, Digest *digest)
{
    struct stat about;
    Identity identity;
    if (stat(path, &about) != 0 || !identify(&about, &identity)) {
        return false;
    }
    return find(seen, &identity, digest) || read_digest(seen, path, digest);
}

void seen_learn(Seen *seen, const char *path, const Digest *digest)
{
    struct stat about;
    Identity identity;
    if (stat(path, &about) == 0 && identify(&about, &identity)) {
        add(seen, &identity, digest, path, false);
    }
}

/* ---- keeping ---- */

Seen *seen_open(const char *path)
{
    Seen *seen = g_new0(Seen, 1);
    g_mutex_init(&seen->mutex);
    seen->path = g_strdup(path);
    seen->entries = g_hash_table_new_full(hash_identity, same_identity, NULL, free_entry);
    char *bytes;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        return seen;
    }
    size_t head = sizeof MAGIC + sizeof(Digest);
    Digest sum, told;
    bool whole = length >= head && memcmp(bytes, MAGIC, sizeof MAGIC) == 0 &&
                 (length - head) % sizeof(Sight) == 0;
    if (whole) {
        sum = digest_of_bytes(bytes + head, length - head);
        memcpy(&told, bytes + sizeof MAGIC, sizeof told);
        whole = digest_equal(&sum, &told);
    }
    for (size_t at = head; whole && at < length; at += sizeof(Sight)) {
        Entry *entry = g_new0(Entry, 1);
        memcpy(&entry->sight, bytes + at, sizeof(Sight));
        entry->lasting = true;
        g_hash_table_replace(seen->entries, entry, entry);
    }
    g_free(bytes);
    return seen;
}

/* A file that this process wrote is worth keeping once the clock has moved on since: any later
 * change to it gets a later time. */
static bool settle(const Entry *entry)
{
    struct stat about;
    Identity now;
    if (!entry->own || stat(entry->own, &about) != 0 || !identify(&about, &now) ||
        !same_identity(&now, &entry->sight.identity)) {
        return false;
    }
    const struct timespec step = {.tv_nsec = 1000000};
    for (int i = 0; i < 20 && file_clock() <= now.touched; i++) {
        (void)nanosleep(&step, NULL);
    }
    return file_clock() > now.touched;
}

static gint compare_sights(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(Sight));
}

void seen_save(Seen *seen, bool all)
{
    if (!seen->grown) {
        return;
    }
    GArray *sights = g_array_new(FALSE, FALSE, sizeof(Sight));
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, seen->entries);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const Entry *entry = key;
        if ((entry->met || !all) && (entry->lasting || settle(entry))) {
            g_array_append_val(sights, entry->sight);
        }
    }
    g_array_sort(sights, compare_sights);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)MAGIC, sizeof MAGIC);
    Digest sum = digest_of_bytes(sights->data, sights->len * sizeof(Sight));
    g_byte_array_append(bytes, sum.byte, sizeof sum.byte);
    g_byte_array_append(bytes, (const guint8 *)sights->data, sights->len * (guint)sizeof(Sight));
    char *above = g_path_get_dirname(seen->path);
    char *aside = g_build_filename(above, BUILD_ASIDE_FOLDER, NULL);
    output_keep(seen->path, aside, bytes->data, bytes->len); /* a torn one fails its sum */
    g_free(aside);
    g_free(above);
    g_byte_array_unref(bytes);
    g_array_unref(sights);
}

void seen_free(Seen *seen)
{
    g_hash_table_unref(seen->entries);
    g_mutex_clear(&seen->mutex);
    g_free(seen->path);
    g_free(seen);
}
