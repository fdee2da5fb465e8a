/* Reads the tasks of a plan from its tables, whose rows have their ids and whose cells their values
 * by now. */
#include "plan/resolve.h"
#include "plan/task.h"

#include <string.h>

#define MAX_GROUPS 8

/* Reads the tasks of one plan. */
typedef struct TaskReading {
    Pool *pool;
    const Plan *plan;
    const PlanNode *annex;
    AgencyReader *agencies;
    GArray *tasks;                 /* of PlanTask */
    const char *group[MAX_GROUPS]; /* titles of the open groups, outermost first */
    const char *groups;            /* all of them, or NULL until a task asks */
} TaskReading;

static void open_group(TaskReading *r, const PlanNode *row)
{
    int level = CLAMP(row->u.row.level, 1, MAX_GROUPS) - 1;
    memset(r->group + level, 0, (size_t)(MAX_GROUPS - level) * sizeof *r->group);
    const char *number = plan_cell_text(r->pool, row->first, "\n");
    const char *title = plan_cell_text(r->pool, row->first ? row->first->next : NULL, "\n");
    r->group[level] = pool_printf(r->pool, "%s%s%s", number, *number && *title ? ". " : "", title);
    r->groups = NULL;
}

static const char *group_path(TaskReading *r)
{
    if (!r->groups) {
        r->groups = "";
        for (int i = 0; i < MAX_GROUPS; i++) {
            if (r->group[i]) {
                r->groups =
                    pool_printf(r->pool, "%s%s%s", r->groups, *r->groups ? " > " : "", r->group[i]);
            }
        }
    }
    return r->groups;
}

static void add_task(TaskReading *r, const PlanNode *row)
{
    const char *text[TASK_CELL_COUNT];
    const PlanNode *cell = row->first;
    for (int i = 0; i < TASK_CELL_COUNT; i++, cell = cell ? cell->next : NULL) {
        text[i] = plan_cell_text(r->pool, cell, "\n");
    }
    PlanTask task = {.id = pool_printf(r->pool, "%s#%s", r->plan->slug, row->id ? row->id : ""),
                     .plan = r->plan,
                     .order = (int)r->tasks->len,
                     .annex = r->annex,
                     .row = row,
                     .groups = group_path(r),
                     .number = text[TASK_CELL_NUMBER],
                     .text = text[TASK_CELL_TASK],
                     .lead = text[TASK_CELL_LEAD],
                     .cooperate = text[TASK_CELL_COOPERATE],
                     .wording = text[TASK_CELL_PERIOD],
                     .period = period_read(text[TASK_CELL_PERIOD])};
    task.leads = agencies_read(r->agencies, task.lead, &task.lead_count);
    task.cooperators = agencies_read(r->agencies, task.cooperate, &task.cooperator_count);
    g_array_append_val(r->tasks, task);
}

static void read_table(TaskReading *r, const PlanNode *table)
{
    memset(r->group, 0, sizeof r->group);
    r->groups = NULL;
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind == PLAN_ROW && row->u.row.kind == ROW_SECTION) {
            open_group(r, row);
        } else if (row->kind == PLAN_ROW && row->u.row.kind == ROW_DATA) {
            add_task(r, row);
        }
    }
}

void resolve_tasks(Resolve *resolve)
{
    Plan *plan = resolve->plan;
    TaskReading r = {.pool = plan->pool,
                     .plan = plan,
                     .agencies = agency_reader_new(plan->pool, plan->catalogue),
                     .tasks = g_array_new(FALSE, FALSE, sizeof(PlanTask))};
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        r.annex = part;
        for (const PlanNode *n = part->kind == PLAN_ANNEX ? part : NULL; n;
             n = plan_next(part, n)) {
            if (n->kind == PLAN_TABLE && n->u.table.tasks) {
                read_table(&r, n);
            }
        }
    }
    PlanTask *copy = POOL_ARRAY(plan->pool, PlanTask, r.tasks->len);
    if (r.tasks->len > 0) {
        memcpy(copy, r.tasks->data, r.tasks->len * sizeof *copy);
    }
    plan->tasks = copy;
    plan->task_count = (int)r.tasks->len;
    g_array_free(r.tasks, TRUE);
    agency_reader_free(r.agencies);
}
