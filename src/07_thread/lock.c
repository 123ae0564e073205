/* lock.c - the lock of a VM: a word, and a queue that is only there when it is contended.
 *
 * The word names the holder. Taking a free lock and giving up one that nobody waits for is one compare-and-swap each
 * (thread.h). A thread that finds it taken puts itself in a queue, and the holder hands the lock over to the first one:
 * the word goes from one thread to the next and is never free in between, so nobody can barge in, and who waits is
 * served in order. Two queues: threads back from a blocking call go ahead of those that only compute.
 *
 * The price of a switch is two calls into the system and what the other processor needs to wake up, more than most threads
 * back from I/O do with the lock. So a thread that one of those stopped looks a while whether it has the lock back before it
 * sleeps, and a call that need not block gives nothing up (transfer.c).
 *
 * A waiting thread asks (OU_BREAK_LOCK in the holder's breaker): one back from I/O as soon as the holder had its minimum run,
 * the others after the switch interval (turn.c). One of them, the timer, sleeps with that deadline. A thread that was stopped by
 * I/O goes to the head of its queue and keeps what is left of its interval; one whose interval is over goes to the end.
 *
 * Rejected: a condition variable that all waiters race for (CPython's way: whoever computes has the lock back before the
 * one that was woken runs, hence its forced switch, 5 ms for each I/O); every waiter with a timer of its own.
 * Direct hand-over in two classes is the idea of fair queue locks with a bound on preemption. */
#include "07_thread/lock_int.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What part->granted holds while a thread waits. */
enum { WAITING, ASLEEP, TIMER, GRANTED }; /* TIMER: look at the queue, you are the timer now */

#define PATIENCE 4 /* switch intervals */
#define SPINS 200 /* looks at its word by a thread that just asked, before it sleeps: most holders are at a safe point by then */
#define SPIN_NS ((uint64_t)50000) /* a thread stopped by one back from I/O looks so long whether it has the lock back: most of those
                                   * need it for a few microseconds, and sleeping and being woken costs about so much */

#define SEARCH 8 /* threads that are looked at for one that wakes up by itself */

#ifdef OU_STRESS
#define ALWAYS_YIELD true
#else
#define ALWAYS_YIELD false
#endif

/* ---- ranks ---- */

#ifdef OU_DEBUG
void ou_lock_rank_take(OuThread *th, uint32_t rank)
{
    OuThreadPart *part = ou_thread_part(th);
    OU_ASSERT(part->ranks >> rank == 0);
    part->ranks |= 1u << rank;
}

void ou_lock_rank_give(OuThread *th, uint32_t rank)
{
    OuThreadPart *part = ou_thread_part(th);
    OU_ASSERT(part->ranks >> rank == 1);
    part->ranks &= ~(1u << rank);
}
#endif

static void mutex_take(OuLock *lock, OuThread *th)
{
    ou_lock_rank_take(th, 2);
    pthread_mutex_lock(&lock->mutex);
}

static void mutex_give(OuLock *lock, OuThread *th)
{
    ou_lock_rank_give(th, 2);
    pthread_mutex_unlock(&lock->mutex);
}

/* ---- queues; all under the mutex ---- */

static void push(OuLockQueue *queue, OuThread *th)
{
    ou_thread_part(th)->queue_next = NULL;
    if (queue->last == NULL) {
        queue->first = th;
    } else {
        ou_thread_part(queue->last)->queue_next = th;
    }
    queue->last = th;
}

static void push_first(OuLockQueue *queue, OuThread *th)
{
    ou_thread_part(th)->queue_next = queue->first;
    queue->first = th;
    queue->last = queue->last == NULL ? th : queue->last;
}

static OuThread *pop(OuLockQueue *queue)
{
    OuThread *th = queue->first;
    if (th != NULL) {
        queue->first = ou_thread_part(th)->queue_next;
        queue->last = queue->first == NULL ? NULL : queue->last;
    }
    return th;
}

/* th is about to wait: it asks at once, or becomes the timer if that is earlier than what is set. Returns its deadline. */
static uint64_t arm(OuLock *lock, OuThread *th, uint64_t now)
{
    OuThreadPart *part = ou_thread_part(th);
    part->slip_at = lock->slip_ns;
    uint64_t at = ou_turn_due(lock);
    if (at <= now) {
        ou_turn_ask(lock, now);
        part->slip_at = lock->slip_ns; /* th did not lose what it found */
    } else if (at != OU_NEVER && (lock->timer == NULL || at < lock->timer_at)) {
        lock->timer = th;
        lock->timer_at = at;
        part->wakes_at = at;
        return at;
    }
    return OU_NEVER;
}

