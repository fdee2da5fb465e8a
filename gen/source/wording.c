/* The wording of a baseline or target: operator, number, unit, base. */
#include "source/parts.h"

#include <string.h>

/* Words that may stand before the number. A phrase without an operator says nothing about it
 * ("đạt 80%" is read as "= 80 %" because nothing else is said). Longer phrases stand before the
 * shorter ones they begin with or contain. */
typedef struct Phrase {
    const char *words;
    int operator; /* an Operator, or NEUTRAL */
} Phrase;

#define NEUTRAL (-1)

static const Phrase PHRASES[] = {
    {"không thấp hơn", OPERATOR_AT_LEAST},
    {"không ít hơn", OPERATOR_AT_LEAST},
    {"không nhỏ hơn", OPERATOR_AT_LEAST},
    {"không dưới", OPERATOR_AT_LEAST},
    {"tối thiểu", OPERATOR_AT_LEAST},
    {"ít nhất", OPERATOR_AT_LEAST},
    {"từ", OPERATOR_AT_LEAST},
    {">=", OPERATOR_AT_LEAST},
    {"=>", OPERATOR_AT_LEAST},
    {"≥", OPERATOR_AT_LEAST},
    {"không vượt quá", OPERATOR_AT_MOST},
    {"không cao hơn", OPERATOR_AT_MOST},
    {"không quá", OPERATOR_AT_MOST},
    {"tối đa", OPERATOR_AT_MOST},
    {"nhiều nhất", OPERATOR_AT_MOST},
    {"<=", OPERATOR_AT_MOST},
    {"=<", OPERATOR_AT_MOST},
    {"≤", OPERATOR_AT_MOST},
    {"cao hơn", OPERATOR_OVER},
    {"lớn hơn", OPERATOR_OVER},
    {"nhiều hơn", OPERATOR_OVER},
    {"trên", OPERATOR_OVER},
    {"hơn", OPERATOR_OVER},
    {"vượt", OPERATOR_OVER},
    {">", OPERATOR_OVER},
    {"thấp hơn", OPERATOR_UNDER},
    {"nhỏ hơn", OPERATOR_UNDER},
    {"ít hơn", OPERATOR_UNDER},
    {"dưới", OPERATOR_UNDER},
    {"<", OPERATOR_UNDER},
    {"phấn đấu", NEUTRAL},
    {"hoàn thành", NEUTRAL},
    {"đạt được", NEUTRAL},
    {"đạt", NEUTRAL},
    {"chiếm", NEUTRAL},
    {"tăng", NEUTRAL},
    {"giảm", NEUTRAL},
    {"duy trì", NEUTRAL},
    {"bằng", NEUTRAL},
    {"là", NEUTRAL},
    {"có", NEUTRAL},
    {"còn", NEUTRAL},
    {"lên", NEUTRAL},
    {"đến", NEUTRAL},
    {"xuống", NEUTRAL},
    {"khoảng", NEUTRAL},
    {"mức", NEUTRAL},
    {"=", NEUTRAL},
};

/* Words behind the number that change what it means. */
static const Phrase ENDINGS[] = {
    {"trở lên", OPERATOR_AT_LEAST},
    {"trở xuống", OPERATOR_AT_MOST},
};

/* ---- numbers in the wrong form ---- */

/* Length of a run of digits with points and commas between them. */
static size_t number_like(const char *p)
{
    size_t n = strspn(p, "0123456789");
    while (n > 0 && (p[n] == '.' || p[n] == ',') && g_ascii_isdigit(p[n + 1])) {
        n += 1 + strspn(p + n + 1, "0123456789");
    }
    return n;
}

/* The number as it should be written: the last sign, if it stands once, parts the decimals, every
 * other one groups ("12.5" -> "12,5", "1,234.5" -> "1.234,5", "1234.56" -> "1.234,56"). */
static char *right_form(const char *number, size_t length)
{
    char *digits = g_strndup(number, length);
    char *last = NULL, *decimals = NULL;
    for (char *p = digits; *p; p++) {
        last = *p == '.' || *p == ',' ? p : last;
    }
    if (last && strchr(digits, *last) == last) {
        decimals = g_strdup(last + 1);
        *last = '\0';
    }
    GString *whole = g_string_new(NULL);
    for (const char *p = digits; *p; p++) {
        if (g_ascii_isdigit(*p)) {
            g_string_append_c(whole, *p);
        }
    }
    /* The years and other numbers of four digits may stay without a point. */
    bool group = whole->len > 4 || strpbrk(digits, ".,") || decimals;
    for (gssize at = (gssize)whole->len - 3; group && at > 0; at -= 3) {
        g_string_insert_c(whole, at, '.');
    }
    if (decimals) {
        g_string_append_printf(whole, ",%s", decimals);
    }
    g_free(digits);
    g_free(decimals);
    return g_string_free(whole, FALSE);
}

