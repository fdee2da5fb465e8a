/* Two texts token by token, and the differences gathered into what a reader sees as one change. */
#include "compare/parts.h"
#include "compare/sequence.h"

#include <string.h>

/* Between two changes, so many words that are the same are taken to be changed with them. */
#define MAX_WORDS_BETWEEN 3
/* Texts that share less than this part of their words are replaced as a whole. */
#define LEAST_SHARED 0.2

/* A run that is the same on both sides, or not. */
typedef struct Stretch {
    bool same;
    int a0, a1, b0, b1;
} Stretch;

typedef struct Texts {
    const Match *match;
    const Token *a, *b; /* of the two blocks */
    int n, m;
    GArray *stretches;
} Texts;

/* ---- tokens ---- */

static bool same_target(const Match *match, const PlanNode *a, const PlanNode *b)
{
    if (!a || !b) {
        return a == b;
    }
    int before = side_find(&match->side[BEFORE], a), after = side_find(&match->side[AFTER], b);
    return before >= 0 && after >= 0 && is_paired(match, before, after);
}

static bool same_link(const Match *match, const PlanNode *a, const PlanNode *b)
{
    return g_strcmp0(a->u.link.url, b->u.link.url) == 0 &&
           same_target(match, a->u.link.target, b->u.link.target);
}

typedef enum Dress { DRESS_SAME, DRESS_LOOKS, DRESS_LEADS } Dress;

static const PlanNode *link_around(const PlanNode *node)
{
    while (plan_is_inline(node) && node->kind != PLAN_LINK) {
        node = node->parent;
    }
    return node->kind == PLAN_LINK ? node : NULL;
}

/* How the formatting around two tokens differs: not, in looks, or in where it leads. */
static Dress compare_dress(const Match *match, const PlanNode *a, const PlanNode *b)
{
    const PlanNode *x = link_around(a), *y = link_around(b);
    if (!x != !y || (x && !same_link(match, x, y))) {
        return DRESS_LEADS;
    }
    for (a = a->parent, b = b->parent; plan_is_inline(a) && plan_is_inline(b);
         a = a->parent, b = b->parent) {
        if (a->kind != b->kind) {
            return DRESS_LOOKS;
        }
    }
    return plan_is_inline(a) || plan_is_inline(b) ? DRESS_LOOKS : DRESS_SAME;
}

/* What two references that read the same lead to. */
static bool same_destinations(const Match *match, const PlanNode *a, const PlanNode *b)
{
    const PlanNode *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next) {
        if (x->kind != y->kind || (x->kind == PLAN_LINK && !same_link(match, x, y))) {
            return false;
        }
    }
    return !x && !y;
}

static bool same_whole(const Match *match, const PlanNode *a, const PlanNode *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    if (a->kind == PLAN_NOTE_MARK) {
        return same_target(match, a->u.note_mark.note, b->u.note_mark.note) &&
               g_strcmp0(a->u.note_mark.label, b->u.note_mark.label) == 0;
    }
    char *x = plan_text_of(a), *y = plan_text_of(b);
    bool same = strcmp(x, y) == 0;
    g_free(x);
    g_free(y);
    if (a->kind == PLAN_REFERENCE) {
        return same && g_strcmp0(a->u.reference.targets, b->u.reference.targets) == 0 &&
               same_destinations(match, a, b);
    }
    if (a->kind == PLAN_VALUE) {
        return same && g_strcmp0(a->u.value.name, b->u.value.name) == 0 &&
               g_strcmp0(a->u.value.component, b->u.value.component) == 0 &&
               a->u.value.year == b->u.value.year &&
               a->u.value.number_only == b->u.value.number_only;
    }
    return same;
}

static bool same_bytes(const Token *a, const Token *b)
{
    return a->lead == b->lead && a->trail == b->trail && a->length == b->length &&
           memcmp(a->text, b->text, (size_t)a->lead + a->length + a->trail) == 0;
}

/* In everything, formatting and spaces too. */
static bool tokens_same(const Match *match, const Token *a, const Token *b)
{
    if (a->whole != b->whole) {
        return false;
    }
    bool same = a->whole ? same_whole(match, a->node, b->node) : same_bytes(a, b);
    return same && compare_dress(match, a->node, b->node) == DRESS_SAME;
}

/* Marks are told apart by their notes, words by where they lead. */
static uint64_t key_in_text(const Match *match, SideName side, const Token *token)
{
    const PlanNode *note =
        token->node->kind == PLAN_NOTE_MARK ? token->node->u.note_mark.note : NULL;
    if (note) {
        int at = side_find(&match->side[side], note);
        int pair = at >= 0 && side == BEFORE ? match->side[BEFORE].block[at].match : at;
        return hash_join(pair >= 0 ? 17 : 19 + (uint64_t)side, (uint64_t)(pair >= 0 ? pair : at));
    }
    const PlanNode *link = token->whole ? NULL : link_around(token->node);
    return link && link->u.link.url ? hash_join(token->key, hash_text(link->u.link.url))
                                    : token->key;
}

