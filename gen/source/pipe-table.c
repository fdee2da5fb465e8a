/* Pipe tables (GFM): a paragraph whose second line is a delimiter row. */
#include "source/markdown.h"

#include <string.h>

/* One row cut at its pipes. `text` has "\|" as "|"; start and end are the cell's place in the
 * prepared text. */
typedef struct CellText {
    size_t start, end;
} CellText;

typedef struct Row {
    const char *line; /* in the prepared text */
    size_t length, offset;
    GArray *cells; /* of CellText, reused */
} Row;

typedef struct PipeTable {
    Markdown *md;
    guint first_line; /* of the paragraph, from 0 */
    size_t first_column;
    guint line_count;
    guint delimiter; /* line of the delimiter row */
    int columns;
    bool *right;
    bool quoted; /* inside a block quote: lines begin with ">" */
    Row row;
    PlanNode *table;
    int rows;
} PipeTable;

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Sets the row to a line without margin and ">" marks, trimmed. */
static void load_row(PipeTable *pipe, guint line)
{
    Row *row = &pipe->row;
    row->line = markdown_line(pipe->md, line, &row->length);
    row->offset = (size_t)(row->line - pipe->md->prepared->str);
    /* The first line may begin with the mark of a list item. */
    size_t skip = line == pipe->first_line ? MIN(pipe->first_column, row->length) : 0;
    while (skip < row->length &&
           (is_space(row->line[skip]) || (pipe->quoted && row->line[skip] == '>'))) {
        skip++;
    }
    row->line += skip;
    row->offset += skip;
    row->length -= skip;
    while (row->length > 0 && is_space(row->line[row->length - 1])) {
        row->length--;
    }
}

static void add_cell(Row *row, size_t start, size_t end)
{
    while (start < end && is_space(row->line[start])) {
        start++;
    }
    while (end > start && is_space(row->line[end - 1])) {
        end--;
    }
    CellText cell = {start, end};
    g_array_append_val(row->cells, cell);
}

/* Cuts the row at its pipes; one at the start and one at the end belong to no cell. */
static void cut_row(Row *row)
{
    g_array_set_size(row->cells, 0);
    size_t start = row->length > 0 && row->line[0] == '|' ? 1 : 0;
    for (size_t i = start; i < row->length; i++) {
        if (row->line[i] == '\\' && i + 1 < row->length) {
            i++;
        } else if (row->line[i] == '|') {
            add_cell(row, start, i);
            start = i + 1;
        }
    }
    if (start < row->length) {
        add_cell(row, start, row->length);
    }
}

static bool is_delimiter_cell(const Row *row, CellText cell, bool *right)
{
    size_t p = cell.start;
    bool left_colon = p < cell.end && row->line[p] == ':';
    p += left_colon;
    size_t dashes = 0;
    while (p < cell.end && row->line[p] == '-') {
        p++;
        dashes++;
    }
    bool right_colon = p < cell.end && row->line[p] == ':';
    p += right_colon;
    *right = right_colon && !left_colon;
    return dashes > 0 && p == cell.end;
}

/* True if the loaded row parts header and body. */
static bool is_delimiter(PipeTable *pipe)
{
    Row *row = &pipe->row;
    if (row->length < 2 || !strchr("|:-", *row->line) || !memchr(row->line, '|', row->length)) {
        return false;
    }
    cut_row(row);
    bool right;
    for (guint i = 0; i < row->cells->len; i++) {
        if (!is_delimiter_cell(row, g_array_index(row->cells, CellText, i), &right)) {
            return false;
        }
    }
    return row->cells->len > 0;
}

static bool find_delimiter(PipeTable *pipe)
{
    for (guint i = 1; i < pipe->line_count; i++) {
        load_row(pipe, pipe->first_line + i);
        if (is_delimiter(pipe)) {
            pipe->delimiter = pipe->first_line + i;
            return true;
        }
    }
    return false;
}

