# tests/lang/weakref/callback_errors.py - an error in a callback is reported, not raised
import sys, weakref
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value)
class C: pass
c = C()
r = weakref.ref(c, lambda r: 1 // 0)
del c
print("goes on", r() is None)
