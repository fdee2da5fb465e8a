/* Targets of plans against the national ones, and two provinces side by side: the real plans
 * against judgements that were made by hand, small plans against what is known of them. */
#include "compare/matrix.h"
#include "compare/nearest.h"
#include "compare/provinces.h"
#include "plain.h"
#include "plan/judge.h"
#include "source/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Findings *findings;
static Catalogue *catalogue;
static GPtrArray *official; /* of Plan */

static int read_plans(void **state)
{
    (void)state;
    findings = findings_new();
    catalogue = source_read_catalogue(KEHOACH_CONTENT, findings);
    official = g_ptr_array_new_with_free_func((GDestroyNotify)plan_free);
    GArray *found = source_find_plans(KEHOACH_CONTENT, findings);
    for (guint i = 0; i < found->len; i++) {
        const SourceFolder *folder = &g_array_index(found, SourceFolder, i);
        Plan *plan = source_read_plan(folder->folder, folder->slug, catalogue, findings);
        plan_resolve(plan, findings);
        if (plan->head.form == FORM_PLAN) {
            g_ptr_array_add(official, plan);
        } else {
            plan_free(plan);
        }
    }
    g_array_free(found, TRUE);
    return 0;
}

static int free_plans(void **state)
{
    (void)state;
    findings_free(findings);
    g_ptr_array_free(official, TRUE);
    source_catalogue_free(catalogue);
    return 0;
}

static const Plan *plan_called(const char *slug)
{
    for (guint i = 0; i < official->len; i++) {
        const Plan *plan = g_ptr_array_index(official, i);
        if (strcmp(plan->slug, slug) == 0) {
            return plan;
        }
    }
    fail_msg("%s", slug);
    return NULL;
}

static Matrix *whole_matrix(void)
{
    return matrix_new(catalogue, (const Plan *const *)(const void *)official->pdata, official->len);
}

/* ---- the golden matrix ---- */

static const char *baseline_of(Pool *pool, const MatrixCell *cell)
{
    const char *text = "";
    for (int v = 0; v < cell->count; v++) {
        const Indicator *indicator = cell->value[v].indicator;
        for (int i = 0; i < indicator->baseline_count; i++) {
            text = pool_printf(pool, "%s%s%s", text, *text ? "; " : "",
                               indicator->baseline[i].wording);
        }
    }
    return *text ? text : "-";
}

static char *print_matrix(const Matrix *matrix)
{
    GString *out = g_string_new(NULL);
    Pool *pool = pool_new();
    for (int plan = 0; plan < matrix->plans; plan++) {
        g_string_append_printf(out, "== %s\n", matrix->plan[plan]->slug);
        for (int row = 0; row < catalogue->indicator_count; row++) {
            for (int year = 0; year < matrix->years; year++) {
                const MatrixCell *cell = matrix_cell(matrix, row, year, plan);
                g_string_append_printf(
                    out, "%s | %d | %s | %s | %s | %s%s | %s\n", cell->entry->code, cell->year,
                    baseline_of(pool, cell), *cell->wording ? cell->wording : "-",
                    cell->national->wording, standing_name(cell->standing),
                    cell->uncertain ? " (uncertain)" : "", *cell->reason ? cell->reason : "-");
            }
        }
    }
    pool_free(pool);
    return g_string_free(out, FALSE);
}

static void test_golden(void **state)
{
    (void)state;
    Matrix *matrix = whole_matrix();
    char *printed = print_matrix(matrix), *golden = NULL;
    if (g_getenv("KEHOACH_WRITE_GOLDEN")) {
        g_file_set_contents(KEHOACH_GOLDEN, printed, -1, NULL);
    }
    assert_true(g_file_get_contents(KEHOACH_GOLDEN, &golden, NULL, NULL));
    assert_string_equal(printed, golden);
    g_free(golden);
    g_free(printed);
    matrix_free(matrix);
}

static void test_counts(void **state)
{
    (void)state;
    Matrix *matrix = whole_matrix();
    for (int plan = 0; plan < matrix->plans; plan++) {
        int all = 0;
        for (int s = 0; s < STANDING_COUNT; s++) {
            int years = 0;
            for (int year = 0; year < matrix->years; year++) {
                years += matrix_count(matrix, plan, year, (Standing)s);
            }
            assert_int_equal(years, matrix_count(matrix, plan, -1, (Standing)s));
            all += years;
        }
        assert_int_equal(all, catalogue->indicator_count * matrix->years);
    }
    matrix_free(matrix);
}

