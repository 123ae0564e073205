# tests/lang/classes/unary_and_conversions.py - unary operators and conversions call their methods
class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), complex(n), round(n), round(n, 2))
print([0, 1, 2, 3][n], "abcd"[n], hex(n), bin(n), range(n), "x" * n, chr(n) == "\x03")
import math
print(math.trunc(n))
for op in (lambda: -object(), lambda: ~object(), lambda: abs(object()), lambda: int(object()), lambda: float(object()), lambda: [1][object()]):
    try:
        op()
    except TypeError as e:
        print(e)
