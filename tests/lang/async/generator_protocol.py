# tests/lang/async/generator_protocol.py - asend, athrow and aclose of an asynchronous generator, asynchronous comprehensions, anext and aiter
import asyncio, sys
async def ag():
    try:
        x = yield 1
        print("sent", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("fin")
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e: return e.value
g = ag()
print(run(g.__anext__()))
print(run(g.asend("hi")))
print(run(g.athrow(ValueError("boom"))))
try: run(g.__anext__())
except StopAsyncIteration as e: print("SAI", e.args)
try: run(g.__anext__())
except StopAsyncIteration as e: print("SAI", e.args)
g = ag()
try: run(g.asend(5))
except TypeError as e: print(e)
g = ag()
run(g.__anext__())
print(run(g.aclose()))
print(run(g.aclose()))
a = g.asend(None)
print(type(a), type(g.athrow(ValueError)), type(g.aclose()))
async def ag2():
    yield 1
    raise StopAsyncIteration
g = ag2()
run(g.__anext__())
try: run(g.__anext__())
except RuntimeError as e: print(e, repr(e.__cause__))
async def ag3():
    yield 1
    raise StopIteration
g = ag3()
run(g.__anext__())
try: run(g.__anext__())
except RuntimeError as e: print(e, repr(e.__cause__))
async def c():
    raise StopIteration(3)
try: c().send(None)
except RuntimeError as e: print(e, repr(e.__cause__))
async def ag4():
    try: yield 1
    except GeneratorExit: yield 2
g = ag4()
run(g.__anext__())
try: run(g.aclose())
except RuntimeError as e: print(e)
async def comp():
    r = [x async for x in ag()]
    print(r)
    print({x async for x in ag() if x > 1}, {x: x async for x in ag()})
    ge = (x async for x in ag())
    print(type(ge), ge.__name__, ge.__qualname__)
    async for y in ge: print(y)
    return [await aw(i) for i in range(3)]
async def aw(i): return i * 2
print(run(comp()))
print(g.ag_running, g.ag_frame is not None, g.ag_await, g.ag_code.co_name)
x = g.__anext__()
try: x.send(5)
except Exception as e: print(type(e), e)
try: x.send(None)
except Exception as e: print(type(e), e)
x.close()
async def agg():
    yield 1
g = agg()
x = g.asend(None)
try: x.send(None)
except StopIteration as e: print(e.value)
try: x.send(None)
except RuntimeError as e: print(e)
x = g.aclose()
try: x.send(1)
except RuntimeError as e: print(e)
async def anx():
    g = agg()
    print(await anext(g), await anext(g, "default"))
    try: await anext(g)
    except StopAsyncIteration: print("sai")
run(anx())
try: anext(5)
except TypeError as e: print(e)
try: aiter(5)
except TypeError as e: print(e)