static void add_table_finding(PipeTable *pipe, FindingRule rule, guint first, guint second,
                              const char *third)
{
    char one[16], two[16];
    g_snprintf(one, sizeof one, "%u", first);
    g_snprintf(two, sizeof two, "%u", second);
    findings_add(pipe->md->findings, rule, markdown_place_prepared(pipe->md, pipe->row.offset), one,
                 two, third, NULL);
}

/* Reads header width and alignments. False, with a finding, if there are too many columns. */
static bool read_columns(PipeTable *pipe)
{
    load_row(pipe, pipe->delimiter);
    cut_row(&pipe->row);
    guint marked = pipe->row.cells->len;
    pipe->right = POOL_ARRAY(pipe->md->plan->pool, bool, MAX(marked, SOURCE_MAX_COLUMNS) + 1);
    for (guint i = 0; i < marked; i++) {
        is_delimiter_cell(&pipe->row, g_array_index(pipe->row.cells, CellText, i), &pipe->right[i]);
    }
    load_row(pipe, pipe->delimiter - 1);
    cut_row(&pipe->row);
    guint columns = pipe->row.cells->len;
    if (columns > SOURCE_MAX_COLUMNS) {
        add_table_finding(pipe, FINDING_MD_TABLE_WIDE, columns, SOURCE_MAX_COLUMNS, NULL);
        return false;
    }
    if (columns != marked) {
        GString *dashes = g_string_new("|");
        for (guint i = 0; i < columns; i++) {
            g_string_append(dashes, "---|");
        }
        add_table_finding(pipe, FINDING_MD_TABLE_HEADER, columns, marked, dashes->str);
        g_string_free(dashes, TRUE);
    }
    pipe->columns = (int)columns;
    return columns > 0;
}

/* The cell's text with "\|" as "|". */
static GString *cell_text(const Row *row, CellText cell)
{
    GString *out = g_string_new(NULL);
    for (size_t i = cell.start; i < cell.end; i++) {
        if (row->line[i] == '\\' && i + 1 < cell.end && row->line[i + 1] == '|') {
            continue;
        }
        if (row->line[i] == '\\' && i + 1 < cell.end) {
            g_string_append_c(out, row->line[i++]);
        }
        g_string_append_c(out, row->line[i]);
    }
    return out;
}

static void read_cell(PipeTable *pipe, PlanNode *row_node, int column)
{
    Markdown *md = pipe->md;
    const Row *row = &pipe->row;
    size_t offset = row->offset;
    CellText cell = {row->length, row->length};
    if ((guint)column < row->cells->len) {
        cell = g_array_index(row->cells, CellText, (guint)column);
    }
    PlanNode *node =
        plan_node_new(md->plan, PLAN_CELL, markdown_place_prepared(md, offset + cell.start));
    node->u.cell.row = pipe->rows;
    node->u.cell.column = column;
    node->u.cell.header = row_node->u.row.kind == ROW_HEADER;
    plan_append(row_node, node);
    if (cell.start == cell.end) {
        return;
    }
    PlanNode *paragraph = plan_node_new(md->plan, PLAN_PARAGRAPH, node->pos);
    plan_append(node, paragraph);
    if (memchr(row->line + cell.start, '|', cell.end - cell.start)) {
        GString *text = cell_text(row, cell);
        markdown_slice_read(md, text->str, text->len, offset + cell.start, offset + cell.end,
                            paragraph);
        g_string_free(text, TRUE);
    } else {
        markdown_slice_read(md, row->line + cell.start, cell.end - cell.start, offset + cell.start,
                            offset + cell.end, paragraph);
    }
    if (!paragraph->first) {
        plan_unlink(paragraph);
    }
}

