# tests/lang/async/await_in_every_place.py - await in arguments, displays, subscripts, conditions, f-strings, decorators, defaults, comparisons
import asyncio
async def v(x): await asyncio.sleep(0); return x
async def main():
    print(await v(1) + await v(2), [await v(1), *await v([2, 3])], {await v("k"): await v("v")}, (await v(1), await v(2)), {await v(5)}, -await v(3), not await v(0), await v(2) ** 2, await v([1, 2, 3]).__class__ if False else 0)
    print((await v([1, 2, 3]))[await v(1)], (await v("abc"))[await v(0):await v(2)], await v(1) < await v(2) < await v(3), await v(1) if await v(0) else await v(2), f"{await v(3):{await v(4)}}|{await v('s')!r}", (lambda x: x * 2)(await v(4)), max(await v(1), *[await v(9)], **{}), await v(0) or await v("or"), await v(1) and await v("and"))
    x = [0, 0]; x[await v(0)] = await v(7); x[await v(1)] += await v(8); print(x); o = type("O", (), {})(); o.a, (await v(o)).b = await v((1, 2)); print(vars(o)); del x[await v(0)]; print(x)
    def deco(f): return f
    @await v(deco)
    def g(a=await v("default")): return a
    print(g())
    class C(await v(object), metaclass=await v(type)):
        pass
    print(C.__name__); assert await v(1), await v("never")
    for i in await v([1, 2]): print(await v(i), end=" ")
    while await v(len(x)): x.pop()
    with await v(__import__("contextlib").nullcontext("cm")) as c: print(c)
    try: raise await v(ValueError("raised"))
    except await v(ValueError) as e: print(e)
    match await v(3):
        case n if await v(n > 2): print("matched", n)
    if (y := await v(6)) > 5: print(y)
    print(await v(await v(await v("nested"))), [await v(i) for i in range(3) if await v(i)], [i async for i in agen() if await v(True)], await asyncio.gather(v(1), v(2)))
    return await v("returned")
async def agen():
    yield await v(1)
    x = yield
    yield x
print(asyncio.run(main()))
for s in ("await x", "def f(): await x", "async def f(): await", "async def f(): await x = 1", "async def f(a=await x): pass", "async def f(): lambda: await x", "async def f(): await -x", "async def f(): await not x", "async def f(): -await x", "async def f(): await await x", "async def f(): await x ** 2", "async def f(): 2 ** await x", "async def f(): del await x", "async def f(): await x += 1", "async def f():\n def g(a=await x): pass", "async def f(): await lambda: 0", "async def f(): await yield", "async def f(): (await x).y = 1", "async def f(): await x.y[0](1)", "await = 1", "async = 1", "async def f(): yield from x", "async def f():\n yield\n return 1", "class C:\n await x", "async def f():\n class C: await x", "async lambda: 0", "async with a: pass", "async for a in b: pass", "def f():\n async with a: pass", "def f():\n async for a in b: pass", "async def f():\n async with a as b, c as d: pass", "async def f():\n async pass", "async def f(): print(await)", "async def f(): await(x)", "async def f(): [await x async for y in z]"):
    try: compile(s, "s", "exec"); print("fine", s)
    except SyntaxError as e: print(s.replace("\n", ";"), "|", e.msg, e.lineno, e.offset, e.end_offset)
