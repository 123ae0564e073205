# tests/lang/calls/defaults_at_hot_sites.py - a hot call leaves out parameters with defaults, while the defaults change
def f(a, b=2, c=3): return a, b, c
def site(*args): return f(*args)
def one(): return f(1)
def two(): return f(1, "b")
def three(): return f(1, "b", "c")
def none(): return f()
for _ in range(40):
    seen = one(), two(), three()
print(seen)
def attempt(g):
    try:
        return g()
    except TypeError as e:
        return str(e)
print(attempt(none))
f.__defaults__ = ("x", "y", "z")
print(one(), two(), attempt(none))
f.__defaults__ = ("last",)
print(attempt(one), two())
f.__defaults__ = None
print(attempt(one), attempt(two), three())
f.__defaults__ = (0, 1, 2, 3, 4)
print(one(), attempt(none))

class C:
    def __init__(self, a, b=5, *, key=None): self.v = a, b, key
class D:
    def __init__(self, a, b=5): self.v = a, b
class E(D):
    def __init__(self, a=1, b=2, c=3):
        super().__init__(a)
        self.w = c
def make(cls, n):
    for _ in range(40):
        o = cls(n)
    return vars(o)
def make_none(cls):
    for _ in range(40):
        o = cls()
    return vars(o)
print(make(C, 1), make(D, 2), make(E, 3), make_none(E))
D.__init__.__defaults__ = ("changed",)
print(make(D, 2), make_none(E), attempt(lambda: make_none(D)))

def counter():
    total = 0
    def add(n=1, m=10):
        nonlocal total
        total += n * m
        return total
    return add
add = counter()
def hot():
    for _ in range(30): r = add()
    return r, add(2), add(2, 3)
print(hot())

import sys
marker = object()
def keep(a, b=marker): return None
def calls():
    for _ in range(100): keep(1)
before = sys.getrefcount(marker)
calls()
print(sys.getrefcount(marker) - before)
def deep(n, step=1): return n if n <= 0 else deep(n - step)
print(deep(500))
try:
    deep(10 ** 6)
except RecursionError as e:
    print(e)
