/* thread.h - the lock of a VM, how a thread gives it up and gets it back, and the life of threads.
 *
 * One lock a VM (M23): the thread that holds it runs Python code, changes counts, and touches whatever hangs off the
 * VM record. There is no lock below it and none beside it, but for the short one inside OuLock that guards the queue.
 *
 * A blocking system call is made like this, with everything it uses owned or kept by the caller:
 *
 *     do {
 *         ou_lock_leave(th);
 *         got = read(fd, buffer, size);
 *         ou_lock_enter(th);                                   // errno is what read() left
 *     } while (got < 0 && errno == EINTR && ou_lock_retry(th)); // signal handlers run here (PEP 475)
 *     if (got < 0) {
 *         return ou_has_error(th) ? NULL : raise_errno(th);     // a handler raised; or the call failed
 *     }
 *
 * Between leave and enter nothing of Python may be touched, not even a count; memory that the call reads or writes must
 * not move meanwhile (buffers: exports are held). Other threads run there, so what was looked at before is to be looked
 * at again after. Long work in C on private data (compression, hashing) is bracketed the same way.
 *
 * A thread waits for another one (a lock, a queue, an alarm) by ou_wait_until(), never by a pthread condition: so
 * Ctrl-C and signal handlers work in every wait.
 *
 * Ranks, asserted in debug builds: a thread that holds a lock takes only locks of a higher rank.
 *   1 the lock of a VM    2 the queue inside it
 */
#ifndef OU_THREAD_H
#define OU_THREAD_H

#include "04_object/vm.h"

#include <stdatomic.h>
#include <sys/types.h>

#define OU_NEVER UINT64_MAX
#define OU_LOCK_INTERVAL_NS ((uint64_t)5000000) /* the switch interval to begin with */
#define OU_LOCK_MIN_RUN_NS ((uint64_t)100000)   /* a thread runs at least as long before one back from I/O stops it */

/* What is counted, by thread and for the VM; waits are those that found the lock taken. */
typedef struct OuLockStats {
    uint64_t n_waits;     /* times the lock was waited for */
    uint64_t n_yields;    /* times it was given up because another thread asked */
    uint64_t n_handed;    /* times it was handed over to a waiting thread */
    uint64_t wait_ns;     /* time spent waiting, and the longest wait */
    uint64_t longest_ns;
} OuLockStats;

typedef struct OuLock OuLock;

/* 07's part of a thread record (th->lock_state). Owned by the thread; the links and the times belong to the lock's queue. */
typedef struct OuThreadPart {
    _Atomic uint32_t granted; /* futex: an OuGrant of lock.c */
    _Atomic uint32_t alarm;   /* futex of ou_wait_until(): 1 once somebody woke it */
    OuThread *queue_next;
    bool io;                  /* waits in the queue of those that come back from a blocking call */
    uint64_t used_ns;         /* how much of its interval it had when one back from I/O stopped it */
    uint64_t asked_at;        /* when it began to wait */
    uint64_t slip_at;         /* the lock's slip_ns when it began to wait */
    uint64_t turn_since;      /* the lock's since when its turn began, and how much time of a processor it had used by then */
    uint64_t turn_cpu_ns;
    uint64_t wakes_at;        /* while it waits: LOCK-6 */
    uint64_t spin_ns;         /* how long it looks at `granted` before it sleeps, when one back from I/O stopped it */
    _Atomic int movable;      /* while it sleeps: its number to the system, when who wakes it may choose the processor; else 0 */
    bool moved;               /* it wakes up bound to some processors, and has to take that off: */
    int bond;                 /* to one, or ~one: to all but that */
    uint64_t native_id;       /* the system's number of the thread */
    OuObject *sentinel;       /* 10's: the lock that is released when the thread ends; owned, may be NULL */
    void *locals;             /* 10's: the thread's entries of thread-local data; owned by those, linked */
    OuLockStats stats;
#ifdef OU_DEBUG
    uint32_t ranks;           /* bit r: a lock of rank r is held */
#endif
} OuThreadPart;

/* The lock's first words, here for the fast paths; the rest is in lock_int.h.
 *
 *   LOCK-1  word is 0 (free), or the holder's address with the bits below
 *   LOCK-2  a thread stands in a queue: the word has OU_LOCK_QUEUED, so the lock is held and is never free with waiters
 *   LOCK-3  while OU_LOCK_QUEUED or OU_LOCK_CLOSED is set the word changes under the mutex only */
#define OU_LOCK_QUEUED ((uintptr_t)1)
#define OU_LOCK_CLOSED ((uintptr_t)2) /* the VM ends: the holder keeps the lock, nobody else gets it any more */
typedef struct OuLockHead {
    _Atomic uintptr_t word;
    _Atomic uint64_t since; /* when the holder was handed the lock; 0: it took it free, and nobody asked yet */
} OuLockHead;

