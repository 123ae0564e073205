# tests/lang/async/future_not_started_anew.py - a future that cannot be started anew while its callbacks are scheduled ends that with an error
# oracle: no
import asyncio
class Policy(asyncio.DefaultEventLoopPolicy):
    def get_event_loop(self):
        raise ZeroDivisionError
class Loop:
    calls = 0
    def get_debug(self):
        return False
    def call_soon(self, callback, *args, context=None):
        self.calls += 1
        if self.calls == 2:
            asyncio.set_event_loop_policy(Policy())
            try:
                args[0].__init__()
            except ZeroDivisionError:
                print("not started")
            asyncio.set_event_loop_policy(None)
f = asyncio.Future(loop=Loop())
for i in range(4):
    f.add_done_callback(print)
try:
    f.set_result(1)
except RuntimeError as e:
    print("RuntimeError:", e)
print(f.done(), f._loop)
