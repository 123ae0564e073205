/* thread.c - the life of the lock and of threads; fork.
 *
 * A thread's record is memory of the C library, charged to the account, and not of the heap: it is read (by the thread that
 * hands the lock over) until the lock is given up for the last time, after which the heap may not be touched. */
#include "07_thread/lock_int.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Record and part in one piece. */
typedef struct Whole {
    OuThread record;
    OuThreadPart part;
    OuThreadBody body;
    void *arg;
} Whole;

/* ---- the lock's life ---- */

bool ou_lock_start(OuVm *vm)
{
    OuLock *lock = ou_raw_take_zeroed(&vm->account, sizeof *lock);
    if (lock == NULL) {
        return false;
    }
    pthread_mutex_init(&lock->mutex, NULL);
    atomic_init(&lock->interval, OU_LOCK_INTERVAL_NS);
    cpu_set_t processors;
    lock->place = -1;
    lock->alone = sched_getaffinity(0, sizeof processors, &processors) == 0 && CPU_COUNT(&processors) == 1;
    atomic_init(&lock->head.word, (uintptr_t)&vm->main);
    lock->main.native_id = (uint64_t)gettid();
    vm->main.lock_state = &lock->main;
    vm->main.ident = (uint64_t)pthread_self();
    vm->lock = lock;
    ou_lock_rank_take(&vm->main, 1);
    return true;
}

bool ou_lock_close(OuThread *th)
{
    OU_ASSERT_LOCKED(th);
    OuLock *lock = th->vm->lock;
    pthread_mutex_lock(&lock->mutex);
    lock->closed = true;
    atomic_fetch_or_explicit(&lock->head.word, OU_LOCK_CLOSED, memory_order_relaxed);
    pthread_mutex_unlock(&lock->mutex);
    return th->vm->threads == th && th->next == NULL && lock->n_lost == 0;
}

void ou_lock_end(OuVm *vm)
{
    OuLock *lock = vm->lock;
    while (atomic_load_explicit(&lock->n_ending, memory_order_acquire) > 0) {
        sched_yield();
    }
    pthread_mutex_destroy(&lock->mutex);
    ou_raw_give(&vm->account, lock, sizeof *lock);
    vm->lock = NULL;
    vm->main.lock_state = NULL;
}

uint64_t ou_lock_interval(const OuVm *vm)
{
    return atomic_load_explicit(&vm->lock->interval, memory_order_relaxed);
}

void ou_lock_set_interval(OuVm *vm, uint64_t ns)
{
    atomic_store_explicit(&vm->lock->interval, ns, memory_order_relaxed);
}

/* ---- statistics ---- */

static void add_stats(OuLockStats *to, const OuLockStats *from)
{
    to->n_waits += from->n_waits;
    to->n_yields += from->n_yields;
    to->n_handed += from->n_handed;
    to->wait_ns += from->wait_ns;
    to->longest_ns = from->longest_ns > to->longest_ns ? from->longest_ns : to->longest_ns;
}

OuLockStats ou_lock_stats(const OuVm *vm)
{
    OuLock *lock = vm->lock;
    pthread_mutex_lock(&lock->mutex); /* those that wait count too */
    OuLockStats all = lock->ended;
    for (const OuThread *th = vm->threads; th != NULL; th = th->next) {
        add_stats(&all, &ou_thread_part(th)->stats);
    }
    pthread_mutex_unlock(&lock->mutex);
    return all;
}

OuLockStats ou_lock_thread_stats(const OuThread *th)
{
    OuLock *lock = th->vm->lock;
    pthread_mutex_lock(&lock->mutex);
    OuLockStats stats = ou_thread_part(th)->stats;
    pthread_mutex_unlock(&lock->mutex);
    return stats;
}

/* ---- threads ---- */

OuThread *ou_thread_new(OuThread *th)
{
    OU_ASSERT_LOCKED(th);
    OuVm *vm = th->vm;
    if (!ou_account_charge(&vm->account, sizeof(Whole))) {
        return ou_null_memory(th);
    }
    Whole *whole = calloc(1, sizeof *whole);
    if (whole == NULL) {
        ou_account_refund(&vm->account, sizeof(Whole));
        return ou_null_memory(th);
    }
    ou_thread_record_init(&whole->record, vm);
    whole->record.lock_state = &whole->part;
    whole->record.next = vm->threads->next;
    vm->threads->next = &whole->record;
    return &whole->record;
}

/* Out of the list and of the account; the memory is still there. */
static void unlink_record(OuThread *th)
{
    OuVm *vm = th->vm;
    OuThread **place = &vm->threads;
    while (*place != th) {
        place = &(*place)->next;
    }
    *place = th->next;
    ou_account_refund(&vm->account, sizeof(Whole));
}

