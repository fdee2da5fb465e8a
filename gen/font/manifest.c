#include "font/set.h"

#include "base/message.h"

#include <string.h>

#define MANIFEST "phong-chu.ini"
#define MONO_GROUP "don-cach"
#define FOLDERS_KEY "tim"

/* The manifest's key of each style; FACE_MONO is the upright style of its own family. */
static const char *const STYLE_KEYS[FACE_COUNT] = {
    [FACE_REGULAR] = "thuong",          [FACE_BOLD] = "dam",    [FACE_ITALIC] = "nghieng",
    [FACE_BOLD_ITALIC] = "dam-nghieng", [FACE_MONO] = "thuong",
};

typedef struct Manifest {
    GKeyFile *keys;
    const char *folder; /* where it stands; looked in first */
    char *path;         /* of the manifest itself */
    FontSet *fonts;
    Findings *findings;
} Manifest;

static void report_unusable(const Manifest *m, const char *path, FaceTrouble trouble,
                            uint32_t lacking)
{
    if (trouble == FACE_NOT_TRUETYPE) {
        findings_add(m->findings, FINDING_FONT_NOT_TRUETYPE, (SourcePos){0}, path, NULL);
    } else if (trouble == FACE_LACKS_LETTERS) {
        char letter[8] = {0};
        g_unichar_to_utf8(lacking, letter);
        findings_add(m->findings, FINDING_FONT_LACKS_VIETNAMESE, (SourcePos){0}, path, letter,
                     NULL);
    }
}

static bool open_at(const Manifest *m, FaceStyle style, const char *path)
{
    uint32_t lacking = 0;
    FaceTrouble trouble = face_open(&m->fonts->faces[style], style, path, m->fonts->pool, &lacking);
    report_unusable(m, path, trouble, lacking);
    return trouble == FACE_GOOD;
}

/* Where one style of a family is looked for: in the manifest's folder, then in the family's own. */
static void add_places(GPtrArray *paths, GKeyFile *keys, const char *folder, const char *family,
                       FaceStyle style)
{
    char *file = g_key_file_get_string(keys, family, STYLE_KEYS[style], NULL);
    if (!file) {
        return;
    }
    g_ptr_array_add(paths, g_build_filename(folder, file, NULL));
    char **folders = g_key_file_get_string_list(keys, family, FOLDERS_KEY, NULL, NULL);
    for (char **f = folders; f && *f; f++) {
        g_ptr_array_add(paths, g_build_filename(*f, file, NULL));
    }
    g_strfreev(folders);
    g_free(file);
}

static bool open_style(const Manifest *m, const char *family, FaceStyle style)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    add_places(paths, m->keys, m->folder, family, style);
    bool found = false;
    for (guint i = 0; i < paths->len && !found; i++) {
        found = open_at(m, style, g_ptr_array_index(paths, i));
    }
    g_ptr_array_unref(paths);
    return found;
}

/* Opens a family's styles first..last, all or none. `missing` is the first that is not found. */
static bool open_family(const Manifest *m, const char *family, FaceStyle first, FaceStyle last,
                        FaceStyle *missing)
{
    for (FaceStyle style = first; style <= last; style++) {
        if (!open_style(m, family, style)) {
            *missing = style;
            for (FaceStyle opened = first; opened < style; opened++) {
                face_close(&m->fonts->faces[opened]);
            }
            return false;
        }
    }
    return true;
}

static void report_missing(const Manifest *m, const char *family, FaceStyle style)
{
    char *file = g_key_file_get_string(m->keys, family, STYLE_KEYS[style], NULL);
    findings_add(m->findings, FINDING_FONT_MISSING, (SourcePos){0}, family, STYLE_KEYS[style],
                 file ? file : "?", m->path, NULL);
    g_free(file);
}

