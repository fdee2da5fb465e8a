/* The encodings before Unicode: tables, guesses, misread text. The tables are held against the
 * system's iconv where it knows the encoding; TCVN3 and VNI against words read in texts of their
 * time. */
#include "legacy/legacy.h"
#include "legacy/syllable.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Sentences that have all letters of Vietnamese between them. */
static const char *const SENTENCES[] = {
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập - tự do - hạnh phúc.",
    "Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển kinh tế số, xã hội số giai đoạn 2022-2025.",
    "Thủ trưởng các sở, ngành chỉ đạo, kiểm tra; đẩy mạnh những nhiệm vụ trọng tâm, tỷ lệ đạt 80%.",
    "Bằng cỡ nghĩa vẫn giữ, lẽ phải; gỗ quý, rễ cây, bẫy chuột, mỡ, sẵn sàng, kỹ thuật, thẳng hẳn.",
    "Đặc biệt lưu ý: ở đâu có đường thì ở đó phải có cầu; mỗi bữa một bát cơm trắng, bấc đèn.",
    "Về việc huyện Ý Yên: ỷ lại, ỵ ạch, ẩm thực, ẵm bồng, ổn định, ưỡn ẹo, yểu điệu, ờ nhỉ.",
    "Khuyến khích người dùng thuốc đúng liều, kể cả thuốc ngủ; khuỷu tay, quỵ lụy, gượng gạo, lữ.",
    "Trẻ em bé được bế ẵm, ăn uống đầy đủ; hỗn hợp rượu, ngỡ ngàng, ngẫm nghĩ, hậu quả, cặn kẽ, "
    "ớt.",
    "Từng kỳ, cứ bốn tháng, tổ, công tác rà soát rõ hồ sơ, sử dụng công nghệ mới; vùng ruộng sũng "
    "nước, ngõ nhỏ.",
};

/* The 134 letters beyond the 45 of ASCII: 67 small ones and their capitals. */
static const char LETTERS[] = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/* The bytes of `text` in the encoding, by asking the decoder for every letter; the text must be
 * made of letters the encoding has. */
static GByteArray *encoded(LegacyEncoding encoding, const char *text)
{
    static const char BASES[] = "aeouyAEOUY\xF4\xF6\xD4\xD6";
    GByteArray *out = g_byte_array_new();
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        char letter[8] = "";
        memcpy(letter, p, (size_t)(g_utf8_next_char(p) - p));
        bool found = false;
        for (int b = 1; b < 256 && !found; b++) {
            guint8 byte = (guint8)b;
            char *one = legacy_decode(encoding, &byte, 1, NULL);
            found = strcmp(one, letter) == 0;
            if (found) {
                g_byte_array_append(out, &byte, 1);
            }
            g_free(one);
        }
        /* A base and a mark. */
        bool pairs = encoding == LEGACY_VNI || encoding == LEGACY_CP1258;
        for (int base = 0x41; base < 256 && pairs && !found; base++) {
            if (encoding == LEGACY_VNI && !memchr(BASES, base, sizeof BASES - 1)) {
                continue;
            }
            for (int mark = 0xC0; mark < 256 && !found; mark++) {
                guint8 two[2] = {(guint8)base, (guint8)mark};
                char *both = legacy_decode(encoding, two, 2, NULL);
                found = strcmp(both, letter) == 0;
                if (found) {
                    g_byte_array_append(out, two, 2);
                }
                g_free(both);
            }
        }
        if (!found) {
            fail_msg("%s has no %s", legacy_name(encoding), letter);
        }
    }
    return out;
}

static char *upper(const char *text)
{
    return g_utf8_strup(text, -1);
}

static bool has_capitals(LegacyEncoding encoding)
{
    return encoding != LEGACY_TCVN3;
}

static void sentences_have_all_letters(void **state)
{
    (void)state;
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(SENTENCES); i++) {
        char *lower = g_utf8_strdown(SENTENCES[i], -1);
        g_string_append(all, lower);
        g_free(lower);
    }
    int letters = 0;
    for (const char *p = LETTERS; *p; p = g_utf8_next_char(p), letters++) {
        char letter[8] = "";
        memcpy(letter, p, (size_t)(g_utf8_next_char(p) - p));
        if (!strstr(all->str, letter)) {
            fail_msg("no sentence has %s", letter);
        }
    }
    assert_int_equal(letters, 67);
    g_string_free(all, TRUE);
}

