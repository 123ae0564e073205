/* futex_linux.c - sleeping on a word: the one primitive that the lock and waits stand on.
 *
 * A futex in place of a pthread condition: a thread that was handed the lock may end and free its record before the one that
 * handed it over has come to its wake-up call, which is harmless for an address and fatal for a condition variable. */
#include "07_thread/lock_int.h"

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static uint64_t read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t ou_now_ns(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

uint64_t ou_cpu_ns(void)
{
    return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

void ou_futex_wait(_Atomic uint32_t *word, uint32_t value, uint64_t deadline_ns)
{
    struct timespec until = {.tv_sec = (time_t)(deadline_ns / 1000000000u), .tv_nsec = (long)(deadline_ns % 1000000000u)};
    int error = errno;
    /* The bitset form takes an absolute time of CLOCK_MONOTONIC. */
    syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, value, deadline_ns == OU_NEVER ? NULL : &until, NULL,
            FUTEX_BITSET_MATCH_ANY);
    errno = error;
}

void ou_futex_wake(_Atomic uint32_t *word)
{
    int error = errno;
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    errno = error;
}