/* A waiting thread that wakes up by itself by `at`; NULL: none. Those that were the timer before do. */
static OuThread *wakes_by(const OuLock *lock, uint64_t at)
{
    OuThread *th = lock->cpu.first;
    for (int i = 0; i < SEARCH && th != NULL; i++) {
        if (ou_thread_part(th)->wakes_at <= at) {
            return th;
        }
        th = ou_thread_part(th)->queue_next;
    }
    return NULL;
}

/* The lock changed hands and its giver does not wait: one of those that still do is told to be the timer. To be
 * woken once the mutex is free; NULL: nobody. */
static OuThread *appoint_timer(OuLock *lock)
{
    uint64_t at = ou_turn_due(lock);
    if (at == OU_NEVER || (lock->timer != NULL && lock->timer_at <= at)) {
        return NULL;
    }
    OuThread *timer = wakes_by(lock, at);
    if (timer != NULL) {
        lock->timer = timer;
        lock->timer_at = ou_thread_part(timer)->wakes_at;
        return NULL;
    }
    timer = lock->cpu.last != NULL ? lock->cpu.last : lock->io.last; /* waits longest from now */
    lock->timer = timer;
    lock->timer_at = at;
    uint32_t was = atomic_exchange_explicit(&ou_thread_part(timer)->granted, TIMER, memory_order_relaxed);
    return was == ASLEEP ? timer : NULL;
}


/* Those back from I/O go first, but many of them can keep the lock among themselves: a thread that has waited for
 * PATIENCE intervals behind them has every other hand-over until it is served. */
static OuLockQueue *whose_turn(OuLock *lock, uint64_t now)
{
    const OuThread *kept = lock->cpu.first;
    if (lock->io.first == NULL || kept == NULL) {
        lock->made_up = false;
        return kept == NULL ? &lock->io : &lock->cpu;
    }
    uint64_t patience = PATIENCE * atomic_load_explicit(&lock->interval, memory_order_relaxed);
    lock->made_up = !lock->made_up && now > ou_thread_part(kept)->asked_at + patience;
    return lock->made_up ? &lock->cpu : &lock->io;
}

/* The first one that waits is the holder from now on. Where it sleeps: its word, to be woken once the mutex is free;
 * NULL when it does not sleep. The record may be gone by then, so nothing but the address is used. */
static _Atomic uint32_t *hand_over(OuLock *lock, uint64_t now, bool giver_waits)
{
    OuThread *next = pop(whose_turn(lock, now));
    OuThreadPart *part = ou_thread_part(next);
    uint64_t waited = now > part->asked_at ? now - part->asked_at : 0;
    part->stats.wait_ns += waited;
    part->stats.longest_ns = waited > part->stats.longest_ns ? waited : part->stats.longest_ns;
    lock->timer = lock->timer == next ? NULL : lock->timer;
    lock->asked = false;
    atomic_store_explicit(&lock->head.since, now, memory_order_relaxed);
    uintptr_t word = (uintptr_t)next | (giver_waits || ou_lock_has_waiters(lock) ? OU_LOCK_QUEUED : 0);
    atomic_store_explicit(&lock->head.word, word, memory_order_relaxed);
    ou_place_move(lock, part);
    uint32_t was = atomic_exchange_explicit(&part->granted, GRANTED, memory_order_release);
    return was == ASLEEP ? &part->granted : NULL;
}

/* ---- waiting ---- */

/* As the timer: asks when it is time. Returns how long to sleep. */
static uint64_t watch(OuLock *lock, OuThread *th)
{
    uint64_t at = OU_NEVER;
    mutex_take(lock, th);
    uint32_t was = TIMER;
    atomic_compare_exchange_strong_explicit(&ou_thread_part(th)->granted, &was, WAITING, memory_order_acquire,
                                            memory_order_acquire);
    if (was != GRANTED && lock->timer == th) {
        at = ou_turn_due(lock);
        uint64_t now = ou_now_ns();
        if (at <= now) {
            ou_turn_ask(lock, now);
            at = OU_NEVER;
        }
        lock->timer = at == OU_NEVER ? NULL : th;
        lock->timer_at = at;
    }
    ou_thread_part(th)->wakes_at = at;
    mutex_give(lock, th);
    return at;
}

