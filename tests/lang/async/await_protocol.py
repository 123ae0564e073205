# tests/lang/async/await_protocol.py - what await, async with and async for ask of objects, and say when they lack it
import asyncio, types
class Awaitable:
    def __await__(self):
        x = yield "first"
        print("got", x)
        return "done"
async def main():
    r = await Awaitable()
    print(r)
    return 7
c = main()
print(c.cr_running, c.cr_await, c.cr_suspended if hasattr(c,'cr_suspended') else None, c.cr_frame is not None, c.cr_origin)
print(c.send(None))
print(type(c.cr_await))
try: c.send(42)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
print(c.cr_frame)
c.close()
async def bad():
    await 5
try: bad().send(None)
except TypeError as e: print(e)
class BadAw:
    def __await__(self): return 5
async def bad2(): await BadAw()
try: bad2().send(None)
except TypeError as e: print(e)
class BadAw3:
    def __await__(self): return main()
async def bad3(): await BadAw3()
import warnings
warnings.simplefilter("ignore")
try: bad3().send(None)
except TypeError as e: print(e)
async def b4():
    async with 5: pass
try: b4().send(None)
except TypeError as e: print(e)
async def b5():
    async for x in [1]: pass
try: b5().send(None)
except TypeError as e: print(e)
class AI:
    def __aiter__(self): return 5
async def b6():
    async for x in AI(): pass
try: b6().send(None)
except TypeError as e: print(e)
class AI2:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def b7():
    async for x in AI2(): pass
try: b7().send(None)
except TypeError as e: print(e, e.__cause__)
class ACM:
    async def __aenter__(self): print("enter"); return self
    async def __aexit__(self, *a): print("exit", a[0]); return True
async def b8():
    async with ACM() as a, ACM():
        raise ValueError("x")
    print("after")
try: b8().send(None)
except StopIteration: print("stop")
class ACM2:
    def __aenter__(self): return 3
    def __aexit__(self, *a): return 4
async def b9():
    async with ACM2(): pass
try: b9().send(None)
except TypeError as e: print(e)
class ACM3:
    async def __aenter__(self): return 3
    def __aexit__(self, *a): return 4
async def b10():
    async with ACM3(): pass
try: b10().send(None)
except TypeError as e: print(e)
class ACM4:
    async def __aenter__(self): return 3
async def b11():
    async with ACM4(): pass
try: b11().send(None)
except TypeError as e: print(e)
class CM:
    def __enter__(self): return 3
    def __exit__(self,*a): return 4
async def b12():
    async with CM(): pass
try: b12().send(None)
except TypeError as e: print(e)
try:
    with ACM(): pass
except TypeError as e: print(e)
