#include "plan/plan.h"

#include "base/text.h"

#include <string.h>

#define NBSP "\u00A0"
/* Room to write a number or a date by hand. No-break spaces: HTML would collapse others. */
#define ROOM NBSP NBSP NBSP NBSP NBSP
#define UNKNOWN "(chưa rõ)"

/* Agency names printed in capitals, in the writing of running text (NĐ 30, PL II, IV). `more` marks
 * those whose next word, and the word after "và", begins the name of a field. */
static const struct {
    const char *name;
    bool more;
} AGENCIES[] = {
    {"Ủy ban nhân dân", false},
    {"Uỷ ban nhân dân", false},
    {"Hội đồng nhân dân", false},
    {"Ban Quản lý", false},
    {"Ban Chỉ đạo", false},
    {"Văn phòng", true},
    {"Sở", true},
    {"Bộ", true},
    {"Cục", true},
};

/* g_utf8_strup() and g_utf8_strdown() depend on the locale (Turkish i); these must not. */
static void append_changed(GString *out, const char *text, size_t length, bool upper)
{
    for (const char *p = text; p < text + length && *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, upper ? g_unichar_toupper(c) : g_unichar_tolower(c));
    }
}

static const char *pooled(Pool *pool, GString *text)
{
    const char *copy = pool_strndup(pool, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

const char *plan_upper(Pool *pool, const char *text)
{
    GString *out = g_string_new(NULL);
    append_changed(out, text, strlen(text), true);
    return pooled(pool, out);
}

/* Signs of comparison before a figure: ">=10%", "≥ 30%". */
static const char *skip_comparison(const char *text)
{
    while (*text == '<' || *text == '>' || *text == '=' || g_str_has_prefix(text, "≥") ||
           g_str_has_prefix(text, "≤")) {
        text = g_utf8_next_char(text);
    }
    return text + (*text == ' ');
}

bool plan_is_number(const char *text)
{
    Decimal number;
    text = skip_comparison(text);
    size_t used = decimal_parse(text, &number);
    if (used == 0) {
        return false;
    }
    text += used;
    text += *text == ' ';
    return strcmp(text, "") == 0 || strcmp(text, "%") == 0;
}

static const char *lower(Pool *pool, const char *text)
{
    GString *out = g_string_new(NULL);
    append_changed(out, text, strlen(text), false);
    return pooled(pool, out);
}

static bool in_capitals(const char *text)
{
    bool letters = false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_islower(c)) {
            return false;
        }
        letters = letters || g_unichar_isupper(c);
    }
    return letters;
}

/* "KẾ HOẠCH" -> "Kế hoạch"; a text that is not all capitals stays as it is. */
static const char *sentence_case(Pool *pool, const char *text)
{
    if (!in_capitals(text)) {
        return text;
    }
    size_t first = (size_t)(g_utf8_next_char(text) - text);
    GString *out = g_string_new(NULL);
    append_changed(out, text, first, true);
    append_changed(out, text + first, strlen(text + first), false);
    return pooled(pool, out);
}

static bool has_text(const Fact *fact)
{
    return fact->state != FACT_UNKNOWN && fact->text && *fact->text;
}

const char *plan_date_long(Pool *pool, PlanDate date)
{
    if (date.year == 0) {
        return "ngày" ROOM "tháng" ROOM "năm" ROOM;
    }
    return pool_printf(pool, "ngày %02d tháng %s%d năm %d", date.day, date.month <= 2 ? "0" : "",
                       date.month, date.year);
}

const char *plan_date_short(Pool *pool, PlanDate date)
{
    if (date.year == 0) {
        return "…/…/…";
    }
    return pool_printf(pool, "%02d/%s%d/%d", date.day, date.month <= 2 ? "0" : "", date.month,
                       date.year);
}

/* The number as printed, NULL if there is none (yet). */
static const char *printed_number(Pool *pool, const PlanHead *head)
{
    if (!has_text(&head->number)) {
        return NULL;
    }
    const char *number = head->number.text;
    return g_ascii_isdigit(number[0]) && !number[1] ? pool_printf(pool, "0%s", number) : number;
}

static const char *with_symbol(Pool *pool, const PlanHead *head, const char *number)
{
    if (has_text(&head->symbol)) {
        return pool_printf(pool, "%s/%s", number, head->symbol.text);
    }
    return head->symbol.state == FACT_UNKNOWN ? pool_printf(pool, "%s/…", number) : number;
}

const char *plan_code(Pool *pool, const PlanHead *head)
{
    const char *number = printed_number(pool, head);
    return with_symbol(pool, head, number ? number : ROOM);
}

const char *plan_type_name(Pool *pool, const PlanHead *head)
{
    return has_text(&head->type) ? sentence_case(pool, head->type.text) : "văn bản";
}

const char *plan_title_line(Pool *pool, const Plan *plan)
{
    const PlanHead *head = &plan->head;
    const char *type = has_text(&head->type) ? head->type.text : "";
    const char *subject = has_text(&head->subject) ? head->subject.text : "";
    if (head->form == FORM_BOOK) {
        return *subject ? pool_printf(pool, "%s: %s", type, subject) : pool_strdup(pool, type);
    }
    GString *line = g_string_new(sentence_case(pool, type));
    const char *number = printed_number(pool, head);
    if (number) {
        text_append_format(line, " %s", with_symbol(pool, head, number));
    }
    if (head->draft && head->draft_round > 0) {
        text_append_format(line, " (dự thảo lần %d)", head->draft_round);
    } else if (head->draft) {
        g_string_append(line, " (dự thảo)");
    }
    if (*subject) {
        text_append_format(line, "%s%s", line->len > 0 ? ": " : "", subject);
    }
    return pooled(pool, line);
}

