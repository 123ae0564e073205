# tests/lang/async/comprehension_mix.py - asynchronous comprehensions nest in each other, in conditions, and in generator expressions
import asyncio
async def arange(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def double(x):
    await asyncio.sleep(0)
    return x * 2
async def main():
    print([x async for x in arange(3)], {x async for x in arange(3)}, {x: -x async for x in arange(3)})
    print([await double(x) for x in range(3)], [x for x in range(6) if await double(x) > 4])
    print([[y async for y in arange(x)] async for x in arange(4)])
    print([[y async for y in arange(x)] for x in range(4)])
    print([(x, y) async for x in arange(3) for y in range(x)], [(x, y) for x in range(3) async for y in arange(x) if y % 2 == 0])
    print({await double(k): await double(v) async for k, v in pairs()})
    g = (await double(x) async for x in arange(4) if x != 1)
    print(type(g).__name__, g.__name__, g.__qualname__)
    print([x async for x in g], [x async for x in g])
    h = (x for x in [await double(1), await double(2)])
    print(type(h).__name__, list(h))
    k = (await double(x) for x in range(3))
    print(type(k).__name__, [x async for x in k])
    print(f"{await double(21)} {[x async for x in arange(2)]!r:>10}")
    print([y := await double(x) for x in range(3)], y)
async def pairs():
    yield 1, 2
    yield 3, 4
try:
    asyncio.run(main())
except SyntaxError as e: print(e)
for src in ("def f(): [x async for x in y]", "async def f(): \n def g(): return [await x for x in y]", "lambda: [x async for x in y]",
            "[x async for x in y]", "(x async for x in y)", "class C:\n  [x async for x in y]", "async def f(): return lambda: await x",
            "async def f(): return [lambda: (await y) for y in z]", "def f(): (await x for x in y)", "def f():\n  return (i for i in (x async for x in y))"):
    try: compile(src, "s", "exec"); print("fine", src)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
