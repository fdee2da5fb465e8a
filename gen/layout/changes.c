/* How changed words look and what they say.
 *
 * ISO 32000-1 has no elements for insertions and deletions. Changed words stand in a Span with
 * TextDecorationType (14.8.5.4.5), and the rules that are drawn are artefacts. Before the first
 * words of a change stands a Link to its entry in the list, whose annotation is the number in the
 * margin; its Alt says what was done ("Thay đổi 3: bỏ “…”"), as it does for a screen reader. An
 * ActualText on the words would change what is copied and searched, an Alt hide links and notes
 * among them, and E is for abbreviations alone (14.9.5): so the words themselves stay as they
 * are. */
#include "base/shorten.h"
#include "layout/inlines.h"
#include "layout/style.h"

#include <string.h>

#define MAX_REMARK 100

static const PageColour ADDED = {11, 84, 30};
static const PageColour REMOVED = {163, 21, 12};
static const PageColour MOVED = {30, 58, 138};

PageColour change_colour(const PlanChange *change)
{
    switch (plan_change_show(change)) {
    case SHOW_ADDED:
    case SHOW_EDITED:
        return ADDED;
    case SHOW_REMOVED:
        return REMOVED;
    case SHOW_AWAY:
    case SHOW_HERE:
        return MOVED;
    case SHOW_SAME:
        break;
    }
    return STYLE_BLACK;
}

static bool is_gone(ChangeShow show)
{
    return show == SHOW_REMOVED || show == SHOW_AWAY;
}

TagNode *change_span(Setting *setting, const PlanChange *change, TagNode *tag)
{
    TagNode *span = tag_new(setting->pool, tag, TAG_SPAN);
    span->decoration = is_gone(plan_change_show(change)) ? "LineThrough" : "Underline";
    return span;
}

/* ---- numbers ---- */

static bool is_move(const PlanChange *change)
{
    ChangeShow show = plan_change_show(change);
    return (show == SHOW_AWAY || show == SHOW_HERE) && change->description;
}

static const char *say(Setting *s, const PlanChange *change, const PlanNode *node)
{
    static const char *const WORDS[] = {
        [SHOW_SAME] = "",           [SHOW_ADDED] = "thêm",      [SHOW_REMOVED] = "bỏ",
        [SHOW_AWAY] = "chuyển chỗ", [SHOW_HERE] = "chuyển chỗ", [SHOW_EDITED] = "sửa",
    };
    const char *before, *after, *word = WORDS[plan_change_show(change)];
    plan_change_words(s->pool, s->plan, change, node, &before, &after);
    const char *number = pool_printf(s->pool, "Thay đổi %d: ", change->number);
    if (is_move(change)) {
        return pool_printf(s->pool, "%s%s", number, change->description);
    }
    if (before && after) {
        return pool_printf(s->pool, "%ssửa từ “%s” thành “%s”", number, before, after);
    }
    if (before || after) {
        return pool_printf(s->pool, "%s%s “%s”", number, word, before ? before : after);
    }
    return pool_printf(s->pool, "%s%s", number, word);
}

/* Both halves of a replacement have one place, those of a move two. */
static gpointer key_of(const PlanChange *change)
{
    return GINT_TO_POINTER(change->number * 2 + (change->kind == CHANGE_MOVED_AWAY));
}

const PieceLink *change_link(Setting *setting, const PlanChange *change, const PlanNode *node,
                             TagNode *tag)
{
    if (!setting->told || !tag || plan_change_show(change) == SHOW_SAME ||
        !g_hash_table_add(setting->told, key_of(change))) {
        return NULL;
    }
    PieceLink *link = POOL_NEW(setting->pool, PieceLink);
    link->destination = plan_change_entry(setting->pool, change->number);
    link->contents = say(setting, change, node);
    link->element = tag_new(setting->pool, tag, TAG_LINK);
    link->element->alternative = link->contents;
    return link;
}

/* A column of ordinals or figures has no room for words. */
static bool has_room(const PlanNode *text)
{
    const PlanNode *cell =
        text && text->parent && text->parent->kind == PLAN_CELL ? text->parent : NULL;
    const PlanNode *table = cell ? cell->parent->parent : NULL;
    return !table || cell->u.cell.column >= table->u.table.columns ||
           table->u.table.column[cell->u.cell.column].type == COLUMN_TEXT;
}

const char *change_remark(Setting *setting, const PlanChange *change, const PlanNode *node)
{
    if (!setting->remarked || !is_move(change) || !has_room(node) ||
        !g_hash_table_add(setting->remarked, key_of(change))) {
        return NULL;
    }
    char *start = text_shortened(change->description, strlen(change->description), MAX_REMARK);
    const char *remark =
        pool_printf(setting->pool, "[%s %s]", change->kind == CHANGE_MOVED_AWAY ? "→" : "←", start);
    g_free(start);
    return remark;
}

/* ---- rules ---- */

static void add_rule(GArray *items, PageColour colour, Len x, Len y, Len width, Len height)
{
    PageItem item = {.kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .colour = colour};
    item.u.rule.x = x;
    item.u.rule.y = y;
    item.u.rule.width = width;
    item.u.rule.height = height;
    g_array_append_val(items, item);
}

static void add_dots(Pool *pool, GArray *items, PageColour colour, Len x, Len y, Len width,
                     Len height)
{
    Len *points = POOL_ARRAY(pool, Len, 4);
    points[0] = x;
    points[2] = x + width;
    points[1] = points[3] = y + height / 2;
    PageItem item = {.kind = ITEM_PATH, .artifact = ARTIFACT_LAYOUT, .colour = colour};
    item.u.path.points = points;
    item.u.path.count = 2;
    item.u.path.line_width = height;
    item.u.path.dash = height * 2;
    g_array_append_val(items, item);
}

/* One line below for what is new, one through what is gone; two below for what came from
 * elsewhere, dots through what went elsewhere: told apart without colour. */
void change_draw(Pool *pool, GArray *items, const PlanChange *change, Len x, Len width,
                 Len baseline, Len size)
{
    PageColour colour = change_colour(change);
    Len thick = size / 18, below = baseline + size / 9, through = baseline - size * 27 / 100;
    switch (plan_change_show(change)) {
    case SHOW_ADDED:
    case SHOW_EDITED:
        add_rule(items, colour, x, below, width, thick);
        break;
    case SHOW_REMOVED:
        add_rule(items, colour, x, through, width, thick);
        break;
    case SHOW_HERE:
        add_rule(items, colour, x, below, width, thick * 2 / 3);
        add_rule(items, colour, x, below + thick * 2, width, thick * 2 / 3);
        break;
    case SHOW_AWAY:
        add_dots(pool, items, colour, x, through, width, thick);
        break;
    case SHOW_SAME:
        break;
    }
}
