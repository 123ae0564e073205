# task_finalizers.py - a task that goes while it is pending, and an exception that nobody asked for, are told to the loop's handler
import asyncio
import gc
import sys
import weakref


class Loop:
    fails = False

    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        print("call_soon", type(callback).__name__, len(args), type(context).__name__)

    def call_exception_handler(self, context):
        print("told", {k: type(v).__name__ if k in ("future", "task", "source_traceback") else v for k, v in context.items()})
        if self.fails:
            raise KeyError("handler")


async def nothing():
    pass


sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.object.__func__.__name__)
loop = Loop()
f = asyncio.Future(loop=loop)
f.set_exception(ValueError(1))
del f
f = asyncio.Future(loop=loop)
f.set_exception(ValueError(2))
f.exception()
del f
f = asyncio.Future(loop=loop)
f.set_exception(ValueError(3))
f._log_traceback = False
del f
print("in a cycle")
f = asyncio.Future(loop=loop)
f.set_exception(ValueError(4))
f.me = f
r = weakref.ref(f, lambda r: print("weak reference called"))
del f
gc.collect()
print(r())
print("a task")
c = nothing()
t = asyncio.Task(c, loop=loop)
gc.collect()
c.close()
del t
print("not logged")
c = nothing()
t = asyncio.Task(c, loop=loop)
t._log_destroy_pending = False
c.close()
del t
print("a handler that fails")
loop.fails = True
f = asyncio.Future(loop=loop)
f.set_exception(ValueError(5))
del f
c = nothing()
t = asyncio.Task(c, loop=loop)
c.close()
del t


class Back(asyncio.Future):
    def __del__(self):
        print("own __del__")
        super().__del__()
        kept.append(self)


kept = []
loop.fails = False
f = Back(loop=loop)
f.set_exception(ValueError(6))
del f
print(len(kept), kept[0]._exception, kept[0]._log_traceback)
kept.clear()


class NoHandler:
    def get_debug(self):
        return False

    def call_soon(self, *args, context=None):
        raise ZeroDivisionError


f = asyncio.Future(loop=NoHandler())
f.add_done_callback(print)
f.add_done_callback(len)
try:
    f.set_result(1)
except ZeroDivisionError:
    print(f._callbacks, f._state, f._result)
f = asyncio.Future(loop=NoHandler())
f.add_done_callback(print)
try:
    f.set_exception(KeyError)
except ZeroDivisionError:
    print(f._callbacks, f._state, f._log_traceback)
c = nothing()
try:
    asyncio.Task(c, loop=loop, context=0, name=7)
finally:
    c.close()
