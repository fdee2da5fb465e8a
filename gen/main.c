/* kehoach: provincial plans as official PDF and accessible HTML. */
#include "base/memory.h"
#include "base/message.h"
#include "base/nearest.h"
#include "commands/commands.h"

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach LỆNH [tùy chọn] …\n"
       "\n"
       "  new     tạo thư mục của một kế hoạch mới\n"
       "  build   tạo PDF và HTML cho các kế hoạch\n"
       "  check   đọc và báo lỗi, không tạo tệp\n"
       "  compare so sánh hai kế hoạch hoặc hai bản của một kế hoạch\n"
       "  preview xem trong trình duyệt, đổi theo từng lần lưu\n"
       "  dump    in một bước xử lý dưới dạng chữ\n"
       "\n"
       "kehoach LỆNH --help: hướng dẫn của từng lệnh. kehoach --version: phiên bản.\n");

typedef struct Verb {
    const char *name;
    int (*run)(int argc, char **argv);
} Verb;

static const Verb VERBS[] = {
    {"new", command_new},         {"build", command_build},     {"check", command_check},
    {"compare", command_compare}, {"preview", command_preview}, {"dump", command_dump},
};

static void print_unknown_verb(const char *typed)
{
    const char *names[G_N_ELEMENTS(VERBS)];
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        names[i] = VERBS[i].name;
    }
    const char *near = nearest_name(typed, names, G_N_ELEMENTS(names));
    if (near) {
        fprintf(stderr, _("kehoach: không có lệnh “%s”; có phải “%s”?\n"), typed, near);
    } else {
        fprintf(stderr, _("kehoach: không có lệnh “%s”\n"), typed);
    }
    fprintf(stderr, "%s", _(USAGE));
}

/* A file opened where standard output was closed would get what is printed. */
static void keep_standard_files(void)
{
    int fd = STDIN_FILENO;
    while (fd >= 0 && fd <= STDERR_FILENO) {
        fd = open("/dev/null", O_RDWR | O_NOCTTY);
    }
    if (fd > STDERR_FILENO) {
        (void)close(fd);
    }
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "%s", _(USAGE));
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        printf("%s", _(USAGE));
        return EXIT_WELL;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("kehoach %s\n", KEHOACH_VERSION);
        return EXIT_WELL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (strcmp(argv[1], VERBS[i].name) == 0) {
            return VERBS[i].run(argc - 1, argv + 1);
        }
    }
    print_unknown_verb(argv[1]);
    return EXIT_USAGE;
}

/* A report that was cut short, on a full disk, must not look like a whole one. */
int main(int argc, char **argv)
{
    keep_standard_files();
    message_language_init();
    memory_init();
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs(_("kehoach: không in ra được hết (đĩa đã đầy?)\n"), stderr);
        return EXIT_TROUBLE;
    }
    return status;
}
