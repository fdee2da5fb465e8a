/* How other documents and their parts are named. */
#include "check/kinds.h"
#include "check/phrases.h"
#include "check/words.h"

#include <string.h>

static bool is_capital(gunichar c)
{
    return g_unichar_isupper(c);
}

/* Abbreviations with a small letter in them, as they look when someone has put them in capitals. */
static void check_upper_symbols(Check *check, const TextRun *run)
{
    static const struct {
        const char *wrong, *right;
    } SYMBOLS[] = {{"QĐ-TTG", "QĐ-TTg"}, {"CT-TTG", "CT-TTg"}, {"NQ-TTG", "NQ-TTg"},
                   {"CĐ-TTG", "CĐ-TTg"}, {"/TTR-", "/TTr-"},   {"/CTR-", "/CTr-"},
                   {"/QYĐ-", "/QyĐ-"}};
    for (size_t i = 0; run_has(run, '-') && i < G_N_ELEMENTS(SYMBOLS); i++) {
        for (const char *p = run->text; (p = strstr(p, SYMBOLS[i].wrong));
             p += strlen(SYMBOLS[i].wrong)) {
            check_tell(check, FINDING_CITE_SYMBOL_UPPER, run, p, strlen(SYMBOLS[i].wrong),
                       SYMBOLS[i].right);
        }
    }
}

/* "411/ QĐ-TTg", "134 /KH-UBND", "466/QĐ- BTTTT": a number, "/", letters, "-", letters. */
static void check_symbol_spaces(Check *check, const TextRun *run, const char *slash)
{
    const char *before = slash, *after = slash + 1;
    while (before > run->text && before[-1] == ' ') {
        before--;
    }
    after += strspn(after, " ");
    size_t kind = word_length(after);
    const char *hyphen = after + kind;
    hyphen += strspn(hyphen, " ");
    const char *issuer = hyphen + 1 + (*hyphen ? strspn(hyphen + 1, " ") : 0);
    if (before == run->text || !g_ascii_isdigit(before[-1]) || !is_capital(letter_at(after)) ||
        *hyphen != '-' || !is_capital(letter_at(issuer))) {
        return;
    }
    const char *start = before;
    while (start > run->text && g_ascii_isdigit(start[-1])) {
        start--;
    }
    size_t length = (size_t)(issuer + word_length(issuer) - start);
    char *typed = g_strndup(start, length);
    bool spaced = strchr(typed, ' ') != NULL;
    char **parts = g_strsplit(typed, " ", -1);
    char *right = g_strjoinv("", parts);
    if (spaced) {
        findings_add(check->findings, FINDING_CITE_SYMBOL_SPACES, run_place(run, start), typed,
                     right, NULL);
    }
    g_free(right);
    g_strfreev(parts);
    g_free(typed);
}

/* Bytes between the word and the number of a law: the longest names have about a hundred. */
#define LAW_REACH 160

/* "Luật Giao dịch điện tử số 20/2023/QH15": laws go by their names. */
static void check_law(Check *check, const TextRun *run)
{
    for (const char *p = run->text; (p = strstr(p, "/QH")); p += strlen("/QH")) {
        const char *number = p;
        while (number > run->text && strchr("0123456789/", number[-1])) {
            number--;
        }
        const char *from = number - run->text > LAW_REACH ? number - LAW_REACH : run->text;
        const char *law = g_strrstr_len(from, number - from, "Luật ");
        bool near = law && !memchr(law, ';', (size_t)(number - law)) &&
                    !memchr(law, '.', (size_t)(number - law));
        if (near && g_ascii_isdigit(*number)) {
            check_tell(check, FINDING_CITE_LAW_NUMBER, run, number,
                       (size_t)(p + 3 + strspn(p + 3, "0123456789") - number), NULL);
        }
    }
}

