# tests/lang/counts/star_arguments.py - star-arguments hold their items during the call only
import sys
x = object()
base = sys.getrefcount(x)
def f(*a, **k):
    return sys.getrefcount(x) - base
print(f(), f(x), f(x, x), f(k=x), f(x, k=x))
print(sys.getrefcount(x) - base)
