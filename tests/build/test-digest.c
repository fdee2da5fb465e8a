/* Digests: those of xxHash on every machine, however the bytes come. */
#include "build/build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#define LENGTH ((size_t)300 * 1024)

static guint8 *some_bytes(void)
{
    guint8 *bytes = g_malloc(LENGTH);
    for (size_t i = 0; i < LENGTH; i++) {
        bytes[i] = (guint8)((i * 2654435761U) >> 13);
    }
    return bytes;
}

static void test_known(void **state)
{
    (void)state;
    /* As xxh128sum gives it. */
    static const guint8 ABC[] = {0x06, 0xb0, 0x5a, 0xb6, 0x73, 0x3a, 0x61, 0x85,
                                 0x78, 0xaf, 0x5f, 0x94, 0x89, 0x2f, 0x39, 0x50};
    Digest digest = digest_of_bytes("abc", 3);
    assert_int_equal(sizeof digest.byte, sizeof ABC);
    assert_memory_equal(digest.byte, ABC, sizeof ABC);
}

static void test_parts_as_whole(void **state)
{
    (void)state;
    guint8 *bytes = some_bytes();
    static const size_t LENGTHS[] = {0, 1, 16, 17, 128, 240, 241, 1024, 65536, LENGTH};
    static const size_t PARTS[] = {1, 7, 64, 256, 1000, 65536};
    for (size_t l = 0; l < G_N_ELEMENTS(LENGTHS); l++) {
        Digest whole = digest_of_bytes(bytes, LENGTHS[l]);
        for (size_t p = 0; p < G_N_ELEMENTS(PARTS); p++) {
            DigestSum *sum = digest_begin();
            for (size_t at = 0; at < LENGTHS[l]; at += PARTS[p]) {
                digest_add(sum, bytes + at, MIN(PARTS[p], LENGTHS[l] - at));
            }
            Digest parts = digest_end(sum);
            assert_true(digest_equal(&whole, &parts));
        }
    }
    g_free(bytes);
}

static void test_any_bit_counts(void **state)
{
    (void)state;
    guint8 *bytes = some_bytes();
    Digest before = digest_of_bytes(bytes, LENGTH);
    static const size_t PLACES[] = {0, 1, 4095, LENGTH / 2, LENGTH - 1};
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        bytes[PLACES[i]] ^= 4;
        Digest after = digest_of_bytes(bytes, LENGTH);
        assert_false(digest_equal(&before, &after));
        bytes[PLACES[i]] ^= 4;
    }
    Digest shorter = digest_of_bytes(bytes, LENGTH - 1);
    assert_false(digest_equal(&before, &shorter));
    g_free(bytes);
}

static Digest folder_with(const char *folder, const char *name, const char *content)
{
    char *path = g_build_filename(folder, name, NULL);
    char *memory = g_build_filename(folder, ".da-xem", NULL);
    assert_true(g_file_set_contents(path, content, -1, NULL));
    Seen *seen = seen_open(memory);
    Digest digest, file;
    assert_true(digest_folder(seen, folder, &digest));
    assert_true(seen_digest(seen, path, &file));
    Digest content_digest = digest_of_bytes(content, strlen(content));
    assert_true(digest_equal(&file, &content_digest));
    seen_free(seen);
    assert_int_equal(g_unlink(path), 0);
    g_free(memory);
    g_free(path);
    return digest;
}

static void test_folder(void **state)
{
    (void)state;
    char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
    assert_non_null(folder);
    Digest one = folder_with(folder, "a.md", "Nội dung"),
           again = folder_with(folder, "a.md", "Nội dung");
    Digest name = folder_with(folder, "b.md", "Nội dung"),
           content = folder_with(folder, "a.md", "Nội dunG");
    assert_true(digest_equal(&one, &again));
    assert_false(digest_equal(&one, &name));
    assert_false(digest_equal(&one, &content));
    assert_int_equal(g_rmdir(folder), 0);
    g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_parts_as_whole),
        cmocka_unit_test(test_any_bit_counts),
        cmocka_unit_test(test_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
