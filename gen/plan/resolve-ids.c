/* Names for links: the author's ("{#ten}") and made ones that follow the legal place
 * ("muc-ii-1-2-diem-b"), so that they stay the same when a title is reworded. */
#include "plan/resolve.h"

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

const char *resolve_slug(Pool *pool, const char *text)
{
    char out[MAX_SLUG + 1];
    size_t n = 0;
    for (const char *p = text; *p && n < MAX_SLUG; p = g_utf8_next_char(p)) {
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
    return pool_strndup(pool, out, n);
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
        const char *slug = resolve_slug(pool, title);
        g_free(title);
        return joined(pool, around, *slug ? slug : "tieu-de");
    }
    switch (section->u.section.rank) {
    case RANK_MUC:
        if (g_str_has_prefix(section->u.section.number, "Mục ")) {
            break;
        }
        return joined(pool, around,
                      pool_printf(pool, "muc-%s", resolve_slug(pool, section->u.section.number)));
    case RANK_KHOAN:
    case RANK_NOI_DUNG:
    case RANK_TIEU_MUC:
        return joined(pool, around, resolve_slug(pool, decimal_part(section)));
    default:
        break;
    }
    return joined(pool, around, resolve_slug(pool, section->u.section.number));
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
        path = joined(pool, path_around(ids, top), resolve_slug(pool, section->u.section.number));
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
    const char *number = resolve_slug(pool, item->u.item.number);
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

void resolve_ids(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    Ids ids = {.resolve = resolve,
               .paths = g_hash_table_new(NULL, NULL),
               .copies = g_hash_table_new(g_str_hash, g_str_equal)};
    if (plan->ids) {
        g_hash_table_unref(plan->ids);
    }
    plan->ids = g_hash_table_new(g_str_hash, g_str_equal);
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
        default:
            break;
        }
    }
    g_hash_table_unref(ids.paths);
    g_hash_table_unref(ids.copies);
}
