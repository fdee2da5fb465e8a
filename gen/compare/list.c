/* The changes of a merged plan, numbered in reading order and told one by one. */
#include "compare/list.h"
#include "plan/change.h"

#include <string.h>

typedef struct Listing {
    Comparison *comparison;
    CompareOptions options;
    GArray *changes;        /* of Change */
    const PlanChange *cell; /* the mark of the cell being read, if it has a number */
} Listing;

static const char *const WHAT_NAMES[WHAT_COUNT] = {
    [WHAT_ADDED] = "added",   [WHAT_REMOVED] = "removed", [WHAT_REPLACED] = "replaced",
    [WHAT_MOVED] = "moved",   [WHAT_SPLIT] = "split",     [WHAT_JOINED] = "joined",
    [WHAT_EDITED] = "edited", [WHAT_FORM] = "form",
};

static const char *const TOPIC_NAMES[TOPIC_COUNT] = {
    [TOPIC_TARGET] = "target", [TOPIC_DEADLINE] = "deadline",   [TOPIC_AGENCY] = "agency",
    [TOPIC_HEAD] = "head",     [TOPIC_STRUCTURE] = "structure", [TOPIC_TEXT] = "text",
    [TOPIC_FORM] = "form",
};

const char *change_what_name(ChangeWhat what)
{
    return WHAT_NAMES[what];
}

const char *change_topic_name(ChangeTopic topic)
{
    return TOPIC_NAMES[topic];
}

static Pool *pool_of(const Listing *listing)
{
    return listing->comparison->merged->pool;
}

static ChangeWhat what_of(const PlanChange *change)
{
    static const ChangeWhat WHAT[CHANGE_KIND_COUNT] = {
        [CHANGE_FORM] = WHAT_FORM,
        [CHANGE_ADDED] = WHAT_ADDED,
        [CHANGE_REMOVED] = WHAT_REMOVED,
        [CHANGE_REPLACED_OLD] = WHAT_REPLACED,
        [CHANGE_REPLACED_NEW] = WHAT_REPLACED,
        [CHANGE_MOVED_AWAY] = WHAT_MOVED,
        [CHANGE_MOVED_HERE] = WHAT_MOVED,
        [CHANGE_EDITED] = WHAT_EDITED,
        [CHANGE_GAP] = WHAT_FORM,
        [CHANGE_SPLIT] = WHAT_SPLIT,
        [CHANGE_JOINED] = WHAT_JOINED,
    };
    return change->topic == TOPIC_FORM ? WHAT_FORM : WHAT[change->kind];
}

/* ---- words ---- */

static const char *words_of(const Listing *listing, const PlanNode *node)
{
    if (!node) {
        return NULL;
    }
    /* A section is told by its heading. */
    const PlanNode *shown = node->kind == PLAN_SECTION ? node->first : node;
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        shown = node->u.annex.title;
    }
    char *text = g_strstrip(plan_text_of(shown));
    const char *kept = pool_strdup(pool_of(listing), text);
    g_free(text);
    return kept;
}

/* The main section or annex of the merged plan around a node, by its name in the later plan. */
static const char *section_of(const Listing *listing, const PlanNode *node)
{
    const PlanNode *section = NULL;
    for (; node; node = node->parent) {
        if (node->kind == PLAN_SECTION || node->kind == PLAN_ANNEX || node->kind == PLAN_GROUNDS) {
            section = node;
        }
    }
    if (!section) {
        return NULL;
    }
    const char *place = compare_place(pool_of(listing), section, true);
    if (section->kind != PLAN_SECTION || !section->u.section.number) {
        return place;
    }
    char *title = plan_text_later(section->first);
    const char *whole = pool_printf(pool_of(listing), "%s. %s", place, title);
    g_free(title);
    return whole;
}

static void set_words(const Listing *listing, Change *change, const PlanNode *node,
                      const PlanChange *mark)
{
    if (node->kind != PLAN_CHANGE) {
        /* Of a paragraph cut in two, or put to another, the words are those of the part. */
        bool come = mark->kind == CHANGE_ADDED || mark->kind == CHANGE_SPLIT;
        bool gone = mark->kind == CHANGE_REMOVED || mark->kind == CHANGE_JOINED;
        change->before = come ? NULL : words_of(listing, mark->before);
        change->after = gone ? NULL : words_of(listing, mark->after);
        return;
    }
    bool old = mark->kind == CHANGE_REMOVED || mark->kind == CHANGE_REPLACED_OLD;
    const char *words = words_of(listing, node);
    change->before = old ? words : NULL;
    change->after = old ? NULL : words;
    if (mark->kind == CHANGE_REPLACED_OLD && node->next && node->next->kind == PLAN_CHANGE) {
        change->after = words_of(listing, node->next);
    }
}

/* ---- numbers ---- */

static bool is_counted(const Listing *listing, const PlanChange *change)
{
    if (change->kind == CHANGE_GAP) {
        return false;
    }
    if (change->kind == CHANGE_FORM) {
        return listing->options.form && change->description;
    }
    return change->topic != TOPIC_FORM || listing->options.form;
}

/* Marks belong to the merged plan, which this numbers. */
static PlanChange *writable(const PlanChange *change)
{
    return (PlanChange *)(uintptr_t)change;
}

