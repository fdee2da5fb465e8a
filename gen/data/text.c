/* The text of a plan as JSON: what the tree holds, block by block, in the order of the document. */
#include "data/text.h"

#include "data/data.h"

#include <string.h>

static const char *const RANKS[RANK_COUNT] = {
    [RANK_PHAN] = "phan",         [RANK_CHUONG] = "chuong", [RANK_MUC] = "muc",
    [RANK_DIEU] = "dieu",         [RANK_KHOAN] = "khoan",   [RANK_NOI_DUNG] = "noi-dung",
    [RANK_TIEU_MUC] = "tieu-muc", [RANK_NONE] = "none",
};

static const char *const LISTS[] = {
    [LIST_POINTS] = "points",
    [LIST_NUMBERS] = "numbers",
    [LIST_PARENS] = "parentheses",
    [LIST_DASHES] = "dashes",
};

static const char *const ROWS[] = {
    [ROW_HEADER] = "header",
    [ROW_SECTION] = "section",
    [ROW_DATA] = "data",
};

const char *text_rank_name(SectionRank rank)
{
    return RANKS[rank];
}

const char *text_list_name(ListStyle style)
{
    return LISTS[style];
}

const char *text_row_name(RowKind kind)
{
    return ROWS[kind];
}

static void write_line(Json *json, const char *name, const PlanNode *node)
{
    char *text = plan_text_of(node);
    json_text(json, name, text);
    g_free(text);
}

static bool has_inline(const PlanNode *top, PlanKind kind)
{
    for (const PlanNode *n = top; n; n = plan_next(top, n)) {
        if (n->kind == kind) {
            return true;
        }
    }
    return false;
}

/* Numbers of the notes marked in the text, and where its links lead. */
static void write_marks(Json *json, const PlanNode *block)
{
    if (has_inline(block, PLAN_NOTE_MARK)) {
        json_array(json, "notes");
        for (const PlanNode *n = block; n; n = plan_next(block, n)) {
            if (n->kind == PLAN_NOTE_MARK && n->u.note_mark.note) {
                json_integer(json, NULL, n->u.note_mark.note->u.note.number);
            }
        }
        json_array_end(json);
    }
    if (!has_inline(block, PLAN_LINK)) {
        return;
    }
    json_array(json, "links");
    for (const PlanNode *n = block; n; n = plan_next(block, n)) {
        if (n->kind == PLAN_LINK) {
            json_object(json, NULL);
            write_line(json, "text", n);
            json_text_if(json, "url", n->u.link.url);
            json_text_if(json, "to", n->u.link.target ? n->u.link.target->id : NULL);
            json_object_end(json);
        }
    }
    json_array_end(json);
}

static void open_block(Json *json, const PlanNode *node, const char *kind)
{
    json_object(json, NULL);
    json_text(json, "kind", kind);
    json_text_if(json, "id", node->id);
}

static void write_leaf(Json *json, const PlanNode *node, const char *kind)
{
    open_block(json, node, kind);
    write_line(json, "text", node);
    write_marks(json, node);
    json_object_end(json);
}

static void open_section(Json *json, const PlanNode *section)
{
    open_block(json, section, "section");
    json_text(json, "rank", RANKS[section->u.section.rank]);
    json_text_if(json, "number", section->u.section.number);
    if (section->first && section->first->kind == PLAN_HEADING) {
        write_line(json, "title", section->first);
        write_marks(json, section->first);
    }
    json_array(json, "blocks");
}

static void open_item(Json *json, const PlanNode *item)
{
    json_object(json, NULL);
    json_text_if(json, "id", item->id);
    json_text_if(json, "label", item->u.item.label);
    json_text_if(json, "number", item->u.item.number);
    json_array(json, "blocks");
}

static void open_table(Json *json, const PlanNode *table)
{
    open_block(json, table, "table");
    if (table->first && table->first->kind == PLAN_CAPTION) {
        write_line(json, "caption", table->first);
    }
    if (table->u.table.group) {
        json_text(json, "target_group", table->u.table.group->name);
    }
    json_truth(json, "tasks", table->u.table.tasks);
    json_integer(json, "columns", table->u.table.columns);
    json_array(json, "rows");
}

static void open_row(Json *json, const PlanNode *row)
{
    json_object(json, NULL);
    json_text(json, "kind", ROWS[row->u.row.kind]);
    json_text_if(json, "id", row->id);
    if (row->u.row.kind == ROW_SECTION) {
        json_integer(json, "level", row->u.row.level);
    }
    json_array(json, "cells");
}

