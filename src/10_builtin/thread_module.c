/* thread_module.c - the module _thread for a VM with one thread: locks, ids, thread-local data.
 *
 * Locks tell the truth: one that is held cannot be taken again. Waiting for it without a limit would never end, since
 * nobody else is there to release it, so that raises RuntimeError; with a timeout it waits and answers False.
 * start_new_thread() raises: threads are not in this version. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

#define TIMEOUT_MAX 9223372036.0

extern const OuType ou_lock_type, ou_rlock_type, ou_thread_local_type;

static uint64_t ident(const OuThread *th)
{
    return (uint64_t)(uintptr_t)th;
}

/* ---- locks ---- */

typedef struct Lock { /* both kinds; depth is 0 or 1 for a plain one */
    OuObject head;
    int64_t depth;
    uint64_t owner; /* of an RLock; 0: nobody */
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

static bool wait_for(OuThread *th, double seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    double whole = floor(seconds);
    until.tv_sec += (time_t)whole;
    until.tv_nsec += (long)((seconds - whole) * 1e9);
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
        if (!ou_tick(th)) {
            return false;
        }
    }
    return true;
}

/* acquire(blocking=True, timeout=-1) of a lock that this thread may not have now. */
static OuObject *acquire(OuThread *th, Lock *lock, OuObject *const *args, bool again)
{
    double timeout = -1;
    OuTruth blocking = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (blocking == OU_ERROR || (args[1] != NULL && !ou_as_f64(th, args[1], &timeout))) {
        return NULL;
    }
    if (blocking == OU_FALSE && timeout != -1) {
        return ou_null(th, &ou_exc_value_error, "can't specify a timeout for a non-blocking call");
    }
    if (timeout < 0 && timeout != -1) {
        return ou_null(th, &ou_exc_value_error, "timeout value must be a non-negative number");
    }
    if (timeout > TIMEOUT_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "timeout value is too large");
    }
    if (lock->depth == 0 || again) {
        lock->depth++;
        lock->owner = ident(th);
        return OU_PY_TRUE;
    }
    if (blocking == OU_FALSE) {
        return OU_PY_FALSE;
    }
    if (timeout < 0) {
        return ou_null(th, &ou_exc_runtime_error,
                       "the lock is held and would never be released: threads are not in this version of Ouro");
    }
    return wait_for(th, timeout) ? OU_PY_FALSE : NULL;
}

METHOD(lock_acquire)
{
    return acquire(th, (Lock *)self, args, false);
}

METHOD(lock_release)
{
    Lock *lock = (Lock *)self;
    if (lock->depth == 0) {
        return ou_null(th, &ou_exc_runtime_error, "release unlocked lock");
    }
    lock->depth = 0;
    return OU_NONE;
}

METHOD(lock_exit)
{
    return lock_release(th, self, NULL, 0, NULL);
}

METHOD(lock_locked)
{
    return ou_bool(((Lock *)self)->depth > 0);
}

METHOD(lock_reinit)
{
    ((Lock *)self)->depth = 0;
    ((Lock *)self)->owner = 0;
    return OU_NONE;
}

static OuObject *lock_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<%s %N object at %p>", ((Lock *)self)->depth > 0 ? "locked" : "unlocked", self->type,
                         (void *)self);
}

METHOD(rlock_acquire)
{
    return acquire(th, (Lock *)self, args, ((Lock *)self)->owner == ident(th));
}

METHOD(rlock_release)
{
    Lock *lock = (Lock *)self;
    if (lock->depth == 0 || lock->owner != ident(th)) {
        return ou_null(th, &ou_exc_runtime_error, "cannot release un-acquired lock");
    }
    if (--lock->depth == 0) {
        lock->owner = 0;
    }
    return OU_NONE;
}

METHOD(rlock_exit)
{
    return rlock_release(th, self, NULL, 0, NULL);
}

METHOD(rlock_is_owned)
{
    return ou_bool(((Lock *)self)->depth > 0 && ((Lock *)self)->owner == ident(th));
}

/* For Condition.wait(): lets go of all of it, and takes it back to the same depth. */
METHOD(rlock_release_save)
{
    Lock *lock = (Lock *)self;
    if (lock->depth == 0) {
        return ou_null(th, &ou_exc_runtime_error, "cannot release un-acquired lock");
    }
    OuObject *depth = ou_int_new(th, lock->depth), *owner = depth == NULL ? NULL : ou_int_new_u64(th, lock->owner);
    OuObject *state = owner == NULL ? NULL : ou_tuple_of(th, 2, depth, owner);
    ou_drop_maybe(th, owner);
    ou_drop_maybe(th, depth);
    if (state != NULL) {
        lock->depth = 0;
        lock->owner = 0;
    }
    return state;
}

