/* Capitals of names and sentences (NĐ 30, PL II). */
#include "check/phrases.h"
#include "check/words.h"

#include <string.h>

typedef struct Writing {
    FindingRule rule;
    const char *wrong, *right;
} Writing;

static const Writing NAMES[] = {
    {FINDING_CAPITALS_COUNTRY, "Việt nam", "Việt Nam"},
    {FINDING_CAPITALS_COUNTRY, "việt nam", "Việt Nam"},
    {FINDING_CAPITALS_CITY, "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
    {FINDING_CAPITALS_CITY, "thủ đô Hà Nội", "Thủ đô Hà Nội"},
    {FINDING_CAPITALS_AGENCY, "Ủy Ban Nhân Dân", "Ủy ban nhân dân"},
    {FINDING_CAPITALS_AGENCY, "Ủy ban Nhân dân", "Ủy ban nhân dân"},
    {FINDING_CAPITALS_AGENCY, "Uỷ ban Nhân dân", "Uỷ ban nhân dân"},
    {FINDING_CAPITALS_AGENCY, "ủy ban nhân dân", "Ủy ban nhân dân"},
    {FINDING_CAPITALS_AGENCY, "Hội Đồng Nhân Dân", "Hội đồng nhân dân"},
    {FINDING_CAPITALS_AGENCY, "Hội đồng Nhân dân", "Hội đồng nhân dân"},
    {FINDING_CAPITALS_AGENCY, "hội đồng nhân dân", "Hội đồng nhân dân"},
    {FINDING_CAPITALS_AGENCY, "Thủ Tướng Chính Phủ", "Thủ tướng Chính phủ"},
    {FINDING_CAPITALS_AGENCY, "Thủ tướng chính phủ", "Thủ tướng Chính phủ"},
    {FINDING_CAPITALS_STATE, "Đảng và nhà nước", "Đảng và Nhà nước"},
    {FINDING_CAPITALS_STATE, "Đảng, nhà nước", "Đảng, Nhà nước"},
    {FINDING_CAPITALS_STATE, "nhà nước và nhân dân", "Nhà nước và Nhân dân"},
    {FINDING_CAPITALS_STATE, "phục vụ nhân dân", "phục vụ Nhân dân"},
};

/* Behind the names: PL II, Mục III, khoản 1, điểm b: "Quận 1", "Phường 5". */
static const Writing NUMBERED[] = {
    {FINDING_CAPITALS_NUMBERED, "quận", "Quận"},
    {FINDING_CAPITALS_NUMBERED, "phường", "Phường"},
};

/* "Tỉnh Thanh Hóa" within a sentence: the common noun is small, the name is not. */
static void check_province(Check *check, const TextRun *run, const char *p)
{
    const Unit *unit = check->plan->head.unit;
    bool within =
        p - run->text >= 2 && p[-1] == ' ' && g_unichar_islower(letter_before(run->text, p - 1));
    if (within) {
        findings_add(check->findings, FINDING_CAPITALS_PROVINCE, run_place(run, p),
                     pool_printf(check->pool, "Tỉnh %s", unit->name),
                     pool_printf(check->pool, "tỉnh %s", unit->name), NULL);
    }
}

/* "02 phường 3 tầng" counts things. */
static void check_numbered_unit(Check *check, const TextRun *run, const Writing *unit,
                                const PhrasePlace *at)
{
    const char *space = at->start + at->length, *number = space + (*space == ' ');
    size_t digits = number > space ? strspn(number, "123456789") : 0;
    gunichar after = letter_at(number + digits);
    bool counted = at->start - run->text >= 2 && g_ascii_isdigit(at->start[-2]);
    if (digits > 0 && digits <= 2 && (after == 0 || strchr(",.;)", (int)MIN(after, 127))) &&
        !counted) {
        char *typed = g_strndup(at->start, (size_t)(number + digits - at->start));
        char *right = g_strdup_printf("%s %.*s", unit->right, (int)digits, number);
        findings_add(check->findings, unit->rule, run_place(run, at->start), typed, right, NULL);
        g_free(typed);
        g_free(right);
    }
}

static const Phrases *names_and_units(Check *check)
{
    Phrases *phrases = phrases_new(check);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        phrases_add(phrases, NAMES[i].wrong);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERED); i++) {
        phrases_add(phrases, NUMBERED[i].wrong);
    }
    const Unit *unit = check->plan->head.unit;
    if (unit && !unit->city) {
        phrases_add(phrases, pool_printf(check->pool, "Tỉnh %s", unit->name));
    }
    return phrases;
}

