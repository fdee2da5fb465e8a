/* Texts cut into syllables, figures and signs, each with a key by which it is recognised. */
#include "compare/parts.h"

#include <string.h>

/* FNV-1a. */
#define HASH_START UINT64_C(0xCBF29CE484222325)
#define HASH_PRIME UINT64_C(0x100000001B3)

#define FEW_TOKENS 64 /* that most texts have fewer of */
#define FIRST_MARKED 0xC0
#define LAST_MARKED 0x1EFF
#define LAST_KNOWN 0x2026 /* of the signs */

/* Signs that stand against a word. */
static const char OPENING[] = "([\"'“‘«", CLOSING[] = ",.;:!?)]\"'”’»…";

/* What is asked of every letter, found once. Tones from ngang to nặng are no letters of their own:
 * each letter is kept with its tone apart. */
typedef enum LetterUse { SPOKEN = 1, OPENS = 2, CLOSES = 4 } LetterUse;

typedef struct Letter {
    uint32_t letter, small, tone, uses; /* uses: of LetterUse */
} Letter;

typedef struct Letters {
    Letter of[LAST_KNOWN + 1];
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
    letters->of[c].letter = (composed ? letter : c);
    letters->of[c].tone = (uint32_t)(composed ? tone : 0);
}

static gpointer know_letters(gpointer unused)
{
    (void)unused;
    static Letters letters;
    for (gunichar c = 0; c <= LAST_KNOWN; c++) {
        letters.of[c].letter = c;
        if (c >= FIRST_MARKED && c <= LAST_MARKED) {
            part_letter(&letters, c);
        }
        gunichar letter = letters.of[c].letter;
        letters.of[c].small = g_unichar_tolower(letter);
        letters.of[c].uses = g_unichar_isalnum(letter) ? SPOKEN : 0;
    }
    for (const char *p = OPENING; *p; p = g_utf8_next_char(p)) {
        letters.of[g_utf8_get_char(p)].uses |= OPENS;
    }
    for (const char *p = CLOSING; *p; p = g_utf8_next_char(p)) {
        letters.of[g_utf8_get_char(p)].uses |= CLOSES;
    }
    return &letters;
}

static const Letters *known_letters(void)
{
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, know_letters, NULL);
}

uint64_t hash_text(const char *text)
{
    uint64_t hash = HASH_START;
    for (const char *p = text; *p; p++) {
        hash = (hash ^ (unsigned char)*p) * HASH_PRIME;
    }
    return hash_join(hash, 1);
}

/* The letter at `*p`, which is left behind it. Texts of plans are valid UTF-8. */
static inline gunichar next_letter(const char **p)
{
    const guchar *at = (const guchar *)*p;
    if (at[0] < 0x80) {
        *p += 1;
        return at[0];
    }
    if (at[0] < 0xE0) {
        *p += 2;
        return (gunichar)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
    }
    if (at[0] < 0xF0) {
        *p += 3;
        return (gunichar)(at[0] & 0x0F) << 12 | (gunichar)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    }
    *p += 4;
    return g_utf8_get_char((const char *)at);
}

static inline Letter letter_of(const Letters *letters, gunichar c)
{
    return c <= LAST_KNOWN
               ? letters->of[c]
               : (Letter){c, g_unichar_tolower(c), 0, g_unichar_isalnum(c) ? SPOKEN : 0};
}

/* ---- keys ---- */

typedef struct Keys {
    uint64_t key, folded;
    unsigned uses; /* of its letters */
} Keys;

/* Reads letters up to `end` or the next space, and gives where it ended. Kept apart from its
 * callers, so that all that it counts with stays in registers. */
static G_NO_INLINE const char *read_keys(const char *p, const char *end, const Letters *letters,
                                         Keys *keys)
{
    uint64_t key = HASH_START, folded = HASH_START;
    /* In their order, wherever they stand: one in a syllable, several in an odd word. */
    uint64_t tones = 0;
    unsigned tone_place = 0, uses = 0;
    while (p < end && *p != ' ') {
        gunichar letter = (guchar)*p, small;
        if (letter < 0x80) {
            p++;
            small = letters->of[letter].small;
            uses |= letters->of[letter].uses;
        } else {
            Letter known = letter_of(letters, next_letter(&p));
            letter = known.letter;
            small = known.small;
            uses |= known.uses;
            if (known.tone) {
                tones |= (uint64_t)known.tone << tone_place % 64;
                tone_place += 3;
            }
        }
        key = (key ^ letter) * HASH_PRIME;
        folded = (folded ^ small) * HASH_PRIME;
    }
    *keys = (Keys){hash_join(key, tones + 1), uses & SPOKEN ? hash_join(folded, tones + 1) | 1 : 0,
                   uses};
    return p;
}

