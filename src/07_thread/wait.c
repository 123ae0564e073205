/* wait.c - waiting for another thread, the clock or a signal.
 *
 * The word is cleared under the lock before anything is looked at, so a wake-up or a signal that comes at any time after that
 * ends the sleep at once; the look at the breaker after it sees a signal that came before. */
#include "07_thread/lock_int.h"

OuWait ou_wait_until(OuThread *th, uint64_t deadline_ns)
{
    OU_ASSERT_LOCKED(th);
    _Atomic uint32_t *alarm = &ou_thread_part(th)->alarm;
    for (;;) {
        uint32_t due = atomic_load_explicit(&th->breaker, memory_order_relaxed);
        if ((due & (OU_BREAK_SIGNAL | OU_BREAK_INTERRUPT)) && !ou_lock_retry(th)) {
            return OU_WAIT_ERROR;
        }
        if (atomic_exchange_explicit(alarm, 0, memory_order_acquire) == 1 &&
            !(atomic_load_explicit(&th->breaker, memory_order_relaxed) & (OU_BREAK_SIGNAL | OU_BREAK_INTERRUPT))) {
            return OU_WAIT_WOKEN;
        }
        if (deadline_ns != OU_NEVER && ou_now_ns() >= deadline_ns) {
            return OU_WAIT_TIMEOUT;
        }
        due = atomic_load_explicit(&th->breaker, memory_order_seq_cst);
        if (due & (OU_BREAK_SIGNAL | OU_BREAK_INTERRUPT)) {
            continue;
        }
        ou_lock_leave(th);
        ou_futex_wait(alarm, 0, deadline_ns);
        ou_lock_enter(th);
    }
}

void ou_wait_wake(OuThread *th)
{
    _Atomic uint32_t *alarm = &ou_thread_part(th)->alarm;
    if (atomic_exchange_explicit(alarm, 1, memory_order_release) == 0) {
        ou_futex_wake(alarm);
    }
}
