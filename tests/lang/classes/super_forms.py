# tests/lang/classes/super_forms.py - super works without arguments, with two, as a class method, and reports misuse
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c of " + cls.__name__
    @property
    def p(self): return "A.p"
class B(A):
    def f(self): return "B>" + super().f() + "," + super(B, self).f()
    @classmethod
    def c(cls): return "B>" + super().c()
    @property
    def p(self): return "B>" + super().p
print(B().f(), B.c(), B().p)
s = super(B, B())
print(s.f(), s.__thisclass__.__name__, s.__self_class__.__name__)
for bad in (lambda: super(), lambda: super(B, 1), lambda: super(1, 2), lambda: super(B, B()).nothing):
    try:
        bad()
    except (RuntimeError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
