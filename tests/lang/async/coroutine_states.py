# tests/lang/async/coroutine_states.py - coroutines say where they are: cr_running, cr_await, cr_frame, cr_origin, inspect's states
import inspect, sys, types
class Pause:
    def __await__(self):
        yield "pause"
        return "resumed"
async def leaf():
    print("running:", c.cr_running, inspect.getcoroutinestate(c))
    return await Pause()
async def root():
    return await leaf()
c = root()
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running, c.cr_frame.f_lineno - c.cr_code.co_firstlineno, c.cr_origin)
print(c.send(None))
print(inspect.getcoroutinestate(c), type(c.cr_await).__name__, c.cr_await.__qualname__, c.cr_frame.f_lineno - c.cr_code.co_firstlineno)
print(type(c.cr_await.cr_await).__name__)
try: c.send("value")
except StopIteration as e: print(e.value)
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_frame)
for f in (lambda: c.send(None), lambda: c.throw(ValueError("v")), c.close):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = root()
try: d.send(1)
except TypeError as e: print(e)
try: iter(d)
except TypeError as e: print(e)
try: next(d)
except TypeError as e: print(e)
d.close()
print(d.__name__, d.__qualname__, root.__code__.co_flags & inspect.CO_COROUTINE)
d.__name__ = "renamed"; d.__qualname__ = "x.y"
print(repr(d).split(" at ")[0])
for a, v in (("__name__", 3), ("__qualname__", None), ("cr_await", 1), ("cr_code", 1)):
    try: setattr(d, a, v); print("set", a)
    except Exception as e: print(type(e).__name__, e)
@types.coroutine
def old():
    x = yield 1
    return x
async def uses(): return await old()
u = uses(); print(u.send(None), type(u.cr_await).__name__)
try: u.send(9)
except StopIteration as e: print(e.value)
g = old(); print(type(g).__name__, g.gi_code.co_flags & inspect.CO_ITERABLE_COROUTINE)
sys.set_coroutine_origin_tracking_depth(2)
o = root(); print([(n.rsplit("/")[-1], q) for n, l, q in o.cr_origin]); o.close()
try: sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e: print(e)
sys.set_coroutine_origin_tracking_depth(0)
