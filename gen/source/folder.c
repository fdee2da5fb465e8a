/* A plan's folder: which files belong to it, and reading them all. */
/* realpath() is an X/Open function, beyond the POSIX level of the other files. */
#define _XOPEN_SOURCE 700

#include "source/parts.h"

#include "base/message.h"
#include "base/names.h"
#include "base/nearest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEAD_FILE "ke-hoach.xml"

typedef struct Folder {
    Plan *plan;
    Findings *findings;
    const char *path, *shown; /* where it is, and where the findings say it is */
    const SourceFile *head;
    GPtrArray *files; /* read ones, in reading order */
    GPtrArray *names; /* of files in the folder, sorted */
    size_t size;      /* of all files read */
    int order;
    int path_faults; /* a file that seems to be left out may only be misnamed */
} Folder;

/* ---- names in a folder ---- */

static bool has_ending(const char *name, const char *ending)
{
    return g_str_has_suffix(name, ending) && strlen(name) > strlen(ending);
}

static bool is_source_name(const char *name)
{
    return (has_ending(name, ".xml") || has_ending(name, ".md")) && strcmp(name, HEAD_FILE) != 0 &&
           g_ascii_strcasecmp(name, "README.md") != 0;
}

/* ---- checking the paths of the head ---- */

static const char *role_element(FileRole role)
{
    static const char *const ELEMENTS[] = {[ROLE_BODY] = "noi-dung",
                                           [ROLE_TARGETS] = "chi-tieu",
                                           [ROLE_TABLE] = "bang",
                                           [ROLE_ANNEX] = "phu-luc"};
    return ELEMENTS[role];
}

static const char *role_example(FileRole role)
{
    static const char *const EXAMPLES[] = {[ROLE_BODY] = "noi-dung.md",
                                           [ROLE_TARGETS] = "chi-tieu.xml",
                                           [ROLE_TABLE] = "bang-kinh-phi.xml",
                                           [ROLE_ANNEX] = "phu-luc-nhiem-vu.xml"};
    return EXAMPLES[role];
}

bool source_is_file_name(const char *name)
{
    return *name && *name != '.' && !strpbrk(name, "/\\:") && !strstr(name, "..");
}

static bool check_form(const Folder *f, const NamedFile *named)
{
    if (!source_is_file_name(named->file)) {
        findings_add(f->findings, FINDING_PATH_FORM, named->file_pos, named->file,
                     role_example(named->role), NULL);
        return false;
    }
    return true;
}

static bool check_kind(const Folder *f, const NamedFile *named)
{
    bool xml = has_ending(named->file, ".xml"), markdown = has_ending(named->file, ".md");
    bool right = named->role == ROLE_BODY    ? markdown
                 : named->role == ROLE_ANNEX ? xml || markdown
                                             : xml;
    if (!right) {
        findings_add(f->findings, FINDING_PATH_KIND, named->file_pos, named->file,
                     role_element(named->role),
                     named->role == ROLE_BODY    ? ".md"
                     : named->role == ROLE_ANNEX ? _(".xml hoặc .md")
                                                 : ".xml",
                     NULL);
    }
    return right;
}

static void add_missing(const Folder *f, const NamedFile *named)
{
    const char *const *names = (const char *const *)(gpointer)f->names->pdata;
    GPtrArray *same_kind = g_ptr_array_new();
    const char *ending = strrchr(named->file, '.');
    for (guint i = 0; i < f->names->len; i++) {
        if (is_source_name(names[i]) && has_ending(names[i], ending)) {
            g_ptr_array_add(same_kind, f->names->pdata[i]);
        }
    }
    const char *near =
        nearest_name(named->file, (const char *const *)(gpointer)same_kind->pdata, same_kind->len);
    findings_add(f->findings, near ? FINDING_PATH_MISSING_NEAR : FINDING_PATH_MISSING,
                 named->file_pos, named->file, near, NULL);
    g_ptr_array_free(same_kind, TRUE);
}

PathPlace source_path_place(const char *folder, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real) {
        /* Whatever else is in the way is told when the file is read. */
        return errno == ENOENT ? PATH_ABSENT : PATH_INSIDE;
    }
    char *home = realpath(folder, NULL);
    size_t length = home ? strlen(home) : 0;
    bool inside =
        home && strncmp(real, home, length) == 0 && (real[length] == '/' || strcmp(home, "/") == 0);
    free(real);
    free(home);
    return inside ? PATH_INSIDE : PATH_OUTSIDE;
}

/* The path of a named file, to be freed; NULL after a finding. */
static char *resolve_path(const Folder *f, const NamedFile *named)
{
    if (!check_form(f, named) || !check_kind(f, named)) {
        return NULL;
    }
    char *path = g_build_filename(f->path, named->file, NULL);
    PathPlace place = source_path_place(f->path, path);
    if (place == PATH_INSIDE) {
        return path;
    }
    if (place == PATH_ABSENT) {
        add_missing(f, named);
    } else {
        findings_add(f->findings, FINDING_PATH_OUTSIDE, named->file_pos, named->file, NULL);
    }
    g_free(path);
    return NULL;
}

