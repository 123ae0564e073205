# task_bad_yields.py - what a coroutine may not yield to its task is told to it as an error, and how a step and a wake-up are called
import asyncio
import re


class Yield:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def plain(e):
    return re.sub(r"0x[0-9a-f]+|/\S*/|:\d+", "", str(e))


class Other:
    """Like a future, of another kind."""
    _asyncio_future_blocking = True

    def __init__(self, loop, blocking=True):
        self._loop = loop
        self._asyncio_future_blocking = blocking

    def add_done_callback(self, fn, *, context):
        print("add", self._asyncio_future_blocking, type(context).__name__)
        self._loop.call_soon(fn, self, context=context)

    def result(self):
        print("result")
        raise KeyError("mine")


async def main():
    loop = asyncio.get_running_loop()
    for value in 1, "x", (i for i in ()), loop.create_future(), asyncio.current_task(), Other(loop, False), Other(None), Other(loop):
        try:
            await Yield(value)
        except (RuntimeError, KeyError) as e:
            print(type(e).__name__, plain(e))
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        print(plain(e))
    other = asyncio.new_event_loop()
    try:
        await other.create_future()
    except RuntimeError as e:
        print(plain(e))
    other.close()


async def nothing():
    pass


async def wait(f):
    await f


asyncio.run(main())
loop = asyncio.new_event_loop()


def tell(f, *args, **kwargs):
    try:
        print("->", f(*args, **kwargs))
    except BaseException as e:
        print("!", type(e).__name__, plain(e))


t = loop.create_task(nothing(), name="q")
step = loop._ready[0]._callback
print(type(step), step.__self__ is t)
tell(step, 1)
tell(step, a=1)


f = loop.create_future()
t = loop.create_task(wait(f))
loop._ready[-1]._run()
wakeup = f._callbacks[0][0]
print(wakeup.__name__, wakeup.__qualname__, wakeup.__module__, wakeup.__self__ is t)
tell(wakeup)
tell(wakeup, 1, 2)
tell(wakeup, a=1)
print(t._fut_waiter is f, plain(t))
tell(t.set_result, 1)
tell(t.set_exception, 1)
print(t.cancel(msg="m"), t.cancelling(), t.uncancel(), t.uncancel(), t._must_cancel, f.cancelled())
loop.run_until_complete(asyncio.wait([t]))
tell(t.result)
tell(t.result)
loop.close()


class Strict(asyncio.Future):
    def cancel(self, *args, **kwargs):
        print("cancel", args, kwargs)
        return super().cancel(*args, **kwargs)


class CancelFirst(Yield):
    """A cancellation comes while the coroutine runs, and goes on to what it yields."""

    def __await__(self):
        self.value._asyncio_future_blocking = True
        asyncio.current_task().cancel("while it ran")
        return (yield self.value)


async def cancelled_twice():
    for f in Strict(), asyncio.get_running_loop().create_future():
        try:
            await CancelFirst(f)
        except asyncio.CancelledError as e:
            print(e)
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    try:
        await CancelFirst(f)
    except asyncio.CancelledError as e:
        print("thrown", e)


asyncio.run(cancelled_twice())
