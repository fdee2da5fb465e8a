#include "read-back.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

/* -1 for no text at all. */
static int read_number(const char *text)
{
    return text ? (int)strtol(text, NULL, 10) : -1;
}

const char *text_behind(const char *from, const char *text)
{
    const char *found = from ? strstr(from, text) : NULL;
    if (!found) {
        fail_msg("no %s", text);
        return "";
    }
    return found + strlen(text);
}

/* ---- objects ---- */

static GString *inflate_all(const char *bytes, size_t length)
{
    GString *out = g_string_new(NULL);
    z_stream z = {0};
    assert_int_equal(inflateInit(&z), Z_OK);
    Bytef *copy = g_memdup2(bytes, length);
    z.next_in = copy;
    z.avail_in = (uInt)length;
    int status = Z_OK;
    while (status == Z_OK) {
        char block[65536];
        z.next_out = (Bytef *)block;
        z.avail_out = sizeof block;
        status = inflate(&z, Z_NO_FLUSH);
        g_string_append_len(out, block, (gssize)(sizeof block - z.avail_out));
    }
    assert_int_equal(status, Z_STREAM_END);
    (void)inflateEnd(&z);
    g_free(copy);
    return out;
}

/* Within the object only: a search to the end of the file for each of them would never end. */
static const char *find_before(const char *from, const char *stop, const char *text)
{
    const char *found = g_strstr_len(from, stop - from, text);
    assert_non_null(found);
    return found;
}

static void read_object(File *file, const char *at, const char *stop)
{
    int number = read_number(at);
    const char *p = find_before(at, stop, " obj\n") + strlen(" obj\n");
    if (file->objects->len <= (guint)number) {
        g_array_set_size(file->objects, (guint)number + 1);
    }
    FileObject *o = &g_array_index(file->objects, FileObject, (guint)number);
    if (!g_str_has_prefix(p, "<<\n")) {
        o->entries = g_strndup(p, strcspn(p, "\n")); /* a stream's length */
        return;
    }
    /* A dictionary's last line is ">>" alone, as libharu writes it. */
    const char *end = find_before(p, stop + 1, "\n>>\n");
    o->entries = g_strndup(p + 3, (gsize)(end - p - 3));
    static const char start[] = "stream\r\n";
    if (g_str_has_prefix(end + 4, start)) {
        const char *from = end + 4 + strlen(start);
        size_t length = (size_t)(stop - from) - strlen("\nendstream");
        o->stream = strstr(o->entries, "/FlateDecode") ? inflate_all(from, length)
                                                       : g_string_new_len(from, (gssize)length);
        /* Glyph codes have noughts; without them the content can be searched as text. */
        for (gsize i = 0; i < o->stream->len; i++) {
            if (!o->stream->str[i]) {
                o->stream->str[i] = '?';
            }
        }
    }
}

/* Finds the objects by the cross-reference table, so that the table is checked as well. */
File *file_read(GBytes *bytes)
{
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    File *file = g_new0(File, 1);
    file->bytes = bytes;
    file->objects = g_array_new(FALSE, TRUE, sizeof(FileObject));
    assert_true(g_str_has_prefix(text, "%PDF-1.7\n"));
    const char *start = g_strrstr_len(text + length - 40, 40, "startxref\n");
    assert_non_null(start);
    const char *table = text + read_number(start + strlen("startxref\n"));
    assert_true(g_str_has_prefix(table, "xref\n0 "));
    int count = read_number(table + strlen("xref\n0 "));
    const char *line = strchr(table + strlen("xref\n0 "), '\n') + 1;
    for (int i = 1; i < count; i++) {
        const char *at = text + strtol(line + (ptrdiff_t)i * 20, NULL, 10);
        const char *next =
            i + 1 < count ? text + strtol(line + (ptrdiff_t)(i + 1) * 20, NULL, 10) : table;
        assert_int_equal(read_number(at), i);
        read_object(file, at, next - strlen("\nendobj\n"));
    }
    return file;
}

void file_free(File *file)
{
    for (guint i = 0; i < file->objects->len; i++) {
        FileObject *o = &g_array_index(file->objects, FileObject, i);
        g_free(o->entries);
        if (o->stream) {
            g_string_free(o->stream, TRUE);
        }
    }
    g_array_free(file->objects, TRUE);
    g_bytes_unref(file->bytes);
    g_free(file);
}

