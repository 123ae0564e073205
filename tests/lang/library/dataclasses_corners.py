# tests/lang/library/dataclasses_corners.py - dataclasses: field options, order of fields, inheritance, slots, kw_only, frozen, hash rules, errors
import dataclasses, copy
from dataclasses import *
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
@dataclass
class A:
    x: int
    y: list = field(default_factory=list, repr=False)
    z: int = field(default=5, compare=False, metadata={"k": 1})
    c: "ClassVar[int]" = 3
    w: InitVar[int] = 7
    n: int = field(init=False, default=0)
    def __post_init__(self, w): self.n = self.x + w
@dataclass(order=True, frozen=True)
class O: a: int; b: str = "b"
@dataclass(slots=True, kw_only=True)
class K: p: int; q: int = 2
@dataclass
class B(A):
    x: str = "over"
    _: KW_ONLY = None
    kw: int = 9
@dataclass(eq=False, repr=False)
class N: a: int = 1
@dataclass(unsafe_hash=True)
class H: a: int = field(hash=False); b: int = 0
for f in (lambda: A(1), lambda: A(1, w=2).n, lambda: A(), lambda: A(1, 2, 3, 4, 5, 6), lambda: A(1) == A(1, [], 99), lambda: A(1) == (1,), lambda: hash(A(1)), lambda: A.__match_args__, lambda: [f.name for f in fields(A)], lambda: fields(A)[2].metadata, lambda: repr(fields(A)[0])[:40], lambda: asdict(A(1, [O(2)])), lambda: astuple(A(1, [(O(2),)])), lambda: replace(A(1), x=5, w=1), lambda: replace(A(1), n=5, w=1), lambda: O(1) < O(2), lambda: O(1) < O(1, "a"), lambda: O(1) < 5, lambda: O(1) == O(1), lambda: hash(O(1)) == hash((1, "b")), lambda: setattr(O(1), "a", 2), lambda: delattr(O(1), "a"), lambda: setattr(O(1), "new", 2), lambda: K(1), lambda: K(p=1), lambda: setattr(K(p=1), "r", 1), lambda: K.__slots__, lambda: K.__match_args__, lambda: B(), lambda: B(kw=1), lambda: B("a", [], 1, 2, 3), lambda: N() == N(), lambda: repr(N())[-1:], lambda: hash(H(1, 2)) == hash((2,)), lambda: is_dataclass(A), lambda: is_dataclass(A(1)), lambda: is_dataclass(5), lambda: fields(5), lambda: asdict(5), lambda: asdict(A), lambda: replace(5), lambda: make_dataclass("M", ["a", ("b", int), ("c", int, 5)])(1, 2), lambda: make_dataclass("M", ["1a"]), lambda: make_dataclass("M", ["a", "a"]), lambda: A.__doc__, lambda: A.__annotations__["x"], lambda: copy.replace if hasattr(copy, "replace") else None, lambda: A.__eq__(A(1), 5), lambda: type(MISSING).__name__, lambda: asdict(O(1), dict_factory=lambda i: sorted(i))):
    t(f)
for body in ("x: int = 1; y: int", "x: list = []", "x: dict = {}", "x = field()", "x: int = field(default=1, default_factory=int)", "x: int = field(init=False)", "x: int = field(kw_only=True); y: int = 1", "_: KW_ONLY; a: int = 1; __: KW_ONLY", "x: InitVar[int] = field(default_factory=int)", "x: int\n def __init__(self): pass", "x: int\n def __repr__(self): return 'own'", "x: int\n def __eq__(self, o): return 'own'", "x: object = object"):
    try:
        exec("@dataclass\nclass Z:\n " + body); print(body.split("\n")[0], "|", fields(Z) and [f.name for f in fields(Z)] if "Z" in dir() else "")
    except Exception as e:
        print(body.split("\n")[0], "|", type(e).__name__, e)
for src in ("@dataclass(order=True)\nclass Z:\n def __lt__(self, o): pass", "@dataclass(frozen=True)\nclass Z(A): pass", "@dataclass\nclass Z(O): pass", "@dataclass(frozen=True)\nclass Z:\n def __setattr__(self, *a): pass", "@dataclass(eq=False, order=True)\nclass Z: pass", "@dataclass(unsafe_hash=True)\nclass Z:\n def __hash__(self): pass", "@dataclass(slots=True)\nclass Z:\n __slots__ = ()", "dataclass(5)", "dataclass(bogus=1)", "field(bogus=1)", "@dataclass(weakref_slot=True)\nclass Z: pass"):
    t(lambda: exec(src))
@dataclass
class R: me: object = None
r = R(); r.me = [r]; print(r)
