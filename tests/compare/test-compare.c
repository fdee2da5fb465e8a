/* Changes made to real plans at random, against what the comparison says of them. */
#include "apply.h"
#include "compare/compare.h"
#include "edits.h"
#include "golden.h"
#include "head-trip.h"
#include "same-tree.h"
#include "samples.h"
#include "source/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SEEDS 8 /* pairs of each plan */
/* Of one comparison, in a build with sanitizers on a busy machine. */
#define MOST_SECONDS 30

static Findings *findings;
static Catalogue *catalogue;

static Plan *read_plan(const SourceFolder *folder)
{
    Plan *plan = source_read_plan(folder->folder, folder->slug, catalogue, findings);
    assert_non_null(plan);
    plan_resolve(plan, findings);
    return plan;
}

/* ---- what was reported ---- */

typedef struct Report {
    GHashTable *told[TRUTH_COUNT];
    bool removed, added, away, in_table;
} Report;

static void add(Report *report, Truth truth, const PlanNode *node)
{
    g_hash_table_add(report->told[truth], GUINT_TO_POINTER(node->pos.line));
}

static bool has_change(const PlanNode *block)
{
    for (const PlanNode *n = block->first; n; n = n->next) {
        if (n->kind == PLAN_CHANGE) {
            return true;
        }
    }
    return false;
}

/* What was joined to the paragraph before it is part of that one. */
static const PlanNode *later_paragraph(const PlanNode *block)
{
    while (block->change && block->change->kind == CHANGE_JOINED) {
        block = block->previous;
    }
    return block;
}

static void read_row(Report *report, const PlanNode *row)
{
    ChangeKind kind = row->change ? row->change->kind : CHANGE_FORM;
    if (kind == CHANGE_ADDED || kind == CHANGE_REMOVED) {
        add(report, kind == CHANGE_ADDED ? TRUTH_ROW_ADDED : TRUTH_ROW_REMOVED, row);
    } else if (kind == CHANGE_MOVED_HERE) {
        add(report, TRUTH_ROW_MOVED, row);
    }
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        if (cell->change && cell->change->kind == CHANGE_EDITED) {
            add(report, TRUTH_CELL, cell);
        }
    }
}

static void read_blocks(Report *report, const PlanNode *parent)
{
    for (const PlanNode *n = parent->first; n; n = n->next) {
        Report outside = *report;
        ChangeKind kind = n->change ? n->change->kind : CHANGE_FORM;
        report->removed = report->removed || kind == CHANGE_REMOVED;
        report->added = (report->added || kind == CHANGE_ADDED) && kind != CHANGE_MOVED_HERE;
        report->away = report->away || kind == CHANGE_MOVED_AWAY;
        if (kind == CHANGE_MOVED_HERE && n->kind != PLAN_ROW) {
            add(report, TRUTH_MOVED, n);
        }
        if (n->kind == PLAN_TABLE) {
            for (const PlanNode *row = n->first; row && !report->away; row = row->next) {
                if (row->kind == PLAN_ROW && !report->added && !report->removed) {
                    read_row(report, row);
                }
            }
        } else if ((n->kind == PLAN_PARAGRAPH || n->kind == PLAN_HEADING) && !report->away) {
            if (kind == CHANGE_SPLIT || kind == CHANGE_JOINED) {
                add(report, kind == CHANGE_SPLIT ? TRUTH_SPLIT : TRUTH_JOINED, n);
            }
            if (report->removed || report->added) {
                add(report, report->removed ? TRUTH_REMOVED : TRUTH_ADDED, n);
            } else if (has_change(n)) {
                add(report, TRUTH_EDITED, later_paragraph(n));
            }
        } else if (!plan_is_inline(n)) {
            read_blocks(report, n);
        }
        report->removed = outside.removed;
        report->added = outside.added;
        report->away = outside.away;
    }
}

typedef struct Score {
    int told, true_told, truths;
} Score;

