/* Texts cut into syllables, figures and signs, each with a key by which it is recognised. */
#include "compare/parts.h"

#include <string.h>

#define FIRST_MARKED 0xC0
#define LAST_LETTER 0x1EFF

/* Signs that stand against a word. */
static const char *const OPENING[] = {"(", "[", "\"", "'", "“", "‘", "«", NULL};
static const char *const CLOSING[] = {",",  ".", ";", ":", "!", "?", ")", "]",
                                      "\"", "'", "”", "’", "»", "…", NULL};

/* What is asked of every letter and byte, found once. Tones from ngang to nặng are no letters of
 * their own: each letter is kept with its tone apart. */
typedef struct Letters {
    struct {
        uint16_t letter, small;
        uint8_t tone;
        bool spoken;
    } of[LAST_LETTER + 1];
    bool begins_sign[256], ends_sign[256]; /* bytes */
} Letters;

static int tone_of(gunichar mark)
{
    switch (mark) {
    case 0x300:
        return 1;
    case 0x309:
        return 2;
    case 0x303:
        return 3;
    case 0x301:
        return 4;
    case 0x323:
        return 5;
    default:
        return 0;
    }
}

static void part_letter(Letters *letters, gunichar c)
{
    gunichar part[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n = g_unichar_fully_decompose(c, FALSE, part, G_N_ELEMENTS(part));
    gunichar letter = part[0];
    int tone = 0;
    bool composed = true;
    for (gsize i = 1; i < n; i++) {
        gunichar with;
        int found = tone_of(part[i]);
        if (found > 0 && tone == 0) {
            tone = found;
        } else if (g_unichar_compose(letter, part[i], &with)) {
            letter = with;
        } else {
            composed = false;
        }
    }
    letters->of[c].letter = (uint16_t)(composed ? letter : c);
    letters->of[c].tone = (uint8_t)(composed ? tone : 0);
}

static void know_signs(Letters *letters, const char *const *signs)
{
    for (; *signs; signs++) {
        letters->begins_sign[(guchar) * *signs] = true;
        letters->ends_sign[(guchar)(*signs)[strlen(*signs) - 1]] = true;
    }
}

static gpointer know_letters(gpointer unused)
{
    (void)unused;
    static Letters letters;
    for (gunichar c = 0; c <= LAST_LETTER; c++) {
        letters.of[c].letter = (uint16_t)c;
        if (c >= FIRST_MARKED) {
            part_letter(&letters, c);
        }
        gunichar letter = letters.of[c].letter;
        letters.of[c].small = (uint16_t)g_unichar_tolower(letter);
        letters.of[c].spoken = g_unichar_isalnum(letter);
    }
    know_signs(&letters, OPENING);
    know_signs(&letters, CLOSING);
    return &letters;
}

static const Letters *known_letters(void)
{
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, know_letters, NULL);
}

uint64_t hash_text(const char *text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (const char *p = text; *p; p++) {
        hash = (hash ^ (unsigned char)*p) * UINT64_C(0x100000001B3);
    }
    return hash_join(hash, 1);
}

static void set_keys(Token *token, const char *word, const Letters *letters)
{
    uint64_t key = UINT64_C(0xCBF29CE484222325), folded = key;
    uint64_t tones = 0;
    bool spoken = false;
    for (const char *p = word; p < word + token->length; p = g_utf8_next_char(p)) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p), small;
        if (c <= LAST_LETTER) {
            if (c >= FIRST_MARKED) {
                tones = tones * 8 + letters->of[c].tone;
            }
            spoken = spoken || letters->of[c].spoken;
            small = letters->of[c].small;
            c = letters->of[c].letter;
        } else {
            spoken = spoken || g_unichar_isalnum(c);
            small = g_unichar_tolower(c);
        }
        key = (key ^ c) * UINT64_C(0x100000001B3);
        folded = (folded ^ small) * UINT64_C(0x100000001B3);
    }
    /* Tones in their order, wherever they stand: one in a syllable, several in an odd word. */
    while (tones && tones % 8 == 0) {
        tones /= 8;
    }
    uint64_t packed = 0;
    for (; tones; tones /= 8) {
        packed = tones % 8 ? packed * 8 + tones % 8 : packed;
    }
    token->key = hash_join(key, packed + 1);
    token->folded = spoken ? hash_join(folded, packed + 1) | 1 : 0;
}

/* Bytes of the sign at `p` if it is one that stands against a word. */
static size_t sign_at(const char *p, const char *const *signs, const Letters *letters)
{
    if (!letters->begins_sign[(guchar)*p]) {
        return 0; /* nearly every word */
    }
    for (; *signs; signs++) {
        size_t n = strlen(*signs);
        if (strncmp(p, *signs, n) == 0) {
            return n;
        }
    }
    return 0;
}

static size_t sign_before(const char *start, const char *end, const Letters *letters)
{
    if (end > start && !letters->ends_sign[(guchar)end[-1]]) {
        return 0;
    }
    for (const char *const *sign = CLOSING; *sign; sign++) {
        size_t n = strlen(*sign);
        if ((size_t)(end - start) >= n && memcmp(end - n, *sign, n) == 0) {
            return n;
        }
    }
    return 0;
}

typedef struct Reader {
    GArray *tokens;
    const Letters *letters;
    const PlanNode *node;
} Reader;

