# tests/lang/async/anext_forms.py - anext() with and without a default, on generators and on own iterators
import asyncio
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration("done", 1)
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
class Odd:
    def __aiter__(self): return self
    def __anext__(self): return 5
class NoAnext:
    def __aiter__(self): return 7
class NotAIter:
    async def __aiter__(self): return self
async def gen():
    yield "a"
async def attempt(label, make):
    try: r = await make()
    except BaseException as e: print(label, type(e).__name__, e.args)
    else: print(label, r)
async def main():
    it = It(1)
    for i in range(2): await attempt("plain", lambda: anext(it))
    await attempt("default", lambda: anext(it, "D"))
    g = gen()
    await attempt("gen", lambda: anext(g, "E"))
    await attempt("gen", lambda: anext(g, "E"))
    await attempt("gen", lambda: anext(g))
    await attempt("odd", lambda: anext(Odd()))
    await attempt("odd default", lambda: anext(Odd(), 1))
    await attempt("int", lambda: anext(3))
    await attempt("none", lambda: anext())
    await attempt("kw", lambda: anext(it, default=1))
    await attempt("aiter", lambda: aiter(NoAnext()))
    await attempt("aiter int", lambda: aiter(3))
    a = anext(It(1), None)
    print(type(a).__name__, type(anext(gen(), 1)).__name__)
    print(await a)
    async def loop(x):
        async for _ in x: pass
    await attempt("for NoAnext", lambda: loop(NoAnext()))
    await attempt("for int", lambda: loop(3))
    await attempt("for odd", lambda: loop(Odd()))
import warnings; warnings.simplefilter("ignore")
asyncio.run(main())
