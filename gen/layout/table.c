/* Sets a table: column widths, cells, rows, and the slices that the page breaker sees. */
#include "layout/table.h"

#include "layout/columns.h"

#include <string.h>

/* One row that would stand alone with the header on the table's first or last page. */
#define BREAK_LONE_ROW 1500
/* Between rows that a cell spans. */
#define BREAK_SPANNED 600
/* Rows of more lines than this are cut rather than pushed to the next page whole. */
#define LONG_ROW_LINES 14

static bool is_header_cell(const TableLayout *t, const CellLayout *cell)
{
    return t->row[cell->row].kind == ROW_HEADER;
}

static TextStyle cell_style(const TableLayout *t, const CellLayout *cell, Len size)
{
    TextStyle style = {.size = size, .colour = STYLE_BLACK};
    style.bold = t->row[cell->row].kind != ROW_DATA;
    return style;
}

/* ---- reading the nodes ---- */

static void collect_cells(TableLayout *t)
{
    int rows = 0, cells = 0;
    for (const PlanNode *r = t->node->first; r; r = r->next) {
        if (r->kind == PLAN_ROW) {
            rows++;
            for (const PlanNode *c = r->first; c; c = c->next) {
                cells++;
            }
        }
    }
    Pool *pool = t->setting->work;
    t->rows = rows;
    t->row = POOL_ARRAY(pool, RowLayout, (size_t)rows);
    t->cell = POOL_ARRAY(pool, CellLayout, (size_t)cells);
    t->owner = POOL_ARRAY(pool, int, (size_t)rows *(size_t)t->columns);
    for (size_t i = 0; i < (size_t)rows * (size_t)t->columns; i++) {
        t->owner[i] = -1;
    }
    int section[TABLE_MAX_LEVELS + 1];
    int depth = 0, i = 0;
    for (const PlanNode *r = t->node->first; r; r = r->next) {
        if (r->kind != PLAN_ROW) {
            continue;
        }
        RowLayout *row = &t->row[i];
        row->kind = r->u.row.kind;
        row->first = t->cell_count;
        row->lines = 1;
        if (row->kind == ROW_SECTION) {
            row->level = CLAMP(r->u.row.level, 1, TABLE_MAX_LEVELS);
            while (depth > 0 && t->row[section[depth - 1]].level >= row->level) {
                depth--;
            }
        }
        row->section = depth > 0 && row->kind != ROW_HEADER ? section[depth - 1] : -1;
        if (row->kind == ROW_SECTION) {
            section[depth++] = i;
        }
        for (const PlanNode *n = r->first; n; n = n->next) {
            CellLayout *c = &t->cell[t->cell_count];
            c->node = n;
            c->row = i;
            c->column = CLAMP(n->u.cell.column, 0, t->columns - 1);
            c->column_span = CLAMP(n->u.cell.column_span, 1, t->columns - c->column);
            c->row_span = CLAMP(n->u.cell.row_span, 1, rows - i);
            for (int y = i; y < i + c->row_span; y++) {
                for (int x = c->column; x < c->column + c->column_span; x++) {
                    t->owner[y * t->columns + x] = t->cell_count;
                }
            }
            t->cell_count++;
        }
        row->end = t->cell_count;
        i++;
    }
    t->header_rows = MIN(t->node->u.table.header_rows, rows);
}

int open_sections(const TableLayout *table, int row, int section[TABLE_MAX_LEVELS])
{
    int count = 0;
    for (int s = table->row[row].section; s >= 0 && count < TABLE_MAX_LEVELS;
         s = table->row[s].section) {
        section[count++] = s;
    }
    for (int i = 0; i < count / 2; i++) {
        int swap = section[i];
        section[i] = section[count - 1 - i];
        section[count - 1 - i] = swap;
    }
    return count;
}

/* ---- column widths ---- */

/* The unbreakable stretches of a paragraph: pieces glued or tied together count as one. */
static void append_words(const Material *m, GArray *words)
{
    for (guint i = 0; i < m->count; i++) {
        const Piece *p = &m->piece[i];
        bool breaks = i == 0 || p->forced || (p->space > 0 && p->tie != TIE_FIRM);
        if (breaks) {
            CellWord word = {p->width, p->space, i == 0 || p->forced};
            g_array_append_val(words, word);
        } else {
            g_array_index(words, CellWord, words->len - 1).width += p->space + p->width;
        }
    }
}

