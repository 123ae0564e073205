# tests/lang/counts/default_argument_count.py - a default value is held by its function until the function goes
import sys
x = object()
base = sys.getrefcount(x)
def f(a=x): pass
print(sys.getrefcount(x) - base)
f()
print(sys.getrefcount(x) - base)
del f
print(sys.getrefcount(x) - base)
