/* The matrix as a document. Wide matrices are parted into bands of plans, each narrow enough for a
 * landscape page with all its words in full. */
#include "compare/matrix.h"

#include "compare/sheet.h"

#include <string.h>

/* Plans side by side in one table. */
#define BAND 6

typedef struct Printing {
    const Matrix *matrix;
    Pool *pool;
    Sheet sheet;
    const char **name;       /* [plans] */
    const char **short_name; /* [plans]: the province alone where only one plan is of it */
} Printing;

static const char *number_text(Pool *pool, int number)
{
    return pool_printf(pool, "%d", number);
}

/* "▼ thấp hơn" and "(chưa chắc)" below it, the wording above. */
static const char *cell_text(const Printing *p, const MatrixCell *cell)
{
    if (cell->standing == STANDING_NONE) {
        return "";
    }
    const char *judged =
        pool_printf(p->pool, "%s %s%s", standing_sign(cell->standing),
                    standing_word(cell->standing), cell->uncertain ? " (chưa chắc)" : "");
    return *cell->wording ? pool_printf(p->pool, "%s\n%s", cell->wording, judged) : judged;
}

static const char *national_text(const Printing *p, const CatalogueTarget *national)
{
    const char *mark = national->disputed ? "\n(chưa thống nhất)" : "\n(gián tiếp)";
    bool doubt = national->disputed || national->indirect;
    return pool_printf(p->pool, "%s%s", national->wording, doubt ? mark : "");
}

static const CatalogueTarget *national_at(const Matrix *matrix, int row, int year)
{
    const CatalogueIndicator *entry = &matrix->catalogue->indicator[row];
    for (int t = 0; t < entry->target_count; t++) {
        if (entry->target[t].year == matrix->year[year]) {
            return &entry->target[t];
        }
    }
    return NULL;
}

/* ---- counts ---- */

static void put_legend(Printing *p)
{
    const char *points[] = {
        "▲ cao hơn: kế hoạch đặt mức cao hơn mục tiêu quốc gia; với chỉ tiêu càng thấp càng tốt "
        "thì "
        "ngược lại.",
        "= bằng: cùng một mức, kể cả khi viết khác (“đạt 80%” và “tối thiểu 80%”).",
        "▼ thấp hơn: con số thấp hơn, hoặc cùng con số mà quốc gia ghi “trên”.",
        "– không nêu: kế hoạch không có mục tiêu ấy.",
        "≠ không so được: hai bên đo hai thứ khác nhau (GRDP và GDP, đối tượng khác, thiếu đơn "
        "vị).",
        "(chưa chắc): các nguồn ghi mục tiêu quốc gia không giống nhau, và chỗ khác ấy quyết định "
        "kết quả.",
    };
    sheet_points(&p->sheet, points, G_N_ELEMENTS(points));
}

static void put_counts(Printing *p)
{
    const Matrix *m = p->matrix;
    Sheet *sheet = &p->sheet;
    const char *heads[] = {"Kế hoạch",   "Năm",         "▲ Cao hơn",       "= Bằng",
                           "▼ Thấp hơn", "– Không nêu", "≠ Không so được", "Cộng"};
    sheet_table(sheet, "Số mục tiêu quốc gia theo kết quả so sánh", "tnnnnnnn", heads);
    for (int plan = 0; plan < m->plans; plan++) {
        for (int y = 0; y < m->years; y++) {
            int all = 0;
            sheet_row(sheet);
            sheet_cell(sheet, p->name[plan]);
            sheet_cell(sheet, number_text(p->pool, m->year[y]));
            for (int s = 0; s < STANDING_COUNT; s++) {
                int count = matrix_count(m, plan, y, (Standing)s);
                all += count;
                sheet_cell(sheet, number_text(p->pool, count));
            }
            sheet_cell(sheet, number_text(p->pool, all));
        }
    }
}

