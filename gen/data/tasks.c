#include "data/csv.h"
#include "data/data.h"

#define MAX_GROUPS 8

static const char *const COLUMNS[] = {"plan", "annex",     "groups", "number", "task",
                                      "lead", "cooperate", "period", NULL};

/* Paragraphs of a cell, parted by line feeds. */
static char *cell_text(const PlanNode *cell)
{
    GString *out = g_string_new(NULL);
    for (const PlanNode *p = cell->first; p; p = p->next) {
        char *text = plan_text_of(p);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "\n" : "", text);
        g_free(text);
    }
    return g_string_free(out, FALSE);
}

/* Titles of the open groups, outermost first: "A. … > I. …". */
typedef struct Groups {
    char *title[MAX_GROUPS];
} Groups;

static void clear_from(Groups *groups, int level)
{
    for (int i = level; i < MAX_GROUPS; i++) {
        g_clear_pointer(&groups->title[i], g_free);
    }
}

static void open_group(Groups *groups, const PlanNode *row)
{
    int level = CLAMP(row->u.row.level, 1, MAX_GROUPS) - 1;
    clear_from(groups, level);
    char *number = row->first ? cell_text(row->first) : g_strdup("");
    char *title = row->first && row->first->next ? cell_text(row->first->next) : g_strdup("");
    groups->title[level] = *number && *title ? g_strdup_printf("%s. %s", number, title)
                                             : g_strconcat(number, title, NULL);
    g_free(title);
    g_free(number);
}

static void add_task(GString *out, const Plan *plan, const char *annex, const Groups *groups,
                     const PlanNode *row)
{
    GString *path = g_string_new(NULL);
    for (int i = 0; i < MAX_GROUPS; i++) {
        if (groups->title[i]) {
            g_string_append_printf(path, "%s%s", path->len > 0 ? " > " : "", groups->title[i]);
        }
    }
    csv_cell(out, plan->slug);
    csv_cell(out, annex);
    csv_cell(out, path->str);
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        char *text = cell_text(cell);
        csv_cell(out, text);
        g_free(text);
    }
    csv_end_row(out);
    g_string_free(path, TRUE);
}

static void add_table(GString *out, const Plan *plan, const char *annex, const PlanNode *table)
{
    Groups groups = {{NULL}};
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind == PLAN_ROW && row->u.row.kind == ROW_SECTION) {
            open_group(&groups, row);
        } else if (row->kind == PLAN_ROW && row->u.row.kind == ROW_DATA) {
            add_task(out, plan, annex, &groups, row);
        }
    }
    clear_from(&groups, 0);
}

GBytes *data_write_tasks(const Plan *plan)
{
    GString *out = g_string_new(NULL);
    csv_header(out, COLUMNS);
    gsize header = out->len;
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_ANNEX) {
            continue;
        }
        for (const PlanNode *n = part; n; n = plan_next(part, n)) {
            if (n->kind == PLAN_TABLE && n->u.table.tasks) {
                add_table(out, plan, part->u.annex.label, n);
            }
        }
    }
    if (out->len == header) {
        g_string_free(out, TRUE);
        return NULL;
    }
    return g_string_free_to_bytes(out);
}