static int count_words(const Token *token, int from, int to)
{
    int words = 0;
    for (int i = from; i < to; i++) {
        words += token[i].folded != 0;
    }
    return words;
}

/* ---- stretches ---- */

static void add_stretch(GArray *stretches, Stretch stretch)
{
    if (stretch.a0 == stretch.a1 && stretch.b0 == stretch.b1) {
        return;
    }
    Stretch *last =
        stretches->len > 0 ? &g_array_index(stretches, Stretch, stretches->len - 1) : NULL;
    if (last && last->same == stretch.same) {
        last->a1 = stretch.a1;
        last->b1 = stretch.b1;
    } else {
        g_array_append_val(stretches, stretch);
    }
}

static void find_stretches(Texts *texts)
{
    uint64_t *a = g_new(uint64_t, (gsize)texts->n + 1), *b = g_new(uint64_t, (gsize)texts->m + 1);
    int *partner = g_new(int, (gsize)texts->n + 1);
    for (int i = 0; i < texts->n; i++) {
        a[i] = key_in_text(texts->match, BEFORE, &texts->a[i]);
    }
    for (int i = 0; i < texts->m; i++) {
        b[i] = key_in_text(texts->match, AFTER, &texts->b[i]);
    }
    sequence_match(a, texts->n, b, texts->m, partner);
    int next = 0;
    for (int i = 0; i < texts->n; i++) {
        if (partner[i] < 0) {
            add_stretch(texts->stretches, (Stretch){false, i, i + 1, next, next});
            continue;
        }
        add_stretch(texts->stretches, (Stretch){false, i, i, next, partner[i]});
        next = partner[i] + 1;
        add_stretch(texts->stretches, (Stretch){true, i, i + 1, partner[i], next});
    }
    add_stretch(texts->stretches, (Stretch){false, texts->n, texts->n, next, texts->m});
    g_free(partner);
    g_free(a);
    g_free(b);
}

static bool is_one_figure(const Texts *texts, const Stretch *s)
{
    const Token *x = &texts->a[s->a0], *y = &texts->b[s->b0];
    return s->a1 - s->a0 == 1 && s->b1 - s->b0 == 1 && x->text && y->text &&
           g_ascii_isdigit(x->text[x->lead]) && g_ascii_isdigit(y->text[y->lead]);
}

static int words_changed(const Texts *texts, const Stretch *s)
{
    return MAX(count_words(texts->a, s->a0, s->a1), count_words(texts->b, s->b0, s->b1));
}

/* A few words left alone between two changes only make both harder to read. */
static bool joins(const Texts *texts, const Stretch *before, const Stretch *same,
                  const Stretch *after)
{
    int words = count_words(texts->a, same->a0, same->a1);
    if (words == 0) {
        return true;
    }
    if (words > MAX_WORDS_BETWEEN || is_one_figure(texts, before) || is_one_figure(texts, after)) {
        return false;
    }
    return words <= MIN(words_changed(texts, before), words_changed(texts, after));
}

static void join_changes(Texts *texts)
{
    GArray *old = texts->stretches, *joined = g_array_new(FALSE, FALSE, sizeof(Stretch));
    for (guint i = 0; i < old->len; i++) {
        Stretch s = g_array_index(old, Stretch, i);
        bool between = s.same && joined->len > 0 && i + 1 < old->len;
        if (between && joins(texts, &g_array_index(joined, Stretch, joined->len - 1), &s,
                             &g_array_index(old, Stretch, i + 1))) {
            s.same = false;
        }
        add_stretch(joined, s);
    }
    g_array_free(old, TRUE);
    texts->stretches = joined;
}

static bool is_glued(const Texts *texts, int a, int b)
{
    return (a > 0 && a < texts->n && texts->a[a].glued) ||
           (b > 0 && b < texts->m && texts->b[b].glued);
}

/* What hangs together changes together. */
static void take_glued(Texts *texts)
{
    GArray *old = texts->stretches, *whole = g_array_new(FALSE, FALSE, sizeof(Stretch));
    for (guint i = 0; i < old->len; i++) {
        Stretch s = g_array_index(old, Stretch, i);
        if (!s.same) {
            add_stretch(whole, s);
            continue;
        }
        Stretch front = {false, s.a0, s.a0, s.b0, s.b0}, back = {false, s.a1, s.a1, s.b1, s.b1};
        while (i > 0 && front.a1 < s.a1 && is_glued(texts, front.a1, front.b1)) {
            front.a1++;
            front.b1++;
        }
        while (i + 1 < old->len && back.a0 > front.a1 && is_glued(texts, back.a0, back.b0)) {
            back.a0--;
            back.b0--;
        }
        add_stretch(whole, front);
        add_stretch(whole, (Stretch){true, front.a1, back.a0, front.b1, back.b0});
        add_stretch(whole, back);
    }
    g_array_free(old, TRUE);
    texts->stretches = whole;
}