static void read_row(PipeTable *pipe, RowKind kind)
{
    guint cells = pipe->row.cells->len;
    if (kind == ROW_DATA && cells != (guint)pipe->columns) {
        add_table_finding(pipe,
                          cells > (guint)pipe->columns ? FINDING_MD_TABLE_ROW_LONG
                                                       : FINDING_MD_TABLE_ROW_SHORT,
                          cells, (guint)pipe->columns, NULL);
    }
    PlanNode *row = plan_node_new(pipe->md->plan, PLAN_ROW,
                                  markdown_place_prepared(pipe->md, pipe->row.offset));
    row->u.row.kind = kind;
    plan_append(pipe->table, row);
    for (int column = 0; column < pipe->columns; column++) {
        read_cell(pipe, row, column);
    }
    pipe->rows++;
}

/* "{#ten}" alone on the line below the table names it. */
static bool read_name(PipeTable *pipe)
{
    const Row *row = &pipe->row;
    if (row->length < 4 || row->line[0] != '{' || row->line[1] != '#' ||
        row->line[row->length - 1] != '}') {
        return false;
    }
    PlanNode *line = plan_node_new(pipe->md->plan, PLAN_PARAGRAPH, pipe->table->pos);
    markdown_slice_read(pipe->md, row->line, row->length, row->offset, row->offset + row->length,
                        line);
    const char *id = markdown_attributes_take(pipe->md, line, false).id;
    pipe->table->id = id ? id : pipe->table->id;
    return true;
}

