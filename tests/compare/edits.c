#include "edits.h"

#include <stdio.h>
#include <string.h>

#define MIN_WORDS 8 /* of a text that can be known again */

static uint32_t number_blocks(PlanNode *top, uint32_t number)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (!plan_is_inline(node)) {
            node->pos.line = ++number;
        }
        if (node->kind == PLAN_ANNEX && node->u.annex.title) {
            number = number_blocks(node->u.annex.title, number);
        }
    }
    return number;
}

Edits *edits_new(Plan *before, Plan *after, guint32 seed)
{
    Edits *edits = g_new0(Edits, 1);
    edits->random = g_rand_new_with_seed(seed);
    edits->before = before;
    edits->after = after;
    number_blocks(before->root, 0);
    edits->next_number = number_blocks(after->root, 0);
    for (int i = 0; i < TRUTH_COUNT; i++) {
        edits->truth[i] = g_hash_table_new(NULL, NULL);
    }
    edits->touched = g_hash_table_new(NULL, NULL);
    return edits;
}

void edits_free(Edits *edits)
{
    for (int i = 0; i < TRUTH_COUNT; i++) {
        g_hash_table_unref(edits->truth[i]);
    }
    g_hash_table_unref(edits->touched);
    g_rand_free(edits->random);
    g_free(edits);
}

static void tell(Edits *edits, Truth truth, const PlanNode *node)
{
    g_hash_table_add(edits->truth[truth], GUINT_TO_POINTER(node->pos.line));
}

static int draw(Edits *edits, int below)
{
    return below > 0 ? g_rand_int_range(edits->random, 0, below) : 0;
}

static int count_words(const PlanNode *node)
{
    char *text = plan_text_of(node);
    int words = 0;
    for (const char *p = text; *p;) {
        p += strspn(p, " ");
        words += *p != '\0';
        p += strcspn(p, " ");
    }
    g_free(text);
    return words;
}

static bool has_touched(const Edits *edits, const PlanNode *top)
{
    for (const PlanNode *node = top; node; node = plan_next(top, node)) {
        if (g_hash_table_contains(edits->touched, node)) {
            return true;
        }
    }
    return false;
}

static bool is_inside(const PlanNode *node, const PlanNode *top)
{
    while (node && node != top) {
        node = node->parent;
    }
    return node == top;
}

static bool is_in_kind(const PlanNode *node, PlanKind kind)
{
    while (node && node->kind != kind) {
        node = node->parent;
    }
    return node != NULL;
}

typedef bool (*Fits)(const PlanNode *node);

static bool is_plain(const PlanNode *node)
{
    return !is_in_kind(node, PLAN_TABLE) && !is_in_kind(node, PLAN_NOTES) &&
           !is_in_kind(node, PLAN_GROUNDS);
}

static bool is_paragraph(const PlanNode *node)
{
    return node->kind == PLAN_PARAGRAPH && is_plain(node) && count_words(node) >= MIN_WORDS;
}

static bool is_lone_paragraph(const PlanNode *node)
{
    return is_paragraph(node) && node->parent->kind == PLAN_SECTION;
}

static bool is_item(const PlanNode *node)
{
    return node->kind == PLAN_ITEM && is_plain(node) && node->first && node->parent->first->next &&
           count_words(node) >= MIN_WORDS;
}

static bool is_section(const PlanNode *node)
{
    return node->kind == PLAN_SECTION && count_words(node) >= 2 * MIN_WORDS;
}

static bool is_row(const PlanNode *node)
{
    if (node->kind != PLAN_ROW || node->u.row.kind != ROW_DATA || count_words(node) < MIN_WORDS) {
        return false;
    }
    /* Rows held together by a cell are no rows to move. */
    for (const PlanNode *row = node->parent->first; row; row = row->next) {
        for (const PlanNode *cell = row->kind == PLAN_ROW ? row->first : NULL; cell;
             cell = cell->next) {
            if (cell->u.cell.row_span > 1) {
                return false;
            }
        }
    }
    return true;
}

static bool is_cell(const PlanNode *node)
{
    return node->kind == PLAN_CELL && node->parent->u.row.kind == ROW_DATA && node->first &&
           node->u.cell.column > 0 && !node->first->next && node->first->first &&
           node->first->first->kind == PLAN_TEXT && *node->first->first->u.text.text;
}

