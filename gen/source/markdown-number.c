/* Numbers, letters and names typed by the author. */
#include "source/markdown.h"

#include <string.h>

#define MAX_ROMAN                                                                                  \
    8 /* "XXXVIII" and some; C, D, L, M are letters of a list before they are numbers */
#define MAX_NAME 100 /* bytes of {#ten} */

static size_t count_of(const char *text, const char *accept)
{
    return strspn(text, accept);
}

/* What parts the number from the title: a point or colon, then spaces. The title may be missing. */
static size_t parting(const char *p, bool point_needed)
{
    size_t n = 0;
    if (*p == '.' || *p == ':') {
        n = 1;
    } else if (point_needed) {
        return 0;
    }
    size_t spaces = strspn(p + n, " \t");
    if (p[n + spaces] && spaces == 0) {
        return 0;
    }
    return n + spaces;
}

/* Takes `length` bytes of number; the parting must follow. */
static bool take(TypedNumber *typed, SectionRank rank, const char *text, size_t length,
                 bool point_needed)
{
    size_t part = parting(text + length, point_needed);
    if (part == 0 && (point_needed || text[length])) {
        return false;
    }
    if (length >= sizeof typed->number) {
        return false;
    }
    memcpy(typed->number, text, length);
    typed->number[length] = '\0';
    typed->rank = rank;
    typed->length = length + part;
    return true;
}

/* "Phần I", "Chương II", "Mục 1", "Điều 3". */
static bool take_word(TypedNumber *typed, const char *text)
{
    static const struct {
        const char *word;
        SectionRank rank;
        const char *digits;
    } WORDS[] = {
        {"Phần ", RANK_PHAN, "IVX"},
        {"Chương ", RANK_CHUONG, "IVX"},
        {"Mục ", RANK_MUC, "0123456789"},
        {"Điều ", RANK_DIEU, "0123456789"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        size_t word = strlen(WORDS[i].word);
        if (strncmp(text, WORDS[i].word, word) != 0) {
            continue;
        }
        size_t digits = count_of(text + word, WORDS[i].digits);
        return digits > 0 && digits <= MAX_ROMAN &&
               take(typed, WORDS[i].rank, text, word + digits, false);
    }
    return false;
}

/* "1.", "1.2." or "1.2", "1.2.3." */
static bool take_decimal(TypedNumber *typed, const char *text)
{
    size_t length = 0;
    int parts = 0;
    for (;;) {
        size_t digits = count_of(text + length, "0123456789");
        if (digits == 0 || digits > 4) {
            return false;
        }
        length += digits;
        parts++;
        if (text[length] != '.' || !g_ascii_isdigit(text[length + 1])) {
            break;
        }
        length++;
    }
    SectionRank rank = parts == 1 ? RANK_KHOAN : parts == 2 ? RANK_NOI_DUNG : RANK_TIEU_MUC;
    return take(typed, rank, text, length, parts == 1);
}

TypedNumber markdown_heading_number(const char *text)
{
    TypedNumber typed = {.rank = RANK_NONE};
    size_t roman = count_of(text, "IVX");
    if ((roman > 0 && roman <= MAX_ROMAN && take(&typed, RANK_MUC, text, roman, true)) ||
        take_decimal(&typed, text) || take_word(&typed, text)) {
        return typed;
    }
    return (TypedNumber){.rank = RANK_NONE};
}

PointLabel markdown_point_label(const char *text)
{
    PointLabel label = {.length = 0};
    gunichar letter = *text ? g_utf8_get_char(text) : 0;
    if (letter != '#' && !(g_unichar_isalpha(letter) && g_unichar_islower(letter))) {
        return label;
    }
    size_t width = (size_t)(g_utf8_next_char(text) - text);
    const char *p = text + width;
    if (*p != ')' || (p[1] != ' ' && p[1] != '\t')) {
        return label;
    }
    if (letter != '#') {
        memcpy(label.letter, text, width);
    }
    label.length = width + 1 + strspn(p + 1, " \t");
    return label;
}

static bool is_name(const char *name)
{
    if (!g_ascii_islower(name[0]) || strlen(name) > MAX_NAME) {
        return false;
    }
    for (const char *p = name; *p; p++) {
        if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) && *p != '-') {
            return false;
        }
    }
    return true;
}

