/* Two provinces' plans beside each other, as a document, for machines and for the terminal. */
#include "compare/provinces.h"

#include "base/decimal.h"
#include "base/json.h"
#include "base/message.h"
#include "compare/sheet.h"

/* In tenths of a percent, rounded to the nearest, so that figures are the same on every machine. */
static int per_mille(int part, int whole)
{
    return whole > 0 ? (int)(((gint64)part * 2000 + whole) / ((gint64)whole * 2)) : 0;
}

/* "10.396" */
static const char *count_text(Pool *pool, int count)
{
    char text[DECIMAL_TEXT_SIZE];
    decimal_format((Decimal){count, 0}, false, text);
    return pool_strdup(pool, text);
}

static const char *percent(Pool *pool, int tenths)
{
    return pool_printf(pool, "%d,%d%%", tenths / 10, tenths % 10);
}

static int tenths_of(double likeness)
{
    return (int)(likeness * 1000 + 0.5);
}

static const char *share(Pool *pool, int borrowed, int syllables)
{
    return percent(pool, per_mille(borrowed, syllables));
}

/* ---- the document ---- */

typedef struct Printing {
    const Pair *pair;
    Pool *pool;
    Sheet sheet;
    const char *name[2];
} Printing;

static const char *section_count(Pool *pool, const PairSide *side)
{
    const char *all = count_text(pool, side->sections + side->left_out);
    return side->left_out == 0
               ? all
               : pool_printf(pool, "%s, trong đó %s mục ở cấp dưới không ghép riêng", all,
                             count_text(pool, side->left_out));
}

static void put_facts(Printing *p)
{
    const char *heads[] = {"", p->name[0], p->name[1]};
    struct {
        const char *label, *value[2];
    } rows[6];
    int count = 0;
    for (int s = 0; s < 2; s++) {
        const PairSide *side = &p->pair->side[s];
        const PlanHead *head = &side->plan->head;
        count = 0;
        rows[count].label = "Văn bản";
        rows[count++].value[s] = plan_title_line(p->pool, side->plan);
        rows[count].label = "Ngày";
        rows[count++].value[s] =
            head->date.year ? plan_date_short(p->pool, head->date) : "(chưa rõ)";
        rows[count].label = "Số mục, phụ lục";
        rows[count++].value[s] = section_count(p->pool, side);
        rows[count].label = "Số âm tiết";
        rows[count++].value[s] = count_text(p->pool, side->syllables);
        rows[count].label = "Lời văn trùng với bên kia";
        rows[count++].value[s] =
            pool_printf(p->pool, "%s (%s âm tiết)", share(p->pool, side->borrowed, side->syllables),
                        count_text(p->pool, side->borrowed));
    }
    sheet_section(&p->sheet, 1, "hai-van-ban", "Hai văn bản");
    sheet_table(&p->sheet, "Hai văn bản", "ttt", heads);
    for (int i = 0; i < count; i++) {
        sheet_row(&p->sheet);
        sheet_cell(&p->sheet, rows[i].label);
        sheet_cell(&p->sheet, rows[i].value[0]);
        sheet_cell(&p->sheet, rows[i].value[1]);
    }
    sheet_paragraph(
        &p->sheet,
        pool_printf(
            p->pool,
            "Lời văn trùng: số âm tiết nằm trong một chuỗi từ %d âm tiết trở lên mà văn bản "
            "kia cũng có nguyên văn trong một đoạn, một đề mục hay một ô, chia cho tổng số "
            "âm tiết. Không kể hoa thường, dấu câu, vị trí dấu thanh; con số tính là âm "
            "tiết. Lời cùng chép từ một quyết định cũng là lời trùng: tỷ lệ không nói ai "
            "chép của ai.",
            PROVINCES_RUN));
}

