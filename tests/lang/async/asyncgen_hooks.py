# tests/lang/async/asyncgen_hooks.py - sys.set_asyncgen_hooks: who is told of the first step and of the end
import sys
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
    except StopAsyncIteration: return "stop"
print(tuple(sys.get_asyncgen_hooks()), sys.get_asyncgen_hooks().finalizer)
first = lambda g: print("first", g.__name__)
def final(g):
    print("final", g.__name__, drive(g.aclose()))
sys.set_asyncgen_hooks(first, final)
print([h is f for h, f in zip(sys.get_asyncgen_hooks(), (first, final))])
async def one():
    try: yield 1; yield 2
    finally: print("cleaning")
g = one()
print("made")
print(drive(g.asend(None)))
del g
g = one(); del g
print("unstarted is silent")
async def runs_out():
    async for x in one(): print(x)
drive(runs_out())
async def stops_early():
    async for x in one(): break
    print("after loop")
drive(stops_early())
sys.set_asyncgen_hooks(finalizer=None)
print([h is None for h in sys.get_asyncgen_hooks()])
sys.set_asyncgen_hooks(firstiter=None)
for args, kw in (((1,), {}), ((), {"finalizer": 2}), ((), {"other": 1})):
    try: sys.set_asyncgen_hooks(*args, **kw)
    except TypeError as e: print(e)
def bad(g): raise ValueError("no")
sys.set_asyncgen_hooks(bad)
g = one()
try: g.asend(None)
except ValueError as e: print("hook failed", e)
try: print(drive(g.asend(None)))
except ValueError as e: print("again", e)
sys.set_asyncgen_hooks(None, None)
drive(g.aclose())