/* ---- operators ---- */

typedef struct Figure {
    Operator operator;
    int64_t digits;
} Figure;

static TargetValue value_of(Figure figure)
{
    return (TargetValue){.year = 2025,
                         .wording = "",
                         .has_number = true,
                         .number = {figure.digits, 0},
                         .operator= figure.operator,
                         .unit = "%",
                         .base = ""};
}

/* Exchanging the two turns the result round. */
static void test_operators(void **state)
{
    (void)state;
    static const struct {
        Figure ours, theirs;
        JudgeResult result;
    } CASES[] = {
        {{OPERATOR_OVER, 80}, {OPERATOR_EQUAL, 80}, JUDGE_STRONGER},
        {{OPERATOR_OVER, 80}, {OPERATOR_AT_LEAST, 80}, JUDGE_STRONGER},
        {{OPERATOR_AT_LEAST, 80}, {OPERATOR_EQUAL, 80}, JUDGE_EQUAL},
        {{OPERATOR_EQUAL, 81}, {OPERATOR_OVER, 80}, JUDGE_STRONGER},
        {{OPERATOR_OVER, 79}, {OPERATOR_EQUAL, 80}, JUDGE_WEAKER},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        TargetValue ours = value_of(CASES[i].ours), theirs = value_of(CASES[i].theirs);
        assert_int_equal(judge_target(&ours, &theirs, true).result, CASES[i].result);
        JudgeResult turned = CASES[i].result == JUDGE_STRONGER ? JUDGE_WEAKER
                             : CASES[i].result == JUDGE_WEAKER ? JUDGE_STRONGER
                                                               : CASES[i].result;
        assert_int_equal(judge_target(&theirs, &ours, true).result, turned);
    }
}

static void test_bases(void **state)
{
    (void)state;
    Pool *pool = pool_new();
    TargetValue value = value_of((Figure){OPERATOR_EQUAL, 20});
    assert_string_equal(judge_base(pool, &value, "Tỷ trọng kinh tế số trên GRDP"), "GRDP");
    assert_string_equal(judge_base(pool, &value, "Tỷ trọng kinh tế số (GDP)"), "GDP");
    assert_string_equal(judge_base(pool, &value, "Tỷ trọng kinh tế số"), "");
    value.base = "GRDP của tỉnh";
    assert_string_equal(judge_base(pool, &value, "trên GDP"), "GRDP");
    pool_free(pool);
}

/* ---- two plans made by hand ---- */

typedef struct Part {
    int level;
    const char *number, *title, *text;
} Part;

static void add_text(Plan *plan, PlanNode *parent, PlanKind kind, const char *text)
{
    PlanNode *node = plan_node_new(plan, kind, (SourcePos){.made = true});
    plan_append(parent, node);
    plan_append(node, plan_text_new(plan, text, (SourcePos){.made = true}));
}

static Plan *make_plan(const char *slug, const Part *part, size_t count)
{
    Plan *plan = plan_new();
    plan->slug = slug;
    plan->catalogue = catalogue;
    plan->head.type.text = "KẾ HOẠCH";
    PlanNode *open = plan_node_new(plan, PLAN_BODY, (SourcePos){.made = true});
    plan_append(plan->root, open);
    for (size_t i = 0; i < count; i++) {
        while (open->kind == PLAN_SECTION && open->u.section.level >= part[i].level) {
            open = open->parent;
        }
        PlanNode *section = plan_node_new(plan, PLAN_SECTION, (SourcePos){.made = true});
        plan_append(open, section);
        section->u.section.level = part[i].level;
        section->u.section.rank = part[i].level == 1 ? RANK_MUC : RANK_KHOAN;
        section->u.section.number = part[i].number;
        add_text(plan, section, PLAN_HEADING, part[i].title);
        if (part[i].text) {
            add_text(plan, section, PLAN_PARAGRAPH, part[i].text);
        }
        open = section;
    }
    plan_resolve(plan, findings);
    return plan;
}

#define EIGHT "một hai ba bốn năm sáu bảy tám"

