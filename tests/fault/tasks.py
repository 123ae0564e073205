# tests/fault/tasks.py - futures and tasks are made, run, cancelled and collected, whatever request fails; nothing hangs or leaks
import _asyncio
import asyncio
import gc


class Loop:
    """Enough of a loop: no selector, no logging, and an end for whatever state a failed request has left."""

    def __init__(self):
        self.ready, self.told = [], 0

    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        self.ready.append((callback, args, context))

    def call_exception_handler(self, context):
        self.told += 1

    def run(self):
        while self.ready:
            callback, args, context = self.ready.pop(0)
            context.run(callback, *args)


class Other(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        super().add_done_callback(fn, context=context)


async def wait(f):
    return await f


async def nap(n):
    for _ in range(n):
        await Yield(None)
    return n


class Yield:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def refuse(f):
    try:
        await f
    except asyncio.CancelledError as e:
        return str(e)


async def wrong(value):
    try:
        await Yield(value)
    except RuntimeError as e:
        return len(str(e)) > 0


def ended(task):
    try:
        return task.result()
    except (ValueError, asyncio.CancelledError) as e:
        return type(e).__name__


loop = Loop()
tasks, futures = [], []
try:
    _asyncio._set_running_loop(loop)
    futures = [asyncio.Future(), Other(), asyncio.Future(loop=loop), asyncio.Future(loop=loop)]
    for f in futures:
        for seen in tasks.append, futures.append, tasks.append:
            f.add_done_callback(seen)
        f.remove_done_callback(tasks.append)
        f.remove_done_callback(futures.append)
    tasks = [asyncio.Task(wait(f), loop=loop) for f in futures]
    tasks += [asyncio.Task(nap(3), name="nap"), asyncio.Task(refuse(asyncio.Future())), asyncio.Task(wrong(1)),
              asyncio.Task(wrong(asyncio.Future()))]
    loop.run()
    futures[0].set_result("x" * 3)
    futures[1].set_result([1])
    futures[2].set_exception(ValueError)
    tasks[3].cancel()
    tasks[5].cancel("no " + "more")
    loop.run()
    print([ended(t) for t in tasks], tasks[4].get_name(), len(futures[0]._callbacks or ()), futures[3].cancelled())
    ring = asyncio.Future()
    ring.me = ring
    ring.add_done_callback(print)
    it = iter(ring)
    next(it)
    del it, ring, f
    print(len(tasks), asyncio.current_task(loop))
finally:
    _asyncio._set_running_loop(None)
    for t in tasks:
        t._log_destroy_pending = False
    loop.ready.clear()
    tasks.clear()
    futures.clear()
    gc.collect()
print(loop.told)
