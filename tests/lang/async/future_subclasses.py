# future_subclasses.py - which overridden methods of futures and tasks are called, and when
import asyncio


def loud(cls, *names):
    for name in names:
        def method(self, *args, _name=name, **kwargs):
            print(cls.__name__, _name, sorted(kwargs))
            return getattr(super(cls, self), _name)(*args, **kwargs)
        setattr(cls, name, method)
    return cls


class Future(asyncio.Future):
    pass


class Task(asyncio.Task):
    __slots__ = ("mine",)


loud(Future, "cancel", "add_done_callback", "result", "exception", "get_loop", "set_result", "done", "cancelled", "__iter__", "__await__",
     "_make_cancelled_error")
loud(Task, "cancel", "set_result", "result", "get_name", "get_loop", "add_done_callback", "done", "cancelled", "__await__")


async def main(loop):
    f = Future(loop=loop)
    loop.call_soon(f.set_result, 3)
    print("awaited", await f)
    f = Future(loop=loop)
    loop.call_soon(asyncio.current_task().cancel, "x")
    try:
        await f
    except asyncio.CancelledError as e:
        print(repr(e), e.__context__)
    asyncio.current_task().uncancel()
    f = Future(loop=loop)
    loop.call_soon(f.set_exception, KeyError(1))
    try:
        await f
    except KeyError as e:
        print(repr(e))
    t = Task(sleepy(), loop=loop, name="n")
    t.mine = 5
    t.other = 6
    print("awaited", await t, t.mine, t.other)
    t = Task(sleepy(), loop=loop)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e))
    return 9


async def sleepy():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return "slept"


loop = asyncio.new_event_loop()
t = Task(main(loop), loop=loop)
print(loop.run_until_complete(t))
loop.close()
