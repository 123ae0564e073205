/* running_loop.c - the event loop that runs in a thread: get_running_loop() and its relatives.
 *
 * It is a field of the thread record. A fork leaves the child without one: os.fork() clears the field there, so nobody has to
 * compare process numbers at each question. */
#include "10_builtin/asyncio/asyncio_int.h"

OuObject *ou_running_loop_get(OuThread *th)
{
    if (th->running_loop != NULL) {
        return ou_keep(th->running_loop);
    }
    if (ou_aio_part(th, OU_AIO_GET_POLICY) == OU_NONE) {
        return ou_null(th, &ou_exc_runtime_error, "no event loop: the program has ended");
    }
    OuObject *policy = ou_aio_call_part(th, OU_AIO_GET_POLICY, NULL);
    OuObject *loop = policy == NULL ? NULL : ou_call_method_text(th, policy, "get_event_loop", 0);
    ou_drop_maybe(th, policy);
    return loop;
}

OU_METHOD(get_event_loop)
{
    return ou_running_loop_get(th);
}

OU_METHOD(get_running_loop)
{
    return th->running_loop != NULL ? ou_keep(th->running_loop) : ou_null(th, &ou_exc_runtime_error, "no running event loop");
}

OU_METHOD(get_running_loop_or_none)
{
    return th->running_loop != NULL ? ou_keep(th->running_loop) : OU_NONE;
}

OU_METHOD(set_running_loop)
{
    ou_replace(th, &th->running_loop, args[0] == OU_NONE ? NULL : ou_keep(args[0]));
    return OU_NONE;
}

const OuMethodDef ou_running_loop_functions[] = {
    {"get_event_loop", get_event_loop, "", 0,
     "Return an asyncio event loop.\n\nWhen called from a coroutine or a callback (e.g. scheduled with\ncall_soon or similar API), this function "
     "will always return the\nrunning event loop.\n\nIf there is no running event loop set, the function will return\nthe result of "
     "`get_event_loop_policy().get_event_loop()` call."},
    {"_get_event_loop", get_event_loop, "stacklevel=3", 0, NULL},
    {"get_running_loop", get_running_loop, "", 0,
     "Return the running event loop.  Raise a RuntimeError if there is none.\n\nThis function is thread-specific."},
    {"_get_running_loop", get_running_loop_or_none, "", 0,
     "Return the running event loop or None.\n\nThis is a low-level function intended to be used by event loops.\nThis function is "
     "thread-specific."},
    {"_set_running_loop", set_running_loop, "loop, /", 0,
     "Set the running event loop.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific."},
    {NULL, NULL, NULL, 0, NULL},
};
