/* Names for links: the author's ("{#ten}") and made ones that follow the legal place
 * ("muc-ii-1-2-diem-b"), so that they stay the same when a title is reworded. */
#include "plan/resolve.h"

#include "base/hash.h"

#include <string.h>

#define MAX_SLUG 40 /* bytes of a made name that comes from a title */

typedef struct Ids {
    Resolve *resolve;
    GHashTable *paths;  /* section, item or annex -> its made place, whatever its name is */
    GHashTable *copies; /* made name -> how often it was wanted */
    int tables;
} Ids;

static gunichar base_letter(gunichar c)
{
    gunichar first, mark;
    while (g_unichar_decompose(c, &first, &mark)) {
        c = first;
    }
    c = g_unichar_tolower(c);
    return c == 0x111 ? 'd' : c;
}

const char *plan_slug(Pool *pool, const char *text, size_t limit)
{
    char *out = pool_alloc(pool, MIN(limit, strlen(text)) + 1);
    size_t n = 0;
    for (const char *p = text; *p && n < limit; p = g_utf8_next_char(p)) {
        gunichar c = base_letter(g_utf8_get_char(p));
        if (c < 0x80 && g_ascii_isalnum((char)c)) {
            out[n++] = (char)c;
        } else if (!g_unichar_ismark(c) && n > 0 && out[n - 1] != '-') {
            out[n++] = '-';
        }
    }
    while (n > 0 && out[n - 1] == '-') {
        n--;
    }
    out[n] = '\0';
    return out;
}

/* "Hạ tầng số" -> "ha-tang-so". In the pool. */
static const char *slug_of(Pool *pool, const char *text)
{
    return plan_slug(pool, text, MAX_SLUG);
}

static void claim(Ids *ids, PlanNode *node, const char *id)
{
    node->id = id;
    g_hash_table_insert(ids->resolve->plan->ids, pool_strdup(ids->resolve->plan->pool, id), node);
}

/* The author's names come first: made ones step aside for them. */
static void claim_authored(Ids *ids)
{
    Plan *plan = ids->resolve->plan;
    for (PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        if (!node->id) {
            continue;
        }
        const PlanNode *other = g_hash_table_lookup(plan->ids, node->id);
        if (other) {
            findings_add(ids->resolve->findings, FINDING_NAME_USED_TWICE, node->pos, node->id,
                         resolve_place_text(ids->resolve, other->pos), NULL);
            node->id = NULL;
        } else {
            node->named = true;
            claim(ids, node, node->id);
        }
    }
}

static void claim_made(Ids *ids, PlanNode *node, const char *wanted)
{
    if (node->id) {
        return;
    }
    Plan *plan = ids->resolve->plan;
    char *key = pool_strdup(plan->pool, wanted);
    int copy = GPOINTER_TO_INT(g_hash_table_lookup(ids->copies, wanted));
    const char *id = copy == 0 ? key : NULL;
    while (!id || g_hash_table_contains(plan->ids, id)) {
        copy = copy == 0 ? 2 : copy + 1;
        id = pool_printf(plan->pool, "%s-%d", wanted, copy);
    }
    g_hash_table_insert(ids->copies, key, GINT_TO_POINTER(MAX(copy, 1)));
    claim(ids, node, id);
}

/* The made place of the nearest section, item or annex around the node; "" in the body. */
static const char *path_around(const Ids *ids, const PlanNode *node)
{
    for (const PlanNode *up = node->parent; up; up = up->parent) {
        const char *path = g_hash_table_lookup(ids->paths, up);
        if (path) {
            return path;
        }
    }
    return "";
}

static const char *joined(Pool *pool, const char *around, const char *own)
{
    return *around ? pool_printf(pool, "%s-%s", around, own) : own;
}

/* "1.2" in the section numbered "1" adds only "2" to its place. */
static const char *decimal_part(const PlanNode *section)
{
    const char *number = section->u.section.number;
    const PlanNode *parent = section->parent;
    const char *above = parent->kind == PLAN_SECTION ? parent->u.section.number : NULL;
    size_t n = above ? strlen(above) : 0;
    return n > 0 && strncmp(number, above, n) == 0 && number[n] == '.' ? number + n + 1 : number;
}

