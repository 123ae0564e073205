/* work.c - work.h. Two threads that work on one object are a rarity, so who comes second looks again now and then. */
#include "10_builtin/work.h"

#include <time.h>

void ou_work_begin(OuThread *th, bool *busy)
{
    while (*busy) {
        ou_lock_leave(th);
        nanosleep(&(struct timespec){.tv_nsec = 50000}, NULL);
        ou_lock_enter(th);
    }
    *busy = true;
}

void ou_work_end(bool *busy)
{
    *busy = false;
}

void ou_work_leave(OuThread *th, size_t n)
{
    if (n >= OU_WORK_MIN) {
        ou_lock_leave(th);
    }
}

void ou_work_enter(OuThread *th, size_t n)
{
    if (n >= OU_WORK_MIN) {
        ou_lock_enter(th);
    }
}
