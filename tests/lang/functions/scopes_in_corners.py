# tests/lang/functions/scopes_in_corners.py - names in class bodies, comprehensions, generators and nested functions
# scoping & comprehension & class edge cases 2, decorators, async comps
import sys, types
def t(src, ns=None):
    ns = {} if ns is None else ns
    try: exec(src, ns); return ns.get("r", ns.get("d"))
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
for s in ["""
class A:
    x = 1
    y = [x for _ in range(2)] if False else 0
    z = [i for i in range(x)]
    w = (lambda v=x: v)()
r = A.y, A.z, A.w""", """
def f():
    x = 1
    class B:
        x = 2
        def g(self): return x
        y = x
    return B().g(), B.y
r = f()""", """
x = 'g'
class C:
    x = x + 'c'
    class D:
        y = x
r = C.x, C.D.y""", """
def f(x):
    class E:
        nonlocal x
        x = x + 1
        locals()['q'] = 5
    return x, E.q
r = f(1)""", """
def f():
    [y := i for i in range(3)]
    return y
r = f()""", """
class F:
    a = [lambda: k for k in 'ab']
    b = [c() for c in a]
r = F.b, hasattr(F, 'k'), hasattr(F, 'c')""", """
def outer():
    def f(): return v
    v = 1
    a = f()
    v = 2
    b = f()
    del v
    try: f()
    except NameError as e: return a, b, str(e)
r = outer()""", """
def outer():
    x = 1
    def a():
        def b():
            nonlocal x
            x += 1
            return x
        return b
    return a()(), a()(), x
r = outer()""", """
def g():
    global gg
    def h():
        return gg
    gg = 7
    return h()
r = g()""", """
def f(a, b=lambda: a if 0 else 1): return b()
r = f(1)""", """
x = 1
def f():
    def g(): 
        exec('x = 5')
        return x
    return g()
r = f()""", """
def f():
    for i in range(3): pass
    return i, [i for i in range(5)][-1], i
r = f()""", """
class M(type):
    def __getattribute__(c, n):
        return 'meta ' + n if n == 'q' else type.__getattribute__(c, n)
class N(metaclass=M): pass
r = N.q""", """
class P:
    def __class_getitem__(c, i): return i
r = P[1:2, ..., 'a']""", """
try:
    class Q:
        raise KeyError('in class')
except KeyError as e: r = str(e)""", """
class R:
    global rg
    rg = 5
    def rg2(self): pass
r = rg, 'rg' in vars(R)""", """
class S:
    __module__ = 'custom'
    __qualname__ = 'qq'
r = S.__module__, S.__qualname__, repr(S)""", """
class T:
    __qualname__ = 5""", """
class U:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
class V(U):
    def __init__(self): super().__init__(); self.__x = 2
v = V(); r = sorted(v.__dict__.items())""", """
class W:
    def f(self): return __class__
    g = f
class X(W): pass
r = X().f().__name__, X().g().__name__""", """
class Y:
    def f(self):
        def inner(): return __class__
        return inner()
    h = lambda self: super().__init__
r = Y().f().__name__, Y().h().__name__""", """
def f(): return super().x
class Z: g = f
try: Z().g()
except RuntimeError as e: r = str(e)""", """
class AA:
    def f(): return super()
try: AA.f()
except RuntimeError as e: r = str(e)""", """
import builtins
r = [n for n in ('print', 'len') if n in globals()]
len = lambda x: 'mine'
r.append(len([]))
del len
r.append(len([]))""", """
def f(*, a, **k): return a, k
r = f(**{'a': 1, 'b': 2}), f(a=1, **{}), f(**dict(a=5))""", """
def f(a, *b, c=3, **d): return locals()
r = f(1, 2, 3, c=4, e=5), f(*(1,), **{'c': 2})""", """
a = b = c = 1
a, b, *c = c, *[a, b], a
r = a, b, c""", """
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
(x[2]) = 9
[p, [q, *r2]] = [1, (2, 3, 4)]
r = x, p, q, r2""", """
i = 0
def n():
    global i; i += 1; return i
d = {n(): n(), n(): n()}
l = [n(), n()][n() - 7]
r = d, l, n() + n() * n(), (n() if n() else n()), n() < n() < n(), i""", """
def g():
    x = yield
    while True: x = yield x * 2
a = g(); next(a); r = a.send(3), a.send(4)""", """
def g(): return (yield from [1, 2]) or 'none'
a = g(); r = list(a)""", """
def g():
    yield
    return 5
def h():
    r = yield from g()
    yield r
r = list(h())""", """
r = (lambda: (yield))().__class__.__name__, type((x for x in ())).__name__""", """
def f():
    try: return 1
    finally: pass
    return 2
r = f()""", """
from collections import namedtuple
P = namedtuple('P', 'x y', defaults=[5]); r = P(1), P(1, 2)._replace(x=3), P._fields, P(1)._asdict()""", """
import functools
@functools.lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
r = fib(50), fib.cache_info()""", """
import contextlib
@contextlib.contextmanager
def cm():
    try: yield 1
    except ValueError: pass
with cm() as r: raise ValueError""", """
import dataclasses
@dataclasses.dataclass(order=True)
class D: 
    a: int
    b: list = dataclasses.field(default_factory=list)
r = repr(D(1)), D(1) < D(2), D(1) == D(1)""", """
import enum
class E(enum.Enum): A = 1; B = 2
r = repr(E.A), E(2).name, list(E), E['A'] is E.A"""]:
    print(t(s))
async def agen():
    for i in range(3): yield i
async def acomp():
    a = [x async for x in agen()]
    b = {x: y async for x in agen() for y in [x * 2]}
    c = {x async for x in agen() if x}
    d = [y async for y in (x async for x in agen())]
    e = [await coro(x) for x in range(2)]
    async with ACM() as v: pass
    async for z in agen(): 
        if z == 1: break
    else: print("no else")
    return a, b, c, d, e, v, z
async def coro(x): return x + 1
class ACM:
    async def __aenter__(self): return "v"
    async def __aexit__(self, *a): return None
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
print(run(acomp()))
