# tests/lang/counts/closure_count.py - a closure cell holds one reference, however many functions share it
import sys
def make(v):
    def f(): return v
    def g(): return v
    return f, g
x = object()
base = sys.getrefcount(x)
f, g = make(x)
print(sys.getrefcount(x) - base)
del f
print(sys.getrefcount(x) - base)
del g
print(sys.getrefcount(x) - base)