/* A bar a plan and year: how many national targets it reaches. */
static void put_chart(Printing *p)
{
    const Matrix *m = p->matrix;
    Pool *pool = p->sheet.plan->pool;
    Indicator *rows = POOL_ARRAY(pool, Indicator, (size_t)m->plans);
    for (int plan = 0; plan < m->plans; plan++) {
        TargetValue *bars = POOL_ARRAY(pool, TargetValue, (size_t)m->years);
        for (int y = 0; y < m->years; y++) {
            int reached = matrix_count(m, plan, y, STANDING_STRONGER) +
                          matrix_count(m, plan, y, STANDING_EQUAL);
            bars[y] = (TargetValue){.year = m->year[y],
                                    .wording = pool_printf(pool, "%d", reached),
                                    .has_number = true,
                                    .number = {reached, 0},
                                    .unit = "",
                                    .base = ""};
        }
        const char *title = pool_strdup(pool, p->name[plan]);
        rows[plan] = (Indicator){.name = pool_printf(pool, "ke-hoach-%d", plan + 1),
                                 .title = title,
                                 .target = bars,
                                 .target_count = m->years};
    }
    TargetGroup group = {.name = "dat-muc-tieu",
                         .title = "Số mục tiêu quốc gia mà kế hoạch đặt bằng hoặc cao hơn",
                         .indicator = rows,
                         .count = m->plans};
    sheet_chart(&p->sheet, &group);
}

/* ---- the matrix ---- */

const char *matrix_row_id(Pool *pool, const CatalogueIndicator *entry, int year)
{
    char *code = g_ascii_strdown(entry->code, -1);
    const char *id = pool_printf(pool, "%s-%d", code, year);
    g_free(code);
    return id;
}

static void put_row(Printing *p, int row, int year, int from, int to)
{
    const Matrix *m = p->matrix;
    const CatalogueIndicator *entry = &m->catalogue->indicator[row];
    const CatalogueTarget *national = national_at(m, row, year);
    Sheet *sheet = &p->sheet;
    if (from == 0) {
        sheet_named_row(sheet, matrix_row_id(p->pool, entry, m->year[year]));
    } else {
        sheet_row(sheet); /* a row of the same name goes on in a further band */
    }
    sheet_cell(sheet, entry->code);
    sheet_cell(sheet, national && national->title ? national->title : entry->name);
    sheet_cell(sheet, national ? national_text(p, national) : "–");
    for (int plan = from; plan < to; plan++) {
        sheet_cell(sheet, cell_text(p, matrix_cell(m, row, year, plan)));
    }
}

static void put_band(Printing *p, int year, int from, int to)
{
    const Matrix *m = p->matrix;
    char types[BAND + 4] = "ott";
    const char *heads[BAND + 3] = {"Mã", "Chỉ tiêu", "Quốc gia"};
    for (int plan = from; plan < to; plan++) {
        types[3 + plan - from] = 't';
        heads[3 + plan - from] = p->short_name[plan];
    }
    types[3 + to - from] = '\0';
    const char *caption = to - from == m->plans
                              ? pool_printf(p->pool, "Mục tiêu năm %d", m->year[year])
                              : pool_printf(p->pool, "Mục tiêu năm %d, kế hoạch thứ %d đến %d",
                                            m->year[year], from + 1, to);
    sheet_table(&p->sheet, caption, types, heads);
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        const CatalogueIndicator *entry = &m->catalogue->indicator[row];
        if (row == 0 || strcmp(entry->group, entry[-1].group) != 0) {
            sheet_group_row(&p->sheet, entry->group_title);
        }
        put_row(p, row, year, from, to);
    }
}

/* As many bands as it takes, and all about as wide. */
static void put_year(Printing *p, int year)
{
    const Matrix *m = p->matrix;
    sheet_section(&p->sheet, 1, pool_printf(p->pool, "nam-%d", m->year[year]),
                  pool_printf(p->pool, "Mục tiêu năm %d", m->year[year]));
    int bands = (m->plans + BAND - 1) / BAND;
    for (int band = 0; band < bands; band++) {
        put_band(p, year, band * m->plans / bands, (band + 1) * m->plans / bands);
    }
}

/* ---- baselines ---- */

static const char *baseline_text(Pool *pool, const Indicator *indicator)
{
    const char *text = "";
    for (int i = 0; i < indicator->baseline_count; i++) {
        const TargetValue *value = &indicator->baseline[i];
        text = pool_printf(pool, "%s%s%s%s%s%s%s", text, i > 0 ? "; " : "",
                           value->component ? value->component : "", value->component ? ": " : "",
                           value->wording, value->remark ? " " : "",
                           value->remark ? value->remark : "");
    }
    return indicator->not_counted ? "chưa thống kê" : text;
}

