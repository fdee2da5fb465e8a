/* The words of two matched texts in one line: what changed stands in PLAN_CHANGE, the old before
 * the new. */
#include "compare/merge.h"

#include <limits.h>
#include <string.h>

/* Writes tokens back as nodes, opening and closing the formatting they stand in. */
typedef struct Writer {
    Merge *merge;
    SideName side;
    PlanNode *top; /* what the tokens go into */
    int depth;
    const PlanNode *from[PLAN_MAX_DEPTH]; /* the containers open in the source */
    PlanNode *into[PLAN_MAX_DEPTH];
    const PlanNode *text; /* the text node being written */
    const char *start, *end;
} Writer;

static PlanNode *innermost(const Writer *writer)
{
    return writer->depth > 0 ? writer->into[writer->depth - 1] : writer->top;
}

static void close_text(Writer *writer)
{
    if (!writer->text || writer->start == writer->end) {
        writer->text = NULL;
        return;
    }
    PlanNode *node = merge_copy(writer->merge, writer->side, writer->text, innermost(writer));
    size_t length = (size_t)(writer->end - writer->start);
    if (writer->start != writer->text->u.text.text || writer->start[length]) {
        node->u.text.text = pool_strndup(writer->merge->plan->pool, writer->start, length);
    }
    writer->text = NULL;
}

static PlanNode *copy_inline(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent)
{
    PlanNode *node = merge_copy(merge, side, source, parent);
    if (node->kind == PLAN_LINK || node->kind == PLAN_NOTE_MARK) {
        merge_link_later(merge, side, node);
    }
    return node;
}

/* Inlines nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
void merge_copy_inlines(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent)
{
    for (const PlanNode *child = source->first; child; child = child->next) {
        merge_copy_inlines(merge, side, child, copy_inline(merge, side, child, parent));
    }
}

/* Opens the containers of `leaf`, closing those it does not stand in. */
static void enter_containers(Writer *writer, const PlanNode *leaf)
{
    const PlanNode *path[PLAN_MAX_DEPTH];
    int depth = 0;
    for (const PlanNode *up = leaf->parent; plan_is_inline(up) && depth < PLAN_MAX_DEPTH;
         up = up->parent) {
        path[depth++] = up;
    }
    int kept = 0;
    while (kept < depth && kept < writer->depth && writer->from[kept] == path[depth - 1 - kept]) {
        kept++;
    }
    if (kept < writer->depth || kept < depth) {
        close_text(writer);
    }
    writer->depth = kept;
    while (writer->depth < depth) {
        const PlanNode *source = path[depth - 1 - writer->depth];
        PlanNode *node = copy_inline(writer->merge, writer->side, source, innermost(writer));
        writer->from[writer->depth] = source;
        writer->into[writer->depth++] = node;
    }
}

static void write_token(Writer *writer, const Token *token, bool skip_lead)
{
    enter_containers(writer, token->node);
    if (token->whole) {
        close_text(writer);
        PlanNode *node = copy_inline(writer->merge, writer->side, token->node, innermost(writer));
        merge_copy_inlines(writer->merge, writer->side, token->node, node);
        return;
    }
    const char *start = token->text + (skip_lead ? token->lead : 0);
    if (writer->text != token->node) {
        close_text(writer);
        writer->text = token->node;
        writer->start = start;
    }
    writer->end = token->text + token->lead + token->length + token->trail;
}

static void write_tokens(Merge *merge, SideName side, int from, int count, bool skip_lead,
                         PlanNode *parent)
{
    Writer writer = {.merge = merge, .side = side, .top = parent};
    for (int i = 0; i < count; i++) {
        write_token(&writer, &merge->match->side[side].token[from + i], skip_lead && i == 0);
    }
    close_text(&writer);
}

/* ---- pieces ---- */

static char *text_of(const Merge *merge, SideName side, int from, int count)
{
    GString *text = g_string_new(NULL);
    for (int i = from; i < from + count; i++) {
        const Token *token = &merge->match->side[side].token[i];
        if (token->whole) {
            char *whole = plan_text_of(token->node);
            g_string_append(text, whole);
            g_free(whole);
        } else {
            g_string_append_len(text, token->text,
                                (gssize)token->lead + token->length + token->trail);
        }
    }
    return g_string_free(text, FALSE);
}

static ChangeTopic topic_of_piece(const Merge *merge, const Piece *piece)
{
    if (piece->kind == PIECE_FORM) {
        return TOPIC_FORM;
    }
    char *before = text_of(merge, BEFORE, piece->before, piece->before_count);
    char *after = text_of(merge, AFTER, piece->after, piece->after_count);
    ChangeTopic topic = topic_of_text(before, after);
    g_free(before);
    g_free(after);
    return topic;
}

static PlanNode *open_change(Merge *merge, SideName side, const PlanChange *change,
                             PlanNode *parent)
{
    SourcePos pos = side == BEFORE ? change->before_pos : change->after_pos;
    PlanNode *node = plan_node_new(merge->plan, PLAN_CHANGE, pos);
    node->change = change;
    plan_append(parent, node);
    return node;
}

