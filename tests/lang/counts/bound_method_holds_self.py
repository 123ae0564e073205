# tests/lang/counts/bound_method_holds_self.py - a stored bound method keeps its object alive
import sys
class C:
    def f(self): pass
c = C()
base = sys.getrefcount(c)
m = c.f
print(sys.getrefcount(c) - base)
c.f()
print(sys.getrefcount(c) - base)
del m
print(sys.getrefcount(c) - base)
