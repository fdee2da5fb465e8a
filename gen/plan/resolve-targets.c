/* The table of a group of targets: its columns follow from what the targets say. */
#include "plan/resolve.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Labels where the plan has none of its own. */
static const TargetLabels DEFAULT_LABELS = {
    .ordinal = "TT",
    .indicator = "Nội dung chỉ tiêu",
    .baseline = "Năm {nam}",
    .value = "Số liệu",
    .source = "Nguồn số liệu",
    .target = "Mục tiêu {nam}",
    .measured_by = "Đơn vị đo lường",
    .led_by = "Cơ quan chủ trì",
    .remark = "Ghi chú",
};

#define MAX_YEARS 48 /* a table has 64 columns at most */
#define MAX_COLUMNS (MAX_YEARS + 8)

typedef enum ColumnContent {
    CONTENT_ORDINAL,
    CONTENT_INDICATOR,
    CONTENT_BASELINE,
    CONTENT_SOURCE,
    CONTENT_TARGET,
    CONTENT_MEASURED_BY,
    CONTENT_LED_BY,
    CONTENT_REMARK
} ColumnContent;

typedef struct Column {
    ColumnContent content;
    int year;          /* of a target column */
    const char *label; /* of the lower header row, or of the only one */
    int figures;       /* cells that are a number */
    bool words;        /* some cell is not */
} Column;

typedef struct TargetTable {
    Resolve *resolve;
    Plan *plan;
    const TargetGroup *group;
    SourcePos pos;
    PlanNode *table;
    Column column[MAX_COLUMNS];
    int columns;
    bool has_baseline, has_source, has_measured_by, has_led_by, has_remark;
    int baseline_year; /* the one in the label: the commonest */
    int year[MAX_YEARS];
    int years;
    bool years_refused;
    int rows;
} TargetTable;

static bool has_text(const char *text)
{
    return text && *text;
}

static const char *own(const char *label, const char *other)
{
    return label ? label : other;
}

/* The label with the year for {nam}. */
static const char *with_year(const TargetTable *t, const char *label, int year)
{
    const char *place = strstr(label, "{nam}");
    if (!place) {
        return label;
    }
    const char *rest = place + strlen("{nam}");
    return year > 0
               ? pool_printf(t->plan->pool, "%.*s%d%s", (int)(place - label), label, year, rest)
               : pool_printf(t->plan->pool, "%.*s%s", (int)(place - label), label, rest);
}

static void refuse_years(TargetTable *t)
{
    if (!t->years_refused) {
        findings_add(t->resolve->findings, FINDING_TARGET_YEARS, t->group->pos, t->group->name,
                     pool_printf(t->plan->pool, "%d", MAX_YEARS), NULL);
        t->years_refused = true;
    }
}

static void note_year(TargetTable *t, int year)
{
    int at = 0;
    while (at < t->years && t->year[at] < year) {
        at++;
    }
    if (at < t->years && t->year[at] == year) {
        return;
    }
    if (t->years == MAX_YEARS) {
        refuse_years(t);
        return;
    }
    memmove(&t->year[at + 1], &t->year[at], (size_t)(t->years - at) * sizeof t->year[0]);
    t->year[at] = year;
    t->years++;
}

static int commonest_baseline_year(const TargetGroup *group)
{
    GHashTable *counts = g_hash_table_new(NULL, NULL);
    int best = 0, best_count = 0;
    for (int i = 0; i < group->count; i++) {
        int year = group->indicator[i].baseline_year;
        gpointer key = GINT_TO_POINTER(year);
        int count = year > 0 ? GPOINTER_TO_INT(g_hash_table_lookup(counts, key)) + 1 : 0;
        g_hash_table_insert(counts, key, GINT_TO_POINTER(count));
        if (count > best_count) {
            best = year;
            best_count = count;
        }
    }
    g_hash_table_unref(counts);
    return best;
}

/* Finds which columns have data. */
static void survey(TargetTable *t)
{
    for (int i = 0; i < t->group->count; i++) {
        const Indicator *indicator = &t->group->indicator[i];
        t->has_baseline =
            t->has_baseline || indicator->baseline_count > 0 || indicator->not_counted;
        t->has_source = t->has_source || has_text(indicator->baseline_source);
        t->has_measured_by = t->has_measured_by || has_text(indicator->measured_by);
        t->has_led_by = t->has_led_by || has_text(indicator->led_by);
        t->has_remark = t->has_remark || has_text(indicator->remark);
        for (int k = 0; k < indicator->target_count; k++) {
            note_year(t, indicator->target[k].year);
        }
    }
    t->baseline_year = commonest_baseline_year(t->group);
}

