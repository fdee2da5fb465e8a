/* Blocks of a plan as JSON, with all that a tree is made from again. */
#include "compare/nodes.h"

#include "compare/parts.h"

#include "data/text.h"

#include <limits.h>

#define TITLE "title"

/* ---- places ---- */

Nodes nodes_read(const Plan *plan)
{
    Nodes nodes = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), g_string_new(NULL)};
    for (const PlanNode *parent = plan->root; parent; parent = plan_next(plan->root, parent)) {
        int place = 0;
        for (PlanNode *child = parent->first; child && !plan_is_inline(child);
             child = child->next) {
            g_hash_table_insert(nodes.place, child, GINT_TO_POINTER(++place));
        }
        if (parent->kind == PLAN_ANNEX && parent->u.annex.title) {
            g_hash_table_insert(nodes.place, parent->u.annex.title, (gpointer)(uintptr_t)parent);
        }
    }
    return nodes;
}

void nodes_clear(Nodes *nodes)
{
    g_hash_table_unref(nodes->place);
    g_hash_table_unref(nodes->moved);
    g_string_free(nodes->path, TRUE);
}

void nodes_set_moved(Nodes *nodes, const PlanNode *block)
{
    g_hash_table_add(nodes->moved, (void *)(uintptr_t)block);
}

/* The title of an annex hangs outside the child list and does not know its annex. */
static const PlanNode *annex_of(const Nodes *nodes, const PlanNode *block)
{
    return block->kind == PLAN_HEADING && !block->parent ? g_hash_table_lookup(nodes->place, block)
                                                         : NULL;
}

const char *nodes_path(Nodes *nodes, const PlanNode *block)
{
    GString *path = nodes->path;
    g_string_truncate(path, 0);
    const PlanNode *annex = annex_of(nodes, block);
    if (annex) {
        g_string_append(path, "/" TITLE);
        block = annex;
    }
    for (; block->parent; block = block->parent) {
        char step[16];
        int place = GPOINTER_TO_INT(g_hash_table_lookup(nodes->place, block));
        g_snprintf(step, sizeof step, "/%d", place - 1);
        g_string_prepend(path, step);
    }
    return path->str;
}

/* ---- facts ---- */

static void write_columns(Json *json, const PlanNode *table)
{
    static const char *const TYPES[] = {
        [COLUMN_TEXT] = "text", [COLUMN_NUMBER] = "number", [COLUMN_ORDINAL] = "ordinal"};
    json_array(json, "columns");
    for (int i = 0; i < table->u.table.columns; i++) {
        ColumnType type = table->u.table.column ? table->u.table.column[i].type : COLUMN_TEXT;
        json_text(json, NULL, TYPES[type]);
    }
    json_array_end(json);
}

static void write_facts(Json *json, const PlanNode *node)
{
    switch (node->kind) {
    case PLAN_ANNEX:
        json_text(json, "name", node->u.annex.name);
        json_text(json, "label", node->u.annex.label);
        json_truth(json, "landscape", node->u.annex.landscape);
        break;
    case PLAN_SECTION:
        json_text(json, "rank", text_rank_name(node->u.section.rank));
        json_integer(json, "level", node->u.section.level);
        json_text(json, "number", node->u.section.number);
        json_truth(json, "automatic", node->u.section.automatic);
        break;
    case PLAN_LIST:
        json_text(json, "style", text_list_name(node->u.list.style));
        json_truth(json, "automatic", node->u.list.automatic);
        break;
    case PLAN_ITEM:
        json_text(json, "label", node->u.item.label);
        json_text(json, "number", node->u.item.number);
        break;
    case PLAN_TABLE:
        write_columns(json, node);
        json_integer(json, "header_rows", node->u.table.header_rows);
        json_text(json, "target_group", node->u.table.group ? node->u.table.group->name : NULL);
        json_truth(json, "tasks", node->u.table.tasks);
        break;
    case PLAN_ROW:
        json_text(json, "row", text_row_name(node->u.row.kind));
        json_integer(json, "level", node->u.row.level);
        json_text(json, "indicator", indicator_name(node->u.row.indicator));
        break;
    case PLAN_CELL:
        json_integer(json, "row_span", node->u.cell.row_span);
        json_integer(json, "column_span", node->u.cell.column_span);
        json_truth(json, "header", node->u.cell.header);
        break;
    case PLAN_CHART:
        json_text(json, "name", node->u.chart.name);
        json_text(json, "target_group", node->u.chart.group ? node->u.chart.group->name : NULL);
        break;
    case PLAN_FIGURE:
        json_text(json, "picture", figure_pixels(node));
        json_text(json, "alternative", node->u.figure.alternative);
        break;
    case PLAN_CODE_BLOCK:
        json_text(json, "language", node->u.code_block.language);
        json_text(json, "text", node->u.code_block.text);
        break;
    case PLAN_NOTE:
        json_integer(json, "number", node->u.note.number);
        json_text(json, "label", node->u.note.label);
        break;
    case PLAN_ORIENTATION:
        json_truth(json, "landscape", node->u.orientation.landscape);
        break;
    default:
        break;
    }
}

/* ---- text ---- */

