/* Hashes are keyed: nobody can know beforehand which words fall into one place. */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Needs what the headers above define. */
#include <cmocka.h>

static const char TEXT[] = "Ủy ban nhân dân";

/* A process that has hashed nothing yet. */
static guint64 hash_elsewhere(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        guint64 hash = hash_bytes(TEXT, sizeof TEXT);
        _exit(write(ends[1], &hash, sizeof hash) == (ssize_t)sizeof hash ? 0 : 1);
    }
    guint64 hash = 0;
    assert_int_equal(read(ends[0], &hash, sizeof hash), sizeof hash);
    assert_int_equal(waitpid(child, NULL, 0), child);
    (void)close(ends[0]);
    (void)close(ends[1]);
    return hash;
}

/* First, before this process draws a key that its children would inherit. */
static void test_every_run_has_its_own(void **state)
{
    (void)state;
    guint64 first = hash_elsewhere(), second = hash_elsewhere();
    assert_true(first != second);
}

static void test_same_texts_have_the_same(void **state)
{
    (void)state;
    char copy[sizeof TEXT];
    memcpy(copy, TEXT, sizeof TEXT);
    assert_true(hash_bytes(TEXT, sizeof TEXT) == hash_bytes(copy, sizeof copy));
    assert_int_equal(hash_string(TEXT), hash_string(copy));
    assert_true(hash_string(TEXT) != hash_string("Ủy ban nhân dâN"));
    assert_true(hash_multiplier() == hash_multiplier());
    assert_true(hash_multiplier() % 2 == 1);
}

/* Words for which g_str_hash() gives one number. */
static void test_chosen_words_are_spread(void **state)
{
    (void)state;
    enum { PARTS = 12, WORDS = 1 << PARTS };
    GHashTable *usual = g_hash_table_new(NULL, NULL), *keyed = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < WORDS; i++) {
        char word[2 * PARTS + 1] = "";
        for (int part = 0; part < PARTS; part++) {
            memcpy(word + 2 * part, i >> part & 1 ? "Az" : "BY", 3);
        }
        g_hash_table_add(usual, GUINT_TO_POINTER(g_str_hash(word)));
        g_hash_table_add(keyed, GUINT_TO_POINTER(hash_string(word)));
    }
    assert_int_equal(g_hash_table_size(usual), 1);
    assert_true(g_hash_table_size(keyed) > WORDS - 8);
    g_hash_table_unref(usual);
    g_hash_table_unref(keyed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_run_has_its_own),
        cmocka_unit_test(test_same_texts_have_the_same),
        cmocka_unit_test(test_chosen_words_are_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
