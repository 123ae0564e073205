# tests/lang/counts/exception_releases.py - the name of a caught exception is unbound at the end of its handler, with all it held
import sys
x = object()
base = sys.getrefcount(x)
try:
    raise ValueError(x)
except ValueError as e:
    print(sys.getrefcount(x) - base, "e" in globals())
print(sys.getrefcount(x) - base, "e" in globals())
