/* Two matched plans written as one tree. */
#include "compare/merge.h"

#include "base/hash.h"
#include "compare/sequence.h"

#include <stdarg.h>
#include <string.h>

typedef struct PendingLink {
    SideName side;
    PlanNode *node;
} PendingLink;

static const Block *block_at(const Merge *merge, SideName side, int at)
{
    return &merge->match->side[side].block[at];
}

static const PlanNode *node_at(const Merge *merge, SideName side, int at)
{
    return block_at(merge, side, at)->node;
}

/* ---- copies ---- */

PlanNode *merge_copy(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent)
{
    PlanNode *node = POOL_NEW(merge->plan->pool, PlanNode);
    *node = *source;
    node->parent = node->first = node->last = node->next = node->previous = NULL;
    if (source->kind == PLAN_ANNEX) {
        node->u.annex.title = NULL;
    }
    if (source->id && side == BEFORE) {
        node->id = pool_printf(merge->plan->pool, COMPARE_EARLIER_ID "%s", source->id);
    }
    if (parent) {
        plan_append(parent, node);
    }
    return node;
}

void merge_link_later(Merge *merge, SideName side, PlanNode *node)
{
    PendingLink link = {side, node};
    g_array_append_val(merge->links, link);
}

void merge_set_made(Merge *merge, SideName side, const PlanNode *source, PlanNode *node)
{
    g_hash_table_insert(merge->made[side], (void *)(uintptr_t)source, node);
}

/* Blocks nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
static void copy_below(Merge *merge, SideName side, const PlanNode *source, PlanNode *node,
                       bool anchor)
{
    if (anchor) {
        merge_set_made(merge, side, source, node);
    }
    if (source->kind == PLAN_ANNEX && source->u.annex.title) {
        node->u.annex.title = merge_copy(merge, side, source->u.annex.title, NULL);
        copy_below(merge, side, source->u.annex.title, node->u.annex.title, anchor);
    }
    if (source->first && plan_is_inline(source->first)) {
        merge_copy_inlines(merge, side, source, node);
        return;
    }
    for (const PlanNode *child = source->first; child; child = child->next) {
        merge_copy_whole(merge, side, child, node, anchor);
    }
}

PlanNode *merge_copy_whole(Merge *merge, SideName side, const PlanNode *source, PlanNode *parent,
                           bool anchor)
{
    PlanNode *node = merge_copy(merge, side, source, parent);
    copy_below(merge, side, source, node, anchor);
    return node;
}

/* ---- marks ---- */

PlanChange *merge_mark(Merge *merge, ChangeKind kind, ChangeTopic topic, const PlanNode *before,
                       const PlanNode *after)
{
    PlanChange *change = POOL_NEW(merge->plan->pool, PlanChange);
    topic = merge->form_only ? TOPIC_FORM : topic;
    *change = (PlanChange){.kind = kind, .topic = topic, .before = before, .after = after};
    change->before_pos = before ? before->pos : (SourcePos){0};
    change->after_pos = after ? after->pos : (SourcePos){0};
    merge->changes += topic != TOPIC_FORM;
    return change;
}

static const char *say_in(Pool *pool, MessageLanguage language, const char *format, va_list args)
    G_GNUC_PRINTF(3, 0);

static const char *say_in(Pool *pool, MessageLanguage language, const char *format, va_list args)
{
    char *text = g_strdup_vprintf(message_text_in(language, format), args);
    const char *kept = pool_strdup(pool, text);
    g_free(text);
    return kept;
}

void merge_say(Pool *pool, PlanChange *change, const char *quoted, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    change->description = say_in(pool, MESSAGE_VIETNAMESE, format, args);
    va_end(args);
    va_start(args, format);
    change->english.text = say_in(pool, MESSAGE_ENGLISH, format, args);
    va_end(args);
    change->english.quoted = quoted && *quoted ? quoted : NULL;
}

