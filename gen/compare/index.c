/* The blocks of a plan in document order, with what they read as. */
#include "compare/parts.h"

#include <string.h>

typedef struct Reading {
    Side *side;
    GArray *blocks;
    TokenList tokens;
    int parent; /* the block being read */
    int table;  /* how deep in tables */
} Reading;

static uint64_t hash_or_none(const char *text)
{
    return text ? hash_text(text) : 0;
}

const char *figure_pixels(const PlanNode *figure)
{
    const Image *image = figure->u.figure.image->image;
    const ImageData *data = image_data(image);
    return data ? data->digest : image_digest(image);
}

uint64_t block_hash(const PlanNode *node)
{
    uint64_t hash = hash_join(0, (uint64_t)node->kind + 1);
    switch (node->kind) {
    case PLAN_CODE_BLOCK:
        return hash_join(hash, hash_text(node->u.code_block.text));
    case PLAN_CHART:
        return hash_join(hash, hash_or_none(node->u.chart.name));
    case PLAN_FIGURE:
        /* By the file: decoding is left to where two of them have to be told apart. */
        return hash_join(hash, hash_text(image_digest(node->u.figure.image->image)));
    case PLAN_ORIENTATION:
        return hash_join(hash, node->u.orientation.landscape);
    case PLAN_ROW:
        return hash_join(hash, (uint64_t)node->u.row.kind * 16 + (uint64_t)node->u.row.level);
    case PLAN_CELL:
        return hash_join(hash, (uint64_t)node->u.cell.column_span);
    default:
        return hash;
    }
}

/* Everything that is not content. */
static uint64_t exact_hash(const PlanNode *node)
{
    uint64_t hash = hash_join(block_hash(node), hash_or_none(node->id));
    switch (node->kind) {
    case PLAN_SECTION:
        hash = hash_join(hash, (uint64_t)node->u.section.rank * 256 +
                                   (uint64_t)node->u.section.level * 2 + node->u.section.automatic);
        return hash_join(hash, hash_or_none(node->u.section.number));
    case PLAN_LIST:
        return hash_join(hash, (uint64_t)node->u.list.style * 2 + node->u.list.automatic);
    case PLAN_ITEM:
        return hash_join(hash_join(hash, hash_or_none(node->u.item.label)),
                         hash_or_none(node->u.item.number));
    case PLAN_CELL:
        return hash_join(hash, (uint64_t)node->u.cell.row_span * 2 + node->u.cell.header);
    case PLAN_ROW:
        return hash_join(hash, node->u.row.indicator && node->u.row.indicator->name
                                   ? hash_text(node->u.row.indicator->name)
                                   : 0);
    case PLAN_TABLE:
        hash = hash_join(hash, (uint64_t)node->u.table.columns * 4 + node->u.table.tasks);
        hash = hash_join(hash, (uint64_t)node->u.table.header_rows);
        for (int i = 0; i < node->u.table.columns; i++) {
            hash = hash_join(hash, (uint64_t)node->u.table.column[i].type);
        }
        return hash;
    case PLAN_ANNEX:
        hash = hash_join(hash, hash_or_none(node->u.annex.name));
        hash = hash_join(hash, hash_or_none(node->u.annex.label));
        return hash_join(hash, node->u.annex.landscape);
    case PLAN_NOTE:
        return hash_join(hash, (uint64_t)node->u.note.number);
    case PLAN_CODE_BLOCK:
        return hash_join(hash, hash_or_none(node->u.code_block.language));
    case PLAN_FIGURE:
        return hash_join(hash, hash_text(node->u.figure.alternative));
    default:
        return hash;
    }
}

/* Inlines as they are, formatting and all. */
typedef struct InlineHash {
    uint64_t hash;
    bool alone;
} InlineHash;

static bool enter_inline(const PlanNode *node, void *context)
{
    InlineHash *inlines = context;
    uint64_t hash = hash_join(inlines->hash, (uint64_t)node->kind + 1);
    switch (node->kind) {
    case PLAN_TEXT:
    case PLAN_CODE:
        hash = hash_join(hash, hash_text(node->u.text.text));
        break;
    case PLAN_LINK:
        inlines->alone = inlines->alone && !node->u.link.target;
        hash = hash_join(hash, hash_or_none(node->u.link.url));
        break;
    case PLAN_NOTE_MARK:
    case PLAN_REFERENCE:
    case PLAN_VALUE:
        inlines->alone = false;
        break;
    default:
        break;
    }
    inlines->hash = hash;
    return true;
}

