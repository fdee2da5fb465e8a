/* kehoach check: reads the chosen plans and reports what is wrong; makes nothing. */
#include "commands/commands.h"

#include "base/message.h"
#include "check/check.h"
#include "commands/options.h"

#include <stdio.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach check [tùy chọn] [kế hoạch…]\n"
       "\n"
       "Đọc các kế hoạch và báo mọi lỗi tìm được, không tạo tệp nào.\n"
       "\n"
       "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
       "  -q, --quiet             không in gì khi không có lỗi\n"
       "  -h, --help              in hướng dẫn này\n"
       "\n"
       "Kết thúc với 0 nếu không có lỗi, 1 nếu có, 2 nếu dùng sai, 3 nếu không đọc được.\n");

int command_check(int argc, char **argv)
{
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), NULL);
    if (status < 0) {
        Works works = works_open(&options);
        for (guint i = 0; i < works.work->len; i++) {
            Work *work = &g_array_index(works.work, Work, i);
            work_read(&works, work);
            /* What a reader did not understand would only look like faults of another kind. */
            if (work->sound) {
                check_plan(work->plan, works.findings);
            }
        }
        if (!options.quiet && findings_count(works.findings, SEVERITY_NOTE) == 0) {
            printf(_("%u kế hoạch, không có lỗi\n"), works.work->len);
        }
        status = works_close(&works);
    }
    options_clear(&options);
    return status;
}