static bool open_text_styles(const Manifest *m)
{
    char **families = g_key_file_get_groups(m->keys, NULL);
    bool found = false;
    FaceStyle missing = FACE_REGULAR;
    /* The last family is the one everybody can install, so that is the one to name. */
    const char *last = "?";
    for (char **f = families; *f && !found; f++) {
        if (strcmp(*f, MONO_GROUP) != 0) {
            last = *f;
            found = open_family(m, *f, FACE_REGULAR, FACE_BOLD_ITALIC, &missing);
        }
    }
    if (!found) {
        report_missing(m, last, missing);
    }
    g_strfreev(families);
    return found;
}

static bool open_mono(const Manifest *m)
{
    FaceStyle missing = FACE_MONO;
    if (open_family(m, MONO_GROUP, FACE_MONO, FACE_MONO, &missing)) {
        return true;
    }
    report_missing(m, MONO_GROUP, missing);
    return false;
}

/* Why the manifest was not read, in words of ours: GLib's are English. */
static const char *manifest_trouble(const char *path, const GError *error)
{
    if (error->domain == G_FILE_ERROR) {
        return message_file_error(error);
    }
    return g_file_test(path, G_FILE_TEST_IS_DIR)
               ? message_system_error(EISDIR)
               : _("tệp viết không đúng quy cách [tên phông] rồi khóa = giá trị");
}

static bool read_manifest(Manifest *m)
{
    GError *error = NULL;
    if (!g_key_file_load_from_file(m->keys, m->path, G_KEY_FILE_NONE, &error)) {
        findings_add(m->findings, FINDING_FONT_MANIFEST_UNREADABLE, (SourcePos){0}, m->path,
                     manifest_trouble(m->path, error), NULL);
        g_error_free(error);
        return false;
    }
    return open_text_styles(m) && open_mono(m);
}

GPtrArray *font_manifest_files(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    char *path = g_build_filename(folder, MANIFEST, NULL);
    GKeyFile *keys = g_key_file_new();
    if (g_key_file_load_from_file(keys, path, G_KEY_FILE_NONE, NULL)) {
        char **families = g_key_file_get_groups(keys, NULL);
        for (char **f = families; *f; f++) {
            bool mono = strcmp(*f, MONO_GROUP) == 0;
            FaceStyle last = mono ? FACE_MONO : FACE_BOLD_ITALIC;
            for (FaceStyle s = mono ? FACE_MONO : FACE_REGULAR; s <= last; s++) {
                add_places(paths, keys, folder, *f, s);
            }
        }
        g_strfreev(families);
    }
    g_ptr_array_add(paths, path);
    g_key_file_free(keys);
    return paths;
}

static FontSet *new_set(void)
{
    FontSet *fonts = g_new0(FontSet, 1);
    fonts->pool = pool_new();
    fonts->buffer = hb_buffer_create();
    return fonts;
}

FontSet *font_set_new(const char *folder, Findings *findings)
{
    FontSet *fonts = new_set();
    Manifest manifest = {
        .keys = g_key_file_new(),
        .folder = folder,
        .path = g_build_filename(folder, MANIFEST, NULL),
        .fonts = fonts,
        .findings = findings,
    };
    bool good = read_manifest(&manifest);
    g_key_file_free(manifest.keys);
    g_free(manifest.path);
    if (!good) {
        font_set_free(fonts);
        return NULL;
    }
    return fonts;
}

FontSet *font_set_share(const FontSet *fonts)
{
    FontSet *set = new_set();
    for (int style = 0; style < FACE_COUNT; style++) {
        face_share(&set->faces[style], &fonts->faces[style], set->pool);
    }
    return set;
}

void font_set_free(FontSet *fonts)
{
    if (!fonts) {
        return;
    }
    for (int style = 0; style < FACE_COUNT; style++) {
        face_close(&fonts->faces[style]);
    }
    hb_buffer_destroy(fonts->buffer);
    g_free(fonts->cache.slots);
    pool_free(fonts->pool);
    g_free(fonts);
}

const Face *font_face(const FontSet *fonts, FaceStyle style)
{
    return &fonts->faces[style];
}
