/* "Trước | Sau | Ghi chú": one row for each text, row of a table or fact that changed. */
#include "compare/document.h"
#include "compare/list.h"
#include "plan/change.h"

static const char *const COLUMNS[] = {"#STT", "Vị trí", "Trước", "Sau", "Ghi chú"};

#include <string.h>

typedef struct Side {
    const Comparison *comparison;
    Plan *plan;
    PlanNode *table;
    int rows;
} Side;

static bool is_gone(const PlanChange *change)
{
    return change->kind == CHANGE_REMOVED || change->kind == CHANGE_REPLACED_OLD ||
           change->kind == CHANGE_MOVED_AWAY;
}

static bool is_new(const PlanChange *change)
{
    return change->kind == CHANGE_ADDED || change->kind == CHANGE_REPLACED_NEW ||
           change->kind == CHANGE_MOVED_HERE;
}

/* ---- rows ---- */

typedef struct SideRow {
    PlanNode *before, *after, *note; /* cells */
} SideRow;

static SideRow add_row(Side *side, const char *place)
{
    PlanNode *row = document_row(side->plan, side->table);
    document_text_cell(side->plan, row, pool_printf(side->plan->pool, "%d", ++side->rows));
    document_text_cell(side->plan, row, place);
    SideRow cells;
    cells.before = document_cell(side->plan, row);
    cells.after = document_cell(side->plan, row);
    cells.note = document_cell(side->plan, row);
    return cells;
}

static const char *place_of(Side *side, const PlanChange *change)
{
    const PlanNode *node = change->after ? change->after : change->before;
    return node ? compare_place(side->plan->pool, node, true) : "";
}

static bool begin_alike(const char *a, const char *b)
{
    size_t n = strcspn(a, " ");
    return strncmp(a, b, n) == 0 && b[n] == ' ';
}

/* "[3] sửa: giảm 5 (6,25%)"; "[4] chuyển từ hàng 20", which says what was done by itself. */
static void add_note(Side *side, PlanNode *cell, int number)
{
    const Change *change = &side->comparison->change[number - 1];
    const char *word = change_what_word(change->what == WHAT_EDITED ? WHAT_REPLACED : change->what);
    const char *more = change->description ? change->description : "";
    bool alone = begin_alike(word, more);
    document_paragraph(side->plan, cell,
                       pool_printf(side->plan->pool, "[%d] %s%s%s", number, alone ? "" : word,
                                   *more && !alone ? ": " : "", more));
}

/* ---- texts of one side ---- */

/* Copies inlines as the earlier or later plan has them. Inlines nest at most PLAN_MAX_DEPTH deep,
 * which bounds the recursion. */
static void copy_inlines(Side *side, const PlanNode *source, bool later, PlanNode *parent)
{
    for (const PlanNode *n = source->first; n; n = n->next) {
        PlanNode *into = parent;
        switch (n->kind) {
        case PLAN_TEXT:
            document_text(side->plan, parent, n->u.text.text);
            continue;
        case PLAN_NOTE_MARK:
            continue;
        case PLAN_CODE:
            document_node(side->plan, parent, PLAN_CODE)->u.text = n->u.text;
            continue;
        case PLAN_LINE_BREAK:
            document_node(side->plan, parent, PLAN_LINE_BREAK);
            continue;
        case PLAN_STRONG:
        case PLAN_EMPHASIS:
            into = document_node(side->plan, parent, n->kind);
            break;
        case PLAN_CHANGE:
            if (later ? is_gone(n->change) : is_new(n->change)) {
                continue;
            }
            if (plan_change_show(n->change) != SHOW_SAME) {
                into = document_change(side->plan, parent, n->change->kind);
            }
            break;
        default:
            break;
        }
        copy_inlines(side, n, later, into);
    }
}

static void copy_text(Side *side, const PlanNode *source, bool later, const char *lead,
                      PlanNode *cell)
{
    PlanNode *paragraph = document_node(side->plan, cell, PLAN_PARAGRAPH);
    if (lead) {
        document_text(side->plan, paragraph, lead);
    }
    copy_inlines(side, source, later, paragraph);
}

typedef struct Whole {
    Side *side;
    const PlanNode *top;
    PlanNode *cell;
    ChangeKind kind;
    bool later;
} Whole;

