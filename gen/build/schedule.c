/* Work for several threads. */
#include "build/build.h"

typedef struct Schedule {
    ScheduleStep work;
    void *context;
    GAsyncQueue *ended; /* of indices, from 1: a queue holds no NULL */
} Schedule;

static void run_one(gpointer data, gpointer user_data)
{
    Schedule *schedule = user_data;
    schedule->work(schedule->context, GPOINTER_TO_UINT(data) - 1);
    g_async_queue_push(schedule->ended, data);
}

static void run_in_turn(guint count, ScheduleStep work, ScheduleStep done, void *context)
{
    for (guint i = 0; i < count; i++) {
        work(context, i);
        if (done) {
            done(context, i);
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

void schedule_run(guint count, guint jobs, ScheduleWeigh weigh, ScheduleStep work,
                  ScheduleStep done, void *context)
{
    Schedule schedule = {work, context, NULL};
    /* Threads of its own, all started now: if the system gives not one, the calling thread works.
     */
    GThreadPool *pool = NULL;
    if (jobs > 1 && count > 1) {
        schedule.ended = g_async_queue_new();
        pool = g_thread_pool_new(run_one, &schedule, (gint)MIN(jobs, count), TRUE, NULL);
    }
    if (pool && g_thread_pool_get_num_threads(pool) == 0) {
        g_thread_pool_free(g_steal_pointer(&pool), TRUE, FALSE);
    }
    if (!pool) {
        run_in_turn(count, work, done, context);
    } else {
        push_all(pool, count, weigh, context);
        for (guint i = 0; i < count; i++) {
            guint index = GPOINTER_TO_UINT(g_async_queue_pop(schedule.ended)) - 1;
            if (done) {
                done(context, index);
            }
        }
        g_thread_pool_free(pool, FALSE, TRUE);
    }
    if (schedule.ended) {
        g_async_queue_unref(schedule.ended);
    }
}

guint schedule_cores(void)
{
    return g_get_num_processors();
}
