# tests/lang/classes/call_method.py - instances of a class with __call__ can be called, and callable knows
class C:
    def __call__(self, *a, **k): return (a, k)
c = C()
print(c(1, x=2), callable(c), callable(C), callable(1))
c.__call__ = lambda: "instance attribute is ignored"
print(c())
class D: pass
try:
    D()()
except TypeError as e:
    print(e)
