/* The record of what was made, and from what: lines of words, ended by the digest of all before. */
#include "build/build.h"

#include "base/hash.h"
#include "base/names.h"

#include <string.h>

#define FIRST_LINE "kehoach-ban-ghi 2"
#define DIGITS (2 * sizeof(Digest))

#define PLANS_FOLDER "ban-ghi"
#define SITE_RECORD "trang-chung"
/* Keeps the record of a plan "a" from standing where those of "a/b" have their folder. */
#define ENDING ".txt"

static const char *const KEY_WORDS[KEY_COUNT] = {
    [KEY_PROGRAM] = "chuong-trinh", [KEY_FONTS] = "phong-chu", [KEY_ADDRESS] = "dia-chi",
    [KEY_CATALOGUE] = "danh-muc",   [KEY_SOURCES] = "nguon",
};

static void clear_file(gpointer data)
{
    RecordFile *file = data;
    g_free(file->name);
}

Record *record_new(void)
{
    Record *record = g_new0(Record, 1);
    record->file = g_array_new(FALSE, TRUE, sizeof(RecordFile));
    g_array_set_clear_func(record->file, clear_file);
    return record;
}

void record_free(Record *record)
{
    if (record) {
        g_array_unref(record->file);
        g_free(record);
    }
}

void record_add(Record *record, const char *name, guint64 size, const Digest *digest, bool former)
{
    RecordFile file = {g_strdup(name), size, *digest, former};
    g_array_append_val(record->file, file);
}

void record_keep_former(Record *record, const Record *before)
{
    /* A site has thousands. */
    GHashTable *made = g_hash_table_new(hash_string, g_str_equal);
    for (guint i = 0; i < record->file->len; i++) {
        g_hash_table_add(made, g_array_index(record->file, RecordFile, i).name);
    }
    for (guint i = 0; before && i < before->file->len; i++) {
        const RecordFile *file = &g_array_index(before->file, RecordFile, i);
        if (!g_hash_table_contains(made, file->name)) {
            record_add(record, file->name, file->size, &file->digest, true);
        }
    }
    g_hash_table_unref(made);
}

/* ---- writing ---- */

static void put_digest(GString *out, const Digest *digest)
{
    static const char HEX[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof digest->byte; i++) {
        g_string_append_c(out, HEX[digest->byte[i] >> 4]);
        g_string_append_c(out, HEX[digest->byte[i] & 15]);
    }
}

GBytes *record_write(const Record *record)
{
    GString *out = g_string_new(FIRST_LINE "\n");
    for (int k = 0; k < KEY_COUNT; k++) {
        g_string_append_printf(out, "%s ", KEY_WORDS[k]);
        put_digest(out, &record->key[k]);
        g_string_append_c(out, '\n');
    }
    g_string_append_printf(out, "trang %u\n", record->pages);
    for (guint i = 0; i < record->file->len; i++) {
        const RecordFile *file = &g_array_index(record->file, RecordFile, i);
        g_string_append(out, file->former ? "cu " : "tep ");
        put_digest(out, &file->digest);
        g_string_append_printf(out, " %" G_GUINT64_FORMAT " %s\n", file->size, file->name);
    }
    Digest sum = digest_of_bytes(out->str, out->len);
    g_string_append(out, "het ");
    put_digest(out, &sum);
    g_string_append_c(out, '\n');
    return g_string_free_to_bytes(out);
}

/* ---- reading ---- */

static bool take_word(const char **p, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*p, word, length) != 0) {
        return false;
    }
    *p += length;
    return true;
}

static bool take_digest(const char **p, Digest *digest)
{
    for (size_t i = 0; i < DIGITS; i++) {
        int value = g_ascii_xdigit_value((*p)[i]);
        if (value < 0) {
            return false;
        }
        guint8 *byte = &digest->byte[i / 2];
        *byte = (guint8)(i % 2 == 0 ? value << 4 : *byte | value);
    }
    *p += DIGITS;
    return true;
}

