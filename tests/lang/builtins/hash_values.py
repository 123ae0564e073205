# tests/lang/builtins/hash_values.py - hash() of numbers, tuples, strings, functions and objects that answer oddly
import sys
print(sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag, sys.hash_info.width)
from fractions import Fraction
from decimal import Decimal
for x in (0, 1, -1, -2, 2**61 - 2, 2**61 - 1, 2**61, -(2**61), 2**200 + 1, 0.5, -0.0, 1e300, 5e-324, float("inf"), 1j, 1 + 1j, -1j, True, Fraction(1, 3), Fraction(7, 2), Decimal("0.5"), Decimal("1e50"), (), (1,), (1, 2), ((1,), 2.5), (0.0, -1), range(5), frozenset(), frozenset([1, 2]), frozenset([frozenset()]), slice):
    if x is not slice: print(repr(x), hash(x))
print(hash(Fraction(1, 2)) == hash(0.5) == hash(Decimal("0.5")), hash("") , hash(b""), hash("a") == hash("a" * 1), hash(b"ab") == hash(memoryview(b"ab")), hash(None) == hash(None))
class H:
    def __init__(self, r): self.r = r
    def __hash__(self): return self.r
for r in (5, -1, 2**61, 2**64, -2**70, True, 1.5, "x", None):
    try:
        print(r, hash(H(r)), {H(r): 1} is not None)
    except Exception as e:
        print(r, type(e).__name__, e)
class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(self, o): return True
class Sub(EqOnly): __hash__ = object.__hash__
for o in (NoHash(), EqOnly(), [], {}, set(), bytearray(), slice(1), {}.keys(), {}.items(), memoryview(bytearray())):
    try:
        print(type(hash(o)))
    except Exception as e:
        print(type(e).__name__, e)
print(type(hash(Sub())), EqOnly.__hash__, hash.__name__, object.__hash__(1) == hash(1), int.__hash__(5))
