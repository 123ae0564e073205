# tests/lang/code/top_level_await.py - with PyCF_ALLOW_TOP_LEVEL_AWAIT a body that awaits is a coroutine's
import ast, types, inspect, asyncio
async def f(): return 5
async def ag():
    for i in range(3): yield i
class CM:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): print("exit")
fl = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
for mode, src in [("exec", "x = await f()\nprint(x)"), ("eval", "await f()"), ("single", "await f()"), ("exec", "async for i in ag():\n    print(i)"), ("exec", "async with CM() as c:\n    print(c)"), ("eval", "[i async for i in ag()]"), ("exec", "y = [await f() for _ in 'ab']; print(y)"), ("exec","x=1"), ("eval", "(i async for i in ag())")]:
    c = compile(src, "<s>", mode, fl)
    print(mode, repr(src), bool(c.co_flags & inspect.CO_COROUTINE))
    r = eval(c)
    if inspect.iscoroutine(r): print(asyncio.run(r))
    else: print(type(r).__name__)
    g = {"f": f, "ag": ag, "CM": CM}
    r = types.FunctionType(c, g)()
    if inspect.iscoroutine(r): print(asyncio.run(r), g.get("x"))
    l = {}
    r = eval(c, dict(g), l)
    if inspect.iscoroutine(r): print(asyncio.run(r), sorted(l))
for src in ["await f()", "async for i in x: pass", "async with x: pass", "[i async for i in x]", "def g(): await x", "lambda: await x", "class A:\n await x", "def g():\n [i async for i in x]"]:
    for flags in (0, fl):
        try: compile(src, "<s>", "exec", flags); print(repr(src), "ok")
        except SyntaxError as e: print(repr(src), e)
