# lang/floats/complex_of_subclasses.py: complex() asks a float's subclass for its __float__; a power with an angle without end is refused
import cmath
import math


class F(float):
    def __float__(self):
        return 5.5


class G(float):
    def __float__(self):
        return "x"


class C(complex):
    def __complex__(self):
        return 9j


print(complex(F(1)), complex(1, F(2)), complex(F(1), F(2)), float(F(1)), math.sqrt(F(4)), cmath.sqrt(F(4)))
print(complex(C(1)), complex(1, C(2)))
for make in (lambda: complex(G()), lambda: complex(1, G()), lambda: float(G())):
    try:
        print(make())
    except TypeError as e:
        print(e)
inf = float("inf")
for base in (inf, -inf, 1j, 1 + 2j, 0j, 2.0, complex(inf, 1), complex(0, inf)):
    for exponent in (1j, 1 + 2j, inf, -inf, complex(inf, 1), complex(1, inf), 0.5, 2, -1):
        try:
            print(base, exponent, base ** exponent)
        except (ZeroDivisionError, OverflowError) as e:
            print(base, exponent, type(e).__name__, e)
