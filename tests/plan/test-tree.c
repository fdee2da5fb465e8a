/* The tree: links, walking, text. */
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const SourcePos NOWHERE = {.made = true};

static PlanNode *add(Plan *plan, PlanNode *parent, PlanKind kind)
{
    PlanNode *node = plan_node_new(plan, kind, NOWHERE);
    plan_append(parent, node);
    return node;
}

static void add_text(Plan *plan, PlanNode *parent, const char *text)
{
    plan_append(parent, plan_text_new(plan, text, NOWHERE));
}

static void the_notes_stay_last(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanNode *body = add(plan, plan->root, PLAN_BODY);
    PlanNode *annex = add(plan, plan->root, PLAN_ANNEX);
    assert_ptr_equal(plan->root->first, body);
    assert_ptr_equal(body->next, annex);
    assert_ptr_equal(plan->root->last, plan->notes);
    plan_verify(plan);
    plan_free(plan);
}

static void nodes_are_inserted_and_taken_out(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanNode *body = add(plan, plan->root, PLAN_BODY);
    PlanNode *a = add(plan, body, PLAN_PARAGRAPH), *c = add(plan, body, PLAN_PARAGRAPH);
    PlanNode *b = plan_node_new(plan, PLAN_PARAGRAPH, NOWHERE);
    plan_insert_after(a, b);
    assert_ptr_equal(b->next, c);
    plan_unlink(a);
    assert_ptr_equal(body->first, b);
    assert_null(a->parent);
    plan_unlink(c);
    assert_ptr_equal(body->last, b);
    plan_verify(plan);
    plan_unlink(b);
    assert_null(body->first);
    plan_verify(plan);
    plan_free(plan);
}

static bool note_enter(const PlanNode *node, void *context)
{
    g_string_append_printf(context, "<%s", plan_kind_name(node->kind));
    return node->kind != PLAN_QUOTE;
}

static void note_leave(const PlanNode *node, void *context)
{
    (void)node;
    g_string_append_c(context, '>');
}

static void walking(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanNode *body = add(plan, plan->root, PLAN_BODY);
    PlanNode *quote = add(plan, body, PLAN_QUOTE);
    add(plan, quote, PLAN_PARAGRAPH);
    PlanNode *last = add(plan, body, PLAN_PARAGRAPH);
    GString *out = g_string_new(NULL);
    plan_walk(body, note_enter, note_leave, out);
    assert_string_equal(out->str, "<body<quote><paragraph>>");
    g_string_free(out, TRUE);
    int count = 0;
    for (const PlanNode *node = body; node; node = plan_next(body, node)) {
        count++;
    }
    assert_int_equal(count, 4);
    assert_null(plan_next(last, last));
    plan_free(plan);
}

static void text_of_blocks(void **state)
{
    (void)state;
    Plan *plan = plan_new();
    PlanNode *body = add(plan, plan->root, PLAN_BODY);
    PlanNode *section = add(plan, body, PLAN_SECTION);
    add_text(plan, add(plan, section, PLAN_HEADING), "Một");
    PlanNode *paragraph = add(plan, section, PLAN_PARAGRAPH);
    add_text(plan, add(plan, paragraph, PLAN_STRONG), "hai");
    add_text(plan, paragraph, "ba");
    add(plan, paragraph, PLAN_LINE_BREAK);
    add_text(plan, paragraph, "bốn");
    add(plan, paragraph, PLAN_NOTE_MARK);
    char *text = plan_text_of(body);
    assert_string_equal(text, "Một haiba bốn");
    g_free(text);
    plan_free(plan);
}

static void what_may_stand_where(void **state)
{
    (void)state;
    assert_true(plan_may_contain(PLAN_BODY, PLAN_SECTION));
    assert_false(plan_may_contain(PLAN_ITEM, PLAN_SECTION));
    assert_false(plan_may_contain(PLAN_PARAGRAPH, PLAN_PARAGRAPH));
    assert_true(plan_may_contain(PLAN_CELL, PLAN_PARAGRAPH));
    for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
        assert_non_null(plan_kind_name((PlanKind)kind));
    }
}

static void units_are_valid_for_a_time(void **state)
{
    (void)state;
    static const Unit UNITS[] = {
        {.system = "63", .code = "38", .name = "Thanh Hóa", .until = 20250630},
        {.system = "34", .code = "38", .name = "Thanh Hóa mới", .from = 20250701},
    };
    Catalogue catalogue = {.unit = UNITS, .unit_count = 2};
    assert_ptr_equal(catalogue_unit_find(&catalogue, "63", "38", 20220516), &UNITS[0]);
    assert_ptr_equal(catalogue_unit_find(&catalogue, "63", "38", 0), &UNITS[0]);
    assert_null(catalogue_unit_find(&catalogue, "63", "38", 20250701));
    assert_ptr_equal(catalogue_unit_find(&catalogue, "34", "38", 20250701), &UNITS[1]);
    assert_null(catalogue_unit_find(&catalogue, "34", "99", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_notes_stay_last),
        cmocka_unit_test(nodes_are_inserted_and_taken_out),
        cmocka_unit_test(walking),
        cmocka_unit_test(text_of_blocks),
        cmocka_unit_test(what_may_stand_where),
        cmocka_unit_test(units_are_valid_for_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
