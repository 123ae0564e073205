# future_reentry.py - loops, callbacks and exceptions whose Python code changes the future that is at work with them
import asyncio


class Loop:
    """Calls back at once."""

    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        callback(*args)

    def call_exception_handler(self, context):
        print("told", context["message"])


loop = Loop()
f = asyncio.Future(loop=loop)


def more(f):
    print("more", f.done(), f.remove_done_callback(more))
    f.add_done_callback(lambda f: print("late", f.result()))


f.add_done_callback(more)
f.add_done_callback(lambda f: print("second", f._result))
f.add_done_callback(more)
f.set_result(1)
print(f._callbacks)


class Equal:
    """Compared, it changes the callbacks."""

    def __init__(self, f, what):
        self.f, self.what = f, what

    def __eq__(self, other):
        self.what(self.f)
        return True

    def __call__(self, f):
        print("called")


f = asyncio.Future(loop=loop)
f.add_done_callback(Equal(f, lambda f: f.set_result(5)))
print(f.remove_done_callback(3), f._callbacks, f.result())
f = asyncio.Future(loop=loop)
f.add_done_callback(len)
f.add_done_callback(Equal(f, lambda f: f.add_done_callback(print)))
print(f.remove_done_callback(3), len(f._callbacks) > 0)
f = asyncio.Future(loop=loop)
f.add_done_callback(len)
f.add_done_callback(Equal(f, lambda f: f.cancel("why")))
try:
    f.remove_done_callback(3)
except TypeError as e:
    print(e)
print(f.cancelled())


class Twice(Exception):
    def __init__(self):
        if not f.done():
            f.set_result("first")


f = asyncio.Future(loop=loop)
try:
    f.set_exception(Twice)
except asyncio.InvalidStateError as e:
    print(e)
print(f.result())


class Again:
    """Made while __init__ of the same future runs."""

    def get_debug(self):
        if f.get_loop() is self:
            f.__init__(loop=loop)
        return False


f = asyncio.Future(loop=loop)
f.set_result(1)
f.__init__(loop=Again())
print(f._state, f._result, type(f.get_loop()).__name__)


async def stop_itself():
    task = asyncio.current_task()
    task.cancel("by myself")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print("cancelled", e, task.cancelling())
    task.cancel("again")
    return "unseen"


async def start_over():
    task = asyncio.current_task()
    inner = rest()
    task.__init__(inner, loop=asyncio.get_running_loop())
    return "over"


async def rest():
    return "rest"


async def main():
    task = asyncio.create_task(stop_itself())
    await asyncio.wait([task])
    print(task.cancelled())
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: f.remove_done_callback(print))
    f.add_done_callback(lambda f: f.add_done_callback(lambda f: print("at the end", f.result())))
    f.set_result("x")
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