/* Looks at the word of a waiting thread for some ten microseconds. */
static bool spin(_Atomic uint32_t *granted)
{
    for (int i = 0; i < SPINS; i++) {
        if (atomic_load_explicit(granted, memory_order_acquire) == GRANTED) {
            return true;
        }
#if defined(__x86_64__)
        __builtin_ia32_pause();
#elif defined(__aarch64__)
        __asm__ volatile("yield");
#endif
    }
    return false;
}

/* For a thread that one back from I/O has stopped: is it handed the lock again within its time to spin? That is all of
 * SPIN_NS as long as it pays, and halved each time that it does not. */
static bool spin_for_a_while(const OuLock *lock, OuThreadPart *part)
{
    uint64_t until = part->asked_at + part->spin_ns;
    bool back = false;
    while (!lock->alone && !back && part->spin_ns > 0 && ou_now_ns() < until) {
        back = spin(&part->granted);
    }
    return back;
}

static void judge_spinning(OuThreadPart *part)
{
    bool soon = ou_now_ns() < part->asked_at + SPIN_NS;
    part->spin_ns = soon ? SPIN_NS : part->spin_ns / 2;
}

static void sleep_until_granted(OuLock *lock, OuThread *th, uint64_t deadline)
{
    _Atomic uint32_t *granted = &ou_thread_part(th)->granted;
    for (;;) {
        uint32_t was = WAITING;
        if (atomic_compare_exchange_strong_explicit(granted, &was, ASLEEP, memory_order_acquire, memory_order_acquire)) {
            ou_futex_wait(granted, ASLEEP, deadline);
            was = ASLEEP;
            atomic_compare_exchange_strong_explicit(granted, &was, WAITING, memory_order_acquire, memory_order_acquire);
        }
        if (was == GRANTED) {
            return;
        }
        if (was == TIMER || (deadline != OU_NEVER && ou_now_ns() >= deadline)) {
            deadline = watch(lock, th);
        }
    }
}

/* For a thread that computes and has offered to be moved. Once it has the lock it sees to it that the timer does not have to wait
 * for its processor. */
static void sleep_in_turn(OuLock *lock, OuThread *th, uint64_t deadline)
{
    OuThreadPart *part = ou_thread_part(th);
    sleep_until_granted(lock, th, deadline);
    part->turn_since = atomic_load_explicit(&lock->head.since, memory_order_relaxed);
    part->turn_cpu_ns = ou_cpu_ns();
    ou_place_settle(lock, part);
    mutex_take(lock, th);
    if (lock->timer != NULL) {
        ou_place_avoid(lock, ou_thread_part(lock->timer));
    }
    mutex_give(lock, th);
}

/* Under the mutex: true when the lock was free and is th's now; false: it is held, and says that somebody waits. */
static bool take_or_mark(OuLock *lock, OuThread *th, uint64_t now)
{
    uintptr_t word = atomic_load_explicit(&lock->head.word, memory_order_relaxed);
    while (!(word & OU_LOCK_QUEUED)) {
        uintptr_t then = word == 0 ? (uintptr_t)th : word | OU_LOCK_QUEUED;
        if (atomic_compare_exchange_weak_explicit(&lock->head.word, &word, then, memory_order_acquire,
                                                  memory_order_relaxed)) {
            if (word != 0 && atomic_load_explicit(&lock->head.since, memory_order_relaxed) == 0) {
                ou_thread_part((OuThread *)(word & ~OU_LOCK_CLOSED))->used_ns = 0; /* NOLINT: the word is an address */
                atomic_store_explicit(&lock->head.since, now, memory_order_relaxed);
            }
            return word == 0;
        }
    }
    return false;
}

/* For how much of its turn a thread had no processor. Not known, so none: of a turn that one back from I/O has stopped. */
static uint64_t without_processor(const OuLock *lock, const OuThreadPart *part, uint64_t now)
{
    uint64_t ran = ou_cpu_ns() - part->turn_cpu_ns;
    return part->turn_since == atomic_load_explicit(&lock->head.since, memory_order_relaxed) && now - part->turn_since > ran
               ? now - part->turn_since - ran
               : 0;
}

static _Noreturn void sleep_for_good(void)
{
    for (;;) {
        pause();
    }
}

