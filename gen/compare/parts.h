/* Private to compare/: two plans laid out for comparison, and which block belongs to which. */
#ifndef KEHOACH_COMPARE_PARTS_H
#define KEHOACH_COMPARE_PARTS_H

#include "compare/compare.h"
#include "compare/hash.h"

typedef enum SideName { BEFORE, AFTER } SideName;

/* A syllable, a figure, a sign, or an inline node that is one whole (mark of a note, reference,
 * value, code, line break). Tokens of a text node cover all of its bytes. */
typedef struct Token {
    const char *text;             /* of a text node: where the token's bytes begin */
    uint32_t lead, length, trail; /* bytes of space before, of the word, of space behind */
    uint64_t key;                 /* equal for what reads the same */
    uint64_t folded;              /* the same without case; 0 for signs and marks */
    const PlanNode *node;         /* the inline leaf it is of */
    bool whole;                   /* the node itself, not a piece of its text */
    bool glued;                   /* may not be parted from the token before */
} Token;

/* A block of one side, in document order. */
typedef struct Block {
    const PlanNode *node;
    int parent, end; /* of its own side; its descendants are those up to `end` */
    int first_token, tokens;
    int words;      /* tokens that are no signs */
    uint64_t hash;  /* equal for blocks that read the same, numbering aside */
    uint64_t exact; /* equal for blocks that are the same in everything but place */
    bool alone;     /* holds no note mark and no link inside: `exact` tells all */
    bool in_table;
    int match;  /* the block of the other side, or -1 */
    int parts;  /* so many blocks right behind it are, with it, one paragraph of the other side */
    bool part;  /* is one of those */
    bool moved; /* matched, but in another place; told when the trees are merged */
} Block;

typedef struct Side {
    const Plan *plan;
    Block *block;
    int blocks;
    Token *token;
    int tokens;
    GHashTable *index;  /* node -> its block's place + 1 */
    GHashTable *tables; /* table node -> the name of its XML table */
} Side;

/* Where two ways to match are equally good, the order in which they are looked at decides. So that
 * it is the same decision whichever plan is the earlier, the plans are matched in an order of their
 * own: `turned` if that is not the order of time. What is decided later turns the match, too. */
typedef struct Match {
    Side side[2];
    bool turned;
} Match;

/* ---- reading (index.c, tokens.c) ---- */

void side_read(Side *side, const Plan *plan);
void side_clear(Side *side);
/* The block of a node, -1 if it is none. */
int side_find(const Side *side, const PlanNode *node);

typedef struct TokenList {
    Token *token; /* g_free it */
    int count, room;
} TokenList;

/* Appends the tokens of a paragraph, heading or caption. What reads the same has the same key: case
 * kept, tone marks wherever they stand in the syllable ("hòa", "hoà"). Which are glued is told
 * apart, of the tokens of one block. */
void tokens_read(TokenList *tokens, const PlanNode *block);
void tokens_glue(Token *token, int count);
/* What a block is and shows beside its words, with nothing below it. */
uint64_t block_hash(const PlanNode *node);
static inline bool holds_words(const PlanNode *node)
{
    return node->kind == PLAN_PARAGRAPH || node->kind == PLAN_HEADING || node->kind == PLAN_CAPTION;
}
uint64_t hash_text(const char *text);
/* What a figure's picture shows, whatever its file is called and says of itself beside the pixels.
 */
const char *figure_pixels(const PlanNode *figure);

/* ---- likeness (similarity.c) ---- */

/* The syllables of a block and their pairs, sorted: what its likeness is measured by. */
typedef struct Grams {
    uint64_t *gram;
    int count;
} Grams;

void hashes_sort(uint64_t *hash, int count);
Grams grams_of(const Side *side, int block);
void grams_clear(Grams *grams);
/* 0 … 1: twice what both have, over what both have together. */
double grams_likeness(const Grams *a, const Grams *b);

/* Pairs blocks of two lists that are alike by more than `least`, wherever they stand, without
 * looking at all pairs; calls back for each pair, best first within a block of `a`; the callback
 * says whether it took it. */
typedef bool (*TakePair)(Match *match, int before, int after, void *context);
void similarity_pair(Match *match, const int *before, int count_before, const int *after,
                     int count_after, double least, TakePair take, void *context);

/* ---- matching (match.c, match-split.c, match-table.c) ---- */

void match_plans(Match *match);
/* The same with the sides exchanged; borrows from it. */
Match match_turn(const Match *match);
/* Matches what is still unmatched below two matched blocks. */
void match_children(Match *match, int before, int after);
/* The same only for children between matched neighbours, by likeness. */
void match_neighbours(Match *match, int before, int after);
/* Matches two blocks that read the same, with all below them. */
void match_same(Match *match, int before, int after);
void match_tables(Match *match, int before, int after);
void match_splits(Match *match);
static inline bool is_paired(const Match *match, int before, int after)
{
    return match->side[BEFORE].block[before].match == after;
}
void match_set(Match *match, int before, int after);

/* ---- tables (match-columns.c, match-table.c) ---- */

/* The rows of a table, and which cell (its block) covers each place; -1 for none. */
typedef struct Grid {
    int rows, columns;
    int *row;  /* [rows]: blocks */
    int *cell; /* [rows * columns]: blocks */
} Grid;

Grid grid_of(const Side *side, int table);
void grid_clear(Grid *grid);
bool is_ordinal_column(const Side *side, int table, const Grid *grid, int column);

/* How the columns of two tables stand to each other, from left to right in the merged table. */
typedef enum ColumnState {
    COLUMN_BOTH,
    COLUMN_REMOVED,
    COLUMN_ADDED,
    COLUMN_AWAY,
    COLUMN_HERE
} ColumnState;

typedef struct MergedColumn {
    ColumnState state;
    int before, after; /* -1: not there; for a moved one both places */
} MergedColumn;

/* of MergedColumn. g_array_unref it. */
GArray *match_columns(const Match *match, int before, int after, const Grid *a, const Grid *b);

/* ---- words (text.c) ---- */

static inline const char *indicator_name(const Indicator *indicator)
{
    return indicator ? indicator->name : NULL;
}

typedef enum PieceKind { PIECE_SAME, PIECE_FORM, PIECE_CHANGED } PieceKind;

/* A run of tokens on both sides; of a changed piece one may be empty. */
typedef struct Piece {
    PieceKind kind;
    int before, before_count, after, after_count; /* tokens */
} Piece;

/* The tokens of a block, or of several side by side. */
typedef struct Tokens {
    int first, count;
} Tokens;

/* of Piece, covering the tokens of both in order. g_array_unref it. */
GArray *text_compare(const Match *match, Tokens before, Tokens after);

#endif
