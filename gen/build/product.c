/* Plans and the site as what is made, recorded, kept and deleted as one. */
#include "build/build.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void product_init(Product *product, const char *slug)
{
    *product = (Product){.slug = slug, .known = true, .findings = findings_new()};
}

void product_clear(Product *product)
{
    record_free(product->before);
    record_free(product->record);
    output_batch_free(product->batch);
    findings_free(product->findings);
    *product = (Product){0};
}

static char *file_path(const char *slug, const BuildPlace *place, const char *name)
{
    return g_build_filename(place->root, slug ? slug : "", name, NULL);
}

/* Still what was made? */
static bool is_intact(const char *path, const RecordFile *file, Seen *seen)
{
    GStatBuf about;
    Digest digest;
    return g_stat(path, &about) == 0 && (guint64)about.st_size == file->size &&
           seen_digest(seen, path, &digest) && digest_equal(&digest, &file->digest);
}

static bool all_intact(const Product *product, const BuildPlace *place)
{
    bool intact = true;
    for (guint i = 0; i < product->before->file->len && intact; i++) {
        const RecordFile *file = &g_array_index(product->before->file, RecordFile, i);
        char *path = file_path(product->slug, place, file->name);
        intact = file->former || is_intact(path, file, place->seen);
        g_free(path);
    }
    return intact;
}

static BuildReason find_reason(const Product *product, const BuildPlace *place)
{
    if (!product->before) {
        return REASON_NEW;
    }
    for (int k = 0; k < KEY_COUNT; k++) {
        if (!product->known || !digest_equal(&product->key[k], &product->before->key[k])) {
            return (BuildReason)(REASON_KEY + (product->known ? k : KEY_SOURCES));
        }
    }
    return all_intact(product, place) ? REASON_NONE : REASON_OUTPUTS;
}

void product_examine(Product *product, const BuildPlace *place, bool forced)
{
    char *path = record_path(place->root, product->slug);
    product->before = record_read(path);
    g_free(path);
    product->reason = forced ? REASON_FORCED : find_reason(product, place);
}

/* ---- making ---- */

void product_begin(Product *product, const BuildPlace *place)
{
    char *folder = g_build_filename(place->root, BUILD_FOLDER, BUILD_ASIDE_FOLDER, NULL);
    product->batch = output_batch_new(folder, place->flusher);
    g_free(folder);
    product->record = record_new();
    memcpy(product->record->key, product->key, sizeof product->key);
}

bool product_stage(Product *product, const BuildPlace *place, const char *name, GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    char *path = file_path(product->slug, place, name);
    bool good = output_batch_stage(product->batch, path, data, length, product->findings);
    if (good) {
        Digest digest = digest_of_bytes(data, length);
        record_add(product->record, name, length, &digest, false);
    }
    g_free(path);
    g_bytes_unref(bytes);
    return good;
}

/* An error among the findings must be told by the next build too, so that one makes it again. */
bool product_stage_record(Product *product, const BuildPlace *place)
{
    record_keep_former(product->record, product->before);
    if (!product->known || findings_has_errors(product->findings)) {
        return true;
    }
    GBytes *bytes = record_write(product->record);
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    char *path = record_path(place->root, product->slug);
    bool good = output_batch_stage(product->batch, path, data, length, product->findings);
    g_free(path);
    g_bytes_unref(bytes);
    return good;
}

static void learn_files(const Product *product, const BuildPlace *place)
{
    for (guint i = 0; i < product->record->file->len; i++) {
        const RecordFile *file = &g_array_index(product->record->file, RecordFile, i);
        if (!file->former) {
            char *path = file_path(product->slug, place, file->name);
            seen_learn(place->seen, path, &file->digest);
            g_free(path);
        }
    }
}

bool product_commit(Product *product, const BuildPlace *place)
{
    bool good = output_batch_commit(product->batch, product->findings);
    product->status = good ? PRODUCT_MADE : PRODUCT_FAILED;
    if (good) {
        learn_files(product, place);
    }
    g_clear_pointer(&product->batch, output_batch_free);
    return good;
}

/* ---- deleting ---- */

/* The folder, below the root, and those above it, as far as they are empty. */
static void delete_folders(const char *below, const BuildPlace *place)
{
    char *part = g_strdup(below);
    for (char *slash = part; slash;) {
        char *folder = g_build_filename(place->root, part, NULL);
        (void)g_rmdir(folder);
        g_free(folder);
        slash = strrchr(part, '/');
        if (slash) {
            *slash = '\0';
        }
    }
    g_free(part);
}

/* A file in a folder of its own may have been the last one there. */
static void delete_folder_of(const char *slug, const BuildPlace *place, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash) {
        char *folder = g_strdup_printf("%s%s%.*s", slug ? slug : "", slug ? "/" : "",
                                       (int)(slash - name), name);
        delete_folders(folder, place);
        g_free(folder);
    }
}

static void delete_file(const char *slug, const BuildPlace *place, const RecordFile *file,
                        GPtrArray *deleted)
{
    char *path = file_path(slug, place, file->name);
    if (is_intact(path, file, place->seen) && g_unlink(path) == 0) {
        g_ptr_array_add(deleted, path);
        delete_folder_of(slug, place, file->name);
        return;
    }
    g_free(path);
}

void product_prune(Product *product, const BuildPlace *place, GPtrArray *deleted)
{
    const Record *old = product->record ? product->record : product->before;
    if (product->status == PRODUCT_FAILED || !old) {
        return;
    }
    Record *left = record_new();
    memcpy(left->key, old->key, sizeof old->key);
    left->pages = old->pages;
    for (guint i = 0; i < old->file->len; i++) {
        const RecordFile *file = &g_array_index(old->file, RecordFile, i);
        if (file->former) {
            delete_file(product->slug, place, file, deleted);
        } else {
            record_add(left, file->name, file->size, &file->digest, false);
        }
    }
    bool shorter = left->file->len < old->file->len;
    if (shorter && product->known && !findings_has_errors(product->findings)) {
        char *path = record_path(place->root, product->slug);
        GBytes *bytes = record_write(left);
        gsize length;
        const void *data = g_bytes_get_data(bytes, &length);
        (void)output_write(path, data, length, product->findings);
        g_bytes_unref(bytes);
        g_free(path);
    }
    record_free(left);
}

void product_prune_all(const char *slug, const BuildPlace *place, GPtrArray *deleted)
{
    char *path = record_path(place->root, slug);
    Record *record = record_read(path);
    for (guint i = 0; record && i < record->file->len; i++) {
        delete_file(slug, place, &g_array_index(record->file, RecordFile, i), deleted);
    }
    (void)g_unlink(path);
    delete_folders(slug, place);
    record_free(record);
    g_free(path);
}
