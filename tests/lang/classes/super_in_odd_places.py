# tests/lang/classes/super_in_odd_places.py - super in class methods, static methods, nested functions, comprehensions and properties
class A:
    def f(self): return "A"
    @classmethod
    def c(cls): return "Ac"
    @staticmethod
    def s(): return "As"
    @property
    def p(self): return "Ap"
    v = "Av"
    def __getattr__(self, n): return "dyn " + n
class B(A):
    def f(self):
        g = lambda: super(B, self).f()
        def h(): return super(B, self).f()
        return g() + h() + super().f()
    @classmethod
    def c(cls): return "B" + super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return super().p + super().v
    def comp(self):
        try:
            return [super().f() for _ in range(1)]
        except (TypeError, RuntimeError) as e:
            return str(e)
    def missing(self):
        try:
            return super().nothing
        except AttributeError as e:
            return str(e)
b = B()
print(b.f(), B.c(), b.s(), b.p, b.comp(), b.missing(), b.dynamic)
s = super(B, b)
print(s.v, s.f(), repr(s).startswith("<super: <class 'B'>, <B object>>"), super(A, b).__repr__.__name__)
u = super(B)
print(type(u.__get__(b)).__name__, u.__get__(b).f())
