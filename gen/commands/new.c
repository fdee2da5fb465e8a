/* kehoach new: the folder of a new plan, from options or from answers on a terminal. */
#include "commands/commands.h"
#include "commands/installed.h"

#include "base/message.h"
#include "base/nearest.h"
#include "base/output.h"
#include "commands/options.h"
#include "report/text.h"
#include "skeleton/skeleton.h"
#include "source/source.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_ANSWER 1000 /* characters of one answer */
#define FOLDER_MODE 0755

static const char USAGE[] = N_(
    "Cách dùng: kehoach new [tùy chọn]\n"
    "\n"
    "Tạo thư mục của một kế hoạch mới, có sẵn khung đúng thể thức để điền. Chạy trên cửa sổ dòng\n"
    "lệnh thì điều còn thiếu được hỏi lần lượt; nếu không thì phải nêu đủ --province, --year và\n"
    "--subject. Không bao giờ ghi đè lên thư mục đã có.\n"
    "\n"
    "  -p, --province TỈNH     tên tỉnh, thành phố: thanh-hoa, “Thanh Hóa”\n"
    "  -y, --year NĂM          năm của kế hoạch; khi hỏi, mặc định là năm nay theo đồng hồ máy\n"
    "  -s, --subject CHỮ       trích yếu, ví dụ “Chuyển đổi số năm 2026”\n"
    "  -n, --number SỐ         số của kế hoạch, nếu đã được cấp\n"
    "      --date NGÀY         ngày ban hành, ví dụ 16/5/2026, nếu đã biết\n"
    "      --issuer TÊN        cơ quan ban hành, nếu không phải Ủy ban nhân dân cấp tỉnh\n"
    "      --symbol KÝ-HIỆU    ký hiệu, ví dụ KH-SKHCN (mặc định của Ủy ban nhân dân: KH-UBND)\n"
    "      --name TÊN          tên thư mục (mặc định: số-năm, hoặc du-thao-năm)\n"
    "      --no-annex          không có phụ lục phân công nhiệm vụ\n"
    "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
    "  -q, --quiet             không in các tệp đã tạo\n"
    "  -h, --help              in hướng dẫn này\n"
    "\n"
    "Tỉnh, thành phố và luật dẫn trong căn cứ lấy theo ngày ban hành; chưa biết ngày thì theo\n"
    "ngày cuối năm.\n"
    "\n"
    "Kết thúc với 0 nếu tốt, 2 nếu dùng sai, 3 nếu không đọc hoặc ghi được.\n");

typedef struct Answers {
    char *province, *year, *subject, *number, *date, *issuer, *symbol, *name;
    gboolean no_annex;
} Answers;

typedef struct New {
    const Options *options;
    Answers *answers;
    Findings *findings;
    Catalogue *catalogue;
    Pool *pool;
    SkeletonFacts facts;
    int day; /* whose units and laws hold */
} New;

/* ---- words typed by the user ---- */

/* NFC with single spaces; NULL if it is no text. */
static char *clean(const char *typed)
{
    if (!g_utf8_validate(typed, -1, NULL) || g_utf8_strlen(typed, -1) > MAX_ANSWER) {
        return NULL;
    }
    char *text = g_utf8_normalize(typed, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    bool space = false, good = true;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c)) {
            space = out->len > 0;
            continue;
        }
        good = good && !g_unichar_iscntrl(c) && c < 0xfffe;
        if (space) {
            g_string_append_c(out, ' ');
            space = false;
        }
        g_string_append_unichar(out, c);
    }
    g_free(text);
    return g_string_free(out, !good);
}

static void clean_answer(char **answer, bool *good)
{
    if (*answer) {
        char *text = clean(*answer);
        *good = *good && text;
        g_free(*answer);
        *answer = text && *text ? text : NULL;
        if (text && !*text) {
            g_free(text);
        }
    }
}

