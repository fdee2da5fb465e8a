/* Provinces, districts and agencies, as they are on the plan's own day. An old plan keeps the names
 * of its time. */
#include "check/checks.h"
#include "check/dates.h"
#include "check/words.h"

#include <string.h>

/* The first day of two-tier local government (NQ 203/2025/QH15) and of the 34 provinces (NQ
 * 202/2025/QH15). */
#define TWO_TIERS 20250701

/* Without marks, case, spaces and hyphens: what a misspelt name has in common with the right one.
 * g_free it. */
static char *folded(const char *text, size_t length)
{
    char *parts = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFD);
    GString *out = g_string_new(NULL);
    for (const char *p = parts ? parts : ""; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        c = c == 0x111 ? 'd' : c;
        if (g_unichar_isalnum(c)) {
            g_string_append_unichar(out, c);
        }
    }
    g_free(parts);
    return g_string_free(out, FALSE);
}

/* ---- the head ---- */

static const char *upper_name(Check *check, const Unit *unit)
{
    return plan_upper(check->pool, unit->name);
}

/* "TỈNH THANH HÓA" among the lines of the issuer and its parent. */
static void check_issuer_line(Check *check, const Fact *line)
{
    const Unit *unit = check->plan->head.unit;
    const char *text = line->text ? line->text : "";
    const char *province = strstr(text, "TỈNH "), *city = strstr(text, "THÀNH PHỐ ");
    const char *name = province ? province + strlen("TỈNH ")
                       : city   ? city + strlen("THÀNH PHỐ ")
                                : NULL;
    if (!name) {
        return;
    }
    const char *right = upper_name(check, unit);
    char *ours = folded(right, strlen(right)), *theirs = folded(name, strlen(name));
    const char *title = unit->city ? "THÀNH PHỐ" : "TỈNH";
    if (strcmp(ours, theirs) != 0) {
        findings_add(check->findings, FINDING_UNIT_CODE, line->pos, text, unit->code, unit->system,
                     unit->name, NULL);
    } else if ((province != NULL) == unit->city) {
        findings_add(check->findings, FINDING_UNIT_TITLE, line->pos, text, title, right, NULL);
    } else if (strcmp(name, right) != 0) {
        findings_add(check->findings, FINDING_UNIT_SPELLING, line->pos, name, right, NULL);
    }
    g_free(ours);
    g_free(theirs);
}

static void check_issuer(Check *check)
{
    const PlanHead *head = &check->plan->head;
    for (int i = 0; head->unit && i < head->parent_agency.count; i++) {
        check_issuer_line(check, &head->parent_agency.items[i]);
    }
    for (int i = 0; head->unit && i < head->issuer.count; i++) {
        check_issuer_line(check, &head->issuer.items[i]);
    }
}

/* ---- the text ---- */

typedef struct Phrase {
    const char *words, *now;
} Phrase;

/* The district level and what took its work. */
static const Phrase DISTRICT[] = {
    {"cấp huyện", "cấp xã"},
    {"các huyện, thị xã", "các xã, phường"},
    {"các huyện, thành phố", "các xã, phường"},
    {"các quận, huyện", "các xã, phường"},
    {"UBND các huyện", "UBND các xã, phường"},
    {"Ủy ban nhân dân các huyện", "Ủy ban nhân dân các xã, phường"},
    {"UBND huyện", "UBND xã"},
    {"Ủy ban nhân dân huyện", "Ủy ban nhân dân xã"},
};

/* Merged in 2025; both had gone by the first day of the new provinces. */
static const Phrase AGENCIES[] = {
    {"Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"},
    {"Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"},
    {"Bộ TT&TT", "Bộ Khoa học và Công nghệ"},
    {"Sở TT&TT", "Sở Khoa học và Công nghệ"},
};

/* Speaks of the past: "huyện Hậu Lộc (cũ)", "trước khi sắp xếp", or cites a document of its day. */
static bool speaks_of_past(const TextRun *run, const char *at)
{
    static const char *const WORDS[] = {"(cũ)",      " cũ",          "trước đây",
                                        "trước khi", "nguyên là",    "sáp nhập",
                                        "hợp nhất",  "bỏ cấp huyện", "không tổ chức"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (strstr(run->text, WORDS[i])) {
            return true;
        }
    }
    /* "… số 5046/KH-UBND ngày 29/12/2023 của UBND tỉnh Hải Dương" */
    size_t back = MIN((size_t)(at - run->text), (size_t)90);
    const char *start = at - back;
    char *before = g_strndup(start, back);
    const char *of = g_strrstr(before, "của ");
    bool cited = of && strstr(before, "ngày ") && strstr(before, "ngày ") < of;
    g_free(before);
    return cited;
}

