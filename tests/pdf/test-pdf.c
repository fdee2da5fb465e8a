#include "letters.h"
#include "read-back.h"
#include "sample.h"

#include "pdf/haru.h"
#include "pdf/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <math.h>

typedef struct State {
    Findings *findings;
    FontSet *fonts;
    char *folder;
} State;

static int set_up(void **state)
{
    State *s = g_new0(State, 1);
    s->findings = findings_new();
    s->fonts = font_set_new(KEHOACH_FONTS, s->findings);
    s->folder = g_dir_make_tmp("kehoach-pdf-XXXXXX", NULL);
    *state = s;
    return s->fonts && s->folder ? 0 : -1;
}

static int tear_down(void **state)
{
    State *s = *state;
    GDir *dir = g_dir_open(s->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(s->folder, name, NULL);
        (void)g_unlink(path);
        g_free(path);
    }
    g_dir_close(dir);
    (void)g_rmdir(s->folder);
    g_free(s->folder);
    font_set_free(s->fonts);
    findings_free(s->findings);
    g_free(s);
    return 0;
}

/* Writes the pages and frees them. */
static GBytes *write_pages(State *s, Pages *pages)
{
    GBytes *bytes = pdf_write(pages, s->findings);
    assert_non_null(bytes);
    pages_free(pages);
    return bytes;
}

static char *save(const State *s, GBytes *bytes, const char *name)
{
    char *path = g_build_filename(s->folder, name, NULL);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
    return path;
}

/* cmocka compares floats; a page needs more digits. */
static void check_near(double a, double b, double within)
{
    if (!(fabs(a - b) <= within)) {
        fail_msg("%g is not near %g", a, b);
    }
}

static void check_with_programs(const State *s, GBytes *bytes)
{
    char *path = save(s, bytes, "check.pdf");
    g_free(run_program((const char *const[]){"qpdf", "--check", path, NULL}, false));
    g_free(run_program((const char *const[]){"pdftotext", path, "-", NULL}, false));
    g_free(run_program((const char *const[]){"mutool", "info", path, NULL}, true));
    char *fonts = run_program((const char *const[]){"pdffonts", path, NULL}, false);
    char **lines = g_strsplit(fonts ? fonts : "", "\n", -1);
    for (guint i = 2; i < g_strv_length(lines) && *lines[i]; i++) {
        assert_non_null(strstr(lines[i], "CID TrueType"));
        assert_non_null(strstr(lines[i], "yes yes yes")); /* embedded, subset, Unicode */
    }
    g_strfreev(lines);
    g_free(fonts);
    g_free(path);
}

static void test_plan_holds_together(void **state)
{
    State *s = *state;
    GBytes *bytes = write_pages(s, sample_plan(s->fonts));
    check_with_programs(s, bytes);
    File *file = file_read(bytes);
    assert_int_equal(check_structure(file), 37);
    file_free(file);
}