/* Of the first the sections in order, each beside its partner. */
static void put_common(Printing *p)
{
    const PairSide *a = &p->pair->side[0], *b = &p->pair->side[1];
    const char *heads[] = {pool_printf(p->pool, "Mục của %s", p->name[0]),
                           pool_printf(p->pool, "Mục của %s", p->name[1]), "Giống nhau",
                           "Bên trái trùng", "Bên phải trùng"};
    bool open = false;
    sheet_section(&p->sheet, 1, "muc-chung", "Mục cùng nội dung");
    for (int i = 0; i < a->sections; i++) {
        const PairSection *x = &a->section[i];
        if (x->partner < 0) {
            continue;
        }
        if (!open) {
            sheet_paragraph(&p->sheet,
                            "Ghép theo đề mục và lời văn, không theo số thứ tự. Giống nhau: trung "
                            "bình của đề mục và lời văn. Bên trái, bên phải trùng: phần lời văn "
                            "của mục ấy trùng với bất cứ chỗ nào của văn bản kia.");
            sheet_table(&p->sheet, "Mục cùng nội dung", "ttnnn", heads);
            open = true;
        }
        const PairSection *y = &b->section[x->partner];
        sheet_row(&p->sheet);
        sheet_cell(&p->sheet, x->title);
        sheet_cell(&p->sheet, y->title);
        sheet_cell(&p->sheet, percent(p->pool, tenths_of(x->likeness)));
        sheet_cell(&p->sheet, share(p->pool, x->borrowed, x->syllables));
        sheet_cell(&p->sheet, share(p->pool, y->borrowed, y->syllables));
    }
    if (!open) {
        sheet_paragraph(&p->sheet, "Không có mục nào cùng nội dung.");
    }
}

static void put_only(Printing *p, int s)
{
    const PairSide *side = &p->pair->side[s];
    const char *title = pool_printf(p->pool, "Chỉ có ở %s", p->name[s]);
    const char *heads[] = {"Mục", "Số âm tiết", "Lời văn trùng"};
    bool open = false;
    sheet_section(&p->sheet, 1, s == 0 ? "chi-ben-trai" : "chi-ben-phai", title);
    for (int i = 0; i < side->sections; i++) {
        const PairSection *section = &side->section[i];
        if (section->partner >= 0) {
            continue;
        }
        if (!open) {
            sheet_table(&p->sheet, title, "tnn", heads);
            open = true;
        }
        sheet_row(&p->sheet);
        sheet_cell(&p->sheet, section->title);
        sheet_cell(&p->sheet, count_text(p->pool, section->syllables));
        sheet_cell(&p->sheet, share(p->pool, section->borrowed, section->syllables));
    }
    if (!open) {
        sheet_paragraph(&p->sheet, "Không có mục nào.");
    }
}

static const char *judged(Pool *pool, const MatrixCell *cell)
{
    const char *wording = *cell->wording ? cell->wording : "–";
    return pool_printf(pool, "%s\n%s %s%s so với quốc gia", wording, standing_sign(cell->standing),
                       standing_word(cell->standing), cell->uncertain ? " (chưa chắc)" : "");
}

static void put_targets(Printing *p)
{
    const Matrix *m = p->pair->matrix;
    const char *heads[] = {"Mã",       "Chỉ tiêu", "Năm",         "Quốc gia",
                           p->name[0], p->name[1], "Hai kế hoạch"};
    sheet_section(&p->sheet, 1, "chi-tieu", "Chỉ tiêu quốc gia trong hai kế hoạch");
    bool open = false;
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        for (int y = 0; y < m->years; y++) {
            const MatrixCell *a = matrix_cell(m, row, y, 0), *b = matrix_cell(m, row, y, 1);
            if (a->count == 0 && b->count == 0) {
                continue;
            }
            if (!open) {
                sheet_table(&p->sheet, "Chỉ tiêu của hai kế hoạch", "otntttt", heads);
                open = true;
            }
            sheet_row(&p->sheet);
            sheet_cell(&p->sheet, a->entry->code);
            sheet_cell(&p->sheet, a->entry->name);
            sheet_cell(&p->sheet, pool_printf(p->pool, "%d", a->year));
            sheet_cell(&p->sheet, a->national ? a->national->wording : "–");
            sheet_cell(&p->sheet, judged(p->pool, a));
            sheet_cell(&p->sheet, judged(p->pool, b));
            sheet_cell(&p->sheet, matrix_between(p->pool, a, b));
        }
    }
    if (!open) {
        sheet_paragraph(&p->sheet, "Không kế hoạch nào nêu chỉ tiêu quốc gia.");
    }
}

Plan *pair_document(const Pair *pair, const char *slug)
{
    Printing p = {.pair = pair, .pool = pool_new()};
    for (int s = 0; s < 2; s++) {
        p.name[s] = matrix_plan_name(p.pool, pair->side[s].plan);
    }
    p.sheet = sheet_new(pair->matrix->catalogue, slug, "So sánh hai kế hoạch",
                        pool_printf(p.pool, "%s và %s", p.name[0], p.name[1]));
    put_facts(&p);
    put_common(&p);
    put_only(&p, 0);
    put_only(&p, 1);
    put_targets(&p);
    Plan *plan = sheet_end(&p.sheet);
    pool_free(p.pool);
    return plan;
}

