/* thread_lock.c - _thread.lock and _thread.RLock.
 *
 * The VM's lock guards their fields, so taking a free one is an assignment. A thread that finds one held puts itself on
 * the lock's list and waits (07's ou_wait_until, so that signals work); who releases it wakes the first of the list and
 * does not hand it over: a thread that releases and takes it again in a loop would otherwise switch at each turn. */
#include "10_builtin/thread/thread_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"
#include "10_builtin/seconds.h"


typedef struct Lock { /* both kinds; depth is 0 or 1 for a plain one */
    OuObject head;
    int64_t depth;
    uint64_t owner; /* of an RLock: ident of the thread; 0: nobody */
    OuWaiters waiters;
} Lock;

static OuObject *lock_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                           OU_UNUSED OuObject *kwnames)
{
    return ou_type_allocate(th, type, 0);
}

static void lock_drop(OuThread *th, OuObject *self)
{
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

OuObject *ou_thread_lock_new(OuThread *th)
{
    return lock_make(th, &ou_lock_type, NULL, 0, NULL);
}

/* ---- taking and giving ---- */

static void give(OuThread *th, Lock *lock)
{
    lock->depth = 0;
    lock->owner = 0;
    ou_waiters_wake(th->vm, &lock->waiters);
}

void ou_thread_lock_open(OuThread *th, OuObject *lock)
{
    give(th, (Lock *)lock);
}

/* Waits until the lock is free and takes it. blind: neither signals nor a deadline end the wait. */
static OuWait take(OuThread *th, Lock *lock, uint64_t deadline, bool blind)
{
    OuWait why = OU_WAIT_WOKEN;
    if (lock->depth != 0) {
        OuWaiter waiter;
        ou_keep(lock);
        ou_waiters_join(th, &lock->waiters, &waiter);
        while (lock->depth != 0 && why == OU_WAIT_WOKEN) {
            if (blind) {
                ou_wait_blind(th);
            } else {
                why = ou_wait_until(th, deadline);
            }
        }
        ou_waiters_part(&lock->waiters, &waiter);
        if (why == OU_WAIT_ERROR && lock->depth == 0) {
            give(th, lock); /* the wake-up that this thread does not use is for the next one */
        }
        bool taken = lock->depth == 0 && why != OU_WAIT_ERROR;
        if (taken) {
            lock->depth = 1;
            lock->owner = th->ident;
        }
        ou_drop(th, lock);
        return taken ? OU_WAIT_WOKEN : why;
    }
    lock->depth = 1;
    lock->owner = th->ident;
    return OU_WAIT_WOKEN;
}

#define FOR_EVER (-OU_SECOND_NS) /* the timeout -1 */

/* acquire(blocking=True, timeout=-1) */
static OuObject *acquire(OuThread *th, Lock *lock, OuObject *const *args, bool again)
{
    int64_t timeout = FOR_EVER;
    OuTruth blocking = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (blocking == OU_ERROR || (args[1] != NULL && !ou_seconds_ns(th, args[1], OU_SECOND_NS, &timeout))) {
        return NULL;
    }
    if (blocking == OU_FALSE && timeout != FOR_EVER) {
        return ou_null(th, &ou_exc_value_error, "can't specify a timeout for a non-blocking call");
    }
    if (timeout < 0 && timeout != FOR_EVER) {
        return ou_null(th, &ou_exc_value_error, "timeout value must be positive");
    }
    if (again) {
        lock->depth++;
        return OU_PY_TRUE;
    }
    if (lock->depth != 0 && (blocking == OU_FALSE || timeout == 0)) {
        return OU_PY_FALSE;
    }
    uint64_t deadline = timeout < 0 || lock->depth == 0 ? OU_NEVER : ou_now_ns() + (uint64_t)timeout;
    OuWait why = take(th, lock, deadline, false);
    return why == OU_WAIT_ERROR ? NULL : ou_bool(why == OU_WAIT_WOKEN);
}

OU_THREAD_METHOD(lock_acquire)
{
    return acquire(th, (Lock *)self, args, false);
}

OU_THREAD_METHOD(lock_release)
{
    Lock *lock = (Lock *)self;
    if (lock->depth == 0) {
        return ou_null(th, &ou_exc_runtime_error, "release unlocked lock");
    }
    give(th, lock);
    return OU_NONE;
}

OU_THREAD_METHOD(lock_exit)
{
    return lock_release(th, self, NULL, 0, NULL);
}

OU_THREAD_METHOD(lock_locked)
{
    return ou_bool(((Lock *)self)->depth > 0);
}

/* In the child of a fork: whoever held it or waited for it is not there. */
OU_THREAD_METHOD(lock_reinit)
{
    Lock *lock = (Lock *)self;
    lock->depth = 0;
    lock->owner = 0;
    lock->waiters = (OuWaiters){NULL, 0};
    return OU_NONE;
}

static OuObject *lock_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<%s %N object at %p>", ((Lock *)self)->depth > 0 ? "locked" : "unlocked", self->type,
                         (void *)self);
}

/* ---- RLock ---- */

static bool is_mine(const OuThread *th, const Lock *lock)
{
    return lock->depth > 0 && lock->owner == th->ident;
}

OU_THREAD_METHOD(rlock_acquire)
{
    return acquire(th, (Lock *)self, args, is_mine(th, (Lock *)self));
}