/* The space both halves begin with stands before them, where both have it outside formatting. */
static bool share_space(const Merge *merge, const Piece *piece, const PlanNode *before,
                        const PlanNode *after)
{
    const Token *a = &merge->match->side[BEFORE].token[piece->before];
    const Token *b = &merge->match->side[AFTER].token[piece->after];
    return piece->before_count > 0 && piece->after_count > 0 && !a->whole && !b->whole &&
           a->lead == 1 && b->lead == 1 && a->length > 0 && b->length > 0 &&
           a->node->parent == before && b->node->parent == after;
}

static void write_change(Merge *merge, const Piece *piece, const PlanNode *before,
                         const PlanNode *after, PlanNode *node)
{
    bool old = piece->before_count > 0, new = piece->after_count > 0;
    ChangeTopic topic = topic_of_piece(merge, piece);
    bool space = share_space(merge, piece, before, after);
    if (space) {
        const Token *token = &merge->match->side[AFTER].token[piece->after];
        plan_append(node, plan_text_new(merge->plan, " ", token->node->pos));
    }
    PlanChange *gone = NULL, *come = NULL;
    if (old) {
        gone = merge_mark(merge, new ? CHANGE_REPLACED_OLD : CHANGE_REMOVED, topic, before, after);
        gone->before_pos = merge->match->side[BEFORE].token[piece->before].node->pos;
        write_tokens(merge, BEFORE, piece->before, piece->before_count, space,
                     open_change(merge, BEFORE, gone, node));
    }
    if (new) {
        come = merge_mark(merge, old ? CHANGE_REPLACED_NEW : CHANGE_ADDED, topic, before, after);
        come->after_pos = merge->match->side[AFTER].token[piece->after].node->pos;
        write_tokens(merge, AFTER, piece->after, piece->after_count, space,
                     open_change(merge, AFTER, come, node));
    }
    if (gone && come) {
        gone->other = come;
        come->other = gone;
    }
}

static void write_piece(Merge *merge, const Piece *piece, const PlanNode *before,
                        const PlanNode *after, PlanNode *node)
{
    if (piece->kind == PIECE_SAME) {
        write_tokens(merge, AFTER, piece->after, piece->after_count, false, node);
    } else {
        write_change(merge, piece, before, after, node);
    }
}

/* What of a piece lies before a token of one side, which is inside it. What the other side has of a
 * changed piece is not parted. */
static Piece cut_piece(Piece *piece, SideName side, int token)
{
    Piece head = *piece;
    int count = token - (side == BEFORE ? piece->before : piece->after);
    bool both = piece->kind != PIECE_CHANGED && piece->before_count == piece->after_count;
    head.before_count = side == BEFORE || both ? count : piece->before_count;
    head.after_count = side == AFTER || both ? count : piece->after_count;
    piece->before += head.before_count;
    piece->before_count -= head.before_count;
    piece->after += head.after_count;
    piece->after_count -= head.after_count;
    return head;
}

void merge_texts(Merge *merge, int before, int after, SideName side, PlanNode *const *nodes)
{
    const Block *first[2] = {&merge->match->side[BEFORE].block[before],
                             &merge->match->side[AFTER].block[after]};
    int parts = first[side]->parts, part = 0;
    Tokens tokens[2];
    for (SideName s = BEFORE; s <= AFTER; s++) {
        const Block *last = first[s] + (s == side ? parts : 0);
        tokens[s] = (Tokens){first[s]->first_token,
                             last->first_token + last->tokens - first[s]->first_token};
    }
    GArray *pieces = text_compare(merge->match, tokens[BEFORE], tokens[AFTER]);
    for (guint i = 0; i < pieces->len; i++) {
        Piece piece = g_array_index(pieces, Piece, i);
        const PlanNode *a = first[BEFORE][side == BEFORE ? part : 0].node;
        const PlanNode *b = first[AFTER][side == AFTER ? part : 0].node;
        int from = side == BEFORE ? piece.before : piece.after;
        int end = from + (side == BEFORE ? piece.before_count : piece.after_count);
        int bound = part < parts ? first[side][part + 1].first_token : INT_MAX;
        if (end <= bound) {
            write_piece(merge, &piece, a, b, nodes[part]);
            continue;
        }
        if (from < bound) {
            Piece head = cut_piece(&piece, side, bound);
            write_piece(merge, &head, a, b, nodes[part]);
            g_array_index(pieces, Piece, i) = piece;
        }
        part++;
        i--; /* the rest of it is of the next part */
    }
    g_array_free(pieces, TRUE);
}

void merge_text(Merge *merge, int before, int after, PlanNode *node)
{
    const Block *a = &merge->match->side[BEFORE].block[before];
    const Block *b = &merge->match->side[AFTER].block[after];
    GArray *pieces = text_compare(merge->match, (Tokens){a->first_token, a->tokens},
                                  (Tokens){b->first_token, b->tokens});
    for (guint i = 0; i < pieces->len; i++) {
        write_piece(merge, &g_array_index(pieces, Piece, i), a->node, b->node, node);
    }
    g_array_free(pieces, TRUE);
}
