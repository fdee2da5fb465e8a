/* The plan as text: head facts, targets, then the tree. */
#include "dump/dump.h"
#include "dump/quote.h"

#include <string.h>

typedef struct PlanDump {
    GString *out;
    int level;
    const SourceFile *file; /* of the last position written */
} PlanDump;

static const char *const RANK_NAMES[RANK_COUNT] = {
    [RANK_PHAN] = "phan",         [RANK_CHUONG] = "chuong", [RANK_MUC] = "muc",
    [RANK_DIEU] = "dieu",         [RANK_KHOAN] = "khoan",   [RANK_NOI_DUNG] = "noi-dung",
    [RANK_TIEU_MUC] = "tieu-muc", [RANK_NONE] = "none",
};

static const char *const LIST_NAMES[] = {
    [LIST_POINTS] = "points",
    [LIST_NUMBERS] = "numbers",
    [LIST_PARENS] = "parens",
    [LIST_DASHES] = "dashes",
};

static const char COLUMN_LETTERS[] = {
    [COLUMN_TEXT] = 't',
    [COLUMN_NUMBER] = 'n',
    [COLUMN_ORDINAL] = 'o',
};

static const char *const ROW_NAMES[] = {
    [ROW_HEADER] = "header",
    [ROW_SECTION] = "section",
    [ROW_DATA] = "data",
};

static const char *const FACT_NAMES[] = {
    [FACT_KNOWN] = NULL,
    [FACT_INFERRED] = "inferred",
    [FACT_UNKNOWN] = "unknown",
};

static const char *const URGENCY_NAMES[] = {
    [URGENCY_NONE] = NULL,
    [URGENCY_KHAN] = "khan",
    [URGENCY_THUONG_KHAN] = "thuong-khan",
    [URGENCY_HOA_TOC] = "hoa-toc",
};

static const char *const OPERATOR_NAMES[] = {
    [OPERATOR_EQUAL] = "=", [OPERATOR_OVER] = ">",     [OPERATOR_AT_LEAST] = ">=",
    [OPERATOR_UNDER] = "<", [OPERATOR_AT_MOST] = "<=",
};

static const char *const CHANGE_NAMES[CHANGE_KIND_COUNT] = {
    [CHANGE_FORM] = "form",
    [CHANGE_ADDED] = "added",
    [CHANGE_REMOVED] = "removed",
    [CHANGE_REPLACED_OLD] = "replaced-old",
    [CHANGE_REPLACED_NEW] = "replaced-new",
    [CHANGE_MOVED_AWAY] = "moved-away",
    [CHANGE_MOVED_HERE] = "moved-here",
    [CHANGE_EDITED] = "edited",
    [CHANGE_GAP] = "gap",
    [CHANGE_SPLIT] = "split",
    [CHANGE_JOINED] = "joined",
};

static const char *const TOPIC_NAMES[TOPIC_COUNT] = {
    [TOPIC_TARGET] = "target", [TOPIC_DEADLINE] = "deadline",   [TOPIC_AGENCY] = "agency",
    [TOPIC_HEAD] = "head",     [TOPIC_STRUCTURE] = "structure", [TOPIC_TEXT] = "text",
    [TOPIC_FORM] = "form",
};

/* ` @file 12:3`; the file's name only where it differs from the last one written. Only its base
 * name, so that goldens do not depend on where the sources lie. */
static void dump_position(PlanDump *dump, SourcePos pos)
{
    if (pos.file || pos.line) {
        g_string_append(dump->out, " @");
        if (pos.file && pos.file != dump->file) {
            const char *slash = strrchr(pos.file->path, '/');
            g_string_append_printf(dump->out, "%s ", slash ? slash + 1 : pos.file->path);
            dump->file = pos.file;
        }
        g_string_append_printf(dump->out, "%u:%u", (unsigned)pos.line, (unsigned)pos.column);
    }
    if (pos.made) {
        g_string_append(dump->out, " made");
    }
}

static void dump_line(PlanDump *dump, const char *word)
{
    dump_indent(dump->out, dump->level);
    g_string_append(dump->out, word);
}

static void dump_state(PlanDump *dump, FactState state, const char *reason, SourcePos pos)
{
    if (FACT_NAMES[state]) {
        g_string_append_printf(dump->out, " %s", FACT_NAMES[state]);
        dump_attribute(dump->out, "reason", reason);
    }
    dump_position(dump, pos);
    g_string_append_c(dump->out, '\n');
}

static void dump_fact(PlanDump *dump, const char *name, const Fact *fact)
{
    if (!fact->text && fact->state == FACT_KNOWN) {
        return;
    }
    dump_line(dump, name);
    if (fact->text) {
        g_string_append_c(dump->out, ' ');
        dump_quoted(dump->out, fact->text);
    }
    dump_state(dump, fact->state, fact->reason, fact->pos);
}

