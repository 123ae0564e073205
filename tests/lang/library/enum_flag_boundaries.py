# tests/lang/library/enum_flag_boundaries.py - Flag and Enum: boundaries, negative and unknown values, composites, names, iteration, lookups and refusals
from enum import *
import enum, pickle, copy
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for b in (STRICT, CONFORM, EJECT, KEEP):
    for base in (Flag, IntFlag):
        F = base("F", {"A": 1, "B": 2, "D": 8, "AB": 3}, boundary=b); print(b.name, base.__name__)
        for v in (0, 1, 3, 4, 5, 12, 16, -1, -2, -9, 2**40): attempt(lambda: (F(v), F(v).value, F(v).name) if isinstance(F(v), F) else (F(v), type(F(v)).__name__))
        for f in (lambda: F.A | F.B, lambda: ~F.A, lambda: ~F.AB, lambda: ~F(0), lambda: F.A ^ F.AB, lambda: F.AB & ~F.A, lambda: list(F), lambda: list(F.AB | F.D), lambda: len(F.AB), lambda: F.A in F.AB, lambda: F.AB in F.A, lambda: 1 in F, lambda: bool(F(0)), lambda: F.A | 4, lambda: 4 | F.A, lambda: F.A + 1, lambda: F["AB"], lambda: F["X"], lambda: F.A.B, lambda: F(F.A), lambda: F("A"), lambda: F(None), lambda: F.__members__.keys(), lambda: repr(F.A | F.D), lambda: str(F.A | F.D), lambda: format(F.A | F.D, ">12"), lambda: F.A < F.B, lambda: hash(F.A) == hash(F(1)), lambda: copy.copy(F.A) is F.A, lambda: F.A == 1): attempt(f)
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W; NONE = 0; ALL = RW | X
print(list(Perm), Perm.NONE, Perm.ALL, [p.value for p in Perm], Perm.__members__, Perm(7) is Perm.ALL, Perm.R.name, (Perm.R | Perm.X).name, repr(Perm(0)), ~Perm.R, Perm.ALL & ~Perm.W)
for f in (lambda: type("E", (Perm,), {}), lambda: Perm.R.__class__, lambda: setattr(Perm, "R", 5), lambda: delattr(Perm, "R"), lambda: setattr(Perm.R, "value", 5), lambda: setattr(Perm.R, "name", 5), lambda: Perm(), lambda: Perm(1, 2), lambda: Perm.mro()[0], lambda: Perm._missing_(99), lambda: Perm.R.nope, lambda: Perm.nope, lambda: Enum("E", "A A"), lambda: Enum("E", ["A", ("B", 2)]), lambda: Enum("E", "a,b c"), lambda: list(Enum("E", {"X": 5, "Y": 5})), lambda: Enum("E", "A B", start=0).A.value, lambda: Enum("E", "A", type=str).A, lambda: Enum("E", "A", module="m", qualname="q").__module__, lambda: Enum("E", [("A", 1), ("B", 1)]).B, lambda: Enum("E", "mro"), lambda: Enum("E", "_x_"), lambda: Enum("E", "__x__"), lambda: Enum("E", 5), lambda: Enum(), lambda: Enum("E"), lambda: Enum("E", ())): attempt(f)
def make(body):
    ns = {}
    try: exec("from enum import *\n" + body, ns); E = ns["E"]; print(repr(body), [(m.name, m.value) for m in E], list(E.__members__))
    except Exception as e: print(repr(body), type(e).__name__, e)
for body in ("class E(Enum):\n A = 1\n B = 1", "@unique\nclass E(Enum):\n A = 1\n B = 1", "class E(Enum):\n A = auto()\n B = 5\n C = auto()", "class E(Enum):\n A = 'x'\n B = auto()", "class E(StrEnum):\n A = auto()\n Bc = auto()", "class E(StrEnum):\n A = 5", "class E(StrEnum):\n A = b'x', 'ascii'", "class E(IntEnum):\n A = '5'", "class E(IntEnum):\n A = 'x'", "class E(IntFlag):\n A = 1\n B = 4\n C = auto()", "class E(Flag):\n A = -1", "class E(Flag):\n A = 3", "class E(Flag):\n A = 'x'", "@verify(CONTINUOUS)\nclass E(Enum):\n A = 1\n B = 3", "@verify(UNIQUE)\nclass E(Enum):\n A = 1\n B = 1", "@verify(NAMED_FLAGS)\nclass E(Flag):\n A = 1\n B = 6", "class E(Enum):\n A = 1\n A = 2", "class E(Enum):\n A = 1\n def A(self): pass", "class E(Enum):\n _ignore_ = 'x y'\n x = 1\n A = x", "class E(Enum):\n A = member(1)\n B = nonmember(2)", "class E(Enum):\n _x = 1\n __y = 2\n A = 3", "class E(Enum):\n def f(self): pass\n A = f", "class E(Enum):\n class N: pass\n A = 1", "class E(Enum):\n A = property(lambda s: 1)\n B = 2", "class E(Enum):\n _order_ = 'B A'\n A = 1\n B = 2", "class E(Enum):\n _order_ = 'A B'\n A = 1\n B = 2", "class E(int, Enum):\n A = 1\n B = '2'", "class E(Enum):\n def __new__(cls, v):\n  o = object.__new__(cls); o._value_ = v * 2; return o\n A = 1\n B = 2", "class E(Enum):\n def __init__(self, a, b): self.a = a\n A = 1, 2\n B = 3, 4", "class E(Enum):\n def __init__(self, a): pass\n A = 1, 2", "class E(Enum):\n def _generate_next_value_(name, start, count, last): return name.lower()\n A = auto()\n B = auto()", "class E(Enum):\n A = 1\n def _generate_next_value_(name, start, count, last): return 1", "class E(Enum):\n A = []\n B = []", "class E(Enum):\n A = nope", "class E(Enum): pass", "class E(Enum, int): A = 1", "class B(Enum): pass\nclass E(B): A = 1", "class B(Enum):\n def f(self): return 1\nclass E(int, B): A = 1", "class E(Enum):\n mro = 1", "class E(Enum):\n name = 1\n value = 2", "class E(Enum, boundary=KEEP): A = 1", "class E(Flag, boundary=5): A = 1", "class E(Enum, nope=1): A = 1"): make(body)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else 5 if v == "five" else None if v == "none" else 1 / 0
for v in ("a", "five", "none", "zero"): attempt(lambda: M(v))
