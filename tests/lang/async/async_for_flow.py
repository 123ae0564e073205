# tests/lang/async/async_for_flow.py - else, break, continue and return of async for, and StopAsyncIteration from elsewhere
import asyncio
class Count:
    def __init__(self, n, err=None): self.n, self.err, self.i = n, err, 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        if self.i > self.n: raise self.err or StopAsyncIteration
        return self.i
async def loop(it, stop=None, skip=None):
    out = []
    async for x in it:
        if x == skip: continue
        if x == stop: break
        out.append(x)
    else:
        out.append("else")
    return out
async def ret(it):
    async for x in it:
        try:
            if x == 2: return "returned", x
        finally: print("finally", x)
async def from_body():
    async for x in Count(3):
        raise StopAsyncIteration("body")
async def agen_raises():
    yield 1
    raise StopAsyncIteration("inside")
async def agen_stop():
    yield 1
    raise StopIteration("inside")
async def agen_return():
    yield 1
    return
async def targets():
    d = {}
    class Pairs(Count):
        async def __anext__(self): return (await super().__anext__(), "z")
    async for d["k"], *d["rest"] in Pairs(2): print(d)
    return d
async def nested():
    return [(a, b) async for a in Count(2) async for b in Count(2)]
async def main():
    for c in (loop(Count(3)), loop(Count(3), stop=2), loop(Count(3), skip=2), loop(Count(0)), loop(Count(1, KeyError("k"))), ret(Count(4)),
              from_body(), loop(agen_raises()), loop(agen_stop()), loop(agen_return()), targets(), nested(), loop(Count(1, StopIteration("s")))):
        try: print(await c)
        except BaseException as e: print(repr(e), repr(e.__cause__))
asyncio.run(main())