static void dump_fact_list(PlanDump *dump, const char *name, const FactList *list)
{
    if (list->count == 0 && list->state == FACT_KNOWN) {
        return;
    }
    dump_line(dump, name);
    dump_state(dump, list->state, list->reason, list->pos);
    dump->level++;
    for (int i = 0; i < list->count; i++) {
        dump_fact(dump, "-", &list->items[i]);
    }
    dump->level--;
}

static void dump_exceptions(PlanDump *dump, const PlanHead *head)
{
    for (int i = 0; i < head->exception_count; i++) {
        const PlanException *exception = &head->exception[i];
        dump_line(dump, "exception");
        g_string_append_printf(dump->out, " KH%d", finding_rule(exception->rule)->number);
        dump_attribute(dump->out, "in", exception->file);
        dump_attribute(dump->out, "reason", exception->reason);
        dump_position(dump, exception->pos);
        g_string_append_c(dump->out, '\n');
    }
}

static void dump_head(PlanDump *dump, const PlanHead *head)
{
    GString *out = dump->out;
    dump_line(dump, "head");
    g_string_append_printf(out, " form=%s state=%s", head->form == FORM_BOOK ? "book" : "plan",
                           head->draft ? "draft" : "issued");
    if (head->draft_round) {
        g_string_append_printf(out, " round=%d", head->draft_round);
    }
    if (URGENCY_NAMES[head->urgency]) {
        g_string_append_printf(out, " urgency=%s", URGENCY_NAMES[head->urgency]);
    }
    if (head->date.year) {
        g_string_append_printf(out, " date=%04d-%02d-%02d", head->date.year, head->date.month,
                               head->date.day);
    }
    if (head->signature_fields) {
        g_string_append(out, " signature-fields");
    }
    g_string_append_c(out, '\n');
    dump->level++;
    if (head->province_code) {
        dump_line(dump, "province-code");
        g_string_append_printf(out, " %s:%s", head->code_system ? head->code_system : "?",
                               head->province_code);
        if (head->unit) {
            dump_attribute(out, "unit", head->unit->name);
            dump_attribute(out, "successor",
                           head->unit->successor ? head->unit->successor->name : NULL);
        }
        g_string_append_c(out, '\n');
    }
    dump_fact(dump, "province", &head->province);
    dump_fact_list(dump, "parent-agency", &head->parent_agency);
    dump_fact_list(dump, "issuer", &head->issuer);
    dump_fact(dump, "number", &head->number);
    dump_fact(dump, "symbol", &head->symbol);
    dump_fact(dump, "place", &head->place);
    dump_fact(dump, "date", &head->date_text);
    dump_fact(dump, "type", &head->type);
    dump_fact(dump, "subject", &head->subject);
    dump_fact(dump, "circulation", &head->circulation);
    dump_fact_list(dump, "capacity", &head->capacity);
    dump_fact(dump, "office", &head->office);
    dump_fact(dump, "signatory", &head->signatory);
    dump_fact_list(dump, "recipients", &head->recipients);
    dump_fact(dump, "archive", &head->archive);
    dump_fact_list(dump, "provenance", &head->provenance);
    dump_exceptions(dump, head);
    dump->level--;
}

/* ` [2 moved-here structure "chuyển từ …"]` */
static void dump_change(GString *out, const PlanChange *change)
{
    g_string_append_printf(out, " [%s", CHANGE_NAMES[change->kind]);
    if (change->number > 0) {
        g_string_append_printf(out, " %d %s", change->number, TOPIC_NAMES[change->topic]);
    }
    if (change->description) {
        g_string_append_c(out, ' ');
        dump_quoted(out, change->description);
    }
    g_string_append_c(out, ']');
}

static void dump_head_changes(PlanDump *dump, const Plan *plan)
{
    for (int i = 0; i < plan->head_change_count; i++) {
        const HeadChange *change = &plan->head_change[i];
        dump_line(dump, "head-change ");
        g_string_append(dump->out, change->fact);
        dump_change(dump->out, &change->change);
        dump_attribute(dump->out, "before", change->before);
        dump_attribute(dump->out, "after", change->after);
        g_string_append_c(dump->out, '\n');
    }
}