static void measure_cell(const TableLayout *t, const CellLayout *cell, Len size, bool tied,
                         CellNeed *need)
{
    *need = (CellNeed){.row = cell->row,
                       .column = cell->column,
                       .span = cell->column_span,
                       .head = is_header_cell(t, cell)};
    bool sampled = cell->column_span == 1 && column_row_is_sampled(cell->row, t->rows);
    GArray *words = g_array_new(FALSE, TRUE, sizeof(CellWord));
    for (const PlanNode *p = cell->node->first; p; p = p->next) {
        Material m = material_new(t->setting);
        Len narrowest, widest;
        material_inlines(t->setting, &m, p, cell_style(t, cell, size), NULL);
        if (tied) {
            material_tie(t->setting, &m, false);
        }
        material_extents(&m, &narrowest, &widest);
        if (sampled) {
            append_words(&m, words);
        }
        material_free(t->setting, &m);
        need->narrowest = MAX(need->narrowest, narrowest);
        need->widest = MAX(need->widest, widest);
        need->area += widest;
    }
    need->narrowest += 2 * STYLE_CELL_PADDING_X;
    need->widest += 2 * STYLE_CELL_PADDING_X;
    need->words = (int)words->len;
    /* Rows of one cell over several rows grow by it only at their end: it does not choose widths.
     */
    if (sampled && cell->row_span == 1 && words->len > 0) {
        CellWord *copy = POOL_ARRAY(t->setting->work, CellWord, words->len);
        memcpy(copy, words->data, words->len * sizeof *copy);
        need->word = copy;
    } else {
        need->words = 0;
    }
    g_array_free(words, TRUE);
}

/* How a table may be made to fit, in order: numbers and citations whole in letters of the text's
 * size or a point less, then with these broken, then in small letters. */
static const struct {
    Len size;
    bool tied;
} ATTEMPTS[] = {
    {STYLE_TABLE, true},
    {STYLE_TABLE - LEN_PT(1), true},
    {STYLE_TABLE, false},
    {STYLE_TABLE - LEN_PT(1), false},
    {STYLE_TABLE - LEN_PT(2), false},
    {STYLE_TABLE_SMALLEST, false},
};

static void find_columns(TableLayout *t, Len left, Len available)
{
    CellNeed *need = g_new(CellNeed, (size_t)t->cell_count + 1);
    bool *rigid = g_new0(bool, (size_t)t->columns);
    Len *width = g_new0(Len, (size_t)t->columns);
    for (int j = 0; j < t->columns; j++) {
        rigid[j] = t->node->u.table.column[j].type != COLUMN_TEXT;
    }
    bool fits = false;
    for (size_t a = 0; a < G_N_ELEMENTS(ATTEMPTS) && !fits; a++) {
        t->size = ATTEMPTS[a].size;
        for (int i = 0; i < t->cell_count; i++) {
            measure_cell(t, &t->cell[i], t->size, ATTEMPTS[a].tied, &need[i]);
        }
        fits = column_widths(need, t->cell_count, t->columns, rigid, available,
                             2 * STYLE_CELL_PADDING_X, width);
    }
    t->leading = style_leading(t->size) - LEN_PT(0.5);
    t->x = POOL_ARRAY(t->setting->work, Len, (size_t)t->columns + 1);
    t->x[0] = left;
    for (int j = 0; j < t->columns; j++) {
        t->x[j + 1] = t->x[j] + width[j];
    }
    g_free(width);
    g_free(rigid);
    g_free(need);
}

/* ---- cells ---- */

/* A cell that holds one figure and nothing else. */
static bool holds_figure(const CellLayout *cell)
{
    const PlanNode *first = cell->node->first;
    if (!first || first->next) {
        return false;
    }
    char *text = plan_text_of(first);
    bool figure = plan_is_number(text) || strcmp(text, "-") == 0;
    g_free(text);
    return figure;
}

