/* turn.c - when the thread that holds the lock is to be asked for it.
 *
 * A thread that computes has the lock for a switch interval. The timer (lock_int.h) asks for it then, or later: it is a thread and needs
 * a processor, which something else may have just then, a kernel thread say, that keeps it until a tick of the scheduler (4 ms). One
 * turn that ends late harms nobody, three in a row do. So the lock counts by how much its turns have ended too late so far,
 * and who waits remembers that count of the moment when it began to: the difference is the time that it lost. While the first that waits has lost some,
 * turns are shorter by as much. So n threads before it have n intervals together, and what the last ask was late, however
 * often others were late before.
 *
 * The sum over those that wait is held, not the length of each turn: with n + 1 threads the short turns fall to another one each round, so
 * shares stay equal (tests/unit/07_thread/test_turn.c). A holder that answers late counts as far as it had no processor. One that answers late because
 * it is in a long C call takes that time from all that wait; shortening the turns of those next to it would punish them for it. */
#include "07_thread/lock_int.h"

#define SHORTEST 5 /* a turn is at least one part in so many of the interval, so 5 ms can make up for a whole tick */
#define LATE_NS ((uint64_t)250000) /* an answer that comes later is looked into: two system calls, the rest is too little to add up */

/* How long turns are now. Counts of slip may wrap around; their difference does not. */
static uint64_t length(const OuLock *lock, uint64_t interval)
{
    uint64_t most = interval - interval / SHORTEST;
    uint64_t lost = lock->cpu.first == NULL ? 0 : lock->slip_ns - ou_thread_part(lock->cpu.first)->slip_at;
    if ((int64_t)lost < 0) { /* more was made up than was lost */
        return interval;
    }
    return interval - (lost < most ? lost : most);
}

/* When the holder's turn ends if it is `ns` long. */
static uint64_t end(const OuLock *lock, uint64_t ns)
{
    uint64_t used = ou_thread_part(ou_lock_holder(lock))->used_ns;
    return atomic_load_explicit(&lock->head.since, memory_order_relaxed) + (used < ns ? ns - used : 0);
}

uint64_t ou_turn_due(const OuLock *lock)
{
    if (lock->asked || lock->closed || !ou_lock_has_waiters(lock)) {
        return OU_NEVER;
    }
    if (lock->io.first != NULL) {
        return atomic_load_explicit(&lock->head.since, memory_order_relaxed) + OU_LOCK_MIN_RUN_NS;
    }
    return end(lock, length(lock, atomic_load_explicit(&lock->interval, memory_order_relaxed)));
}

bool ou_turn_is_over(const OuLock *lock, const OuThreadPart *part)
{
    return part->used_ns >= length(lock, atomic_load_explicit(&lock->interval, memory_order_relaxed));
}

void ou_turn_ask(OuLock *lock, uint64_t now)
{
    lock->asked_at = OU_NEVER;
    if (lock->io.first == NULL) {
        lock->asked_at = now;
        lock->slip_ns += now - end(lock, atomic_load_explicit(&lock->interval, memory_order_relaxed));
    }
    lock->asked = true;
    ou_break_set(ou_lock_holder(lock), OU_BREAK_LOCK);
}

bool ou_turn_is_late(const OuLock *lock, uint64_t now)
{
    return lock->asked && lock->asked_at != OU_NEVER && now > lock->asked_at + LATE_NS;
}

void ou_turn_answer(OuLock *lock, uint64_t now, uint64_t without_ns)
{
    uint64_t late = now - lock->asked_at;
    lock->slip_ns += without_ns < late ? without_ns : late;
}