OU_INLINE OuThreadPart *ou_thread_part(const OuThread *th)
{
    return th->lock_state;
}
OU_INLINE OuLockHead *ou_lock_head(const OuThread *th)
{
    return (OuLockHead *)th->vm->lock;
}
OU_INLINE bool ou_lock_is_held(const OuThread *th)
{
    uintptr_t word = atomic_load_explicit(&ou_lock_head(th)->word, memory_order_relaxed);
    return (word & ~(OU_LOCK_QUEUED | OU_LOCK_CLOSED)) == (uintptr_t)th;
}
/* Does another thread wait for the lock that th holds? Only a hint: the next moment it may. */
OU_INLINE bool ou_lock_is_wanted(const OuThread *th)
{
    return (atomic_load_explicit(&ou_lock_head(th)->word, memory_order_relaxed) & OU_LOCK_QUEUED) != 0;
}
/* At the entry of what needs the lock. */
#define OU_ASSERT_LOCKED(th) OU_ASSERT(ou_lock_is_held(th))

/* ---- the lock ---- */

/* After ou_vm_start(): makes the lock; the caller holds it, as the main thread. False: no memory, nothing pending. */
OU_MUST_USE bool ou_lock_start(OuVm *vm);
/* The VM is about to end: from now on no other thread ever gets the lock; those that ask for it sleep for good. False: there
 * are such threads (daemons, or those that a fork() left in the parent). They may come back from a blocking call at any
 * time, so neither the lock nor anything that their frames hold may be given back. */
OU_MUST_USE bool ou_lock_close(OuThread *th);
/* After ou_lock_close() said true, and all floors above have ended. Waits for threads that are just ending. */
void ou_lock_end(OuVm *vm);

/* Gives the lock up before a blocking call, and takes it back after it, ahead of threads that only compute. Nothing is
 * to be done in between but the call. Cost without contention: two atomic operations on one word. errno stands. */
void ou_lock_leave_slow(OuThread *th);
void ou_lock_enter_slow(OuThread *th, bool io);
#ifdef OU_DEBUG
void ou_lock_rank_take(OuThread *th, uint32_t rank);
void ou_lock_rank_give(OuThread *th, uint32_t rank);
#else
OU_INLINE void ou_lock_rank_take(OU_UNUSED OuThread *th, OU_UNUSED uint32_t rank)
{
}
OU_INLINE void ou_lock_rank_give(OU_UNUSED OuThread *th, OU_UNUSED uint32_t rank)
{
}
#endif
OU_INLINE void ou_lock_leave(OuThread *th)
{
    OU_ASSERT_LOCKED(th);
    ou_heap_tick(th->vm->heap); /* while nobody computes, memory that is not needed can go */
    ou_lock_rank_give(th, 1);
    OuLockHead *lock = ou_lock_head(th);
    uintptr_t expected = (uintptr_t)th;
    atomic_store_explicit(&lock->since, 0, memory_order_relaxed);
    if (OU_UNLIKELY(!atomic_compare_exchange_strong_explicit(&lock->word, &expected, 0, memory_order_release,
                                                             memory_order_relaxed))) {
        ou_lock_leave_slow(th);
    }
}
OU_INLINE void ou_lock_enter(OuThread *th)
{
    OuLockHead *lock = ou_lock_head(th);
    uintptr_t expected = 0;
    if (OU_UNLIKELY(!atomic_compare_exchange_strong_explicit(&lock->word, &expected, (uintptr_t)th,
                                                             memory_order_acquire, memory_order_relaxed))) {
        ou_lock_enter_slow(th, true);
    }
    ou_lock_rank_take(th, 1);
}

/* A blocking call came back with EINTR, and the lock is held again: runs signal handlers. False with an error pending: one
 * raised, the call is not to be repeated. errno stands. */
bool ou_lock_retry(OuThread *th);

/* read(2) and write(2), with the lock given up if they block, or if nobody waits for it (transfer.c). errno is theirs; EINTR
 * comes back as from them. `data` must not move meanwhile. */
ssize_t ou_transfer_read(OuThread *th, int fd, void *data, size_t size);
ssize_t ou_transfer_write(OuThread *th, int fd, const void *data, size_t size);
/* Is a call of this many bytes to be tried first, with the lock held, in a way that cannot block? */
bool ou_transfer_is_tried(const OuThread *th, size_t size);

/* At a safe point that saw OU_BREAK_LOCK (or OU_BREAK_STRESS): lets the next thread run, if one asked. */
void ou_lock_yield(OuThread *th);