/* The mark of one place of a move; the other place refers to it. */
static PlanChange *move_mark(Merge *merge, ChangeKind kind, int before)
{
    int after = block_at(merge, BEFORE, before)->match;
    const PlanNode *a = node_at(merge, BEFORE, before), *b = node_at(merge, AFTER, after);
    /* Notes stand in the order of their marks: a note does not move, its mark does. */
    ChangeTopic topic = a->kind == PLAN_NOTE ? TOPIC_FORM : TOPIC_STRUCTURE;
    PlanChange *change = merge_mark(merge, kind, topic, a, b);
    SideName place = kind == CHANGE_MOVED_AWAY ? BEFORE : AFTER;
    PlanChange *other = g_hash_table_lookup(merge->moves[!place], GINT_TO_POINTER(before));
    g_hash_table_insert(merge->moves[place], GINT_TO_POINTER(before), change);
    if (other) {
        change->other = other;
        other->other = change;
    }
    Pool *pool = merge->plan->pool;
    const char *there = compare_place(pool, place == BEFORE ? b : a, true);
    merge_say(pool, change, there, place == BEFORE ? N_("chuyển đến %s") : N_("chuyển từ %s"),
              there);
    return change;
}

static bool same_text(const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0;
}

static bool same_columns(const PlanNode *a, const PlanNode *b)
{
    if (a->u.table.columns != b->u.table.columns ||
        a->u.table.header_rows != b->u.table.header_rows || a->u.table.tasks != b->u.table.tasks) {
        return false;
    }
    for (int i = 0; i < a->u.table.columns; i++) {
        if (a->u.table.column[i].type != b->u.table.column[i].type) {
            return false;
        }
    }
    const TargetGroup *x = a->u.table.group, *y = b->u.table.group;
    return same_text(x ? x->name : NULL, y ? y->name : NULL);
}

typedef enum Facts { FACTS_SAME, FACTS_FORM, FACTS_CHANGED } Facts;

/* How two nodes of a kind differ apart from their content and id. */
static Facts compare_facts(const PlanNode *a, const PlanNode *b)
{
    bool same = true;
    switch (a->kind) {
    case PLAN_SECTION:
        same = same_text(a->u.section.number, b->u.section.number) &&
               a->u.section.rank == b->u.section.rank && a->u.section.level == b->u.section.level &&
               a->u.section.automatic == b->u.section.automatic;
        break;
    case PLAN_LIST:
        same = a->u.list.style == b->u.list.style && a->u.list.automatic == b->u.list.automatic;
        break;
    case PLAN_ITEM:
        same = same_text(a->u.item.label, b->u.item.label) &&
               same_text(a->u.item.number, b->u.item.number);
        break;
    case PLAN_TABLE:
        same = same_columns(a, b);
        break;
    case PLAN_ROW:
        same = a->u.row.kind == b->u.row.kind && a->u.row.level == b->u.row.level &&
               same_text(indicator_name(a->u.row.indicator), indicator_name(b->u.row.indicator));
        break;
    case PLAN_CELL:
        same = a->u.cell.row_span == b->u.cell.row_span &&
               a->u.cell.column_span == b->u.cell.column_span &&
               a->u.cell.header == b->u.cell.header;
        break;
    case PLAN_CHART:
        return same_text(a->u.chart.name, b->u.chart.name) ? FACTS_SAME : FACTS_CHANGED;
    case PLAN_FIGURE:
        return same_text(a->u.figure.alternative, b->u.figure.alternative) &&
                       same_text(figure_pixels(a), figure_pixels(b))
                   ? FACTS_SAME
                   : FACTS_CHANGED;
    case PLAN_CODE_BLOCK:
        if (!same_text(a->u.code_block.text, b->u.code_block.text)) {
            return FACTS_CHANGED;
        }
        same = same_text(a->u.code_block.language, b->u.code_block.language);
        break;
    case PLAN_NOTE:
        same = a->u.note.number == b->u.note.number && same_text(a->u.note.label, b->u.note.label);
        break;
    case PLAN_ORIENTATION:
        same = a->u.orientation.landscape == b->u.orientation.landscape;
        break;
    case PLAN_ANNEX:
        same = same_text(a->u.annex.name, b->u.annex.name) &&
               same_text(a->u.annex.label, b->u.annex.label) &&
               a->u.annex.landscape == b->u.annex.landscape;
        break;
    default:
        break;
    }
    return same ? FACTS_SAME : FACTS_FORM;
}

