# tests/lang/descriptors/functions_are_descriptors.py - a function bound by hand acts as a method
def f(self, x): return (self, x)
m = f.__get__(5)
print(m(6), f.__get__(None, int) is f, type(m).__name__)
import types
class C: pass
c = C()
c.m = types.MethodType(lambda self, y: (self is c, y), c)
print(c.m(1))
try:
    types.MethodType(5, c)
except TypeError as e:
    print(e)
