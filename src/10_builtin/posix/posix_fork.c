/* posix_fork.c - fork, and what is to run around it (register_at_fork).
 *
 * The child has one thread: the VM's lock is its, the other threads' records are put aside with all that their frames
 * hold. Locks that they held stay locked, as in CPython; threading makes its own new. */
#include "10_builtin/posix/posix_int.h"

#include <unistd.h>

/* Before: last registered first. What fails is reported and stops nothing. */
static void run_hooks(OuThread *th, OuObject *hooks, bool backwards)
{
    OuObject *copy = hooks == NULL ? NULL : ou_list_slice(th, hooks, 0, ou_list_size(hooks));
    size_t n = copy == NULL ? 0 : ou_list_size(copy);
    for (size_t i = 0; i < n; i++) {
        OuObject *hook = ou_list_borrow(copy, backwards ? n - 1 - i : i);
        OuObject *done = ou_call0(th, hook);
        if (done == NULL) {
            th->vm->host->unraisable(th, NULL, hook);
        }
        ou_drop_maybe(th, done);
    }
    ou_drop_maybe(th, copy);
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, NULL);
    }
}

/* The lock of module imp, when somebody uses it: a fork waits until nobody is between its acquire and release. What
 * fails is reported. */
static void import_lock(OuThread *th, const char *what)
{
    OuObject *lock = ou_keep_maybe(th->vm->library->import_lock);
    OuObject *done = lock == NULL ? NULL : ou_call_method_text(th, lock, what, 0);
    if (lock != NULL && done == NULL) {
        th->vm->host->unraisable(th, NULL, lock);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, lock);
}

void ou_posix_fork_before(OuThread *th)
{
    import_lock(th, "acquire");
    run_hooks(th, th->vm->library->fork_before, true);
}

void ou_posix_fork_in_child(OuThread *th)
{
    ou_lock_after_fork(th);
    if (th->vm->forked != NULL) {
        th->vm->forked(th->vm->embedder);
    }
    ou_heap_forked(th->vm->heap);
    ou_import_after_fork(th);
    import_lock(th, "release");
    th->vm->library->n_threads = 0;
    ou_clear_ref(th, &th->running_loop); /* it runs in the parent */
    run_hooks(th, th->vm->library->fork_in_child, false);
}

void ou_posix_fork_in_parent(OuThread *th)
{
    import_lock(th, "release");
    run_hooks(th, th->vm->library->fork_in_parent, false);
}

OuObject *ou_posix_fork(OuThread *th, pid_t (*call)(void))
{
    ou_posix_fork_before(th);
    pid_t pid = call();
    int error = errno;
    if (pid == 0) {
        ou_posix_fork_in_child(th);
    } else {
        ou_posix_fork_in_parent(th);
    }
    errno = error;
    return pid < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, pid);
}

static bool add_hook(OuThread *th, OuObject **list, OuObject *hook)
{
    if (hook == NULL) {
        return true;
    }
    if (*list == NULL && (*list = ou_list_new(th, 0)) == NULL) {
        return false;
    }
    return ou_list_append(th, *list, hook);
}

static bool check_hook(OuThread *th, const char *name, OuObject *hook)
{
    return hook == NULL || ou_is_callable(hook) ||
           ou_raise(th, &ou_exc_type_error, "'%s' must be callable, not %T", name, hook);
}

OU_POSIX(register_at_fork)
{
    OuLibrary *library = th->vm->library;
    if (args[0] == NULL && args[1] == NULL && args[2] == NULL) {
        return ou_null(th, &ou_exc_type_error, "At least one argument is required.");
    }
    if (!check_hook(th, "before", args[0]) || !check_hook(th, "after_in_child", args[1]) ||
        !check_hook(th, "after_in_parent", args[2])) {
        return NULL;
    }
    return add_hook(th, &library->fork_before, args[0]) && add_hook(th, &library->fork_in_child, args[1]) &&
                   add_hook(th, &library->fork_in_parent, args[2])
               ? OU_NONE
               : NULL;
}

OU_POSIX(fork)
{
    return ou_audited(th) && !ou_audit(th, "os.fork", "") ? NULL : ou_posix_fork(th, fork);
}

const OuMethodDef ou_posix_fork_functions[] = {
    {"fork", posix_fork, "", 0, "Fork a child process.\n\nReturn 0 to child process and PID of child to parent process."},
    {"register_at_fork", posix_register_at_fork, "*, before=None, after_in_child=None, after_in_parent=None", 0,
     "Register callables to be called when forking a new process."},
    {NULL, NULL, NULL, 0, NULL},
};