/* "1.2 thành 1.3", of what is numbered. */
static void say_form(Merge *merge, PlanChange *change, const PlanNode *a, const PlanNode *b)
{
    const char *x = NULL, *y = NULL;
    if (a->kind == PLAN_SECTION) {
        x = a->u.section.number;
        y = b->u.section.number;
    } else if (a->kind == PLAN_ITEM) {
        x = a->u.item.label;
        y = b->u.item.label;
    } else if (a->kind == PLAN_ANNEX) {
        x = a->u.annex.label;
        y = b->u.annex.label;
    }
    if (!same_text(x, y)) {
        merge_say(merge->plan->pool, change, NULL, N_("đánh số “%s” thành “%s”"), x ? x : "",
                  y ? y : "");
    }
}

bool merge_same_facts(const PlanNode *a, const PlanNode *b)
{
    return compare_facts(a, b) == FACTS_SAME && same_text(a->id, b->id) && a->named == b->named;
}

void merge_note_form(Merge *merge, PlanNode *node, const PlanNode *before, const PlanNode *after)
{
    if (node->change || merge_same_facts(before, after)) {
        return;
    }
    Facts facts = compare_facts(before, after);
    PlanChange *change = facts == FACTS_CHANGED
                             ? merge_mark(merge, CHANGE_EDITED, TOPIC_TEXT, before, after)
                             : merge_mark(merge, CHANGE_FORM, TOPIC_FORM, before, after);
    if (facts == FACTS_FORM) {
        say_form(merge, change, before, after);
    } else if (after->kind == PLAN_FIGURE) {
        /* The same picture, or two of the same name. */
        bool same = same_text(figure_pixels(before), figure_pixels(after));
        merge_say(merge->plan->pool, change, NULL,
                  same ? N_("đổi lời mô tả hình") : N_("thay hình khác"));
    }
    node->change = change;
}

/* ---- blocks of one plan ---- */

static bool holds_matched(const Merge *merge, SideName side, int block)
{
    for (int i = block + 1; i < block_at(merge, side, block)->end; i++) {
        if (block_at(merge, side, i)->match >= 0) {
            return true;
        }
    }
    return false;
}

static ChangeTopic topic_of_block(const PlanNode *node)
{
    if (node->kind == PLAN_PAGE_BREAK || node->kind == PLAN_ORIENTATION) {
        return TOPIC_FORM;
    }
    if (node->kind != PLAN_PARAGRAPH && node->kind != PLAN_QUOTE && node->kind != PLAN_CODE_BLOCK &&
        node->kind != PLAN_NOTE) {
        return TOPIC_STRUCTURE;
    }
    return node->parent->kind == PLAN_GROUNDS ? TOPIC_HEAD : TOPIC_TEXT;
}

/* The title of an annex stands beside its children. */
static bool is_title(const PlanNode *node)
{
    return node->kind == PLAN_HEADING && node->parent == NULL;
}

/* Whether the block has no words but those of blocks that stand elsewhere in the other plan. */
static bool is_emptied(const Merge *merge, SideName side, int block)
{
    const Block *top = block_at(merge, side, block);
    int elsewhere = 0;
    for (int i = block + 1; i < top->end;) {
        bool matched = block_at(merge, side, i)->match >= 0;
        elsewhere += matched ? block_at(merge, side, i)->words : 0;
        i = matched ? block_at(merge, side, i)->end : i + 1;
    }
    return top->words > 0 && elsewhere == top->words;
}

