# future_protocol.py - what a future's methods, attributes and iterator answer, before __init__, pending, done and cancelled
import asyncio
import _asyncio
import copy
import pickle

loop = asyncio.new_event_loop()


def tell(what, f, *args, **kwargs):
    try:
        print(what, "->", repr(f(*args, **kwargs)))
    except BaseException as e:
        print(what, "!", type(e).__name__, e)


GETTERS = ("_state", "_result", "_exception", "_loop", "_callbacks", "_source_traceback", "_cancel_message", "_log_traceback",
           "_asyncio_future_blocking")
METHODS = (("result",), ("exception",), ("cancelled",), ("done",), ("get_loop",), ("add_done_callback", print),
           ("remove_done_callback", print), ("set_result", 1), ("set_exception", 1), ("_make_cancelled_error",), ("__iter__",),
           ("__await__",), ("__repr__",), ("__del__",), ("cancel",))
for cls in asyncio.Future, asyncio.Task:
    print("---", cls, cls.__mro__, cls.__text_signature__)
    o = cls.__new__(cls)
    for name, *args in METHODS:
        tell(name, getattr(o, name), *args)
    if cls is asyncio.Task:
        for name in "get_name", "cancelling", "uncancel", "get_stack":
            tell(name, getattr(o, name))
        tell("name", o.set_name, 5)
        tell("name", o.get_name)
    for name in GETTERS + (("_log_destroy_pending", "_must_cancel", "_coro", "_fut_waiter") if cls is asyncio.Task else ()):
        tell(name, getattr, o, name)
        if cls is asyncio.Future:
            for value in 5, False:
                tell(f"{name} = {value}", setattr, o, name, value)
            tell(f"del {name}", delattr, o, name)
    o.extra = 1
    print(o.extra, hasattr(o, "__dict__"))
    del o

print("--- arguments")
for args, kwargs in (((1,), {}), ((), {"foo": 1}), ((), {"loop": 1})):
    tell("Future", asyncio.Future, *args, **kwargs)
for args in ((), (1,), (None,), (print,)):
    tell("Task", asyncio.Task, *args, loop=loop)
tell("type attribute", setattr, asyncio.Future, "x", 1)
print(asyncio.Future[int], asyncio.Task[str])

print("--- pending, done")
f = loop.create_future()
tell("result", f.result)
tell("exception", f.exception)
for bad in 1, int, StopIteration, StopIteration(1), None:
    tell("set_exception", f.set_exception, bad)


class SubStop(StopIteration):
    pass


tell("set_exception", f.set_exception, SubStop(1))
print(f._log_traceback)
tell("exception", f.exception)
print(f._log_traceback, f)
tell("again", f.set_result, 2)
tell("again", f.set_exception, ValueError)
tell("cancel", f.cancel)
f = loop.create_future()
f.set_result((1, 2))
tell("result", f.result)
tell("exception", f.exception)
f._result_of_mine = 3

print("--- cancelled")
f = loop.create_future()
tell("cancel", f.cancel, "a", "b")
tell("cancel", f.cancel, msg="a")
for _ in range(2):
    tell("result", f.result)
tell("exception", f.exception)
tell("error", f._make_cancelled_error)
print(f._cancel_message, f.cancelled(), f.done(), f)
f._cancel_message = "b"
tell("result", f.result)

print("--- callbacks")
f = loop.create_future()
tell("add", f.add_done_callback)
tell("add", f.add_done_callback, print, 1)
tell("add", f.add_done_callback, 1)
tell("add", f.add_done_callback, print, context=None)
tell("add", f.add_done_callback, len, context=1)
print([(fn, type(context).__name__) for fn, context in f._callbacks])
for fn in 1.0, len, len, print:
    tell("remove", f.remove_done_callback, fn)
print(f._callbacks)

print("--- iterator")
f = loop.create_future()
it = iter(f)
print(type(it), next(it) is f, f._asyncio_future_blocking)
tell("next", next, it)
f.set_result((1, 2))
tell("next", next, it)
tell("next", next, it)
f = loop.create_future()
tell("send", f.__await__().send, 1)
for args in ((ValueError,), (ValueError(2),), (ValueError, 3), (ValueError, ValueError(4)), (ValueError, (1, 2)), (1,), (ValueError(1), 2),
             (ValueError, 1, 2), (KeyboardInterrupt,), (int,), (), (ValueError, 1, None, 4)):
    it = iter(loop.create_future())
    tell(f"throw {args}", it.throw, *args)
    tell("next", next, it, "ended")
it = iter(f)
tell("close", it.close)
tell("next", next, it, "ended")
tell("make", type(it))
tell("subclass", type, "x", (type(it),), {})

print("--- copies")
for o in f, iter(f):
    for how in copy.copy, copy.deepcopy, pickle.dumps:
        tell(how.__name__, how, o)

print("--- tasks entered by hand")
tell("enter", _asyncio._enter_task, 1)
tell("enter", _asyncio._enter_task, loop=loop, task="a")
tell("enter", asyncio.tasks._enter_task, loop, "b")
print(asyncio.current_task(loop))
tell("leave", _asyncio._leave_task, loop, "b")
tell("leave", _asyncio._leave_task, loop, asyncio.current_task(loop))
tell("leave", _asyncio._leave_task, loop, "a")
tell("enter", _asyncio._enter_task, [], "a")
tell("register", _asyncio._register_task, 1)
tell("unregister", _asyncio._unregister_task, 1)
loop.close()
