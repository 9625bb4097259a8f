/* Timers on a wheel of one-millisecond slots; nothing here waits longer than the wheel is round. */
#include "load.h"

#include <time.h>

enum { SLOTS = 1 << 17 };

static struct timer *slots[SLOTS];
static uint64_t ticked;

uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

void timers_nap(void)
{
    uint64_t until = (now() / MILLI + 1) * MILLI;
    struct timespec at = {until / SECOND, until % SECOND};
    clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &at, NULL);
}

void timers_start(void) { ticked = now() / MILLI; }

void timer_set(struct timer *timer, int milliseconds, void (*fire)(struct timer *))
{
    timer_stop(timer);
    uint64_t due = now() / MILLI + (milliseconds < 1 ? 1 : milliseconds);
    if (due <= ticked)
        due = ticked + 1;
    struct timer **slot = &slots[due % SLOTS];
    timer->fire = fire;
    timer->next = *slot;
    if (timer->next)
        timer->next->link = &timer->next;
    timer->link = slot;
    *slot = timer;
}

void timer_stop(struct timer *timer)
{
    if (!timer->link)
        return;
    *timer->link = timer->next;
    if (timer->next)
        timer->next->link = timer->link;
    timer->link = NULL;
}

void timers_run(void)
{
    for (uint64_t until = now() / MILLI; ticked < until;) {
        struct timer **slot = &slots[++ticked % SLOTS];
        while (*slot) {
            struct timer *due = *slot;
            timer_stop(due);
            due->fire(due);
        }
    }
}
