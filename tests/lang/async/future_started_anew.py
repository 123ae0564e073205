# future_started_anew.py - a callback that goes, or a coroutine, calls __init__ of the future at work: nothing is lost or crashes
# oracle: no
import asyncio


class Loop:
    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        callback(*args)


class Quiet(Loop):
    def call_soon(self, callback, *args, context=None):
        print("soon", callback.__name__, type(context).__name__)


class Going:
    """A callback that starts its future anew when it goes."""

    def __init__(self, f):
        self.f = f

    def __call__(self, f):
        pass

    def __del__(self):
        if type(self.f.get_loop()) is Loop:
            self.f.__init__(loop=Quiet())
            self.f.add_done_callback(print)


f = asyncio.Future(loop=Loop())
f.add_done_callback(Going(f))
f.set_result(1)
print(f.done(), f._callbacks is not None)
f.set_result(2)


class NoPolicy(asyncio.DefaultEventLoopPolicy):
    def get_event_loop(self):
        1 / 0


async def rest():
    pass


async def lose_loop():
    """Its task has no loop left when it yields."""
    task, running, policy = asyncio.current_task(), asyncio.get_running_loop(), asyncio.get_event_loop_policy()
    asyncio._set_running_loop(None)
    asyncio.set_event_loop_policy(NoPolicy())
    unused = rest()
    try:
        task.__init__(unused)
    except ZeroDivisionError as e:
        print("no loop", type(e).__name__)
    unused.close()
    asyncio.set_event_loop_policy(policy)
    asyncio._set_running_loop(running)
    running.call_soon(running.stop)
    await asyncio.sleep(0)


real = asyncio.new_event_loop()
real.set_exception_handler(lambda loop, context: print("handler", context["message"].split(" <")[0], context["exception"]))
task = real.create_task(lose_loop())
real.run_forever()
print(task.done())
real.close()
