/* Paragraphs that were split or joined: one of a plan that is several, side by side, of the other.
 * Comes after all other matching, and takes only what that left over. */
#include "compare/parts.h"
#include "compare/sequence.h"

#define MAX_PARTS 8           /* looked at on either side of the part that is matched */
#define MIN_PART_WORDS 3      /* less says too little to be known again */
#define LEAST_PART_SHARED 0.6 /* of a part's words, in order, in the whole */

/* The part that is matched, and its neighbours that may be parts too. */
typedef struct Parts {
    Match *match;
    SideName side; /* the one with the parts */
    int whole;     /* block of the other side */
    int at, first, last;
} Parts;

static const Block *part_block(const Parts *parts, int at)
{
    return &parts->match->side[parts->side].block[at];
}

static bool may_be_part(const Parts *parts, int at)
{
    if (at <= 0 || at >= parts->match->side[parts->side].blocks) {
        return false;
    }
    const Block *block = part_block(parts, at);
    return block->node->kind == PLAN_PARAGRAPH && block->match < 0 && !block->part &&
           block->words >= MIN_PART_WORDS && block->parent == part_block(parts, parts->at)->parent;
}

static void find_neighbours(Parts *parts)
{
    parts->first = parts->last = parts->at;
    while (parts->at - parts->first < MAX_PARTS && may_be_part(parts, parts->first - 1)) {
        parts->first--;
    }
    while (parts->last - parts->at < MAX_PARTS && may_be_part(parts, parts->last + 1)) {
        parts->last++;
    }
}

static uint64_t *word_keys(const Side *side, int from, int to, int *count)
{
    const Token *token = side->token;
    uint64_t *key = g_new(uint64_t, (gsize)MAX(to - from, 0) + 1);
    *count = 0;
    for (int i = from; i < to; i++) {
        if (token[i].folded) {
            key[(*count)++] = token[i].folded;
        }
    }
    return key;
}

/* Narrows the run to the parts whose words stand in the whole. */
static void keep_shared_parts(Parts *parts)
{
    const Side *side = &parts->match->side[parts->side], *other = &parts->match->side[!parts->side];
    const Block *whole = &other->block[parts->whole];
    const Block *last = part_block(parts, parts->last);
    int n, m;
    uint64_t *a = word_keys(side, part_block(parts, parts->first)->first_token,
                            last->first_token + last->tokens, &n);
    uint64_t *b = word_keys(other, whole->first_token, whole->first_token + whole->tokens, &m);
    int *partner = g_new(int, (gsize)n + 1);
    sequence_match(a, n, b, m, partner);
    int word = 0, first = parts->first, end = parts->last + 1;
    for (int i = parts->first; i < end; i++) {
        int words = part_block(parts, i)->words, shared = 0;
        for (int k = 0; k < words; k++) {
            shared += partner[word++] >= 0;
        }
        if (shared < LEAST_PART_SHARED * words) {
            if (i <= parts->at) {
                first = i + 1; /* beyond `at` if that shares too little itself: no parts */
            } else {
                end = i;
            }
        }
    }
    parts->first = first;
    parts->last = end - 1;
    g_free(partner);
    g_free(b);
    g_free(a);
}

static void set_parts(Parts *parts)
{
    Match *match = parts->match;
    Block *block = match->side[parts->side].block;
    block[parts->at].match = -1;
    match_set(match, parts->side == BEFORE ? parts->first : parts->whole,
              parts->side == BEFORE ? parts->whole : parts->first);
    block[parts->first].parts = parts->last - parts->first;
    for (int i = parts->first + 1; i <= parts->last; i++) {
        block[i].part = true;
    }
}

static bool stand_in_one_place(const Match *match, SideName side, int at)
{
    const Block *block = &match->side[side].block[at];
    int parent = match->side[!side].block[block->match].parent;
    return block->parent >= 0 && match->side[side].block[block->parent].match == parent;
}

void match_splits(Match *match)
{
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < match->side[side].blocks; i++) {
            const Block *block = &match->side[side].block[i];
            if (block->node->kind != PLAN_PARAGRAPH || block->match < 0 || block->in_table ||
                block->part || block->parts > 0 || !stand_in_one_place(match, side, i)) {
                continue;
            }
            Parts parts = {.match = match, .side = side, .whole = block->match, .at = i};
            const Block *whole = &match->side[!side].block[parts.whole];
            if (whole->words <= block->words || whole->parts > 0 || whole->part) {
                continue;
            }
            find_neighbours(&parts);
            if (parts.first < parts.last) {
                keep_shared_parts(&parts);
            }
            if (parts.first < parts.last && parts.first <= parts.at) {
                set_parts(&parts);
            }
        }
    }
}
