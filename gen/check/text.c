/* Letters, spaces and marks. */
#include "check/phrases.h"
#include "check/words.h"

#include <string.h>

#define MARKS ",;:.!?"

static size_t letter_width(const char *p)
{
    return (size_t)(g_utf8_next_char(p) - p);
}

static bool is_letter(gunichar c)
{
    return g_unichar_isalpha(c);
}

static bool is_digit(gunichar c)
{
    return c < 0x80 && g_ascii_isdigit((char)c);
}

/* ---- spaces ---- */

/* At the first of several. */
static void check_spaces(Check *check, const TextRun *run, const char *p)
{
    size_t count = p > run->text && p[-1] == ' ' ? 0 : strspn(p, " ");
    if (count > 1) {
        char words[16];
        g_snprintf(words, sizeof words, "%zu", count);
        findings_add(check->findings, FINDING_TEXT_SPACES, run_place(run, p), words, NULL);
    }
}

/* "kinh tế , xã hội"; but ".docx" and ":8080" begin something, and "./." has a rule of its own. */
static void check_before_mark(Check *check, const TextRun *run, const char *p)
{
    const char *mark = p + 1;
    if (!*mark || !strchr(MARKS, *mark) || p == run->text) {
        return;
    }
    size_t marks = strspn(mark, MARKS);
    gunichar next = letter_at(mark + marks);
    if (marks == 1 && next != '/' && !is_letter(next) && !is_digit(next) && !strchr("…", *mark)) {
        check_tell(check, FINDING_TEXT_SPACE_BEFORE, run, p, 2, NULL);
    }
}

static bool is_small(gunichar c)
{
    return g_unichar_islower(c);
}

/* A point ends a sentence only between a small letter (or figure, or bracket) and a capital:
 * "thanhhoa.gov.vn" and "TP.HCM" are no sentences. */
static bool ends_sentence(const char *text, const char *point)
{
    gunichar before = letter_before(text, point), after = letter_at(point + 1);
    bool closes =
        is_small(before) || is_digit(before) || before == '%' || before == ')' || before == 0x201d;
    return closes && g_unichar_isupper(after) && is_small(letter_at(g_utf8_next_char(point + 1)));
}

static void check_after_mark(Check *check, const TextRun *run, const char *p)
{
    gunichar before = letter_before(run->text, p), after = letter_at(p + 1);
    bool missing =
        *p == '.' ? ends_sentence(run->text, p)
                  : (is_letter(before) || is_digit(before) || before == '%' || before == ')') &&
                        is_letter(after);
    if (missing) {
        check_tell(check, FINDING_TEXT_SPACE_AFTER, run, p, 1 + letter_width(p + 1), NULL);
    }
}

/* "điện tử(hợp đồng"; the number of copies, "VT, CNTT(10)", stands close. */
static void check_bracket(Check *check, const TextRun *run, const char *p)
{
    gunichar before = letter_before(run->text, p);
    if ((is_letter(before) || is_digit(before) || before == '%') &&
        p[1 + strspn(p + 1, "0123456789")] != ')') {
        check_tell(check, FINDING_TEXT_SPACE_BRACKET, run, p, 1 + word_length(p + 1), NULL);
    }
}

/* "( theo", "“ số", "số ”". */
static void check_inside(Check *check, const TextRun *run, const char *p)
{
    gunichar c = letter_at(p);
    const char *next = g_utf8_next_char(p);
    bool opens = c == '(' || c == '[' || c == 0x201c || c == 0x2018;
    gunichar after = letter_at(next);
    if (opens && after == ' ') {
        check_tell(check, FINDING_TEXT_SPACE_INSIDE, run, p, (size_t)(next + 1 - p), NULL);
    } else if (c == ' ' && p > run->text &&
               (after == ')' || after == ']' || after == 0x201d || after == 0x2019)) {
        check_tell(check, FINDING_TEXT_SPACE_INSIDE, run, p, 1 + letter_width(next), NULL);
    }
}