/* ---- for machines ---- */

static void write_section(Json *json, const PairSide *side, int at)
{
    const PairSection *section = &side->section[at];
    json_object(json, NULL);
    json_text(json, "title", section->title);
    json_text_if(json, "id", section->node->id);
    json_integer(json, "level", section->level);
    json_integer(json, "syllables", section->syllables);
    json_integer(json, "borrowed_syllables", section->borrowed);
    json_decimal(json, "borrowed_percent",
                 (Decimal){per_mille(section->borrowed, section->syllables), 1});
    if (section->partner >= 0) {
        json_integer(json, "partner", section->partner);
        json_decimal(json, "likeness_percent", (Decimal){tenths_of(section->likeness), 1});
    }
    json_object_end(json);
}

GBytes *pair_write_json(const Pair *pair)
{
    Json json = json_begin();
    Pool *pool = pool_new();
    json_integer(&json, "run_syllables", PROVINCES_RUN);
    json_array(&json, "plans");
    for (int s = 0; s < 2; s++) {
        const PairSide *side = &pair->side[s];
        json_object(&json, NULL);
        json_text(&json, "plan", side->plan->slug);
        json_text(&json, "title", plan_title_line(pool, side->plan));
        json_integer(&json, "syllables", side->syllables);
        json_integer(&json, "borrowed_syllables", side->borrowed);
        json_decimal(&json, "borrowed_percent",
                     (Decimal){per_mille(side->borrowed, side->syllables), 1});
        if (side->left_out > 0) {
            json_integer(&json, "sections_left_out", side->left_out);
        }
        json_array(&json, "sections");
        for (int i = 0; i < side->sections; i++) {
            write_section(&json, side, i);
        }
        json_array_end(&json);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_array(&json, "targets");
    const Matrix *m = pair->matrix;
    for (int row = 0; row < m->catalogue->indicator_count; row++) {
        for (int y = 0; y < m->years; y++) {
            const MatrixCell *a = matrix_cell(m, row, y, 0), *b = matrix_cell(m, row, y, 1);
            if (a->count == 0 && b->count == 0) {
                continue;
            }
            json_object(&json, NULL);
            json_text(&json, "code", a->entry->code);
            json_integer(&json, "year", a->year);
            json_text(&json, "national", a->national ? a->national->wording : NULL);
            json_text(&json, "first", a->count > 0 ? a->wording : NULL);
            json_text(&json, "second", b->count > 0 ? b->wording : NULL);
            json_text(&json, "first_judgement", standing_name(a->standing));
            json_text(&json, "second_judgement", standing_name(b->standing));
            json_text(&json, "between", matrix_between(pool, a, b));
            json_object_end(&json);
        }
    }
    json_array_end(&json);
    pool_free(pool);
    return json_end(&json);
}

/* ---- for the terminal ---- */

static void append_only(GString *out, Pool *pool, const PairSide *side)
{
    g_string_append_printf(out, _("\nChỉ có ở %s:\n"), matrix_plan_name(pool, side->plan));
    for (int i = 0; i < side->sections; i++) {
        if (side->section[i].partner < 0) {
            g_string_append_printf(out, "  %s\n", side->section[i].title);
        }
    }
}

char *pair_write_text(const Pair *pair)
{
    GString *out = g_string_new(NULL);
    Pool *pool = pool_new();
    for (int s = 0; s < 2; s++) {
        const PairSide *side = &pair->side[s];
        g_string_append_printf(out, _("%s: %d âm tiết, %s trùng lời với bên kia\n"),
                               plan_title_line(pool, side->plan), side->syllables,
                               share(pool, side->borrowed, side->syllables));
    }
    g_string_append(out, _("\nMục cùng nội dung (giống nhau; bên trái trùng lời, bên phải trùng "
                           "lời):\n"));
    for (int i = 0; i < pair->side[0].sections; i++) {
        const PairSection *x = &pair->side[0].section[i];
        if (x->partner >= 0) {
            const PairSection *y = &pair->side[1].section[x->partner];
            g_string_append_printf(out, "  %s | %s (%s; %s, %s)\n", x->title, y->title,
                                   percent(pool, tenths_of(x->likeness)),
                                   share(pool, x->borrowed, x->syllables),
                                   share(pool, y->borrowed, y->syllables));
        }
    }
    append_only(out, pool, &pair->side[0]);
    append_only(out, pool, &pair->side[1]);
    pool_free(pool);
    return g_string_free(out, FALSE);
}