/* PL II, Mục V, khoản 7: Phần … Điều with a capital, khoản and điểm without, within a sentence. */
static const struct {
    const char *wrong, *right;
    const char *number; /* what it begins with */
} PARTS[] = {{"Khoản", "khoản", "0123456789"},
             {"Điểm", "điểm", "abcdeghiklmnopqrstuvxy"},
             {"điều", "Điều", "0123456789"},
             {"mục", "Mục", "IVX"},
             {"chương", "Chương", "IVX"}};

static void check_part_letter(Check *check, const TextRun *run, const PhrasePlace *at)
{
    const char *p = at->start, *space = p + at->length, *number = space + (*space == ' ');
    size_t length = number > space ? strspn(number, PARTS[at->number].number) : 0;
    bool sentence = p == run->text || (p - run->text >= 2 && strchr(".:;!?", p[-2]));
    bool numbered = length > 0 && length <= 5 && word_length(number) == length &&
                    !(PARTS[at->number].number[0] == 'a' && length > 1);
    if (numbered && !sentence) {
        check_tell(check, FINDING_CITE_PART_LETTER, run, p, (size_t)(number + length - p),
                   PARTS[at->number].right);
    }
}

/* "Điều 6 khoản 2": parts are named from small to large. */
static void check_part_order(Check *check, const TextRun *run, const PhrasePlace *at)
{
    const char *p = at->start, *q = p + at->length;
    size_t digits = *q == ' ' ? strspn(q + 1, "0123456789") : 0;
    const char *next = q + 1 + digits;
    if (digits == 0) {
        return;
    }
    next += *next == ',';
    if (g_str_has_prefix(next, " khoản ") && g_ascii_isdigit(next[strlen(" khoản ")])) {
        const char *number = next + strlen(" khoản ");
        check_tell(check, FINDING_CITE_ORDER, run, p,
                   (size_t)(number - p) + strspn(number, "0123456789"), NULL);
    }
}

/* "quyết định số 411/QĐ-TTg": the kind of a concrete document has a capital. */
static void check_kind_letter(Check *check, const TextRun *run, const PhrasePlace *at)
{
    const char *space = at->start + at->length, *start;
    if (at->start == run->text || at->start[-1] != ' ' || *space != ' ') {
        return;
    }
    size_t digits = strspn(space + 1, "0123456789");
    const DocumentKind *kind = digits > 0 && space[1 + digits] == '/'
                                   ? kind_before(run->text, at->start - 1, &start)
                                   : NULL;
    if (kind && g_unichar_islower(letter_at(start))) {
        check_tell(check, FINDING_CITE_KIND_LETTER, run, start, (size_t)(at->start - 1 - start),
                   kind->name);
    }
}

/* ---- the group ---- */

/* What is looked for behind the parts of PARTS. */
enum { WORD_ARTICLE = G_N_ELEMENTS(PARTS), WORD_NUMBER };

static const Phrases *words_of_citations(const Check *check)
{
    Phrases *words = phrases_new(check);
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        phrases_add(words, PARTS[i].wrong);
    }
    phrases_add(words, "Điều");
    phrases_add(words, "số");
    return words;
}

static void check_words(Check *check, const Phrases *words, const TextRun *run)
{
    for (PhrasePlace at = {0}; phrases_next(words, run, &at);) {
        if (at.number < G_N_ELEMENTS(PARTS)) {
            check_part_letter(check, run, &at);
        } else if (at.number == WORD_ARTICLE) {
            check_part_order(check, run, &at);
        } else if (at.number == WORD_NUMBER) {
            check_kind_letter(check, run, &at);
        }
    }
}

void check_citations(Check *check)
{
    const Phrases *words = words_of_citations(check);
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        check_upper_symbols(check, run);
        if (run_has(run, '/')) {
            for (const char *p = run->text; (p = strchr(p, '/')); p++) {
                check_symbol_spaces(check, run, p);
            }
            check_law(check, run);
        }
        check_words(check, words, run);
    }
}