void ou_thread_discard(OuThread *fresh)
{
    unlink_record(fresh);
    free((Whole *)fresh);
}

static void end_thread(OuThread *th)
{
    OuLock *lock = th->vm->lock;
    OU_ASSERT(th->error == NULL && th->frame == NULL && th->stack == NULL);
    pthread_mutex_lock(&lock->mutex);
    add_stats(&lock->ended, &ou_thread_part(th)->stats);
    pthread_mutex_unlock(&lock->mutex);
    unlink_record(th);
    atomic_fetch_add_explicit(&lock->n_ending, 1, memory_order_relaxed);
    ou_lock_leave(th);
    free((Whole *)th);
    atomic_fetch_sub_explicit(&lock->n_ending, 1, memory_order_release);
}

static void *thread_main(void *arg)
{
    Whole *whole = arg;
    OuThread *th = &whole->record;
    ou_lock_enter_slow(th, false);
    ou_lock_rank_take(th, 1);
    th->stack_limit = ou_thread_stack_limit(th->vm->account.cap != SIZE_MAX);
    ou_thread_part(th)->native_id = (uint64_t)gettid();
    whole->body(th, whole->arg);
    end_thread(th);
    return NULL;
}

bool ou_thread_start(OuThread *fresh, OuThreadBody body, void *arg, size_t stack_size)
{
    Whole *whole = (Whole *)fresh;
    pthread_attr_t attributes;
    pthread_t handle;
    whole->body = body;
    whole->arg = arg;
    if (pthread_attr_init(&attributes) != 0) {
        return false;
    }
    bool ok = pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) == 0 &&
              (stack_size == 0 || pthread_attr_setstacksize(&attributes, stack_size) == 0) &&
              pthread_create(&handle, &attributes, thread_main, whole) == 0;
    pthread_attr_destroy(&attributes);
    if (ok) {
        fresh->ident = (uint64_t)handle; /* it reads that under the lock, which is held here */
    }
    return ok;
}

void ou_lock_after_fork(OuThread *th)
{
    OuVm *vm = th->vm;
    OuLock *lock = vm->lock;
    uintptr_t closed = lock->closed ? OU_LOCK_CLOSED : 0;
    pthread_mutex_init(&lock->mutex, NULL); /* another thread may have held it */
    lock->io = lock->cpu = (OuLockQueue){NULL, NULL};
    lock->timer = NULL;
    lock->asked = false;
    lock->epoch++;
    for (int i = 0; i <= OU_SIGNAL_MAX; i++) {
        atomic_store_explicit(&lock->signals.pending[i], 0, memory_order_relaxed);
    }
    atomic_store(&lock->n_ending, 0);
    atomic_store(&lock->head.since, 0);
    atomic_store(&lock->head.word, (uintptr_t)th | closed);
    for (OuThread *other = vm->threads, *next; other != NULL; other = next) {
        next = other->next;
        if (other != th) {
            other->next = lock->lost;
            lock->lost = other;
            lock->n_lost++;
        }
    }
    th->next = NULL;
    vm->threads = vm->leader = th;
    ou_thread_part(th)->native_id = (uint64_t)gettid();
}

/* ---- the C stack ---- */

#define STACK_MARGIN ((size_t)128 * 1024) /* bytes below the limit, for what C functions need between two checks */
#define STACK_CAPPED ((size_t)1024 * 1024)
#define STACK_UNKNOWN ((size_t)8 * 1024 * 1024)

/* The lowest address of the calling thread's stack, if it is not the process's first thread; else NULL: that stack grows
 * as far as the resource limit lets it, which may be far from where its mapping ends now. */
static const char *stack_low(void)
{
    pthread_attr_t attributes;
    void *low = NULL;
    size_t size = 0;
    if (gettid() == getpid() || pthread_getattr_np(pthread_self(), &attributes) != 0) {
        return NULL;
    }
    if (pthread_attr_getstack(&attributes, &low, &size) != 0) {
        low = NULL;
    }
    pthread_attr_destroy(&attributes);
    return low;
}

const char *ou_thread_stack_limit(bool capped)
{
    struct rlimit limit;
    size_t size = STACK_UNKNOWN;
    const char *here = __builtin_frame_address(0), *low = stack_low();
    if (low != NULL) {
        size = (size_t)(here - low);
    } else if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        size = (size_t)limit.rlim_cur;
    }
    if (capped && size > STACK_CAPPED) {
        size = STACK_CAPPED;
    }
    return here - size + (size / 2 < STACK_MARGIN ? size / 2 : STACK_MARGIN);
}
