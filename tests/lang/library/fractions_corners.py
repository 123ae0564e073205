# tests/lang/library/fractions_corners.py - Fraction: construction from all kinds, arithmetic, comparison, limits, formatting, errors
from fractions import Fraction as F
from decimal import Decimal
import math
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: F(1, 3) + F(1, 6), lambda: F("3/4"), lambda: F(" -1.5e2 "), lambda: F("1/0"), lambda: F(1, 0), lambda: F("x"), lambda: F(0.1), lambda: F(Decimal("0.1")), lambda: F(float("nan")), lambda: F(float("inf")), lambda: F(1.5, 2), lambda: F(F(1, 2), F(3, 4)), lambda: F(6, -4), lambda: F(7, 2) // 1, lambda: F(-7, 2) % 2, lambda: divmod(F(7, 2), F(1, 3)), lambda: F(1, 2) ** 2, lambda: F(1, 2) ** -2, lambda: F(1, 2) ** 0.5, lambda: F(4) ** F(1, 2), lambda: 2 ** F(1, 2), lambda: F(0) ** -1, lambda: F(1, 2) == 0.5, lambda: F(1, 3) == 1/3, lambda: hash(F(5)) == hash(5), lambda: F(1, 3) < 0.34, lambda: F(1, 3) < float("nan"), lambda: F(1, 2) + 0.5, lambda: F(1, 2) + 1j, lambda: round(F(7, 2)), lambda: round(F(22, 7), 2), lambda: math.floor(F(-1, 2)), lambda: math.ceil(F(-1, 2)), lambda: int(F(-7, 2)), lambda: float(F(1, 3)), lambda: F(355, 113).limit_denominator(10), lambda: F(1).limit_denominator(0), lambda: F.from_float(0.25), lambda: F.from_decimal(Decimal("1.1")), lambda: F.from_float("x"), lambda: F(3, 6).as_integer_ratio(), lambda: repr(F(1, 2)), lambda: str(F(4, 2)), lambda: bool(F(0)), lambda: abs(F(-1, 2)), lambda: -F(1, 2), lambda: F(1, 2).numerator, lambda: setattr(F(1, 2), "numerator", 5), lambda: sum([F(1, 3)] * 3), lambda: F("1_0/2_0"), lambda: F("1 / 2"), lambda: F("0x1"), lambda: F(True), lambda: F(None), lambda: F("1/-2"), lambda: F(10**30, 3).limit_denominator(2), lambda: F(1, 2) > "a", lambda: complex(F(1, 2)), lambda: math.sqrt(F(1, 4)), lambda: sorted([F(1, 2), 0.3, 1, F(1, 3)]),):
    t(f)