static bool take_number(const char **p, guint64 *number)
{
    char *end = NULL;
    *number = g_ascii_strtoull(*p, &end, 10);
    bool good = end != *p;
    *p = end;
    return good;
}

/* A name that leads out of its folder, or into ours, was not written by us. */
static bool is_safe(const char *name)
{
    char **parts = g_strsplit(name, "/", -1);
    bool safe = parts[0] != NULL;
    for (char **part = parts; *part && safe; part++) {
        safe = **part && **part != '.';
    }
    g_strfreev(parts);
    return safe;
}

static bool read_file_line(Record *record, const char *p)
{
    bool former = take_word(&p, "cu ");
    Digest digest;
    guint64 size;
    if ((!former && !take_word(&p, "tep ")) || !take_digest(&p, &digest) || !take_word(&p, " ") ||
        !take_number(&p, &size) || !take_word(&p, " ") || !is_safe(p)) {
        return false;
    }
    record_add(record, p, size, &digest, former);
    return true;
}

static bool read_line(Record *record, int number, const char *p)
{
    guint64 pages;
    if (number == 0) {
        return strcmp(p, FIRST_LINE) == 0;
    }
    if (number <= KEY_COUNT) {
        return take_word(&p, KEY_WORDS[number - 1]) && take_word(&p, " ") &&
               take_digest(&p, &record->key[number - 1]) && !*p;
    }
    if (number == KEY_COUNT + 1) {
        bool good = take_word(&p, "trang ") && take_number(&p, &pages) && !*p;
        record->pages = good ? (guint)pages : 0;
        return good;
    }
    return read_file_line(record, p);
}

/* Cuts off the last line if it is the digest of those before. */
static bool check_sum(char *text, size_t length)
{
    const size_t last = strlen("het \n") + DIGITS;
    if (length < last || strlen(text) != length) {
        return false;
    }
    const char *p = text + length - last;
    Digest told, sum = digest_of_bytes(text, length - last);
    bool good = take_word(&p, "het ") && take_digest(&p, &told) && strcmp(p, "\n") == 0 &&
                digest_equal(&told, &sum);
    text[length - last] = '\0';
    return good;
}

Record *record_read(const char *path)
{
    char *text;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL)) {
        return NULL;
    }
    Record *record = record_new();
    bool good = check_sum(text, length);
    int number = 0;
    for (char *line = text, *end; good && (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        good = read_line(record, number++, line);
    }
    g_free(text);
    if (good && number > KEY_COUNT + 1) {
        return record;
    }
    record_free(record);
    return NULL;
}

/* ---- all of them ---- */

char *record_path(const char *root, const char *slug)
{
    if (!slug) {
        return g_build_filename(root, BUILD_FOLDER, SITE_RECORD, NULL);
    }
    char *name = g_strconcat(slug, ENDING, NULL);
    char *path = g_build_filename(root, BUILD_FOLDER, PLANS_FOLDER, name, NULL);
    g_free(name);
    return path;
}

/* A slug has one part or two. */
static void list_below(GPtrArray *slugs, const char *folder, const char *above)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder, name, NULL);
        char *slug = above ? g_strconcat(above, "/", name, NULL) : g_strdup(name);
        if (is_safe(slug) && g_str_has_suffix(slug, ENDING)) {
            slug[strlen(slug) - strlen(ENDING)] = '\0';
            g_ptr_array_add(slugs, g_steal_pointer(&slug));
        } else if (is_safe(slug) && !above) {
            list_below(slugs, path, slug);
        }
        g_free(slug);
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
}

GPtrArray *record_list(const char *root)
{
    GPtrArray *slugs = g_ptr_array_new_with_free_func(g_free);
    char *folder = g_build_filename(root, BUILD_FOLDER, PLANS_FOLDER, NULL);
    list_below(slugs, folder, NULL);
    g_free(folder);
    names_sort(slugs);
    return slugs;
}
