# tests/lang/finalization/del_and_resurrection.py - __del__: once an object, resurrection, errors, order in containers and at rebinding
import gc, sys, weakref
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
d = D("a"); d = D("b"); print(log); del d; print(log); log.clear()
l = [D(i) for i in range(3)]; l.clear(); print(log); log.clear()
t = (D("t1"), D("t2")); del t; print(log); log.clear()
x = {"k": D("v1"), "j": D("v2")}; x["k"] = None; print(log); x.clear(); print(log); log.clear()
keep = []
class R:
    def __del__(self): log.append("del"); keep.append(self)
r = R(); del r; print(log, len(keep)); keep.clear(); print(log, "second time silent"); log.clear()
class Slots:
    __slots__ = ("a",)
    def __del__(self): log.append(self.a)
s = Slots(); s.a = "slot"; del s; print(log); log.clear()
class Child(D):
    def __del__(self): log.append("child"); super().__del__()
Child("parent"); print(log); log.clear()
class Late: pass
o = Late(); Late.__del__ = lambda self: log.append("added later"); del o; print(log); log.clear()
o = Late(); o.__del__ = lambda: log.append("instance: ignored"); del Late.__del__; del o; print(log)
class Cyc(D): pass
a, b = Cyc("c1"), Cyc("c2"); a.o, b.o = b, a; del a, b; print(log); gc.collect(); print(sorted(log)); log.clear()
def f():
    v = D("local"); w = D("second")
    return "result"
print(f(), log); log.clear()
def g():
    v = D("in except")
    raise ValueError
try: g()
except ValueError as e: print("held", log); e.__traceback__ = None; print("let go", log)
log.clear()
w = weakref.ref(D("weak")); print(w(), log); log.clear()
class W:
    def __del__(self): log.append(wr() is None)
y = W(); wr = weakref.ref(y); del y; print(log); log.clear()
D("temp").n; print(log); log.clear()
[D(i) for i in range(2)][0]; print(log); log.clear()
D("a").n + D("b").n; print(log); log.clear()
def gen():
    d = D("gen")
    yield 1
    yield 2
it = gen(); next(it); del it; print(log); log.clear()
class E:
    def __del__(self):
        try: raise KeyError("handled inside")
        except KeyError: log.append(repr(sys.exc_info()[1]))
try: raise ValueError("outer")
except ValueError: E(); print(log, repr(sys.exc_info()[1]))