OU_THREAD_METHOD(rlock_release)
{
    Lock *lock = (Lock *)self;
    if (!is_mine(th, lock)) {
        return ou_null(th, &ou_exc_runtime_error, "cannot release un-acquired lock");
    }
    if (--lock->depth == 0) {
        give(th, lock);
    }
    return OU_NONE;
}

OU_THREAD_METHOD(rlock_exit)
{
    return rlock_release(th, self, NULL, 0, NULL);
}

OU_THREAD_METHOD(rlock_is_owned)
{
    return ou_bool(is_mine(th, (Lock *)self));
}

/* For Condition.wait(): lets go of all of it, and takes it back to the same depth. */
OU_THREAD_METHOD(rlock_release_save)
{
    Lock *lock = (Lock *)self;
    if (lock->depth == 0) {
        return ou_null(th, &ou_exc_runtime_error, "cannot release un-acquired lock");
    }
    OuObject *depth = ou_int_new(th, lock->depth), *owner = depth == NULL ? NULL : ou_int_new_u64(th, lock->owner);
    OuObject *state = ou_seq_pair_adopt(th, depth, owner);
    if (state != NULL) {
        give(th, lock);
    }
    return state;
}

OU_THREAD_METHOD(rlock_acquire_restore)
{
    Lock *lock = (Lock *)self;
    int64_t depth;
    uint64_t owner;
    if (!ou_is_tuple(args[0]) || ou_tuple_size(args[0]) != 2 || !ou_is_int(ou_tuple_borrow(args[0], 0)) ||
        !ou_is_int(ou_tuple_borrow(args[0], 1))) {
        return ou_null(th, &ou_exc_type_error, "_acquire_restore() argument 1 must be a pair of ints");
    }
    if (!ou_int_as_i64(th, ou_tuple_borrow(args[0], 0), &depth) || !ou_int_as_u64(th, ou_tuple_borrow(args[0], 1), &owner)) {
        return NULL;
    }
    (void)take(th, lock, OU_NEVER, true);
    lock->depth = depth;
    lock->owner = owner;
    return OU_NONE;
}

static OuObject *rlock_repr(OuThread *th, OuObject *self)
{
    Lock *lock = (Lock *)self;
    return ou_str_format(th, "<%s %N object owner=%llu count=%lld at %p>", lock->depth > 0 ? "locked" : "unlocked",
                         self->type, (unsigned long long)lock->owner, (long long)lock->depth, (void *)self);
}

static const OuMethodDef lock_methods[] = {
    {"acquire", lock_acquire, "blocking=True, timeout=-1", 0,
     "acquire(blocking=True, timeout=-1) -> bool\n(acquire_lock() is an obsolete synonym)\n\n"
     "Lock the lock.  Without argument, this blocks if the lock is already\n"
     "locked (even by the same thread), waiting for another thread to release\n"
     "the lock, and return True once the lock is acquired.\nThe blocking operation is interruptible."},
    {"acquire_lock", lock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"release", lock_release, "", 0,
     "release()\n(release_lock() is an obsolete synonym)\n\nRelease the lock, allowing another thread that is blocked waiting for\n"
     "the lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it."},
    {"release_lock", lock_release, "", 0, "Release the lock."},
    {"locked", lock_locked, "", 0, "Return whether the lock is in the locked state."},
    {"locked_lock", lock_locked, "", 0, "Return whether the lock is in the locked state."},
    {"__enter__", lock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"__exit__", lock_exit, NULL, OU_FN_BARE, "Release the lock."},
    {"_at_fork_reinit", lock_reinit, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef rlock_methods[] = {
    {"acquire", rlock_acquire, "blocking=True, timeout=-1", 0,
     "Lock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\n"
     "and another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\n"
     "the lock, the method will wait for the lock to be released,\ntake it and then return True.\n(note: the blocking operation is interruptible.)"},
    {"release", rlock_release, "", 0,
     "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  "
     "The lock must be in the locked state,\nand must be locked by the same thread that unlocks it; otherwise a\n`RuntimeError` is raised."},
    {"__enter__", rlock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"__exit__", rlock_exit, NULL, OU_FN_BARE, "Release the lock."},
    {"_is_owned", rlock_is_owned, "", 0, "For internal use by `threading.Condition`."},
    {"_release_save", rlock_release_save, "", 0, "For internal use by `threading.Condition`."},
    {"_acquire_restore", rlock_acquire_restore, "state, /", 0, "For internal use by `threading.Condition`."},
    {"_at_fork_reinit", lock_reinit, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

#define LOCK_TYPE(variable, full_name, number, more, write, table)                                 \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_IMMUTABLE | (more),                                                       \
        .index = number,                                                                           \
        .basic_size = sizeof(Lock),                                                                \
        .weak = 1,                                                                                 \
        .drop = lock_drop,                                                                         \
        .repr = write,                                                                             \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .make = lock_make,                                                                         \
        .init = ou_object_init,                                                                    \
        .methods = table,                                                                          \
    }
LOCK_TYPE(ou_lock_type, "_thread.lock", OU_TYPE_INDEX_LOCK, OU_TYPE_NO_NEW, lock_repr, lock_methods);
LOCK_TYPE(ou_rlock_type, "_thread.RLock", OU_TYPE_INDEX_RLOCK, OU_TYPE_BASE, rlock_repr, rlock_methods);
