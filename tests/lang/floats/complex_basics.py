# tests/lang/floats/complex_basics.py - complex numbers: arithmetic, text and parsing
a = 3 + 4j
print(a, abs(a), a.conjugate(), a.real, a.imag, a * 2, a * a, a / (1 - 1j), a ** 2, -a, a == 3 + 4j, a == 3, 1j * 1j, complex(1), complex("1+2j"), complex("-j"), complex(1, 2), complex(1.5), complex("(3-4.5e2j)"), repr(complex(-0.0, -0.0)), complex("nan+infj"), 1j ** 2, bool(0j), hash(3 + 0j) == hash(3), [2j])
for f in (lambda: 1j < 2j, lambda: complex("1 + 2j"), lambda: complex("x"), lambda: 1j // 1, lambda: 1j % 1, lambda: int(1j), lambda: float(1j), lambda: 1j / 0, lambda: complex("1", 2), lambda: 0j ** -1):
    try:
        f()
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