static Align cell_align(const TableLayout *t, const CellLayout *cell)
{
    if (is_header_cell(t, cell)) {
        return ALIGN_CENTRE;
    }
    if (cell->column_span > 1) {
        return ALIGN_LEFT;
    }
    switch (t->node->u.table.column[cell->column].type) {
    case COLUMN_ORDINAL:
        return ALIGN_CENTRE;
    case COLUMN_NUMBER:
        /* Several paragraphs are a list of components, not one number. */
        return cell->node->first && cell->node->first->next ? ALIGN_LEFT : ALIGN_CENTRE;
    case COLUMN_TEXT:
        break;
    }
    /* Figures among words, as baselines with remarks are. */
    return t->node->u.table.group && holds_figure(cell) ? ALIGN_CENTRE : ALIGN_LEFT;
}

static bool starts_with_dash(const Material *m)
{
    return m->count > 1 && strcmp(m->piece[0].shape->text, "-") == 0;
}

static LineBox cell_box(const TableLayout *t, const CellLayout *cell, const Material *m)
{
    LineBox box = {
        .x = t->x[cell->column] + STYLE_CELL_PADDING_X,
        .align = cell_align(t, cell),
        .leading = t->leading,
    };
    box.width = t->x[cell->column + cell->column_span] - STYLE_CELL_PADDING_X - box.x;
    if (box.align == ALIGN_LEFT && starts_with_dash(m)) {
        const Piece *text = &m->piece[1];
        Len step = m->piece[0].width + text->space;
        if (step * 4 < box.width) {
            box.x += step;
            box.width -= step;
            box.indent = -step;
        }
    }
    return box;
}

static void append_lines(Pool *pool, Strip **all, int *count, Strip *more, int more_count)
{
    if (more_count == 0) {
        return;
    }
    if (*count == 0) {
        *all = more;
        *count = more_count;
        return;
    }
    Strip *joined = POOL_ARRAY(pool, Strip, (size_t)(*count + more_count));
    for (int i = 0; i < *count; i++) {
        joined[i] = (*all)[i];
    }
    for (int i = 0; i < more_count; i++) {
        joined[*count + i] = more[i];
    }
    *all = joined;
    *count += more_count;
}

/* The lines of a cell; content below `tag`, artefacts if it is NULL. `suffix` ends the last
 * paragraph. */
static Strip *cell_lines(TableLayout *t, const CellLayout *cell, TagNode *tag, const char *suffix,
                         int *count)
{
    Strip *lines = NULL;
    *count = 0;
    for (const PlanNode *p = cell->node->first; p; p = p->next) {
        TagNode *inner =
            tag && cell->node->first->next ? tag_new(t->setting->pool, tag, TAG_P) : tag;
        Material m = material_new(t->setting);
        TextStyle style = cell_style(t, cell, t->size);
        material_inlines(t->setting, &m, p, style, inner);
        if (suffix && !p->next) {
            material_text(t->setting, &m, suffix, style, inner);
        }
        int more_count = 0;
        LineBox box = cell_box(t, cell, &m);
        Strip *more = is_header_cell(t, cell) ? material_title(t->setting, &m, box, &more_count)
                                              : material_lines(t->setting, &m, box, &more_count);
        append_lines(t->setting->work, &lines, count, more, more_count);
        material_free(t->setting, &m);
    }
    return lines;
}

void set_cell_again(TableLayout *table, CellLayout *cell, const char *suffix)
{
    if (!cell->repeat) {
        cell->repeat = cell_lines(table, cell, NULL, suffix, &cell->repeat_count);
    }
}

/* Header rows and section rows come again on later pages, which costs room there. */
static void set_repeated_rows(TableLayout *t)
{
    for (int r = 0; r < t->rows; r++) {
        RowLayout *row = &t->row[r];
        if (row->kind == ROW_DATA) {
            continue;
        }
        row->repeat_lines = row->kind == ROW_HEADER ? row->lines : 1;
        for (int i = row->first; i < row->end; i++) {
            bool last = row->kind == ROW_SECTION && i == row->end - 1;
            set_cell_again(t, &t->cell[i], last ? TABLE_CONTINUED : NULL);
            if (row->kind == ROW_SECTION) {
                row->repeat_lines = MAX(row->repeat_lines, t->cell[i].repeat_count);
            }
        }
    }
}