static void leave_inline(const PlanNode *node, void *context)
{
    (void)node;
    InlineHash *inlines = context;
    inlines->hash = hash_join(inlines->hash, 0x7F);
}

static void read_inlines(Reading *reading, Block *block)
{
    tokens_read(&reading->tokens, block->node);
    const Token *token = reading->tokens.token;
    int count = reading->tokens.count - block->first_token;
    if (count > 0) {
        tokens_glue(reading->tokens.token + block->first_token, count);
    }
    InlineHash inlines = {block->exact, true};
    for (const PlanNode *child = block->node->first; child; child = child->next) {
        plan_walk(child, enter_inline, leave_inline, &inlines);
    }
    block->exact = inlines.hash;
    block->alone = inlines.alone;
    for (int i = block->first_token; i < reading->tokens.count; i++) {
        block->hash = hash_join(block->hash, token[i].key);
        block->words += token[i].folded != 0;
    }
}

static void leave_block(const PlanNode *node, void *context);

static bool enter_block(const PlanNode *node, void *context)
{
    Reading *reading = context;
    Block block = {.node = node,
                   .parent = reading->parent,
                   .first_token = reading->tokens.count,
                   .hash = block_hash(node),
                   .exact = exact_hash(node),
                   .alone = true,
                   .in_table = reading->table > 0,
                   .match = -1};
    bool inlines = holds_words(node);
    if (inlines) {
        read_inlines(reading, &block);
    }
    int at = (int)reading->blocks->len;
    g_hash_table_insert(reading->side->index, (void *)(uintptr_t)node, GINT_TO_POINTER(at + 1));
    g_array_append_val(reading->blocks, block);
    reading->parent = at;
    reading->table += node->kind == PLAN_TABLE;
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        plan_walk(node->u.annex.title, enter_block, leave_block, reading);
    }
    return !inlines;
}

/* Closes the block: what its content adds to it goes to its parent too. */
static void leave_block(const PlanNode *node, void *context)
{
    Reading *reading = context;
    int at = reading->parent;
    Block *block = &g_array_index(reading->blocks, Block, at);
    reading->table -= node->kind == PLAN_TABLE;
    block->end = (int)reading->blocks->len;
    block->tokens = reading->tokens.count - block->first_token;
    block->hash = hash_join(block->hash, 0x7F);
    block->exact = hash_join(block->exact, 0x7F);
    reading->parent = block->parent;
    if (block->parent >= 0) {
        Block *parent = &g_array_index(reading->blocks, Block, block->parent);
        parent->hash = hash_join(parent->hash, block->hash);
        parent->exact = hash_join(parent->exact, block->exact);
        parent->words += block->words;
        parent->alone = parent->alone && block->alone;
    }
}

void side_read(Side *side, const Plan *plan)
{
    Reading reading = {
        .side = side, .blocks = g_array_new(FALSE, FALSE, sizeof(Block)), .parent = -1};
    *side = (Side){.plan = plan,
                   .index = g_hash_table_new(NULL, NULL),
                   .tables = g_hash_table_new(NULL, NULL)};
    plan_walk(plan->root, enter_block, leave_block, &reading);
    side->blocks = (int)reading.blocks->len;
    side->tokens = reading.tokens.count;
    side->block = (Block *)(void *)g_array_free(reading.blocks, FALSE);
    side->token = reading.tokens.token;
    GHashTableIter iter;
    gpointer name, table;
    g_hash_table_iter_init(&iter, plan->tables);
    while (g_hash_table_iter_next(&iter, &name, &table)) {
        g_hash_table_insert(side->tables, table, name);
    }
}

void side_clear(Side *side)
{
    g_free(side->block);
    g_free(side->token);
    g_hash_table_unref(side->index);
    g_hash_table_unref(side->tables);
}

int side_find(const Side *side, const PlanNode *node)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(side->index, node)) - 1;
}
