/* Each plan against its superior: which national targets it lacks or falls short of. */
#include "compare/matrix.h"

#include "compare/sheet.h"

#include "base/message.h"

static bool falls_short(const MatrixCell *cell)
{
    return cell->standing == STANDING_WEAKER || cell->standing == STANDING_MISSING;
}

static void put_row(Sheet *sheet, Pool *pool, const MatrixCell *cell)
{
    const char *doubt = matrix_doubt(pool, cell->national);
    const char *title = cell->national->title ? cell->national->title : cell->entry->name;
    sheet_row(sheet);
    sheet_cell(sheet, cell->entry->code);
    sheet_cell(sheet, title);
    sheet_cell(sheet, pool_printf(pool, "%d", cell->year));
    sheet_cell(sheet, cell->national->wording);
    sheet_cell(sheet, *cell->wording ? cell->wording : "–");
    sheet_cell(sheet,
               pool_printf(pool, "%s %s%s", standing_sign(cell->standing),
                           standing_word(cell->standing), cell->uncertain ? " (chưa chắc)" : ""));
    sheet_cell(sheet, pool_printf(pool, "%s%s%s", cell->reason, *doubt ? "; " : "", doubt));
}

static void put_plan(Sheet *sheet, Pool *pool, const Matrix *m, int plan)
{
    const char *heads[] = {"Mã", "Chỉ tiêu", "Năm", "Quốc gia", "Kế hoạch", "Kết quả", "Lý do"};
    const char *name = matrix_plan_name(pool, m->plan[plan]);
    int weaker = matrix_count(m, plan, -1, STANDING_WEAKER);
    int missing = matrix_count(m, plan, -1, STANDING_MISSING);
    int other = matrix_count(m, plan, -1, STANDING_NOT_COMPARABLE);
    sheet_section(sheet, 1, NULL, name);
    if (weaker + missing == 0) {
        sheet_paragraph(sheet, "Không có mục tiêu quốc gia nào bị đặt thấp hơn hoặc không nêu.");
    } else {
        sheet_paragraph(sheet, pool_printf(pool,
                                           "%d mục tiêu quốc gia bị đặt thấp hơn, %d mục tiêu "
                                           "không nêu.",
                                           weaker, missing));
        sheet_table(sheet, pool_printf(pool, "Mục tiêu quốc gia chưa đạt trong kế hoạch: %s", name),
                    "otntt"
                    "tt",
                    heads);
        for (int row = 0; row < m->catalogue->indicator_count; row++) {
            for (int y = 0; y < m->years; y++) {
                const MatrixCell *cell = matrix_cell(m, row, y, plan);
                if (falls_short(cell)) {
                    put_row(sheet, pool, cell);
                }
            }
        }
    }
    if (other > 0) {
        sheet_paragraph(sheet, pool_printf(pool,
                                           "Ngoài ra %d mục tiêu không so được, vì hai bên đo hai "
                                           "thứ khác nhau; xem ma trận chỉ tiêu.",
                                           other));
    }
}

Plan *matrix_superior(const Matrix *matrix, const char *slug)
{
    Pool *pool = pool_new();
    const char *subject = matrix->plans == 1 ? matrix_plan_name(pool, matrix->plan[0])
                                             : pool_printf(pool, "%d kế hoạch", matrix->plans);
    Sheet sheet = sheet_new(matrix->catalogue, slug, "Đối chiếu với mục tiêu cấp trên", subject);
    const char *source = matrix->catalogue->indicator_source;
    if (source) {
        sheet_paragraph(&sheet, pool_printf(pool, "Cấp trên: %s.", source));
    }
    for (int plan = 0; plan < matrix->plans; plan++) {
        put_plan(&sheet, pool, matrix, plan);
    }
    Plan *plan = sheet_end(&sheet);
    pool_free(pool);
    return plan;
}

/* ---- for the terminal ---- */

static void append_cell(GString *out, const MatrixCell *cell)
{
    g_string_append_printf(out, "  %-7s %d  %s %s: ", cell->entry->code, cell->year,
                           standing_sign(cell->standing), standing_word(cell->standing));
    if (*cell->wording) {
        g_string_append_printf(out, _("“%s”, quốc gia “%s”"), cell->wording,
                               cell->national ? cell->national->wording : "");
    } else {
        g_string_append_printf(out, _("quốc gia “%s”"), cell->national->wording);
    }
    g_string_append_printf(out, "%s%s%s\n", *cell->reason ? " (" : "", cell->reason,
                           *cell->reason ? ")" : "");
}

static void append_plan(GString *out, const Matrix *m, int plan, bool all)
{
    Pool *pool = pool_new();
    g_string_append_printf(out, "%s\n", matrix_plan_name(pool, m->plan[plan]));
    pool_free(pool);
    for (int y = 0; y < m->years; y++) {
        g_string_append_printf(
            out, _("  %d: %d cao hơn, %d bằng, %d thấp hơn, %d không nêu, %d không so được\n"),
            m->year[y], matrix_count(m, plan, y, STANDING_STRONGER),
            matrix_count(m, plan, y, STANDING_EQUAL), matrix_count(m, plan, y, STANDING_WEAKER),
            matrix_count(m, plan, y, STANDING_MISSING),
            matrix_count(m, plan, y, STANDING_NOT_COMPARABLE));
    }
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        for (int y = 0; y < m->years; y++) {
            const MatrixCell *cell = matrix_cell(m, row, y, plan);
            bool told = all ? cell->standing != STANDING_EQUAL && cell->standing != STANDING_NONE &&
                                  cell->standing != STANDING_MISSING
                            : falls_short(cell);
            if (told) {
                append_cell(out, cell);
            }
        }
    }
}

static char *write_text(const Matrix *matrix, bool all)
{
    GString *out = g_string_new(NULL);
    for (int plan = 0; plan < matrix->plans; plan++) {
        append_plan(out, matrix, plan, all);
    }
    return g_string_free(out, FALSE);
}

char *matrix_write_text(const Matrix *matrix)
{
    return write_text(matrix, true);
}

char *matrix_write_superior_text(const Matrix *matrix)
{
    return write_text(matrix, false);
}
