/* Numbers and letters as typed: their order, and that they belong to what stands above them. */
#include "check/checks.h"

#include <stdlib.h>
#include <string.h>

/* The letters of points, in their order (NĐ 30, PL I, II.6đ). */
static const char *const LETTERS[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

static int letter_index(const char *letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
        if (strcmp(letter, LETTERS[i]) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Each break is told once: what follows counts on from the letter that was typed. */
static void check_points(Check *check, const PlanNode *list)
{
    int expected = 0;
    for (const PlanNode *item = list->first; item; item = item->next) {
        const char *letter = item->u.item.number;
        int index = letter ? letter_index(letter) : -1;
        const char *right = expected < (int)G_N_ELEMENTS(LETTERS) ? LETTERS[expected] : "";
        if (letter && index < 0) {
            findings_add(check->findings, FINDING_NUMBER_LETTER, item->pos, letter, right, NULL);
        } else if (letter && index != expected) {
            findings_add(check->findings, FINDING_NUMBER_LETTER_ORDER, item->pos, letter, right,
                         NULL);
        }
        expected = index >= 0 ? index + 1 : expected + 1;
    }
}

static void check_items(Check *check, const PlanNode *list)
{
    long before = 0;
    for (const PlanNode *item = list->first; item; item = item->next) {
        long number = item->u.item.number ? strtol(item->u.item.number, NULL, 10) : 0;
        if (before > 0 && number > 0 && number != before + 1) {
            char words[16];
            g_snprintf(words, sizeof words, "%ld", before + 1);
            findings_add(check->findings, FINDING_NUMBER_ORDER, item->pos, item->u.item.number,
                         words, NULL);
        }
        before = number;
    }
}

static int roman_value(char digit)
{
    return digit == 'I' ? 1 : digit == 'V' ? 5 : digit == 'X' ? 10 : 0;
}

/* The last part of a section's number: of "Điều 3" and "1.3" it is 3, of "IV" 4. 0 if there is
 * none.
 */
static int last_number(const char *number)
{
    const char *p = number + strlen(number);
    while (p > number && g_ascii_isalnum(p[-1])) {
        p--;
    }
    if (g_ascii_isdigit(*p)) {
        return (int)strtol(p, NULL, 10);
    }
    int sum = 0;
    for (; *p; p++) {
        int value = roman_value(*p), next = roman_value(p[1]);
        sum += value < next ? -value : value;
    }
    return sum;
}

/* "1.2" belongs below "1", "2.1.3" below "2.1". */
static bool belongs_below(const char *number, const PlanNode *parent)
{
    const char *point = strrchr(number, '.');
    const char *above = parent->kind == PLAN_SECTION ? parent->u.section.number : NULL;
    SectionRank rank = parent->kind == PLAN_SECTION ? parent->u.section.rank : RANK_NONE;
    if (!point || !above ||
        (rank != RANK_KHOAN && rank != RANK_NOI_DUNG && rank != RANK_TIEU_MUC)) {
        return true;
    }
    return strlen(above) == (size_t)(point - number) && strncmp(above, number, strlen(above)) == 0;
}

static void check_section(Check *check, const PlanNode *section)
{
    const char *number = section->u.section.number;
    if (!number || section->u.section.automatic) {
        return;
    }
    if (!belongs_below(number, section->parent)) {
        findings_add(check->findings, FINDING_NUMBER_PARENT, section->pos, number,
                     section->parent->u.section.number, NULL);
        return;
    }
    const PlanNode *before = section->previous;
    while (before && !(before->kind == PLAN_SECTION && before->u.section.number &&
                       before->u.section.rank == section->u.section.rank)) {
        before = before->previous;
    }
    int last = before ? last_number(before->u.section.number) : 0;
    if (last > 0 && last_number(number) != last + 1) {
        char words[16];
        g_snprintf(words, sizeof words, "%d", last + 1);
        findings_add(check->findings, FINDING_NUMBER_ORDER, section->pos, number, words, NULL);
    }
}

void check_numbering(Check *check)
{
    const PlanNode *root = check->plan->root;
    for (const PlanNode *n = root; n; n = plan_next(root, n)) {
        if (n->kind == PLAN_SECTION) {
            check_section(check, n);
        } else if (n->kind == PLAN_LIST && !n->u.list.automatic && n->u.list.style == LIST_POINTS) {
            check_points(check, n);
        } else if (n->kind == PLAN_LIST && !n->u.list.automatic &&
                   n->u.list.style == LIST_NUMBERS) {
            check_items(check, n);
        }
    }
}