/* A node that no earlier change touched; NULL if there is none. */
static PlanNode *choose(Edits *edits, Fits fits, bool whole)
{
    GPtrArray *found = g_ptr_array_new();
    PlanNode *root = edits->after->root;
    for (PlanNode *node = root; node; node = plan_next(root, node)) {
        if (!plan_is_inline(node) && fits(node) &&
            !(whole ? has_touched(edits, node) : g_hash_table_contains(edits->touched, node))) {
            g_ptr_array_add(found, node);
        }
    }
    PlanNode *chosen =
        found->len > 0 ? g_ptr_array_index(found, draw(edits, (int)found->len)) : NULL;
    g_ptr_array_free(found, TRUE);
    return chosen;
}

static void touch(Edits *edits, PlanNode *top)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        g_hash_table_add(edits->touched, node);
    }
}

/* Words that no plan has, so that nothing is like them. */
static void append_words(Edits *edits, GString *out, int count)
{
    static const char *const PARTS[] = {"lu", "mê", "ro", "tá",  "vi",
                                        "xô", "nẻ", "gụ", "hẫm", "đờ"};
    for (int i = 0; i < count; i++) {
        g_string_append_printf(out, "%s%s%s", out->len > 0 ? " " : "", PARTS[draw(edits, 10)],
                               PARTS[draw(edits, 10)]);
    }
}

static PlanNode *new_block(Edits *edits, PlanKind kind)
{
    PlanNode *node = plan_node_new(edits->after, kind, (SourcePos){0});
    node->pos.line = ++edits->next_number;
    return node;
}

/* ---- the changes ---- */

static bool insert_paragraph(Edits *edits)
{
    PlanNode *place = choose(edits, is_lone_paragraph, false);
    if (!place) {
        return false;
    }
    GString *text = g_string_new(NULL);
    append_words(edits, text, 10 + draw(edits, 40));
    PlanNode *paragraph = new_block(edits, PLAN_PARAGRAPH);
    plan_append(paragraph, plan_text_new(edits->after, text->str, (SourcePos){0}));
    plan_insert_after(place, paragraph);
    g_string_free(text, TRUE);
    tell(edits, TRUTH_ADDED, paragraph);
    touch(edits, paragraph);
    return true;
}

static void tell_texts(Edits *edits, Truth truth, const PlanNode *top)
{
    for (const PlanNode *node = top; node; node = plan_next(top, node)) {
        if ((node->kind == PLAN_PARAGRAPH || node->kind == PLAN_HEADING) && is_plain(node)) {
            tell(edits, truth, node);
        }
    }
}

static bool delete_block(Edits *edits, Fits fits)
{
    PlanNode *node = choose(edits, fits, true);
    if (!node || !node->parent->first->next) {
        return false;
    }
    tell_texts(edits, TRUTH_REMOVED, node);
    plan_unlink(node);
    return true;
}

static bool delete_paragraph(Edits *edits)
{
    return delete_block(edits, is_lone_paragraph);
}

static bool delete_item(Edits *edits)
{
    return delete_block(edits, is_item);
}

static bool delete_section(Edits *edits)
{
    return draw(edits, 4) == 0 && delete_block(edits, is_section);
}

/* The longest plain text of a paragraph. */
static PlanNode *longest_text(const PlanNode *block)
{
    PlanNode *longest = NULL;
    for (PlanNode *n = block->first; n; n = n->next) {
        if (n->kind == PLAN_TEXT &&
            (!longest || strlen(n->u.text.text) > strlen(longest->u.text.text))) {
            longest = n;
        }
    }
    return longest;
}

static bool reword(Edits *edits, PlanNode *paragraph)
{
    PlanNode *text = longest_text(paragraph);
    if (!text) {
        return false;
    }
    char **word = g_strsplit(text->u.text.text, " ", -1);
    int n = (int)g_strv_length(word);
    int most = MAX(count_words(paragraph) / 4, 1);
    if (n < 4) {
        g_strfreev(word);
        return false;
    }
    int from = 1 + draw(edits, n - 2), count = 1 + draw(edits, MIN(most, n - from - 1));
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
        if (i == from) {
            append_words(edits, out, 1 + draw(edits, count + 1));
        }
        if (i < from || i >= from + count) {
            g_string_append_printf(out, "%s%s", i > 0 ? " " : "", word[i]);
        }
    }
    g_strfreev(word);
    text->u.text.text = pool_strdup(edits->after->pool, out->str);
    g_string_free(out, TRUE);
    tell(edits, TRUTH_EDITED, paragraph);
    return true;
}

