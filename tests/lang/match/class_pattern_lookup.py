# tests/lang/match/class_pattern_lookup.py - class patterns: __match_args__ inherited, overridden, duplicated, wrong, and attribute errors
class A:
    __match_args__ = ("x", "y")
    def __init__(self, x=1, y=2): self.x, self.y = x, y
class B(A): pass
class C(A): __match_args__ = ("y",)
class D(A): __match_args__ = ()
class E(A): __match_args__ = ["x"]
class F(A): __match_args__ = ("x", 5)
class G:
    def __getattr__(self, n):
        print(" getattr", n)
        if n == "err": raise KeyError(n)
        raise AttributeError(n)
class H:
    @property
    def p(self): raise AttributeError("inside property")
    @property
    def q(self): raise ValueError("inside property")
def attempt(label, f):
    try: print(label, f())
    except Exception as e: print(label, type(e).__name__, e)
def two(cls, o):
    match o:
        case cls(a, b): return a, b
        case _: return "no"
def one(cls, o):
    match o:
        case cls(a): return a
        case _: return "no"
def dup(cls, o):
    match o:
        case cls(a, x=b): return a, b
        case _: return "no"
def kw(cls, o):
    match o:
        case cls(y=b, x=a): return a, b
        case _: return "no"
def none(cls, o):
    match o:
        case cls(): return "yes"
        case _: return "no"
for cls in (A, B, C, D, E, F):
    for f in (none, one, two, dup, kw): attempt(f"{cls.__name__} {f.__name__}", lambda: f(cls, cls()))
attempt("sub", lambda: two(A, B())); attempt("sup", lambda: two(B, A())); attempt("C as A", lambda: two(A, C()))
for t, o in ((int, 5), (int, True), (bool, 1), (str, "s"), (dict, {}), (list, []), (tuple, ()), (float, 1.0), (object, 1), (type, int), (bytes, b""), (bytearray, bytearray()), (set, set()), (frozenset, frozenset()), (complex, 1j)):
    attempt(t.__name__, lambda: one(t, o))
    attempt(t.__name__ + " two", lambda: two(t, o))
attempt("not a class", lambda: none(5, 5)); attempt("tuple", lambda: none((int, str), 5)); attempt("union", lambda: none(int | str, 5)); attempt("alias", lambda: none(list[int], []))
def gx(o):
    match o:
        case G(missing=1): return 1
        case G(err=1): return 2
attempt("getattr", lambda: gx(G()))
def hx(o):
    match o:
        case H(p=_): return 1
        case H(q=_): return 2
attempt("property", lambda: hx(H()))
class M(type):
    def __instancecheck__(cls, o): print(" instancecheck", o); return o == 3
class N(metaclass=M): __match_args__ = ("real",)
attempt("N", lambda: one(N, 3)); attempt("N", lambda: one(N, 4))
class Slot: __slots__ = ("s",); __match_args__ = ("s",)
s = Slot(); attempt("unset slot", lambda: one(Slot, s)); s.s = 9; attempt("slot", lambda: one(Slot, s))
import enum, dataclasses
@dataclasses.dataclass
class P: a: int; b: int = 2; c: int = dataclasses.field(kw_only=True, default=3)
print(P.__match_args__); attempt("dc", lambda: two(P, P(7)))
