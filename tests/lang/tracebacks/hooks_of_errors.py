# tests/lang/tracebacks/hooks_of_errors.py - sys.excepthook and sys.unraisablehook: arguments, errors in hooks, their originals
import sys, io, contextlib
def hook(t, v, tb): print("hook", t.__name__, v, tb and tb.tb_frame.f_code.co_name)
print(sys.excepthook is sys.__excepthook__, sys.unraisablehook is sys.__unraisablehook__)
err = io.StringIO()
with contextlib.redirect_stderr(err):
    try: 1 / 0
    except ZeroDivisionError as e: sys.__excepthook__(type(e), e, e.__traceback__)
    sys.__excepthook__(ValueError, ValueError("no tb"), None)
    sys.__excepthook__(None, KeyError("odd type"), None)
    sys.__excepthook__(1, "not an exception", None)
    sys.__excepthook__(ValueError, None, None)
print(err.getvalue().replace(__file__, "FILE"))
for a in ((), (1,), (1, 2, 3, 4)):
    try: sys.__excepthook__(*a)
    except TypeError as e: print(e)
def unraisable(u): print(type(u).__name__, u.exc_type.__name__, u.exc_value, u.err_msg, u.object is not None, u.exc_traceback is not None)
sys.unraisablehook = unraisable
class D:
    def __del__(self): raise ValueError("in del")
D()
def g():
    try: yield
    finally: raise KeyError("in gen")
it = g(); next(it); del it
import weakref
class O: pass
o = O(); r = weakref.ref(o, lambda r: 1 / 0); del o
print("bad hook")
err = io.StringIO()
with contextlib.redirect_stderr(err):
    def bad(u): raise LookupError("hook fails")
    sys.unraisablehook = bad
    D()
    sys.unraisablehook = None
    D()
    del sys.unraisablehook
    D()
lines = err.getvalue().splitlines()
print(len(lines)); print("\n".join(l for l in lines if not l.startswith(("  File", "    ")) and "0x" not in l))
sys.unraisablehook = sys.__unraisablehook__
try: sys.unraisablehook(5)
except TypeError as e: print(e)
err = io.StringIO()
with contextlib.redirect_stderr(err): D()
print(len(err.getvalue().splitlines()), err.getvalue().splitlines()[-1])
sys.stderr = None
D(); print("no stderr: silent")
sys.stderr = sys.__stderr__
sys.excepthook = hook
def fails(): raise OSError("last")
try: fails()
finally: print("before the hook")
