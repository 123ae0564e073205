# tests/lang/finalization/exception_frames_release.py - what a caught exception keeps alive, and when its frames let go
import sys, weakref, gc
class O: pass
def make():
    o = O(); r = weakref.ref(o)
    def f(local): raise ValueError("v")
    try: f(o)
    except ValueError as e: keep = e
    return r, keep
r, e = make(); print(r() is not None); e.__traceback__ = None; gc.collect(); print(r() is None)
def g():
    o = O(); r = weakref.ref(o)
    try:
        x = o; raise KeyError(r)
    except KeyError as e: return e.args[0]
r = g(); print(r() is None)
def h():
    o = O(); r = weakref.ref(o)
    try: 1 / 0
    except ZeroDivisionError: del o
    return r() is None
print(h())
def gen():
    o = O(); yield weakref.ref(o)
    raise ValueError
it = gen(); r = next(it)
try: next(it)
except ValueError as e: print(r() is not None, e.__traceback__.tb_next.tb_frame.f_locals.keys()); e.__traceback__.tb_next.tb_frame.clear(); print(r() is None)
def deep(n, o): return deep(n - 1, o) if n else sys._getframe()
o = O(); r = weakref.ref(o); f = deep(3, o); del o; print(r() is not None); del f; print(r() is None)
try: raise ValueError(o2 := O())
except ValueError as e: r = weakref.ref(e.args[0]); del o2
print(r() is None, sys.exc_info())
def ctx():
    try:
        try: raise KeyError(O())
        except KeyError as k: raise ValueError from k
    except ValueError as v: return weakref.ref(v.__cause__.args[0]), v
r, v = ctx(); print(r() is not None); v.__cause__ = None; print(r() is not None, v.__context__ is not None); v.__context__ = None; print(r() is None)
