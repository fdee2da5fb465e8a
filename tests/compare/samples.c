#include "samples.h"

#define SYLLABLES 1500
#define PARAGRAPH_WORDS 45
#define SECTION_PARAGRAPHS 9
#define COLUMNS 5

/* The order of words comes from `seed` alone, so that two samples of one seed have them in common;
 * what is edited is drawn apart. */
typedef struct Maker {
    Plan *plan;
    GRand *words, *edits;
    uint32_t line;
    double edited;
} Maker;

static Maker open_maker(guint32 seed, double edited)
{
    Plan *plan = plan_new();
    plan->ids = g_hash_table_new(g_str_hash, g_str_equal);
    return (Maker){plan, g_rand_new_with_seed(seed), g_rand_new_with_seed(seed + 1), 0, edited};
}

static Plan *close_maker(Maker *maker)
{
    g_rand_free(maker->words);
    g_rand_free(maker->edits);
    return maker->plan;
}

static PlanNode *add(Maker *maker, PlanNode *parent, PlanKind kind)
{
    PlanNode *node = plan_node_new(maker->plan, kind, (SourcePos){.line = ++maker->line});
    plan_append(parent, node);
    return node;
}

/* Some syllables are frequent, most are rare, as in any text. */
static void append_word(GString *out, GRand *random)
{
    static const char *const ONSETS[] = {"b", "ch", "d",  "đ",  "gi", "h",  "kh", "l", "m",
                                         "n", "ng", "ph", "qu", "s",  "th", "tr", "v", "x"};
    static const char *const RHYMES[] = {"a", "ai", "ao", "ăn", "âu", "em", "ê",  "iê", "inh",
                                         "o", "ôi", "ơn", "u",  "ư",  "ươ", "uy", "y"};
    double x = g_rand_double(random);
    int word = (int)(x * x * SYLLABLES);
    g_string_append_printf(out, "%s%s%s%s", out->len > 0 ? " " : "", ONSETS[word % 18],
                           RHYMES[word / 18 % 17], word >= 18 * 17 ? RHYMES[word / 306] : "");
}

static void add_words(Maker *maker, PlanNode *block, int count, double part)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < count; i++) {
        append_word(out, maker->words);
        if (part > 0 && g_rand_double(maker->edits) < part) {
            append_word(out, maker->edits);
        }
    }
    plan_append(block, plan_text_new(maker->plan, out->str, block->pos));
    g_string_free(out, TRUE);
}

static bool draws(Maker *maker)
{
    return maker->edited > 0 && g_rand_double(maker->edits) < maker->edited;
}

static PlanNode *add_section(Maker *maker, PlanNode *parent, int level)
{
    PlanNode *section = add(maker, parent, PLAN_SECTION);
    section->u.section.level = level;
    section->u.section.rank = level == 1 ? RANK_MUC : RANK_KHOAN;
    add_words(maker, add(maker, section, PLAN_HEADING), 6, 0);
    return section;
}

Plan *sample_text(Sample sample)
{
    Maker maker = open_maker(sample.seed, sample.edited);
    PlanNode *body = add(&maker, maker.plan->root, PLAN_BODY), *part = NULL, *section = NULL;
    int paragraphs = sample.pages * WORDS_A_PAGE / PARAGRAPH_WORDS;
    PlanNode *held = NULL;
    for (int i = 0; i < paragraphs; i++) {
        if (i % (SECTION_PARAGRAPHS * 8) == 0) {
            part = add_section(&maker, body, 1);
        }
        if (i % SECTION_PARAGRAPHS == 0) {
            section = add_section(&maker, part, 2);
            if (held) {
                plan_append(section, held);
                held = NULL;
            }
        }
        PlanNode *paragraph = add(&maker, section, PLAN_PARAGRAPH);
        bool change = draws(&maker);
        add_words(&maker, paragraph, PARAGRAPH_WORDS, change ? 0.1 : 0);
        if (draws(&maker)) {
            plan_unlink(paragraph);
            held = g_rand_boolean(maker.edits) ? paragraph : held;
        }
    }
    return close_maker(&maker);
}

Plan *sample_table(int rows, guint32 seed, double edited)
{
    Maker maker = open_maker(seed, edited);
    PlanNode *table = add(&maker, add(&maker, maker.plan->root, PLAN_BODY), PLAN_TABLE);
    table->u.table.columns = COLUMNS;
    table->u.table.column = POOL_ARRAY(maker.plan->pool, TableColumn, COLUMNS);
    table->u.table.header_rows = 1;
    for (int r = 0, y = 0; r <= rows; r++) {
        PlanNode *row = add(&maker, table, PLAN_ROW);
        row->u.row.kind = r == 0 ? ROW_HEADER : ROW_DATA;
        for (int c = 0; c < COLUMNS; c++) {
            PlanNode *cell = add(&maker, row, PLAN_CELL);
            cell->u.cell.row = y;
            cell->u.cell.column = c;
            add_words(&maker, add(&maker, cell, PLAN_PARAGRAPH), 6, draws(&maker) ? 0.2 : 0);
        }
        if (r > 0 && draws(&maker)) {
            plan_unlink(row);
        } else {
            y++;
        }
    }
    return close_maker(&maker);
}

Plan *sample_paragraphs(int count, const char *text, guint32 seed)
{
    Maker maker = open_maker(seed, 0);
    PlanNode *body = add(&maker, maker.plan->root, PLAN_BODY);
    for (int i = 0; i < count; i++) {
        PlanNode *paragraph = add(&maker, body, PLAN_PARAGRAPH);
        if (text) {
            plan_append(paragraph, plan_text_new(maker.plan, text, paragraph->pos));
        } else {
            add_words(&maker, paragraph, PARAGRAPH_WORDS, 0);
        }
    }
    return close_maker(&maker);
}

Plan *sample_giant(int words, guint32 seed, double edited)
{
    Maker maker = open_maker(seed, 0);
    PlanNode *body = add(&maker, maker.plan->root, PLAN_BODY);
    add_words(&maker, add(&maker, body, PLAN_PARAGRAPH), words, edited);
    return close_maker(&maker);
}
