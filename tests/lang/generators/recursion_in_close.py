# tests/lang/generators/recursion_in_close.py - errors in dropped generators are reported, not raised
import sys
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.exc_value)
def g():
    try:
        yield
    finally:
        raise ValueError("in finally")
it = g()
next(it)
del it
print("end")
def h():
    try:
        yield
    except GeneratorExit:
        yield 1
it = h()
next(it)
del it
print("end")