void ou_lock_enter_slow(OuThread *th, bool io)
{
    OuLock *lock = th->vm->lock;
    OuThreadPart *part = ou_thread_part(th);
    int error = errno;
    if (ou_lock_is_held(th)) { /* closed: leaving it did nothing */
        return;
    }
    if (!io) {
        ou_place_offer(lock, part);
    }
    uint64_t now = ou_now_ns();
    mutex_take(lock, th);
    if (lock->closed) {
        mutex_give(lock, th);
        sleep_for_good();
    }
    if (take_or_mark(lock, th, now)) {
        mutex_give(lock, th);
        ou_place_settle(lock, part);
        errno = error;
        return;
    }
    atomic_store_explicit(&part->granted, WAITING, memory_order_relaxed);
    part->io = io;
    part->used_ns = 0;
    part->asked_at = now;
    part->wakes_at = OU_NEVER;
    part->stats.n_waits++;
    push(io ? &lock->io : &lock->cpu, th);
    uint64_t deadline = arm(lock, th, now);
    bool soon = io && lock->asked && !lock->alone;
    mutex_give(lock, th);
    if (!io) {
        sleep_in_turn(lock, th, deadline);
    } else if (!soon || !spin(&part->granted)) {
        sleep_until_granted(lock, th, deadline);
    }
    errno = error;
}

/* ---- giving up ---- */

void ou_lock_leave_slow(OuThread *th)
{
    OuLock *lock = th->vm->lock;
    int error = errno;
    mutex_take(lock, th);
    if (lock->closed) {
        mutex_give(lock, th);
        return;
    }
    OU_ASSERT(ou_lock_has_waiters(lock));
    uint64_t now = ou_now_ns();
    ou_thread_part(th)->stats.n_handed++;
    ou_thread_part(th)->used_ns = 0;
    _Atomic uint32_t *next = hand_over(lock, now, false);
    OuThread *timer = appoint_timer(lock);
    /* The timer waits for the lock as long as this thread has not left the mutex; after that only its address counts. */
    _Atomic uint32_t *timer_word = timer == NULL ? NULL : &ou_thread_part(timer)->granted;
    mutex_give(lock, th);
    if (next != NULL) {
        ou_futex_wake(next);
    }
    if (timer_word != NULL) {
        ou_futex_wake(timer_word);
    }
    errno = error;
}

void ou_lock_yield(OuThread *th)
{
    OU_ASSERT_LOCKED(th);
    OuLock *lock = th->vm->lock;
    atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_LOCK, memory_order_relaxed);
    if (!(atomic_load_explicit(&lock->head.word, memory_order_relaxed) & OU_LOCK_QUEUED)) {
        return;
    }
    OuThreadPart *part = ou_thread_part(th);
    ou_lock_rank_give(th, 1);
    mutex_take(lock, th);
    if (lock->closed || !(lock->asked || ALWAYS_YIELD)) { /* who asked was served when it was given up before */
        mutex_give(lock, th);
        ou_lock_rank_take(th, 1);
        return;
    }
    uint64_t now = ou_now_ns();
    part->used_ns += now - atomic_load_explicit(&lock->head.since, memory_order_relaxed);
    bool goes_on = !ALWAYS_YIELD && lock->io.first != NULL && !ou_turn_is_over(lock, part);
    if (!goes_on) {
        ou_place_note(lock);
        ou_place_offer(lock, part);
        if (ou_turn_is_late(lock, now)) {
            ou_turn_answer(lock, now, without_processor(lock, part, now));
        }
    }
    _Atomic uint32_t *next = hand_over(lock, now, true);
    atomic_store_explicit(&part->granted, WAITING, memory_order_relaxed);
    part->io = false;
    part->asked_at = now;
    part->wakes_at = OU_NEVER;
    part->stats.n_yields++;
    part->stats.n_handed++;
    part->stats.n_waits++;
    if (goes_on) {
        push_first(&lock->cpu, th);
    } else {
        part->used_ns = 0;
        push(&lock->cpu, th);
    }
    uint64_t deadline = arm(lock, th, now);
    mutex_give(lock, th);
    if (next != NULL) {
        ou_futex_wake(next);
    }
    if (!goes_on) {
        sleep_in_turn(lock, th, deadline);
    } else {
        if (!spin_for_a_while(lock, part)) {
            sleep_until_granted(lock, th, deadline);
        }
        judge_spinning(part);
    }
    ou_lock_rank_take(th, 1);
}

bool ou_lock_retry(OuThread *th)
{
    int error = errno;
    bool ok = th->vm->host->poll == NULL || th->vm->host->poll(th);
    errno = error;
    return ok;
}
