# tests/lang/async/context_manager_flow.py - return, break and errors leave async with through __aexit__, whose answer decides
import asyncio
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await asyncio.sleep(0); print("enter", self.name); return self.name
    async def __aexit__(self, t, v, tb):
        await asyncio.sleep(0); print("exit", self.name, t and t.__name__, v, tb is not None); return self.swallow
async def ret():
    async with M("a") as x, M("b") as y:
        return x + y
async def brk():
    for i in range(3):
        async with M(i):
            if i == 1: break
            continue
    else: print("no")
    return i
async def err(s):
    async with M("outer", s), M("inner"):
        1 / 0
    return "swallowed"
async def enter_fails():
    class Bad(M):
        async def __aenter__(self): raise KeyError("enter")
    async with M("first", True), Bad("bad"):
        print("never")
    return "after"
async def exit_fails():
    class Bad(M):
        async def __aexit__(self, *a): raise LookupError("exit")
    try:
        async with Bad("x"): raise ValueError("body")
    except LookupError as e: return repr(e.__context__)
async def paren():
    async with (M("p") as p, M("q") as q,):
        return p, q
async def main():
    for c in (ret(), brk(), err(True), err(False), enter_fails(), exit_fails(), paren()):
        try: print(await c)
        except Exception as e: print(repr(e))
    class NoExit:
        async def __aenter__(self): pass
    class NotAwaitable:
        def __aenter__(self): return 1
        def __aexit__(self, *a): return 1
    class Half(NotAwaitable):
        async def __aenter__(self): pass
    class Sync:
        def __enter__(self): pass
        def __exit__(self, *a): pass
    for o in (NoExit(), NotAwaitable(), Half(), 5, Sync()):
        try:
            async with o: pass
        except Exception as e: print(type(e).__name__, e)
        try:
            async with o: raise ValueError("in body")
        except Exception as e: print(type(e).__name__, e)
    for o in (M(1), 5):
        try:
            with o: pass
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())