static void show_block(const Edits *edits, const char *word, int truth, gpointer number)
{
    static const char *const NAMES[] = {"added",       "removed",  "edited", "split",
                                        "joined",      "moved",    "cell",   "row added",
                                        "row removed", "row moved"};
    const Plan *plan =
        truth == TRUTH_REMOVED || truth == TRUTH_JOINED ? edits->before : edits->after;
    for (const PlanNode *n = plan->root; g_getenv("SHOW") && n; n = plan_next(plan->root, n)) {
        if (!plan_is_inline(n) && n->pos.line == GPOINTER_TO_UINT(number)) {
            char *text = plan_text_of(n);
            printf("    %s: %s %s %.200s\n", word, NAMES[truth], plan_kind_name(n->kind), text);
            g_free(text);
        }
    }
}

static void count_scores(Score *score, const Edits *edits, const Report *report, int from, int to)
{
    for (int t = from; t <= to; t++) {
        GHashTableIter iter;
        gpointer number;
        score->truths += (int)g_hash_table_size(edits->truth[t]);
        g_hash_table_iter_init(&iter, report->told[t]);
        while (g_hash_table_iter_next(&iter, &number, NULL)) {
            score->told++;
            bool hit = g_hash_table_contains(edits->truth[t], number);
            score->true_told += hit;
            if (!hit) {
                show_block(edits, "false", t, number);
            }
        }
        g_hash_table_iter_init(&iter, edits->truth[t]);
        while (g_hash_table_iter_next(&iter, &number, NULL)) {
            if (!g_hash_table_contains(report->told[t], number)) {
                show_block(edits, "missed", t, number);
            }
        }
    }
}

static void print_score(const char *name, const Score *score, double *precision, double *recall)
{
    *precision = score->told > 0 ? (double)score->true_told / score->told : 1;
    *recall = score->truths > 0 ? (double)score->true_told / score->truths : 1;
    printf("%-14s %5d changes: precision %.4f, recall %.4f\n", name, score->truths, *precision,
           *recall);
}

/* ---- tests ---- */

typedef struct Scores {
    Score blocks, splits, moves, cells, rows;
} Scores;

static void judge(const Edits *edits, Scores *scores, const char *name)
{
    Comparison *comparison =
        compare_plans(edits->before, edits->after, (CompareOptions){.form = false});
    Report report = {.removed = false};
    for (int i = 0; i < TRUTH_COUNT; i++) {
        report.told[i] = g_hash_table_new(NULL, NULL);
    }
    assert_true(apply_both_ways(comparison, name));
    read_blocks(&report, comparison->merged->root);
    count_scores(&scores->blocks, edits, &report, TRUTH_ADDED, TRUTH_JOINED);
    count_scores(&scores->splits, edits, &report, TRUTH_SPLIT, TRUTH_JOINED);
    count_scores(&scores->moves, edits, &report, TRUTH_MOVED, TRUTH_MOVED);
    count_scores(&scores->cells, edits, &report, TRUTH_CELL, TRUTH_CELL);
    count_scores(&scores->rows, edits, &report, TRUTH_ROW_ADDED, TRUTH_ROW_MOVED);
    for (int i = 0; i < TRUTH_COUNT; i++) {
        g_hash_table_unref(report.told[i]);
    }
    if (g_strcmp0(g_getenv("SHOW"), "2") == 0) {
        char *text = compare_write_text(comparison);
        printf("%s", text);
        g_free(text);
    }
    comparison_free(comparison);
}

/* What is told the other way round: what is added one way is removed the other. */
static ChangeWhat turned(ChangeWhat what)
{
    static const ChangeWhat TURNED[WHAT_COUNT] = {
        [WHAT_ADDED] = WHAT_REMOVED, [WHAT_REMOVED] = WHAT_ADDED, [WHAT_REPLACED] = WHAT_REPLACED,
        [WHAT_MOVED] = WHAT_MOVED,   [WHAT_SPLIT] = WHAT_JOINED,  [WHAT_JOINED] = WHAT_SPLIT,
        [WHAT_EDITED] = WHAT_EDITED, [WHAT_FORM] = WHAT_FORM,
    };
    return TURNED[what];
}

