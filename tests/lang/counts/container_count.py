# tests/lang/counts/container_count.py - each slot of a container holds one reference, and gives it back on removal
import sys
x = object()
base = sys.getrefcount(x)
l = [x, x, x]
print(sys.getrefcount(x) - base)
l.pop()
print(sys.getrefcount(x) - base)
l[0] = None
print(sys.getrefcount(x) - base)
l.clear()
print(sys.getrefcount(x) - base)
t = (x,) * 5
print(sys.getrefcount(x) - base)
del t
d = {x: x}
print(sys.getrefcount(x) - base)
d.popitem()
print(sys.getrefcount(x) - base)