/* A point without its paragraph is no change of its own: it goes by the number of the move. */
static void join_to_move(const Merge *merge, SideName side, int block, PlanNode *node,
                         PlanChange *mark)
{
    if (!mark || !is_emptied(merge, side, block)) {
        return;
    }
    for (PlanNode *n = node->first; n && !mark->other; n = plan_next(node, n)) {
        bool moved = n->change &&
                     (n->change->kind == CHANGE_MOVED_AWAY || n->change->kind == CHANGE_MOVED_HERE);
        mark->other = moved ? n->change : NULL;
    }
}

PlanNode *merge_before(Merge *merge, int block, PlanNode *parent, bool told)
{
    const Block *b = block_at(merge, BEFORE, block);
    if (b->match >= 0) {
        PlanNode *away = merge_copy_whole(merge, BEFORE, b->node, parent, false);
        away->change = move_mark(merge, CHANGE_MOVED_AWAY, block);
        return away;
    }
    PlanNode *node = merge_copy(merge, BEFORE, b->node, parent);
    PlanChange *mark =
        told ? NULL : merge_mark(merge, CHANGE_REMOVED, topic_of_block(b->node), b->node, NULL);
    node->change = mark;
    if (!holds_matched(merge, BEFORE, block)) {
        copy_below(merge, BEFORE, b->node, node, true);
        return node;
    }
    merge_set_made(merge, BEFORE, b->node, node);
    for (int i = block + 1; i < b->end; i = block_at(merge, BEFORE, i)->end) {
        PlanNode *child =
            merge_before(merge, i, is_title(node_at(merge, BEFORE, i)) ? NULL : node, true);
        if (is_title(node_at(merge, BEFORE, i))) {
            node->u.annex.title = child;
        }
    }
    join_to_move(merge, BEFORE, block, node, mark);
    return node;
}

PlanNode *merge_after(Merge *merge, int block, PlanNode *parent, bool told)
{
    const Block *b = block_at(merge, AFTER, block);
    if (b->match >= 0) {
        PlanNode *here = merge_pair(merge, b->match, block, parent);
        here->change = move_mark(merge, CHANGE_MOVED_HERE, b->match);
        return here;
    }
    PlanNode *node = merge_copy(merge, AFTER, b->node, parent);
    PlanChange *mark =
        told ? NULL : merge_mark(merge, CHANGE_ADDED, topic_of_block(b->node), NULL, b->node);
    node->change = mark;
    if (!holds_matched(merge, AFTER, block)) {
        copy_below(merge, AFTER, b->node, node, true);
        return node;
    }
    merge_set_made(merge, AFTER, b->node, node);
    for (int i = block + 1; i < b->end; i = block_at(merge, AFTER, i)->end) {
        PlanNode *child =
            merge_after(merge, i, is_title(node_at(merge, AFTER, i)) ? NULL : node, true);
        if (is_title(node_at(merge, AFTER, i))) {
            node->u.annex.title = child;
        }
    }
    join_to_move(merge, AFTER, block, node, mark);
    return node;
}

/* ---- blocks of both ---- */

/* The same in everything, and all of it matched to each other. */
static bool is_unchanged(const Merge *merge, int before, int after)
{
    const Block *a = block_at(merge, BEFORE, before), *b = block_at(merge, AFTER, after);
    if (a->exact != b->exact || !a->alone || !b->alone || a->end - before != b->end - after) {
        return false;
    }
    for (int i = 0; i < a->end - before; i++) {
        if (a[i].match != after + i) {
            return false;
        }
    }
    return true;
}

static PlanNode *copy_unchanged(Merge *merge, int before, int after, PlanNode *parent)
{
    PlanNode *node = merge_copy_whole(merge, AFTER, node_at(merge, AFTER, after), parent, true);
    for (int i = 0; i < block_at(merge, AFTER, after)->end - after; i++) {
        PlanNode *made = g_hash_table_lookup(merge->made[AFTER], node_at(merge, AFTER, after + i));
        if (made) {
            merge_set_made(merge, BEFORE, node_at(merge, BEFORE, before + i), made);
        }
    }
    return node;
}

