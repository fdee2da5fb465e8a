#include "fuzz.h"

#include "source/source.h"

#include <glib/gstdio.h>
#include <string.h>

#define MARK "=== "

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<ke-hoach trang-thai=\"du-thao\" lan=\"1\">\n"
    "<tinh ma=\"38\" he-ma=\"63\"/>\n"
    "<co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>\n"
    "<so>7</so><ky-hieu>KH-UBND</ky-hieu><dia-danh>Thanh Hóa</dia-danh><ngay>5/1/2024</ngay>\n"
    "<loai>KẾ HOẠCH</loai><trich-yeu>Thử đầu vào</trich-yeu>\n"
    "<noi-dung tep=\"noi-dung.md\"/>\n"
    "<chi-tieu tep=\"chi-tieu.xml\"/>\n"
    "<bang ten=\"mau\" tep=\"bang-mau.xml\"/>\n"
    "<phu-luc ten=\"nhiem-vu\" tep=\"phu-luc-nhiem-vu.xml\" huong=\"ngang\"/>\n"
    "<ky><quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han><chuc-vu>CHỦ TỊCH</chuc-vu>"
    "<ho-ten>Người Ký Mẫu</ho-ten></ky>\n"
    "<noi-nhan><noi>Các sở, ban, ngành</noi><luu>VT</luu></noi-nhan>\n"
    "<nguon><p>Văn bản thử.</p></nguon>\n"
    "</ke-hoach>\n";

static const char *const SOUND[][2] = {
    {"ke-hoach.xml", HEAD},
    {"noi-dung.md", "# I. MỤC TIÊU {#muc-tieu}\n\nĐạt <?gia-tri mau-1 2025?>; xem <?xem muc-tieu?> "
                    "và Phụ lục.\n\n<?bang-chi-tieu mau?>\n\n<?bieu-do mau?>\n\n<?bang mau?>\n"},
    {"chi-tieu.xml",
     "<chi-tieu-ke-hoach><nhom ten=\"mau\" tieu-de=\"Mẫu\"><chi-tieu ten=\"mau-1\">"
     "<noi-dung>Tỷ lệ</noi-dung><muc-tieu nam=\"2025\">đạt trên 80%</muc-tieu></chi-tieu></nhom>"
     "</chi-tieu-ke-hoach>\n"},
    {"bang-mau.xml", "<bang ten=\"mau\"><tieu-de>Mẫu</tieu-de><cot>Một</cot><cot>Hai</cot>"
                     "<dong><o>1</o><o>2</o></dong></bang>\n"},
    {"phu-luc-nhiem-vu.xml",
     "<phu-luc ten=\"nhiem-vu\"><tieu-de>NHIỆM VỤ</tieu-de><nhiem-vu><viec>Việc</viec>"
     "<chu-tri>Sở Y tế</chu-tri><thoi-gian>2025</thoi-gian></nhiem-vu></phu-luc>\n"},
};

uint32_t fuzz_number(FuzzBytes *bytes, uint32_t below)
{
    uint32_t number = 0;
    for (uint32_t range = 1; range < below && bytes->at < bytes->end; range <<= 8) {
        number = number << 8 | *bytes->at++;
        if (range > UINT32_MAX >> 8) {
            break;
        }
    }
    return below ? number % below : 0;
}

const Catalogue *fuzz_catalogue(void)
{
    static Catalogue *catalogue;
    if (!catalogue) {
        Findings *findings = findings_new();
        catalogue = source_read_catalogue(KEHOACH_CONTENT, findings);
        FUZZ_PROMISE(!findings_has_errors(findings));
        findings_free(findings);
    }
    return catalogue;
}

FontSet *fuzz_fonts(void)
{
    static FontSet *fonts;
    if (!fonts) {
        Findings *findings = findings_new();
        fonts = font_set_new(KEHOACH_FONTS, findings);
        FUZZ_PROMISE(fonts);
        findings_free(findings);
    }
    return fonts;
}

static char *folder_path;

static void empty_folder(void)
{
    GDir *dir = g_dir_open(folder_path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder_path, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
}

static void remove_folder(void)
{
    empty_folder();
    g_rmdir(folder_path);
    g_free(folder_path);
}

static void open_folder(void)
{
    if (folder_path) {
        empty_folder();
        return;
    }
    const char *memory = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir();
    folder_path = g_build_filename(memory, "kehoach-fuzz-XXXXXX", NULL);
    FUZZ_PROMISE(g_mkdtemp(folder_path));
    atexit(remove_folder);
}

static void write_file(const char *name, const void *bytes, size_t length)
{
    char *path = g_build_filename(folder_path, name, NULL);
    FILE *file = fopen(path, "wb");
    FUZZ_PROMISE(file && fwrite(bytes, 1, length, file) == length);
    fclose(file);
    g_free(path);
}

const char *fuzz_folder_with(const char *name, const uint8_t *data, size_t size)
{
    open_folder();
    for (size_t i = 0; i < G_N_ELEMENTS(SOUND); i++) {
        if (strcmp(SOUND[i][0], name) != 0) {
            write_file(SOUND[i][0], SOUND[i][1], strlen(SOUND[i][1]));
        }
    }
    write_file(name, data, size);
    return folder_path;
}

/* Names come from the input: only such as a folder may hold, and none that leads out of it. */
static bool is_name(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isalnum(name[i]) && name[i] != '-' && (name[i] != '.' || i == 0)) {
            return false;
        }
    }
    return length > 0 && length < 64;
}

const char *fuzz_folder(const uint8_t *data, size_t size)
{
    open_folder();
    const char *at = (const char *)data, *end = at + size;
    while (at < end) {
        size_t left = (size_t)(end - at);
        const char *line = memchr(at, '\n', left);
        if (!g_str_has_prefix(at, MARK) || !line) {
            break;
        }
        const char *name = at + strlen(MARK);
        size_t length = (size_t)(line - name);
        const char *text = line + 1;
        const char *next = g_strstr_len(text, end - text, "\n" MARK);
        next = next ? next + 1 : end;
        if (is_name(name, length)) {
            char *copy = g_strndup(name, length);
            write_file(copy, text, (size_t)(next - text));
            g_free(copy);
        }
        at = next;
    }
    return folder_path;
}

Plan *fuzz_read(const char *folder, Findings *findings)
{
    Plan *plan = source_read_plan(folder, "thu/1-2024", fuzz_catalogue(), findings);
    if (plan) {
        plan_resolve(plan, findings);
        plan_verify(plan);
    }
    return plan;
}

void fuzz_check_findings(Findings *findings)
{
    size_t count;
    const Finding *list = findings_sorted(findings, &count);
    for (size_t i = 0; i < count; i++) {
        char *text = finding_text(&list[i]), *hint = finding_hint(&list[i]);
        FUZZ_PROMISE(*text && g_utf8_validate(text, -1, NULL));
        FUZZ_PROMISE(g_utf8_validate(hint, -1, NULL));
        FUZZ_PROMISE(list[i].pos.line == 0 || list[i].pos.file);
        g_free(text);
        g_free(hint);
    }
}