/* Inlines nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
int nodes_characters(const PlanNode *node)
{
    switch (node->kind) {
    case PLAN_TEXT:
        return (int)g_utf8_strlen(node->u.text.text, -1);
    case PLAN_STRONG:
    case PLAN_EMPHASIS:
    case PLAN_LINK:
    case PLAN_CHANGE: {
        int count = 0;
        for (const PlanNode *child = node->first; child; child = child->next) {
            count += nodes_characters(child);
        }
        return count;
    }
    default:
        return 1;
    }
}

/* What is still to be left out, and then to be written. */
typedef struct Slice {
    int before, length;
} Slice;

static void write_inlines(Nodes *nodes, Json *json, const char *name, const PlanNode *parent,
                          Slice *slice);

/* A destination inside the plan; null if the plan has it no more. */
static void write_destination(Nodes *nodes, Json *json, const char *name,
                              const PlanNode *destination)
{
    bool there = destination && g_hash_table_contains(nodes->place, destination);
    json_text(json, name, there ? nodes_path(nodes, destination) : NULL);
}

static void write_text(Json *json, const PlanNode *node, Slice *slice)
{
    const char *text = node->u.text.text;
    int count = (int)g_utf8_strlen(text, -1), from = MIN(count, slice->before);
    int length = MIN(count - from, slice->length);
    slice->before -= from;
    slice->length -= length;
    if (length > 0) {
        char *part = g_utf8_substring(text, from, (glong)from + length);
        json_object(json, NULL);
        json_text(json, "kind", "text");
        json_text(json, "text", part);
        json_object_end(json);
        g_free(part);
    }
}

static void write_whole(Nodes *nodes, Json *json, const PlanNode *node)
{
    Slice all = {0, INT_MAX};
    json_object(json, NULL);
    json_text(json, "kind", plan_kind_name(node->kind));
    switch (node->kind) {
    case PLAN_CODE:
        json_text(json, "text", node->u.text.text);
        break;
    case PLAN_NOTE_MARK:
        json_text(json, "label", node->u.note_mark.label);
        write_destination(nodes, json, "note", node->u.note_mark.note);
        break;
    case PLAN_REFERENCE:
        json_text(json, "targets", node->u.reference.targets);
        write_inlines(nodes, json, "inlines", node, &all);
        break;
    case PLAN_VALUE:
        json_text(json, "name", node->u.value.name);
        json_text(json, "component", node->u.value.component);
        json_integer(json, "year", node->u.value.year);
        json_truth(json, "number_only", node->u.value.number_only);
        json_text(json, "indicator", indicator_name(node->u.value.indicator));
        write_inlines(nodes, json, "inlines", node, &all);
        break;
    default:
        break;
    }
    json_object_end(json);
}

/* Formatting around what the slice holds of its content. */
static void write_dress(Nodes *nodes, Json *json, const PlanNode *node, Slice *slice)
{
    json_object(json, NULL);
    json_text(json, "kind", plan_kind_name(node->kind));
    if (node->kind == PLAN_LINK) {
        json_text(json, "url", node->u.link.url);
        write_destination(nodes, json, "target", node->u.link.target);
    }
    write_inlines(nodes, json, "inlines", node, slice);
    json_object_end(json);
}

/* Inlines nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
static void write_inlines(Nodes *nodes, Json *json, const char *name, const PlanNode *parent,
                          Slice *slice)
{
    json_array(json, name);
    for (const PlanNode *node = parent->first; node && slice->length > 0; node = node->next) {
        int count = nodes_characters(node);
        if (node->kind == PLAN_TEXT) {
            write_text(json, node, slice);
        } else if (count <= slice->before) {
            slice->before -= count;
        } else if (node->kind == PLAN_STRONG || node->kind == PLAN_EMPHASIS ||
                   node->kind == PLAN_LINK) {
            write_dress(nodes, json, node, slice);
        } else {
            write_whole(nodes, json, node);
            slice->length--;
        }
    }
    json_array_end(json);
}

void nodes_write_text(Nodes *nodes, Json *json, const char *name, const PlanNode *block, int offset,
                      int length)
{
    Slice slice = {offset, length};
    write_inlines(nodes, json, name, block, &slice);
}

/* ---- blocks ---- */

/* Blocks nest at most PLAN_MAX_DEPTH deep, which bounds the recursion. */
void nodes_write(Nodes *nodes, Json *json, const char *name, const PlanNode *block, bool whole)
{
    json_object(json, name);
    json_text(json, "kind", plan_kind_name(block->kind));
    json_text(json, "id", block->id);
    json_truth(json, "named", block->named);
    write_facts(json, block);
    if (whole && block->kind == PLAN_ANNEX && block->u.annex.title &&
        !g_hash_table_contains(nodes->moved, block->u.annex.title)) {
        nodes_write(nodes, json, TITLE, block->u.annex.title, true);
    }
    if (whole && (block->kind == PLAN_PARAGRAPH || block->kind == PLAN_HEADING ||
                  block->kind == PLAN_CAPTION)) {
        nodes_write_text(nodes, json, "inlines", block, 0, INT_MAX);
    } else if (whole && block->first) {
        json_array(json, "blocks");
        for (const PlanNode *child = block->first; child; child = child->next) {
            if (!g_hash_table_contains(nodes->moved, child)) {
                nodes_write(nodes, json, NULL, child, true);
            }
        }
        json_array_end(json);
    }
    json_object_end(json);
}