static bool is_symmetric(const Plan *before, const Plan *after, const char *name)
{
    int there[WHAT_COUNT][TOPIC_COUNT] = {0}, back[WHAT_COUNT][TOPIC_COUNT] = {0};
    Comparison *a = compare_plans(before, after, (CompareOptions){.form = true});
    Comparison *b = compare_plans(after, before, (CompareOptions){.form = true});
    for (int i = 0; i < a->count; i++) {
        there[a->change[i].what][a->change[i].topic]++;
    }
    for (int i = 0; i < b->count; i++) {
        back[turned(b->change[i].what)][b->change[i].topic]++;
    }
    bool same = memcmp(there, back, sizeof there) == 0 && a->edit_count == b->edit_count;
    for (int w = 0; w < WHAT_COUNT && !same; w++) {
        for (int t = 0; t < TOPIC_COUNT; t++) {
            if (there[w][t] != back[w][t]) {
                printf("%s: what %d, topic %d: %d there, %d back\n", name, w, t, there[w][t],
                       back[w][t]);
            }
        }
    }
    if (a->edit_count != b->edit_count) {
        printf("%s: %d edits there, %d back\n", name, a->edit_count, b->edit_count);
    }
    comparison_free(a);
    comparison_free(b);
    return same;
}

static void test_random_edits(void **state)
{
    GArray *folders = *state;
    Scores scores = {0};
    int pairs = 0, asymmetric = 0;
    for (guint f = 0; f < folders->len; f++) {
        for (guint32 seed = 1; seed <= SEEDS; seed++) {
            const SourceFolder *folder = &g_array_index(folders, SourceFolder, f);
            Plan *before = read_plan(folder), *after = read_plan(folder);
            Edits *edits = edits_new(before, after, seed * 1000 + f);
            edits_make(edits, 4 + (int)seed * 4);
            char *name = g_strdup_printf("%s, seed %u", folder->slug, seed);
            if (g_getenv("SHOW")) {
                printf("  %s\n", name);
            }
            assert_true(round_trip(before, after, name));
            assert_true(round_trip(after, before, name));
            judge(edits, &scores, name);
            asymmetric += !is_symmetric(before, after, name);
            pairs++;
            g_free(name);
            edits_free(edits);
            plan_free(before);
            plan_free(after);
        }
    }
    double precision, recall;
    printf("%d pairs, %d of them with other counts the other way round\n", pairs, asymmetric);
    assert_int_equal(asymmetric, 0);
    print_score("rows", &scores.rows, &precision, &recall);
    assert_true(precision >= 0.98 && recall >= 0.98);
    print_score("table cells", &scores.cells, &precision, &recall);
    assert_true(precision >= 1.0 && recall >= 1.0);
    print_score("blocks", &scores.blocks, &precision, &recall);
    assert_true(precision >= 0.98 && recall >= 0.98);
    print_score("split, joined", &scores.splits, &precision, &recall);
    assert_true(precision >= 0.98 && recall >= 0.98);
    print_score("moves", &scores.moves, &precision, &recall);
    assert_true(precision >= 0.95 && recall >= 0.95);
}

static void test_heads(void **state)
{
    GArray *folders = *state;
    GRand *random = g_rand_new_with_seed(5);
    for (guint i = 0; i < 40 * folders->len; i++) {
        const SourceFolder *folder = &g_array_index(folders, SourceFolder, i % folders->len);
        Plan *before = plan_new(), *after = plan_new();
        Plan *real = i < folders->len ? read_plan(folder) : NULL;
        if (real) {
            before->head = real->head;
            after->head = real->head;
        }
        head_edit(before, random);
        head_edit(after, random);
        Comparison *comparison = compare_plans(before, after, (CompareOptions){.form = false});
        assert_true(head_round_trip(comparison));
        assert_true(is_symmetric(before, after, "heads"));
        comparison_free(comparison);
        plan_free(before);
        plan_free(after);
        plan_free(real);
    }
    g_rand_free(random);
}

