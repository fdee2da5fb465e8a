/* The changes as JSON. */
#include "compare/list.h"

#include <json-glib/json-glib.h>

static void add_string(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    if (value) {
        json_builder_add_string_value(json, value);
    } else {
        json_builder_add_null_value(json);
    }
}

static void add_position(JsonBuilder *json, const char *name, SourcePos pos)
{
    json_builder_set_member_name(json, name);
    if (!pos.file) {
        json_builder_add_null_value(json);
        return;
    }
    json_builder_begin_object(json);
    char *file = g_path_get_basename(pos.file->path);
    add_string(json, "file", file);
    g_free(file);
    json_builder_set_member_name(json, "line");
    json_builder_add_int_value(json, pos.line);
    json_builder_set_member_name(json, "column");
    json_builder_add_int_value(json, pos.column);
    json_builder_end_object(json);
}

static void add_side(JsonBuilder *json, const char *name, const char *place, SourcePos pos,
                     const char *text)
{
    json_builder_set_member_name(json, name);
    if (!place && !text && !pos.file) {
        json_builder_add_null_value(json);
        return;
    }
    json_builder_begin_object(json);
    add_string(json, "place", place);
    add_position(json, "position", pos);
    add_string(json, "text", text);
    json_builder_end_object(json);
}

static void add_plan(JsonBuilder *json, const char *name, const Plan *plan)
{
    Pool *pool = pool_new();
    json_builder_set_member_name(json, name);
    json_builder_begin_object(json);
    add_string(json, "slug", plan->slug);
    add_string(json, "title", plan_title_line(pool, plan));
    json_builder_end_object(json);
    pool_free(pool);
}

static void add_change(JsonBuilder *json, const Change *change)
{
    bool gone = change->what == WHAT_REMOVED, come = change->what == WHAT_ADDED;
    SourcePos none = {0};
    json_builder_begin_object(json);
    json_builder_set_member_name(json, "number");
    json_builder_add_int_value(json, change->number);
    add_string(json, "change", change_what_name(change->what));
    add_string(json, "topic", change_topic_name(change->topic));
    add_string(json, "of", change->kind);
    add_string(json, "section", change->section);
    add_side(json, "before", come && !change->before ? NULL : change->place_before,
             come && !change->place_before ? none : change->before_pos, change->before);
    add_side(json, "after", gone && !change->after ? NULL : change->place_after,
             gone && !change->place_after ? none : change->after_pos, change->after);
    add_string(json, "description", change->description);
    json_builder_end_object(json);
}

static void add_counts(JsonBuilder *json, const Comparison *comparison)
{
    int what[WHAT_COUNT] = {0}, topic[TOPIC_COUNT] = {0};
    for (int i = 0; i < comparison->count; i++) {
        what[comparison->change[i].what]++;
        topic[comparison->change[i].topic]++;
    }
    json_builder_set_member_name(json, "counts");
    json_builder_begin_object(json);
    json_builder_set_member_name(json, "all");
    json_builder_add_int_value(json, comparison->count);
    json_builder_set_member_name(json, "by_change");
    json_builder_begin_object(json);
    for (int i = 0; i < WHAT_COUNT; i++) {
        json_builder_set_member_name(json, change_what_name((ChangeWhat)i));
        json_builder_add_int_value(json, what[i]);
    }
    json_builder_end_object(json);
    json_builder_set_member_name(json, "by_topic");
    json_builder_begin_object(json);
    for (int i = 0; i < TOPIC_COUNT; i++) {
        json_builder_set_member_name(json, change_topic_name((ChangeTopic)i));
        json_builder_add_int_value(json, topic[i]);
    }
    json_builder_end_object(json);
    json_builder_end_object(json);
}

GBytes *compare_write_json(const Comparison *comparison)
{
    JsonBuilder *json = json_builder_new_immutable();
    json_builder_begin_object(json);
    add_plan(json, "before", comparison->before);
    add_plan(json, "after", comparison->after);
    add_counts(json, comparison);
    json_builder_set_member_name(json, "changes");
    json_builder_begin_array(json);
    for (int i = 0; i < comparison->count; i++) {
        add_change(json, &comparison->change[i]);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    JsonNode *root = json_builder_get_root(json);
    char *text = json_to_string(root, TRUE);
    json_node_unref(root);
    g_object_unref(json);
    GString *out = g_string_new(text);
    g_free(text);
    g_string_append_c(out, '\n');
    return g_string_free_to_bytes(out);
}