static void put_baselines(Printing *p)
{
    const Matrix *m = p->matrix;
    const char *heads[] = {"Mã", "Chỉ tiêu", "Kế hoạch", "Năm", "Số liệu gốc", "Nguồn"};
    bool open = false;
    for (int plan = 0; plan < m->plans; plan++) {
        for (int g = 0; g < m->plan[plan]->group_count; g++) {
            for (int i = 0; i < m->plan[plan]->groups[g].count; i++) {
                const Indicator *indicator = &m->plan[plan]->groups[g].indicator[i];
                if (!indicator->entry ||
                    (indicator->baseline_count == 0 && !indicator->not_counted)) {
                    continue;
                }
                if (!open) {
                    sheet_section(&p->sheet, 1, "so-lieu-goc", "Số liệu gốc");
                    sheet_table(&p->sheet, "Số liệu gốc của các chỉ tiêu quốc gia", "ottntt",
                                heads);
                    open = true;
                }
                sheet_row(&p->sheet);
                sheet_cell(&p->sheet, indicator->entry->code);
                sheet_cell(&p->sheet, indicator->title);
                sheet_cell(&p->sheet, p->name[plan]);
                sheet_cell(&p->sheet, indicator->baseline_year
                                          ? number_text(p->pool, indicator->baseline_year)
                                          : "");
                sheet_cell(&p->sheet, baseline_text(p->pool, indicator));
                sheet_cell(&p->sheet, indicator->baseline_source);
            }
        }
    }
}

/* ---- reasons ---- */

/* What the tables alone do not tell: all but plain equality and what a whole plan lacks. */
static bool needs_reason(const MatrixCell *cell)
{
    return *cell->reason && cell->standing != STANDING_MISSING &&
           strcmp(cell->reason, "cách viết khác, mức như nhau") != 0;
}

static void put_reason(Printing *p, const MatrixCell *cell, const char *name)
{
    Sheet *sheet = &p->sheet;
    sheet_row(sheet);
    sheet_cell(sheet, cell->entry->code);
    sheet_cell(sheet, name);
    sheet_cell(sheet, number_text(p->pool, cell->year));
    sheet_cell(sheet, cell->wording);
    sheet_cell(sheet, cell->national ? cell->national->wording : "");
    sheet_cell(sheet,
               pool_printf(p->pool, "%s %s%s", standing_sign(cell->standing),
                           standing_word(cell->standing), cell->uncertain ? " (chưa chắc)" : ""));
    const char *doubt = cell->uncertain ? matrix_doubt(p->pool, cell->national) : "";
    sheet_cell(sheet, pool_printf(p->pool, "%s%s%s", cell->reason,
                                  *cell->reason && *doubt ? "; " : "", doubt));
}

static void put_reasons(Printing *p)
{
    const Matrix *m = p->matrix;
    const char *heads[] = {"Mã", "Kế hoạch", "Năm", "Kế hoạch ghi", "Quốc gia", "Kết quả", "Lý do"};
    bool open = false;
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        for (int plan = 0; plan < m->plans; plan++) {
            for (int y = 0; y < m->years; y++) {
                const MatrixCell *cell = matrix_cell(m, row, y, plan);
                if (!needs_reason(cell) && !cell->uncertain) {
                    continue;
                }
                if (!open) {
                    sheet_section(&p->sheet, 1, "ly-do", "Lý do của từng kết quả");
                    sheet_table(&p->sheet,
                                "Lý do cao hơn, thấp hơn, không so được và điều cần biết",
                                "otnttt"
                                "t",
                                heads);
                    open = true;
                }
                put_reason(p, cell, p->short_name[plan]);
            }
        }
    }
}

static void put_doubts(Printing *p)
{
    const Matrix *m = p->matrix;
    const char *heads[] = {"Mã", "Chỉ tiêu", "Năm", "Mục tiêu", "Điều chưa chắc", "Nguồn"};
    sheet_section(&p->sheet, 1, "muc-tieu-chua-chac", "Mục tiêu quốc gia chưa chắc");
    sheet_paragraph(&p->sheet,
                    "Chưa đọc được toàn văn quyết định; những mục tiêu sau chỉ biết gián "
                    "tiếp hoặc được các nguồn ghi khác nhau.");
    sheet_table(&p->sheet, "Mục tiêu quốc gia chỉ biết gián tiếp hoặc chưa thống nhất", "otnttt",
                heads);
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        const CatalogueIndicator *entry = &m->catalogue->indicator[row];
        for (int t = 0; t < entry->target_count; t++) {
            const CatalogueTarget *national = &entry->target[t];
            const char *doubt = matrix_doubt(p->pool, national);
            if (!*doubt) {
                continue;
            }
            sheet_row(&p->sheet);
            sheet_cell(&p->sheet, entry->code);
            sheet_cell(&p->sheet, entry->name);
            sheet_cell(&p->sheet, number_text(p->pool, national->year));
            sheet_cell(&p->sheet, national->wording);
            sheet_cell(&p->sheet, doubt);
            sheet_cell(&p->sheet, national->source);
        }
    }
}