static bool shares_enough(const Texts *texts)
{
    int shared = 0;
    for (guint i = 0; i < texts->stretches->len; i++) {
        const Stretch *s = &g_array_index(texts->stretches, Stretch, i);
        shared += s->same ? count_words(texts->a, s->a0, s->a1) : 0;
    }
    int most = MAX(count_words(texts->a, 0, texts->n), count_words(texts->b, 0, texts->m));
    return shared >= LEAST_SHARED * most;
}

/* ---- pieces ---- */

static void add_piece(GArray *pieces, PieceKind kind, int a0, int a1, int b0, int b1)
{
    Piece *last = pieces->len > 0 ? &g_array_index(pieces, Piece, pieces->len - 1) : NULL;
    if (last && last->kind == kind) {
        last->before_count += a1 - a0;
        last->after_count += b1 - b0;
        return;
    }
    Piece piece = {kind, a0, a1 - a0, b0, b1 - b0};
    g_array_append_val(pieces, piece);
}

static char *text_of_tokens(const Token *token, int from, int to)
{
    GString *text = g_string_new(NULL);
    for (int i = from; i < to; i++) {
        if (token[i].whole) {
            char *whole = plan_text_of(token[i].node);
            g_string_append(text, whole);
            g_free(whole);
        } else {
            g_string_append_len(text, token[i].text,
                                (gssize)token[i].lead + token[i].length + token[i].trail);
        }
    }
    return g_string_free(text, FALSE);
}

/* References by another name that read the same. */
static bool reads_the_same(const Texts *texts, const Stretch *s)
{
    bool references = s->a1 > s->a0 && s->b1 > s->b0;
    for (int i = s->a0; references && i < s->a1; i++) {
        references = texts->a[i].node->kind == PLAN_REFERENCE;
    }
    if (!references) {
        return false;
    }
    char *a = text_of_tokens(texts->a, s->a0, s->a1), *b = text_of_tokens(texts->b, s->b0, s->b1);
    bool same = strcmp(a, b) == 0;
    g_free(a);
    g_free(b);
    return same;
}

static GArray *cut_pieces(const Texts *texts, int first_a, int first_b)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint i = 0; i < texts->stretches->len; i++) {
        const Stretch *s = &g_array_index(texts->stretches, Stretch, i);
        if (!s->same) {
            PieceKind kind = reads_the_same(texts, s) ? PIECE_FORM : PIECE_CHANGED;
            add_piece(pieces, kind, first_a + s->a0, first_a + s->a1, first_b + s->b0,
                      first_b + s->b1);
            continue;
        }
        for (int k = 0; k < s->a1 - s->a0; k++) {
            const Token *a = &texts->a[s->a0 + k], *b = &texts->b[s->b0 + k];
            PieceKind kind = tokens_same(texts->match, a, b) ? PIECE_SAME
                             : compare_dress(texts->match, a->node, b->node) == DRESS_LEADS
                                 ? PIECE_CHANGED
                                 : PIECE_FORM;
            add_piece(pieces, kind, first_a + s->a0 + k, first_a + s->a0 + k + 1,
                      first_b + s->b0 + k, first_b + s->b0 + k + 1);
        }
    }
    return pieces;
}

static GArray *compare_in_order(const Match *match, Tokens before, Tokens after)
{
    Texts texts = {.match = match,
                   .a = match->side[BEFORE].token + before.first,
                   .b = match->side[AFTER].token + after.first,
                   .n = before.count,
                   .m = after.count,
                   .stretches = g_array_new(FALSE, FALSE, sizeof(Stretch))};
    find_stretches(&texts);
    if (!shares_enough(&texts)) {
        g_array_set_size(texts.stretches, 0);
        add_stretch(texts.stretches, (Stretch){false, 0, texts.n, 0, texts.m});
    }
    join_changes(&texts);
    take_glued(&texts);
    GArray *pieces = cut_pieces(&texts, before.first, after.first);
    g_array_free(texts.stretches, TRUE);
    return pieces;
}

static Piece turn_piece(Piece piece)
{
    return (Piece){piece.kind, piece.after, piece.after_count, piece.before, piece.before_count};
}

GArray *text_compare(const Match *match, Tokens before, Tokens after)
{
    if (!match->turned) {
        return compare_in_order(match, before, after);
    }
    Match turned = match_turn(match);
    GArray *pieces = compare_in_order(&turned, after, before);
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index(pieces, Piece, i);
        *piece = turn_piece(*piece);
    }
    return pieces;
}
