/* Provinces, districts and agencies, as they are on the plan's own day. An old plan keeps the names
 * of its time. */
#include "check/dates.h"
#include "check/phrases.h"
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

/* A name that is none any more. */
typedef struct OldName {
    FindingRule rule;
    const char *words, *now;
} OldName;

/* The district level and what took its work; and agencies merged in 2025: both had gone by the
 * first day of the new provinces. */
static const OldName OLD_NAMES[] = {
    {FINDING_UNIT_DISTRICT, "cấp huyện", "cấp xã"},
    {FINDING_UNIT_DISTRICT, "các huyện, thị xã", "các xã, phường"},
    {FINDING_UNIT_DISTRICT, "các huyện, thành phố", "các xã, phường"},
    {FINDING_UNIT_DISTRICT, "các quận, huyện", "các xã, phường"},
    {FINDING_UNIT_DISTRICT, "UBND các huyện", "UBND các xã, phường"},
    {FINDING_UNIT_DISTRICT, "Ủy ban nhân dân các huyện", "Ủy ban nhân dân các xã, phường"},
    {FINDING_UNIT_DISTRICT, "UBND huyện", "UBND xã"},
    {FINDING_UNIT_DISTRICT, "Ủy ban nhân dân huyện", "Ủy ban nhân dân xã"},
    {FINDING_AGENCY_RENAMED, "Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"},
    {FINDING_AGENCY_RENAMED, "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"},
    {FINDING_AGENCY_RENAMED, "Bộ TT&TT", "Bộ Khoa học và Công nghệ"},
    {FINDING_AGENCY_RENAMED, "Sở TT&TT", "Sở Khoa học và Công nghệ"},
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

/* What to look for: OLD_NAMES, and the provinces that were merged by that day. In the pool. */
static const OldName *old_names(Check *check, int day, size_t *count)
{
    const Catalogue *catalogue = check->plan->catalogue;
    size_t units = catalogue ? (size_t)catalogue->unit_count : 0;
    OldName *names = POOL_ARRAY(check->pool, OldName, G_N_ELEMENTS(OLD_NAMES) + units);
    memcpy(names, OLD_NAMES, sizeof OLD_NAMES);
    *count = G_N_ELEMENTS(OLD_NAMES);
    for (size_t i = 0; i < units; i++) {
        const Unit *unit = &catalogue->unit[i], *now = merged_unit(catalogue, unit, day);
        if (now) {
            names[(*count)++] = (OldName){
                FINDING_UNIT_MERGED, pool_printf(check->pool, "tỉnh %s", unit->name), now->name};
        }
    }
    return names;
}

typedef struct OldNames {
    const OldName *name;
    size_t count;
    Phrases *phrases;   /* numbered alike */
    const char **first; /* where each stands first in a run, or NULL */
} OldNames;

static OldNames old_names_new(Check *check, int day)
{
    OldNames old = {.phrases = phrases_new(check)};
    old.name = old_names(check, day, &old.count);
    old.first = POOL_ARRAY(check->pool, const char *, old.count);
    for (size_t i = 0; i < old.count; i++) {
        phrases_add(old.phrases, old.name[i].words);
    }
    return old;
}

/* Each province is told once a run; of the districts and of the agencies one name is. */
static void check_old_names(Check *check, const OldNames *old, const TextRun *run)
{
    PhrasePlace at = {0};
    bool found = false;
    while (phrases_next(old->phrases, run, &at)) {
        old->first[at.number] = old->first[at.number] ? old->first[at.number] : at.start;
        found = true;
    }
    FindingRule told = FINDING_RULE_COUNT;
    for (size_t i = 0; found && i < old->count; i++) {
        const OldName *name = &old->name[i];
        const char *start = old->first[i];
        old->first[i] = NULL;
        bool again = name->rule == told && told != FINDING_UNIT_MERGED;
        if (start && !again && !speaks_of_past(run, start)) {
            findings_add(check->findings, name->rule, run_place(run, start), name->words, name->now,
                         NULL);
            told = name->rule;
        }
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
            check_tell(check, FINDING_UNIT_SPELLING, run, name, length, unit->name);
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
    OldNames old = old_names_new(check, day);
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        if (strcmp(run->inside, "nguon") == 0 || strcmp(run->element, "nguon") == 0 ||
            strcmp(run->inside, "can-cu") == 0 || strcmp(run->element, "can-cu") == 0) {
            continue;
        }
        check_spelt(check, run);
        if (day >= TWO_TIERS) {
            check_old_names(check, &old, run);
        }
    }
}
