/* Figures in sentences and in totals of tables, against the figures they are made of. */
#include "check/figures.h"

#include <stdlib.h>
#include <string.h>

/* A title shorter than this (in syllables) may stand in a sentence that is about something else. */
#define TITLE_SYLLABLES 4
/* Titles beyond this are not looked for in the text. */
#define MOST_TITLES 400

/* ---- sentences ---- */

static const char *sentence_end(const char *p)
{
    for (; *p; p = g_utf8_next_char(p)) {
        if (*p == ';' || ((*p == '.' || *p == '!' || *p == '?') && (p[1] == ' ' || !p[1]))) {
            return p;
        }
    }
    return p;
}

/* The only year ("năm 2025") of the text; 0 if there is none or there are several. */
static int only_year(const char *p, const char *end)
{
    int year = 0;
    for (p = strstr(p, "năm "); p && p < end; p = strstr(p + 1, "năm ")) {
        const char *digits = p + strlen("năm ");
        if (strspn(digits, "0123456789") == 4) {
            int found = (int)strtol(digits, NULL, 10);
            if (year > 0 && found != year) {
                return 0;
            }
            year = found;
        }
    }
    return year;
}

/* The first percentage from `p` on; NULL if there is none, or something asked for stands before. */
static const char *first_percentage(const char *p, const char *end, Decimal *figure)
{
    while (p < end) {
        if (g_str_has_prefix(p, RUN_OBJECT)) {
            return NULL;
        }
        size_t used = g_ascii_isdigit(*p) ? decimal_parse(p, figure) : 0;
        if (used > 0 && p[used] == '%') {
            return p;
        }
        p = used > 0 ? p + used : g_utf8_next_char(p);
    }
    return NULL;
}

/* True if the plan gives a figure in percent for the year, and never this one; then `given` is what
 * it gives. */
static bool is_denied(const TargetValue *values, int count, int year, Decimal figure,
                      const TargetValue **given)
{
    for (int i = 0; i < count; i++) {
        if (values[i].year == year && values[i].has_number && strcmp(values[i].unit, "%") == 0) {
            if (decimal_compare(values[i].number, figure) == 0) {
                *given = NULL;
                return false;
            }
            *given = *given ? *given : &values[i];
        }
    }
    return *given != NULL;
}

static void check_sentence(Check *check, const TextRun *run, const char *small, const char *title,
                           const Indicator *indicator)
{
    for (const char *at = strstr(small, title); at; at = strstr(at + 1, title)) {
        const char *start = at;
        while (start > small &&
               !((start[-1] == ' ' && start > small + 1 && start[-2] == '.') || start[-1] == ';')) {
            start--;
        }
        const char *behind = at + strlen(title), *end = sentence_end(behind);
        Decimal figure;
        int year = only_year(start, end);
        const char *percentage = year > 0 ? first_percentage(behind, end, &figure) : NULL;
        const TargetValue *given = NULL;
        if (!percentage ||
            !is_denied(indicator->target, indicator->target_count, year, figure, &given)) {
            continue;
        }
        const TargetValue *baseline = NULL;
        if (year == indicator->baseline_year &&
            !is_denied(indicator->baseline, indicator->baseline_count, year, figure, &baseline)) {
            continue;
        }
        size_t offset = (size_t)(percentage - small);
        findings_add(
            check->findings, FINDING_PROSE_FIGURE, run_pos(run, offset),
            pool_strndup(check->pool, percentage, strspn(percentage, "0123456789.,") + strlen("%")),
            indicator->title, given->wording, number_words(check->pool, year), indicator->name,
            NULL);
    }
}

static int syllables(const char *text)
{
    int n = 1;
    for (const char *p = text; *p; p++) {
        n += *p == ' ';
    }
    return n;
}

/* What is looked for in the text. */
typedef struct Title {
    const char *small;
    const Indicator *indicator;
} Title;

/* In the pool. */
static const Title *titles_of(Check *check, int *count)
{
    const Plan *plan = check->plan;
    Title *titles = POOL_ARRAY(check->pool, Title, MOST_TITLES);
    int looked = 0;
    *count = 0;
    for (int g = 0; g < plan->group_count; g++) {
        for (int i = 0; i < plan->groups[g].count && looked < MOST_TITLES; i++, looked++) {
            const Indicator *indicator = &plan->groups[g].indicator[i];
            char *small = g_utf8_strdown(indicator->title, -1);
            if (syllables(small) >= TITLE_SYLLABLES) {
                titles[(*count)++] = (Title){pool_strdup(check->pool, small), indicator};
            }
            g_free(small);
        }
    }
    return titles;
}