static void every_letter_goes_both_ways(void **state)
{
    (void)state;
    for (int e = LEGACY_TCVN3; e <= LEGACY_CP1258; e++) {
        for (int capital = 0; capital <= has_capitals((LegacyEncoding)e); capital++) {
            char *text = capital ? upper(LETTERS) : g_strdup(LETTERS);
            GByteArray *bytes = encoded((LegacyEncoding)e, text);
            size_t lost;
            char *back = legacy_decode((LegacyEncoding)e, bytes->data, bytes->len, &lost);
            assert_string_equal(back, text);
            assert_int_equal(lost, 0);
            g_free(back);
            g_byte_array_unref(bytes);
            g_free(text);
        }
    }
}

/* Against iconv, whose tables were made by others. */
static void agrees_with_iconv(void **state)
{
    (void)state;
    static const struct {
        LegacyEncoding encoding;
        const char *iconv;
        int from;
    } ROWS[] = {{LEGACY_TCVN1, "TCVN", 1},
                {LEGACY_TCVN3, "TCVN", 0xA0},
                {LEGACY_VISCII, "VISCII", 1},
                {LEGACY_CP1258, "CP1258", 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        for (int b = ROWS[i].from; b < 256; b++) {
            char byte = (char)b;
            char *theirs = g_convert(&byte, 1, "UTF-8", ROWS[i].iconv, NULL, NULL, NULL);
            char *ours = legacy_decode(ROWS[i].encoding, (const guint8 *)&byte, 1, NULL);
            if (theirs && strcmp(ours, theirs) != 0) {
                fail_msg("%s 0x%02X: %s, iconv has %s", ROWS[i].iconv, b, ours, theirs);
            }
            g_free(ours);
            g_free(theirs);
        }
    }
}

static void known_words(void **state)
{
    (void)state;
    static const struct {
        LegacyEncoding encoding;
        const char *western; /* as it looks when taken for Latin-1 */
        const char *meant;
    } ROWS[] = {
        {LEGACY_TCVN3, "Céng hßa x· héi chñ nghÜa", "Cộng hòa xã hội chủ nghĩa"},
        {LEGACY_TCVN3, "Tr­êng §¹i häc", "Trường Đại học"},
        {LEGACY_VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
         "Cộng hòa xã hội chủ nghĩa Việt Nam"},
        {LEGACY_VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"},
        {LEGACY_VNI, "Trieån khai keá hoaïch, naêm, löôïng, thò, kyõ, myû, ñöôøng",
         "Triển khai kế hoạch, năm, lượng, thị, kỹ, mỷ, đường"},
        {LEGACY_VISCII, "Cµng hòa xã hµi chü nghîa", "Cộng hòa xã hội chủ nghĩa"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        gsize n = 0;
        char *bytes = g_convert(ROWS[i].western, -1, "ISO-8859-1", "UTF-8", NULL, &n, NULL);
        assert_non_null(bytes);
        char *text = legacy_decode(ROWS[i].encoding, (const guint8 *)bytes, n, NULL);
        assert_string_equal(text, ROWS[i].meant);
        g_free(text);
        g_free(bytes);
    }
}

static void names_each_sentence(void **state)
{
    (void)state;
    for (int e = LEGACY_TCVN3; e <= LEGACY_CP1258; e++) {
        for (size_t i = 0; i < G_N_ELEMENTS(SENTENCES); i++) {
            char *text = e == LEGACY_TCVN3   ? g_utf8_strdown(SENTENCES[i], -1)
                         : e == LEGACY_TCVN1 ? upper(SENTENCES[i])
                                             : g_strdup(SENTENCES[i]);
            GByteArray *bytes = encoded((LegacyEncoding)e, text);
            LegacyGuess guess = legacy_guess(bytes->data, bytes->len);
            if (guess.encoding != (LegacyEncoding)e) {
                fail_msg("%s taken for %s: %s", legacy_name((LegacyEncoding)e),
                         legacy_name(guess.encoding), text);
            }
            assert_in_range(guess.read, guess.words * 4 / 5, guess.words);
            g_byte_array_unref(bytes);
            g_free(text);
        }
    }
}

static void says_how_sure(void **state)
{
    (void)state;
    GByteArray *one = encoded(LEGACY_TCVN3, "triển khai kế hoạch");
    LegacyGuess guess = legacy_guess(one->data, one->len);
    assert_int_equal(guess.encoding, LEGACY_TCVN3);
    assert_int_equal(guess.certainty, LEGACY_POSSIBLE);
    assert_int_equal(guess.words, 3);
    GByteArray *all = g_byte_array_new();
    for (size_t i = 0; i < 4; i++) {
        char *lower = g_utf8_strdown(SENTENCES[i], -1);
        GByteArray *bytes = encoded(LEGACY_TCVN3, lower);
        g_byte_array_append(all, bytes->data, bytes->len);
        g_byte_array_unref(bytes);
        g_free(lower);
    }
    guess = legacy_guess(all->data, all->len);
    assert_int_equal(guess.certainty, LEGACY_SURE);
    g_byte_array_unref(all);
    g_byte_array_unref(one);
}

static void leaves_other_texts_unnamed(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "\xE9",
        "caf\xE9",
        "d\xE9j\xE0 vu",
        "L'\xE9t\xE9 o\xF9 la for\xEAt br\xFBle, \xE0 No\xEBl, le gar\xE7on a mang\xE9 des "
        "p\xE2tes \xE0 "
        "l'h\xF4tel; c'\xE9tait tr\xE8s agr\xE9"
        "able, malgr\xE9 le th\xE9 et la gr\xEAle.",
        "Stra\xDF"
        "e, \xDC"
        "bung, M\xE4"
        "dchen, gr\xF6\xDF"
        "er, f\xFCr, \xF6"
        "ffnen, Gem\xFCse, K\xF6nig",
        "\xBFQu\xE9 pas\xF3? Ma\xF1"
        "ana ser\xE1 otro d\xED"
        "a, se\xF1or; aqu\xED no hay nada m\xE1 ",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        LegacyGuess guess = legacy_guess((const guint8 *)TEXTS[i], strlen(TEXTS[i]));
        if (guess.encoding != LEGACY_NONE) {
            fail_msg("taken for %s: text %zu", legacy_name(guess.encoding), i);
        }
    }
    GRand *random = g_rand_new_with_seed(411);
    for (int k = 0; k < 200; k++) {
        guint8 bytes[600];
        size_t n = (size_t)g_rand_int_range(random, 1, sizeof bytes);
        for (size_t i = 0; i < n; i++) {
            bytes[i] = (guint8)g_rand_int_range(random, 0, 256);
        }
        LegacyGuess guess = legacy_guess(bytes, n);
        if (guess.encoding != LEGACY_NONE) {
            fail_msg("random bytes taken for %s", legacy_name(guess.encoding));
        }
    }
    g_rand_free(random);
}

static void is_not_led_astray_by_ascii(void **state)
{
    (void)state;
    GByteArray *bytes =
        encoded(LEGACY_VNI, "Kế hoạch triển khai: the quick brown fox, 134/KH-UBND, "
                            "QĐ-TTg, HĐND, http://example.vn/?q=1&r=2, số liệu");
    assert_int_equal(legacy_guess(bytes->data, bytes->len).encoding, LEGACY_VNI);
    g_byte_array_unref(bytes);
}

/* ---- misread text ---- */

static char *mended(const char *text, LegacyEncoding *encoding)
{
    LegacyMisread found;
    *encoding = LEGACY_NONE;
    if (!legacy_find_misread(text, strlen(text), 0, &found)) {
        return g_strdup(text);
    }
    *encoding = found.encoding;
    char *out = g_strdup_printf("%.*s%s%s", (int)found.offset, text, found.meant,
                                text + found.offset + found.length);
    g_free(found.meant);
    return out;
}

static void finds_misread_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *meant;
        LegacyEncoding encoding;
    } ROWS[] = {
        {"Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", LEGACY_TCVN3},
        {"a\nXem <o>Céng hßa x· héi</o>\nb", "a\nXem <o>Cộng hòa xã hội</o>\nb", LEGACY_TCVN3},
        {"§Çu t­ cã hiÖu qu¶", "Đầu tư có hiệu quả", LEGACY_TCVN3},
        {"Coäng hoøa xaõ hoäi chuû nghóa", "Cộng hòa xã hội chủ nghĩa", LEGACY_VNI},
        {"CÃ´ng bá»‘ sá»‘ liá»‡u", "Công bố số liệu", LEGACY_UTF8},
        {"Tiếng Việt đúng, rồi đến chñ nghÜa x· héi ở giữa",
         "Tiếng Việt đúng, rồi đến chủ nghĩa xã hội ở giữa", LEGACY_TCVN3},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        LegacyEncoding encoding;
        char *out = mended(ROWS[i].text, &encoding);
        assert_string_equal(out, ROWS[i].meant);
        assert_int_equal(encoding, ROWS[i].encoding);
        g_free(out);
    }
}

