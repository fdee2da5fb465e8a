/* Loading files and cleaning texts. */
#include "source-folder.h"
#include "source/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const SourceFile *load(TestFolder *folder, const char *bytes, gssize length)
{
    folder_write(folder, "tep", bytes, length);
    return source_load(folder->pool, folder_path(folder, "tep"), "tep", 3, folder->findings);
}

static void line_ends_and_bom(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    const SourceFile *file = load(folder,
                                  "\xEF\xBB\xBF"
                                  "a\r\nb\rc\n",
                                  -1);
    assert_non_null(file);
    assert_string_equal(file->text, "a\nb\nc\n");
    assert_int_equal(file->length, 6);
    assert_int_equal(file->order, 3);
    assert_string_equal(file->path, "tep");
    file = load(folder, "", 0);
    assert_non_null(file);
    assert_string_equal(file->text, "");
    assert_string_equal(folder_told(folder), "");
    folder_free(folder);
}

static void faults(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        gssize length;
        const char *told;
    } ROWS[] = {
        {"a\nđ\xFFz", -1, "KH102@2:2"},
        {"ab\n \0c", 6, "KH104@2:2"},
        {"\xFF\xFE<\0a\0", 6, "KH102@1:1 KH186@1:1"},
        /* "Thành phố" and the like in TCVN3 and VNI */
        {"Th\xB5nh ph\xE8 \xAE\xB5o t\xB9o \xA9 m\xB8y", -1, "KH102@1:3 KH182@1:3"},
        {"Tha\xF8nh pho\xE1 na\xFAm tra\xEAn ba\xFB", -1, "KH102@1:4 KH182@1:4"},
        {"\xC0\x80", -1, "KH102@1:1"},
        {"\xED\xA0\x80", -1, "KH102@1:1"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        TestFolder *folder = folder_new();
        assert_null(load(folder, ROWS[i].bytes, ROWS[i].length));
        assert_string_equal(folder_told(folder), ROWS[i].told);
        folder_free(folder);
    }
}

static void faults_keep_an_excerpt(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    assert_null(load(folder, "một\nhai \xFF\n", -1));
    size_t count;
    const Finding *list = findings_sorted(folder->findings, &count);
    assert_int_equal(count, 1);
    assert_non_null(strstr(list[0].pos.file->text, "hai \xEF\xBF\xBD"));
    char *words = folder_words(folder, 0);
    assert_non_null(strstr(words, "byte thứ 11 (0xFF)"));
    g_free(words);
    folder_free(folder);
}

static void not_a_file(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    assert_null(source_load(folder->pool, folder->path, "d", 0, folder->findings));
    assert_null(source_load(folder->pool, "/khong/co", "k", 0, folder->findings));
    const char *pipe = folder_path(folder, "ong");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_null(source_load(folder->pool, pipe, "ong", 0, folder->findings));
    assert_string_equal(folder_told(folder), "KH101@0:0 KH101@0:0 KH101@0:0");
    static const char *const REASONS[] = {"đây là thư mục", "không có tệp",
                                          "không phải tệp thường"};
    for (size_t i = 0; i < G_N_ELEMENTS(REASONS); i++) {
        char *words = folder_words(folder, i);
        assert_non_null(strstr(words, REASONS[i]));
        g_free(words);
    }
    assert_int_equal(findings_exit_status(folder->findings), 3);
    folder_free(folder);
}

static void too_large(void **state)
{
    (void)state;
    TestFolder *folder = folder_new();
    char *big = g_malloc(SOURCE_MAX_FILE_SIZE + 1);
    memset(big, 'a', SOURCE_MAX_FILE_SIZE + 1);
    assert_non_null(load(folder, big, (gssize)SOURCE_MAX_FILE_SIZE));
    assert_null(load(folder, big, (gssize)SOURCE_MAX_FILE_SIZE + 1));
    assert_string_equal(folder_told(folder), "KH103@0:0");
    g_free(big);
    folder_free(folder);
}

static void clean_text(void **state)
{
    (void)state;
    Pool *pool = pool_new();
    static const struct {
        const char *text;
        bool keep;
        const char *clean;
    } ROWS[] = {
        {"  a\n\t b  ", false, "a b"},
        {"  a\n\t b  ", true, " a b "},
        {" ", true, " "},
        {" ", false, ""},
        {"", true, ""},
        {"a\u00A0b\u202Fc", false, "a b c"},
        {"e\u0302\u0309", false, "ể"},
        {"a\u00ADb\u200Bc\uFEFFd\x01"
         "e",
         false, "abcde"},
        {"a\u202Eb", false, "ab"},
        {"a \u200B b", false, "a b"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        assert_string_equal(
            source_clean_text(pool, ROWS[i].text, strlen(ROWS[i].text), ROWS[i].keep),
            ROWS[i].clean);
    }
    pool_free(pool);
}

/* Composition in pieces must give what composition of the whole gives. */
/* The fast way through common characters must not let a space or a control pass. */
static void clean_text_of_every_character(void **state)
{
    (void)state;
    Pool *pool = pool_new();
    for (gunichar c = 1; c < 0x10000; c++) {
        char text[16] = "a";
        if (!g_unichar_validate(c)) {
            continue;
        }
        text[1 + g_unichar_to_utf8(c, text + 1)] = 'b';
        const char *clean = source_clean_text(pool, text, strlen(text), false);
        char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
        bool dropped = g_unichar_iscntrl(c) || strcmp(clean, "ab") == 0;
        assert_string_equal(clean, g_unichar_isspace(c) ? "a b" : dropped ? "ab" : composed);
        assert_true(!dropped || g_unichar_iscntrl(c) || g_unichar_type(c) == G_UNICODE_FORMAT);
        g_free(composed);
    }
    pool_free(pool);
}

static void clean_text_long(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"e\u0302\u0309",
                                        "u\u031B\u0303",
                                        "đ",
                                        "chữ",
                                        "a",
                                        "\u1112\u1161\u11AB",
                                        "\u0995\u09BE",
                                        "\u212B",
                                        "\U0001D15E",
                                        "o\u0323\u0302",
                                        "\u2126",
                                        "“”"};
    Pool *pool = pool_new();
    GString *text = g_string_new(NULL);
    unsigned seed = 1;
    for (int i = 0; i < 3000; i++) {
        seed = seed * 1103515245u + 12345u;
        g_string_append(text, WORDS[(seed >> 16) % G_N_ELEMENTS(WORDS)]);
    }
    char *whole = g_utf8_normalize(text->str, -1, G_NORMALIZE_NFC);
    assert_string_equal(source_clean_text(pool, text->str, text->len, false), whole);
    g_free(whole);
    /* A letter under a million marks: they end soon, and so does the reading. */
    g_string_assign(text, "a");
    for (int i = 0; i < 500000; i++) {
        g_string_append(text, i % 2 ? "\u0301" : "\u0323");
    }
    g_string_append(text, "b");
    const char *clean = source_clean_text(pool, text->str, text->len, false);
    assert_int_equal(g_utf8_strlen(clean, -1), 31);
    assert_true(g_str_has_suffix(clean, "b"));
    g_string_free(text, TRUE);
    pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_and_bom),
        cmocka_unit_test(faults),
        cmocka_unit_test(faults_keep_an_excerpt),
        cmocka_unit_test(not_a_file),
        cmocka_unit_test(too_large),
        cmocka_unit_test(clean_text),
        cmocka_unit_test(clean_text_of_every_character),
        cmocka_unit_test(clean_text_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