void check_prose_figures(Check *check)
{
    int count;
    const Title *titles = titles_of(check, &count);
    for (size_t r = 0; count > 0 && r < check->run_count; r++) {
        const TextRun *run = &check->run[r];
        if (run->kind != RUN_PARAGRAPH || !run_has(run, '%')) {
            continue;
        }
        char *small = g_utf8_strdown(run->text, -1);
        /* Offsets must be those of the run; a few foreign letters change their length. */
        for (int i = 0; i < count && strlen(small) == run->length; i++) {
            check_sentence(check, run, small, titles[i].small, titles[i].indicator);
        }
        g_free(small);
    }
}

/* ---- totals ---- */

static char *row_start(const PlanNode *row)
{
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        char *text = plan_text_of(cell);
        if (*text) {
            return text;
        }
        g_free(text);
    }
    return g_strdup("");
}

static bool is_total(const PlanNode *row)
{
    static const char *const WORDS[] = {"Tổng cộng", "Tổng số", "Cộng", "TỔNG CỘNG", "TỔNG SỐ"};
    char *start = row_start(row);
    bool total = false;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS) && !total; i++) {
        total = g_str_has_prefix(start, WORDS[i]);
    }
    g_free(start);
    return total;
}

static const PlanNode *cell_at(const PlanNode *row, int column)
{
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        if (cell->u.cell.column == column && cell->u.cell.column_span == 1 &&
            cell->u.cell.row_span == 1) {
            return cell;
        }
    }
    return NULL;
}

typedef enum Cell { CELL_EMPTY, CELL_FIGURE, CELL_OTHER } Cell;

static Cell read_cell(const PlanNode *row, int column, Decimal *figure)
{
    const PlanNode *cell = cell_at(row, column);
    char *text = cell ? plan_text_of(cell) : g_strdup("?");
    size_t used = decimal_parse(text, figure);
    Cell kind = !*text || strcmp(text, "-") == 0 ? CELL_EMPTY
                : used > 0 && !text[used]        ? CELL_FIGURE
                                                 : CELL_OTHER;
    g_free(text);
    return kind;
}

/* A total of all figures above it. A table with totals of its parts too is left alone: what they
 * add up is not to be seen. */
static void check_column(Check *check, const PlanNode *table, const PlanNode *total, int column)
{
    Decimal sum = {0, 0}, figure;
    int figures = 0;
    for (const PlanNode *row = table->first; row && row != total; row = row->next) {
        if (row->kind != PLAN_ROW || row->u.row.kind != ROW_DATA) {
            continue;
        }
        Cell cell = read_cell(row, column, &figure);
        if (cell == CELL_OTHER || (cell == CELL_FIGURE && !decimal_add(sum, figure, &sum))) {
            return;
        }
        figures += cell == CELL_FIGURE;
    }
    if (figures > 1 && read_cell(total, column, &figure) == CELL_FIGURE &&
        decimal_compare(sum, figure) != 0) {
        char right[DECIMAL_TEXT_SIZE], typed[DECIMAL_TEXT_SIZE];
        decimal_format(sum, false, right);
        decimal_format(figure, false, typed);
        findings_add(check->findings, FINDING_TABLE_TOTAL, cell_at(total, column)->pos, typed,
                     right, NULL);
    }
}

static void check_table(Check *check, const PlanNode *table)
{
    const PlanNode *total = NULL;
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind == PLAN_ROW && row->u.row.kind == ROW_DATA && is_total(row)) {
            if (total) {
                return;
            }
            total = row;
        }
    }
    for (int column = 0; total && column < table->u.table.columns; column++) {
        if (table->u.table.column[column].type == COLUMN_NUMBER) {
            check_column(check, table, total, column);
        }
    }
}

void check_totals(Check *check)
{
    const PlanNode *root = check->plan->root;
    for (const PlanNode *n = root; n; n = plan_next(root, n)) {
        if (n->kind == PLAN_TABLE && !n->u.table.group && !n->u.table.tasks) {
            check_table(check, n);
        }
    }
}
