/* Hashes for tables of what sources say. They are keyed with numbers that this run of the program
 * has drawn and nobody else knows: else a source of a few megabytes could hold words that all fall
 * into one place of a table, where each is compared with all the others. So a hash, and with it the
 * order of a table, is another in each run: no output may depend on either. */
#ifndef KEHOACH_BASE_HASH_H
#define KEHOACH_BASE_HASH_H

#include <glib.h>
#include <stddef.h>

guint64 hash_bytes(const void *bytes, size_t length);
/* For GHashTable, beside g_str_equal. */
guint hash_string(gconstpointer text);
/* Beside g_int64_equal. */
guint hash_int64(gconstpointer number);

/* For numbers that a source can choose, such as hashes that are not keyed: the first bits of their
 * product with this odd one (Dietzfelbinger, Hagerup, Katajainen, Penttonen, "A Reliable Randomized
 * Algorithm for the Closest-Pair Problem", Journal of Algorithms 25 (1997): two numbers rarely have
 * them in common, whichever they are). */
guint64 hash_multiplier(void);

#endif
