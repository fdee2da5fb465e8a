#include "base/message.h"

#include <errno.h>
#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>

#define DOMAIN "kehoach"

static bool wants_english(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);
        if (value && *value) {
            return g_str_has_prefix(value, "en");
        }
    }
    return false;
}

/* The catalogue folder beside the program (build tree and installed tree have the same shape) if it
 * holds our catalogue, else the place it was configured for. */
static char *catalogue_folder(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL);
    if (program) {
        char *bin = g_path_get_dirname(program);
        char *folder = g_build_filename(bin, "..", "share", "locale", NULL);
        char *catalogue = g_build_filename(folder, "en", "LC_MESSAGES", DOMAIN ".mo", NULL);
        bool ours = g_file_test(catalogue, G_FILE_TEST_IS_REGULAR);
        g_free(catalogue);
        g_free(bin);
        g_free(program);
        if (ours) {
            return folder;
        }
        g_free(folder);
    }
    return g_strdup(KEHOACH_LOCALE_DIR);
}

static MessageLanguage user_language = MESSAGE_VIETNAMESE;

void message_language_init(void)
{
    user_language = wants_english() ? MESSAGE_ENGLISH : MESSAGE_VIETNAMESE;
    /* A bare machine has no locale but C and C.UTF-8, and gettext looks nothing up under C; so the
     * locale is always C.UTF-8 and LANGUAGE alone names the catalogue. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    g_setenv("LANGUAGE", "en", TRUE);
    char *folder = catalogue_folder();
    bindtextdomain(DOMAIN, folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN);
    g_free(folder);
    /* gettext opens its file with the first text it looks up. Now there are files to be opened. */
    (void)gettext("");
}

char *message_catalogue_file(void)
{
    return g_build_filename(bindtextdomain(DOMAIN, NULL), "en", "LC_MESSAGES", DOMAIN ".mo", NULL);
}

bool message_catalogue_is_read(void)
{
    char *file = message_catalogue_file();
    bool there = g_file_test(file, G_FILE_TEST_EXISTS);
    g_free(file);
    return !there || *gettext(""); /* the text of the catalogue's own header */
}

const char *message_text_in(MessageLanguage language, const char *text)
{
    /* The empty text is the catalogue's own header. */
    return language == MESSAGE_ENGLISH && *text ? gettext(text) : text;
}

const char *message_text(const char *text)
{
    return message_text_in(user_language, text);
}

/* The common ones in words of ours: the system's own texts follow the machine's locale. */
static const struct {
    int number;
    const char *text;
} SYSTEM_ERRORS[] = {
    {ENOENT, N_("không có tệp hoặc thư mục này")},
    {EACCES, N_("không có quyền truy cập")},
    {EPERM, N_("hệ thống không cho phép")},
    {ENOSPC, N_("đĩa đã đầy")},
    {EDQUOT, N_("đã hết hạn mức đĩa")},
    {EFBIG, N_("tệp vượt quá cỡ cho phép")},
    {EROFS, N_("đĩa chỉ cho đọc")},
    {EISDIR, N_("đây là thư mục, không phải tệp")},
    {ENOTDIR, N_("có một phần của đường dẫn không phải thư mục")},
    {EEXIST, N_("đã có tệp trùng tên")},
    {EMFILE, N_("chương trình mở quá nhiều tệp")},
    {ENFILE, N_("máy mở quá nhiều tệp")},
    {ENAMETOOLONG, N_("tên tệp quá dài")},
    {ELOOP, N_("liên kết vòng")},
    {EIO, N_("lỗi đọc ghi đĩa")},
    {ENOMEM, N_("máy không còn đủ bộ nhớ")},
};

const char *message_system_error(int number)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SYSTEM_ERRORS); i++) {
        if (SYSTEM_ERRORS[i].number == number) {
            return _(SYSTEM_ERRORS[i].text);
        }
    }
    /* A rare one: its number, and the system's own words for whoever looks after the machine. */
    char *words = g_strdup_printf("%s %d (%s)", _("lỗi hệ thống"), number, g_strerror(number));
    const char *kept = g_intern_string(words);
    g_free(words);
    return kept;
}

const char *message_file_error(const GError *error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SYSTEM_ERRORS); i++) {
        if (error->code == (int)g_file_error_from_errno(SYSTEM_ERRORS[i].number) &&
            error->code != G_FILE_ERROR_FAILED) {
            return _(SYSTEM_ERRORS[i].text);
        }
    }
    return message_system_error(EIO);
}
