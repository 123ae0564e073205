# tests/lang/calls/method_forms.py - methods through instance, class, bound variable, getattr and super are the same
class A:
    def f(self, *a, **k): return type(self).__name__, a, k
class B(A): pass
b = B()
g, h = b.f, getattr(b, "f")
print(b.f(1), A.f(b, 1), g(1), h(k=2), super(B, b).f(3), b.f(*[1], **{"z": 2}), list(map(b.f, "x")))
b.f = lambda *a: ("instance", a)
print(b.f(1), B.f(b))
