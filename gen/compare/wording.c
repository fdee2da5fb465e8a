#include "compare/wording.h"

#include "compare/parts.h"

#define FEW_WORDS 1000 /* that most plans have more of */

typedef struct Reading {
    Wording *wording;
    TokenList tokens; /* of one text at a time */
    gsize room;       /* for syllables */
    GArray *texts;    /* of int */
    GArray *sections; /* of WordingSection */
    GArray *open;     /* of int: the sections around what is read, the innermost last */
} Reading;

static WordingSection *innermost(const Reading *reading)
{
    if (reading->open->len == 0) {
        return NULL;
    }
    int at = g_array_index(reading->open, int, reading->open->len - 1);
    return &g_array_index(reading->sections, WordingSection, at);
}

static const PlanNode *heading_of(const PlanNode *node)
{
    return node->kind == PLAN_ANNEX ? node->u.annex.title : node->first;
}

static bool is_section(const PlanNode *node)
{
    return node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX;
}

static void read_words(Reading *reading, const PlanNode *node)
{
    Wording *wording = reading->wording;
    int first = wording->syllables;
    reading->tokens.count = 0;
    tokens_read(&reading->tokens, node);
    gsize most = (gsize)first + (gsize)reading->tokens.count;
    if (most >= reading->room) {
        reading->room = 2 * most;
        wording->syllable = g_renew(guint32, wording->syllable, reading->room);
    }
    for (int i = 0; i < reading->tokens.count; i++) {
        const Token *token = &reading->tokens.token[i];
        wording->hash = hash_join(wording->hash, token->key);
        if (token->folded) {
            wording->syllable[wording->syllables++] = numbers_add(&wording->words, token->folded);
        }
    }
    g_array_append_val(reading->texts, first);
    WordingSection *section = innermost(reading);
    if (section && node == heading_of(section->node)) {
        section->heading = (Syllables){first, wording->syllables - first};
    }
}

static void leave_node(const PlanNode *node, void *context);

static bool enter_node(const PlanNode *node, void *context)
{
    Reading *reading = context;
    Wording *wording = reading->wording;
    wording->hash = hash_join(wording->hash, block_hash(node));
    if (holds_words(node)) {
        read_words(reading, node);
        return false;
    }
    if (is_section(node)) {
        WordingSection section = {
            .node = node,
            .level = (int)reading->open->len + 1,
            .all = {wording->syllables, 0},
        };
        int at = (int)reading->sections->len;
        g_array_append_val(reading->sections, section);
        g_array_append_val(reading->open, at);
    }
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        plan_walk(node->u.annex.title, enter_node, leave_node, reading);
    }
    return true;
}

static void leave_node(const PlanNode *node, void *context)
{
    Reading *reading = context;
    Wording *wording = reading->wording;
    wording->hash = hash_join(wording->hash, 0x7F);
    if (is_section(node)) {
        WordingSection *section = innermost(reading);
        section->all.count = wording->syllables - section->all.first;
        g_array_set_size(reading->open, reading->open->len - 1);
    }
}

/* The deepest level down to which there are not too many; at least the first. */
static int deepest_level(const GArray *sections)
{
    int of_level[PLAN_MAX_DEPTH + 1] = {0}, count = 0, level = 0;
    for (guint i = 0; i < sections->len; i++) {
        of_level[MIN(g_array_index(sections, WordingSection, i).level, PLAN_MAX_DEPTH)]++;
    }
    while (level < PLAN_MAX_DEPTH && count + of_level[level + 1] <= WORDING_MAX_SECTIONS) {
        count += of_level[++level];
    }
    return MAX(level, 1);
}

static void leave_sections_out(Wording *wording, GArray *sections)
{
    guint kept = 0;
    int deepest = deepest_level(sections);
    for (guint i = 0; i < sections->len && kept < WORDING_MAX_SECTIONS; i++) {
        WordingSection section = g_array_index(sections, WordingSection, i);
        if (section.level <= deepest) {
            g_array_index(sections, WordingSection, kept++) = section;
        }
    }
    wording->left_out = (int)(sections->len - kept);
    g_array_set_size(sections, kept);
}

Wording *wording_new(const Plan *plan)
{
    Wording *wording = g_new0(Wording, 1);
    wording->plan = plan;
    wording->words = numbers_new(FEW_WORDS);
    Reading reading = {.wording = wording,
                       .texts = g_array_new(FALSE, FALSE, sizeof(int)),
                       .sections = g_array_new(FALSE, FALSE, sizeof(WordingSection)),
                       .open = g_array_new(FALSE, FALSE, sizeof(int))};
    plan_walk(plan->root, enter_node, leave_node, &reading);
    wording->syllable = g_renew(guint32, wording->syllable, (gsize)wording->syllables + 1);
    wording->texts = (int)reading.texts->len;
    leave_sections_out(wording, reading.sections);
    wording->sections = (int)reading.sections->len;
    g_array_append_val(reading.texts, wording->syllables);
    wording->text = (int *)(void *)g_array_free(reading.texts, FALSE);
    wording->section = (WordingSection *)(void *)g_array_free(reading.sections, FALSE);
    g_array_free(reading.open, TRUE);
    g_free(reading.tokens.token);
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