static void leaves_good_text_alone(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "Cộng hòa xã hội chủ nghĩa Việt Nam và các nước có quan hệ.",
        "ỦY BAN NHÂN DÂN, TM. ỦY BAN NHÂN DÂN, NHÀ NƯỚC, BÃO LŨ, NHÂN DÂN VÀ XÃ",
        "NHÂN DÂN",
        "Cà phê café, résumé và déjà vu; thành phố Besançon, vùng Rhône-Alpes, Köln, São Paulo.",
        "Khoản § 5, 20 °C, ±3 µm, ½ số hộ, «trích dẫn», năm\u00A02025.",
        "L'été où la forêt brûle, à Noël, le garçon a mangé à l'hôtel.",
        "https://example.vn/đường-dẫn?a=1",
        "",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        LegacyMisread found;
        if (legacy_find_misread(TEXTS[i], strlen(TEXTS[i]), 0, &found)) {
            fail_msg("“%s” taken for misread “%s”", TEXTS[i], found.meant);
        }
    }
}

/* Which letter of a syllable may carry its tone, and which of the two ways of writing it is. */
static void knows_places_of_tones(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        bool spelled, possible;
        int tones;
        ToneStyle style;
    } ROWS[] = {
        {"hòa", true, true, 1, TONE_OLD},          {"hoà", true, true, 1, TONE_NEW},
        {"HÒA", true, true, 1, TONE_OLD},          {"thủy", true, true, 1, TONE_OLD},
        {"thuỷ", true, true, 1, TONE_NEW},         {"hoa", true, true, 0, TONE_NEITHER},
        {"quý", true, true, 1, TONE_NEITHER},      {"quốc", true, true, 1, TONE_NEITHER},
        {"hoàn", true, true, 1, TONE_NEITHER},     {"hòan", true, false, 1, TONE_NEITHER},
        {"hoài", true, true, 1, TONE_NEITHER},     {"mùa", true, true, 1, TONE_NEITHER},
        {"muà", true, false, 1, TONE_NEITHER},     {"nghiễng", true, true, 1, TONE_NEITHER},
        {"nghĩêng", true, false, 1, TONE_NEITHER}, {"cười", true, true, 1, TONE_NEITHER},
        {"cừơi", true, false, 1, TONE_NEITHER},    {"giếng", true, true, 1, TONE_NEITHER},
        {"tỉnhủy", false, false, 2, TONE_NEITHER}, {"fế", false, false, 1, TONE_NEITHER},
        {"", false, false, 0, TONE_NEITHER},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        Syllable syllable = syllable_read(ROWS[i].word, strlen(ROWS[i].word));
        print_message("%s\n", ROWS[i].word);
        assert_int_equal(syllable.spelled, ROWS[i].spelled);
        assert_int_equal(syllable.possible, ROWS[i].possible);
        assert_int_equal(syllable.tones, ROWS[i].tones);
        assert_int_equal(syllable.style, ROWS[i].style);
    }
}