static void add_column(TargetTable *t, ColumnContent content, int year, const char *label)
{
    t->column[t->columns++] = (Column){.content = content, .year = year, .label = label};
}

static void choose_columns(TargetTable *t)
{
    const TargetLabels *labels = &t->group->labels, *other = &DEFAULT_LABELS;
    add_column(t, CONTENT_ORDINAL, 0, own(labels->ordinal, other->ordinal));
    add_column(t, CONTENT_INDICATOR, 0, own(labels->indicator, other->indicator));
    if (t->has_baseline) {
        const char *label = with_year(t, own(labels->baseline, other->baseline), t->baseline_year);
        add_column(t, CONTENT_BASELINE, 0,
                   t->has_source ? own(labels->value, other->value) : label);
    }
    if (t->has_source) {
        add_column(t, CONTENT_SOURCE, 0, own(labels->source, other->source));
    }
    for (int i = 0; i < t->years; i++) {
        add_column(t, CONTENT_TARGET, t->year[i],
                   with_year(t, own(labels->target, other->target), t->year[i]));
    }
    if (t->has_measured_by) {
        add_column(t, CONTENT_MEASURED_BY, 0, own(labels->measured_by, other->measured_by));
    }
    if (t->has_led_by) {
        add_column(t, CONTENT_LED_BY, 0, own(labels->led_by, other->led_by));
    }
    if (t->has_remark) {
        add_column(t, CONTENT_REMARK, 0, own(labels->remark, other->remark));
    }
}

static PlanNode *add_row(TargetTable *t, RowKind kind, SourcePos pos)
{
    PlanNode *row = plan_node_new(t->plan, PLAN_ROW, pos);
    row->u.row.kind = kind;
    plan_append(t->table, row);
    t->rows++;
    return row;
}

static PlanNode *add_cell(TargetTable *t, PlanNode *row, int column, bool header)
{
    PlanNode *cell = plan_node_new(t->plan, PLAN_CELL, row->pos);
    cell->u.cell.row = t->rows - 1;
    cell->u.cell.column = column;
    cell->u.cell.header = header;
    plan_append(row, cell);
    return cell;
}

static void add_paragraph(TargetTable *t, PlanNode *cell, const char *text, SourcePos pos)
{
    if (!has_text(text)) {
        return;
    }
    PlanNode *paragraph = plan_node_new(t->plan, PLAN_PARAGRAPH, pos);
    plan_append(cell, paragraph);
    plan_append(paragraph, plan_text_new(t->plan, text, pos));
}

/* Two rows if the baseline has figures and sources: its year spans both columns. */
static void add_header(TargetTable *t)
{
    bool two_rows = t->has_baseline && t->has_source;
    PlanNode *upper = add_row(t, ROW_HEADER, t->pos);
    PlanNode *spanned = NULL;
    for (int c = 0; c < t->columns; c++) {
        bool below = two_rows && (t->column[c].content == CONTENT_BASELINE ||
                                  t->column[c].content == CONTENT_SOURCE);
        if (below && spanned) {
            spanned->u.cell.column_span++;
            continue;
        }
        PlanNode *cell = add_cell(t, upper, c, true);
        if (below) {
            spanned = cell;
            const char *label = own(t->group->labels.baseline, DEFAULT_LABELS.baseline);
            add_paragraph(t, cell, with_year(t, label, t->baseline_year), t->pos);
        } else {
            cell->u.cell.row_span = two_rows ? 2 : 1;
            add_paragraph(t, cell, t->column[c].label, t->pos);
        }
    }
    t->table->u.table.header_rows = two_rows ? 2 : 1;
    if (two_rows) {
        PlanNode *lower = add_row(t, ROW_HEADER, t->pos);
        for (int c = 0; c < t->columns; c++) {
            if (t->column[c].content == CONTENT_BASELINE ||
                t->column[c].content == CONTENT_SOURCE) {
                add_paragraph(t, add_cell(t, lower, c, true), t->column[c].label, t->pos);
            }
        }
    }
}