static void test_elements_and_attributes(void **state)
{
    State *s = *state;
    File *file = file_read(write_pages(s, sample_plan(s->fonts)));
    static const struct {
        const char *text;
        int count;
    } wanted[] = {
        {"/S /H1 ", 2},
        {"/S /TH ", 7},
        {"/S /TD ", 6},
        {"/S /TR ", 5},
        {"/S /LI ", 2},
        {"/S /Note ", 2},
        {"/S /Figure ", 1},
        {"/S /Form ", 1},
        {"/S /Link ", 3},
        /* 4 headings or lines of text, 1 over two pages; the one never placed is not there */
        {"/S /P ", 7},
        {"/ID (ghi-chu-1)", 1},
        {"/Headers [(cot-muc-tieu) (cot-2030) (hang-2)]", 1},
        {"/Scope /Column /RowSpan 2", 1},
        {"/Scope /Column /ColSpan 2", 1},
        {"/Scope /Row", 3},
        {"/ListNumbering /LowerAlpha", 1},
        {"/Placement /Block /BBox [ 95 101.89 320 221.89]", 1},
        {"/Lang (en)", 1},
        {"/Alt <FEFF", 1},
        {"/E <FEFF", 1},
        {"/ActualText <FEFF", 1},
        {"/Type /OBJR", 4},
        {"/Type /MCR", 1},
        {"/Tabs /S", 2},
        {"/FT /Sig", 1},
        {"/URI (https://thanhhoa.gov.vn/k%E1%BA%BF%20ho%E1%BA%A1ch?a=\\(1\\))", 1},
        {"/Dest (muc-i)", 2},
        {"/AFRelationship /Data", 1},
        {"/Subtype /text#2Fcsv", 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        if (file_count(file, wanted[i].text) != wanted[i].count) {
            fail_msg("%s: %d", wanted[i].text, file_count(file, wanted[i].text));
        }
    }
    file_free(file);
}

static void test_catalogue_and_trailer(void **state)
{
    State *s = *state;
    File *file = file_read(write_pages(s, sample_plan(s->fonts)));
    const char *catalogue = file_object(file, file_find(file, "/Type /Catalog"))->entries;
    static const char *const wanted[] = {
        "/MarkInfo <</Marked true>>",
        "/Lang (vi-VN)",
        "/PageMode /UseOutlines",
        "/S /GTS_PDFA1",
        "/ViewerPreferences <</DisplayDocTitle true>>",
        "/AcroForm <</SigFlags 1 /Fields [ ",
        "/AF [ ",
        "/EmbeddedFiles ",
        "/Dests ",
        "/Outlines ",
        "/PageLabels ",
        "/Metadata ",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        assert_non_null(strstr(catalogue, wanted[i]));
    }
    const char *labels = file_object(file, entry_reference(catalogue, "/PageLabels"))->entries;
    assert_string_equal(labels, "/Nums [0 <</S /D>>\n2 <</P (PL-)/S /D>>]");
    gsize length;
    const char *text = g_bytes_get_data(file->bytes, &length);
    const char *id = g_strstr_len(text + length - 200, 200, "/ID [<");
    assert_non_null(id);
    assert_memory_equal(id + 6, id + 6 + 32 + 3, 32); /* both parts the same */
    file_free(file);
}

static void test_metadata_agrees(void **state)
{
    State *s = *state;
    File *file = file_read(write_pages(s, sample_plan(s->fonts)));
    const GString *xmp = file_object(file, file_find(file, "/Type /Metadata"))->stream;
    assert_non_null(strstr(xmp->str, "“2025” &amp; (thử) \\ 𝔸</rdf:li>"));
    assert_non_null(strstr(xmp->str, "<pdfaid:part>3</pdfaid:part>\n"
                                     "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                     "<pdfuaid:part>1</pdfuaid:part>"));
    assert_non_null(strstr(xmp->str, "<xmp:CreateDate>2022-06-05T00:00:00+07:00<"));
    assert_int_equal(file_count(file, "/CreationDate (D:20220605000000+07'00')"), 1);
    file_free(file);

    Pages *pages = sample_page(s->fonts);
    pages->year = 0;
    pages->title = NULL;
    pages->author = "dòng\nhai\x01";
    file = file_read(write_pages(s, pages));
    assert_int_equal(file_count(file, "Date"), 0);
    assert_int_equal(file_count(file, "/Title <FEFF004B1EBF00200068006F1EA100630068>"), 1);
    file_free(file);
}

static void test_same_bytes(void **state)
{
    State *s = *state;
    GBytes *one = write_pages(s, sample_plan(s->fonts));
    Findings *findings = findings_new();
    FontSet *fonts = font_set_new(KEHOACH_FONTS, findings);
    GBytes *two = write_pages(s, sample_plan(fonts));
    assert_true(g_bytes_equal(one, two));
    g_bytes_unref(one);
    g_bytes_unref(two);
    font_set_free(fonts);
    findings_free(findings);
}

static void test_short_plan_is_small(void **state)
{
    State *s = *state;
    GBytes *bytes = write_pages(s, sample_page(s->fonts));
    assert_in_range(g_bytes_get_size(bytes), 1, 40 * 1024);
    g_bytes_unref(bytes);
}

/* Every word stands where layout put it, and reads back as it was. */
static void test_words_stand_at_their_places(void **state)
{
    State *s = *state;
    Pages *pages = sample_text(s->fonts, 1);
    GBytes *bytes = pdf_write(pages, s->findings);
    char *path = save(s, bytes, "words.pdf");
    char *out = run_program((const char *const[]){"pdftotext", "-bbox", path, "-", NULL}, false);
    g_free(path);
    g_bytes_unref(bytes);
    if (!out) {
        pages_free(pages);
        skip();
    }
    const Page *page = g_ptr_array_index(pages->page, 0);
    const char *p = out ? out : "";
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        for (int k = 0; k < item->u.text.count; k++) {
            const PageWord *word = &item->u.text.word[k];
            p = text_behind(p, "<word xMin=\"");
            check_near(g_ascii_strtod(p, NULL), word->x / 1000.0, 0.012);
            const char *text = text_behind(p, ">");
            char *read = g_strndup(text, strcspn(text, "<"));
            assert_string_equal(read, word->shape->text);
            g_free(read);
        }
    }
    assert_null(strstr(p, "<word"));
    g_free(out);
    pages_free(pages);
}

/* Characters that share a glyph, marks off the baseline, characters no face has. */
static void test_odd_characters_read_back(void **state)
{
    State *s = *state;
    static const char text[] = "a\u2011b a-b 10\u00A0% m\u0300o Đ\u00D0 (\\) x²";
    Sample sample = sample_new(s->fonts);
    sample_add_page(&sample, LEN_PT(595), LEN_PT(842), NULL);
    sample_line(&sample, sample.pages->structure, TAG_P, FACE_REGULAR, LEN_PT(80), text);
    sample_line(&sample, sample.pages->structure, TAG_P, FACE_MONO, LEN_PT(80), text);
    sample_line(&sample, sample.pages->structure, TAG_P, FACE_BOLD, LEN_PT(80), "x中");
    GBytes *bytes = write_pages(s, sample.pages);
    check_with_programs(s, bytes);
    char *path = save(s, bytes, "odd.pdf");
    char *out = run_program((const char *const[]){"pdftotext", path, "-", NULL}, false);
    g_free(path);
    if (out) {
        char *wanted = g_strdup_printf("%s\n%s\nx中\n", text, text);
        for (char *p; (p = strstr(wanted, "\u00A0"));) {
            /* The program makes every space one of its own. */
            memmove(p, p + 1, strlen(p));
            *p = ' ';
        }
        char *end = strchr(out, '\f');
        *(end ? end : out + strlen(out)) = '\0';
        assert_string_equal(g_strchomp(out), g_strchomp(wanted));
        g_free(wanted);
    }
    g_free(out);
    g_bytes_unref(bytes);
}

/* A letter of several parts may lose one in the subset while its text stays right; only the drawn
 * page shows it. The ink of each letter is compared with its outline in the whole font. */
static void test_letters_are_whole(void **state)
{
    State *s = *state;
    static const char *const letters[] = {"Ẩ", "Ễ", "Ự", "Ộ", "ẫ", "ữ", "ợ", "đ", "Ổ", "ằ", "Ặ"};
    enum { DPI = 288, PIXELS = DPI / 72, SIZE_PT = 36, STEP = 45, LEFT_PT = 40 };
    Sample sample = sample_new(s->fonts);
    sample_add_page(&sample, LEN_PT(595), LEN_PT(400), "1");
    Len baseline[FACE_COUNT];
    for (FaceStyle face = 0; face < FACE_COUNT; face++) {
        TagNode *p = tag_new(sample.pages->pool, sample.pages->structure, TAG_P);
        sample.y = baseline[face] = LEN_PT(70 + 70 * (int)face);
        for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
            sample_set(&sample, tag_new(sample.pages->pool, p, TAG_CONTENT), face, LEN_PT(SIZE_PT),
                       LEN_PT(LEFT_PT + STEP * (int)i), 0, false, letters[i]);
        }
    }
    GBytes *bytes = write_pages(s, sample.pages);
    char *path = save(s, bytes, "letters.pdf");
    char *root = g_build_filename(s->folder, "letters", NULL);
    char *out = run_program(
        (const char *const[]){"pdftoppm", "-gray", "-singlefile", "-r", "288", path, root, NULL},
        false);
    g_free(path);
    g_bytes_unref(bytes);
    if (!out) {
        g_free(root);
        skip();
    }
    char *picture_path = g_strconcat(root, ".pgm", NULL);
    Picture whole = picture_read(picture_path);
    double em = SIZE_PT * PIXELS, pixel = 1.5 / em;
    for (FaceStyle face = 0; face < FACE_COUNT; face++) {
        /* the band of this line alone */
        double top = (baseline[face] / 1000.0 - 50) * PIXELS;
        Picture band = whole;
        band.grey += (ptrdiff_t)top * whole.width;
        band.height = 70 * PIXELS;
        for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
            const Shape *shape = font_shape(s->fonts, face, letters[i], strlen(letters[i]));
            Ink wanted = ink_of_outline(font_face(s->fonts, face), shape->glyph[0].glyph);
            double from = (LEFT_PT + STEP * (int)i) * PIXELS;
            /* italics lean out of their cell to the left and right */
            Ink seen = ink_of_picture(&band, from - 5 * PIXELS, from + (STEP - 5) * PIXELS,
                                      50 * PIXELS, em);
            double shift = 5 * PIXELS / em;
            check_near(seen.top, wanted.top, pixel);
            check_near(seen.bottom, wanted.bottom, pixel);
            check_near(seen.left - shift, wanted.left, pixel);
            check_near(seen.right - shift, wanted.right, pixel);
            /* parts that overlap (a horn) count once on paper, twice in the outline */
            check_near(seen.area / wanted.area, 1, 0.05);
        }
    }
    picture_free(&whole);
    g_free(picture_path);
    g_free(root);
    g_free(out);
}

