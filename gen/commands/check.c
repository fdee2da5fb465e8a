/* kehoach check: reads the chosen plans and reports what is wrong; makes nothing. */
#include "commands/commands.h"

#include "base/message.h"
#include "build/build.h"
#include "check/check.h"
#include "commands/convert.h"
#include "commands/options.h"
#include "commands/rights.h"
#include "report/machine.h"

#include <stdio.h>
#include <string.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach check [tùy chọn] [kế hoạch…]\n"
       "           kehoach check --chuyen-ma [--bang-ma=TÊN] TỆP…\n"
       "\n"
       "Đọc các kế hoạch và báo mọi lỗi tìm được, không tạo tệp nào.\n"
       "\n"
       "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
       "  -f, --fonts THƯ-MỤC     thư mục có phong-chu.ini, để tìm chữ mà phông không có\n"
       "      --chuyen-ma         chuyển các tệp TCVN3 (ABC), VNI, VISCII, Windows-1258, hay UTF-8 "
       "bị\n"
       "                          đọc nhầm, sang UTF-8 dựng sẵn; bản gốc giữ lại ở TỆP.goc\n"
       "      --bang-ma TÊN       bảng mã của các tệp ấy, khi máy không nhận ra: tcvn3, tcvn5712,\n"
       "                          vni, viscii, cp1258\n"
       "      --format DẠNG       text (mặc định), hoặc json, gcc, sarif cho chương trình khác\n"
       "      --quy-tac           in các quy tắc kiểm tra kèm ví dụ sai, đúng (với --format json "
       "nếu cần)\n"
       "  -q, --quiet             không in gì khi không có lỗi\n"
       "  -h, --help              in hướng dẫn này\n"
       "\n"
       "Kết thúc với 0 nếu không có lỗi, 1 nếu có, 2 nếu dùng sai, 3 nếu không đọc được.\n");

/* The first is for people, on standard error. */
static const struct {
    const char *name;
    void (*report)(FILE *out, Findings *findings);
    void (*rules)(FILE *out);
} FORMATS[] = {
    {"text", NULL, report_rules},
    {"json", report_json, report_rules_json},
    {"gcc", report_gcc, NULL},
    {"sarif", report_sarif, NULL},
};

static size_t find_format(const char *name)
{
    size_t i = 0;
    while (name && i < G_N_ELEMENTS(FORMATS) && strcmp(name, FORMATS[i].name) != 0) {
        i++;
    }
    return i;
}

/* Plans that are checked side by side. */
typedef struct Checks {
    Works *works;
    FontSet *fonts;
    Findings **found; /* of each, so that the order of messages is that of the plans */
} Checks;

static guint64 weigh_one(void *context, guint index)
{
    const Checks *checks = context;
    return work_weigh(&g_array_index(checks->works->work, Work, index));
}

static void check_one(void *context, guint index)
{
    Checks *checks = context;
    Work *work = &g_array_index(checks->works->work, Work, index);
    checks->found[index] = findings_new();
    work_read_apart(work, checks->works->catalogue, checks->found[index]);
    /* What a reader did not understand would only look like faults of another kind. */
    if (work->sound) {
        check_plan(work->plan, checks->fonts, checks->found[index]);
    }
}

static int check_plans(const Options *options, size_t format)
{
    Works works = works_choose(options);
    (void)rights_give_up(options, &works, NULL);
    works_read_catalogue(&works, options);
    works.report = FORMATS[format].report;
    guint count = works.work->len;
    FontSet *fonts = count > 0 ? font_set_new(options->fonts, works.findings) : NULL;
    Checks checks = {&works, fonts, g_new0(Findings *, count)};
    const ScheduleSteps steps = {.weigh = weigh_one, .work = check_one};
    schedule_run(count, schedule_cores(), &steps, &checks);
    for (guint i = 0; i < count; i++) {
        findings_next_batch(works.findings);
        findings_merge(works.findings, checks.found[i]);
        findings_free(checks.found[i]);
    }
    g_free(checks.found);
    font_set_free(fonts);
    if (!options->quiet && !works.report && findings_count(works.findings, SEVERITY_NOTE) == 0) {
        printf(_("%u kế hoạch, không có lỗi\n"), count);
    }
    return works_close(&works);
}

int command_check(int argc, char **argv)
{
    Options options;
    gboolean list_rules = FALSE;
    char *format_name = NULL;
    gboolean convert = FALSE;
    char *encoding = NULL;
    const GOptionEntry own[] = {
        {"chuyen-ma", 0, 0, G_OPTION_ARG_NONE, &convert, NULL, NULL},
        {"bang-ma", 0, 0, G_OPTION_ARG_STRING, &encoding, NULL, NULL},
        {"format", 0, 0, G_OPTION_ARG_STRING, &format_name, NULL, NULL},
        {"quy-tac", 0, 0, G_OPTION_ARG_NONE, &list_rules, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    int status = options_parse(&options, argc, argv, _(USAGE), own);
    if (status < 0 && convert) {
        status = convert_files(options.rest, encoding, options.quiet);
    } else if (status < 0) {
        size_t format = find_format(format_name);
        bool usable = format < G_N_ELEMENTS(FORMATS) && (!list_rules || FORMATS[format].rules);
        if (!usable) {
            fprintf(stderr,
                    _("kehoach: không có dạng “%s”; có text, json, gcc, sarif (--quy-tac: text, "
                      "json)\n"),
                    format_name);
            status = EXIT_USAGE;
        } else if (list_rules) {
            FORMATS[format].rules(stdout);
            status = EXIT_WELL;
        } else {
            status = check_plans(&options, format);
        }
    }
    options_clear(&options);
    g_free(encoding);
    g_free(format_name);
    return status;
}
