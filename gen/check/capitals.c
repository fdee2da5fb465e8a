/* Capitals of names and sentences (NĐ 30, PL II). */
#include "check/checks.h"
#include "check/words.h"

#include <string.h>

typedef struct Writing {
    const char *wrong, *right;
} Writing;

static void check_writings(Check *check, const TextRun *run, FindingRule rule,
                           const Writing *writings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (const char *p = run->text; (p = word_find(run->text, p, writings[i].wrong));
             p += strlen(writings[i].wrong)) {
            findings_add(check->findings, rule, run_place(run, p), writings[i].wrong,
                         writings[i].right, NULL);
        }
    }
}

static void check_names(Check *check, const TextRun *run)
{
    static const Writing COUNTRY[] = {{"Việt nam", "Việt Nam"}, {"việt nam", "Việt Nam"}};
    static const Writing CITY[] = {
        {"thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
        {"thủ đô Hà Nội", "Thủ đô Hà Nội"},
    };
    static const Writing AGENCIES[] = {
        {"Ủy Ban Nhân Dân", "Ủy ban nhân dân"},
        {"Ủy ban Nhân dân", "Ủy ban nhân dân"},
        {"Uỷ ban Nhân dân", "Uỷ ban nhân dân"},
        {"ủy ban nhân dân", "Ủy ban nhân dân"},
        {"Hội Đồng Nhân Dân", "Hội đồng nhân dân"},
        {"Hội đồng Nhân dân", "Hội đồng nhân dân"},
        {"hội đồng nhân dân", "Hội đồng nhân dân"},
        {"Thủ Tướng Chính Phủ", "Thủ tướng Chính phủ"},
        {"Thủ tướng chính phủ", "Thủ tướng Chính phủ"},
    };
    static const Writing STATE[] = {
        {"Đảng và nhà nước", "Đảng và Nhà nước"},
        {"Đảng, nhà nước", "Đảng, Nhà nước"},
        {"nhà nước và nhân dân", "Nhà nước và Nhân dân"},
        {"phục vụ nhân dân", "phục vụ Nhân dân"},
    };
    check_writings(check, run, FINDING_CAPITALS_COUNTRY, COUNTRY, G_N_ELEMENTS(COUNTRY));
    check_writings(check, run, FINDING_CAPITALS_CITY, CITY, G_N_ELEMENTS(CITY));
    check_writings(check, run, FINDING_CAPITALS_AGENCY, AGENCIES, G_N_ELEMENTS(AGENCIES));
    check_writings(check, run, FINDING_CAPITALS_STATE, STATE, G_N_ELEMENTS(STATE));
}

/* "Tỉnh Thanh Hóa" within a sentence, "tỉnh thanh hóa" anywhere: the common noun is small, the name
 * is not. */
static void check_province(Check *check, const TextRun *run)
{
    const Unit *unit = check->plan->head.unit;
    if (!unit || unit->city) {
        return;
    }
    const char *right = pool_printf(check->pool, "tỉnh %s", unit->name);
    const char *wrong = pool_printf(check->pool, "Tỉnh %s", unit->name);
    for (const char *p = run->text; (p = word_find(run->text, p, wrong)); p += strlen(wrong)) {
        bool within = p - run->text >= 2 && p[-1] == ' ' &&
                      g_unichar_islower(letter_before(run->text, p - 1));
        if (within) {
            findings_add(check->findings, FINDING_CAPITALS_PROVINCE, run_place(run, p), wrong,
                         right, NULL);
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
            char *typed = g_strndup(next, word_length(next));
            findings_add(check->findings, FINDING_CAPITALS_SENTENCE, run_place(run, next), typed,
                         NULL);
            g_free(typed);
        }
    }
}

/* ---- beginnings, and sentences in capitals ---- */

/* Words in capitals from which a paragraph is shouted: names of agencies have fewer. */
#define SHOUTED_WORDS 6

static size_t count_words(const char *text)
{
    size_t count = 0, length;
    for (const char *p = text; (p = word_next(p, &length)); p += length) {
        count++;
    }
    return count;
}

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
        char *word = g_strndup(run->text, word_length(run->text));
        findings_add(check->findings, FINDING_CAPITALS_PARAGRAPH, run_pos(run, 0), word, NULL);
        g_free(word);
    } else if (in_capitals(run->text, run->length) && count_words(run->text) >= SHOUTED_WORDS &&
               !g_str_has_prefix(run->text, "CỘNG H")) {
        findings_add(check->findings, FINDING_CAPITALS_SHOUTED, run_pos(run, 0), NULL);
    }
}

/* PL II, Mục III, khoản 1, điểm b: "Quận 1", "Phường 5". "02 phường 3 tầng" counts things. */
static void check_numbered_units(Check *check, const TextRun *run)
{
    static const Writing UNITS[] = {{"quận ", "Quận"}, {"phường ", "Phường"}};
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++) {
        const char *wrong = UNITS[i].wrong;
        for (const char *p = run->text; (p = strstr(p, wrong)); p += strlen(wrong)) {
            const char *number = p + strlen(wrong);
            size_t digits = strspn(number, "123456789");
            gunichar after = letter_at(number + digits), before = letter_before(run->text, p);
            bool counted = p - run->text >= 2 && g_ascii_isdigit(p[-2]);
            if (digits > 0 && digits <= 2 && (after == 0 || strchr(",.;)", (int)MIN(after, 127))) &&
                !g_unichar_isalnum(before) && !counted) {
                char *typed = g_strndup(p, strlen(wrong) + digits);
                char *right = g_strdup_printf("%s %.*s", UNITS[i].right, (int)digits, number);
                findings_add(check->findings, FINDING_CAPITALS_NUMBERED, run_place(run, p), typed,
                             right, NULL);
                g_free(typed);
                g_free(right);
            }
        }
    }
}

void check_capitals(Check *check)
{
    bool plan = check->plan->head.form == FORM_PLAN;
    for (size_t i = 0; i < check->run_count; i++) {
        check_names(check, &check->run[i]);
        check_province(check, &check->run[i]);
        check_sentences(check, &check->run[i]);
        check_numbered_units(check, &check->run[i]);
        if (plan) {
            check_paragraph(check, &check->run[i]);
        }
    }
}