static bool has_doubts(const Matrix *m)
{
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        const CatalogueIndicator *entry = &m->catalogue->indicator[row];
        for (int t = 0; t < entry->target_count; t++) {
            if (entry->target[t].indirect || entry->target[t].disputed) {
                return true;
            }
        }
    }
    return false;
}

/* ---- what is beyond the national targets ---- */

static bool is_in_matrix(const Matrix *m, const Indicator *indicator, int year)
{
    for (int y = 0; indicator->entry && y < m->years; y++) {
        if (m->year[y] == year) {
            return true;
        }
    }
    return false;
}

static void put_own_targets(Printing *p)
{
    const Matrix *m = p->matrix;
    const char *heads[] = {"Kế hoạch", "Chỉ tiêu", "Năm", "Mục tiêu"};
    bool open = false;
    for (int plan = 0; plan < m->plans; plan++) {
        for (int g = 0; g < m->plan[plan]->group_count; g++) {
            for (int i = 0; i < m->plan[plan]->groups[g].count; i++) {
                const Indicator *indicator = &m->plan[plan]->groups[g].indicator[i];
                for (int k = 0; k < indicator->target_count; k++) {
                    const TargetValue *value = &indicator->target[k];
                    if (is_in_matrix(m, indicator, value->year)) {
                        continue;
                    }
                    if (!open) {
                        sheet_section(&p->sheet, 1, "chi-tieu-rieng",
                                      "Chỉ tiêu riêng của kế hoạch");
                        sheet_table(&p->sheet, "Mục tiêu không có trong danh mục quốc gia", "ttnt",
                                    heads);
                        open = true;
                    }
                    sheet_row(&p->sheet);
                    sheet_cell(&p->sheet, p->name[plan]);
                    sheet_cell(&p->sheet, value->component
                                              ? pool_printf(p->pool, "%s (%s)", indicator->title,
                                                            value->component)
                                              : indicator->title);
                    sheet_cell(&p->sheet, number_text(p->pool, value->year));
                    sheet_cell(&p->sheet, value->wording);
                }
            }
        }
    }
}

static const char *short_name(const Printing *p, int plan)
{
    const Matrix *m = p->matrix;
    const Unit *unit = m->plan[plan]->head.unit;
    bool single = unit != NULL;
    for (int other = 0; other < m->plans && single; other++) {
        single = other == plan || m->plan[other]->head.unit != unit;
    }
    return single ? unit->name : p->name[plan];
}

static void name_plans(Printing *p)
{
    size_t count = (size_t)p->matrix->plans;
    p->name = POOL_ARRAY(p->pool, const char *, count + 1);
    p->short_name = POOL_ARRAY(p->pool, const char *, count + 1);
    for (int plan = 0; plan < p->matrix->plans; plan++) {
        p->name[plan] = matrix_plan_name(p->pool, p->matrix->plan[plan]);
    }
    for (int plan = 0; plan < p->matrix->plans; plan++) {
        p->short_name[plan] = short_name(p, plan);
    }
}

Plan *matrix_document(const Matrix *matrix, const char *slug)
{
    Printing p = {.matrix = matrix, .pool = pool_new()};
    const char *source = matrix->catalogue->indicator_source;
    p.sheet = sheet_new(matrix->catalogue, slug, "Ma trận chỉ tiêu",
                        pool_printf(p.pool, "%d kế hoạch so với mục tiêu quốc gia", matrix->plans));
    name_plans(&p);
    if (matrix->years == 0 || matrix->plans == 0) {
        sheet_paragraph(&p.sheet, "Không có mục tiêu quốc gia hoặc không có kế hoạch nào để so.");
    } else {
        if (source) {
            sheet_paragraph(&p.sheet, pool_printf(p.pool, "Mục tiêu quốc gia theo %s.", source));
        }
        sheet_section(&p.sheet, 1, "tong-hop", "Tổng hợp");
        put_legend(&p);
        put_counts(&p);
        put_chart(&p);
        for (int y = 0; y < matrix->years; y++) {
            put_year(&p, y);
        }
        put_reasons(&p);
        put_baselines(&p);
        put_own_targets(&p);
        if (has_doubts(matrix)) {
            put_doubts(&p);
        }
    }
    Plan *plan = sheet_end(&p.sheet);
    pool_free(p.pool);
    return plan;
}