static void capitalise(Pool *pool, char **text, size_t at)
{
    char *p = *text + at;
    if (*p) {
        size_t length = (size_t)(g_utf8_next_char(p) - p);
        GString *out = g_string_new_len(*text, (gssize)at);
        append_changed(out, p, length, true);
        g_string_append(out, p + length);
        *text = pool_strndup(pool, out->str, out->len);
        g_string_free(out, TRUE);
    }
}

/* Puts `name` in its own writing wherever the small letters of it stand as whole words; false if
 * they do not. */
static bool restore_name(Pool *pool, char **text, const char *name, bool more)
{
    bool found = false;
    const char *small = lower(pool, name);
    size_t length = strlen(small);
    for (const char *from = *text, *hit; length > 0 && (hit = strstr(from, small));) {
        size_t at = (size_t)(hit - *text);
        bool whole = (at == 0 || hit[-1] == ' ') && (hit[length] == ' ' || !hit[length]);
        if (whole) {
            found = true;
            *text = pool_printf(pool, "%.*s%s%s", (int)at, *text, name, hit + length);
            length = strlen(name);
            if (more && (*text)[at + length] == ' ') {
                capitalise(pool, text, at + length + 1);
                const char *and = strstr(*text + at, " và ");
                if (and) {
                    capitalise(pool, text, (size_t)(and-*text) + strlen(" và "));
                }
            }
        }
        from = *text + at + length;
        length = strlen(small);
    }
    return found;
}

/* The unit's name of a province the catalogue does not know: every word behind "tỉnh" or "thành
 * phố" begins with a capital. */
static void capitalise_unit(Pool *pool, char **text)
{
    static const char *const WORDS[] = {"tỉnh ", "thành phố "};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *hit = strstr(*text, WORDS[i]);
        if (!hit || (hit > *text && hit[-1] != ' ')) {
            continue;
        }
        size_t at = (size_t)(hit - *text) + strlen(WORDS[i]);
        for (bool start = true; (*text)[at]; start = (*text)[at++] == ' ') {
            if (start) {
                capitalise(pool, text, at);
            }
        }
        return;
    }
}

/* The unit's own name, which the catalogue knows, or the place of issue may. */
static void restore_unit(Pool *pool, char **text, const PlanHead *head)
{
    bool found = false;
    if (head->unit) {
        found = restore_name(pool, text, head->unit->name, false);
    } else if (has_text(&head->province)) {
        found = restore_name(pool, text, head->province.text, false);
    }
    if (!found && has_text(&head->place)) {
        found = restore_name(pool, text, head->place.text, false);
    }
    if (!found) {
        capitalise_unit(pool, text);
    }
}

/* "ỦY BAN NHÂN DÂN" + "TỈNH THANH HÓA" -> "Ủy ban nhân dân tỉnh Thanh Hóa". Capitals do not tell
 * which words keep one: the first, those of known agencies and the unit's own name do. */
static const char *issuer_in_text(Pool *pool, const PlanHead *head)
{
    GString *joined = g_string_new(NULL);
    for (int i = 0; i < head->issuer.count; i++) {
        if (has_text(&head->issuer.items[i])) {
            text_append_format(joined, "%s%s", joined->len > 0 ? " " : "",
                               head->issuer.items[i].text);
        }
    }
    const char *line = pooled(pool, joined);
    if (!in_capitals(line)) {
        return line;
    }
    char *text = pool_strdup(pool, lower(pool, line));
    for (size_t i = 0; i < G_N_ELEMENTS(AGENCIES); i++) {
        restore_name(pool, &text, AGENCIES[i].name, AGENCIES[i].more);
    }
    restore_unit(pool, &text, head);
    capitalise(pool, &text, 0);
    return text;
}

const char *plan_annex_attachment(Pool *pool, const PlanHead *head)
{
    if (head->form == FORM_BOOK) {
        return "";
    }
    const char *number = head->draft ? NULL : printed_number(pool, head);
    PlanDate date = head->draft ? (PlanDate){0, 0, 0} : head->date;
    GString *line = g_string_new("(Kèm theo ");
    g_string_append(line, plan_type_name(pool, head));
    text_append_format(line, " số %s %s", with_symbol(pool, head, number ? number : ROOM),
                       plan_date_long(pool, date));
    const char *issuer = issuer_in_text(pool, head);
    if (*issuer) {
        text_append_format(line, "%scủa %s", date.year == 0 ? "" : " ", issuer);
    }
    g_string_append_c(line, ')');
    return pooled(pool, line);
}

int plan_recipient_lines(Pool *pool, const PlanHead *head, const char ***lines)
{
    int count = head->recipients.count;
    bool archive =
        (head->archive.text && *head->archive.text) || head->archive.state == FACT_UNKNOWN;
    *lines = POOL_ARRAY(pool, const char *, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        const Fact *recipient = &head->recipients.items[i];
        bool last = i == count - 1 && !archive;
        (*lines)[i] = pool_printf(pool, "- %s%s", has_text(recipient) ? recipient->text : UNKNOWN,
                                  last ? "." : ";");
    }
    if (archive) {
        (*lines)[count++] = pool_printf(pool, "- Lưu: %s.",
                                        has_text(&head->archive) ? head->archive.text : UNKNOWN);
    }
    return count;
}
