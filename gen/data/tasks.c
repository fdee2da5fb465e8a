#include "base/message.h"
#include "data/csv.h"
#include "data/data.h"

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

static void agencies_cell(GString *out, GString *names, const Agency *agencies, int count)
{
    g_string_truncate(names, 0);
    for (int i = 0; i < count; i++) {
        g_string_append(names, i > 0 ? "; " : "");
        g_string_append(names, agencies[i].name);
    }
    csv_cell(out, names->str);
}

static void write_task(GString *out, Pool *pool, GString *names, const PlanTask *task)
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

static void write_tasks(GString *out, const Plan *plan)
{
    Pool *pool = pool_new();
    GString *names = g_string_new(NULL);
    for (int i = 0; i < plan->task_count; i++) {
        write_task(out, pool, names, &plan->tasks[i]);
    }
    g_string_free(names, TRUE);
    pool_free(pool);
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
    return plan->task_count > 0 ? data_write_all_tasks(&plan, 1) : NULL;
}
