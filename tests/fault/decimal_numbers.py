# tests/fault/decimal_numbers.py - decimal numbers and their contexts when any request for memory fails
from decimal import *
import pickle
class Money(Decimal): pass
def told(f):
    try:
        return f()
    except (ArithmeticError, TypeError, ValueError, KeyError) as e:
        return type(e).__name__, str(e)
c = Context(prec=60, traps=[InvalidOperation, DivisionByZero])
with localcontext(c) as inner:
    a, b = Decimal("123456789012345678901234567890123456789.5"), Decimal(10**45 + 7)
    print(a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, 7), -a, abs(-a))
    print(a.fma(b, 1), a ** 3, pow(Decimal(7), 100, 1000), a.sqrt(), Decimal(2) ** Decimal("0.5"))
    print(Decimal("1.5").exp(), Decimal(10).ln(), Decimal(7).log10(), a.quantize(Decimal("0.001")), b.normalize(), a.to_integral_value())
    print(Decimal("1" * 50).logical_xor(Decimal("10" * 20)), a.rotate(5), a.shift(-3), a.scaleb(10), a.next_plus(), a.max(b), a.compare(b))
    print(int(a), float(a), hash(b) == hash(10**45 + 7), round(a), round(a, -2), a.as_tuple(), Decimal("0.375").as_integer_ratio())
    print(a < b, a == 1.5, Decimal("0.5") < 1 / Decimal(3), a.number_class(), repr(Money("1.50")), a.to_eng_string())
    print(f"{a:,.3f}|{b:.5e}|{Decimal(5):%}|{Decimal('1e5'):*^30}|{Decimal('-0.001'):z.1f}|{Decimal('NaN123'):010}")
    print(Decimal("1234567.891").__format__("n", {"decimal_point": "\u20ac", "grouping": "\3\2", "thousands_sep": "::"}))
    print(sorted(str(k.__name__) for k, v in inner.flags.items() if v), inner.traps.copy()[Overflow], inner)
print(Decimal(0.1), Decimal.from_float(1e300).adjusted(), Decimal((1, (1, 2, 3), -1)), Decimal([0, [], "F"]), Decimal("\u0661_\u0662 "), Money(Decimal(3)))
print(Context(prec=3).create_decimal("1.2345e9999999999999999999".replace("9" * 19, "5")), Context(prec=2).create_decimal(10**30))
for value in Money("1.5"), Decimal("sNaN7"), c:
    print(repr(pickle.loads(pickle.dumps(value))))
for wrong in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("sNaN") + 1, lambda: c.flags[1], lambda: Context(prec=0), lambda: Decimal(1) + 1.5,
              lambda: localcontext(rounding="x"), lambda: c.divide(1, 0), lambda: Decimal(10) ** 10**9, lambda: int(Decimal("nan")), lambda: Decimal(1).__format__("q")):
    print(told(wrong))