static void dump_value(PlanDump *dump, const char *kind, const TargetValue *value)
{
    GString *out = dump->out;
    dump_line(dump, kind);
    g_string_append_printf(out, " %d", value->year);
    if (value->has_number) {
        char number[DECIMAL_TEXT_SIZE];
        decimal_format(value->number, false, number);
        g_string_append_printf(out, " %s %s%s", OPERATOR_NAMES[value->operator], number,
                               value->unit ? value->unit : "");
    } else {
        g_string_append(out, " no-number");
    }
    if (value->base && *value->base) {
        dump_attribute(out, "base", value->base);
    }
    if (value->met) {
        g_string_append(out, " met");
    }
    dump_attribute(out, "component", value->component);
    dump_attribute(out, "wording", value->wording);
    dump_attribute(out, "remark", value->remark);
    dump_position(dump, value->pos);
    g_string_append_c(out, '\n');
}

static void dump_indicator(PlanDump *dump, const Indicator *indicator)
{
    GString *out = dump->out;
    dump_line(dump, "indicator");
    g_string_append_printf(out, " %s", indicator->name ? indicator->name : "-");
    if (indicator->code) {
        g_string_append_printf(out, " %s%s", indicator->code, indicator->entry ? "" : " no-entry");
    }
    if (indicator->title) {
        g_string_append_c(out, ' ');
        dump_quoted(out, indicator->title);
    }
    dump_attribute(out, "differs", indicator->differs);
    if (indicator->baseline_year) {
        g_string_append_printf(out, " baseline-year=%d", indicator->baseline_year);
    }
    if (indicator->not_counted) {
        g_string_append(out, " not-counted");
    }
    dump_attribute(out, "source", indicator->baseline_source);
    dump_attribute(out, "measured-by", indicator->measured_by);
    dump_attribute(out, "led-by", indicator->led_by);
    dump_attribute(out, "remark", indicator->remark);
    dump_position(dump, indicator->pos);
    g_string_append_c(out, '\n');
    dump->level++;
    for (int i = 0; i < indicator->baseline_count; i++) {
        dump_value(dump, "baseline", &indicator->baseline[i]);
    }
    for (int i = 0; i < indicator->target_count; i++) {
        dump_value(dump, "target", &indicator->target[i]);
    }
    dump->level--;
}

static void dump_group(PlanDump *dump, const TargetGroup *group)
{
    dump_line(dump, "group");
    g_string_append_printf(dump->out, " %s", group->name ? group->name : "-");
    if (group->title) {
        g_string_append_c(dump->out, ' ');
        dump_quoted(dump->out, group->title);
    }
    dump_position(dump, group->pos);
    g_string_append_c(dump->out, '\n');
    dump->level++;
    for (int i = 0; i < group->count; i++) {
        dump_indicator(dump, &group->indicator[i]);
    }
    dump->level--;
}

static void dump_table(GString *out, const PlanNode *node)
{
    g_string_append(out, " columns=");
    for (int i = 0; i < node->u.table.columns; i++) {
        ColumnType type = node->u.table.column ? node->u.table.column[i].type : COLUMN_TEXT;
        g_string_append_c(out, COLUMN_LETTERS[type]);
        if (node->u.table.column && node->u.table.column[i].change) {
            dump_change(out, node->u.table.column[i].change);
        }
    }
    g_string_append_printf(out, " headers=%d", node->u.table.header_rows);
    if (node->u.table.group) {
        dump_attribute(out, "group", node->u.table.group->name);
    }
    if (node->u.table.tasks) {
        g_string_append(out, " tasks");
    }
}

static void dump_cell(GString *out, const PlanNode *node)
{
    g_string_append_printf(out, " %d,%d", node->u.cell.row, node->u.cell.column);
    if (node->u.cell.row_span != 1 || node->u.cell.column_span != 1) {
        g_string_append_printf(out, " span=%dx%d", node->u.cell.row_span, node->u.cell.column_span);
    }
    if (node->u.cell.header) {
        g_string_append(out, " header");
    }
}

static void dump_figure(GString *out, const PlanNode *node)
{
    const PlanImage *image = node->u.figure.image;
    ImageHeader header = image_header(image->image);
    g_string_append_printf(out, " %s %dx%d", image_ending(header.kind), header.width,
                           header.height);
    dump_attribute(out, "name", image->name);
    dump_attribute(out, "file", image->file);
    dump_attribute(out, "alternative", node->u.figure.alternative);
}