static void add_whole_text(Whole *whole, const PlanNode *node, const char *lead)
{
    PlanNode *paragraph = document_node(whole->side->plan, whole->cell, PLAN_PARAGRAPH);
    PlanNode *change = document_change(whole->side->plan, paragraph, whole->kind);
    if (lead) {
        document_text(whole->side->plan, change, lead);
    }
    copy_inlines(whole->side, node, whole->later, change);
}

static const char *column_title(Side *side, const PlanNode *cell)
{
    for (const PlanNode *row = cell->parent->parent->first; row; row = row->next) {
        if (row->kind != PLAN_ROW || row->u.row.kind != ROW_HEADER) {
            continue;
        }
        for (const PlanNode *head = row->first; head; head = head->next) {
            if (head->u.cell.column == cell->u.cell.column && head != cell) {
                char *text = plan_text_later(head);
                const char *title = pool_printf(side->plan->pool, "%s: ", text);
                g_free(text);
                return title;
            }
        }
    }
    return NULL;
}

static const char *label_of(Side *side, const PlanNode *node)
{
    const PlanNode *parent = node->parent;
    if (node->kind == PLAN_HEADING && parent && parent->kind == PLAN_SECTION) {
        const char *number = parent->u.section.number;
        return number ? pool_printf(side->plan->pool, "%s. ", number) : NULL;
    }
    if (parent && parent->kind == PLAN_CELL && parent->parent->u.row.kind == ROW_DATA) {
        return column_title(side, parent);
    }
    if (node->kind == PLAN_PARAGRAPH && !node->previous && parent && parent->kind == PLAN_ITEM) {
        const char *label = parent->u.item.label;
        return label ? pool_printf(side->plan->pool, "%s ", label) : NULL;
    }
    return NULL;
}

/* A table of words has the picture's words. */
static void add_whole_figure(Whole *whole, const PlanNode *figure)
{
    Pool *pool = whole->side->plan->pool;
    document_paragraph(whole->side->plan, whole->cell,
                       pool_printf(pool, "(Hình “%s”: %s)", figure->u.figure.image->name,
                                   figure->u.figure.alternative));
}

/* What changed for itself inside has its own row. */
static bool enter_whole(const PlanNode *node, void *context)
{
    Whole *whole = context;
    bool own = node != whole->top && plan_change_show(node->change) != SHOW_SAME &&
               node->change->number != whole->top->change->number;
    if (own && !plan_is_inline(node)) {
        return false;
    }
    if (node->kind == PLAN_CODE_BLOCK) {
        document_paragraph(whole->side->plan, whole->cell, node->u.code_block.text);
    } else if (node->kind == PLAN_FIGURE) {
        add_whole_figure(whole, node);
    } else if (node->kind == PLAN_PARAGRAPH || node->kind == PLAN_HEADING ||
               node->kind == PLAN_CAPTION) {
        add_whole_text(whole, node, label_of(whole->side, node));
        return false;
    } else if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        add_whole_text(whole, node->u.annex.title, NULL);
    }
    return true;
}

/* A block that is new, gone or elsewhere. */
static void add_block(Side *side, const PlanNode *node)
{
    const PlanChange *change = node->change;
    SideRow row = add_row(side, place_of(side, change));
    bool later = !is_gone(change);
    Whole whole = {side, node, later ? row.after : row.before, change->kind, later};
    plan_walk(node, enter_whole, NULL, &whole);
    if (change->kind == CHANGE_MOVED_HERE && change->before) {
        document_paragraph(side->plan, row.before,
                           pool_printf(side->plan->pool, "(ở %s)",
                                       compare_place(side->plan->pool, change->before, true)));
    }
    add_note(side, row.note, change->number);
}

/* ---- texts with changed words ---- */

/* Numbers of the changes in a text, each once. */
static void add_word_notes(Side *side, const PlanNode *text, PlanNode *cell)
{
    int last = 0;
    for (const PlanNode *n = text; n; n = plan_next(text, n)) {
        if (n->kind == PLAN_CHANGE && n->change->number > last) {
            last = n->change->number;
            add_note(side, cell, last);
        }
    }
}

static const PlanChange *first_change(const PlanNode *text)
{
    for (const PlanNode *n = text; n; n = plan_next(text, n)) {
        if (n->kind == PLAN_CHANGE && plan_change_show(n->change) != SHOW_SAME) {
            return n->change;
        }
    }
    return NULL;
}

