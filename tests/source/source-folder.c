#include "source-folder.h"

#include <glib/gstdio.h>
#include <string.h>

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                   /* 1 */
    "<ke-hoach trang-thai=\"ban-hanh\">\n"                                           /* 2 */
    "  <tinh ma=\"38\" he-ma=\"63\"/>\n"                                             /* 3 */
    "  <co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>\n" /* 4 */
    "  <so>134</so>\n"                                                               /* 5 */
    "  <ky-hieu>KH-UBND</ky-hieu>\n"                                                 /* 6 */
    "  <dia-danh>Thanh Hóa</dia-danh>\n"                                             /* 7 */
    "  <ngay>16/5/2022</ngay>\n"                                                     /* 8 */
    "  <loai>KẾ HOẠCH</loai>\n"                                                      /* 9 */
    "  <trich-yeu>Phát triển kinh tế số</trich-yeu>\n"                               /* 10 */
    "  <noi-dung tep=\"noi-dung.md\"/>\n"                                            /* 11 */
    "  <chi-tieu tep=\"chi-tieu.xml\"/>\n"                                           /* 12 */
    "  <bang ten=\"kinh-phi\" tep=\"bang-kinh-phi.xml\"/>\n"                         /* 13 */
    "  <phu-luc ten=\"nhiem-vu\" tep=\"phu-luc-nhiem-vu.xml\" huong=\"ngang\"/>\n"   /* 14 */
    "  <ky>\n"                                                                       /* 15 */
    "    <quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n"                               /* 16 */
    "    <chuc-vu>CHỦ TỊCH</chuc-vu>\n"                                              /* 17 */
    "    <ho-ten>Nguyễn Văn A</ho-ten>\n"                                            /* 18 */
    "  </ky>\n"                                                                      /* 19 */
    "  <noi-nhan><noi>Như Điều 3</noi><luu>VT, CNTT</luu></noi-nhan>\n"              /* 20 */
    "  <nguon><p>Soạn để thử.</p></nguon>\n"                                         /* 21 */
    "</ke-hoach>\n";

TestFolder *folder_new(void)
{
    TestFolder *folder = g_new0(TestFolder, 1);
    folder->path = g_dir_make_tmp("kehoach-XXXXXX", NULL);
    folder->pool = pool_new();
    folder->findings = findings_new();
    return folder;
}

static void remove_all(const char *path)
{
    GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *full = g_build_filename(path, name, NULL);
        remove_all(full);
        g_free(full);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_remove(path);
}

void folder_free(TestFolder *folder)
{
    remove_all(folder->path);
    plan_free(folder->plan);
    source_catalogue_free(folder->catalogue);
    findings_free(folder->findings);
    pool_free(folder->pool);
    g_free(folder->told);
    g_free(folder->path);
    g_free(folder);
}

const char *folder_path(TestFolder *folder, const char *name)
{
    return pool_printf(folder->pool, "%s/%s", folder->path, name);
}

void folder_write(TestFolder *folder, const char *name, const char *bytes, gssize length)
{
    if (!g_file_set_contents(folder_path(folder, name), bytes, length, NULL)) {
        g_error("cannot write %s", name);
    }
}

void folder_write_head(TestFolder *folder, const char *find, const char *with)
{
    const char *at = find ? strstr(HEAD, find) : HEAD + strlen(HEAD);
    if (!at) {
        g_error("the head has no %s", find);
    }
    char *text = g_strdup_printf("%.*s%s%s", (int)(at - HEAD), HEAD, with ? with : "",
                                 at + (find ? strlen(find) : 0));
    folder_write(folder, "ke-hoach.xml", text, -1);
    g_free(text);
}

void folder_write_rest(TestFolder *folder)
{
    folder_write(folder, "noi-dung.md", "Nội dung./.\n", -1);
    folder_write(folder, "chi-tieu.xml",
                 "<chi-tieu-ke-hoach><nhom ten=\"so\" tieu-de=\"Số\"><chi-tieu ten=\"a\">"
                 "<noi-dung>Tỷ lệ</noi-dung><muc-tieu nam=\"2025\">đạt 80%</muc-tieu>"
                 "</chi-tieu></nhom></chi-tieu-ke-hoach>\n",
                 -1);
    folder_write(folder, "bang-kinh-phi.xml",
                 "<bang ten=\"kinh-phi\"><tieu-de>Kinh phí</tieu-de><cot ten=\"A\"/>"
                 "<dong><o>1</o></dong></bang>\n",
                 -1);
    folder_write(folder, "phu-luc-nhiem-vu.xml",
                 "<phu-luc><tieu-de>Nhiệm vụ</tieu-de><bang-nhiem-vu><nhiem-vu so=\"1\">"
                 "<noi-dung>Làm</noi-dung><chu-tri/><phoi-hop/><thoi-gian/></nhiem-vu>"
                 "</bang-nhiem-vu></phu-luc>\n",
                 -1);
}

Plan *folder_read(TestFolder *folder)
{
    Plan *before = folder->plan;
    findings_free(folder->findings);
    folder->findings = findings_new();
    folder->plan = source_read_plan(folder->path, "thu", folder->catalogue, folder->findings);
    plan_free(before);
    if (folder->plan) {
        plan_verify(folder->plan);
    }
    return folder->plan;
}

const char *folder_told(TestFolder *folder)
{
    GString *out = g_string_new(NULL);
    size_t count;
    const Finding *list = findings_sorted(folder->findings, &count);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "%sKH%d@%u:%u", i > 0 ? " " : "",
                               finding_rule(list[i].rule)->number, (unsigned)list[i].pos.line,
                               (unsigned)list[i].pos.column);
    }
    g_free(folder->told);
    folder->told = g_string_free(out, FALSE);
    return folder->told;
}

char *folder_words(TestFolder *folder, size_t i)
{
    size_t count;
    const Finding *list = findings_sorted(folder->findings, &count);
    if (i >= count) {
        return g_strdup("");
    }
    char *text = finding_text(&list[i]), *hint = finding_hint(&list[i]);
    char *both = g_strdup_printf("%s | %s", text, hint);
    g_free(text);
    g_free(hint);
    return both;
}
