/* Work for several threads. */
#include "build/build.h"

/* Threads that wait for the disk. */
#define SETTLERS 8

typedef struct Schedule {
    const ScheduleSteps *steps;
    void *context;
    GThreadPool *settlers; /* NULL: whoever works settles */
    GAsyncQueue *ended;    /* of indices, from 1: a queue holds no NULL */
} Schedule;

static void settle_one(gpointer data, gpointer user_data)
{
    Schedule *schedule = user_data;
    if (schedule->steps->settle) {
        schedule->steps->settle(schedule->context, GPOINTER_TO_UINT(data) - 1);
    }
    g_async_queue_push(schedule->ended, data);
}

static void run_one(gpointer data, gpointer user_data)
{
    Schedule *schedule = user_data;
    schedule->steps->work(schedule->context, GPOINTER_TO_UINT(data) - 1);
    if (schedule->settlers) {
        (void)g_thread_pool_push(schedule->settlers, data, NULL);
    } else {
        settle_one(data, schedule);
    }
}

static void run_in_turn(guint count, const ScheduleSteps *steps, void *context)
{
    for (guint i = 0; i < count; i++) {
        steps->work(context, i);
        if (steps->settle) {
            steps->settle(context, i);
        }
        if (steps->done) {
            steps->done(context, i);
        }
    }
}

typedef struct Turn {
    guint64 weight;
    guint index;
} Turn;

/* Heaviest first, and else in order. */
static gint compare_turns(gconstpointer a, gconstpointer b)
{
    const Turn *x = a, *y = b;
    if (x->weight != y->weight) {
        return x->weight > y->weight ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

static void push_all(GThreadPool *pool, guint count, ScheduleWeigh weigh, void *context)
{
    GArray *turns = g_array_sized_new(FALSE, FALSE, sizeof(Turn), count);
    for (guint i = 0; i < count; i++) {
        Turn turn = {weigh ? weigh(context, i) : 0, i};
        g_array_append_val(turns, turn);
    }
    g_array_sort(turns, compare_turns);
    for (guint i = 0; i < count; i++) {
        guint index = g_array_index(turns, Turn, i).index;
        (void)g_thread_pool_push(pool, GUINT_TO_POINTER(index + 1), NULL);
    }
    g_array_free(turns, TRUE);
}

/* Threads of its own, all started now; NULL if the system gives not one. */
static GThreadPool *start_threads(GFunc run, Schedule *schedule, guint count)
{
    GThreadPool *pool = g_thread_pool_new(run, schedule, (gint)count, TRUE, NULL);
    if (pool && g_thread_pool_get_num_threads(pool) == 0) {
        g_thread_pool_free(g_steal_pointer(&pool), TRUE, FALSE);
    }
    return pool;
}

void schedule_run(guint count, guint jobs, const ScheduleSteps *steps, void *context)
{
    Schedule schedule = {.steps = steps, .context = context};
    GThreadPool *pool =
        jobs > 1 && count > 1 ? start_threads(run_one, &schedule, MIN(jobs, count)) : NULL;
    if (!pool) {
        run_in_turn(count, steps, context);
        return;
    }
    schedule.ended = g_async_queue_new();
    if (steps->settle) {
        schedule.settlers = start_threads(settle_one, &schedule, MIN(SETTLERS, count));
    }
    push_all(pool, count, steps->weigh, context);
    for (guint i = 0; i < count; i++) {
        guint index = GPOINTER_TO_UINT(g_async_queue_pop(schedule.ended)) - 1;
        if (steps->done) {
            steps->done(context, index);
        }
    }
    g_thread_pool_free(pool, FALSE, TRUE);
    if (schedule.settlers) {
        g_thread_pool_free(schedule.settlers, FALSE, TRUE);
    }
    g_async_queue_unref(schedule.ended);
}

guint schedule_cores(void)
{
    return g_get_num_processors();
}
