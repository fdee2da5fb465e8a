/* The components around the text, as ke-hoach.xml gives them (NĐ 30, PL I, Phần I, Mục II). */
#include "base/hash.h"
#include "check/checks.h"
#include "check/kinds.h"
#include "check/words.h"

#include <string.h>

static bool known(const Fact *fact)
{
    return fact->state != FACT_UNKNOWN && fact->text && *fact->text;
}

static void add(Check *check, FindingRule rule, const Fact *fact)
{
    findings_add(check->findings, rule, fact->pos, fact->text, NULL);
}

static void check_capitals_of(Check *check, FindingRule rule, const Fact *fact)
{
    if (known(fact) && !in_capitals(fact->text, strlen(fact->text))) {
        add(check, rule, fact);
    }
}

static void check_lines(Check *check, FindingRule rule, const FactList *lines)
{
    for (int i = 0; i < lines->count; i++) {
        check_capitals_of(check, rule, &lines->items[i]);
    }
}

static bool ends_in_mark(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && strchr(".,;:", text[length - 1]);
}

/* ---- head ---- */

static bool is_committee(const PlanHead *head)
{
    const char *name = head->issuer.count > 0 ? head->issuer.items[0].text : "";
    return g_str_has_prefix(name, "ỦY BAN NHÂN DÂN") || g_str_has_prefix(name, "UỶ BAN NHÂN DÂN") ||
           g_str_has_prefix(name, "HỘI ĐỒNG NHÂN DÂN");
}

/* A province's committee has no agency above it that would be printed. */
static bool is_provincial(const PlanHead *head)
{
    for (int i = 0; i < head->issuer.count; i++) {
        const char *line = head->issuer.items[i].text;
        if (strstr(line, "TỈNH") || (head->unit && head->unit->city && strstr(line, "THÀNH PHỐ"))) {
            return is_committee(head);
        }
    }
    return false;
}

static void check_issuer(Check *check, const PlanHead *head)
{
    check_lines(check, FINDING_FORM_ISSUER_CAPITALS, &head->issuer);
    check_lines(check, FINDING_FORM_ISSUER_CAPITALS, &head->parent_agency);
    if (head->parent_agency.count > 0 && is_provincial(head)) {
        add(check, FINDING_FORM_PARENT, &head->parent_agency.items[0]);
    }
}

static void check_symbol(Check *check, const PlanHead *head)
{
    const Fact *symbol = &head->symbol;
    if (!known(symbol)) {
        return;
    }
    const char *text = symbol->text, *hyphen = strchr(text, '-');
    size_t length = hyphen ? (size_t)(hyphen - text) : strlen(text);
    const DocumentKind *kind = known(&head->type) ? kind_find(head->type.text) : NULL;
    const char *shortened = kind ? kind->shortened : NULL;
    if (strchr(text, ' ')) {
        add(check, FINDING_FORM_SYMBOL_SPACES, symbol);
    } else if (shortened && (strlen(shortened) != length || memcmp(text, shortened, length) != 0)) {
        findings_add(check->findings, FINDING_FORM_SYMBOL_TYPE, symbol->pos, text, shortened,
                     kind->name, NULL);
    } else if (!hyphen || !g_unichar_isupper(letter_at(hyphen + 1))) {
        add(check, FINDING_FORM_SYMBOL_ISSUER, symbol);
    }
}

static void check_number(Check *check, const PlanHead *head)
{
    const char *text = known(&head->number) ? head->number.text : "";
    size_t zeros = strspn(text, "0");
    if (zeros > 1 || (zeros == 1 && strlen(text) > 2)) {
        findings_add(check->findings, FINDING_FORM_NUMBER_ZEROS, head->number.pos, text,
                     text + (strlen(text) - zeros > 1 ? zeros : zeros - 1), NULL);
    }
}

static void check_place(Check *check, const PlanHead *head)
{
    const Fact *place = &head->place;
    if (!known(place)) {
        return;
    }
    if (ends_in_mark(place->text)) {
        add(check, FINDING_FORM_PLACE_MARK, place);
    } else if (!g_unichar_isupper(letter_at(place->text)) ||
               in_capitals(place->text, strlen(place->text))) {
        add(check, FINDING_FORM_PLACE_CAPITALS, place);
    }
}

static void check_subject(Check *check, const PlanHead *head)
{
    const Fact *subject = &head->subject;
    if (!known(subject)) {
        return;
    }
    const char *text = subject->text;
    const DocumentKind *kind = known(&head->type) ? kind_find(head->type.text) : NULL;
    if (in_capitals(text, strlen(text))) {
        add(check, FINDING_FORM_SUBJECT_CAPITALS, subject);
        return;
    }
    if (ends_in_mark(text)) {
        add(check, FINDING_FORM_SUBJECT_END, subject);
    }
    const char *again = g_str_has_prefix(text, "V/v") ? "V/v" : kind ? kind->name : NULL;
    if (again && g_str_has_prefix(text, again)) {
        findings_add(check->findings, FINDING_FORM_SUBJECT_ABOUT, subject->pos, again, NULL);
    }
}

static void check_circulation(Check *check, const PlanHead *head)
{
    const Fact *mark = &head->circulation;
    if (known(mark) && strcmp(mark->text, "XEM XONG TRẢ LẠI") != 0 &&
        strcmp(mark->text, "LƯU HÀNH NỘI BỘ") != 0) {
        add(check, FINDING_FORM_CIRCULATION, mark);
    }
}

