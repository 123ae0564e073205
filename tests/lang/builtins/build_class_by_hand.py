# tests/lang/builtins/build_class_by_hand.py - __build_class__, __import__ and breakpoint called directly
import builtins, sys
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def body(): pass
bc = builtins.__build_class__
for f in (lambda: bc(), lambda: bc(body), lambda: bc(5, "X"), lambda: bc(body, 5), lambda: bc(body, "X"), lambda: bc(body, "X", int).__mro__[1], lambda: bc(body, "X", metaclass=lambda *a, **k: (a, k)), lambda: bc(body, "X", metaclass=5), lambda: bc(body, "X", 5), lambda: bc(body, "X", key=1), lambda: bc(body, "X", metaclass=type, **{})):
    t(f)
class Prep(type):
    @classmethod
    def __prepare__(m, name, bases, **k): print("prepare", name, bases, k); return {"given": 1}
    def __new__(m, name, bases, ns, **k): print("new", sorted(ns)); return type.__new__(m, name, bases, ns)
    def __init__(cls, *a, **k): print("init", k)
class P(metaclass=Prep, opt=2): x = 1
print(P.given)
class BadPrep(type):
    @classmethod
    def __prepare__(m, *a): return 5
try:
    class Q(metaclass=BadPrep): pass
except TypeError as e:
    print(e)
class Entries:
    def __mro_entries__(self, bases): print("entries", bases == (E,)); return (int,)
E = Entries()
class R(E): pass
print(R.__mro__[1], R.__orig_bases__ == (E,))
for f in (lambda: __import__("os.path").__name__, lambda: __import__("os.path", fromlist=["join"]).__name__ in ("posixpath",), lambda: __import__("nope_xyz"), lambda: __import__("os.nope"), lambda: __import__(""), lambda: __import__(5), lambda: __import__("os", level=-1), lambda: __import__("x", level=1), lambda: __import__("json", {}, {}, 5), lambda: __import__("json", fromlist=[5]), lambda: __import__("sys") is sys, lambda: __import__(name="math").__name__, lambda: __import__()):
    t(f)
import types
old = sys.breakpointhook
sys.breakpointhook = lambda *a, **k: ("hook", a, k)
t(lambda: breakpoint()); t(lambda: breakpoint(1, x=2))
del sys.breakpointhook
t(lambda: breakpoint())
sys.breakpointhook = sys.__breakpointhook__
import os
for v in ("0", "builtins.len", "nope.nope", "builtins.nope", "print", "."):
    os.environ["PYTHONBREAKPOINT"] = v
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        t(lambda: breakpoint("ab"))
        print(v, [str(x.message) for x in w])
