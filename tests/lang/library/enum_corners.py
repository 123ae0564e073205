# tests/lang/library/enum_corners.py - enums: flags and boundaries, aliases, auto, missing, members as descriptors, subclassing, pickles, errors
import enum
from enum import *
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class C(Enum):
    R = 1; G = 2; CRIMSON = 1
    def hi(self): return self.name.lower()
    @classmethod
    def _missing_(cls, v): return cls.G if v == "green" else None
class F(Flag):
    A = auto(); B = auto(); D = auto(); AB = A | B
class IF(IntFlag):
    X = 1; Y = 4
class S(StrEnum):
    ONE = auto(); Two = "2"
class I(IntEnum):
    P = 5; Q = auto()
for f in (lambda: list(C), lambda: C.CRIMSON, lambda: C(1), lambda: C("green"), lambda: C(9), lambda: C["G"], lambda: C["Z"], lambda: C.Z, lambda: C.R.hi(), lambda: C.R == 1, lambda: C.R < C.G, lambda: C.__members__, lambda: len(C), lambda: C.R in C, lambda: 1 in C, lambda: setattr(C, "R", 5), lambda: delattr(C, "R"), lambda: setattr(C.R, "value", 1), lambda: setattr(C.R, "name", 1), lambda: C.R.G, lambda: type("D", (C,), {}), lambda: C(), lambda: C(1, 2), lambda: hash(C.R) == hash("R"), lambda: F.A | F.D, lambda: F.AB, lambda: ~F.A, lambda: F(0), lambda: F(3), lambda: F(8), lambda: F(16), lambda: list(F.AB), lambda: F.A in F.AB, lambda: len(F.AB), lambda: F.A & F.B, lambda: F.A ^ F.AB, lambda: bool(F(0)), lambda: F.A | 1, lambda: F["A"], lambda: list(F), lambda: IF.X | 8, lambda: IF(2), lambda: ~IF.X, lambda: IF.X + 1, lambda: IF(-1), lambda: str(IF.X), lambda: f"{IF.X}", lambda: S.ONE, lambda: str(S.Two), lambda: f"{S.ONE:>5}", lambda: S.ONE + "x", lambda: I.Q, lambda: str(I.P), lambda: f"{I.P}", lambda: "%d %s" % (I.P, I.P), lambda: I.P + 1, lambda: repr(I.P), lambda: I("x"), lambda: Enum("Fn", "a b c")(2), lambda: Enum("Fn", {"x": 5}).x, lambda: Enum("Fn", [("p", 1)], type=int).p + 1, lambda: Enum("Fn", "a b", start=0).a.value, lambda: IntFlag("G", "a b").b.value, lambda: dir(C), lambda: C.R.__class__, lambda: C.__name__, lambda: type(C), lambda: unique(C), lambda: C.R.value, lambda: C.R._name_, lambda: str(C.R), lambda: f"{C.R}", lambda: format(C.R, ">8"), lambda: C.__doc__, lambda: reversed(C).__next__(), lambda: isinstance(C.R, C), lambda: C.R is C(1)):
    t(f)
for body in ("A = 1; A = 2", "mro = 1", "_x_ = 1", "__x = 1", "A = 1\n def f(self): pass", "A = 1; B = A", "A, B = 1, 2", "_ignore_ = 'q'; q = 5; A = 1", "A = (1, 2)\n def __init__(self, a, b): self.s = a + b", "A = auto(); B = 'x'; C = auto()", "A = []", "_generate_next_value_ = staticmethod(lambda n, s, c, l: n * 2); A = auto()", "A = enum.member(5); B = enum.nonmember(6)"):
    try:
        ns = {"Enum": Enum, "auto": auto, "enum": enum}; exec("class E(Enum):\n " + body, ns); print(body.split("\n")[0], "|", list(ns["E"]), [getattr(m, "s", "") for m in ns["E"]])
    except Exception as e:
        print(body.split("\n")[0], "|", type(e).__name__, e)
for b in (STRICT, CONFORM, EJECT, KEEP):
    X = Flag("X", "A B", boundary=b)
    t(lambda: X(5)); t(lambda: ~X.A)
@verify(UNIQUE)
class U(Enum): A = 1
t(lambda: verify(CONTINUOUS)(Enum("V", {"a": 1, "b": 3}))); t(lambda: verify(NAMED_FLAGS)(Flag("W", {"a": 1, "b": 6}))); t(lambda: unique(Enum("V", {"a": 1, "b": 1})))
class Prop(Enum):
    A = 1
    @property
    def value2(self): return self.value * 2
    @enum.property
    def lab(self): return "lab" + self.name
    @staticmethod
    def st(): return "st"
t(lambda: (Prop.A.value2, Prop.A.lab, Prop.st(), Prop.A.st())); import pickle, copy; t(lambda: (pickle.loads(pickle.dumps(C.R)) is C.R, copy.deepcopy(F.AB) is F.AB))
