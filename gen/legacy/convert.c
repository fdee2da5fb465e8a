/* The tables of the encodings, and decoding by them. */
#include "legacy/letters.h"

#include "base/message.h"

#include <string.h>

#define UNKNOWN 0xFFFD

static const struct {
    const char *name, *option;
} ENCODINGS[LEGACY_COUNT] = {
    [LEGACY_NONE] = {"", ""},
    [LEGACY_TCVN3] = {"TCVN3 (ABC)", "tcvn3"},
    [LEGACY_TCVN1] = {"TCVN 5712-1", "tcvn5712"},
    [LEGACY_VNI] = {"VNI", "vni"},
    [LEGACY_VISCII] = {"VISCII", "viscii"},
    [LEGACY_CP1258] = {"Windows-1258", "cp1258"},
    [LEGACY_UTF8] = {"UTF-8", ""},
};

/* TCVN 5712:1993. From 0xA0 on TCVN3 and TCVN 5712-1 agree; below, TCVN3 keeps what Windows has
 * there, TCVN 5712-1 has capitals. */
static const char TCVN_LETTERS[] = "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
                                   "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
                                   "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
                                   "éẹềểễếệìỉỄẾỒĩíịò"
                                   "Ổỏõóọồổỗốộờởỡớợù"
                                   "ỖủũúụừửữứựỳỷỹýỵỐ";
static const char TCVN_CAPITALS[] = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
                                    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ";
static const char VISCII_LETTERS[] = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
                                     "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                                     "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
                                     "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
                                     "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                                     "àáâãảăữẫèéêẻìíĩỉ"
                                     "đựòóôõỏọụùúũủýợỮ";

/* Letters among the control characters. */
static const struct {
    uint8_t byte;
    gunichar letter;
} TCVN_CONTROLS[] = {{0x01, 0xDA},   {0x02, 0x1EE4}, {0x04, 0x1EEA}, {0x05, 0x1EEC},
                     {0x06, 0x1EEE}, {0x11, 0x1EE8}, {0x12, 0x1EF0}, {0x13, 0x1EF2},
                     {0x14, 0x1EF6}, {0x15, 0x1EF8}, {0x16, 0xDD},   {0x17, 0x1EF4}},
  VISCII_CONTROLS[] = {{0x02, 0x1EB2}, {0x05, 0x1EB4}, {0x06, 0x1EAA},
                       {0x14, 0x1EF6}, {0x19, 0x1EF8}, {0x1E, 0x1EF4}},
  /* Windows-1258 is CP1252 but for these. */
    CP1258_CHANGES[] = {{0x8A, UNKNOWN}, {0x8E, UNKNOWN}, {0x9A, UNKNOWN}, {0x9E, UNKNOWN},
                        {0xC3, 0x102},   {0xCC, 0x300},   {0xD0, 0x110},   {0xD2, 0x309},
                        {0xD5, 0x1A0},   {0xDD, 0x1AF},   {0xDE, 0x303},   {0xE3, 0x103},
                        {0xEC, 0x301},   {0xF0, 0x111},   {0xF2, 0x323},   {0xF5, 0x1A1},
                        {0xFD, 0x1B0},   {0xFE, 0x20AB}};

/* VNI writes a vowel and then a byte for its marks; these are single. */
static const struct {
    uint8_t byte; /* of the small letter; the capital is 0x20 below */
    gunichar letter;
} VNI_LETTERS[] = {{0xF4, 0x1A1}, {0xF6, 0x1B0},  {0xED, 0xED},   {0xEC, 0xEC}, {0xE6, 0x1EC9},
                   {0xF3, 0x129}, {0xF2, 0x1ECB}, {0xEE, 0x1EF5}, {0xF1, 0x111}};

static const struct {
    uint8_t byte;
    char shape; /* '^' for â ê ô, '(' for ă, or none */
    uint8_t tone;
} VNI_MARKS[] = {
    {0xF9, 0, TONE_SAC},   {0xF8, 0, TONE_HUYEN},   {0xFB, 0, TONE_HOI},
    {0xF5, 0, TONE_NGA},   {0xEF, 0, TONE_NANG},    {0xE2, '^', TONE_NONE},
    {0xE1, '^', TONE_SAC}, {0xE0, '^', TONE_HUYEN}, {0xE5, '^', TONE_HOI},
    {0xE3, '^', TONE_NGA}, {0xE4, '^', TONE_NANG},  {0xEA, '(', TONE_NONE},
    {0xE9, '(', TONE_SAC}, {0xE8, '(', TONE_HUYEN}, {0xFA, '(', TONE_HOI},
    {0xFC, '(', TONE_NGA}, {0xEB, '(', TONE_NANG},
};

const char *legacy_name(LegacyEncoding encoding)
{
    return ENCODINGS[encoding].name;
}

LegacyEncoding legacy_encoding_find(const char *option)
{
    for (int i = LEGACY_NONE + 1; i < LEGACY_COUNT; i++) {
        if (*ENCODINGS[i].option && g_ascii_strcasecmp(ENCODINGS[i].option, option) == 0) {
            return (LegacyEncoding)i;
        }
    }
    return LEGACY_NONE;
}

/* ---- tables ---- */

typedef gunichar Table[256];

static void put_row(Table table, uint8_t first, const char *letters)
{
    for (int i = first; *letters; i++, letters = g_utf8_next_char(letters)) {
        table[i] = g_utf8_get_char(letters);
    }
}