/* ---- marks ---- */

/* The point belongs to the word: "TM., KT.", "v.v.;". */
static bool shortens(const char *text, const char *point)
{
    const char *start = point;
    while (start > text && is_letter(letter_before(text, start))) {
        start = g_utf8_prev_char(start);
    }
    size_t length = (size_t)(point - start);
    return in_capitals(start, length) || (length == 1 && *start == 'v');
}

/* ",," and ";."; "./." ends a document, "..." is an ellipsis. */
static void check_marks_twice(Check *check, const TextRun *run, const char *p)
{
    if (p > run->text && strchr(MARKS "/", p[-1])) {
        return;
    }
    size_t marks = strspn(p, MARKS);
    if (marks < 2 || (marks == 2 && *p == '.' && p[1] != '.' && shortens(run->text, p))) {
        return;
    }
    size_t points = strspn(p, ".");
    if (points == marks && points == 3) {
        return;
    }
    if (points == marks || (*p == '.' && points > 1)) {
        check_tell(check, FINDING_TEXT_ELLIPSIS, run, p, marks, NULL);
    } else if (strcspn(p, ".") != 1 || !g_str_has_prefix(p + 1, "..")) {
        bool asks = strspn(p, "!?") == marks;
        if (!asks) {
            check_tell(check, FINDING_TEXT_MARKS_TWICE, run, p, marks, NULL);
        }
    }
}

/* name="value" is something to type, not a quotation. */
static void check_straight_quotes(Check *check, const TextRun *run)
{
    for (const char *p = run->text; run_has(run, '"') && (p = strchr(p, '"')); p++) {
        const char *close = strchr(p + 1, '"');
        if (p == run->text || p[-1] != '=') {
            check_tell(check, FINDING_TEXT_QUOTES_STRAIGHT, run, p,
                       close ? (size_t)(close + 1 - p) : strlen(p), NULL);
        }
        p = close ? close : p + strlen(p) - 1;
    }
}

/* "a)" and "1)" in a sentence name a point. */
static bool is_label(const char *text, const char *bracket)
{
    const char *p = bracket;
    int letters = 0;
    while (p > text && (is_letter(letter_before(text, p)) || is_digit(letter_before(text, p)))) {
        p = g_utf8_prev_char(p);
        letters++;
    }
    gunichar before = letter_before(text, p);
    return letters > 0 && letters <= 2 && (before == 0 || before == ' ' || before == 0x201c);
}

static void check_pairs(Check *check, const TextRun *run)
{
    static const struct {
        gunichar open, close;
        const char *either;
    } PAIRS[] = {{'(', ')', "()"}, {'[', ']', "[]"}, {0x201c, 0x201d, "\xe2"}};
    const bool stands[] = {run_has(run, '(') || run_has(run, ')'),
                           run_has(run, '[') || run_has(run, ']'), !run->usual};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        const char *opened = NULL;
        int depth = 0;
        const char *first = stands[i] ? strpbrk(run->text, PAIRS[i].either) : NULL;
        for (const char *p = first; p && *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (c == PAIRS[i].open) {
                opened = depth == 0 ? p : opened;
                depth++;
            } else if (c == PAIRS[i].close && depth > 0) {
                depth--;
            } else if (c == PAIRS[i].close && !(c == ')' && is_label(run->text, p))) {
                check_tell(check, FINDING_TEXT_UNPAIRED, run, p, letter_width(p), NULL);
            }
        }
        if (depth > 0) {
            check_tell(check, FINDING_TEXT_UNPAIRED, run, opened, letter_width(opened), NULL);
        }
    }
}

static void check_dash(Check *check, const TextRun *run, const char *p)
{
    gunichar c = letter_at(p);
    if (c == 0x2013 || c == 0x2014 || c == 0x2212) {
        check_tell(check, FINDING_TEXT_DASH, run, p, letter_width(p), NULL);
    }
}