static void add_text(Side *side, const PlanNode *text)
{
    const PlanChange *change = first_change(text);
    if (!change) {
        return;
    }
    SideRow row = add_row(side, place_of(side, change));
    const char *lead = label_of(side, text);
    copy_text(side, text, false, lead, row.before);
    copy_text(side, text, true, lead, row.after);
    add_word_notes(side, text, row.note);
}

/* ---- tables ---- */

/* All changed cells of a row that both tables have. */
static void add_table_row(Side *side, const PlanNode *row)
{
    SideRow cells = {NULL, NULL, NULL};
    int last = 0;
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        const PlanChange *change = cell->change;
        if (plan_change_show(change) != SHOW_EDITED) {
            continue;
        }
        if (!cells.before) {
            cells = add_row(side, compare_place(side->plan->pool,
                                                change->after ? change->after->parent : row, true));
        }
        const char *title = column_title(side, cell);
        for (const PlanNode *text = cell->first; text; text = text->next) {
            copy_text(side, text, false, title, cells.before);
            copy_text(side, text, true, title, cells.after);
        }
        if (change->number > last) {
            last = change->number;
            add_note(side, cells.note, last);
        }
    }
}

static void add_columns(Side *side, const PlanNode *table)
{
    for (int i = 0; i < table->u.table.columns; i++) {
        const PlanChange *change = table->u.table.column[i].change;
        if (plan_change_show(change) == SHOW_SAME || change->kind == CHANGE_MOVED_AWAY) {
            continue;
        }
        SideRow row = add_row(side, place_of(side, change));
        PlanNode *cell = is_gone(change) ? row.before : row.after;
        for (const PlanNode *r = table->first; r; r = r->next) {
            for (const PlanNode *c = r->kind == PLAN_ROW ? r->first : NULL; c; c = c->next) {
                char *text = c->u.cell.column == i ? plan_text_later(c) : NULL;
                if (text && *text) {
                    document_text(side->plan,
                                  document_change(side->plan,
                                                  document_node(side->plan, cell, PLAN_PARAGRAPH),
                                                  change->kind),
                                  text);
                }
                g_free(text);
            }
        }
        add_note(side, row.note, change->number);
    }
}

/* ---- all ---- */

static bool enter_node(const PlanNode *node, void *context)
{
    Side *side = context;
    ChangeShow show = plan_change_show(node->change);
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        add_text(side, node->u.annex.title);
    }
    if (show == SHOW_AWAY) {
        /* Told where it went. */
        return false;
    }
    if (show != SHOW_SAME && node->kind != PLAN_CELL) {
        add_block(side, node);
    }
    switch (node->kind) {
    case PLAN_TABLE:
        add_columns(side, node);
        return true;
    case PLAN_ROW:
        add_table_row(side, node);
        return false;
    case PLAN_PARAGRAPH:
    case PLAN_HEADING:
    case PLAN_CAPTION:
        add_text(side, node);
        return false;
    default:
        return true;
    }
}

static void add_head(Side *side)
{
    const Plan *merged = side->comparison->merged;
    for (int i = 0; i < merged->head_change_count; i++) {
        const HeadChange *head = &merged->head_change[i];
        SideRow row = add_row(side, head->label);
        if (head->before) {
            PlanNode *paragraph = document_node(side->plan, row.before, PLAN_PARAGRAPH);
            document_text(side->plan, document_change(side->plan, paragraph, CHANGE_REMOVED),
                          head->before);
        }
        if (head->after) {
            PlanNode *paragraph = document_node(side->plan, row.after, PLAN_PARAGRAPH);
            document_text(side->plan, document_change(side->plan, paragraph, CHANGE_ADDED),
                          head->after);
        }
        add_note(side, row.note, head->change.number);
    }
}

Plan *compare_side_by_side(const Comparison *comparison)
{
    Pool *pool = comparison->merged->pool;
    Plan *plan = document_new(comparison, "Bảng so sánh",
                              pool_printf(pool, "%s, so với: %s",
                                          plan_change_title(pool, comparison->merged, true),
                                          plan_change_title(pool, comparison->merged, false)));
    PlanNode *body = document_body(plan);
    document_node(plan, body, PLAN_ORIENTATION)->u.orientation.landscape = true;
    Side side = {comparison, plan, document_table(plan, body, COLUMNS, G_N_ELEMENTS(COLUMNS)), 0};
    add_head(&side);
    plan_walk(comparison->merged->root, enter_node, NULL, &side);
    return plan;
}