static void check_phrases(Check *check, const TextRun *run, const Phrase *phrases, size_t count,
                          FindingRule rule)
{
    for (size_t i = 0; i < count; i++) {
        const char *at = word_find(run->text, run->text, phrases[i].words);
        if (at && !speaks_of_past(run, at)) {
            findings_add(check->findings, rule, run_pos(run, (size_t)(at - run->text)),
                         phrases[i].words, phrases[i].now, NULL);
            return;
        }
    }
}

/* A province that is none any more: no unit of its name is in force that day. */
static const Unit *merged_unit(const Catalogue *catalogue, const Unit *unit, int day)
{
    for (int i = 0; i < catalogue->unit_count; i++) {
        const Unit *other = &catalogue->unit[i];
        bool valid =
            (other->from == 0 || day >= other->from) && (other->until == 0 || day <= other->until);
        if (valid && strcmp(other->name, unit->name) == 0) {
            return NULL;
        }
    }
    return unit->successor;
}

static void check_merged(Check *check, const TextRun *run, int day)
{
    const Catalogue *catalogue = check->plan->catalogue;
    for (int i = 0; catalogue && i < catalogue->unit_count; i++) {
        const Unit *unit = &catalogue->unit[i];
        const Unit *now = merged_unit(catalogue, unit, day);
        char *words = now ? g_strconcat("tỉnh ", unit->name, NULL) : NULL;
        const char *at = words ? word_find(run->text, run->text, words) : NULL;
        if (at && !speaks_of_past(run, at)) {
            findings_add(check->findings, FINDING_UNIT_MERGED,
                         run_pos(run, (size_t)(at - run->text)), words, now->name, NULL);
        }
        g_free(words);
    }
}

/* Such a name stands there, spelled right. */
static bool is_spelt(const Catalogue *catalogue, const char *name)
{
    bool spelt = false;
    for (int i = 0; i < catalogue->unit_count && !spelt; i++) {
        spelt = word_is(name, catalogue->unit[i].name);
    }
    return spelt;
}

/* The name that stands there if it is a province's but for marks, spaces or hyphens. */
static const Unit *misspelt(const Catalogue *catalogue, const char *name, size_t *length)
{
    const Unit *meant = NULL;
    for (int i = 0; i < catalogue->unit_count && !meant; i++) {
        const Unit *unit = &catalogue->unit[i];
        char *right = folded(unit->name, strlen(unit->name));
        const char *p = name;
        size_t wanted = strlen(right);
        /* As many letters as the name has, in any spelling. */
        for (size_t letters = 0; *p && letters < wanted; p = g_utf8_next_char(p)) {
            letters += g_unichar_isalnum(g_utf8_get_char(p)) ? 1 : 0;
        }
        *length = (size_t)(p - name);
        char *typed = folded(name, *length);
        if (!g_unichar_isalnum(letter_at(p)) && strcmp(typed, right) == 0) {
            meant = unit;
        }
        g_free(typed);
        g_free(right);
    }
    return meant;
}

static void check_spelt(Check *check, const TextRun *run)
{
    static const char WORD[] = "tỉnh ";
    const Catalogue *catalogue = check->plan->catalogue;
    for (const char *at = strstr(run->text, WORD); at && catalogue; at = strstr(at + 1, WORD)) {
        const char *name = at + strlen(WORD);
        size_t length;
        bool doubtful = g_unichar_isupper(letter_at(name)) && !is_spelt(catalogue, name);
        const Unit *unit = doubtful ? misspelt(catalogue, name, &length) : NULL;
        if (unit) {
            char *typed = g_strndup(name, length);
            findings_add(check->findings, FINDING_UNIT_SPELLING,
                         run_pos(run, (size_t)(name - run->text)), typed, unit->name, NULL);
            g_free(typed);
        }
    }
}

void check_units(Check *check)
{
    int day = day_number(check->plan->head.date);
    /* A book speaks of plans of all times. */
    if (check->plan->head.form != FORM_PLAN || day == 0) {
        return;
    }
    check_issuer(check);
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        if (strcmp(run->inside, "nguon") == 0 || strcmp(run->element, "nguon") == 0 ||
            strcmp(run->inside, "can-cu") == 0 || strcmp(run->element, "can-cu") == 0) {
            continue;
        }
        check_spelt(check, run);
        if (day >= TWO_TIERS) {
            check_phrases(check, run, DISTRICT, G_N_ELEMENTS(DISTRICT), FINDING_UNIT_DISTRICT);
            check_phrases(check, run, AGENCIES, G_N_ELEMENTS(AGENCIES), FINDING_AGENCY_RENAMED);
            check_merged(check, run, day);
        }
    }
}