static void add_token(Reader *reader, const char *from, uint32_t lead, size_t length)
{
    Token token = {.text = from, .lead = lead, .length = (uint32_t)length, .node = reader->node};
    set_keys(&token, from + lead, reader->letters);
    g_array_append_val(reader->tokens, token);
}

/* A run without spaces: signs in front, the word, signs behind. */
static void read_run(Reader *reader, const char *from, uint32_t lead, size_t length)
{
    const char *p = from + lead, *end = p + length, *last = end;
    size_t n;
    while (p < end && (n = sign_at(p, OPENING, reader->letters)) > 0 && p + n <= end) {
        add_token(reader, from, lead, n);
        p += n;
        from = p;
        lead = 0;
    }
    while ((n = sign_before(p, last, reader->letters)) > 0) {
        last -= n;
    }
    if (last > p) {
        add_token(reader, from, lead, (size_t)(last - p));
        p = last;
        from = p;
        lead = 0;
    }
    while (p < end && (n = sign_at(p, CLOSING, reader->letters)) > 0) {
        add_token(reader, from, lead, n);
        p += n;
        from = p;
        lead = 0;
    }
}

static void read_text(Reader *reader, const char *text)
{
    const char *p = text;
    while (*p) {
        size_t lead = strspn(p, " ");
        size_t length = strcspn(p + lead, " ");
        if (length > 0) {
            read_run(reader, p, (uint32_t)lead, length);
        } else if (p > text) {
            g_array_index(reader->tokens, Token, reader->tokens->len - 1).trail = (uint32_t)lead;
        } else {
            add_token(reader, p, (uint32_t)lead, 0);
        }
        p += lead + length;
    }
}

/* The words of a node that stands as one. */
static void read_whole(Reader *reader)
{
    const PlanNode *node = reader->node;
    Token token = {.node = node, .whole = true};
    char *text = plan_text_of(node);
    token.key = hash_join(hash_text(text), (uint64_t)node->kind);
    token.folded = *text ? hash_text(text) | 1 : 0;
    if (node->kind == PLAN_REFERENCE && node->u.reference.targets) {
        /* It names a place, whatever number that place has. */
        token.key = hash_join(hash_text(node->u.reference.targets), (uint64_t)node->kind);
        token.folded = token.key | 1;
    }
    g_free(text);
    g_array_append_val(reader->tokens, token);
}

static bool enter_inline(const PlanNode *node, void *context)
{
    Reader *reader = context;
    reader->node = node;
    switch (node->kind) {
    case PLAN_TEXT:
        read_text(reader, node->u.text.text);
        return false;
    case PLAN_CODE:
    case PLAN_NOTE_MARK:
    case PLAN_REFERENCE:
    case PLAN_VALUE:
    case PLAN_LINE_BREAK:
        read_whole(reader);
        return false;
    default:
        return true;
    }
}

static bool is_word(const Token *token, const char *word)
{
    return token->text && strlen(word) == token->length &&
           memcmp(token->text + token->lead, word, token->length) == 0;
}

static bool is_one_of(const Token *token, const char *const *words)
{
    while (*words && !is_word(token, *words)) {
        words++;
    }
    return *words != NULL;
}

static bool is_figure(const Token *token)
{
    return token->text && token->length > 0 && g_ascii_isdigit(token->text[token->lead]);
}

/* "Thanh", "Đồng"; not "UBND", whose neighbours are no part of a name. */
static bool is_name_part(const Token *token)
{
    if (!token->text || token->length < 2) {
        return false;
    }
    const char *p = token->text + token->lead;
    return g_unichar_isupper(g_utf8_get_char(p)) &&
           g_unichar_islower(g_utf8_get_char(g_utf8_next_char(p)));
}

/* Names, dates and percentages change as a whole: "năm 2025", "13,32 %", "Thanh Hóa". */
static void glue_tokens(Token *token, guint n)
{
    static const char *const DATE_WORDS[] = {"ngày",  "tháng", "năm", "quý", "Ngày",
                                             "Tháng", "Năm",   "Quý", NULL};
    static const char *const DATE_JOINTS[] = {"tháng", "năm", NULL};
    for (guint i = 1; i < n; i++) {
        const Token *a = &token[i - 1], *b = &token[i];
        if (b->lead == 0 && a->trail == 0) {
            continue;
        }
        bool date =
            (is_figure(b) || (b->length <= 3 && b->text &&
                              strspn(b->text + b->lead, "IVX") >= b->length && b->length > 0)) &&
            is_one_of(a, DATE_WORDS);
        bool joint = is_figure(a) && is_one_of(b, DATE_JOINTS) && a->glued;
        bool percent = is_figure(a) && is_word(b, "%");
        token[i].glued = date || joint || percent || (is_name_part(a) && is_name_part(b));
    }
}

void tokens_read(GArray *tokens, const PlanNode *block)
{
    guint first = tokens->len;
    Reader reader = {tokens, known_letters(), NULL};
    for (const PlanNode *child = block->first; child; child = child->next) {
        plan_walk(child, enter_inline, NULL, &reader);
    }
    if (tokens->len > first) {
        glue_tokens(&g_array_index(tokens, Token, first), tokens->len - first);
    }
}
