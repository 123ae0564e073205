# tests/lang/async/awaitables_refused.py - what await, async for and async with say of objects that lack a method, or have one that answers wrongly
import types, warnings
warnings.simplefilter("ignore")
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return f"{type(e).__name__}: {e}" + (f" <- {type(e.__cause__).__name__}: {e.__cause__}" if e.__cause__ else "")
def make(**k): return type("C", (), k)()
async def aw(x): return await x
async def afor(x):
    out = []
    async for v in x: out.append(v)
    return out
async def acomp(x): return [v async for v in x]
async def awith(x):
    async with x as v: return v
async def coro(v=None): return v
def gen(): yield 1
async def agen(): yield 1
@types.coroutine
def tc(): yield; return "tc"
def it(*v): return lambda self: iter(v)
class Stop:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration("end")
        self.n -= 1; return self.n
for x in (None, 5, gen, gen(), agen(), coro, tc(), make(__await__=lambda s: 5), make(__await__=lambda s: None), make(__await__=lambda s: [1]), make(__await__=it()), make(__await__=it(None)), make(__await__=lambda s: coro()), make(__await__=lambda s: gen()), make(__await__=lambda s: tc()), make(__await__=5), make(__await__=None), make(__await__=lambda s: 1 / 0), make(__iter__=it(1)), coro): print("await", type(x).__name__, run(aw(x)))
for x in (None, 5, [1], gen(), agen(), coro, make(__aiter__=lambda s: 5), make(__aiter__=lambda s: s), make(__aiter__=None), make(__aiter__=lambda s: iter([])), make(__aiter__=lambda s: make(__anext__=lambda t: 5)), make(__aiter__=lambda s: make(__anext__=lambda t: None)), make(__aiter__=lambda s: make(__anext__=5)), make(__aiter__=lambda s: 1 / 0), make(__aiter__=lambda s: make(__anext__=lambda t: 1 / 0)), Stop(3), Stop(0)):
    print("for", type(x).__name__, run(afor(x)))
    if isinstance(x, (type(None), int, list, Stop)): print("comp", run(acomp(x)))
async def bad_aiter(s): return s
x = make(__aiter__=bad_aiter); r = afor(x)
print(run(r))
async def aenter(s): return "entered"
async def aexit(s, *a): return None
async def swallow(s, *a): return True
for x in (None, 5, open(__file__), make(__aenter__=aenter), make(__aexit__=aexit), make(__aenter__=aenter, __aexit__=aexit), make(__aenter__=lambda s: 5, __aexit__=aexit), make(__aenter__=lambda s: None, __aexit__=aexit), make(__aenter__=aenter, __aexit__=lambda s, *a: 5), make(__aenter__=aenter, __aexit__=lambda s: 5), make(__enter__=lambda s: s, __exit__=lambda s, *a: None), make(__aenter__=5, __aexit__=5), make(__aenter__=None, __aexit__=None)): print("with", type(x).__name__, run(awith(x)))
async def body(x):
    async with x: raise KeyError("body")
for x in (make(__aenter__=aenter, __aexit__=aexit), make(__aenter__=aenter, __aexit__=swallow), make(__aenter__=aenter, __aexit__=lambda s, *a: 5), make(__aenter__=aenter, __aexit__=lambda s, *a: 1 / 0)): print("raising", run(body(x)))
def sync_uses():
    for label, f in (("for", lambda: [v for v in agen()]), ("iter", lambda: iter(agen())), ("next", lambda: next(agen())), ("with", lambda: exec("with x: pass", {"x": make(__aenter__=aenter, __aexit__=aexit)})), ("list", lambda: list(coro())), ("yield from", lambda: list((lambda: (yield from coro()))())), ("yield from agen", lambda: list((lambda: (yield from agen()))())), ("star", lambda: [*agen()]), ("in", lambda: 1 in agen()), ("aiter", lambda: aiter([])), ("anext", lambda: anext([])), ("aiter()", lambda: aiter()), ("anext()", lambda: anext()), ("anext 3", lambda: anext(agen(), 1, 2)), ("send", lambda: coro().send(1)), ("throw", lambda: coro().throw(KeyError("k"))), ("throw5", lambda: coro().throw(5)), ("close", lambda: coro().close()), ("agen send", lambda: agen().asend()), ("len", lambda: len(agen())), ("bool", lambda: bool(coro())), ("call", lambda: coro()()), ("sum", lambda: sum(agen())), ("await attr", lambda: coro().__await__().__next__())):
        try: print(label, f())
        except BaseException as e: print(label, type(e).__name__, str(e).split(" at 0x")[0])
sync_uses()
