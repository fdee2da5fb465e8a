/* kehoach preview: shows the plans in a browser and keeps them up to date while they are written.
 */
#include "commands/commands.h"

#include "base/message.h"
#include "commands/options.h"
#include "commands/preview-plans.h"
#include "html/html.h"
#include "preview/preview.h"
#include "report/text.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char USAGE[] = N_(
    "Cách dùng: kehoach preview [tùy chọn] [kế hoạch]\n"
    "\n"
    "Mở kế hoạch (không nêu thì trang mục lục) để xem trong trình duyệt trên máy này. Mỗi lần lưu\n"
    "tệp nguồn, trang đang mở tự đổi mà không mất chỗ đang đọc; điều kiểm tra thấy hiện ngay cạnh\n"
    "đoạn văn. Không ghi gì vào thư mục kết quả; máy khác không xem được. Ctrl+C để dừng.\n"
    "\n"
    "  -p, --port SỐ           cổng (mặc định: 8030, nếu đang bận thì một cổng còn trống)\n"
    "  -e, --editor LỆNH       lệnh mở tệp nguồn khi bấm vào vị trí, ví dụ\n"
    "                          'code -g {file}:{line}:{column}'\n"
    "      --open              mở trình duyệt\n"
    "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
    "  -f, --fonts THƯ-MỤC     thư mục có phong-chu.ini (mặc định: fonts)\n"
    "  -h, --help              in hướng dẫn này\n"
    "\n"
    "Không có --editor thì bấm vào vị trí sẽ chép tệp:dòng:cột. Giữ phím Alt và bấm vào một đoạn\n"
    "để đến chỗ của đoạn ấy trong nguồn.\n"
    "\n"
    "Kết thúc với 0 khi được dừng, 2 nếu dùng sai, 3 nếu không đọc được hoặc không mở được "
    "cổng.\n");

static gboolean end_loop(gpointer loop)
{
    g_main_loop_quit(loop);
    return G_SOURCE_CONTINUE;
}

static void open_browser(const char *address)
{
    char *command[] = {g_find_program_in_path("xdg-open"), g_strdup(address), NULL};
    if (!command[0] ||
        !g_spawn_async(NULL, command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL)) {
        fputs(_("kehoach: không tự mở được trình duyệt; hãy mở địa chỉ trên\n"), stderr);
    }
    g_free(command[0]);
    g_free(command[1]);
}

/* Until a signal says that it is enough. */
static int serve(ShownPlans *plans, const char *slug, int port, bool open)
{
    PreviewSettings settings = {port, shown_plans_demand, shown_plans_open, plans};
    if (!preview_load()) {
        fputs(_("kehoach: thiếu thư viện libmicrohttpd; hãy cài gói libmicrohttpd12\n"), stderr);
        return EXIT_TROUBLE;
    }
    Preview *preview = preview_start(&settings);
    if (!preview) {
        fprintf(stderr, _("kehoach: không mở được cổng %d trên máy này\n"),
                port ? port : PREVIEW_PORT);
        return EXIT_TROUBLE;
    }
    GMainLoop *loop = g_main_loop_new(NULL, FALSE);
    guint sources[] = {g_unix_signal_add(SIGINT, end_loop, loop),
                       g_unix_signal_add(SIGTERM, end_loop, loop)};
    shown_plans_start(plans, preview);
    char *page = slug ? g_strconcat(slug, "/" HTML_PAGE_FILE, NULL) : g_strdup("");
    char *address = g_strdup_printf("http://127.0.0.1:%d/%s", preview_port(preview), page);
    printf(_("Đang xem tại %s (Ctrl+C để dừng)\n"), address);
    fflush(stdout);
    if (open) {
        open_browser(address);
    }
    g_main_loop_run(loop);
    for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
        g_source_remove(sources[i]);
    }
    preview_stop(preview);
    g_main_loop_unref(loop);
    g_free(address);
    g_free(page);
    return EXIT_WELL;
}

/* Opens at the named plan; without one at the index. What is wrong in the sources is shown in the
 * pages and no reason to end; only what cannot be read at all is. */
static int preview_works(const Options *options, Works *works, const char *editor, int port,
                         bool open)
{
    FontSet *fonts = font_set_new(options->fonts, works->findings);
    int status = works_status(works);
    if (fonts && (status == EXIT_WELL || status == EXIT_FINDINGS)) {
        bool named = options->rest && options->rest[0];
        const char *slug = named ? g_array_index(works->work, Work, 0).slug : NULL;
        ShownPlans *plans =
            shown_plans_new(options->content, named ? works->work : NULL, fonts, editor);
        status = serve(plans, slug, port, open);
        shown_plans_free(plans);
    } else {
        report_findings_to_user(works->findings);
    }
    font_set_free(fonts);
    return status;
}

static bool check_editor(const char *editor)
{
    int count = 0;
    char **command = NULL;
    if (!editor) {
        return true;
    }
    bool good = strstr(editor, "{file}") && g_shell_parse_argv(editor, &count, &command, NULL);
    g_strfreev(command);
    if (!good) {
        fputs(_("kehoach: lệnh sau --editor phải có {file}, ví dụ 'gedit {file} +{line}'\n"),
              stderr);
    }
    return good;
}

int command_preview(int argc, char **argv)
{
    int port = 0;
    char *editor = NULL;
    gboolean open = FALSE;
    const GOptionEntry own[] = {
        {"port", 'p', 0, G_OPTION_ARG_INT, &port, NULL, NULL},
        {"editor", 'e', 0, G_OPTION_ARG_FILENAME, &editor, NULL, NULL},
        {"open", 0, 0, G_OPTION_ARG_NONE, &open, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), own);
    if (status < 0 && (port < 0 || port > 65535)) {
        fprintf(stderr, _("kehoach: không có cổng %d; cổng là số từ 1 đến 65535\n"), port);
        status = EXIT_USAGE;
    }
    if (status < 0 && !check_editor(editor)) {
        status = EXIT_USAGE;
    }
    if (status < 0) {
        Works works = works_choose(&options);
        status = preview_works(&options, &works, editor, port, open);
        works_free(&works);
    }
    g_free(editor);
    options_clear(&options);
    return status;
}