static const Part LEFT[] = {
    {1, "I", "Mục tiêu", "Chỉ tiêu của tỉnh được nêu ở bảng kèm theo văn bản."},
    {1, "II", "Nhiệm vụ, giải pháp", NULL},
    {2, "1", "Hạ tầng số", "Phủ sóng " EIGHT " và phát triển trạm ở mọi nơi còn lõm."},
    {2, "2", "Kinh phí thực hiện", "Bố trí từ ngân sách hằng năm theo phân cấp."},
    {1, "III", "Khen thưởng", "Xét tặng cho tập thể vào cuối kỳ."},
};
/* Its numbers are others, one title is in other words, one section is missing and one is new. */
static const Part RIGHT[] = {
    {1, "1", "Bối cảnh", "Dân cư thưa, đường sá xa, nhiều đảo nhỏ."},
    {1, "2", "MỤC TIÊU", "Tỉnh phấn đấu theo các con số trong phụ lục."},
    {1, "3", "Việc phải làm", NULL},
    {2, "3.1", "Kinh phí thực hiện", "Huy động xã hội hóa là chính, phần còn lại xin trung ương."},
    {2, "3.2", "Hạ tầng số", "Kéo cáp: " EIGHT "; dùng chung cột điện, cống bể."},
};

static int partner_of(const PairSide *side, const char *title)
{
    for (int i = 0; i < side->sections; i++) {
        if (strcmp(side->section[i].title, title) == 0) {
            return side->section[i].partner;
        }
    }
    fail_msg("%s", title);
    return -1;
}

static void assert_partners(const Pair *pair, const char *left, const char *right)
{
    int partner = partner_of(&pair->side[0], left);
    if (!right) {
        assert_int_equal(partner, -1);
        return;
    }
    assert_true(partner >= 0);
    assert_string_equal(pair->side[1].section[partner].title, right);
}

static void test_alignment(void **state)
{
    (void)state;
    Plan *left = make_plan("a/1", LEFT, G_N_ELEMENTS(LEFT));
    Plan *right = make_plan("b/2", RIGHT, G_N_ELEMENTS(RIGHT));
    Pair *pair = pair_new(catalogue, left, right);
    assert_partners(pair, "I. Mục tiêu", "2. MỤC TIÊU");
    assert_partners(pair, "II. Nhiệm vụ, giải pháp", "3. Việc phải làm");
    assert_partners(pair, "1. Hạ tầng số", "3.2. Hạ tầng số");
    assert_partners(pair, "2. Kinh phí thực hiện", "3.1. Kinh phí thực hiện");
    assert_partners(pair, "III. Khen thưởng", NULL);
    assert_int_equal(partner_of(&pair->side[1], "1. Bối cảnh"), -1);
    /* "Phủ sóng", eight shared, "và phát triển trạm ở mọi nơi còn lõm", and the heading's three. */
    const PairSection *section = &pair->side[0].section[2];
    assert_int_equal(section->borrowed, 8);
    assert_int_equal(section->syllables, 3 + 2 + 8 + 9);
    assert_int_equal(pair->side[0].borrowed, 8);
    assert_int_equal(pair->side[1].borrowed, 8);
    assert_false(pair->same);
    pair_free(pair);
    plan_free(left);
    plan_free(right);
}

/* One syllable fewer is no run. */
static void test_short_runs(void **state)
{
    (void)state;
    const Part a[] = {{1, "I", "Mở đầu", "Đầu một hai ba bốn năm sáu bảy cuối."}};
    const Part b[] = {{1, "I", "Kết thúc", "Khác một hai ba bốn năm sáu bảy hẳn."}};
    Plan *left = make_plan("a/1", a, 1), *right = make_plan("b/2", b, 1);
    Pair *pair = pair_new(catalogue, left, right);
    assert_int_equal(pair->side[0].borrowed, 0);
    assert_int_equal(pair->side[1].borrowed, 0);
    pair_free(pair);
    plan_free(left);
    plan_free(right);
}

static void assert_turned(const Pair *pair, const Pair *turned)
{
    for (int s = 0; s < 2; s++) {
        const PairSide *a = &pair->side[s], *b = &turned->side[1 - s];
        assert_int_equal(a->sections, b->sections);
        assert_int_equal(a->syllables, b->syllables);
        assert_int_equal(a->borrowed, b->borrowed);
        for (int i = 0; i < a->sections; i++) {
            assert_int_equal(a->section[i].partner, b->section[i].partner);
            assert_int_equal(a->section[i].borrowed, b->section[i].borrowed);
        }
    }
}