METHOD(rlock_acquire_restore)
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
    {"acquire", lock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"acquire_lock", lock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"release", lock_release, "", 0, "Release the lock."},
    {"release_lock", lock_release, "", 0, "Release the lock."},
    {"locked", lock_locked, "", 0, "Return whether the lock is in the locked state."},
    {"locked_lock", lock_locked, "", 0, "Return whether the lock is in the locked state."},
    {"__enter__", lock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"__exit__", lock_exit, NULL, 0, "Release the lock."},
    {"_at_fork_reinit", lock_reinit, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef rlock_methods[] = {
    {"acquire", rlock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"release", rlock_release, "", 0, "Release the lock."},
    {"__enter__", rlock_acquire, "blocking=True, timeout=-1", 0, "Lock the lock."},
    {"__exit__", rlock_exit, NULL, 0, "Release the lock."},
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
        .str = ou_object_str,                                                                      \
        .hash = ou_object_hash,                                                                    \
        .compare = ou_object_compare,                                                              \
        .get_attr = ou_generic_get_attr,                                                           \
        .set_attr = ou_generic_set_attr,                                                           \
        .make = lock_make,                                                                         \
        .init = ou_object_init,                                                                    \
        .methods = table,                                                                          \
    }
LOCK_TYPE(ou_lock_type, "_thread.lock", OU_TYPE_INDEX_LOCK, OU_TYPE_NO_NEW, lock_repr, lock_methods);
LOCK_TYPE(ou_rlock_type, "_thread.RLock", OU_TYPE_INDEX_RLOCK, 0, rlock_repr, rlock_methods);

/* ---- thread-local data: with one thread, an object with attributes ---- */

typedef struct Local {
    OuObject head;
    OuObject *dict; /* owned; NULL until used */
} Local;

static OuObject *local_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, size_t n, OuObject *kwnames)
{
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n + n_keywords > 0 && type->init == ou_object_init) {
        return ou_null(th, &ou_exc_type_error, "Initialization arguments are not supported");
    }
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static void local_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Local *)self)->dict);
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_clear_extra(th, self);
    }
}

static void local_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((Local *)self)->dict);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t local_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Local *)self)->dict);
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    return OU_VISIT_END;
}

const OuType ou_thread_local_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_thread._local",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_LOCAL,
    .basic_size = sizeof(Local),
    .dict_offset = offsetof(Local, dict),
    .weak = 1,
    .drop = local_drop,
    .visit = local_visit,
    .clear = local_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = local_make,
    .init = ou_object_init,
    .doc = "Thread-local data",
};

/* ---- functions ---- */

METHOD(thread_allocate_lock)
{
    return lock_make(th, &ou_lock_type, NULL, 0, NULL);
}

METHOD(thread_get_ident)
{
    return ou_int_new_u64(th, ident(th));
}

METHOD(thread_get_native_id)
{
    return ou_int_new(th, getpid());
}

METHOD(thread_start)
{
    return ou_null(th, &ou_exc_runtime_error, "can't start new thread: threads are not in this version of Ouro");
}

METHOD(thread_exit)
{
    return ou_null(th, &ou_exc_system_exit, "");
}

METHOD(thread_count)
{
    return ou_int_new(th, 0);
}

METHOD(thread_stack_size)
{
    int64_t size = 0;
    if (args[0] != NULL && !ou_as_i64(th, args[0], &size)) {
        return NULL;
    }
    return size < 0 ? ou_null(th, &ou_exc_value_error, "size must be 0 or a positive value") : ou_int_new(th, 0);
}

METHOD(thread_interrupt_main)
{
    int64_t number = SIGINT;
    if (args[0] != NULL && !ou_as_i64(th, args[0], &number)) {
        return NULL;
    }
    if (number < 1 || number > 64) {
        return ou_null(th, &ou_exc_value_error, "signal number out of range");
    }
    raise((int)number);
    return ou_tick(th) ? OU_NONE : NULL;
}

/* A lock that is held as long as the thread runs. */
METHOD(thread_set_sentinel)
{
    return lock_make(th, &ou_lock_type, NULL, 0, NULL);
}

static const OuMethodDef functions[] = {
    {"allocate_lock", thread_allocate_lock, "", 0, "Create a new lock object."},
    {"allocate", thread_allocate_lock, "", 0, "Create a new lock object."},
    {"get_ident", thread_get_ident, "", 0, "Return a non-zero integer that uniquely identifies the current thread."},
    {"get_native_id", thread_get_native_id, "", 0, "Return the integer thread ID as the operating system assigned it."},
    {"start_new_thread", thread_start, NULL, 0, "Raises RuntimeError: threads are not in this version of Ouro."},
    {"start_new", thread_start, NULL, 0, "Raises RuntimeError: threads are not in this version of Ouro."},
    {"exit", thread_exit, "", 0, "Raise SystemExit."},
    {"exit_thread", thread_exit, "", 0, "Raise SystemExit."},
    {"_count", thread_count, "", 0, "Return the number of currently running Python threads, excluding the main thread."},
    {"stack_size", thread_stack_size, "size=0, /", 0, "Return the thread stack size used when creating new threads."},
    {"interrupt_main", thread_interrupt_main, "signum=2, /", 0, "Simulate the arrival of the given signal in the main thread."},
    {"_set_sentinel", thread_set_sentinel, "", 0, "A lock that is released when the current thread ends."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *name = ou_str_intern_text(th, "_thread");
    OuObject *module = name == NULL ? NULL : ou_module_new(th, name);
    ou_drop_maybe(th, name);
    if (module != NULL &&
        (!ou_module_add_functions(th, module, functions) || !ou_module_add_type(th, module, &ou_rlock_type) ||
         !ou_module_add_type(th, module, &ou_thread_local_type) ||
         !ou_module_add(th, module, "LockType", OU_TYPE_OBJECT(&ou_lock_type)) ||
         !ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_runtime_error)) ||
         !ou_module_add_adopt(th, module, "TIMEOUT_MAX", ou_float_new(th, TIMEOUT_MAX)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__thread = {.name = "_thread", .make = make};