uint64_t ou_lock_interval(const OuVm *vm); /* ns */
void ou_lock_set_interval(OuVm *vm, uint64_t ns);
/* Of the whole VM, ended threads included. Under the lock. */
OuLockStats ou_lock_stats(const OuVm *vm);
OuLockStats ou_lock_thread_stats(const OuThread *th);

/* In the child after fork(): this thread is the only one. The others' records are taken out of vm->threads and kept, with
 * all that their frames hold. Under the lock, which stays held. */
void ou_lock_after_fork(OuThread *th);

/* ---- waiting for something else than the lock ---- */

typedef enum OuWait {
    OU_WAIT_WOKEN,   /* or for no reason: look again at what is waited for */
    OU_WAIT_TIMEOUT,
    OU_WAIT_ERROR    /* a signal handler raised: the error is pending */
} OuWait;

uint64_t ou_now_ns(void); /* CLOCK_MONOTONIC */

/* Gives the lock up until ou_wait_wake(th), the deadline (OU_NEVER: none) or a signal whose handler raises. Handlers that do
 * not raise run and the wait goes on. To lose no wake-up: put th on the list of those that wait, then call, all under the
 * lock; take it off after. */
OuWait ou_wait_until(OuThread *th, uint64_t deadline_ns);
/* As above without an end and without signals: for a lock that must be taken back before an error may go on. Returns when it
 * was woken, or for no reason. */
void ou_wait_blind(OuThread *th);
/* Ends the wait of th, which must be alive: under the lock of its VM. Also from a signal handler, for vm->main. */
void ou_wait_wake(OuThread *th);

/* Those who wait for the same thing, in order of arrival; an OuWaiter stands on the C stack of its thread. Zeroed: nobody.
 * After a fork() the list is empty: those threads are not in the child. */
typedef struct OuWaiter {
    OuThread *th;
    struct OuWaiter *next;
} OuWaiter;
typedef struct OuWaiters {
    OuWaiter *first;
    uint32_t epoch; /* forks since the VM began, when somebody joined last */
} OuWaiters;
void ou_waiters_join(OuThread *th, OuWaiters *list, OuWaiter *waiter);
void ou_waiters_part(OuWaiters *list, OuWaiter *waiter);
/* Wakes the first one, if there is one. It stays on the list until it has looked. */
void ou_waiters_wake_slow(OuVm *vm, OuWaiters *list);
OU_INLINE void ou_waiters_wake(OuVm *vm, OuWaiters *list)
{
    if (OU_UNLIKELY(list->first != NULL)) {
        ou_waiters_wake_slow(vm, list);
    }
}

/* ---- gates: an object that one thread works on while it gives the lock up (a file's buffer) ---- */

typedef struct OuGate { /* zeroed: open */
    OuThread *inside; /* NULL: nobody */
    OuWaiters waiters;
} OuGate;

typedef enum OuPass {
    OU_PASS,       /* th is inside: ou_gate_leave() is due */
    OU_PASS_TWICE, /* it was inside already: a signal handler, or a file that calls itself */
    OU_PASS_NEVER, /* who is inside never comes back, because the VM ends */
    OU_PASS_ERROR  /* a signal handler raised while it waited: pending */
} OuPass;
OuPass ou_gate_wait(OuThread *th, OuGate *gate);
/* What holds the gate must be kept alive by the caller until it has left. */
OU_INLINE OuPass ou_gate_enter(OuThread *th, OuGate *gate)
{
    if (OU_LIKELY(gate->inside == NULL)) {
        gate->inside = th;
        return OU_PASS;
    }
    return ou_gate_wait(th, gate);
}
OU_INLINE void ou_gate_leave(OuThread *th, OuGate *gate)
{
    gate->inside = NULL;
    ou_waiters_wake(th->vm, &gate->waiters);
}

/* ---- threads ---- */

typedef void (*OuThreadBody)(OuThread *th, void *arg);

/* A thread record beside th's, linked into vm->threads: not running yet. NULL with MemoryError. */
OuThread *ou_thread_new(OuThread *th);
/* Takes a record out that never ran, or in a child of fork(); what it holds must be given back already. */
void ou_thread_discard(OuThread *fresh);
/* Runs body in a thread of the system, with the lock held. Before it returns body gives back what hangs on its record;
 * after that the record goes. stack_size 0: the system's. False (nothing pending): the system refused; discard it. */
OU_MUST_USE bool ou_thread_start(OuThread *fresh, OuThreadBody body, void *arg, size_t stack_size);

/* Where C recursion must stop in the calling thread: its stack, at most 1 MB when the VM is capped, less a margin. */
const char *ou_thread_stack_limit(bool capped);

#endif
