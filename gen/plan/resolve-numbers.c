/* Numbers the program makes: sections, points, annexes. */
#include "plan/resolve.h"

#include <string.h>

/* The letters of points (NĐ 30, PL I, II.6đ, and the decree's own practice): no ă â ê ô ơ ư, no
 * f j w z. */
static const char *const LETTERS[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

/* "IV"; beyond 3999 in digits. In the pool. */
static const char *roman(Pool *pool, int number)
{
    static const struct {
        int value;
        const char *text;
    } PARTS[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
    };
    if (number < 1 || number > 3999) {
        return pool_printf(pool, "%d", number);
    }
    char out[32] = "";
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        for (; number >= PARTS[i].value; number -= PARTS[i].value) {
            g_strlcat(out, PARTS[i].text, sizeof out);
        }
    }
    return pool_strdup(pool, out);
}

static int roman_value(const char *text)
{
    static const char DIGITS[] = "IVXLCDM";
    static const int VALUES[] = {1, 5, 10, 50, 100, 500, 1000};
    int total = 0, before = 0;
    for (const char *p = text + strlen(text); p > text; p--) {
        const char *digit = strchr(DIGITS, p[-1]);
        if (!digit) {
            return 0;
        }
        int value = VALUES[digit - DIGITS];
        total += value < before ? -value : value;
        before = MAX(before, value);
    }
    return total;
}

/* The last part of a number: "IV" -> 4, "1.2" -> 2, "Điều 3" -> 3. */
static int last_part(const char *number)
{
    const char *part = number;
    for (const char *p = number; *p; p++) {
        if (*p == '.' || *p == ' ') {
            part = p + 1;
        }
    }
    if (!g_ascii_isdigit(*part)) {
        return roman_value(part);
    }
    gint64 value = g_ascii_strtoll(part, NULL, 10);
    return value < 1000000 ? (int)value : 0;
}

/* Automatic numbers go on from the section before, typed or made. */
static int next_number(const PlanNode *section)
{
    for (const PlanNode *p = section->previous; p; p = p->previous) {
        if (p->kind == PLAN_SECTION && p->u.section.number) {
            return last_part(p->u.section.number) + 1;
        }
    }
    return 1;
}

static void number_section(Resolve *resolve, PlanNode *section)
{
    Pool *pool = resolve->plan->pool;
    int number = next_number(section);
    const PlanNode *parent = section->parent;
    const char *above = NULL;
    if (parent->kind == PLAN_SECTION && parent->u.section.number &&
        g_ascii_isdigit(*parent->u.section.number)) {
        above = parent->u.section.number;
    }
    switch (section->u.section.rank) {
    case RANK_MUC:
        section->u.section.number = roman(pool, number);
        break;
    case RANK_NOI_DUNG:
    case RANK_TIEU_MUC:
        section->u.section.number =
            above ? pool_printf(pool, "%s.%d", above, number) : pool_printf(pool, "%d", number);
        break;
    default:
        section->u.section.number = pool_printf(pool, "%d", number);
        break;
    }
}

static const char *next_letter(const PlanNode *item)
{
    const char *before = item->previous ? item->previous->u.item.number : NULL;
    if (!before) {
        return item->previous ? NULL : LETTERS[0];
    }
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(LETTERS); i++) {
        if (strcmp(LETTERS[i], before) == 0) {
            return LETTERS[i + 1];
        }
    }
    return NULL;
}

static void number_point(Resolve *resolve, PlanNode *item)
{
    const char *letter = next_letter(item);
    if (!letter) {
        if (!item->previous->u.item.label || strcmp(item->previous->u.item.label, "…)") != 0) {
            findings_add(resolve->findings, FINDING_POINT_NUMBERS_END, item->pos, NULL);
        }
        item->u.item.label = "…)";
        return;
    }
    item->u.item.number = letter;
    item->u.item.label = pool_printf(resolve->plan->pool, "%s)", letter);
}

static void label_annexes(Plan *plan)
{
    int count = 0, number = 0;
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        count += part->kind == PLAN_ANNEX;
    }
    for (PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind == PLAN_ANNEX) {
            number++;
            part->u.annex.label =
                count > 1 ? pool_printf(plan->pool, "Phụ lục %s", roman(plan->pool, number))
                          : "Phụ lục";
        }
    }
}

void resolve_numbers(Resolve *resolve)
{
    label_annexes(resolve->plan);
    PlanNode *root = resolve->plan->root;
    for (PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == PLAN_SECTION && node->u.section.automatic && !node->u.section.number) {
            number_section(resolve, node);
        } else if (node->kind == PLAN_ITEM && node->parent->u.list.style == LIST_POINTS &&
                   !node->u.item.number) {
            number_point(resolve, node);
        }
    }
}
