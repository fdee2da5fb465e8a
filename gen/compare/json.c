/* The changes as JSON. */
#include "compare/list.h"
#include "compare/nodes.h"
#include "compare/parts.h"

static const char *const EDIT_NAMES[EDIT_KIND_COUNT] = {
    [EDIT_ADD] = "add",   [EDIT_REMOVE] = "remove", [EDIT_MOVE] = "move", [EDIT_FACTS] = "facts",
    [EDIT_TEXT] = "text", [EDIT_SPLIT] = "split",   [EDIT_JOIN] = "join",
};

typedef struct Writing {
    Json json;
    const Comparison *comparison;
    Nodes nodes[2];
    const Edit **edit; /* by the number of their change */
    int *first;        /* [count + 2]: of the edits of a number; those of 0 are of no change */
} Writing;

/* ---- edits ---- */

static bool has_whole_block(const Edit *edit)
{
    return edit->kind == EDIT_ADD || edit->kind == EDIT_REMOVE;
}

/* Of a split or join the side with the part; its text is told by the other. */
static bool has_facts(const Edit *edit, SideName side)
{
    return has_whole_block(edit) || edit->kind == EDIT_FACTS ||
           edit->kind == (side == AFTER ? EDIT_SPLIT : EDIT_JOIN);
}

static void write_edit_side(Writing *w, const Edit *edit, SideName side)
{
    const EditSide *at = side == BEFORE ? &edit->before : &edit->after;
    if (!at->node) {
        return;
    }
    Json *json = &w->json;
    Nodes *nodes = &w->nodes[side];
    json_object(json, side == BEFORE ? "before" : "after");
    json_text(json, "path", nodes_path(nodes, at->node));
    if (has_facts(edit, side)) {
        nodes_write(nodes, json, "block", at->node, has_whole_block(edit));
    } else if (edit->kind == EDIT_SPLIT || edit->kind == EDIT_JOIN) {
        json_integer(json, "offset", at->offset);
    } else if (edit->kind == EDIT_TEXT) {
        json_integer(json, "offset", at->offset);
        json_integer(json, "length", at->length);
        nodes_write_text(nodes, json, "inlines", at->node, at->offset, at->length);
    }
    json_object_end(json);
}

static void write_edits(Writing *w, const char *name, int number)
{
    json_array(&w->json, name);
    for (int i = w->first[number]; i < w->first[number + 1]; i++) {
        json_object(&w->json, NULL);
        json_text(&w->json, "edit", EDIT_NAMES[w->edit[i]->kind]);
        write_edit_side(w, w->edit[i], BEFORE);
        write_edit_side(w, w->edit[i], AFTER);
        json_object_end(&w->json);
    }
    json_array_end(&w->json);
}

static int number_of(const Edit *edit)
{
    return edit->mark ? edit->mark->number : 0;
}

static void sort_edits(Writing *w)
{
    const Comparison *c = w->comparison;
    w->edit = g_new(const Edit *, (gsize)c->edit_count + 1);
    w->first = g_new0(int, (gsize)c->count + 3);
    int *next = w->first + 1; /* becomes `first` while it counts up */
    for (int i = 0; i < c->edit_count; i++) {
        next[number_of(&c->edit[i]) + 1]++;
    }
    for (int n = 1; n <= c->count + 1; n++) {
        next[n] += next[n - 1];
    }
    for (int i = 0; i < c->edit_count; i++) {
        w->edit[next[number_of(&c->edit[i])]++] = &c->edit[i];
    }
    for (int i = 0; i < c->edit_count; i++) {
        if (c->edit[i].kind == EDIT_MOVE) {
            nodes_set_moved(&w->nodes[BEFORE], c->edit[i].before.node);
            nodes_set_moved(&w->nodes[AFTER], c->edit[i].after.node);
        }
    }
}

/* ---- changes ---- */