/* "TP. Hồ Chí Minh" -> "ho-chi-minh", as the catalogue names folders. */
static char *folder_name_of(const char *typed)
{
    static const char *const KINDS[] = {"tinh-", "thanh-pho-", "tp-"};
    char *text = g_utf8_normalize(typed, -1, G_NORMALIZE_NFD);
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        c = c == 0x111 ? 'd' : c;
        if (c < 0x80 && g_ascii_isalnum((char)c)) {
            g_string_append_c(out, (char)c);
        } else if (!g_unichar_ismark(c) && out->len && out->str[out->len - 1] != '-') {
            g_string_append_c(out, '-');
        }
    }
    g_free(text);
    if (out->len && out->str[out->len - 1] == '-') {
        g_string_truncate(out, out->len - 1);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        if (g_str_has_prefix(out->str, KINDS[i])) {
            g_string_erase(out, 0, (gssize)strlen(KINDS[i]));
            break;
        }
    }
    return g_string_free(out, FALSE);
}

/* A number of at most `digits` digits, or -1. */
static int read_digits(const char *text, size_t digits)
{
    size_t length = strspn(text, "0123456789");
    return length == 0 || length > digits || text[length] ? -1
                                                          : (int)g_ascii_strtoll(text, NULL, 10);
}

static bool read_date(const char *text, PlanDate *date)
{
    char **part = g_strsplit(text, "/", -1);
    bool good = g_strv_length(part) == 3;
    if (good) {
        *date =
            (PlanDate){read_digits(part[0], 2), read_digits(part[1], 2), read_digits(part[2], 4)};
        good =
            date->day > 0 && date->month > 0 && date->month <= 12 && date->year > 0 &&
            g_date_valid_dmy((GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
    }
    g_strfreev(part);
    return good;
}

/* ---- the province ---- */

static bool is_valid_on(const Unit *unit, int day)
{
    return (unit->from == 0 || day >= unit->from) && (unit->until == 0 || day <= unit->until);
}

/* The unit that stands on the day for one of another time: its successor, or what had its code. */
static const Unit *unit_instead(const New *new, const Unit *unit)
{
    const char *code = unit->successor_code ? unit->successor_code : unit->code;
    const Unit *there = catalogue_unit_find(new->catalogue, "34", code, new->day);
    return there ? there : catalogue_unit_find(new->catalogue, "63", unit->code, new->day);
}

static void say_unit_of_other_time(const New *new, const Unit *unit)
{
    const Unit *instead = unit_instead(new, unit);
    fprintf(stderr, _("kehoach: không có %s vào ngày %02d/%02d/%d"),
            catalogue_unit_full_name(new->pool, unit), new->day % 100, new->day / 100 % 100,
            new->day / 10000);
    if (instead) {
        fprintf(stderr, _("; khi đó là %s: gõ --province %s"),
                catalogue_unit_full_name(new->pool, instead), instead->folder);
    }
    fputc('\n', stderr);
}

static void say_unknown_unit(const New *new, const char *typed)
{
    GPtrArray *names = g_ptr_array_new();
    for (int i = 0; i < new->catalogue->unit_count; i++) {
        const Unit *unit = &new->catalogue->unit[i];
        if (is_valid_on(unit, new->day)) {
            g_ptr_array_add(names, pool_strdup(new->pool, unit->folder));
        }
    }
    char *wanted = folder_name_of(typed);
    const char *near = nearest_name(wanted, (const char *const *)names->pdata, names->len);
    if (near) {
        fprintf(stderr, _("kehoach: không có tỉnh, thành phố “%s”; có phải “%s”?\n"), typed, near);
    } else {
        char *list;
        g_ptr_array_add(names, NULL);
        list = g_strjoinv(", ", (char **)names->pdata);
        fprintf(stderr, _("kehoach: không có tỉnh, thành phố “%s”; các tên dùng được: %s\n"), typed,
                list);
        g_free(list);
    }
    g_free(wanted);
    g_ptr_array_free(names, TRUE);
}

static bool find_province(New *new, const char *typed)
{
    char *wanted = folder_name_of(typed);
    const Unit *other = NULL;
    new->facts.unit = NULL;
    for (int i = 0; i < new->catalogue->unit_count && !new->facts.unit; i++) {
        const Unit *unit = &new->catalogue->unit[i];
        if (strcmp(unit->folder, wanted) == 0) {
            other = unit;
            new->facts.unit = is_valid_on(unit, new->day) ? unit : NULL;
        }
    }
    g_free(wanted);
    if (new->facts.unit) {
        return true;
    }
    if (other) {
        say_unit_of_other_time(new, other);
    } else {
        say_unknown_unit(new, typed);
    }
    return false;
}

/* ---- the other answers, each with what is said when it is wrong ---- */

static bool take_year(New *new, const char *text)
{
    new->facts.year = read_digits(text, 4);
    if (new->facts.year < SKELETON_FIRST_YEAR || new->facts.year > SKELETON_LAST_YEAR) {
        fprintf(stderr, _("kehoach: “%s” không phải là năm từ %d đến %d\n"), text,
                SKELETON_FIRST_YEAR, SKELETON_LAST_YEAR);
        return false;
    }
    new->day = skeleton_day(new->facts.year, new->facts.date);
    return true;
}

static bool take_date(New *new, const char *text)
{
    if (!read_date(text, &new->facts.date) || new->facts.date.year < SKELETON_FIRST_YEAR ||
        new->facts.date.year > SKELETON_LAST_YEAR) {
        fprintf(stderr, _("kehoach: “%s” không phải là ngày; gõ như 16/5/2026\n"), text);
        return false;
    }
    return true;
}

static bool take_number(New *new, const char *text)
{
    int number = read_digits(text, 6);
    if (number <= 0) {
        fprintf(stderr, _("kehoach: “%s” không phải là số của văn bản; gõ chữ số, ví dụ 134\n"),
                text);
        return false;
    }
    new->facts.number = pool_printf(new->pool, "%d", number);
    return true;
}

static bool take_subject(New *new, const char *text)
{
    new->facts.subject = pool_strdup(new->pool, text);
    return true;
}

/* ---- asking ---- */

/* Asks until the answer is good; an empty line takes `otherwise`. False at the end of input. */
static bool ask(New *new, const char *question, const char *otherwise,
                bool (*take)(New *, const char *))
{
    char line[MAX_ANSWER * 4];
    for (;;) {
        printf(otherwise && *otherwise ? "%s [%s]: " : "%s: ", question, otherwise);
        fflush(stdout);
        if (!fgets(line, sizeof line, stdin)) {
            fputs(_("\nkehoach: không có câu trả lời, không tạo gì\n"), stderr);
            return false;
        }
        char *answer = clean(line);
        const char *text = answer && *answer ? answer : answer ? otherwise : NULL;
        if (!text) {
            fputs(_("Cần một câu trả lời.\n"), stderr);
        } else if (!*text || take(new, text)) {
            g_free(answer);
            return true;
        }
        g_free(answer);
    }
}

/* The only use of a clock: what is offered when a person is asked. */
static char *this_year(void)
{
    GDateTime *now = g_date_time_new_now_local();
    char *year = g_strdup_printf("%d", g_date_time_get_year(now));
    g_date_time_unref(now);
    return year;
}

static bool ask_missing(New *new)
{
    const Answers *a = new->answers;
    bool good = true;
    if (!a->year) {
        char *year = this_year();
        good = ask(new, _("Năm của kế hoạch"), year, take_year);
        g_free(year);
    }
    if (good && !a->province) {
        good = ask(new, _("Tỉnh, thành phố (ví dụ Thanh Hóa)"), NULL, find_province);
    }
    if (good && !a->subject) {
        good = ask(new, _("Trích yếu (ví dụ Chuyển đổi số năm 2026)"), NULL, take_subject);
    }
    if (good && !a->number) {
        good = ask(new, _("Số của kế hoạch (chưa có thì bỏ trống)"), "", take_number);
    }
    return good;
}

static bool say_missing(const Answers *a)
{
    const struct {
        const char *option, *value;
    } needed[] = {{"--province", a->province}, {"--year", a->year}, {"--subject", a->subject}};
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (!needed[i].value) {
            fprintf(stderr, _("kehoach: thiếu tùy chọn “%s”\n"), needed[i].option);
            good = false;
        }
    }
    return good;
}

/* The date and year first: they decide which units there are. */
static bool take_answers(New *new)
{
    Answers *a = new->answers;
    bool terminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
    bool missing = !a->province || !a->year || !a->subject;
    new->facts.annex = !a->no_annex;
    new->facts.issuer = a->issuer;
    new->facts.symbol = a->symbol;
    if (!(missing && terminal) && !say_missing(a)) {
        return false;
    }
    return (!a->date || take_date(new, a->date)) && (!a->year || take_year(new, a->year)) &&
           (!a->province || !a->year || find_province(new, a->province)) &&
           (!a->number || take_number(new, a->number)) &&
           (!a->subject || take_subject(new, a->subject)) && (!missing || ask_missing(new)) &&
           (new->facts.unit || find_province(new, a->province));
}

/* ---- writing ---- */

/* Names that are safe as a folder and in an address. */
static bool is_folder_name(const char *name)
{
    for (const char *p = name; *p; p++) {
        if (!g_ascii_isalnum(*p) && (!strchr("-_.", *p) || p == name)) {
            return false;
        }
    }
    return *name != '\0' && strlen(name) <= 100;
}

static char *default_name(const SkeletonFacts *facts)
{
    if (!facts->number) {
        return g_strdup_printf("du-thao-%d", facts->year);
    }
    /* Numbers below 10 are printed with a zero (NĐ 30, PL I, II.3). */
    return g_strdup_printf("%02d-%d", read_digits(facts->number, 6), facts->year);
}

/* The folder is ours: it was made for them. That of the province goes too if nothing else is there.
 */
static void remove_files(const char *folder, const SkeletonFile *files, int count)
{
    for (int i = 0; i < count; i++) {
        char *path = g_build_filename(folder, files[i].name, NULL);
        g_unlink(path);
        g_free(path);
    }
    char *province = g_path_get_dirname(folder);
    g_rmdir(folder);
    g_rmdir(province);
    g_free(province);
}

/* All files or none. */
static bool write_files(New *new, const char *folder, const SkeletonFile *files, int count)
{
    OutputBatch *batch = output_batch_new(NULL, NULL);
    bool good = true;
    for (int i = 0; i < count && good; i++) {
        char *path = g_build_filename(folder, files[i].name, NULL);
        good = output_batch_stage(batch, path, files[i].text, strlen(files[i].text), new->findings);
        g_free(path);
    }
    good = good && output_batch_commit(batch, new->findings);
    output_batch_free(batch);
    if (!good) {
        remove_files(folder, files, count);
    }
    return good;
}

/* The folder is made here and nowhere else, so that nothing of another plan is ever touched. */
static bool make_folder(const char *folder)
{
    char *parent = g_path_get_dirname(folder);
    bool good = g_mkdir_with_parents(parent, FOLDER_MODE) == 0 && g_mkdir(folder, FOLDER_MODE) == 0;
    int error = errno;
    if (!good) {
        g_rmdir(parent); /* if nothing is there */
    }
    g_free(parent);
    if (!good && error == EEXIST) {
        fprintf(stderr,
                _("kehoach: đã có “%s”, không ghi đè; muốn thêm kế hoạch khác thì gõ --name TÊN\n"),
                folder);
    } else if (!good) {
        fprintf(stderr, _("kehoach: không tạo được thư mục “%s”: %s\n"), folder,
                message_system_error(error));
    }
    return good;
}

static void say_made(const char *folder, const char *slug, const SkeletonFile *files, int count)
{
    printf(_("Đã tạo %s:\n"), folder);
    for (int i = 0; i < count; i++) {
        printf("  %s\n", files[i].name);
    }
    printf(_("Tiếp theo: điền vào những chỗ ghi […] và chua-ro, rồi gõ\n"
             "  kehoach check %s\n"
             "  kehoach build %s\n"),
           slug, slug);
}

/* The first plan of a content folder: catalogues and schemas come along, so that it can be checked
 * and built, and completed in an editor, where it stands. */
static bool add_common_files(const char *content, Findings *findings)
{
    bool good = true;
    static const char *const FOLDERS[] = {"danh-muc", "luoc-do"};
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        char *name = g_build_filename("content", FOLDERS[i], NULL);
        char *folder = g_build_filename(content, FOLDERS[i], NULL);
        good = good && installed_copy(name, folder, findings);
        g_free(folder);
        g_free(name);
    }
    return good;
}