/* ---- numbers aligned at the decimal comma ---- */

/* "14,36%", ">=10%", "1.234": an operator, digits, a unit sign, nothing else. Gives the bytes
 * before the decimal comma (or before the unit), 0 if the text is no such number. */
static size_t number_head(const char *text)
{
    const char *p = text;
    while (*p == '<' || *p == '>' || *p == '=' || g_str_has_prefix(p, "≥") ||
           g_str_has_prefix(p, "≤")) {
        p = g_utf8_next_char(p);
    }
    if (!g_ascii_isdigit(*p)) {
        return 0;
    }
    p += strspn(p, "0123456789.");
    size_t head = (size_t)(p - text);
    if (*p == ',') {
        p += 1 + strspn(p + 1, "0123456789");
    }
    if (*p == '%') {
        p++;
    }
    return *p == '\0' ? head : 0;
}

/* The one word of a cell that is a plain number, or NULL. */
static PageWord *number_word(const CellLayout *cell)
{
    if (cell->count != 1 || cell->line->item_count != 1) {
        return NULL;
    }
    const PageItem *item = cell->line->item;
    if (item->kind != ITEM_TEXT || item->u.text.count != 1 ||
        number_head(item->u.text.word->shape->text) == 0) {
        return NULL;
    }
    /* The words were made in this pool by this layout. */
    return (PageWord *)(guintptr)item->u.text.word;
}

/* A number that is aligned: its width before the decimal comma. */
typedef struct AlignedNumber {
    PageWord *word;
    Len head;
} AlignedNumber;

static Len head_width(const Shape *shape, Len size)
{
    size_t length = number_head(shape->text);
    int64_t width = 0;
    for (int i = 0; i < shape->count && shape->glyph[i].cluster < length; i++) {
        width += shape->glyph[i].advance;
    }
    return font_scale(shape->face, width, size);
}

static void align_numbers(const TableLayout *t, int column)
{
    Len left = 0, right = 0, width = t->x[column + 1] - t->x[column];
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(AlignedNumber));
    for (int i = 0; i < t->cell_count; i++) {
        const CellLayout *c = &t->cell[i];
        bool counts = c->column == column && c->column_span == 1 && !is_header_cell(t, c);
        PageWord *word = counts ? number_word(c) : NULL;
        if (word) {
            const Shape *shape = word->shape;
            Len size = c->line->item->u.text.size;
            AlignedNumber number = {word, head_width(shape, size)};
            left = MAX(left, number.head);
            right = MAX(right, font_scale(shape->face, shape->width, size) - number.head);
            g_array_append_val(numbers, number);
        }
    }
    if (left + right <= width - STYLE_CELL_PADDING_X) {
        Len start = t->x[column] + (width - left - right) / 2;
        for (guint i = 0; i < numbers->len; i++) {
            const AlignedNumber *number = &g_array_index(numbers, AlignedNumber, i);
            number->word->x = start + left - number->head;
        }
    }
    g_array_free(numbers, TRUE);
}

/* ---- structure ---- */

/* The heads found for a cell, each once. */
typedef struct Heads {
    const TagNode *tag[32];
    int count;
} Heads;

/* Looks at one place of the grid. */
static void find_head(const TableLayout *t, TagNode *const *heads, int row, int column, int self,
                      Heads *found)
{
    int owner = t->owner[row * t->columns + column];
    if (owner < 0 || owner == self || !heads[owner] ||
        found->count == (int)G_N_ELEMENTS(found->tag)) {
        return;
    }
    for (int i = 0; i < found->count; i++) {
        if (found->tag[i] == heads[owner]) {
            return;
        }
    }
    found->tag[found->count++] = heads[owner];
}

/* Heads of a data cell: the column headers above all its columns and the row headers of all its
 * rows (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5). */
