/* Headings: their letters and ends, and how they are numbered beside and below each other. */
#include "check/checks.h"
#include "check/words.h"

#include <string.h>

/* Letters from which a heading in capitals is no abbreviation. */
#define SHORTEST_HEADING 12

static bool is_typed(const PlanNode *node)
{
    return node->kind == PLAN_SECTION && node->u.section.number && !node->u.section.automatic;
}

/* "Mục I", "khoản 2", "1.3" as one says them. In the pool. */
static const char *section_name(Check *check, const PlanNode *section)
{
    const char *number = section->u.section.number;
    switch (section->u.section.rank) {
    case RANK_MUC:
        return g_str_has_prefix(number, "Mục ") ? number
                                                : pool_printf(check->pool, "Mục %s", number);
    case RANK_KHOAN:
        return pool_printf(check->pool, "khoản %s", number);
    default:
        return number;
    }
}

/* ---- letters ---- */

/* A word of small letters only: "số" in "MỤC TIÊU về số". Symbols such as QĐ-TTg keep theirs. */
static bool has_small_word(const char *text)
{
    size_t length;
    for (const char *p = text; (p = word_next(p, &length)); p += length) {
        if (g_unichar_islower(letter_at(p))) {
            return true;
        }
    }
    return false;
}

static void check_letter_order(Check *check, const PlanNode *section, const PlanNode *heading,
                               const char *text)
{
    SectionRank rank = section->u.section.rank;
    bool large = rank == RANK_PHAN || rank == RANK_CHUONG || rank == RANK_MUC;
    if (large && has_small_word(text)) {
        findings_add(check->findings, FINDING_HEADING_MUC_CAPITALS, heading->pos, text,
                     section_name(check, section), NULL);
    } else if (!large && strlen(text) >= SHORTEST_HEADING && strchr(text, ' ') &&
               in_capitals(text, strlen(text))) {
        findings_add(check->findings, FINDING_HEADING_KHOAN_CAPITALS, heading->pos, text, NULL);
    }
}

static void check_end(Check *check, const PlanNode *heading, const char *text)
{
    size_t length = strlen(text);
    if (length > 1 && strchr(".:;,", text[length - 1]) && text[length - 2] != '.') {
        findings_add(check->findings, FINDING_HEADING_END, heading->pos, text + length - 1, NULL);
    }
}

/* ---- numbers ---- */

/* "I." below "1.": the levels go from large to small. */
static void check_rank(Check *check, const PlanNode *section)
{
    const PlanNode *parent = section->parent;
    if (is_typed(section) && is_typed(parent) && section->u.section.rank != RANK_TIEU_MUC &&
        section->u.section.rank <= parent->u.section.rank) {
        findings_add(check->findings, FINDING_NUMBER_RANK, section->pos,
                     section_name(check, section), section_name(check, parent), NULL);
    }
}

static const PlanNode *numbered_before(const PlanNode *section)
{
    const PlanNode *before = section->previous;
    while (before && !(before->kind == PLAN_SECTION && before->u.section.number)) {
        before = before->previous;
    }
    return before;
}

/* "I." and "2." side by side, or a number typed where the one before was made. */
static void check_siblings(Check *check, const PlanNode *section)
{
    const PlanNode *before = section->u.section.number ? numbered_before(section) : NULL;
    if (!before) {
        return;
    }
    if (is_typed(section) && is_typed(before) &&
        section->u.section.rank != before->u.section.rank) {
        findings_add(check->findings, FINDING_NUMBER_KINDS, section->pos, section->u.section.number,
                     before->u.section.number, NULL);
    } else if (section->u.section.automatic != before->u.section.automatic) {
        findings_add(check->findings, FINDING_NUMBER_MIXED, section->pos, section->u.section.number,
                     NULL);
    }
}

/* "1.1" without "1.2": what is not divided needs no number. "1.1." may also begin a paragraph. */
static void check_single(Check *check, const PlanNode *section)
{
    SectionRank rank = section->u.section.rank;
    const char *number = section->u.section.number;
    if (!is_typed(section) || (rank != RANK_NOI_DUNG && rank != RANK_TIEU_MUC) ||
        !g_str_has_suffix(number, ".1") || numbered_before(section)) {
        return;
    }
    const PlanNode *other = section->parent->first;
    while (other && (other == section || other->kind != PLAN_SECTION)) {
        other = other->next;
    }
    if (!other) {
        findings_add(check->findings, FINDING_NUMBER_SINGLE, section->pos, number, NULL);
    }
}

void check_outline(Check *check)
{
    if (check->plan->head.form != FORM_PLAN) {
        return;
    }
    const PlanNode *root = check->plan->root;
    for (const PlanNode *n = root; n; n = plan_next(root, n)) {
        const PlanNode *heading = n->kind == PLAN_SECTION ? n->first : NULL;
        if (!heading || heading->kind != PLAN_HEADING) {
            continue;
        }
        char *text = plan_text_of(heading);
        check_letter_order(check, n, heading, text);
        check_end(check, heading, text);
        g_free(text);
        check_rank(check, n);
        check_siblings(check, n);
        check_single(check, n);
    }
}
