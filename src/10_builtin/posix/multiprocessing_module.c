/* multiprocessing_module.c - the module _multiprocessing: semaphores that processes share, over the system's named ones. */
#include "10_builtin/data_int.h"
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "07_thread/thread.h"
#include "10_builtin/type_index_10.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <semaphore.h>
#include <time.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

extern const OuType ou_sem_lock_type;

enum { RECURSIVE, SEMAPHORE }; /* kinds, as multiprocessing.synchronize numbers them */

typedef struct SemLock {
    OuObject head;
    sem_t *handle;    /* SEM_FAILED: none yet */
    uint64_t owner;   /* ident of the thread of this process that took it last */
    int32_t count;    /* acquires less releases, in this process */
    int32_t kind;
    int32_t max_value;
    OuObject *name;   /* str; owned; NULL: it was unlinked at once */
} SemLock;

static OuObject *raise_errno(OuThread *th)
{
    ou_raise_errno(th, errno, NULL, NULL);
    return NULL;
}

/* ---- life ---- */

static SemLock *allocate(OuThread *th, const OuType *type)
{
    SemLock *s = (SemLock *)ou_type_allocate(th, type, 0);
    if (s != NULL) {
        s->handle = SEM_FAILED;
        if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
            ou_track(th, &s->head);
        }
    }
    return s;
}

/* The text of a name: data in *holder, which is new. NULL with an error. */
static const char *name_text(OuThread *th, OuObject *name, OuObject **holder)
{
    size_t size;
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "SemLock() argument 'name' must be str, not %G", name);
    }
    return ou_str_utf8(th, name, &size, holder);
}

static OuObject *make_lock(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[5], *holder = NULL;
    int32_t kind, value, max_value;
    if (!ou_args_parse(th, "SemLock", "kind, value, maxvalue, name, unlink", args, n, kwnames, out) ||
        !ou_as_c_int(th, out[0], &kind) || !ou_as_c_int(th, out[1], &value) || !ou_as_c_int(th, out[2], &max_value)) {
        return NULL;
    }
    OuTruth unlink = ou_is_true(th, out[4]);
    if (unlink == OU_ERROR) {
        return NULL;
    }
    if (kind != RECURSIVE && kind != SEMAPHORE) {
        return ou_null(th, &ou_exc_value_error, "unrecognized kind");
    }
    const char *name = name_text(th, out[3], &holder);
    SemLock *s = name == NULL ? NULL : allocate(th, type);
    if (s != NULL) {
        s->kind = kind;
        s->max_value = max_value;
        s->handle = sem_open(name, O_CREAT | O_EXCL, 0600, (unsigned)value);
        if (s->handle == SEM_FAILED || (unlink == OU_TRUE && sem_unlink(name) != 0)) {
            raise_errno(th);
            ou_clear_ref(th, &s);
        } else if (unlink == OU_FALSE) {
            s->name = ou_keep(out[3]);
        }
    }
    ou_drop_maybe(th, holder);
    return (OuObject *)s;
}

METHOD(rebuild)
{
    OuObject *holder = NULL;
    int64_t handle;
    SemLock *s = allocate(th, (const OuType *)self);
    if (s == NULL || !ou_as_i64(th, args[0], &handle) || !ou_as_format_int(th, args[1], &s->kind) ||
        !ou_as_format_int(th, args[2], &s->max_value)) {
        ou_drop_maybe(th, s);
        return NULL;
    }
    if (args[3] == OU_NONE) {
        s->handle = (sem_t *)(uintptr_t)handle; /* NOLINT: a forked child has it at the same address */
        return (OuObject *)s;
    }
    const char *name = name_text(th, args[3], &holder);
    if (name != NULL) {
        s->handle = sem_open(name, 0);
        s->name = ou_keep(args[3]);
        if (s->handle == SEM_FAILED) {
            raise_errno(th);
        }
    }
    ou_drop_maybe(th, holder);
    if (ou_has_error(th)) {
        ou_clear_ref(th, &s);
    }
    return (OuObject *)s;
}

static void drop_lock(OuThread *th, OuObject *self)
{
    SemLock *s = (SemLock *)self;
    if (s->handle != SEM_FAILED) {
        sem_close(s->handle);
    }
    ou_clear_ref(th, &s->name);
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- taking and giving ---- */

static bool is_mine(const OuThread *th, const SemLock *s)
{
    return s->count > 0 && s->owner == th->ident;
}

/* Waits with the lock given up. 1: taken; 0: the time is over; -1: an error is pending. until NULL: for ever. */
static int wait_for(OuThread *th, SemLock *s, const struct timespec *until)
{
    int done;
    do {
        ou_lock_leave(th);
        done = until == NULL ? sem_wait(s->handle) : sem_timedwait(s->handle, until);
        ou_lock_enter(th);
    } while (done != 0 && errno == EINTR && ou_lock_retry(th));
    if (done == 0) {
        return 1;
    }
    if (ou_has_error(th)) {
        return -1;
    }
    if (errno == ETIMEDOUT) {
        return 0;
    }
    raise_errno(th);
    return -1;
}

METHOD(acquire)
{
    SemLock *s = (SemLock *)self;
    double seconds = 0;
    bool limited = args[1] != NULL && args[1] != OU_NONE;
    OuTruth block = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (block == OU_ERROR || (limited && !ou_as_f64(th, args[1], &seconds))) {
        return NULL;
    }
    if (s->kind == RECURSIVE && is_mine(th, s)) {
        s->count++;
        return OU_PY_TRUE;
    }
    int taken = sem_trywait(s->handle) == 0 ? 1 : 0;
    if (taken == 0 && errno != EAGAIN) {
        return raise_errno(th);
    }
    if (taken == 0 && block == OU_TRUE) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        seconds = seconds > 0 ? (seconds < 1e9 ? seconds : 1e9) : 0;
        until.tv_sec += (time_t)floor(seconds);
        until.tv_nsec += (long)((seconds - floor(seconds)) * 1e9);
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        taken = wait_for(th, s, limited ? &until : NULL);
    }
    if (taken < 0) {
        return NULL;
    }
    if (taken == 1) {
        s->count++;
        s->owner = th->ident;
    }
    return ou_bool(taken == 1);
}