/* A file is read once: told twice, its names would seem to stand twice in one place. */
static void check_twice(const Folder *f, GArray *files)
{
    for (guint i = 0; i < files->len; i++) {
        NamedFile *named = &g_array_index(files, NamedFile, i);
        bool twice = strcmp(named->file, HEAD_FILE) == 0;
        for (guint k = 0; k < i && !twice && !named->refused; k++) {
            twice = strcmp(g_array_index(files, NamedFile, k).file, named->file) == 0;
        }
        if (twice && !named->refused) {
            named->refused = true;
            findings_add(f->findings, FINDING_PATH_TWICE, named->file_pos, named->file, NULL);
        }
    }
}

static FileRole role_of_name(const char *name)
{
    return g_str_has_prefix(name, "chi-tieu")   ? ROLE_TARGETS
           : g_str_has_prefix(name, "bang")     ? ROLE_TABLE
           : g_str_has_prefix(name, "noi-dung") ? ROLE_BODY
                                                : ROLE_ANNEX;
}

static void check_unlisted(const Folder *f, const GArray *files)
{
    for (guint i = 0; i < f->names->len; i++) {
        const char *name = g_ptr_array_index(f->names, i);
        bool listed = !is_source_name(name);
        for (guint k = 0; k < files->len && !listed; k++) {
            listed = strcmp(g_array_index(files, NamedFile, k).file, name) == 0;
        }
        if (!listed) {
            char *shown = g_utf8_make_valid(name, -1);
            findings_add(f->findings, FINDING_FILE_NOT_LISTED, (SourcePos){.file = f->head}, shown,
                         role_element(role_of_name(name)), NULL);
            g_free(shown);
        }
    }
}

/* Without a readable head the usual names are read all the same, so that their faults are told in
 * the same run. */
static void guess_files(const Folder *f, GArray *files)
{
    for (guint i = 0; i < f->names->len; i++) {
        const char *name = g_ptr_array_index(f->names, i);
        NamedFile named = {.role = role_of_name(name), .file = name};
        bool usual = named.role != ROLE_ANNEX || g_str_has_prefix(name, "phu-luc");
        bool kind = has_ending(name, ".md") ? named.role == ROLE_BODY || named.role == ROLE_ANNEX
                                            : named.role != ROLE_BODY;
        if (is_source_name(name) && usual && kind) {
            named.file = pool_strdup(f->plan->pool, name);
            named.pos = named.file_pos = (SourcePos){.file = f->head};
            g_array_append_val(files, named);
        }
    }
}

/* ---- reading ---- */

/* Told of the first file that is too much; those after it are left out without a word. */
static const SourceFile *refuse_large(const Folder *f, const SourceFile *file)
{
    if (f->size - file->length <= SOURCE_MAX_PLAN_SIZE) {
        char limit[32];
        g_snprintf(limit, sizeof limit, "%" G_GSIZE_FORMAT, SOURCE_MAX_PLAN_SIZE);
        findings_add(f->findings, FINDING_PLAN_TOO_LARGE, (SourcePos){.file = file}, limit, NULL);
    }
    return NULL;
}

static const SourceFile *load(Folder *f, const char *path)
{
    const char *inside = g_str_has_prefix(path, f->path) ? path + strlen(f->path) : path;
    const char *shown =
        inside == path ? path : pool_printf(f->plan->pool, "%s%s", f->shown, inside);
    const SourceFile *file = source_load(f->plan->pool, path, shown, f->order++, f->findings);
    if (!file) {
        return NULL;
    }
    g_ptr_array_add(f->files, lent(file));
    f->size += file->length;
    return f->size <= SOURCE_MAX_PLAN_SIZE ? file : refuse_large(f, file);
}

static const XmlNode *load_xml(Folder *f, const char *path, const char *root)
{
    const SourceFile *file = load(f, path);
    return file ? xml_read(f->plan->pool, file, root, f->findings) : NULL;
}

static PlanNode *add_part(const Folder *f, PlanKind kind, const NamedFile *named)
{
    PlanNode *part =
        plan_node_new(f->plan, kind, named ? named->pos : (SourcePos){.file = f->head});
    part->pos.made = !named;
    plan_append(f->plan->root, part);
    if (kind == PLAN_ANNEX) {
        part->u.annex.name = named->name;
        part->u.annex.landscape = named->landscape;
    }
    return part;
}

static bool read_markdown(Folder *f, PlanNode *part, const char *path)
{
    const SourceFile *file = load(f, path);
    return file && markdown_read(f->plan, part, file, f->findings);
}

