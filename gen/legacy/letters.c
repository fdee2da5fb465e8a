#include "legacy/letters.h"

#include "legacy/syllable.h"

#include <string.h>

#define TONES 6
#define FIRST_MARKED 0xC0
#define LAST_MARKED 0x1EF9

static const struct {
    char key;
    const char *forms; /* ngang huyền hỏi ngã sắc nặng */
} VOWELS[] = {
    {'a', "aàảãáạ"}, {'A', "ăằẳẵắặ"}, {'B', "âầẩẫấậ"}, {'e', "eèẻẽéẹ"},
    {'E', "êềểễếệ"}, {'i', "iìỉĩíị"}, {'o', "oòỏõóọ"}, {'O', "ôồổỗốộ"},
    {'P', "ơờởỡớợ"}, {'u', "uùủũúụ"}, {'U', "ưừửữứự"}, {'y', "yỳỷỹýỵ"},
};

static const gunichar MARKS[TONES] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};

/* CP1252 from 0x80 to 0x9F; the gaps are control characters. */
static const gunichar WESTERN[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

typedef struct Letters {
    Letter apart[LAST_MARKED + 1];
    gunichar together[128][TONES]; /* by key */
} Letters;

static void add_letter(Letters *letters, gunichar c, char key, int tone)
{
    letters->apart[c] = (Letter){key, (uint8_t)tone, false};
    gunichar capital = g_unichar_toupper(c);
    letters->apart[capital] = (Letter){key, (uint8_t)tone, true};
}

static const Letters *letters_get(void)
{
    static Letters letters;
    static gsize done;
    if (g_once_init_enter(&done)) {
        for (const char *p = "bcdghklmnpqrstvx"; *p; p++) {
            add_letter(&letters, (gunichar)*p, *p, TONE_NONE);
        }
        add_letter(&letters, 0x111, 'D', TONE_NONE);
        for (size_t i = 0; i < G_N_ELEMENTS(VOWELS); i++) {
            const char *p = VOWELS[i].forms;
            for (int tone = 0; tone < TONES; tone++, p = g_utf8_next_char(p)) {
                gunichar c = g_utf8_get_char(p);
                add_letter(&letters, c, VOWELS[i].key, tone);
                letters.together[(int)VOWELS[i].key][tone] = c;
            }
        }
        g_once_init_leave(&done, 1);
    }
    return &letters;
}

Letter letter_apart(gunichar c)
{
    return c <= LAST_MARKED ? letters_get()->apart[c] : (Letter){0};
}

gunichar letter_with_tone(gunichar c, Tone tone)
{
    Letter letter = letter_apart(c);
    if (!letter.key || letter.tone != TONE_NONE) {
        return 0;
    }
    gunichar with = letters_get()->together[(int)letter.key][tone];
    return letter.capital && with ? g_unichar_toupper(with) : with;
}

Tone letter_mark_tone(gunichar c)
{
    for (int tone = 1; tone < TONES; tone++) {
        if (MARKS[tone] == c) {
            return (Tone)tone;
        }
    }
    return TONE_NONE;
}

gunichar western_character(uint8_t byte)
{
    return byte >= 0x80 && byte < 0xA0 ? WESTERN[byte - 0x80] : byte;
}

int western_byte(gunichar c)
{
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
        return (int)c;
    }
    for (int i = 0; i < 32 && c <= 0x2122; i++) {
        if (WESTERN[i] == c) {
            return 0x80 + i;
        }
    }
    return -1;
}

/* "QĐ", "HĐND", "QyĐ": no letter beyond ASCII but Đ, and no syllable. */
static bool is_abbreviation(const char *word, size_t length)
{
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x80 && c != 0x110) {
            return false;
        }
    }
    return !syllable_read(word, length).spelled;
}

void letters_count(const char *text, size_t length, int *words, int *read)
{
    const char *end = text + length;
    for (const char *p = text; p < end;) {
        const char *start = p;
        bool marked = false;
        while (p < end) {
            gunichar c = g_utf8_get_char(p);
            if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && c != 0xFFFD) {
                break;
            }
            marked = marked || c >= 0x80;
            p = g_utf8_next_char(p);
        }
        size_t n = (size_t)(p - start);
        if (marked && !is_abbreviation(start, n)) {
            ++*words;
            *read += syllable_read(start, n).spelled;
        }
        if (p == start) {
            p = g_utf8_next_char(p);
        }
    }
}