/* One paragraph of a plan that is several of the other: a block for each of those. */
static void merge_divided(Merge *merge, int before, int after, PlanNode *parent)
{
    SideName side = block_at(merge, BEFORE, before)->parts > 0 ? BEFORE : AFTER;
    int first = side == BEFORE ? before : after, parts = block_at(merge, side, first)->parts;
    const PlanNode *a = node_at(merge, BEFORE, before), *b = node_at(merge, AFTER, after);
    PlanNode **node = g_new(PlanNode *, (gsize)parts + 1);
    node[0] = merge_copy(merge, AFTER, b, parent);
    merge_set_made(merge, BEFORE, a, node[0]);
    merge_set_made(merge, AFTER, b, node[0]);
    merge_note_form(merge, node[0], a, b);
    for (int i = 1; i <= parts; i++) {
        const PlanNode *part = node_at(merge, side, first + i);
        node[i] = merge_copy(merge, side, part, parent);
        merge_set_made(merge, side, part, node[i]);
        PlanChange *mark = side == AFTER
                               ? merge_mark(merge, CHANGE_SPLIT, TOPIC_STRUCTURE, a, part)
                               : merge_mark(merge, CHANGE_JOINED, TOPIC_STRUCTURE, part, b);
        merge_say(merge->plan->pool, mark, NULL,
                  side == AFTER ? N_("tách từ đoạn ngay trước") : N_("gộp vào đoạn ngay trước"));
        node[i]->change = mark;
    }
    merge_texts(merge, before, after, side, node);
    g_free(node);
}

static bool is_divided(const Merge *merge, int before, int after)
{
    return block_at(merge, BEFORE, before)->parts > 0 || block_at(merge, AFTER, after)->parts > 0;
}

/* A paragraph that went elsewhere leaves its parts behind. */
static void merge_parts_before(Merge *merge, int first, PlanNode *parent)
{
    for (int i = 1; i <= block_at(merge, BEFORE, first)->parts; i++) {
        merge_before(merge, first + i, parent, false);
    }
}

static void merge_parts_after(Merge *merge, int first, PlanNode *parent)
{
    for (int i = 1; i <= block_at(merge, AFTER, first)->parts; i++) {
        merge_after(merge, first + i, parent, false);
    }
}

typedef struct Line {
    int *at, count;
} Line;

static Line line_of(const Merge *merge, SideName side, int parent)
{
    int end = block_at(merge, side, parent)->end;
    Line line = {g_new(int, (gsize)(end - parent)), 0};
    for (int i = parent + 1; i < end; i = block_at(merge, side, i)->end) {
        if (!is_title(node_at(merge, side, i)) && !block_at(merge, side, i)->part) {
            line.at[line.count++] = i;
        }
    }
    return line;
}

/* The place of each earlier child's partner among the later children. */
static int *partners(const Merge *merge, const Line *a, const Line *b, int *weight)
{
    GHashTable *place = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < b->count; i++) {
        g_hash_table_insert(place, GINT_TO_POINTER(b->at[i]), GINT_TO_POINTER(i + 1));
    }
    int *partner = g_new(int, (gsize)a->count + 1);
    for (int i = 0; i < a->count; i++) {
        int match = block_at(merge, BEFORE, a->at[i])->match;
        partner[i] = match >= 0
                         ? GPOINTER_TO_INT(g_hash_table_lookup(place, GINT_TO_POINTER(match))) - 1
                         : -1;
        /* As few moves as can be; of two ways the one that moves fewer words. */
        int words = block_at(merge, BEFORE, a->at[i])->words +
                    (match >= 0 ? block_at(merge, AFTER, match)->words : 0);
        weight[i] = (1 << 16) + MIN(words, (1 << 16) - 1);
    }
    g_hash_table_unref(place);
    return partner;
}

