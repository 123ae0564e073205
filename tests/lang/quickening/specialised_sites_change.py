# tests/lang/quickening/specialised_sites_change.py - hot attribute, call, operator and subscript sites see classes and types change under them
def attr(o): return o.v
class A: v = 1
class B:
    def __init__(self): self.v = 2
class S: __slots__ = ("v",)
class P:
    @property
    def v(self): return 4
class G:
    def __getattr__(self, n): return 5
import types
m = types.ModuleType("m"); m.v = 6
s = S(); s.v = 3
objs = [A(), B(), s, P(), G(), m, A, types.SimpleNamespace(v=8)]
print([[attr(o) for o in objs] for _ in range(30)][-1])
a = A()
def hot(n):
    out = []
    for i in range(n):
        if i == 50: a.v = "instance"
        if i == 60: A.v = property(lambda s: "data wins")
        if i == 70: A.v = "plain class"
        if i == 80: del a.v
        if i == 90: A.__getattribute__ = lambda s, n: "hook " + n
        if i == 95: del A.__getattribute__
        out.append(a.v)
    return [out[k] for k in (49, 50, 60, 70, 80, 90, 95)]
print(hot(100))
def add(x, y): return x + y
class N:
    def __add__(self, o): return "N+"
    def __radd__(self, o): return "+N"
print([add(x, y) for _ in range(20) for x, y in ((1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (N(), 1), (1, N()), (2**70, 1), (True, 1), ((1,), (2,)))][-9:])
def sub(c, k): return c[k]
class I:
    def __getitem__(self, k): return ("I", k)
class D(dict):
    def __missing__(self, k): return "missing"
print([sub(c, k) for _ in range(20) for c, k in (([1, 2], 0), ((3, 4), -1), ({0: 5}, 0), ("ab", 1), (I(), 2), (D(), 3), (b"x", 0), (range(5), 3), (list, int))][-9:])
def call(f): return f(1)
class C:
    def __init__(self, x): self.x = x
    def __call__(self, y): return self.x + y
print([call(f) if f is not C else call(f).x for _ in range(20) for f in (abs, lambda x: x + 1, C, C(5), C(2).__call__, str, int, [9].count, type)][-9:])
def cmp(x, y): return x < y
print([cmp(x, y) for _ in range(20) for x, y in ((1, 2), (1.0, 2), ("a", "b"), ((1,), (2,)), ({1}, {1, 2}))][-5:])
def it(x): return [i for i in x]
print([it(x) for _ in range(20) for x in (range(2), [1], (2,), "ab", {3: 4}, iter([5]), (g for g in [6]), {7})][-8:-1])
glob = 1
def read(): return glob, len
def globs():
    global glob, len
    out = [read()[0] for _ in range(30)]
    glob = 2; out = out[-1:] + [read()[0]]
    len = "shadow"; out.append(read()[1]); del len; out.append(read()[1]([1, 2]))
    del glob
    try: read()
    except NameError as e: out.append(str(e))
    glob = 3; return out + [read()[0]]
print(globs())
def store(o, v): o.w = v; return o.w
class RO:
    w = property(lambda s: "ro", lambda s, v: None)
print([store(o, i) for i, o in enumerate([A(), B(), types.SimpleNamespace(), RO(), m] * 10)][-5:])
def f(x=1): return x
def calls():
    out = []
    for i in range(60):
        if i == 30: f.__defaults__ = (2,)
        if i == 40: f.__code__ = (lambda x: x * 10).__code__
        out.append(f())
    return out[29], out[30], out[40]
print(calls())
