#include "compare/wording.h"

#include "compare/parts.h"

#define FEW_WORDS 1000 /* that most plans have more of */

static const PlanNode *heading_of(const PlanNode *node)
{
    return node->kind == PLAN_ANNEX ? node->u.annex.title : node->first;
}

/* Tokens are counted from the first; `before` [tokens + 1] is how many syllables are before each.
 */
static Syllables syllables_of(const Block *block, const int *before)
{
    int first = before[block->first_token];
    return (Syllables){first, before[block->first_token + block->tokens] - first};
}

static bool is_text(const PlanNode *node)
{
    return node->kind == PLAN_PARAGRAPH || node->kind == PLAN_HEADING || node->kind == PLAN_CAPTION;
}

static void read_blocks(Wording *wording, const Side *side, const int *before)
{
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(int));
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(WordingSection));
    for (int b = 0; b < side->blocks; b++) {
        const Block *block = &side->block[b];
        const PlanNode *node = block->node;
        if (is_text(node)) {
            g_array_append_val(texts, before[block->first_token]);
        } else if (node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX) {
            const PlanNode *heading = heading_of(node);
            int at = heading ? side_find(side, heading) : -1;
            WordingSection section = {node, syllables_of(block, before), {0, 0}};
            if (at >= 0) {
                section.heading = syllables_of(&side->block[at], before);
            }
            g_array_append_val(sections, section);
        }
    }
    wording->texts = (int)texts->len;
    wording->sections = (int)sections->len;
    g_array_append_val(texts, wording->syllables);
    wording->text = (int *)(void *)g_array_free(texts, FALSE);
    wording->section = (WordingSection *)(void *)g_array_free(sections, FALSE);
}

Wording *wording_new(const Plan *plan)
{
    Side side;
    side_read(&side, plan);
    Wording *wording = g_new0(Wording, 1);
    wording->plan = plan;
    wording->hash = side.block[0].hash;
    wording->words = numbers_new(FEW_WORDS);
    wording->syllable = g_new(guint32, (gsize)side.tokens + 1);
    int *before = g_new(int, (gsize)side.tokens + 1);
    for (int i = 0; i < side.tokens; i++) {
        before[i] = wording->syllables;
        if (side.token[i].folded) {
            wording->syllable[wording->syllables++] =
                numbers_add(&wording->words, side.token[i].folded);
        }
    }
    before[side.tokens] = wording->syllables;
    wording->syllable = g_renew(guint32, wording->syllable, (gsize)wording->syllables + 1);
    read_blocks(wording, &side, before);
    g_free(before);
    side_clear(&side);
    return wording;
}

void wording_free(Wording *wording)
{
    if (wording) {
        numbers_clear(&wording->words);
        g_free(wording->syllable);
        g_free(wording->text);
        g_free(wording->section);
        g_free(wording);
    }
}
