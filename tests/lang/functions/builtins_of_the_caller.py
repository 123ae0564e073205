# tests/lang/functions/builtins_of_the_caller.py - a function whose globals name no __builtins__ has its caller's, and gives them to functions in it
import asyncio, ast, types
async def arange(n):
    for i in range(n): yield i
co = compile("a = [x async for x in arange(2)][1]", "?", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
g = {"arange": arange}
f = types.FunctionType(co, g)
print(type(f.__builtins__))
asyncio.run(f()); print(g["a"])
co = compile("a = [y for y in range(2)][1]\ndef h(): return len('ab')\nb = h()", "?", "exec")
g = {}
types.FunctionType(co, g)(); print(g["a"], g["b"])
g = {}
exec("def q(): return [1 for i in 'ab']", g)
del g["__builtins__"]
print(types.FunctionType(g["q"].__code__, {})())
