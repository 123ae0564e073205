# tests/lang/library/dataclasses_module.py - dataclasses: init, repr, eq, order, defaults, frozen, replace
from dataclasses import dataclass, field, replace, asdict, fields
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    def dist(self): return abs(self.x) + abs(self.y)
print(P(1), P(1, 2) == P(1, 2), P(1) < P(2), P(3, 4).dist(), asdict(P(1)), replace(P(1), y=5), [f.name for f in fields(P)], P(1).tags is P(1).tags)
@dataclass(frozen=True)
class F:
    a: str
print(hash(F("x")) == hash(F("x")), {F("k"): 1}[F("k")])
try:
    F("x").a = 1
except AttributeError as e:
    print(type(e).__name__, e)
try:
    P()
except TypeError as e:
    print(e)