/* A plan is no other than itself; two different plans still come out of one tree. */
static void test_real_pairs(void **state)
{
    GArray *folders = *state;
    int asymmetric = 0;
    for (guint i = 0; i < folders->len; i++) {
        Plan *a = read_plan(&g_array_index(folders, SourceFolder, i));
        for (guint k = 0; k < folders->len; k++) {
            Plan *b = read_plan(&g_array_index(folders, SourceFolder, k));
            char *name = g_strdup_printf("%s and %s", a->slug, b->slug);
            assert_true(round_trip(a, b, name));
            asymmetric += !is_symmetric(a, b, name);
            Comparison *comparison = compare_plans(a, b, (CompareOptions){.form = i == k});
            if (i == k && comparison->count > 0) {
                char *text = compare_write_text(comparison);
                printf("%s", text);
                g_free(text);
            }
            assert_true((comparison->count == 0) == (i == k));
            assert_true(apply_both_ways(comparison, name));
            comparison_free(comparison);
            g_free(name);
            plan_free(b);
        }
        plan_free(a);
    }
    assert_int_equal(asymmetric, 0);
}

/* Hand-made pairs, whose merged tree, summary and JSON were read. */
static void test_golden_pairs(void **state)
{
    (void)state;
    static const char *const CASES[] = {"bang", "chi-tieu", "chi-tieu-an", "tach-gop", "van-ban"};
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        char *folder = g_build_filename(KEHOACH_CASES, CASES[i], NULL);
        good = golden_compare(folder, catalogue) && good;
        g_free(folder);
    }
    assert_true(good);
}

/* Takes both plans. Gives the count of changes. */
static int compare_samples(const char *name, Plan *before, Plan *after)
{
    gint64 start = g_get_monotonic_time();
    Comparison *comparison = compare_plans(before, after, (CompareOptions){.form = false});
    double took = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    int count = comparison->count;
    printf("%-28s %6d changes in %.2f s\n", name, count, took);
    assert_true(took < MOST_SECONDS);
    comparison_free(comparison);
    assert_true(round_trip(before, after, name));
    plan_free(before);
    plan_free(after);
    return count;
}

/* What a matching that looks at all pairs, or an unbounded search, would not finish. */
static void test_hostile(void **state)
{
    (void)state;
    const char *line = "Các sở, ban, ngành triển khai thực hiện Kế hoạch này.";
    assert_int_equal(compare_samples("10,000 equal paragraphs", sample_paragraphs(10000, line, 1),
                                     sample_paragraphs(10000, line, 1)),
                     0);
    assert_int_equal(compare_samples("half of them", sample_paragraphs(10000, line, 1),
                                     sample_paragraphs(5000, line, 1)),
                     5000);
    compare_samples("all different", sample_paragraphs(1000, NULL, 1),
                    sample_paragraphs(1000, NULL, 5));
    compare_samples("one giant paragraph", sample_giant(60000, 1, 0), sample_giant(60000, 1, 0.02));
    compare_samples("two giant paragraphs", sample_giant(60000, 1, 0), sample_giant(60000, 5, 0));
    compare_samples("100 pages", sample_text((Sample){100, 3, 0}),
                    sample_text((Sample){100, 3, 0.05}));
    compare_samples("1,000 rows", sample_table(1000, 3, 0), sample_table(1000, 3, 0.05));
}

int main(void)
{
    findings = findings_new();
    catalogue = source_read_catalogue(KEHOACH_CONTENT, findings);
    GArray *folders = source_find_plans(KEHOACH_CONTENT, findings);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_pairs),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test_prestate(test_heads, folders),
        cmocka_unit_test_prestate(test_real_pairs, folders),
        cmocka_unit_test_prestate(test_random_edits, folders),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    findings_free(findings);
    g_array_free(folders, TRUE);
    source_catalogue_free(catalogue);
    return failed;
}