const FileObject *file_object(const File *file, int number)
{
    assert_in_range(number, 1, file->objects->len - 1);
    return &g_array_index(file->objects, FileObject, (guint)number);
}

const char *entry_find(const char *entries, const char *key)
{
    size_t length = strlen(key);
    for (const char *p = entries; (p = strstr(p, key)); p += length) {
        if (p[length] == ' ' && p[length + 1] != '/') {
            return p + length + 1;
        }
    }
    return NULL;
}

int entry_reference(const char *entries, const char *key)
{
    const char *value = entry_find(entries, key);
    return value ? read_number(value) : 0;
}

int file_find(const File *file, const char *text)
{
    for (guint i = 1; i < file->objects->len; i++) {
        const char *entries = g_array_index(file->objects, FileObject, i).entries;
        if (entries && strstr(entries, text)) {
            return (int)i;
        }
    }
    return 0;
}

int file_count(const File *file, const char *text)
{
    int count = 0;
    for (guint i = 1; i < file->objects->len; i++) {
        const char *entries = g_array_index(file->objects, FileObject, i).entries;
        count += entries && strstr(entries, text) ? 1 : 0;
    }
    return count;
}

/* ---- structure ---- */

/* Who owns what by the structure tree: "page mcid" or "object" of an annotation -> element. */
typedef struct Owners {
    GHashTable *marks;       /* page << 32 | mcid -> element */
    GHashTable *annotations; /* object -> element */
} Owners;

static gint64 *mark_key(int page, int mark)
{
    gint64 key = (gint64)page << 32 | mark;
    return g_memdup2(&key, sizeof key);
}

static void own(GHashTable *table, gint64 *key, int element)
{
    assert_false(g_hash_table_contains(table, key));
    g_hash_table_insert(table, key, GINT_TO_POINTER(element));
}

/* One kid: an integer, a reference, or a dictionary of one line. Gives what stands behind it. */
static const char *read_kid(const File *file, Owners *owners, int element, int own_page,
                            const char *p, GArray *elements)
{
    if (*p == '<') {
        char *kid = g_strndup(p, (gsize)(strstr(p, ">>") - p));
        int page = entry_reference(kid, "/Pg");
        page = page ? page : own_page;
        if (strstr(kid, "/MCR")) {
            own(owners->marks, mark_key(page, entry_reference(kid, "/MCID")), element);
        } else {
            own(owners->annotations, mark_key(0, entry_reference(kid, "/Obj")), element);
        }
        g_free(kid);
        return strstr(p, ">>") + 2;
    }
    int number = read_number(p);
    p += strspn(p, "0123456789");
    if (g_str_has_prefix(p, " 0 R")) {
        assert_int_equal(entry_reference(file_object(file, number)->entries, "/P"), element);
        g_array_append_val(elements, number);
        return p + 4;
    }
    own(owners->marks, mark_key(own_page, number), element);
    return p;
}

static void walk_elements(const File *file, Owners *owners, int root)
{
    GArray *elements = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(elements, root);
    for (guint i = 0; i < elements->len; i++) {
        int element = g_array_index(elements, int, i);
        const char *entries = file_object(file, element)->entries;
        int own_page = entry_reference(entries, "/Pg");
        const char *p = entry_find(entries, "/K");
        assert_non_null(p);
        assert_int_equal(*p, '[');
        for (p++; *p != ']';) {
            p = *p == ' ' ? p + 1 : read_kid(file, owners, element, own_page, p, elements);
        }
    }
    g_array_free(elements, TRUE);
}

/* Looks a key up in a number tree the way a reader does, by the limits. */
static const char *find_number(const File *file, int node, int key)
{
    const char *entries = file_object(file, node)->entries;
    const char *kids = entry_find(entries, "/Kids");
    if (!kids) {
        char *wanted = g_strdup_printf("%d ", key);
        const char *p = entry_find(entries, "/Nums") + 1;
        while (p && !g_str_has_prefix(p, wanted)) {
            p = strchr(p, '\n');
            p = p ? p + 1 : NULL;
        }
        p = p ? p + strlen(wanted) : NULL;
        g_free(wanted);
        return p;
    }
    for (const char *p = kids + 1; *p != ']'; p = strstr(p, "R ") + 2) {
        const char *limits = entry_find(file_object(file, read_number(p))->entries, "/Limits") + 1;
        if (key >= read_number(limits) && key <= read_number(strchr(limits, ' '))) {
            return find_number(file, read_number(p), key);
        }
    }
    return NULL;
}