static void set_headers(TableLayout *t, int index, TagNode *tag, TagNode *const *heads)
{
    const CellLayout *cell = &t->cell[index];
    Heads found = {{NULL}, 0};
    for (int r = 0; r < t->header_rows; r++) {
        for (int c = cell->column; c < cell->column + cell->column_span; c++) {
            find_head(t, heads, r, c, index, &found);
        }
    }
    for (int r = cell->row; r < cell->row + cell->row_span; r++) {
        for (int c = 0; c < t->columns; c++) {
            find_head(t, heads, r, c, index, &found);
        }
    }
    if (found.count == 0) {
        return;
    }
    const TagNode **copy = POOL_ARRAY(t->setting->pool, const TagNode *, (size_t)found.count);
    for (int i = 0; i < found.count; i++) {
        copy[i] = found.tag[i];
    }
    tag->headers = copy;
    tag->header_count = found.count;
}

static TagNode *cell_tag(TableLayout *t, CellLayout *cell, TagNode *row)
{
    Pool *pool = t->setting->pool;
    bool header = is_header_cell(t, cell) || cell->node->u.cell.header;
    TagNode *tag = tag_new(pool, row, header ? TAG_TH : TAG_TD);
    tag->column_span = cell->column_span;
    tag->row_span = cell->row_span;
    if (header) {
        tag->scope = is_header_cell(t, cell) ? SCOPE_COLUMN : SCOPE_ROW;
        tag->id = pool_printf(pool, "th-%d", ++t->setting->tag_ids);
    }
    return tag;
}

static void set_cells(TableLayout *t, TagNode *table)
{
    Pool *pool = t->setting->pool;
    TagNode *head = NULL, *body = NULL;
    TagNode **tags = g_new0(TagNode *, (size_t)t->cell_count + 1);
    TagNode **heads = g_new0(TagNode *, (size_t)t->cell_count + 1);
    for (int r = 0; r < t->rows; r++) {
        TagNode **group = is_header_row(t, r) ? &head : &body;
        if (!*group) {
            *group = tag_new(pool, table, is_header_row(t, r) ? TAG_THEAD : TAG_TBODY);
        }
        TagNode *row = tag_new(pool, *group, TAG_TR);
        for (int i = t->row[r].first; i < t->row[r].end; i++) {
            CellLayout *c = &t->cell[i];
            tags[i] = cell_tag(t, c, row);
            heads[i] = tags[i]->role == TAG_TH ? tags[i] : NULL;
            c->line = cell_lines(t, c, tags[i], NULL, &c->count);
        }
    }
    for (int i = 0; i < t->cell_count; i++) {
        if (tags[i] && tags[i]->role == TAG_TD) {
            set_headers(t, i, tags[i], heads);
        }
    }
    g_free(heads);
    g_free(tags);
}

/* ---- rows ---- */

static void find_row_heights(TableLayout *t)
{
    for (int i = 0; i < t->cell_count; i++) {
        CellLayout *c = &t->cell[i];
        if (c->row_span == 1) {
            t->row[c->row].lines = MAX(t->row[c->row].lines, c->count);
        }
    }
    for (int i = 0; i < t->cell_count; i++) {
        CellLayout *c = &t->cell[i];
        if (c->row_span == 1) {
            continue;
        }
        Len have = 0;
        for (int r = c->row; r < c->row + c->row_span; r++) {
            have += row_height(t, t->row[r].lines);
        }
        Len need = row_height(t, c->count);
        if (need > have) {
            t->row[c->row + c->row_span - 1].lines += (need - have + t->leading - 1) / t->leading;
        }
    }
    for (int r = 0; r < t->header_rows; r++) {
        t->header_height += row_height(t, t->row[r].lines);
    }
}

static bool is_spanned(const TableLayout *t, int row)
{
    for (int j = 0; j < t->columns; j++) {
        int owner = t->owner[row * t->columns + j];
        if (owner >= 0 && t->cell[owner].row < row) {
            return true;
        }
    }
    return false;
}

static int row_penalty(const TableLayout *t, int r)
{
    bool after_title = r > 0 && t->row[r - 1].kind != ROW_DATA;
    if (r < t->header_rows || r == t->header_rows || after_title) {
        /* No header and no section row alone at a page's foot. */
        return r == 0 ? BREAK_FREE : BREAK_FORBIDDEN;
    }
    if (is_spanned(t, r)) {
        return BREAK_SPANNED;
    }
    bool first = r == t->header_rows + 1;
    return first || r == t->rows - 1 ? BREAK_LONE_ROW : BREAK_FREE;
}