static bool is_too_long(const char *number, size_t length)
{
    size_t digits = 0;
    for (size_t i = 0; i < length; i++) {
        digits += g_ascii_isdigit(number[i]) ? 1 : 0;
    }
    return digits > 15;
}

/* "0.005" has the form of a group of thousands, but nobody groups a zero. */
static bool is_grouped_zero(const char *number, size_t length)
{
    return length > 2 && number[0] == '0' && number[1] == '.';
}

static void add_number_fault(const char *number, size_t length, SourcePos pos, Findings *findings)
{
    char *typed = g_strndup(number, length);
    if (is_too_long(number, length)) {
        findings_add(findings, FINDING_NUMBER_LONG, pos, typed, NULL);
    } else {
        char *right = right_form(number, length);
        findings_add(findings, FINDING_NUMBER_FORM, pos, typed, right, NULL);
        g_free(right);
    }
    g_free(typed);
}

/* Reads the number at `p` (a digit or a minus sign); gives its length in bytes, 0 after a finding.
 */
static size_t read_number(const char *p, Decimal *number, SourcePos pos, Findings *findings)
{
    size_t sign = strcspn(p, "0123456789");
    size_t like = number_like(p + sign);
    size_t used = decimal_parse(p, number);
    if (used == sign + like && !is_grouped_zero(p + sign, like)) {
        return used;
    }
    add_number_fault(p + sign, like, pos, findings);
    return 0;
}

void number_form_check(const char *text, SourcePos pos, Findings *findings)
{
    const char *digits = *text == '-' ? text + 1 : text;
    size_t like = number_like(digits);
    const char *after = digits + like;
    Decimal number;
    if (like > 0 && (*after == '\0' || strcmp(after, "%") == 0 || strcmp(after, " %") == 0)) {
        read_number(digits, &number, pos, findings);
    }
}

/* ---- words ---- */

/* The phrase at `p`, which must end at a word's end unless it is a sign. */
static const Phrase *phrase_at(const char *p, const Phrase *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!g_str_has_prefix(p, phrases[i].words)) {
            continue;
        }
        const char *end = p + strlen(phrases[i].words);
        if (g_ascii_ispunct(*phrases[i].words) || !g_unichar_isalpha(g_utf8_get_char(end))) {
            return &phrases[i];
        }
        if (!g_unichar_isalpha(g_utf8_get_char(phrases[i].words))) {
            return &phrases[i];
        }
    }
    return NULL;
}

static const char *word_end(const char *p, const char *end)
{
    while (p < end && *p != ' ' && !strchr("<>=", *p) && !g_str_has_prefix(p, "≥") &&
           !g_str_has_prefix(p, "≤")) {
        p++;
    }
    return p;
}

/* Reads the words before the number; what is not understood is collected in `unknown`. */
static Operator read_words(const char *p, const char *end, GString *unknown)
{
    Operator found = OPERATOR_EQUAL;
    while (p < end) {
        if (strchr(" ,:", *p)) {
            p++;
            continue;
        }
        const Phrase *phrase = phrase_at(p, PHRASES, G_N_ELEMENTS(PHRASES));
        if (phrase) {
            found = phrase->operator== NEUTRAL ? found : (Operator)phrase->operator;
            p += strlen(phrase->words);
            continue;
        }
        const char *next = word_end(p, end);
        next = next > p ? next : p + 1;
        g_string_append_printf(unknown, "%s%.*s", unknown->len > 0 ? " " : "", (int)(next - p), p);
        p = next;
    }
    return found;
}

/* Takes "(…)" out of the rest; true if it was "(đã đạt)". */
static bool take_brackets(GString *rest)
{
    bool met = false;
    char *open = strchr(rest->str, '(');
    while (open) {
        char *close = strchr(open, ')');
        size_t length = close ? (size_t)(close - open) + 1 : strlen(open);
        char *inside = g_utf8_strdown(open, (gssize)length);
        met = met || strcmp(inside, "(đã đạt)") == 0;
        g_free(inside);
        g_string_erase(rest, open - rest->str, (gssize)length);
        open = strchr(rest->str, '(');
    }
    return met;
}

static void take_endings(GString *rest, TargetValue *value)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        char *at = strstr(rest->str, ENDINGS[i].words);
        if (at) {
            value->operator=(Operator) ENDINGS[i].operator;
            g_string_erase(rest, at - rest->str, (gssize)strlen(ENDINGS[i].words));
        }
    }
}

static const char *trimmed(Pool *pool, const char *text, size_t length)
{
    while (length > 0 && strchr(" .;,", text[length - 1])) {
        length--;
    }
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    return pool_strndup(pool, text, length);
}

/* "%" (with "/năm" or the like) is the unit and what follows the base; words are the unit, but
 * GRDP and GDP at their end are the base. */