static void check_balance(const char *content)
{
    int marks = 0, texts = 0;
    char **lines = g_strsplit(content, "\n", -1);
    for (char **l = lines; *l; l++) {
        marks += g_str_has_suffix(*l, " BDC") ? 1 : 0;
        marks -= strcmp(*l, "EMC") == 0 ? 1 : 0;
        texts += strcmp(*l, "BT") == 0 ? 1 : 0;
        texts -= strcmp(*l, "ET") == 0 ? 1 : 0;
        assert_in_range(marks, 0, 1);
        assert_in_range(texts, 0, marks);
    }
    assert_int_equal(marks, 0);
    assert_int_equal(texts, 0);
    g_strfreev(lines);
}

static int check_page(const File *file, const Owners *owners, int page, int parent_tree)
{
    const char *entries = file_object(file, page)->entries;
    const GString *content = file_object(file, entry_reference(entries, "/Contents"))->stream;
    check_balance(content->str);
    const char *key = entry_find(entries, "/StructParents");
    const char *parents = key ? find_number(file, parent_tree, read_number(key)) + 1 : NULL;
    int count = 0;
    for (const char *p = content->str; (p = strstr(p, "<</MCID ")); p++, count++) {
        assert_int_equal(read_number(p + strlen("<</MCID ")), count);
        assert_non_null(parents);
        gint64 *wanted = mark_key(page, count);
        int owner = GPOINTER_TO_INT(g_hash_table_lookup(owners->marks, wanted));
        assert_int_equal(read_number(parents), owner);
        parents = text_behind(parents, " 0 R");
        parents += *parents == ' ' ? 1 : 0;
        g_free(wanted);
    }
    if (parents) {
        assert_int_equal(*parents, ']');
    }
    const char *list = entry_find(entries, "/Annots");
    for (const char *p = list ? list + 2 : "]"; *p != ']'; p += *p == ' ' ? 1 : 0) {
        gint64 *wanted = mark_key(0, read_number(p));
        const char *annotation = file_object(file, read_number(p))->entries;
        const char *own_key = entry_find(annotation, "/StructParent");
        assert_non_null(own_key);
        const char *owner = find_number(file, parent_tree, read_number(own_key));
        assert_int_equal(GPOINTER_TO_INT(g_hash_table_lookup(owners->annotations, wanted)),
                         read_number(owner));
        assert_int_equal(entry_reference(annotation, "/P"), page);
        g_free(wanted);
        p = text_behind(p, " 0 R");
    }
    return count;
}

int check_structure(const File *file)
{
    const char *catalogue = file_object(file, file_find(file, "/Type /Catalog"))->entries;
    const char *root = file_object(file, entry_reference(catalogue, "/StructTreeRoot"))->entries;
    Owners owners = {
        .marks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
        .annotations = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
    };
    walk_elements(file, &owners, read_number(entry_find(root, "/K") + 1));
    int parent_tree = entry_reference(root, "/ParentTree");
    int marks = 0;
    for (guint i = 1; i < file->objects->len; i++) {
        const char *entries = file_object(file, (int)i)->entries;
        if (g_str_has_prefix(entries, "/Type /Page\n")) {
            marks += check_page(file, &owners, (int)i, parent_tree);
        }
    }
    assert_int_equal(g_hash_table_size(owners.marks), marks);
    g_hash_table_destroy(owners.marks);
    g_hash_table_destroy(owners.annotations);
    return marks;
}

/* ---- outside programs ---- */

char *run_program(const char *const *arguments, bool may_talk)
{
    char *program = g_find_program_in_path(arguments[0]);
    if (!program) {
        return NULL;
    }
    g_free(program);
    char *out = NULL, *errors = NULL;
    int status = 0;
    GStrvBuilder *builder = g_strv_builder_new();
    for (size_t i = 0; arguments[i]; i++) {
        g_strv_builder_add(builder, arguments[i]);
    }
    char **copy = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    assert_true(g_spawn_sync(NULL, copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &errors,
                             &status, NULL));
    if (!g_spawn_check_wait_status(status, NULL) || (!may_talk && *errors)) {
        fail_msg("%s: %s%s", arguments[0], out, errors);
    }
    g_strfreev(copy);
    g_free(errors);
    return out;
}