/* Cost of cutting row r before line k: no cell may leave or keep a single line. */
static int cut_penalty(const TableLayout *t, int r, int k)
{
    const RowLayout *row = &t->row[r];
    if (row->kind != ROW_DATA) {
        return BREAK_FORBIDDEN;
    }
    for (int i = row->first; i < row->end; i++) {
        int n = t->cell[i].count;
        if (t->cell[i].row_span == 1 && k < n && (k == 1 || n - k == 1)) {
            return BREAK_FORBIDDEN;
        }
    }
    return row->lines > LONG_ROW_LINES ? BREAK_POOR : BREAK_BAD;
}

static void add_slices(Flow *flow, TableLayout *t)
{
    for (int r = 0; r < t->rows; r++) {
        RowLayout *row = &t->row[r];
        for (int k = 0; k < row->lines; k++) {
            Len height = t->leading;
            height += k == 0 ? STYLE_CELL_PADDING_Y : 0;
            height += k == row->lines - 1 ? STYLE_CELL_PADDING_Y : 0;
            Strip notes = {0};
            for (int i = row->first; i < row->end; i++) {
                if (k < t->cell[i].count && t->cell[i].line[k].note_count > 0) {
                    Strip only = {.note = t->cell[i].line[k].note,
                                  .note_count = t->cell[i].line[k].note_count};
                    strip_merge(t->setting, &notes, &only, 0);
                }
            }
            Slice *slice =
                flow_add(flow, notes, height, k == 0 ? row_penalty(t, r) : cut_penalty(t, r, k));
            slice->table = t;
            slice->row = r;
            slice->line = k;
        }
    }
}

static void set_caption(Flow *flow, const PlanNode *caption, Frame frame, TagNode *table)
{
    Setting *s = flow->setting;
    TagNode *tag = tag_new(s->pool, table, TAG_CAPTION);
    Material m = material_new(s);
    TextStyle style = {.bold = true, .size = STYLE_TABLE, .colour = STYLE_BLACK};
    material_inlines(s, &m, caption, style, tag);
    int count = 0;
    LineBox box = {frame.x, frame.width, 0, ALIGN_CENTRE, style_leading(STYLE_TABLE)};
    Strip *line = material_title(s, &m, box, &count);
    set_notes_of(flow, line, count, tag);
    flow_add_lines(flow, line, count, box.leading, BREAK_FREE);
    for (guint i = 0, n = flow_run(flow)->slice->len; i + 1 < (guint)count; i++) {
        g_array_index(flow_run(flow)->slice, Slice, n - 1 - i).penalty = BREAK_FORBIDDEN;
    }
    flow_gap(flow, LEN_PT(4));
    flow_keep(flow, 1);
    material_free(s, &m);
}

void set_table(Flow *flow, const PlanNode *table, Frame frame)
{
    Setting *s = flow->setting;
    TagNode *tag = tag_new(s->pool, frame.tag, TAG_TABLE);
    flow_gap(flow, STYLE_TABLE_GAP);
    if (table->first && table->first->kind == PLAN_CAPTION) {
        set_caption(flow, table->first, frame, tag);
    }
    TableLayout *t = POOL_NEW(s->work, TableLayout);
    t->setting = s;
    t->pages = flow->pages;
    t->node = table;
    t->columns = table->u.table.columns;
    collect_cells(t);
    if (t->rows == 0 || t->columns == 0) {
        return;
    }
    find_columns(t, frame.x, frame.width);
    set_cells(t, tag);
    for (int j = 0; j < t->columns; j++) {
        if (table->u.table.column[j].type == COLUMN_NUMBER) {
            align_numbers(t, j);
        }
    }
    find_row_heights(t);
    set_repeated_rows(t);
    if (table->id && t->cell_count > 0 && t->cell[0].count > 0) {
        strip_add_destination(s, &t->cell[0].line[0], table->id);
    }
    add_slices(flow, t);
    /* Notes of cells are elements after the table's cells were made, inside their cell's row. */
    for (int i = 0; i < t->cell_count; i++) {
        set_notes_of(flow, t->cell[i].line, t->cell[i].count, frame.tag);
    }
    flow_gap(flow, STYLE_TABLE_GAP);
}
