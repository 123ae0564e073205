# tests/lang/weakref/finalize_in_detail.py - weakref.finalize: once, in the order of making reversed at exit, atexit, detach, peek
import weakref
class A: pass
def add(x, y, z): log.append((x, y, z)); return x + y + z
log = []
a = A()
f = weakref.finalize(a, add, 67, 43, z=89)
print(f.alive, f.peek()[1:] == (add, (67, 43), {"z": 89}), f.peek()[0] is a)
print(f(), f(), f.alive, f.peek(), f.detach(), log)
f = weakref.finalize(a, add, 1, 2, z=3)
print(f.detach()[0] is a, f.alive, f(), f.peek())
f = weakref.finalize(a, add, "x", "y", z="z")
del a
print(f.alive, log[-1], f())
for bad in (lambda: weakref.finalize(), lambda: weakref.finalize(A()), lambda: weakref.finalize(1, print), lambda: weakref.finalize(func=1, obj=2)):
    try:
        bad()
    except TypeError as e:
        print(str(e).split("(")[0])
b = A()
g = weakref.finalize(b, print, "at exit: first made")
h = weakref.finalize(b, print, "at exit: second made")
i = weakref.finalize(b, print, "not at exit")
print(g.atexit, i.atexit)
i.atexit = False
import sys
j = weakref.finalize(b, lambda: 1 / 0)
sys.excepthook = lambda t, v, tb: print("excepthook", t.__name__, v)
print("end")
