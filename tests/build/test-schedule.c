/* Steps of several things on several threads: each step once, one behind the other. */
#include "build/build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT 100U

typedef struct Steps {
    gint reached[COUNT]; /* atomic: steps that are through */
    gint together, most; /* atomic: that settle at this moment, and the most that did */
    GThread *caller;
    guint done[COUNT], done_count; /* in the calling thread */
    bool settles;
} Steps;

static guint64 weigh(void *context, guint index)
{
    (void)context;
    return index % 7;
}

static void reach(Steps *steps, guint index, gint before)
{
    assert_int_equal(g_atomic_int_add(&steps->reached[index], 1), before);
}

static void work(void *context, guint index)
{
    reach(context, index, 0);
}

static void settle(void *context, guint index)
{
    Steps *steps = context;
    gint together = g_atomic_int_add(&steps->together, 1) + 1;
    for (gint most = g_atomic_int_get(&steps->most);
         together > most && !g_atomic_int_compare_and_exchange(&steps->most, most, together);
         most = g_atomic_int_get(&steps->most)) {
    }
    g_usleep(1000);
    reach(steps, index, 1);
    g_atomic_int_add(&steps->together, -1);
}

static void done(void *context, guint index)
{
    Steps *steps = context;
    assert_ptr_equal(g_thread_self(), steps->caller);
    reach(steps, index, steps->settles ? 2 : 1);
    steps->done[steps->done_count++] = index;
}

static Steps *run(guint jobs, const ScheduleSteps *what)
{
    Steps *steps = g_new0(Steps, 1);
    steps->caller = g_thread_self();
    steps->settles = what->settle;
    schedule_run(COUNT, jobs, what, steps);
    for (guint i = 0; i < COUNT; i++) {
        assert_int_equal(steps->reached[i], 1 + (what->settle != NULL) + (what->done != NULL));
    }
    return steps;
}

static void test_all_steps(void **state)
{
    (void)state;
    const ScheduleSteps all = {.weigh = weigh, .work = work, .settle = settle, .done = done};
    for (guint jobs = 2; jobs < 5; jobs++) {
        Steps *steps = run(jobs, &all);
        assert_int_equal(steps->done_count, COUNT);
        /* Others settle while one waits. */
        assert_true(steps->most > 1);
        g_free(steps);
    }
}

static void test_some_steps(void **state)
{
    (void)state;
    g_free(run(3, &(ScheduleSteps){.work = work}));
    g_free(run(3, &(ScheduleSteps){.work = work, .settle = settle}));
    g_free(run(3, &(ScheduleSteps){.work = work, .done = done}));
}

static void test_one_job_is_in_order(void **state)
{
    (void)state;
    Steps *steps =
        run(1, &(ScheduleSteps){.weigh = weigh, .work = work, .settle = settle, .done = done});
    for (guint i = 0; i < COUNT; i++) {
        assert_int_equal(steps->done[i], i);
    }
    assert_int_equal(steps->most, 1);
    g_free(steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_steps),
        cmocka_unit_test(test_some_steps),
        cmocka_unit_test(test_one_job_is_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