static void check_names(Check *check, const Phrases *names, const TextRun *run)
{
    for (PhrasePlace at = {0}; phrases_next(names, run, &at);) {
        if (at.number < G_N_ELEMENTS(NAMES)) {
            const Writing *name = &NAMES[at.number];
            findings_add(check->findings, name->rule, run_place(run, at.start), name->wrong,
                         name->right, NULL);
        } else if (at.number < G_N_ELEMENTS(NAMES) + G_N_ELEMENTS(NUMBERED)) {
            check_numbered_unit(check, run, &NUMBERED[at.number - G_N_ELEMENTS(NAMES)], &at);
        } else {
            check_province(check, run, at.start);
        }
    }
}

/* A small letter behind the end of a sentence; "v.v. " and "TP. " end none. */
static void check_sentences(Check *check, const TextRun *run)
{
    for (const char *p = run->text; (p = strpbrk(p, ".?!")); p++) {
        const char *next = p + 1 + (p[1] == ' ');
        gunichar before = letter_before(run->text, p);
        const char *word = p;
        while (word > run->text && g_unichar_isalnum(letter_before(run->text, word))) {
            word = g_utf8_prev_char(word);
        }
        bool short_word = g_utf8_strlen(word, p - word) < 2 && before != '%' && before != ')';
        bool ended = (g_unichar_isalnum(before) || before == '%' || before == ')') && !short_word &&
                     !(*p == '.' && in_capitals(word, (size_t)(p - word)));
        if (p[1] == ' ' && ended && g_unichar_islower(letter_at(next))) {
            check_tell(check, FINDING_CAPITALS_SENTENCE, run, next, word_length(next), NULL);
        }
    }
}

/* ---- beginnings, and sentences in capitals ---- */

/* Words in capitals from which a paragraph is shouted: names of agencies have fewer. */
#define SHOUTED_WORDS 6

/* "e-mail", "pH", "iPhone" and names of files are written as they are. */
static bool begins_small(const TextRun *run)
{
    const char *p = run->text;
    size_t length = word_length(p);
    if (length == 0 || !g_unichar_islower(letter_at(p)) || strchr("-./@_", p[length])) {
        return p[length] == ' ' && length > 0 && g_unichar_islower(letter_at(p));
    }
    char *small = in_small(p, length);
    bool plain = strncmp(small, p, length) == 0;
    g_free(small);
    return plain;
}

/* PL II, Mục I: a new line begins with a capital; PL I, Phần I, Mục II, khoản 6: the text is in
 * small letters. */
static void check_paragraph(Check *check, const TextRun *run)
{
    if (run->kind != RUN_PARAGRAPH) {
        return;
    }
    if (begins_small(run)) {
        check_tell(check, FINDING_CAPITALS_PARAGRAPH, run, run->text, word_length(run->text), NULL);
    } else if (in_capitals(run->text, run->length) && run->word_count >= SHOUTED_WORDS &&
               !g_str_has_prefix(run->text, "CỘNG H")) {
        findings_add(check->findings, FINDING_CAPITALS_SHOUTED, run_pos(run, 0), NULL);
    }
}

void check_capitals(Check *check)
{
    bool plan = check->plan->head.form == FORM_PLAN;
    const Phrases *names = names_and_units(check);
    for (size_t i = 0; i < check->run_count; i++) {
        check_names(check, names, &check->run[i]);
        check_sentences(check, &check->run[i]);
        if (plan) {
            check_paragraph(check, &check->run[i]);
        }
    }
}
