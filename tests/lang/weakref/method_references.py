# tests/lang/weakref/method_references.py - WeakMethod lives as long as both object and function, compares and hashes as bound methods do
import gc, weakref
class C:
    def m(self): return "m"
    def n(self): return "n"
    def __eq__(self, o): return isinstance(o, C)
    def __hash__(self): return 1
def fresh():
    class D:
        def m(self): return "m"
    return D
calls = []
D = fresh()
d = D()
w = weakref.WeakMethod(d.m, calls.append)
print(w()() , type(w()).__name__, w() == d.m, weakref.ref(d.m)() is None)
del d
gc.collect()
print(w(), calls == [w], len(calls))
calls.clear()
d = D()
w = weakref.WeakMethod(d.m, calls.append)
del D.m
gc.collect()
print(w(), len(calls))
del d
gc.collect()
print(len(calls))
x, y = C(), C()
a, b, c, e = weakref.WeakMethod(x.m), weakref.WeakMethod(y.m), weakref.WeakMethod(x.n), weakref.WeakMethod(x.m)
print(a == b, a == c, a == e, a != b, hash(a) == hash(x.m) or hash(a) == hash(weakref.ref(x)), a == x.m)
del x
gc.collect()
print(a == b, a == e, a == a)
try:
    weakref.WeakMethod(print)
except TypeError as err:
    print(err)
gc.collect()
D = fresh()
d = D()
w = weakref.WeakMethod(d.m)
before = gc.collect()
del w, d
print(gc.collect() == 0 or "a cycle")