/* ---- signature ---- */

static const Fact *find_capacity(const PlanHead *head, const char *prefix)
{
    for (int i = 0; i < head->capacity.count; i++) {
        if (g_str_has_prefix(head->capacity.items[i].text, prefix)) {
            return &head->capacity.items[i];
        }
    }
    return NULL;
}

static void check_capacity_form(Check *check, const Fact *line)
{
    static const char *const PREFIXES[] = {"TM. ", "KT. ", "TL. ", "TUQ. ", "Q. "};
    for (size_t i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
        if (g_str_has_prefix(line->text, PREFIXES[i])) {
            check_capitals_of(check, FINDING_FORM_CAPACITY_CAPITALS, line);
            return;
        }
    }
    add(check, FINDING_FORM_CAPACITY, line);
}

/* Điều 13: who signs for whom. By order and by authorisation others than deputies sign. */
static void check_capacity(Check *check, const PlanHead *head)
{
    for (int i = 0; i < head->capacity.count; i++) {
        check_capacity_form(check, &head->capacity.items[i]);
    }
    const Fact *collective = find_capacity(head, "TM."), *deputy = find_capacity(head, "KT.");
    bool other = find_capacity(head, "TL.") || find_capacity(head, "TUQ.");
    if (collective && deputy && deputy < collective) {
        add(check, FINDING_FORM_CAPACITY_ORDER, deputy);
    }
    if (!known(&head->office)) {
        return;
    }
    bool is_deputy = g_str_has_prefix(head->office.text, "PHÓ ");
    if (deputy && !is_deputy) {
        findings_add(check->findings, FINDING_FORM_DEPUTY_OFFICE, head->office.pos, deputy->text,
                     head->office.text, NULL);
    } else if (!deputy && is_deputy && !other) {
        findings_add(check->findings, FINDING_FORM_DEPUTY_CAPACITY, head->office.pos,
                     head->office.text, head->office.text + strlen("PHÓ "), NULL);
    }
    if (is_committee(head) && !collective && !other && head->capacity.state != FACT_UNKNOWN) {
        findings_add(check->findings, FINDING_FORM_COLLECTIVE, head->office.pos,
                     head->issuer.items[0].text, NULL);
    }
}

static void check_signatory(Check *check, const PlanHead *head)
{
    static const char *const TITLES[] = {"GS.",     "PGS.",     "TS.",     "ThS.",     "BS.",
                                         "KS.",     "CN.",      "Tiến sĩ", "Tiến sỹ",  "Thạc sĩ",
                                         "Thạc sỹ", "Giáo sư",  "Bác sĩ",  "Kỹ sư",    "Ông",
                                         "Bà",      "Đồng chí", "Đ/c",     "Nhà giáo", "Anh hùng"};
    const Fact *name = &head->signatory;
    if (!known(name)) {
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        if (g_str_has_prefix(name->text, TITLES[i]) &&
            !g_unichar_isalpha(letter_at(name->text + strlen(TITLES[i])))) {
            findings_add(check->findings, FINDING_FORM_SIGNATORY_TITLE, name->pos, TITLES[i], NULL);
            return;
        }
    }
    if (in_capitals(name->text, strlen(name->text))) {
        add(check, FINDING_FORM_SIGNATORY_CAPITALS, name);
    }
}

/* ---- recipients ---- */

static void check_recipients(Check *check, const PlanHead *head)
{
    const FactList *list = &head->recipients;
    GHashTable *seen = g_hash_table_new(hash_string, g_str_equal);
    for (int i = 0; i < list->count; i++) {
        const Fact *item = &list->items[i];
        if (ends_in_mark(item->text) || g_str_has_prefix(item->text, "-")) {
            add(check, FINDING_FORM_RECIPIENT_MARK, item);
        }
        if (!g_hash_table_add(seen, pool_strdup(check->pool, item->text))) {
            add(check, FINDING_FORM_RECIPIENT_TWICE, item);
        }
    }
    g_hash_table_destroy(seen);
    if (list->count == 0) {
        return;
    }
    const Fact *archive = &head->archive;
    if (!archive->text) {
        findings_add(check->findings, FINDING_FORM_ARCHIVE_MISSING,
                     list->items[list->count - 1].pos, NULL);
    } else if (known(archive) &&
               (g_str_has_prefix(archive->text, "Lưu") || ends_in_mark(archive->text))) {
        add(check, FINDING_FORM_ARCHIVE_WORD, archive);
    } else if (known(archive) && !word_is(archive->text, "VT")) {
        add(check, FINDING_FORM_ARCHIVE_OFFICE, archive);
    }
}

void check_form(Check *check)
{
    const PlanHead *head = &check->plan->head;
    if (head->form != FORM_PLAN) {
        return;
    }
    check_issuer(check, head);
    check_number(check, head);
    check_symbol(check, head);
    check_place(check, head);
    check_capitals_of(check, FINDING_FORM_TYPE_CAPITALS, &head->type);
    check_subject(check, head);
    check_circulation(check, head);
    check_capacity(check, head);
    check_capitals_of(check, FINDING_FORM_OFFICE_CAPITALS, &head->office);
    check_signatory(check, head);
    check_recipients(check, head);
}