void merge_stays(const Merge *merge, const int *partner, const int *weight, int n, int partners,
                 bool *stays)
{
    if (!merge->match->turned) {
        sequence_heaviest(partner, weight, n, partners, stays);
        return;
    }
    int *back = g_new(int, (gsize)partners + 1), *weights = g_new0(int, (gsize)partners + 1);
    bool *those = g_new(bool, (gsize)partners + 1);
    for (int i = 0; i < partners; i++) {
        back[i] = -1;
    }
    for (int i = 0; i < n; i++) {
        if (partner[i] >= 0) {
            back[partner[i]] = i;
            weights[partner[i]] = weight[i];
        }
    }
    sequence_heaviest(back, weights, partners, n, those);
    for (int i = 0; i < n; i++) {
        stays[i] = partner[i] >= 0 && those[partner[i]];
    }
    g_free(back);
    g_free(weights);
    g_free(those);
}

static void merge_title(Merge *merge, int before, int after, PlanNode *annex)
{
    int a = before + 1, b = after + 1;
    bool in_a = a < block_at(merge, BEFORE, before)->end && is_title(node_at(merge, BEFORE, a));
    bool in_b = b < block_at(merge, AFTER, after)->end && is_title(node_at(merge, AFTER, b));
    if (in_a && in_b) {
        annex->u.annex.title = merge_pair(merge, a, b, NULL);
    } else if (in_a) {
        annex->u.annex.title = merge_before(merge, a, NULL, false);
    } else if (in_b) {
        annex->u.annex.title = merge_after(merge, b, NULL, false);
    }
}

static void merge_children(Merge *merge, int before, int after, PlanNode *node)
{
    if (node->kind == PLAN_ANNEX) {
        merge_title(merge, before, after, node);
    }
    Line a = line_of(merge, BEFORE, before), b = line_of(merge, AFTER, after);
    int *weight = g_new(int, (gsize)a.count + 1);
    int *partner = partners(merge, &a, &b, weight);
    bool *stays = g_new(bool, (gsize)a.count + 1);
    merge_stays(merge, partner, weight, a.count, b.count, stays);
    int next = 0;
    for (int i = 0; i <= a.count; i++) {
        bool end = i == a.count;
        if (!end && !stays[i]) {
            merge_before(merge, a.at[i], node, false);
            merge_parts_before(merge, a.at[i], node);
            continue;
        }
        for (int to = end ? b.count : partner[i]; next < to; next++) {
            merge_after(merge, b.at[next], node, false);
            merge_parts_after(merge, b.at[next], node);
        }
        if (!end && is_divided(merge, a.at[i], b.at[next])) {
            merge_divided(merge, a.at[i], b.at[next++], node);
        } else if (!end) {
            merge_pair(merge, a.at[i], b.at[next++], node);
        }
    }
    g_free(stays);
    g_free(partner);
    g_free(weight);
    g_free(a.at);
    g_free(b.at);
}

PlanNode *merge_pair(Merge *merge, int before, int after, PlanNode *parent)
{
    const PlanNode *a = node_at(merge, BEFORE, before), *b = node_at(merge, AFTER, after);
    /* The notes part is made with the plan. */
    if (b->kind != PLAN_NOTES && is_unchanged(merge, before, after)) {
        return copy_unchanged(merge, before, after, parent);
    }
    PlanNode *node;
    if (b->kind == PLAN_NOTES) {
        node = merge->plan->notes;
        node->pos = b->pos;
    } else {
        node = merge_copy(merge, AFTER, b, parent);
    }
    merge_set_made(merge, BEFORE, a, node);
    merge_set_made(merge, AFTER, b, node);
    merge_note_form(merge, node, a, b);
    if (b->kind == PLAN_PARAGRAPH || b->kind == PLAN_HEADING || b->kind == PLAN_CAPTION) {
        merge_text(merge, before, after, node);
    } else if (b->kind == PLAN_TABLE) {
        merge_table(merge, before, after, node);
    } else {
        merge_children(merge, before, after, node);
    }
    return node;
}