static void read_unit(TargetValue *value, Pool *pool, const char *rest)
{
    rest += strspn(rest, " ");
    value->unit = value->base = "";
    if (*rest == '%' || g_str_has_prefix(rest, "‰")) {
        size_t unit = *rest == '%' ? 1 : strlen("‰");
        if (rest[unit] == '/') {
            unit += strcspn(rest + unit, " ");
        }
        value->unit = trimmed(pool, rest, unit);
        value->base = trimmed(pool, rest + unit, strlen(rest + unit));
        return;
    }
    static const char *const BASES[] = {"GRDP", "GDP"};
    size_t length = strlen(rest);
    for (size_t i = 0; i < G_N_ELEMENTS(BASES); i++) {
        const char *at = strstr(rest, BASES[i]);
        if (at && (at == rest || at[-1] == ' ')) {
            length = (size_t)(at - rest);
            value->base = trimmed(pool, at, strlen(at));
            break;
        }
    }
    value->unit = trimmed(pool, rest, length);
}

static const char *operator_sign(Operator operator)
{
    static const char *const SIGNS[] = {[OPERATOR_EQUAL] = "=",
                                        [OPERATOR_OVER] = ">",
                                        [OPERATOR_AT_LEAST] = "≥",
                                        [OPERATOR_UNDER] = "<",
                                        [OPERATOR_AT_MOST] = "≤"};
    return SIGNS[operator];
}

static char *as_read(const TargetValue *value)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value->number, false, number);
    return g_strdup_printf("%s %s%s%s", operator_sign(value->operator), number,
                           *value->unit == '%' || !*value->unit ? "" : " ", value->unit);
}

/* Says what was not understood in front of the number, or that a second number follows. */
static void add_doubts(const TargetValue *value, const char *unknown, bool range,
                       Findings *findings)
{
    char *read = as_read(value);
    if (range) {
        findings_add(findings, FINDING_WORDING_RANGE, value->pos, value->wording, read, NULL);
    } else if (*unknown) {
        findings_add(findings, FINDING_WORDING_WORDS, value->pos, unknown, value->wording, read,
                     NULL);
    }
    g_free(read);
}

/* Drops the second number of "10 - 20%", so that the unit behind it is read; true if there is one.
 */
static bool take_range(GString *rest)
{
    static const char *const LINKS[] = {"-", "–", "đến"};
    const char *p = rest->str + strspn(rest->str, " %");
    for (size_t i = 0; i < G_N_ELEMENTS(LINKS); i++) {
        if (!g_str_has_prefix(p, LINKS[i])) {
            continue;
        }
        const char *second = p + strlen(LINKS[i]);
        second += strspn(second, " ");
        size_t length = number_like(second);
        if (length > 0) {
            g_string_erase(rest, 0, second + length - rest->str);
            return true;
        }
    }
    return false;
}

/* First digit, with a minus sign that belongs to it. */
static const char *number_start(const char *text)
{
    const char *p = strpbrk(text, "0123456789");
    if (p && p > text && p[-1] == '-' && (p - 1 == text || p[-2] == ' ')) {
        return p - 1;
    }
    static const char MINUS[] = "\u2212";
    size_t width = strlen(MINUS);
    if (p && (size_t)(p - text) >= width && memcmp(p - width, MINUS, width) == 0) {
        return p - width;
    }
    return p;
}

void target_wording_read(TargetValue *value, Pool *pool, Findings *findings)
{
    value->has_number = false;
    value->operator= OPERATOR_EQUAL;
    value->unit = value->base = "";
    value->met = false;
    const char *text = value->wording ? value->wording : "";
    if (strcmp(text, "-") == 0) {
        return;
    }
    const char *number = number_start(text);
    if (!number) {
        findings_add(findings, FINDING_WORDING_NO_NUMBER, value->pos, text, NULL);
        return;
    }
    size_t length = read_number(number, &value->number, value->pos, findings);
    if (length == 0) {
        return;
    }
    /* "1 234": a space between groups is read as two numbers by everybody else. */
    const char *after = number + length;
    if (*after == ' ' && strspn(after + 1, "0123456789") == 3) {
        char *typed = g_strndup(number, length + 4);
        char *right = g_strdup_printf("%.*s.%.3s", (int)length, number, after + 1);
        findings_add(findings, FINDING_NUMBER_FORM, value->pos, typed, right, NULL);
        g_free(typed);
        g_free(right);
        return;
    }
    value->has_number = true;
    char *lower = g_utf8_strdown(text, number - text);
    GString *unknown = g_string_new(NULL);
    GString *rest = g_string_new(after);
    value->operator= read_words(lower, lower + strlen(lower), unknown);
    bool range = take_range(rest);
    value->met = take_brackets(rest);
    take_endings(rest, value);
    read_unit(value, pool, rest->str);
    add_doubts(value, unknown->str, range, findings);
    g_string_free(rest, TRUE);
    g_string_free(unknown, TRUE);
    g_free(lower);
}
