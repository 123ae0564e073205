# tests/lang/exceptions/unraisable_in_del.py - an exception in __del__ is reported to sys.unraisablehook and goes no further
import sys
def hook(u): print("unraisable:", u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__)
sys.unraisablehook = hook
class C:
    def __del__(self): raise ValueError("in del")
c = C()
del c
print("goes on")
def f():
    c = C()
    raise KeyError("real")
try:
    f()
except KeyError as e:
    print(e)