METHOD(release)
{
    SemLock *s = (SemLock *)self;
    if (s->kind == RECURSIVE) {
        if (!is_mine(th, s)) {
            return ou_null(th, &ou_exc_assertion_error, "attempt to release recursive lock not owned by thread");
        }
        if (s->count > 1) {
            s->count--;
            return OU_NONE;
        }
    } else {
        int value;
        if (sem_getvalue(s->handle, &value) != 0) {
            return raise_errno(th);
        }
        if (value >= s->max_value) {
            return ou_null(th, &ou_exc_value_error, "semaphore or lock released too many times");
        }
    }
    if (sem_post(s->handle) != 0) {
        return raise_errno(th);
    }
    s->count--;
    return OU_NONE;
}

METHOD(enter)
{
    OuObject *none[2] = {NULL, NULL};
    return acquire(th, self, none, 2, NULL);
}

METHOD(leave)
{
    return release(th, self, NULL, 0, NULL);
}

METHOD(count)
{
    return ou_int_new(th, ((SemLock *)self)->count);
}

METHOD(mine)
{
    return ou_bool(is_mine(th, (SemLock *)self));
}

METHOD(value)
{
    int now;
    if (sem_getvalue(((SemLock *)self)->handle, &now) != 0) {
        return raise_errno(th);
    }
    return ou_int_new(th, now < 0 ? 0 : now);
}

METHOD(is_zero)
{
    int now;
    return sem_getvalue(((SemLock *)self)->handle, &now) != 0 ? raise_errno(th) : ou_bool(now <= 0);
}

METHOD(after_fork)
{
    ((SemLock *)self)->count = 0;
    return OU_NONE;
}

static OuObject *get_handle(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)(intptr_t)((SemLock *)self)->handle);
}

static OuObject *get_kind(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((SemLock *)self)->kind);
}

static OuObject *get_max_value(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((SemLock *)self)->max_value);
}

static OuObject *get_name(OuThread *th, OuObject *self)
{
    (void)th;
    OuObject *name = ((SemLock *)self)->name;
    return name == NULL ? OU_NONE : ou_keep(name);
}

static const OuMethodDef methods[] = {
    {"acquire", acquire, "block=True, timeout=None", 0, "Acquire the semaphore/lock."},
    {"release", release, "", 0, "Release the semaphore/lock."},
    {"_count", count, "", 0, "Num of `acquire()`s minus num of `release()`s for this process."},
    {"_is_mine", mine, "", 0, "Whether the lock is owned by this thread."},
    {"_get_value", value, "", 0, "Get the value of the semaphore."},
    {"_is_zero", is_zero, "", 0, "Return whether semaphore has value zero."},
    {"_after_fork", after_fork, "", 0, "Rezero the net acquisition count after fork()."},
    {"_rebuild", rebuild, "handle, kind, maxvalue, name, /", OU_FN_CLASS, NULL},
    {"__enter__", enter, "", 0, "Enter the semaphore/lock."},
    {"__exit__", leave, "exc_type=None, exc_value=None, exc_tb=None, /", 0, "Exit the semaphore/lock."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"handle", get_handle, NULL, NULL},
    {"kind", get_kind, NULL, NULL},
    {"maxvalue", get_max_value, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_sem_lock_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_multiprocessing.SemLock",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_SEM_LOCK,
    .basic_size = sizeof(SemLock),
    .drop = drop_lock,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = make_lock,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
    .doc = "Semaphore/Mutex type",
};

/* ---- the module ---- */

METHOD(unlink_name)
{
    OuObject *holder = NULL;
    const char *name = name_text(th, args[0], &holder);
    OuObject *result = name == NULL ? NULL : sem_unlink(name) != 0 ? raise_errno(th) : OU_NONE;
    ou_drop_maybe(th, holder);
    return result;
}

static const OuMethodDef functions[] = {
    {"sem_unlink", unlink_name, "name, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static bool set_number(OuThread *th, OuObject *dict, const char *name, int64_t value)
{
    OuObject *number = ou_int_new(th, value);
    bool ok = number != NULL && ou_dict_set_text(th, dict, name, number);
    ou_drop_maybe(th, number);
    return ok;
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_multiprocessing", NULL, functions);
    OuObject *flags = module == NULL ? NULL : ou_dict_new(th);
    OuTypeState *state = flags == NULL ? NULL : ou_type_state(th, &ou_sem_lock_type);
    bool ok = state != NULL && set_number(th, state->dict, "SEM_VALUE_MAX", SEM_VALUE_MAX) &&
              set_number(th, flags, "HAVE_SEM_OPEN", 1) && set_number(th, flags, "HAVE_SEM_TIMEDWAIT", 1) &&
              ou_module_add(th, module, "flags", flags) && ou_module_add_type(th, module, &ou_sem_lock_type);
    ou_drop_maybe(th, flags);
    if (!ok && module != NULL) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__multiprocessing = {.name = "_multiprocessing", .make = make};