static void write_cell(Json *json, const PlanNode *cell)
{
    json_object(json, NULL);
    json_integer(json, "column", cell->u.cell.column + 1);
    if (cell->u.cell.row_span > 1) {
        json_integer(json, "row_span", cell->u.cell.row_span);
    }
    if (cell->u.cell.column_span > 1) {
        json_integer(json, "column_span", cell->u.cell.column_span);
    }
    json_truth(json, "header", cell->u.cell.header);
    GString *text = g_string_new(NULL);
    for (const PlanNode *p = cell->first; p; p = p->next) {
        char *line = plan_text_of(p);
        g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", line);
        g_free(line);
    }
    json_text(json, "text", text->str);
    g_string_free(text, TRUE);
    write_marks(json, cell);
    json_object_end(json);
}

static void write_figure(Json *json, const PlanNode *figure)
{
    ImageHeader header = image_header(figure->u.figure.image->image);
    open_block(json, figure, "figure");
    json_text(json, "file", figure->u.figure.image->file);
    json_text(json, "media_type", image_media_type(header.kind));
    json_integer(json, "width", header.width);
    json_integer(json, "height", header.height);
    json_text(json, "alternative", figure->u.figure.alternative);
    if (figure->first && figure->first->kind == PLAN_CAPTION) {
        write_line(json, "caption", figure->first);
    }
    json_object_end(json);
}

/* True if the node's children are written too. */
static bool enter(const PlanNode *node, void *context)
{
    Json *json = context;
    switch (node->kind) {
    case PLAN_SECTION:
        open_section(json, node);
        return true;
    case PLAN_LIST:
        open_block(json, node, "list");
        json_text(json, "style", LISTS[node->u.list.style]);
        json_array(json, "items");
        return true;
    case PLAN_ITEM:
        open_item(json, node);
        return true;
    case PLAN_TABLE:
        open_table(json, node);
        return true;
    case PLAN_ROW:
        open_row(json, node);
        return true;
    case PLAN_CELL:
        write_cell(json, node);
        return false;
    case PLAN_QUOTE:
        open_block(json, node, "quote");
        json_array(json, "blocks");
        return true;
    case PLAN_NOTE:
        json_object(json, NULL);
        json_integer(json, "number", node->u.note.number);
        json_array(json, "blocks");
        return true;
    case PLAN_PARAGRAPH:
        write_leaf(json, node, "paragraph");
        return false;
    case PLAN_CODE_BLOCK:
        open_block(json, node, "code");
        json_text(json, "text", node->u.code_block.text);
        json_object_end(json);
        return false;
    case PLAN_FIGURE:
        write_figure(json, node);
        return false;
    case PLAN_CHART:
        open_block(json, node, "chart");
        json_text(json, "target_group", node->u.chart.name);
        json_object_end(json);
        return false;
    default:
        return false;
    }
}

static void leave(const PlanNode *node, void *context)
{
    Json *json = context;
    switch (node->kind) {
    case PLAN_SECTION:
    case PLAN_LIST:
    case PLAN_ITEM:
    case PLAN_TABLE:
    case PLAN_ROW:
    case PLAN_QUOTE:
    case PLAN_NOTE:
        json_array_end(json);
        json_object_end(json);
        break;
    default:
        break;
    }
}

static void write_blocks(Json *json, const char *name, const PlanNode *part)
{
    json_array(json, name);
    for (const PlanNode *block = part ? part->first : NULL; block; block = block->next) {
        plan_walk(block, enter, leave, json);
    }
    json_array_end(json);
}

static const PlanNode *find_part(const Plan *plan, PlanKind kind)
{
    const PlanNode *part = plan->root->first;
    while (part && part->kind != kind) {
        part = part->next;
    }
    return part;
}

void text_write(Json *json, const Plan *plan)
{
    write_blocks(json, "grounds", find_part(plan, PLAN_GROUNDS));
    write_blocks(json, "body", find_part(plan, PLAN_BODY));
    json_array(json, "annexes");
    for (const PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_ANNEX) {
            continue;
        }
        json_object(json, NULL);
        json_text_if(json, "id", part->id);
        json_text_if(json, "name", part->u.annex.name);
        json_text_if(json, "label", part->u.annex.label);
        if (part->u.annex.title) {
            write_line(json, "title", part->u.annex.title);
        }
        write_blocks(json, "blocks", part);
        json_object_end(json);
    }
    json_array_end(json);
    write_blocks(json, "notes", plan->notes);
}