static bool replace_words(Edits *edits)
{
    PlanNode *paragraph = choose(edits, is_paragraph, false);
    if (!paragraph || !reword(edits, paragraph)) {
        return false;
    }
    g_hash_table_add(edits->touched, paragraph);
    return true;
}

/* Takes a block to another place of its kind, far enough to be no exchange of neighbours. */
static bool move_block(Edits *edits, Fits fits)
{
    PlanNode *node = choose(edits, fits, true), *place = choose(edits, fits, false);
    if (!node || !place || is_inside(place, node) || is_inside(node, place) ||
        node->parent == place->parent || !node->parent->first->next) {
        return false;
    }
    if (node->kind == PLAN_SECTION && node->u.section.level != place->u.section.level) {
        return false;
    }
    plan_unlink(node);
    plan_insert_after(place, node);
    tell(edits, TRUTH_MOVED, node);
    touch(edits, node);
    return true;
}

static bool move_paragraph(Edits *edits)
{
    return move_block(edits, is_lone_paragraph);
}

static bool move_item(Edits *edits)
{
    return move_block(edits, is_item);
}

static bool move_section(Edits *edits)
{
    return draw(edits, 3) == 0 && move_block(edits, is_section);
}

/* To another place among its own siblings. */
static bool reorder_item(Edits *edits)
{
    PlanNode *node = choose(edits, is_item, true);
    PlanNode *place = node && node->next && node->next->next ? node->next->next->next : NULL;
    for (PlanNode *n = node; n && place && n != place; n = n->next) {
        if (n != node && has_touched(edits, n)) {
            return false;
        }
    }
    if (!place || has_touched(edits, place)) {
        return false;
    }
    plan_unlink(node);
    plan_insert_after(place, node);
    tell(edits, TRUTH_MOVED, node);
    touch(edits, node->parent);
    return true;
}

/* Numbers alone: nothing has changed. */
static bool renumber(Edits *edits)
{
    PlanNode *section = choose(edits, is_section, false);
    if (!section || !section->u.section.number) {
        return false;
    }
    section->u.section.number =
        pool_printf(edits->after->pool, "%s.%d", section->u.section.number, draw(edits, 90));
    return true;
}

/* Anywhere in its middle; sometimes words are changed with it. */
static bool split_paragraph(Edits *edits)
{
    PlanNode *paragraph = choose(edits, is_lone_paragraph, false);
    PlanNode *text = paragraph ? longest_text(paragraph) : NULL;
    int length = text ? (int)strlen(text->u.text.text) : 0;
    const char *cut =
        length > 120 ? strchr(text->u.text.text + length / 4 + draw(edits, length / 2), ' ') : NULL;
    if (!cut || text->next || text->previous) {
        return false;
    }
    PlanNode *rest = new_block(edits, PLAN_PARAGRAPH);
    plan_append(rest, plan_text_new(edits->after, cut + 1, (SourcePos){0}));
    plan_insert_after(paragraph, rest);
    text->u.text.text =
        pool_strndup(edits->after->pool, text->u.text.text, (size_t)(cut - text->u.text.text));
    tell(edits, TRUTH_SPLIT, rest);
    if (draw(edits, 2) == 0) {
        reword(edits, draw(edits, 2) == 0 ? paragraph : rest);
    }
    touch(edits, paragraph);
    touch(edits, rest);
    return true;
}

static bool join_paragraphs(Edits *edits)
{
    PlanNode *paragraph = choose(edits, is_lone_paragraph, false);
    PlanNode *next = paragraph ? paragraph->next : NULL;
    if (!next || next->kind != PLAN_PARAGRAPH || has_touched(edits, next) ||
        !is_lone_paragraph(next)) {
        return false;
    }
    tell(edits, TRUTH_JOINED, next);
    plan_unlink(next);
    plan_append(paragraph, plan_text_new(edits->after, " ", (SourcePos){0}));
    while (next->first) {
        PlanNode *child = next->first;
        plan_unlink(child);
        plan_append(paragraph, child);
    }
    if (draw(edits, 2) == 0) {
        reword(edits, paragraph);
    }
    touch(edits, paragraph);
    return true;
}