static const gunichar *table_get(LegacyEncoding encoding)
{
    static Table tables[LEGACY_COUNT];
    static gsize done;
    if (g_once_init_enter(&done)) {
        for (int i = 0; i < LEGACY_COUNT; i++) {
            for (int byte = 0; byte < 256; byte++) {
                gunichar c = western_character((uint8_t)byte);
                /* The gaps of CP1252 mean nothing. */
                tables[i][byte] = c == (gunichar)byte && c >= 0x80 && c < 0xA0 ? UNKNOWN : c;
            }
        }
        put_row(tables[LEGACY_TCVN3], 0xA0, TCVN_LETTERS);
        put_row(tables[LEGACY_TCVN1], 0xA0, TCVN_LETTERS);
        put_row(tables[LEGACY_TCVN1], 0x80, TCVN_CAPITALS);
        put_row(tables[LEGACY_VISCII], 0x80, VISCII_LETTERS);
        for (size_t i = 0; i < G_N_ELEMENTS(TCVN_CONTROLS); i++) {
            tables[LEGACY_TCVN1][TCVN_CONTROLS[i].byte] = TCVN_CONTROLS[i].letter;
        }
        for (size_t i = 0; i < G_N_ELEMENTS(VISCII_CONTROLS); i++) {
            tables[LEGACY_VISCII][VISCII_CONTROLS[i].byte] = VISCII_CONTROLS[i].letter;
        }
        for (size_t i = 0; i < G_N_ELEMENTS(CP1258_CHANGES); i++) {
            tables[LEGACY_CP1258][CP1258_CHANGES[i].byte] = CP1258_CHANGES[i].letter;
        }
        g_once_init_leave(&done, 1);
    }
    return tables[encoding];
}

/* ---- VNI ---- */

static gunichar vni_single(uint8_t byte)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VNI_LETTERS); i++) {
        if (VNI_LETTERS[i].byte == byte) {
            return VNI_LETTERS[i].letter;
        }
        if (VNI_LETTERS[i].byte - 0x20 == byte) {
            return g_unichar_toupper(VNI_LETTERS[i].letter);
        }
    }
    return 0;
}

static gunichar shaped(gunichar vowel, char shape)
{
    static const char PLAIN[] = "aeoAEO";
    static const gunichar HATS[] = {0xE2, 0xEA, 0xF4, 0xC2, 0xCA, 0xD4};
    const char *at = vowel < 0x80 ? strchr(PLAIN, (int)vowel) : NULL;
    if (shape == '^') {
        return at ? HATS[at - PLAIN] : 0;
    }
    if (shape == '(') {
        return vowel == 'a' ? 0x103 : vowel == 'A' ? 0x102 : 0;
    }
    return vowel;
}

/* The vowel before with the marks of the byte; 0 if that is none or they do not fit. */
static gunichar vni_marked(gunichar before, uint8_t byte)
{
    /* A capital may have the marks of either case. */
    uint8_t small = byte >= 0xC0 && byte < 0xE0 ? (uint8_t)(byte + 0x20) : byte;
    for (size_t i = 0; i < G_N_ELEMENTS(VNI_MARKS); i++) {
        if (VNI_MARKS[i].byte == small) {
            gunichar vowel = before ? shaped(before, VNI_MARKS[i].shape) : 0;
            bool bare = VNI_MARKS[i].tone == TONE_NONE;
            return vowel && !bare ? letter_with_tone(vowel, (Tone)VNI_MARKS[i].tone) : vowel;
        }
    }
    return 0;
}

/* Vowels that take the bytes for marks. */
static bool vni_takes_marks(gunichar c)
{
    return (c < 0x80 && c && strchr("aeouyAEOUY", (int)c)) || c == 0x1A1 || c == 0x1A0 ||
           c == 0x1B0 || c == 0x1AF;
}

/* ---- decoding ---- */

typedef struct Decoding {
    GString *out;
    gunichar last; /* may still get a mark; 0 if there is none */
    size_t lost;
} Decoding;

static void flush(Decoding *d)
{
    if (d->last) {
        g_string_append_unichar(d->out, d->last);
        d->last = 0;
    }
}

/* NUL ends texts and is none itself. */
static void put(Decoding *d, gunichar c)
{
    flush(d);
    c = c ? c : UNKNOWN;
    d->last = c;
    d->lost += c == UNKNOWN;
}

static void put_vni(Decoding *d, uint8_t byte)
{
    gunichar marked = byte >= 0xC0 && vni_takes_marks(d->last) ? vni_marked(d->last, byte) : 0;
    if (marked) {
        d->last = marked;
        return;
    }
    gunichar single = byte >= 0xC0 ? vni_single(byte) : 0;
    bool mark = byte >= 0xC0 && !single;
    put(d, single ? single : mark ? UNKNOWN : table_get(LEGACY_VNI)[byte]);
}

static void put_by_table(Decoding *d, gunichar c)
{
    Tone tone = letter_mark_tone(c);
    gunichar composed = tone && d->last ? letter_with_tone(d->last, tone) : 0;
    if (composed) {
        d->last = composed;
    } else {
        put(d, c);
    }
}

char *legacy_decode(LegacyEncoding encoding, const uint8_t *bytes, size_t length, size_t *lost)
{
    Decoding d = {.out = g_string_sized_new(length + length / 2)};
    const gunichar *table = table_get(encoding);
    for (size_t i = 0; i < length; i++) {
        if (encoding == LEGACY_VNI) {
            put_vni(&d, bytes[i]);
        } else {
            put_by_table(&d, table[bytes[i]]);
        }
    }
    flush(&d);
    if (lost) {
        *lost = d.lost;
    }
    /* Marks that no letter before them takes may still not stand in their order. */
    char *text = g_utf8_normalize(d.out->str, (gssize)d.out->len, G_NORMALIZE_NFC);
    g_string_free(d.out, TRUE);
    return text;
}