/* The catalogues of the content folder, else those installed. */
static Catalogue *read_catalogue(const char *content, Findings *findings)
{
    char *folder = g_build_filename(content, "danh-muc", NULL);
    char *installed = g_file_test(folder, G_FILE_TEST_EXISTS) ? NULL : installed_folder("content");
    Catalogue *catalogue = source_read_catalogue(installed ? installed : content, findings);
    g_free(installed);
    g_free(folder);
    return catalogue;
}

static int write_plan(New *new)
{
    const SkeletonFacts *facts = &new->facts;
    char *name = new->answers->name ? g_strdup(new->answers->name) : default_name(facts);
    if (!is_folder_name(name)) {
        fprintf(stderr,
                _("kehoach: tên thư mục “%s” không dùng được; gõ chữ không dấu, chữ số, dấu gạch "
                  "nối\n"),
                name);
        g_free(name);
        return EXIT_USAGE;
    }
    const char *content = new->options->content;
    char *folder = g_build_filename(content, "tinh", facts->unit->folder, name, NULL);
    char *slug = g_strdup_printf("%s/%s", facts->unit->folder, name);
    SkeletonFile files[SKELETON_MAX_FILES];
    int count = skeleton_write(new->pool, facts, files);
    bool good = make_folder(folder) && write_files(new, folder, files, count) &&
                add_common_files(content, new->findings);
    if (good && !new->options->quiet) {
        say_made(folder, slug, files, count);
    }
    g_free(slug);
    g_free(folder);
    g_free(name);
    return good ? EXIT_WELL : EXIT_TROUBLE;
}