/* "kinh tế- xã hội": a space on one side only. Words written with hyphens have none. */
static void check_hyphen(Check *check, const TextRun *run, const char *p)
{
    if (p == run->text) {
        return;
    }
    bool before = p[-1] == ' ', after = p[1] == ' ';
    gunichar left = letter_before(run->text, before ? p - 1 : p), right = letter_at(p + 1 + after);
    if (before != after && is_small(left) && is_letter(right)) {
        check_tell(check, FINDING_TEXT_HYPHEN, run, before ? p - 1 : p, 2, NULL);
    }
}

/* Pairs of nouns side by side, which the documents of the State write with a spaced hyphen. */
static const Phrases *coordinations(const Check *check)
{
    static const char *const PAIRS[] = {
        "kinh tế-xã hội",     "văn hóa-xã hội",       "văn hoá-xã hội",
        "chính trị-xã hội",   "quốc phòng-an ninh",   "công-tư",
        "khoa học-công nghệ", "công nghiệp-xây dựng", "công nghệ thông tin-viễn thông",
        "thương binh-xã hội", "kinh tế-chính trị",    "chính trị-kinh tế",
    };
    Phrases *phrases = phrases_new(check);
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        phrases_add(phrases, PAIRS[i]);
    }
    return phrases;
}

static void check_coordination(Check *check, const Phrases *pairs, const TextRun *run)
{
    for (PhrasePlace at = {0}; run_has(run, '-') && phrases_next(pairs, run, &at);) {
        check_tell(check, FINDING_TEXT_COORDINATION, run, at.start, at.length, NULL);
    }
}

/* "12.5%" is a point; "1.250 tỷ" is a group of thousands, "4.0" a version. */
static void check_decimal_point(Check *check, const TextRun *run, const char *p)
{
    static const char *const UNITS[] = {"tỷ", "triệu", "nghìn", "đồng", "km", "ha", "lần", "USD"};
    if (p > run->text && strchr(",.-/0123456789", p[-1])) {
        return;
    }
    size_t whole = strspn(p, "0123456789");
    size_t part = p[whole] == '.' ? strspn(p + whole + 1, "0123456789") : 0;
    const char *end = p + whole + 1 + part;
    if (part == 0 || *end == '.' || (part == 3 && whole <= 3)) {
        return;
    }
    const char *unit = end + (*end == ' ');
    bool measured = *unit == '%';
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS) && !measured; i++) {
        measured = word_is(unit, UNITS[i]);
    }
    if (measured) {
        char *typed = g_strndup(p, whole + 1 + part);
        char *right = g_strndup(p, whole + 1 + part);
        right[whole] = ',';
        findings_add(check->findings, FINDING_TEXT_DECIMAL_POINT, run_place(run, p), typed, right,
                     NULL);
        g_free(typed);
        g_free(right);
    }
}

/* ---- letters ---- */

static void add_code(Check *check, FindingRule rule, const TextRun *run, const char *p)
{
    char letter[8], code[16];
    gunichar c = g_utf8_get_char(p);
    letter[g_unichar_to_utf8(c, letter)] = '\0';
    g_snprintf(code, sizeof code, "U+%04X", (unsigned)c);
    findings_add(check->findings, rule, run_place(run, p), code, letter, NULL);
}

static bool is_no_break(gunichar c)
{
    return c == 0xa0 || c == 0x202f || c == 0x2007;
}

static bool is_invisible(gunichar c)
{
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static bool is_false_d(gunichar c)
{
    return c == 0xd0 || c == 0xf0 || c == 0x189 || c == 0x256;
}

/* In a word with Latin letters, a letter of another script is one that looks like them. */
static bool is_lookalike(const TextRun *run, const char *p)
{
    GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(p));
    if (script != G_UNICODE_SCRIPT_CYRILLIC && script != G_UNICODE_SCRIPT_GREEK) {
        return false;
    }
    gunichar before = letter_before(run->text, p), after = letter_at(g_utf8_next_char(p));
    return (is_letter(before) && g_unichar_get_script(before) == G_UNICODE_SCRIPT_LATIN) ||
           (is_letter(after) && g_unichar_get_script(after) == G_UNICODE_SCRIPT_LATIN);
}