/* True if the number is new. */
static bool give_number(Listing *listing, PlanChange *change)
{
    if (change->number > 0 || !is_counted(listing, change)) {
        return false;
    }
    if (change->other && change->other->number > 0) {
        change->number = change->other->number;
        return false;
    }
    change->number = (int)listing->changes->len + 1;
    return true;
}

static void add_change(Listing *listing, const PlanNode *node, const PlanChange *mark,
                       const char *kind)
{
    Pool *pool = pool_of(listing);
    Change change = {.number = mark->number,
                     .what = what_of(mark),
                     .topic = mark->topic,
                     .node = node,
                     .mark = mark,
                     .kind = kind,
                     .before_pos = mark->before_pos,
                     .after_pos = mark->after_pos,
                     .description = mark->description,
                     .english = mark->english};
    change.place_before = mark->before ? compare_place(pool, mark->before, true) : NULL;
    change.place_after = mark->after ? compare_place(pool, mark->after, true) : NULL;
    if (node->kind != PLAN_TABLE) {
        set_words(listing, &change, node, mark);
    }
    change.section = section_of(listing, node);
    if (change.what == WHAT_MOVED && mark->kind == CHANGE_MOVED_AWAY) {
        /* Told from where it went. */
        const PlanChange *from = mark->other ? mark->other : mark;
        change.description = from->description;
        change.english = from->english;
    }
    g_array_append_val(listing->changes, change);
}

static void number_columns(Listing *listing, const PlanNode *table)
{
    for (int i = 0; i < table->u.table.columns; i++) {
        const PlanChange *mark = table->u.table.column[i].change;
        if (mark && give_number(listing, writable(mark))) {
            add_change(listing, table, mark, "column");
        }
    }
}

static void number_tree(Listing *listing, const PlanNode *top);

/* What holds nothing but what moved: the move is told, at its first place. */
static bool holds_a_move(const PlanChange *mark)
{
    return (mark->kind == CHANGE_ADDED || mark->kind == CHANGE_REMOVED) && mark->other &&
           (mark->other->kind == CHANGE_MOVED_AWAY || mark->other->kind == CHANGE_MOVED_HERE);
}

static void number_node(Listing *listing, const PlanNode *node)
{
    const PlanChange *mark = node->change;
    if (!mark) {
        return;
    }
    if (holds_a_move(mark)) {
        const PlanNode *moved = node;
        while (moved && moved->change != mark->other) {
            moved = plan_next(node, moved);
        }
        if (moved) {
            number_node(listing, moved);
        }
        writable(mark)->number = mark->other->number;
    } else if (listing->cell && mark->kind != CHANGE_FORM) {
        writable(mark)->number = listing->cell->number;
    } else if (give_number(listing, writable(mark))) {
        add_change(listing, node, mark,
                   node->kind == PLAN_CHANGE ? "text" : plan_kind_name(node->kind));
    }
}

static bool enter_node(const PlanNode *node, void *context)
{
    Listing *listing = context;
    number_node(listing, node);
    if (node->kind == PLAN_TABLE) {
        number_columns(listing, node);
    } else if (node->kind == PLAN_CELL && node->change && node->change->number > 0 &&
               node->change->kind == CHANGE_EDITED) {
        listing->cell = node->change;
    } else if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        number_tree(listing, node->u.annex.title);
    }
    return true;
}

static void leave_node(const PlanNode *node, void *context)
{
    Listing *listing = context;
    if (node->kind == PLAN_CELL) {
        listing->cell = NULL;
    }
}

static void number_tree(Listing *listing, const PlanNode *top)
{
    plan_walk(top, enter_node, leave_node, listing);
}

static void number_head(Listing *listing)
{
    Plan *plan = listing->comparison->merged;
    for (int i = 0; i < plan->head_change_count; i++) {
        HeadChange *head = (HeadChange *)(uintptr_t)&plan->head_change[i];
        head->change.number = (int)listing->changes->len + 1;
        Change change = {.number = head->change.number,
                         .what = what_of(&head->change),
                         .topic = head->change.topic,
                         .mark = &head->change,
                         .kind = head->change.topic == TOPIC_HEAD ? "head" : "target",
                         .place_before = head->before ? head->label : NULL,
                         .place_after = head->after ? head->label : NULL,
                         .before_pos = head->change.before_pos,
                         .after_pos = head->change.after_pos,
                         .before = head->before,
                         .after = head->after,
                         .description = head->change.description,
                         .english = head->change.english};
        g_array_append_val(listing->changes, change);
    }
}

void list_changes(Comparison *comparison, CompareOptions options)
{
    Listing listing = {comparison, options, g_array_new(FALSE, FALSE, sizeof(Change)), NULL};
    number_head(&listing);
    number_tree(&listing, comparison->merged->root);
    comparison->count = (int)listing.changes->len;
    Change *change = POOL_ARRAY(comparison->merged->pool, Change, (size_t)comparison->count + 1);
    if (comparison->count > 0) {
        memcpy(change, listing.changes->data, (size_t)comparison->count * sizeof *change);
    }
    comparison->change = change;
    g_array_free(listing.changes, TRUE);
}