static void test_watermark_and_backgrounds_are_artefacts(void **state)
{
    State *s = *state;
    File *file = file_read(write_pages(s, sample_plan(s->fonts)));
    const char *page = file_object(file, file_find(file, "/Type /Page\n"))->entries;
    const char *content = file_object(file, entry_reference(page, "/Contents"))->stream->str;
    assert_true(g_str_has_prefix(
        content, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nBT\n/F1 80 Tf\n"
                 ".882 .882 .882 rg\n.707107 .707107 -.707107 .707107 "));
    assert_non_null(strstr(content, "/Artifact <</Type /Background /BBox [85 761.89 185 781.89]>>"
                                    " BDC\n1 .98 .804 rg\n85 761.89 100 20 re f\nEMC\n"));
    assert_non_null(strstr(content, "0 .235 .51 RG\n1.5 w\n[4] 0 d\n100 141.89 m\n200 181.89 l\n"
                                    "300 201.89 l\nS\n"));
    file_free(file);
}

/* More kids than an array of libharu holds, and a parent tree of several levels. */
static void test_forty_thousand_rows(void **state)
{
    State *s = *state;
    File *file = file_read(write_pages(s, sample_table(s->fonts, 40000)));
    assert_int_equal(check_structure(file), 80002);
    assert_int_equal(file_count(file, "/S /TR "), 40001);
    file_free(file);
}

