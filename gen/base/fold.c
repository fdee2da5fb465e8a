#include "base/fold.h"

/* Horn, breve and circumflex make another letter; these five make another tone. */
static bool is_tone(gunichar mark)
{
    return mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
}

static size_t length_of_other(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isalnum(c) || g_unichar_ismark(c) ? (size_t)g_utf8_skip[(guchar)*p] : 0;
}

/* Bytes of the character at `p` if it may stand in a word, else 0. The letters that Vietnamese is
 * written with are told by their bytes: U+00C0 to U+023F but the signs × and ÷, and U+1EA0 to
 * U+1EFF. */
static inline size_t part_length(const char *p)
{
    guchar first = (guchar)p[0];
    if ((guchar)((first | 0x20) - 'a') <= 'z' - 'a') {
        return 1;
    }
    if (first < 0x80) {
        return g_ascii_isdigit(*p) ? 1 : 0;
    }
    guchar second = (guchar)p[1];
    if (first >= 0xc3 && first <= 0xc8) {
        return first == 0xc3 && (second == 0x97 || second == 0xb7) ? 0 : 2;
    }
    if (first == 0xe1 && (second == 0xbb || (second == 0xba && (guchar)p[2] >= 0xa0))) {
        return 3;
    }
    return length_of_other(p);
}

/* đ has no decomposition. The Icelandic ð is typed for it by mistake: its capital looks the same.
 */
static gunichar letter_of(gunichar small)
{
    return small == 0x00f0 ? 0x0111 : small;
}

bool fold_next_word(const char **text, const char **word, size_t *length)
{
    const char *p = *text;
    size_t part = 0;
    while (*p && !(part = part_length(p))) {
        p += g_utf8_skip[(guchar)*p];
    }
    const char *start = p;
    for (; part; part = part_length(p)) {
        p += part;
    }
    *text = p;
    *word = start;
    *length = (size_t)(p - start);
    return p > start;
}

void fold_word(const char *word, size_t length, GString *folded, GString *marked)
{
    char *apart = g_utf8_normalize(word, (gssize)length, G_NORMALIZE_NFD);
    GString *tones = g_string_new(NULL);
    for (const char *p = apart; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = letter_of(g_unichar_tolower(g_utf8_get_char(p)));
        if (is_tone(c)) {
            g_string_append_unichar(tones, c);
            continue;
        }
        g_string_append_unichar(marked, c);
        if (!g_unichar_ismark(c)) {
            g_string_append_unichar(folded, c == 0x0111 ? 'd' : c);
        }
    }
    g_string_append_len(marked, tones->str, (gssize)tones->len);
    g_string_free(tones, TRUE);
    g_free(apart);
}

char *fold_text(const char *text)
{
    GString *folded = g_string_new(NULL), *marked = g_string_new(NULL);
    const char *word;
    size_t length;
    while (fold_next_word(&text, &word, &length)) {
        gsize before = folded->len;
        if (before > 0) {
            g_string_append_c(folded, ' ');
        }
        gsize begun = folded->len;
        fold_word(word, length, folded, marked);
        if (folded->len == begun) {
            g_string_truncate(folded, before);
        }
    }
    g_string_free(marked, TRUE);
    return g_string_free(folded, FALSE);
}
