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

void ou_wait_blind(OuThread *th)
{
    OU_ASSERT_LOCKED(th);
    _Atomic uint32_t *alarm = &ou_thread_part(th)->alarm;
    if (atomic_exchange_explicit(alarm, 0, memory_order_acquire) == 0) {
        ou_lock_leave(th);
        ou_futex_wait(alarm, 0, OU_NEVER);
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

/* ---- lists of those who wait ---- */

void ou_waiters_join(OuThread *th, OuWaiters *list, OuWaiter *waiter)
{
    if (list->epoch != th->vm->lock->epoch) {
        *list = (OuWaiters){.first = NULL, .epoch = th->vm->lock->epoch};
    }
    OuWaiter **place = &list->first;
    while (*place != NULL) {
        place = &(*place)->next;
    }
    *waiter = (OuWaiter){.th = th, .next = NULL};
    *place = waiter;
}

void ou_waiters_part(OuWaiters *list, OuWaiter *waiter)
{
    OuWaiter **place = &list->first;
    while (*place != waiter) {
        place = &(*place)->next;
    }
    *place = waiter->next;
}

void ou_waiters_wake_slow(OuVm *vm, OuWaiters *list)
{
    if (list->epoch == vm->lock->epoch) {
        ou_wait_wake(list->first->th);
    } else {
        list->first = NULL;
    }
}

/* ---- gates ---- */

/* Did a fork() leave th in the parent? Then nobody is inside. */
static bool is_lost(const OuLock *lock, const OuThread *th)
{
    const OuThread *lost = lock->lost;
    while (lost != NULL && lost != th) {
        lost = lost->next;
    }
    return lost != NULL;
}

OuPass ou_gate_wait(OuThread *th, OuGate *gate)
{
    if (gate->inside == th) {
        return OU_PASS_TWICE;
    }
    if (th->vm->lock->closed) {
        return OU_PASS_NEVER;
    }
    if (is_lost(th->vm->lock, gate->inside)) {
        gate->inside = th;
        return OU_PASS;
    }
    OuWaiter waiter;
    OuWait why = OU_WAIT_WOKEN;
    ou_waiters_join(th, &gate->waiters, &waiter);
    while (gate->inside != NULL && why == OU_WAIT_WOKEN) {
        why = ou_wait_until(th, OU_NEVER);
    }
    ou_waiters_part(&gate->waiters, &waiter);
    if (why != OU_WAIT_ERROR) {
        gate->inside = th;
        return OU_PASS;
    }
    if (gate->inside == NULL) {
        ou_waiters_wake(th->vm, &gate->waiters); /* the wake-up that this thread does not use is for the next one */
    }
    return OU_PASS_ERROR;
}