/* Of all real pairs; and what is compared with itself is the same throughout. */
static void test_symmetry(void **state)
{
    (void)state;
    for (guint i = 0; i < official->len; i++) {
        const Plan *a = g_ptr_array_index(official, i);
        for (guint k = i; k < official->len; k++) {
            const Plan *b = g_ptr_array_index(official, k);
            Pair *pair = pair_new(catalogue, a, b), *turned = pair_new(catalogue, b, a);
            assert_turned(pair, turned);
            assert_int_equal(pair->same, i == k);
            pair_free(pair);
            pair_free(turned);
        }
    }
}

static double plain_alike(guint32 common, Syllables x, Syllables y)
{
    int a = MAX(2 * x.count - 1, 0), b = MAX(2 * y.count - 1, 0);
    return a + b > 0 ? 2.0 * common / (a + b) : 1;
}

/* How alike two sections are, every gram counted; -1 if their headings do not call for it. */
static double plain_likeness(const Wording *a, int i, const Wording *b, int k)
{
    const WordingSection *x = &a->section[i], *y = &b->section[k];
    guint32 common = plain_common(a, x->heading, b, y->heading);
    double heading = plain_alike(common, x->heading, y->heading);
    int fewer = 2 * MIN(x->heading.count, y->heading.count) - 1;
    if (fewer > 1) {
        heading = MAX(heading, 0.7 * common / fewer);
    }
    if (fewer < 0 || heading < 0.2 || x->node->kind != y->node->kind) {
        return -1;
    }
    return 0.5 * heading + 0.5 * plain_alike(plain_common(a, x->all, b, y->all), x->all, y->all);
}

/* No two sections are more alike than either is to its partner. */
static void assert_best(const Pair *pair, const Wording *a, const Wording *b)
{
    for (int i = 0; i < a->sections; i++) {
        for (int k = 0; k < b->sections; k++) {
            const PairSection *x = &pair->side[0].section[i], *y = &pair->side[1].section[k];
            double likeness = plain_likeness(a, i, b, k);
            double left = x->partner >= 0 ? x->likeness : 0;
            double right = y->partner >= 0 ? y->likeness : 0;
            assert_true(likeness < 0.32 || likeness <= MAX(left, right) + 1e-9);
            if (x->partner == k && likeness >= 0) {
                assert_true(ABS(x->likeness - likeness) < 1e-9);
            }
        }
    }
}

/* What is measured only where it decides decides as if all had been measured. */
static void test_best(void **state)
{
    (void)state;
    for (guint i = 0; i < official->len; i++) {
        for (guint k = i + 1; k < official->len; k++) {
            const Plan *left = g_ptr_array_index(official, i);
            const Plan *right = g_ptr_array_index(official, k);
            Wording *a = wording_new(left), *b = wording_new(right);
            Pair *pair = pair_new(catalogue, left, right);
            assert_best(pair, a, b);
            pair_free(pair);
            wording_free(a);
            wording_free(b);
        }
    }
}

static void test_real_pair(void **state)
{
    (void)state;
    Pair *pair =
        pair_new(catalogue, plan_called("thanh-hoa/134-2022"), plan_called("hai-duong/5046-2023"));
    assert_partners(pair, "I. MỤC TIÊU", "II. MỤC TIÊU");
    assert_partners(pair, "II. NỘI DUNG KẾ HOẠCH", "III. NHIỆM VỤ");
    assert_partners(pair, "1.1. Cơ chế, chính sách", "1.1. Thể chế");
    assert_partners(pair, "1.2. Hạ tầng", "1.2. Hạ tầng");
    assert_partners(pair, "6. Bảo đảm kinh phí", NULL);
    pair_free(pair);
}

/* ---- which pairs ---- */

