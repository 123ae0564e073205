# tests/lang/classes/index_and_int_protocols.py - __index__ serves int(), slicing and built-ins; __int__ only int()
class I:
    def __index__(self): return 5
class N:
    def __int__(self): return 7
class T:
    def __trunc__(self): return 9
class F:
    def __float__(self): return 2.5
print(int(I()), [0] * I(), list(range(I())), "abcdefg"[I()], bin(I()), float(I()), complex(I()), int(N()), float(F()), complex(F()))
class BadI:
    def __index__(self): return "x"
class BadN:
    def __int__(self): return 1.5
class BadF:
    def __float__(self): return "x"
for f in (lambda: [1][N()], lambda: int(BadI()), lambda: int(BadN()), lambda: float(BadF()), lambda: range(N()), lambda: [1, 2][BadI()], lambda: float(N()), lambda: complex("1", 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
import warnings
class Sub:
    def __int__(self): return True
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(int(Sub()), len(w), w[0].category.__name__)
