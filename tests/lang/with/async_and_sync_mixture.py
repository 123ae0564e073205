# tests/lang/with/async_and_sync_mixture.py - synchronous managers inside coroutines and the other way round, in loops with early leaving
import asyncio, contextlib
class S:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, *a): print("exit", self.n, t and t.__name__)
class A(S):
    async def __aenter__(self): print("aenter", self.n); return self
    async def __aexit__(self, t, *a): print("aexit", self.n, t and t.__name__); return t is KeyError
@contextlib.asynccontextmanager
async def cm(n):
    print("open", n)
    try: yield n
    finally: print("close", n)
async def main():
    with S(1):
        async with A(2), cm(3) as c:
            with S(4): print(c)
    for i in range(2):
        async with cm(i):
            if i == 0: continue
            with S("in loop"): return "returned"
async def err():
    async with A("k"):
        with S("s"): raise KeyError("swallowed outside")
    return "after"
async def stack():
    async with contextlib.AsyncExitStack() as st:
        st.enter_context(S("x")); await st.enter_async_context(A("y")); st.callback(print, "callback"); st.push_async_callback(asyncio.sleep, 0)
        raise KeyError
    return "suppressed"
for f in (main, err, stack): print(asyncio.run(f()))