static bool read_annex(Folder *f, const NamedFile *named, const char *path)
{
    PlanNode *annex = add_part(f, PLAN_ANNEX, named);
    if (has_ending(named->file, ".md")) {
        return read_markdown(f, annex, path);
    }
    const XmlNode *root = load_xml(f, path, "phu-luc");
    return root && annex_read(f->plan, annex, root, f->findings);
}

static void mark_unread(Folder *f, FileRole role)
{
    PlanUnread *unread = &f->plan->unread;
    unread->text = unread->text || role == ROLE_BODY || role == ROLE_ANNEX;
    unread->targets = unread->targets || role == ROLE_TARGETS;
    unread->tables = unread->tables || role == ROLE_TABLE;
}

static void read_named(Folder *f, const NamedFile *named, PlanNode *body)
{
    char *path = named->refused ? NULL : resolve_path(f, named);
    if (!path) {
        f->path_faults += named->refused ? 0 : 1;
        mark_unread(f, named->role);
        /* Without its part an annex cannot be found by its name either. */
        f->plan->unread.annexes = f->plan->unread.annexes || named->role == ROLE_ANNEX;
        return;
    }
    const XmlNode *root;
    bool read = false;
    switch (named->role) {
    case ROLE_BODY:
        read = read_markdown(f, body, path);
        break;
    case ROLE_TARGETS:
        root = load_xml(f, path, "chi-tieu-ke-hoach");
        read = root && targets_read(f->plan, root, f->findings);
        break;
    case ROLE_TABLE:
        root = load_xml(f, path, "bang");
        read = root && table_file_read(f->plan, root, named->name, f->findings);
        break;
    case ROLE_ANNEX:
        read = read_annex(f, named, path);
        break;
    }
    if (!read) {
        mark_unread(f, named->role);
    }
    g_free(path);
}

static void read_files(Folder *f)
{
    Plan *plan = f->plan;
    const XmlNode *root = f->head ? xml_read(plan->pool, f->head, "ke-hoach", f->findings) : NULL;
    GArray *files =
        root ? head_read(plan, root, f->findings) : g_array_new(FALSE, TRUE, sizeof(NamedFile));
    bool known = files->len > 0;
    if (known) {
        check_twice(f, files);
    } else {
        guess_files(f, files);
        plan->unread = (PlanUnread){.text = true, .tables = true, .targets = true, .annexes = true};
    }
    /* One body, whatever is named: a second <noi-dung> was reported with the head. */
    PlanNode *body = NULL;
    for (guint i = 0; i < files->len && !body; i++) {
        const NamedFile *named = &g_array_index(files, NamedFile, i);
        body = named->role == ROLE_BODY ? add_part(f, PLAN_BODY, named) : NULL;
    }
    body = body ? body : add_part(f, PLAN_BODY, NULL);
    for (guint i = 0; i < files->len; i++) {
        read_named(f, &g_array_index(files, NamedFile, i), body);
    }
    if (known && f->path_faults == 0) {
        check_unlisted(f, files);
    }
    g_array_unref(files);
}

static void keep_files(const Folder *f)
{
    Plan *plan = f->plan;
    const SourceFile **files = POOL_ARRAY(plan->pool, const SourceFile *, f->files->len);
    for (guint i = 0; i < f->files->len; i++) {
        files[i] = g_ptr_array_index(f->files, i);
    }
    plan->files = files;
    plan->file_count = (int)f->files->len;
}

Plan *source_read_plan(const char *folder, const char *slug, const Catalogue *catalogue,
                       Findings *findings)
{
    return source_read_copy(folder, folder, slug, catalogue, findings);
}

Plan *source_read_copy(const char *folder, const char *shown, const char *slug,
                       const Catalogue *catalogue, Findings *findings)
{
    Plan *plan = plan_new();
    Folder f = {.plan = plan, .findings = findings};
    plan->folder = f.path = pool_strdup(plan->pool, folder);
    f.shown = pool_strdup(plan->pool, shown);
    plan->slug = pool_strdup(plan->pool, slug);
    plan->catalogue = catalogue;
    f.files = g_ptr_array_new();
    f.names = names_in_folder(folder);
    char *path = g_build_filename(folder, HEAD_FILE, NULL);
    f.head = load(&f, path);
    /* A head that is there but is no text at all has findings that point into it: they need the
     * plan to live. */
    bool there = f.names && g_file_test(path, G_FILE_TEST_IS_REGULAR) && access(path, R_OK) == 0;
    g_free(path);
    if (there) {
        read_files(&f);
        keep_files(&f);
    } else {
        plan_free(plan);
        plan = NULL;
    }
    if (f.names) {
        g_ptr_array_unref(f.names);
    }
    g_ptr_array_unref(f.files);
    return plan;
}
