# tests/lang/code/code_from_attributes.py - types.CodeType(*all attributes) makes equal code that runs the same, whatever the code is of
import asyncio, sys, types

NAMES = """argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname
firstlineno linetable exceptiontable freevars cellvars""".split()

def attributes(code):
    return [getattr(code, "co_" + name) for name in NAMES]

def again(code):
    """Code made of its attributes, and so is the code within it."""
    values = attributes(code)
    values[7] = tuple(again(k) if isinstance(k, types.CodeType) else k for k in code.co_consts)
    made = types.CodeType(*values)
    same = [getattr(made, "co_" + name) == getattr(code, "co_" + name) for name in NAMES]
    assert made == code and hash(made) == hash(code) and made is not code and all(same), (code, same)
    assert list(made.co_lines()) == list(code.co_lines()) and list(made.co_positions()) == list(code.co_positions())
    return made

def copy(f):
    g = types.FunctionType(again(f.__code__), f.__globals__, f.__name__, f.__defaults__, f.__closure__)
    g.__kwdefaults__ = f.__kwdefaults__
    return g

def plain(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more
print(copy(plain)(1, d=4), copy(plain)(*range(6), d=0, z=1))

def outer(a, b):
    """Parameters that are cells, cells that are not, locals of a class body."""
    c = a + b
    class Body:
        x = c
        def method(self): return __class__.__name__, a, self.x
    def inner():
        nonlocal b
        b += 1
        return a, b, c, [a + i for i in range(b)]
    return inner, Body
inner, body = copy(outer)(1, 2)
print(inner(), inner(), body().method(), copy(inner)(), copy(body.method)(body()))

def generator(n):
    try:
        for i in range(n):
            got = yield i
            if got: return got
    except KeyError as e:
        yield "key", e.args
    finally:
        print("end")
print(list(copy(generator)(3)))
g = copy(generator)(3)
print(next(g), g.throw(KeyError(1)))
g.close()

async def stream(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def coroutine(n):
    async with manager() as m:
        return m, [i async for i in copy(stream)(n)], sum([i async for i in stream(n) if i])
class manager:
    async def __aenter__(self): return "in"
    async def __aexit__(self, *a): pass
print(asyncio.run(copy(coroutine)(4)))

def matching(v):
    match v:
        case {"k": x, **rest}: return x, rest
        case [1, *others] | (2, *others): return others
        case complex(real=0): return "imaginary"
        case str() as s if s: return s
    try:
        try: raise ExceptionGroup("g", [ValueError(v), KeyError(v)])
        except* ValueError as e: found = len(e.exceptions)
    except ExceptionGroup as rest: return found, rest.exceptions
for v in ({"k": 1, "l": 2}, [1, 2, 3], (2,), 3j, "s", 0): print(copy(matching)(v))

def many():
    a = f"{1!r:>3}", [*"ab"], {**{"x": 1}}, {*()}, (lambda q, *, w=1: q + w)(1), dict(k=1, l=2), 3 if a_global else 4
    del a_global_2
    return a, sum(i * j for i in range(3) for j in range(i))
many = types.FunctionType(compile("def many():\n  global z\n  z = 1\n  del z\n  return f'{1!r:>3}', [*'ab'], dict(k=1, l=2), (lambda q, *, w=1: q + w)(1)", "f", "exec").co_consts[0], {})
print(copy(many)())
wide = "def wide(" + ", ".join(f"a{i}" for i in range(300)) + "):\n return a0 + a299, [" + ", ".join(f"a{i}" for i in range(300)) + "]"
space = {}
exec(wide, space)
print(copy(space["wide"])(*range(300))[0])

# Code that runs, is warm, is watched, or is suspended.
def warm(n):
    total = 0
    for i in range(n):
        total += len([i]) + i % 7
    code = sys._getframe().f_code
    return total, again(code) == code
print(warm(1000), warm(3), copy(warm)(1000))
before = again(warm.__code__)
sys.settrace(lambda *a: None)
print(copy(warm)(5), again(warm.__code__) == before)
sys.settrace(None)
suspended = generator(2)
next(suspended)
print(again(suspended.gi_code) == generator.__code__)
suspended.close()

# Constants and names that are equal, but other objects, as a pickle gives them back.
def fresh(o):
    if type(o) is str: return "".join(list(o))
    return tuple(map(fresh, o)) if type(o) is tuple else o
def keywords(o): return dict(some_name=o.real, other_name=o.imag)
values = [fresh(v) for v in attributes(keywords.__code__)]
made = types.CodeType(*values)
print(made == keywords.__code__, types.FunctionType(made, globals())(3 + 4j))

class Text(str): pass
class Names(tuple): pass
class Bytes(bytes): pass
values[8], values[9], values[6], values[7] = Names(map(Text, values[8])), Names(values[9]), Bytes(values[6]), Names(values[7])
made = types.CodeType(*values[:11], Text("renamed"), *values[12:16])
print(types.FunctionType(made, globals())(1 + 2j), made.co_name, type(made.co_names), {type(n) for n in made.co_names}, made.co_freevars)
print(len({keywords.__code__: 1, again(keywords.__code__): 2, keywords.__code__.replace(): 3}))