static const char *section_path(const Ids *ids, const PlanNode *section)
{
    Pool *pool = ids->resolve->plan->pool;
    const char *around = path_around(ids, section);
    if (!section->u.section.number) {
        char *title = plan_text_of(section->first);
        const char *slug = slug_of(pool, title);
        g_free(title);
        return joined(pool, around, *slug ? slug : "tieu-de");
    }
    switch (section->u.section.rank) {
    case RANK_MUC:
        if (g_str_has_prefix(section->u.section.number, "Mục ")) {
            break;
        }
        return joined(pool, around,
                      pool_printf(pool, "muc-%s", slug_of(pool, section->u.section.number)));
    case RANK_KHOAN:
    case RANK_NOI_DUNG:
    case RANK_TIEU_MUC:
        return joined(pool, around, slug_of(pool, decimal_part(section)));
    default:
        break;
    }
    return joined(pool, around, slug_of(pool, section->u.section.number));
}

static void name_section(Ids *ids, PlanNode *section)
{
    Pool *pool = ids->resolve->plan->pool;
    const char *path;
    if (section->u.section.rank == RANK_DIEU) {
        /* Điều are numbered through the whole document, whatever chapter they stand in. */
        const PlanNode *top = section;
        while (top->parent->kind == PLAN_SECTION) {
            top = top->parent;
        }
        path = joined(pool, path_around(ids, top), slug_of(pool, section->u.section.number));
    } else {
        path = section_path(ids, section);
    }
    g_hash_table_insert(ids->paths, section, pool_strdup(pool, path));
    claim_made(ids, section, g_ascii_isalpha(*path) ? path : joined(pool, "khoan", path));
}

static void name_item(Ids *ids, PlanNode *item)
{
    if (!item->u.item.number) {
        return;
    }
    Pool *pool = ids->resolve->plan->pool;
    const char *number = slug_of(pool, item->u.item.number);
    if (item->parent->u.list.style == LIST_POINTS) {
        /* Without marks đ would be another d. */
        number = strcmp(item->u.item.number, "đ") == 0 ? "diem-dd"
                                                       : pool_printf(pool, "diem-%s", number);
    }
    const char *path = joined(pool, path_around(ids, item), number);
    g_hash_table_insert(ids->paths, item, pool_strdup(pool, path));
    claim_made(ids, item, g_ascii_isalpha(*path) ? path : joined(pool, "khoan", path));
}

static void name_annex(Ids *ids, PlanNode *annex)
{
    Pool *pool = ids->resolve->plan->pool;
    int number = 0;
    bool several = false;
    for (const PlanNode *p = annex; p; p = p->previous) {
        number += p->kind == PLAN_ANNEX;
    }
    for (const PlanNode *p = annex->parent->first; p; p = p->next) {
        several = several || (p != annex && p->kind == PLAN_ANNEX);
    }
    const char *path = several ? pool_printf(pool, "phu-luc-%d", number) : "phu-luc";
    g_hash_table_insert(ids->paths, annex, pool_strdup(pool, path));
    claim_made(ids, annex, path);
}

static void name_table(Ids *ids, PlanNode *table)
{
    Pool *pool = ids->resolve->plan->pool;
    ids->tables++;
    claim_made(ids, table,
               table->u.table.group ? pool_printf(pool, "bang-%s", table->u.table.group->name)
                                    : pool_printf(pool, "bang-so-%d", ids->tables));
}

/* "ban-do.png" -> "hinh-ban-do". */
static void name_figure(Ids *ids, PlanNode *figure)
{
    Pool *pool = ids->resolve->plan->pool;
    const char *name = figure->u.figure.image->name, *ending = strrchr(name, '.');
    const char *stem = pool_strndup(pool, name, ending ? (size_t)(ending - name) : strlen(name));
    const char *slug = slug_of(pool, stem);
    claim_made(ids, figure, *slug ? joined(pool, "hinh", slug) : "hinh");
}