static int make_new(New *new)
{
    Answers *a = new->answers;
    char **texts[] = {&a->province, &a->year,   &a->subject, &a->number,
                      &a->date,     &a->issuer, &a->symbol,  &a->name};
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        clean_answer(texts[i], &good);
    }
    if (!good) {
        fputs(_("kehoach: tùy chọn có ký tự không dùng được hoặc quá dài\n"), stderr);
        return EXIT_USAGE;
    }
    if (findings_has_errors(new->findings)) {
        return findings_exit_status(new->findings);
    }
    return take_answers(new) ? write_plan(new) : EXIT_USAGE;
}

int command_new(int argc, char **argv)
{
    Answers a = {0};
    /* As typed, whatever the locale says; clean() looks whether it is UTF-8. */
    const GOptionEntry own[] = {
        {"province", 'p', 0, G_OPTION_ARG_FILENAME, &a.province, NULL, NULL},
        {"year", 'y', 0, G_OPTION_ARG_FILENAME, &a.year, NULL, NULL},
        {"subject", 's', 0, G_OPTION_ARG_FILENAME, &a.subject, NULL, NULL},
        {"number", 'n', 0, G_OPTION_ARG_FILENAME, &a.number, NULL, NULL},
        {"date", 0, 0, G_OPTION_ARG_FILENAME, &a.date, NULL, NULL},
        {"issuer", 0, 0, G_OPTION_ARG_FILENAME, &a.issuer, NULL, NULL},
        {"symbol", 0, 0, G_OPTION_ARG_FILENAME, &a.symbol, NULL, NULL},
        {"name", 0, 0, G_OPTION_ARG_FILENAME, &a.name, NULL, NULL},
        {"no-annex", 0, 0, G_OPTION_ARG_NONE, &a.no_annex, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), own);
    if (status < 0 && options.rest && options.rest[0]) {
        fprintf(stderr, _("kehoach: không rõ “%s” là gì; tên tỉnh ghi sau --province\n"),
                options.rest[0]);
        status = EXIT_USAGE;
    }
    if (status < 0) {
        New new = {.options = &options, .answers = &a, .findings = findings_new()};
        new.pool = pool_new();
        new.catalogue = read_catalogue(options.content, new.findings);
        status = make_new(&new);
        report_findings_to_user(new.findings);
        findings_free(new.findings);
        source_catalogue_free(new.catalogue);
        pool_free(new.pool);
    }
    char *texts[] = {a.province, a.year, a.subject, a.number, a.date, a.issuer, a.symbol, a.name};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(texts[i]);
    }
    options_clear(&options);
    return status;
}
