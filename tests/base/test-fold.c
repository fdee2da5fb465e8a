/* Folding for search, over the table that the pages' script is held to as well. */
#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

/* What fold_word() appends to `marked`, words parted by spaces. */
static char *marked_words(const char *text)
{
    GString *folded = g_string_new(NULL), *marked = g_string_new(NULL);
    const char *word;
    size_t length;
    while (fold_next_word(&text, &word, &length)) {
        g_string_append(marked, marked->len ? " " : "");
        fold_word(word, length, folded, marked);
    }
    g_string_free(folded, TRUE);
    return g_string_free(marked, FALSE);
}

static void test_samples(void **state)
{
    (void)state;
    char *table = NULL;
    assert_true(g_file_get_contents(FOLD_SAMPLES, &table, NULL, NULL));
    char **lines = g_strsplit(table, "\n", -1);
    int rows = 0;
    for (char **line = lines; *line; line++) {
        if (**line == '#' || !strchr(*line, '\t')) {
            continue;
        }
        char **cell = g_strsplit(*line, "\t", 3);
        char *folded = fold_text(cell[0]), *marked = marked_words(cell[0]);
        assert_string_equal(folded, cell[1]);
        assert_string_equal(marked, cell[2]);
        g_free(folded);
        g_free(marked);
        g_strfreev(cell);
        rows++;
    }
    assert_true(rows > 20);
    g_strfreev(lines);
    g_free(table);
}

static void test_words_keep_their_places(void **state)
{
    (void)state;
    const char *text = " (Hạ tầng), số 5";
    const char *const expected[] = {"Hạ", "tầng", "số", "5"};
    const char *word;
    size_t length;
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_true(fold_next_word(&text, &word, &length));
        assert_int_equal(length, strlen(expected[i]));
        assert_memory_equal(word, expected[i], length);
    }
    assert_false(fold_next_word(&text, &word, &length));
    assert_false(fold_next_word(&text, &word, &length));
}

/* Of every character: whether it stands in words. */
static void test_parts_of_words(void **state)
{
    (void)state;
    for (gunichar c = 1; c <= 0x10ffff; c++) {
        if (!g_unichar_validate(c)) {
            continue;
        }
        char text[8] = "";
        const char *rest = text, *word;
        size_t length;
        int size = g_unichar_to_utf8(c, text);
        bool found = fold_next_word(&rest, &word, &length);
        bool part = g_unichar_isalnum(c) || g_unichar_ismark(c);
        if (found != part || (found && length != (size_t)size)) {
            fail_msg("U+%04X", (unsigned)c);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_parts_of_words),
        cmocka_unit_test(test_words_keep_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