static void test_long_text(void **state)
{
    State *s = *state;
    GBytes *bytes = write_pages(s, sample_text(s->fonts, 300));
    check_with_programs(s, bytes);
    File *file = file_read(bytes);
    assert_int_equal(check_structure(file), 1800);
    file_free(file);
}

static void test_failures_are_findings(void **state)
{
    State *s = *state;
    Findings *findings = findings_new();
    Pages *pages = pages_new(s->fonts);
    assert_null(pdf_write(pages, findings));
    assert_true(findings_has_errors(findings));
    pages_free(pages);
    findings_free(findings);

    /* Beyond what libharu can count: an error that stays, and no file. */
    Haru *haru = haru_new();
    Syntax entries = {0};
    syntax_put(&entries, "/Type /EmbeddedFile");
    assert_int_equal(haru_add_stream(haru, &entries, "", (size_t)3000 * 1000 * 1000), 0);
    Syntax content = {0};
    haru_set(haru, haru_add_page(haru, &content), &entries);
    unsigned long status = 0;
    assert_null(haru_save(haru, &status));
    assert_int_not_equal(status, 0);
    syntax_free(&entries);
    haru_free(haru);
}

static void test_numbers_and_names(void **state)
{
    (void)state;
    Syntax s = {0};
    syntax_thousandths(&s, 595276);
    syntax_byte(&s, ' ');
    syntax_thousandths(&s, -50);
    syntax_byte(&s, ' ');
    syntax_thousandths(&s, 14000);
    syntax_byte(&s, ' ');
    syntax_thousandths(&s, 0);
    syntax_byte(&s, ' ');
    syntax_integer(&s, INT64_MIN);
    syntax_byte(&s, ' ');
    syntax_name(&s, "text/a b#é");
    syntax_text(&s, "(a\\b)");
    syntax_text(&s, "ế𝔸");
    syntax_bytes(&s, "\x01z", 2);
    syntax_byte(&s, '\0');
    assert_string_equal(s.bytes, "595.276 -.05 14 0 -9223372036854775808 /text#2Fa#20b#23#C3#A9"
                                 "(\\(a\\\\b\\))<FEFF1EBFD835DD38><017A>");
    syntax_free(&s);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_and_names),
        cmocka_unit_test(test_plan_holds_together),
        cmocka_unit_test(test_elements_and_attributes),
        cmocka_unit_test(test_catalogue_and_trailer),
        cmocka_unit_test(test_metadata_agrees),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_short_plan_is_small),
        cmocka_unit_test(test_words_stand_at_their_places),
        cmocka_unit_test(test_odd_characters_read_back),
        cmocka_unit_test(test_letters_are_whole),
        cmocka_unit_test(test_watermark_and_backgrounds_are_artefacts),
        cmocka_unit_test(test_forty_thousand_rows),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_failures_are_findings),
    };
    return cmocka_run_group_tests_name("pdf", tests, set_up, tear_down);
}
