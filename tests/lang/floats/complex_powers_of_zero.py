# tests/lang/floats/complex_powers_of_zero.py - whole powers of a complex zero keep its signs
import cmath
for a in (complex(-0.0, 0), complex(0, -0.0), complex(-0.0, -0.0), 0j, -0.0):
    for b in (0, 1, 2, 3, 100, 101, 0.5, 0j, complex(1, 0), complex(1, -0.0), complex(2, 0), -1, 1j):
        try:
            print(a, b, a ** b, complex(a) ** b)
        except ZeroDivisionError as e:
            print(a, b, e)