static bool is_ordinal_title(Pool *pool, const char *title)
{
    static const char *const TITLES[] = {"STT", "TT", "SỐ TT", "SỐ THỨ TỰ"};
    const char *capitals = plan_upper(pool, title);
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        if (strcmp(capitals, TITLES[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Numbers are set right-aligned: where the author asked for it, or where all cells are numbers. */
static void judge_columns(PipeTable *pipe)
{
    Pool *pool = pipe->md->plan->pool;
    TableColumn *columns = POOL_ARRAY(pool, TableColumn, (size_t)pipe->columns);
    int *numbers = g_new0(int, (gsize)pipe->columns);
    bool *words = g_new0(bool, (gsize)pipe->columns);
    for (const PlanNode *row = pipe->table->first; row; row = row->next) {
        for (const PlanNode *cell = row->kind == PLAN_ROW ? row->first : NULL; cell;
             cell = cell->next) {
            char *text = plan_text_of(cell);
            int c = cell->u.cell.column;
            if (row->u.row.kind == ROW_HEADER) {
                columns[c].type =
                    c == 0 && is_ordinal_title(pool, text) ? COLUMN_ORDINAL : COLUMN_TEXT;
            } else if (plan_is_number(text)) {
                numbers[c]++;
            } else if (*text && strcmp(text, "-") != 0) {
                words[c] = true;
            }
            g_free(text);
        }
    }
    for (int c = 0; c < pipe->columns; c++) {
        if (columns[c].type == COLUMN_TEXT && (pipe->right[c] || (numbers[c] > 0 && !words[c]))) {
            columns[c].type = COLUMN_NUMBER;
        }
    }
    pipe->table->u.table.column = columns;
    g_free(numbers);
    g_free(words);
}

/* "Bảng: Kinh phí" and "Bảng 1. Kinh phí": bytes to leave out of the caption, or -1 if the text is
 * no caption. */
static int caption_prefix(const char *text)
{
    static const char WORD[] = "Bảng";
    if (!g_str_has_prefix(text, WORD)) {
        return -1;
    }
    const char *p = text + strlen(WORD);
    if (*p == ':') {
        p++;
        return (int)(p + strspn(p, " ") - text);
    }
    size_t digits = *p == ' ' ? strspn(p + 1, "0123456789") : 0;
    return digits > 0 && (p[1 + digits] == ':' || p[1 + digits] == '.') ? 0 : -1;
}

/* A paragraph "Bảng: …" right above the table becomes its caption. */
static void take_caption(PipeTable *pipe, PlanNode *above)
{
    if (!above || above->kind != PLAN_PARAGRAPH || !above->first ||
        above->first->kind != PLAN_TEXT) {
        return;
    }
    int prefix = caption_prefix(above->first->u.text.text);
    if (prefix < 0) {
        return;
    }
    plan_unlink(above);
    PlanNode *caption = plan_node_new(pipe->md->plan, PLAN_CAPTION, above->pos);
    above->first->u.text.text += prefix;
    for (PlanNode *child = above->first; child;) {
        PlanNode *next = child->next;
        plan_unlink(child);
        if (child->kind != PLAN_TEXT || *child->u.text.text) {
            plan_append(caption, child);
        }
        child = next;
    }
    plan_append(pipe->table, caption);
    pipe->table->id = above->id;
}

/* The lines above the header row, as a paragraph of their own. */
static void read_lead(PipeTable *pipe, PlanNode *container)
{
    guint header = pipe->delimiter - 1;
    if (header == pipe->first_line) {
        return;
    }
    GString *text = g_string_new(NULL);
    size_t start = 0, end = 0;
    for (guint line = pipe->first_line; line < header; line++) {
        load_row(pipe, line);
        g_string_append_len(text, pipe->row.line, (gssize)pipe->row.length);
        g_string_append_c(text, '\n');
        start = line == pipe->first_line ? pipe->row.offset : start;
        end = pipe->row.offset + pipe->row.length;
    }
    PlanNode *lead =
        plan_node_new(pipe->md->plan, PLAN_PARAGRAPH, markdown_place_prepared(pipe->md, start));
    plan_append(container, lead);
    markdown_slice_read(pipe->md, text->str, text->len - 1, start, end, lead);
    lead->id = markdown_attributes_take(pipe->md, lead, false).id;
    g_string_free(text, TRUE);
}

static void read_body(PipeTable *pipe)
{
    guint end = pipe->first_line + pipe->line_count;
    for (guint line = pipe->delimiter + 1; line < end; line++) {
        load_row(pipe, line);
        if (line + 1 == end && read_name(pipe)) {
            return;
        }
        if ((size_t)(pipe->rows + 1) * (size_t)pipe->columns > SOURCE_MAX_CELLS) {
            add_table_finding(pipe, FINDING_MD_TABLE_LARGE, SOURCE_MAX_CELLS, 0, NULL);
            return;
        }
        cut_row(&pipe->row);
        read_row(pipe, ROW_DATA);
    }
}

static bool in_quote(cmark_node *node)
{
    for (; node; node = cmark_node_parent(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE) {
            return true;
        }
    }
    return false;
}

bool pipe_table_read(Markdown *md, cmark_node *paragraph, PlanNode *container)
{
    int first = cmark_node_get_start_line(paragraph), last = cmark_node_get_end_line(paragraph);
    if (first < 1 || last <= first || (guint)last >= md->lines->len) {
        return false;
    }
    PipeTable pipe = {.md = md,
                      .first_line = (guint)first - 1,
                      .first_column = (size_t)cmark_node_get_start_column(paragraph) - 1,
                      .line_count = (guint)(last - first) + 1,
                      .quoted = in_quote(paragraph)};
    pipe.row.cells = g_array_new(FALSE, FALSE, sizeof(CellText));
    bool found = find_delimiter(&pipe);
    if (found && read_columns(&pipe)) {
        read_lead(&pipe, container);
        load_row(&pipe, pipe.delimiter - 1);
        cut_row(&pipe.row);
        pipe.table =
            plan_node_new(md->plan, PLAN_TABLE, markdown_place_prepared(md, pipe.row.offset));
        take_caption(&pipe, container->last);
        plan_append(container, pipe.table);
        pipe.table->u.table.columns = pipe.columns;
        pipe.table->u.table.header_rows = 1;
        read_row(&pipe, ROW_HEADER);
        read_body(&pipe);
        judge_columns(&pipe);
    }
    g_array_free(pipe.row.cells, TRUE);
    return found;
}
