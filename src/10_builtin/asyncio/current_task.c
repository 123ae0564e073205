/* current_task.c - the task that each loop runs now, and the set of all tasks. asyncio.tasks shares both containers, so they are
 * a plain dict and a WeakSet. */
#include "10_builtin/asyncio/asyncio_int.h"

/* The task that the loop runs now: borrowed; NULL without error: none. */
static OuObject *current(OuThread *th, OuObject *loop, OuObject **tasks, int64_t *hash, bool *failed)
{
    *tasks = ou_aio_part(th, OU_AIO_CURRENT_TASKS);
    *hash = *tasks == NULL ? -1 : ou_hash(th, loop);
    *failed = *hash == -1;
    return *failed ? NULL : ou_dict_borrow_hashed(th, *tasks, loop, *hash, failed);
}

bool ou_current_task_enter(OuThread *th, OuObject *loop, OuObject *task)
{
    OuObject *tasks;
    int64_t hash;
    bool failed;
    OuObject *now = current(th, loop, &tasks, &hash, &failed);
    if (now != NULL) {
        ou_keep(now);
        ou_raise(th, &ou_exc_runtime_error, "Cannot enter into task %R while another task %R is being executed.", task, now);
        ou_drop(th, now);
        return false;
    }
    return !failed && ou_dict_set_hashed(th, tasks, loop, hash, task);
}

bool ou_current_task_leave(OuThread *th, OuObject *loop, OuObject *task)
{
    OuObject *tasks;
    int64_t hash;
    bool failed;
    OuObject *now = current(th, loop, &tasks, &hash, &failed);
    if (failed) {
        return false;
    }
    if (now != task) {
        now = now == NULL ? OU_NONE : ou_keep(now);
        ou_raise(th, &ou_exc_runtime_error, "Leaving task %R does not match the current task %R.", task, now);
        ou_drop(th, now);
        return false;
    }
    OuObject *left = ou_dict_pop_hashed(th, tasks, loop, hash, &failed);
    ou_drop_maybe(th, left);
    return !failed;
}

/* all_tasks.name(task). */
static bool tell_all(OuThread *th, OuObject *name, OuObject *task)
{
    OuObject *all = name == NULL ? NULL : ou_aio_part(th, OU_AIO_ALL_TASKS);
    OuObject *done = all == NULL ? NULL : ou_call_method(th, all, name, &task, 1);
    ou_drop_maybe(th, done);
    return done != NULL;
}

bool ou_current_task_register(OuThread *th, OuObject *task)
{
    return tell_all(th, ou_aio_part(th, OU_AIO_NAME_ADD), task);
}

OU_METHOD(register_task)
{
    return ou_current_task_register(th, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(unregister_task)
{
    OuObject *name = ou_str_intern_text(th, "discard");
    bool ok = tell_all(th, name, args[0]);
    ou_drop_maybe(th, name);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(enter_task)
{
    return ou_current_task_enter(th, args[0], args[1]) ? OU_NONE : NULL;
}

OU_METHOD(leave_task)
{
    return ou_current_task_leave(th, args[0], args[1]) ? OU_NONE : NULL;
}

const OuMethodDef ou_current_task_functions[] = {
    {"_register_task", register_task, "task", 0, "Register a new task in asyncio as executed by loop.\n\nReturns None."},
    {"_unregister_task", unregister_task, "task", 0, "Unregister a task.\n\nReturns None."},
    {"_enter_task", enter_task, "loop, task", 0,
     "Enter into task execution or resume suspended task.\n\nTask belongs to loop.\n\nReturns None."},
    {"_leave_task", leave_task, "loop, task", 0, "Leave task execution or suspend a task.\n\nTask belongs to loop.\n\nReturns None."},
    {NULL, NULL, NULL, 0, NULL},
};