/* "Hạ tầng số" -> "ha-tang-so": what the author may have meant. g_free it. */
static char *suggest_name(const char *typed)
{
    GString *out = g_string_new(NULL);
    for (const char *p = typed; *p && out->len < MAX_NAME; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p), base, mark;
        while (g_unichar_decompose(c, &base, &mark)) {
            c = base;
        }
        c = g_unichar_tolower(c);
        c = c == 0x111 ? 'd' : c;
        if (c < 0x80 && g_ascii_isalnum((char)c)) {
            g_string_append_c(out, (char)c);
        } else if (!g_unichar_ismark(c) && out->len > 0 && out->str[out->len - 1] != '-') {
            g_string_append_c(out, '-');
        }
    }
    while (out->len > 0 && out->str[out->len - 1] == '-') {
        g_string_truncate(out, out->len - 1);
    }
    if (out->len == 0 || !g_ascii_islower(out->str[0])) {
        g_string_prepend(out, "ten-");
    }
    return g_string_free(out, FALSE);
}

/* Where the braces at the end of what was read last begin. */
static SourcePos braces_place(Markdown *md)
{
    size_t at = MIN(md->cursor, md->cursor_end);
    at -= at > 0;
    while (at > 0 && md->prepared->str[at] != '{' && md->prepared->str[at] != '\n') {
        at--;
    }
    return markdown_place_prepared(md, md->prepared->str[at] == '{' ? at : md->cursor);
}

static void read_word(Markdown *md, Attributes *attributes, const char *word, bool heading)
{
    static const char NUMBERS[] = "danh-so=";
    if (word[0] == '#') {
        if (is_name(word + 1)) {
            attributes->id = pool_strdup(md->plan->pool, word + 1);
            return;
        }
        char *name = suggest_name(word + 1);
        findings_add(md->findings, FINDING_MD_NAME_FORM, braces_place(md), word + 1, name, NULL);
        g_free(name);
        return;
    }
    if (heading && g_str_has_prefix(word, NUMBERS)) {
        char *value = g_strdup(word + strlen(NUMBERS));
        g_strdelimit(value, "\"", ' ');
        g_strstrip(value);
        bool automatic = strcmp(value, "tu-dong") == 0;
        bool none = strcmp(value, "khong") == 0;
        g_free(value);
        if (automatic || none) {
            attributes->has_numbers = true;
            attributes->numbers = automatic ? NUMBERS_AUTOMATIC : NUMBERS_NONE;
            return;
        }
    }
    findings_add(md->findings, FINDING_MD_ATTRIBUTE, braces_place(md), word, NULL);
}

Attributes markdown_attributes_take(Markdown *md, PlanNode *block, bool heading)
{
    Attributes attributes = {.numbers = NUMBERS_TYPED};
    PlanNode *last = block->last;
    const char *text = last && last->kind == PLAN_TEXT ? last->u.text.text : "";
    const char *open = strrchr(text, '{');
    size_t length = strlen(text);
    if (!open || length < 2 || text[length - 1] != '}' ||
        (open[1] != '#' && !g_str_has_prefix(open, "{danh-so"))) {
        return attributes;
    }
    char *inside = g_strndup(open + 1, (size_t)(text + length - open) - 2);
    /* A name typed with spaces is one wrong name, not several wrong words. */
    char *numbers = strstr(inside, "danh-so=");
    if (numbers && numbers > inside) {
        numbers[-1] = '\0';
        read_word(md, &attributes, g_strstrip(numbers), heading);
    }
    if (*g_strstrip(inside)) {
        read_word(md, &attributes, inside, heading);
    }
    g_free(inside);
    last->u.text.text = pool_strndup(md->plan->pool, text, (size_t)(open - text));
    markdown_trim_end(md, block);
    return attributes;
}
