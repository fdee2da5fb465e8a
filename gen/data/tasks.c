#include "base/message.h"
#include "data/csv.h"
#include "data/data.h"

#include <string.h>

#define MAX_GROUPS 8

static const DataColumn COLUMNS[] = {
    {"id", DATA_TEXT, true, NULL, N_("Mã của nhiệm vụ, không đổi giữa các lần tạo")},
    {"plan", DATA_TEXT, true, NULL, N_("Mã kế hoạch: tỉnh/số-năm")},
    {"annex", DATA_TEXT, true, NULL, N_("Phụ lục có nhiệm vụ")},
    {"groups", DATA_TEXT, false, NULL, N_("Các nhóm chứa nhiệm vụ, từ ngoài vào trong")},
    {"number", DATA_TEXT, false, NULL, N_("Số thứ tự trong nhóm")},
    {"task", DATA_TEXT, true, NULL, N_("Nội dung nhiệm vụ")},
    {"lead_agencies", DATA_TEXT, false, NULL,
     N_("Các cơ quan chủ trì, viết đủ, ngăn bằng dấu chấm phẩy")},
    {"lead", DATA_TEXT, false, NULL, N_("Cơ quan chủ trì, như kế hoạch ghi")},
    {"cooperating_agencies", DATA_TEXT, false, NULL,
     N_("Các cơ quan phối hợp, viết đủ, ngăn bằng dấu chấm phẩy")},
    {"cooperate", DATA_TEXT, false, NULL, N_("Cơ quan phối hợp, như kế hoạch ghi")},
    {"period", DATA_TEXT, false, NULL, N_("Thời gian, như kế hoạch ghi")},
    {"from", DATA_DAY, false, NULL, N_("Ngày đầu, nếu lời ghi thời gian nói rõ")},
    {"until", DATA_DAY, false, NULL, N_("Ngày cuối còn đúng hạn, nếu lời ghi thời gian nói rõ")},
    {"repeats", DATA_TEXT, false, "continuous weekly monthly quarterly yearly",
     N_("Nhiệm vụ lặp lại: thường xuyên, hằng tuần, tháng, quý, năm")},
    {0},
};

const DataTable DATA_TASKS = {"nhiem-vu", DATA_TASKS_FILE, N_("Nhiệm vụ của các kế hoạch"),
                              COLUMNS};

/* Reads the tasks of one plan. */
typedef struct TaskReading {
    Pool *pool;
    const Plan *plan;
    const PlanNode *annex;
    AgencyReader *agencies;
    GArray *tasks;                 /* of DataTask */
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
    DataTask task = {.id = pool_printf(r->pool, "%s#%s", r->plan->slug, row->id ? row->id : ""),
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

const DataTask *data_tasks(Pool *pool, const Plan *plan, int *count)
{
    TaskReading r = {
        .pool = pool, .plan = plan, .agencies = agency_reader_new(pool, plan->catalogue)};
    r.tasks = g_array_new(FALSE, FALSE, sizeof(DataTask));
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        r.annex = part;
        for (const PlanNode *n = part->kind == PLAN_ANNEX ? part : NULL; n;
             n = plan_next(part, n)) {
            if (n->kind == PLAN_TABLE && n->u.table.tasks) {
                read_table(&r, n);
            }
        }
    }
    *count = (int)r.tasks->len;
    DataTask *copy = POOL_ARRAY(pool, DataTask, r.tasks->len);
    if (r.tasks->len > 0) {
        memcpy(copy, r.tasks->data, r.tasks->len * sizeof *copy);
    }
    g_array_free(r.tasks, TRUE);
    agency_reader_free(r.agencies);
    return copy;
}

/* ---- CSV ---- */

static void agencies_cell(GString *out, GString *names, const Agency *agencies, int count)
{
    g_string_truncate(names, 0);
    for (int i = 0; i < count; i++) {
        g_string_append(names, i > 0 ? "; " : "");
        g_string_append(names, agencies[i].name);
    }
    csv_cell(out, names->str);
}

static void write_task(GString *out, Pool *pool, GString *names, const DataTask *task)
{
    csv_cell(out, task->id);
    csv_cell(out, task->plan->slug);
    csv_cell(out, task->annex->u.annex.label);
    csv_cell(out, task->groups);
    csv_cell(out, task->number);
    csv_cell(out, task->text);
    agencies_cell(out, names, task->leads, task->lead_count);
    csv_cell(out, task->lead);
    agencies_cell(out, names, task->cooperators, task->cooperator_count);
    csv_cell(out, task->cooperate);
    csv_cell(out, task->wording);
    csv_cell(out, period_day(pool, task->period.from));
    csv_cell(out, period_day(pool, task->period.until));
    csv_cell(out, period_repeat_name(task->period.repeat));
    csv_end_row(out);
}

static int write_tasks(GString *out, const Plan *plan)
{
    Pool *pool = pool_new();
    GString *names = g_string_new(NULL);
    int count;
    const DataTask *tasks = data_tasks(pool, plan, &count);
    for (int i = 0; i < count; i++) {
        write_task(out, pool, names, &tasks[i]);
    }
    g_string_free(names, TRUE);
    pool_free(pool);
    return count;
}

GBytes *data_write_all_tasks(const Plan *const *plans, size_t count)
{
    GString *out = g_string_new(NULL);
    csv_header(out, &DATA_TASKS);
    for (size_t i = 0; i < count; i++) {
        write_tasks(out, plans[i]);
    }
    return g_string_free_to_bytes(out);
}

GBytes *data_write_tasks(const Plan *plan)
{
    GString *out = g_string_new(NULL);
    csv_header(out, &DATA_TASKS);
    if (write_tasks(out, plan) == 0) {
        g_string_free(out, TRUE);
        return NULL;
    }
    return g_string_free_to_bytes(out);
}