/* ---- runs without spaces ---- */

typedef struct Reader {
    TokenList *tokens;
    const Letters *letters;
    const PlanNode *node;
} Reader;

static inline Token *add_token(Reader *reader)
{
    TokenList *tokens = reader->tokens;
    if (tokens->count == tokens->room) {
        tokens->room = MAX(2 * tokens->room, FEW_TOKENS);
        tokens->token = g_renew(Token, tokens->token, (gsize)tokens->room);
    }
    return &tokens->token[tokens->count++];
}

static inline void add_word(Reader *reader, const char *from, size_t lead, size_t length,
                            const Keys *keys)
{
    *add_token(reader) = (Token){.text = from,
                                 .lead = (uint32_t)lead,
                                 .length = (uint32_t)length,
                                 .key = keys->key,
                                 .folded = keys->folded,
                                 .node = reader->node};
}

static void add_piece(Reader *reader, const char *from, size_t lead, size_t length)
{
    Keys keys;
    read_keys(from + lead, from + lead + length, reader->letters, &keys);
    add_word(reader, from, lead, length, &keys);
}

/* Bytes of the sign at `p`, 0 if it is none. */
static size_t sign_at(const char *p, const Letters *letters, LetterUse use)
{
    const char *next = p;
    return letter_of(letters, next_letter(&next)).uses & use ? (size_t)(next - p) : 0;
}

static size_t sign_before(const char *start, const char *end, const Letters *letters)
{
    return end > start ? sign_at(g_utf8_prev_char(end), letters, CLOSES) : 0;
}

/* Signs in front, the word, signs behind. */
static void read_signed(Reader *reader, const char *from, size_t lead, const char *end)
{
    const char *p = from + lead, *last = end;
    size_t n;
    while (p < end && (n = sign_at(p, reader->letters, OPENS)) > 0) {
        add_piece(reader, from, lead, n);
        p += n;
        from = p;
        lead = 0;
    }
    while ((n = sign_before(p, last, reader->letters)) > 0) {
        last -= n;
    }
    if (last > p) {
        add_piece(reader, from, lead, (size_t)(last - p));
        p = last;
        from = p;
        lead = 0;
    }
    while (p < end) {
        n = sign_at(p, reader->letters, CLOSES);
        add_piece(reader, from, lead, n);
        p += n;
        from = p;
        lead = 0;
    }
}

static void read_text(Reader *reader, const char *text)
{
    const char *end = text + strlen(text);
    for (const char *from = text; from < end;) {
        const char *word = from;
        while (*word == ' ') {
            word++;
        }
        size_t lead = (size_t)(word - from);
        Keys keys;
        const char *behind = read_keys(word, end, reader->letters, &keys);
        if (behind == word && from > text) {
            reader->tokens->token[reader->tokens->count - 1].trail = (uint32_t)lead;
        } else if (keys.uses & (OPENS | CLOSES)) {
            read_signed(reader, from, lead, behind);
        } else {
            add_word(reader, from, lead, (size_t)(behind - word), &keys);
        }
        from = behind;
    }
}

/* The words of a node that stands as one. */
static void read_whole(Reader *reader)
{
    const PlanNode *node = reader->node;
    Token *token = add_token(reader);
    *token = (Token){.node = node, .whole = true};
    char *text = plan_text_of(node);
    token->key = hash_join(hash_text(text), (uint64_t)node->kind);
    token->folded = *text ? hash_text(text) | 1 : 0;
    if (node->kind == PLAN_REFERENCE && node->u.reference.targets) {
        /* It names a place, whatever number that place has. */
        token->key = hash_join(hash_text(node->u.reference.targets), (uint64_t)node->kind);
        token->folded = token->key | 1;
    }
    g_free(text);
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
void tokens_glue(Token *token, int n)
{
    static const char *const DATE_WORDS[] = {"ngày",  "tháng", "năm", "quý", "Ngày",
                                             "Tháng", "Năm",   "Quý", NULL};
    static const char *const DATE_JOINTS[] = {"tháng", "năm", NULL};
    for (int i = 1; i < n; i++) {
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

void tokens_read(TokenList *tokens, const PlanNode *block)
{
    Reader reader = {tokens, known_letters(), NULL};
    for (const PlanNode *child = block->first; child; child = child->next) {
        plan_walk(child, enter_inline, NULL, &reader);
    }
}