/* What the kind says beyond its name. */
static void dump_payload(GString *out, const PlanNode *node)
{
    switch (node->kind) {
    case PLAN_ANNEX:
        dump_attribute(out, "name", node->u.annex.name);
        dump_attribute(out, "label", node->u.annex.label);
        g_string_append(out, node->u.annex.landscape ? " landscape" : "");
        break;
    case PLAN_SECTION:
        g_string_append_printf(out, " %s level=%d", RANK_NAMES[node->u.section.rank],
                               node->u.section.level);
        dump_attribute(out, "number", node->u.section.number);
        g_string_append(out, node->u.section.automatic ? " automatic" : "");
        break;
    case PLAN_LIST:
        g_string_append_printf(out, " %s%s", LIST_NAMES[node->u.list.style],
                               node->u.list.automatic ? " automatic" : "");
        break;
    case PLAN_ITEM:
        dump_attribute(out, "label", node->u.item.label);
        dump_attribute(out, "number", node->u.item.number);
        break;
    case PLAN_TABLE:
        dump_table(out, node);
        break;
    case PLAN_ROW:
        g_string_append_printf(out, " %s", ROW_NAMES[node->u.row.kind]);
        if (node->u.row.kind == ROW_SECTION) {
            g_string_append_printf(out, " level=%d", node->u.row.level);
        }
        dump_attribute(out, "indicator",
                       node->u.row.indicator ? node->u.row.indicator->name : NULL);
        break;
    case PLAN_CELL:
        dump_cell(out, node);
        break;
    case PLAN_CHART:
        dump_attribute(out, "name", node->u.chart.name);
        g_string_append(out, node->u.chart.group ? "" : " no-group");
        break;
    case PLAN_FIGURE:
        dump_figure(out, node);
        break;
    case PLAN_CODE_BLOCK:
        dump_attribute(out, "language", node->u.code_block.language);
        g_string_append_c(out, ' ');
        dump_quoted(out, node->u.code_block.text);
        break;
    case PLAN_NOTE:
        g_string_append_printf(out, " %d", node->u.note.number);
        dump_attribute(out, "label", node->u.note.label);
        g_string_append_printf(out, " marks=%d", node->u.note.marks);
        break;
    case PLAN_ORIENTATION:
        g_string_append(out, node->u.orientation.landscape ? " landscape" : " portrait");
        break;
    case PLAN_EMBED:
        g_string_append(out, node->u.embed.targets ? " targets" : " table");
        dump_attribute(out, "name", node->u.embed.name);
        break;
    case PLAN_TEXT:
    case PLAN_CODE:
        g_string_append_c(out, ' ');
        dump_quoted(out, node->u.text.text);
        break;
    case PLAN_LINK:
        dump_attribute(out, "url", node->u.link.url);
        if (node->u.link.target) {
            dump_attribute(out, "to", node->u.link.target->id ? node->u.link.target->id : "?");
        }
        break;
    case PLAN_NOTE_MARK:
        dump_attribute(out, "label", node->u.note_mark.label);
        if (node->u.note_mark.note) {
            g_string_append_printf(out, " note=%d occurrence=%d",
                                   node->u.note_mark.note->u.note.number,
                                   node->u.note_mark.occurrence);
        } else {
            g_string_append(out, " no-note");
        }
        break;
    case PLAN_REFERENCE:
        dump_attribute(out, "targets", node->u.reference.targets);
        break;
    case PLAN_VALUE:
        dump_attribute(out, "name", node->u.value.name);
        dump_attribute(out, "component", node->u.value.component);
        g_string_append_printf(out, " year=%d%s%s", node->u.value.year,
                               node->u.value.number_only ? " number-only" : "",
                               node->u.value.indicator ? "" : " no-indicator");
        break;
    default:
        break;
    }
}

static bool enter_node(const PlanNode *node, void *context)
{
    PlanDump *dump = context;
    dump_line(dump, plan_kind_name(node->kind));
    dump_payload(dump->out, node);
    dump_attribute(dump->out, "id", node->id);
    if (node->change) {
        dump_change(dump->out, node->change);
    }
    dump_position(dump, node->pos);
    g_string_append_c(dump->out, '\n');
    dump->level++;
    return true;
}

static void leave_node(const PlanNode *node, void *context)
{
    (void)node;
    PlanDump *dump = context;
    dump->level--;
}

/* An annex's title hangs outside the child list, so it is shown as its first line. */
static bool enter_tree(const PlanNode *node, void *context)
{
    PlanDump *dump = context;
    enter_node(node, dump);
    if (node->kind == PLAN_ANNEX && node->u.annex.title) {
        plan_walk(node->u.annex.title, enter_node, leave_node, dump);
    }
    return true;
}

void dump_plan(const Plan *plan, GString *out)
{
    PlanDump dump = {.out = out};
    g_string_append(out, "plan");
    dump_attribute(out, "slug", plan->slug);
    g_string_append_c(out, '\n');
    dump_head(&dump, &plan->head);
    dump_head_changes(&dump, plan);
    for (int i = 0; i < plan->group_count; i++) {
        dump_group(&dump, &plan->groups[i]);
    }
    plan_walk(plan->root, enter_tree, leave_node, &dump);
}
