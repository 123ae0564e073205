# tests/lang/builtins/super_forms.py - super with none, one and two arguments: unbound, static, class methods, changed __class__, errors
class A:
    def who(self): return "A.who"
    @classmethod
    def cm(cls): return "A.cm", cls.__name__
    @staticmethod
    def sm(): return "A.sm"
    attr = "A.attr"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return k
class B(A):
    def who(self): return "B>" + super().who()
    @classmethod
    def cm(cls): return super().cm()
    @staticmethod
    def sm(): return super(B, B).sm()
    def parts(self): return super().attr, super().p, super().__getitem__(3), super().__self__ is self, super().__thisclass__, super().__self_class__
    def cell(self): return __class__
    def nested(self): return [super(B, self).who() for _ in "a"], (lambda s=self: super(B, s).who())()
    unbound = None
B.unbound = super(B)
class C(B): pass
b, c = B(), C()
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: b.who(), lambda: c.who(), lambda: C.cm(), lambda: B.sm(), lambda: b.parts(), lambda: c.parts()[5], lambda: c.cell(), lambda: c.nested(), lambda: super(B, b), lambda: super(B), lambda: super(B, C), lambda: super(), lambda: super(5), lambda: super(B, 5), lambda: super(C, b), lambda: super(1, 2), lambda: super(B, b, 1), lambda: super(B).who, lambda: super(B).__get__(c, C).who(), lambda: type(c.unbound), lambda: b.unbound.who(), lambda: super(B, b).nope, lambda: super(B, b)[1], lambda: super(B, b).__setattr__("q", 1), lambda: b.q, lambda: setattr(super(B, b), "z", 1), lambda: super(A, b).who, lambda: super(object, b), lambda: super(type, B).mro()[0], lambda: super(B, B).who(c), lambda: repr(super(B, b))[:30].split(">")[0], lambda: super(B, b).__class__, lambda: type(super(B, b)).__name__, lambda: super(B, b).__init__(), lambda: super(B, b).__init__(1), lambda: super(x=1)):
    t(f)
class D:
    def no_self(): return super()
    def del_self(self): del self; return super()
    def rebind(self): self = 5; return super().who
    def args(*a): return super().__repr__()[:3]
    def gen(self): yield super().__hash__() == hash(self)
    def deep(self):
        def f(): return super()
        return f()
    def cellself(self):
        def g(): return self
        return super().__hash__() == hash(g())
t(lambda: D.no_self()); t(lambda: D().del_self()); t(lambda: D().rebind()); t(lambda: D().args()); t(lambda: list(D().gen())); t(lambda: D().deep()); t(lambda: D().cellself())
class S(super): pass
print(S(B, b).who(), type(S(B, b)).__name__)
