# tests/lang/finalization/errors_in_finalizers.py - errors in __del__ are reported and change nothing; the pending exception survives
import gc, sys
gc.disable()
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, "__qualname__", None))
class C:
    def __del__(self): raise ValueError("in __del__")
C()
c, d = C(), C()
c.d, d.c = d, c
del c, d
print(gc.collect())
def f():
    x = C()
    raise KeyError("outer")
try:
    f()
except KeyError as e:
    print("caught", e, e.__context__)
class Exits:
    def __del__(self): sys.exit(3)
Exits()
class NotCallable:
    __del__ = 5
NotCallable()
class TooMany:
    def __del__(self, x): pass
TooMany()
class Swallows:
    def __del__(self):
        try:
            raise IndexError
        except IndexError:
            print("handled", sys.exc_info()[0])
try:
    raise RuntimeError("r")
except RuntimeError:
    Swallows()
    print(sys.exc_info()[1])
class Late: pass
late = Late()
Late.__del__ = lambda self: print("added later")
del late
class Inst: pass
i = Inst()
i.__del__ = lambda: print("never: looked up in the class")
del i
