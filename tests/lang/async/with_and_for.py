# tests/lang/async/with_and_for.py - async with and async for call the asynchronous methods
class M:
    async def __aenter__(self): print("enter"); return self
    async def __aexit__(self, t, v, tb): print("exit", t and t.__name__); return t is KeyError
class I:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3: raise StopAsyncIteration
        return self.n
async def f():
    async with M() as m, M():
        print("body")
    async with M():
        raise KeyError
    async for x in I():
        if x == 2: continue
        print(x)
    else:
        print("else")
    print([x * 2 async for x in I() if x != 2], {x: y async for x in I() for y in [1]}, [await g(x) for x in (1, 2)])
async def g(x): return x + 1
try:
    f().send(None)
except StopIteration as e:
    print("done", e.value)
async def bad():
    async with 5: pass
try:
    bad().send(None)
except TypeError as e:
    print(e)
async def bad2():
    async for x in [1]: pass
try:
    bad2().send(None)
except TypeError as e:
    print(e)