static void knows_syllables(void **state)
{
    (void)state;
    static const char *const GOOD[] = {"nghiêng", "Nghĩa", "quốc",   "quyết", "gì",   "giếng",
                                       "giữa",    "hòa",   "hoà",    "thủy",  "thuỷ", "ĐƯỢC",
                                       "ủy",      "yêu",   "khuyến", "xoong", "ưu",   "ngoằn"};
    static const char *const BAD[] = {"kà",  "cê",   "ghà",  "ngê", "hác\u0300", "été", "fà",
                                      "tàc", "tìch", "nghà", "ß",   "",          "đ",   "àá"};
    for (size_t i = 0; i < G_N_ELEMENTS(GOOD); i++) {
        if (!syllable_read(GOOD[i], strlen(GOOD[i])).spelled) {
            fail_msg("%s", GOOD[i]);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(BAD); i++) {
        if (syllable_read(BAD[i], strlen(BAD[i])).spelled) {
            fail_msg("%s", BAD[i]);
        }
    }
}

static void options_name_encodings(void **state)
{
    (void)state;
    assert_int_equal(legacy_encoding_find("TCVN3"), LEGACY_TCVN3);
    assert_int_equal(legacy_encoding_find("latin1"), LEGACY_NONE);
    assert_int_equal(legacy_encoding_find(""), LEGACY_NONE);
    assert_int_equal(legacy_encoding_find("vni"), LEGACY_VNI);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_have_all_letters),
        cmocka_unit_test(every_letter_goes_both_ways),
        cmocka_unit_test(agrees_with_iconv),
        cmocka_unit_test(known_words),
        cmocka_unit_test(knows_syllables),
        cmocka_unit_test(knows_places_of_tones),
        cmocka_unit_test(names_each_sentence),
        cmocka_unit_test(says_how_sure),
        cmocka_unit_test(leaves_other_texts_unnamed),
        cmocka_unit_test(is_not_led_astray_by_ascii),
        cmocka_unit_test(finds_misread_text),
        cmocka_unit_test(leaves_good_text_alone),
        cmocka_unit_test(options_name_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
