/* lock_int.h - the lock's own fields, and the system's futex. */
#ifndef OU_LOCK_INT_H
#define OU_LOCK_INT_H

#include "07_thread/signals.h"
#include "07_thread/thread.h"

#include <pthread.h>

typedef struct OuLockQueue {
    OuThread *first, *last; /* linked by part->queue_next */
} OuLockQueue;

/* What C signal handlers write. */
typedef struct OuSignals {
    _Atomic int pending[OU_SIGNAL_MAX + 1];
    _Atomic int wakeup_fd;    /* one more than the descriptor; 0: none */
    _Atomic int wakeup_error; /* errno, until it was reported */
    _Atomic bool wakeup_loud;
    uint64_t caught;          /* bit n - 1: signal n has our C handler; under the VM's lock */
} OuSignals;

/* The timer is the one waiting thread that sleeps with a deadline: until it is time to ask the holder. The others sleep
 * until they are woken, so a hundred threads that wait cost no more than one.
 *
 *   LOCK-4  a queue is not empty and the holder was not asked: timer is a waiting thread that wakes up at timer_at at the
 *           latest, or is about to look at the queue
 *   LOCK-5  the mutex guards all fields but head and interval
 *   LOCK-6  part->wakes_at of a waiting thread is when it looks at the queue by itself, timer or not; OU_NEVER: it does not */
struct OuLock {
    OuLockHead head;
    pthread_mutex_t mutex;
    OuLockQueue io;      /* back from a blocking call: served first */
    OuLockQueue cpu;     /* stopped while running, and new threads */
    OuThread *timer;
    uint64_t timer_at;
    uint64_t slip_ns;    /* by how much turns have ended too late so far, for want of a processor; less what was made up since */
    uint64_t asked_at;   /* once asked: when, at the end of its turn; OU_NEVER: before, for one back from I/O */
    bool asked;          /* the holder has its OU_BREAK_LOCK since it got the lock */
    bool made_up;       /* the last hand-over went to a thread that those back from I/O had kept waiting too long */
    bool closed;
    bool alone;          /* the process has one processor: who waits does not spin */
    int place;           /* the processor on which a computing thread used up its interval last; -1: none did */
    _Atomic int n_processors; /* of the machine; 0: not asked yet */
    _Atomic uint64_t interval;
    _Atomic uint32_t n_ending; /* threads out of vm->threads that still touch the lock */
    OuThread *lost;      /* of the parent of fork(), linked by next */
    uint32_t n_lost;
    uint32_t epoch;      /* forks so far */
    OuLockStats ended;   /* of threads that are no more */
    OuSignals signals;
    OuThreadPart main;
};

OU_INLINE bool ou_lock_has_waiters(const OuLock *lock)
{
    return lock->io.first != NULL || lock->cpu.first != NULL;
}
OU_INLINE OuThread *ou_lock_holder(const OuLock *lock) /* NULL: it is free */
{
    uintptr_t word = atomic_load_explicit(&lock->head.word, memory_order_relaxed);
    return (OuThread *)(word & ~(OU_LOCK_QUEUED | OU_LOCK_CLOSED)); /* NOLINT: the word is an address */
}

/* When the holder is to be asked (turn.c). Under the mutex; none of them looks at a clock. */
uint64_t ou_turn_due(const OuLock *lock); /* OU_NEVER: it was asked, or nobody waits */
bool ou_turn_is_over(const OuLock *lock, const OuThreadPart *part); /* has that thread had all of its interval? */
void ou_turn_ask(OuLock *lock, uint64_t now);
/* The holder gives the lock up because its turn is over, long after it was asked to? Then it says for how much of its turn it had no processor. */
bool ou_turn_is_late(const OuLock *lock, uint64_t now);
void ou_turn_answer(OuLock *lock, uint64_t now, uint64_t without_ns);

/* Where the next computing thread wakes up, and the timer (place_linux.c). A thread that is to sleep in the queue of those that compute offers to
 * be moved, and settles when it has the lock; who gives the lock up, with the mutex held, notes where it ran or moves the next one, before that
 * is told that it has the lock. ou_place_avoid() is for the thread that has the lock now: the timer, while it waits, is to run on other processors than
 * the caller's; with the mutex held. Cost: two system calls an offer, a move, an avoidance, and to settle after those. errno stands. */
void ou_place_offer(OuLock *lock, OuThreadPart *part);
void ou_place_note(OuLock *lock);
void ou_place_move(OuLock *lock, OuThreadPart *part);
void ou_place_avoid(OuLock *lock, OuThreadPart *part);
void ou_place_settle(OuLock *lock, OuThreadPart *part);

uint64_t ou_cpu_ns(void); /* for how long the calling thread has had a processor so far; a system call */

/* Sleeps while *word is `value`, until the deadline; may return early. Async-signal-safe. */
void ou_futex_wait(_Atomic uint32_t *word, uint32_t value, uint64_t deadline_ns);
/* Wakes one sleeper. `word` may be gone by then. */
void ou_futex_wake(_Atomic uint32_t *word);

#endif