static void check_letter(Check *check, const TextRun *run, const char *p)
{
    gunichar c = letter_at(p);
    if (is_no_break(c)) {
        add_code(check, FINDING_TEXT_NO_BREAK, run, p);
    } else if (is_invisible(c)) {
        add_code(check, FINDING_TEXT_INVISIBLE, run, p);
    } else if (is_false_d(c)) {
        add_code(check, FINDING_TEXT_LETTER_D, run, p);
    } else if (is_lookalike(run, p)) {
        add_code(check, FINDING_TEXT_LOOKALIKE, run, p);
    }
}

/* Said once for a file: its passages come from one hand or one keyboard. */
static void check_composed(Check *check)
{
    for (size_t i = 0; i < check->run_count;) {
        const TextRun *first = NULL;
        const SourceFile *file = check->run[i].file;
        unsigned passages = 0;
        for (; i < check->run_count && check->run[i].file == file; i++) {
            bool decomposed = check->run[i].decomposed.line > 0;
            first = decomposed && !first ? &check->run[i] : first;
            passages += decomposed;
        }
        if (first) {
            char count[16];
            g_snprintf(count, sizeof count, "%u", passages);
            findings_add(check->findings, FINDING_TEXT_DECOMPOSED, first->decomposed, count, NULL);
        }
    }
}

static bool is_plain_letter(const char *p)
{
    if ((guchar)*p < 0x80) {
        return g_ascii_isalpha(*p);
    }
    gunichar c = g_utf8_get_char(p);
    return (c >= 0xc0 && c < 0x250 && !is_false_d(c)) || (c >= 0x1ea0 && c <= 0x1ef9);
}

/* By far most letters, and spaces between them, are of no interest to any of the checks that look
 * at each. */
static bool is_plain(const char *p)
{
    return is_plain_letter(*p == ' ' ? p + 1 : p);
}

/* At a character that is no letter of ASCII. */
static void check_character(Check *check, const TextRun *run, const char *p)
{
    if ((guchar)*p >= 0x80) {
        check_inside(check, run, p);
        check_dash(check, run, p);
        check_letter(check, run, p);
    } else if (*p == ' ') {
        check_spaces(check, run, p);
        check_before_mark(check, run, p);
        check_inside(check, run, p);
    } else if (*p == '(') {
        check_bracket(check, run, p);
        check_inside(check, run, p);
    } else if (*p == '[') {
        check_inside(check, run, p);
    } else if (*p == '-') {
        check_hyphen(check, run, p);
    } else if (g_ascii_isdigit(*p)) {
        check_decimal_point(check, run, p);
    } else if (strchr(MARKS, *p)) {
        check_after_mark(check, run, p);
        check_marks_twice(check, run, p);
    }
}

/* What stands from `p` to `end`. */
static void check_stretch(Check *check, const TextRun *run, const char *p, const char *end)
{
    for (; p < end; p = g_utf8_next_char(p)) {
        if (!is_plain(p)) {
            check_character(check, run, p);
        }
    }
}

/* Words of letters with one space before them are passed over. */
static void check_letters_of(Check *check, const TextRun *run)
{
    const char *done = run->text;
    for (size_t i = 0; i < run->word_count; i++) {
        const LexiconWord *word = lexicon_word(check->lexicon, run->word[i].id);
        const char *start = run_word(run, i), *end = start + word->length;
        if (!word->letters) {
            check_stretch(check, run, done, end);
        } else if (start != done + 1 || *done != ' ') {
            check_stretch(check, run, done, start);
        }
        done = end;
    }
    check_stretch(check, run, done, run->text + run->length);
}

void check_text(Check *check)
{
    const Phrases *pairs = coordinations(check);
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        check_straight_quotes(check, run);
        check_pairs(check, run);
        check_coordination(check, pairs, run);
        check_letters_of(check, run);
    }
    check_composed(check);
}
