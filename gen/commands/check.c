/* kehoach check: reads the chosen plans and reports what is wrong; makes nothing. */
#include "commands/commands.h"

#include "base/message.h"
#include "commands/options.h"
#include "source/source.h"

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
    int status = options_parse(&options, argc, argv, _(USAGE));
    if (status < 0) {
        Findings *findings = findings_new();
        Catalogue *catalogue = source_read_catalogue(options.content, findings);
        GArray *works = works_choose(&options, findings);
        for (guint i = 0; i < works->len; i++) {
            work_read(&g_array_index(works, Work, i), catalogue, findings);
        }
        print_findings(findings);
        if (!options.quiet && findings_count(findings, SEVERITY_NOTE) == 0) {
            printf(_("%u kế hoạch, không có lỗi\n"), works->len);
        }
        status = findings_exit_status(findings);
        findings_free(findings);
        works_clear(works);
        g_array_free(works, TRUE);
        source_catalogue_free(catalogue);
    }
    options_clear(&options);
    return status;
}