static void write_position(Json *json, SourcePos pos)
{
    if (!pos.file) {
        json_text(json, "position", NULL);
        return;
    }
    char *file = g_path_get_basename(pos.file->path);
    json_object(json, "position");
    json_text(json, "file", file);
    json_integer(json, "line", (int)pos.line);
    json_integer(json, "column", (int)pos.column);
    json_object_end(json);
    g_free(file);
}

static void write_side(Json *json, const char *name, const char *place, SourcePos pos,
                       const char *text, int index)
{
    if (!place && !text && !pos.file) {
        json_text(json, name, NULL);
        return;
    }
    json_object(json, name);
    json_text(json, "place", place);
    write_position(json, pos);
    json_text(json, "text", text);
    if (index >= 0) {
        json_integer(json, "index", index);
    }
    json_object_end(json);
}

static void write_plan(Json *json, const char *name, const Plan *plan)
{
    Pool *pool = pool_new();
    json_object(json, name);
    json_text(json, "slug", plan->slug);
    json_text(json, "title", plan_title_line(pool, plan));
    json_object_end(json);
    pool_free(pool);
}

/* The head's changes are the first of the list. */
static const HeadChange *head_change_of(const Comparison *comparison, const Change *change)
{
    const Plan *merged = comparison->merged;
    return change->number <= merged->head_change_count ? &merged->head_change[change->number - 1]
                                                       : NULL;
}

static void write_change(Writing *w, const Change *change)
{
    Json *json = &w->json;
    bool gone = change->what == WHAT_REMOVED, come = change->what == WHAT_ADDED;
    SourcePos none = {0};
    const HeadChange *head = head_change_of(w->comparison, change);
    json_object(json, NULL);
    json_integer(json, "number", change->number);
    json_text(json, "change", change_what_name(change->what));
    json_text(json, "topic", change_topic_name(change->topic));
    json_text(json, "of", change->kind);
    if (head) {
        json_text(json, "fact", head->fact);
    }
    json_text(json, "section", change->section);
    write_side(json, "before", come && !change->before ? NULL : change->place_before,
               come && !change->place_before ? none : change->before_pos, change->before,
               head ? head->before_index : -1);
    write_side(json, "after", gone && !change->after ? NULL : change->place_after,
               gone && !change->place_after ? none : change->after_pos, change->after,
               head ? head->after_index : -1);
    json_text(json, "description", change->description);
    write_edits(w, "edits", change->number);
    json_object_end(json);
}

static void write_counts(Json *json, const Comparison *comparison)
{
    int what[WHAT_COUNT] = {0}, topic[TOPIC_COUNT] = {0};
    for (int i = 0; i < comparison->count; i++) {
        what[comparison->change[i].what]++;
        topic[comparison->change[i].topic]++;
    }
    json_object(json, "counts");
    json_integer(json, "all", comparison->count);
    json_object(json, "by_change");
    for (int i = 0; i < WHAT_COUNT; i++) {
        json_integer(json, change_what_name((ChangeWhat)i), what[i]);
    }
    json_object_end(json);
    json_object(json, "by_topic");
    for (int i = 0; i < TOPIC_COUNT; i++) {
        json_integer(json, change_topic_name((ChangeTopic)i), topic[i]);
    }
    json_object_end(json);
    json_object_end(json);
}

GBytes *compare_write_json(const Comparison *comparison)
{
    Writing w = {.json = json_begin(),
                 .comparison = comparison,
                 .nodes = {nodes_read(comparison->before), nodes_read(comparison->after)}};
    sort_edits(&w);
    json_text(&w.json, "$schema", COMPARE_SCHEMA_FILE);
    write_plan(&w.json, "before", comparison->before);
    write_plan(&w.json, "after", comparison->after);
    write_counts(&w.json, comparison);
    json_array(&w.json, "changes");
    for (int i = 0; i < comparison->count; i++) {
        write_change(&w, &comparison->change[i]);
    }
    json_array_end(&w.json);
    write_edits(&w, "form_edits", 0);
    nodes_clear(&w.nodes[BEFORE]);
    nodes_clear(&w.nodes[AFTER]);
    g_free(w.edit);
    g_free(w.first);
    return json_end(&w.json);
}
