# tests/lang/finalization/overwritten_locals.py - what a local held is finalized where it is overwritten: the line, and a sound frame to collect from
import gc, sys

class D:
    def __init__(self, what): self.what = what
    def __del__(self): print(self.what, sys._getframe(1).f_lineno - base)

class C: pass

base = sys._getframe().f_lineno
def lines(o):
    a, b, r = 50000, 70000, 1.5
    x = D("constant")

    x = None
    x = D("local")

    x = a
    x = D("attribute")

    x = o.b
    x = D("global")

    x = len
    x = D("sum")

    x = a + b
    x = D("product")

    x = r * r
    x = D("comparison")

    x = a < b
    x = D("range")

    for x in range(1000, 1001):
        pass
    x = D("cell")

    x = cell
    return lambda: cell

def outer():
    cell = 9
    def inner(o):
        a = 1
        x = D("closure")

        x = cell
    return inner

cell = 8
o = C()
o.b = 1
closure = outer()
for i in range(5):
    lines(o)
    closure(o)

class Collect:
    def __del__(self): gc.collect()

def ignore(a): return 1

def collects():  # the call's arguments are gone by then
    r, s, n = 1.5, 2.5, 90000
    for i in range(12):
        t = Collect()
        w = ignore(tuple([[]] * 100000))
        t = None
        t = Collect()
        w = ignore(tuple([[]] * 100000))
        t = (r * s) * (s * n)
collects()
print("ok")
