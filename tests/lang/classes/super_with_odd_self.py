# tests/lang/classes/super_with_odd_self.py - super() needs a first argument, its cell and a fitting type; each lack has its words
import types
def attempt(label, f):
    try: print(label, f())
    except BaseException as e: print(label, type(e).__name__, e)
class A:
    def m(self): return "A.m"
    x = 1
class B(A):
    def no_args(): return super()
    def star(*args): return super().m()
    def rebound(self): self = 5; return super().m()
    def deleted(self): del self; return super().m()
    def cell(self):
        f = lambda: self
        return super().m(), f() is self
    def deleted_cell(self):
        lambda: self
        del self
        return super().m()
    def nested(self):
        def inner(s): return super().m()
        return inner(self)
    def genexp(self): return list(super().m() for _ in [1])
    def local_class(self):
        __class__ = A
        return super()
    def named(self): return __class__.__name__, super.__name__
    def wrong(x): return super().m()
    def kw(*, self=None): return super()
    def walrus(self): return (super := lambda: "local")()
attempt("star", B().star)
attempt("no_args", B.no_args)
attempt("star none", B.star)
for n in ("rebound", "deleted", "cell", "deleted_cell", "nested", "genexp", "local_class", "named", "walrus"):
    attempt(n, getattr(B(), n))
attempt("wrong type", lambda: B.wrong(A()))
attempt("kw", B.kw)
attempt("int", lambda: B.wrong(3))
def outside(self): return super()
attempt("outside", lambda: outside(1))
attempt("module", lambda: super())
f = types.FunctionType(B.star.__code__, globals(), "f", None, (types.CellType(),))
attempt("empty cell", lambda: f(B()))
f = types.FunctionType(B.star.__code__, globals(), "f", None, (types.CellType(5),))
attempt("cell of 5", lambda: f(B()))
s = super(B, B())
print(s.__thisclass__, type(s.__self__).__name__, s.__self_class__, s.m(), s.x)
attempt("set", lambda: setattr(s, "x", 2))
attempt("missing", lambda: s.nothing)
attempt("repr", lambda: repr(super(B, B)))
attempt("unbound", lambda: repr(super(B)))
u = super(B)
attempt("rebind", lambda: u.__get__(B()).m())
attempt("rebind bad", lambda: u.__get__(A()))
attempt("same", lambda: u.__get__(None) is u)
attempt("args", lambda: super(1))
attempt("args", lambda: super(B, A()))
attempt("args", lambda: super(B, B(), 3))
attempt("kw", lambda: super(type=B))
attempt("class attr", lambda: super(B, B()).__class__)