static GArray *pairs_of(const Plan *const *plan, size_t count, size_t all)
{
    Sketch **sketch = g_new(Sketch *, count);
    for (size_t i = 0; i < count; i++) {
        Wording *wording = wording_new(plan[i]);
        sketch[i] = sketch_new(wording);
        wording_free(wording);
    }
    GArray *pairs = nearest_pairs((const Sketch *const *)(const void *)sketch, count, all);
    for (size_t i = 0; i < count; i++) {
        g_free(sketch[i]);
    }
    g_free(sketch);
    return pairs;
}

static void test_pairs(void **state)
{
    (void)state;
    const Plan *const *plans = (const Plan *const *)(const void *)official->pdata;
    GArray *all = pairs_of(plans, official->len, official->len);
    assert_int_equal(all->len, official->len * (official->len - 1) / 2);
    g_array_unref(all);
}

#define SHARED                                                                                     \
    "Hai bên cùng chép một đoạn dài về hạ tầng số, nền tảng số và dữ liệu số của địa phương"

/* Of more plans than may all be paired each has the one that shares its wording. */
static void test_nearest(void **state)
{
    (void)state;
    const Part parts[][1] = {
        {{1, "I", "Một", "Nơi đây trồng lúa, nuôi cá, làm muối và dệt chiếu từ bao đời nay."}},
        {{1, "I", "Hai", SHARED " phía bắc."}},
        {{1, "I", "Ba", "Vùng này trồng chè, khai thác than, nấu rượu và đan lát mây tre."}},
        {{1, "I", "Bốn", SHARED " phía nam."}},
    };
    static const char *const SLUGS[] = {"a/1", "b/2", "c/3", "d/4"};
    Plan *plan[G_N_ELEMENTS(parts)];
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        plan[i] = make_plan(SLUGS[i], parts[i], 1);
    }
    GArray *pairs = pairs_of((const Plan *const *)plan, G_N_ELEMENTS(plan), 2);
    assert_int_equal(pairs->len, 1);
    assert_int_equal(g_array_index(pairs, PlanPair, 0).a, 1);
    assert_int_equal(g_array_index(pairs, PlanPair, 0).b, 3);
    g_array_unref(pairs);
    for (size_t i = 0; i < G_N_ELEMENTS(plan); i++) {
        plan_free(plan[i]);
    }
}

/* ---- parts ---- */

/* What is taken out of a matrix is what would be judged anew. */
static void test_parts(void **state)
{
    (void)state;
    const int place[] = {(int)official->len - 1, 0};
    const Plan *plan[] = {g_ptr_array_index(official, place[0]), g_ptr_array_index(official, 0)};
    Matrix *whole = whole_matrix(), *part = matrix_part(whole, place, 2);
    Matrix *anew = matrix_new(catalogue, plan, 2);
    GBytes *a = matrix_write_csv(part), *b = matrix_write_csv(anew);
    assert_true(g_bytes_equal(a, b));
    g_bytes_unref(a);
    g_bytes_unref(b);
    a = matrix_write_json(part);
    b = matrix_write_json(anew);
    assert_true(g_bytes_equal(a, b));
    g_bytes_unref(a);
    g_bytes_unref(b);
    matrix_free(part);
    matrix_free(whole);
    matrix_free(anew);
}

/* ---- documents ---- */

static void test_documents(void **state)
{
    (void)state;
    Matrix *matrix = whole_matrix();
    Plan *plan = matrix_document(matrix, "so-sanh"), *superior = matrix_superior(matrix, "so-sanh");
    plan_verify(plan);
    plan_verify(superior);
    char *text = plan_text_of(superior->root);
    assert_non_null(strstr(text, "con số thấp hơn 30 điểm phần trăm"));
    assert_null(strstr(text, "con số cao hơn"));
    g_free(text);
    plan_free(plan);
    plan_free(superior);
    matrix_free(matrix);
    Matrix *empty = matrix_new(catalogue, NULL, 0);
    plan = matrix_document(empty, "so-sanh");
    plan_verify(plan);
    plan_free(plan);
    matrix_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),    cmocka_unit_test(test_counts),
        cmocka_unit_test(test_operators), cmocka_unit_test(test_bases),
        cmocka_unit_test(test_alignment), cmocka_unit_test(test_short_runs),
        cmocka_unit_test(test_symmetry),  cmocka_unit_test(test_real_pair),
        cmocka_unit_test(test_pairs),     cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_best),      cmocka_unit_test(test_parts),
        cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, read_plans, free_plans);
}
