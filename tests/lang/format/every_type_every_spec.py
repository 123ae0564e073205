# tests/lang/format/every_type_every_spec.py - format() of values of each built-in type under many specs: text or error
import datetime, decimal, fractions, enum, uuid, ipaddress
class E(enum.Enum): A = 1
class IE(enum.IntEnum): A = 1
class SE(enum.StrEnum): A = "s"
class F(enum.Flag): A = 1
class I(int): pass
class S(str):
    def __format__(self, spec): return f"<{spec}>"
class N: pass
class Str:
    def __str__(self): return "str!"
values = [0, 5, -7, 12345678, True, 1.5, -0.0, 1e300, float("nan"), float("inf"), 1 + 2j, "text", "", b"b", None, [1], (1,), {1: 2}, E.A, IE.A, SE.A, F.A, I(5), S("x"), N, Str(), datetime.date(2020, 1, 2), fractions.Fraction(1, 3), type, ...]
specs = ["", "5", "<8", ">8", "^8", "*^8", "=8", "08", "+", "-", " ", "#", "#x", "x", "X", "o", "b", "d", "n", "c", "e", "E", "f", "F", "g", "G", "%", "s", ",", "_", ",d", "_x", ",x", ".2", ".3f", ".0f", "#.0f", ".3s", "10.3", "+08.2f", "z", "z.1f", "é^6", "{", "!", "q", "5q", ".", ".x", "99999999999999999999", ".99999999999999999999", ",_", "_,", "0", "00", "<", "<<", "<<5", "+-", "  ", "%Y-%m", "05d", "-5", "#b", "+.1%", "0<5", "0>+8", "=+8,"]
for v in values:
    name = type(v).__name__
    last = None
    for s in specs:
        try: r = repr(format(v, s))
        except Exception as e: r = f"{type(e).__name__}: {e}"
        if r != last: print(name, v if not isinstance(v, (N, Str)) else "", repr(s), r[:110])
        last = r