/* "- Dịch vụ: 9,21%", or the wording alone; then the remark. */
static void add_value(TargetTable *t, PlanNode *cell, const TargetValue *value, int odd_year)
{
    GString *text = g_string_new(NULL);
    if (has_text(value->component)) {
        text_append_format(text, "- %s: ", value->component);
    }
    g_string_append(text, value->wording ? value->wording : "");
    if (odd_year > 0) {
        text_append_format(text, " (%s %d)", "năm", odd_year);
    }
    if (has_text(value->remark)) {
        text_append_format(text, " %s", value->remark);
    }
    add_paragraph(t, cell, text->str, value->pos);
    Column *column = &t->column[cell->u.cell.column];
    if (plan_is_number(text->str)) {
        column->figures++;
    } else if (strcmp(text->str, "-") != 0) {
        column->words = true;
    }
    g_string_free(text, TRUE);
}

static void fill_baseline(TargetTable *t, PlanNode *cell, const Indicator *indicator)
{
    for (int i = 0; i < indicator->baseline_count; i++) {
        const TargetValue *value = &indicator->baseline[i];
        int year = value->year > 0 ? value->year : indicator->baseline_year;
        add_value(t, cell, value, year != t->baseline_year ? year : 0);
    }
    if (indicator->baseline_count == 0 && indicator->not_counted) {
        add_paragraph(t, cell, "Chưa thống kê", indicator->pos);
        t->column[cell->u.cell.column].words = true;
    }
}

static void fill_cell(TargetTable *t, PlanNode *cell, const Indicator *indicator, int number)
{
    const Column *column = &t->column[cell->u.cell.column];
    switch (column->content) {
    case CONTENT_ORDINAL:
        add_paragraph(t, cell, pool_printf(t->plan->pool, "%d", number), indicator->pos);
        break;
    case CONTENT_INDICATOR:
        add_paragraph(t, cell, indicator->title, indicator->pos);
        break;
    case CONTENT_BASELINE:
        fill_baseline(t, cell, indicator);
        break;
    case CONTENT_SOURCE:
        add_paragraph(t, cell, indicator->baseline_source, indicator->pos);
        break;
    case CONTENT_TARGET:
        for (int i = 0; i < indicator->target_count; i++) {
            if (indicator->target[i].year == column->year) {
                add_value(t, cell, &indicator->target[i], 0);
            }
        }
        break;
    case CONTENT_MEASURED_BY:
        add_paragraph(t, cell, indicator->measured_by, indicator->pos);
        break;
    case CONTENT_LED_BY:
        add_paragraph(t, cell, indicator->led_by, indicator->pos);
        break;
    case CONTENT_REMARK:
        add_paragraph(t, cell, indicator->remark, indicator->pos);
        break;
    }
}

static void add_indicators(TargetTable *t)
{
    for (int i = 0; i < t->group->count; i++) {
        const Indicator *indicator = &t->group->indicator[i];
        PlanNode *row = add_row(t, ROW_DATA, indicator->pos);
        row->u.row.indicator = indicator;
        for (int c = 0; c < t->columns; c++) {
            PlanNode *cell = add_cell(t, row, c, t->column[c].content == CONTENT_INDICATOR);
            fill_cell(t, cell, indicator, i + 1);
        }
    }
}

static void set_column_types(TargetTable *t)
{
    TableColumn *columns = POOL_ARRAY(t->plan->pool, TableColumn, (size_t)t->columns);
    for (int c = 0; c < t->columns; c++) {
        const Column *column = &t->column[c];
        if (column->content == CONTENT_ORDINAL) {
            columns[c].type = COLUMN_ORDINAL;
        } else if (column->figures > 0 && !column->words) {
            columns[c].type = COLUMN_NUMBER;
        } else {
            columns[c].type = COLUMN_TEXT;
        }
    }
    t->table->u.table.columns = t->columns;
    t->table->u.table.column = columns;
}

PlanNode *resolve_target_table(Resolve *resolve, const TargetGroup *group, SourcePos pos)
{
    pos.made = true;
    TargetTable t = {.resolve = resolve, .plan = resolve->plan, .group = group, .pos = pos};
    t.table = plan_node_new(t.plan, PLAN_TABLE, pos);
    t.table->u.table.group = group;
    if (has_text(group->title)) {
        PlanNode *caption = plan_node_new(t.plan, PLAN_CAPTION, group->pos);
        plan_append(caption, plan_text_new(t.plan, group->title, group->pos));
        plan_append(t.table, caption);
    }
    survey(&t);
    choose_columns(&t);
    add_header(&t);
    add_indicators(&t);
    set_column_types(&t);
    return t.table;
}

void target_year_add(GArray *years, int year)
{
    guint at = 0;
    while (at < years->len && g_array_index(years, int, at) < year) {
        at++;
    }
    if (at == years->len || g_array_index(years, int, at) != year) {
        g_array_insert_val(years, at, year);
    }
}