/* ---- tasks ---- */

#define MAX_TASK_LEVEL 8
/* Of the digest of a task's text: enough that no two tasks of a plan meet by chance. */
#define TASK_DIGEST 10

static const char *number_slug(Pool *pool, const PlanNode *row)
{
    char *number = row->first ? plan_text_of(row->first) : g_strdup("");
    const char *slug = slug_of(pool, number);
    g_free(number);
    return slug;
}

/* A task without a number is known by its text: its place would change with every task before it.
 */
static const char *text_slug(Pool *pool, const PlanNode *row)
{
    const PlanNode *cell = row->first ? row->first->next : NULL;
    char *text = cell ? plan_text_of(cell) : g_strdup("");
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    const char *slug = pool_printf(pool, "x%.*s", TASK_DIGEST, digest);
    g_free(digest);
    g_free(text);
    return slug;
}

/* The rows of a task table are named after the annex and the numbers of their groups
 * ("nhiem-vu-a-ii-1"), so that data and pages can point to them. They are no places to cite: the
 * text has no words for a row, so they stay out of plan->ids. */
static void name_tasks(Ids *ids, PlanNode *table, GHashTable *used)
{
    Pool *pool = ids->resolve->plan->pool;
    const PlanNode *annex = table->parent;
    const char *group[MAX_TASK_LEVEL] = {NULL};
    for (PlanNode *row = table->first; row; row = row->next) {
        if (row->kind != PLAN_ROW || row->u.row.kind == ROW_HEADER) {
            continue;
        }
        const char *own = number_slug(pool, row);
        if (row->u.row.kind == ROW_SECTION) {
            int level = CLAMP(row->u.row.level, 1, MAX_TASK_LEVEL) - 1;
            group[level] = own;
            memset(group + level + 1, 0, (size_t)(MAX_TASK_LEVEL - 1 - level) * sizeof *group);
            continue;
        }
        const char *path =
            annex->kind == PLAN_ANNEX && annex->u.annex.name ? annex->u.annex.name : "nhiem-vu";
        for (int level = 0; level < MAX_TASK_LEVEL; level++) {
            path = group[level] && *group[level] ? joined(pool, path, group[level]) : path;
        }
        path = joined(pool, path, *own ? own : text_slug(pool, row));
        row->id = path;
        for (int copy = 2; g_hash_table_contains(used, row->id) ||
                           g_hash_table_contains(ids->resolve->plan->ids, row->id);
             copy++) {
            row->id = pool_printf(pool, "%s-%d", path, copy);
        }
        g_hash_table_add(used, pool_strdup(pool, row->id));
    }
}

static void name_all_tasks(Ids *ids)
{
    GHashTable *used = g_hash_table_new(hash_string, g_str_equal);
    PlanNode *root = ids->resolve->plan->root;
    for (PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == PLAN_TABLE && node->u.table.tasks) {
            name_tasks(ids, node, used);
        }
    }
    g_hash_table_unref(used);
}

void resolve_ids(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    Ids ids = {.resolve = resolve,
               .paths = g_hash_table_new(NULL, NULL),
               .copies = g_hash_table_new(hash_string, g_str_equal)};
    if (plan->ids) {
        g_hash_table_unref(plan->ids);
    }
    plan->ids = g_hash_table_new(hash_string, g_str_equal);
    claim_authored(&ids);
    for (PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        switch (node->kind) {
        case PLAN_SECTION:
            name_section(&ids, node);
            break;
        case PLAN_ITEM:
            name_item(&ids, node);
            break;
        case PLAN_ANNEX:
            name_annex(&ids, node);
            break;
        case PLAN_TABLE:
            name_table(&ids, node);
            break;
        case PLAN_CHART:
            claim_made(&ids, node, pool_printf(plan->pool, "bieu-do-%s", node->u.chart.name));
            break;
        case PLAN_FIGURE:
            name_figure(&ids, node);
            break;
        default:
            break;
        }
    }
    name_all_tasks(&ids);
    g_hash_table_unref(ids.paths);
    g_hash_table_unref(ids.copies);
}
