# tests/lang/counts/attribute_count.py - an instance attribute holds one reference, and deletion or replacement drops it
import sys
class C: pass
x = object()
base = sys.getrefcount(x)
c = C()
c.a = x
c.b = x
print(sys.getrefcount(x) - base)
del c.a
print(sys.getrefcount(x) - base)
c.b = None
print(sys.getrefcount(x) - base)
c.b = x
del c
print(sys.getrefcount(x) - base)
