# tests/lang/code/attributes_of_code.py - what a code object says of its names, arguments, lines and flags
import dis
def show(f):
    c = f.__code__
    print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals)
    print("  ", c.co_varnames, c.co_names, c.co_freevars, c.co_cellvars)
    flags = [n for v, n in dis.COMPILER_FLAG_NAMES.items() if c.co_flags & v]
    print("  ", sorted(flags), c.co_firstlineno - show.__code__.co_firstlineno)
def plain(a, /, b, *, c): d = a; return d
def star(*args, k=1, **kw): pass
def outer():
    x = 1; unused = 2
    def inner(y=x): return x + y
    return inner
def gen(): yield 1
async def coro(): await x
async def agen(): yield 1
class K:
    def method(self): return __class__
    def nested(self):
        class L:
            def deep(self): return [i for i in self]
        return L.deep
for f in (plain, star, outer, outer(), gen, coro, agen, K.method, K().nested(), lambda *a: a): show(f)
genexp = (i + j for i in range(3) for j in range(i))
show(type("G", (), {"__code__": genexp.gi_code}))
print([type(c).__name__ for c in K.nested.__code__.co_consts], outer.__code__.co_consts[1:3])
c = plain.__code__
print([a for a in dir(c) if a.startswith("co_")])
for name in ("co_name", "co_consts", "co_flags", "co_code", "co_lnotab", "co_nope"):
    try: setattr(c, name, 1)
    except Exception as e: print(name, type(e).__name__, e)
print(c == c.replace(), hash(c) == hash(c.replace()), c == c.replace(co_name="other"), c.replace(co_name="other").co_name)
for kw in ({"co_name": 5}, {"co_nope": 1}, {"co_varnames": ["a"]}, {"co_filename": b"x"}, {"co_firstlineno": "1"}):
    try: print(c.replace(**kw))
    except Exception as e: print(type(e).__name__, e)
two = [compile("x = 1", "f", "exec") for _ in range(2)]
print(two[0] == two[1], compile("x = 1", "g", "exec") == two[0], compile("\nx = 1", "f", "exec") == two[0], compile("x = 1.0", "f", "exec") == two[0], compile("x = True", "f", "exec") == two[0])
print([l - c.co_firstlineno for s, e, l in plain.__code__.co_lines() if l is not None][-1], len(list(c.co_positions())) > 0)
print(repr(compile("1", "file name", "eval")).split(" at ")[0], repr(compile("1", "file name", "eval")).split(", ", 1)[1])