/* ---- tables ---- */

static bool delete_row(Edits *edits)
{
    PlanNode *row = choose(edits, is_row, true);
    if (!row) {
        return false;
    }
    tell(edits, TRUTH_ROW_REMOVED, row);
    plan_unlink(row);
    return true;
}

static bool insert_row(Edits *edits)
{
    PlanNode *place = choose(edits, is_row, false);
    if (!place) {
        return false;
    }
    PlanNode *row = new_block(edits, PLAN_ROW);
    row->u.row.kind = ROW_DATA;
    for (const PlanNode *like = place->first; like; like = like->next) {
        PlanNode *cell = new_block(edits, PLAN_CELL), *text = new_block(edits, PLAN_PARAGRAPH);
        cell->u.cell = like->u.cell;
        GString *words = g_string_new(NULL);
        append_words(edits, words, 6);
        plan_append(text, plan_text_new(edits->after, words->str, (SourcePos){0}));
        g_string_free(words, TRUE);
        plan_append(cell, text);
        plan_append(row, cell);
    }
    plan_insert_after(place, row);
    tell(edits, TRUTH_ROW_ADDED, row);
    touch(edits, row);
    return true;
}

static bool move_row(Edits *edits)
{
    PlanNode *row = choose(edits, is_row, true);
    PlanNode *place = row && row->next && row->next->next ? row->next->next->next : NULL;
    for (PlanNode *n = row; n && place && n != place->next; n = n->next) {
        if (n->kind != PLAN_ROW || has_touched(edits, n)) {
            return false;
        }
    }
    if (!place) {
        return false;
    }
    plan_unlink(row);
    plan_insert_after(place, row);
    tell(edits, TRUTH_ROW_MOVED, row);
    touch(edits, row);
    for (PlanNode *n = place; n && n != row; n = n->previous) {
        g_hash_table_add(edits->touched, n);
    }
    g_hash_table_add(edits->touched, place->previous);
    return true;
}

static bool edit_cell(Edits *edits)
{
    PlanNode *cell = choose(edits, is_cell, true);
    if (!cell || g_hash_table_contains(edits->touched, cell->parent)) {
        return false;
    }
    PlanNode *text = cell->first->first;
    Decimal number;
    GString *out = g_string_new(NULL);
    size_t used = decimal_parse(text->u.text.text, &number);
    if (used > 0) {
        char figure[DECIMAL_TEXT_SIZE];
        number.digits += 1 + draw(edits, 9);
        decimal_format(number, false, figure);
        g_string_printf(out, "%s%s", figure, text->u.text.text + used);
    } else {
        g_string_append(out, text->u.text.text);
        append_words(edits, out, 1);
    }
    text->u.text.text = pool_strdup(edits->after->pool, out->str);
    g_string_free(out, TRUE);
    tell(edits, TRUTH_CELL, cell);
    touch(edits, cell);
    g_hash_table_add(edits->touched, cell->parent);
    return true;
}

/* ---- all ---- */

/* Cells know their places. */
static void place_cells(PlanNode *table)
{
    int row = 0;
    for (PlanNode *n = table->first; n; n = n->next) {
        for (PlanNode *cell = n->kind == PLAN_ROW ? n->first : NULL; cell; cell = cell->next) {
            cell->u.cell.row = row;
        }
        row += n->kind == PLAN_ROW;
    }
}

void edits_make(Edits *edits, int count)
{
    static bool (*const MAKE[])(Edits *) = {
        insert_paragraph, delete_paragraph, delete_item,     delete_section,  replace_words,
        replace_words,    replace_words,    move_paragraph,  move_item,       move_section,
        reorder_item,     renumber,         split_paragraph, join_paragraphs, delete_row,
        insert_row,       move_row,         edit_cell,       edit_cell};
    for (int made = 0, tries = 0; made < count && tries < 20 * count; tries++) {
        made += MAKE[draw(edits, G_N_ELEMENTS(MAKE))](edits);
    }
    PlanNode *root = edits->after->root;
    for (PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == PLAN_TABLE) {
            place_cells(node);
        }
    }
}
