# tests/lang/library/enum_module.py - enumerations: members, values, look-up, aliases, flags
import enum
class C(enum.Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1
    @property
    def low(self): return self.name.lower()
print(list(C), C.RED, C(2), C["RED"], C.ALIAS is C.RED, C.RED.value, C.GREEN.name, C.RED.low, repr(C.GREEN), C.RED == 1, C.RED in C, len(C))
class I(enum.IntEnum):
    A = 1
    B = enum.auto()
print(I.B + 1, I.A < I.B, sorted([I.B, I.A]))
class F(enum.Flag):
    R, W, X = 4, 2, 1
print(F.R | F.W, F.R in (F.R | F.X), bool(F.R & F.W), ~F.R)
for bad in (lambda: C(9), lambda: C["X"], lambda: setattr(C, "RED", 5), lambda: type("D", (C,), {})):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
