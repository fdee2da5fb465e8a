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

void schedule_run(guint count, guint jobs, ScheduleStep work, ScheduleStep done, void *context)
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
        for (guint i = 0; i < count; i++) {
            (void)g_thread_pool_push(pool, GUINT_TO_POINTER(i + 1), NULL);
        }
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