/* ---- the whole ---- */

static PlanNode *destination(const Merge *merge, SideName side, const PlanNode *source)
{
    return source ? g_hash_table_lookup(merge->made[side], source) : NULL;
}

static void join_links(Merge *merge)
{
    for (guint i = 0; i < merge->links->len; i++) {
        const PendingLink *link = &g_array_index(merge->links, PendingLink, i);
        PlanNode *node = link->node;
        if (node->kind == PLAN_NOTE_MARK) {
            node->u.note_mark.note = destination(merge, link->side, node->u.note_mark.note);
        } else {
            node->u.link.target = destination(merge, link->side, node->u.link.target);
        }
    }
}

static void count_marks(PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            count_marks(node->u.annex.title);
        } else if (node->kind == PLAN_NOTE_MARK && node->u.note_mark.note) {
            node->u.note_mark.occurrence = ++node->u.note_mark.note->u.note.marks;
        }
    }
}

/* Notes of both plans stand in one row: each has its number there, and its old ones in its mark. */
static void number_notes(Merge *merge)
{
    int number = 0;
    for (PlanNode *note = merge->plan->notes->first; note; note = note->next) {
        note->u.note.number = ++number;
        note->u.note.marks = 0;
    }
    count_marks(merge->plan->root);
}

/* A note whose number in the merged plan is another must still know the one it had. */
static void mark_notes(Merge *merge)
{
    const Match *match = merge->match;
    for (SideName side = BEFORE; side <= AFTER; side++) {
        for (int i = 0; i < match->side[side].blocks; i++) {
            const Block *block = block_at(merge, side, i);
            PlanNode *made = block->node->kind == PLAN_NOTE
                                 ? g_hash_table_lookup(merge->made[side], block->node)
                                 : NULL;
            if (made && !made->change) {
                int other = block->match;
                const PlanNode *twin = other >= 0 ? node_at(merge, !side, other) : NULL;
                made->change =
                    merge_mark(merge, CHANGE_FORM, TOPIC_FORM, side == BEFORE ? block->node : twin,
                               side == BEFORE ? twin : block->node);
            }
        }
    }
}

static void collect_ids(Plan *plan)
{
    plan->ids = g_hash_table_new(hash_string, g_str_equal);
    for (PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        if (node->id && !g_hash_table_contains(plan->ids, node->id)) {
            g_hash_table_insert(plan->ids, (void *)(uintptr_t)node->id, node);
        }
    }
}

Plan *merge_plans(Match *match, GArray *edits)
{
    const Plan *before = match->side[BEFORE].plan, *after = match->side[AFTER].plan;
    Plan *plan = plan_new();
    Merge merge = {.match = match,
                   .plan = plan,
                   .made = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)},
                   .moves = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)},
                   .links = g_array_new(FALSE, FALSE, sizeof(PendingLink))};
    plan->folder = after->folder;
    plan->slug = after->slug;
    plan->head = after->head;
    plan->groups = after->groups;
    plan->group_count = after->group_count;
    plan->catalogue = after->catalogue;
    plan->files = after->files;
    plan->file_count = after->file_count;
    plan->before = before;
    plan->after = after;
    merge_set_made(&merge, BEFORE, before->root, plan->root);
    merge_set_made(&merge, AFTER, after->root, plan->root);
    plan->root->pos = after->root->pos;
    merge_children(&merge, 0, 0, plan->root);
    join_links(&merge);
    number_notes(&merge);
    mark_notes(&merge);
    collect_ids(plan);
    if (edits) {
        edits_collect(&merge, edits);
    }
    for (SideName side = BEFORE; side <= AFTER; side++) {
        g_hash_table_unref(merge.made[side]);
        g_hash_table_unref(merge.moves[side]);
    }
    g_array_free(merge.links, TRUE);
    return plan;
}
